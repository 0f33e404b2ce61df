from django.apps import AppConfig


class AmaConfig(AppConfig):
    name = "ama"
    label = "ama"
    verbose_name = "Arbeidsmatige activiteiten"

    def ready(self) -> None:
        from ama.registratie import REGISTRATIES
        from ama.stukken import STUKKEN, aanbod_dat_loopt
        from werkzorg.doorverwijzingen.stukken import registreer_loopt, registreer_stuk
        from werkzorg.handelen.register import registreer

        for registratie in REGISTRATIES:
            registreer(registratie)
        for stuk in STUKKEN:
            registreer_stuk(stuk)
        registreer_loopt("ama", aanbod_dat_loopt)
