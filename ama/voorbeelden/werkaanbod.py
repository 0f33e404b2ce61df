"""Where the example people work: thirty werkposten, what they offer, when they are closed, and who was asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from ama.domein.werkaanbod import Aangeboden, Moment
from ama.domein.werkpostdag import wettelijke_feestdagen
from ama.handelingen.contacten import contact_bewaren, contactmoment_noteren
from ama.handelingen.werkaanbod import stand_van, werkaanbod_registreren, werkpost_sluiten
from ama.models import Contact
from ama.voorbeelden.spel import Gebeurtenis, Spel
from werkzorg.beheer.voorbeelden.huizen import fictief_kbo, maak_nieuwe_werkpost
from werkzorg.organisaties.gegevens import Organisatiegegevens
from werkzorg.organisaties.models import Werkpost
from werkzorg.organisaties.rollen import Organisatiesoort as S

# So many days back the werkposten came.
BEGIN = 740
# The enterprise numbers of these bodies: above those of the example organisations.
_NUMMER_VANAF = 900
_WEEK = frozenset(range(5))
PROFIT, SOCIAL, ECONOMIE, BUURT = "profit", "social_profit", "sociale_economie", "buurt"


@dataclass(frozen=True)
class Plek:
    """One werkpost: by which begeleider, what it offers, on which weekdays, and in how many places.

    With `naam` it is a body that nobody registered yet, of this kind, at this address; otherwise it is an own place of
    the begeleider (0 the first, 1 its atelier).
    """

    sleutel: str
    huis: str
    activiteiten: tuple[str, ...]
    plaatsen: int
    open_dagen: frozenset[int] = _WEEK
    eigen: int = 0
    naam: str = ""
    soort: S = S.ONDERNEMING
    sector: str = PROFIT
    adres: tuple[str, str, str, str] = ("", "", "", "")


# Who guides: twelve organisations with an erkenning that runs on (mandaten/voorbeelden/bestaand.py).
BEGELEIDERS = (
    "maatwerk", "ocmw", "caw", "vaph", "cgg_waas", "beschut_dender", "maatwerk_kortrijk", "caw_oostende",
    "maatwerk_ant", "vaph_kempen", "maatwerk_limburg", "caw_hv",
)  # fmt: skip
_KEUKEN = ("groenten snijden", "afwassen", "zaal dekken")
_GROEN = ("snoeien", "onkruid wieden", "planten")
_ATELIER = ("inpakken", "sorteren", "etiketteren")
_HOUT = ("zagen", "schuren", "meubels herstellen")
_WINKEL = ("rekken aanvullen", "kleding sorteren", "kassa")
_DIEREN = ("dieren voederen", "stallen uitmesten", "moestuin")
_FIETS = ("fietsen herstellen", "onderdelen sorteren")
_TEXTIEL = ("naaien", "strijken", "kleding sorteren")
_MENSEN = ("koffie schenken", "soep maken", "zaal klaarzetten")
_BUREAU = ("post sorteren", "scannen", "onthaal")


def _eigen(huis: str, activiteiten: tuple[str, ...], plaatsen: int, plek: int = 0) -> Plek:
    return Plek(f"{huis}_{plek}", huis, activiteiten, plaatsen, eigen=plek)


PLEKKEN: tuple[Plek, ...] = (
    _eigen("maatwerk", _ATELIER, 24),
    _eigen("maatwerk", _GROEN, 14, 1),
    _eigen("ocmw", _KEUKEN, 8),
    _eigen("caw", _MENSEN, 12),
    _eigen("vaph", _HOUT, 10),
    _eigen("cgg_waas", _TEXTIEL, 8),
    _eigen("beschut_dender", _KEUKEN, 10),
    _eigen("maatwerk_kortrijk", _ATELIER, 26),
    _eigen("maatwerk_kortrijk", _GROEN, 12, 1),
    _eigen("caw_oostende", _WINKEL, 12),
    _eigen("maatwerk_ant", _FIETS, 22),
    _eigen("vaph_kempen", _DIEREN, 14),
    _eigen("maatwerk_limburg", _ATELIER, 24),
    _eigen("caw_hv", _MENSEN, 10),
    Plek("bistro", "maatwerk", _KEUKEN, 6, frozenset({1, 2, 3, 4, 5}), naam="Bistro De Tafel",
         adres=("Coupure", "61", "9000", "Gent")),
    Plek("kringwinkel", "ocmw", _WINKEL, 12, frozenset({1, 2, 3, 4, 5}), naam="Kringwinkel Leieland",
         sector=ECONOMIE, adres=("Tolpoortstraat", "90", "9800", "Deinze")),
    Plek("zorgboerderij", "caw", _DIEREN, 8, naam="Zorgboerderij Ter Eeken", sector=SOCIAL,
         adres=("Molendreef", "3", "9880", "Aalter")),
    Plek("moestuin", "vaph", _GROEN, 9, frozenset({0, 2, 4}), naam="Samentuin De Kiem",
         soort=S.FEITELIJKE_VERENIGING, sector=BUURT, adres=("Groenestaakstraat", "17", "9030", "Gent")),
    Plek("rusthuis", "cgg_waas", _MENSEN, 7, naam="Woonzorghuis Kruisberg", sector=SOCIAL,
         adres=("Parklaan", "44", "9120", "Beveren-Kruibeke-Zwijndrecht")),
    Plek("drukkerij", "beschut_dender", _BUREAU, 5, naam="Drukkerij Van Loo",
         adres=("Industrielaan", "9", "9320", "Aalst")),
    Plek("textiel", "maatwerk_kortrijk", _TEXTIEL, 9, naam="Stofkapel", sector=ECONOMIE,
         adres=("Doorniksewijk", "21", "8500", "Kortrijk")),
    Plek("camping", "caw_oostende", _GROEN, 6, frozenset({0, 1, 2, 3}), naam="Camping De Lombard",
         adres=("Elisabethlaan", "4", "8434", "Middelkerke")),
    Plek("museum", "caw_oostende", _BUREAU, 4, naam="Stadsarchief Duinstad", soort=S.OPENBAAR_BESTUUR,
         sector=SOCIAL, adres=("Vindictivelaan", "1", "8400", "Oostende")),
    Plek("magazijn", "maatwerk_ant", _ATELIER, 12, naam="Pakpunt Schelde",
         adres=("Noorderlaan", "133", "2030", "Antwerpen")),
    Plek("buurthuis", "maatwerk_ant", _MENSEN, 8, frozenset({0, 1, 2, 3, 4, 5}), naam="Buurthuis 't Pleintje",
         soort=S.FEITELIJKE_VERENIGING, sector=BUURT, adres=("Turnhoutsebaan", "200", "2140", "Antwerpen")),
    Plek("manege", "vaph_kempen", _DIEREN, 7, frozenset({1, 2, 3, 4, 5}), naam="Manege Vossenberg",
         adres=("Steenweg op Gierle", "77", "2300", "Turnhout")),
    Plek("bibliotheek", "vaph_kempen", _BUREAU, 4, frozenset({1, 2, 3, 4}), naam="Bibliotheek De Letter",
         soort=S.OPENBAAR_BESTUUR, sector=SOCIAL, adres=("Werft", "32", "2440", "Geel")),
    Plek("fietspunt", "maatwerk_limburg", _FIETS, 10, naam="Fietspunt Kolenspoor", sector=ECONOMIE,
         adres=("Stationsplein", "5", "3600", "Genk")),
    Plek("abdij", "maatwerk_limburg", _HOUT, 8, naam="Abdijhoeve Sint-Rochus", sector=SOCIAL,
         adres=("Kloosterstraat", "12", "3930", "Hamont-Achel")),
    Plek("sportclub", "caw_hv", _GROEN, 6, frozenset({0, 1, 3}), naam="Sportclub Zennebeek",
         soort=S.FEITELIJKE_VERENIGING, sector=BUURT, adres=("Sportlaan", "2", "1600", "Sint-Pieters-Leeuw")),
)  # fmt: skip

# Partners of the maatwerkbedrijven, where people of AMA sociale economie work.
WSE_PLEKKEN: tuple[Plek, ...] = (
    Plek("wse_gent", "maatwerk", _BUREAU, 14, naam="Scancentrum Dok Noord", sector=ECONOMIE,
         adres=("Dok-Noord", "7", "9000", "Gent")),
    Plek("wse_kortrijk", "maatwerk_kortrijk", _ATELIER, 30, naam="Assemblage Leiedal", sector=ECONOMIE,
         adres=("President Kennedypark", "12", "8500", "Kortrijk")),
    Plek("wse_ant", "maatwerk_ant", _FIETS, 40, naam="Fietspunt Berchem", sector=ECONOMIE,
         adres=("Burgemeester Ryckaertsplein", "1", "2600", "Antwerpen")),
    Plek("wse_limburg", "maatwerk_limburg", _GROEN, 20, naam="Groendienst Kempenbroek", sector=ECONOMIE,
         adres=("Kanaalstraat", "88", "3960", "Bree")),
    Plek("wse_brugge", "maatwerk_brugge", _HOUT, 60, naam="Houtatelier Zwinwerk", sector=ECONOMIE,
         adres=("Pathoekeweg", "142", "8000", "Brugge")),
    Plek("wse_leuven", "maatwerk_leuven", _TEXTIEL, 34, naam="Textielhuis Dijlewerk", sector=ECONOMIE,
         adres=("Vaartstraat", "72", "3000", "Leuven")),
)  # fmt: skip


def plekken_van(huis: str) -> list[Plek]:
    """The example werkposten where this begeleider guides people."""
    return [een for een in PLEKKEN if een.huis == huis]


# Who was asked: by whom, name, sector, municipality, and per day how it stood since with what was said.
_CONTACTEN = (
    ("maatwerk", "Garage Verlinden", PROFIT, "9820", "Merelbeke-Melle", (
        (-200, "gecontacteerd", "Mag terugbellen na de zomer."), (-110, "in_gesprek", "Rondleiding gekregen."))),
    ("maatwerk", "Sporthal De Beuk", BUURT, "9090", "Merelbeke-Melle", (
        (-60, "gecontacteerd", ""), (-20, "in_gesprek", "Willen twee mensen voor het groen."))),
    ("maatwerk", "Bakkerij Tarwe", PROFIT, "9000", "Gent", (
        (-300, "gecontacteerd", ""), (-280, "neen", "Te veel nachtwerk, geen tijd om iemand op te volgen."))),
    ("maatwerk", "Bistro De Tafel", PROFIT, "9000", "Gent", ((-BEGIN, "in_gesprek", "Wil graag starten."),)),
    ("ocmw", "Wasserij Helder", PROFIT, "9800", "Deinze", ((-120, "gecontacteerd", "Mail gestuurd."),)),
    ("caw", "Volkstuinen Malem", BUURT, "9000", "Gent", ((-15, "gecontacteerd", ""),)),
    ("maatwerk_ant", "Dokwerk Logistiek", PROFIT, "2030", "Antwerpen", (
        (-150, "gecontacteerd", ""), (-100, "in_gesprek", "Zoeken een rustige plek in het magazijn."))),
    ("vaph_kempen", "Boomkwekerij Peeraer", PROFIT, "2300", "Turnhout", ((-45, "gecontacteerd", ""),)),
)  # fmt: skip


def gebeurtenissen(spel: Spel) -> Iterator[Gebeurtenis]:
    """The werkposten come two years ago with their offer; then closings, changed offers, and contacts."""
    for volg, plek in enumerate(PLEKKEN):
        yield spel.op(-BEGIN, 9, volg), partial(open_werkpost, spel, plek, volg)
    for volg, plek in enumerate(PLEKKEN):
        yield from _sluitingen(spel, plek, volg)
        if volg % 5 == 0:
            yield spel.op(-300 + volg, 11), partial(_breid_uit, spel, plek)
    for huis, naam, sector, postcode, gemeente, momenten in _CONTACTEN:
        (dag, stand, nota), *later = momenten
        velden = {
            "naam": naam, "sector": sector, "postcode": postcode, "gemeente": gemeente,
            "contactpersoon": "", "telefoon": "", "email": "",
        }  # fmt: skip
        yield spel.op(dag, 14), partial(_leg_contact, spel, huis, velden, stand, nota)
        for dag_later, nu, wat in later:
            yield spel.op(dag_later, 15), partial(_noteer, spel, huis, naam, nu, wat)
    yield spel.op(-BEGIN, 16), partial(_is_werkpost, spel, "maatwerk", "Bistro De Tafel", "bistro")


def open_werkpost(spel: Spel, plek: Plek, volg: int) -> None:
    """The werkpost is there with its offer; `volg` counts the places of all examples."""
    nummer = _NUMMER_VANAF + volg
    door = spel.begeleider(plek.huis)
    if plek.naam:
        straat, huisnummer, postcode, gemeente = plek.adres
        nieuw = Organisatiegegevens(
            naam=plek.naam,
            soort=plek.soort,
            kbo_nummer="" if plek.soort == S.FEITELIJKE_VERENIGING else fictief_kbo(nummer),
            straat=straat,
            huisnummer=huisnummer,
            postcode=postcode,
            gemeente=gemeente,
        )
        post = maak_nieuwe_werkpost(nieuw, plek.sector, "Het onthaal", f"+32200010{nummer:03d}", door)
    else:
        eigen = Werkpost.objects.filter(organisatie=spel.huizen[plek.huis])
        post = list(eigen.order_by("vestiging__nummer", "pk"))[plek.eigen]
    spel.posten[plek.sleutel] = post.pk
    _bied_aan(spel, plek, plek.plaatsen, "")


def _bied_aan(spel: Spel, plek: Plek, plaatsen: int, toelichting: str) -> None:
    post = spel.werkpost(plek.sleutel)
    gegevens = Aangeboden(spel.vandaag, plek.activiteiten, plaatsen, plek.open_dagen, toelichting)
    werkaanbod_registreren(post, gegevens, versie=stand_van(post.pk), door=spel.begeleider(plek.huis))


def _breid_uit(spel: Spel, plek: Plek) -> None:
    _bied_aan(spel, plek, plek.plaatsen + 2, "Ook op halve dagen. Kennismaken kan op afspraak.")


def _sluitingen(spel: Spel, plek: Plek, volg: int) -> Iterator[Gebeurtenis]:
    """Between Christmas and New Year; three weeks in summer for some; one stays open on the national holiday."""
    vroegst, laatst = spel.dag(-BEGIN + 60), spel.dag(60)
    for jaar in range(vroegst.year, laatst.year + 1):
        dagen: list[tuple[date, date, str]] = [(date(jaar, 12, 27), date(jaar, 12, 31), "eindejaar")]
        if volg % 3 == 0:
            begin = date(jaar, 7, 13)
            dagen.append((begin, begin + timedelta(days=20), "bouwverlof"))
        for van, tot, reden in dagen:
            if vroegst <= van <= laatst:
                gezegd = min((van - timedelta(days=45) - spel.dag(0)).days, -1)
                yield spel.op(gezegd, 12, volg), partial(_sluit, spel, plek, van, tot, reden)
        if volg == 1:
            nationaal = next(dag for dag in wettelijke_feestdagen(jaar) if (dag.month, dag.day) == (11, 11))
            if vroegst <= nationaal <= laatst:
                gezegd = min((nationaal - timedelta(days=20) - spel.dag(0)).days, -1)
                yield spel.op(gezegd, 13), partial(_blijf_open, spel, plek, nationaal)


def _sluit(spel: Spel, plek: Plek, van: date, tot: date, reden: str) -> None:
    werkpost_sluiten(
        spel.werkpost(plek.sleutel), van=van, tot_en_met=tot, reden=reden, door=spel.begeleider(plek.huis)
    )


def _blijf_open(spel: Spel, plek: Plek, dag: date) -> None:
    werkpost_sluiten(spel.werkpost(plek.sleutel), van=dag, is_gesloten=False, door=spel.begeleider(plek.huis))


def _leg_contact(spel: Spel, huis: str, velden: dict[str, str], stand: str, nota: str) -> None:
    moment = Moment(spel.vandaag, stand, nota)
    contact_bewaren(velden, moment, is_andere=True, door=spel.begeleider(huis))


def _noteer(spel: Spel, huis: str, naam: str, stand: str, nota: str) -> None:
    contact = Contact.objects.get(naam=naam, begeleider=spel.huizen[huis])
    contactmoment_noteren(
        contact, Moment(spel.vandaag, stand, nota), versie=contact.versie, door=spel.begeleider(huis)
    )


def _is_werkpost(spel: Spel, huis: str, naam: str, sleutel: str) -> None:
    contact = Contact.objects.get(naam=naam, begeleider=spel.huizen[huis])
    moment = Moment(spel.vandaag, "werkpost", "Eerste afspraken gemaakt.", spel.posten[sleutel])
    contactmoment_noteren(contact, moment, versie=contact.versie, door=spel.begeleider(huis))
