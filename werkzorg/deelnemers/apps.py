from django.apps import AppConfig


class DeelnemersConfig(AppConfig):
    name = "werkzorg.deelnemers"
    label = "deelnemers"
    verbose_name = "Deelnemers"

    def ready(self) -> None:
        from werkzorg.deelnemers import registratie
        from werkzorg.handelen.register import registreer

        for deel in registratie.REGISTRATIES:
            registreer(deel)
