"""The shapes of a file of requests: the file, one row of it, and its confirmation."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from trajecten.domein.verzoek import Verzoek
from trajecten.forms.verzoek import JA, NEE, VROEGST, gezegd
from trajecten.soorten import BELEMMERINGEN, EINDEREDENEN
from werkzorg.ui.formulieren import WerkzorgForm
from werkzorg.ui.tabelkolommen import vorm
from werkzorg.ui.velden import DatumVeld, KeuzeVeld, TekstVeld

_JA_NEE = [("", ""), (JA, JA), (NEE, NEE)]


class VerzoekenInlezenForm(WerkzorgForm):
    """The file."""

    bestand = forms.FileField(
        label="Bestand met verzoeken",
        help_text="CSV of Excel (.xlsx), hoogstens 5 MB en 2.000 rijen.",
        error_messages={"required": "Kies het bestand met de verzoeken."},
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx,.txt"}),
    )


class VerzoekenBevestigForm(WerkzorgForm):
    """That what was looked at is read in; `inhoud` is the file as it was read, signed."""

    inhoud = forms.CharField(widget=forms.HiddenInput, max_length=4_000_000)


class RijForm(forms.Form):
    """One row of the file."""

    dossiernummer = TekstVeld(max_length=20, error_messages={"required": "Vul het dossiernummer in."})
    ontvangen_op = DatumVeld(
        vroegst=VROEGST, error_messages={"required": "Vul in wanneer het verzoek binnenkwam."}
    )
    belemmeringen = TekstVeld(max_length=200, required=False)
    akkoord_op = DatumVeld(vroegst=VROEGST, required=False)
    werk_nu = KeuzeVeld(
        choices=_JA_NEE, required=False, error_messages={"invalid_choice": "Vul ja of nee in."}
    )
    werk_later = KeuzeVeld(
        choices=_JA_NEE, required=False, error_messages={"invalid_choice": "Vul ja of nee in."}
    )
    vraag = TekstVeld(max_length=1000, regels=True, required=False)
    startdatum = DatumVeld(vroegst=VROEGST, required=False)
    einddatum = DatumVeld(vroegst=VROEGST, required=False)
    einde_reden = KeuzeVeld(
        choices=[("", ""), *EINDEREDENEN],
        required=False,
        error_messages={"invalid_choice": "Deze reden kennen we niet."},
    )

    def clean_belemmeringen(self) -> tuple[str, ...]:
        """The keys of the kinds of problem, each once."""
        van_naam = {
            vorm(tekst): sleutel for sleutel, naam in BELEMMERINGEN.items() for tekst in (sleutel, naam)
        }
        gekozen = {}
        for naam in self.cleaned_data["belemmeringen"].replace(";", ",").split(","):
            if naam.strip() and vorm(naam) not in van_naam:
                raise ValidationError(
                    f"“{naam.strip()[:40]}” kennen we niet: kies uit {', '.join(BELEMMERINGEN.values())}."
                )
            if naam.strip():
                gekozen[van_naam[vorm(naam)]] = True
        return tuple(gekozen)

    def verzoek(self) -> Verzoek:
        """The row as a new request."""
        schoon: dict[str, Any] = self.cleaned_data
        akkoord_op: date | None = schoon["akkoord_op"]
        return Verzoek(
            ontvangen_op=schoon["ontvangen_op"],
            is_eigen_vraag=akkoord_op is None,
            akkoord_op=akkoord_op,
            belemmeringen=schoon["belemmeringen"],
            werk_nu_niet_mogelijk=gezegd(schoon["werk_nu"], NEE),
            werk_later_verwacht=gezegd(schoon["werk_later"], JA),
            vraag=schoon["vraag"],
        )
