"""The stage of decisions: proposals that wait, one that came back, decisions with and without a challenge."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mandaten.handelingen.beslissen import voorstel_terugsturen
from mandaten.models import Aanvraag, Advies, Criterium, Criteriumantwoord, Score, Voorwaardeantwoord
from tests.mandaten.beslissingen import beslis, om_te_weigeren, over, stel_voor
from tests.mandaten.maken import in_handeling, maak_aanvraag, maak_oproep, maak_toekenning
from tests.mandaten.test_beroep_afhandelen import handel_af
from tests.mandaten.test_beroep_registreren import registreer
from tests.rolverdeling import Speler, maak_organisatie

if TYPE_CHECKING:
    from tests.browser.toneel import Toneel

_CRITERIA = (("Deskundigheid in het verkennen van zorgnoden", 60), ("Bereik in het hele werkingsgebied", 40))


def vul_besluiten(toneel: Toneel) -> dict[str, Any]:
    """What the addresses of these pages are filled in with; Wim proposes, An decides."""
    an, wim = toneel.an, toneel.wim
    te_beslissen = _met_adviezen(an, "Samen Sterk", "gent")
    # What An reads first: it cannot be granted from that day on.
    maak_toekenning("zorg", regios=("gent",), nummer="SVZ-2022-0001", tot=over(90))
    teruggestuurd = _voorgesteld(wim, "zorg", "brugge")
    voorstel_terugsturen(
        teruggestuurd, reden="Zeg iets over de randgemeenten.", versie=teruggestuurd.versie, door=an.door
    )
    toegekend = beslis(_voorgesteld(wim, "zorg", "kempen"), an)
    aangevochten = beslis(_voorgesteld(wim, "zorg", "kortrijk", weigeren=True), an)
    beroep = registreer(aangevochten, an)
    gevallen = beslis(_voorgesteld(wim, "erkenning"), an)
    handel_af(registreer(gevallen, an), an)
    return {
        "te_beslissen": te_beslissen.pk,
        "teruggestuurd": teruggestuurd.pk,
        "toe_te_kennen": _voorgesteld_met_adviezen(wim).pk,
        "te_weigeren": _voorgesteld(wim, "zorg", "midwest", weigeren=True).pk,
        "te_erkennen": _voorgesteld(wim, "erkenning").pk,
        "niet_te_erkennen": _voorgesteld(wim, "erkenning", weigeren=True).pk,
        "toegekend": toegekend.pk,
        "toegekend_nummer": toegekend.nummer,
        "aangevochten": aangevochten.pk,
        "aangevochten_nummer": aangevochten.nummer,
        "beroep": beroep.pk,
        "gevallen": gevallen.pk,
        "gevallen_nummer": gevallen.nummer,
    }


def _voorgesteld(door: Speler, soort: str, *regios: str, weigeren: bool = False) -> Aanvraag:
    """An application of which this person proposed what to decide."""
    aanvraag = maak_aanvraag(soort, regios=regios)
    stel_voor(aanvraag, door, om_te_weigeren() if weigeren else None)
    aanvraag.refresh_from_db()
    return aanvraag


def _voorgesteld_met_adviezen(door: Speler) -> Aanvraag:
    """The same about an application of which everything is there to read."""
    aanvraag = _met_adviezen(door, "Samen Sterk Limburg", "limburg")
    stel_voor(aanvraag, door)
    aanvraag.refresh_from_db()
    return aanvraag


def _met_adviezen(door: Speler, naam: str, regio: str) -> Aanvraag:
    """An admissible application with answers, two advices and their scores."""
    with in_handeling():
        oproep = maak_oproep("zorg", regios=(regio,))
        for volgorde, (omschrijving, gewicht) in enumerate(_CRITERIA):
            Criterium.objects.create(
                oproep=oproep, volgorde=volgorde, omschrijving=omschrijving, gewicht=gewicht
            )
    aanvraag = maak_aanvraag("zorg", aanvrager=maak_organisatie(naam, "caw"), oproep=oproep, regios=(regio,))
    with in_handeling():
        Criteriumantwoord.objects.create(
            aanvraag=aanvraag,
            criterium=oproep.criteria.all()[0],
            toelichting="Elke gemeente heeft een vestiging op hoogstens een half uur.",
        )
        Voorwaardeantwoord.objects.create(
            aanvraag=aanvraag,
            sleutel="werkingsgebied",
            is_bevestigd=True,
            toelichting="Zie de kaart op blad 2.",
        )
        for adviseur, strekking, punten in (
            ("Een deskundige van de universiteit", "gunstig", 8),
            ("Een deskundige van de koepel", "gunstig_met_voorwaarden", 6),
        ):
            advies = Advies.objects.create(
                aanvraag=aanvraag,
                adviseur=adviseur,
                strekking=strekking,
                tekst="De afspraken over vervanging zijn sterk.\n\nHet bereik kan groeien.",
                gegeven_door=door.gebruiker,
            )
            for criterium in oproep.criteria.all():
                Score.objects.create(advies=advies, criterium=criterium, punten=punten)
    return aanvraag
