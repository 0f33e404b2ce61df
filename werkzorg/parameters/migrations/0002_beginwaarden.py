"""Lays down the first values; from then on the owners decide."""

from django.db import migrations

from werkzorg.parameters.zaaien import zaai


class Migration(migrations.Migration):
    dependencies = [("parameters", "0001_initial")]

    operations = [migrations.RunPython(zaai, migrations.RunPython.noop)]
