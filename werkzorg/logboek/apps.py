from django.apps import AppConfig


class LogboekConfig(AppConfig):
    name = "werkzorg.logboek"
    label = "logboek"
    verbose_name = "Logboek"
