from django.apps import AppConfig


class TrajectenConfig(AppConfig):
    name = "trajecten"
    label = "trajecten"
    verbose_name = "Activeringstrajecten"

    def ready(self) -> None:
        from trajecten.registratie import REGISTRATIES
        from trajecten.stukken import STUKKEN
        from werkzorg.doorverwijzingen.stukken import registreer_stuk
        from werkzorg.handelen.register import registreer

        for registratie in REGISTRATIES:
            registreer(registratie)
        for stuk in STUKKEN:
            registreer_stuk(stuk)
