"""The twin of `domein.subsidie` over the tables: the subsidy of everybody in one year, set-based (regelgeving 5.7)."""

from django.db import migrations

# The first day on which somebody is so many years old; whoever was born on 29 February on 1 March where that is missing.
WORDT_JAAR_OP = """
CREATE FUNCTION ama_wordt_jaar_op(geboren date, jaren int) RETURNS date
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
AS $$
    SELECT verjaardag + (extract(day FROM verjaardag) <> extract(day FROM geboren))::int
    FROM (SELECT (geboren + make_interval(years => jaren))::date AS verjaardag) AS eerste
$$;
"""
# `tot`: nothing after that day is looked at (NULL: the whole year). `grenzen`: list of {van, tot, ouder_dan, jonger_dan}.
SUBSIDIE = """
CREATE FUNCTION ama_subsidie(jaar int, maximum int, noemer int, indien_dagen int, tot date, grenzen jsonb)
RETURNS TABLE (
    deelnemer_id uuid, begeleider_id uuid, dagen int, dagen_deelnemer int, totaal_cent int, bedrag_cent int,
    perioden datemultirange
)
LANGUAGE sql STABLE
AS $$
    WITH jaardagen AS (
        SELECT CASE WHEN tot < make_date(jaar, 1, 1) THEN 'empty'::daterange
            ELSE daterange(make_date(jaar, 1, 1), least(make_date(jaar, 12, 31), tot), '[]') END AS dagen
    ), erkend AS (
        SELECT organisatie_id, range_agg(periode) AS dagen FROM mandaten_bevoegdheid
        WHERE functie = 'begeleider_ama' GROUP BY organisatie_id
    ), wse AS (
        SELECT o.deelnemer_id, range_agg(daterange(o.start, o.einde, '[]')) AS dagen FROM ama_overeenkomst o
        WHERE o.soort = 'wse' AND o.ondertekend_op IS NOT NULL AND o.status <> 'afgebroken' GROUP BY o.deelnemer_id
    ), vaph AS (
        SELECT v.deelnemer_id, range_agg(v.periode) AS dagen FROM ama_vaphsteun v
        WHERE v.soort IN ('dagondersteuning', 'begeleid_werken') GROUP BY v.deelnemer_id
    ), telt AS (
        SELECT o.deelnemer_id, o.begeleider_id,
            datemultirange(daterange(o.start, o.einde, '[]') * jaardagen.dagen)
            * COALESCE(erkend.dagen, '{}')
            * datemultirange(werkpost.periode)
            * COALESCE(leeftijd.dagen, '{}')
            * datemultirange(daterange(
                CASE WHEN o.ingediend_op - o.start <= indien_dagen THEN o.start ELSE o.ingediend_op END, NULL
            ))
            * datemultirange(daterange(NULL, deelnemer.overleden_op, '[]'))
            - COALESCE(wse.dagen, '{}') - COALESCE(vaph.dagen, '{}') AS dagen
        FROM jaardagen
        JOIN ama_overeenkomst o ON daterange(o.start, o.einde, '[]') && jaardagen.dagen
        JOIN deelnemers_deelnemer deelnemer ON deelnemer.id = o.deelnemer_id
        JOIN organisaties_werkpost werkpost ON werkpost.id = o.werkpost_id
        LEFT JOIN erkend ON erkend.organisatie_id = o.begeleider_id
        LEFT JOIN wse ON wse.deelnemer_id = o.deelnemer_id
        LEFT JOIN vaph ON vaph.deelnemer_id = o.deelnemer_id
        CROSS JOIN LATERAL (
            SELECT range_agg(
                daterange(grens.van, grens.tot, '[]') * daterange(
                    public.ama_wordt_jaar_op(deelnemer.geboortedatum, grens.ouder_dan),
                    public.ama_wordt_jaar_op(deelnemer.geboortedatum, grens.jonger_dan)
                )
            ) AS dagen
            FROM jsonb_to_recordset(grenzen) AS grens(van date, tot date, ouder_dan int, jonger_dan int)
        ) leeftijd
        WHERE o.soort = 'wvg' AND o.aanvaard_op IS NOT NULL AND o.ondertekend_op IS NOT NULL AND o.status <> 'afgebroken'
    ), per_begeleider AS (
        SELECT telt.deelnemer_id, telt.begeleider_id, range_agg(telt.dagen) AS perioden FROM telt
        GROUP BY telt.deelnemer_id, telt.begeleider_id
    ), per_deelnemer AS (
        SELECT p.deelnemer_id, range_agg(p.perioden) AS perioden FROM per_begeleider p GROUP BY p.deelnemer_id
    ), geteld AS (
        SELECT p.deelnemer_id, p.begeleider_id, p.perioden, eigen.aantal AS dagen, samen.aantal AS dagen_deelnemer,
            sum(eigen.aantal) OVER deelnemer AS som,
            least(maximum, (2 * maximum::bigint * samen.aantal + noemer) / (2 * noemer)) AS totaal
        FROM per_begeleider p
        JOIN per_deelnemer d ON d.deelnemer_id = p.deelnemer_id
        CROSS JOIN LATERAL (
            SELECT COALESCE(sum(upper(deel) - lower(deel)), 0)::int AS aantal FROM unnest(p.perioden) AS deel
        ) eigen
        CROSS JOIN LATERAL (
            SELECT COALESCE(sum(upper(deel) - lower(deel)), 0)::int AS aantal FROM unnest(d.perioden) AS deel
        ) samen
        WINDOW deelnemer AS (PARTITION BY p.deelnemer_id)
    ), verdeeld AS (
        SELECT *, totaal * geteld.dagen / som AS vloer, totaal * geteld.dagen % som AS rest FROM geteld WHERE som > 0
    )
    -- The largest remainders get the cents that are left; of equal ones the most days, then the first key.
    SELECT v.deelnemer_id, v.begeleider_id, v.dagen, v.dagen_deelnemer, v.totaal::int,
        (v.vloer + (
            row_number() OVER (PARTITION BY v.deelnemer_id ORDER BY v.rest DESC, v.dagen DESC, v.begeleider_id)
            <= v.totaal - sum(v.vloer) OVER (PARTITION BY v.deelnemer_id)
        )::int)::int,
        v.perioden
    FROM verdeeld v
    WHERE v.dagen > 0
    ORDER BY v.deelnemer_id, v.begeleider_id
$$;
"""
# Per agreement of AMA WVG every day in the year once: the days that count ("") and, rule by rule in the order of
# `subsidiedagen.Regel`, those that do not. Of two agreements at one begeleider the first carries the day.
SUBSIDIESTUKKEN = """
CREATE FUNCTION ama_subsidiestukken(jaar int, indien_dagen int, grenzen jsonb)
RETURNS TABLE (deelnemer_id uuid, begeleider_id uuid, stukken jsonb)
LANGUAGE sql STABLE
AS $$
    WITH jaardagen AS (
        SELECT daterange(make_date(jaar, 1, 1), make_date(jaar, 12, 31), '[]') AS dagen
    ), erkend AS (
        SELECT organisatie_id, range_agg(periode) AS dagen FROM mandaten_bevoegdheid
        WHERE functie = 'begeleider_ama' GROUP BY organisatie_id
    ), wse AS (
        SELECT o.deelnemer_id, range_agg(daterange(o.start, o.einde, '[]')) AS dagen FROM ama_overeenkomst o
        WHERE o.soort = 'wse' AND o.ondertekend_op IS NOT NULL AND o.status <> 'afgebroken' GROUP BY o.deelnemer_id
    ), vaph AS (
        SELECT v.deelnemer_id, range_agg(v.periode) AS dagen FROM ama_vaphsteun v
        WHERE v.soort IN ('dagondersteuning', 'begeleid_werken') GROUP BY v.deelnemer_id
    ), regels AS (
        SELECT o.id, o.deelnemer_id, o.begeleider_id, o.start, een.binnen,
            CASE WHEN deelnemer.overleden_op IS NULL THEN '{}'
                ELSE een.binnen * datemultirange(daterange(deelnemer.overleden_op, NULL, '()')) END AS na_overlijden,
            CASE WHEN o.aanvaard_op IS NULL THEN een.binnen ELSE '{}' END AS niet_aanvaard,
            CASE WHEN o.ingediend_op - o.start > indien_dagen
                THEN datemultirange(daterange(o.start, o.ingediend_op)) ELSE '{}' END AS te_laat,
            een.binnen - COALESCE(erkend.dagen, '{}') AS geen_erkenning,
            COALESCE(wse.dagen, '{}') AS wse,
            COALESCE(vaph.dagen, '{}') AS vaph,
            een.binnen - COALESCE(leeftijd.dagen, '{}') AS leeftijd,
            een.binnen - datemultirange(werkpost.periode) AS gesloten
        FROM jaardagen
        JOIN ama_overeenkomst o ON daterange(o.start, o.einde, '[]') && jaardagen.dagen
        JOIN deelnemers_deelnemer deelnemer ON deelnemer.id = o.deelnemer_id
        JOIN organisaties_werkpost werkpost ON werkpost.id = o.werkpost_id
        LEFT JOIN erkend ON erkend.organisatie_id = o.begeleider_id
        LEFT JOIN wse ON wse.deelnemer_id = o.deelnemer_id
        LEFT JOIN vaph ON vaph.deelnemer_id = o.deelnemer_id
        CROSS JOIN LATERAL (
            SELECT datemultirange(daterange(o.start, o.einde, '[]') * jaardagen.dagen) AS binnen
        ) een
        CROSS JOIN LATERAL (
            SELECT range_agg(
                daterange(grens.van, grens.tot, '[]') * daterange(
                    public.ama_wordt_jaar_op(deelnemer.geboortedatum, grens.ouder_dan),
                    public.ama_wordt_jaar_op(deelnemer.geboortedatum, grens.jonger_dan)
                )
            ) AS dagen
            FROM jsonb_to_recordset(grenzen) AS grens(van date, tot date, ouder_dan int, jonger_dan int)
        ) leeftijd
        WHERE o.soort = 'wvg' AND o.ondertekend_op IS NOT NULL AND o.status <> 'afgebroken'
    ), over AS (
        SELECT *, binnen - na_overlijden - niet_aanvaard - te_laat - geen_erkenning - wse - vaph - leeftijd - gesloten
            AS rest FROM regels
    ), geteld AS (
        SELECT *, COALESCE(range_agg(rest) OVER (
            PARTITION BY over.deelnemer_id, over.begeleider_id ORDER BY start, id
            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
        ), '{}') AS eerder FROM over
    )
    SELECT g.deelnemer_id, g.begeleider_id,
        jsonb_agg(
            jsonb_build_object(
                'overeenkomst', g.id, 'van', lower(dag.deel), 'tot', upper(dag.deel) - 1, 'regel', dag.regel
            ) ORDER BY g.start, g.id, dag.deel
        )
    FROM geteld g
    CROSS JOIN LATERAL (
        SELECT stuk.regel, unnest(stuk.dagen) AS deel FROM (VALUES
            ('na_overlijden', na_overlijden),
            ('niet_aanvaard', niet_aanvaard - na_overlijden),
            ('te_laat_ingediend', binnen * te_laat - na_overlijden - niet_aanvaard),
            ('geen_erkenning', geen_erkenning - na_overlijden - niet_aanvaard - te_laat),
            ('wse', binnen * wse - na_overlijden - niet_aanvaard - te_laat - geen_erkenning),
            ('vaph', binnen * vaph - na_overlijden - niet_aanvaard - te_laat - geen_erkenning - wse),
            ('leeftijd', leeftijd - na_overlijden - niet_aanvaard - te_laat - geen_erkenning - wse - vaph),
            ('werkpost_gesloten',
                gesloten - na_overlijden - niet_aanvaard - te_laat - geen_erkenning - wse - vaph - leeftijd),
            ('dubbel', rest * eerder),
            ('', rest - eerder)
        ) AS stuk(regel, dagen)
    ) dag
    GROUP BY g.deelnemer_id, g.begeleider_id
$$;
"""
# One row for every deelnemer and begeleider with a day of agreement in the year, also where nothing counts.
SUBSIDIELIJNEN = """
CREATE FUNCTION ama_subsidielijnen(jaar int, maximum int, noemer int, indien_dagen int, grenzen jsonb)
RETURNS TABLE (
    deelnemer_id uuid, begeleider_id uuid, dagen int, dagen_deelnemer int, maximum_cent int, delen_door int,
    totaal_cent int, bedrag_cent int, stukken jsonb
)
LANGUAGE sql STABLE
AS $$
    SELECT s.deelnemer_id, s.begeleider_id, COALESCE(b.dagen, 0),
        COALESCE(max(b.dagen_deelnemer) OVER deelnemer, 0), maximum, noemer,
        COALESCE(max(b.totaal_cent) OVER deelnemer, 0), COALESCE(b.bedrag_cent, 0), s.stukken
    FROM public.ama_subsidiestukken(jaar, indien_dagen, grenzen) s
    LEFT JOIN public.ama_subsidie(jaar, maximum, noemer, indien_dagen, NULL, grenzen) b
        ON b.deelnemer_id = s.deelnemer_id AND b.begeleider_id = s.begeleider_id
    WINDOW deelnemer AS (PARTITION BY s.deelnemer_id)
$$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("ama", "0001_tabellen"),
        ("deelnemers", "0009_laatste_dag_samenvoeging"),
        ("mandaten", "0001_initial"),
        ("organisaties", "0004_vestigingen_en_werkposten"),
    ]
    operations = [
        migrations.RunSQL(WORDT_JAAR_OP, "DROP FUNCTION ama_wordt_jaar_op(date, int)"),
        migrations.RunSQL(SUBSIDIE, "DROP FUNCTION ama_subsidie(int, int, int, int, date, jsonb)"),
        migrations.RunSQL(SUBSIDIESTUKKEN, "DROP FUNCTION ama_subsidiestukken(int, int, jsonb)"),
        migrations.RunSQL(SUBSIDIELIJNEN, "DROP FUNCTION ama_subsidielijnen(int, int, int, int, jsonb)"),
    ]
