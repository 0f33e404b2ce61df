"""The shape of what is agreed: the schedule day by day, and the texts; shared by a draft and an addendum."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from django import forms

from ama.domein.ontwerp import met_omvang
from ama.domein.overeenkomst import ONDERDELEN, Inhoud
from ama.domein.rooster import Blok, Rooster, eerste_dag, week_van
from ama.domein.woorden import met_hoofdletter
from ama.models.versielezen import LIJSTEN, TEKSTEN
from ama.soorten import WEEKDAGEN
from werkzorg.ui.formulieren import WerkzorgForm
from werkzorg.ui.getalveld import GetalVeld
from werkzorg.ui.uurveld import UurVeld
from werkzorg.ui.velden import DatumVeld, KeuzeVeld, TekstVeld

# Blocks beside one a day: a second one, or one that does not come every week.
EXTRA = (1, 2, 3)
_RITMES = [("1", "elke week"), ("2", "om de 2 weken"), ("3", "om de 3 weken"), ("4", "om de 4 weken")]
_HINTS = {
    "activiteiten": "Eén per regel. Laat leeg voor alles wat de werkpost aanbiedt.",
    "locaties": "Eén per regel. Laat leeg voor het adres van de werkpost.",
    "omvang": "Laat leeg: dan staan de activiteiten en de uren er samen.",
}


class InhoudForm(WerkzorgForm):
    """The contents of an agreement; `rijen_dagen` and `rijen_extra` lay out the schedule."""

    def __init__(self, *args: Any, inhoud: Inhoud, vanaf: date, **kwargs: Any) -> None:
        """`inhoud`: what stands there before anybody types; `vanaf` tells which week of a rhythm comes first."""
        super().__init__(*args, **kwargs)
        self._was = inhoud
        for dag, naam in WEEKDAGEN:
            self._voeg_uren_toe(f"dag_{dag}", naam)
        for nummer in EXTRA:
            self.fields[f"extra_{nummer}_eerste"] = DatumVeld(
                label=f"Extra moment {nummer}: eerste dag",
                required=False,
                vroegst=date(2000, 1, 1),
                laatst=date(2199, 12, 31),
            )
            self._voeg_uren_toe(f"extra_{nummer}", f"extra moment {nummer}")
            self.fields[f"extra_{nummer}_ritme"] = KeuzeVeld(
                label=f"Extra moment {nummer}: hoe vaak", required=False, choices=_RITMES
            )
        for naam in (*LIJSTEN, *TEKSTEN):
            label = met_hoofdletter(ONDERDELEN[naam].label)
            self.fields[naam] = TekstVeld(
                label=label,
                help_text=_HINTS.get(naam, ONDERDELEN[naam].vraag),
                max_length=2000,
                regels=True,
                required=False,
                een_van_beide=ONDERDELEN[naam].is_verplicht,
                widget=forms.Textarea(attrs={"rows": 3}),
            )
        self.initial = {**als_begin(inhoud, vanaf), **self.initial}

    def _voeg_uren_toe(self, voor: str, wie: str) -> None:
        for deel, label in (("van", "van"), ("tot", "tot")):
            self.fields[f"{voor}_{deel}"] = UurVeld(
                label=f"{met_hoofdletter(wie)} {label}", help_text="", required=False
            )
        self.fields[f"{voor}_pauze"] = GetalVeld(
            label=f"{met_hoofdletter(wie)}: minuten pauze", help_text="", hoogstens=600, required=False
        )

    @property
    def rijen_dagen(self) -> list[dict[str, Any]]:
        """Per weekday its three fields."""
        return [{"naam": naam, **self._rij(f"dag_{dag}")} for dag, naam in WEEKDAGEN]

    @property
    def rijen_extra(self) -> list[dict[str, Any]]:
        """The blocks beside one a day."""
        return [
            {
                "naam": f"extra moment {nummer}",
                **self._rij(f"extra_{nummer}"),
                "eerste": self[f"extra_{nummer}_eerste"],
                "ritme": self[f"extra_{nummer}_ritme"],
            }
            for nummer in EXTRA
        ]

    @property
    def heeft_extra(self) -> bool:
        """Whether something stands in those, or is wrong there: then they are shown."""
        return any(self[f"extra_{een}_eerste"].value() or self[f"extra_{een}_van"].errors for een in EXTRA)

    @property
    def tekstvelden(self) -> list[Any]:
        """The fields with words, in the order of the document."""
        return [self[naam] for naam in ONDERDELEN if naam in (*LIJSTEN, *TEKSTEN)]

    @property
    def mist_tekst(self) -> bool:
        """Whether a text that must be there is empty, or one is wrong: then they are shown."""
        moet = [naam for naam in TEKSTEN if ONDERDELEN[naam].is_verplicht and naam != "omvang"]
        return any(not self[naam].value() or self[naam].errors for naam in moet)

    def _rij(self, voor: str) -> dict[str, Any]:
        return {deel: self[f"{voor}_{deel}"] for deel in ("van", "tot", "pauze")}

    def clean(self) -> dict[str, Any] | None:
        """Every block has a begin and a later end, and its pause is shorter than it."""
        gegevens = super().clean()
        for dag, _ in WEEKDAGEN:
            self._kijk_na(f"dag_{dag}")
        for nummer in EXTRA:
            voor = f"extra_{nummer}"
            van, eerste = self.cleaned_data.get(f"{voor}_van"), self.cleaned_data.get(f"{voor}_eerste")
            if van and not eerste:
                self.add_error(f"{voor}_eerste", "Vul in op welke dag dit moment voor het eerst is.")
            elif eerste and not van:
                self.add_error(f"{voor}_van", "Vul in van hoe laat tot hoe laat.")
            self._kijk_na(voor)
        return gegevens

    def _kijk_na(self, voor: str) -> None:
        van, tot = self.cleaned_data.get(f"{voor}_van"), self.cleaned_data.get(f"{voor}_tot")
        pauze = self.cleaned_data.get(f"{voor}_pauze") or 0
        if {f"{voor}_van", f"{voor}_tot"} & self.errors.keys():
            return
        if (van is None) != (tot is None):
            self.add_error(f"{voor}_{'van' if van is None else 'tot'}", "Vul het begin én het einde in.")
        elif van is not None and tot is not None and tot <= van:
            self.add_error(f"{voor}_tot", "Het einduur ligt niet na het beginuur: verbeter een van beide.")
        elif van is not None and tot is not None and pauze >= _minuten(van, tot):
            self.add_error(f"{voor}_pauze", "De pauze duurt langer dan het moment zelf.")

    def inhoud(self) -> Inhoud:
        """What was filled in; what is wrong or was not judged yet is left out."""
        schoon: dict[str, Any] = getattr(self, "cleaned_data", {})
        velden: dict[str, Any] = {naam: _regels(schoon.get(naam, "")) for naam in LIJSTEN}
        velden |= {naam: schoon.get(naam, "") for naam in TEKSTEN}
        nieuw = Inhoud(rooster=Rooster(tuple(sorted(self._blokken(schoon)))), **velden)
        return met_omvang(self._was, nieuw)

    def _blokken(self, schoon: dict[str, Any]) -> set[Blok]:
        uit = set()
        for dag, _ in WEEKDAGEN:
            uit |= _blok(schoon, f"dag_{dag}", dag, 1, 0)
        for nummer in EXTRA:
            eerste = schoon.get(f"extra_{nummer}_eerste")
            if eerste is not None:
                om_de = int(schoon.get(f"extra_{nummer}_ritme") or 1)
                uit |= _blok(schoon, f"extra_{nummer}", eerste.weekday(), om_de, week_van(eerste, om_de))
        return uit


def als_begin(inhoud: Inhoud, vanaf: date) -> dict[str, Any]:
    """The contents as the fields of the form have them."""
    uit: dict[str, Any] = {naam: "\n".join(getattr(inhoud, naam)) for naam in LIJSTEN}
    uit |= {naam: getattr(inhoud, naam) for naam in TEKSTEN}
    extra = iter(EXTRA)
    bezet: set[int] = set()
    for blok in sorted(inhoud.rooster.blokken):
        if blok.om_de == 1 and blok.weekdag not in bezet:
            bezet.add(blok.weekdag)
            voor = f"dag_{blok.weekdag}"
        elif nummer := next(extra, None):
            voor = f"extra_{nummer}"
            uit[f"{voor}_eerste"] = eerste_dag(blok, vanaf)
            uit[f"{voor}_ritme"] = str(blok.om_de)
        else:
            continue
        uit |= {f"{voor}_van": blok.van, f"{voor}_tot": blok.tot, f"{voor}_pauze": blok.pauze or None}
    return uit


def _blok(schoon: dict[str, Any], voor: str, weekdag: int, om_de: int, week: int) -> set[Blok]:
    van, tot = schoon.get(f"{voor}_van"), schoon.get(f"{voor}_tot")
    pauze = schoon.get(f"{voor}_pauze") or 0
    if van is None or tot is None or tot <= van or pauze >= _minuten(van, tot):
        return set()
    return {Blok(weekdag, van, tot, pauze, om_de, week)}


def _minuten(van: time, tot: time) -> int:
    return (tot.hour - van.hour) * 60 + tot.minute - van.minute


def _regels(tekst: str) -> tuple[str, ...]:
    return tuple(regel.strip() for regel in tekst.splitlines() if regel.strip())
