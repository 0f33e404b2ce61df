"""Lays down by which numbers AMA is carried out."""

from django.db import migrations

from werkzorg.parameters.zaaien import zaai


class Migration(migrations.Migration):
    dependencies = [("parameters", "0007_onderbreking")]

    operations = [migrations.RunPython(zaai, migrations.RunPython.noop)]
