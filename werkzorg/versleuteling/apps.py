from django.apps import AppConfig


class VersleutelingConfig(AppConfig):
    name = "werkzorg.versleuteling"
    label = "versleuteling"
    verbose_name = "Versleuteling"

    def ready(self) -> None:
        from . import controles  # noqa: F401  (registers the system checks)
