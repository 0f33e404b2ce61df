"""Lays down the first values of the parameters that came since."""

from django.db import migrations

from werkzorg.parameters.zaaien import zaai


class Migration(migrations.Migration):
    dependencies = [("parameters", "0004_opzoekingen_per_organisatie")]

    operations = [migrations.RunPython(zaai, migrations.RunPython.noop)]
