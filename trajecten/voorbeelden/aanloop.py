"""From the request to the first talk, as the examples play it through the acts."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from trajecten.domein.beslissing import Inschatting
from trajecten.domein.eerste_gesprek import ONDERWERPEN
from trajecten.domein.verzoek import Oordeel, Verzoek
from trajecten.handelingen.beslissing import (
    beslissing_registreren,
    deelname_beoordelen,
    deelname_toekennen,
    deelname_weigeren,
)
from trajecten.handelingen.starten import informatieplicht_bevestigen, traject_starten
from trajecten.handelingen.tandem import tandem_toewijzen
from trajecten.handelingen.verzoek import verzoek_intrekken, verzoek_registreren
from trajecten.models import Intake
from trajecten.voorbeelden.mensen import DOSSIERS, Dossier
from trajecten.voorbeelden.spel import Gebeurtenis, Spel
from werkzorg.deelnemers.domein import Persoonsgegevens
from werkzorg.deelnemers.handelingen.registreren import deelnemer_registreren
from werkzorg.deelnemers.voorbeelden import voorbeeld_insz
from werkzorg.organisaties.hoedanigheid import Hoedanigheid

# Days before the first talk.
REGISTRATIE, VERZOEK, BEOORDELING, BESLISSING, REGISTREREN, TANDEM = -47, -45, -40, -31, -30, -25
_VRAGEN = (
    "Ik wil opnieuw onder de mensen komen en zien wat ik nog kan.",
    "Ik zit al drie jaar thuis. Ik zou graag iets met mijn handen doen.",
    "Mijn huisarts zei dat werken mij kan helpen, maar alleen durf ik niet.",
    "Ik wil weer een ritme, en later halftijds werken.",
)
_BELEMMERINGEN = (("psychisch", "sociaal"), ("medisch",), ("psychiatrisch", "sociaal"), ("cognitief",))


def gebeurtenissen(spel: Spel) -> Iterator[Gebeurtenis]:
    """What happened to everybody up to the first talk."""
    for nummer, een in enumerate(DOSSIERS):
        yield spel.op(een.start + REGISTRATIE, 9), partial(_registreer, spel, een, nummer)
        yield spel.op(een.start + VERZOEK, 11), partial(_vraag, spel, een, nummer)
        if "ingetrokken" in een.bijzonder:
            yield spel.op(een.start + BEOORDELING, 9), partial(_trek_in, spel, een)
        if een.komt_tot("in_beoordeling"):
            yield spel.op(een.start + BEOORDELING, 10), partial(_beoordeel, spel, een, nummer)
        if "geweigerd" in een.bijzonder:
            yield spel.op(een.start + BESLISSING, 14), partial(_weiger, spel, een)
        if een.komt_tot("goedgekeurd"):
            yield spel.op(een.start + BESLISSING, 14), partial(_ken_toe, spel, een)
        if een.komt_tot("toegewezen"):
            yield spel.op(een.start + REGISTREREN, 9), partial(_registreer_beslissing, spel, een)
            yield spel.op(een.start + TANDEM, 11), partial(_wijs_toe, spel, een)
        if een.komt_tot("plan_in_opmaak"):
            yield spel.op(een.start, 10), partial(_informeer, spel, een)
            yield spel.op(een.start, 11), partial(_start, spel, een)


def registreer(spel: Spel, een: Dossier, nummer: int, door: Hoedanigheid) -> None:
    """This person is registered; `nummer` is another one for everybody."""
    gegevens = Persoonsgegevens(
        voornaam=een.voornaam,
        achternaam=een.achternaam,
        geboortedatum=een.geboren,
        insz=voorbeeld_insz(een.geboren, 700 + nummer),
        telefoon=f"+32460001{nummer:03d}",
        straat="Sleepstraat",
        huisnummer=str(nummer + 1),
        postcode=spel.plaats.postcode,
        gemeente=spel.plaats.gemeente,
        taal="nl",
    )
    spel.mensen[een.sleutel] = deelnemer_registreren(
        gegevens,
        grond="verwijzing",
        geinformeerd_op=spel.vandaag,
        trekking=spel.trekking,
        door=door,
    )


def _registreer(spel: Spel, een: Dossier, nummer: int) -> None:
    registreer(spel, een, nummer, spel.werk(een.plek))


def _vraag(spel: Spel, een: Dossier, nummer: int) -> None:
    eigen = "eigen_vraag" in een.bijzonder
    verzoek_registreren(
        spel.deelnemer(een.sleutel),
        verzoek=Verzoek(
            ontvangen_op=spel.vandaag,
            is_eigen_vraag=eigen,
            akkoord_op=None if eigen else spel.vandaag,
            belemmeringen=_BELEMMERINGEN[nummer % len(_BELEMMERINGEN)],
            werk_nu_niet_mogelijk=True,
            werk_later_verwacht=True,
            vraag=_VRAGEN[nummer % len(_VRAGEN)],
            gevraagde_expertise="ervaring met angst" if nummer % 3 == 0 else "",
        ),
        vdab_id=spel.huizen["vdab"].pk,
        door=spel.werk(een.plek),
    )


def _trek_in(spel: Spel, een: Dossier) -> None:
    rij = spel.traject(een.sleutel)
    verzoek_intrekken(rij, reden="Verhuist naar Wallonië.", versie=rij.versie, door=spel.werk(een.plek))


def _beoordeel(spel: Spel, een: Dossier, nummer: int) -> None:
    rij = spel.traject(een.sleutel)
    deelname_beoordelen(
        rij,
        oordeel=Oordeel(
            inschatting=Inschatting(
                problematiek="Spanning in groep en een verstoord dagritme houden betaald werk nu tegen.",
                groei="Met een rustige opbouw en begeleiding is een halftijdse job binnen het jaar haalbaar.",
                indicering="ICF: b1 energie en slaap, d7 omgaan met anderen. Begeleiding nodig op de werkvloer.",
                werk_nu_niet_mogelijk=True,
                werk_later_verwacht="geweigerd" not in een.bijzonder,
            ),
            volledig_op=rij.volledig_op or spel.vandaag,
            belemmeringen=_BELEMMERINGEN[nummer % len(_BELEMMERINGEN)],
            gevraagde_expertise=rij.gevraagde_expertise,
        ),
        versie=rij.versie,
        door=spel.beslisser(),
    )


def _ken_toe(spel: Spel, een: Dossier) -> None:
    rij = spel.traject(een.sleutel)
    deelname_toekennen(
        rij,
        motivering="U kunt nu niet werken. Met werk en zorg samen verwachten wij dat dit wel lukt.",
        versie=rij.versie,
        door=spel.beslisser(),
    )


def _weiger(spel: Spel, een: Dossier) -> None:
    rij = spel.traject(een.sleutel)
    deelname_weigeren(
        rij,
        motivering="Wij verwachten niet dat betaald werk binnen achttien maanden mogelijk wordt.",
        ander_aanbod="ama_wvg",
        versie=rij.versie,
        door=spel.beslisser(),
    )


def _registreer_beslissing(spel: Spel, een: Dossier) -> None:
    rij = spel.traject(een.sleutel)
    beslissing_registreren(rij, geregistreerd_op=spel.vandaag, versie=rij.versie, door=spel.beslisser())


def _wijs_toe(spel: Spel, een: Dossier) -> None:
    werk, zorg = spel.werk(een.plek), spel.zorg(een.plek)
    tandem_toewijzen(
        Intake.objects.get(pk=spel.traject(een.sleutel).pk),
        werk=werk.lidmaatschap_id,
        zorg=zorg.lidmaatschap_id,
        door=zorg,
    )


def _informeer(spel: Spel, een: Dossier) -> None:
    rij = spel.traject(een.sleutel)
    informatieplicht_bevestigen(
        rij, besproken=tuple(ONDERWERPEN), op=spel.vandaag, versie=rij.versie, door=spel.werk(een.plek)
    )


def _start(spel: Spel, een: Dossier) -> None:
    rij = spel.traject(een.sleutel)
    traject_starten(rij, startdatum=spel.vandaag, versie=rij.versie, door=spel.zorg(een.plek))
