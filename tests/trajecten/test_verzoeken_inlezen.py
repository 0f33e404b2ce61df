"""The act `verzoeken_inlezen`: a file of requests and of closed files of 2014 is read in, all of it or nothing."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.trajecten.tandems import collega
from tests.trajecten.verzoeken import dag, persoon
from trajecten.domein.verzoek import Verzoek
from trajecten.handelingen.inlezen import Inleesrij, RijenGeweigerd, verzoeken_inlezen
from trajecten.models import Traject
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db
ADRES = "/trajecten/inlezen/"
KOPPEN = (
    "Dossiernummer;Ontvangen op;Belemmeringen;Betaald werk nu mogelijk;Betaald werk verwacht;"
    "Eerste gesprek op;Geëindigd op;Reden van het einde"
)


@pytest.fixture
def vdab(cast):
    """The player who decides for VDAB."""
    return cast.spelers["vdab_beslisser"]


def laad_op(client, *regels):
    """A file with these rows, sent."""
    inhoud = "\n".join((KOPPEN, *regels)).encode()
    return client.post(
        ADRES,
        {"aanvraag_sleutel": str(uuid4()), "bestand": SimpleUploadedFile("verzoeken.csv", inhoud)},
    )


def bevestig(client, nagekeken):
    """The second click on the page that was shown."""
    inhoud = nagekeken.context["formulier"].initial["inhoud"]
    return client.post(ADRES, {"aanvraag_sleutel": str(uuid4()), "inhoud": inhoud})


def test_nieuw_en_oud_komen_samen_binnen(vdab, als):
    nieuw, oud = persoon(vdab), persoon(vdab)
    client = als(vdab)
    nagekeken = laad_op(
        client,
        f"{nieuw.dossiernummer};{dag(-3):%d/%m/%Y};psychisch, sociaal;nee;ja;;;",
        f"{oud.dossiernummer};01/03/2021;mentaal;;;01/04/2021;30/09/2022;betaald werk",
    )
    assert nagekeken.status_code == 200
    assert "2 rijen staan klaar" in nagekeken.content.decode()
    assert not Traject.objects.exists()
    assert not Taak.objects.filter(soort="deelname_beslissen").exists()
    assert bevestig(client, nagekeken).url == "/trajecten/"
    rij = Traject.objects.get(deelnemer=nieuw)
    assert (rij.status, rij.regeling, rij.volledig_op) == ("aangevraagd", "2022", dag(-3))
    rij = Traject.objects.get(deelnemer=oud)
    assert (rij.status, rij.regeling, rij.belemmeringen) == ("afgerond", "2014", ["mentaal"])
    assert rij.einde_reden == "betaald_werk"


def test_een_fout_houdt_alles_tegen(vdab, als):
    goed, dubbel = persoon(vdab), persoon(vdab)
    antwoord = laad_op(
        als(vdab),
        f"{goed.dossiernummer};{dag(0):%d/%m/%Y};sociaal;nee;ja;;;",
        f"{dubbel.dossiernummer};{dag(0):%d/%m/%Y};sociaal;nee;ja;;;",
        f"{dubbel.dossiernummer};{dag(0):%d/%m/%Y};sociaal;nee;ja;;;",
    )
    assert antwoord.status_code == 422
    assert [fout.rij for fout in antwoord.context["fouten"]] == [4]
    assert "Twee tegelijk kan niet" in antwoord.content.decode()
    assert not Traject.objects.exists()


@pytest.mark.parametrize(
    ("regel", "kolom"),
    [
        ("{nr};01/03/2021;mentaal;;;01/04/2021;;betaald werk", "Geëindigd op"),
        ("{nr};01/06/2024;mentaal;;;;;", "Belemmeringen"),
        ("{nr};01/06/2024;sociaal;;;01/07/2024;;", "Eerste gesprek op"),
        ("{nr};gisteren;sociaal;;;;;", "Ontvangen op"),
        ("{nr};01/06/2024;lui;;;;;", "Belemmeringen"),
        ("WZ-0000-000;01/06/2024;sociaal;;;;;", "Dossiernummer"),
    ],
)
def test_elke_fout_staat_bij_haar_kolom(vdab, als, regel, kolom):
    antwoord = laad_op(als(vdab), regel.format(nr=persoon(vdab).dossiernummer))
    assert antwoord.status_code == 422
    assert [fout.kolom for fout in antwoord.context["fouten"]] == [kolom]


def test_wie_vdab_niet_ziet_bestaat_niet_in_het_bestand(cast, vdab, als):
    vreemd = persoon(cast.spelers["verwijzer"])
    antwoord = laad_op(als(vdab), f"{vreemd.dossiernummer};{dag(0):%d/%m/%Y};sociaal;nee;ja;;;")
    assert "volgt niemand met dit nummer" in antwoord.content.decode()


def test_een_repetitie_laat_niets_na(vdab):
    rij = Inleesrij(2, persoon(vdab).pk, Verzoek(dag(0), is_eigen_vraag=True))
    assert verzoeken_inlezen([rij], is_repetitie=True, door=vdab.door) == 1
    assert not Traject.objects.exists()


def test_de_weigering_noemt_elke_rij(vdab):
    mens = persoon(vdab).pk
    rijen = [Inleesrij(nummer, mens, Verzoek(dag(1), is_eigen_vraag=True)) for nummer in (2, 3)]
    with pytest.raises(RijenGeweigerd) as nee:
        verzoeken_inlezen(rijen, door=vdab.door)
    assert [nummer for nummer, _, _ in nee.value.rijen] == [2, 3]


def test_een_vervalste_pagina_leest_niets_in(vdab, als):
    antwoord = als(vdab).post(ADRES, {"aanvraag_sleutel": str(uuid4()), "inhoud": "vals"})
    assert antwoord.status_code == 422
    assert "verlopen" in antwoord.content.decode()


def test_een_verwijzer_leest_niets_in(cast, als):
    assert als(cast.spelers["verwijzer"]).get(ADRES).status_code == 403


def test_een_oud_dossier_is_van_het_hele_kantoor(vdab, als):
    oud, client = persoon(vdab), als(vdab)
    bevestig(
        client,
        laad_op(client, f"{oud.dossiernummer};01/03/2021;mentaal;;;01/04/2021;30/09/2022;betaald werk"),
    )
    traject = Traject.objects.get(deelnemer=oud)
    assert als(collega(vdab)).get(traject.get_absolute_url()).status_code == 200
