"""The subsidy of the database held against the pure law, to the cent, over random worlds."""

from __future__ import annotations

import json
import random
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection

from ama.domein.leeftijd import Leeftijdsgrens
from ama.domein.subsidie import Jaarregels, lijnen, noemer
from ama.models import Overeenkomst, Vaphsteun
from ama.models.subsidielezen import als_stukken, bedragen, grenzen_als_json, overeenkomsten_van
from ama.statussen import ACTIEF, AFGEBROKEN, INGEDIEND, KLAAR, ONDERTEKEND
from tests.ama.maken import maak_overeenkomst
from tests.mandaten.maken import maak_toekenning
from tests.omvang import aantal
from tests.rolverdeling import Rolverdeling, Speler, maak_organisatie, maak_speler
from tests.trajecten.maken import in_handeling
from werkzorg.databank.perioden import reeks
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.organisaties.models import Werkpost
from werkzorg.termijnen import Periode, wordt_jaar_op

pytestmark = pytest.mark.django_db
GRENZEN = (
    Leeftijdsgrens(Periode(date(2018, 7, 1), date(2024, 12, 31)), 18, 65),
    Leeftijdsgrens(Periode(date(2025, 1, 1), date(2029, 12, 31)), 18, 66),
    Leeftijdsgrens(Periode(date(2030, 1, 1)), 18, 67),
)
ALTIJD = (date(2020, 1, 1), None)


def regels_van(jaar: int) -> Jaarregels:
    """The rules of this year, as the parameters say."""
    return Jaarregels(jaar, 106_120, noemer(jaar, "dagen_van_het_jaar"), 30)


def begeleiders(cast: Rolverdeling) -> list[Speler]:
    """Three organisations: recognised all the time, with a gap, and only from a day on."""
    eigen, buur = cast.spelers["begeleider_ama"], cast.buren["begeleider_ama"]
    derde = maak_speler("begeleider_ama", maak_organisatie("Derde", "maatwerkbedrijf"))
    for speler, perioden in (
        (eigen, [ALTIJD]),
        (buur, [(date(2020, 1, 1), date(2024, 9, 30)), (date(2025, 2, 1), None)]),
        (derde, [(date(2024, 4, 1), date(2026, 3, 31))]),
    ):
        for van, tot in perioden:
            maak_toekenning("erkenning", houder=speler.lidmaatschap.organisatie, van=van, tot=tot)
    return [eigen, buur, derde]


def mensen(speler: Speler, hoeveel: int, toeval: random.Random) -> list[UUID]:
    """People of all ages around the limits; some died."""
    uit = []
    for nummer in range(hoeveel):
        geboren = toeval.choice(
            (
                date(1985, 7, 30),
                date(2007, 1, 1) + timedelta(days=toeval.randrange(400)),
                date(1959, 1, 1) + timedelta(days=toeval.randrange(900)),
                date(1960, 2, 29),
            )
        )
        overleden = (
            date(2024, 1, 1) + timedelta(days=toeval.randrange(900)) if toeval.random() < 0.2 else None
        )
        uit.append(
            Deelnemer(
                id=uuid4(),
                dossiernummer=f"P-{nummer:09}",
                voornaam="Proef",
                achternaam="Persoon",
                geboortedatum=geboren,
                insz_ontbreekt="aangevraagd",
                overleden_op=overleden,
                overlijden_bron="familie" if overleden else "",
            )
        )
    with in_handeling():
        Deelnemer.objects.bulk_create(uit)
    return [een.pk for een in uit]


def werkposten(speler: Speler, toeval: random.Random) -> list[Werkpost]:
    """Places that open and close for good around the years that are looked at."""
    uit = []
    for nummer in range(12):
        huis = maak_organisatie(f"Werkpost {nummer}", "onderneming")
        van = date(2023, 1, 1) + timedelta(days=toeval.randrange(600))
        tot = None if nummer % 2 else van + timedelta(days=toeval.randrange(200, 1_500))
        uit.append(
            Werkpost(organisatie=huis, sector="profit", periode=reeks(van, tot), geregistreerd_door=huis)
        )
    with in_handeling():
        return Werkpost.objects.bulk_create(uit)


