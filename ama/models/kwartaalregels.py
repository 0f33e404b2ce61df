"""Rules between rows of the quarterly reports that hold against raw SQL too: what was fixed stays what it was."""

from __future__ import annotations

from typing import Any

import pgtrigger

from ama.statussen import VASTGELEGD
from werkzorg.databank.rollen import WISSER

# Held until the end of the transaction: nobody fixes the report meanwhile.
_VAN_DE_RIJ = """SELECT array_agg(verslag.status) INTO standen FROM (
                SELECT status FROM ama_kwartaalverslag WHERE id IN (NEW.verslag_id, OLD.verslag_id) FOR SHARE
            ) verslag;"""
_VAN_HET_KWARTAAL = """SELECT array_agg(verslag.status) INTO standen FROM (
                SELECT status FROM ama_kwartaalverslag
                WHERE contingent_id = NEW.contingent_id AND jaar = NEW.jaar AND nummer >= NEW.kwartaal
                    OR contingent_id = OLD.contingent_id AND jaar = OLD.jaar AND nummer >= OLD.kwartaal
                FOR SHARE
            ) verslag;"""


class VerslagLigtVast(pgtrigger.Trigger):
    """Refuses every change of a row of a fixed report; only the erasing function's role may remove one.

    When two records of one person become one, the row goes along.
    """

    name = "verslag_ligt_vast"
    when = pgtrigger.Before
    operation = pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete

    def get_declare(self, model: Any) -> list[tuple[str, str]]:
        return [("standen", "varchar[]")]

    def get_func(self, model: Any) -> str:
        return f"""
            IF TG_OP = 'DELETE' AND current_user = '{WISSER}' THEN RETURN OLD; END IF;
            IF TG_OP = 'UPDATE' AND to_jsonb(OLD) - 'deelnemer_id' = to_jsonb(NEW) - 'deelnemer_id' THEN
                RETURN NEW;
            END IF;
            {_VAN_DE_RIJ}
            IF '{VASTGELEGD}' = ANY(standen) THEN
                RAISE EXCEPTION 'een vastgelegd kwartaalverslag verandert niet meer'
                    USING ERRCODE = '23514', CONSTRAINT = 'kwartaallijn_vast';
            END IF;
            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
            RETURN NEW;
        """


class KwartaalLigtVast(pgtrigger.Trigger):
    """Refuses every change of an advance on a quarter that is fixed, itself or by a later one of its year."""

    name = "kwartaal_ligt_vast"
    when = pgtrigger.Before
    operation = pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete

    def get_declare(self, model: Any) -> list[tuple[str, str]]:
        return [("standen", "varchar[]")]

    def get_func(self, model: Any) -> str:
        return f"""
            {_VAN_HET_KWARTAAL}
            IF '{VASTGELEGD}' = ANY(standen) THEN
                RAISE EXCEPTION 'dit kwartaal ligt vast'
                    USING ERRCODE = '23514', CONSTRAINT = 'wsevoorschot_vast';
            END IF;
            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
            RETURN NEW;
        """


class NietIngehaald(pgtrigger.Trigger):
    """Refuses to fix a quarter when a later one of its year is: that one gave what its days give."""

    name = "niet_ingehaald"
    when = pgtrigger.Before
    operation = pgtrigger.UpdateOf("status")

    def get_func(self, model: Any) -> str:
        return f"""
            IF NEW.status = '{VASTGELEGD}' AND OLD.status <> NEW.status AND EXISTS (
                SELECT FROM ama_kwartaalverslag
                WHERE contingent_id = NEW.contingent_id AND jaar = NEW.jaar AND nummer > NEW.nummer
                    AND status = NEW.status
            ) THEN
                RAISE EXCEPTION 'een later kwartaal van dit jaar ligt al vast'
                    USING ERRCODE = '23514', CONSTRAINT = 'kwartaalverslag_niet_ingehaald';
            END IF;
            RETURN NEW;
        """
