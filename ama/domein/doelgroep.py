"""Whether this agreement can begin, as a list of lines: green, amber or red, each with its article (regelgeving 5)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from ama.domein import woorden
from ama.domein.leeftijd import Leeftijdsgrens, eerste_dag_te_oud, heeft_de_leeftijd
from ama.domein.overeenkomst import Dimona
from ama.domein.overgang import Overgang, overgangzin
from ama.domein.samenloop import SOORTEN, WSE, WVG, Overeenkomst, Steun, samenloop_bezwaren, steun_bezwaren
from ama.domein.toestemming import Oordeel, Stand
from werkzorg.termijnen import Periode, leeftijd_op


class Kleur(StrEnum):
    """How a check turned out: groen is in order, oranje asks somebody's attention, rood stands in the way."""

    GROEN = "groen"
    ORANJE = "oranje"
    ROOD = "rood"


@dataclass(frozen=True)
class Controle:
    """One check: what came out, as a sentence, and the article it rests on."""

    sleutel: str
    kleur: Kleur
    zin: str
    artikel: str


@dataclass(frozen=True)
class Beeld:
    """What is known on the day the list is made.

    `erkenning`: the days on which the begeleider is recognised, or of AMA sociale economie has a contingent (empty:
    never). `toegekend_op`: the day on which VDAB granted it. `overgang`: what becomes of the other kind, when somebody
    asked. `vaph_gevraagd` False and
    `betaald_werk_mogelijk`, `verzekerd_…` None: nobody asked yet. `oordelen`: how it stands with every body that must
    permit. `inhoud_ontbreekt`: what the contents lack. `evaluatie_bezwaar`: why no new agreement can begin.
    `arbeidstijd` and `botsingen`: what the schedule has against it, on its own and beside others of this person.
    """

    overeenkomst: Overeenkomst
    geboortedatum: date
    grenzen: Sequence[Leeftijdsgrens]
    erkenning: Sequence[Periode] = ()
    andere: Sequence[Overeenkomst] = ()
    vaph_gevraagd: bool = False
    vaph: Sequence[Steun] = ()
    statuut_onbekend: bool = False
    oordelen: Sequence[Oordeel] = ()
    betaald_werk_mogelijk: bool | None = None
    geinformeerd_op: date | None = None
    verzekerd_ongevallen: bool | None = None
    verzekerd_ba: bool | None = None
    dimona: Dimona = field(default_factory=Dimona)
    werkpost: Periode | None = None
    overleden_op: date | None = None
    inhoud_ontbreekt: Sequence[str] = ()
    evaluatie_bezwaar: str = ""
    arbeidstijd: Sequence[str] = ()
    botsingen: Sequence[str] = ()
    toegekend_op: date | None = None
    overgang: Overgang | None = None

    @property
    def is_wse(self) -> bool:
        """Whether this is about AMA sociale economie."""
        return self.overeenkomst.soort == WSE

    @property
    def start(self) -> date:
        """The first day of the agreement."""
        return self.overeenkomst.periode.start


def controles(beeld: Beeld, vandaag: date) -> list[Controle]:
    """Every check of this agreement, in the order of the screen.

    Of AMA sociale economie VDAB decides, whatever the statuut: no body permits. The VAPH rule is of the other kind.
    """
    return [
        _leeftijd(beeld),
        *(_wse(beeld) if beeld.is_wse else [_werk(beeld.betaald_werk_mogelijk), _erkenning(beeld)]),
        *_samenloop(beeld),
        *([] if beeld.is_wse else [_vaph(beeld), *_toestemming(beeld)]),
        _geinformeerd(beeld, vandaag),
        _verzekering(
            "verzekerd_ongevallen",
            beeld.verzekerd_ongevallen,
            "arbeidsongevallen in de polis van het maatwerkbedrijf"
            if beeld.is_wse
            else "lichamelijke ongevallen, ook op weg naar en van de werkpost",
        ),
        _verzekering("verzekerd_ba", beeld.verzekerd_ba, "burgerlijke aansprakelijkheid tegenover derden"),
        _dimona(beeld, vandaag),
        _werkpost(beeld),
        _inhoud(beeld.inhoud_ontbreekt),
        *roostercontroles(beeld.arbeidstijd, beeld.botsingen),
        *_evaluatie(beeld.evaluatie_bezwaar),
        *_overleden(beeld.overleden_op),
    ]


