"""The day sheet of a werkpost as the screen shows it: who is expected, what is recorded, which day it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac

from ama.documenten.aanwezigheidsblad import Papierblad, Papierregel
from ama.domein.aanwezigheid import STATUSSEN, Status, Waarde, botsing_zin, in_woorden, kan_ongedaan
from ama.domein.bladinvoer import Botsing
from ama.domein.dagblad import Plan, dagblad
from ama.domein.werkpostdag import Werkpostdag
from ama.forms.aanwezigheden import Bladrij
from ama.models import Aanwezigheid, Overeenkomst
from ama.models.dagbladlezen import Werkpostbeeld, met_rooster, plannen_van, werkpostbeelden
from ama.models.wseweigering import Weigering, wse_weigering
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.organisaties.models import Organisatie, Werkpost
from werkzorg.termijnen import Periode
from werkzorg.toegang.matrix import mag

_EEN_DAG = timedelta(days=1)
_ZOUT = "ama.aanwezigheden"
# A clash in an address: the first digits of the key of the agreement, the letter, the minutes.
_ANDERS = re.compile(r"([0-9a-f]{8})([AVO])(\d{0,3})")
_MEESTE_IN_ADRES = 15


@dataclass(frozen=True)
class Blad:
    """One sheet: the werkpost, the day and its kind, the agreements on it, and the lines.

    `geweigerd`: about whom nothing can be recorded that day, and why, as sentences.
    """

    beeld: Werkpostbeeld
    dag: Werkpostdag
    overeenkomsten: Sequence[Overeenkomst]
    rijen: Sequence[Bladrij]
    terug_te_nemen: int
    geweigerd: Sequence[str] = ()

    @property
    def adres(self) -> str:
        """The address of this sheet."""
        return bladadres(self.beeld.werkpost.pk, self.dag.dag)


def bladadres(werkpost_id: UUID, dag: date, botsingen: Sequence[Botsing] = ()) -> str:
    """The address of the sheet of this day, with the lines that clashed: no names, and nothing that is stored twice."""
    vraag = {"dag": dag.isoformat()}
    if botsingen:
        vraag["anders"] = botscode(botsingen)
    return f"{reverse('aanwezigheden_registreren', args=[werkpost_id])}?{urlencode(vraag)}"


def botscode(botsingen: Sequence[Botsing]) -> str:
    """The lines that clashed on one day as they stand in an address; of many only the first."""
    return "".join(
        f"{een.overeenkomst.hex[:8]}{een.mijn.status.value}{een.mijn.minuten or ''}"
        for een in botsingen[:_MEESTE_IN_ADRES]
    )


def verbeteradres(overeenkomst_id: UUID, dag: date) -> str:
    """The address where the presence of this day is corrected, with a reason."""
    return f"{reverse('aanwezigheid_verbeteren', args=[overeenkomst_id])}?dag={dag.isoformat()}"


def merk_van(door: Hoedanigheid) -> str:
    """The mark that binds what waits on a device to this account in this role; nobody learns from it whose it is."""
    return salted_hmac(_ZOUT, f"{door.gebruiker_id}:{door.lidmaatschap_id}").hexdigest()[:32]


def lees_blad(werkpost_id: UUID, dag: date, door: Hoedanigheid, *, anders: str = "") -> Blad:
    """The sheet of this werkpost on this day for this reader; three queries, and one more with AMA sociale economie.

    Raises Http404 when he has no signed agreement there at all.
    """
    return lees_bladen(werkpost_id, [dag], door, anders={dag: anders})[0]


def lees_bladen(
    werkpost_id: UUID, dagen: Sequence[date], door: Hoedanigheid, *, anders: Mapping[date, str]
) -> list[Blad]:
    """The sheets of these days, in their order, in the same three queries; see `lees_blad`.

    `anders`: per day the lines that clashed, as `botscode` wrote them.
    """
    binnen = Periode(min(dagen), max(dagen))
    alle = Overeenkomst.objects.zichtbaar_voor(door).bij_werkpost(werkpost_id).getekend()
    # Who worked here years ago is not read along with every sheet.
    dan = alle.filter(start__lte=max(dagen)).exclude(einde__lt=min(dagen))
    geldig = list(
        met_rooster(dan.select_related("deelnemer", "toeleiding"), binnen).order_by(
            "deelnemer__voornaam", "deelnemer__achternaam", "start", "pk"
        )
    )
    if not geldig and not alle.exists():
        raise Http404
    beeld = werkpostbeelden([werkpost_id], binnen)[werkpost_id]
    plannen = [plan for een in geldig for plan in plannen_van(een)]
    weigering = wse_weigering(geldig, timezone.localdate())
    al: dict[date, dict[UUID, Aanwezigheid]] = {}
    for een in Aanwezigheid.objects.filter(overeenkomst__in=geldig, dag__in=dagen):
        al.setdefault(een.dag, {})[een.overeenkomst_id] = een
    return [
        _zonder_geweigerden(
            _blad(beeld, dag, geldig, plannen, al.get(dag, {}), _botsingen(anders.get(dag, "")), door),
            weigering,
        )
        for dag in dagen
    ]


def _blad(
    beeld: Werkpostbeeld,
    dag: date,
    overeenkomsten: Sequence[Overeenkomst],
    plannen: Sequence[Plan],
    al: Mapping[UUID, Aanwezigheid],
    mijn: Mapping[str, Waarde],
    door: Hoedanigheid,
) -> Blad:
    per_pk = {een.pk: een for een in overeenkomsten if een.periode.bevat(dag)}
    wet = dagblad(beeld.op(dag), plannen, dag)
    regels = []
    for regel in (*wet.gepland, *wet.toe_te_voegen):
        huidig, voorstel = al.get(regel.overeenkomst), regel.voorstel
        overeenkomst = per_pk[regel.overeenkomst]
        rij = Bladrij(
            overeenkomst.pk,
            overeenkomst.deelnemer.naam,
            overeenkomst.get_absolute_url(),
            regel.gepland,
            voorstel.status.value if voorstel else "",
            voorstel.minuten if voorstel else 0,
            "",
            0,
            is_toe_te_voegen=voorstel is None,
        )
        regels.append(rij if huidig is None else _bewaard(rij, huidig, mijn))
    return Blad(beeld, wet.dag, list(per_pk.values()), regels, _terug_te_nemen(al.values(), door))


def _zonder_geweigerden(blad: Blad, weigering: Weigering) -> Blad:
    """The same sheet without the empty lines that nobody may fill in; what is recorded already stays."""
    nee = {een.pk: zin for een in blad.overeenkomsten if (zin := weigering(een, blad.dag.dag))}
    if not nee:
        return blad
    weg = [een for een in blad.rijen if een.overeenkomst in nee and not een.versie]
    return replace(
        blad,
        rijen=[een for een in blad.rijen if een not in weg],
        geweigerd=[f"{een.naam}: {nee[een.overeenkomst]}" for een in weg],
    )


def werkpost_van_blad(werkpost_id: UUID, door: Hoedanigheid) -> Werkpost:
    """The werkpost of a sheet that this reader can open; raises Werkpost.DoesNotExist for another one."""
    mijn = Overeenkomst.objects.zichtbaar_voor(door).bij_werkpost(werkpost_id).getekend()
    return Werkpost.objects.get(pk__in=mijn.values("werkpost_id"))


def bladscherm(blad: Blad, door: Hoedanigheid, *, is_gedeeld: bool) -> dict[str, Any]:
    """What the template of the sheet shows around its form."""
    dag, vandaag = blad.dag.dag, timezone.localdate()
    werkpost = blad.beeld.werkpost
    return {
        "werkpost": werkpost,
        "plaats": werkpost.naam,
        "dag": blad.dag,
        "vandaag": vandaag,
        "is_toekomst": dag > vandaag,
        "vorige_url": bladadres(werkpost.pk, dag - _EEN_DAG),
        "volgende_url": bladadres(werkpost.pk, dag + _EEN_DAG) if dag < vandaag else "",
        "vandaag_url": bladadres(werkpost.pk, vandaag),
        "week_url": f"{reverse('aanwezigheden_week', args=[werkpost.pk])}?dag={dag.isoformat()}",
        "papier_url": f"{reverse('aanwezigheidsblad_openen', args=[werkpost.pk])}?dag={dag.isoformat()}",
        "sluit_url": f"{reverse('werkpost_sluiten', args=[werkpost.pk])}?dag={dag.isoformat()}"
        if mag(door, "werkpost_sluiten")
        else "",
        "sessie_url": f"{reverse('sessie_registreren')}?vanaf=werkpost:{werkpost.pk}&op={dag.isoformat()}"
        if mag(door, "sessie_registreren")
        else "",
        "terug_te_nemen": blad.terug_te_nemen,
        "geweigerd": blad.geweigerd,
        "ingevuld": sum(een.versie > 0 for een in blad.rijen),
        "botsingen": [een for een in blad.rijen if een.botsing],
        "wie": merk_van(door),
        "is_gedeeld": is_gedeeld,
    }


def op_papier(blad: Blad, begeleider: Organisatie, *, is_leeg: bool) -> Papierblad:
    """The same sheet for paper: who is expected and, when it is not blank, what is recorded."""
    regels = [
        Papierregel(
            een.naam,
            een.gepland,
            STATUSSEN[Status(een.status)] if een.versie and not is_leeg else "",
            een.minuten if een.versie and not is_leeg and een.status == Status.AANWEZIG.value else 0,
            "" if is_leeg else een.nota,
        )
        for een in blad.rijen
        if not een.is_toe_te_voegen
    ]
    return Papierblad(
        begeleider.naam,
        begeleider.adres,
        blad.beeld.werkpost.naam,
        blad.dag.dag,
        blad.dag.naam,
        regels,
        is_leeg,
    )


def _bewaard(rij: Bladrij, huidig: Aanwezigheid, mijn: Mapping[str, Waarde]) -> Bladrij:
    waarde = Waarde(Status(huidig.status), huidig.minuten, huidig.nota)
    wilde = mijn.get(rij.code[:8])
    botsing = ""
    if wilde is not None and (wilde.status, wilde.minuten) != (waarde.status, waarde.minuten):
        botsing = botsing_zin(rij.naam, waarde, wilde)
    eerste = ""
    if huidig.is_verbeterd and huidig.eerste_minuten is not None:
        eerste = in_woorden(Waarde(Status(huidig.eerste_status), huidig.eerste_minuten))
    return replace(
        rij,
        status=huidig.status,
        minuten=huidig.minuten or rij.gepland,
        nota=huidig.nota,
        versie=huidig.versie,
        is_toe_te_voegen=False,
        eerste=eerste,
        verbeter_url=verbeteradres(rij.overeenkomst, huidig.dag),
        botsing=botsing,
    )


def _terug_te_nemen(rijen: Iterable[Aanwezigheid], door: Hoedanigheid) -> int:
    """How many lines this person saved last and can still take back."""
    eigen = [een for een in rijen if een.ingevuld_door_id == door.gebruiker_id and een.is_nieuw]
    laatst = max((een.ingevuld_op for een in eigen), default=None)
    if laatst is None or not kan_ongedaan(laatst, timezone.now()):
        return 0
    return sum(een.ingevuld_op == laatst for een in eigen)


def _botsingen(ruw: str) -> dict[str, Waarde]:
    """The lines in an address: what the reader wanted, by the first digits of the agreement."""
    return {
        code: Waarde(Status(letter), int(minuten or 0))
        for code, letter, minuten in _ANDERS.findall(ruw[:400])
    }
