"""Rules between rows that hold against raw SQL too: what follows from a decision needs that decision."""

from __future__ import annotations

from typing import Any

import pgtrigger


class VerweerIsGeweest(pgtrigger.Trigger):
    """Refuses a defence on a day that must still come, and a term to defend oneself that changes once it was told.

    The day is that of Brussels. The whole procedure may move (its day of notice too), never the term alone.
    """

    name = "verweer_is_geweest"
    when = pgtrigger.Before
    operation = pgtrigger.Insert | pgtrigger.Update

    def get_func(self, model: Any) -> str:
        return """
            IF NEW.verweer_op > (now() AT TIME ZONE 'Europe/Brussels')::date THEN
                RAISE EXCEPTION 'een verweer ligt niet in de toekomst (Decreet 8/7/2022 art. 26-27)'
                    USING ERRCODE = '23514', CONSTRAINT = 'handhaving_verweer_is_geweest';
            END IF;
            IF TG_OP = 'UPDATE' AND OLD.verweer_uiterlijk_op IS NOT NULL AND (
                NEW.verweer_uiterlijk_op IS NULL OR NEW.meegedeeld_op IS NULL
                OR NEW.verweer_uiterlijk_op - NEW.meegedeeld_op <> OLD.verweer_uiterlijk_op - OLD.meegedeeld_op
            ) THEN
                RAISE EXCEPTION 'de termijn om zich te verweren verandert niet meer (Decreet 8/7/2022 art. 26-27)'
                    USING ERRCODE = '23514', CONSTRAINT = 'handhaving_verweertermijn_blijft';
            END IF;
            RETURN NEW;
        """


class SchorsingDoorBesluit(pgtrigger.Trigger):
    """Refuses a suspension that no decision to suspend this very grant decided."""

    name = "schorsing_door_besluit"
    when = pgtrigger.Before
    operation = pgtrigger.Insert | pgtrigger.UpdateOf("toekenning_id", "besluit_id")

    def get_func(self, model: Any) -> str:
        return """
            IF NOT EXISTS (
                SELECT FROM mandaten_besluit
                WHERE id = NEW.besluit_id AND toekenning_id = NEW.toekenning_id AND aard = 'schorsing'
            ) THEN
                RAISE EXCEPTION 'geen schorsing zonder besluit daarover (Decreet 8/7/2022 art. 27)'
                    USING ERRCODE = '23514', CONSTRAINT = 'schorsing_door_besluit';
            END IF;
            RETURN NEW;
        """


class EindeMetReden(pgtrigger.Trigger):
    """Refuses to shorten a grant without saying why."""

    name = "einde_met_reden"
    when = pgtrigger.Before
    operation = pgtrigger.UpdateOf("periode")

    def get_func(self, model: Any) -> str:
        return """
            IF NEW.einde_reden = '' AND NOT upper_inf(NEW.periode)
               AND (upper_inf(OLD.periode) OR upper(NEW.periode) < upper(OLD.periode)) THEN
                RAISE EXCEPTION 'een toekenning eindigt niet vroeger zonder reden'
                    USING ERRCODE = '23514', CONSTRAINT = 'toekenning_einde_met_reden';
            END IF;
            RETURN NEW;
        """


class ToegekendBijBesluit(pgtrigger.Trigger):
    """At the end of the transaction: what is granted here has its numbered decision, and its application says so."""

    name = "toegekend_bij_besluit"
    when = pgtrigger.After
    operation = pgtrigger.Insert
    timing = pgtrigger.Deferred
    level = pgtrigger.Row

    def get_func(self, model: Any) -> str:
        return """
            IF NEW.herkomst = 'besluit' AND NOT EXISTS (
                SELECT FROM mandaten_besluit besluit
                JOIN mandaten_aanvraag aanvraag ON aanvraag.id = besluit.aanvraag_id
                WHERE besluit.toekenning_id = NEW.id AND besluit.aanvraag_id = NEW.aanvraag_id
                  AND besluit.aard = 'toekenning' AND aanvraag.status = 'toegekend'
            ) THEN
                RAISE EXCEPTION 'niets is toegekend zonder besluit over de aanvraag'
                    USING ERRCODE = '23514', CONSTRAINT = 'toekenning_bij_besluit';
            END IF;
            RETURN NULL;
        """


class AfgehandeldBijBesluit(pgtrigger.Trigger):
    """At the end of the transaction: an application that was decided about has its numbered decision."""

    name = "afgehandeld_bij_besluit"
    when = pgtrigger.After
    operation = pgtrigger.UpdateOf("status")
    timing = pgtrigger.Deferred
    level = pgtrigger.Row

    def get_func(self, model: Any) -> str:
        return """
            IF NEW.status IN ('toegekend', 'geweigerd', 'niet_ontvankelijk') AND NOT EXISTS (
                SELECT FROM mandaten_besluit
                WHERE aanvraag_id = NEW.id
                  AND aard = CASE NEW.status
                      WHEN 'toegekend' THEN 'toekenning' WHEN 'geweigerd' THEN 'weigering' ELSE NEW.status END
            ) THEN
                RAISE EXCEPTION 'over een aanvraag is niet beslist zonder besluit'
                    USING ERRCODE = '23514', CONSTRAINT = 'aanvraag_bij_besluit';
            END IF;
            RETURN NULL;
        """