def roostercontroles(arbeidstijd: Sequence[str], botsingen: Sequence[str]) -> list[Controle]:
    """What asks attention in a schedule: it stands in nobody's way, for the werkpost may know better."""
    # The limits are general knowledge, not read in a source.
    wet = f"{woorden.ARBEIDSWET} (aanname)"
    return [
        *(Controle("botsing", Kleur.ORANJE, zin, woorden.FAQ) for zin in botsingen),
        *(Controle("arbeidstijd", Kleur.ORANJE, zin, wet) for zin in arbeidstijd),
    ]


def beletsels(lijst: Sequence[Controle]) -> list[Controle]:
    """The checks that stand in the way, in their order."""
    return [een for een in lijst if een.kleur is Kleur.ROOD]


def te_bekijken(lijst: Sequence[Controle]) -> list[Controle]:
    """The checks that ask attention and stand in nobody's way, in their order."""
    return [een for een in lijst if een.kleur is Kleur.ORANJE]


def kleur_samen(lijst: Sequence[Controle]) -> Kleur:
    """The worst colour of the list; an empty one is green."""
    kleuren = {een.kleur for een in lijst}
    return next((kleur for kleur in (Kleur.ROOD, Kleur.ORANJE) if kleur in kleuren), Kleur.GROEN)


def _leeftijd(beeld: Beeld) -> Controle:
    start = beeld.start
    if start < beeld.geboortedatum:
        zin = f"De persoon is geboren na de start op {woorden.datum(start)}: verbeter de start."
        return Controle("leeftijd", Kleur.ROOD, zin, woorden.BLADZIJDE)
    jaren = leeftijd_op(beeld.geboortedatum, start)
    grens = next((een for een in beeld.grenzen if een.periode.bevat(start)), None)
    if grens is None:
        zin = f"De leeftijdsgrens op {woorden.datum(start)} is niet gekend: vul ze aan bij Parameters."
        return Controle("leeftijd", Kleur.ORANJE, zin, woorden.BLADZIJDE)
    if not heeft_de_leeftijd(beeld.geboortedatum, beeld.grenzen, start):
        zin = (
            f"De persoon is {jaren} jaar op de start. Deelnemen kan vanaf {grens.ouder_dan} en tot "
            f"{grens.jonger_dan} jaar."
        )
        return Controle("leeftijd", Kleur.ROOD, zin, woorden.BLADZIJDE)
    te_oud = eerste_dag_te_oud(beeld.geboortedatum, beeld.grenzen, start)
    tot = f" Deelnemen kan tot {woorden.datum(te_oud)}." if te_oud is not None else ""
    return Controle(
        "leeftijd", Kleur.GROEN, f"De persoon is {jaren} jaar op de start.{tot}", woorden.BLADZIJDE
    )


def _werk(mogelijk: bool | None) -> Controle:
    if mogelijk is None:
        kleur, zin = Kleur.ORANJE, "Nog niet gezegd of betaald werk nu of binnenkort mogelijk is."
    elif mogelijk:
        kleur, zin = Kleur.ROOD, "Betaald werk is mogelijk: dan is AMA niet bedoeld voor deze persoon."
    else:
        kleur, zin = Kleur.GROEN, "Betaald werk is niet, nog niet of niet meer mogelijk."
    return Controle("betaald_werk", kleur, zin, woorden.DEELNAME)


def _erkenning(beeld: Beeld) -> Controle:
    nu = next((een for een in beeld.erkenning if een.bevat(beeld.start)), None)
    op = woorden.datum(beeld.start)
    if nu is None:
        zin = f"De begeleider is niet erkend op {op}: kies een latere start, of vraag de erkenning aan."
        return Controle("erkenning", Kleur.ROOD, zin, woorden.ERKENNING)
    tot = f" Ze loopt tot en met {woorden.datum(nu.einde)}." if nu.einde is not None else ""
    return Controle("erkenning", Kleur.GROEN, f"De begeleider is erkend op {op}.{tot}", woorden.ERKENNING)


