"""The hints about money, insurance and safety, where a begeleider needs them (regelgeving 5.8)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils import timezone

from ama.bladen.deel import Deel
from ama.domein import woorden
from ama.domein.wenken import Wenk, geschenkcheque_hoogstens, wenken
from ama.models import Overeenkomst
from ama.soorten import SOORTEN, WVG
from ama.statussen import AFGELOPEN
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.parameters.lezen import momentopname_met_aannames
from werkzorg.toegang.matrix import mag

PLEKKEN = {
    "onkosten": "Onkosten en extra's",
    "werkkledij": "Werkkledij",
    "verzekering": "Verzekering",
    "dimona": "Dimona",
    "rooster": "Werktijd en feestdagen",
    "veiligheid": "Veiligheid en gezondheid",
}
# So many children at most in the table of gift vouchers.
_KINDEREN = 4


def _cheque(dag: date) -> tuple[int, bool]:
    """The base of gift vouchers in cents on this day, and whether it is an assumption."""
    opname, aannames = momentopname_met_aannames(dag)
    return int(opname.bedrag("ama_geschenkcheque_basis") * 100), "ama_geschenkcheque_basis" in aannames


def _per_plek(soort: str, cent: int | None) -> list[tuple[str, list[Wenk]]]:
    alle = wenken(soort, geschenkcheque_cent=cent)
    return [(titel, hier) for plek, titel in PLEKKEN.items() if (hier := [w for w in alle if w.plek == plek])]


def wenkenblad(gevraagd: str) -> dict[str, Any]:
    """The context of the page of hints for one kind of AMA; WVG for a kind that is none."""
    soort = gevraagd if gevraagd in dict(SOORTEN) else WVG
    cent, is_aanname = _cheque(timezone.localdate())
    return {
        "soort": soort,
        "soorten": [(sleutel, naam, sleutel == soort) for sleutel, naam in SOORTEN],
        "groepen": _per_plek(soort, cent),
        "cheques": [
            (kinderen, woorden.euro(geschenkcheque_hoogstens(cent, kinderen)))
            for kinderen in range(_KINDEREN + 1)
        ],
        "is_aanname": is_aanname,
    }


def _lees(overeenkomst: Overeenkomst, door: Hoedanigheid) -> Mapping[str, Any] | None:
    """The hints of the kind of this agreement, as long as it is not over, for who carries it out."""
    if overeenkomst.status in AFGELOPEN or not mag(door, "wenken_lezen"):
        return None
    return {"groepen": _per_plek(overeenkomst.soort, None), "soort": overeenkomst.soort}


DEEL = Deel("wenken", "Wat je moet weten", "ama/delen/wenken.html", _lees, is_zijkolom=True)
