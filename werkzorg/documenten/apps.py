from django.apps import AppConfig


class DocumentenConfig(AppConfig):
    name = "werkzorg.documenten"
    label = "documenten"
    verbose_name = "Documenten"
