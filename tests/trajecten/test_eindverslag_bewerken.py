"""The act `eindverslag_bewerken`: prefilled from the file, each line with its source, nothing typed is lost."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from tests.trajecten.eindes import ZORGGEHEIM, dien_verslag_in, invoer, met_dossier, schrijf, vandaag, vers
from tests.trajecten.maken import in_handeling, maak_traject
from trajecten.documenten.verslaginhoud import concept_van, stand_van
from trajecten.domein.eindverslag import ACTIES, DIENSTVERLENERS, GESPREK, RESULTATEN, TEAM
from trajecten.domein.verslaginvoer import Keuze, Regelinvoer, vingerafdruk
from trajecten.handelingen.eindverslag import eindverslag_bewerken
from trajecten.models import Actie, Eindverslag, Evaluatie, Traject, Verslagregel
from trajecten.statussen import GESCHRAPT, LOPEND
from werkzorg.handelen.weigering import Geweigerd, Versieconflict

pytestmark = pytest.mark.django_db


def teksten(traject: Traject, inhoud: str) -> list[str]:
    return [regel.tekst for regel in concept_van(vers(traject))[inhoud]]


def wijzig(traject: Traject, inhoud: str, plaats: int, tekst: str, keuze: Keuze = Keuze.NIETS) -> Regelinvoer:
    """Somebody types `tekst` in this line as it stands now."""
    regel = concept_van(vers(traject))[inhoud][plaats]
    return Regelinvoer(
        inhoud, regel.sleutel, tekst, vingerafdruk(regel.tekst), vingerafdruk(regel.bron_nu or ""), keuze
    )


def test_het_dossier_vult_vier_van_de_vijf_inhouden_in_met_hun_bron(cast) -> None:
    traject = met_dossier(cast)
    aanbieder = cast.spelers["dienstverlener"].lidmaatschap.organisatie.naam
    acties = teksten(traject, ACTIES)
    assert acties[0] == "Doelen van de deelnemer: Ik wil in het groen werken."
    assert acties[1].startswith("Kennismaking met groenonderhoud (werkattitudes aanleren).")
    assert f"4 uur per week, door {aanbieder}. Gegeven: 7 uur. Afgewerkt op" in acties[1]
    assert acties[2].endswith("Niet uitgevoerd.")
    assert acties[3].startswith(f"Stage bij {aanbieder}: Onderhoud van perken.")
    resultaten = teksten(traject, RESULTATEN)
    assert resultaten[0].endswith("Ze kan een halve dag zelfstandig werken.")
    assert "De stage verliep goed. Competenties: op tijd komen (4 op 4)." in resultaten[1]
    team = teksten(traject, TEAM)
    assert team[0].startswith("De casemanagers hadden 1 afspraak met de deelnemer")
    assert team[1].endswith("Ze komt elke dag buiten. Afgesproken: De uren opbouwen.")
    (dienst,) = teksten(traject, DIENSTVERLENERS)
    assert f"{aanbieder} gaf 7 uur op 2 dagen" in dienst
    assert dienst.endswith("Ze werkte zelfstandig.")
    assert teksten(traject, GESPREK) == []
    soorten = {regel.bron_soort for regels in concept_van(vers(traject)).values() for regel in regels}
    assert "" not in soorten


def test_een_zorgnotitie_is_nooit_een_bron(cast) -> None:
    alles = concept_van(vers(met_dossier(cast)))
    assert ZORGGEHEIM not in str(alles)


def test_zonder_dienstverlener_zegt_het_verslag_dat_er_geen_was(cast) -> None:
    traject = maak_traject(cast, status="afrondend")
    assert teksten(traject, DIENSTVERLENERS) == ["Er waren geen andere dienstverleners dan de casemanagers."]


def test_bewaard_wordt_alleen_wat_iemand_schreef(cast) -> None:
    traject = met_dossier(cast)
    schrijf(traject, cast.casemanager_werk)
    verslag = Eindverslag.objects.get()
    assert (verslag.eigen_visie, verslag.besproken_op, verslag.versie) == ("Het deed me goed.", vandaag(), 1)
    assert [regel.rubriek for regel in Verslagregel.objects.all()] == [GESPREK]
    assert len(teksten(traject, ACTIES)) == 4


def test_een_bron_die_wijzigt_wijzigt_het_ontwerp_en_merkt_een_bewerkte_regel(cast) -> None:
    traject = met_dossier(cast)
    schrijf(traject, cast.casemanager_werk, invoer(regels=[wijzig(traject, TEAM, 1, "Ze groeide.")]))
    with in_handeling():
        Evaluatie.objects.update(vooruitgang="Ze komt elke week buiten.")
        Actie.objects.filter(volgorde=2).update(status=GESCHRAPT)
    concept = concept_van(vers(traject))
    assert not any("Psychosociale" in regel.tekst for regel in concept[ACTIES])
    assert (concept[TEAM][1].tekst, str(concept[TEAM][1].merk)) == ("Ze groeide.", "gewijzigd")
    schrijf(
        traject,
        cast.casemanager_werk,
        invoer("", regels=[wijzig(traject, TEAM, 1, "Ze groeide.", Keuze.LATEN)]),
    )
    assert str(concept_van(vers(traject))[TEAM][1].merk) == ""


def test_twee_tegelijk_de_tweede_ziet_dat_het_wijzigde(cast) -> None:
    traject = met_dossier(cast)
    schrijf(traject, cast.casemanager_werk)
    with pytest.raises(Versieconflict):
        eindverslag_bewerken(traject, invoer=invoer("Anders."), versie=0, door=cast.casemanager_zorg.door)
    assert Verslagregel.objects.get().tekst.startswith("We overliepen")


@pytest.mark.parametrize(("dagen", "zin"), [(1, "toekomst"), (-61, "begon op")])
def test_de_dag_van_het_gesprek_kan(cast, dagen: int, zin: str) -> None:
    traject = met_dossier(cast)
    with pytest.raises(Geweigerd) as nee:
        schrijf(traject, cast.casemanager_werk, invoer(besproken_op=vandaag() + timedelta(days=dagen)))
    assert zin in nee.value.velden["besproken_op"]


def test_niet_terwijl_het_traject_loopt_en_niet_na_het_indienen(cast) -> None:
    lopend = maak_traject(cast, status=LOPEND)
    with pytest.raises(Geweigerd, match="Dat kan nu niet"):
        schrijf(lopend, cast.casemanager_werk)
    traject = met_dossier(cast)
    dien_verslag_in(traject, cast.casemanager_werk)
    with pytest.raises(Geweigerd, match="verandert niet meer"):
        schrijf(traject, cast.casemanager_werk)


def test_via_het_scherm(cast, als) -> None:
    traject = met_dossier(cast)
    adres = reverse("eindverslag_bewerken", args=[traject.pk])
    client = als(cast.casemanager_werk)
    html = client.get(adres).text
    assert "Kennismaking met groenonderhoud" in html
    assert "Uit een actie van het plan" in html
    assert ZORGGEHEIM not in html
    gegevens = {"aanvraag_sleutel": uuid4(), "versie": "0", f"nieuw__{GESPREK}": "We spraken erover."}
    antwoord = client.post(adres, gegevens | {"besproken_op": "99/99/2026"})
    assert antwoord.status_code == 422
    antwoord = client.post(adres, gegevens | {"besproken_op": f"{vandaag():%d/%m/%Y}"})
    assert antwoord.headers["Location"] == reverse("eindverslag_detail", args=[traject.pk])
    assert "We spraken erover." in client.get(reverse("eindverslag_detail", args=[traject.pk])).text
    gegevens["aanvraag_sleutel"] = uuid4()
    assert client.post(adres, gegevens).status_code == 409
    assert als(cast.spelers["vdab_beslisser"]).get(adres).status_code == 403
    assert als(cast.buren["casemanager_werk"]).get(adres).status_code == 404


def test_op_het_scherm_gaat_een_regel_zonder_bron_niet_verloren(cast, als) -> None:
    traject = met_dossier(cast)
    client = als(cast.casemanager_werk)
    actie = Actie.objects.get(volgorde=2)
    naam = f"regel__{ACTIES}__trajecten.actie:{actie.pk}"
    with in_handeling():
        Actie.objects.filter(pk=actie.pk).update(status=GESCHRAPT)
    adres = reverse("eindverslag_bewerken", args=[traject.pk])
    gegevens = {
        "aanvraag_sleutel": uuid4(),
        "versie": "0",
        naam: "Ze kwam elke week.",
        f"getoond__{naam}": "abc",
    }
    assert client.post(adres, gegevens).status_code == 302
    html = client.get(adres).text
    assert "Ze kwam elke week." in html
    assert "De bron van deze tekst bestaat niet meer" in html
    assert "Schrap deze tekst" in html
    assert stand_van(vers(traject)).versie == 1
