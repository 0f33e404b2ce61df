"""The PostgreSQL extensions the house leans on; trusted ones, so the owner needs no superuser."""

from django.contrib.postgres.operations import BtreeGistExtension, TrigramExtension, UnaccentExtension
from django.db import migrations


class Migration(migrations.Migration):
    initial = True
    dependencies: list[tuple[str, str]] = []
    operations = [
        BtreeGistExtension(),
        TrigramExtension(),
        UnaccentExtension(),
        # unaccent() is only STABLE because its dictionary could change; ours is fixed, so an index may use it.
        migrations.RunSQL(
            """
            CREATE FUNCTION sorteersleutel(tekst text) RETURNS text
            LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
            AS $$ SELECT public.unaccent('public.unaccent'::regdictionary, lower(tekst)) $$;
            """,
            "DROP FUNCTION sorteersleutel(text)",
        ),
    ]
