"""What the triggers of trajecten ask of the tables: how long the law lets a traject run, and what stands in its way."""

from django.db import migrations

MAKEN = """
CREATE FUNCTION trajecten_getal(naam text, dag date) RETURNS integer
    LANGUAGE sql STABLE AS $$
    SELECT COALESCE(max((waarde.waarde #>> '{}')::integer), 0)
    FROM parameters_parameterwaarde waarde JOIN parameters_parameter parameter ON parameter.id = waarde.parameter_id
    WHERE parameter.sleutel = naam AND waarde.toestand = 'bevestigd' AND waarde.periode @> dag
$$;

CREATE FUNCTION trajecten_hoogste_duur(start date) RETURNS integer
    LANGUAGE sql STABLE AS $$
    SELECT trajecten_getal('at_max_duur', start)
$$;

CREATE FUNCTION trajecten_mag_verlengen(traject uuid, maanden integer) RETURNS boolean
    LANGUAGE sql STABLE AS $$
    SELECT maanden <= trajecten_getal('at_verlenging_max', rij.startdatum) AND (
        SELECT count(*) FROM trajecten_verlenging eerder
        WHERE eerder.traject_id = traject AND eerder.status = 'toegekend'
    ) < trajecten_getal('at_verlenging_max_aantal', rij.startdatum)
    FROM trajecten_traject rij WHERE rij.id = traject
$$;

CREATE FUNCTION trajecten_toegekende_verlenging(traject uuid) RETURNS integer
    LANGUAGE sql STABLE AS $$
    SELECT COALESCE(sum(maanden), 0)::integer FROM trajecten_verlenging
    WHERE traject_id = traject AND status = 'toegekend'
$$;

CREATE FUNCTION trajecten_schorsingen(traject uuid) RETURNS daterange[]
    LANGUAGE sql STABLE AS $$
    SELECT COALESCE(array_agg(periode), '{}') FROM trajecten_onderbreking
    WHERE traject_id = traject AND stopt_klok
$$;

CREATE FUNCTION trajecten_laatste_dag_van_werk(traject uuid) RETURNS date
    LANGUAGE sql STABLE AS $$
    SELECT GREATEST(
        (SELECT max(tot_en_met) FROM trajecten_actie WHERE traject_id = traject AND status <> 'geschrapt'),
        (SELECT max(tot_en_met) FROM trajecten_stage WHERE traject_id = traject AND geschrapt_op IS NULL),
        (SELECT max(afgewerkt_op) FROM trajecten_actie WHERE traject_id = traject AND status <> 'geschrapt'),
        (SELECT max(dag) FROM trajecten_uren WHERE traject_id = traject AND uren > 0),
        (SELECT max(op) FROM trajecten_evaluatie WHERE traject_id = traject),
        (SELECT max(dag) FROM trajecten_afspraak
         WHERE traject_id = traject AND afgezegd_op IS NULL AND soort <> 'overleg')
    )
$$;

CREATE FUNCTION trajecten_laatste_contact(traject uuid) RETURNS date
    LANGUAGE sql STABLE AS $$
    SELECT max(dag) FROM trajecten_notitie
    WHERE traject_id = traject AND soort <> 'overleg' AND teruggenomen_op IS NULL
$$;

-- What a traject lacks to come from one state into another, in words; empty when it has it all.
CREATE FUNCTION trajecten_mist(traject uuid, van text, naar text) RETURNS text
    LANGUAGE sql STABLE AS $$
    SELECT CASE
    WHEN naar IN ('goedgekeurd', 'geweigerd') AND NOT EXISTS (
        SELECT FROM trajecten_beoordeling WHERE traject_id = traject AND uitkomst = (naar = 'goedgekeurd')
    ) THEN 'beslissing (art. 9)'
    WHEN naar = 'toegewezen' AND (
        SELECT count(DISTINCT kant) FROM trajecten_aanstelling WHERE traject_id = traject
    ) < 2 THEN 'tandem (art. 14)'
    WHEN naar = 'plan_ingediend' AND NOT EXISTS (
        SELECT FROM trajecten_planversie WHERE traject_id = traject AND ingediend_op IS NOT NULL
        AND teruggestuurd_op IS NULL AND geregistreerd_op IS NULL
    ) THEN 'ingediend plan (art. 14, 5)'
    -- From an interruption or a question for more time it comes back to a plan that it had.
    WHEN naar = 'lopend' AND van = 'plan_ingediend' AND NOT EXISTS (
        SELECT FROM trajecten_planversie WHERE traject_id = traject AND geregistreerd_op IS NOT NULL
    ) THEN 'geregistreerd plan (art. 14, 6)'
    WHEN naar = 'onderbroken' AND NOT EXISTS (
        SELECT FROM trajecten_onderbreking WHERE traject_id = traject
    ) THEN 'onderbreking'
    WHEN naar = 'verlenging_gevraagd' AND NOT EXISTS (
        SELECT FROM trajecten_verlenging WHERE traject_id = traject AND status = 'gevraagd'
    ) THEN 'vraag om verlenging (art. 11)'
    WHEN naar = 'afgerond' AND NOT (
        EXISTS (SELECT FROM trajecten_eindverslag WHERE traject_id = traject AND ingediend_op IS NOT NULL)
        AND EXISTS (SELECT FROM trajecten_eindadvies WHERE traject_id = traject AND ingediend_op IS NOT NULL)
    ) THEN 'eindverslag en eindadvies (art. 14, 22)'
    ELSE '' END
$$;

CREATE FUNCTION trajecten_zorgbotsing(traject uuid) RETURNS boolean
    LANGUAGE sql STABLE AS $$
    SELECT EXISTS (
        SELECT FROM trajecten_zorgmoment zorg
        JOIN trajecten_actie actie ON actie.traject_id = zorg.traject_id AND actie.status <> 'geschrapt'
        JOIN trajecten_actiemoment moment ON moment.actie_id = actie.id
            AND moment.weekdag = zorg.weekdag
            AND moment.van_uur < zorg.tot_uur AND zorg.van_uur < moment.tot_uur
        CROSS JOIN LATERAL (SELECT zorg.periode * daterange(actie.van, actie.tot_en_met, '[]') AS samen) dagen
        WHERE zorg.traject_id = traject AND zorg.geschrapt_op IS NULL AND NOT isempty(dagen.samen)
            -- A shared period shorter than a week may miss the weekday.
            AND EXISTS (
                SELECT FROM generate_series(
                    lower(dagen.samen)::timestamp,
                    LEAST(upper(dagen.samen) - 1, lower(dagen.samen) + 6)::timestamp,
                    interval '1 day'
                ) dag
                WHERE extract(isodow FROM dag) - 1 = zorg.weekdag
            )
    )
$$;
"""

WEG = """
DROP FUNCTION trajecten_zorgbotsing(uuid);
DROP FUNCTION trajecten_mist(uuid, text, text);
DROP FUNCTION trajecten_laatste_contact(uuid);
DROP FUNCTION trajecten_laatste_dag_van_werk(uuid);
DROP FUNCTION trajecten_schorsingen(uuid);
DROP FUNCTION trajecten_toegekende_verlenging(uuid);
DROP FUNCTION trajecten_mag_verlengen(uuid, integer);
DROP FUNCTION trajecten_hoogste_duur(date);
DROP FUNCTION trajecten_getal(text, date);
"""


class Migration(migrations.Migration):
    dependencies = [("trajecten", "0002_tabellen")]

    operations = [migrations.RunSQL(MAKEN, WEG)]
