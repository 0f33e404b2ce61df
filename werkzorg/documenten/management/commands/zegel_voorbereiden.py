"""manage.py zegel_voorbereiden: make the seal keys of this installation, once."""

from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives.hashes import SHA256
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from werkzorg.documenten.zegel import ZegelFout, maak_zegelsleutels, wortels


class Command(BaseCommand):
    """Make the test keys for sealing in ZEGEL_MAP, unless they exist; safe to run at every start."""

    help = "Maakt de zegelsleutels van deze installatie in ZEGEL_MAP; bestaande sleutels blijven."

    def handle(self, *args: Any, **opties: Any) -> None:
        """Make the set if there is none, and say which root certificate is trusted and until when."""
        zegelmap = Path(settings.ZEGEL_MAP)
        try:
            gemaakt = maak_zegelsleutels(zegelmap)
        except (OSError, ZegelFout) as fout:
            raise CommandError(f"ZEGEL_MAP: de zegelsleutels konden niet gemaakt worden ({fout}).") from fout
        wortel = x509.load_pem_x509_certificate(wortels(zegelmap)[0].read_bytes())
        vingerafdruk = wortel.fingerprint(SHA256()).hex(":")
        begin = "Zegelsleutels gemaakt" if gemaakt else "De zegelsleutels bestonden al"
        tot = f"{wortel.not_valid_after_utc:%d/%m/%Y}"
        self.stdout.write(
            f"{begin}; geldig tot en met {tot}. Vingerafdruk van de wortel (SHA-256): {vingerafdruk}"
        )
