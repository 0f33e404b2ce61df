"""When somebody's data may be proposed for erasure (decreet 8/7/2022 art. 6, 25, 33; AVG art. 17)."""

from __future__ import annotations


def voorstel_bezwaar(grond: str, lopende_betrokkenheden: int) -> str:
    """Why the erasure cannot be proposed on this ground, as a Dutch sentence; "" when it can.

    A term of retention runs from the end of the guidance: it cannot be over while somebody guides the person.
    """
    if grond == "bewaartermijn" and lopende_betrokkenheden:
        wie = "Er is nog een organisatie" if lopende_betrokkenheden == 1 else "Er zijn nog organisaties"
        return (
            f"{wie} bij deze persoon betrokken: de bewaartermijn kan niet voorbij zijn. Laat die betrokkenheid eerst "
            "afsluiten, of kies een andere grond."
        )
    return ""
