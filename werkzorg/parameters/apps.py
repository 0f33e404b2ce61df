from django.apps import AppConfig


class ParametersConfig(AppConfig):
    name = "werkzorg.parameters"
    label = "parameters"
    verbose_name = "Parameters"
