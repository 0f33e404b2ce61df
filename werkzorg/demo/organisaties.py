"""The example organisations of the demo: invented, of every kind, in real municipalities of all fifteen regions."""

from __future__ import annotations

import re
from dataclasses import dataclass

from werkzorg.beheer.voorbeelden.huizen import fictief_iban, fictief_kbo, fictief_vestigingsnummer
from werkzorg.organisaties.gegevens import Organisatiegegevens
from werkzorg.organisaties.rollen import (
    BEGELEIDERS_AMA,
    CATEGORIEEN_ZORG,
    KBO_NIET_VERPLICHT,
    OVERHEID,
)
from werkzorg.organisaties.rollen import Organisatiesoort as S


@dataclass(frozen=True)
class Voorbeeldorganisatie:
    """An invented organisation; `regio` is the key of a werk- en zorgregio, "" for the whole of Flanders."""

    naam: str
    soort: S
    straat: str
    huisnummer: str
    postcode: str
    gemeente: str
    regio: str = ""


_O = Voorbeeldorganisatie
ORGANISATIES: dict[str, Voorbeeldorganisatie] = {
    # Everywhere
    "dz": _O("Departement Zorg", S.DEPARTEMENT_ZORG, "Voorbeeldplein", "5", "1000", "Brussel"),
    "wse": _O(
        "Departement Werk en Sociale Economie", S.DEPARTEMENT_WSE, "Voorbeeldplein", "7", "1000", "Brussel"
    ),
    "inspectie": _O("Zorginspectie", S.ZORGINSPECTIE, "Voorbeeldplein", "9", "1000", "Brussel"),
    "sociale_inspectie": _O(
        "Sociaalrechtelijke inspectie", S.SOCIALE_INSPECTIE, "Voorbeeldplein", "11", "1000", "Brussel"
    ),
    "ziekenfonds": _O("Ziekenfonds Solidair", S.ZIEKENFONDS, "Spaarstraat", "30", "2000", "Antwerpen"),
    "uitkering": _O("Hulpkas Voorbeeld", S.UITKERINGSINSTANTIE, "Kasstraat", "2", "2300", "Turnhout"),
    "vdab": _O("VDAB Gent", S.VDAB, "Voorbeeldlaan", "1", "9000", "Gent", "gent"),
    "vdab_wvl": _O("VDAB Kortrijk", S.VDAB, "Leielaan", "20", "8500", "Kortrijk", "kortrijk"),
    "vdab_ant": _O("VDAB Antwerpen", S.VDAB, "Stationslaan", "3", "2018", "Antwerpen", "antwerpen"),
    "vdab_lim": _O("VDAB Hasselt", S.VDAB, "Demerlaan", "14", "3500", "Hasselt", "limburg"),
    "vdab_vbr": _O("VDAB Leuven", S.VDAB, "Dijlelaan", "6", "3000", "Leuven", "oost_brabant"),
    # Gent
    "cgg": _O("CGG De Linde", S.CGG, "Lindestraat", "12", "9050", "Gent", "gent"),
    "caw": _O("CAW De Brug", S.CAW, "Brugstraat", "8", "9000", "Gent", "gent"),
    "ocmw": _O("OCMW Lindegem", S.OCMW, "Markt", "3", "9800", "Deinze", "gent"),
    "maatwerk": _O(
        "Maatwerkbedrijf De Spil", S.MAATWERKBEDRIJF, "Industriepark", "44", "9820", "Merelbeke-Melle", "gent"
    ),
    "vaph": _O("Dienstencentrum Het Anker", S.VAPH, "Ankerstraat", "21", "9000", "Gent", "gent"),
    "werkactor": _O("Jobpunt Leie", S.WERKACTOR, "Leiekaai", "2", "9000", "Gent", "gent"),
    # Waasland, Denderland, Vlaamse Ardennen
    "cgg_waas": _O("CGG Reynaert", S.CGG, "Vossenstraat", "5", "9100", "Sint-Niklaas", "waasland"),
    "beschut_dender": _O(
        "Beschut Wonen De Dender", S.BESCHUT_WONEN, "Denderkaai", "17", "9300", "Aalst", "denderland"
    ),
    "ocmw_dender": _O("OCMW Denderwijk", S.OCMW, "Kerkplein", "1", "9400", "Ninove", "denderland"),
    "cgg_vla": _O("CGG De Bron", S.CGG, "Bronstraat", "9", "9700", "Oudenaarde", "vlaamse_ardennen"),
    "dmw_vla": _O(
        "DMW Ziekenfonds Solidair", S.DMW, "Stationsstraat", "30", "9600", "Ronse", "vlaamse_ardennen"
    ),
    # West-Vlaanderen
    "pz_brugge": _O(
        "Psychiatrisch Ziekenhuis De Reie",
        S.PSYCHIATRISCH_ZIEKENHUIS,
        "Reielaan",
        "40",
        "8000",
        "Brugge",
        "brugge",
    ),
    "caw_oostende": _O("CAW Duinen", S.CAW, "Zeelaan", "4", "8400", "Oostende", "oostende"),
    "reval_westhoek": _O(
        "Revalidatiecentrum De Kouter", S.REVALIDATIECENTRUM, "Kouterweg", "2", "8900", "Ieper", "westhoek"
    ),
    "cgg_midwest": _O("CGG Mandel", S.CGG, "Mandellaan", "8", "8800", "Roeselare", "midwest"),
    "maatwerk_kortrijk": _O(
        "Maatwerkbedrijf Leiewerk", S.MAATWERKBEDRIJF, "Kanaalstraat", "55", "8530", "Harelbeke", "kortrijk"
    ),
    # Antwerpen, Kempen, Rivierenland
    "cgg_ant": _O("CGG Sinjoor", S.CGG, "Lange Lozanastraat", "7", "2018", "Antwerpen", "antwerpen"),
    "maatwerk_ant": _O(
        "Maatwerkbedrijf Kringkracht",
        S.MAATWERKBEDRIJF,
        "Boomsesteenweg",
        "101",
        "2610",
        "Antwerpen",
        "antwerpen",
    ),
    "vaph_kempen": _O("Voorziening De Heide", S.VAPH, "Heidestraat", "23", "2300", "Turnhout", "kempen"),
    "ambulant_rivier": _O(
        "Ambulante Revalidatie Dijle",
        S.AMBULANTE_REVALIDATIE,
        "Dijlestraat",
        "15",
        "2800",
        "Mechelen",
        "rivierenland",
    ),
    # Limburg, Vlaams-Brabant
    "cgg_limburg": _O("CGG De Maas", S.CGG, "Maasstraat", "33", "3600", "Genk", "limburg"),
    "maatwerk_limburg": _O(
        "Maatwerkbedrijf De Mijn", S.MAATWERKBEDRIJF, "Mijnlaan", "60", "3550", "Heusden-Zolder", "limburg"
    ),
    "opgroeien_limburg": _O(
        "Jeugdhuisvesting Kempenhof", S.OPGROEIEN, "Hofstraat", "1", "3900", "Pelt", "limburg"
    ),
    "inloop_leuven": _O(
        "Inloophuis De Klinker", S.ANDERE, "Naamsestraat", "88", "3000", "Leuven", "oost_brabant"
    ),
    "caw_hv": _O("CAW Zenne", S.CAW, "Zennestraat", "5", "1500", "Halle", "halle_vilvoorde"),
    # Who takes people in and is no care organisation
    "bakkerij": _O(
        "Bakkerij De Korenbloem", S.ONDERNEMING, "Begijnhofpark", "10", "8500", "Kortrijk", "kortrijk"
    ),
    "fietsen": _O("Fietsenmaker Ward", S.ZELFSTANDIGE, "Havenlaan", "12", "8380", "Brugge", "brugge"),
    "gemeente": _O("Gemeente Lindegem", S.OPENBAAR_BESTUUR, "Markt", "1", "9800", "Deinze", "gent"),
    "atelier": _O(
        "Buurtatelier Het Wiel", S.FEITELIJKE_VERENIGING, "Wielstraat", "4", "9040", "Gent", "gent"
    ),
    # Without them no partnership of Antwerpen or Limburg would be complete, nor a network led by a werkactor
    "caw_ant": _O("CAW De Kaai", S.CAW, "Kaaistraat", "16", "2000", "Antwerpen", "antwerpen"),
    "ocmw_limburg": _O("OCMW Maasdal", S.OCMW, "Kerkstraat", "2", "3630", "Maasmechelen", "limburg"),
    "werkactor_ant": _O(
        "Werkpunt Schelde", S.WERKACTOR, "Scheldestraat", "50", "2018", "Antwerpen", "antwerpen"
    ),
    # With the four above the six maatwerkbedrijven that guide AMA sociale economie
    "maatwerk_brugge": _O(
        "Maatwerkbedrijf Zwinwerk", S.MAATWERKBEDRIJF, "Pathoekeweg", "140", "8000", "Brugge", "brugge"
    ),
    "maatwerk_leuven": _O(
        "Maatwerkbedrijf Dijlewerk", S.MAATWERKBEDRIJF, "Vaartstraat", "70", "3000", "Leuven", "oost_brabant"
    ),
    # So that each regio has an OCMW, a CAW and a DMW for the geïntegreerd breed onthaal
    "caw_lim": _O("CAW De Demer", S.CAW, "Demerstraat", "12", "3500", "Hasselt", "limburg"),
    "ocmw_antwerpen": _O("OCMW Scheldewijk", S.OCMW, "Wijkplein", "4", "2100", "Antwerpen", "antwerpen"),
    "ocmw_brugge": _O("OCMW Reiehof", S.OCMW, "Hofplein", "6", "8310", "Brugge", "brugge"),
    "ocmw_halle_vilvoorde": _O(
        "OCMW Zennedal", S.OCMW, "Dalstraat", "9", "1800", "Vilvoorde", "halle_vilvoorde"
    ),
    "ocmw_kempen": _O("OCMW Heidegem", S.OCMW, "Heideplein", "1", "2440", "Geel", "kempen"),
    "ocmw_kortrijk": _O("OCMW Leiehove", S.OCMW, "Hovestraat", "11", "8500", "Kortrijk", "kortrijk"),
    "ocmw_midwest": _O("OCMW Mandelhof", S.OCMW, "Mandelplein", "2", "8700", "Tielt", "midwest"),
    "ocmw_oost_brabant": _O("OCMW Hageveld", S.OCMW, "Veldplein", "5", "3200", "Aarschot", "oost_brabant"),
    "ocmw_oostende": _O("OCMW Duinkerke", S.OCMW, "Duinplein", "8", "8450", "Bredene", "oostende"),
    "ocmw_rivierenland": _O("OCMW Netedal", S.OCMW, "Neteplein", "3", "2500", "Lier", "rivierenland"),
    "ocmw_vlaamse_ardennen": _O(
        "OCMW Kouterberg", S.OCMW, "Bergplein", "7", "9620", "Zottegem", "vlaamse_ardennen"
    ),
    "ocmw_waasland": _O("OCMW Reinaertland", S.OCMW, "Landplein", "10", "9160", "Lokeren", "waasland"),
    "ocmw_westhoek": _O("OCMW Ijzerhoek", S.OCMW, "Hoekplein", "13", "8970", "Poperinge", "westhoek"),
}
# Those came last: who works there is listed apart, so that nobody else moves (demo/collegas.py).
ALLEEN_ONTHAAL = tuple(ORGANISATIES)[list(ORGANISATIES).index("caw_lim") :]
_NUMMERS = {sleutel: nummer for nummer, sleutel in enumerate(ORGANISATIES, start=1)}
_CONVENTIES = {S.REVALIDATIECENTRUM: "77299901", S.AMBULANTE_REVALIDATIE: "95399901"}
# Offices and services of a body that has the number itself.
_ONDERDEEL = frozenset({S.VDAB, S.DMW})
# Whom the departments pay: casemanagers Zorg, begeleiders AMA, and who pays a network (Decreet 2022 art. 16, 28, 30).
BETAALD = BEGELEIDERS_AMA.union(*CATEGORIEEN_ZORG.values(), {S.WERKACTOR})