def _wse(beeld: Beeld) -> list[Controle]:
    """Of AMA sociale economie: what VDAB decided, and the contingent of who guides."""
    op, toegekend = woorden.datum(beeld.start), beeld.toegekend_op
    if toegekend is None:
        zin = "VDAB kende AMA sociale economie niet toe bij jullie: vraag VDAB om te beslissen."
        beslist = Controle("toeleiding", Kleur.ROOD, zin, woorden.VDAB_WSE)
    elif toegekend > beeld.start:
        zin = f"VDAB kende AMA sociale economie pas toe op {woorden.datum(toegekend)}: kies die dag of een latere."
        beslist = Controle("toeleiding", Kleur.ROOD, zin, woorden.VDAB_WSE)
    else:
        zin = f"VDAB kende AMA sociale economie toe op {woorden.datum(toegekend)}. Meer toestemming is niet nodig."
        beslist = Controle("toeleiding", Kleur.GROEN, zin, woorden.VDAB_WSE)
    nu = next((een for een in beeld.erkenning if een.bevat(beeld.start)), None)
    if nu is None:
        zin = f"Jullie hebben op {op} geen contingent AMA sociale economie: kies een andere start."
        return [beslist, Controle("erkenning", Kleur.ROOD, zin, woorden.CONTINGENT)]
    tot = f" Het loopt tot en met {woorden.datum(nu.einde)}." if nu.einde is not None else ""
    zin = f"Jullie hebben op {op} een contingent AMA sociale economie.{tot}"
    return [beslist, Controle("erkenning", Kleur.GROEN, zin, woorden.CONTINGENT)]


def _samenloop(beeld: Beeld) -> list[Controle]:
    """What runs beside it; of the other kind only what no letter lets end in time."""
    over, soort = beeld.overgang, beeld.overeenkomst.soort
    if over is None:
        zinnen = samenloop_bezwaren(beeld.overeenkomst, beeld.andere)
    else:
        zelfde = [een for een in beeld.andere if een.soort == soort]
        zinnen = [*over.bezwaren, *samenloop_bezwaren(beeld.overeenkomst, zelfde)]
    if zinnen:
        return [Controle("samenloop", Kleur.ROOD, zin, woorden.BLADZIJDE) for zin in zinnen]
    if over is not None and (zin := overgangzin(soort, over)):
        # In order, and still to be read: signing ends something.
        return [Controle("samenloop", Kleur.ORANJE, zin, woorden.BLADZIJDE)]
    ander = SOORTEN[WVG if soort == WSE else WSE]
    zin = f"Geen {ander} en geen andere overeenkomst bij deze werkpost in deze periode."
    return [Controle("samenloop", Kleur.GROEN, zin, woorden.BLADZIJDE)]


def _vaph(beeld: Beeld) -> Controle:
    if zinnen := steun_bezwaren(beeld.vaph, beeld.overeenkomst.periode):
        return Controle("vaph", Kleur.ROOD, zinnen[0], woorden.BLADZIJDE)
    if not beeld.vaph_gevraagd:
        zin = "Vraag of er dagondersteuning of begeleid werken van het VAPH is: dat gaat niet samen."
        return Controle("vaph", Kleur.ORANJE, zin, woorden.BLADZIJDE)
    zin = "Geen dagondersteuning of begeleid werken van het VAPH in deze periode."
    return Controle("vaph", Kleur.GROEN, zin, woorden.BLADZIJDE)


def _toestemming(beeld: Beeld) -> list[Controle]:
    if beeld.statuut_onbekend:
        zin = "Het statuut is niet gekend: leg vast waarvan de persoon leeft, en wie toestemming geeft."
        return [Controle("toestemming", Kleur.ROOD, zin, woorden.FAQ)]
    if not beeld.oordelen:
        zin = "Met dit statuut is geen toestemming nodig."
        return [Controle("toestemming", Kleur.GROEN, zin, woorden.FAQ)]
    return [Controle("toestemming", _kleur_van(een.stand), een.zin, woorden.FAQ) for een in beeld.oordelen]


