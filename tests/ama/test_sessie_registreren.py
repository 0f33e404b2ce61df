"""The act `sessie_registreren`: one or many people, a row each, and who reads it."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse
from django.utils.html import escape

from ama.bladen.sessies import RECENT
from ama.handelingen.sessies import sessie_registreren
from ama.models import Begeleidingssessie
from ama.statussen import AFGEBROKEN, CONCEPT
from tests.ama.begeleiden import begeleider, betrek, lopend, noteer, open_taken, over, stuur, vandaag
from tests.ama.dagbladen import adres_van, maak_ploeg
from tests.ama.maken import maak_aanwezigheid, maak_overeenkomst
from tests.deelnemers.personen import registreer
from tests.trajecten.maken import in_handeling
from werkzorg.handelen.models import Concept
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.models import Logregel

pytestmark = pytest.mark.django_db


def test_een_groep_is_een_rij_per_persoon_met_een_spoor_zonder_tekst(cast) -> None:
    wie = begeleider(cast)
    twee = [lopend(cast), lopend(cast)]
    rijen = noteer(wie, *twee)
    assert {rij.deelnemer_id for rij in rijen} == {een.deelnemer_id for een in twee}
    assert len({rij.groep for rij in rijen}) == 1
    regels = Logregel.objects.filter(handeling="sessie_registreren")
    assert {een.deelnemer_id for een in regels} == {een.deelnemer_id for een in twee}
    assert "spraken" not in "".join(str(een.gegevens) for een in regels)


@pytest.mark.parametrize(("zicht", "ook"), [("eigen_dienst", False), ("begeleiders", True)])
def test_wie_leest_ze(cast, zicht, ook) -> None:
    overeenkomst = lopend(cast)
    noteer(begeleider(cast), overeenkomst, zichtbaarheid=zicht)
    gezien = {
        rol
        for rol, speler in cast.spelers.items()
        if Begeleidingssessie.objects.zichtbaar_voor(speler.door).exists()
    }
    assert gezien == {"begeleider_ama"}
    buur = cast.buren["begeleider_ama"]
    assert not Begeleidingssessie.objects.zichtbaar_voor(buur.door).exists()
    # The neighbour who guides the same person reads what was meant for all who do.
    betrek(buur, overeenkomst.deelnemer)
    assert Begeleidingssessie.objects.zichtbaar_voor(buur.door).exists() == ook


@pytest.mark.parametrize(("einde", "ook"), [(-1, False), (0, True), (None, True)])
def test_wie_niet_meer_begeleidt_leest_niet_verder_mee(cast, einde, ook) -> None:
    overeenkomst, buur = lopend(cast), cast.buren["begeleider_ama"]
    noteer(begeleider(cast), overeenkomst, zichtbaarheid="begeleiders")
    betrek(buur, overeenkomst.deelnemer)
    dagen = {} if einde is None else {"einde": over(einde), "einde_reden": "begeleider_stopt"}
    lopend(cast, over(-60), speler=buur, deelnemer=overeenkomst.deelnemer, **dagen)
    assert Begeleidingssessie.objects.zichtbaar_voor(buur.door).exists() == ook


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"soort": "babbel"}, "soort"),
        ({"op": over(1)}, "op"),
        ({"op": over(-1000)}, "deelnemers"),
        ({"minuten": 0}, "minuten"),
        ({"zichtbaarheid": "iedereen"}, "zichtbaarheid"),
        ({"opvolging": "Bellen"}, "opvolgen_op"),
        ({"opvolgen_op": over(-1)}, "opvolgen_op"),
    ],
)
def test_wat_niet_kan_staat_bij_het_veld(cast, anders, veld) -> None:
    with pytest.raises(Geweigerd) as nee:
        noteer(begeleider(cast), lopend(cast), **anders)
    assert set(nee.value.velden) == {veld}
    assert not Begeleidingssessie.objects.exists()


def test_alleen_met_wie_je_dienst_begeleidt(cast) -> None:
    wie = begeleider(cast)
    zonder = registreer(wie.door)
    vreemd = lopend(cast, speler=cast.buren["begeleider_ama"])
    for anders in ({"deelnemers": [zonder.pk]}, {"deelnemers": [vreemd.deelnemer_id]}, {"deelnemers": []}):
        with pytest.raises(Geweigerd) as nee:
            sessie_registreren(op=vandaag(), soort="contact", door=wie.door, **anders)
        assert set(nee.value.velden) == {"deelnemers"}
    # Getting to know somebody comes before the agreement.
    noteer(wie, maak_overeenkomst(cast, status=CONCEPT, start=over(20)))
    afgebroken = maak_overeenkomst(cast, status=CONCEPT, start=over(20))
    with in_handeling():
        afgebroken.status = AFGEBROKEN
        afgebroken.save()
    with pytest.raises(Geweigerd):
        noteer(wie, afgebroken)


def test_opvolgen_is_een_taak_voor_de_schrijver_ook_met_een_groep(cast) -> None:
    wie = begeleider(cast)
    rijen = noteer(wie, lopend(cast), lopend(cast), opvolging="Bel de werkpost", opvolgen_op=over(5))
    (taak,) = open_taken("ama_sessie_opvolgen", rijen[0].pk)
    assert (taak.gebruiker, taak.termijn) == (wie.gebruiker, over(5))
    assert open_taken("ama_sessie_opvolgen", rijen[1].pk) == []
    assert (rijen[0].opvolging, rijen[1].opvolging) == ("Bel de werkpost", "")


def velden(*overeenkomsten, **anders):
    return {
        "deelnemers": [str(een.deelnemer_id) for een in overeenkomsten],
        "soort": "telefonisch",
        "duur": "15",
        "op": f"{vandaag():%d/%m/%Y}",
        "tekst": "",
        "zichtbaarheid": "eigen_dienst",
    } | anders


def test_vanaf_een_overeenkomst_en_terug(cast, als) -> None:
    overeenkomst = lopend(cast)
    client = als(begeleider(cast))
    vanaf = f"overeenkomst:{overeenkomst.pk}"
    blad = client.get(reverse("sessie_registreren"), {"vanaf": vanaf})
    assert overeenkomst.deelnemer.naam in blad.content.decode()
    assert "checked" in blad.content.decode()
    klaar = stuur(client, "sessie_registreren", **velden(overeenkomst, vanaf=vanaf))
    assert (klaar.status_code, klaar["Location"]) == (302, overeenkomst.get_absolute_url())
    assert Begeleidingssessie.objects.get().minuten == 15
    assert not Concept.objects.exists()
    lijst = client.get(reverse("begeleidingssessie_lijst")).content.decode()
    assert "Neem terug" in lijst
    dossier = client.get(overeenkomst.deelnemer.get_absolute_url()).content.decode()
    assert "Sessie: telefonisch" in dossier


def test_vanaf_een_dagblad_staat_klaar_wie_er_was(cast, als) -> None:
    """Who was there that day is chosen, whoever was missed is not, and the day goes along."""
    gisteren, client = over(-1), als(begeleider(cast))
    werkpost, rijen = maak_ploeg(cast, namen=("Amina", "Bert", "Chloé"), start=over(-60))
    for rij, letter in zip(rijen, "AVA", strict=True):
        maak_aanwezigheid(rij, gisteren, letter)
    vanaf = f"werkpost:{werkpost.pk}"
    blad = client.get(adres_van(werkpost.pk, gisteren)).content.decode()
    adres = f"{reverse('sessie_registreren')}?vanaf={vanaf}&op={gisteren.isoformat()}"
    assert escape(adres) in blad
    formulier = client.get(adres).context["formulier"]
    wie = [str(rijen[0].deelnemer_id), str(rijen[2].deelnemer_id)]
    assert sorted(formulier["deelnemers"].value()) == sorted(wie)
    assert formulier["op"].value() == f"{gisteren:%d/%m/%Y}"
    klaar = stuur(
        client, "sessie_registreren", **velden(rijen[0], rijen[2], vanaf=vanaf, op=f"{gisteren:%d/%m/%Y}")
    )
    assert klaar["Location"] == reverse("aanwezigheden_registreren", args=[werkpost.pk])
    assert set(Begeleidingssessie.objects.values_list("op", flat=True)) == {gisteren}
    # Nothing of what somebody else may not see, and no day that is none.
    buur = als(cast.buren["begeleider_ama"]).get(f"{adres}x").context["formulier"]
    assert buur["deelnemers"].value() == []


def test_zoeken_bewaart_niets_en_houdt_wat_er_stond(cast, als) -> None:
    client = als(begeleider(cast))
    lopend(cast)
    ver = lopend(cast, deelnemer=registreer(begeleider(cast).door, voornaam="Oscar", achternaam="Zoekens"))
    antwoord = stuur(
        client,
        "sessie_registreren",
        **velden(tekst="Wat ik al typte", zoek="zoekens", wijzig="zoek"),
    )
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 200
    assert "Wat ik al typte" in tekst
    assert ver.deelnemer.naam in tekst
    assert "Fout" not in tekst
    assert not Begeleidingssessie.objects.exists()


def test_een_concept_zoekt_opnieuw_wie_er_nog_niet_aangevinkt_was(cast, als) -> None:
    client = als(begeleider(cast))
    # More people than stand ready: who is looked for or was ticked is not among the recent ones.
    for _ in range(RECENT):
        noteer(begeleider(cast), lopend(cast))
    gezocht, gekozen = (
        lopend(cast, deelnemer=registreer(begeleider(cast).door, voornaam="Oscar", achternaam=naam)).deelnemer
        for naam in ("Zoekens", "Gekozens")
    )
    blad = client.get(reverse("sessie_registreren"))
    assert "Zoekens" not in blad.content.decode()
    sleutel = blad.context["formulier"]["aanvraag_sleutel"].value()
    bewaard = client.post(
        reverse("concept_bewaren"),
        {
            "aanvraag_sleutel": sleutel,
            "concept_handeling": "sessie_registreren",
            "concept_object": "",
            "zoek": "zoekens",
            "deelnemers": [str(gekozen.pk)],
            "tekst": "Wat ik al typte",
        },
    )
    assert bewaard.status_code == 200
    verder = client.get(reverse("sessie_registreren"), {"concept": sleutel}).content.decode()
    for stuk in ("Wat ik al typte", gezocht.naam, gekozen.naam):
        assert stuk in verder
    assert re.search(rf'value="{gekozen.pk}"[^>]*checked', verder)
    assert not re.search(rf'value="{gezocht.pk}"[^>]*checked', verder)


def test_fouten_staan_bij_het_veld_en_een_vreemde_kan_niet(cast, als) -> None:
    client = als(begeleider(cast))
    overeenkomst = lopend(cast)
    antwoord = stuur(client, "sessie_registreren", **velden(overeenkomst, duur="anders", opvolgen="on"))
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 422
    assert "hoeveel minuten" in tekst
    assert "tegen wanneer" in tekst
    vreemd = lopend(cast, speler=cast.buren["begeleider_ama"])
    assert stuur(client, "sessie_registreren", **velden(vreemd)).status_code == 422
    assert als(cast.departement).get(reverse("sessie_registreren")).status_code == 403


def test_de_lijst_filtert(cast, als) -> None:
    wie = begeleider(cast)
    een, twee = lopend(cast), lopend(cast, deelnemer=registreer(wie.door, achternaam="Anders"))
    noteer(wie, een, tekst="Over de bus")
    noteer(wie, twee, soort="huisbezoek", op=over(-3), tekst="Thuis geweest")
    client, url = als(wie), reverse("begeleidingssessie_lijst")
    assert "Over de bus" in client.get(url).content.decode()
    bezoek = client.get(url, {"soort": "huisbezoek", "tot": f"{over(-1):%d/%m/%Y}", "mijn": "on"})
    assert "Thuis geweest" in bezoek.content.decode()
    assert "Over de bus" not in bezoek.content.decode()
    assert "Thuis geweest" in client.get(url, {"zoek": "anders"}).content.decode()
    assert "Over de bus" not in client.get(url, {"zoek": "anders"}).content.decode()
    assert "Over de bus" not in als(cast.buren["begeleider_ama"]).get(url).content.decode()
