"""Everything a person sees or types passes here: formats, form fields, pages of a list."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """The app that holds the tag library `weergave`; it has no models."""

    name = "werkzorg.ui"
    label = "ui"
    verbose_name = "Weergave"
