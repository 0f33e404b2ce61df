from django.apps import AppConfig


class DatabankConfig(AppConfig):
    name = "werkzorg.databank"
    label = "databank"
    verbose_name = "Databank"
