"""What becomes of a toeleiding when its agreements end, never begin, or lose their contingent."""

from __future__ import annotations

from datetime import date

import pytest

from ama.handelingen.beeindigen import overeenkomst_stopzetten, overeenkomst_verlengen
from ama.handelingen.bewaken import overeenkomst_laten_eindigen
from ama.handelingen.erkenningverlies import erkenningverlies_verwerken
from ama.handelingen.indienen import overeenkomst_aanvaarden, overeenkomst_indienen
from ama.meldingen.werkaanbod import ERKENNINGVERLIES
from ama.meldingen.wse_start import STARTEN, ZONDER_OVEREENKOMST
from ama.models import Erkenningverlies, Jaarbeslissing, Overeenkomst
from ama.statussen import DOORGESTROOMD, GESTART, STOPGEZET, VERVALLEN
from ama.tasks.levensloop import te_eindigen
from mandaten.geldigheid import Eindereden, Verlies
from mandaten.models import Bevoegdheid
from mandaten.soorten import AMA_WSE
from tests.ama.maken_wse import maak_jaarbeslissing
from tests.ama.opmaken import onderteken, over
from tests.ama.wsestarten import begeleider, gestart, maak_wse, toegekend
from tests.rolverdeling import Rolverdeling
from tests.trajecten.maken import in_handeling
from werkzorg.databank.perioden import reeks
from werkzorg.organisaties.hoedanigheid import Klok
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db


def _stop(cast: Rolverdeling, rij: Overeenkomst, reden: str, einde: date) -> Overeenkomst:
    rij = Overeenkomst.objects.get(pk=rij.pk)
    return overeenkomst_stopzetten(
        rij, einde=einde, reden=reden, toelichting="Besproken.", versie=rij.versie, door=begeleider(cast).door
    )


def _klok(rij: Overeenkomst, dag: date) -> None:
    """The clock, so many days later: the day itself is today's only for what it ends."""
    for een in te_eindigen(dag).filter(pk=rij.pk):
        overeenkomst_laten_eindigen(een, dag=dag, door=Klok("overeenkomst_laten_eindigen"))


@pytest.mark.parametrize(
    ("reden", "status", "uitkomst"),
    [
        ("deelnemer_stopt", STOPGEZET, "gestopt"),
        ("naar_betaald_werk", DOORGESTROOMD, "doorgestroomd"),
    ],
)
def test_na_de_laatste_dag_is_de_toeleiding_voorbij(
    cast: Rolverdeling, monkeypatch: pytest.MonkeyPatch, reden: str, status: str, uitkomst: str
) -> None:
    toeleiding, rij = gestart(cast)
    maak_jaarbeslissing(toeleiding)
    _stop(cast, rij, reden, over(0))
    toeleiding.refresh_from_db()
    assert toeleiding.status == GESTART  # today is still a day of guidance
    morgen, vandaag = over(1), over(0)
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_a, **_k: morgen)
    _klok(rij, morgen)
    toeleiding.refresh_from_db()
    assert (toeleiding.status, toeleiding.einde, toeleiding.einde_reden) == (status, vandaag, uitkomst)
    assert Jaarbeslissing.objects.get(toeleiding=toeleiding).status == VERVALLEN


def test_een_gepland_einde_kan_weer_weg_zolang_het_niet_voorbij_is(cast: Rolverdeling) -> None:
    toeleiding, rij = gestart(cast)
    rij = _stop(cast, rij, "deelnemer_stopt", over(30))
    overeenkomst_verlengen(
        rij, einde=None, toelichting="Gaat toch door.", versie=rij.versie, door=begeleider(cast).door
    )
    toeleiding.refresh_from_db()
    assert toeleiding.status == GESTART


def test_een_andere_overeenkomst_houdt_ze_lopend(cast: Rolverdeling, monkeypatch: pytest.MonkeyPatch) -> None:
    toeleiding, rij = gestart(cast)
    onderteken(maak_wse(toeleiding, begeleider(cast), naam="Tweede plek"), begeleider(cast))
    _stop(cast, rij, "deelnemer_stopt", over(0))
    morgen = over(1)
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_a, **_k: morgen)
    _klok(rij, morgen)
    toeleiding.refresh_from_db()
    assert toeleiding.status == GESTART


def test_zonder_overeenkomst_vraagt_de_klok_een_nieuwe(
    cast: Rolverdeling, monkeypatch: pytest.MonkeyPatch
) -> None:
    speler = begeleider(cast)
    toeleiding, rij = gestart(cast)
    rij = overeenkomst_indienen(
        Overeenkomst.objects.get(pk=rij.pk),
        versie=Overeenkomst.objects.get(pk=rij.pk).versie,
        door=speler.door,
    )
    overeenkomst_aanvaarden(rij, versie=rij.versie, door=cast.spelers["departement_wse"].door)
    _stop(cast, rij, "werkpost_stopt", over(0))
    morgen = over(1)
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_a, **_k: morgen)
    _klok(rij, morgen)
    toeleiding.refresh_from_db()
    assert toeleiding.status == GESTART
    open_ = Taak.objects.filter(soort=ZONDER_OVEREENKOMST, object_id=toeleiding.pk, klaar_op__isnull=True)
    assert open_.count() == 1
    onderteken(maak_wse(toeleiding, speler, naam="Nieuwe plek", start=morgen), speler)
    assert not open_.exists()


def test_wat_getekend_is_en_nooit_begint_laat_de_plaats_staan(cast: Rolverdeling) -> None:
    toeleiding, rij = gestart(cast)
    later = onderteken(maak_wse(toeleiding, begeleider(cast), naam="Later", start=over(20)), begeleider(cast))
    _stop(cast, rij, "werkpost_stopt", over(0))
    _stop(cast, later, "", over(1))
    toeleiding.refresh_from_db()
    assert Overeenkomst.objects.get(pk=later.pk).status == "afgebroken"
    assert toeleiding.status == GESTART


def test_wie_niet_begint_heeft_geen_taak_om_te_starten_en_later_opnieuw(cast: Rolverdeling) -> None:
    speler = begeleider(cast)
    rij = toegekend(cast)
    eerste = onderteken(maak_wse(rij, speler, start=over(5)), speler)
    open_ = Taak.objects.filter(soort=STARTEN, object_id=rij.pk, klaar_op__isnull=True)
    assert [een.termijn for een in open_.all()] == [over(5)]

    _stop(cast, eerste, "", over(1))
    assert not open_.exists()

    onderteken(maak_wse(rij, speler, naam="Andere plek", start=over(12)), speler)
    assert [een.termijn for een in open_.all()] == [over(12)]


def test_een_verloren_contingent_lijst_zijn_overeenkomsten_op(cast: Rolverdeling) -> None:
    toeleiding, rij = gestart(cast)
    laatste = over(40)
    with in_handeling():
        Bevoegdheid.objects.filter(toekenning=toeleiding.contingent_id).update(
            periode=reeks(date(2024, 1, 1), laatste)
        )
    verlies = Verlies(
        organisatie_id=rij.begeleider_id,
        functie=AMA_WSE,
        regio=None,
        laatste_dag=laatste,
        reden=Eindereden.INGETROKKEN,
        toekenning_id=toeleiding.contingent_id,
    )
    assert erkenningverlies_verwerken(verlies, door=Klok("erkenningverlies_verwerken")) == 1
    assert Erkenningverlies.objects.get().overeenkomst_id == rij.pk
    rollen = set(Taak.objects.filter(soort=ERKENNINGVERLIES).values_list("rol", flat=True))
    assert rollen == {"begeleider_ama", "departement_wse"}
