from django.apps import AppConfig


class MandatenConfig(AppConfig):
    name = "mandaten"
    label = "mandaten"
    verbose_name = "Mandaten en erkenningen"

    def ready(self) -> None:
        from mandaten.registratie import REGISTRATIES
        from werkzorg.handelen.register import registreer

        for registratie in REGISTRATIES:
            registreer(registratie)
