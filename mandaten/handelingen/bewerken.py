"""Filling in an application, step by step; what a partner confirmed and then changes must be confirmed anew."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db.models import CharField, Q, Value

from mandaten.domein.aanvraagstappen import (
    Collegainvoer,
    Gegevens,
    Partnerinvoer,
    Partnervraag,
    Verklaringen,
    Verklaringinvoer,
    Weg,
    Wijziging,
    collega_bezwaren,
    is_anders,
    merk,
    stap_van,
    stappen_van,
)
from mandaten.domein.aanvraagvelden import GEHEEL, MEDEWERKERS_VELD, PARTNERS
from mandaten.domein.inhoud import Inhoud, Wie, Zetel, lees_inhoud
from mandaten.domein.voorwaarden import voorwaarden
from mandaten.handelingen.aanvraagtaken import AANVRAAG
from mandaten.handelingen.aanvragen import eigen_aanvraag, lopende_toekenning
from mandaten.handelingen.bewijzen import bewaar_bewijs
from mandaten.handelingen.criteria import criteria_nu, zet_criteria
from mandaten.handelingen.partners import haal_partner_weg, ontbevestig, vraag_partners, zet_partner
from mandaten.handelingen.rondes import rond_af_als_het_kan
from mandaten.models import Aanvraag, AanvraagRegio, Medewerker, Voorwaardeantwoord
from mandaten.statussen import BEWERKBAAR, CONCEPT
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid

_MEESTE_RIJEN = 200
# What a partner agrees with when he confirms: who changes it, asks him again.
_AFGESPROKEN = ("ingaat_op", "plaatsen")


@handeling("aanvraag_bewerken")
def aanvraag_bewerken(
    aanvraag: Aanvraag, *, wijziging: Wijziging, versie: int, gezien: str = "", door: Hoedanigheid
) -> Aanvraag:
    """The draft holds what was typed in one step; after submission only partners and staff the desk asked about.

    `gezien` marks what the actor started from in that step (`merk` of `huidig`, "" for something new). Raises
    Versieconflict with the present values when a colleague changed the same, Geweigerd with a sentence per field,
    DoesNotExist for somebody else's application.
    """
    rij = eigen_aanvraag(aanvraag, door)
    _eis_open(rij, stap_van(wijziging))
    inhoud = lees_inhoud(Aanvraag.objects.met_inhoud().get(pk=rij.pk))
    nu = huidig(rij, inhoud, wijziging)
    if rij.versie != versie and nu is not None and merk(nu) != gezien:
        raise Versieconflict(rij.versie, dict(nu))
    rij.versie += 1
    match wijziging:
        case Gegevens():
            _zet_gegevens(rij, wijziging, inhoud)
        case Partnerinvoer():
            zet_partner(rij, wijziging, inhoud)
        case Partnervraag():
            vraag_partners(rij)
        case Collegainvoer():
            _zet_collega(rij, wijziging, inhoud, door=door)
        case Weg():
            _haal_weg(rij, wijziging, door=door)
        case Verklaringen():
            _zet_verklaringen(rij, wijziging, inhoud, door=door)
    rij.save(update_fields=["versie"])
    log(
        "aanvraag_bewerken",
        door=door,
        object_soort=AANVRAAG,
        object_id=rij.pk,
        gegevens={"stap": stap_van(wijziging)},
    )
    rond_af_als_het_kan(rij)
    return rij


def huidig(aanvraag: Aanvraag, inhoud: Inhoud, wijziging: Wijziging) -> Mapping[str, Any] | None:
    """The present values of what this change is about, by field name; None for something new or gone."""
    match wijziging:
        case Gegevens():
            return gegevens_nu(aanvraag, inhoud)
        case Partnerinvoer() | Collegainvoer() | Weg():
            return rij_nu(inhoud, stap_van(wijziging), wijziging.id)
        case Verklaringen():
            return verklaringen_nu(inhoud, eigen_zetel(aanvraag, inhoud), aanvraag.soort)
        case Partnervraag():
            return None


def gegevens_nu(aanvraag: Aanvraag, inhoud: Inhoud) -> dict[str, Any]:
    """The first step as it stands: the columns, and per regio of the call whether it is chosen."""
    kolommen = Gegevens().kolommen()
    return {**{naam: getattr(aanvraag, naam) for naam in kolommen}, "regios": frozenset(inhoud.regios)}


def rij_nu(inhoud: Inhoud, stap: str, rij_id: UUID | None) -> dict[str, Any] | None:
    """One partner or colleague as it stands; None when there is none with this id."""
    if stap == PARTNERS:
        zetel = next((een for een in inhoud.zetels if een.id == rij_id), None)
        return {"plaats": zetel.plaats, "inbreng": zetel.inbreng} if zetel else None
    collega = next((een for een in inhoud.collegas if een.id == rij_id), None)
    if collega is None:
        return None
    velden = ("naam", "functie", "diploma", "ervaring_jaren", "bewijs_tekst")
    return {
        **{naam: getattr(collega, naam) for naam in velden},
        "organisatie_id": str(collega.organisatie),
    }


def verklaringen_nu(inhoud: Inhoud, eigen: Zetel | None, soort: str) -> dict[str, Any]:
    """The answers of the applicant: to the call, of the application as a whole, and of his own seat."""
    nu = criteria_nu(inhoud)
    for per_partner, wie in ((False, None), (True, eigen.id if eigen else None)):
        if per_partner and wie is None:
            continue
        nu |= antwoorden_nu(inhoud, wie, soort, per_partner=per_partner)
    return nu


def antwoorden_nu(inhoud: Inhoud, wie: Wie, soort: str, *, per_partner: bool) -> dict[str, Any]:
    """Per condition of this seat whether it is ticked (`vink_…`) and the words (`tekst_…`)."""
    nu: dict[str, Any] = {}
    verklaringen = inhoud.verklaringen_van(wie)
    for een in voorwaarden(soort, per_partner=per_partner):
        antwoord = verklaringen.get(een.sleutel)
        nu[f"vink_{een.sleutel}"] = bool(antwoord and antwoord.is_bevestigd)
        nu[f"tekst_{een.sleutel}"] = antwoord.toelichting if antwoord else ""
    return nu


def eigen_zetel(aanvraag: Aanvraag, inhoud: Inhoud) -> Zetel | None:
    """The seat of the applicant himself; None when his kind takes none."""
    return inhoud.zetel_van(aanvraag.aanvrager_id)


def zet_kolommen(aanvraag: Aanvraag, kolommen: Mapping[str, Any]) -> set[str]:
    """Sets and saves these columns; which really changed. What partners agreed with, they then confirm again."""
    anders = [naam for naam, waarde in kolommen.items() if getattr(aanvraag, naam) != waarde]
    for naam in anders:
        setattr(aanvraag, naam, kolommen[naam])
    if anders:
        aanvraag.save(update_fields=anders)
    if set(anders) & set(_AFGESPROKEN):
        ontbevestig(aanvraag, list(aanvraag.deelnames.all()))
    return set(anders)


def zet_regios(aanvraag: Aanvraag, regios: frozenset[str], inhoud: Inhoud) -> bool:
    """The application is about exactly these regio's; whether that changed. Partners then confirm again.

    Which own grant it follows, changes along.
    """
    mogelijk = set(inhoud.oproepregios) if aanvraag.oproep_id else None
    if mogelijk is not None and (buiten := regios - mogelijk):
        raise Geweigerd(
            "Controleer de gemarkeerde velden.",
            velden={f"regio_{sleutel}": "De oproep gaat niet over deze regio." for sleutel in buiten},
        )
    had = set(inhoud.regios)
    if regios == had:
        return False
    aanvraag.regios.exclude(regio_id__in=regios).delete()
    AanvraagRegio.objects.bulk_create(
        AanvraagRegio(aanvraag=aanvraag, regio_id=regio) for regio in sorted(regios - had)
    )
    aanvraag.voorganger = lopende_toekenning(aanvraag.aanvrager_id, aanvraag.toekenningssoort, regios)
    aanvraag.save(update_fields=["voorganger"])
    ontbevestig(aanvraag, list(aanvraag.deelnames.all()))
    return True


def zet_verklaring(
    aanvraag: Aanvraag, wie: Wie, sleutel: str, invoer: Verklaringinvoer, *, door: Hoedanigheid
) -> None:
    """One answer to one condition, of the application or of one seat, with its proof."""
    van = Q(deelname_id=wie) if wie else Q(deelname=None)
    antwoord = aanvraag.voorwaarden.filter(van, sleutel=sleutel).select_related("bewijs").first()
    if antwoord is None:
        antwoord = Voorwaardeantwoord(aanvraag=aanvraag, deelname_id=wie, sleutel=sleutel)
    oud = None if invoer.bestand_weg else antwoord.bewijs
    antwoord.is_bevestigd, antwoord.toelichting = invoer.is_bevestigd, invoer.toelichting
    antwoord.bewijs = bewaar_bewijs(invoer.bestand, aanvraag, door=door, nu=oud, deelname_id=wie)
    antwoord.save()


def _eis_open(aanvraag: Aanvraag, stap: str) -> None:
    """A draft is open; later only what the desk asked about (Klokstop) may be mended."""
    if aanvraag.status not in BEWERKBAAR:
        raise Geweigerd(f"Deze aanvraag is {aanvraag.get_status_display()}: aanpassen kan niet meer.")
    if stap not in stappen_van(aanvraag.toekenningssoort):
        raise Geweigerd("Deze aanvraag heeft dit deel niet. Open ze opnieuw.")
    if aanvraag.status != CONCEPT and stap not in te_herstellen(aanvraag):
        raise Geweigerd(
            "Over dit deel is niets gevraagd: na het indienen pas je alleen aan waarover de overheid een vraag "
            "stelde."
        )


def te_herstellen(aanvraag: Aanvraag) -> set[str]:
    """The steps with rows (partners, staff) about which the running round asks, or the application as a whole.

    The partners as well once one of them says no: another must take its seat.
    """
    ronde = aanvraag.aanvullingen.filter(klokstop__periode__endswith__isnull=True)
    weg = aanvraag.deelnames.filter(afgewezen_op__isnull=False)
    gevraagd = {
        veld
        for (veld,) in ronde.order_by()
        .values_list("veld")
        .union(weg.order_by().values_list(Value(PARTNERS, CharField())))
    }
    alles = {PARTNERS, MEDEWERKERS_VELD} & stappen_van(aanvraag.toekenningssoort).keys()
    return alles if GEHEEL in gevraagd else gevraagd & alles


def _zet_gegevens(aanvraag: Aanvraag, wijziging: Gegevens, inhoud: Inhoud) -> None:
    zet_kolommen(aanvraag, wijziging.kolommen())
    if aanvraag.toekenningssoort.met_regio:
        zet_regios(aanvraag, wijziging.regios, inhoud)


def _zet_collega(aanvraag: Aanvraag, invoer: Collegainvoer, inhoud: Inhoud, *, door: Hoedanigheid) -> None:
    mogelijk = {aanvraag.aanvrager_id, *(zetel.organisatie for zetel in inhoud.zetels)}
    if nee := collega_bezwaren(invoer, mogelijk):
        raise Geweigerd("Controleer de gemarkeerde velden.", velden=nee)
    if invoer.id is None:
        if len(inhoud.collegas) >= _MEESTE_RIJEN:
            raise Geweigerd(f"Er kunnen hoogstens {_MEESTE_RIJEN} medewerkers in een aanvraag staan.")
        collega = Medewerker(aanvraag=aanvraag)
    else:
        gevonden = aanvraag.medewerkers.select_related("bewijs").filter(pk=invoer.id).first()
        if gevonden is None:
            raise Geweigerd(
                "Deze medewerker is intussen verwijderd. Voeg die opnieuw toe als dat niet klopt."
            )
        collega = gevonden
    collega.organisatie_id = invoer.organisatie_id
    collega.naam, collega.functie, collega.diploma = invoer.naam, invoer.functie, invoer.diploma
    collega.ervaring_jaren, collega.bewijs_tekst = invoer.ervaring_jaren, invoer.bewijs_tekst
    collega.bewijs = bewaar_bewijs(invoer.bestand, aanvraag, door=door, nu=collega.bewijs)
    collega.save()


def _haal_weg(aanvraag: Aanvraag, weg: Weg, *, door: Hoedanigheid) -> None:
    if weg.stap != PARTNERS:
        aanvraag.medewerkers.filter(pk=weg.id).delete()
        return
    deelname = aanvraag.deelnames.filter(pk=weg.id).first()
    if deelname is not None:
        haal_partner_weg(aanvraag, deelname, door=door)


def _zet_verklaringen(
    aanvraag: Aanvraag, wijziging: Verklaringen, inhoud: Inhoud, *, door: Hoedanigheid
) -> None:
    eigen = eigen_zetel(aanvraag, inhoud)
    wie: dict[str, Wie] = {een.sleutel: None for een in voorwaarden(aanvraag.soort, per_partner=False)}
    if eigen is not None:
        wie |= {een.sleutel: eigen.id for een in voorwaarden(aanvraag.soort, per_partner=True)}
    for sleutel, invoer in wijziging.per_sleutel.items():
        if sleutel not in wie:
            raise Geweigerd("Deze aanvraag kent deze voorwaarde niet. Open ze opnieuw.")
        if is_anders(inhoud.verklaringen_van(wie[sleutel]).get(sleutel), invoer):
            zet_verklaring(aanvraag, wie[sleutel], sleutel, invoer, door=door)
    zet_criteria(aanvraag, wijziging.per_criterium, inhoud, door=door)
