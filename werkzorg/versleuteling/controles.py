"""System check: the application does not start with keys it cannot use."""

from collections.abc import Callable, Sequence
from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error, Tags, register
from django.core.exceptions import ImproperlyConfigured

from . import sleutels


@register(Tags.security)
def controleer_sleutels(app_configs: Sequence[AppConfig] | None, **opties: Any) -> list[CheckMessage]:
    """Report an unusable HOOFDSLEUTELS (E001) or INSZ_INDEX_SLEUTEL (E002), each in one sentence."""
    hoofd = _faalt(sleutels.sleutelbos)
    index = _faalt(sleutels.indexsleutel)
    meldingen: list[CheckMessage] = []
    if hoofd:
        meldingen.append(Error(hoofd, id="versleuteling.E001"))
    # The index key is compared with the master keys, so it may fail with their sentence: said once.
    if index and index != hoofd:
        meldingen.append(Error(index, id="versleuteling.E002"))
    return meldingen


def _faalt(proef: Callable[[], object]) -> str:
    """Return the sentence with which this key is refused, or an empty text."""
    try:
        proef()
    except ImproperlyConfigured as fout:
        return str(fout)
    return ""
