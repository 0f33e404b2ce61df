from django.apps import AppConfig


class WerklijstConfig(AppConfig):
    name = "werkzorg.werklijst"
    label = "werklijst"
    verbose_name = "Werklijst"
