"""How log lines look: JSON, one line each, without names, numbers of people, query strings or form bodies."""

from __future__ import annotations

import re
from typing import Any

import structlog

# Eleven digits, with or without the usual separators: an INSZ never belongs in a log line. A uuid is matched first
# and kept: eleven digits in a row are common in one, and the id of a request must stay findable.
_INSZ = re.compile(
    r"(?P<uuid>\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b)"
    r"|(?<!\d)\d{2}[. ]?\d{2}[. ]?\d{2}[- ]?\d{3}[. ]?\d{2}(?!\d)"
)

# PostgreSQL explains a refused row by showing it, names and all; also as repr() writes it, with \\n for a new line.
_RIJ_VAN_POSTGRESQL = re.compile(
    r"(?<![^\s\\n])DETAIL:\s.*?(?=(?:\n|\\n)(?:CONTEXT|HINT|QUERY|STATEMENT|LOCATION):|\n\n|\n\S+Error|\nTraceback|\Z)",
    re.DOTALL,
)
_MAILADRES = re.compile(r"[\w.%+'-]+@(?:[\w-]+\.)+[a-zA-Z]{2,}")


def zonder_insz(tekst: str) -> str:
    """The text with everything that looks like an INSZ masked."""
    return _INSZ.sub(lambda vondst: vondst["uuid"] or "••.••.••-•••.••", tekst)


def zonder_personen(tekst: str) -> str:
    """The text without what an error message may bring along: numbers, mail addresses, rows of the database."""
    return zonder_insz(_MAILADRES.sub("•@•", _RIJ_VAN_POSTGRESQL.sub("DETAIL: •", tekst)))


def _maskeer(_logger: Any, _naam: str, regel: dict[str, Any]) -> dict[str, Any]:
    """A structlog processor: masks in every text value what could tell who somebody is."""
    return {
        sleutel: zonder_personen(waarde) if isinstance(waarde, str) else waarde
        for sleutel, waarde in regel.items()
    }


VERWERKERS: list[Any] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    structlog.stdlib.ExtraAdder(allow=["sleutel", "duur_ms", "status_code"]),
    structlog.processors.format_exc_info,
    _maskeer,
]


def logging_instellingen(niveau: str) -> dict[str, Any]:
    """The LOGGING setting for one level (DEBUG … CRITICAL)."""
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *VERWERKERS,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "json": {
                "()": structlog.stdlib.ProcessorFormatter,
                "processors": [
                    structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                    structlog.processors.JSONRenderer(ensure_ascii=False),
                ],
                "foreign_pre_chain": VERWERKERS,
            }
        },
        "handlers": {"uit": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"handlers": ["uit"], "level": niveau},
        "loggers": {
            # Our own line per request (werkzorg.logboek.aanvraag) replaces Django's, which shows the full path.
            "django.request": {"level": "ERROR"},
            "django.server": {"handlers": [], "propagate": False},
            "fontTools": {"level": "ERROR"},
            "pyhanko": {"level": "ERROR"},
            "pyhanko_certvalidator": {"level": "ERROR"},
            "weasyprint": {"level": "WARNING"},
        },
    }
