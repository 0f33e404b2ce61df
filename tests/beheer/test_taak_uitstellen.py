"""`taak_uitstellen`: a task comes back later, with a reason; a legal term stays where it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pghistory
import pytest
from django.urls import reverse
from django.utils import timezone

from tests.beheer.test_taak_toewijzen import taak_van
from werkzorg.beheer.handelingen.taken import taak_uitstellen
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.logboek.models import Logregel
from werkzorg.toegang.models import Inzage
from werkzorg.ui import formaten
from werkzorg.werklijst.models import Taak
from werkzorg.werklijst.soorten import TAAKSOORTEN

pytestmark = pytest.mark.django_db


@pytest.fixture
def taak(cast) -> Taak:
    return taak_van(cast.casemanager_zorg)


@pytest.fixture
def wettelijk(monkeypatch):
    """The law sets the term of this kind."""
    monkeypatch.setitem(
        TAAKSOORTEN, "insz_aanvullen", replace(TAAKSOORTEN["insz_aanvullen"], is_wettelijk=True)
    )


def over(dagen: int):
    return timezone.localdate() + timedelta(days=dagen)


def stel_uit(cast, taak: Taak, dagen: int = 5, **anders: Any) -> Taak:
    """The act, by Nele."""
    return taak_uitstellen(
        taak,
        **{
            "tot": over(dagen),
            "reden": "deelnemer",
            "versie": 1,
            "door": cast.casemanager_zorg.door,
            **anders,
        },
    )


def velden(taak: Taak, dagen: int = 5, **anders: Any) -> dict[str, Any]:
    """What a browser sends."""
    return {
        "aanvraag_sleutel": str(uuid4()),
        "versie": taak.versie,
        "tot": formaten.datum(over(dagen)),
        "reden": "deelnemer",
        **anders,
    }


def adres(taak: Taak) -> str:
    return reverse("taak_uitstellen", args=[taak.pk])


# --- the act ----------------------------------------------------------------------------------------------
def test_een_gewone_termijn_schuift_mee_met_log_en_geschiedenis(cast, taak):
    with pghistory.context(handeling="test", door="commando:test"):
        Taak.objects.update(termijn=over(3))
    nu = stel_uit(cast, taak)
    assert (nu.termijn, nu.herinner_op, nu.uitstel_reden) == (over(5), over(5), "deelnemer")
    assert (nu.keer_uitgesteld, nu.versie) == (1, 2)
    regel = Logregel.objects.get(handeling="taak_uitstellen")
    assert regel.gegevens == {"tot": over(5).isoformat(), "reden": "deelnemer", "soort": "insz_aanvullen"}
    *_, oud, nieuw = taak.gebeurtenissen.order_by("pgh_id")
    assert (oud.termijn, nieuw.termijn) == (over(3), over(5))
    assert nieuw.pgh_context["handeling"] == "taak_uitstellen"


def test_een_taak_vroeger_terugzien_maakt_haar_niet_vroeger_te_laat(cast, taak):
    nu = stel_uit(cast, taak)
    assert (nu.termijn, nu.herinner_op) == (over(30), over(5))
    with pghistory.context(handeling="test", door="commando:test"):
        Taak.objects.update(termijn=over(-3))
    assert stel_uit(cast, taak, 1, versie=2).termijn == over(1)


def test_een_wettelijke_termijn_blijft_staan(cast, taak, wettelijk):
    nu = stel_uit(cast, taak)
    assert (nu.termijn, nu.herinner_op) == (over(30), over(5))
    with pytest.raises(Geweigerd, match="na de wettelijke termijn"):
        stel_uit(cast, taak, 31, versie=2)
    with pghistory.context(handeling="test", door="commando:test"):
        Taak.objects.update(termijn=over(-1))
    with pytest.raises(Geweigerd, match="wettelijke termijn is voorbij"):
        stel_uit(cast, taak, 0, versie=2)


@pytest.mark.parametrize(
    ("anders", "veld"), [({"dagen": -1}, "tot"), ({"dagen": 31}, "tot"), ({"reden": "zomaar"}, "reden")]
)
def test_wat_niet_kan_wordt_geweigerd(cast, taak, anders, veld):
    with pytest.raises(Geweigerd) as nee:
        stel_uit(cast, taak, **anders)
    assert set(nee.value.velden) == {veld}
    taak.refresh_from_db()
    assert taak.versie == 1


def test_een_gedane_taak_en_die_van_een_ander_team(cast, taak):
    with pytest.raises(Taak.DoesNotExist):
        stel_uit(cast, taak, door=cast.buur.door)
    with pghistory.context(handeling="test", door="commando:test"):
        Taak.objects.update(klaar_op=timezone.now())
    with pytest.raises(Geweigerd, match="afgerond"):
        stel_uit(cast, taak)


def test_twee_collegas_tegelijk(cast, taak):
    stel_uit(cast, taak, 5)
    assert stel_uit(cast, taak, 5).versie == 2  # the same again is no conflict
    with pytest.raises(Versieconflict):
        stel_uit(cast, taak, 6)


# --- the door ---------------------------------------------------------------------------------------------
def test_uitstellen_zet_de_taak_bij_wacht_op_anderen(cast, als, taak):
    klant = als(cast.casemanager_zorg)
    scherm = klant.get(adres(taak))
    assert "Na de einddatum? Dan schuift die mee." in scherm.text
    assert Inzage.objects.filter(actie="taak_uitstellen").count() == 1
    antwoord = klant.post(adres(taak), velden(taak), follow=True)
    assert antwoord.redirect_chain == [("/", 302)]
    assert f"De taak komt terug op {formaten.datum(over(5))}." in antwoord.text
    assert [groep["titel"] for groep in antwoord.context["groepen"]] == ["Wacht op anderen"]
    assert "Ik wacht op de deelnemer" in antwoord.text


def test_dubbel_klikken_stelt_een_keer_uit(cast, als, taak):
    klant, verzonden = als(cast.casemanager_zorg), velden(taak)
    assert [klant.post(adres(taak), verzonden).status_code for _ in range(3)] == [302, 302, 302]
    taak.refresh_from_db()
    assert taak.keer_uitgesteld == 1


def test_beide_dagen_staan_er_bij_een_wettelijke_termijn(cast, als, taak, wettelijk):
    klant = als(cast.casemanager_zorg)
    assert f"die blijft {formaten.datum(over(30))}" in klant.get(adres(taak)).text
    tekst = klant.post(adres(taak), velden(taak), follow=True).text
    assert "komt terug op" in tekst
    assert formaten.datum(over(30)) in tekst
    assert "nog 30 dagen" in tekst


def test_een_collega_was_eerst(cast, als, taak):
    verzonden = velden(taak, 6)
    stel_uit(cast, taak, 5)
    klant = als(cast.casemanager_zorg)
    antwoord = klant.post(adres(taak), verzonden)
    assert antwoord.status_code == 409
    assert "Dit is intussen gewijzigd" in antwoord.text
    opnieuw = {**verzonden, "versie": antwoord.context["formulier"]["versie"].value()}
    assert klant.post(adres(taak), opnieuw).status_code == 302


@pytest.mark.parametrize(
    "anders",
    [
        {"tot": ""}, {"tot": "gisteren"}, {"tot": "01/01/2020"}, {"tot": "\x00"}, {"reden": ""},
        {"reden": "zomaar"}, {"versie": "x"}, {"versie": "9" * 400}, {"tot": "01/01/2199"}, {"aanvraag_sleutel": "x"},
    ],
)  # fmt: skip
def test_kapotte_invoer_geeft_een_zin_en_houdt_de_rest(cast, als, taak, anders):
    antwoord = als(cast.casemanager_zorg).post(adres(taak), velden(taak, **anders))
    assert antwoord.status_code in {422, 409}
    taak.refresh_from_db()
    assert taak.versie == 1


def test_de_buur_krijgt_404(cast, als, taak):
    assert als(cast.buur).get(adres(taak)).status_code == 404
    assert als(cast.buur).post(adres(taak), velden(taak)).status_code == 404


def test_een_gedane_taak_zegt_dat_ze_klaar_is(cast, als, taak):
    with pghistory.context(handeling="test", door="commando:test"):
        Taak.objects.update(klaar_op=timezone.now())
    assert "Deze taak is al afgerond" in als(cast.casemanager_zorg).get(adres(taak)).text
    assert als(cast.casemanager_zorg).post(adres(taak), velden(taak)).status_code == 422
