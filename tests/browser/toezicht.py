"""What no page may ever do: an error in the console, a missing header, a question to another host."""

from __future__ import annotations

from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, Response

KOPPEN = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
}


class Toezicht:
    """Gathers in `fouten` everything that is wrong whatever the page; `volg` adds a context."""

    def __init__(self, server: str) -> None:
        self.server = server
        self.fouten: list[str] = []

    def volg(self, context: BrowserContext) -> None:
        """Watches every page of this context."""
        context.on("page", self._pagina)
        context.on("request", self._vraag)
        context.on("response", self._antwoord)

    def _pagina(self, page: Page) -> None:
        page.on("console", self._console)
        page.on("pageerror", lambda fout: self.fouten.append(f"{page.url}: fout in script: {fout}"))

    def _console(self, bericht: ConsoleMessage) -> None:
        # Chromium writes a line for every answer of 400 and above; the tests look at the status itself.
        if bericht.type in {"error", "warning"} and not bericht.text.startswith("Failed to load resource"):
            self.fouten.append(f"console ({bericht.type}): {bericht.text}")

    def _vraag(self, vraag: Request) -> None:
        if not vraag.url.startswith((f"{self.server}/", "data:", "blob:")):
            self.fouten.append(f"vraag aan een andere machine: {vraag.url}")

    def _antwoord(self, antwoord: Response) -> None:
        if antwoord.url.startswith(f"{self.server}/"):
            pad = urlsplit(antwoord.url).path
            self.fouten += [f"{pad} ({antwoord.status}): {fout}" for fout in kopfouten(pad, antwoord.headers)]


# Pages without anything about a person, the same for everybody who is not signed in.
VOOR_IEDEREEN = ("/oproepen/", "/register/")


def kopfouten(pad: str, koppen: dict[str, str]) -> list[str]:
    """What is wrong with the response headers for this path; empty when all is well."""
    fouten = [f"{naam} is {koppen.get(naam)!r}" for naam, moet in KOPPEN.items() if koppen.get(naam) != moet]
    if pad.startswith("/static/"):
        return [fout for fout in fouten if fout.startswith("x-content-type-options")]
    beleid = koppen.get("content-security-policy", "")
    if "default-src 'none'" not in beleid or "unsafe" in beleid:
        fouten.append(f"content-security-policy is {beleid!r}")
    if "geolocation=()" not in koppen.get("permissions-policy", ""):
        fouten.append("permissions-policy ontbreekt")
    # What everybody reads may be kept on the way; for who is signed in tests/mandaten/test_register.py sees to it.
    bewaren = koppen.get("cache-control", "")
    if "no-store" not in bewaren and not (pad.startswith(VOOR_IEDEREEN) and bewaren.startswith("public, ")):
        fouten.append(f"cache-control is {koppen.get('cache-control')!r}")
    return fouten
