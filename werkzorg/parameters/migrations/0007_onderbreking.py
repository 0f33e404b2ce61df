"""Lays down whether an interruption of a traject stops its clock."""

from django.db import migrations

from werkzorg.parameters.zaaien import zaai


class Migration(migrations.Migration):
    dependencies = [("parameters", "0006_mandaten")]

    operations = [migrations.RunPython(zaai, migrations.RunPython.noop)]
