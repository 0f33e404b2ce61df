"""Rules between rows that hold against raw SQL too: presences inside the agreement, what is signed or fixed stays."""

from __future__ import annotations

from typing import Any

import pgtrigger

from ama.statussen import AFGEWERKT, VASTGELEGD
from werkzorg.databank.rollen import WISSER


class BinnenDeOvereenkomst(pgtrigger.Trigger):
    """Refuses a presence outside the days of its signed agreement, or at a werkpost that is closed that day."""

    name = "binnen_de_overeenkomst"
    when = pgtrigger.Before
    operation = pgtrigger.Insert | pgtrigger.UpdateOf("overeenkomst_id", "dag")

    def get_declare(self, model: Any) -> list[tuple[str, str]]:
        return [("begin_op", "date"), ("einde_op", "date"), ("getekend_op", "date"), ("waar", "uuid")]

    def get_func(self, model: Any) -> str:
        return """
            -- The row is held until the end of the transaction: nobody ends the agreement meanwhile.
            -- What was signed and broken off counts as never signed.
            SELECT start, einde, CASE WHEN status <> 'afgebroken' THEN ondertekend_op END, werkpost_id
            INTO begin_op, einde_op, getekend_op, waar
            FROM ama_overeenkomst WHERE id = NEW.overeenkomst_id FOR SHARE;
            IF getekend_op IS NULL THEN
                RAISE EXCEPTION 'de overeenkomst is niet ondertekend'
                    USING ERRCODE = '23514', CONSTRAINT = 'aanwezigheid_na_ondertekening';
            END IF;
            IF NEW.dag < begin_op OR NEW.dag > einde_op THEN
                RAISE EXCEPTION 'deze dag ligt buiten de overeenkomst'
                    USING ERRCODE = '23514', CONSTRAINT = 'aanwezigheid_binnen_overeenkomst';
            END IF;
            IF EXISTS (
                SELECT FROM ama_sluiting WHERE werkpost_id = waar AND is_gesloten
                    AND ingetrokken_op IS NULL AND periode @> NEW.dag
            ) THEN
                RAISE EXCEPTION 'de werkpost is gesloten op deze dag'
                    USING ERRCODE = '23514', CONSTRAINT = 'aanwezigheid_werkpost_open';
            END IF;
            RETURN NEW;
        """


class GeenAanwezigheidErbuiten(pgtrigger.Trigger):
    """Refuses days of an agreement that would leave a recorded presence outside them."""

    name = "geen_aanwezigheid_erbuiten"
    when = pgtrigger.Before
    operation = pgtrigger.UpdateOf("start", "einde")

    def get_func(self, model: Any) -> str:
        return """
            IF (NEW.start, NEW.einde) IS DISTINCT FROM (OLD.start, OLD.einde) AND EXISTS (
                SELECT FROM ama_aanwezigheid
                WHERE overeenkomst_id = NEW.id AND (dag < NEW.start OR dag > NEW.einde)
            ) THEN
                RAISE EXCEPTION 'buiten deze dagen staan nog aanwezigheden'
                    USING ERRCODE = '23514', CONSTRAINT = 'overeenkomst_niets_erbuiten';
            END IF;
            RETURN NEW;
        """


class SluitingZonderAanwezigen(pgtrigger.Trigger):
    """Refuses to close a werkpost on days on which somebody was present."""

    name = "sluiting_zonder_aanwezigen"
    when = pgtrigger.After
    operation = pgtrigger.Insert | pgtrigger.Update

    def get_func(self, model: Any) -> str:
        return """
            IF NEW.is_gesloten AND NEW.ingetrokken_op IS NULL AND EXISTS (
                SELECT FROM ama_overeenkomst overeenkomst
                JOIN ama_aanwezigheid aanwezig ON aanwezig.overeenkomst_id = overeenkomst.id
                WHERE overeenkomst.werkpost_id = NEW.werkpost_id AND aanwezig.status = 'A'
                    AND aanwezig.dag >= lower(NEW.periode)
                    AND (upper_inf(NEW.periode) OR aanwezig.dag < upper(NEW.periode))
            ) THEN
                RAISE EXCEPTION 'op deze dagen waren mensen aanwezig'
                    USING ERRCODE = '23514', CONSTRAINT = 'sluiting_zonder_aanwezigen';
            END IF;
            RETURN NULL;
        """


