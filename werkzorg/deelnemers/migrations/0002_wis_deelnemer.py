"""The one way out: the database function that erases a person, owned by a role that can do nothing else.

A new table with data about people must be added here by a next migration (a house test compares).
"""

from django.db import migrations

WISSER = "werkzorg_wisser"

# Children first. History rows go after the rows they are about: deleting a row adds one last history row.
RIJEN = (
    ("werklijst_taak", "deelnemer_id = wie"),
    (
        "documenten_documentversie",
        "document_id IN (SELECT id FROM documenten_document WHERE deelnemer_id = wie)",
    ),
    ("documenten_document", "deelnemer_id = wie"),
    ("deelnemers_betrokkenheid", "deelnemer_id = wie"),
    ("deelnemers_deelnemer", "id = wie"),
)
GESCHIEDENIS = (
    ("werklijst_taakevent", "deelnemer_id = wie"),
    ("documenten_documentversieevent", "document_id = ANY (documenten)"),
    ("documenten_documentevent", "deelnemer_id = wie"),
    ("deelnemers_betrokkenheidevent", "deelnemer_id = wie"),
    ("deelnemers_deelnemerevent", "id = wie"),
)


def _weg(tabel, voorwaarde):
    return f"DELETE FROM public.{tabel} WHERE {voorwaarde};"


FUNCTIE = f"""
CREATE FUNCTION wis_deelnemer(opdracht uuid) RETURNS uuid[]
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
    wie uuid;
    documenten uuid[];
    versies uuid[];
BEGIN
    SELECT w.deelnemer_id INTO wie FROM public.deelnemers_wisopdracht w
     WHERE w.id = opdracht AND w.goedgekeurd_op IS NOT NULL AND w.uitgevoerd_op IS NULL
       FOR UPDATE;
    IF wie IS NULL THEN
        RAISE EXCEPTION 'geen goedgekeurde wisopdracht %', opdracht USING ERRCODE = '23514';
    END IF;
    PERFORM 1 FROM public.deelnemers_deelnemer WHERE id = wie FOR UPDATE;
    SELECT array_agg(d.id) INTO documenten FROM public.documenten_document d WHERE d.deelnemer_id = wie;
    SELECT array_agg(v.id) INTO versies FROM public.documenten_documentversie v WHERE v.document_id = ANY (documenten);
    {"".join(_weg(*rij) for rij in RIJEN)}
    {"".join(_weg(*rij) for rij in GESCHIEDENIS)}
    UPDATE public.deelnemers_wisopdracht SET uitgevoerd_op = now() WHERE id = opdracht;
    RETURN COALESCE(versies, ARRAY[]::uuid[]);
END;
$$;
"""


def zet_eigenaar(apps, schema_editor):
    """Hands the function to its own role, with just the rights it needs."""
    voer_uit = schema_editor.execute
    gewoon = ", ".join(f"public.{tabel}" for tabel, _ in RIJEN)
    historie = ", ".join(f"public.{tabel}" for tabel, _ in GESCHIEDENIS)
    voer_uit(f"GRANT USAGE, CREATE ON SCHEMA public TO {WISSER}")
    # FOR UPDATE on the person needs UPDATE; the rest is reading and removing.
    voer_uit(f"GRANT SELECT, DELETE ON {gewoon} TO {WISSER}")
    voer_uit(f"GRANT UPDATE ON public.deelnemers_deelnemer TO {WISSER}")
    voer_uit(f"GRANT SELECT, INSERT, DELETE ON {historie} TO {WISSER}")
    voer_uit(f"GRANT SELECT, UPDATE ON public.deelnemers_wisopdracht TO {WISSER}")
    voer_uit(f"GRANT INSERT ON public.deelnemers_wisopdrachtevent TO {WISSER}")
    voer_uit(f"ALTER FUNCTION wis_deelnemer(uuid) OWNER TO {WISSER}")
    voer_uit(f"REVOKE CREATE ON SCHEMA public FROM {WISSER}")


class Migration(migrations.Migration):
    dependencies = [
        ("deelnemers", "0001_initial"),
        ("documenten", "0001_initial"),
        ("werklijst", "0001_initial"),
    ]
    operations = [
        migrations.RunSQL(FUNCTIE, "DROP FUNCTION wis_deelnemer(uuid)"),
        migrations.RunPython(zet_eigenaar, migrations.RunPython.noop),
    ]
