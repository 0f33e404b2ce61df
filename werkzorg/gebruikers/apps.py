from django.apps import AppConfig
from django.db.models.signals import pre_save


class GebruikersConfig(AppConfig):
    name = "werkzorg.gebruikers"
    label = "gebruikers"
    verbose_name = "Gebruikers"

    def ready(self) -> None:
        """Fits recovery codes to the read-only guard, and e-mail addresses to accounts by invitation."""
        from werkzorg.gebruikers import aanmelding  # allauth's models are loaded only now

        pre_save.connect(
            aanmelding.merk_als_bekeken, sender="mfa.Authenticator", dispatch_uid="merk_als_bekeken"
        )
        pre_save.connect(
            aanmelding.merk_als_bevestigd, sender="account.EmailAddress", dispatch_uid="merk_als_bevestigd"
        )
