"""Applications for tests, made by the real acts: from an empty draft to one that can be submitted."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils import timezone

from mandaten.domein.aanvraagstappen import (
    Collegainvoer,
    Criteriuminvoer,
    Gegevens,
    Partnerinvoer,
    Verklaringen,
    Verklaringinvoer,
    merk,
)
from mandaten.domein.inhoud import lees_inhoud
from mandaten.domein.voorwaarden import MEDEWERKERS, voorwaarden
from mandaten.handelingen.aanvragen import aanvraag_indienen, aanvraag_starten
from mandaten.handelingen.bewerken import aanvraag_bewerken, eigen_zetel, gegevens_nu, verklaringen_nu
from mandaten.handelingen.deelnames import afspraak, deelname_partner_bevestigen
from mandaten.models import Aanvraag, Deelname, Oproep
from mandaten.soorten import SOORTEN
from tests.mandaten.maken import BIJ_PLAATS, beheerder_van, maak_oproep, organisatie_voor, volgnummer
from tests.rolverdeling import Speler, maak_organisatie
from werkzorg.organisaties.models import Lidmaatschap, Organisatie

WOORDEN = Verklaringinvoer(is_bevestigd=True, toelichting="We doen dit al tien jaar.")


def beheerder(organisatie: Organisatie) -> Speler:
    """The manager of this organisation: the one it has, or a new one."""
    lid = Lidmaatschap.objects.filter(organisatie=organisatie, rol="organisatiebeheerder").first()
    return Speler(lid.gebruiker, lid) if lid else beheerder_van(organisatie)


def over_een_jaar() -> date:
    return timezone.localdate() + timedelta(days=365)


def gestart(
    soort: str = "zorg", *, speler: Speler | None = None, oproep: Oproep | None = None, **van_oproep
) -> tuple[Aanvraag, Speler]:
    """An empty draft of a new organisation that can ask for this kind, and its manager."""
    speler = speler or beheerder_van(organisatie_voor(soort))
    if SOORTEN[soort].via_oproep:
        oproep = oproep or maak_oproep(soort, **van_oproep)
    return aanvraag_starten(soort=soort, oproep=oproep, door=speler.door), speler


def vers(aanvraag: Aanvraag) -> Aanvraag:
    """The same application as it stands now, with its content."""
    return Aanvraag.objects.met_inhoud().get(pk=aanvraag.pk)


def bewerk(aanvraag: Aanvraag, wijziging, speler: Speler, *, gezien: str = "") -> Aanvraag:
    """One change over the present version."""
    return aanvraag_bewerken(
        aanvraag, wijziging=wijziging, versie=vers(aanvraag).versie, gezien=gezien, door=speler.door
    )


def gegevens(soort: str = "zorg", **anders) -> Gegevens:
    """The first step, filled in."""
    return Gegevens(
        **{
            "ingaat_op": over_een_jaar(),
            "plaatsen": 12 if soort == "contingent" else None,
            "tekenbevoegde": "Mia Peeters",
            "tekenfunctie": "algemeen directeur",
            "contact_naam": "Jan Claes",
            "contact_email": "jan@voorbeeld.be",
            "regios": frozenset({"gent"}) if SOORTEN[soort].met_regio else frozenset(),
            **anders,
        }
    )


def zet_gegevens(aanvraag: Aanvraag, speler: Speler, **anders) -> None:
    rij = vers(aanvraag)
    nu = merk(gegevens_nu(rij, lees_inhoud(rij)))
    bewerk(aanvraag, gegevens(aanvraag.soort, **anders), speler, gezien=nu)


def partner_bij(
    aanvraag: Aanvraag, plaats: str, speler: Speler, organisatie: Organisatie | None = None
) -> Deelname:
    """A new organisation of the kind of that seat, asked as a partner."""
    wie = organisatie or maak_organisatie(f"Partner {volgnummer()}", BIJ_PLAATS.get(plaats, "caw"))
    bewerk(aanvraag, Partnerinvoer(plaats=plaats, organisatie=wie.naam, inbreng="Onze ervaring."), speler)
    return Deelname.objects.get(aanvraag=aanvraag, organisatie=wie)


def bevestig(deelname: Deelname, speler: Speler | None = None, **anders) -> Speler:
    """The manager of that organisation confirms its part."""
    speler = speler or beheerder(deelname.organisatie)
    rij = vers(deelname.aanvraag)
    deelname.refresh_from_db()
    deelname_partner_bevestigen(
        deelname,
        inbreng=anders.pop("inbreng", deelname.inbreng),
        antwoorden=anders.pop(
            "antwoorden",
            {een.sleutel: WOORDEN for een in voorwaarden(rij.soort, per_partner=True)},
        ),
        toelichtingen=anders.pop("toelichtingen", None),
        gezien=anders.pop("gezien", merk(afspraak(rij, lees_inhoud(rij), deelname))),
        door=speler.door,
    )
    return speler


def zet_voorwaarden(aanvraag: Aanvraag, speler: Speler) -> None:
    """Every condition that the applicant answers himself, and every criterion of the call, with words."""
    rij = vers(aanvraag)
    inhoud = lees_inhoud(rij)
    welke = voorwaarden(rij.soort, per_partner=False)
    if eigen_zetel(rij, inhoud):
        welke = welke + voorwaarden(rij.soort, per_partner=True)
    nu = merk(verklaringen_nu(inhoud, eigen_zetel(rij, inhoud), rij.soort))
    criteria = {een.id: Criteriuminvoer("Zie ons werkingsplan.") for een in inhoud.criteria}
    bewerk(aanvraag, Verklaringen({een.sleutel: WOORDEN for een in welke}, criteria), speler, gezien=nu)


def medewerker_bij(aanvraag: Aanvraag, speler: Speler, naam: str = "Lies Maes") -> None:
    bewerk(
        aanvraag,
        Collegainvoer(
            naam=naam,
            functie="begeleider",
            organisatie_id=aanvraag.aanvrager_id,
            diploma="bachelor sociaal werk",
            bewijs_tekst="LED-nummer 1234",
        ),
        speler,
    )


def klaar_om_in_te_dienen(soort: str = "zorg", **anders) -> tuple[Aanvraag, Speler]:
    """A draft in which every line of the checklist is green."""
    aanvraag, speler = gestart(soort, **anders)
    zet_gegevens(aanvraag, speler)
    welke = SOORTEN[soort]
    bezet = {een.plaats for een in aanvraag.deelnames.all()}
    for plaats, wat in welke.plaatsen.items():
        if wat.minstens and plaats not in bezet:
            bevestig(partner_bij(aanvraag, plaats, speler))
    zet_voorwaarden(aanvraag, speler)
    if MEDEWERKERS.get(soort):
        medewerker_bij(aanvraag, speler)
    return vers(aanvraag), speler


def ingediend(soort: str = "zorg", **anders) -> tuple[Aanvraag, Speler]:
    """A submitted application."""
    aanvraag, speler = klaar_om_in_te_dienen(soort, **anders)
    aanvraag_indienen(aanvraag, versie=aanvraag.versie, door=speler.door)
    return vers(aanvraag), speler
