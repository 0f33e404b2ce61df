from django.apps import AppConfig


class GebruikersConfig(AppConfig):
    name = "werkzorg.gebruikers"
    label = "gebruikers"
    verbose_name = "Gebruikers"
