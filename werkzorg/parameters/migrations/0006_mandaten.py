"""Lays down the first values of the parameters of mandates and recognitions."""

from django.db import migrations

from werkzorg.parameters.zaaien import zaai


class Migration(migrations.Migration):
    dependencies = [("parameters", "0005_antwoordtermijn")]

    operations = [migrations.RunPython(zaai, migrations.RunPython.noop)]
