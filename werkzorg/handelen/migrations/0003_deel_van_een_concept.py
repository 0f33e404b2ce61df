from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("handelen", "0002_concepten_en_uitvoer"),
    ]

    operations = [
        migrations.AddField(
            model_name="concept",
            name="deel",
            field=models.CharField(blank=True, max_length=90),
        ),
    ]
