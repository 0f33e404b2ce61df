"""The life of one person as Hypothesis plays it: days, letters, the activeringstraject and agreements, by the acts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import time_machine
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.db import transaction
from django.utils import timezone
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from ama.domein.beeindiging import ZELF_TE_KIEZEN
from ama.handelingen.aanwezigheden import aanwezigheden_registreren
from ama.handelingen.beeindigen import overeenkomst_stopzetten, overeenkomst_verlengen
from ama.handelingen.indienen import overeenkomst_aanvaarden, overeenkomst_indienen
from ama.handelingen.opmaken import overeenkomst_opmaken
from ama.handelingen.overdragen import overeenkomst_overdragen
from ama.models import Overeenkomst, Toeleiding
from ama.soorten import WSE, WVG
from ama.tasks.evaluaties import ama_evaluaties_bewaken
from ama.tasks.jaarbeslissing import wse_jaarbeslissingen_bewaken
from ama.tasks.levensloop import ama_overeenkomsten_bewaken
from ama.tasks.signalen import ama_signalen_geven
from mandaten.models import Bevoegdheid
from mandaten.soorten import AMA_WSE
from tests.ama.begeleiden import betrek
from tests.ama.dagbladen import regel
from tests.ama.maken_wse import contingent_van
from tests.ama.opmaken import erken, maak_aanbod, maak_statuut, onderteken, opmaak_bij
from tests.rolverdeling import Rolverdeling, Speler
from tests.trajecten.maken import in_handeling
from tests.trajecten.netwerk import maak_werkpost
from tests.trajecten.tandems import met_team
from tests.trajecten.verzoeken import beoordeel, persoon, vraag_aan
from trajecten.domein.eerste_gesprek import ONDERWERPEN
from trajecten.handelingen.beslissing import deelname_toekennen
from trajecten.handelingen.starten import informatieplicht_bevestigen, traject_starten
from trajecten.handelingen.stopzetten import traject_stopzetten
from trajecten.handelingen.tandem import tandem_toewijzen
from trajecten.handelingen.verzoek import verzoek_intrekken
from trajecten.models import Traject
from trajecten.tasks.termijnen import termijnen_bewaken
from werkzorg.databank.perioden import reeks
from werkzorg.doorverwijzingen.domein import ONTVANGER, RICHTINGEN, Brief
from werkzorg.doorverwijzingen.handelingen import (
    doorverwijzing_aanvaarden,
    doorverwijzing_versturen,
    doorverwijzing_weigeren,
)
from werkzorg.doorverwijzingen.models import Doorverwijzing
from werkzorg.doorverwijzingen.stukken import inhoud, vingerafdruk
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.organisaties.hoedanigheid import Klok
from werkzorg.termijnen import Periode

BEGIN = datetime(2026, 11, 23, 12, tzinfo=ZoneInfo("Europe/Brussels"))
WELKE = st.integers(0, 5)
VERSCHIL = st.sampled_from([-40, -10, -1, 0, 1, 8, 30])
HUIS = st.sampled_from(["eerste", "tweede"])
ANDER_HUIS = {"eerste": "tweede", "tweede": "eerste"}
RICHTING = st.sampled_from(sorted(RICHTINGEN))
KLOKJOBS = {
    "ama_overeenkomsten_bewaken": ama_overeenkomsten_bewaken,
    "ama_evaluaties_bewaken": ama_evaluaties_bewaken,
    "ama_signalen_geven": ama_signalen_geven,
    "wse_jaarbeslissingen_bewaken": wse_jaarbeslissingen_bewaken,
    "termijnen_bewaken": termijnen_bewaken,
}
GEWEIGERD = (Geweigerd, Versieconflict, ObjectDoesNotExist, PermissionDenied)


def over(dagen: int) -> date:
    """So many days from today, as the clock of the test says."""
    return timezone.localdate() + timedelta(days=dagen)


def dagen_van(rij: Overeenkomst | Toeleiding) -> Periode:
    """The days of what began."""
    assert rij.start is not None
    return Periode(rij.start, rij.einde)


class Wegen(RuleBasedStateMachine):
    """The life of one person; `cast` is set by the test."""

    cast: Rolverdeling

    def __init__(self) -> None:
        super().__init__()
        self.gelukt: set[str] = set()
        self.nu = BEGIN
        self.reis = time_machine.travel(self.nu, tick=False)
        self.reis.start()
        self.blok = transaction.atomic()
        self.blok.__enter__()
        cast = self.cast
        self.huizen = {"eerste": cast.spelers["begeleider_ama"], "tweede": cast.buren["begeleider_ama"]}
        self.vdab, self.verwijzer = cast.spelers["vdab_beslisser"], cast.spelers["verwijzer"]
        self.wie = persoon(self.verwijzer)
        met_team(cast)
        for speler in (*self.huizen.values(), self.vdab, cast.casemanager_werk, cast.casemanager_zorg):
            betrek(speler, self.wie)
        self.contingenten = {}
        for naam, speler in self.huizen.items():
            erken(speler)
            maak_statuut(self.wie, speler)
            self.contingenten[naam] = contingent_van(speler.lidmaatschap.organisatie)
        # The second house is a partner too, so that people can go from one to the other.
        with in_handeling():
            Bevoegdheid.objects.create(
                toekenning=self.contingenten["eerste"],
                organisatie=self.huizen["tweede"].lidmaatschap.organisatie,
                functie=AMA_WSE,
                periode=reeks(date(2024, 1, 1), date(2028, 12, 31)),
            )
        self.werkposten = [maak_werkpost(naam) for naam in ("Bakkerij", "Fietspunt")]
        for werkpost in self.werkposten:
            maak_aanbod(werkpost, self.huizen["eerste"])
        # In the order in which they were made: keys are random, and a run must be the same twice.
        self.trajecten: list[Traject] = []
        self.toeleidingen: list[Toeleiding] = []
        self.overeenkomsten: list[Overeenkomst] = []
        self.brieven: list[Doorverwijzing] = []

    def teardown(self) -> None:
        """Nothing of it stays."""
        transaction.set_rollback(True)
        self.blok.__exit__(None, None, None)
        self.reis.stop()

    @contextmanager
    def poging(self, wat: str) -> Iterator[None]:
        """An act that may refuse; anything else that goes wrong is a fault of the act."""
        try:
            with transaction.atomic():
                yield
        except GEWEIGERD:
            return
        self.gelukt.add(wat)

    def kies(self, rijen: list[Any], welke: int) -> Iterator[Any]:
        """The row that was asked, as it is now; nothing while there are none."""
        if rijen:
            rij = rijen[-1 - welke % len(rijen)]
            yield type(rij).objects.get(pk=rij.pk)

    # --- the clock and the letters ----------------------------------------------------------------------------------
    @rule(dagen=st.sampled_from([1, 7, 30, 90]))
    def dagen_gaan_voorbij(self, dagen: int) -> None:
        self.nu += timedelta(days=dagen)
        self.reis.stop()
        self.reis = time_machine.travel(self.nu, tick=False)
        self.reis.start()
        for naam, taak in KLOKJOBS.items():
            assert taak(over(0), Klok(naam)).fouten == 0, naam

    @rule(huis=HUIS, richting=RICHTING)
    def verwijs_door(self, huis: str, richting: tuple[str, str]) -> None:
        van, naar = richting
        spelers = {"verwijzer": self.verwijzer, "activeringstraject": self.cast.casemanager_werk}
        wie = spelers.get(van, self.huizen[huis])
        ander = self.huizen[ANDER_HUIS[huis]]
        ontvanger = self.vdab if ONTVANGER[naar] == "vdab_beslisser" else ander
        with self.poging(f"brief {van} {naar}"):
            brief = doorverwijzing_versturen(
                self.wie,
                brief=Brief(van, naar, over(0)),
                naar_organisatie_id=ontvanger.lidmaatschap.organisatie_id,
                toelichting="Past daar beter.",
                stukken=[],
                gezien=vingerafdruk(inhoud(wie.door, self.wie, [])),
                door=wie.door,
            )
            self.brieven.append(brief)

    @rule(welke=WELKE, aanvaardt=st.booleans())
    def beantwoord(self, welke: int, aanvaardt: bool) -> None:
        for brief in self.kies(self.brieven, welke):
            houder = [een for een in (self.vdab, *self.huizen.values())
                      if een.lidmaatschap.organisatie_id == brief.naar_organisatie_id]  # fmt: skip
            with self.poging("brief aanvaard" if aanvaardt else "brief geweigerd"):
                if aanvaardt:
                    doorverwijzing_aanvaarden(brief, door=houder[0].door)
                else:
                    doorverwijzing_weigeren(brief, reden="geen_plaats", reden_tekst="", door=houder[0].door)

    # --- the activeringstraject -------------------------------------------------------------------------------------
    @rule()
    def vraag_een_traject(self) -> None:
        with self.poging("verzoek"):
            self.trajecten.append(vraag_aan(self.cast, "verwijzer", self.wie))

    @rule(welke=WELKE)
    def traject_verder(self, welke: int) -> None:
        """The next step of this traject, whatever it is."""
        for rij in self.kies(self.trajecten, welke):
            door = self.cast.casemanager_zorg.door
            with self.poging(f"traject na {rij.status}"):
                match rij.status:
                    case "aangevraagd":
                        beoordeel(self.cast, rij)
                    case "in_beoordeling":
                        deelname_toekennen(rij, motivering="Past.", versie=rij.versie, door=self.vdab.door)
                    case "goedgekeurd":
                        leden = (self.cast.casemanager_werk, self.cast.casemanager_zorg)
                        werk, zorg = (een.lidmaatschap.pk for een in leden)
                        tandem_toewijzen(rij.intake, werk=werk, zorg=zorg, door=door)
                    case "toegewezen" if rij.informatieplicht_op is None:
                        informatieplicht_bevestigen(
                            rij, besproken=list(ONDERWERPEN), op=over(0), versie=rij.versie, door=door
                        )
                    case "toegewezen":
                        traject_starten(rij, startdatum=over(0), versie=rij.versie, door=door)
                        self.gelukt.add("traject gestart")

    @rule(welke=WELKE)
    def trek_het_verzoek_in(self, welke: int) -> None:
        for rij in self.kies(self.trajecten, welke):
            with self.poging("verzoek ingetrokken"):
                verzoek_intrekken(rij, reden="Wil niet meer.", versie=rij.versie, door=self.verwijzer.door)

    @rule(welke=WELKE, dag=VERSCHIL)
    def stop_het_traject(self, welke: int, dag: int) -> None:
        for rij in self.kies(self.trajecten, welke):
            with self.poging("traject gestopt"):
                traject_stopzetten(
                    rij,
                    einddatum=over(dag),
                    reden="afgehaakt",
                    toelichting="Kwam niet meer.",
                    inkorten=True,
                    versie=rij.versie,
                    door=self.cast.casemanager_zorg.door,
                )

    # --- agreements -------------------------------------------------------------------------------------------------
    @rule(huis=HUIS, soort=st.sampled_from([WVG, WSE]), werkpost=st.integers(0, 1), start=VERSCHIL)
    def maak_een_overeenkomst_op(self, huis: str, soort: str, werkpost: int, start: int) -> None:
        opmaak = opmaak_bij(self.werkposten[werkpost], start=over(start))
        if soort == WSE:
            opmaak = replace(opmaak, betaald_werk_mogelijk=None, vaph_gevraagd_op=None)
        with self.poging(f"opgemaakt {soort}"):
            rij = overeenkomst_opmaken(self.wie, opmaak=opmaak, door=self.huizen[huis].door)
            self.overeenkomsten.append(rij)

    @rule(welke=WELKE)
    def onderteken(self, welke: int) -> None:
        for rij in self.kies(self.overeenkomsten, welke):
            with self.poging(f"getekend {rij.soort}"):
                onderteken(rij, self.huis_van(rij.begeleider_id))
                self._zag_een_overgang(rij)

    def _zag_een_overgang(self, rij: Overeenkomst) -> None:
        """Whether this signature ended the other kind of AMA on the day before."""
        einde = rij.start - timedelta(days=1)
        ander = Overeenkomst.objects.filter(deelnemer=self.wie, einde=einde).exclude(soort=rij.soort)
        if ander.filter(einde_reden=f"naar_ama_{rij.soort}").exists():
            self.gelukt.add(f"overgang naar {rij.soort}")

    @rule(welke=WELKE)
    def dien_in_en_aanvaard(self, welke: int) -> None:
        for rij in self.kies(self.overeenkomsten, welke):
            departement = self.cast.spelers["departement_wse" if rij.soort == WSE else "departement_zorg"]
            with self.poging(f"aanvaard {rij.soort}"):
                rij = overeenkomst_indienen(
                    rij, versie=rij.versie, door=self.huis_van(rij.begeleider_id).door
                )
                rij.refresh_from_db()
                overeenkomst_aanvaarden(rij, versie=rij.versie, door=departement.door)

    @rule(welke=WELKE, dag=VERSCHIL, reden=st.sampled_from(ZELF_TE_KIEZEN))
    def stop_de_overeenkomst(self, welke: int, dag: int, reden: str) -> None:
        for rij in self.kies(self.overeenkomsten, welke):
            with self.poging(f"gestopt {rij.soort}"):
                overeenkomst_stopzetten(
                    rij,
                    einde=over(dag),
                    reden=reden,
                    toelichting="Zo afgesproken.",
                    versie=rij.versie,
                    door=self.huis_van(rij.begeleider_id).door,
                )

    @rule(welke=WELKE, dag=st.none() | VERSCHIL)
    def verleng_de_overeenkomst(self, welke: int, dag: int | None) -> None:
        for rij in self.kies(self.overeenkomsten, welke):
            with self.poging(f"verlengd {rij.soort}"):
                overeenkomst_verlengen(
                    rij,
                    einde=None if dag is None else over(dag),
                    toelichting="Toch langer.",
                    versie=rij.versie,
                    door=self.huis_van(rij.begeleider_id).door,
                )

    @rule(welke=WELKE, op=VERSCHIL)
    def draag_over(self, welke: int, op: int) -> None:
        """To the other house, that signs for itself."""
        for rij in self.kies(self.overeenkomsten, welke):
            van = self.huis_van(rij.begeleider_id)
            naar = next(een for een in self.huizen.values() if een is not van)
            with self.poging(f"overgedragen {rij.soort}"):
                nieuw = overeenkomst_overdragen(
                    rij,
                    begeleider=naar.lidmaatschap.organisatie_id,
                    op=over(op),
                    versie=rij.versie,
                    door=van.door,
                )
                self.overeenkomsten.append(nieuw)

    @rule(welke=WELKE, dag=st.sampled_from([-10, -1, 0]))
    def vul_in(self, welke: int, dag: int) -> None:
        """Somebody was there two hours on this day."""
        for rij in self.kies(self.overeenkomsten, welke):
            with self.poging(f"aanwezig {rij.soort}"):
                aanwezigheden_registreren(
                    rij.werkpost_id,
                    dag=over(dag),
                    invoer=[regel(rij, minuten=120)],
                    door=self.huis_van(rij.begeleider_id).door,
                )

    def huis_van(self, organisatie_id: object) -> Speler:
        """Who guides at this house."""
        return next(een for een in self.huizen.values() if een.lidmaatschap.organisatie_id == organisatie_id)
