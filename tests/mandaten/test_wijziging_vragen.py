"""The act `wijziging_vragen`: the holder or a partner asks, and nothing changes until the desk does it."""

from __future__ import annotations

import pytest
from django.urls import reverse

from mandaten.domein.samenstelling import Wijziging
from mandaten.domein.wijzigingsvragen import nog_te_vragen
from mandaten.handelingen.samenstelling import samenstelling_wijzigen, wijziging_vragen
from mandaten.models import Toekenning
from mandaten.soorten import SOORTEN
from tests.mandaten.levenslopen import DAG, beheerder_van, gevraagd, lid, nieuwe, open_taken, vandaag, vertrek
from tests.mandaten.maken import beslisser, maak_toekenning
from tests.mandaten.procedures import gehoord, trek_in
from werkzorg.berichten.models import Melding
from werkzorg.databank.perioden import laatste_dag
from werkzorg.handelen.weigering import Geweigerd

pytestmark = pytest.mark.django_db


def test_er_verandert_niets_en_het_loket_krijgt_een_taak() -> None:
    desk, toekenning = beslisser(), maak_toekenning("erkenning")
    vraag = gevraagd(toekenning)
    toekenning.refresh_from_db()
    assert (toekenning.status, toekenning.versie) == ("actief", 1)
    assert vraag.toestand == "open"
    [taak] = open_taken("wijziging_nakijken", toekenning)
    assert (taak.organisatie_id, taak.rol) == (desk.door.organisatie_id, "departement_zorg")
    with pytest.raises(Geweigerd, match="vroeg dit al"):
        gevraagd(toekenning)


@pytest.mark.parametrize("dagen", [-1, 5000])
def test_een_stopdag_ligt_niet_in_het_verleden_en_niet_na_het_einde(dagen: int) -> None:
    toekenning = maak_toekenning("erkenning")
    with pytest.raises(Geweigerd) as nee:
        gevraagd(toekenning, laatste_dag=vandaag() + dagen * DAG)
    assert list(nee.value.velden) == ["laatste_dag"]


def test_een_partner_meldt_alleen_zijn_eigen_vertrek() -> None:
    toekenning = maak_toekenning("zorg")
    eigen, ander = lid(toekenning, "B"), lid(toekenning, "C")
    partner = beheerder_van(eigen.organisatie)

    def vraag(soort: str, **wat) -> None:
        wijziging = Wijziging(**{"laatste_dag": vandaag() + DAG, "reden": "Daarom.", **wat})
        wijziging_vragen(toekenning, soort=soort, wijziging=wijziging, door=partner.door)

    with pytest.raises(Geweigerd, match="eigen organisatie"):
        vraag("samenstelling", vertrekker=ander.pk)
    with pytest.raises(Geweigerd, match="eigen organisatie"):
        vraag("samenstelling", vertrekker=eigen.pk, nieuw=nieuwe("vaph").pk, plaats="B", vanaf=vandaag())
    with pytest.raises(Geweigerd, match="Alleen de houder"):
        vraag("stopzetting")
    vraag("samenstelling", vertrekker=eigen.pk)
    assert laatste_dag(lid(toekenning, "B").periode) == laatste_dag(toekenning.periode)


def test_zonder_reden_of_als_buur_niet() -> None:
    toekenning = maak_toekenning("erkenning")
    with pytest.raises(Geweigerd) as nee:
        gevraagd(toekenning, reden="")
    assert list(nee.value.velden) == ["reden"]
    buur = beheerder_van(nieuwe("caw"))
    with pytest.raises(Toekenning.DoesNotExist):
        wijziging_vragen(
            toekenning,
            soort="stopzetting",
            wijziging=Wijziging(laatste_dag=vandaag(), reden="x"),
            door=buur.door,
        )


def test_het_scherm(als) -> None:
    toekenning = maak_toekenning("zorg")
    url = reverse("wijziging_vragen", args=[toekenning.pk])
    client = als(beheerder_van(toekenning.houder))
    bladzijde = client.get(url)
    assert bladzijde.status_code == 200
    sleutel = str(bladzijde.context["formulier"]["aanvraag_sleutel"].value())
    goed = {
        "aanvraag_sleutel": sleutel,
        "soort": "stopzetting",
        "laatste_dag": f"{vandaag() + 30 * DAG:%d/%m/%Y}",
        "reden": "Te weinig mensen.",
    }
    assert client.post(url, goed | {"soort": "iets"}).status_code == 422
    assert client.post(url, goed | {"laatste_dag": ""}).status_code == 422
    assert client.post(url, goed).status_code == 302
    assert toekenning.wijzigingsvragen.get().soort == "stopzetting"
    partner = client_van_partner = als(beheerder_van(lid(toekenning, "B").organisatie)).get(url)
    assert client_van_partner.status_code == 200
    assert [keuze for keuze, _ in partner.context["formulier"].fields["soort"].choices] == ["samenstelling"]
    assert "nieuw" not in partner.context["formulier"].fields
    assert als(beheerder_van(nieuwe("caw"))).get(url).status_code == 404
    assert als(beslisser()).get(url).status_code == 403


