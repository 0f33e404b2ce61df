"""What the triggers of trajecten ask of the tables: how long the law lets a traject run, and what stands in its way."""

from django.db import migrations

MAKEN = """
CREATE FUNCTION trajecten_hoogste_duur(start date) RETURNS integer
    LANGUAGE sql STABLE AS $$
    SELECT COALESCE(max((waarde.waarde #>> '{}')::integer), 0)
    FROM parameters_parameterwaarde waarde JOIN parameters_parameter parameter ON parameter.id = waarde.parameter_id
    WHERE parameter.sleutel = 'at_max_duur' AND waarde.toestand = 'bevestigd' AND waarde.periode @> start
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
        (SELECT max(dag) FROM trajecten_uren WHERE traject_id = traject),
        (SELECT max(dag) FROM trajecten_afspraak
         WHERE traject_id = traject AND afgezegd_op IS NULL AND soort <> 'overleg')
    )
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
DROP FUNCTION trajecten_laatste_dag_van_werk(uuid);
DROP FUNCTION trajecten_schorsingen(uuid);
DROP FUNCTION trajecten_toegekende_verlenging(uuid);
DROP FUNCTION trajecten_hoogste_duur(date);
"""


class Migration(migrations.Migration):
    dependencies = [("trajecten", "0002_tabellen")]

    operations = [migrations.RunSQL(MAKEN, WEG)]
