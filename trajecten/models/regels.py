"""Rules between rows that hold against raw SQL too: nothing after the last day, no action on a care moment.

The functions they call are made in migrations 0001 (pure) and 0003 (over the tables).
"""

from __future__ import annotations

from typing import Any

import pgtrigger


class NietNaHetEinde(pgtrigger.Trigger):
    """Refuses a day after the last day of the traject (Decreet 2022 art. 11; regelgeving 15, rows 3-4).

    That is its real end when it ended, otherwise its computed latest one. With `na_de_start` also a day before the
    start, or in a traject that did not start. `behalve` is a condition under which the row does not count.
    """

    name = "niet_na_het_einde"
    when = pgtrigger.Before
    operation = pgtrigger.Insert | pgtrigger.Update

    def __init__(
        self, *, dag: str, regel: str, eerste: str = "", behalve: str = "false", na_de_start: bool = True
    ) -> None:
        self.dag = dag
        self.regel = regel
        self.eerste = eerste or dag
        self.behalve = behalve
        self.na_de_start = na_de_start
        super().__init__()

    def get_declare(self, model: Any) -> list[tuple[str, str]]:
        return [("begin_op", "date"), ("einde_op", "date")]

    def get_func(self, model: Any) -> str:
        te_vroeg = f"begin_op IS NULL OR NEW.{self.eerste} < begin_op" if self.na_de_start else "false"
        # The row is held until the end of the transaction: nobody shortens the traject meanwhile.
        looptijd = """
            SELECT startdatum, COALESCE(einddatum, uiterste_einddatum) INTO begin_op, einde_op
            FROM trajecten_traject WHERE id = NEW.traject_id FOR SHARE;
        """
        return f"""
            IF {self.behalve} THEN RETURN NEW; END IF;
            {looptijd}
            IF {te_vroeg} THEN
                RAISE EXCEPTION 'deze dag ligt voor de start van het traject (Decreet 8/7/2022 art. 11)'
                    USING ERRCODE = '23514', CONSTRAINT = '{self.regel}';
            END IF;
            IF NEW.{self.dag} > einde_op THEN
                RAISE EXCEPTION 'deze dag ligt na de laatste dag van het traject (Decreet 8/7/2022 art. 11)'
                    USING ERRCODE = '23514', CONSTRAINT = '{self.regel}';
            END IF;
            RETURN NEW;
        """


class EindeBinnenDeGrens(pgtrigger.Trigger):
    """Refuses a latest end above what the law gives, and an earlier one that would leave something after it.

    What the law gives is computed whole from start, months, granted extensions and interruptions that stop the clock.
    """

    name = "einde_binnen_de_grens"
    when = pgtrigger.Before
    operation = pgtrigger.Insert | pgtrigger.UpdateOf(
        "startdatum", "einddatum", "uiterste_einddatum", "max_maanden", "verlenging_maanden"
    )

    def get_func(self, model: Any) -> str:
        return """
            IF NEW.startdatum IS NULL THEN RETURN NEW; END IF;
            IF NEW.regeling = '2022' AND NEW.max_maanden > trajecten_hoogste_duur(NEW.startdatum) THEN
                RAISE EXCEPTION 'langer dan de maximumduur (Decreet 8/7/2022 art. 11)'
                    USING ERRCODE = '23514', CONSTRAINT = 'traject_maximumduur';
            END IF;
            IF NEW.verlenging_maanden > trajecten_toegekende_verlenging(NEW.id) THEN
                RAISE EXCEPTION 'geen verlenging zonder beslissing van VDAB (Decreet 8/7/2022 art. 11)'
                    USING ERRCODE = '23514', CONSTRAINT = 'traject_verlenging_toegekend';
            END IF;
            IF NEW.uiterste_einddatum > trajecten_uiterste_einddatum(
                NEW.startdatum, NEW.max_maanden, NEW.verlenging_maanden, trajecten_schorsingen(NEW.id)
            ) THEN
                RAISE EXCEPTION 'later dan de uiterste einddatum (Decreet 8/7/2022 art. 11)'
                    USING ERRCODE = '23514', CONSTRAINT = 'traject_uiterste_einddatum';
            END IF;
            IF TG_OP = 'UPDATE' AND COALESCE(NEW.einddatum, NEW.uiterste_einddatum)
               < trajecten_laatste_dag_van_werk(NEW.id) THEN
                RAISE EXCEPTION 'na deze einddatum staan nog acties, stages, uren of evaluaties'
                    USING ERRCODE = '23514', CONSTRAINT = 'traject_niets_na_het_einde';
            END IF;
            -- After a death the contacts with the family stay.
            IF TG_OP = 'UPDATE' AND NEW.einde_reden <> 'overlijden'
               AND COALESCE(NEW.einddatum, NEW.uiterste_einddatum) < trajecten_laatste_contact(NEW.id) THEN
                RAISE EXCEPTION 'na deze einddatum was er nog contact met de deelnemer'
                    USING ERRCODE = '23514', CONSTRAINT = 'traject_geen_contact_na_het_einde';
            END IF;
            RETURN NEW;
        """


