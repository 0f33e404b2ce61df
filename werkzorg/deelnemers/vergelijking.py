"""Two records side by side, and what a merge of them does, for one reader."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.db.models import Count, Value

from werkzorg.deelnemers.domein import KEUZEBLOKKEN
from werkzorg.deelnemers.models import Deelnemer, Samenvoeging
from werkzorg.deelnemers.models.verwijzingen import kolommen
from werkzorg.ui import formaten, nummers

LABELS: Mapping[str, str] = {
    "voornaam": "Voornaam",
    "achternaam": "Achternaam",
    "geboortedatum": "Geboortedatum",
    "insz": "Rijksregisternummer",
    "email": "E-mailadres",
    "telefoon": "Telefoon",
    "adres": "Adres",
    "taal": "Taal",
    "tolk_nodig": "Tolk nodig",
    "overlijden": "Overlijden",
}
# What is shown of a record of which the reader sees only who it is.
IDENTITEIT = ("voornaam", "achternaam", "geboortedatum", "insz", "overlijden")


def _adres(rij: Deelnemer) -> str:
    bus = f" bus {rij.bus}" if rij.bus else ""
    straat = f"{rij.straat} {rij.huisnummer}".strip() + bus
    plaats = f"{rij.postcode} {rij.gemeente}".strip()
    return ", ".join(deel for deel in (straat, plaats) if deel)


_TEKST: Mapping[str, Callable[[Deelnemer], str]] = {
    "voornaam": lambda rij: rij.voornaam,
    "achternaam": lambda rij: rij.achternaam,
    "geboortedatum": lambda rij: formaten.datum(rij.geboortedatum),
    "insz": lambda rij: (
        "is bekend" if rij.heeft_insz else f"nog geen: {rij.get_insz_ontbreekt_display().lower()}"
    ),
    "email": lambda rij: rij.email,
    "telefoon": lambda rij: nummers.telefoon(rij.telefoon) if rij.telefoon else "",
    "adres": _adres,
    "taal": lambda rij: rij.taal_andere or rij.get_taal_display(),
    "tolk_nodig": lambda rij: "ja" if rij.tolk_nodig else "nee",
    "overlijden": lambda rij: f"overleden op {formaten.datum(rij.overleden_op)}" if rij.overleden_op else "",
}


def tekst(rij: Deelnemer, blok: str) -> str:
    """The value of one block as a reader sees it; "" when it is not filled in."""
    return _TEKST[blok](rij)


def verschillen(blijft: Deelnemer, gaat_op: Deelnemer) -> dict[str, str]:
    """Label per block in which the two differ. Two known numbers always differ: a number belongs to one record."""
    anders = {
        blok: LABELS[blok]
        for blok, velden in KEUZEBLOKKEN.items()
        if any(getattr(blijft, veld) != getattr(gaat_op, veld) for veld in velden)
    }
    if blijft.heeft_insz or gaat_op.heeft_insz:
        anders["insz"] = LABELS["insz"]
    return {blok: anders[blok] for blok in KEUZEBLOKKEN if blok in anders}


def voorstel(blijft: Deelnemer, gaat_op: Deelnemer, blok: str) -> str:
    """Which side is chosen beforehand: the one that is filled in, otherwise that of the record that stays."""
    if blok == "insz":
        return "gaat_op" if gaat_op.heeft_insz and not blijft.heeft_insz else "blijft"
    return "gaat_op" if tekst(gaat_op, blok) and not tekst(blijft, blok) else "blijft"


def rijen(
    blijft: Deelnemer, gaat_op: Deelnemer, gekozen: Mapping[str, str], fouten: Mapping[str, str]
) -> list[dict[str, Any]]:
    """Every block that differs, with both texts and the side that is chosen."""
    return [
        {
            "naam": blok,
            "label": label,
            "blijft": _beide_nummers(blijft, gaat_op, blok, tekst(blijft, blok)),
            "gaat_op": _beide_nummers(gaat_op, blijft, blok, tekst(gaat_op, blok)),
            "gekozen": gekozen.get(blok, ""),
            "fout": fouten.get(blok, ""),
        }
        for blok, label in verschillen(blijft, gaat_op).items()
    ]


def _beide_nummers(rij: Deelnemer, ander: Deelnemer, blok: str, anders: str) -> str:
    """With two numbers a reader cannot see either: which one is current he knows from the record."""
    if blok == "insz" and rij.heeft_insz and ander.heeft_insz:
        return f"het nummer van dossier {rij.dossiernummer}"
    return anders


def gelijk(blijft: Deelnemer, gaat_op: Deelnemer) -> list[tuple[str, str]]:
    """Label and value of what is the same, and filled in, on both sides."""
    anders = verschillen(blijft, gaat_op)
    return [
        (LABELS[blok], tekst(blijft, blok))
        for blok in KEUZEBLOKKEN
        if blok not in anders and tekst(blijft, blok) and blok != "insz"
    ]


def uitkomst(blijft: Deelnemer, gaat_op: Deelnemer, keuzes: list[str]) -> list[tuple[str, str]]:
    """Label and value of the record as it would be."""
    return [
        (LABELS[blok], _beide_nummers(bron, ander, blok, tekst(bron, blok)))
        for blok in KEUZEBLOKKEN
        for bron, ander in [(gaat_op, blijft) if blok in keuzes else (blijft, gaat_op)]
    ]


def identiteit(rij: Deelnemer) -> list[tuple[str, str]]:
    """Label and value of who this is, for a reader who sees no more of it."""
    return [(LABELS[blok], tekst(rij, blok)) for blok in IDENTITEIT if tekst(rij, blok)]


def gaat_mee(wie: UUID) -> list[str]:
    """What moves along when this record goes, in words ("3 taken"); one query, however many tables."""
    tellingen = []
    namen: dict[str, tuple[str, str]] = {}
    for kolom in kolommen():
        meta = kolom.model._meta
        # A table with both columns names the person in `deelnemer_id`; once is enough.
        if kolom.soort and any(veld.name == "deelnemer_id" for veld in meta.concrete_fields):
            continue
        sleutel = f"{meta.label_lower}.{kolom.veld}"
        namen[sleutel] = (str(meta.verbose_name), str(meta.verbose_name_plural))
        rijen_ = kolom.rijen(Deelnemer, [wie]).order_by().annotate(_tabel=Value(sleutel)).values("_tabel")
        tellingen.append(rijen_.annotate(_aantal=Count("pk")).values_list("_tabel", "_aantal"))
    geteld = tellingen[0].union(*tellingen[1:], all=True)
    return [
        f"{aantal} {namen[tabel][0] if aantal == 1 else namen[tabel][1]}"
        for tabel, aantal in sorted(geteld)
        if aantal
    ]


def teruggaand(samenvoeging: Samenvoeging) -> dict[str, Any]:
    """What undoing a merge gives back, and until when that is possible."""
    per_soort = {
        label: len({pk for ids in per_kolom.values() for pk in ids})
        for label, per_kolom in samenvoeging.verhuisd.items()
    }
    return {
        "aantal": sum(per_soort.values()),
        "velden": [LABELS[blok].lower() for blok in samenvoeging.keuzes],
        "laatste_dag": samenvoeging.ongedaan_tot_en_met,
    }
