"""The stage of applications: an empty draft, one half-way, one that is ready, one with questions, and a partner."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mandaten.handelingen.aanvragen import aanvraag_indienen
from mandaten.models import Aanvraag, Oproep
from tests.mandaten.aanvragen import (
    beheerder,
    bevestig,
    gestart,
    klaar_om_in_te_dienen,
    partner_bij,
    vers,
    zet_gegevens,
    zet_voorwaarden,
)
from tests.mandaten.behandelingen import met_criteria, vraag
from tests.mandaten.maken import in_handeling, maak_oproep
from tests.rolverdeling import Speler, maak_organisatie
from werkzorg.organisaties.models import Organisatie

if TYPE_CHECKING:
    from tests.browser.toneel import Toneel

# As long as names of organisations get.
LANG = (
    "Vlaams Expertisecentrum voor de Begeleiding van Personen met een Niet-Aangeboren Hersenletsel Zuid-West"
)


def vul_aanvragen(toneel: Toneel) -> dict[str, Any]:
    """What the addresses of these pages are filled in with; Hanne asks for CAW De Brug, An handles it."""
    hanne = toneel.hanne
    leeg, _ = gestart("zorg", speler=hanne, oproep=_oproep("Mandaatoproep Kempen", "kempen"))
    half, partner = _half(hanne)
    klaar, _ = klaar_om_in_te_dienen("erkenning", speler=hanne)
    gevraagd = _gevraagd(hanne, toneel.an)
    elders, deelname = _als_partner(hanne)
    maak_oproep(titel="Mandaatoproep Antwerpen", regios=("antwerpen",))
    return {
        "leeg": leeg.pk,
        "vervolg": _vervolg(hanne).pk,
        "half": half.pk,
        "partner": partner,
        "klaar": klaar.pk,
        "collega": klaar.medewerkers.get().pk,
        "gevraagd": gevraagd.pk,
        "elders": elders.pk,
        "deelname": deelname,
    }


def _vervolg(hanne: Speler) -> Aanvraag:
    """A draft with two partners that are only proposed; one has a long name."""
    aanvraag, _ = gestart("zorg", speler=hanne, oproep=_oproep("Mandaatoproep Kortrijk", "kortrijk"))
    voorstel = {"B": _organisatie(f"{LANG} Twee", "vaph"), "C": _organisatie("CGG De Vaart", "cgg")}
    with in_handeling():
        for plaats, wie in voorstel.items():
            aanvraag.deelnames.create(organisatie=wie, plaats=plaats, gevraagd_op=None)
    return aanvraag


def _oproep(titel: str, *regios: str) -> Oproep:
    return met_criteria(titel=titel, regios=regios)[0]


def _organisatie(naam: str, soort: str) -> Organisatie:
    return maak_organisatie(naam, soort)


def _half(hanne: Speler) -> tuple[Aanvraag, Any]:
    """Two regio's, one partner that confirmed and one with a long name that did not; the key of the last one."""
    oproep = _oproep("Mandaatoproep Midwest en Vlaamse Ardennen", "midwest", "vlaamse_ardennen")
    aanvraag, _ = gestart("zorg", speler=hanne, oproep=oproep)
    zet_gegevens(
        aanvraag,
        hanne,
        regios=frozenset({"midwest", "vlaamse_ardennen"}),
        toelichting="We werken al sinds 2015 samen.\n\nDe afspraken daarover voegen we toe.",
    )
    bevestig(partner_bij(aanvraag, "C", hanne, _organisatie("CGG Ter Leie", "cgg")))
    wachtend = partner_bij(aanvraag, "B", hanne, _organisatie(LANG, "vaph"))
    return vers(aanvraag), wachtend.pk


def _gevraagd(hanne: Speler, an: Speler) -> Aanvraag:
    """A submitted application about which the desk asks three things: a column, a condition and the whole."""
    aanvraag, _ = gestart("zorg", speler=hanne, oproep=_oproep("Mandaatoproep Gent", "gent"))
    zet_gegevens(aanvraag, hanne)
    bevestig(partner_bij(aanvraag, "B", hanne, _organisatie("Zorghuis De Beuk", "vaph")))
    bevestig(partner_bij(aanvraag, "C", hanne, _organisatie("CGG Het Anker", "cgg")))
    zet_voorwaarden(aanvraag, hanne)
    rij = aanvraag_indienen(vers(aanvraag), versie=vers(aanvraag).versie, door=hanne.door)
    vraag(
        rij,
        an,
        tekenfunctie="Mag een directeur alleen tekenen? In het Staatsblad staan twee handtekeningen.",
        voorwaarde_continuiteit="Wie neemt over bij ziekte? De tekst zegt alleen dat het geregeld is.",
        **{"": "Voeg de afspraken tussen de drie voorzieningen toe."},
    )
    return vers(rij)


def _als_partner(hanne: Speler) -> tuple[Aanvraag, Any]:
    """A partnership that somebody else asks for, in which De Brug has to confirm its seat."""
    trekker = beheerder(_organisatie("Zorghuis De Waterlelie", "vaph"))
    aanvraag, _ = gestart("zorg", speler=trekker, oproep=_oproep("Mandaatoproep Waasland", "waasland"))
    zet_gegevens(aanvraag, trekker, regios=frozenset({"waasland"}))
    bevestig(partner_bij(aanvraag, "C", trekker, _organisatie("CGG Waas en Dender", "cgg")))
    deelname = partner_bij(aanvraag, "A", trekker, hanne.lidmaatschap.organisatie)
    return vers(aanvraag), deelname.pk
