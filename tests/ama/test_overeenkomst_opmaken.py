"""An agreement is drawn up on one page, with what is known already filled in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ama.bladen import opmaak
from ama.bladen.opmaak import nagekeken_voor
from ama.domein.overeenkomst import Inhoud
from ama.domein.rooster import Blok, Rooster
from ama.handelingen.opmaken import overeenkomst_opmaken
from ama.models import Overeenkomst, Overeenkomstversie, Roosterblok
from ama.models.persoonsbeeld import lees_persoon
from ama.models.versielezen import inhoud_van
from tests.ama.maken import maak_begeleiding
from tests.ama.opmaken import (
    INHOUD,
    erken,
    maak_aanbod,
    maak_op,
    maak_statuut,
    onderteken,
    opmaak_bij,
    over,
)
from tests.deelnemers.personen import registreer
from tests.rolverdeling import Rolverdeling, Speler
from tests.trajecten.netwerk import maak_werkpost
from werkzorg.deelnemers.models import Betrokkenheid
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.models import Logregel

pytestmark = pytest.mark.django_db
Als = Callable[[Speler], Client]


@pytest.fixture
def speler(cast: Rolverdeling) -> Speler:
    return cast.spelers["begeleider_ama"]


def test_een_volledig_ontwerp_is_klaar_om_te_ondertekenen(speler: Speler) -> None:
    rij = maak_op(speler)
    assert rij.status == "klaar"
    assert rij.begeleider_id == speler.lidmaatschap.organisatie_id
    assert rij.erkenning == erken(speler)
    versie = Overeenkomstversie.objects.get(overeenkomst=rij)
    assert (versie.nummer, versie.minuten_per_week) == (1, 360)
    assert versie.tekenaars == ["deelnemer", "begeleider", "werkpost"]
    inhoud = inhoud_van(versie)
    assert inhoud.activiteiten == ("inpakken", "sorteren")
    assert inhoud.omvang == "Inpakken en sorteren, samen 6 u per week."
    assert inhoud.locaties
    regel = Logregel.objects.get(handeling="overeenkomst_opmaken")
    assert regel.object_id == rij.pk


@pytest.mark.parametrize(
    ("statuut", "stand"),
    [("", "concept"), ("leefloon", "wacht_op_toestemming"), ("tegemoetkoming_fod", "klaar")],
)
def test_de_stand_volgt_uit_het_statuut(speler: Speler, statuut: str, stand: str) -> None:
    assert maak_op(speler, statuut=statuut).status == stand


def test_wat_rood_staat_wijst_de_weg_naar_statuut_en_toestemming(speler: Speler, als: Als) -> None:
    rij = maak_op(speler, statuut="")
    weg = f'{reverse("statuut_vastleggen", args=[rij.deelnemer_id])}?vanuit={rij.pk}">Ga naar het statuut'
    assert weg in als(speler).get(rij.get_absolute_url()).content.decode()


def test_begeleider_en_beheerder_zien_de_persoon_erdoor(speler: Speler) -> None:
    rij = maak_op(speler)
    hier = Betrokkenheid.objects.filter(dossier_id=rij.pk, organisatie=speler.lidmaatschap.organisatie)
    assert set(hier.values_list("rol", "omvang")) == {
        ("begeleider_ama", "volledig"),
        ("organisatiebeheerder", "volledig"),
    }


def test_wat_ontbreekt_houdt_het_een_concept(speler: Speler) -> None:
    rij = maak_op(speler, inhoud=replace(INHOUD, hygiene=""))
    assert rij.status == "concept"


def test_zonder_erkenning_begint_niets(speler: Speler) -> None:
    deelnemer, werkpost = registreer(speler.door), maak_werkpost()
    with pytest.raises(Geweigerd) as nee:
        overeenkomst_opmaken(deelnemer, opmaak=opmaak_bij(werkpost), door=speler.door)
    assert "niet erkend" in nee.value.velden["start"]
    assert not Overeenkomst.objects.exists()


@pytest.mark.parametrize("start", [date(2019, 1, 1), date(2045, 1, 1)])
def test_een_start_die_niet_kan(speler: Speler, start: date) -> None:
    with pytest.raises(Geweigerd) as nee:
        maak_op(speler, start=start)
    assert "start" in nee.value.velden


def test_een_dag_in_de_toekomst_is_niet_gebeurd(speler: Speler) -> None:
    with pytest.raises(Geweigerd) as nee:
        maak_op(speler, geinformeerd_op=over(3))
    assert "geinformeerd_op" in nee.value.velden


@pytest.mark.parametrize(
    "anders", [{"activiteiten": ("x" * 101,)}, {"locaties": ("y" * 201,)}, {"activiteiten": ("z",) * 41}]
)
def test_wat_niet_in_een_lijst_past_wordt_gezegd(speler: Speler, anders: dict) -> None:
    with pytest.raises(Geweigerd) as nee:
        maak_op(speler, inhoud=replace(INHOUD, **anders))
    assert set(nee.value.velden) == set(anders)


def test_twee_ontwerpen_voor_een_werkpost_gaan_niet(speler: Speler) -> None:
    eerste = maak_op(speler)
    with pytest.raises(Geweigerd) as nee:
        overeenkomst_opmaken(eerste.deelnemer, opmaak=opmaak_bij(eerste.werkpost), door=speler.door)
    assert "werkpost" in nee.value.velden


@pytest.mark.parametrize(("zichtbaar", "mag"), [(0, False), (1, True)])
def test_niets_nieuws_zolang_een_evaluatie_te_laat_is(speler: Speler, zichtbaar: int, mag: bool) -> None:
    rij = maak_op(speler)
    maak_begeleiding(
        rij,
        sinds=over(-500),
        evaluatie_open_op=over(-200),
        evaluatie_uiterlijk_op=over(-100),
        evaluatie_zichtbaar_op=over(zichtbaar),
    )
    elders = opmaak_bij(maak_werkpost("Elders"))
    if mag:
        assert overeenkomst_opmaken(rij.deelnemer, opmaak=elders, door=speler.door).pk
        return
    with pytest.raises(Geweigerd, match="evalueer eerst"):
        overeenkomst_opmaken(rij.deelnemer, opmaak=elders, door=speler.door)
    assert Overeenkomst.objects.count() == 1


def test_een_rooster_naast_een_ander_waarschuwt(cast: Rolverdeling, speler: Speler) -> None:
    rij = onderteken(maak_op(speler), speler)
    lang = Rooster((Blok(0, time(11), time(19)),))
    opmaak = opmaak_bij(maak_werkpost("Elders"), inhoud=replace(INHOUD, rooster=lang))

    def zinnen(begeleider: Speler) -> list[str]:
        huis = begeleider.lidmaatschap.organisatie_id
        persoon = lees_persoon(rij.deelnemer_id, huis)
        alle = nagekeken_voor(persoon, opmaak, opmaak.start, soort="wvg").controles
        return [een.zin for een in alle if een.sleutel in {"botsing", "arbeidstijd"}]

    botst, dag, pauze = zinnen(speler)
    assert botst.startswith("Maandag 11:00-19:00 is de deelnemer al bij Buurtbakkerij (9:00-12:00)")
    assert dag == "Op maandag is het 11 u: hoogstens 9 u per dag."
    assert pauze.startswith("Op maandag is er na 6 u een pauze")
    # When somebody comes elsewhere is no business of another begeleider.
    assert zinnen(cast.buren["begeleider_ama"]) == [pauze]


def _stuur(client: Client, adres: str, **velden: str) -> int:
    blad = client.get(adres)
    sleutel = blad.context["formulier"]["aanvraag_sleutel"].value()
    return client.post(adres, {"aanvraag_sleutel": str(sleutel), **velden}).status_code


def test_de_deur_neemt_over_wat_gekend_is(speler: Speler, als: Als) -> None:
    maak_op(speler)
    werkpost, deelnemer = maak_werkpost("Tuinploeg"), registreer(speler.door)
    maak_aanbod(werkpost, speler)
    maak_statuut(deelnemer, speler)
    client = als(speler)
    adres = reverse("overeenkomst_opmaken", args=[deelnemer.pk])
    blad = client.get(adres).content.decode()
    assert INHOUD.verzekering in blad
    assert "Tuinploeg · 4 vrij" in blad or "Tuinploeg" in blad
    begin = client.get(adres).context["formulier"]
    velden = {
        naam: begin[naam].value() or "" for naam in ("verzekering", "werkkledij", "veiligheid", "hygiene")
    }
    velden |= {naam: begin[naam].value() or "" for naam in ("begeleiding", "beeindiging")}
    status = _stuur(
        client,
        adres,
        werkpost=str(werkpost.pk),
        start=f"{over(0):%d/%m/%Y}",
        dag_1_van="13",
        dag_1_tot="16u30",
        extra_1_eerste=f"{over(0):%d/%m/%Y}",
        extra_1_van="9",
        extra_1_tot="10",
        extra_1_ritme="2",
        **velden,
    )
    assert status == 302
    rij = Overeenkomst.objects.get(deelnemer=deelnemer)
    assert Roosterblok.objects.filter(versie__overeenkomst=rij).count() == 2
    assert Roosterblok.objects.filter(versie__overeenkomst=rij, om_de=2).count() == 1


def test_wie_de_persoon_niet_ziet_krijgt_niets(cast: Rolverdeling, speler: Speler, als: Als) -> None:
    deelnemer = registreer(speler.door)
    buur = als(cast.buren["begeleider_ama"])
    assert buur.get(reverse("overeenkomst_opmaken", args=[deelnemer.pk])).status_code == 404
    lezer = als(cast.spelers["departement_zorg"])
    assert lezer.get(reverse("overeenkomst_opmaken", args=[deelnemer.pk])).status_code == 403


def test_het_blad_stelt_weinig_vragen(speler: Speler, als: Als) -> None:
    rij = maak_op(speler)
    client = als(speler)
    for adres in (reverse("overeenkomst_opmaken", args=[rij.deelnemer_id]), rij.get_absolute_url()):
        client.get(adres)
        with CaptureQueriesContext(connection) as vragen:
            assert client.get(adres).status_code == 200
        echt = [
            een["sql"]
            for een in vragen
            if not een["sql"].startswith(("SAVEPOINT", "RELEASE", "SET", "ROLLBACK"))
        ]
        assert len(echt) <= 10, "\n".join(een[:150] for een in echt)


def test_de_inhoud_van_een_rooster_komt_terug_zoals_ze_was(speler: Speler) -> None:
    rooster = Rooster((Blok(0, time(9), time(12), 15), Blok(0, time(13), time(16), 0, 2, 1)))
    rij = maak_op(speler, inhoud=replace(INHOUD, rooster=rooster))
    versie = Overeenkomstversie.objects.get(overeenkomst=rij)
    assert inhoud_van(versie).rooster == rooster
    assert isinstance(inhoud_van(versie), Inhoud)


def test_bij_veel_werkposten_staan_de_eigen_eerst_en_vind_je_de_rest(
    cast: Rolverdeling, speler: Speler, als: Als, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opmaak, "MEESTE", 2)
    eigen = maak_op(speler).werkpost
    ander, derde = maak_werkpost("Zorgboerderij De Wei"), maak_werkpost("Fietsatelier")
    adres = reverse("overeenkomst_opmaken", args=[registreer(speler.door).pk])
    client = als(speler)

    def keuzes(**velden: str) -> set[str]:
        antwoord = client.post(adres, {"wijzig": "zoek", **velden}) if velden else client.get(adres)
        groepen = antwoord.context["formulier"].fields["werkpost"].choices
        return {sleutel for _, groep in groepen if isinstance(groep, (list, tuple)) for sleutel, _ in groep}

    assert str(eigen.pk) in keuzes()
    assert len(keuzes()) == 2
    assert keuzes(zoek_werkpost="fietsat") == {str(eigen.pk), str(derde.pk)}
    # What was chosen stays, whatever is searched; nonsense finds nothing and breaks nothing.
    assert str(ander.pk) in keuzes(zoek_werkpost="fietsat", werkpost=str(ander.pk))
    assert keuzes(zoek_werkpost="qqq", werkpost="geen sleutel") == {str(eigen.pk)}
    monkeypatch.setattr(opmaak, "MEESTE", 50)
    assert "zoek_werkpost" not in client.get(adres).context["formulier"].fields
