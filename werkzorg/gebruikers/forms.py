"""allauth's forms about signing in, fitted to the house; settings ACCOUNT_FORMS and MFA_FORMS name them."""

from __future__ import annotations

from typing import Any

from allauth.account import forms as account
from allauth.account.adapter import get_adapter as account_adapter
from allauth.core import context
from allauth.mfa.adapter import get_adapter as mfa_adapter
from allauth.mfa.base import forms as code
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from django.http import HttpRequest, HttpResponse

from werkzorg.gebruikers.drempel import (
    HERSTEL_ACCOUNT,
    HERSTEL_ADRES,
    adres_van,
    neem,
    poging_met_code,
    poging_met_wachtwoord,
)
from werkzorg.gebruikers.factoren import BEWEZEN, AlGebruikt, gebruik_code
from werkzorg.gebruikers.sessies import GEDEELD

# What to do when a field of allauth is empty; its own sentence names no field.
_LEEG = {
    "login": "Vul je e-mailadres in.",
    "email": "Vul je e-mailadres in.",
    "password": "Vul je wachtwoord in.",
    "oldpassword": "Vul je huidige wachtwoord in.",
    "password1": "Kies een nieuw wachtwoord.",
    "password2": "Vul nog een keer hetzelfde wachtwoord in.",
    "code": "Vul de code in.",
}
_LABELS = {
    "oldpassword": "Je huidige wachtwoord",
    "password2": "Nog een keer hetzelfde wachtwoord",
    "code": "Code",
}


class _EigenZinnen:
    """Labels and sentences as on the other screens, in the summary of errors too."""

    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for naam, veld in self.fields.items():
            veld.label = _LABELS.get(naam, veld.label)
            if naam in _LEEG:
                veld.error_messages["required"] = _LEEG[naam]


class AanmeldForm(_EigenZinnen, account.LoginForm):
    """Address and password, and whether others use this computer too."""

    gedeelde_computer = forms.BooleanField(
        label="Dit is een gedeelde computer",
        required=False,
        help_text="Dan melden we je al na 15 minuten af als je niets doet.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(["login", "password", "gedeelde_computer"])

    def login(self, request: HttpRequest, redirect_url: str | None = None) -> HttpResponse:
        """Signs in, or leads to the second step; the tick goes along in the session."""
        request.session[GEDEELD] = self.cleaned_data["gedeelde_computer"]
        antwoord: HttpResponse = super().login(request, redirect_url=redirect_url)
        return antwoord


class HerstelForm(_EigenZinnen, account.ResetPasswordForm):
    """A forgotten password; whoever asks too often gets the same answer and no mail."""

    def save(self, request: HttpRequest, **kwargs: Any) -> str:
        email: str = self.cleaned_data["email"]
        if neem(HERSTEL_ADRES, adres_van(request)) and neem(HERSTEL_ACCOUNT, email.lower()):
            super().save(request, **kwargs)
        return email


class NieuwWachtwoordForm(_EigenZinnen, account.ResetPasswordKeyForm):
    """A new password, by the link of a mail."""


class BevestigForm(_EigenZinnen, account.ReauthenticateForm):
    """The password once more, before a change of the account."""


class WachtwoordForm(_EigenZinnen, account.ChangePasswordForm):
    """Changing one's password; guessing the old one counts as guessing at the door."""

    def clean_oldpassword(self) -> str:
        """Raises ValidationError when it is not the present password, or was tried too often."""
        assert self.user
        poging = poging_met_wachtwoord(self.user.email, context.request)
        if not poging.mag():
            raise account_adapter().validation_error("too_many_login_attempts")
        if not self.user.check_password(self.cleaned_data.get("oldpassword", "")):
            poging.mislukt()
            raise account_adapter().validation_error("enter_current_password")
        poging.gelukt()
        wachtwoord: str = self.cleaned_data["oldpassword"]
        return wachtwoord


class _Code:
    """A code of the app or a recovery code: counted per account and address, and good for one time."""

    user: Any
    cleaned_data: dict[str, Any]

    def clean_code(self) -> str:
        """Raises ValidationError when the code is wrong, used, or was tried too often."""
        poging = poging_met_code(self.user.pk, context.request)
        if not poging.mag():
            raise account_adapter().validation_error("too_many_login_attempts")
        ingevuld: str = self.cleaned_data["code"]
        factoren = Authenticator.objects.filter(user=self.user).exclude(type=Authenticator.Type.WEBAUTHN)
        for factor in factoren.order_by("-type"):
            try:
                goed = gebruik_code(factor, ingevuld)
            except AlGebruikt:
                raise forms.ValidationError(
                    "Deze code is al gebruikt. Wacht tot je app een nieuwe code toont.", code="al_gebruikt"
                ) from None
            if goed:
                factor.user = self.user
                self.authenticator = factor
                poging.gelukt()
                return ingevuld
        poging.mislukt()
        raise mfa_adapter().validation_error("incorrect_code")


class CodeForm(_EigenZinnen, _Code, code.AuthenticateForm):
    """The second step of signing in."""


class CodeOpnieuwForm(_EigenZinnen, _Code, code.ReauthenticateForm):
    """The same, to confirm who one is before a change of the account."""


class AppForm(_EigenZinnen, ActivateTOTPForm):
    """Adding an app with codes: a right code proves it in this session."""

    def clean_code(self) -> str:
        ingevuld: str = super().clean_code()
        context.request.session[BEWEZEN] = True
        return ingevuld


class PasskeyForm(AddWebAuthnForm):
    """Adding a passkey: the device answered in this session."""

    def clean(self) -> dict[str, Any]:
        velden: dict[str, Any] = super().clean()
        if not self.errors:
            context.request.session[BEWEZEN] = True
        return velden
