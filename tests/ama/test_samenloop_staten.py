"""Whatever somebody does, in whatever order and on whatever day: never two offers that exclude each other on one day.

One person, two houses that guide in both kinds of AMA, VDAB, a tandem and a verwijzer; every step is an act of
trajecten, ama or doorverwijzingen, or a night of the clock. An act does what it does or refuses with a sentence: it
never ends in an error of the database, and never leaves a day behind that cannot be.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import combinations

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule, run_state_machine_as_test

from ama.domein.beeindiging import DEELNEMER, WERKPOST
from ama.domein.jaarbeslissing import DOORGESTROOMD
from ama.domein.wsestart import Gestopt, toeleidingseinde
from ama.models import Overeenkomst, Toeleiding
from ama.soorten import WSE, WVG
from ama.statussen import BIJ_AANBIEDER, GESTART, GETEKEND, TOELEIDING_OPEN
from tests.ama.levenswegen import ANDER_HUIS, HUIS, VERSCHIL, dagen_van
from tests.ama.levenswegen_wse import WseWegen
from tests.omvang import aantal
from tests.rolverdeling import Rolverdeling
from trajecten.models import Traject
from trajecten.statussen import IN_BEGELEIDING, VERZOEK
from werkzorg.doorverwijzingen.domein import RICHTINGEN
from werkzorg.doorverwijzingen.models import Bemiddelingsadvies
from werkzorg.termijnen import Periode

# Without these the machine could refuse everything and see nothing: what it meets by chance, and what each way gives.
ZEKER = {
    "getekend wvg",
    "getekend wse",
    "toeleiding start",
    "traject gestart",
    "overgang naar wvg",
    "overgedragen wse",
    "beslissing verlengd",
    "brief aanvaard",
    "einde werkpost_stopt",
}
NODIG = {
    "verzoek",
    "traject gestart",
    "traject gestopt",
    "getekend wvg",
    "getekend wse",
    "aanvaard wvg",
    "aanvaard wse",
    "aanwezig wvg",
    "aanwezig wse",
    "verlengd wse",
    "overgedragen wvg",
    "overgedragen wse",
    "overgang naar wse",
    "overgang naar wvg",
    "toeleiding start",
    "voorgesteld met brief",
    "beslissing verlengd",
    "beslissing ama_wvg",
    "beslissing doorgestroomd",
    "doorgestroomd",
    "einde werkpost_stopt",
    *(f"brief {van} {naar}" for van, naar in RICHTINGEN),
}


def _dagen_van_de_toeleiding(weg: Toeleiding, eigen: Sequence[Overeenkomst]) -> Periode | None:
    """The days on which AMA sociale economie runs by VDAB's decision, also without an agreement; None without any.

    What is over and never began keeps its first day on paper. What runs ends with its last agreement when that says so.
    """
    if weg.status != GESTART:
        return None if weg.einde == weg.start and not eigen else dagen_van(weg)
    assert weg.start is not None
    einde = toeleidingseinde([Gestopt(een.einde, een.einde_reden) for een in eigen])
    return Periode(weg.start, None if einde is None else max(weg.start, einde.einde))


class AlleWegen(WseWegen):
    """With whole ways, and what always holds."""

    # --- whole ways: what single steps seldom reach -----------------------------------------------------------------
    @rule(huis=HUIS, start=VERSCHIL)
    def begin_ama_welzijn(self, huis: str, start: int) -> None:
        self.maak_een_overeenkomst_op(huis, WVG, 0, start)
        self.onderteken(0)
        self.dien_in_en_aanvaard(0)

    @rule(huis=HUIS, start=VERSCHIL)
    def begin_ama_sociale_economie(self, huis: str, start: int) -> None:
        self.stel_een_toeleiding_voor("vdab")
        self.ken_toe(huis)
        self.toeleiding_verder("pop")
        self.maak_een_overeenkomst_op(huis, WSE, 1, start)
        self.onderteken(0)
        self.toeleiding_verder("start")
        self.dien_in_en_aanvaard(0)

    @rule(huis=HUIS, start=VERSCHIL)
    def ga_over_naar_sociale_economie(self, huis: str, start: int) -> None:
        self.schrijf_en_aanvaard(("ama_wvg", "ama_wse"))
        self.begin_ama_sociale_economie(huis, start)

    @rule(huis=HUIS, start=VERSCHIL)
    def ga_over_naar_welzijn(self, huis: str, start: int) -> None:
        self.schrijf_en_aanvaard(("ama_wse", "ama_wvg"))
        self.begin_ama_welzijn(huis, start)

    @rule(richting=st.sampled_from(sorted(RICHTINGEN)))
    def schrijf_en_aanvaard(self, richting: tuple[str, str]) -> None:
        for een in self.huizen:
            self.verwijs_door(een, richting)
            self.beantwoord(0, aanvaardt=True)

    @rule()
    def begin_een_traject(self) -> None:
        self.vraag_een_traject()
        for _ in range(5):
            self.traject_verder(0)

    @rule(huis=HUIS, start=VERSCHIL)
    def raak_de_werkpost_kwijt(self, huis: str, start: int) -> None:
        """VDAB's decision and the place stay: then AMA welzijn at another house is no way out."""
        self.begin_ama_sociale_economie(huis, 0)
        self.dagen_gaan_voorbij(7)
        self.stop_de_overeenkomst(0, -1, WERKPOST)
        self.begin_ama_welzijn(ANDER_HUIS[huis], start)

    @rule(huis=HUIS, soort=st.sampled_from([WVG, WSE]))
    def geef_door(self, huis: str, soort: str) -> None:
        """Guided, there, and then with the other house."""
        (self.begin_ama_welzijn if soort == WVG else self.begin_ama_sociale_economie)(huis, 0)
        self.vul_in(0, 0)
        self.draag_over(0, 1)
        self.onderteken(0)

    @rule(huis=HUIS, start=st.sampled_from([1, 8]))
    def ga_heen_en_weer(self, huis: str, start: int) -> None:
        """AMA welzijn, AMA sociale economie at the other house, and back."""
        self.begin_ama_welzijn(huis, 0)
        self.ga_over_naar_sociale_economie(ANDER_HUIS[huis], start)
        self.dagen_gaan_voorbij(30)
        self.ga_over_naar_welzijn(huis, start)

    @rule(huis=HUIS, dag=st.sampled_from([8, 30]), wie=st.sampled_from(["vdab", "aanbieder"]))
    def ga_naar_werk(self, huis: str, dag: int, wie: str) -> None:
        """With a planned end that moves away again and a decision to go on, and then there is work."""
        self.begin_ama_sociale_economie(huis, 0)
        self.stop_de_overeenkomst(0, dag, DEELNEMER)
        self.verleng_de_overeenkomst(0, None)
        self.verleng_ama(200)
        self.dagen_gaan_voorbij(30)
        if wie == "vdab":
            self.beslis_te_stoppen(DOORGESTROOMD, dag)
        self.stroom_door(dag, wie)

    # --- what always holds ------------------------------------------------------------------------------------------
    @invariant()
    def nooit_twee_soorten_ama(self) -> None:
        rijen = list(Overeenkomst.objects.filter(deelnemer=self.wie, status__in=GETEKEND))
        begonnen = list(Toeleiding.objects.filter(deelnemer=self.wie, start__isnull=False))
        for een, ander in combinations(rijen, 2):
            if een.soort != ander.soort or een.werkpost_id == ander.werkpost_id:
                assert not dagen_van(een).overlapt(dagen_van(ander)), (een.soort, een.periode, ander.periode)
        for weg in begonnen:
            eigen = [rij for rij in rijen if rij.toeleiding_id == weg.pk]
            loopt = _dagen_van_de_toeleiding(weg, eigen)
            for rij in rijen:
                if rij.soort == WVG and loopt is not None:
                    assert not dagen_van(rij).overlapt(loopt), (rij.periode, weg.status, loopt)
                elif rij.toeleiding_id == weg.pk and weg.einde is not None:
                    assert rij.einde is not None, (rij.periode, weg.einde)
                    assert rij.einde <= weg.einde, (rij.periode, weg.einde)

    @invariant()
    def nooit_twee_keer_hetzelfde_aanbod(self) -> None:
        begonnen = list(Toeleiding.objects.filter(deelnemer=self.wie, start__isnull=False))
        assert not any(dagen_van(een).overlapt(dagen_van(ander)) for een, ander in combinations(begonnen, 2))
        assert Toeleiding.objects.filter(deelnemer=self.wie, status__in=TOELEIDING_OPEN).count() <= 1
        trajecten = Traject.objects.filter(deelnemer=self.wie)
        open_ = trajecten.filter(status__in=[*VERZOEK, "goedgekeurd", *IN_BEGELEIDING])
        assert open_.count() <= 1
        gelopen = [
            Periode(een.startdatum, een.einddatum) for een in trajecten.filter(startdatum__isnull=False)
        ]
        assert not any(een.overlapt(ander) for een, ander in combinations(gelopen, 2))

    @invariant()
    def het_advies_volgt_de_toeleiding(self) -> None:
        adviezen = Bemiddelingsadvies.objects.filter(deelnemer=self.wie)
        perioden = [Periode(een.van, een.tot) for een in adviezen]
        assert not any(een.overlapt(ander) for een, ander in combinations(perioden, 2))
        lopend = Toeleiding.objects.filter(
            deelnemer=self.wie, status__in=set(BIJ_AANBIEDER) & set(TOELEIDING_OPEN)
        )
        for rij in lopend.select_related("advies"):
            assert rij.advies is not None
            assert rij.advies.tot is None, (rij.status, rij.advies.tot)


