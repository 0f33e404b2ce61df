"""The shape of what is filled in about an onthaaltraject."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone

from gbo.models.eindelezen import wist_meteen
from gbo.soorten import AFBREEKREDENEN, PERSOONLIJK, TERUGSTUURREDENEN, UITKOMSTEN, WIJZEN
from werkzorg.ui.formulieren import Versieform, WerkzorgForm
from werkzorg.ui.uurveld import UurVeld
from werkzorg.ui.velden import DatumVeld, KeuzeVeld, TekstVeld

# The offer exists since this day (Decreet 2022).
_VROEGST = date(2023, 7, 1)
_EIGEN_TEKST = "Alleen jullie lezen dit. Het verdwijnt samen met het onthaaltraject."


class _Chips(forms.RadioSelect):
    """Choices that stand beside each other as chips."""

    def __init__(self) -> None:
        super().__init__(attrs={"class": "keuzechip"})


def _hoofdletter(keuzes: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(sleutel, label[:1].upper() + label[1:]) for sleutel, label in keuzes]


def _toelichting(label: str = "Toelichting", hulp: str = _EIGEN_TEKST) -> TekstVeld:
    return TekstVeld(label=label, help_text=hulp, max_length=500, regels=True, required=False)


class BevestigForm(Versieform):
    """Nothing to fill in: the act itself is the answer."""


class DoorgevenForm(Versieform):
    """To which sister partner, and why."""

    # In sight at once: a list to open costs a tap more.
    partner = KeuzeVeld(label="Naar welke kernpartner?", widget=forms.RadioSelect)
    toelichting = _toelichting("Waarom geef je door?", "De andere kernpartner leest dit.")

    def __init__(self, *args: Any, partners: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keuzes = list(partners)
        self.bied_aan("partner", keuzes)
        if not keuzes:
            self.fields["partner"].help_text = "Jullie samenwerkingsverband heeft geen andere kernpartner."

    def partner_id(self) -> UUID:
        """The organisation that was chosen."""
        return UUID(self.cleaned_data["partner"])


class TerugsturenForm(Versieform):
    """Why this person is not taken in."""

    reden = KeuzeVeld(label="Waarom stuur je terug?", widget=forms.RadioSelect, choices=TERUGSTUURREDENEN)
    toelichting = _toelichting(hulp="Verplicht bij een andere reden.")


class _MetMoment(Versieform):
    """A form about a moment, as a day and an hour."""

    dag = DatumVeld(label="Dag", vroegst=_VROEGST, met_knoppen=True)
    uur = UurVeld(label="Uur")

    def zet_fouten(self, zin: str, velden: Mapping[str, str]) -> None:
        """A sentence about the moment stands at the day."""
        super().zet_fouten(
            zin, {"dag" if veld == "wanneer" else veld: tekst for veld, tekst in velden.items()}
        )

    def wanneer(self) -> datetime:
        """The moment, in our time zone."""
        schoon = self.cleaned_data
        return timezone.make_aware(datetime.combine(schoon["dag"], schoon["uur"]))


class ContactpogingForm(_MetMoment):
    """How somebody was tried to be reached, when, and what came of it."""

    wijze = KeuzeVeld(label="Hoe?", widget=_Chips(), choices=_hoofdletter(WIJZEN))
    uitkomst = KeuzeVeld(label="Wat kwam eruit?", widget=_Chips(), choices=_hoofdletter(UITKOMSTEN))
    notitie = TekstVeld(label="Notitie", help_text=_EIGEN_TEKST, max_length=500, regels=True, required=False)
    field_order = ("wijze", "uitkomst", "dag", "uur", "notitie")


class StartenForm(_MetMoment):
    """When and where people saw each other for the first time."""

    wijze = KeuzeVeld(
        label="Hoe spraken jullie elkaar?",
        widget=_Chips(),
        choices=_hoofdletter(een for een in WIJZEN if een[0] in PERSOONLIJK),
    )
    notitie = TekstVeld(label="Notitie", help_text=_EIGEN_TEKST, max_length=500, regels=True, required=False)
    field_order = ("wijze", "dag", "uur", "notitie")


class OnbereikbaarForm(Versieform):
    """The last day; of a day so long ago that everything would be erased at once it is asked whether that is right."""

    einde = DatumVeld(
        label="Laatste dag",
        vroegst=_VROEGST,
        met_knoppen=True,
        waarom="Uiterlijk 12 maanden na deze dag wissen we alles over deze persoon (Decreet 2022 art. 6).",
    )
    zeker = forms.BooleanField(
        label="Ja, de laatste dag is zo lang geleden",
        error_messages={
            "required": (
                "Deze dag is 12 maanden of langer geleden: dan wissen we alles over deze persoon binnen het uur. Vink "
                "dit aan als dat klopt, of verbeter de laatste dag."
            )
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self._is_lang_geleden():
            del self.fields["zeker"]

    def _is_lang_geleden(self) -> bool:
        try:
            dag = self.fields["einde"].clean(self["einde"].data) if self.is_bound else None
        except forms.ValidationError:
            return False
        return dag is not None and wist_meteen(dag, timezone.localdate())


class EindeForm(OnbereikbaarForm):
    """The last day, and a word about it."""

    toelichting = _toelichting()


class DoorverwijzenForm(EindeForm):
    """Where the person goes on."""

    naar = TekstVeld(label="Naar welke hulp verwees je door?", max_length=200)
    field_order = ("naar", "einde", "toelichting")


class AfbrekenForm(EindeForm):
    """Why it stops."""

    reden = KeuzeVeld(label="Waarom stopt het?", widget=forms.RadioSelect, choices=AFBREEKREDENEN)
    field_order = ("reden", "einde", "toelichting")


class TegenhoudenForm(WerkzorgForm):
    """Why the data must stay, and when that is looked at again."""

    reden = TekstVeld(
        label="Waarom zijn de gegevens langer nodig?",
        help_text="Bijvoorbeeld: een lopende rechtszaak of klacht.",
        max_length=500,
        regels=True,
    )
    nakijken_op = DatumVeld(label="Opnieuw nakijken op", help_text="dd/mm/jjjj; binnen het jaar")


class VrijgevenForm(WerkzorgForm):
    """Nothing to fill in."""
