from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "werkzorg.demo"
    label = "demo"
    verbose_name = "Demo"
