from django.apps import AppConfig


class ToegangConfig(AppConfig):
    name = "werkzorg.toegang"
    label = "toegang"
    verbose_name = "Toegang"
