"""The secrets of one checkout's demo: made once, kept in a file that only its owner can read."""

from __future__ import annotations

import base64
import json
import os
import secrets
import tempfile
from dataclasses import asdict, dataclass, field
from pathlib import Path

from werkzorg.demo.processen import Startfout


def _woord() -> str:
    return secrets.token_urlsafe(32)


def _sleutel() -> str:
    return base64.b64encode(secrets.token_bytes(32)).decode()


@dataclass(frozen=True)
class Geheimen:
    """Passwords and keys; every field is made at random. `installatie` ties stored data to these keys."""

    installatie: str = field(default_factory=lambda: secrets.token_hex(8))
    beheerder: str = field(default_factory=_woord)
    eigenaar: str = field(default_factory=_woord)
    toepassing: str = field(default_factory=_woord)
    secret_key: str = field(default_factory=_woord)
    hoofdsleutel: str = field(default_factory=_sleutel)
    insz_index_sleutel: str = field(default_factory=_sleutel)

    def omgeving(self) -> dict[str, str]:
        """The environment variables that hold the keys of the application."""
        return {
            "SECRET_KEY": self.secret_key,
            "HOOFDSLEUTELS": f"k1:{self.hoofdsleutel}",
            "INSZ_INDEX_SLEUTEL": self.insz_index_sleutel,
        }


def bewaarde_geheimen(bestand: Path) -> Geheimen:
    """The secrets in `bestand`, made there at the first call (mode 0600, written whole or not at all).

    Raises Startfout when the file exists but is not ours to read or is not what we wrote.
    """
    try:
        gelezen = json.loads(bestand.read_text(encoding="utf-8"))
        return Geheimen(**gelezen)
    except FileNotFoundError:
        pass
    except PermissionError:
        raise Startfout(
            f"De map {bestand.parent} is van een andere gebruiker: start de demo als die gebruiker, "
            "of maak een eigen kopie van het project."
        ) from None
    except (ValueError, TypeError):
        raise Startfout(
            f"Het bestand {bestand} is beschadigd: verwijder de map {bestand.parent} om met een lege demo te beginnen."
        ) from None
    nieuw = Geheimen()
    handvat, tijdelijk = tempfile.mkstemp(dir=bestand.parent, prefix=".geheimen-")
    with os.fdopen(handvat, "w", encoding="utf-8") as schrijf:
        json.dump(asdict(nieuw), schrijf, indent=1)
        schrijf.flush()
        os.fsync(schrijf.fileno())
    try:
        os.link(
            tijdelijk, bestand
        )  # refuses to replace: when two start at once, both use the first one's secrets
    except FileExistsError:
        return bewaarde_geheimen(bestand)
    finally:
        Path(tijdelijk).unlink()
    return nieuw