def _verwijs(leven: AlleWegen, richting: tuple[str, str]) -> None:
    """A letter in this direction from what really runs."""
    match richting[0]:
        case "ama_wvg":
            leven.begin_ama_welzijn("eerste", 0)
        case "ama_wse":
            leven.begin_ama_sociale_economie("eerste", 0)
        case "activeringstraject":
            leven.begin_een_traject()
    leven.schrijf_en_aanvaard(richting)


# Each way once from the beginning, so that what the random ones need is there whatever Hypothesis draws.
WEGEN: tuple[Callable[[AlleWegen], object], ...] = (
    lambda leven: leven.ga_heen_en_weer("eerste", 1),
    lambda leven: leven.ga_naar_werk("eerste", 8, "vdab"),
    lambda leven: leven.ga_naar_werk("tweede", 8, "aanbieder"),
    lambda leven: leven.geef_door("eerste", WVG),
    lambda leven: leven.geef_door("eerste", WSE),
    lambda leven: leven.raak_de_werkpost_kwijt("eerste", 1),
    lambda leven: (leven.begin_ama_sociale_economie("eerste", 0), leven.beslis_te_stoppen("ama_wvg", 8)),
    lambda leven: (leven.begin_een_traject(), leven.stop_het_traject(0, 0)),
    *(partial(_verwijs, richting=een) for een in sorted(RICHTINGEN)),
)


