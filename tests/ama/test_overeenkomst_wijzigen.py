"""An addendum: only what changes is signed again, and it holds from its own day on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import time
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from ama.documenten.overeenkomst import ADDENDUM, voorbeeld_pdf, wijzigingen_van
from ama.domein.overeenkomst import Inhoud, Partij
from ama.domein.rooster import Blok, Rooster
from ama.domein.statuut import Instantie
from ama.domein.toestemming import Uitkomst
from ama.handelingen.evaluaties import evaluatie_openen
from ama.handelingen.toestemming import Antwoord, toestemming_registreren
from ama.handelingen.wijzigen import laatst_getekend, overeenkomst_wijzigen
from ama.models import Begeleiding, Overeenkomst, Overeenkomstversie, Toestemming
from ama.models.versielezen import inhoud_van
from tests.ama import begeleiden
from tests.ama.opmaken import INHOUD, erken, maak_op, maak_statuut, onderteken, over
from tests.rolverdeling import Rolverdeling, Speler
from tests.trajecten.maken import in_handeling
from werkzorg.documenten.models import Document
from werkzorg.handelen.weigering import Geweigerd, Versieconflict

pytestmark = pytest.mark.django_db
Als = Callable[[Speler], Client]
MEER = Rooster((Blok(0, time(9), time(16)), Blok(2, time(9), time(12))))


@pytest.fixture
def speler(cast: Rolverdeling) -> Speler:
    return cast.spelers["begeleider_ama"]


@pytest.fixture
def rij(speler: Speler) -> Overeenkomst:
    return onderteken(maak_op(speler), speler)


def _nu(rij: Overeenkomst) -> Inhoud:
    return inhoud_van(laatst_getekend(rij))


def _wijzig(rij: Overeenkomst, speler: Speler, dagen: int = 7, **velden: Any) -> Overeenkomstversie:
    inhoud = replace(_nu(rij), **velden)
    return overeenkomst_wijzigen(
        rij, inhoud=inhoud, ingaat_op=over(dagen), versie=rij.versie, door=speler.door
    )


def test_alleen_wie_het_aangaat_tekent_opnieuw(rij: Overeenkomst, speler: Speler) -> None:
    versie = _wijzig(rij, speler, begeleiding="Elke week een gesprek.")
    assert (versie.nummer, versie.gewijzigd) == (2, ["begeleiding"])
    assert versie.tekenaars == ["deelnemer", "begeleider"]
    assert [een.label for een in wijzigingen_van(rij, versie)] == ["voorwaarden van de begeleiding"]
    assert voorbeeld_pdf(versie).startswith(b"%PDF")


def test_ze_geldt_vanaf_haar_eigen_dag(rij: Overeenkomst, speler: Speler) -> None:
    versie = _wijzig(rij, speler, rooster=MEER)
    eerste = Overeenkomstversie.objects.get(overeenkomst=rij, nummer=1)
    assert eerste.geldt is not None
    assert eerste.geldt.upper is None
    onderteken(rij, speler)
    eerste.refresh_from_db()
    versie.refresh_from_db()
    assert eerste.geldt.upper == over(7)
    assert (versie.geldt.lower, versie.geldt.upper) == (over(7), None)
    assert Overeenkomst.objects.get(pk=rij.pk).status == "ondertekend"
    assert Document.objects.filter(soort=ADDENDUM, object_id=versie.pk).exists()


def test_zonder_verandering_is_er_geen_addendum(rij: Overeenkomst, speler: Speler) -> None:
    with pytest.raises(Geweigerd, match="niets"):
        _wijzig(rij, speler)


def test_een_dag_voor_de_vorige_versie(rij: Overeenkomst, speler: Speler) -> None:
    with pytest.raises(Geweigerd) as nee:
        _wijzig(rij, speler, 0, hygiene="Anders.")
    assert "ingaat_op" in nee.value.velden


def test_twee_wijzigingen_tegelijk(rij: Overeenkomst, speler: Speler) -> None:
    _wijzig(rij, speler, hygiene="Anders.")
    rij.refresh_from_db()
    with pytest.raises(Geweigerd, match="wacht al"):
        _wijzig(rij, speler, hygiene="Nog anders.")


def test_wie_te_laat_is_ziet_dat_er_iets_veranderde(rij: Overeenkomst, speler: Speler) -> None:
    inhoud = replace(_nu(rij), hygiene="Anders.")
    with pytest.raises(Versieconflict):
        overeenkomst_wijzigen(rij, inhoud=inhoud, ingaat_op=over(7), versie=rij.versie + 1, door=speler.door)


def test_meer_uren_wachten_op_een_late_evaluatie(rij: Overeenkomst, speler: Speler) -> None:
    with in_handeling():
        Begeleiding.objects.filter(deelnemer=rij.deelnemer).update(
            sinds=over(-500),
            evaluatie_open_op=over(-200),
            evaluatie_uiterlijk_op=over(-100),
            evaluatie_zichtbaar_op=over(-70),
        )
    with pytest.raises(Geweigerd) as nee:
        _wijzig(rij, speler, rooster=MEER)
    assert "evaluatie" in nee.value.velden["rooster"]
    assert _wijzig(rij, speler, hygiene="Anders.").nummer == 2


def test_een_deel_van_de_handtekeningen_is_niet_genoeg(rij: Overeenkomst, speler: Speler) -> None:
    versie = _wijzig(rij, speler, rooster=MEER)
    onderteken(rij, speler, Partij.DEELNEMER, Partij.WERKPOST)
    versie.refresh_from_db()
    assert versie.getekend_op is None


def test_de_deur_toont_oud_en_nieuw(cast: Rolverdeling, rij: Overeenkomst, speler: Speler, als: Als) -> None:
    adres, client = reverse("overeenkomst_wijzigen", args=[rij.pk]), als(speler)
    formulier = client.get(adres).context["formulier"]
    velden = {naam: str(formulier[naam].value() or "") for naam in formulier.fields}
    velden |= {"ingaat_op": f"{over(9):%d/%m/%Y}", "dag_0_tot": "16u", "dag_0_van": "9u"}
    velden |= {"dag_2_van": "9", "dag_2_tot": "12"}
    blad = client.post(adres, {**velden, "wijzig": "1"}).content.decode()
    assert "maandag 9:00-16:00" in blad
    assert "nieuwe toestemming" in blad
    assert client.post(adres, velden).status_code == 302
    detail = client.get(rij.get_absolute_url()).content.decode()
    assert "Deze wijziging gaat in op" in detail
    nieuw = Overeenkomstversie.objects.filter(overeenkomst=rij).latest("nummer")
    assert inhoud_van(nieuw).omvang == "Inpakken en sorteren, samen 10 u per week."
    assert als(cast.buren["begeleider_ama"]).get(adres).status_code == 404


def test_een_lange_dag_waarschuwt_op_het_scherm(rij: Overeenkomst, speler: Speler, als: Als) -> None:
    adres, client = reverse("overeenkomst_wijzigen", args=[rij.pk]), als(speler)
    formulier = client.get(adres).context["formulier"]
    velden = {naam: str(formulier[naam].value() or "") for naam in formulier.fields}
    velden |= {"ingaat_op": f"{over(9):%d/%m/%Y}", "dag_0_van": "8", "dag_0_tot": "18", "dag_0_pauze": "30"}
    velden |= {"dag_2_van": "9", "dag_2_tot": "12"}
    blad = client.post(adres, {**velden, "wijzig": "1"}).content.decode()
    assert "Op maandag is het 9 u 30: hoogstens 9 u per dag." in blad
    assert "(aanname)" in blad
    # It warns, and stands in nobody's way.
    assert client.post(adres, velden).status_code == 302


def test_na_de_handtekening_is_gedaan_wat_de_evaluatie_vroeg(cast: Rolverdeling, speler: Speler) -> None:
    begeleiding = begeleiden.begeleid(cast, over(-330))
    evaluatie = evaluatie_openen(begeleiding, door=speler.door)
    begeleiden.werk_af(evaluatie, speler, uitkomst="andere_uren")
    rij = Overeenkomst.objects.get(deelnemer=begeleiding.deelnemer)
    erken(speler)
    maak_statuut(rij.deelnemer, speler)
    vol = replace(INHOUD, activiteiten=("inpakken",), omvang="Inpakken.", locaties=("Hier 1",), rooster=MEER)
    overeenkomst_wijzigen(rij, inhoud=vol, ingaat_op=over(7), versie=rij.versie, door=speler.door)
    assert len(begeleiden.open_taken("ama_evaluatie_gevolg", evaluatie.pk)) == 1
    onderteken(rij, speler)
    assert begeleiden.open_taken("ama_evaluatie_gevolg", evaluatie.pk) == []


def test_een_vergissing_in_het_jaar_sluit_de_weg_niet(rij: Overeenkomst, speler: Speler) -> None:
    with pytest.raises(Geweigerd) as nee:
        _wijzig(rij, speler, 40_000, hygiene="Anders.")
    assert "controleer het jaar" in nee.value.velden["ingaat_op"]


def test_alleen_wie_meer_vraagt_vraagt_opnieuw_toestemming(speler: Speler) -> None:
    rij = maak_op(speler, statuut="arbeidsongeschikt", start=over(-30))
    oud = Antwoord(Instantie.ARTS, Uitkomst.VERLEEND, over(-700), over(-700), bewijs_bewaard=True)
    toestemming_registreren(rij.deelnemer, antwoord=oud, door=speler.door)
    rij = onderteken(rij, speler)
    # More than two years old: what runs goes on, and other work clothes are no start.
    with in_handeling():
        Toestemming.objects.update(gegeven_op=over(-800), van=over(-800))
    _wijzig(rij, speler, werkkledij="Een stofjas.")
    rij = onderteken(rij, speler)
    _wijzig(rij, speler, 14, rooster=MEER)
    with pytest.raises(Geweigerd, match="jaar oud"):
        onderteken(rij, speler)


def test_een_evaluatie_die_intussen_te_laat_is_houdt_meer_uren_tegen(
    rij: Overeenkomst, speler: Speler
) -> None:
    _wijzig(rij, speler, rooster=MEER)
    with in_handeling():
        Begeleiding.objects.filter(deelnemer=rij.deelnemer).update(
            sinds=over(-500),
            evaluatie_open_op=over(-200),
            evaluatie_uiterlijk_op=over(-100),
            evaluatie_zichtbaar_op=over(-70),
        )
    with pytest.raises(Geweigerd, match="evaluatie"):
        onderteken(rij, speler)