@pytest.mark.parametrize(
    ("soort", "is_houder", "al_open", "kan"),
    [
        ("zorg", True, [], ["samenstelling", "stopzetting"]),
        ("zorg", True, ["stopzetting"], ["samenstelling"]),
        ("zorg", True, ["samenstelling", "stopzetting"], []),
        ("zorg", False, [], ["samenstelling"]),
        ("zorg", False, ["samenstelling"], []),
        ("erkenning", True, [], ["stopzetting"]),
        ("erkenning", False, [], []),
    ],
)
def test_wat_nog_te_vragen_valt(soort: str, is_houder: bool, al_open: list[str], kan: list[str]) -> None:
    assert nog_te_vragen(SOORTEN[soort], is_houder=is_houder, al_open=al_open) == kan


def test_wat_al_gevraagd_is_wordt_niet_nog_eens_aangeboden(als) -> None:
    """One kind of question is open: only the other one is offered; both open: no button and no form."""
    toekenning = maak_toekenning("zorg")
    trekker = als(beheerder_van(toekenning.houder))
    url = reverse("wijziging_vragen", args=[toekenning.pk])
    assert url in trekker.get(toekenning.get_absolute_url()).content.decode()
    gevraagd(toekenning)
    formulier = trekker.get(url).context["formulier"]
    assert [sleutel for sleutel, _ in formulier.fields["soort"].choices] == ["samenstelling"]
    gevraagd(
        toekenning,
        "samenstelling",
        vertrekker=lid(toekenning, "B").pk,
        laatste_dag=vandaag() + DAG,
        reden="Stopt.",
    )
    antwoord = trekker.get(url, follow=True)
    assert antwoord.redirect_chain == [(toekenning.get_absolute_url(), 302)]
    assert "wacht op het antwoord" in antwoord.content.decode()
    assert f'href="{url}"' not in antwoord.content.decode()
    # What somebody else asked shuts nobody out.
    assert als(beheerder_van(lid(toekenning, "C").organisatie)).get(url).status_code == 200


@pytest.mark.parametrize("is_uitgevoerd", [False, True])
def test_een_vraag_over_wie_er_nooit_bij_kwam_houdt_het_einde_niet_tegen(is_uitgevoerd: bool) -> None:
    """The successor would only begin after the withdrawal: he is gone, and what was asked about him is answered."""
    desk, toekenning = beslisser(), maak_toekenning("zorg")
    opvolger = nieuwe("vaph", "De Opvolger")
    vertrek(desk, toekenning, "B", op=vandaag() + 30 * DAG, nieuw=opvolger.pk, vanaf=vandaag() + 31 * DAG)
    toekenning.refresh_from_db()
    weg = {"vertrekker": lid(toekenning, "B").pk, "laatste_dag": vandaag() + 90 * DAG, "reden": "Toch niet."}
    vraag = gevraagd(toekenning, "samenstelling", **weg)
    if is_uitgevoerd:
        samenstelling_wijzigen(
            toekenning, wijziging=Wijziging(**weg), versie=toekenning.versie, vraag=vraag, door=desk.door
        )
        toekenning.refresh_from_db()
    trek_in(gehoord(desk, toekenning), desk, vandaag() + 10 * DAG)
    assert not toekenning.leden.filter(organisatie=opvolger).exists()
    vraag.refresh_from_db()
    assert vraag.vertrekker is None
    assert "De Opvolger kwam er niet bij" in vraag.antwoord
    assert vraag.uitkomst == ("uitgevoerd" if is_uitgevoerd else "afgewezen")
    assert not open_taken("wijziging_nakijken", toekenning)
    gehoord_over = Melding.objects.filter(soort="wijziging_afgewezen", object_id=toekenning.pk)
    assert gehoord_over.exists() is not is_uitgevoerd


def test_wat_een_partner_enkel_kan_vragen_is_geen_keuze(als) -> None:
    toekenning = maak_toekenning("zorg")
    partner = beheerder_van(lid(toekenning, "B").organisatie)
    antwoord = als(partner).get(reverse("wijziging_vragen", args=[toekenning.pk]))
    assert "<dt>Wat je vraagt</dt><dd>Wijziging van de samenstelling</dd>" in antwoord.text
    assert 'type="radio"' not in antwoord.text
    assert "als je stopt" not in antwoord.text
    leeg = als(partner).post(antwoord.request["PATH_INFO"], {"soort": "samenstelling"})
    assert {"vertrekker", "reden"} <= set(leeg.context["formulier"].errors)
    assert "soort" not in leeg.context["formulier"].errors
