from django.apps import AppConfig


class BerichtenConfig(AppConfig):
    name = "werkzorg.berichten"
    label = "berichten"
    verbose_name = "Berichten"
