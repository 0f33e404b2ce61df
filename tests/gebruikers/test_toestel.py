"""Browser and device in words: real headers, and nonsense."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from werkzorg.gebruikers.toestel import toestel_in_woorden

WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64)"
WEBKIT = "AppleWebKit/537.36 (KHTML, like Gecko)"


@pytest.mark.parametrize(
    ("kenmerk", "woorden"),
    [
        (f"{WINDOWS} {WEBKIT} Chrome/142.0.0.0 Safari/537.36", "Chrome op Windows"),
        (f"{WINDOWS} {WEBKIT} Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0", "Edge op Windows"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0", "Firefox op Linux"),
        (
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0"
            " Safari/605.1.15",
            "Safari op een Mac",
        ),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
            " CriOS/142.0 Mobile/15E148 Safari/604.1",
            "Chrome op een iPhone",
        ),
        (
            f"Mozilla/5.0 (Linux; Android 15; SM-S921B) {WEBKIT} SamsungBrowser/28.0 Chrome/130.0 Mobile Safari/537.36",
            "Samsung Internet op een Androidtelefoon",
        ),
        (
            f"Mozilla/5.0 (Linux; Android 15) {WEBKIT} Chrome/142.0 Safari/537.36",
            "Chrome op een Androidtablet",
        ),
        ("curl/8.5 (Linux)", "Onbekende browser op Linux"),
        ("Firefox/1", "Firefox"),
        ("", "Onbekend toestel"),
        ("<script>alert(1)</script>", "Onbekend toestel"),
    ],
)
def test_browser_en_toestel_in_woorden(kenmerk: str, woorden: str) -> None:
    assert toestel_in_woorden(kenmerk) == woorden


@given(st.text(max_size=3000))
def test_wat_een_browser_ook_zegt_er_blijven_alleen_onze_woorden_over(kenmerk: str) -> None:
    assert toestel_in_woorden(kenmerk) in {toestel_in_woorden(kenmerk[:400])}
    assert len(toestel_in_woorden(kenmerk)) <= 60
