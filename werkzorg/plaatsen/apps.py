from django.apps import AppConfig


class PlaatsenConfig(AppConfig):
    name = "werkzorg.plaatsen"
    label = "plaatsen"
    verbose_name = "Plaatsen"
