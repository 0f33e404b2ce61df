"""What the pages of organisations and of the regio's show to one reader."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, TypedDict

from django.db.backends.postgresql.psycopg_any import DateRange
from django.urls import reverse
from django.utils import timezone

from werkzorg.beheer.forms.organisaties import OrganisatieFilterForm
from werkzorg.beheer.querysets.organisaties import ZichtbareOrganisaties
from werkzorg.gebruikers.models import Gebruiker
from werkzorg.logboek.models import Logregel
from werkzorg.organisaties.hoedanigheid import Door, Hoedanigheid
from werkzorg.organisaties.models import Organisatie, Werkpost
from werkzorg.organisaties.regels import (
    REGISTREERT,
    ZIEN_CONTACTPERSOON,
    ZIEN_REKENING,
    ZIEN_WERKPOSTEN,
    wijzigbaar,
)
from werkzorg.organisaties.rollen import KAN_WERKPOST_ZIJN, Organisatiesoort
from werkzorg.plaatsen.laden import EERSTE_DAG
from werkzorg.plaatsen.models import GemeenteInRegio, Grens, RegioInWerkingsgebied
from werkzorg.plaatsen.opzoeken import (
    adres_opmerking,
    gemeente_van,
    gemeenten_met_postcode,
    regio_van,
    voorgangers,
)
from werkzorg.termijnen import Periode
from werkzorg.toegang.matrix import groepen_van, mag
from werkzorg.ui import formaten, nummers, organisatienummers
from werkzorg.ui.volgorde import sorteersleutel

LABEL = "organisaties.organisatie"


class Organisatieregel(TypedDict):
    """One line of the list."""

    url: str
    naam: str
    soort: str
    gemeente: str
    kbo: str
    is_eigen: bool
    is_gesloten: bool


def lijstregels(rijen: Iterable[Organisatie], door: Hoedanigheid) -> list[Organisatieregel]:
    """The lines of the list, for one reader."""
    return [
        {
            "url": rij.get_absolute_url(),
            "naam": rij.naam,
            "soort": rij.get_soort_display(),
            "gemeente": rij.gemeente,
            "kbo": nummers.kbo(rij.kbo_nummer),
            "is_eigen": rij.pk == door.organisatie_id,
            "is_gesloten": not rij.is_actief,
        }
        for rij in rijen
    ]


def gekozen(rijen: ZichtbareOrganisaties, formulier: OrganisatieFilterForm) -> ZichtbareOrganisaties:
    """The rows that answer the question; none for a question that cannot be read."""
    if not formulier.is_valid():
        return rijen.none()
    vraag = formulier.cleaned_data
    if not vraag["gesloten"]:
        rijen = rijen.filter(is_actief=True)
    if vraag["soort"]:
        rijen = rijen.filter(soort=vraag["soort"])
    return rijen.gezocht(vraag["zoek"]) if vraag["zoek"] else rijen


def soorten_voor(door: Hoedanigheid) -> list[tuple[str, str]]:
    """The kinds that this reader registers, as choices in the order of the list."""
    mogelijk = REGISTREERT.get(door.rol, frozenset())
    return [(soort.value, str(soort.label)) for soort in Organisatiesoort if soort in mogelijk]


def organisatiebeeld(organisatie: Organisatie, door: Hoedanigheid) -> dict[str, Any]:
    """The page of one organisation, for one reader."""
    groepen = groepen_van(door, organisatie)
    is_eigen = organisatie.pk == door.organisatie_id
    kan_wijzigen = mag(door, "organisatie_wijzigen") and bool(wijzigbaar(door.rol, is_eigen=is_eigen))
    vandaag = timezone.localdate()
    plaats = gemeente_van(organisatie.postcode, organisatie.gemeente, vandaag)
    regio = regio_van(plaats, vandaag) if plaats else None
    kan_werkpost = organisatie.is_actief and organisatie.soort in KAN_WERKPOST_ZIJN
    return {
        "organisatie": organisatie,
        "is_eigen": is_eigen,
        "wie": _wie(organisatie),
        "bereik": [
            ("E-mailadres", organisatie.email),
            ("Telefoon", nummers.telefoon(organisatie.telefoon)),
            ("Zetel", organisatie.adres),
            ("Werk- en zorgregio", regio.naam if regio else ""),
        ],
        "website": organisatie.website,
        "sluiting": _sluiting(organisatie),
        "rekeningen": _rekeningen(organisatie) if "rekening" in groepen else None,
        "vestigingen": _vestigingen(organisatie, kan_wijzigen=kan_wijzigen),
        "werkposten": _werkposten(organisatie, groepen, door) if "werkposten" in groepen else None,
        "wijzig_url": reverse("organisatie_wijzigen", args=[organisatie.pk]) if kan_wijzigen else "",
        "vestiging_url": reverse("vestiging_bewaren", args=[organisatie.pk]) if kan_wijzigen else "",
        "werkpost_url": (
            f"{reverse('werkpost_registreren')}?organisatie={organisatie.pk}"
            if kan_werkpost and mag(door, "werkpost_registreren")
            else ""
        ),
        "leden_url": _leden_url(organisatie, door, is_eigen=is_eigen),
    }


def _leden_url(organisatie: Organisatie, door: Hoedanigheid, *, is_eigen: bool) -> str:
    """Where the colleagues of this organisation are looked after, when this reader does that."""
    if not mag(door, "lid_lijst"):
        return ""
    if is_eigen and door.rol == "organisatiebeheerder":
        return reverse("lid_lijst")
    return (
        f"{reverse('lid_lijst')}?organisatie={organisatie.pk}" if door.rol == "functioneel_beheerder" else ""
    )


def _wie(organisatie: Organisatie) -> list[tuple[str, str]]:
    """Kind and numbers; a number that this kind never has is left out."""
    kbo = nummers.kbo(organisatie.kbo_nummer) or organisatie.get_kbo_ontbreekt_display()
    rijen = [("Soort", str(organisatie.get_soort_display())), ("KBO-nummer", kbo)]
    if organisatie.ovo_code:
        rijen.append(("OVO-code", organisatie.ovo_code))
    if organisatie.conventienummer:
        rijen.append(("Conventienummer", organisatienummers.conventie(organisatie.conventienummer)))
    return rijen


def _sluiting(organisatie: Organisatie) -> dict[str, Any] | None:
    """Since when it is closed, why, and who went on with the work."""
    if organisatie.is_actief:
        return None
    opvolger = organisatie.opvolger
    return {
        "wanneer": organisatie.gesloten_op,
        "waarom": str(organisatie.get_sluitingsreden_display()).lower(),
        "opvolger": opvolger.naam if opvolger else "",
        "opvolger_url": opvolger.get_absolute_url() if opvolger else "",
    }


def _rekeningen(organisatie: Organisatie) -> list[dict[str, str]]:
    """The accounts, the newest first."""
    return [
        {"iban": nummers.iban(rij.iban), "wanneer": _wanneer(rij.periode)}
        for rij in organisatie.rekeningen.order_by("-periode")
    ]


def _vestigingen(organisatie: Organisatie, *, kan_wijzigen: bool) -> list[dict[str, Any]]:
    basis = reverse("vestiging_bewaren", args=[organisatie.pk])
    return [
        {
            "naam": rij.naam,
            "nummer": organisatienummers.vestigingsnummer(rij.nummer),
            "adres": rij.adres,
            "gesloten_op": rij.gesloten_op,
            "wijzig_url": f"{basis}?vestiging={rij.pk}" if kan_wijzigen else "",
        }
        for rij in organisatie.vestigingen.gesorteerd()
    ]


def _werkposten(
    organisatie: Organisatie, groepen: frozenset[str], door: Hoedanigheid
) -> list[dict[str, Any]]:
    """Where it is a werkpost; whom to ask for only for the organisation itself and the one that registered it."""
    vandaag = timezone.localdate()
    return [
        {
            "naam": rij.vestiging.naam if rij.vestiging else organisatie.naam,
            "waar": rij.waar,
            "sector": str(rij.get_sector_display()),
            "wanneer": _wanneer(rij.periode),
            "is_voorbij": rij.periode.upper is not None and rij.periode.upper <= vandaag,
            "contact": (
                _contact(rij)
                if "contactpersoon" in groepen
                and door.organisatie_id in {rij.organisatie_id, rij.geregistreerd_door_id}
                else None
            ),
        }
        for rij in organisatie.werkposten.gesorteerd()
    ]


def _contact(rij: Werkpost) -> str:
    delen = (rij.contactpersoon, nummers.telefoon(rij.contact_telefoon), rij.contact_email)
    return " · ".join(deel for deel in delen if deel)


def _wanneer(periode: DateRange) -> str:
    einde = periode.upper - timedelta(days=1) if periode.upper else None
    return formaten.periode(Periode(periode.lower, einde))


def laatste_wijziger(organisatie: Organisatie, door: Hoedanigheid, handeling: str) -> dict[str, Any]:
    """Who changed this organisation last and when: a name within the own organisation, otherwise "Iemand"."""
    regel = (
        Logregel.objects.filter(object_soort=LABEL, object_id=organisatie.pk, handeling=handeling)
        .order_by("-wanneer")
        .first()
    )
    if regel is None:
        return {"door": "Iemand", "wanneer": timezone.now()}
    eigen = regel.door.get("organisatie") == str(door.organisatie_id) and "gebruiker" in regel.door
    persoon = Gebruiker.objects.filter(pk=regel.door["gebruiker"]).first() if eigen else None
    return {"door": persoon.naam if persoon else "Iemand", "wanneer": regel.wanneer}


def groepen_voor(rol: str) -> frozenset[str]:
    """The groups of data of an organisation that this role may see at most; `opening` narrows them."""
    uit = {"identiteit", "contact"}
    if rol in ZIEN_REKENING | {"organisatiebeheerder"}:
        uit.add("rekening")
    if rol in ZIEN_WERKPOSTEN:
        uit.add("werkposten")
    if rol in ZIEN_CONTACTPERSOON:
        uit.add("contactpersoon")
    return frozenset(uit)


def opening(door: Door, organisatie: Organisatie) -> frozenset[str]:
    """All groups of one's own organisation; of another, a manager does not see the account."""
    alle = frozenset({"identiteit", "contact", "rekening", "werkposten", "contactpersoon"})
    if (
        isinstance(door, Hoedanigheid)
        and door.rol not in ZIEN_REKENING
        and door.organisatie_id != organisatie.pk
    ):
        return alle - {"rekening"}
    return alle