def gegevens_van(sleutel: str) -> Organisatiegegevens:
    """What is registered of this organisation; its numbers pass every check, and nobody has them."""
    huis, nummer = ORGANISATIES[sleutel], _NUMMERS[sleutel]
    is_overheid, is_onderdeel = huis.soort in OVERHEID, huis.soort in _ONDERDEEL
    heeft_kbo = not (is_overheid or is_onderdeel or huis.soort in KBO_NIET_VERPLICHT)
    naam = re.sub(r"[^a-z0-9]+", "-", huis.naam.lower()).strip("-")
    return Organisatiegegevens(
        naam=huis.naam,
        soort=huis.soort,
        kbo_nummer=fictief_kbo(nummer) if heeft_kbo else "",
        kbo_ontbreekt="onderdeel" if is_onderdeel else "",
        ovo_code=f"OVO999{nummer:03d}" if is_overheid or huis.soort == S.VDAB else "",
        conventienummer=_CONVENTIES.get(huis.soort, ""),
        email=f"info@{naam}.voorbeeld.be",
        telefoon=telefoon_van(sleutel),
        website=f"https://www.{naam}.voorbeeld.be",
        straat=huis.straat,
        huisnummer=huis.huisnummer,
        postcode=huis.postcode,
        gemeente=huis.gemeente,
    )


