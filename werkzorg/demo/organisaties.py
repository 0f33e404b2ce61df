"""The example organisations of the demo; invented, every one of them, in real municipalities of all fifteen regions."""

from __future__ import annotations

from dataclasses import dataclass

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
    "caw_waas": _O("CAW Schelde", S.CAW, "Kaai", "11", "9120", "Beveren-Kruibeke-Zwijndrecht", "waasland"),
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
    "maatwerk_brugge": _O(
        "Maatwerkbedrijf Noorderkans", S.MAATWERKBEDRIJF, "Havenlaan", "12", "8380", "Brugge", "brugge"
    ),
    "caw_oostende": _O("CAW Duinen", S.CAW, "Zeelaan", "4", "8400", "Oostende", "oostende"),
    "reval_westhoek": _O(
        "Revalidatiecentrum De Kouter", S.REVALIDATIECENTRUM, "Kouterweg", "2", "8900", "Ieper", "westhoek"
    ),
    "ocmw_westhoek": _O("OCMW Iepermark", S.OCMW, "Grote Markt", "6", "8630", "Veurne", "westhoek"),
    "cgg_midwest": _O("CGG Mandel", S.CGG, "Mandellaan", "8", "8800", "Roeselare", "midwest"),
    "maatwerk_kortrijk": _O(
        "Maatwerkbedrijf Leiewerk", S.MAATWERKBEDRIJF, "Kanaalstraat", "55", "8530", "Harelbeke", "kortrijk"
    ),
    "caw_kortrijk": _O("CAW Leiedal", S.CAW, "Begijnhofpark", "10", "8500", "Kortrijk", "kortrijk"),
    # Antwerpen, Kempen, Rivierenland
    "cgg_ant": _O("CGG Sinjoor", S.CGG, "Lange Lozanastraat", "7", "2018", "Antwerpen", "antwerpen"),
    "ocmw_ant": _O(
        "Sociaal Huis Scheldezicht", S.OCMW, "Kloosterstraat", "19", "2000", "Antwerpen", "antwerpen"
    ),
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
    "caw_kempen": _O("CAW Kempenland", S.CAW, "Nieuwstraat", "2", "2440", "Geel", "kempen"),
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
    "cgg_leuven": _O("CGG Dijleland", S.CGG, "Naamsestraat", "88", "3000", "Leuven", "oost_brabant"),
    "caw_hv": _O("CAW Zenne", S.CAW, "Zennestraat", "5", "1500", "Halle", "halle_vilvoorde"),
    # A werkpost that is no care organisation
    "atelier": _O(
        "Buurtatelier Het Wiel", S.FEITELIJKE_VERENIGING, "Wielstraat", "4", "9040", "Gent", "gent"
    ),
}
