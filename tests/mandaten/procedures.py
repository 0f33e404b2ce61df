"""Procedures and inspected files for tests, made by the real acts; time passes by moving their days back."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db import connection
from django.utils import timezone

from mandaten.domein.controle import Vaststelling
from mandaten.domein.handhaving import Geldmaatregel
from mandaten.handelingen import intrekken, sancties
from mandaten.handelingen.controle import bevindingen_vastleggen, controle_starten
from mandaten.handelingen.handhaving import (
    tekortkoming_vaststellen,
    verweer_registreren,
    voornemen_meedelen,
)
from mandaten.models import Besluit, Controledossier, Controleronde, Handhaving, Toekenning
from mandaten.soorten import ERKENNING
from tests.mandaten.beslissingen import collega
from tests.mandaten.maken import in_handeling, maak_toekenning
from tests.rolverdeling import Speler

WAAROM = "De begeleiding viel drie maanden stil."
CRITERIA = ("De verzekering loopt", "Elke medewerker heeft een diploma")


def vandaag() -> date:
    """The local day."""
    return timezone.localdate()


def vastgesteld(desk: Speler, toekenning: Toekenning | None = None) -> Handhaving:
    """An open procedure about a running grant of this desk's kind."""
    return tekortkoming_vaststellen(
        toekenning or maak_toekenning("zorg"),
        tekst="Het verband dekt het werkingsgebied niet.",
        vastgesteld_op=vandaag(),
        bron="Klacht van 3 november 2026",
        door=desk.door,
    )


def meegedeeld(
    desk: Speler, toekenning: Toekenning | None = None, *, voornemen: str = "intrekking"
) -> Handhaving:
    """A procedure of which the holder knows the intended measure, since today; a colleague of the desk told him."""
    return voornemen_meedelen(
        vastgesteld(desk, toekenning),
        voornemen=voornemen,
        motivering=WAAROM,
        op=vandaag(),
        versie=1,
        door=collega(desk).door,
    )


def gehoord(
    desk: Speler, toekenning: Toekenning | None = None, *, voornemen: str = "intrekking"
) -> Handhaving:
    """A procedure after the defence: the holder waived it."""
    rij = meegedeeld(desk, toekenning, voornemen=voornemen)
    return verweer_registreren(
        rij,
        wijze="afstand",
        op=vandaag(),
        verslag="De directeur zag ervan af, per brief.",
        versie=rij.versie,
        door=desk.door,
    )


# --- the measures, after reading the letter --------------------------------------------------------------------------


def trek_in(rij: Handhaving, desk: Speler, laatste: date | None = None, **anders: Any) -> Besluit:
    """This grant is withdrawn; today is its last day unless said otherwise."""
    sleutel = "erkenning_intrekken" if rij.toekenning.soort == ERKENNING else "mandaat_intrekken"
    doe = getattr(intrekken, anders.pop("sleutel", sleutel))
    wat = {"laatste_dag": laatste or vandaag(), "motivering": "Het kan niet langer.", "door": desk.door}
    gezien = anders.pop("gezien", None) or intrekken.ontwerp_intrekking(rij, **wat).vingerafdruk
    besluit: Besluit = doe(rij, **wat, gezien=gezien, **{"versie": rij.versie, **anders})
    return besluit


def schors(
    rij: Handhaving, desk: Speler, van: date | None = None, tot: date | None = None, **anders: Any
) -> Besluit:
    """This mandate is suspended, from today until it is lifted unless said otherwise."""
    wat = {"van": van or vandaag(), "tot": tot, "motivering": "Daarom.", "door": desk.door}
    gezien = anders.pop("gezien", None) or sancties.ontwerp_schorsing(rij, **wat).vingerafdruk
    return sancties.mandaat_schorsen(rij, **wat, gezien=gezien, **{"versie": rij.versie, **anders})


def verminder(rij: Handhaving, desk: Speler, geld: Geldmaatregel, **anders: Any) -> Besluit:
    """This reduction or recovery is decided."""
    wat = {"geld": geld, "motivering": "Drie maanden niet gewerkt.", "door": desk.door}
    gezien = anders.pop("gezien", None) or sancties.ontwerp_vermindering(rij, **wat).vingerafdruk
    return sancties.vergoeding_verminderen(rij, **wat, gezien=gezien, **{"versie": rij.versie, **anders})


def gelezen(client: Any, adres: str, velden: dict[str, Any]) -> dict[str, Any]:
    """What is sent after reading the letter: the same fields with the fingerprint that the page of the letter holds."""
    antwoord = client.post(adres, velden)
    assert antwoord.status_code == 200, antwoord.status_code
    assert "Er is nog niets beslist." in antwoord.text
    return {**velden, "gezien": antwoord.context["brief"].vingerafdruk}


def schuif(handhaving: Handhaving, dagen: int) -> Handhaving:
    """The notice of this procedure was that many days earlier, and so were its terms."""
    weg = timedelta(days=dagen)
    assert handhaving.meegedeeld_op is not None
    assert handhaving.verweer_uiterlijk_op is not None
    assert handhaving.beslissen_uiterlijk_op is not None
    with in_handeling():
        Handhaving.objects.filter(pk=handhaving.pk).update(
            meegedeeld_op=handhaving.meegedeeld_op - weg,
            verweer_uiterlijk_op=handhaving.verweer_uiterlijk_op - weg,
            beslissen_uiterlijk_op=handhaving.beslissen_uiterlijk_op - weg,
        )
    handhaving.refresh_from_db()
    return handhaving


def ronde(desk: Speler, soort: str = "erkenning", *, populatie: int = 4, aantal: int = 2) -> Controleronde:
    """A campaign over new grants of this kind, drawn today."""
    for _ in range(populatie):
        maak_toekenning(soort)
    return controle_starten(
        soort=soort,
        titel="Verzekering en diploma's",
        criteria=CRITERIA,
        peildag=vandaag(),
        aantal=aantal,
        door=desk.door,
    )


def vaststellingen(*oordelen: str) -> list[Vaststelling]:
    """A finding per criterium, each with a proof."""
    return [Vaststelling(nummer, oordeel, "Polis gezien") for nummer, oordeel in enumerate(oordelen)]


def bevonden(desk: Speler, *oordelen: str, **anders: Any) -> Controledossier:
    """The first file of a new campaign, with findings; by default something is not in order."""
    dossier = ronde(desk, **anders).dossiers.get(volgnummer=1)
    return bevindingen_vastleggen(
        dossier,
        bezocht_op=vandaag(),
        vaststellingen=vaststellingen(*(oordelen or ("in_orde", "niet_in_orde"))),
        versie=1,
        door=desk.door,
    )


def laat_antwoord_verlopen(dossier: Controledossier) -> Controledossier:
    """The right of reply of this file lapsed yesterday."""
    with in_handeling():
        Controledossier.objects.filter(pk=dossier.pk).update(
            antwoord_uiterlijk_op=vandaag() - timedelta(days=1)
        )
    dossier.refresh_from_db()
    return dossier


def sql(opdracht: str, *waarden: Any) -> None:
    """Raw SQL with an act context, past every line of Python."""
    with in_handeling(), connection.cursor() as cursor:
        cursor.execute(opdracht, waarden)
