from django.apps import AppConfig


class OverzichtConfig(AppConfig):
    name = "werkzorg.overzicht"
    label = "overzicht"
    verbose_name = "Overzicht"

    def ready(self) -> None:
        from werkzorg.handelen.register import registreer
        from werkzorg.overzicht import registratie

        registreer(registratie.REGISTRATIE)
