"""A body is asked, permits, refuses or withdraws; drafts and running agreements follow."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from ama.domein.statuut import Instantie
from ama.domein.toestemming import Uitkomst
from ama.handelingen.opmaken import overeenkomst_opmaken
from ama.handelingen.statuut import statuut_vastleggen
from ama.handelingen.toestemming import Antwoord, toestemming_registreren
from ama.models import Overeenkomst, Overeenkomstversie, Toestemming
from tests.ama.opmaken import maak_op, onderteken, opmaak_bij, over
from tests.rolverdeling import Rolverdeling, Speler
from tests.trajecten.netwerk import maak_werkpost
from werkzorg.deelnemers.models import Betrokkenheid
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db
Als = Callable[[Speler], Client]


@pytest.fixture
def speler(cast: Rolverdeling) -> Speler:
    return cast.spelers["begeleider_ama"]


def _ja(**velden: Any) -> Antwoord:
    begin = Antwoord(Instantie.OCMW, Uitkomst.VERLEEND, over(-3), over(-3), over(300), bewijs_bewaard=True)
    return replace(begin, **velden)


def _status(rij: Overeenkomst) -> str:
    return Overeenkomst.objects.get(pk=rij.pk).status


def test_een_ja_maakt_een_ontwerp_klaar(speler: Speler) -> None:
    rij = maak_op(speler, statuut="leefloon")
    toestemming_registreren(rij.deelnemer, antwoord=_ja(), door=speler.door)
    assert _status(rij) == "klaar"


@pytest.mark.parametrize(
    "anders",
    [{"minuten_per_week": 120}, {"tot": over(-1)}, {"van": over(9)}, {"uitkomst": Uitkomst.GEVRAAGD}],
)
def test_een_ja_dat_niet_dekt_laat_wachten(speler: Speler, anders: dict[str, Any]) -> None:
    rij = maak_op(speler, statuut="leefloon")
    toestemming_registreren(rij.deelnemer, antwoord=_ja(**anders), door=speler.door)
    assert _status(rij) == "wacht_op_toestemming"


def test_alleen_voor_een_andere_werkpost(speler: Speler) -> None:
    rij = maak_op(speler, statuut="leefloon")
    ander = maak_werkpost("Elders")
    toestemming_registreren(rij.deelnemer, antwoord=_ja(werkposten=[ander.pk]), door=speler.door)
    assert _status(rij) == "wacht_op_toestemming"


def test_een_weigering_breekt_ontwerpen_af_en_laat_niets_beginnen(speler: Speler) -> None:
    rij = maak_op(speler, statuut="leefloon")
    nee_antwoord = _ja(uitkomst=Uitkomst.GEWEIGERD, bewijs_bewaard=False)
    toestemming_registreren(rij.deelnemer, antwoord=nee_antwoord, door=speler.door)
    assert _status(rij) == "afgebroken"
    assert "weigerde" in Overeenkomst.objects.get(pk=rij.pk).einde_toelichting
    assert not Overeenkomstversie.objects.filter(overeenkomst=rij).open().exists()
    assert {een.periode.upper for een in Betrokkenheid.objects.filter(dossier_id=rij.pk)} == {over(31)}
    with pytest.raises(Geweigerd, match="weigerde"):
        overeenkomst_opmaken(rij.deelnemer, opmaak=opmaak_bij(rij.werkpost), door=speler.door)


def test_een_ja_zonder_bewijs_wordt_niet_genoteerd(speler: Speler) -> None:
    rij = maak_op(speler, statuut="leefloon")
    with pytest.raises(Geweigerd) as nee:
        toestemming_registreren(rij.deelnemer, antwoord=_ja(bewijs_bewaard=False), door=speler.door)
    assert "bewijs" in nee.value.velden
    assert not Toestemming.objects.exists()


def test_intrekken_geeft_een_taak_en_een_nieuwe_neemt_ze_weg(speler: Speler) -> None:
    rij = maak_op(speler, statuut="leefloon")
    ja = toestemming_registreren(rij.deelnemer, antwoord=_ja(), door=speler.door)
    onderteken(rij, speler)
    toestemming_registreren(
        rij.deelnemer,
        antwoord=_ja(ingetrokken_op=over(0)),
        toestemming_id=ja.pk,
        versie=ja.versie,
        door=speler.door,
    )
    taak = Taak.objects.get(soort="toestemming_nagaan")
    assert (taak.object_id, taak.klaar_op) == (rij.pk, None)
    assert _status(rij) == "ondertekend"
    toestemming_registreren(rij.deelnemer, antwoord=_ja(gegeven_op=over(0)), door=speler.door)
    taak.refresh_from_db()
    assert taak.klaar_op is not None


def test_wie_het_antwoord_wijzigt_ziet_wat_een_ander_deed(speler: Speler) -> None:
    rij = maak_op(speler, statuut="leefloon")
    vraag = toestemming_registreren(rij.deelnemer, antwoord=_ja(), door=speler.door)
    gegevens: dict[str, Any] = {"antwoord": _ja(nota="x"), "toestemming_id": vraag.pk, "door": speler.door}
    toestemming_registreren(rij.deelnemer, versie=1, **gegevens)
    with pytest.raises(Versieconflict):
        toestemming_registreren(rij.deelnemer, versie=1, **gegevens)


def test_de_arts_kent_twee_jaar(speler: Speler) -> None:
    for dagen, stand in ((-700, "klaar"), (-800, "wacht_op_toestemming")):
        rij = maak_op(speler, statuut="arbeidsongeschikt")
        oud = Antwoord(Instantie.ARTS, Uitkomst.VERLEEND, over(dagen), over(dagen), bewijs_bewaard=True)
        toestemming_registreren(rij.deelnemer, antwoord=oud, door=speler.door)
        assert _status(rij) == stand


def test_de_deur(cast: Rolverdeling, speler: Speler, als: Als) -> None:
    rij = maak_op(speler, statuut="leefloon")
    adres, client = reverse("toestemming_registreren", args=[rij.deelnemer_id]), als(speler)
    formulier = client.get(adres).context["formulier"]
    assert formulier["instantie"].value() == "ocmw"
    gegevens = {
        "aanvraag_sleutel": str(formulier["aanvraag_sleutel"].value()),
        "instantie": "ocmw",
        "uitkomst": "verleend",
        "gegeven_op": f"{over(0):%d/%m/%Y}",
        "uren_per_week": "8",
        "werkposten": [str(rij.werkpost_id)],
        "bewijs": "on",
    }
    assert client.post(f"{adres}?vanuit={rij.pk}", gegevens)["Location"] == rij.get_absolute_url()
    ja = Toestemming.objects.get()
    assert (ja.minuten_per_week, ja.werkposten, ja.van) == (480, [rij.werkpost_id], over(0))
    wijzig = client.get(f"{adres}?rij={ja.pk}")
    assert wijzig.context["formulier"]["uren_per_week"].value() == "8\xa0u"
    assert wijzig.context["titel"] == "Werk de toestemming bij"
    assert als(cast.buren["begeleider_ama"]).get(adres).status_code == 404


@pytest.mark.parametrize(
    ("anders", "taken"),
    [
        ({"ingetrokken_op": over(-2)}, 1),
        ({"ingetrokken_op": over(20)}, 1),
        ({"tot": over(-1)}, 1),
        ({"minuten_per_week": 120}, 1),
        ({"nota": "Gebeld."}, 0),
    ],
)
def test_wat_al_weken_loopt_wordt_vandaag_beoordeeld(
    speler: Speler, anders: dict[str, Any], taken: int
) -> None:
    rij = maak_op(speler, statuut="leefloon", start=over(-30))
    begin = {"gegeven_op": over(-40), "van": over(-40)}
    ja = toestemming_registreren(rij.deelnemer, antwoord=_ja(**begin), door=speler.door)
    onderteken(rij, speler)
    toestemming_registreren(
        rij.deelnemer, antwoord=_ja(**begin, **anders), toestemming_id=ja.pk, door=speler.door
    )
    assert Taak.objects.filter(soort="toestemming_nagaan", klaar_op=None).count() == taken


def test_een_ander_statuut_vraagt_een_andere_instantie(speler: Speler) -> None:
    rij = onderteken(maak_op(speler, start=over(-30)), speler)
    statuut_vastleggen(rij.deelnemer, vanaf=over(-3), statuten=["leefloon"], door=speler.door)
    assert Taak.objects.get(soort="toestemming_nagaan").object_id == rij.pk


def test_dagondersteuning_naast_wat_loopt_geeft_een_taak(speler: Speler) -> None:
    rij = onderteken(maak_op(speler, start=over(-30)), speler)
    hier: dict[str, Any] = {"statuten": ["tegemoetkoming_fod"], "door": speler.door}
    statuut_vastleggen(rij.deelnemer, vanaf=over(-3), steun=["mobiel_of_ambulant"], **hier)
    assert not Taak.objects.filter(soort="toestemming_nagaan").exists()
    statuut_vastleggen(rij.deelnemer, vanaf=over(-2), steun=["dagondersteuning"], **hier)
    assert Taak.objects.get(soort="toestemming_nagaan", klaar_op=None).object_id == rij.pk
    statuut_vastleggen(rij.deelnemer, vanaf=over(0), steun=[], **hier)
    assert not Taak.objects.filter(soort="toestemming_nagaan", klaar_op=None).exists()


def test_een_weigering_voor_een_andere_werkpost_breekt_niets_af(speler: Speler) -> None:
    rij = maak_op(speler, statuut="leefloon")
    nee = _ja(uitkomst=Uitkomst.GEWEIGERD, bewijs_bewaard=False, werkposten=[maak_werkpost("Elders").pk])
    toestemming_registreren(rij.deelnemer, antwoord=nee, door=speler.door)
    assert _status(rij) == "wacht_op_toestemming"


def test_wie_wijzigt_verruimt_niet_wat_alleen_voor_een_werkpost_was(speler: Speler, als: Als) -> None:
    rij = maak_op(speler, statuut="leefloon")
    daar = maak_werkpost("Vroeger")
    ja = toestemming_registreren(rij.deelnemer, antwoord=_ja(werkposten=[daar.pk]), door=speler.door)
    adres = f"{reverse('toestemming_registreren', args=[rij.deelnemer_id])}?rij={ja.pk}"
    formulier = als(speler).get(adres).context["formulier"]
    assert formulier["werkposten"].value() == [str(daar.pk)]
    assert (str(daar.pk), daar.naam) in formulier.fields["werkposten"].choices
