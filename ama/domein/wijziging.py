"""An addendum: what changes against the version before, who must sign again, and whether a new permission is needed.

Regelgeving 5.4: more hours or another werkpost usually need a new permission; no change means no new agreement. Another
deelnemer, werkpost or kind is no change but a new agreement; another begeleider is a take-over.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date

from ama.domein import woorden
from ama.domein.overeenkomst import ONDERDELEN, PARTIJEN, Inhoud, Partij, ontbreekt, te_lang
from ama.domein.rooster import Rooster


@dataclass(frozen=True)
class Verschil:
    """One part that changes: its key among the parts, and what it was and becomes, in words."""

    onderdeel: str
    van: str
    naar: str

    @property
    def label(self) -> str:
        """The name of the part on screen."""
        return ONDERDELEN[self.onderdeel].label


def verschillen(oud: Inhoud, nieuw: Inhoud) -> tuple[Verschil, ...]:
    """The parts that change, in the order of the document; only these are signed again."""
    return tuple(
        Verschil(veld.name, _woorden(getattr(oud, veld.name)), _woorden(getattr(nieuw, veld.name)))
        for veld in fields(Inhoud)
        if _vorm(getattr(oud, veld.name)) != _vorm(getattr(nieuw, veld.name))
    )


def tekenaars(wijzigingen: Sequence[Verschil]) -> tuple[Partij, ...]:
    """Who signs these changes, in the order of `Partij`; nobody when nothing changes."""
    nodig = {partij for een in wijzigingen for partij in ONDERDELEN[een.onderdeel].tekenaars}
    return tuple(partij for partij in Partij if partij in nodig)


def vraagt_toestemming(oud: Inhoud, nieuw: Inhoud) -> bool:
    """Whether the bodies must look at it again: more hours per week, or an activity that was not there."""
    return is_meer_uren(oud, nieuw) or bool(set(nieuw.activiteiten) - set(oud.activiteiten))


def is_meer_uren(oud: Inhoud, nieuw: Inhoud) -> bool:
    """Whether the new schedule asks more time per week: refused while the evaluation is too late (row 20)."""
    return nieuw.rooster.minuten_per_week > oud.rooster.minuten_per_week


def bezwaren(
    oud: Inhoud,
    nieuw: Inhoud,
    *,
    ingaat_op: date,
    vorige_ingang: date,
    einde: date | None,
    vandaag: date,
    hoogstens_vooraf: int,
    evaluatie_bezwaar: str = "",
) -> dict[str, str]:
    """Per field why this addendum cannot be made; empty when it can.

    `vorige_ingang`: the first day of the version before. At most `hoogstens_vooraf` days ahead: after a slip of the
    year no other addendum would be possible. `evaluatie_bezwaar`: why the deelnemer gets no more hours.
    """
    uit = ontbreekt(nieuw) | te_lang(nieuw)
    if not verschillen(oud, nieuw):
        uit[""] = f"Er verandert niets: een addendum is niet nodig ({woorden.FAQ})."
    if ingaat_op <= vorige_ingang:
        uit["ingaat_op"] = (
            f"De vorige versie geldt vanaf {woorden.datum(vorige_ingang)}: kies een latere dag."
        )
    elif einde is not None and ingaat_op > einde:
        uit["ingaat_op"] = f"De overeenkomst eindigt op {woorden.datum(einde)}: kies een vroegere dag."
    elif (ingaat_op - vandaag).days > hoogstens_vooraf:
        uit["ingaat_op"] = (
            f"Deze dag ligt meer dan {woorden.dagen(hoogstens_vooraf)} vooruit: controleer het jaar."
        )
    if evaluatie_bezwaar and is_meer_uren(oud, nieuw):
        uit["rooster"] = evaluatie_bezwaar
    return uit


def samenvatting(wijzigingen: Sequence[Verschil]) -> str:
    """What changes and who signs, as one sentence."""
    if not wijzigingen:
        return "Er verandert niets."
    wat = woorden.opsomming([een.label for een in wijzigingen])
    wie = woorden.opsomming([PARTIJEN[partij] for partij in tekenaars(wijzigingen)])
    werkwoord = "verandert" if len(wijzigingen) == 1 else "veranderen"
    return f"{woorden.met_hoofdletter(wat)} {werkwoord}. Dit ondertekenen {wie}."


def _vorm(waarde: object) -> object:
    """The value as far as it matters: spaces at the ends and the order of blocks or activities change nothing."""
    if isinstance(waarde, Rooster):
        return sorted(waarde.blokken)
    if isinstance(waarde, tuple):
        return sorted(str(een).strip() for een in waarde)
    return str(waarde).strip()


def _woorden(waarde: object) -> str:
    if isinstance(waarde, Rooster):
        return woorden.opsomming([blok.zin for blok in sorted(waarde.blokken)])
    if isinstance(waarde, tuple):
        return woorden.opsomming([str(een) for een in waarde])
    return str(waarde).strip()
