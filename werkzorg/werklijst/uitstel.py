"""When a task is urgent, and how far it may be put off; no database, no today of its own."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import TextChoices

# Calendar days from today, today not counted: further ahead is planning, not putting off.
MEESTE_DAGEN = 30
DEZE_WEEK = timedelta(days=6)


class Uitstelreden(TextChoices):
    """Why somebody puts a task off; a list and no free text, so that no name gets into a task."""

    DEELNEMER = "deelnemer", "Ik wacht op de deelnemer"
    DIENST = "dienst", "Ik wacht op een andere dienst of organisatie"
    DOCUMENT = "document", "Ik wacht op een document of een beslissing"
    AFSPRAAK = "afspraak", "De afspraak is later"
    AFWEZIG = "afwezig", "Ik ben afwezig"
    VOORRANG = "voorrang", "Iets anders gaat nu voor"


# With these the task waits for somebody else: until then it stands apart.
WACHT_OP_ANDEREN = frozenset({Uitstelreden.DEELNEMER, Uitstelreden.DIENST, Uitstelreden.DOCUMENT})


def dringendheid(
    termijn: date | None, vandaag: date, *, herinner_op: date | None = None, reden: str = ""
) -> str:
    """ "laat" from the day after the term; else "wacht" while it waits for others; else "vandaag", "week" (up to six
    days ahead) or "later", by the day on which somebody wants to see it, or its term.
    """
    if termijn is not None and termijn < vandaag:
        return "laat"
    if herinner_op is not None and herinner_op > vandaag and reden in WACHT_OP_ANDEREN:
        return "wacht"
    peil = herinner_op or termijn
    if peil is None or peil > vandaag + DEZE_WEEK:
        return "later"
    return "vandaag" if peil <= vandaag else "week"


def uitstel_bezwaar(tot: date, *, termijn: date | None, vandaag: date, is_wettelijk: bool) -> str:
    """Why a task cannot be put off to this day, as a Dutch sentence; "" when it can.

    A legal term stays where it is: only the day of seeing it again moves, and not past the term.
    """
    if tot < vandaag:
        return "Deze dag is al voorbij: kies vandaag of een latere dag."
    if not is_wettelijk or termijn is None:
        if tot > vandaag + timedelta(days=MEESTE_DAGEN):
            return f"Je kunt een taak hoogstens {MEESTE_DAGEN} dagen uitstellen: kies een vroegere dag."
        return ""
    if termijn < vandaag:
        return "De wettelijke termijn is voorbij: deze taak kun je niet meer uitstellen."
    if tot > termijn:
        return "Deze dag ligt na de wettelijke termijn: kies een vroegere dag."
    return ""
