from django.apps import AppConfig


class UitwisselingConfig(AppConfig):
    name = "werkzorg.uitwisseling"
    label = "uitwisseling"
    verbose_name = "Uitwisseling met partners"

    def ready(self) -> None:
        from werkzorg.handelen.register import registreer
        from werkzorg.uitwisseling.registratie import REGISTRATIE

        registreer(REGISTRATIE)
