"""What the pages about a person show to one reader: only the groups of data that are his."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, TextField
from django.db.models.fields.json import KT
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils import timezone

from werkzorg.berichten.models import Opdracht
from werkzorg.deelnemers.domein import WIJZIGBAAR
from werkzorg.deelnemers.models import Deelnemer, Grond, InterneGrond, Omvang, Opzoekmelding
from werkzorg.documenten.models import Document
from werkzorg.gebruikers.models import Gebruiker
from werkzorg.handelen.register import mogelijke_handelingen
from werkzorg.logboek.models import Logregel
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.organisaties.rollen import ROL_KEUZES
from werkzorg.termijnen import leeftijd_op
from werkzorg.toegang.matrix import MATRIX, groepen_van, mag
from werkzorg.toegang.models import Inzage
from werkzorg.ui import formaten, nummers

_ROLLEN = dict(ROL_KEUZES)
_GRONDEN = {str(sleutel): str(label) for sleutel, label in (*Grond.choices, *InterneGrond.choices)}
# Shown instead of the number: not even the birth date in it belongs on the page (regelgeving 8, ux 1.6).
INSZ_MASKER = "••.••.••-•••.••"
# What counts as opening somebody's dossier, how far back, and how many are shown of those that are looked at.
GEOPEND = frozenset({"dossier_detail", "deelnemer_detail"})
RECENT_DAGEN = 14
RECENT_BEKEKEN = 20
RECENT_OP_SCHERM = 5


@dataclass(frozen=True)
class Lijstregel:
    """One person in a list: who it is, and where he lives only with a full involvement."""

    naam: str
    dossiernummer: str
    geboortedatum: date
    gemeente: str
    get_absolute_url: str


def lijstregels(rijen: Iterable[Deelnemer]) -> list[Lijstregel]:
    """The rows of a list page; `rijen` come with `met_omvang`."""
    return [
        Lijstregel(
            naam=rij.naam,
            dossiernummer=rij.dossiernummer,
            geboortedatum=rij.geboortedatum,
            gemeente=rij.gemeente if rij.is_volledig else "",  # type: ignore[attr-defined]
            get_absolute_url=rij.get_absolute_url(),
        )
        for rij in rijen
    ]


def identiteit(deelnemer: Deelnemer, door: Hoedanigheid) -> dict[str, Any]:
    """The context of the page about who this person is."""
    mijn_groepen = groepen_van(door, deelnemer)
    return {
        "deelnemer": deelnemer,
        "insz": inszpaneel(deelnemer),
        "insz_vervang_url": reverse("insz_toevoegen", args=[deelnemer.pk])
        if deelnemer.heeft_insz and MATRIX["insz_toevoegen"].groepen <= mijn_groepen
        else "",
        "gegevens": _gegevens(deelnemer, mijn_groepen),
        "acties": [
            (handeling.knop, reverse(handeling.route, args=[deelnemer.pk]), "stil")
            for handeling in mogelijke_handelingen(door, deelnemer, "identiteit")
        ],
    }


def inszpaneel(deelnemer: Deelnemer, getoond: str = "") -> dict[str, Any]:
    """The number as a page shows it: masked with a button to show it, `getoond` after a press, or why it is missing."""
    return {
        "masker": INSZ_MASKER if deelnemer.heeft_insz else "",
        "getoond": getoond,
        "ontbreekt": "" if deelnemer.heeft_insz else deelnemer.get_insz_ontbreekt_display(),
        "toon_url": reverse("insz_tonen", args=[deelnemer.pk]),
    }


def recent_geopend(door: Hoedanigheid) -> list[Deelnemer]:
    """The people whose dossier this person opened last, of those he still sees; newest first. Two queries."""
    sinds = timezone.now() - timedelta(days=RECENT_DAGEN)
    ids = [rij["object_id"] for rij in Inzage.objects.laatst_geopend(door, GEOPEND, sinds)[:RECENT_BEKEKEN]]
    mensen = Deelnemer.objects.zichtbaar_voor(door).in_bulk(ids)
    return [mensen[pk] for pk in ids if pk in mensen][:RECENT_OP_SCHERM]


def dubbelparen(rijen: Iterable[Deelnemer], door: Hoedanigheid) -> list[tuple[Deelnemer, list[Deelnemer]]]:
    """Each of `rijen` (from `met_dubbels`) with the people who look like him; one query."""
    eersten = list(rijen)
    mensen = Deelnemer.objects.zichtbaar_voor(door).in_bulk([pk for rij in eersten for pk in rij.dubbels])  # type: ignore[attr-defined]
    return [(rij, [mensen[pk] for pk in rij.dubbels if pk in mensen]) for rij in eersten]  # type: ignore[attr-defined]


def vergelijkregels(een: Deelnemer, ander: Deelnemer, door: Hoedanigheid) -> list[tuple[str, str, str]]:
    """What tells two people apart, side by side: label and the value of each; both come with `met_omvang`."""
    return [
        (label, links, rechts)
        for (label, links), (_, rechts) in zip(_kenmerken(een, door), _kenmerken(ander, door), strict=True)
    ]


def _kenmerken(deelnemer: Deelnemer, door: Hoedanigheid) -> list[tuple[str, str]]:
    mag_wonen = "adres" in groepen_van(door, deelnemer)
    nummer = "bekend" if deelnemer.heeft_insz else deelnemer.get_insz_ontbreekt_display()
    return [
        ("Voornaam", deelnemer.voornaam),
        ("Achternaam", deelnemer.achternaam),
        ("Geboren", formaten.datum(deelnemer.geboortedatum)),
        ("Rijksregisternummer", nummer),
        ("Woont in", deelnemer.gemeente if mag_wonen else "niet zichtbaar voor jou"),
        ("Geregistreerd", formaten.datum(deelnemer.geregistreerd_op)),
    ]


def opzoekgegevens(melding: Opzoekmelding) -> list[tuple[str, str]]:
    """One signal in words for the functionaris; of the deelnemer only the dossier number. One query."""
    namen = {"achternaam": "de achternaam", "geboortedatum": "de geboortedatum"}
    sinds = melding.wanneer - timedelta(days=30)
    keren = Opzoekmelding.objects.filter(
        gebruiker_id=melding.gebruiker_id, wanneer__gt=sinds, wanneer__lte=melding.wanneer
    ).count()
    regels = [
        ("Wanneer", formaten.datum_tijd(melding.wanneer)),
        ("Wie", melding.gebruiker.naam),
        ("Functie", f"{melding.get_rol_display()}, {melding.organisatie.naam}"),
        ("Meldingen over deze medewerker", f"{keren} in 30 dagen, deze inbegrepen"),
    ]
    if melding.deelnemer is not None:
        regels += [
            ("Dossier", melding.deelnemer.dossiernummer),
            ("Verschilt van wat wij kennen", " en ".join(namen[veld] for veld in melding.verschil)),
        ]
    if not melding.is_open:
        wie = melding.afgehandeld_door.naam if melding.afgehandeld_door else ""
        op = formaten.datum_tijd(melding.afgehandeld_op) if melding.afgehandeld_op else ""
        regels += [
            ("Vaststelling", melding.get_bevinding_display()),
            ("Toelichting", melding.toelichting),
            ("Afgehandeld", f"{op}, {wie}"),
        ]
    return regels


def levensdata(deelnemer: Deelnemer) -> list[tuple[str, str]]:
    """When this person was born, and how old he is; of somebody who died the age he reached."""
    dag = deelnemer.overleden_op or timezone.localdate()
    leeftijd = leeftijd_op(deelnemer.geboortedatum, dag)
    if deelnemer.overleden_op is None:
        return [("Geboren", f"{formaten.datum(deelnemer.geboortedatum)} ({leeftijd})")]
    return [
        ("Geboren", formaten.datum(deelnemer.geboortedatum)),
        ("Overleden", f"{formaten.datum(deelnemer.overleden_op)} ({leeftijd})"),
    ]


def _gegevens(deelnemer: Deelnemer, mijn_groepen: frozenset[str]) -> list[tuple[str, str]]:
    regels = levensdata(deelnemer)
    if vroeger := getattr(deelnemer, "vroeger", ()):
        regels.append(("Voorheen", ", ".join(vroeger)))
    if "contact" in mijn_groepen:
        regels += [
            ("E-mailadres", deelnemer.email),
            ("Telefoon", nummers.telefoon(deelnemer.telefoon) if deelnemer.telefoon else ""),
        ]
    if "adres" in mijn_groepen:
        bus = f" bus {deelnemer.bus}" if deelnemer.bus else ""
        straat = f"{deelnemer.straat} {deelnemer.huisnummer}".strip() + bus
        plaats = f"{deelnemer.postcode} {deelnemer.gemeente}".strip()
        regels.append(("Adres", ", ".join(deel for deel in (straat, plaats) if deel)))
    if "taal" in mijn_groepen:
        taal = deelnemer.taal_andere or deelnemer.get_taal_display()
        regels.append(("Taal", f"{taal}, met tolk" if deelnemer.tolk_nodig else taal))
    return regels


def documentenpaneel(deelnemer: Deelnemer, door: Hoedanigheid) -> dict[str, Any]:
    """The documents of this person that this reader may open; also served alone, while one is being made. One query.

    While one is being made the page asks again, and says how many it saw ready: without change there is no answer.
    """
    mislukt = Opdracht.objects.mislukt().annotate(van=KT("verwijzing__document"))
    documenten = (
        Document.objects.zichtbaar_voor(door)
        .over_deelnemer(deelnemer.pk)
        .annotate(is_mislukt=Exists(mislukt.filter(van=Cast(OuterRef("pk"), TextField()))))
    )
    rijen = [_documentrij(document) for document in documenten]
    gezien = f"{len(rijen)}-{sum(rij['is_klaar'] or rij['is_mislukt'] for rij in rijen)}"
    return {
        "documenten": rijen,
        "documenten_bezig": any(not rij["is_klaar"] and not rij["is_mislukt"] for rij in rijen),
        "documenten_gezien": gezien,
        "documenten_url": f"{reverse('deelnemer_documenten', args=[deelnemer.pk])}?gezien={gezien}",
    }


def _documentrij(document: Document) -> dict[str, Any]:
    is_klaar = document.laatste_op is not None  # type: ignore[attr-defined]
    return {
        "titel": document.label,
        "is_klaar": is_klaar,
        "is_verzegeld": bool(document.laatste_is_verzegeld),  # type: ignore[attr-defined]
        "is_mislukt": not is_klaar and document.is_mislukt,  # type: ignore[attr-defined]
        "wanneer": document.laatste_op or document.aangemaakt_op,  # type: ignore[attr-defined]
        "url": reverse("document_openen", args=[document.pk]) if is_klaar else "",
    }


def betrokkenenpaneel(deelnemer: Deelnemer, door: Hoedanigheid) -> dict[str, Any]:
    """Who of the reader's own organisation sees this dossier, and where to read more; he came with `met_betrokkenen`.

    Not of others: that another organisation is involved may itself tell about health.
    """
    links = [("Wie heeft toegang?", "deelnemer_toegang"), ("Wie keek in dit dossier?", "inzage_lijst")]
    return {
        "betrokkenen": [_betrokkene(een, door) for een in deelnemer.betrokkenen],  # type: ignore[attr-defined]
        "links": [
            (label, reverse(sleutel, args=[deelnemer.pk])) for label, sleutel in links if mag(door, sleutel)
        ],
    }


def _betrokkene(een: dict[str, str], door: Hoedanigheid) -> dict[str, str]:
    grond = _GRONDEN[een["grond"]]
    return {
        "naam": ", ".join(deel for deel in (door.organisatie_naam, _ROLLEN.get(een["rol"])) if deel),
        "toelichting": f"{Omvang(een['omvang']).label.lower()} · {grond.lower()}",
    }


def waarden_van_versie(deelnemer: Deelnemer, versie: int) -> dict[str, Any]:
    """The changeable fields as they were in this version, from the history; empty for an unknown version."""
    gebeurtenissen = deelnemer.gebeurtenissen.filter(versie=versie).order_by("-pgh_id")  # type: ignore[attr-defined]
    return gebeurtenissen.values(*WIJZIGBAAR).first() or {}


def laatste_wijziger(deelnemer: Deelnemer, door: Hoedanigheid) -> dict[str, Any]:
    """Who changed this person's data last and when: a name within the own organisation, otherwise "Iemand"."""
    regel = Logregel.objects.over_deelnemer(deelnemer.pk).filter(handeling="deelnemer_wijzigen").first()
    if regel is None:
        return {"door": "Iemand", "wanneer": timezone.now()}
    eigen = regel.door.get("organisatie") == str(door.organisatie_id)
    persoon = (
        Gebruiker.objects.filter(pk=regel.door["gebruiker"]).first()
        if eigen and "gebruiker" in regel.door
        else None
    )
    return {"door": persoon.naam if persoon else "Iemand", "wanneer": regel.wanneer}
