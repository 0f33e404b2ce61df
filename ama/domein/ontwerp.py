"""A draft of an agreement: what is filled in, and how it stands until everybody signed (regelgeving 10.4)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from uuid import UUID

from ama.domein import woorden
from ama.domein.overeenkomst import PARTIJEN, Dimona, Inhoud, Partij, overgenomen, te_lang
from ama.domein.rooster import Rooster
from ama.domein.toestemming import Oordeel, Stand


class Ontwerpstand(StrEnum):
    """How a draft stands: concept while something is missing, klaar when it can be signed."""

    CONCEPT = "concept"
    WACHT = "wacht_op_toestemming"
    KLAAR = "klaar"
    AFGEBROKEN = "afgebroken"


@dataclass(frozen=True)
class Opmaak:
    """What is filled in on the one page of an agreement; None: nobody said it yet."""

    werkpost: UUID
    start: date
    inhoud: Inhoud = field(default_factory=Inhoud)
    betaald_werk_mogelijk: bool | None = None
    vaph_gevraagd_op: date | None = None
    geinformeerd_op: date | None = None
    verzekerd_ongevallen: bool | None = None
    verzekerd_ba: bool | None = None
    dimona: Dimona = field(default_factory=Dimona)


def aangevuld(opmaak: Opmaak, *, activiteiten: Sequence[str], plaats: str) -> Opmaak:
    """With what nobody needs to type: the activities and the place of the werkpost, and from these what it comes to."""
    inhoud = opmaak.inhoud
    gedaan = inhoud.activiteiten or tuple(activiteiten)
    locaties = inhoud.locaties or ((plaats,) if plaats else ())
    omvang = inhoud.omvang
    if not omvang.strip() and gedaan and inhoud.rooster.blokken:
        omvang = omvangzin(gedaan, inhoud.rooster)
    return replace(opmaak, inhoud=replace(inhoud, activiteiten=gedaan, locaties=locaties, omvang=omvang))


def omvangzin(activiteiten: Sequence[str], rooster: Rooster) -> str:
    """Nature and extent in one sentence: "Inpakken en sorteren, samen 6 u per week."."""
    wat = woorden.met_hoofdletter(woorden.opsomming(list(activiteiten)))
    return f"{wat}, samen {woorden.duur(rooster.minuten_per_week)} per week."


def met_omvang(oud: Inhoud, nieuw: Inhoud) -> Inhoud:
    """`nieuw` without contradiction: the sentence that we made of `oud` is made anew; words of people stay as they are.

    Left empty it is the sentence too.
    """
    eigen = nieuw.omvang.strip() not in {"", omvangzin(oud.activiteiten, oud.rooster)}
    if eigen or not nieuw.activiteiten or not nieuw.rooster.blokken:
        return nieuw
    return replace(nieuw, omvang=omvangzin(nieuw.activiteiten, nieuw.rooster))


def overgenomen_van(vorige: Inhoud, *, van_deelnemer: bool) -> Inhoud:
    """What a new agreement starts with: the words of an earlier one; what is about somebody only of himself."""
    kaal = replace(vorige, rooster=Rooster(), activiteiten=(), locaties=())
    return overgenomen(kaal if van_deelnemer else replace(kaal, omvang=""), Inhoud())


def ontwerpstand(
    *, statuut_onbekend: bool, oordelen: Sequence[Oordeel], ontbreekt: Collection[str]
) -> Ontwerpstand:
    """How a draft stands. A refusal stops it; without status nobody knows whom to ask; then the contents count."""
    if any(een.stand is Stand.GEWEIGERD for een in oordelen):
        return Ontwerpstand.AFGEBROKEN
    if statuut_onbekend or ontbreekt:
        return Ontwerpstand.CONCEPT
    return Ontwerpstand.KLAAR if all(een.mag for een in oordelen) else Ontwerpstand.WACHT


def opmaakbezwaren(opmaak: Opmaak, vandaag: date) -> dict[str, str]:
    """Per field why this cannot even be kept as a draft: days that cannot be, lines too long; empty when it can."""
    uit = te_lang(opmaak.inhoud) | {
        veld: "Deze dag ligt in de toekomst: vul in wanneer het gebeurde."
        for veld, dag in (
            ("vaph_gevraagd_op", opmaak.vaph_gevraagd_op),
            ("geinformeerd_op", opmaak.geinformeerd_op),
            ("dimona_in_op", opmaak.dimona.in_op),
        )
        if dag is not None and dag > vandaag
    }
    dimona = opmaak.dimona
    if dimona.uit_op is not None and (dimona.in_op is None or dimona.uit_op < dimona.in_op):
        uit["dimona_uit_op"] = "Uit dienst is niet vóór in dienst: verbeter een van beide dagen."
    return uit


def bewerkbezwaar(getekend: Collection[Partij]) -> str:
    """Why a draft cannot be written over any more, as a sentence; "" while nobody signed."""
    if not getekend:
        return ""
    wie = woorden.opsomming([PARTIJEN[partij] for partij in Partij if partij in getekend])
    heeft = "heeft" if len(set(getekend)) == 1 else "hebben"
    return (
        f"{woorden.met_hoofdletter(wie)} {heeft} deze versie al ondertekend. Laat de handtekeningen vervallen om nog "
        "te veranderen: dan tekent iedereen opnieuw."
    )
