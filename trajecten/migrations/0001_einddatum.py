from __future__ import annotations

from django.db import migrations

# The twins of `werkzorg.termijnen`: a trigger compares with what these give (regelgeving 15, rows 1 to 4).
# From day d on, a period of months closes in its last month on day d - 1, or on the last day where that is missing.
EINDE_NA_MAANDEN = """
CREATE FUNCTION trajecten_einde_na_maanden(start date, maanden int) RETURNS date
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
AS $$
    SELECT least(eerste + extract(day FROM start)::int - 2, (eerste + interval '1 month')::date - 1)
    FROM (
        SELECT (start - extract(day FROM start)::int + 1 + make_interval(months => maanden))::date AS eerste
    ) AS laatste_maand
$$;
"""
# Suspensions merged and in order, from the start on: one that begins after the end so far is never reached. No array
# is no suspension, because that is what array_agg makes of no rows. No start, no end.
UITERSTE_EINDDATUM = """
CREATE FUNCTION trajecten_uiterste_einddatum(start date, maanden int, verlenging int, schorsingen daterange[])
RETURNS date
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
AS $$
DECLARE
    einde date := public.trajecten_einde_na_maanden(start, maanden + verlenging);
    stil daterange;
BEGIN
    IF maanden < 1 OR verlenging < 0 THEN
        RAISE EXCEPTION 'trajecten_uiterste_einddatum: % + % maanden kan niet', maanden, verlenging;
    END IF;
    FOR stil IN
        SELECT unnest(range_agg(een) * datemultirange(daterange(start, NULL))) FROM unnest(schorsingen) AS een
    LOOP
        EXIT WHEN lower(stil) > einde;
        IF upper_inf(stil) THEN
            RAISE EXCEPTION 'trajecten_uiterste_einddatum: een schorsing heeft geen einde';
        END IF;
        einde := einde + (upper(stil) - lower(stil));
    END LOOP;
    RETURN einde;
END
$$;
"""


class Migration(migrations.Migration):
    dependencies = []
    operations = [
        migrations.RunSQL(EINDE_NA_MAANDEN, "DROP FUNCTION trajecten_einde_na_maanden(date, int)"),
        migrations.RunSQL(
            UITERSTE_EINDDATUM, "DROP FUNCTION trajecten_uiterste_einddatum(date, int, int, daterange[])"
        ),
    ]
