"""The shapes of reading a file of existing grants in: the file, one row of it, its confirmation, and taking it back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from django import forms
from django.core.exceptions import ValidationError

from mandaten.domein.inleesfeiten import Partner, Rij
from mandaten.soorten import SOORT_KEUZES, SOORTEN
from werkzorg.ui.formulieren import WerkzorgForm
from werkzorg.ui.nummers import lees_kbo
from werkzorg.ui.tabelkolommen import vorm
from werkzorg.ui.velden import DatumVeld, KboVeld, KeuzeVeld, TekstVeld

_VROEGST, _LAATST = date(2000, 1, 1), date(2199, 12, 31)
_TUSSEN = re.compile(r"[,;|\n]+")
_PARTNER = re.compile(
    r"(?P<kbo>(?:BE)?[\s.0-9]+?)(?:\s*[=:(]\s*(?P<plaats>[^()=:]*?)\s*\)?)?\s*", re.IGNORECASE
)
_MEESTE_PARTNERS = 60


class InlezenForm(WerkzorgForm):
    """The file."""

    bestand = forms.FileField(
        label="Bestand met bestaande mandaten en erkenningen",
        help_text="CSV of Excel (.xlsx), hoogstens 5 MB en 2.000 rijen.",
        error_messages={
            "required": "Kies het bestand met de mandaten en erkenningen.",
            "empty": "Dit bestand is leeg. Kies het bestand met de mandaten en erkenningen.",
            "invalid": "Dit bestand kwam niet goed aan. Kies het opnieuw.",
        },
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx,.txt"}),
    )


class BevestigForm(WerkzorgForm):
    """That what was looked at is read in; `inhoud` is the file as it was read, signed."""

    inhoud = forms.CharField(
        widget=forms.HiddenInput,
        max_length=1_500_000,
        error_messages=dict.fromkeys(
            ("required", "max_length", "null_characters_not_allowed"),
            "Deze pagina is verlopen. Laad het bestand opnieuw op.",
        ),
    )


class TerugdraaienForm(WerkzorgForm):
    """Why a whole file is taken back."""

    reden = TekstVeld(
        label="Waarom draai je dit terug?",
        max_length=500,
        regels=True,
        error_messages={
            "required": "Schrijf op waarom je dit terugdraait: het blijft bij de inlezing staan."
        },
    )
    zeker = forms.BooleanField(
        label="Ja, haal alles uit dit bestand weer weg",
        error_messages={"required": "Vink dit aan om verder te gaan."},
    )


class RijForm(forms.Form):
    """One row of the file."""

    soort = KeuzeVeld(
        choices=SOORT_KEUZES,
        error_messages={
            "required": "Vul in wat het is, bijvoorbeeld zorg of erkenning.",
            "invalid_choice": f"Dit kennen we niet. Kies uit: {', '.join(SOORTEN)}.",
        },
    )
    kenmerk = TekstVeld(max_length=30, error_messages={"required": "Vul het nummer van het besluit in."})
    houder = KboVeld(error_messages={"required": "Vul het KBO-nummer in van wie het kreeg."})
    van = DatumVeld(vroegst=_VROEGST, laatst=_LAATST, error_messages={"required": "Vul de eerste dag in."})
    tot = DatumVeld(vroegst=_VROEGST, laatst=_LAATST, required=False)
    regios = TekstVeld(max_length=1000, regels=True, required=False)
    partners = TekstVeld(max_length=1000, regels=True, required=False)
    overgang = TekstVeld(max_length=20, required=False)
    plaatsen = TekstVeld(max_length=20, required=False)

    def __init__(self, velden: Mapping[str, str], *, regios: Mapping[str, str]) -> None:
        """`velden` are the texts by field; `regios` the names of all regio's by key."""
        super().__init__(velden)
        self._regios = {vorm(tekst): sleutel for sleutel, naam in regios.items() for tekst in (sleutel, naam)}

    def clean_regios(self) -> tuple[str, ...]:
        """The keys of the regio's, each once, in the order in which they were typed."""
        gevonden = {}
        for naam in _delen(self.cleaned_data["regios"]):
            sleutel = self._regios.get(vorm(naam))
            if sleutel is None:
                raise ValidationError(
                    f"“{naam[:40]}” is geen werk- en zorgregio. Gebruik de namen van het blad Uitleg in het sjabloon."
                )
            gevonden[sleutel] = True
        return tuple(gevonden)

    def clean_partners(self) -> tuple[Partner, ...]:
        """The partners with their seat, as far as one was typed."""
        delen = _delen(self.cleaned_data["partners"])
        if len(delen) > _MEESTE_PARTNERS:
            raise ValidationError(f"Dit zijn meer dan {_MEESTE_PARTNERS} partners. Kijk de cel na.")
        return tuple(_partner(deel) for deel in delen)

    def clean_overgang(self) -> bool:
        """Yes or no; empty is no."""
        tekst = self.cleaned_data["overgang"]
        if tekst not in {"on", ""}:
            raise ValidationError("Vul ja of nee in.")
        return bool(tekst == "on")

    def clean_plaatsen(self) -> int | None:
        """A whole number, or None when empty."""
        tekst = self.cleaned_data["plaatsen"].replace(".", "").replace(" ", "")
        if not tekst:
            return None
        if not re.fullmatch(r"[0-9]{1,9}", tekst):
            raise ValidationError("Vul een geheel getal in, bijvoorbeeld 25.")
        return int(tekst)

    def rij(self, nummer: int) -> Rij:
        """The row as the law judges it; only of a valid form."""
        schoon = self.cleaned_data
        return Rij(
            nummer=nummer,
            soort=schoon["soort"],
            kenmerk=schoon["kenmerk"],
            houder=schoon["houder"],
            van=schoon["van"],
            tot=schoon["tot"],
            regios=schoon["regios"],
            partners=schoon["partners"],
            is_overgang=schoon["overgang"],
            plaatsen=schoon["plaatsen"],
        )


def _delen(tekst: str) -> list[str]:
    return [deel.strip() for deel in _TUSSEN.split(tekst) if deel.strip()]


def _partner(deel: str) -> Partner:
    gelezen = _PARTNER.fullmatch(deel)
    if gelezen is None:
        raise ValidationError(
            f"“{deel[:40]}” is niet leesbaar: schrijf KBO-nummer = plaats, zoals 0402.536.043 = B."
        )
    try:
        kbo = lees_kbo(gelezen["kbo"])
    except ValidationError as fout:
        raise ValidationError(f"{deel[:40]}: {fout.messages[0]}") from None
    plaats = (gelezen["plaats"] or "").strip()
    return Partner(kbo, _PLAATSEN.get(vorm(plaats), plaats) if plaats else "")


_PLAATSEN = {
    vorm(naam): sleutel
    for soort in SOORTEN.values()
    for sleutel, wat in soort.plaatsen.items()
    for naam in (sleutel, wat.label, wat.label.partition(":")[0])
}
