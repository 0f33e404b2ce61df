"""What a browser says about itself, in words that a person recognises; nothing else of it is kept."""

from __future__ import annotations

import re

# The first that fits counts: most browsers also call themselves by the names of others.
_BROWSERS = (
    (r"\bEdg(?:e|A|iOS)?/", "Edge"),
    (r"\b(?:OPR|Opera)\b", "Opera"),
    (r"\bSamsungBrowser/", "Samsung Internet"),
    (r"\b(?:Firefox|FxiOS)/", "Firefox"),
    (r"\b(?:Chrome|CriOS|Chromium)/", "Chrome"),
    (r"\bSafari/", "Safari"),
)
_TOESTELLEN = (
    (r"\biPad\b", "een iPad"),
    (r"\biPhone\b", "een iPhone"),
    (r"\bAndroid\b.*\bMobile\b", "een Androidtelefoon"),
    (r"\bAndroid\b", "een Androidtablet"),
    (r"\bCrOS\b", "een Chromebook"),
    (r"\bWindows\b", "Windows"),
    (r"\bMac OS X\b|\bMacintosh\b", "een Mac"),
    (r"\bLinux\b|\bX11\b", "Linux"),
)


def toestel_in_woorden(browserkenmerk: str) -> str:
    """Browser and device of a User-Agent header, as "Firefox op Windows"; "Onbekend toestel" when it says neither."""
    kenmerk = browserkenmerk[:400]
    browser = next((naam for patroon, naam in _BROWSERS if re.search(patroon, kenmerk)), "")
    toestel = next((naam for patroon, naam in _TOESTELLEN if re.search(patroon, kenmerk)), "")
    if browser and toestel:
        return f"{browser} op {toestel}"
    if browser:
        return browser
    return f"Onbekende browser op {toestel}" if toestel else "Onbekend toestel"
