from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in
from django.db.models.signals import post_init, pre_save


class GebruikersConfig(AppConfig):
    name = "werkzorg.gebruikers"
    label = "gebruikers"
    verbose_name = "Gebruikers"

    def ready(self) -> None:
        """Seals second factors, fits e-mail addresses to accounts by invitation, and notes when a session began."""
        from werkzorg.gebruikers import aanmelding, factoren, sessies  # allauth's models are loaded only now

        factor = "mfa.Authenticator"
        pre_save.connect(factoren.verzegel, sender=factor, dispatch_uid="factor_verzegelen")
        post_init.connect(factoren.eis_zegel, sender=factor, dispatch_uid="factor_zegel_eisen")
        pre_save.connect(
            aanmelding.merk_als_bevestigd, sender="account.EmailAddress", dispatch_uid="merk_als_bevestigd"
        )
        user_logged_in.connect(sessies.begin_sessie, dispatch_uid="sessie_beginnen")
