"""The page of one onthaaltraject, and the head above every form about it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone

from gbo.domein.levensdomeinen import DOMEINEN, RECHTEN, RECHTSTANDEN, STAPPEN, STELSELS, in_woorden
from gbo.domein.opvolging import werkdagen_sinds
from gbo.models import Contactpoging, Levensregistratie, Onthaaltraject, Wisstop
from gbo.models.eindelezen import onbereikbaar_bezwaar
from gbo.querysets.lezers import ONTHAALGEGEVENS
from gbo.soorten import AFBREEKREDENEN, TERUGSTUURREDENEN
from gbo.statussen import (
    AANVAARD,
    EINDES,
    GECONTACTEERD,
    GESTART,
    NIET_BEREIKT,
    ONTVANGEN,
    TE_CONTACTEREN,
    TERUGGESTUURD,
)
from werkzorg.handelen.register import mogelijke_handelingen
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.termijnen import leeftijd_op
from werkzorg.toegang.matrix import groepen_van, mag
from werkzorg.ui import nummers
from werkzorg.ui.formaten import datum

PLEK = "onthaal"
KLEUR = {ONTVANGEN: "let", AANVAARD: "let", NIET_BEREIKT: "let", GECONTACTEERD: "goed", GESTART: "goed"}
# Which button leads, per state; the rest stands beside it.
_EERST = {
    ONTVANGEN: "onthaal_aanvaarden",
    AANVAARD: "contactpoging_registreren",
    NIET_BEREIKT: "contactpoging_registreren",
    GECONTACTEERD: "onthaal_starten",
    GESTART: "levensregistratie_bewaren",
}
# Only an erasure that is held back can be let go; nobody is given up before enough tries.
_VRIJGEVEN, _OPGEVEN = "wissing_vrijgeven", "onthaal_onbereikbaar_sluiten"
_TERUG, _AFBREEK = dict(TERUGSTUURREDENEN), dict(AFBREEKREDENEN)
Feiten = list[tuple[str, str]]


@dataclass(frozen=True)
class Pogingregel:
    """One try; `notitie` "" when another partner wrote it."""

    wanneer: datetime
    wijze: str
    uitkomst: str
    notitie: str


@dataclass(frozen=True)
class Wacht:
    """How long somebody waits for a first contact, in working days, and whether that is too long."""

    werkdagen: int
    uiterlijk: date
    is_laat: bool

    @property
    def zin(self) -> str:
        """The age in words."""
        if not self.werkdagen:
            return "wacht nog geen werkdag"
        return "wacht 1 werkdag" if self.werkdagen == 1 else f"wacht {self.werkdagen} werkdagen"


def wacht_van(onthaal: Onthaaltraject, vandaag: date) -> Wacht | None:
    """Since when this person waits; None when he was reached or nobody waits any more."""
    if onthaal.status not in TE_CONTACTEREN:
        return None
    uiterlijk = onthaal.eerste_contact_voor
    werkdagen = werkdagen_sinds(timezone.localdate(onthaal.overgedragen_op), vandaag)
    return Wacht(werkdagen, uiterlijk, is_laat=uiterlijk < vandaag)


def kop_van(onthaal: Onthaaltraject) -> dict[str, Any]:
    """What stands above every page of one onthaaltraject; no query."""
    return {
        "onthaal": onthaal,
        "kleur": KLEUR.get(onthaal.status, ""),
        "wacht": wacht_van(onthaal, timezone.localdate()),
    }


def onthaalblad(onthaal: Onthaaltraject, door: Hoedanigheid) -> dict[str, Any]:
    """Everything on the page of one onthaaltraject, for this reader; at most four queries."""
    is_open = ONTHAALGEGEVENS in groepen_van(door, onthaal)
    registratie = Levensregistratie.objects.zichtbaar_voor(door).filter(onthaal=onthaal).first()
    stop = None
    if onthaal.status in EINDES:
        stop = Wisstop.objects.zichtbaar_voor(door).geldend().filter(onthaal=onthaal).first()
    te_vroeg = ""
    if onthaal.status == NIET_BEREIKT:
        te_vroeg = onbereikbaar_bezwaar(onthaal, timezone.localdate())
    weg = {sleutel for sleutel, nee in ((_VRIJGEVEN, stop is None), (_OPGEVEN, te_vroeg)) if nee}
    return {
        **kop_van(onthaal),
        "acties": _knoppen(onthaal, door, weg=weg),
        "is_open": is_open,
        "bericht": bericht(onthaal),
        "persoon": persoonsfeiten(onthaal) if is_open else ingangsfeiten(onthaal),
        "bel": _bel(onthaal) if is_open else None,
        "hulpverlener": hulpverlenerfeiten(onthaal) if is_open else [],
        "verloop": verloopfeiten(onthaal) + ([("Afsluiten zonder contact", te_vroeg)] if te_vroeg else []),
        "pogingen": _pogingen(onthaal, door) if is_open else [],
        "registratie": registratieblad(registratie) if registratie else None,
        "stop": stop,
        "samenvatting_url": reverse("onthaal_samenvatting", args=[onthaal.pk])
        if is_open and mag(door, "onthaal_samenvatting")
        else "",
    }


def ingangsfeiten(onthaal: Onthaaltraject) -> Feiten:
    """What somebody reads to decide whether to accept: no more than this."""
    leeftijd = leeftijd_op(onthaal.geboortedatum, timezone.localdate())
    return [
        ("Initialen", onthaal.initialen),
        ("Leeftijd", f"{leeftijd} jaar"),
        ("Gemeente", onthaal.gemeentenaam),
    ]


def persoonsfeiten(onthaal: Onthaaltraject) -> Feiten:
    """The closed list of art. 5 about the person; what VDAB did not send stands as not filled in."""
    return [
        ("Voornaam", onthaal.voornaam),
        ("Naam", onthaal.achternaam),
        ("Geboortedatum", datum(onthaal.geboortedatum)),
        ("Adres", onthaal.adres),
        ("Telefoon of gsm", nummers.telefoon(onthaal.telefoon) if onthaal.telefoon else ""),
        ("E-mailadres", onthaal.email),
    ]


def hulpverlenerfeiten(onthaal: Onthaaltraject) -> Feiten:
    """Who helps this person already, when he wanted that to be known."""
    feiten = [
        ("Naam", onthaal.hulpverlener_naam),
        ("Organisatie", onthaal.hulpverlener_organisatie),
        (
            "Telefoon",
            nummers.telefoon(onthaal.hulpverlener_telefoon) if onthaal.hulpverlener_telefoon else "",
        ),
        ("E-mailadres", onthaal.hulpverlener_email),
    ]
    return [feit for feit in feiten if feit[1]]


def verloopfeiten(onthaal: Onthaaltraject) -> Feiten:
    """The days and reasons that are known."""
    feiten = [("Gegevens ontvangen op", datum(onthaal.overgedragen_op))]
    if datum(onthaal.bij_partner_sinds) != datum(onthaal.overgedragen_op) or onthaal.vorige_partner_id:
        feiten.append(("Bij jullie sinds", datum(onthaal.bij_partner_sinds)))
    if onthaal.status in TE_CONTACTEREN:
        feiten.append(("Eerste contact uiterlijk op", datum(onthaal.eerste_contact_voor)))
    for label, dag in (
        ("Bereikt op", onthaal.bereikt_op),
        ("Eerste gesprek op", onthaal.gestart_op),
        ("Laatste dag", onthaal.einde),
        ("Alles gewist uiterlijk op", onthaal.weg_op),
    ):
        if dag:
            feiten.append((label, datum(dag)))
    woorden = (
        ("Teruggestuurd omdat", _TERUG.get(onthaal.terugstuurreden, "")),
        ("Gestopt omdat", _AFBREEK.get(onthaal.afbreekreden, "")),
        ("Doorverwezen naar", onthaal.doorverwezen_naar),
        ("Toelichting", onthaal.toelichting),
    )
    return feiten + [een for een in woorden if een[1]]


def bericht(onthaal: Onthaaltraject) -> str:
    """What the reader must know now, in one or two sentences; "" when nothing."""
    if onthaal.status == ONTVANGEN and onthaal.terugstuurreden:
        return "Een andere kernpartner stuurde dit onthaaltraject naar jullie terug. Hieronder staat waarom."
    if onthaal.status == ONTVANGEN:
        return "Aanvaard om de contactgegevens te zien. VDAB krijgt daar geen bericht van (art. 4)."
    if onthaal.status == TERUGGESTUURD:
        return (
            "Jullie namen deze persoon niet op. VDAB krijgt daar geen bericht van (art. 4): verwittig de persoon zelf, "
            "en geef het blad mee om opnieuw naar VDAB te gaan."
        )
    return ""


def registratieblad(rij: Levensregistratie) -> dict[str, Any]:
    """What this partner noted for itself, in words."""
    return {
        "domeinen": in_woorden(rij.domeinen, DOMEINEN, STAPPEN),
        "rechten": in_woorden(rij.rechten, RECHTEN, RECHTSTANDEN),
        "stelsels": ", ".join(STELSELS[een] for een in rij.stelsels),
        "bijgewerkt_op": rij.bijgewerkt_op,
    }


def _pogingen(onthaal: Onthaaltraject, door: Hoedanigheid) -> Sequence[Pogingregel]:
    rijen = Contactpoging.objects.zichtbaar_voor(door).filter(onthaal=onthaal)
    return [
        Pogingregel(
            rij.wanneer,
            rij.get_wijze_display().capitalize(),
            rij.get_uitkomst_display(),
            rij.notitie if rij.partner_id == door.organisatie_id else "",
        )
        for rij in rijen
    ]


def _knoppen(
    onthaal: Onthaaltraject, door: Hoedanigheid, *, weg: Collection[str]
) -> list[tuple[str, str, str]]:
    """Label, address and style of every act that is possible now but `weg`, the leading one first."""
    eerst = _EERST.get(onthaal.status, "")
    knoppen = [
        (
            een.sleutel != eerst,
            een.knop,
            reverse(een.route, args=[onthaal.pk]),
            "primair" if een.sleutel == eerst else "stil",
        )
        for een in mogelijke_handelingen(door, onthaal, PLEK)
        if een.sleutel not in weg
    ]
    return [(label, url, stijl) for _, label, url, stijl in sorted(knoppen, key=lambda een: een[0])]


def _bel(onthaal: Onthaaltraject) -> tuple[str, str] | None:
    """The telephone number to call and as it is read; None without one, or when nobody calls any more."""
    if onthaal.status in EINDES or not onthaal.telefoon:
        return None
    return onthaal.telefoon, nummers.telefoon(onthaal.telefoon)
