"""What somebody can ask for now: the open calls for his kind of organisation, and what needs no call."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from mandaten.models import Aanvraag, Oproep
from mandaten.soorten import SOORTEN
from mandaten.statussen import AFGELOPEN
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.organisaties.models import Organisatie
from werkzorg.ui import formaten

_OPROEP, _SOORT = "oproep:", "soort:"


@dataclass(frozen=True)
class Startkeuzes:
    """The choices, and the applications that are under way already."""

    organisatie: Organisatie
    oproepen: Sequence[Oproep]
    soorten: Sequence[str]
    lopend: Sequence[Aanvraag]

    @property
    def keuzes(self) -> list[tuple[str, str]]:
        """Value and label of each choice: calls first, by the day they close."""
        return [
            *(
                (
                    f"{_OPROEP}{een.pk}",
                    f"{een.titel} · {een.get_soort_display()}, open tot {formaten.datum_tijd(een.sluit_op)}",
                )
                for een in self.oproepen
            ),
            *((f"{_SOORT}{sleutel}", f"{SOORTEN[sleutel].label}, zonder oproep") for sleutel in self.soorten),
        ]

    @property
    def ook_lopend(self) -> list[tuple[str, str]]:
        """The choices, with those that became an application already: the same form may come twice."""
        al = [f"{_OPROEP}{een.oproep_id}" if een.oproep_id else f"{_SOORT}{een.soort}" for een in self.lopend]
        return [*self.keuzes, *((waarde, "") for waarde in al)]

    def keuze_voor(self, oproep: str) -> str:
        """The choice of this call (a key from the address); the only choice there is; otherwise none."""
        keuzes = [waarde for waarde, _ in self.keuzes]
        gezocht = f"{_OPROEP}{oproep}"
        return gezocht if gezocht in keuzes else keuzes[0] if len(keuzes) == 1 else ""

    def gekozen(self, keuze: str) -> tuple[str, Oproep | None]:
        """The kind and the call of a choice out of `ook_lopend`."""
        if keuze.startswith(_SOORT):
            return keuze.removeprefix(_SOORT), None
        pk = UUID(keuze.removeprefix(_OPROEP))
        bekend = [*self.oproepen, *(een.oproep for een in self.lopend if een.oproep)]
        oproep = next(een for een in bekend if een.pk == pk)
        return oproep.soort, oproep


def startkeuzes(door: Hoedanigheid) -> Startkeuzes:
    """What this reader's organisation can ask for now, without what it is asking already; three queries."""
    organisatie = Organisatie.objects.get(pk=door.organisatie_id)
    mag = [soort for soort in SOORTEN.values() if organisatie.soort in soort.houders]
    lopend = list(
        Aanvraag.objects.zichtbaar_voor(door)
        .van(door)
        .exclude(status__in=AFGELOPEN)
        .select_related("oproep")
        .order_by("gestart_op", "pk")
    )
    oproepen = (
        Oproep.objects.zichtbaar_voor(door)
        .open()
        .filter(soort__in=[soort.sleutel for soort in mag if soort.via_oproep])
        .exclude(pk__in=[een.oproep_id for een in lopend if een.oproep_id])
        .order_by("sluit_op", "pk")[:100]
    )
    al = {een.soort for een in lopend if een.oproep_id is None}
    return Startkeuzes(
        organisatie,
        list(oproepen),
        [soort.sleutel for soort in mag if not soort.via_oproep and soort.sleutel not in al],
        lopend,
    )
