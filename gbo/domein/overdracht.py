"""What may leave VDAB for one core partner: seven data of a closed list, and nothing else (art. 5; regelgeving 7)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from typing import Any

from werkzorg.termijnen.woorden import datum

BRON = "Decreet 8/7/2022 art. 4-5"

# The seven data of art. 5, in the order of the preview; the first three and the address are needed to find somebody.
VOORNAAM, NAAM, GEBOORTEDATUM, ADRES = "voornaam", "naam", "geboortedatum", "adres"
EMAIL, TELEFOON, HULPVERLENER = "email", "telefoon", "hulpverlener"
GEGEVENS: tuple[tuple[str, str], ...] = (
    (VOORNAAM, "Voornaam"),
    (NAAM, "Naam"),
    (ADRES, "Adres"),
    (EMAIL, "E-mailadres"),
    (TELEFOON, "Telefoon of gsm"),
    (GEBOORTEDATUM, "Geboortedatum"),
    (HULPVERLENER, "Hulpverlener"),
)
LABELS = dict(GEGEVENS)
# What the person may want to keep to himself.
WEGLAATBAAR = (EMAIL, TELEFOON, HULPVERLENER)


@dataclass(frozen=True)
class Pakket:
    """Exactly what goes: each field is a column of the onthaaltraject, and there is none for anything else."""

    voornaam: str
    achternaam: str
    geboortedatum: date
    straatnaam: str = ""
    huisnummer: str = ""
    busnummer: str = ""
    postcode: str = ""
    gemeentenaam: str = ""
    email: str = ""
    telefoon: str = ""
    hulpverlener_naam: str = ""
    hulpverlener_organisatie: str = ""
    hulpverlener_email: str = ""
    hulpverlener_telefoon: str = ""


@dataclass(frozen=True)
class Hulpverlener:
    """Whom of the care around the person the partner may call; all empty: nobody is passed on."""

    naam: str = ""
    organisatie: str = ""
    email: str = ""
    telefoon: str = ""

    @property
    def is_leeg(self) -> bool:
        """Whether nothing is filled in."""
        return not any(asdict(self).values())


@dataclass(frozen=True)
class Overdracht:
    """What the person agreed to: on which day, which data stay here, and which hulpverlener may be called."""

    akkoord_op: date
    blijft_hier: frozenset[str] = frozenset()
    hulpverlener: Hulpverlener = Hulpverlener()


@dataclass(frozen=True)
class Regel:
    """One line of the preview: what it is called, what goes, and whether anything of it goes."""

    sleutel: str
    label: str
    waarde: str
    gaat_mee: bool


def samengesteld(persoon: Pakket, overdracht: Overdracht) -> Pakket:
    """The package: what is known of the person, with the hulpverlener, without what stays here."""
    hulp, weg = overdracht.hulpverlener, overdracht.blijft_hier & set(WEGLAATBAAR)
    pakket = replace(
        persoon,
        hulpverlener_naam=hulp.naam.strip(),
        hulpverlener_organisatie=hulp.organisatie.strip(),
        hulpverlener_email=hulp.email.strip(),
        hulpverlener_telefoon=hulp.telefoon.strip(),
    )
    leeg: dict[str, Any] = {naam: "" for sleutel in weg for naam in _VELDEN_VAN[sleutel]}
    return replace(pakket, **leeg)


_VELDEN_VAN: dict[str, tuple[str, ...]] = {
    EMAIL: ("email",),
    TELEFOON: ("telefoon",),
    HULPVERLENER: (
        "hulpverlener_naam",
        "hulpverlener_organisatie",
        "hulpverlener_email",
        "hulpverlener_telefoon",
    ),
}


def als_velden(pakket: Pakket) -> dict[str, str | date]:
    """The package as columns of the onthaaltraject."""
    return {veld.name: getattr(pakket, veld.name) for veld in fields(pakket)}


def voorbeeld(pakket: Pakket, blijft_hier: Collection[str] = ()) -> list[Regel]:
    """The seven data as the partner will read them, in their order; what does not go stands there as such."""
    return [
        Regel(sleutel, label, waarde, bool(waarde) and sleutel not in blijft_hier)
        for sleutel, label in GEGEVENS
        for waarde in [waarde_van(pakket, sleutel)]
    ]


def waarde_van(pakket: Pakket, sleutel: str) -> str:
    """One of the seven data in words, "" when there is none; raises KeyError for another key."""
    return {
        VOORNAAM: pakket.voornaam,
        NAAM: pakket.achternaam,
        ADRES: adresregel(pakket),
        EMAIL: pakket.email,
        TELEFOON: pakket.telefoon,
        GEBOORTEDATUM: datum(pakket.geboortedatum),
        HULPVERLENER: _samen(
            pakket.hulpverlener_naam,
            pakket.hulpverlener_organisatie,
            pakket.hulpverlener_telefoon,
            pakket.hulpverlener_email,
        ),
    }[sleutel]


def adresregel(pakket: Pakket) -> str:
    """Street, number and place on one line."""
    bus = f"bus {pakket.busnummer}" if pakket.busnummer else ""
    straat = " ".join(deel for deel in (pakket.straatnaam, pakket.huisnummer, bus) if deel)
    return _samen(straat, f"{pakket.postcode} {pakket.gemeentenaam}".strip())


def vingerafdruk(pakket: Pakket, partner: str) -> str:
    """A short hash of what goes to whom: what somebody confirms is what he saw."""
    tekst = json.dumps([partner, asdict(pakket)], default=str, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(tekst.encode()).hexdigest()[:32]


def overdrachtbezwaren(
    overdracht: Overdracht, pakket: Pakket, *, geinformeerd_op: date, is_overleden: bool, vandaag: date
) -> dict[str, str]:
    """Why this may not go today: field -> Dutch sentence; "" is the field of the whole; empty when it may."""
    velden: dict[str, str] = {}
    if is_overleden:
        velden[""] = "Deze persoon is overleden: er worden geen gegevens meer overgedragen."
    if overdracht.akkoord_op > vandaag:
        velden["akkoord_op"] = (
            "Deze dag ligt in de toekomst: draag pas over als de persoon akkoord ging (art. 4)."
        )
    elif overdracht.akkoord_op < geinformeerd_op:
        velden["akkoord_op"] = (
            f"Je besprak het advies op {datum(geinformeerd_op)}: een akkoord van voor dat gesprek telt niet."
        )
    if onbekend := sorted(overdracht.blijft_hier - set(WEGLAATBAAR)):
        velden["mee"] = (
            f"{LABELS.get(onbekend[0], onbekend[0])} gaat altijd mee: zonder vindt de kernpartner niemand."
        )
    elif not (pakket.straatnaam or pakket.email or pakket.telefoon):
        velden["mee"] = (
            "Zo kan de kernpartner de persoon niet bereiken: laat minstens een adres, een telefoonnummer of een "
            "e-mailadres meegaan."
        )
    hulp = overdracht.hulpverlener
    if not hulp.is_leeg and HULPVERLENER not in overdracht.blijft_hier and not hulp.naam.strip():
        velden["hulpverlener_naam"] = "Vul in wie de hulpverlener is, of laat ook de andere vakken leeg."
    return velden


def _samen(*delen: str) -> str:
    return ", ".join(deel for deel in delen if deel)