# --- the regio's --------------------------------------------------------------------------------------------
def regiobeeld() -> list[dict[str, Any]]:
    """Every regio with its municipalities of today, its neighbours and its werkingsgebied, by name."""
    vandaag = timezone.localdate()
    gemeenten: dict[str, list[dict[str, Any]]] = defaultdict(list)
    regios: dict[str, str] = {}
    for ligging in GemeenteInRegio.objects.geldig_op(vandaag).select_related("gemeente", "regio"):
        regios[ligging.regio_id] = ligging.regio.naam
        gemeenten[ligging.regio_id].append(
            {
                "naam": ligging.gemeente.naam,
                "sinds": ligging.periode.lower if ligging.periode.lower > EERSTE_DAG else None,
            }
        )
    buren: dict[str, list[str]] = defaultdict(list)
    for grens in Grens.objects.all():
        buren[grens.van_id].append(regios[grens.naar_id])
    gebieden = {
        deel.regio_id: deel.werkingsgebied.naam
        for deel in RegioInWerkingsgebied.objects.geldig_op(vandaag).select_related("werkingsgebied")
    }
    return [
        {
            "sleutel": sleutel,
            "naam": naam,
            "gemeenten": sorted(gemeenten[sleutel], key=lambda een: sorteersleutel(een["naam"])),
            "buren": sorted(buren[sleutel], key=sorteersleutel),
            "werkingsgebied": gebieden.get(sleutel, ""),
        }
        for sleutel, naam in sorted(regios.items(), key=lambda een: sorteersleutel(een[1]))
    ]


def regiovondst(vraag: str, dag: date) -> dict[str, Any]:
    """Where the postcode or municipality that somebody asks for lies, or a sentence that says what is wrong."""
    cijfers = re.findall(r"\b[1-9][0-9]{3}\b", vraag)
    postcode = cijfers[0] if cijfers else ""
    naam = vraag.replace(postcode, "", 1).strip(" ,") if postcode else vraag.strip()
    gevonden = gemeente_van(postcode, naam, dag)
    gemeenten = [gevonden] if gevonden else gemeenten_met_postcode(postcode, dag) if not naam else []
    return {
        "vraag": vraag,
        "opmerking": adres_opmerking(postcode, naam, dag),
        "gemeenten": [
            {
                "naam": een.naam,
                "refnis": een.refnis,
                "provincie": een.provincie,
                "sinds": een.periode.lower if een.periode.lower > EERSTE_DAG else None,
                "regio": regio.naam if (regio := regio_van(een, dag)) else "",
                "vroeger": sorted(vorige.naam for vorige in voorgangers(een)),
            }
            for een in gemeenten
        ],
    }
