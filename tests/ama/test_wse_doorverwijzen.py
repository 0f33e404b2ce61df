"""Letters to and from AMA sociale economie: what goes along, who may pass it on, and from which offer they come."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from ama.domein.groei import Meting
from ama.handelingen.evaluaties import evaluatie_openen
from ama.models import Toeleiding
from ama.soorten import WSE
from tests.ama.begeleiden import begeleid, begeleider, betrek, over, vandaag, werk_af
from tests.ama.maken import maak_aanwezigheid, maak_overeenkomst, maak_versie
from tests.ama.maken_wse import maak_jaarbeslissing, maak_ontwikkelplan, maak_toeleiding, maak_werkstap
from tests.rolverdeling import Rolverdeling, Speler
from tests.trajecten.maken import in_handeling
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.doorverwijzingen.domein import AANBOD, RICHTINGEN, VAN_ROL, Brief
from werkzorg.doorverwijzingen.handelingen import doorverwijzing_versturen
from werkzorg.doorverwijzingen.stukken import aangeboden, inhoud, van_aanbod_voor, vingerafdruk
from werkzorg.handelen.weigering import Geweigerd

pytestmark = pytest.mark.django_db
Als = Callable[[Speler], Client]
ALLES = ["ama_overeenkomsten", "ama_groei", "wse_pop", "wse_uren", "wse_stappen", "wse_beslissing"]


def sleutels(speler: Speler, deelnemer: Deelnemer) -> set[str]:
    """The pieces of AMA that this player may pass on."""
    vers = Deelnemer.objects.get(pk=deelnemer.pk)
    return {een.sleutel for een in aangeboden(speler.door, vers) if een.sleutel.startswith(("ama", "wse"))}


def mee(speler: Speler, deelnemer: Deelnemer, *gekozen: str) -> dict[str, dict[str, str]]:
    """What goes along, by piece."""
    vers = Deelnemer.objects.get(pk=deelnemer.pk)
    return {een["sleutel"]: dict(een["regels"]) for een in inhoud(speler.door, vers, gekozen)}


def gestart(cast: Rolverdeling) -> Toeleiding:
    """Somebody in AMA sociale economie with all that can go along."""
    rij = maak_toeleiding(cast, start=over(-200), beslissing_tot=over(165))
    overeenkomst = maak_overeenkomst(
        cast, soort=WSE, deelnemer=rij.deelnemer, toeleiding=rij, start=over(-200)
    )
    maak_versie(overeenkomst)
    for week in range(1, 14):
        maandag = vandaag() - timedelta(days=vandaag().weekday() + 7 * week)
        maak_aanwezigheid(overeenkomst, maandag, minuten=180)
    maak_ontwikkelplan(rij)
    maak_ontwikkelplan(rij, 2, minuten_doel=900, woorden_deelnemer="Ik wil naar de bakkerij.")
    maak_werkstap(rij, met_wie="Bakkerij Peeters", resultaat="Ze zoeken iemand in mei.")
    maak_werkstap(rij, met_wie="Teruggenomen", teruggenomen_op=overeenkomst.aangemaakt_op)
    return rij


def beslis(cast: Rolverdeling, rij: Toeleiding, uitkomst: str, nummer: int = 1) -> None:
    wie = cast.spelers["vdab_beslisser"].gebruiker
    open_ = maak_jaarbeslissing(rij, nummer)
    with in_handeling():
        open_.status, open_.uitkomst, open_.motivering = "beslist", uitkomst, f"Motivering {uitkomst}."
        open_.besloten_op, open_.besloten_door = over(-1), wie
        open_.save()


def test_de_stukken_van_ama_sociale_economie(cast: Rolverdeling) -> None:
    rij, wie = gestart(cast), begeleider(cast)
    beslis(cast, rij, "verlengd")
    assert sleutels(wie, rij.deelnemer) == {
        "ama_overeenkomsten",
        "wse_pop",
        "wse_uren",
        "wse_stappen",
        "wse_beslissing",
    }
    brief = mee(wie, rij.deelnemer, *ALLES)
    assert brief["wse_pop"]["Op tijd komen"] == "De bus oefenen"
    assert brief["wse_pop"]["In eigen woorden"] == "Ik wil naar de bakkerij."
    assert brief["wse_uren"] == {
        "Doel": "15 u per week",
        "Gemiddeld in de laatste 13 weken": "3 u per week",
    }
    (stap,) = brief["wse_stappen"].values()
    assert "Bakkerij Peeters; Ze zoeken iemand in mei." in stap
    assert brief["wse_beslissing"]["Motivering"] == "Motivering verlengd."


def test_advies_welzijn_gaat_nergens_mee(cast: Rolverdeling) -> None:
    rij = gestart(cast)
    beslis(cast, rij, "verlengd")
    beslis(cast, rij, "welzijn", 2)
    vdab = cast.spelers["vdab_beslisser"]
    betrek(vdab, rij.deelnemer)
    for wie in (begeleider(cast), vdab):
        assert "elzijn" not in str(mee(wie, rij.deelnemer, *ALLES)["wse_beslissing"])


def test_vdab_geeft_door_wat_het_leest_en_een_ander_huis_niets(cast: Rolverdeling) -> None:
    rij = gestart(cast)
    vdab, buur = cast.spelers["vdab_beslisser"], cast.buren["begeleider_ama"]
    for wie in (vdab, buur, cast.casemanager_zorg):
        betrek(wie, rij.deelnemer)
    assert sleutels(vdab, rij.deelnemer) == {"wse_pop", "wse_uren", "wse_stappen"}
    assert mee(vdab, rij.deelnemer, *ALLES)["wse_uren"] == {"Doel": "15 u per week"}
    assert sleutels(buur, rij.deelnemer) == set()
    assert sleutels(cast.casemanager_zorg, rij.deelnemer) == set()


def test_de_groeilijn_gaat_alleen_mee_als_iemand_ze_aanvinkt(cast: Rolverdeling, als: Als) -> None:
    wie = begeleider(cast)
    rij = begeleid(cast, over(-330))
    werk_af(evaluatie_openen(rij, door=wie.door), wie, groei=(Meting("volhouden", 2, 3),))
    assert "ama_groei" in sleutels(wie, rij.deelnemer)
    (stuk,) = [een for een in aangeboden(wie.door, rij.deelnemer) if een.sleutel == "ama_groei"]
    assert not stuk.vanzelf
    assert mee(wie, rij.deelnemer, "ama_groei")["ama_groei"] == {
        "Volhouden": f"{vandaag():%d/%m/%Y}: lukt met veel steun; volgens de deelnemer lukt met wat steun"
    }
    assert "ama_groei" not in mee(wie, rij.deelnemer)
    tekst = als(wie).get(reverse("doorverwijzing_versturen", args=[rij.deelnemer_id])).content.decode()
    assert "De groeilijn, als de persoon dat wil" in tekst


@pytest.mark.parametrize(("van", "naar"), sorted(een for een in RICHTINGEN if "ama_wse" in een))
def test_elke_richting_van_en_naar_ama_sociale_economie_kan(
    cast: Rolverdeling, als: Als, van: str, naar: str
) -> None:
    """The form offers the way, shows what goes along, and the letter arrives."""
    rol = {"ama_wvg": "begeleider_ama", "ama_wse": "begeleider_ama", "activeringstraject": "casemanager_werk"}
    wie = cast.spelers[rol.get(van, "verwijzer")]
    if van == "ama_wse":
        deelnemer = gestart(cast).deelnemer
    elif van == "ama_wvg":
        deelnemer = begeleid(cast, over(-100)).deelnemer
    else:
        deelnemer = maak_toeleiding(cast, status="voorgesteld", speler=wie).deelnemer
    ontvanger = cast.buren["begeleider_ama"] if naar == "ama_wvg" else cast.spelers["vdab_beslisser"]
    client, adres = als(wie), reverse("doorverwijzing_versturen", args=[deelnemer.pk])
    formulier = client.get(adres).content.decode()
    assert f'value="{van}.{naar}.{ontvanger.lidmaatschap.organisatie_id}"' in formulier
    brief = doorverwijzing_versturen(
        deelnemer,
        brief=Brief(van, naar, over(-1)),
        naar_organisatie_id=ontvanger.lidmaatschap.organisatie_id,
        toelichting="Wil verder.",
        stukken=[],
        gezien=vingerafdruk(inhoud(wie.door, deelnemer, [])),
        door=wie.door,
    )
    assert als(ontvanger).get(brief.get_absolute_url()).status_code == 200


def test_een_brief_komt_uit_het_aanbod_waarin_jullie_begeleiden(cast: Rolverdeling) -> None:
    wie, wvg = begeleider(cast), begeleid(cast, over(-100)).deelnemer
    assert van_aanbod_voor(wie.door, wvg) == ("ama_wvg",)
    assert van_aanbod_voor(wie.door, gestart(cast).deelnemer) == ("ama_wse",)
    assert van_aanbod_voor(wie.door, maak_overeenkomst(cast, status="concept").deelnemer) == (
        "ama_wvg",
        "ama_wse",
    )
    assert van_aanbod_voor(cast.spelers["vdab_beslisser"].door, wvg) == VAN_ROL["vdab_beslisser"]
    with pytest.raises(Geweigerd) as nee:
        doorverwijzing_versturen(
            wvg,
            brief=Brief("ama_wse", "activeringstraject", over(-1)),
            naar_organisatie_id=cast.spelers["vdab_beslisser"].lidmaatschap.organisatie_id,
            toelichting="Wil verder.",
            stukken=[],
            gezien=vingerafdruk(inhoud(wie.door, wvg, [])),
            door=wie.door,
        )
    assert nee.value.velden["bestemming"] == (
        f"Jullie begeleiden deze persoon in {AANBOD['ama_wvg']}: verwijs daaruit door."
    )
