"""Lays down by which numbers the onthaaltrajecten and the exchange with partners are carried out."""

from django.db import migrations

from werkzorg.parameters.zaaien import zaai


class Migration(migrations.Migration):
    dependencies = [("parameters", "0009_sociale_economie")]

    operations = [migrations.RunPython(zaai, migrations.RunPython.noop)]
