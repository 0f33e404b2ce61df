"""Exit code 0 when the web process on this machine answers /gezond/ with 200; reads BIND, PAD_PREFIX, ALLOWED_HOSTS."""

import http.client
import os
import sys


def main() -> int:
    """The exit code; what is wrong goes to standard error."""
    poort = int(os.environ.get("BIND", "0.0.0.0:8000").split()[0].rpartition(":")[2])
    gastheer = os.environ.get("ALLOWED_HOSTS", "localhost").split(",")[0].lstrip(".")
    koppen = {"Host": gastheer if gastheer != "*" else "localhost", "X-Forwarded-Proto": "https"}
    try:
        verbinding = http.client.HTTPConnection("127.0.0.1", poort, timeout=5)
        verbinding.request("GET", os.environ.get("PAD_PREFIX", "").rstrip("/") + "/gezond/", headers=koppen)
        antwoord = verbinding.getresponse()
    except OSError as fout:
        sys.stderr.write(f"Geen antwoord: {fout}\n")
        return 1
    if antwoord.status != 200:
        sys.stderr.write(f"Antwoord {antwoord.status} in plaats van 200\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
