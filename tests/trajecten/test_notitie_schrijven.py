"""The act `notitie_schrijven`: who reads which note, and nothing after the last day."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from tests.trajecten.maken import in_handeling, maak_traject
from tests.trajecten.opvolgen import noteer, open_taken, over, stuur, vandaag
from trajecten.models import Notitie
from trajecten.statussen import AFRONDEND, GOEDGEKEURD, LOPEND
from werkzorg.handelen.concepten import Concept
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.models import Logregel


@pytest.mark.parametrize(
    ("zicht", "lezers"),
    [
        ("eigen_dienst", {"casemanager_werk"}),
        ("tandem", {"casemanager_werk", "casemanager_zorg"}),
        ("netwerk", {"casemanager_werk", "casemanager_zorg"}),
    ],
)
@pytest.mark.django_db
def test_alleen_wie_mag_leest_ze(cast, zicht, lezers) -> None:
    traject = maak_traject(cast)
    noteer(traject, cast.casemanager_werk, zichtbaarheid=zicht)
    gezien = {
        rol for rol, speler in cast.spelers.items() if Notitie.objects.zichtbaar_voor(speler.door).exists()
    }
    assert gezien == lezers
    assert not any(Notitie.objects.zichtbaar_voor(speler.door).exists() for speler in cast.buren.values())


@pytest.mark.django_db
def test_ze_staat_er_met_een_spoor_zonder_tekst(cast) -> None:
    traject = maak_traject(cast)
    notitie = noteer(traject, cast.casemanager_werk)
    assert (notitie.rol, notitie.duur_minuten) == ("casemanager_werk", 30)
    regel = Logregel.objects.get(object_id=notitie.pk)
    assert regel.deelnemer_id == traject.deelnemer_id
    assert "werk." not in str(regel.gegevens)


@pytest.mark.django_db
def test_opvolgen_zet_een_taak_voor_de_schrijver(cast) -> None:
    notitie = noteer(maak_traject(cast), cast.casemanager_zorg, opvolgen_op=over(5))
    (taak,) = open_taken("notitie_opvolgen", notitie.pk)
    assert (taak.gebruiker, taak.termijn) == (cast.casemanager_zorg.gebruiker, over(5))


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"soort": "babbel"}, "soort"),
        ({"zichtbaarheid": "iedereen"}, "zichtbaarheid"),
        ({"tekst": " ", "minuten": None}, "tekst"),
        ({"dag": over(1)}, "dag"),
        ({"dag": over(-3000)}, "dag"),
        ({"minuten": 0}, "minuten"),
        ({"opvolgen_op": over(-1)}, "opvolgen_op"),
    ],
)
@pytest.mark.django_db
def test_wat_niet_kan_staat_bij_het_veld(cast, anders, veld) -> None:
    traject = maak_traject(cast)
    with pytest.raises(Geweigerd) as nee:
        noteer(traject, cast.casemanager_werk, **anders)
    assert set(nee.value.velden) == {veld}
    assert not Notitie.objects.exists()


@pytest.mark.django_db
def test_alleen_keuzes_volstaan(cast) -> None:
    assert noteer(maak_traject(cast), cast.casemanager_werk, tekst="").tekst == ""


@pytest.mark.django_db
def test_na_het_einde_nog_een_overleg_en_geen_contact_ook_niet_met_sql(cast) -> None:
    traject = maak_traject(cast, status=AFRONDEND, einddatum=over(-5))
    with pytest.raises(Geweigerd, match=r"gemarkeerde") as nee:
        noteer(traject, cast.casemanager_werk)
    assert "art. 11" in nee.value.velden["dag"]
    overleg = noteer(traject, cast.casemanager_werk, soort="overleg")
    noteer(traject, cast.casemanager_werk, dag=over(-5))
    with pytest.raises(IntegrityError, match="laatste dag"), transaction.atomic(), in_handeling():
        Notitie.objects.create(
            traject=traject,
            soort="contact",
            dag=vandaag(),
            tekst="x",
            zichtbaarheid="tandem",
            organisatie=overleg.organisatie,
            rol="casemanager_werk",
            door=overleg.door,
        )


@pytest.mark.django_db
def test_voor_de_tandem_er_is_kan_het_niet(cast) -> None:
    traject = maak_traject(cast, status=GOEDGEKEURD)
    with pytest.raises(Exception, match=r"Traject matching|kan nu niet"):
        noteer(traject, cast.casemanager_werk)


@pytest.mark.django_db
def test_snel_vanaf_de_bladzijde_van_het_traject(cast, als) -> None:
    traject = maak_traject(cast, status=LOPEND)
    client = als(cast.casemanager_werk)
    blad = client.get(traject.get_absolute_url())
    assert "Snelle notitie" in blad.content.decode()
    klaar = stuur(
        client,
        "notitie_schrijven",
        traject.pk,
        soort="telefonisch",
        duur="15",
        dag=f"{vandaag():%d/%m/%Y}",
        tekst="",
        zichtbaarheid="tandem",
    )
    assert klaar.status_code == 302
    assert klaar["Location"] == traject.get_absolute_url()
    assert Notitie.objects.get().duur_minuten == 15
    assert not Concept.objects.exists()
    assert "telefonisch" in client.get(traject.get_absolute_url()).content.decode().lower()


@pytest.mark.django_db
def test_een_andere_duur_en_een_dag_om_op_te_volgen_zijn_nodig(cast, als) -> None:
    traject = maak_traject(cast)
    antwoord = stuur(
        als(cast.casemanager_werk),
        "notitie_schrijven",
        traject.pk,
        soort="contact",
        duur="anders",
        dag=f"{vandaag():%d/%m/%Y}",
        tekst="Wat ik al typte",
        zichtbaarheid="tandem",
        opvolgen="on",
    )
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 422
    assert "hoeveel minuten" in tekst
    assert "tegen wanneer" in tekst
    assert "Wat ik al typte" in tekst


@pytest.mark.django_db
def test_de_lijst_filtert_en_toont_alleen_wat_je_mag_lezen(cast, als) -> None:
    traject = maak_traject(cast)
    noteer(traject, cast.casemanager_werk, tekst="Alleen Werk", zichtbaarheid="eigen_dienst")
    noteer(traject, cast.casemanager_werk, tekst="Op bezoek", soort="huisbezoek", dag=over(-2))
    url = reverse("notitie_lijst", args=[traject.pk])
    werk = als(cast.casemanager_werk)
    assert "Alleen Werk" in werk.get(url).content.decode()
    bezoek = werk.get(url, {"soort": "huisbezoek", "tot": f"{vandaag() - timedelta(days=1):%d/%m/%Y}"})
    assert "Op bezoek" in bezoek.content.decode()
    assert "Alleen Werk" not in bezoek.content.decode()
    assert "Alleen Werk" not in als(cast.casemanager_zorg).get(url).content.decode()
    assert als(cast.buur).get(url).status_code == 404
    assert als(cast.departement).get(url).status_code == 403
