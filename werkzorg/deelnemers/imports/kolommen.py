"""Which columns a file of people has, under which headings they are known, and what may stand in them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from werkzorg.deelnemers.models import Grond, InszOntbreekt, Taal


@dataclass(frozen=True)
class Kolom:
    """One column: the field of the registration form, its heading, other names for it, and an example."""

    veld: str
    kop: str
    ook: tuple[str, ...] = ()
    voorbeeld: str = ""
    uitleg: str = ""
    keuzes: Mapping[str, str] | None = None
    is_verplicht: bool = False


def _keuzes(klasse: type[Taal | Grond | InszOntbreekt]) -> dict[str, str]:
    """Key and label of a choice, both as somebody may type them -> the key."""
    return {vorm(str(tekst)): str(sleutel) for sleutel, label in klasse.choices for tekst in (sleutel, label)}


def vorm(tekst: str) -> str:
    """A heading or choice without capitals, accents and marks, so that small differences do not matter."""
    los = unicodedata.normalize("NFKD", tekst.casefold())
    return re.sub(r"[^a-z0-9]", "", "".join(teken for teken in los if not unicodedata.combining(teken)))


_JA_NEE = dict.fromkeys(("ja", "j", "x", "1", "waar", "true"), "on") | dict.fromkeys(
    ("nee", "n", "0", "onwaar", "false"), ""
)

KOLOMMEN: tuple[Kolom, ...] = (
    Kolom("voornaam", "Voornaam", voorbeeld="Lien", is_verplicht=True),
    Kolom("achternaam", "Achternaam", ("familienaam", "naam"), "Hermans", is_verplicht=True),
    Kolom(
        "geboortedatum",
        "Geboortedatum",
        ("geboren", "geboren op"),
        "30/07/1985",
        "dd/mm/jjjj",
        is_verplicht=True,
    ),
    Kolom(
        "insz",
        "Rijksregisternummer",
        ("insz", "rrn", "rijksregisternr", "bisnummer"),
        "85.07.30-033.28",
        "11 cijfers",
    ),
    Kolom(
        "insz_ontbreekt",
        "Reden zonder nummer",
        ("waarom geen nummer", "insz ontbreekt"),
        "",
        "alleen zonder rijksregisternummer",
        _keuzes(InszOntbreekt),
    ),
    Kolom("email", "E-mailadres", ("email", "e-mail", "mail"), "lien.hermans@voorbeeld.be"),
    Kolom("telefoon", "Telefoon", ("gsm", "telefoonnummer", "telefoon of gsm"), "0470 12 34 56"),
    Kolom("straat", "Straat", (), "Coupure Links"),
    Kolom("huisnummer", "Huisnummer", ("nummer", "nr", "huisnr"), "12"),
    Kolom("bus", "Bus", ("busnummer",), ""),
    Kolom("postcode", "Postcode", (), "9000", "4 cijfers"),
    Kolom("gemeente", "Gemeente", ("woonplaats", "stad"), "Gent"),
    Kolom("taal", "Taal", (), "Nederlands", "Nederlands als je niets invult", _keuzes(Taal)),
    Kolom("taal_andere", "Andere taal", ("welke andere taal",), "", "alleen bij taal “Andere taal”"),
    Kolom("tolk_nodig", "Tolk nodig", ("tolk",), "nee", "ja of nee", _JA_NEE),
    Kolom(
        "grond",
        "Waarom",
        ("grond", "waarom registreer je deze persoon"),
        "",
        "leeg: wat je bij het opladen koos",
        _keuzes(Grond),
    ),
    Kolom(
        "geinformeerd_op",
        "Geïnformeerd op",
        ("uitgelegd op",),
        "",
        "leeg: de dag die je bij het opladen koos",
    ),
)
VAN_VELD = {kolom.veld: kolom for kolom in KOLOMMEN}
_VAN_KOP = {vorm(naam): kolom for kolom in KOLOMMEN for naam in (kolom.kop, kolom.veld, *kolom.ook)}


def letter(nummer: int) -> str:
    """How a spreadsheet calls a column; 0 is A, 26 is AA."""
    naam = ""
    nummer += 1
    while nummer:
        nummer, rest = divmod(nummer - 1, 26)
        naam = chr(65 + rest) + naam
    return naam


def lees_koppen(koppen: Sequence[str]) -> tuple[dict[int, Kolom], list[str]]:
    """Which column stands where, and what is wrong with the headings, as Dutch sentences."""
    gevonden: dict[int, Kolom] = {}
    fouten = []
    for plaats, kop in enumerate(koppen):
        if not kop.strip():
            continue
        kolom = _VAN_KOP.get(vorm(kop))
        if kolom is None:
            fouten.append(
                f"Kolom {letter(plaats)} heet “{kop.strip()[:40]}”, en die kennen we niet. Verwijder ze, of gebruik "
                "een kop uit het sjabloon."
            )
        elif kolom in gevonden.values():
            fouten.append(f"De kolom {kolom.kop} staat er twee keer in. Laat er één staan.")
        else:
            gevonden[plaats] = kolom
    for kolom in KOLOMMEN:
        if kolom.is_verplicht and kolom not in gevonden.values():
            fouten.append(f"De kolom {kolom.kop} ontbreekt: voeg ze toe, met die kop op de eerste rij.")
    aanwezig = {kolom.veld for kolom in gevonden.values()}
    if not aanwezig & {"insz", "insz_ontbreekt"}:
        fouten.append("De kolom Rijksregisternummer ontbreekt: voeg ze toe, of de kolom Reden zonder nummer.")
    return gevonden, fouten


def lees_keuze(kolom: Kolom, tekst: str) -> str:
    """The key of what was typed in a column with choices; the text itself when it is none of them."""
    if kolom.keuzes is None or not tekst:
        return tekst
    return kolom.keuzes.get(vorm(tekst), tekst)
