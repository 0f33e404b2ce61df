"""When a letter that is not there counts as failed, and when it can be asked again."""

from __future__ import annotations

from datetime import datetime, timedelta

# A letter is there within seconds: after an hour something is broken, and "is being made" says nothing true.
LANGST_BEZIG = timedelta(hours=1)


def is_mislukt(*, is_gemaakt: bool, is_opgegeven: bool, gevraagd_op: datetime, nu: datetime) -> bool:
    """Whether a letter that was (last) asked at `gevraagd_op` failed: it was given up, or is still not there."""
    return not is_gemaakt and (is_opgegeven or nu - gevraagd_op > LANGST_BEZIG)


def opnieuw_bezwaar(*, is_gemaakt: bool, is_mislukt: bool) -> str:
    """Why a letter is not made again, as a sentence; "" when it is. What was sealed is never made a second time."""
    if is_gemaakt:
        return "Deze brief is er intussen."
    if not is_mislukt:
        return "Deze brief wordt nu gemaakt. Laad de bladzijde straks opnieuw."
    return ""
