from django.apps import AppConfig


class HandelenConfig(AppConfig):
    name = "werkzorg.handelen"
    label = "handelen"
    verbose_name = "Handelen"