class Vastgelegd(pgtrigger.Trigger):
    """Refuses a change of the columns `vast` of a row that was signed, finished or fixed (`wanneer`, SQL on OLD)."""

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
                RAISE EXCEPTION 'wat in % vastligt, verandert niet meer', TG_TABLE_NAME USING ERRCODE = '23514';
            END IF;
            RETURN NEW;
        """


class RunLigtVast(pgtrigger.Trigger):
    """Refuses every change of a line of a fixed run; only the erasing function's role may remove one.

    When two records of one person become one, the line goes along: the amount is whose it was. Once per statement: a
    run writes all its lines at once.
    """

    level = pgtrigger.Statement
    when = pgtrigger.After

    def __init__(self, *, name: str, operation: pgtrigger.Operation, welke: str) -> None:
        oud = None if operation == pgtrigger.Insert else "oud"
        nieuw = None if operation == pgtrigger.Delete else "nieuw"
        self.welke = welke
        super().__init__(
            name=name, operation=operation, referencing=pgtrigger.Referencing(old=oud, new=nieuw)
        )

    def get_declare(self, model: Any) -> list[tuple[str, str]]:
        return [("standen", "varchar[]")]

    def get_func(self, model: Any) -> str:
        return f"""
            IF TG_OP = 'DELETE' AND current_user = '{WISSER}' THEN RETURN NULL; END IF;
            {_STANDEN.format(welke=self.welke)}
            IF '{VASTGELEGD}' = ANY(standen) THEN
                RAISE EXCEPTION 'een vastgelegde berekening verandert niet meer'
                    USING ERRCODE = '23514', CONSTRAINT = 'subsidielijn_vast';
            END IF;
            RETURN NULL;
        """


# The runs are held until the end of the transaction, whatever their state: nobody fixes them meanwhile, and whoever is
# fixing one is waited for.
_STANDEN = """SELECT array_agg(run.status) INTO standen FROM (
                SELECT status FROM ama_subsidierun WHERE {welke} FOR SHARE
            ) run;"""
_ANDERE_LIJNEN = """id IN (
                    SELECT unnest(ARRAY[oud.run_id, nieuw.run_id]) FROM oud FULL JOIN nieuw USING (id)
                    WHERE to_jsonb(oud) - 'deelnemer_id' IS DISTINCT FROM to_jsonb(nieuw) - 'deelnemer_id'
                )"""
RUN_LIGT_VAST = [
    RunLigtVast(
        name="run_ligt_vast_nieuw", operation=pgtrigger.Insert, welke="id IN (SELECT run_id FROM nieuw)"
    ),
    RunLigtVast(name="run_ligt_vast_anders", operation=pgtrigger.Update, welke=_ANDERE_LIJNEN),
    RunLigtVast(name="run_ligt_vast_weg", operation=pgtrigger.Delete, welke="id IN (SELECT run_id FROM oud)"),
]


class JaarLigtVast(pgtrigger.Trigger):
    """Refuses every change of an advance on a year of which the run is fixed: the settlement stays what it was."""

    name = "jaar_ligt_vast"
    when = pgtrigger.Before
    operation = pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete

    def get_declare(self, model: Any) -> list[tuple[str, str]]:
        return [("standen", "varchar[]")]

    def get_func(self, model: Any) -> str:
        return f"""
            {_STANDEN.format(welke="jaar IN (NEW.jaar, OLD.jaar)")}
            IF '{VASTGELEGD}' = ANY(standen) THEN
                RAISE EXCEPTION 'de subsidie van dit jaar ligt vast'
                    USING ERRCODE = '23514', CONSTRAINT = 'voorschot_vast';
            END IF;
            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
            RETURN NEW;
        """


class EvaluatieLigtVast(pgtrigger.Trigger):
    """Refuses a change of what was given in an evaluation that is finished."""

    name = "evaluatie_ligt_vast"
    when = pgtrigger.Before
    operation = pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete

    def get_func(self, model: Any) -> str:
        return f"""
            IF TG_OP = 'DELETE' AND current_user = '{WISSER}' THEN RETURN OLD; END IF;
            IF EXISTS (
                SELECT FROM ama_jaarevaluatie
                WHERE id IN (NEW.evaluatie_id, OLD.evaluatie_id) AND status = '{AFGEWERKT}'
            ) THEN
                RAISE EXCEPTION 'deze evaluatie is afgewerkt'
                    USING ERRCODE = '23514', CONSTRAINT = 'groeimeting_voor_afwerken';
            END IF;
            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
            RETURN NEW;
        """


class AlleenVoorOndertekening(pgtrigger.Trigger):
    """Refuses a change of the blocks of a version that somebody signed: what was read stays what it was."""

    name = "vast_na_ondertekening"
    when = pgtrigger.Before
    operation = pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete

    def get_func(self, model: Any) -> str:
        return f"""
            IF TG_OP = 'DELETE' AND current_user = '{WISSER}' THEN RETURN OLD; END IF;
            IF EXISTS (SELECT FROM ama_handtekening WHERE versie_id IN (NEW.versie_id, OLD.versie_id)) THEN
                RAISE EXCEPTION 'deze versie is al ondertekend'
                    USING ERRCODE = '23514', CONSTRAINT = 'rooster_voor_ondertekening';
            END IF;
            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
            RETURN NEW;
        """