@pytest.mark.django_db
def test_nooit_twee_die_elkaar_uitsluiten(cast: Rolverdeling) -> None:
    gelukt: set[str] = set()

    class VanDezeCast(AlleWegen):
        def teardown(self) -> None:
            redenen = Overeenkomst.objects.filter(deelnemer=self.wie).values_list("einde_reden", flat=True)
            gelukt.update(self.gelukt, (f"einde {een}" for een in redenen if een))
            super().teardown()

    VanDezeCast.cast = cast
    for weg in WEGEN:
        leven = VanDezeCast()
        try:
            weg(leven)
            leven.nooit_twee_soorten_ama()
            leven.nooit_twee_keer_hetzelfde_aanbod()
            leven.het_advies_volgt_de_toeleiding()
        finally:
            leven.teardown()
    assert gelukt >= NODIG, sorted(NODIG - gelukt)
    gelukt.clear()
    run_state_machine_as_test(
        VanDezeCast,
        settings=settings(
            max_examples=aantal(12, 300),
            stateful_step_count=aantal(40, 80),
            # A short run is the same every time; a long one looks for more.
            derandomize=aantal(1, 0) == 1,
            deadline=None,
            database=None,
        ),
    )
    # The machine does go somewhere by itself too.
    assert gelukt >= ZEKER, sorted(ZEKER - gelukt)
