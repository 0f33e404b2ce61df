"""The act `subsidie_berekenen`: the worker computes, once; again as often as wanted; what changed is kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from ama.domein.subsidiedagen import Regel
from ama.handelingen.subsidie import subsidie_berekenen
from ama.models import Overeenkomst, Subsidierun
from tests.ama.subsidies import (
    bereken,
    betrek,
    collega,
    controleer,
    erken,
    leg_vast,
    lijn_van,
    loop,
    voorbeeld,
    werk_af,
)
from tests.rolverdeling import Rolverdeling, Speler
from tests.trajecten.maken import in_handeling
from werkzorg.berichten.models import Opdracht
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.logboek.models import Logregel
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db


def test_het_voorbeeld_van_de_regelgeving(cast: Rolverdeling, als: Callable[[Speler], Client]) -> None:
    eerste = voorbeeld(cast)
    run = subsidie_berekenen(2024, door=cast.departement.door)
    assert (run.status, run.lijnen.count()) == ("in_berekening", 0)
    bezig = als(cast.departement).get(run.get_absolute_url()).content.decode()
    assert "De berekening loopt." in bezig
    assert "er volgt geen betaling" not in bezig
    werk_af()
    run.refresh_from_db()
    lijn = lijn_van(run, eerste)
    assert (run.status, run.maximum_cent, run.noemer, run.indien_dagen) == ("berekend", 106_120, 366, 30)
    assert (lijn.dagen, lijn.dagen_deelnemer, lijn.bedrag_cent, lijn.nieuw_cent) == (306, 306, 88_723, 88_723)
    assert [(stuk["van"], stuk["tot"], stuk["regel"]) for stuk in lijn.stukken] == [
        ("2024-03-01", "2024-06-30", ""),
        ("2024-06-01", "2024-06-30", "dubbel"),
        ("2024-07-01", "2024-12-31", ""),
    ]
    assert len(run.bron) == 64
    assert list(
        Logregel.objects.filter(object_id=run.pk).order_by("wanneer").values_list("handeling", flat=True)
    ) == ["subsidie_berekenen", "subsidielijnen_maken"]
    assert (
        Taak.objects.get(soort="subsidie_controleren").organisatie
        == cast.departement.lidmaatschap.organisatie
    )


def test_wie_niets_krijgt_staat_er_met_de_regel(cast: Rolverdeling) -> None:
    zonder = loop(cast, date(2024, 3, 1), date(2024, 3, 31))
    lijn = lijn_van(bereken(cast.departement), zonder)
    assert (lijn.bedrag_cent, lijn.dagen, lijn.stukken[0]["regel"]) == (0, 0, Regel.GEEN_ERKENNING)


def test_opnieuw_raakt_alleen_wat_veranderde(cast: Rolverdeling) -> None:
    eerste = voorbeeld(cast)
    ander = loop(cast, date(2024, 1, 1), date(2024, 12, 31))
    run = bereken(cast.departement)
    voor = lijn_van(run, ander)
    with in_handeling():
        Overeenkomst.objects.filter(deelnemer=eerste.deelnemer, start=date(2024, 6, 1)).update(
            einde=date(2024, 7, 31)
        )
    bron = run.bron
    run = bereken(cast.departement)
    lijn, onveranderd = lijn_van(run, eerste), lijn_van(run, ander)
    assert (run.berekening, lijn.berekening, onveranderd.berekening) == (2, 2, 1)
    assert (lijn.dagen, lijn.vorig_cent, onveranderd.pk) == (153, 88_723, voor.pk)
    assert run.bron != bron
    again = bereken(cast.departement)
    assert not again.lijnen.filter(berekening=3).exists()


def test_wat_wegvalt_blijft_te_zien_op_nul(cast: Rolverdeling) -> None:
    erken(cast.spelers["begeleider_ama"])
    eerste = loop(cast, date(2023, 10, 1))
    run = bereken(cast.departement)
    assert lijn_van(run, eerste).bedrag_cent == 106_120
    with in_handeling():
        Overeenkomst.objects.filter(pk=eerste.pk).update(einde=date(2023, 12, 31), einde_reden="verhuisd")
    lijn = lijn_van(bereken(cast.departement), eerste)
    assert (lijn.bedrag_cent, lijn.vorig_cent, lijn.dagen, lijn.stukken) == (0, 106_120, 0, [])


@pytest.mark.parametrize(("jaar", "zin"), [(2023, "bedrag per maand"), (2999, "moet nog beginnen")])
def test_niet_elk_jaar(cast: Rolverdeling, jaar: int, zin: str) -> None:
    with pytest.raises(Geweigerd, match=zin):
        subsidie_berekenen(jaar, door=cast.departement.door)


def test_een_vastgelegd_jaar_niet_en_een_tweede_keer_niet(cast: Rolverdeling) -> None:
    voorbeeld(cast)
    run = bereken(cast.departement)
    with pytest.raises(Geweigerd, match="al een berekening"):
        subsidie_berekenen(2024, door=cast.departement.door)
    with pytest.raises(Versieconflict):
        subsidie_berekenen(2024, versie=run.versie - 1, door=cast.departement.door)
    tweede = collega(cast.departement)
    controleer(run, tweede)
    leg_vast(run, tweede)
    run.refresh_from_db()
    with pytest.raises(Geweigerd, match="vastgelegd"):
        subsidie_berekenen(2024, versie=run.versie, door=cast.departement.door)
    assert not Opdracht.objects.wachtend().filter(soort="subsidielijnen_maken").exists()


def test_wat_de_werker_opgaf_wordt_opnieuw_gevraagd(cast: Rolverdeling) -> None:
    run = subsidie_berekenen(2024, door=cast.departement.door)
    Opdracht.objects.filter(soort="subsidielijnen_maken").update(toestand="mislukt")
    subsidie_berekenen(2024, versie=run.versie, door=cast.departement.door)
    werk_af()
    assert Subsidierun.objects.get().status == "berekend"


def test_twee_begeleiders_delen(cast: Rolverdeling) -> None:
    eigen, buur = cast.spelers["begeleider_ama"], cast.buren["begeleider_ama"]
    erken(eigen, buur)
    eerste = loop(cast, date(2024, 1, 1), date(2024, 12, 31))
    tweede = loop(cast, date(2024, 7, 1), date(2024, 12, 31), deelnemer=eerste.deelnemer, speler=buur)
    run = bereken(cast.departement)
    een, twee = lijn_van(run, eerste), lijn_van(run, tweede)
    assert een.bedrag_cent + twee.bedrag_cent == 106_120
    assert (een.dagen, twee.dagen, een.dagen_deelnemer) == (366, 184, 366)


def test_op_het_scherm(cast: Rolverdeling, als) -> None:
    betrek(voorbeeld(cast), cast.departement)
    client = als(cast.departement)
    assert "Bereken" in client.get(reverse("subsidie_lijst")).content.decode()
    adres = reverse("subsidie_berekenen")
    assert "€ 1.061,20" in client.get(adres, {"jaar": 2024}).content.decode()
    antwoord = client.post(adres, {"jaar": 2024, "versie": "", "aanvraag_sleutel": str(uuid4())})
    run = Subsidierun.objects.get()
    assert (antwoord.status_code, antwoord.url) == (302, reverse("subsidierun_detail", args=[run.pk]))
    assert "De berekening loopt" in client.get(antwoord.url).content.decode()
    werk_af()
    tekst = client.get(antwoord.url).content.decode()
    assert "€ 887,23" in tekst
    assert client.get(adres, {"jaar": "abc"}).status_code == 302
    assert als(cast.spelers["begeleider_ama"]).get(adres).status_code == 403