def sluit_overeenkomsten(
    wie: list[UUID], spelers: list[Speler], plaatsen: list[Werkpost], toeval: random.Random
) -> None:
    """Up to four agreements each, at different werkposten; some late, some not accepted, some never handed in."""
    rijen = []
    for deelnemer in wie:
        for plaats in toeval.sample(plaatsen, toeval.randrange(5)):
            speler = toeval.choice(spelers)
            start = date(2023, 10, 1) + timedelta(days=toeval.randrange(900))
            einde = None if toeval.random() < 0.4 else start + timedelta(days=toeval.randrange(500))
            rijen.append(
                Overeenkomst(
                    deelnemer_id=deelnemer,
                    begeleider=speler.lidmaatschap.organisatie,
                    begeleider_lid=speler.lidmaatschap,
                    werkpost=plaats,
                    start=start,
                    einde=einde,
                    einde_reden="verhuisd" if einde else "",
                    ingediend_op=start + timedelta(days=toeval.choice((-3, 0, 29, 30, 31, 75))),
                    geinformeerd_op=start,
                    opgemaakt_door=speler.gebruiker,
                )
            )
    with in_handeling():
        Overeenkomst.objects.bulk_create(rijen)
        alle = Overeenkomst.objects.filter(deelnemer_id__in=wie)
        alle.update(status=KLAAR)
        alle.update(status=ONDERTEKEND, ondertekend_op=date(2023, 10, 1))
        # One in eight is never handed in, and one in eight waits for the departement.
        alle.exclude(pk__in=[rij.pk for rij in rijen[::8]]).update(status=INGEDIEND)
        lopend = alle.filter(status=INGEDIEND).exclude(pk__in=[rij.pk for rij in rijen[1::8]])
        lopend.update(status=ACTIEF, aanvaard_op=date(2023, 10, 1))


def geef_steun(wie: list[UUID], speler: Speler, toeval: random.Random) -> None:
    """Some have support of the VAPH, of a kind that excludes or not."""
    with in_handeling():
        Vaphsteun.objects.bulk_create(
            Vaphsteun(
                deelnemer_id=deelnemer,
                begeleider=speler.lidmaatschap.organisatie,
                soort=toeval.choice(("dagondersteuning", "begeleid_werken", "verblijf")),
                periode=reeks(
                    date(2024, 1, 1) + timedelta(days=(van := toeval.randrange(600))),
                    date(2024, 1, 1) + timedelta(days=van + toeval.randrange(90)),
                ),
                vastgelegd_door=speler.gebruiker,
            )
            for deelnemer in wie
            if toeval.random() < 0.3
        )


