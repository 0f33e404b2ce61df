"""Lays down by which numbers AMA sociale economie is carried out."""

from django.db import migrations

from werkzorg.parameters.zaaien import zaai


class Migration(migrations.Migration):
    dependencies = [("parameters", "0008_ama")]

    operations = [migrations.RunPython(zaai, migrations.RunPython.noop)]
