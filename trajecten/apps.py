from django.apps import AppConfig


class TrajectenConfig(AppConfig):
    name = "trajecten"
    label = "trajecten"
    verbose_name = "Activeringstrajecten"

    def ready(self) -> None:
        from trajecten.registratie import REGISTRATIES
        from werkzorg.handelen.register import registreer

        for registratie in REGISTRATIES:
            registreer(registratie)
