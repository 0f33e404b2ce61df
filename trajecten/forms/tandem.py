"""The shapes of who guides: assign a tandem, confirm the information duty, start, hand over, deal with a loss."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone

from trajecten.domein.eerste_gesprek import ONDERWERPEN
from trajecten.domein.overdracht import LANGSTE_VERLOF_DAGEN
from trajecten.domein.tandem import ROLLEN
from trajecten.soorten import OVERDRACHTKEUZES
from werkzorg.ui.formulieren import Versieform, WerkzorgForm, ZoekForm
from werkzorg.ui.velden import DatumVeld, KeuzeVeld, TekstVeld

_VROEGST = date(2023, 7, 1)
# Per organisation its people, as a choice shows them.
Personen = Sequence[tuple[str, Sequence[tuple[str, str]]]]
Keuzes = Sequence[tuple[str, str]]


class PersoonVeld(KeuzeVeld):
    """One person of one organisation, by membership; gives its key."""

    def clean(self, value: Any) -> UUID:
        """The key of the membership; raises ValidationError for anything else."""
        return UUID(super().clean(value))


class TandemForm(WerkzorgForm):
    """Who is casemanager Werk and who casemanager Zorg."""

    persoon_werk = PersoonVeld(label="Casemanager Werk")
    persoon_zorg = PersoonVeld(label="Casemanager Zorg", help_text="Van een andere organisatie (art. 13).")

    def __init__(self, *args: Any, personen: Mapping[str, Personen], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kant in ROLLEN:
            self.bied_aan(f"persoon_{kant}", [("", "Kies een persoon"), *personen[kant]])


class InformatieForm(Versieform):
    """What was discussed with the deelnemer, and on which day."""

    besproken = forms.MultipleChoiceField(
        label="Wat heb je met de deelnemer besproken?",
        widget=forms.CheckboxSelectMultiple,
        choices=list(ONDERWERPEN.items()),
        required=False,
    )
    informatieplicht_op = DatumVeld(label="Geïnformeerd op", vroegst=_VROEGST, met_knoppen=True)


class StartForm(Versieform):
    """On which day the first talk was held."""

    startdatum = DatumVeld(
        label="Eerste gesprek op",
        vroegst=_VROEGST,
        met_knoppen=True,
        help_text="dd/mm/jjjj. Vanaf deze dag loopt de maximumduur.",
    )


class OverdrachtkeuzeForm(ZoekForm):
    """To whom: which kind of hand-over, which side, which werkingsgebied."""

    soort = KeuzeVeld(label="Aan wie draag je over?", required=False, choices=list(OVERDRACHTKEUZES.items()))
    kant = KeuzeVeld(
        label="Welke casemanager?",
        required=False,
        choices=[(een, f"de {naam}") for een, naam in ROLLEN.items()],
    )
    regio = KeuzeVeld(label="Werkingsgebied", required=False)

    def __init__(self, *args: Any, regios: Keuzes, met_kant: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bied_aan("regio", [("", "Kies een werkingsgebied"), *regios])
        if not met_kant:
            del self.fields["kant"]
        if not regios:
            del self.fields["regio"]


class OverdragenForm(Versieform):
    """Who takes over, from when, and what he must know."""

    persoon_werk = PersoonVeld(label="Casemanager Werk")
    persoon_zorg = PersoonVeld(label="Casemanager Zorg")
    ingaat_op = DatumVeld(
        label="Gaat in op",
        vroegst=timezone.localdate,
        te_vroeg="Een overdracht gaat vandaag of later in.",
        help_text="dd/mm/jjjj. Vanaf deze dag is het dossier van de opvolger.",
    )
    nota = TekstVeld(
        label="Nota voor de opvolger",
        max_length=4000,
        regels=True,
        help_text="Hoe staat het traject ervoor, en wat komt eerst? Zet hier geen zorggegevens in.",
    )

    def __init__(
        self, *args: Any, personen: Mapping[str, Personen], kanten: Collection[str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for kant in ROLLEN:
            if kant in kanten:
                self.bied_aan(f"persoon_{kant}", [("", "Kies een persoon"), *personen[kant]])
            else:
                del self.fields[f"persoon_{kant}"]


class VerlofForm(WerkzorgForm):
    """Which files go to whom, during which leave."""

    veldgroepen = (
        ("Wanneer ben je weg?", "", ["van", "tot"]),
        ("Wie vervangt je?", "", ["vervangers", "nota"]),
        ("Welke dossiers?", "", ["trajecten"]),
    )

    van = DatumVeld(
        label="Eerste dag",
        vroegst=timezone.localdate,
        te_vroeg="Een overdracht voor verlof begint vandaag of later.",
    )
    tot = DatumVeld(
        label="Laatste dag",
        vroegst=timezone.localdate,
        laatst=lambda: timezone.localdate() + timedelta(days=2 * LANGSTE_VERLOF_DAGEN),
        help_text="dd/mm/jjjj. De dag erna heb je je dossiers vanzelf terug.",
    )
    vervangers = forms.MultipleChoiceField(
        label="Collega's",
        widget=forms.CheckboxSelectMultiple,
        help_text="Kies je er meer, dan worden de dossiers om beurten verdeeld.",
    )
    nota = TekstVeld(label="Nota", max_length=4000, regels=True, help_text="Wat moeten ze weten?")
    trajecten = forms.MultipleChoiceField(label="Dossiers", widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, collegas: Keuzes, dossiers: Keuzes, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bied_aan("vervangers", collegas)
        self.bied_aan("trajecten", dossiers)


class AfhandelenForm(Versieform):
    """Why nobody needs to take a file over."""

    afhandeling = TekstVeld(
        label="Waarom hoeft niemand over te nemen?",
        max_length=500,
        regels=True,
        help_text="Bijvoorbeeld: het traject eindigt nog voor het mandaat, of de actie is al bij een ander.",
    )


class IntakeFilterForm(ZoekForm):
    """Which waiting files to list."""

    stand = KeuzeVeld(label="Stand", required=False, choices=[("", "alle wachtende"), ("te_laat", "te laat")])


class MandaatverliesFilterForm(ZoekForm):
    """Which files that a lost mandate hits to list."""

    stand = KeuzeVeld(
        label="Stand",
        required=False,
        choices=[("", "nog te plannen"), ("afgehandeld", "afgehandeld"), ("alle", "alle")],
    )
    functie = KeuzeVeld(label="Functie", required=False)
    organisatie = KeuzeVeld(label="Organisatie", required=False)

    def __init__(self, *args: Any, functies: Keuzes, organisaties: Keuzes, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bied_aan("functie", [("", "alle"), *functies])
        self.bied_aan("organisatie", [("", "alle"), *organisaties])
