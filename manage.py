#!/usr/bin/env python3
"""Django's command line. `manage.py demo` needs no configuration: it fills in its own environment."""

from __future__ import annotations

import os
import signal
import sys


def main() -> None:
    """Runs the command on the command line; a refusal to start is one sentence and exit code 2."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "werkzorg.settings")
    demo = sys.argv[1:2] == ["demo"]
    if demo:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # until the supervisor takes over there is nothing to clean up
    # DEMO=1 without a database is how bin/beheer reaches the data of the demo.
    if demo or (os.environ.get("DEMO") == "1" and not os.environ.get("DATABASE_URL")):
        from werkzorg.demo.omgeving import zet_demo_omgeving
        from werkzorg.demo.processen import Startfout

        try:
            zet_demo_omgeving()
        except Startfout as fout:
            print(fout, file=sys.stderr)
            raise SystemExit(2) from None

    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as fout:
        print(f"De instellingen kloppen niet: {fout}", file=sys.stderr)
        raise SystemExit(2) from None


if __name__ == "__main__":
    main()
