from django.apps import AppConfig


class OrganisatiesConfig(AppConfig):
    name = "werkzorg.organisaties"
    label = "organisaties"
    verbose_name = "Organisaties"
