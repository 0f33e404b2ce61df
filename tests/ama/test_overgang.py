"""From AMA welzijn to AMA sociale economie and back: by an accepted letter, and never a day of both."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from ama.domein.overeenkomst import Partij
from ama.handelingen.beeindigen import overeenkomst_stopzetten
from ama.handelingen.jaarbeslissing import jaarbeslissing_stopzetten
from ama.handelingen.opmaken import overeenkomst_opmaken
from ama.meldingen.levensloop import DIMONA_UIT
from ama.meldingen.wse_start import MELD_OVERGANG
from ama.models import Jaarbeslissing, Overeenkomst, Toeleiding
from ama.models.persoonsbeeld import lees_persoon
from ama.statussen import DOORVERWEZEN, VERVALLEN
from tests.ama.maken import maak_aanwezigheid, maak_overeenkomst
from tests.ama.maken_wse import maak_jaarbeslissing, maak_toeleiding
from tests.ama.opmaken import erken, maak_aanbod, maak_op, maak_statuut, onderteken, opmaak_bij, over
from tests.ama.wsestarten import betrek, brief, gestart, maak_wse
from tests.rolverdeling import Rolverdeling
from tests.trajecten.netwerk import maak_werkpost
from werkzorg.berichten.models import Melding
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.models import Logregel
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db


def _naar_wse(cast: Rolverdeling) -> tuple[Overeenkomst, Overeenkomst]:
    """A running agreement of AMA welzijn at the neighbour since a month, and a draft of sociale economie in a week."""
    welzijn, sociaal = cast.buren["begeleider_ama"], cast.spelers["begeleider_ama"]
    oud = onderteken(maak_op(welzijn, start=over(-30)), welzijn)
    betrek(oud.deelnemer, sociaal)
    toeleiding = maak_toeleiding(cast, status="toegekend", speler=sociaal, deelnemer=oud.deelnemer)
    return oud, maak_wse(toeleiding, sociaal, start=over(7))


def test_met_een_brief_eindigt_ama_welzijn_de_dag_voor_sociale_economie(cast: Rolverdeling) -> None:
    welzijn, sociaal = cast.buren["begeleider_ama"], cast.spelers["begeleider_ama"]
    oud, nieuw = _naar_wse(cast)
    brief(oud.deelnemer, welzijn, cast.spelers["vdab_beslisser"], "ama_wvg", "ama_wse")
    onderteken(nieuw, sociaal, Partij.DEELNEMER, Partij.BEGELEIDER)
    oud.refresh_from_db()
    assert oud.einde is None  # the last party still has to
    nieuw = onderteken(nieuw, sociaal, Partij.WERKPOST)
    oud.refresh_from_db()
    assert (oud.einde, oud.einde_reden) == (over(6), "naar_ama_wse")
    assert nieuw.status == "ondertekend"
    taken = Taak.objects.filter(soort=DIMONA_UIT, object_id=oud.pk, organisatie=oud.begeleider)
    assert taken.filter(klaar_op__isnull=True).exists()
    assert Melding.objects.filter(soort=MELD_OVERGANG, gebruiker=welzijn.gebruiker, object_id=oud.pk).exists()
    assert Logregel.objects.filter(object_id=oud.pk, gegevens__naar="wse").exists()


def test_zonder_brief_tekent_de_laatste_niet(cast: Rolverdeling) -> None:
    oud, nieuw = _naar_wse(cast)
    with pytest.raises(Geweigerd, match="Verwijst de begeleider daar door"):
        onderteken(nieuw, cast.spelers["begeleider_ama"])
    oud.refresh_from_db()
    assert oud.einde is None


def test_een_brief_van_een_ander_huis_telt_niet(cast: Rolverdeling) -> None:
    oud, nieuw = _naar_wse(cast)
    sociaal = cast.spelers["begeleider_ama"]
    brief(oud.deelnemer, sociaal, cast.spelers["vdab_beslisser"], "ama_wvg", "ama_wse")
    with pytest.raises(Geweigerd, match="Verwijst de begeleider daar door"):
        onderteken(nieuw, sociaal)


def test_aanwezigheden_na_de_start_houden_de_overgang_tegen(cast: Rolverdeling) -> None:
    welzijn, sociaal = cast.buren["begeleider_ama"], cast.spelers["begeleider_ama"]
    oud = onderteken(maak_op(welzijn, start=over(-30)), welzijn)
    betrek(oud.deelnemer, sociaal)
    maak_aanwezigheid(oud, over(0))
    toeleiding = maak_toeleiding(cast, status="toegekend", speler=sociaal, deelnemer=oud.deelnemer)
    brief(oud.deelnemer, welzijn, cast.spelers["vdab_beslisser"], "ama_wvg", "ama_wse")
    with pytest.raises(Geweigerd, match="nog ingevuld"):
        onderteken(maak_wse(toeleiding, sociaal, start=over(0)), sociaal)


def test_wat_nog_moest_beginnen_gaat_niet_door(cast: Rolverdeling) -> None:
    welzijn, sociaal = cast.buren["begeleider_ama"], cast.spelers["begeleider_ama"]
    oud = onderteken(maak_op(welzijn, start=over(20)), welzijn)
    betrek(oud.deelnemer, sociaal)
    toeleiding = maak_toeleiding(cast, status="toegekend", speler=sociaal, deelnemer=oud.deelnemer)
    brief(oud.deelnemer, welzijn, cast.spelers["vdab_beslisser"], "ama_wvg", "ama_wse")
    onderteken(maak_wse(toeleiding, sociaal, start=over(7)), sociaal)
    oud.refresh_from_db()
    assert oud.status == "afgebroken"


def _naar_wvg(cast: Rolverdeling, *, met_brief: bool = True) -> tuple[Toeleiding, Overeenkomst, Overeenkomst]:
    """Somebody started sociale economie today; the neighbour drew up AMA welzijn from next week on."""
    sociaal, welzijn = cast.spelers["begeleider_ama"], cast.buren["begeleider_ama"]
    toeleiding, oud = gestart(cast)
    maak_jaarbeslissing(toeleiding)
    erken(welzijn)
    betrek(oud.deelnemer, welzijn)
    maak_statuut(oud.deelnemer, welzijn)
    werkpost = maak_werkpost("Welzijnsplek")
    maak_aanbod(werkpost, welzijn)
    if met_brief:
        brief(oud.deelnemer, sociaal, welzijn, "ama_wse", "ama_wvg")
    opmaak = opmaak_bij(werkpost, start=over(7))
    return toeleiding, oud, overeenkomst_opmaken(oud.deelnemer, opmaak=opmaak, door=welzijn.door)


def test_terug_naar_welzijn_sluit_de_toeleiding(cast: Rolverdeling) -> None:
    toeleiding, oud, nieuw = _naar_wvg(cast)
    assert nieuw.soort == "wvg"
    onderteken(nieuw, cast.buren["begeleider_ama"])
    oud.refresh_from_db()
    toeleiding.refresh_from_db()
    assert (oud.einde, oud.einde_reden) == (over(6), "naar_ama_wvg")
    assert (toeleiding.status, toeleiding.einde, toeleiding.einde_reden) == (DOORVERWEZEN, over(6), "ama_wvg")
    assert Jaarbeslissing.objects.get(toeleiding=toeleiding).status == VERVALLEN


def test_terug_naar_welzijn_zonder_brief_wordt_geweigerd(cast: Rolverdeling) -> None:
    toeleiding, _, nieuw = _naar_wvg(cast, met_brief=False)
    with pytest.raises(Geweigerd, match="aanvaardt de nieuwe begeleider die"):
        onderteken(nieuw, cast.buren["begeleider_ama"])
    toeleiding.refresh_from_db()
    assert toeleiding.status == "gestart"


def test_de_checklist_zegt_het_vooraf(cast: Rolverdeling, als: Any) -> None:
    oud, nieuw = _naar_wse(cast)
    sociaal = cast.spelers["begeleider_ama"]
    pagina = als(sociaal).get(nieuw.get_absolute_url()).content.decode()
    assert "Verwijst de begeleider daar door met een brief" in pagina
    brief(oud.deelnemer, cast.buren["begeleider_ama"], cast.spelers["vdab_beslisser"], "ama_wvg", "ama_wse")
    pagina = als(sociaal).get(nieuw.get_absolute_url()).content.decode()
    laatste: date = over(7) - timedelta(days=1)
    assert f"eindigt AMA gezondheids- en welzijnsbeleid op {laatste:%d/%m/%Y}" in pagina


def _zonder_overeenkomst(cast: Rolverdeling, *, met_brief: bool) -> tuple[Toeleiding, Overeenkomst]:
    """AMA sociale economie goes on though its werkpost stops today; the neighbour drew up AMA welzijn for next week."""
    toeleiding, oud, nieuw = _naar_wvg(cast, met_brief=met_brief)
    overeenkomst_stopzetten(
        oud,
        einde=over(0),
        reden="werkpost_stopt",
        toelichting="",
        versie=Overeenkomst.objects.get(pk=oud.pk).versie,
        door=cast.spelers["begeleider_ama"].door,
    )
    assert Toeleiding.objects.get(pk=toeleiding.pk).status == "gestart"
    return toeleiding, nieuw


def test_welzijn_begint_niet_naast_een_besliste_sociale_economie_zonder_overeenkomst(
    cast: Rolverdeling,
) -> None:
    toeleiding, nieuw = _zonder_overeenkomst(cast, met_brief=False)
    with pytest.raises(Geweigerd, match="AMA sociale economie"):
        onderteken(nieuw, cast.buren["begeleider_ama"])
    assert Toeleiding.objects.get(pk=toeleiding.pk).status == "gestart"


def test_de_laatste_overeenkomst_zegt_of_ze_doorgaat(cast: Rolverdeling) -> None:
    """Somebody stopped at one werkpost, and then his other one stopped: AMA sociale economie goes on."""
    toeleiding, nieuw = _zonder_overeenkomst(cast, met_brief=False)
    dagen = {"start": over(-30), "einde": over(-3), "einde_reden": "deelnemer_stopt"}
    maak_overeenkomst(
        cast, status="beeindigd", soort="wse", deelnemer=toeleiding.deelnemer, toeleiding=toeleiding, **dagen
    )
    with pytest.raises(Geweigerd, match="AMA sociale economie"):
        onderteken(nieuw, cast.buren["begeleider_ama"])


def test_met_een_brief_maakt_ze_plaats(cast: Rolverdeling) -> None:
    toeleiding, nieuw = _zonder_overeenkomst(cast, met_brief=True)
    onderteken(nieuw, cast.buren["begeleider_ama"])
    rij = Toeleiding.objects.get(pk=toeleiding.pk)
    assert (rij.status, rij.einde_reden) == (DOORVERWEZEN, "ama_wvg")


@pytest.mark.parametrize("met_overeenkomst", [True, False])
def test_wat_vdab_later_laat_eindigen_maakt_ook_plaats(cast: Rolverdeling, met_overeenkomst: bool) -> None:
    """VDAB ended AMA sociale economie in thirty days: up to then it runs, with or without an agreement."""
    vdab = cast.spelers["vdab_beslisser"]
    if met_overeenkomst:
        toeleiding, _, nieuw = _naar_wvg(cast)
    else:
        toeleiding, nieuw = _zonder_overeenkomst(cast, met_brief=True)
    betrek(toeleiding.deelnemer, vdab)
    beslissing = Jaarbeslissing.objects.get(toeleiding=toeleiding)
    jaarbeslissing_stopzetten(
        beslissing,
        uitkomst="gestopt",
        motivering="Past niet meer.",
        einde=over(30),
        versie=beslissing.versie,
        door=vdab.door,
    )
    onderteken(nieuw, cast.buren["begeleider_ama"])
    rij = Toeleiding.objects.select_related("advies").get(pk=toeleiding.pk)
    assert (rij.status, rij.einde, rij.einde_reden) == ("stopgezet", over(6), "gestopt")
    assert rij.advies is not None
    assert rij.advies.tot == over(6)


def test_zonder_brief_wacht_welzijn_tot_vdabs_laatste_dag(cast: Rolverdeling) -> None:
    toeleiding, nieuw = _zonder_overeenkomst(cast, met_brief=False)
    betrek(toeleiding.deelnemer, cast.spelers["vdab_beslisser"])
    beslissing = Jaarbeslissing.objects.get(toeleiding=toeleiding)
    jaarbeslissing_stopzetten(
        beslissing,
        uitkomst="gestopt",
        motivering="Past niet meer.",
        einde=over(30),
        versie=beslissing.versie,
        door=cast.spelers["vdab_beslisser"].door,
    )
    with pytest.raises(Geweigerd, match="AMA sociale economie"):
        onderteken(nieuw, cast.buren["begeleider_ama"])


def test_wat_voorbij_is_maakt_geen_plaats_meer(cast: Rolverdeling) -> None:
    """The departement accepted an end that is over: no letter moves it."""
    welzijn, sociaal = cast.buren["begeleider_ama"], cast.spelers["begeleider_ama"]
    dagen = {"start": over(-30), "einde": over(-3), "einde_reden": "deelnemer_stopt"}
    oud = maak_overeenkomst(cast, speler=welzijn, status="beeindigd", **dagen)
    brief(oud.deelnemer, welzijn, cast.spelers["vdab_beslisser"], "ama_wvg", "ama_wse")
    plan = lees_persoon(oud.deelnemer_id, sociaal.lidmaatschap.organisatie_id).overgang("wse", over(-5))
    assert plan.geraakt == ()
    assert "kies een start na die dag" in plan.bezwaren[0]
