"""The shape of a partnership of the geïntegreerd breed onthaal: its name, its municipalities, its core partners."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone

from gbo.domein.dekking import Samenstelling
from werkzorg.organisaties.models import Organisatie
from werkzorg.plaatsen.models import Gewest
from werkzorg.plaatsen.opzoeken import gemeente_van
from werkzorg.ui.formulieren import WerkzorgForm, ZoekForm
from werkzorg.ui.velden import DatumVeld, KeuzeVeld, TekstVeld

_VROEGST = date(2018, 7, 1)
_ALLEN, _EIGEN = "allen", "eigen"


class _Partners(forms.MultipleChoiceField):
    """Core partners of one of the two lists: one of the lists may stay empty, both may not."""

    een_van_beide = True


class _SamenstellingForm(WerkzorgForm):
    """What a partnership is; municipalities are typed or pasted, one on each line."""

    naam = TekstVeld(label="Naam", max_length=120)
    regio = KeuzeVeld(
        label="Alle gemeenten van een werk- en zorgregio",
        required=False,
        een_van_beide=True,
        help_text="Die komen bij de lijst hieronder.",
    )
    gemeenten = TekstVeld(
        label="Gemeenten",
        help_text="Eén gemeente per regel.",
        max_length=20_000,
        regels=True,
        required=False,
        een_van_beide=True,
    )
    partners = _Partners(
        label="Voor alle inwoners",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    partners_eigen = _Partners(
        label="Alleen voor inwoners van de eigen gemeente",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    dagveld = "van"

    def __init__(
        self,
        *args: Any,
        regios: Iterable[tuple[str, str]],
        van_regio: Mapping[str, Iterable[str]],
        huizen: Iterable[Organisatie],
        **kwargs: Any,
    ) -> None:
        """`van_regio`: key of a regio -> the REFNIS codes in it; `huizen`: every OCMW, CAW and DMW."""
        super().__init__(*args, **kwargs)
        self._van_regio = van_regio
        self._huizen = {str(huis.pk): huis for huis in huizen}
        self.bied_aan("regio", [("", "geen"), *regios])
        keuzes = [(sleutel, f"{huis.naam}, {huis.gemeente}") for sleutel, huis in self._huizen.items()]
        self.bied_aan("partners", keuzes)
        self.bied_aan("partners_eigen", keuzes)
        self.veldgroepen = (
            ("Het samenwerkingsverband", "", ("naam", self.dagveld)),
            ("Welke gemeenten?", "", ("regio", "gemeenten")),
            ("Welke kernpartners?", "OCMW, CAW en DMW (decreet art. 10).", ("partners", "partners_eigen")),
        )

    def clean(self) -> dict[str, Any]:
        """The names of municipalities and the two lists of core partners, as the act wants them."""
        schoon: dict[str, Any] = super().clean() or self.cleaned_data
        dag = schoon.get(self.dagveld) or timezone.localdate()
        refnis, onbekend = set(self._van_regio.get(schoon.get("regio") or "", ())), []
        for naam in filter(None, (regel.strip() for regel in (schoon.get("gemeenten") or "").splitlines())):
            gemeente = gemeente_van("", naam, dag)
            if gemeente is None or gemeente.gewest != Gewest.VLAAMS:
                onbekend.append(naam)
            else:
                refnis.add(gemeente.refnis)
        if onbekend:
            wat = "Dit is geen Vlaamse gemeente" if len(onbekend) == 1 else "Dit zijn geen Vlaamse gemeenten"
            self.add_error("gemeenten", f"{wat}: {', '.join(onbekend)}. Kijk na wat je typte.")
        schoon["refnis"] = frozenset(refnis)
        schoon["per_partner"] = self._per_partner(schoon, dag)
        return schoon

    def _per_partner(self, schoon: Mapping[str, Any], dag: date) -> dict[UUID, str]:
        uit = {UUID(sleutel): "" for sleutel in schoon.get("partners") or ()}
        for sleutel in schoon.get("partners_eigen") or ():
            huis = self._huizen[sleutel]
            gemeente = gemeente_van(huis.postcode, huis.gemeente, dag)
            if huis.pk in uit:
                self.add_error("partners_eigen", f"{huis.naam} staat in de twee lijsten: kies er één.")
            elif gemeente is None:
                self.add_error("partners_eigen", f"Van {huis.naam} kennen we de gemeente niet.")
            else:
                uit[huis.pk] = gemeente.refnis
        return uit

    def samenstelling(self) -> Samenstelling:
        """What was filled in."""
        schoon = self.cleaned_data
        return Samenstelling(schoon["naam"], schoon["refnis"], schoon["per_partner"])


class SamenwerkingRegistrerenForm(_SamenstellingForm):
    """A new partnership."""

    van = DatumVeld(label="Vanaf", vroegst=_VROEGST, met_knoppen=True)


class SamenwerkingWijzigenForm(_SamenstellingForm):
    """How the partnership is from a day on."""

    vanaf = DatumVeld(
        label="Vanaf welke dag?",
        vroegst=_VROEGST,
        help_text="Wat vroeger gold, blijft staan.",
        met_knoppen=True,
    )
    versie = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**31 - 1)
    dagveld = "vanaf"


class GemeenteZoekForm(ZoekForm):
    """Who covers a municipality."""

    gemeente = TekstVeld(label="Gemeente of postcode", max_length=100, required=False)