class OnderbrekingTelt(pgtrigger.Trigger):
    """At the end of the transaction: the stored latest end is not above what the interruptions that remain give."""

    name = "onderbreking_telt"
    when = pgtrigger.After
    operation = pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete
    timing = pgtrigger.Deferred
    level = pgtrigger.Row

    def get_func(self, model: Any) -> str:
        return """
            IF EXISTS (
                SELECT FROM trajecten_traject t
                WHERE t.id = COALESCE(NEW.traject_id, OLD.traject_id) AND t.uiterste_einddatum
                    > trajecten_uiterste_einddatum(
                        t.startdatum, t.max_maanden, t.verlenging_maanden, trajecten_schorsingen(t.id)
                    )
            ) THEN
                RAISE EXCEPTION 'de uiterste einddatum klopt niet meer met de onderbrekingen'
                    USING ERRCODE = '23514', CONSTRAINT = 'traject_uiterste_einddatum';
            END IF;
            RETURN NULL;
        """


class GeenActieOpZorgmoment(pgtrigger.Trigger):
    """Refuses an action at the time of a care moment of the same person (regelgeving 15, row 19).

    `traject` is the SQL that gives the key of the traject of the changed row.
    """

    name = "geen_actie_op_zorgmoment"
    when = pgtrigger.After
    operation = pgtrigger.Insert | pgtrigger.Update

    def __init__(self, *, traject: str) -> None:
        self.traject = traject
        super().__init__()

    def get_func(self, model: Any) -> str:
        return f"""
            -- One at a time per traject: otherwise two transactions would not see each other's row.
            PERFORM 1 FROM trajecten_traject WHERE id = ({self.traject}) FOR NO KEY UPDATE;
            IF trajecten_zorgbotsing(({self.traject})) THEN
                RAISE EXCEPTION 'een actie valt op een zorgmoment (regelgeving 15, rij 19)'
                    USING ERRCODE = '23514', CONSTRAINT = 'actie_niet_op_zorgmoment';
            END IF;
            RETURN NULL;
        """


class Vastgelegd(pgtrigger.Trigger):
    """Refuses a change of what was agreed or sent: the columns `vast` of the row never change any more."""

    name = "vastgelegd"
    when = pgtrigger.Before
    operation = pgtrigger.Update

    def __init__(self, *, vast: tuple[str, ...], wanneer: str = "true") -> None:
        self.vast = vast
        self.wanneer = wanneer
        super().__init__()

    def get_func(self, model: Any) -> str:
        nieuw = ", ".join(f"NEW.{kolom}" for kolom in self.vast)
        oud = ", ".join(f"OLD.{kolom}" for kolom in self.vast)
        return f"""
            IF ({self.wanneer}) AND ({nieuw}) IS DISTINCT FROM ({oud}) THEN
                RAISE EXCEPTION 'wat in % vastligt, verandert niet meer', TG_TABLE_NAME
                    USING ERRCODE = '23514', CONSTRAINT = TG_TABLE_NAME || '_vastgelegd';
            END IF;
            RETURN NEW;
        """


class StukkenBijStatus(pgtrigger.Trigger):
    """Refuses a state of a traject without the decision, tandem, plan or documents that lead to it (regelgeving 10.1).

    Each act writes those first and the state after. A file of the decree of 2022 does not begin closed, and no file
    changes from one decree to the other.
    """

    name = "stukken_bij_status"
    when = pgtrigger.Before
    operation = pgtrigger.Insert | pgtrigger.UpdateOf("status", "regeling")

    def get_declare(self, model: Any) -> list[tuple[str, str]]:
        return [("mist", "text")]

    def get_func(self, model: Any) -> str:
        return """
            IF TG_OP = 'INSERT' THEN
                IF NEW.status <> 'aangevraagd' AND NEW.regeling = '2022' THEN
                    RAISE EXCEPTION 'een traject van het decreet van 2022 begint met een verzoek (art. 7)'
                        USING ERRCODE = '23514', CONSTRAINT = 'traject_begint_met_verzoek';
                END IF;
                RETURN NEW;
            END IF;
            IF NEW.regeling <> OLD.regeling THEN
                RAISE EXCEPTION 'een dossier blijft bij zijn decreet (regelgeving 15, rij 9)'
                    USING ERRCODE = '23514', CONSTRAINT = 'traject_blijft_bij_zijn_decreet';
            END IF;
            IF NEW.status <> OLD.status THEN
                mist := trajecten_mist(NEW.id, OLD.status, NEW.status);
                IF mist <> '' THEN
                    RAISE EXCEPTION 'geen % zonder %', NEW.status, mist
                        USING ERRCODE = '23514', CONSTRAINT = 'traject_stukken_bij_status';
                END IF;
            END IF;
            RETURN NEW;
        """


class Vereist(pgtrigger.Trigger):
    """Refuses a row for which `wanneer` holds and `voorwaarde` does not; both are SQL over NEW and OLD.

    On an insert OLD is null. `regel` is the name by which the refusal is known, `zin` says it.
    """

    when = pgtrigger.Before
    operation = pgtrigger.Insert | pgtrigger.Update

    def __init__(self, *, name: str, regel: str, wanneer: str, voorwaarde: str, zin: str) -> None:
        self.regel = regel
        self.wanneer = wanneer
        self.voorwaarde = voorwaarde
        self.zin = zin
        super().__init__(name=name)

    def get_func(self, model: Any) -> str:
        return f"""
            IF ({self.wanneer}) AND NOT ({self.voorwaarde}) THEN
                RAISE EXCEPTION '{self.zin}' USING ERRCODE = '23514', CONSTRAINT = '{self.regel}';
            END IF;
            RETURN NEW;
        """
