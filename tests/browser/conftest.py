"""A real Chromium against the real application, static files and response headers as in production.

One browser and a fresh context per test. A test that makes the application write asks for `toneel`
or `transactional_db`: the server answers in threads of its own and only sees what was committed.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.servers.basehttp import ThreadedWSGIServer
from django.test.testcases import QuietWSGIRequestHandler
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser.drukte import Drukte
from tests.browser.toezicht import Toezicht
from tests.browser.toneel import Toneel, doe_opdrachten, maak_toneel
from tests.gereedschap import bibliotheek, gereedschap

HIER = Path(__file__).parent
# How long something may take to appear, in milliseconds; on a busy machine ten seconds was too little.
GEDULD = 30_000
expect.set_options(timeout=GEDULD)
# Nothing but this machine resolves, so a page that asks another host fails instead of reaching it.
ARGUMENTEN = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-dev-shm-usage",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here drives a browser."""
    for item in items:
        if HIER in item.path.parents and "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """One Chromium for the tests of this folder.

    Not for the whole session: while Playwright lives, its event loop runs in this thread, and no other test may
    see that.
    """
    bibliotheek("libatomic.so.1", pakket="libatomic1")  # Playwright's own driver needs it
    programma = gereedschap("chromium", "chromium-browser", pakket="chromium")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=programma, args=ARGUMENTEN)
        yield chromium
        chromium.close()


class _Server(ThreadedWSGIServer):
    """Closes down without waiting for kept-alive connections."""

    daemon_threads = True
    block_on_close = False


@pytest.fixture(scope="session")
def drukte() -> Drukte:
    """The application, which knows whether it is answering somebody."""
    return Drukte(WSGIHandler())


@pytest.fixture(scope="session")
def server(django_db_setup: None, drukte: Drukte) -> Iterator[str]:
    """The address of the application; static files come from WhiteNoise, not from Django's test handler."""
    httpd = _Server(("127.0.0.1", 0), QuietWSGIRequestHandler)
    httpd.set_app(drukte)
    draad = threading.Thread(target=partial(httpd.serve_forever, poll_interval=0.05), daemon=True)
    draad.start()
    yield f"http://localhost:{httpd.server_port}"  # a name: passkeys do not work on a bare number
    httpd.shutdown()
    httpd.server_close()
    draad.join()


@pytest.fixture
def toneel(transactional_db: None) -> Toneel:
    """People and dossiers, committed."""
    return maak_toneel()


@pytest.fixture
def werker(transactional_db: None) -> Callable[[], int]:
    """`werker()` does every waiting outbox job as the worker would, committed; how many."""
    return doe_opdrachten


@pytest.fixture
def toezicht(server: str) -> Iterator[Toezicht]:
    """Watches every context of the test; at the end nothing may have gone wrong unseen."""
    wacht = Toezicht(server)
    yield wacht
    assert wacht.fouten == []


@pytest.fixture
def nieuwe_context(
    browser: Browser, server: str, toezicht: Toezicht, drukte: Drukte, transactional_db: None
) -> Iterator[Callable[..., BrowserContext]]:
    """Makes watched browser contexts: `nieuwe_context(sessie, breedte=1280, javascript=True)`."""
    open_: list[BrowserContext] = []

    def maak(
        sessie: str = "", *, breedte: int = 1280, hoogte: int = 900, javascript: bool = True
    ) -> BrowserContext:
        context = browser.new_context(
            base_url=server,
            viewport={"width": breedte, "height": hoogte},
            locale="nl-BE",
            timezone_id="Europe/Brussels",
            java_script_enabled=javascript,
            accept_downloads=True,
            reduced_motion="reduce",
        )
        context.set_default_timeout(GEDULD)
        if sessie:
            context.add_cookies([{"name": "sessie", "value": sessie, "url": server}])
        toezicht.volg(context)
        open_.append(context)
        return context

    yield maak
    for context in open_:
        context.close()
    # Who still reads while the tables are emptied makes the two wait for each other.
    drukte.wacht_op_rust()


@pytest.fixture
def page(nieuwe_context: Callable[..., BrowserContext]) -> Page:
    """A page of nobody in particular, 1280 px wide."""
    return nieuwe_context().new_page()
