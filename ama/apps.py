from django.apps import AppConfig


class AmaConfig(AppConfig):
    name = "ama"
    label = "ama"
    verbose_name = "Arbeidsmatige activiteiten"
