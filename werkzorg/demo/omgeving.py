"""The environment in which the demo's processes run, for when no database and broker are configured."""

from __future__ import annotations

import os
from collections.abc import MutableMapping
from dataclasses import dataclass
from pathlib import Path

from werkzorg.demo.geheimen import Geheimen, bewaarde_geheimen
from werkzorg.demo.ingebed import EIGENAAR, TOEPASSING, databankadres, redisadres
from werkzorg.demo.plaats import Plaats, maak_prive, plaats_van_demo
from werkzorg.demo.processen import Startfout

PROJECT = Path(__file__).resolve().parents[2]
WERKMAP = PROJECT / ".werkzorg"
STANDAARDPOORT = 8000
# Which folder each variable names, below the ignored folder of the demo.
_MAPPEN = {
    "DOCUMENTEN_MAP": "documenten",
    "ZEGEL_MAP": "zegel",
    "ANKER_MAP": "ankers",
    "STATIC_ROOT": "statisch",
    "POSTBUS_MAP": "postbus",
}


@dataclass(frozen=True)
class Demo:
    """What the demo starts itself: both False when another database and broker were configured."""

    geheimen: Geheimen
    plaats: Plaats | None
    eigen_databank: bool
    eigen_redis: bool
    poort: int


class _Gezet:
    """What the first call found and filled in: afterwards our own values look like configured ones."""

    demo: Demo | None = None


def demo_van_dit_proces() -> Demo:
    """What zet_demo_omgeving decided for this process; it is called when that did not happen yet."""
    if _Gezet.demo is None:
        _Gezet.demo = zet_demo_omgeving()
    return _Gezet.demo


def gekozen_poort(omgeving: MutableMapping[str, str]) -> int:
    """The port of variable PORT, 1 to 65535, by default 8000; raises Startfout on anything else."""
    tekst = omgeving.get("PORT") or str(STANDAARDPOORT)
    if not (tekst.isascii() and tekst.isdigit() and 1 <= int(tekst) <= 65535):
        raise Startfout(f"PORT moet een getal van 1 tot 65535 zijn, niet “{tekst}”.")
    return int(tekst)


def zet_demo_omgeving(omgeving: MutableMapping[str, str] = os.environ, werkmap: Path = WERKMAP) -> Demo:
    """Fills in every variable the demo needs that is not set yet, makes its folders, and says what to start.

    Raises Startfout when a database or broker is configured without DEMO=1: that may be a production system.
    """
    ingesteld = [naam for naam in ("DATABASE_URL", "REDIS_URL") if omgeving.get(naam)]
    toegelaten = omgeving.get("DEMO", "").lower() in {"1", "true", "yes", "on"}
    if ingesteld and not toegelaten:
        raise Startfout(
            f"Ingesteld in de omgeving: {' en '.join(ingesteld)}. De demo zet er voorbeeldgegevens in en start daarom "
            "niet. Is het een proefomgeving, zet dan ook DEMO=1."
        )
    if omgeving.get("DATABASE_URL") and not omgeving.get("DATABASE_EIGENAAR_URL"):
        raise Startfout(
            "DATABASE_URL is ingesteld maar DATABASE_EIGENAAR_URL niet: de demo heeft beide nodig."
        )
    poort = gekozen_poort(omgeving)
    os.umask(0o077)
    maak_prive(werkmap)
    geheimen = bewaarde_geheimen(werkmap / "geheimen.json")
    eigen_databank = not omgeving.get("DATABASE_URL")
    eigen_redis = not omgeving.get("REDIS_URL")
    plaats = plaats_van_demo(werkmap.parent, werkmap) if eigen_databank or eigen_redis else None
    waarden = {
        **geheimen.omgeving(),
        **{naam: str(maak_prive(werkmap / map_)) for naam, map_ in _MAPPEN.items()},
        "ALLOWED_HOSTS": "localhost,127.0.0.1,[::1]",
        "WEBADRES": f"http://localhost:{poort}{omgeving.get('PAD_PREFIX', '').rstrip('/')}",
        "EMAIL_URL": "demo://",
        "BEAT_BESTAND": str(maak_prive(werkmap / "beat") / "schema"),
    }
    if plaats and eigen_databank:
        waarden["DATABASE_URL"] = databankadres(plaats.sockets, TOEPASSING, geheimen.toepassing)
        waarden["DATABASE_EIGENAAR_URL"] = databankadres(plaats.sockets, EIGENAAR, geheimen.eigenaar)
    if plaats and eigen_redis:
        waarden["REDIS_URL"] = redisadres(plaats.sockets)
    for naam, waarde in waarden.items():
        if not omgeving.get(naam):
            omgeving[naam] = waarde
    omgeving["DEMO"] = "1"
    return Demo(geheimen, plaats, eigen_databank, eigen_redis, poort)
