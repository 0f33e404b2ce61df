"""The WSGI application; strips PAD_PREFIX when the proxy passes it on."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "werkzorg.settings")

from django.conf import settings
from django.core.wsgi import get_wsgi_application

_django = get_wsgi_application()


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Serves under settings.PAD_PREFIX, whether or not the proxy has removed the prefix from the path."""
    prefix: str = settings.PAD_PREFIX
    if prefix:
        pad: str = environ.get("PATH_INFO", "")
        if pad == prefix or pad.startswith(prefix + "/"):
            environ["PATH_INFO"] = pad[len(prefix) :] or "/"
        environ["SCRIPT_NAME"] = prefix
    return _django(environ, start_response)
