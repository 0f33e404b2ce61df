"""The yearly evaluation under AMA sociale economie: other outcomes, no body that permits, and its own departement."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from ama.domein.evaluatieinhoud import UITKOMSTEN, kort, uitkomsten_onder
from ama.handelingen.departementtaken import rond_late_evaluaties_af, vraag_late_evaluaties
from ama.handelingen.evaluaties import evaluatie_openen
from ama.meldingen.evaluaties import LATE_EVALUATIES
from ama.models import Begeleiding, Jaarevaluatie, Toestemming
from ama.models.evaluatiefeiten import inhoud_van, soort_op
from ama.soorten import WSE, WVG
from tests.ama.begeleiden import begeleid, begeleider, betrek, open_taken, over, stuur, werk_af
from tests.ama.maken import maak_overeenkomst
from tests.ama.maken_wse import maak_toeleiding
from tests.rolverdeling import Rolverdeling, Speler
from tests.trajecten.maken import in_handeling
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db
Als = Callable[[Speler], Client]


def begeleid_wse(cast: Rolverdeling, sinds: int = -330) -> Begeleiding:
    """Guidance in AMA sociale economie since so many days ago."""
    weg = maak_toeleiding(cast, start=over(sinds), beslissing_tot=over(sinds + 364))
    return begeleid(cast, over(sinds), deelnemer=weg.deelnemer, soort=WSE, toeleiding=weg)


def geopend(cast: Rolverdeling) -> Jaarevaluatie:
    return evaluatie_openen(begeleid_wse(cast), door=begeleider(cast).door)


def test_elke_soort_heeft_haar_uitkomsten() -> None:
    assert UITKOMSTEN.keys() - uitkomsten_onder(WSE).keys() == {"ama_wse"}
    assert UITKOMSTEN.keys() - uitkomsten_onder(WVG).keys() == {"ama_wvg"}
    for een in uitkomsten_onder(WSE).values():
        assert een.wat_nu_onder(WSE).endswith(".")
        assert een.voor_deelnemer_onder(WSE).endswith(".")


def test_alleen_wat_onder_sociale_economie_bestaat_kan(cast: Rolverdeling, als: Als) -> None:
    evaluatie, wie = geopend(cast), begeleider(cast)
    assert evaluatie.soort == WSE
    formulier = als(wie).get(reverse("evaluatie_afwerken", args=[evaluatie.pk])).content.decode()
    assert 'value="ama_wvg"' in formulier
    assert 'value="ama_wse"' not in formulier
    with pytest.raises(Geweigerd) as nee:
        werk_af(evaluatie, wie, uitkomst="ama_wse")
    assert set(nee.value.velden) == {"uitkomst"}
    with pytest.raises(Geweigerd):
        werk_af(evaluatie_openen(begeleid(cast, over(-330)), door=wie.door), wie, uitkomst="ama_wvg")


def test_naar_ama_welzijn_verwijst_door_uit_sociale_economie(cast: Rolverdeling, als: Als) -> None:
    wie = begeleider(cast)
    evaluatie = werk_af(geopend(cast), wie, uitkomst="ama_wvg")
    (taak,) = open_taken("ama_evaluatie_gevolg", evaluatie.pk)
    assert taak.rol == "begeleider_ama"
    client = als(wie)
    blad = client.get(evaluatie.get_absolute_url()).content.decode()
    naar = reverse("doorverwijzing_versturen", args=[evaluatie.begeleiding.deelnemer_id])
    assert f'href="{naar}?naar=ama_wvg"' in blad
    gekozen = client.get(f"{naar}?naar=ama_wvg").context["formulier"]["bestemming"].value()
    assert gekozen.startswith("ama_wse.ama_wvg.")


def test_verder_zegt_dat_vdab_beslist(cast: Rolverdeling, als: Als) -> None:
    evaluatie = werk_af(geopend(cast), begeleider(cast))
    assert (
        "VDAB beslist elk jaar opnieuw"
        in als(begeleider(cast)).get(evaluatie.get_absolute_url()).content.decode()
    )
    assert "VDAB beslist elk jaar opnieuw of u verder gaat." in kort(inhoud_van(evaluatie), WSE)[-1]


def test_naar_werk_leidt_naar_de_toeleiding(cast: Rolverdeling, als: Als) -> None:
    evaluatie = werk_af(geopend(cast), begeleider(cast), uitkomst="betaald_werk")
    blad = als(begeleider(cast)).get(evaluatie.get_absolute_url()).content.decode()
    assert "Registreer de doorstroom" in blad
    assert "/ama/toeleidingen/" in blad


def test_niemand_moet_afstemmen_met_wie_vroeger_toestemming_gaf(cast: Rolverdeling, als: Als) -> None:
    evaluatie, wie = geopend(cast), begeleider(cast)
    with in_handeling():
        Toestemming.objects.create(
            deelnemer_id=evaluatie.begeleiding.deelnemer_id,
            begeleider_id=evaluatie.begeleiding.begeleider_id,
            instantie="ocmw",
            uitkomst="verleend",
            gegeven_op=over(-300),
            van=over(-300),
            bewijs_bewaard=True,
            geregistreerd_door=wie.gebruiker,
        )
    formulier = als(wie).get(reverse("evaluatie_afwerken", args=[evaluatie.pk])).content.decode()
    assert "Afgestemd met" not in formulier
    assert werk_af(evaluatie, wie).afgestemd == []


def test_de_soort_is_die_van_de_dag(cast: Rolverdeling) -> None:
    """Who went from AMA welzijn to sociale economie at one house goes on with the same guidance."""
    weg = maak_toeleiding(cast, start=over(-100), beslissing_tot=over(264))
    rij = begeleid(cast, over(-400), deelnemer=weg.deelnemer, einde=over(-101), einde_reden="naar_ama_wse")
    maak_overeenkomst(cast, deelnemer=weg.deelnemer, soort=WSE, toeleiding=weg, start=over(-100))
    assert [soort_op(rij, over(dag)) for dag in (-500, -400, -101, -100, 0)] == [WVG, WVG, WVG, WSE, WSE]


def test_elk_departement_ziet_alleen_zijn_soort(cast: Rolverdeling, als: Als) -> None:
    wie, wse = begeleider(cast), cast.spelers["departement_wse"]
    van_wse = werk_af(geopend(cast), wie)
    van_wvg = werk_af(evaluatie_openen(begeleid(cast, over(-330)), door=wie.door), wie)
    laat = begeleid_wse(cast, -440)
    for speler in (wse, cast.departement):
        for rij in (van_wse.begeleiding, van_wvg.begeleiding, laat):
            betrek(speler, rij.deelnemer)
    lijst = als(wse).get(reverse("jaarevaluatie_lijst")).content.decode()
    nummers = [een.begeleiding.deelnemer.dossiernummer for een in (van_wse, van_wvg)]
    assert [nummer in lijst for nummer in (*nummers, laat.deelnemer.dossiernummer)] == [True, False, True]
    lijst = als(cast.departement).get(reverse("jaarevaluatie_lijst")).content.decode()
    assert [nummer in lijst for nummer in (*nummers, laat.deelnemer.dossiernummer)] == [False, True, False]
    assert set(Jaarevaluatie.objects.zichtbaar_voor(wse.door)) == {van_wse}
    assert als(wse).get(van_wse.get_absolute_url()).status_code == 403
    # A task for the departement of this kind, until nothing of it is late.
    with in_handeling():
        vraag_late_evaluaties(laat)
    (taak,) = Taak.objects.filter(soort=LATE_EVALUATIES, klaar_op__isnull=True)
    assert (taak.organisatie_id, taak.rol) == (wse.lidmaatschap.organisatie_id, "departement_wse")
    with in_handeling():
        rond_late_evaluaties_af()
    assert Taak.objects.filter(soort=LATE_EVALUATIES, klaar_op__isnull=True).exists()
    werk_af(evaluatie_openen(laat, door=wie.door), wie)
    assert not Taak.objects.filter(soort=LATE_EVALUATIES, klaar_op__isnull=True).exists()


def test_het_formulier_van_sociale_economie_werkt(cast: Rolverdeling, als: Als) -> None:
    evaluatie = geopend(cast)
    velden = {
        "versie": evaluatie.versie,
        "op": f"{over(0):%d/%m/%Y}",
        "doel_0": "Op tijd komen",
        "stand_0": "3",
        "woorden_deelnemer": "Het gaat.",
        "volgende_stap": "ja",
        "waarom": "Er is een vacature.",
        "uitkomst": "betaald_werk",
    }
    assert stuur(als(begeleider(cast)), "evaluatie_afwerken", evaluatie.pk, **velden).status_code == 302
    evaluatie.refresh_from_db()
    assert (evaluatie.status, evaluatie.soort) == ("afgewerkt", WSE)
