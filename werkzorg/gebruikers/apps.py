from django.apps import AppConfig
from django.db.models.signals import pre_save


class GebruikersConfig(AppConfig):
    name = "werkzorg.gebruikers"
    label = "gebruikers"
    verbose_name = "Gebruikers"

    def ready(self) -> None:
        """Fits recovery codes to the read-only guard."""
        from werkzorg.gebruikers.aanmelding import merk_als_bekeken  # allauth's models are loaded only now

        pre_save.connect(merk_als_bekeken, sender="mfa.Authenticator", dispatch_uid="merk_als_bekeken")
