"""The act `overeenkomst_stopzetten`: a last day, a reason, what is still to do; drafts are broken off."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from ama.handelingen.begeleiding import werk_begeleiding_bij
from ama.handelingen.evaluaties import evaluatie_openen
from ama.handelingen.taken import vraag_begeleider
from ama.models import Begeleiding, Overeenkomst, Overeenkomstversie, Tekenlink
from ama.statussen import ACTIEF, AFGEBROKEN, BEEINDIGD, INGEDIEND, KLAAR, ONDERTEKEND
from tests.ama import begeleiden
from tests.ama.levensloop import begeleider, departement, open_taken, over, stop, stuur, vers
from tests.ama.maken import maak_aanwezigheid, maak_begeleiding, maak_overeenkomst, maak_versie
from tests.ama.opmaken import maak_op
from tests.rolverdeling import Rolverdeling, Speler
from tests.trajecten.maken import in_handeling
from werkzorg.deelnemers.models import Betrokkenheid, Deelnemer
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.termijnen import werkdagen_erbij

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("einde", "status"), [(-1, BEEINDIGD), (0, ACTIEF), (180, ACTIEF)])
def test_na_haar_laatste_dag_is_ze_beeindigd(cast: Rolverdeling, einde: int, status: str) -> None:
    rij = stop(cast, maak_overeenkomst(cast, start=over(-50)), over(einde))
    assert (rij.status, rij.einde, rij.einde_reden) == (status, over(einde), "deelnemer_stopt")
    (taak,) = open_taken("dimona_uit_aangeven", rij)
    assert taak.termijn == werkdagen_erbij(over(einde), 1)


def test_wat_nog_niet_aanvaard_is_houdt_zijn_stand(cast: Rolverdeling) -> None:
    for status in (ONDERTEKEND, INGEDIEND):
        rij = stop(cast, maak_overeenkomst(cast, status=status, start=over(-50)), over(-2))
        assert (rij.status, rij.einde) == (status, over(-2))


def test_de_begeleiding_stopt_mee(cast: Rolverdeling) -> None:
    rij = maak_overeenkomst(cast, start=over(-50))
    maak_begeleiding(rij)
    stop(cast, rij, over(-1))
    assert Begeleiding.objects.get().tot == over(-1)


def test_aanwezigheden_erna_houden_haar_open(cast: Rolverdeling) -> None:
    rij = maak_overeenkomst(cast, start=over(-50))
    maak_versie(rij)
    maak_aanwezigheid(rij, over(-3))
    with pytest.raises(Geweigerd) as nee:
        stop(cast, rij, over(-4))
    assert f"{over(-3):%d/%m/%Y}" in nee.value.velden["einde"]
    assert stop(cast, rij, over(-3)).einde == over(-3)


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"einde": over(-51)}, "einde"),
        ({"einde": over(181)}, "einde"),
        ({"reden": ""}, "reden"),
        ({"reden": "andere"}, "toelichting"),
        ({"reden": "overlijden"}, "reden"),
        ({"dimona_uit_op": over(0)}, "dimona_uit_op"),
    ],
)
def test_wat_niet_kan(cast: Rolverdeling, anders: dict, veld: str) -> None:
    with pytest.raises(Geweigerd) as nee:
        stop(cast, maak_overeenkomst(cast, start=over(-50)), **anders)
    assert set(nee.value.velden) == {veld}


def test_een_vroeger_einde_kan_een_later_niet(cast: Rolverdeling) -> None:
    rij = stop(cast, maak_overeenkomst(cast, start=over(-50)), over(10))
    with pytest.raises(Geweigerd) as nee:
        stop(cast, rij, over(11))
    assert "verleng" in nee.value.velden["einde"]
    rij = stop(cast, rij, over(2))
    assert [taak.termijn for taak in open_taken("dimona_uit_aangeven", rij)] == [werkdagen_erbij(over(2), 1)]


def test_niet_na_een_overlijden(cast: Rolverdeling) -> None:
    rij = maak_overeenkomst(cast, start=over(-50))
    with in_handeling():
        Deelnemer.objects.filter(pk=rij.deelnemer_id).update(overleden_op=over(-5), overlijden_bron="familie")
    with pytest.raises(Geweigerd) as nee:
        stop(cast, rij, over(-4))
    assert "overleed" in nee.value.velden["einde"]
    assert stop(cast, rij, over(-5), reden="overlijden").einde == over(-5)


def test_een_ontwerp_wordt_afgebroken(cast: Rolverdeling) -> None:
    rij = maak_overeenkomst(cast, status=KLAAR)
    versie = maak_versie(rij)
    with in_handeling():
        Tekenlink.objects.create(
            versie=versie, partij="werkpost", code_hash="x", geldig_uren=1, gemaakt_door=rij.opgemaakt_door
        )
    with pytest.raises(Geweigerd) as nee:
        stop(cast, rij, reden="", toelichting=" ")
    assert set(nee.value.velden) == {"toelichting"}
    rij = stop(cast, rij, reden="", toelichting="Hij ziet ervan af.")
    assert (rij.status, rij.einde) == (AFGEBROKEN, None)
    assert Overeenkomstversie.objects.get().vervallen_op is not None
    assert Tekenlink.objects.get().ingetrokken_op is not None


def test_een_afgebroken_ontwerp_betrekt_nog_even(cast: Rolverdeling) -> None:
    speler = begeleider(cast)
    rij, ander = maak_op(speler), maak_op(speler)
    stop(cast, rij, reden="", toelichting="Hij ziet ervan af.")

    def eindes(overeenkomst: Overeenkomst) -> set[object]:
        alle = Betrokkenheid.objects.filter(dossier_id=overeenkomst.pk)
        return {een.periode.upper for een in alle}

    # Who stopped it still reads why; then nothing of it is left.
    assert eindes(rij) == {over(31)}
    assert Overeenkomst.objects.zichtbaar_voor(speler.door).filter(pk=rij.pk).exists()
    assert eindes(ander) == {None}


@pytest.mark.parametrize(("uitkomst", "blijft"), [("stop", 0), ("betaald_werk", 0), ("ama_wse", 1)])
def test_wat_de_evaluatie_vroeg_is_gedaan(cast: Rolverdeling, uitkomst: str, blijft: int) -> None:
    wie, begeleiding = begeleider(cast), begeleiden.begeleid(cast, over(-330))
    evaluatie = evaluatie_openen(begeleiding, door=wie.door)
    begeleiden.werk_af(evaluatie, wie, uitkomst=uitkomst)
    assert len(begeleiden.open_taken("ama_evaluatie_gevolg", evaluatie.pk)) == 1
    tweede = maak_overeenkomst(cast, deelnemer=begeleiding.deelnemer, start=over(-100))
    eerste = Overeenkomst.objects.exclude(pk=tweede.pk).get(deelnemer=begeleiding.deelnemer)
    stop(cast, eerste)
    # The guidance goes on under the other one: it is not done yet.
    assert len(begeleiden.open_taken("ama_evaluatie_gevolg", evaluatie.pk)) == 1
    stop(cast, tweede)
    assert len(begeleiden.open_taken("ama_evaluatie_gevolg", evaluatie.pk)) == blijft


def test_een_wijziging_die_later_zou_ingaan_vervalt(cast: Rolverdeling) -> None:
    rij = maak_overeenkomst(cast, start=over(-50))
    maak_versie(rij)
    with in_handeling():
        later = Overeenkomstversie.objects.create(
            overeenkomst=rij, nummer=2, ingaat_op=over(20), opgemaakt_door=rij.opgemaakt_door
        )
    stop(cast, rij, over(20))
    later.refresh_from_db()
    assert later.vervallen_op is None
    stop(cast, rij, over(19))
    later.refresh_from_db()
    assert later.vervallen_op is not None


@pytest.mark.parametrize("status", [ONDERTEKEND, INGEDIEND, ACTIEF])
def test_wat_nooit_begint_telt_geen_dag(cast: Rolverdeling, status: str) -> None:
    rij = maak_overeenkomst(cast, status=status, start=over(10))
    with in_handeling():
        werk_begeleiding_bij(rij.deelnemer_id, rij.begeleider_id)
    with pytest.raises(Geweigerd) as nee:
        stop(cast, rij, over(9), toelichting=" ")
    assert set(nee.value.velden) == {"toelichting"}
    rij = stop(cast, rij, over(9), toelichting="Hij ziet ervan af.")
    assert (rij.status, rij.einde) == (AFGEBROKEN, None)
    assert not Overeenkomst.objects.getekend().exists()
    with pytest.raises(IntegrityError, match="niet ondertekend"), transaction.atomic():
        maak_aanwezigheid(rij, over(10))
    assert not Begeleiding.objects.lopend().exists()
    # What began, ends: a day before its start is a slip.
    begonnen = maak_overeenkomst(cast, status=status, start=over(0))
    with pytest.raises(Geweigerd) as nee:
        stop(cast, begonnen, over(-1), toelichting="Hij ziet ervan af.")
    assert set(nee.value.velden) == {"einde"}


def test_wat_over_de_lopende_begeleiding_gevraagd_was_is_gedaan(cast: Rolverdeling) -> None:
    rij = maak_overeenkomst(cast, start=over(-50))
    with in_handeling():
        for soort in ("toestemming_nagaan", "ama_overleden_nakijken"):
            vraag_begeleider(rij, soort)
    stop(cast, rij, over(-1))
    for soort in ("toestemming_nagaan", "ama_overleden_nakijken"):
        assert open_taken(soort, rij) == []


def test_op_het_scherm(cast: Rolverdeling, als: Callable[[Speler], Client]) -> None:
    rij = maak_overeenkomst(cast, start=over(-50))
    client = als(begeleider(cast))
    tekst = client.get(reverse("overeenkomst_stopzetten", args=[rij.pk])).content.decode()
    assert "De begeleiding stopt mee" in tekst
    velden = {"einde": f"{over(-1):%d/%m/%Y}", "reden": "verhuisd", "toelichting": "", "dimona_uit_op": ""}
    assert stuur(client, "overeenkomst_stopzetten", rij, **{**velden, "reden": ""}).status_code == 422
    assert stuur(client, "overeenkomst_stopzetten", rij, **velden).status_code == 302
    assert vers(rij).status == BEEINDIGD
    assert (
        stuur(als(cast.buren["begeleider_ama"]), "overeenkomst_stopzetten", rij, **velden).status_code == 404
    )
    assert stuur(als(departement(cast)), "overeenkomst_stopzetten", rij, **velden).status_code == 403
