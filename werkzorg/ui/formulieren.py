"""The form under every screen: one way to name errors, groups of fields, and the key of one request."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from crispy_forms.helper import FormHelper
from django import forms
from django.forms.boundfield import BoundField
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from werkzorg.ui.lezen import toonbaar
from werkzorg.ui.velden import AanvraagSleutelVeld


@dataclass(frozen=True, slots=True)
class Fout:
    """One line of the error summary; `id` is the element to go to, "" when the error belongs to no field."""

    label: str
    id: str
    bericht: str


@dataclass(frozen=True, slots=True)
class Veldgroep:
    """Fields that stand together under one title."""

    titel: str
    uitleg: str
    velden: Sequence[BoundField]

    @property
    def is_vrij(self) -> bool:
        """Whether nothing in the group must be filled in; then the title says so, once."""
        velden = [veld.field for veld in self.velden]
        return not any(veld.required or getattr(veld, "een_van_beide", False) for veld in velden)


class Schermveld(BoundField):
    """A field of a form as it stands in a page; typed text that cannot be sent back is made showable.

    Django itself ties hint and error to the control (`aria-describedby`: id_…_helptext and id_…_error).
    """

    def value(self) -> Any:
        """The value for the control: what was sent, what stood in the draft, or else the initial value."""
        waarde = super().value() if self.form.is_bound else self._uit_concept()
        return toonbaar(waarde) if isinstance(waarde, str) else waarde

    def _uit_concept(self) -> Any:
        concept: QueryDict | None = getattr(self.form, "concept", None)
        bediening = self.field.widget
        # A field that the draft does not know (it came later, or is a file) starts as always.
        if concept is None or bediening.value_omitted_from_data(concept, MultiValueDict(), self.html_name):
            return super().value()
        getypt = bediening.value_from_datadict(concept, MultiValueDict(), self.html_name)
        return self.field.prepare_value(self.field.bound_data(getypt, self.initial))

    @property
    def id_voor_fout(self) -> str:
        """The element that takes the focus from the error summary; of a group of choices the first."""
        if self.is_hidden:
            return ""
        return self.id_for_label or (f"{self.auto_id}_0" if self.auto_id else "")


class FoutenlijstMixin(forms.BaseForm):
    """What every form of ours can do: Dutch sentences that name the field, an error summary, groups, crispy.

    `veldgroepen` is a row of (titel, uitleg, names of fields); every visible field stands in exactly one
    group.
    """

    bound_field_class = Schermveld
    veldgroepen: Sequence[tuple[str, str, Sequence[str]]] = ()

    def bied_aan(self, naam: str, keuzes: Iterable[tuple[str, Any]]) -> None:
        """The field of this name offers these choices, which depend on who reads; a pair may hold a group of pairs."""
        veld = self.fields[naam]
        assert isinstance(veld, forms.ChoiceField)
        veld.choices = list(keuzes)

    def full_clean(self) -> None:
        """Checks the form, with our sentences where a field only has Django's general ones."""
        for naam, veld in self.fields.items():
            _noem_het_veld(self[naam].label, veld)
        super().full_clean()

    def foutenlijst(self) -> list[Fout]:
        """All errors in the order of the page, those of the form as a whole first; one line per sentence."""
        regels = [Fout("", "", str(bericht)) for bericht in self.non_field_errors()]
        for naam in self.fields:
            veld = cast(Schermveld, self[naam])
            label = "" if veld.is_hidden else str(veld.label)
            regels += [Fout(label, veld.id_voor_fout, str(bericht)) for bericht in veld.errors]
        return regels

    @property
    def groepen(self) -> list[Veldgroep]:
        """The fields per group, or nothing without groups; raises ValueError when a field has no group."""
        if not self.veldgroepen:
            return []
        ingedeeld = [naam for _, _, namen in self.veldgroepen for naam in namen]
        if sorted(ingedeeld) != sorted(veld.name for veld in self.visible_fields()):
            raise ValueError(f"{type(self).__name__}: every visible field stands in exactly one group")
        return [
            Veldgroep(titel, uitleg, [self[naam] for naam in namen])
            for titel, uitleg, namen in self.veldgroepen
        ]

    @property
    def helper(self) -> FormHelper:
        """For `{% crispy %}`: only the fields; the <form> itself stands in the page."""
        helper = FormHelper(self)
        helper.form_tag = False
        helper.disable_csrf = True
        helper.include_media = False
        return helper


class WerkzorgForm(FoutenlijstMixin, forms.Form):
    """A form that changes something: `cleaned_data["aanvraag_sleutel"]` is the same when it is sent twice."""

    aanvraag_sleutel = AanvraagSleutelVeld()
    # What was typed before, as a browser would send it; the form shows it and judges nothing yet.
    concept: QueryDict | None = None

    def zet_fouten(self, zin: str, velden: Mapping[str, str]) -> None:
        """Puts the sentences of a refusal at their fields; a refusal without fields stands above the form."""
        for veld, uitleg in velden.items():
            self.add_error(veld if veld in self.fields else None, uitleg)
        if not velden:
            self.add_error(None, zin)


class Versieform(WerkzorgForm):
    """An act on something that another may change meanwhile: it carries the version that the actor saw."""

    versie = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**31 - 1)


class ZoekForm(FoutenlijstMixin, forms.Form):
    """A form that only asks (GET): without a key."""


def _noem_het_veld(label: Any, veld: forms.Field) -> None:
    """Puts sentences that say what to do in the place of Django's "Dit veld is verplicht" and the like."""
    label = str(label)
    if isinstance(veld, forms.FileField):
        doe = "kies een bestand"
    elif isinstance(veld, forms.ChoiceField | forms.ModelChoiceField):
        doe = "maak een keuze"
    else:
        doe = "vul dit veld in"
    if isinstance(veld, forms.BooleanField):
        ontbreekt = "Vink dit aan om verder te gaan."
    elif label.endswith("?"):
        ontbreekt = f"{doe.capitalize().replace('dit veld', 'een antwoord')} bij “{label}”."
    else:
        ontbreekt = f"{label} ontbreekt: {doe}."
    uit_de_lijst = f"Maak bij “{label}” een keuze uit de lijst."
    eigen = {
        "required": ontbreekt,
        "invalid_choice": uit_de_lijst,
        "invalid_list": uit_de_lijst,
        "invalid_pk_value": uit_de_lijst,
    }
    standaard = _standaardberichten(type(veld))
    for code, bericht in eigen.items():
        if code in veld.error_messages and veld.error_messages[code] == standaard.get(code):
            veld.error_messages[code] = bericht


def _standaardberichten(soort: type[forms.Field]) -> dict[str, Any]:
    """The messages that a field of this kind has when its form says nothing."""
    berichten: dict[str, Any] = {}
    for klasse in reversed(soort.__mro__):
        berichten.update(getattr(klasse, "default_error_messages", {}))
    return berichten
