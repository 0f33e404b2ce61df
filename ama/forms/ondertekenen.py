"""The shape of a signature: on the spot for one or more parties, or a scan of the paper."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils import timezone

from ama.documenten.overeenkomst import ONDERTEKENDE_OVEREENKOMST
from ama.domein.ondertekening import WIJZEN, Tekening, Wijze
from ama.domein.overeenkomst import PARTIJEN, Partij
from werkzorg.documenten.velden import BijlageVeld
from werkzorg.ui.formulieren import WerkzorgForm
from werkzorg.ui.velden import DatumVeld, KeuzeVeld, TekstVeld


class OndertekenenForm(WerkzorgForm):
    """Who signs what was read; `gezien` says what that was."""

    gezien = forms.CharField(widget=forms.HiddenInput, max_length=64)
    wijze = KeuzeVeld(
        label="Hoe?",
        widget=forms.RadioSelect,
        choices=[(een.value, WIJZEN[een]) for een in (Wijze.TER_PLAATSE, Wijze.SCAN)],
    )
    op = DatumVeld(
        label="Ondertekend op",
        laatst=timezone.localdate,
        te_laat="Deze dag ligt in de toekomst: een handtekening is van vandaag of vroeger.",
        met_knoppen=True,
    )
    scan = BijlageVeld(
        ONDERTEKENDE_OVEREENKOMST, label="Scan van het ondertekende blad", required=False, een_van_beide=True
    )
    inhoud_nagekeken = forms.BooleanField(
        label="Ik keek na dat op de scan dezelfde afspraken staan als hierboven", required=False
    )

    def __init__(self, *args: Any, partijen: Sequence[Partij], **kwargs: Any) -> None:
        """`partijen`: who did not sign yet."""
        super().__init__(*args, **kwargs)
        self.partijen = partijen
        for partij in partijen:
            self.fields[f"naam_{partij}"] = TekstVeld(
                label=f"Wie ondertekent voor {PARTIJEN[partij]}?",
                help_text="Laat leeg als die nu niet ondertekent.",
                required=False,
                een_van_beide=True,
            )
        self.veldgroepen = (
            ("Wie ondertekent nu?", "", [f"naam_{partij}" for partij in partijen]),
            ("Wanneer en hoe", "", ["wijze", "op"]),
            ("Alleen bij een scan", "", ["scan", "inhoud_nagekeken"]),
        )

    def tekening(self) -> Tekening:
        """What was filled in."""
        schoon = self.cleaned_data
        return Tekening(
            namen={een: schoon[f"naam_{een}"] for een in self.partijen if schoon.get(f"naam_{een}")},
            op=schoon["op"],
            wijze=Wijze(schoon["wijze"]),
            gezien=schoon["gezien"],
            inhoud_nagekeken=schoon["inhoud_nagekeken"],
        )


class ScanForm(WerkzorgForm):
    """The scan of a version, once more; which version is only asked when several lack one."""

    nummer = KeuzeVeld(label="Van welke versie is de scan?", widget=forms.RadioSelect)
    scan = BijlageVeld(ONDERTEKENDE_OVEREENKOMST, label="Scan van het ondertekende blad")
    inhoud_nagekeken = forms.BooleanField(
        label="Ik keek na dat op de scan dezelfde afspraken staan als in de overeenkomst",
        error_messages={"required": "Kijk na of de scan dezelfde afspraken bevat, en bevestig dat."},
    )

    def __init__(self, *args: Any, nummers: Sequence[int], **kwargs: Any) -> None:
        """`nummers`: the versions that lack a scan."""
        super().__init__(*args, **kwargs)
        self.nummers = nummers
        if len(nummers) > 1:
            self.bied_aan("nummer", [(str(een), f"versie {een}") for een in nummers])
        else:
            del self.fields["nummer"]

    @property
    def gekozen(self) -> int | None:
        """The version of the scan, of a valid form; None when none lacks one."""
        if len(self.nummers) > 1:
            return int(self.cleaned_data["nummer"])
        return next(iter(self.nummers), None)