def lijnen_uit_databank(regels: Jaarregels) -> dict[tuple[UUID, UUID], tuple[object, ...]]:
    """What the database makes of everybody: per deelnemer and begeleider the numbers and the days with their rule."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT deelnemer_id, begeleider_id, dagen, dagen_deelnemer, totaal_cent, bedrag_cent, stukken::text "
            "FROM ama_subsidielijnen(%s, %s, %s, %s, %s::jsonb)",
            [
                regels.jaar,
                regels.maximum_cent,
                regels.noemer,
                regels.indien_dagen,
                grenzen_als_json(GRENZEN),
            ],
        )
        return {
            (wie, huis): (*getallen, als_stukken(json.loads(stukken)))
            for wie, huis, *getallen, stukken in cursor.fetchall()
        }


def houd_tegen_de_wet(wie: list[UUID], jaar: int, tot: date | None) -> int:
    """How many amounts were compared: all of these people, to the cent and to the day."""
    regels = regels_van(jaar)
    uit_databank = {(een.deelnemer, een.begeleider): een for een in bedragen(regels, GRENZEN, tot=tot)}
    per = overeenkomsten_van(wie, jaar, GRENZEN)
    alle = {
        (lijn.deelnemer, lijn.begeleider): lijn
        for deelnemer, overeenkomsten in per.items()
        for lijn in lijnen(deelnemer, overeenkomsten, regels, tot=tot)
    }
    verwacht = {sleutel: lijn for sleutel, lijn in alle.items() if lijn.dagen}
    assert uit_databank.keys() == verwacht.keys()
    for sleutel, lijn in verwacht.items():
        een = uit_databank[sleutel]
        assert list(een.perioden) == lijn.telling.perioden
        assert (een.dagen, een.dagen_deelnemer, een.totaal_cent, een.bedrag_cent) == (
            lijn.dagen,
            lijn.dagen_deelnemer,
            lijn.totaal_cent,
            lijn.bedrag_cent,
        )
    if tot is None:
        # The lines of a run: also who gets nothing, and every day of every agreement with its rule.
        assert lijnen_uit_databank(regels) == {
            sleutel: (
                lijn.dagen,
                lijn.dagen_deelnemer,
                lijn.totaal_cent,
                lijn.bedrag_cent,
                lijn.telling.stukken,
            )
            for sleutel, lijn in alle.items()
        }
    return len(verwacht)


@pytest.mark.parametrize("partij", range(aantal(1, 10)))
def test_de_databank_en_de_wet_geven_hetzelfde_tot_op_de_cent(cast: Rolverdeling, partij: int) -> None:
    """20,000 random people in the long run, laid down in bulk per batch; the short run compares some hundreds."""
    toeval = random.Random(6 + partij)
    spelers = begeleiders(cast)
    wie = mensen(spelers[0], aantal(200, 2_000), toeval)
    sluit_overeenkomsten(wie, spelers, werkposten(spelers[0], toeval), toeval)
    geef_steun(wie, spelers[0], toeval)
    met_iets = 0
    for jaar, tot in (
        (2024, None),
        (2025, None),
        (2026, None),
        (2025, date(2025, 5, 20)),
        (2025, date(2024, 12, 31)),
    ):
        met_iets += houd_tegen_de_wet(wie, jaar, tot)
    assert met_iets > len(wie)


def test_het_voorbeeld_van_de_regelgeving(cast: Rolverdeling) -> None:
    """2024 at one begeleider: 1/3-30/6 and 1/6-31/12 are 306 days, and 887.23 euro."""
    speler = begeleiders(cast)[0]
    eerste = maak_overeenkomst(
        cast,
        start=date(2024, 3, 1),
        einde=date(2024, 6, 30),
        einde_reden="verhuisd",
        ingediend_op=date(2024, 3, 1),
    )
    tweede = maak_overeenkomst(
        cast,
        deelnemer=eerste.deelnemer,
        start=date(2024, 6, 1),
        einde=date(2024, 12, 31),
        einde_reden="verhuisd",
    )
    with in_handeling():
        for rij in (eerste, tweede):
            Overeenkomst.objects.filter(pk=rij.pk).update(ingediend_op=rij.start)
    (een,) = bedragen(regels_van(2024), GRENZEN)
    assert (een.begeleider, een.dagen, een.bedrag_cent) == (speler.lidmaatschap.organisatie.pk, 306, 88_723)


def test_wat_getekend_was_en_nooit_begon_telt_niet(cast: Rolverdeling) -> None:
    speler = begeleiders(cast)[0]
    eerste = maak_overeenkomst(
        cast, speler=speler, start=date(2026, 1, 5), einde=date(2026, 1, 31), einde_reden="andere"
    )
    later = maak_overeenkomst(cast, speler=speler, start=date(2026, 3, 1), deelnemer=eerste.deelnemer)
    with in_handeling():
        for rij in (eerste, later):
            Overeenkomst.objects.filter(pk=rij.pk).update(ingediend_op=rij.start)
        Overeenkomst.objects.filter(pk=later.pk).update(status=AFGEBROKEN)
    (een,) = bedragen(regels_van(2026), GRENZEN)
    assert een.dagen == 27


def test_verjaren_zoals_de_wet(cast: Rolverdeling) -> None:
    toeval = random.Random(1)
    with connection.cursor() as cursor:
        for _ in range(300):
            geboren = date(1940, 1, 1) + timedelta(days=toeval.randrange(25_000))
            jaren = toeval.randrange(1, 90)
            cursor.execute("SELECT ama_wordt_jaar_op(%s, %s)", [geboren, jaren])
            assert cursor.fetchone() == (wordt_jaar_op(geboren, jaren),)
        for geboren in (date(1960, 2, 29), date(2000, 2, 29)):
            cursor.execute("SELECT ama_wordt_jaar_op(%s, 65)", [geboren])
            assert cursor.fetchone() == (wordt_jaar_op(geboren, 65),)
