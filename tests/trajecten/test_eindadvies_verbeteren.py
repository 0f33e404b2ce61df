"""The act `eindadvies_verbeteren`: a next version that names the one before, agreed and sent anew."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.urls import reverse

from tests.trajecten.eindes import bespreek_en_akkoord, laatste, met_dossier, rond_af
from trajecten.documenten.einddocumenten import EINDADVIES
from trajecten.handelingen.eindadvies import eindadvies_indienen, eindadvies_verbeteren
from trajecten.models import Eindadvies, Traject
from werkzorg.documenten.models import Document
from werkzorg.handelen.weigering import Geweigerd

pytestmark = pytest.mark.django_db


def verbeter(traject: Traject, wie, **anders) -> Eindadvies:
    oud = laatste(traject)
    velden = {
        "nummer": oud.nummer,
        "uitkomst": oud.uitkomst,
        "motivering": "Betaald werk lukt nu niet: na drie uur is ze op.",
        "volgende_stap": oud.volgende_stap,
        "reden": "Het aantal uren was fout.",
    }
    return eindadvies_verbeteren(traject, **velden | anders, door=wie.door)


def test_een_nieuwe_versie_noemt_de_vorige_en_wordt_opnieuw_goedgekeurd(cast) -> None:
    traject = rond_af(cast)
    oud = laatste(traject)
    nieuw = verbeter(traject, cast.casemanager_zorg)
    assert (nieuw.nummer, nieuw.verbetert, nieuw.ingediend_op) == (2, oud, None)
    assert nieuw.besproken_op == oud.besproken_op
    assert not any(nieuw.akkoorden.values())
    with pytest.raises(Geweigerd):
        eindadvies_indienen(traject, versie=nieuw.versie, door=cast.casemanager_zorg.door)
    bespreek_en_akkoord(traject, cast)
    eindadvies_indienen(traject, versie=laatste(traject).versie, door=cast.casemanager_zorg.door)
    assert Traject.objects.get(pk=traject.pk).status == "afgerond"
    assert Document.objects.filter(soort=EINDADVIES).count() == 2
    oud.refresh_from_db()
    assert oud.motivering.endswith("na twee uur is ze op.")


def test_een_ander_advies_wordt_opnieuw_besproken(cast) -> None:
    nieuw = verbeter(rond_af(cast), cast.casemanager_werk, uitkomst="maatwerk")
    assert (nieuw.besproken_op, nieuw.woorden_deelnemer) == (None, "")


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"reden": " "}, "reden"),
        ({"motivering": "Betaald werk lukt nu niet: na twee uur is ze op."}, "motivering"),
    ],
)
def test_zonder_reden_of_zonder_verschil_niet(cast, anders: dict[str, str], veld: str) -> None:
    traject = rond_af(cast)
    with pytest.raises(Geweigerd) as nee:
        verbeter(traject, cast.casemanager_werk, **anders)
    assert list(nee.value.velden) == [veld]
    assert laatste(traject).nummer == 1


def test_niet_twee_ontwerpen_en_niet_voor_het_einde(cast) -> None:
    with pytest.raises(Geweigerd, match="Dat kan nu niet"):
        eindadvies_verbeteren(
            met_dossier(cast),
            nummer=1,
            uitkomst="maatwerk",
            motivering="x",
            volgende_stap="x",
            reden="x",
            door=cast.casemanager_werk.door,
        )
    traject = rond_af(cast)
    verbeter(traject, cast.casemanager_werk)
    with pytest.raises(Geweigerd, match="staat al klaar als ontwerp"):
        verbeter(traject, cast.casemanager_zorg, nummer=1)


def test_via_het_scherm(cast, als) -> None:
    traject = rond_af(cast)
    adres = reverse("eindadvies_verbeteren", args=[traject.pk])
    client = als(cast.casemanager_werk)
    assert "na twee uur is ze op" in client.get(adres).text
    gegevens = {
        "aanvraag_sleutel": uuid4(),
        "nummer": "1",
        "uitkomst": "ama_wvg",
        "motivering": "Na drie uur is ze op.",
        "volgende_stap": "Een begeleider zoeken.",
        "reden": "",
    }
    assert client.post(adres, gegevens).status_code == 422
    assert client.post(adres, gegevens | {"reden": "Drie uur, niet twee."}).status_code == 302
    blad = client.get(reverse("eindadvies_detail", args=[traject.pk])).text
    assert "Deze versie vervangt versie 1. Reden: Drie uur, niet twee." in blad
    # VDAB keeps reading what was sent, not the draft.
    gelezen = als(cast.spelers["vdab_beslisser"]).get(reverse("eindadvies_detail", args=[traject.pk])).text
    assert "Na drie uur" not in gelezen
    assert "na twee uur" in gelezen
    assert als(cast.spelers["vdab_beslisser"]).get(adres).status_code == 403
    assert als(cast.buren["casemanager_werk"]).get(adres).status_code == 404


def test_vdab_blijft_lezen_wat_verstuurd_is_tijdens_de_verbetering(cast, als) -> None:
    traject = rond_af(cast)
    verbeter(traject, cast.casemanager_werk, uitkomst="maatwerk")
    blad = als(cast.spelers["vdab_beslisser"]).get(traject.get_absolute_url()).content.decode()
    assert "Lees het eindadvies" in blad
    assert "gezondheids- en welzijnsbeleid" in blad
    assert "maatwerk" not in blad
