"""The life of one person as Hypothesis plays it: AMA sociale economie, from a proposal to the yearly decision."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st
from hypothesis.stateful import rule

from ama.domein.doorstroom import Stap
from ama.domein.jaarbeslissing import DOORGESTROOMD, STOPPEND
from ama.handelingen.doorstroom import doorstroom_registreren
from ama.handelingen.jaarbeslissing import (
    jaarbeslissing_openen,
    jaarbeslissing_stopzetten,
    jaarbeslissing_verlengen,
)
from ama.handelingen.ontwikkelplan import pop_registreren
from ama.handelingen.toeleiding import toeleiding_intrekken, toeleiding_voorstellen
from ama.handelingen.toeleidingbeslissing import (
    toeleiding_toekennen,
    toeleiding_weigeren,
    wachtlijst_plaatsen,
)
from ama.handelingen.wsestart import wse_starten
from ama.models.toeleidinglezen import vrije_brieven
from tests.ama.levenswegen import HUIS, VERSCHIL, Wegen, over
from tests.ama.voorstellen import voorstel
from tests.ama.wsestarten import PLAN


class WseWegen(Wegen):
    """With what VDAB and the houses do about AMA sociale economie."""

    @rule(wie=st.sampled_from(["vdab", "vdab", "eerste", "tweede", "verwijzer"]))
    def stel_een_toeleiding_voor(self, wie: str) -> None:
        """Straight away, or out of the newest letter that asked VDAB for it."""
        speler = {**self.huizen, "vdab": self.vdab, "verwijzer": self.verwijzer}[wie]
        kantoor = self.vdab.lidmaatschap.organisatie_id
        brief = vrije_brieven(self.wie.pk, kantoor).first() if wie == "vdab" else None
        with self.poging("voorgesteld met brief" if brief else "voorgesteld"):
            rij = toeleiding_voorstellen(
                self.wie,
                voorstel=voorstel(),
                vdab_id=None if wie == "vdab" else kantoor,
                doorverwijzing_id=brief.pk if brief else None,
                door=speler.door,
            )
            self.toeleidingen.append(rij)

    @rule(huis=HUIS)
    def ken_toe(self, huis: str) -> None:
        for rij in self.kies(self.toeleidingen, 0):
            with self.poging("toegekend"):
                toeleiding_toekennen(
                    rij,
                    contingent_id=self.contingenten[huis].pk,
                    aanbieder_id=self.huizen[huis].lidmaatschap.organisatie_id,
                    motivering="Past.",
                    versie=rij.versie,
                    door=self.vdab.door,
                )

    @rule(wat=st.sampled_from(["weiger", "trek_in", "wacht", "pop", "start", "start", "start"]))
    def toeleiding_verder(self, wat: str) -> None:
        for rij in self.kies(self.toeleidingen, 0):
            huis = self.huis_van(rij.aanbieder_id) if rij.aanbieder_id else self.huizen["eerste"]
            versie, door = rij.versie, huis.door
            with self.poging(f"toeleiding {wat}"):
                match wat:
                    case "weiger":
                        toeleiding_weigeren(
                            rij, motivering="Nee.", weigeradvies="ama_wvg", versie=versie, door=self.vdab.door
                        )
                    case "trek_in":
                        toeleiding_intrekken(rij, reden="Wil niet.", versie=versie, door=self.vdab.door)
                    case "wacht":
                        wachtlijst_plaatsen(rij, versie=versie, door=door)
                    case "pop":
                        pop_registreren(rij, plan=replace(PLAN, besproken_op=over(0)), door=door)
                    case "start":
                        wse_starten(rij, versie=versie, door=door)

    @rule(tot=st.sampled_from([1, 30, 200, 365]))
    def verleng_ama(self, tot: int) -> None:
        for rij in self.kies(self.toeleidingen, 0):
            with self.poging("beslissing verlengd"):
                beslissing = jaarbeslissing_openen(rij, door=self.vdab.door)
                jaarbeslissing_verlengen(
                    beslissing,
                    motivering="Groeit.",
                    tot=over(tot),
                    versie=beslissing.versie,
                    door=self.vdab.door,
                )

    @rule(uitkomst=st.sampled_from(STOPPEND), dag=VERSCHIL)
    def beslis_te_stoppen(self, uitkomst: str, dag: int) -> None:
        for rij in self.kies(self.toeleidingen, 0):
            with self.poging(f"beslissing {uitkomst}"):
                beslissing = jaarbeslissing_openen(rij, door=self.vdab.door)
                jaarbeslissing_stopzetten(
                    beslissing,
                    uitkomst=uitkomst,
                    motivering="Past niet meer.",
                    einde=over(dag),
                    stap=self._stap(dag) if uitkomst == DOORGESTROOMD else None,
                    versie=beslissing.versie,
                    door=self.vdab.door,
                )

    @rule(dag=VERSCHIL, wie=st.sampled_from(["vdab", "aanbieder"]))
    def stroom_door(self, dag: int, wie: str) -> None:
        for rij in self.kies(self.toeleidingen, 0):
            speler = self.vdab if wie == "vdab" or not rij.aanbieder_id else self.huis_van(rij.aanbieder_id)
            with self.poging("doorgestroomd"):
                doorstroom_registreren(rij, stap=self._stap(dag), versie=rij.versie, door=speler.door)

    @staticmethod
    def _stap(dag: int) -> Stap:
        return Stap("nec", over(dag), 2280, "Bakkerij")
