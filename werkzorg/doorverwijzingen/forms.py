"""The shape of what people write in and about a letter; no rules of law."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.text import capfirst

from werkzorg.doorverwijzingen.domein import AANBOD, Brief
from werkzorg.doorverwijzingen.models import Weigerreden
from werkzorg.doorverwijzingen.stukken import Stuk
from werkzorg.ui.formulieren import WerkzorgForm
from werkzorg.ui.velden import DatumVeld, KeuzeVeld, TekstVeld


@dataclass(frozen=True)
class Bestemming:
    """Where a letter may go: an offer, and an organisation with somebody who opens it."""

    van_aanbod: str
    naar_aanbod: str
    organisatie_id: UUID
    organisatie_naam: str

    @property
    def sleutel(self) -> str:
        """The value of this choice in the form."""
        return f"{self.van_aanbod}.{self.naar_aanbod}.{self.organisatie_id}"


class DoorverwijzingVersturenForm(WerkzorgForm):
    """Where to, why, what goes along, and the day on which the person agreed; `gezien` when it was shown."""

    bestemming = KeuzeVeld(
        label="Naar wie verwijs je door?",
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Kies een bestemming uit de lijst."),
    )
    toelichting = TekstVeld(
        label="Waarom verwijs je door?",
        max_length=2000,
        regels=True,
        help_text="Schrijf wat de ontvanger moet weten om te antwoorden. Geen diagnose.",
        error_messages={"required": "Schrijf waarom je doorverwijst."},
    )
    stukken = forms.MultipleChoiceField(
        label="Wat gaat mee?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Wie het is, gaat altijd mee. Laat weg wat de ontvanger niet nodig heeft.",
        error_messages={"invalid_choice": "Kies uit de lijst wat meegaat."},
    )
    akkoord_op = DatumVeld(
        label="Op welke dag ging de persoon akkoord?",
        laatst=timezone.localdate,
        te_laat="Deze dag ligt in de toekomst: vul de dag in waarop de persoon akkoord ging.",
        waarom="Je verwijst niemand door die dat niet wil.",
        met_knoppen=True,
        error_messages={"required": "Vul de dag in waarop de persoon akkoord ging."},
    )
    gezien = forms.CharField(required=False, max_length=32, widget=forms.HiddenInput)

    veldgroepen = (
        ("Naar waar en waarom?", "", ("bestemming", "toelichting")),
        ("Wat gaat mee?", "", ("stukken", "akkoord_op")),
    )

    def __init__(
        self,
        *args: object,
        bestemmingen: Sequence[Bestemming],
        stukken: Sequence[Stuk],
        **kwargs: object,
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self._per_sleutel = {een.sleutel: een for een in bestemmingen}
        meer_dan_een = len({een.van_aanbod for een in bestemmingen}) > 1
        groepen: dict[str, list[tuple[str, str]]] = {}
        for een in bestemmingen:
            titel = capfirst(AANBOD[een.naar_aanbod])
            if meer_dan_een:
                titel = f"Vanuit {AANBOD[een.van_aanbod]} naar {AANBOD[een.naar_aanbod]}"
            groepen.setdefault(titel, []).append((een.sleutel, een.organisatie_naam))
        self.bied_aan("bestemming", [("", "Kies een bestemming"), *groepen.items()])
        self.bied_aan("stukken", [(stuk.sleutel, stuk.label) for stuk in stukken])
        self.fields["stukken"].initial = [stuk.sleutel for stuk in stukken if stuk.vanzelf]

    def gekozen(self) -> Bestemming:
        """The chosen destination."""
        return self._per_sleutel[self.cleaned_data["bestemming"]]

    def brief(self) -> Brief:
        """The cleaned fields as the act wants them."""
        naar = self.gekozen()
        return Brief(naar.van_aanbod, naar.naar_aanbod, self.cleaned_data["akkoord_op"])


class DoorverwijzingWeigerenForm(WerkzorgForm):
    """Why a letter is refused."""

    reden = forms.ChoiceField(
        label="Waarom weiger je?",
        choices=Weigerreden.choices,
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Kies waarom je weigert."),
    )
    reden_tekst = TekstVeld(
        label="Wat wil je de verwijzer meegeven?",
        max_length=1000,
        regels=True,
        required=False,
        help_text="De verwijzer leest dit.",
    )
    veldgroepen = (("Je antwoord", "", ("reden", "reden_tekst")),)


class DoorverwijzingBevestigenForm(WerkzorgForm):
    """Only the confirmation itself: accepting or taking back needs no other words."""
