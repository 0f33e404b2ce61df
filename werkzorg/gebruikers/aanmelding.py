"""How allauth is fitted to the house: no open sign-up, secrets of second factors encrypted, mails through ours."""

from __future__ import annotations

import base64
import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest

from werkzorg.versleuteling import ontsleutel, versleutel

_PLAATS = {"doel": "tweede-factor", "tabel": "mfa_authenticator", "kolom": "data", "rij": "-"}


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by invitation only."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def format_email_subject(self, subject: str) -> str:
        return subject


class MfaAdapter(DefaultMFAAdapter):
    """Secrets of second factors are stored encrypted (allauth's default keeps them in the clear).

    The hooks do not know the row, so the ciphertext is bound to table and column only.
    """

    def encrypt(self, text: str) -> str:
        return base64.b64encode(versleutel(text.encode(), **_PLAATS)).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return ontsleutel(base64.b64decode(encrypted_text), **_PLAATS).decode()

    def get_public_key_credential_rp_entity(self) -> dict[str, Any]:
        entiteit = dict(super().get_public_key_credential_rp_entity())
        return {**entiteit, "name": "werkzorg"}


def merk_als_bekeken(sender: type[Any], instance: Any, **_: Any) -> None:
    """Recovery codes count as looked at from the moment they are made.

    allauth writes that mark the first time their page is shown, which a reading request may not do here. Nothing hangs
    on the mark: the codes may be shown again after the password was asked.
    """
    if instance.type == instance.Type.RECOVERY_CODES:
        instance.data.setdefault("viewed_at", time.time())


def merk_als_bevestigd(sender: type[Any], instance: Any, **_: Any) -> None:
    """The address of an account counts as confirmed: whoever invited the person gave it.

    allauth writes a row for it when a new password is asked for, and then refuses a second factor until the address was
    confirmed on a page that does not exist here.
    """
    instance.verified = instance.primary = True
