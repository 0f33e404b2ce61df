"""The shape of the one page of an agreement: where, from when, what is agreed, and what must be in order."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone

from ama.domein.ontwerp import Opmaak
from ama.domein.overeenkomst import Dimona
from ama.forms.inhoud import InhoudForm
from ama.soorten import WSE, WVG
from werkzorg.ui.velden import DatumVeld, KeuzeVeld, TekstVeld

_VROEGST = date(2018, 7, 1)
_TOEKOMST = "Deze dag ligt in de toekomst: vul in wanneer het gebeurde."
JA, NEE = "ja", "nee"
# Whether paid work is near VDAB judges, and the rule about the VAPH is of AMA WVG.
_ALLEEN_WVG = ("betaald_werk", "vaph_gevraagd_op")
Keuzes = Iterable[tuple[str, Any]]


class OpmakenForm(InhoudForm):
    """A new agreement."""

    werkpost = KeuzeVeld(
        label="Werkpost", help_text="Typ de eerste letters. Staat ze er niet bij? Registreer ze eerst."
    )
    zoek_werkpost = TekstVeld(
        label="Zoek een werkpost", help_text="naam of activiteit", max_length=100, required=False
    )
    start = DatumVeld(label="Start", vroegst=_VROEGST, met_knoppen=True)
    betaald_werk = KeuzeVeld(
        label="Is betaald werk mogelijk, nu of binnenkort?",
        widget=forms.RadioSelect,
        choices=[(NEE, "nee, (nog) niet of niet meer"), (JA, "ja")],
        required=False,
        een_van_beide=True,
    )
    vaph_gevraagd_op = DatumVeld(
        label="Gevraagd naar steun van het VAPH op",
        help_text="dd/mm/jjjj. Is er steun? Noteer ze bij statuut en steun.",
        vroegst=_VROEGST,
        laatst=timezone.localdate,
        te_laat=_TOEKOMST,
        required=False,
        een_van_beide=True,
        met_knoppen=True,
    )
    geinformeerd_op = DatumVeld(
        label="Deelnemer geïnformeerd over zijn gegevens op",
        help_text="dd/mm/jjjj. Leg uit welke gegevens je verwerkt, en waarom (art. 31-33).",
        vroegst=_VROEGST,
        laatst=timezone.localdate,
        te_laat=_TOEKOMST,
        required=False,
        een_van_beide=True,
        met_knoppen=True,
    )
    verzekerd_ongevallen = forms.BooleanField(
        label="Verzekerd voor lichamelijke ongevallen, ook onderweg", required=False
    )
    verzekerd_ba = forms.BooleanField(
        label="Verzekerd voor burgerlijke aansprakelijkheid tegenover derden", required=False
    )
    dimona_referentie = TekstVeld(
        label="Nummer van de Dimona-aangifte (DWD)", max_length=30, required=False, een_van_beide=True
    )
    dimona_in_op = DatumVeld(
        label="Dimona in dienst op",
        help_text="dd/mm/jjjj. Met een nummer en zonder datum nemen we de start, of vandaag als die nog komt.",
        vroegst=_VROEGST,
        laatst=timezone.localdate,
        te_laat=_TOEKOMST,
        required=False,
        een_van_beide=True,
    )

    def __init__(
        self, *args: Any, werkposten: Keuzes, soort: str = WVG, met_zoeken: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if soort == WSE:
            for naam in _ALLEEN_WVG:
                del self.fields[naam]
        self.bied_aan("werkpost", [("", "Kies een werkpost"), *werkposten])
        if not met_zoeken:
            del self.fields["zoek_werkpost"]

    @property
    def feiten(self) -> list[Any]:
        """The fields about what must be in order."""
        return [
            self[naam]
            for naam in (
                "betaald_werk",
                "vaph_gevraagd_op",
                "geinformeerd_op",
                "verzekerd_ongevallen",
                "verzekerd_ba",
                "dimona_referentie",
                "dimona_in_op",
            )
            if naam in self.fields
        ]

    def opmaak(self) -> Opmaak | None:
        """What was filled in; None while werkpost or start are not."""
        schoon: dict[str, Any] = getattr(self, "cleaned_data", {})
        if not schoon.get("werkpost") or schoon.get("start") is None:
            return None
        referentie = schoon.get("dimona_referentie", "")
        # Who has the number, made the declaration: on the first day, or by now for one that is still to begin.
        gedaan = min(schoon["start"], timezone.localdate())
        in_op = schoon.get("dimona_in_op") or (gedaan if referentie else None)
        return Opmaak(
            werkpost=UUID(schoon["werkpost"]),
            start=schoon["start"],
            inhoud=self.inhoud(),
            betaald_werk_mogelijk={JA: True, NEE: False}.get(schoon.get("betaald_werk", "")),
            vaph_gevraagd_op=schoon.get("vaph_gevraagd_op"),
            geinformeerd_op=schoon.get("geinformeerd_op"),
            # Not ticked says nothing yet: nobody insures nobody.
            verzekerd_ongevallen=schoon.get("verzekerd_ongevallen") or None,
            verzekerd_ba=schoon.get("verzekerd_ba") or None,
            dimona=Dimona(referentie, in_op),
        )


class BewerkenForm(OpmakenForm):
    """A draft that stands there, changed."""

    versie = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**31 - 1)
    opnieuw_tekenen = forms.BooleanField(
        label="Laat de handtekeningen vervallen: iedereen tekent opnieuw", required=False
    )

    def __init__(self, *args: Any, is_getekend: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_getekend:
            del self.fields["opnieuw_tekenen"]


def begin_van(opmaak: Opmaak) -> dict[str, Any]:
    """What is kept, as the fields beside the contents have it."""
    mogelijk = opmaak.betaald_werk_mogelijk
    return {
        "werkpost": str(opmaak.werkpost),
        "start": opmaak.start,
        "betaald_werk": "" if mogelijk is None else JA if mogelijk else NEE,
        "vaph_gevraagd_op": opmaak.vaph_gevraagd_op,
        "geinformeerd_op": opmaak.geinformeerd_op,
        "verzekerd_ongevallen": bool(opmaak.verzekerd_ongevallen),
        "verzekerd_ba": bool(opmaak.verzekerd_ba),
        "dimona_referentie": opmaak.dimona.referentie,
        "dimona_in_op": opmaak.dimona.in_op,
    }