def _kleur_van(stand: Stand) -> Kleur:
    return Kleur.GROEN if stand is Stand.GELDIG else Kleur.ROOD


def _geinformeerd(beeld: Beeld, vandaag: date) -> Controle:
    op = beeld.geinformeerd_op
    if op is None:
        kleur, zin = (
            Kleur.ROOD,
            "Leg uit welke gegevens je verwerkt en waarom, en vul in op welke dag dat was.",
        )
    elif op > vandaag:
        kleur, zin = Kleur.ROOD, "De dag waarop je informeerde, ligt in de toekomst: verbeter de datum."
    elif op > beeld.start:
        kleur = Kleur.ORANJE
        zin = f"Geïnformeerd op {woorden.datum(op)}, na de start op {woorden.datum(beeld.start)}."
    else:
        kleur, zin = Kleur.GROEN, f"Geïnformeerd over de verwerking op {woorden.datum(op)}."
    return Controle("geinformeerd", kleur, zin, woorden.GEGEVENS)


def _verzekering(sleutel: str, is_verzekerd: bool | None, wat: str) -> Controle:
    if is_verzekerd:
        return Controle(sleutel, Kleur.GROEN, f"Verzekerd voor {wat}.", woorden.FAQ)
    kleur = Kleur.ORANJE if is_verzekerd is None else Kleur.ROOD
    return Controle(sleutel, kleur, f"Regel de verzekering voor {wat}, en bevestig ze.", woorden.FAQ)


def _dimona(beeld: Beeld, vandaag: date) -> Controle:
    dimona, start = beeld.dimona, woorden.datum(beeld.start)
    if dimona.in_op is None or not dimona.referentie:
        # Before the start there is still time.
        kleur = Kleur.ORANJE if vandaag <= beeld.start else Kleur.ROOD
        zin = f"Doe de Dimona-aangifte (type DWD) uiterlijk op {start}, en vul datum en nummer in."
    elif dimona.in_op > beeld.start:
        kleur, zin = (
            Kleur.ORANJE,
            f"De Dimona-aangifte is van {woorden.datum(dimona.in_op)}, na de start op {start}.",
        )
    else:
        kleur, zin = Kleur.GROEN, f"Dimona (DWD) aangegeven op {woorden.datum(dimona.in_op)}."
    return Controle("dimona", kleur, zin, woorden.FAQ)


def _werkpost(beeld: Beeld) -> Controle:
    if beeld.werkpost is None:
        return Controle("werkpost", Kleur.ROOD, "Kies de werkpost.", woorden.FAQ)
    if not beeld.werkpost.bevat(beeld.start):
        zin = f"De werkpost bestaat {woorden.periode(beeld.werkpost)}: kies een andere start of werkpost."
        return Controle("werkpost", Kleur.ROOD, zin, woorden.FAQ)
    return Controle("werkpost", Kleur.GROEN, "De werkpost is open op de start.", woorden.FAQ)


def _inhoud(ontbreekt: Sequence[str]) -> Controle:
    artikel = "BVR 18/11/2022, bijlage"
    if not ontbreekt:
        return Controle("inhoud", Kleur.GROEN, "De verplichte inhoud is volledig.", artikel)
    zin = f"Nog in te vullen: {woorden.opsomming(list(ontbreekt))}."
    return Controle("inhoud", Kleur.ROOD, zin, artikel)


def _evaluatie(bezwaar: str) -> list[Controle]:
    return [Controle("evaluatie", Kleur.ROOD, bezwaar, woorden.DUUR)] if bezwaar else []


def _overleden(op: date | None) -> list[Controle]:
    if op is None:
        return []
    zin = f"De persoon is overleden op {woorden.datum(op)}: er kan geen overeenkomst beginnen."
    return [Controle("overleden", Kleur.ROOD, zin, woorden.DEELNAME)]
