"""Example calls: announced, open, closed with and without applications, and one opened again for an empty regio."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import partial
from unittest import mock

from django.utils import timezone

from mandaten.domein.oproepen import Criteriumgegevens, Oproepgegevens
from mandaten.handelingen.oproepen import oproep_heropenen, oproep_nakijken, oproep_publiceren, oproep_sluiten
from mandaten.models import Oproep
from mandaten.soorten import CONTINGENT, NETWERK, ZORG
from mandaten.voorbeelden.spel import Gebeurtenis, Spel
from werkzorg.organisaties.hoedanigheid import Hoedanigheid, Klok

# Keys of the examples.
GESLOTEN_ZORG, LEEG_ZORG, HEROPEND_ZORG, OPEN_ZORG = "zorg_vla", "zorg_leeg", "zorg_heropend", "zorg_open"
GESLOTEN_LIMBURG, GESLOTEN_WEST, KOMEND_NETWERK = "netwerk_limburg", "netwerk_west", "netwerk_komend"
GESLOTEN_WSE, OPEN_WSE = "wse_gesloten", "wse_open"
# No partnership came for it, twice.
LEGE_REGIO = "oost_brabant"
_CRITERIA = (
    Criteriumgegevens("Bereik van het hele werkingsgebied", 40, "Kaart met vestigingen en reistijden"),
    Criteriumgegevens("Ervaring met mensen ver van werk", 35, "Overzicht van de voorbije drie jaar"),
    Criteriumgegevens(
        "Continuïteit van de begeleiding", 25, "Afspraken over vervanging", is_uitsluitend=True
    ),
)
_ZORG = Oproepgegevens(
    ZORG,
    "",
    "We zoeken een samenwerkingsverband Zorg van drie voorzieningen, een uit elke categorie.\n\n"
    "Dien je aanvraag in voor het einde van de oproep; elke partner bevestigt zelf zijn deel.",
    (),
    timezone.now(),  # replaced for every call
    criteria=_CRITERIA,
)
_NETWERK = replace(
    _ZORG,
    soort=NETWERK,
    omschrijving="We zoeken een netwerkcoördinator met een netwerk van minstens zes soorten dienstverleners.",
    budget=Decimal(240_000),
)
_WSE = replace(
    _ZORG,
    soort=CONTINGENT,
    omschrijving="Maatwerkbedrijven vragen plaatsen aan voor arbeidsmatige activiteiten.",
    budget=Decimal(375_000),
    criteria=_CRITERIA[:2],
)


def gebeurtenissen(spel: Spel) -> Iterator[Gebeurtenis]:
    """Every call, on the day it was published, opened again, closed and looked at."""

    def _publiceer(
        sleutel: str, vorm: Oproepgegevens, titel: str, regios: str, *, van: int, tot: int
    ) -> None:
        gegevens = replace(
            vorm,
            titel=titel,
            regios=tuple(regios.split()),
            opent_op=spel.op(van, 9),
            sluit_op=spel.op(tot, 17),
        )
        spel.oproepen[sleutel] = oproep_publiceren(gegevens, door=spel.desk(vorm.soort))

    def _op(
        dag: int, sleutel: str, vorm: Oproepgegevens, titel: str, regios: str, van: int, tot: int
    ) -> Gebeurtenis:
        doe = partial(_publiceer, sleutel, vorm, titel, regios, van=van, tot=tot)
        return spel.op(dag, 8), partial(_volgens_de_klok, doe)

    yield _op(
        -330, GESLOTEN_ZORG, _ZORG, "Mandaatoproep Vlaamse Ardennen en Oost-Brabant",
        f"vlaamse_ardennen {LEGE_REGIO}", -329, 30,
    )  # fmt: skip
    yield spel.op(-290, 12), partial(_sluit, spel, GESLOTEN_ZORG, "De aangekondigde inzameldag is voorbij.")
    yield (
        spel.op(-282, 9),
        partial(
            _heropen, spel, GESLOTEN_ZORG, LEEG_ZORG, -281, -250,
            titel="Mandaatoproep Oost-Brabant",
            aanleiding="Voor Oost-Brabant kwam er bij de vorige oproep geen aanvraag.",
        ),
    )  # fmt: skip
    yield spel.op(-250, 17, 5), partial(_sluit, spel, LEEG_ZORG)
    yield (
        spel.op(-12, 9),
        partial(
            _heropen, spel, LEEG_ZORG, HEROPEND_ZORG, -11, 24,
            titel="Mandaatoproep Oost-Brabant, heropend",
            aanleiding="In Oost-Brabant is er nog geen samenwerkingsverband.",
        ),
    )  # fmt: skip
    yield _op(
        -45, OPEN_ZORG, _ZORG, "Mandaatoproep Waasland en Rivierenland", "waasland rivierenland", -44, 21
    )
    yield _op(-150, GESLOTEN_LIMBURG, _NETWERK, "Tender netwerkcoördinator Limburg", "limburg", -149, 30)
    yield (
        spel.op(-118, 12),
        partial(_sluit, spel, GESLOTEN_LIMBURG, "De inzameldag van de tender is voorbij."),
    )
    yield spel.op(-116, 9), partial(_kijk_na, spel, GESLOTEN_LIMBURG)
    yield _op(
        -70, GESLOTEN_WEST, _NETWERK, "Tender netwerkcoördinator West-Vlaanderen",
        "brugge oostende westhoek midwest kortrijk", -69, 30,
    )  # fmt: skip
    yield spel.op(-32, 12), partial(_sluit, spel, GESLOTEN_WEST, "De inzameldag van de tender is voorbij.")
    yield _op(
        -3, KOMEND_NETWERK, _NETWERK, "Tender netwerkcoördinator Vlaams-Brabant", "oost_brabant halle_vilvoorde", 10, 70
    )  # fmt: skip
    yield _op(
        -200, GESLOTEN_WSE, _WSE, "Oproep contingent AMA sociale economie, voorjaar",
        "gent waasland denderland kortrijk limburg", -199, 30,
    )  # fmt: skip
    yield spel.op(-160, 12), partial(_sluit, spel, GESLOTEN_WSE, "De inzameldag van de oproep is voorbij.")
    yield spel.op(-158, 9), partial(_kijk_na, spel, GESLOTEN_WSE)
    yield _op(
        -40, OPEN_WSE, _WSE, "Oproep contingent AMA sociale economie, najaar",
        "antwerpen kempen rivierenland limburg", -39, 18,
    )  # fmt: skip


def _volgens_de_klok(doe: partial[None]) -> None:
    """Done as if the clock of the database stood where the moved clock stands."""
    with mock.patch("mandaten.handelingen.oproepen.nu_in_de_databank", timezone.now):
        doe()


def _sluit(spel: Spel, sleutel: str, reden: str = "") -> None:
    """Closed by the desk before its last moment, or by the clock after it.

    Nobody submits for a call that is closed by the clock of the database, which cannot be moved. So a call for which
    somebody submitted in the past had its last moment in the future, and the desk closed it.
    """
    oproep = Oproep.objects.get(pk=spel.oproepen[sleutel].pk)
    door = spel.desk(oproep.soort) if reden else Klok("oproepen_sluiten")
    _volgens_de_klok(partial(_sluit_nu, oproep, reden, door))


def _sluit_nu(oproep: Oproep, reden: str, door: Hoedanigheid | Klok) -> None:
    assert oproep_sluiten(oproep, reden=reden, door=door)


def _heropen(spel: Spel, eerder: str, nieuw: str, van: int, tot: int, *, titel: str, aanleiding: str) -> None:
    """The empty regio of an earlier call is called for again, for this reason."""
    oproep = Oproep.objects.get(pk=spel.oproepen[eerder].pk)

    def _nu() -> None:
        spel.oproepen[nieuw] = oproep_heropenen(
            oproep,
            regios=(LEGE_REGIO,),
            opent_op=spel.op(van, 9),
            sluit_op=spel.op(tot, 17),
            titel=titel,
            omschrijving=f"{aanleiding}\n\n{_ZORG.omschrijving}",
            door=spel.desk(ZORG, 1),
        )

    _volgens_de_klok(partial(_nu))


def _kijk_na(spel: Spel, sleutel: str) -> None:
    oproep = Oproep.objects.get(pk=spel.oproepen[sleutel].pk)
    oproep_nakijken(oproep, door=spel.desk(oproep.soort, 1))
