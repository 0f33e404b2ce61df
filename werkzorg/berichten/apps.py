from django.apps import AppConfig


class BerichtenConfig(AppConfig):
    name = "werkzorg.berichten"
    label = "berichten"
    verbose_name = "Berichten"

    def ready(self) -> None:
        # Without our own application in the process, ringing would go to Celery's default broker.
        from werkzorg import celery  # noqa: F401
