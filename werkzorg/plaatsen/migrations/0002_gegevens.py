"""Lays down the municipalities, postcodes and regio's of the files in `gegevens`."""

from django.db import migrations

from werkzorg.plaatsen.laden import laad


class Migration(migrations.Migration):
    dependencies = [("plaatsen", "0001_plaatsen")]

    operations = [migrations.RunPython(laad, migrations.RunPython.noop)]
