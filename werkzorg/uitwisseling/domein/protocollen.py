"""When an exchange of personal data rests on a protocol (e-govdecreet 18/7/2008 art. 8)."""

from __future__ import annotations

from datetime import date, timedelta

from werkzorg.uitwisseling.domein.scopes import AANBOD


def protocol_bezwaren(*, aanbod: str, van: date, tot: date | None, webadres: str) -> dict[str, str]:
    """Why this is no protocol, per field; nothing when it is one."""
    bezwaren: dict[str, str] = {}
    if aanbod not in AANBOD:
        bezwaren["aanbod"] = "Kies over welk aanbod het protocol gaat."
    if tot is not None and tot < van:
        bezwaren["tot"] = "De laatste dag ligt vóór de eerste dag: verbeter een van beide."
    if webadres and not webadres.startswith("https://"):
        bezwaren["webadres"] = "Een protocol staat op een adres dat met https:// begint."
    return bezwaren


def geldt_op(van: date, tot: date | None, dag: date) -> bool:
    """Whether a protocol of this period (both ends inclusive; None is open) holds on this day."""
    return van <= dag and (tot is None or dag <= tot)


def einde_bezwaar(van: date, tot: date | None, laatste: date, vandaag: date) -> str:
    """Why a protocol of this period cannot end after `laatste` (inclusive) instead, as a sentence; "" when it can.

    Yesterday ends it at once. What was exchanged before then, was exchanged under it.
    """
    gisteren = vandaag - timedelta(days=1)
    if tot is not None and tot < vandaag:
        return "Dit protocol geldt al niet meer."
    if laatste < gisteren:
        return "Kies gisteren of later: wat vroeger uitgewisseld werd, gebeurde met dit protocol."
    if laatste < van:
        return "Het protocol begint pas later: kies een dag vanaf de eerste dag."
    if tot is not None and laatste >= tot:
        return "Dan eindigt het al: kies een vroegere dag."
    return ""
