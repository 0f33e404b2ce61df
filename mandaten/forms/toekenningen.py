"""The shapes of a question to the list of grants, and of what changes in the life of one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms

from mandaten.domein.contingent import MEESTE_IN_WOORDEN, MEESTE_PLAATSEN
from mandaten.domein.fusie import FUSIE, OVERNAME, Samengaan
from mandaten.domein.samenstelling import Wijziging
from mandaten.domein.stukken import INSTEMMING
from mandaten.forms.handhaving import SanctieForm
from mandaten.models import Fusiesoort, Fusieuitkomst
from mandaten.soorten import SOORTEN
from mandaten.statussen import TOEKENNINGSTATUSSEN
from werkzorg.documenten.velden import BijlageVeld
from werkzorg.ui.formulieren import Versieform, WerkzorgForm, ZoekForm
from werkzorg.ui.velden import DatumVeld, KeuzeVeld, TekstVeld

Keuzes = Sequence[tuple[str, Any]]
ALLE = [("", "alle")]
LOPEND = "lopend"
# How many months ahead the list can look; the parameters of the reminders stand between them.
MAANDEN = (3, 6, 8, 12, 24)
_VROEGST, _LAATST = date(2000, 1, 1), date(2199, 12, 31)
OPVOLGER = "opvolger"
_NIEMAND = ("", "niemand")


class ToekenningFilterForm(ZoekForm):
    """Which grants to list."""

    zoek = TekstVeld(label="Nummer of houder", max_length=100, required=False)
    soort = KeuzeVeld(
        label="Wat",
        required=False,
        choices=ALLE + [(soort.sleutel, soort.label) for soort in SOORTEN.values()],
    )
    stand = KeuzeVeld(
        label="Stand", required=False, choices=[(LOPEND, "lopend"), *ALLE, *TOEKENNINGSTATUSSEN]
    )
    regio = KeuzeVeld(label="Regio", required=False)
    eindigt = KeuzeVeld(
        label="Eindigt",
        required=False,
        choices=[("", "wanneer ook"), *((str(n), f"binnen {n} maanden") for n in MAANDEN)],
    )
    open_plaats = forms.BooleanField(label="met een open plaats", required=False)

    def __init__(self, *args: Any, regios: Keuzes, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bied_aan("regio", [*ALLE, *regios])


TERUGGAVE = (
    "Laat dit leeg om het vóór de eerste dag terug te geven: dan begint het nooit, en is het meteen vrij."
)


class SamenstellingForm(Versieform):
    """Who leaves, who comes, who leads from then on."""

    vraag = forms.UUIDField(required=False, widget=forms.HiddenInput)
    vertrekker = KeuzeVeld(label="Wie vertrekt?", required=False)
    laatste_dag = DatumVeld(
        label="Laatste dag van wie vertrekt",
        required=False,
        een_van_beide=True,
        vroegst=_VROEGST,
        laatst=_LAATST,
        help_text="dd/mm/jjjj. De laatste dag waarop deze partner er nog bij hoort.",
    )
    reden = TekstVeld(
        label="Waarom vertrekt die partner?", max_length=500, regels=True, required=False, een_van_beide=True
    )
    nieuw = TekstVeld(
        label="Wie komt erbij?",
        max_length=200,
        required=False,
        een_van_beide=True,
        help_text="De naam of het KBO-nummer van de organisatie.",
    )
    plaats = KeuzeVeld(
        label="Op welke plaats?",
        required=False,
        een_van_beide=True,
        help_text="Leeg: de plaats van wie vertrekt.",
    )
    vanaf = DatumVeld(
        label="Eerste dag van wie erbij komt",
        required=False,
        een_van_beide=True,
        vroegst=_VROEGST,
        laatst=_LAATST,
    )
    instemming = BijlageVeld(
        INSTEMMING,
        label="Schriftelijke instemming van wie erbij komt",
        required=False,
        een_van_beide=True,
        waarom="Niemand hoort erbij zonder dat zelf te willen. Het stuk blijft bij de plaats.",
    )
    nieuwe_houder = KeuzeVeld(
        label="Wie trekt het verder?",
        required=False,
        help_text="Nodig als wie nu trekt, vertrekt: een partner die blijft, of de opvolger.",
    )
    veldgroepen: Sequence[tuple[str, str, Sequence[str]]] = (
        ("Een partner vertrekt", "", ("vertrekker", "laatste_dag", "reden")),
        ("Een partner komt erbij of volgt op", "", ("nieuw", "plaats", "vanaf", "instemming")),
        ("De trekker", "", ("nieuwe_houder",)),
    )

    def __init__(
        self,
        *args: Any,
        leden: Keuzes,
        plaatsen: Keuzes,
        plaats_van: dict[str, str],
        trekkers: Keuzes,
        met_trekker: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._plaats_van = plaats_van
        for naam, keuzes in (
            ("vertrekker", [_NIEMAND, *leden]),
            ("plaats", [("", "de vrijgekomen plaats"), *plaatsen]),
            ("nieuwe_houder", [("", "blijft zoals het is"), *trekkers, (OPVOLGER, "wie er nu bij komt")]),
        ):
            self.bied_aan(naam, keuzes)
        if not met_trekker:
            del self.fields["nieuwe_houder"]
            self.veldgroepen = self.veldgroepen[:-1]

    def gekozen_plaats(self) -> str:
        """The seat of who comes: the chosen one, otherwise that of who leaves; "" when neither was named."""
        return self.cleaned_data.get("plaats") or self._plaats_van.get(
            self.cleaned_data.get("vertrekker", ""), ""
        )

    def nieuwkomer(self) -> str:
        """Who comes, as it was typed; "" when nobody does."""
        return "" if self.cleaned_data.get("soort") == "stopzetting" else self.cleaned_data.get("nieuw") or ""

    def wijziging(self, nieuw: UUID | None) -> Wijziging:
        """What was filled in, as the act wants it; `nieuw` is who was found for what was typed."""
        wat = {"nieuwe_houder": "", **self.cleaned_data}
        return Wijziging(
            vertrekker=_uuid(wat["vertrekker"]),
            laatste_dag=wat["laatste_dag"],
            reden=wat["reden"],
            nieuw=nieuw,
            plaats=self.gekozen_plaats(),
            vanaf=wat["vanaf"],
            nieuwe_houder=nieuw if wat["nieuwe_houder"] == OPVOLGER else _uuid(wat["nieuwe_houder"]),
        )


class WijzigingVragenForm(SamenstellingForm):
    """What a holder or partner asks the desk: a change of who takes part, or the end."""

    soort = KeuzeVeld(label="Wat vraag je?", widget=forms.RadioSelect)

    def __init__(
        self, *args: Any, soorten: Keuzes, is_houder: bool, begint_nog: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.bied_aan("soort", soorten)
        self.fields["reden"].required = True
        self.fields["reden"].label = "Waarom?"
        self.fields["laatste_dag"].label = "Laatste dag"
        self.fields["laatste_dag"].help_text = "dd/mm/jjjj."
        if len(soorten) > 1:
            self.fields["laatste_dag"].help_text += " Van wie vertrekt, of van het geheel als je stopt."
        if not is_houder:
            # Who is no holder reports his own departure, and nothing else.
            self.fields["vertrekker"].required = True
        if begint_nog:
            self.fields["laatste_dag"].help_text += f" Stop je? {TERUGGAVE}"
        heeft_plaatsen = any(sleutel == "samenstelling" for sleutel, _ in soorten)
        # One thing that can be asked is a fact and no choice: the page says which it is.
        self.enige_soort = soorten[0][1] if len(soorten) == 1 else ""
        if self.enige_soort:
            self.fields["soort"].widget = forms.HiddenInput()
        velden = ["laatste_dag", "reden"] if self.enige_soort else ["soort", "laatste_dag", "reden"]
        if heeft_plaatsen:
            velden.insert(velden.index("laatste_dag"), "vertrekker")
        groepen: list[tuple[str, str, Sequence[str]]] = [("Wat verandert er?", "", velden)]
        if heeft_plaatsen and is_houder:
            groepen += [
                (
                    "Een partner komt erbij of volgt op",
                    "" if self.enige_soort else "Alleen als je een wijziging van de samenstelling vraagt.",
                    ("nieuw", "plaats", "vanaf", "instemming"),
                ),
                *([("De trekker", "", ("nieuwe_houder",))] if "nieuwe_houder" in self.fields else []),
            ]
        self.veldgroepen = groepen
        mag_blijven = {naam for _, _, namen in self.veldgroepen for naam in namen} | {
            "aanvraag_sleutel",
            "soort",
        }
        for naam in set(self.fields) - mag_blijven:
            del self.fields[naam]
        # What is wrong is told in the order of the page.
        self.order_fields([naam for _, _, namen in self.veldgroepen for naam in namen])

    def wijziging(self, nieuw: UUID | None) -> Wijziging:
        """What was filled in; fields that are not on this form are empty."""
        wat = {"vertrekker": "", "nieuw": "", "plaats": "", "vanaf": None, "nieuwe_houder": ""}
        self.cleaned_data = {**wat, **self.cleaned_data}
        if self.cleaned_data["soort"] == "stopzetting":
            self.cleaned_data |= wat
        return super().wijziging(nieuw)


class AfwijzenForm(WerkzorgForm):
    """Why what was asked is not done."""

    antwoord = TekstVeld(
        label="Waarom wijs je dit af?", max_length=500, regels=True, help_text="Wie het vroeg, leest dit."
    )


class FusieOpvolgenForm(WerkzorgForm):
    """What the desk found after a merger or take-over."""

    uitkomst = KeuzeVeld(label="Wat vond je?", choices=Fusieuitkomst.choices, widget=forms.RadioSelect)
    bevinding = TekstVeld(
        label="Wat keek je na, en wat vond je?",
        max_length=500,
        regels=True,
        help_text="De houder en de partners lezen dit in het verloop.",
    )


class StopzettenForm(Versieform):
    """The last day, and why."""

    vraag = forms.UUIDField(required=False, widget=forms.HiddenInput)
    laatste_dag = DatumVeld(label="Laatste dag", vroegst=_VROEGST, laatst=_LAATST)
    reden = TekstVeld(
        label="Waarom stopt de houder?",
        max_length=500,
        regels=True,
        help_text="De houder en de partners lezen dit.",
    )

    def __init__(self, *args: Any, begint_nog: bool = False, **kwargs: Any) -> None:
        """`begint_nog`: its first day must still come, so that it can be given back."""
        super().__init__(*args, **kwargs)
        if begint_nog:
            self.fields["laatste_dag"].required = False
            self.fields["laatste_dag"].help_text = TERUGGAVE


class HerzieningForm(SanctieForm):
    """How many places in each year that is still open (`nu`: what was decided already), and why.

    A year about which nothing was decided may stay empty: then nothing is decided about it now either.
    """

    motivering = TekstVeld(
        label="Motivering",
        max_length=5000,
        regels=True,
        help_text="Dit staat in het besluit, woord voor woord.",
    )

    def __init__(self, *args: Any, jaren: Sequence[int], nu: Mapping[int, int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._jaren = tuple(jaren)
        for jaar in jaren:
            self.fields[f"plaatsen_{jaar}"] = forms.IntegerField(
                label=f"Plaatsen in {jaar}",
                required=jaar in nu,
                help_text=f"Nu: {nu[jaar]}." if jaar in nu else "Nog niets over beslist: leeg laten mag.",
                min_value=0,
                max_value=MEESTE_PLAATSEN,
                error_messages={
                    "invalid": "Vul een geheel aantal plaatsen in.",
                    "min_value": "Vul 0 of meer plaatsen in.",
                    "max_value": f"Vul hoogstens {MEESTE_IN_WOORDEN} plaatsen in.",
                },
            )
        namen = [f"plaatsen_{jaar}" for jaar in jaren]
        self.order_fields([*namen, "motivering"])
        self.veldgroepen = (
            ("Hoeveel plaatsen?", "Een voorbij jaar verandert niet meer.", namen),
            ("Waarom?", "", ("motivering",)),
        )

    def plaatsen(self) -> dict[int, int]:
        """Year to number of places, of the years that were filled in."""
        ingevuld = {jaar: self.cleaned_data[f"plaatsen_{jaar}"] for jaar in self._jaren}
        return {jaar: aantal for jaar, aantal in ingevuld.items() if aantal is not None}


VERDWIJNEN, GAAT_VERDER = ("verdwijnt_1", "verdwijnt_2", "verdwijnt_3"), "gaat_verder"


class FusieForm(WerkzorgForm):
    """Which organisations become one, how, and from which day; `gezien` when the consequences were shown."""

    soort = KeuzeVeld(label="Hoe gaan ze samen?", widget=forms.RadioSelect, choices=Fusiesoort.choices)
    verdwijnt_1 = TekstVeld(
        label="Welke organisatie verdwijnt?", max_length=200, help_text="De naam of het KBO-nummer."
    )
    verdwijnt_2 = TekstVeld(
        label="En welke nog?", max_length=200, required=False, help_text="Bij een fusie minstens twee."
    )
    verdwijnt_3 = TekstVeld(label="En een derde?", max_length=200, required=False)
    gaat_verder = TekstVeld(
        label="Wie gaat verder?",
        max_length=200,
        help_text="De naam of het KBO-nummer. Bij een fusie de nieuwe rechtspersoon: registreer die eerst bij "
        "Organisaties.",
    )
    op = DatumVeld(
        label="Vanaf welke dag?",
        vroegst=_VROEGST,
        laatst=_LAATST,
        help_text="dd/mm/jjjj. De eerste dag waarop ze één zijn.",
    )
    gezien = forms.BooleanField(required=False, widget=forms.HiddenInput)
    veldgroepen = (
        ("Wie gaat samen?", "", ("soort", "verdwijnt_1", "verdwijnt_2", "verdwijnt_3")),
        ("Wie gaat verder, en vanaf wanneer?", "", ("gaat_verder", "op")),
    )

    def zoektermen(self) -> dict[str, str]:
        """Per field who was named, of those that were filled in."""
        return {
            naam: self.cleaned_data[naam] for naam in (*VERDWIJNEN, GAAT_VERDER) if self.cleaned_data[naam]
        }

    def samengaan(self, wie: Mapping[str, UUID]) -> Samengaan:
        """What was filled in, as the act wants it; `wie` is who was found per field."""
        return Samengaan(
            soort=FUSIE if self.cleaned_data["soort"] == Fusiesoort.FUSIE else OVERNAME,
            verdwijnen=tuple(wie[naam] for naam in VERDWIJNEN if naam in wie),
            gaat_verder=wie[GAAT_VERDER],
            op=self.cleaned_data["op"],
        )


def _uuid(tekst: str) -> UUID | None:
    return UUID(tekst) if tekst else None
