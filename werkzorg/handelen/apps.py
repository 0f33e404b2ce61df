from django.apps import AppConfig


class HandelenConfig(AppConfig):
    name = "werkzorg.handelen"
    label = "handelen"
    verbose_name = "Handelen"

    def ready(self) -> None:
        from werkzorg.handelen import controles  # noqa: F401  (registers the system check)
