"""The demo's mail: every sent mail becomes one file that can be read on a page; nothing leaves the machine."""

from __future__ import annotations

import email
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email import policy
from email.message import EmailMessage as Bericht
from email.utils import parsedate_to_datetime
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone


class PostbusBackend(BaseEmailBackend):
    """Writes each mail to POSTBUS_MAP, named after its Message-ID: the same mail twice is one file."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        map_ = _map()
        map_.mkdir(parents=True, exist_ok=True, mode=0o700)
        for mail in email_messages:
            bericht = mail.message()
            doel = map_ / f"{hashlib.sha256(str(bericht['Message-ID']).encode()).hexdigest()[:32]}.eml"
            tijdelijk = doel.with_suffix(".deel")
            tijdelijk.write_bytes(bericht.as_bytes())
            tijdelijk.rename(doel)
        return len(email_messages)


@dataclass(frozen=True)
class Mail:
    """One sent mail; `sleutel` is its file name without ending."""

    sleutel: str
    onderwerp: str
    van: str
    aan: str
    wanneer: datetime
    tekst: str


def _map() -> Path:
    return Path(str(settings.POSTBUS_MAP))


def mails() -> list[Mail]:
    """All sent mails, newest first."""
    map_ = _map()
    gevonden = [_lees(pad) for pad in map_.glob("*.eml")] if map_.is_dir() else []
    return sorted(gevonden, key=lambda mail: mail.wanneer, reverse=True)


def mail(sleutel: str) -> Mail | None:
    """The mail with this key, or None."""
    return next((een for een in mails() if een.sleutel == sleutel), None)


def _lees(pad: Path) -> Mail:
    bericht = email.message_from_bytes(pad.read_bytes(), policy=policy.default)
    assert isinstance(bericht, Bericht)
    tekst = bericht.get_body(preferencelist=("plain",))
    # Django writes "-0000" (UTC, local zone unknown), which the parser gives back without a zone.
    moment = parsedate_to_datetime(str(bericht["Date"])) if bericht["Date"] else timezone.now()
    return Mail(
        sleutel=pad.stem,
        onderwerp=str(bericht["Subject"]),
        van=str(bericht["From"]),
        aan=str(bericht["To"]),
        wanneer=moment if timezone.is_aware(moment) else moment.replace(tzinfo=UTC),
        tekst=tekst.get_content() if tekst else "",
    )
