"""Need to know within one file: every text in it is another word, and each role reads only the words it may.

Section 11 of the digest says who reads which data; the neighbours who may read nothing are in tests/huis.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from decimal import Decimal
from itertools import count

import pghistory
import pytest
from django.db.models import Q
from django.http import QueryDict
from django.test import Client
from django.utils import timezone

from tests.huis.adressen import adressen
from tests.huis.test_kanaries import tekstvelden
from tests.rolverdeling import Rolverdeling, Speler
from tests.trajecten import netwerk, opvolgen, plannen
from tests.trajecten.maken import geef_bevoegdheid, in_handeling
from tests.trajecten.test_evaluatie_registreren import evalueer
from trajecten.domein.uitvoering import Dagregel
from trajecten.domein.verzoek import NALEESDAGEN
from trajecten.handelingen.acties import actie_toewijzen
from trajecten.handelingen.gegeven_uren import uren_registreren
from trajecten.handelingen.planindienen import trajectplan_registreren
from trajecten.models import Actie, Beoordeling, Notitie, Planversie, Stage, Stageevaluatie, Traject, Uren
from werkzorg.databank.perioden import reeks
from werkzorg.databank.wissing import onze_modellen, wisbaren
from werkzorg.deelnemers.models import Betrokkenheid
from werkzorg.documenten.models import Document
from werkzorg.handelen.lijsten import EXPORTLIJSTEN
from werkzorg.handelen.register import HANDELINGEN
from werkzorg.toegang.matrix import MATRIX
from werkzorg.toegang.models import Inzage

Als = Callable[[Speler], Client]
# Keys that a screen turns into words: another word in it is no text that anybody wrote.
_SLEUTELS = {"Mandaatverlies.reden", "Mandaatverlies.functie"}
_ACTIE = {"Actie.omschrijving", "Actie.motivering", "Alternatief.waarom_niet"}
# A provider reads only what is said of hours that his own organisation gave.
_UREN = {"Uren.wat", "Uren.verbeter_reden"}
_UREN_VAN_ZELF = {f"{waar} dienstverlener" for waar in _UREN}
_STAGE = {
    "Stage.functie",
    "Stage.mentor",
    "Stage.mentor_email",
    "Stage.mentor_telefoon",
    "Stage.verzekering",
    "Stageevaluatie.verslag",
    "Stageevaluatie.woorden_deelnemer",
}
# What each role may read of a running file that is not his own tandem's.
LEEST: Mapping[str, frozenset[str]] = {
    "verwijzer": frozenset(),
    "vdab_beslisser": frozenset(
        {
            *_ACTIE,
            "Stage.functie",
            "Beoordeling.problematiek",
            "Beoordeling.groei",
            "Beoordeling.indicering",
            "Traject.gemeente",
            "Traject.gevraagde_expertise",
            "Traject.intrekking_reden",
            "Traject.vraag",
            "Verlenging.beslissing",
        }
    ),
    "netwerkcoordinator": frozenset({*_ACTIE, *_STAGE, *_UREN, *_UREN_VAN_ZELF, "Notitie.tekst netwerk"}),
    "dienstverlener": frozenset({"Actie.omschrijving", *_STAGE, *_UREN_VAN_ZELF}),
    "departement_zorg": frozenset(),
    "organisatiebeheerder": frozenset(),
    "inspectie": frozenset(),
}


def dossier(cast: Rolverdeling) -> Traject:
    """A running file with something of everybody in it, followed by everybody who has a part in it."""
    geef_bevoegdheid(cast.spelers["netwerkcoordinator"], "netwerkcoordinator")
    traject = plannen.ingediend(cast)
    trajectplan_registreren(
        traject, op=timezone.localdate(), versie=traject.versie, door=cast.casemanager_werk.door
    )
    meld_aan(cast, traject)
    with in_handeling():
        Beoordeling.objects.create(traject=traject)
    eerst = netwerk.nieuwe_dienstverlener()
    actie = netwerk.wijs_toe(cast, netwerk.maak_actie(traject), eerst)
    geef_uren(actie, eerst)
    actie = neem_over(cast, actie)
    geef_uren(actie, netwerk.dienstverlener(cast))
    stage = netwerk.maak_stage(traject, cast.casemanager_werk, actie=actie)
    with in_handeling():
        Stageevaluatie.objects.create(
            stage=stage,
            op=timezone.localdate(),
            competenties=[],
            verslag="proef",
            woorden_deelnemer="proef",
            door=cast.casemanager_werk.gebruiker,
        )
    for speler in (cast.casemanager_werk, cast.casemanager_zorg):
        for zicht in ("eigen_dienst", "tandem", "netwerk"):
            opvolgen.noteer(traject, speler, zichtbaarheid=zicht)
    opvolgen.noteer_zorg(traject, cast.casemanager_zorg)
    opvolgen.spreek_af(traject, cast.casemanager_zorg, waar="proef", waarover="proef")
    evalueer(plannen.vers(traject), cast.casemanager_werk)
    opvolgen.onderbreek(traject, cast.casemanager_werk, timezone.localdate(), None, toelichting="proef")
    return plannen.vers(traject)


def meld_aan(cast: Rolverdeling, traject: Traject) -> None:
    """The verwijzer of the cast entered it, and is involved with the person."""
    huis = cast.spelers["verwijzer"].lidmaatschap.organisatie
    vandaag = timezone.localdate()
    with in_handeling():
        Traject.objects.filter(pk=traject.pk).update(aanmelder=huis, aanmelder_rol="verwijzer")
        Betrokkenheid.objects.create(
            deelnemer_id=traject.deelnemer_id,
            organisatie=huis,
            rol="verwijzer",
            periode=reeks(vandaag, None),
            grond="verwijzing",
            geinformeerd_op=vandaag,
            gegeven_door={},
        )


def geef_uren(actie: Actie, speler: Speler) -> None:
    """Two hours of today, with what happened in them."""
    uren_registreren(actie, regels=[Dagregel(0, timezone.localdate(), Decimal(2), "proef")], door=speler.door)


def neem_over(cast: Rolverdeling, actie: Actie) -> Actie:
    """The provider of the cast takes this action over."""
    nieuw = netwerk.dienstverlener(cast)
    geef_bevoegdheid(nieuw, "dienstverlener")
    actie.refresh_from_db()
    return actie_toewijzen(
        actie,
        dienstverlener_id=nieuw.lidmaatschap.organisatie_id,
        versie=actie.versie,
        door=netwerk.coordinator(cast).door,
    )


def verwoord(traject: Traject, cast: Rolverdeling) -> dict[str, str]:
    """Another word in every text field of every row of this file; word -> table and field, and for whom it is."""
    nummers, woorden = count(1), {}
    for een in wisbaren(onze_modellen()):
        if een.model._meta.app_label != "trajecten":
            continue
        over = Q()
        for pad in een.paden:
            over |= Q(**{pad: traject.deelnemer_id})
        for rij in een.model._base_manager.filter(over):
            for veld in tekstvelden(een.model):
                waar = f"{een.model.__name__}.{veld}"
                if waar in _SLEUTELS:
                    continue
                woord = f"kanarie{next(nummers):04}q"
                with pghistory.context(handeling="test", door="commando:test"):
                    een.model._base_manager.filter(pk=rij.pk).update(**{veld: woord})
                if isinstance(rij, Notitie):
                    waar += f" {rij.zichtbaarheid}"
                elif isinstance(rij, Uren) and rij.organisatie_id == _huis(cast, "dienstverlener"):
                    waar += " dienstverlener"
                woorden[woord] = waar
    return woorden


def _huis(cast: Rolverdeling, rol: str) -> object:
    return cast.spelers[rol].lidmaatschap.organisatie_id


def gelezen(speler: Speler, client: Client, traject: Traject, woorden: Mapping[str, str]) -> set[str]:
    """What this player finds on all pages about trajecten, on the dossier of the person, and in all files."""
    rol, teksten = speler.lidmaatschap.rol, []
    ids = {
        "trajecten.traject": [traject.pk],
        "trajecten.actie": Actie.objects.values_list("pk", flat=True),
        "trajecten.stage": Stage.objects.values_list("pk", flat=True),
        "trajecten.planversie": Planversie.objects.values_list("pk", flat=True),
        "deelnemers.deelnemer": [traject.deelnemer_id],
    }
    for adres in adressen():
        recht = MATRIX.get(adres.sleutel)
        if recht is None or adres.sleutel in HANDELINGEN or rol not in recht.rollen:
            continue
        if recht.object_soort.startswith("trajecten.") or adres.naam in ("dossier_detail", "vandaag"):
            for pk in ids.get(recht.object_soort, []) if adres.parameters else [None]:
                teksten.append(client.get(adres.url(pk=pk)).content.decode())
    for lijst in EXPORTLIJSTEN.values():
        if rol in MATRIX[lijst.sleutel].rollen and MATRIX[lijst.sleutel].object_soort.startswith(
            "trajecten."
        ):
            uitsnede = lijst.neem(speler.door, QueryDict(""), traject.pk if lijst.met_object else None, 100)
            teksten.append(str(uitsnede.rijen))
    alles = "\n".join(teksten)
    return {waar for woord, waar in woorden.items() if woord in alles}


@pytest.mark.django_db
def test_ieder_leest_alleen_wat_hij_nodig_heeft(cast: Rolverdeling, als: Als) -> None:
    traject = dossier(cast)
    woorden = verwoord(traject, cast)
    te_veel = {}
    for rol, mag in LEEST.items():
        speler = cast.spelers[rol]
        if anders := gelezen(speler, als(speler), traject, woorden) - mag:
            te_veel[rol] = anders
    assert te_veel == {}
    werk = gelezen(cast.casemanager_werk, als(cast.casemanager_werk), traject, woorden)
    zorg = gelezen(cast.casemanager_zorg, als(cast.casemanager_zorg), traject, woorden)
    assert zorg - werk == {"Zorgnotitie.tekst"}
    assert {"Evaluatie.vooruitgang", "Onderbreking.toelichting", "Notitie.tekst tandem"} <= werk


@pytest.mark.django_db
def test_wat_de_netwerkcoordinator_van_de_notities_leest_staat_in_de_inzage(
    cast: Rolverdeling, als: Als
) -> None:
    traject = dossier(cast)
    client = als(cast.spelers["netwerkcoordinator"])
    assert client.get(f"/trajecten/{traject.pk}/notities/").status_code == 200
    regel = Inzage.objects.latest("wanneer")
    assert "netwerknotities" in regel.groepen
    assert "opvolging" not in regel.groepen


@pytest.mark.django_db
@pytest.mark.parametrize(("dagen", "ziet"), [(NALEESDAGEN, True), (NALEESDAGEN + 1, False)])
def test_een_verwijzer_volgt_het_traject_zelf_niet(
    cast: Rolverdeling, als: Als, dagen: int, ziet: bool
) -> None:
    traject = plannen.in_opmaak(cast)
    meld_aan(cast, traject)
    with in_handeling():
        Beoordeling.objects.create(
            traject=traject,
            problematiek="proef",
            groei="proef",
            indicering="proef",
            werk_nu_niet_mogelijk=True,
            werk_later_verwacht=True,
            uitkomst=True,
            motivering="proef",
            beslist_op=timezone.localdate() - timedelta(days=dagen),
            beslist_door=cast.spelers["vdab_beslisser"].gebruiker,
        )
    client = als(cast.spelers["verwijzer"])
    assert (client.get(traject.get_absolute_url()).status_code == 200) is ziet
    # The person himself is another matter.
    assert client.get(traject.deelnemer.get_absolute_url()).status_code == 200


@pytest.mark.django_db
def test_de_kennisgeving_is_niet_voor_het_netwerk(cast: Rolverdeling) -> None:
    traject = plannen.in_opmaak(cast)
    meld_aan(cast, traject)
    netwerk.volg(cast, traject)
    with in_handeling():
        brief = Document.objects.create(
            soort="deelname_kennisgeving",
            object_soort="trajecten.traject",
            object_id=traject.pk,
            deelnemer_id=traject.deelnemer_id,
            organisatie_id=traject.vdab_id,
        )
    ziet = {
        rol
        for rol in ("verwijzer", "vdab_beslisser", "casemanager_werk", "netwerkcoordinator")
        if Document.objects.zichtbaar_voor(cast.spelers[rol].door).filter(pk=brief.pk).exists()
    }
    assert ziet == {"verwijzer", "vdab_beslisser", "casemanager_werk"}


def test_elk_bestand_zegt_welke_gegevens_het_toont() -> None:
    """What the inzagelog writes about a file; the catalogue names nobody."""
    zonder = {
        een.sleutel
        for een in EXPORTLIJSTEN.values()
        if MATRIX[een.sleutel].object_soort.startswith("trajecten.") and not een.groepen
    }
    assert zonder == {"aanbod_lijst"}
