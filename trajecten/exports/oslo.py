"""What one reader may take out of a traject as an OSLO document: his rows, and his groups of data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from trajecten.domein.beeindiging import REDENEN
from trajecten.domein.plan import SUBTYPES
from trajecten.exports import klantvolgsysteem as kvs
from trajecten.models import Aanstelling, Actie, Stage, Traject
from trajecten.querysets.lezers import PLAN, STAND
from trajecten.soorten import WERK, ZORG
from trajecten.statussen import (
    AANGEVRAAGD,
    AFGEROND,
    GESCHRAPT,
    GEWEIGERD,
    GOEDGEKEURD,
    IN_BEOORDELING,
    INGETROKKEN,
)
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.organisaties.hoedanigheid import Door, Hoedanigheid, Klok
from werkzorg.organisaties.models import Organisatie
from werkzorg.organisaties.rollen import Organisatiesoort
from werkzorg.toegang.matrix import groepen_van

_ONBESLIST = "VDAB besliste nog niet over dit verzoek: er is nog geen traject om te exporteren."
# Why a traject in this state has no document.
_NOG_NIETS: Mapping[str, str] = {
    AANGEVRAAGD: _ONBESLIST,
    IN_BEOORDELING: _ONBESLIST,
    GOEDGEKEURD: "Dit traject wacht op een tandem. Exporteren kan zodra die toegewezen is.",
    GEWEIGERD: "VDAB weigerde dit verzoek: er kwam geen traject dat je kan exporteren.",
    INGETROKKEN: "Dit verzoek is ingetrokken voor het traject begon: er valt niets te exporteren.",
}
_TYPE = {Organisatiesoort.VDAB: kvs.VDAB, Organisatiesoort.OCMW: kvs.OCMW}


@dataclass(frozen=True)
class Omvang:
    """Which parts of a traject go along; name, dossier number, state, period and tandem always do."""

    plan: bool
    contact: bool
    adres: bool

    @property
    def persoonsgroepen(self) -> frozenset[str]:
        """The groups of data of the deelnemer that are shown with it."""
        anders = {"contact": self.contact, "adres": self.adres}
        return frozenset({"identiteit", *(groep for groep, mee in anders.items() if mee)})


HEEL = Omvang(plan=True, contact=True, adres=True)


def kvs_document(traject: Traject, door: Hoedanigheid, *, insz: str = "") -> kvs.Json:
    """This traject as far as this actor may see it, in terms of OSLO Klantvolgsysteem release 1; six queries at most.

    `insz` goes in it when it is given: whoever gives it answers for the right to it; otherwise the dossier number
    stands there. Raises Geweigerd in a state in which there is no traject (yet), DoesNotExist when the actor does not
    see it, PermissionDenied when he may not see how it stands. Whoever shows it notes it in the inzagelog.
    """
    rij = Traject.objects.zichtbaar_voor(door).select_related("deelnemer", "vdab").get(pk=traject.pk)
    if zin := geen_document(rij):
        raise Geweigerd(zin)
    dag = rij.einddatum if rij.status == AFGEROND and rij.einddatum else timezone.localdate()
    return kvs.document(_gegevens(rij, omvang_voor(rij, door), dag, insz, door))


def einddocument(traject: Traject, dag: date, *, insz: str, door: Klok) -> kvs.Json:
    """The whole of an ended traject with the tandem of `dag`, for VDAB, to which the eindadvies goes (art. 14, 22)."""
    return kvs.document(_gegevens(traject, HEEL, dag, insz, door))


def geen_document(traject: Traject) -> str:
    """Why there is no document of this traject (yet), as a sentence; "" when there is."""
    return _NOG_NIETS.get(traject.status, "")


def omvang_voor(traject: Traject, door: Hoedanigheid) -> Omvang:
    """What this actor, who sees the traject, may take out of it; raises PermissionDenied for nothing at all."""
    groepen = groepen_van(door, traject)
    if STAND not in groepen:
        raise PermissionDenied
    van_de_persoon = groepen_van(door, traject.deelnemer)
    return Omvang(plan=PLAN in groepen, contact="contact" in van_de_persoon, adres="adres" in van_de_persoon)


def _gegevens(traject: Traject, omvang: Omvang, dag: date, insz: str, door: Door) -> kvs.Traject:
    """The values of this traject within `omvang`, with the tandem of `dag`."""
    rijen = Aanstelling.objects.filter(traject=traject).lopend_op(dag).met_contact()
    tandem = {een.kant: _medewerker(een) for een in rijen}
    reden = REDENEN.get(traject.einde_reden)
    return kvs.Traject(
        id=str(traject.pk),
        nummer=traject.deelnemer.dossiernummer,
        webadres=settings.WEBADRES,
        status=traject.status,
        is_vroegtijdig=reden is not None and reden.is_vroegtijdig,
        start=traject.startdatum,
        einde=traject.laatste_dag,
        deelnemer=_persoon(traject.deelnemer, omvang, insz),
        vdab=_organisatie(traject.vdab),
        werk=tandem.get(WERK),
        zorg=tandem.get(ZORG),
        acties=[*_acties(traject, door), *_stages(traject, door)] if omvang.plan else (),
    )


def _acties(traject: Traject, door: Door) -> list[kvs.Actie]:
    """The actions that this actor sees, of a version that was sent: before that they are a draft of the tandem.

    One that was taken out of the plan goes along as stopped; of care no state goes out, so that one does not.
    """
    rijen = (
        Actie.objects.zichtbaar_voor(door)
        .bij_netwerk()
        .filter(traject=traject)
        .exclude(domein=ZORG, status=GESCHRAPT)
        .select_related("dienstverlener")
        .order_by("volgorde", "id")
    )
    return [
        kvs.Actie(
            str(een.pk),
            een.omschrijving,
            SUBTYPES[een.soort].label,
            een.domein,
            een.van,
            een.tot_en_met,
            een.status,
            _organisatie(een.dienstverlener) if een.dienstverlener else None,
        )
        for een in rijen
    ]


def _stages(traject: Traject, door: Door) -> list[kvs.Actie]:
    rijen = (
        Stage.objects.zichtbaar_voor(door)
        .geldig()
        .filter(traject=traject)
        .select_related("werkpost__organisatie")
        .order_by("van", "id")
    )
    return [
        kvs.Actie(
            str(een.pk),
            f"Stage: {een.functie}",
            "",
            WERK,
            een.van,
            een.tot_en_met,
            dienstverlener=_organisatie(een.werkpost.organisatie),
        )
        for een in rijen
    ]


def _persoon(deelnemer: Deelnemer, omvang: Omvang, insz: str) -> kvs.Persoon:
    adres = None
    if omvang.adres and deelnemer.gemeente:
        adres = kvs.Adres(
            str(deelnemer.pk),
            deelnemer.straat,
            deelnemer.huisnummer,
            deelnemer.bus,
            deelnemer.postcode,
            deelnemer.gemeente,
        )
    return kvs.Persoon(
        str(deelnemer.pk),
        deelnemer.voornaam,
        deelnemer.achternaam,
        insz,
        deelnemer.dossiernummer,
        deelnemer.email if omvang.contact else "",
        deelnemer.telefoon if omvang.contact else "",
        adres,
    )


def _medewerker(een: Aanstelling) -> kvs.Medewerker:
    gebruiker = een.lidmaatschap.gebruiker
    return kvs.Medewerker(
        str(gebruiker.pk),
        gebruiker.voornaam,
        gebruiker.achternaam,
        gebruiker.email,
        _organisatie(een.organisatie),
    )


def _organisatie(een: Organisatie) -> kvs.Organisatie:
    return kvs.Organisatie(
        str(een.pk),
        een.naam,
        een.kbo_nummer,
        een.ovo_code,
        een.email,
        een.telefoon,
        _TYPE.get(Organisatiesoort(een.soort), ""),
    )
