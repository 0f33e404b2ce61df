"""Which part of the worklist somebody asks for: the same question for the screen and for the file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import QueryDict

from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.werklijst.querysets import TaakQuerySet
from werkzorg.werklijst.soorten import TAAKSOORTEN

MIJ, TEAM = "mij", "team"


@dataclass(frozen=True)
class Werkfilter:
    """Which tasks: one's own or the team's, of one kind, only those that are late; nonsense asks nothing."""

    van: str = MIJ
    soort: str = ""
    alleen_laat: bool = False

    @classmethod
    def uit(cls, vraag: QueryDict) -> Werkfilter:
        """As the address asks it."""
        soort = vraag.get("soort", "")
        return cls(
            TEAM if vraag.get("van") == TEAM else MIJ,
            soort if soort in TAAKSOORTEN else "",
            vraag.get("laat") == "1",
        )

    @property
    def adres(self) -> str:
        """This question as the end of an address; "?" when it asks nothing special."""
        delen = [
            f"van={TEAM}" if self.van == TEAM else "",
            f"soort={self.soort}" if self.soort else "",
            "laat=1" if self.alleen_laat else "",
        ]
        return "?" + "&".join(deel for deel in delen if deel)

    @property
    def in_woorden(self) -> list[tuple[str, str]]:
        """This question as label and value, for a heading or a file."""
        return [
            ("Van wie", "van mijn team" if self.van == TEAM else "van mij"),
            ("Soort", TAAKSOORTEN[self.soort].titel if self.soort else "alle soorten"),
            ("Alleen over tijd", "ja" if self.alleen_laat else "nee"),
        ]

    def rijen(self, taken: TaakQuerySet, door: Hoedanigheid, vandaag: date) -> TaakQuerySet:
        """The open tasks that this asks for, most urgent first."""
        gevraagd = taken.open().met_dringendheid(vandaag).select_related("gebruiker")
        if self.van == MIJ:
            gevraagd = gevraagd.voor(door.gebruiker_id)
        if self.soort:
            gevraagd = gevraagd.filter(soort=self.soort)
        if self.alleen_laat:
            gevraagd = gevraagd.filter(dringendheid="laat")  # type: ignore[misc]  # annotated
        return gevraagd.dringendst_eerst()
