from django.apps import AppConfig


class GboConfig(AppConfig):
    name = "gbo"
    label = "gbo"
    verbose_name = "Onthaaltrajecten"

    def ready(self) -> None:
        from gbo.registratie import REGISTRATIES
        from werkzorg.handelen.register import registreer

        for registratie in REGISTRATIES:
            registreer(registratie)
