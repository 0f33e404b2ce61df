from django.apps import AppConfig


class DoorverwijzingenConfig(AppConfig):
    name = "werkzorg.doorverwijzingen"
    label = "doorverwijzingen"
    verbose_name = "Doorverwijzingen"

    def ready(self) -> None:
        from werkzorg.doorverwijzingen.registratie import REGISTRATIE
        from werkzorg.handelen.register import registreer

        registreer(REGISTRATIE)
