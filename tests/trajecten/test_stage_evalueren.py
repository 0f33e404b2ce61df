"""The act `stage_evalueren`: competences on a scale of four, with words; the stage may end earlier."""

from __future__ import annotations

import pytest

from tests.trajecten.maken import maak_traject
from tests.trajecten.netwerk import DAG, dienstverlener, maak_actie, maak_stage, vandaag, wijs_toe
from trajecten.domein.stage import Score
from trajecten.handelingen.stages import stage_evalueren
from trajecten.models import Stage, Stageevaluatie
from werkzorg.handelen.weigering import Geweigerd, Versieconflict

pytestmark = pytest.mark.django_db
ZO = {
    "scores": [Score("Tempo", 3, "met pauzes")],
    "verslag": "",
    "woorden_deelnemer": "Leuk",
    "stopt_op": None,
}


def test_evalueren_en_vroeger_stoppen(cast) -> None:
    actie = wijs_toe(cast, maak_actie(maak_traject(cast)))
    stage = maak_stage(actie.traject, cast.casemanager_werk, actie=actie)
    door = dienstverlener(cast).door
    stage_evalueren(stage, op=vandaag(), versie=1, door=door, **ZO)
    een = Stageevaluatie.objects.get()
    assert een.competenties == [{"naam": "Tempo", "score": 3, "toelichting": "met pauzes"}]
    with pytest.raises(Versieconflict):
        stage_evalueren(stage, op=vandaag(), versie=1, door=door, **ZO)
    stage_evalueren(stage, op=vandaag(), versie=2, door=door, **{**ZO, "stopt_op": vandaag() - DAG})
    assert Stage.objects.get().tot_en_met == vandaag() - DAG
    # Another stage of the same traject is none of his business.
    ander = maak_stage(actie.traject, cast.casemanager_werk)
    with pytest.raises(Stage.DoesNotExist):
        stage_evalueren(ander, op=vandaag(), versie=1, door=door, **ZO)


def test_wat_niet_kan(cast) -> None:
    stage = maak_stage(maak_traject(cast), cast.casemanager_werk)

    def nee(**anders) -> dict[str, str]:
        zo = {"op": vandaag(), "versie": 1, "door": cast.casemanager_zorg.door, **ZO, **anders}
        with pytest.raises(Geweigerd) as fout:
            stage_evalueren(stage, **zo)
        return fout.value.velden

    assert "toekomst" in nee(op=vandaag() + DAG)["op"]
    assert "begint op" in nee(op=stage.van - DAG)["op"]
    assert "minstens één" in nee(scores=[])["verslag"]
    assert "Kies een dag" in nee(stopt_op=vandaag() + DAG)["stopt_op"]
    assert "Kies een dag" in nee(stopt_op=stage.van - DAG)["stopt_op"]


def test_scherm(cast, als) -> None:
    stage = maak_stage(maak_traject(cast), cast.casemanager_werk)
    client, adres = als(cast.casemanager_zorg), f"/trajecten/stages/{stage.pk}/evalueren/"
    gegevens = {
        "aanvraag_sleutel": client.get(adres).context["formulier"]["aanvraag_sleutel"].value(),
        "versie": 1,
        "op": f"{vandaag():%d/%m/%Y}",
        "woorden_tempo": "traag",
        "naam_eigen_1": "Kassa",
    }
    fout = client.post(adres, gegevens).content.decode()
    assert "Kies ook een score, of schrijf dit in het verslag." in fout
    assert "Kies ook een score." in fout
    goed = client.post(
        adres,
        {**gegevens, "score_tempo": "2", "score_eigen_1": "4", "woorden_deelnemer": "Goed"},
        follow=True,
    ).content.decode()
    assert "met veel hulp (2 op 4)" in goed
    assert "Kassa" in goed
    assert als(cast.buur).get(adres).status_code == 404