def telefoon_van(sleutel: str, plek: int = 0) -> str:
    """A number for this organisation and its desk `plek` (0-9) that nobody has: none begins with 0 after the zone."""
    return f"+3220000{_NUMMERS[sleutel]:02d}{plek}"


def iban_van(sleutel: str) -> str:
    """The account of this organisation, "" when nobody pays it."""
    return fictief_iban(_NUMMERS[sleutel]) if ORGANISATIES[sleutel].soort in BETAALD else ""


def vestigingen_van(sleutel: str, *, met_atelier: bool) -> list[dict[str, str]]:
    """The branches of this organisation: its seat and, when people work there, an atelier in the same municipality."""
    huis = ORGANISATIES[sleutel]
    straten = [(f"{huis.naam}, zetel", huis.straat, huis.huisnummer)]
    if met_atelier:
        straten.append((f"{huis.naam}, atelier", "Atelierstraat", str(_NUMMERS[sleutel])))
    return [
        {
            "naam": naam,
            "nummer": fictief_vestigingsnummer(_NUMMERS[sleutel] * 10 + plek),
            "straat": straat,
            "huisnummer": huisnummer,
            "postcode": huis.postcode,
            "gemeente": huis.gemeente,
        }
        for plek, (naam, straat, huisnummer) in enumerate(straten)
    ]
