"""Which columns a file of people has, under which headings they are known, and what may stand in them."""

from __future__ import annotations

from collections.abc import Sequence

from werkzorg.deelnemers.models import Grond, InszOntbreekt, Taal
from werkzorg.ui import tabelkolommen
from werkzorg.ui.tabelkolommen import JA_NEE, Kolom, vorm


def _keuzes(klasse: type[Taal | Grond | InszOntbreekt]) -> dict[str, str]:
    """Key and label of a choice, both as somebody may type them -> the key."""
    return {vorm(str(tekst)): str(sleutel) for sleutel, label in klasse.choices for tekst in (sleutel, label)}


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
    Kolom("tolk_nodig", "Tolk nodig", ("tolk",), "nee", "ja of nee", JA_NEE),
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


def lees_koppen(koppen: Sequence[str]) -> tuple[dict[int, Kolom], list[str]]:
    """Which column stands where, and what is wrong with the headings, as Dutch sentences."""
    gevonden, fouten = tabelkolommen.lees_koppen(koppen, KOLOMMEN)
    aanwezig = {kolom.veld for kolom in gevonden.values()}
    if not aanwezig & {"insz", "insz_ontbreekt"}:
        fouten.append("De kolom Rijksregisternummer ontbreekt: voeg ze toe, of de kolom Reden zonder nummer.")
    return gevonden, fouten
