#!/usr/bin/env python3
"""Django's command line. `manage.py demo` needs no configuration: it fills in its own environment."""

from __future__ import annotations

import os
import re
import signal
import sys
from importlib import import_module


def _stop(zin: object) -> None:
    print(zin, file=sys.stderr)
    raise SystemExit(2)


def controleer_instellingen() -> None:
    """Ends the process with code 2 and one Dutch sentence when a setting is missing or wrong."""
    from django.core.exceptions import ImproperlyConfigured

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "werkzorg.settings")
    try:
        import_module(os.environ["DJANGO_SETTINGS_MODULE"])
        # The keys are read at their first use only, and a web server would start without them.
        sleutels = import_module("werkzorg.versleuteling.sleutels")
        sleutels.sleutelbos()
        sleutels.indexsleutel()
    except ImproperlyConfigured as fout:
        ontbreekt = re.fullmatch(r"Set the (\w+) environment variable", str(fout))
        _stop(f"De omgevingsvariabele {ontbreekt[1]} ontbreekt: zie .env.example." if ontbreekt else fout)
    except ValueError as fout:
        _stop(f"Een omgevingsvariabele heeft een onbruikbare waarde ({fout}): zie .env.example.")


def main() -> None:
    """Runs the command on the command line; a refusal to start is one sentence and exit code 2."""
    demo = sys.argv[1:2] == ["demo"]
    if demo:
        signal.signal(
            signal.SIGINT, signal.SIG_DFL
        )  # until the supervisor takes over there is nothing to stop
    # DEMO=1 without a database is how bin/beheer reaches the data of the demo.
    if demo or (os.environ.get("DEMO") == "1" and not os.environ.get("DATABASE_URL")):
        from werkzorg.demo.omgeving import demo_van_dit_proces
        from werkzorg.demo.processen import Startfout

        try:
            demo_van_dit_proces()
        except Startfout as fout:
            _stop(fout)
    controleer_instellingen()

    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
