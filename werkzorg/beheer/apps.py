from django.apps import AppConfig


class BeheerConfig(AppConfig):
    name = "werkzorg.beheer"
    label = "beheer"
    verbose_name = "Beheer"

    def ready(self) -> None:
        from werkzorg.beheer import registratie
        from werkzorg.handelen.register import registreer

        for deel in registratie.REGISTRATIES:
            registreer(deel)
