"""Knows whether the application is answering somebody, so that a test ends only when nobody is being served."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from typing import Any
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

WACHT = 30


class Drukte:
    """A WSGI application around another; counts the answers that are on their way."""

    def __init__(self, toepassing: WSGIApplication) -> None:
        self._toepassing = toepassing
        self._wissel = threading.Condition()
        self._bezig = 0

    def __call__(self, omgeving: WSGIEnvironment, begin: StartResponse) -> Iterable[bytes]:
        with self._wissel:
            self._bezig += 1
        return self._antwoord(omgeving, begin)

    def _antwoord(self, omgeving: WSGIEnvironment, begin: StartResponse) -> Iterator[bytes]:
        antwoord: Any = None
        try:
            antwoord = self._toepassing(omgeving, begin)
            yield from antwoord
        finally:
            if hasattr(antwoord, "close"):
                antwoord.close()  # here Django gives its connection back
            with self._wissel:
                self._bezig -= 1
                self._wissel.notify_all()

    def wacht_op_rust(self) -> None:
        """Returns when nobody is being answered; an answer of more than thirty seconds is a fault of its own."""
        with self._wissel:
            assert self._wissel.wait_for(lambda: self._bezig == 0, WACHT), "er is nog een antwoord onderweg"
