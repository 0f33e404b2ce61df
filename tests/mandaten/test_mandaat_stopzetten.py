"""The act `mandaat_stopzetten`: the holder stops; nothing on which something relied is taken away."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from mandaten.handelingen.stopzetten import mandaat_stopzetten
from mandaten.models import Bevoegdheid, Toekenning, Toekenningsregio
from tests.mandaten.levenslopen import (
    DAG,
    beheerder_van,
    bevoegden,
    gevraagd,
    klok,
    lid,
    open_taken,
    vandaag,
    vertrek,
)
from tests.mandaten.maken import beslisser, in_handeling, maak_toekenning
from tests.mandaten.procedures import gehoord, schors
from werkzorg.berichten.models import Melding
from werkzorg.databank.perioden import laatste_dag, reeks
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.organisaties.models import Lidmaatschap

pytestmark = pytest.mark.django_db


def stop(desk, toekenning: Toekenning, dag: date | None, **anders) -> Toekenning:
    toekenning.refresh_from_db()
    return mandaat_stopzetten(
        toekenning,
        laatste_dag=dag,
        reden=anders.pop("reden", "Stopt zelf."),
        versie=toekenning.versie,
        vraag=anders.pop("vraag", None),
        door=desk.door,
    )


@pytest.mark.parametrize("soort", ["zorg", "netwerk", "werkactor", "erkenning", "contingent"])
def test_alles_geldt_tot_en_met_de_laatste_dag(soort: str) -> None:
    desk = beslisser(soort)
    toekenning = maak_toekenning(soort, tot=None if soort == "contingent" else date(2028, 12, 31))
    beheerder = beheerder_van(toekenning.houder)
    dag = vandaag() + 30 * DAG
    stop(desk, toekenning, dag)
    toekenning.refresh_from_db()
    # Until then it stays what it is: it can still be suspended, and a partner can still leave.
    assert (toekenning.status, toekenning.einde_reden) == ("actief", "Stopt zelf.")
    assert laatste_dag(toekenning.periode) == dag
    assert bevoegden(toekenning, dag)
    assert not bevoegden(toekenning, dag + DAG)
    assert {laatste_dag(rij.periode) for rij in toekenning.leden.all()} <= {dag}
    if soort != "contingent":
        assert toekenning.laatste_dag_besluit == date(2028, 12, 31)
    assert Melding.objects.get(soort="toekenning_beeindigd").gebruiker == beheerder.gebruiker
    klok(dag + DAG)
    toekenning.refresh_from_db()
    assert toekenning.status == "stopgezet"


def test_de_regio_is_de_dag_erna_vrij() -> None:
    desk, toekenning = beslisser(), maak_toekenning("zorg")
    stop(desk, toekenning, vandaag())
    maak_toekenning("zorg", van=vandaag() + DAG)
    assert Toekenningsregio.objects.filter(regio="gent", soort="zorg").count() == 2


def test_een_voorbije_dag_kan_als_er_niets_op_steunt() -> None:
    desk, toekenning = beslisser(), maak_toekenning("zorg")
    gisteren = vandaag() - DAG
    stop(desk, toekenning, gisteren)
    toekenning.refresh_from_db()
    assert toekenning.status == "stopgezet"
    assert not Bevoegdheid.objects.geldig_op(vandaag()).filter(toekenning=toekenning).exists()


def test_niet_voor_een_dag_waarop_al_gesteund_is() -> None:
    desk, toekenning = beslisser(), maak_toekenning("zorg")
    from tests.mandaten.levenslopen import nieuwe

    vertrek(desk, toekenning, nieuw=nieuwe("vaph").pk, vanaf=vandaag() + DAG)
    with pytest.raises(Geweigerd) as nee:
        stop(desk, toekenning, vandaag())
    assert "trad een partner toe" in nee.value.velden["laatste_dag"]
    stop(desk, toekenning, vandaag() + DAG)


def test_een_open_plaats_wacht_niet_meer() -> None:
    desk, toekenning = beslisser(), maak_toekenning("zorg")
    vertrek(desk, toekenning)
    assert open_taken("plaats_aanvullen", toekenning)
    stop(desk, toekenning, vandaag() + DAG)
    assert lid(toekenning, "B").aan_te_vullen_voor is None
    assert not open_taken("plaats_aanvullen", toekenning)


def test_wat_niet_kan() -> None:
    desk, toekenning = beslisser(), maak_toekenning("zorg")
    with pytest.raises(Versieconflict):
        mandaat_stopzetten(toekenning, laatste_dag=vandaag(), reden="x", versie=9, door=desk.door)
    for dag in (date(2023, 1, 1), date(2028, 12, 31), date(2199, 1, 1)):
        with pytest.raises(Geweigerd) as nee:
            stop(desk, toekenning, dag)
        assert list(nee.value.velden) == ["laatste_dag"]
    with pytest.raises(Geweigerd) as nee:
        stop(desk, toekenning, vandaag(), reden="")
    assert list(nee.value.velden) == ["reden"]
    with pytest.raises(Toekenning.DoesNotExist):
        stop(beslisser("contingent"), toekenning, vandaag())
    stop(desk, toekenning, vandaag() - DAG)
    with pytest.raises(Geweigerd, match="niets meer stop te zetten"):
        stop(desk, toekenning, vandaag() - 2 * DAG)


def test_een_vraag_van_de_houder_wordt_uitgevoerd() -> None:
    desk, toekenning = beslisser(), maak_toekenning("erkenning")
    vraag = gevraagd(toekenning)
    stop(desk, toekenning, vandaag() + 30 * DAG, vraag=vraag)
    vraag.refresh_from_db()
    assert vraag.uitkomst == "uitgevoerd"
    assert not open_taken("wijziging_nakijken", toekenning)


def test_het_scherm(als) -> None:
    desk, toekenning = beslisser(), maak_toekenning("erkenning")
    vraag = gevraagd(toekenning)
    url = reverse("mandaat_stopzetten", args=[toekenning.pk])
    client = als(desk)
    bladzijde = client.get(f"{url}?vraag={vraag.pk}")
    formulier = bladzijde.context["formulier"]
    assert formulier["laatste_dag"].value() == f"{vraag.laatste_dag:%d/%m/%Y}"
    goed = {
        "aanvraag_sleutel": str(formulier["aanvraag_sleutel"].value()),
        "versie": "1",
        "vraag": str(vraag.pk),
        "laatste_dag": f"{vraag.laatste_dag:%d/%m/%Y}",
        "reden": "Te weinig mensen.",
    }
    assert client.post(url, goed | {"laatste_dag": "01/01/2001"}).status_code == 422
    assert client.post(url, goed | {"versie": "2"}).status_code == 409
    assert client.post(url, goed).status_code == 302
    assert client.post(url, goed).status_code == 302
    vraag.refresh_from_db()
    assert vraag.uitkomst == "uitgevoerd"
    assert als(beheerder_van(toekenning.houder)).get(url).status_code == 403


def test_niet_door_wie_bij_een_partner_werkt() -> None:
    desk, toekenning = beslisser(), maak_toekenning("zorg")
    with in_handeling():
        Lidmaatschap.objects.create(
            gebruiker=desk.gebruiker,
            organisatie=lid(toekenning, "C").organisatie,
            rol="organisatiebeheerder",
            periode=reeks(vandaag() - 30 * DAG, vandaag() - DAG),
        )
    with pytest.raises(Geweigerd, match="werkt of werkte"):
        stop(desk, toekenning, vandaag() + DAG)


def test_een_schorsing_loopt_niet_langer_dan_het_mandaat() -> None:
    desk = beslisser()
    rij = gehoord(desk, voornemen="schorsing")
    schors(rij, desk, tot=vandaag() + 60 * DAG)
    stop(desk, rij.toekenning, vandaag() + 5 * DAG)
    assert laatste_dag(rij.toekenning.schorsingen.get().periode) == vandaag() + 5 * DAG


@pytest.mark.parametrize("soort", ["zorg", "erkenning", "contingent"])
def test_wat_nog_begint_wordt_voor_de_eerste_dag_teruggegeven(soort: str) -> None:
    """It never held: nobody may do anything by it on any day, its regio is free, and nothing waits any more."""
    desk = beslisser(soort)
    begin = vandaag() + 60 * DAG
    toekenning = maak_toekenning(soort, van=begin, tot=None if soort == "contingent" else date(2033, 1, 1))
    beheerder = beheerder_van(toekenning.houder)
    vraag = gevraagd(toekenning, laatste_dag=None)
    with pytest.raises(Geweigerd) as nee:
        stop(desk, toekenning, vandaag() + DAG)
    assert "Laat de dag leeg" in nee.value.velden["laatste_dag"]
    stop(desk, toekenning, None, vraag=vraag)
    toekenning.refresh_from_db()
    assert (toekenning.status, toekenning.einde_reden) == ("teruggegeven", "Stopt zelf.")
    assert not bevoegden(toekenning, begin)
    assert not Toekenning.objects.geldig_op(begin).filter(pk=toekenning.pk).exists()
    assert not open_taken("wijziging_nakijken", toekenning)
    assert Melding.objects.get(soort="toekenning_beeindigd").gebruiker == beheerder.gebruiker
    if soort == "zorg":
        maak_toekenning("zorg", van=begin)
    klok(begin + DAG)
    toekenning.refresh_from_db()
    assert toekenning.status == "teruggegeven"
    with pytest.raises(Geweigerd, match="niets meer stop te zetten"):
        stop(desk, toekenning, None)


def test_wat_begonnen_is_heeft_een_laatste_dag() -> None:
    desk, toekenning = beslisser(), maak_toekenning("zorg", van=vandaag())
    with pytest.raises(Geweigerd) as nee:
        stop(desk, toekenning, None)
    assert "al begonnen" in nee.value.velden["laatste_dag"]


def test_het_scherm_geeft_terug(als) -> None:
    desk, toekenning = beslisser(), maak_toekenning("zorg", van=vandaag() + 60 * DAG)
    url = reverse("mandaat_stopzetten", args=[toekenning.pk])
    client = als(desk)
    bladzijde = client.get(url)
    assert "vóór de eerste dag terug te geven" in bladzijde.content.decode()
    sleutel = str(bladzijde.context["formulier"]["aanvraag_sleutel"].value())
    antwoord = client.post(
        url, {"aanvraag_sleutel": sleutel, "versie": "1", "laatste_dag": "", "reden": "Neen."}
    )
    assert antwoord.status_code == 302
    assert Toekenning.objects.get(pk=toekenning.pk).status == "teruggegeven"
