"""The pages about making, signing and changing an agreement, and what they show."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from ama.domein.ondertekening import Wijze
from ama.domein.overeenkomst import Partij
from ama.handelingen.ondertekenen import zet_handtekeningen
from ama.handelingen.tekenlinks import tekenlink_maken
from ama.models import Overeenkomst
from ama.models.tekenlinks import token_van
from tests.ama.opmaken import maak_op, maak_wijziging, onderteken, tekening
from tests.browser.pagina import Pagina
from tests.browser.toneel import Toneel
from tests.rolverdeling import Speler
from tests.trajecten.maken import in_handeling


def _p(route: str, pad: str, titel: str, wie: str = "els", vooraf: str = "", **anders: Any) -> Pagina:
    return Pagina("overeenkomst", route, pad, titel, wie, vooraf=vooraf, **anders)


_HIER = "/ama/overeenkomsten"
OVEREENKOMSTEN = (
    _p("overeenkomst_opmaken", "/ama/deelnemers/{mens}/overeenkomst/", "Maak een AMA-overeenkomst"),
    _p(
        "overeenkomst_opmaken",
        "/ama/deelnemers/{mens}/overeenkomst/",
        "Fout: Maak een AMA-overeenkomst",
        vooraf="verstuur_leeg",
    ),
    _p("overeenkomst_bewerken", f"{_HIER}/{{ontwerp}}/bewerk/", "Bewerk de overeenkomst"),
    _p("overeenkomst_detail", f"{_HIER}/{{ontwerp}}/", "Overeenkomst {ontwerp_nummer}"),
    _p("overeenkomst_detail", f"{_HIER}/{{wacht}}/", "Overeenkomst {wacht_nummer}"),
    _p("overeenkomst_detail", f"{_HIER}/{{gewijzigd}}/", "Overeenkomst {gewijzigd_nummer}"),
    _p("overeenkomst_ondertekenen", f"{_HIER}/{{ontwerp}}/onderteken/", "Onderteken"),
    _p("scan_toevoegen", f"{_HIER}/{{papier}}/scan/", "Voeg de scan opnieuw toe"),
    _p("overeenkomst_detail", f"{_HIER}/{{papier}}/", "Overeenkomst {papier_nummer}"),
    _p("tekenlink_maken", f"{_HIER}/{{ontwerp}}/link/", "Stuur een link"),
    _p("overeenkomst_wijzigen", f"{_HIER}/{{getekend}}/wijzig/", "Wijzig de overeenkomst"),
    _p(
        "overeenkomstwijziging_intrekken",
        f"{_HIER}/{{gewijzigd}}/wijziging-intrekken/",
        "Trek de wijziging in",
    ),
    _p("statuut_vastleggen", "/ama/deelnemers/{mens}/statuut/", "Leg het statuut vast"),
    _p("toestemming_registreren", "/ama/deelnemers/{mens}/toestemming/", "Registreer een toestemming"),
    _p("tekenen", "/teken/?t={token}", "Onderteken een overeenkomst", ""),
    _p("tekenen", "/teken/?t=x", "Deze link werkt niet meer", "", status=410),
)


def _zonder_scan(speler: Speler) -> Overeenkomst:
    """Signed on paper, of which the scan is gone."""
    rij = maak_op(speler)
    with in_handeling():
        zet_handtekeningen(
            rij,
            rij.versies.get(),
            tekening(rij, wijze=Wijze.SCAN, inhoud_nagekeken=True),
            door=speler.door,
            geregistreerd_door_id=speler.gebruiker.pk,
        )
    return rij


def vul_overeenkomsten(toneel: Toneel) -> dict[str, Any]:
    """Els has a draft that can be signed, one that waits, a signed one, one with a change, and one without its scan."""
    with transaction.atomic():
        els = toneel.els
        ontwerp, wacht = maak_op(els), maak_op(els, statuut="leefloon")
        getekend, gewijzigd = onderteken(maak_op(els), els), onderteken(maak_op(els), els)
        maak_wijziging(gewijzigd, els)
        papier = _zonder_scan(els)
        link = tekenlink_maken(ontwerp, partij=Partij.WERKPOST, door=els.door)
    return {
        "mens": wacht.deelnemer_id,
        "ontwerp": ontwerp.pk,
        "ontwerp_nummer": ontwerp.deelnemer.dossiernummer,
        "wacht": wacht.pk,
        "wacht_nummer": wacht.deelnemer.dossiernummer,
        "getekend": getekend.pk,
        "gewijzigd": gewijzigd.pk,
        "gewijzigd_nummer": gewijzigd.deelnemer.dossiernummer,
        "papier": papier.pk,
        "papier_nummer": papier.deelnemer.dossiernummer,
        "token": token_van(link),
    }
