"""How many questions a page asks the database: pinned per page, and the same for 3 rows and for 30."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

import pghistory
import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.deelnemers.personen import registreer
from tests.huis.adressen import Adres, adressen
from tests.huis.proefobjecten import maak_objecten, pk_voor
from tests.rolverdeling import Rolverdeling, Speler
from werkzorg.berichten.models import Melding
from werkzorg.deelnemers.meldingen import ONTVANGSTBEWIJS_KLAAR
from werkzorg.documenten.models import Document, DocumentVersie
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.models import Organisatie
from werkzorg.toegang.matrix import MATRIX
from werkzorg.toegang.models import Inzage

Als = Callable[[Speler], Client]
MOST = 10
# Per page: session, person, memberships, what it shows, and the row of the inzagelog.
VRAGEN = {
    "vandaag": 10,
    "taak_toewijzen": 4,
    "taak_uitstellen": 6,
    "hoedanigheid_kiezen": 4,
    "tweede_factor_kiezen": 4,
    "sessie_lijst": 4,
    "sessie_verlengen": 3,
    "scherm_vergrendelen": 3,
    "document_openen": 6,
    "inzage_lijst": 8,
    "toegang_detail": 7,
    "inzagerapport_aanvragen": 5,
    "inzagerapport_openen": 6,
    "toegang_uitleg": 5,
    "rechten_overzicht": 3,
    "deelnemer_lijst": 8,
    "deelnemer_registreren": 4,
    "deelnemer_detail": 5,
    "deelnemer_documenten": 7,
    "deelnemer_wijzigen": 6,
    "insz_toevoegen": 5,
    "beheer_overzicht": 3,
    "organisatie_lijst": 5,
    "organisatie_detail": 6,
    "regio_lijst": 6,
    "parameter_lijst": 7,
    "termijn_lijst": 7,
    "aanname_lijst": 7,
    "parameter_detail": 8,
    "deelnemers_importeren": 4,
    "import_sjabloon": 3,
    "import_detail": 7,
    "import_terugdraaien": 4,
    "deelnemers_samenvoegen": 7,
    "samenvoeging_ongedaan_maken": 6,
    "overlijden_registreren": 5,
    "deelnemer_toegang": 6,
    "betrokkenheid_openen": 6,
    "betrokkenheid_sluiten": 6,
    "dossier_detail": 10,
    "lijst_exporteren": 3,
    "uitvoer_lijst": 5,
    "uitvoer_detail": 4,
    "doorverwijzing_lijst": 6,
    "doorverwijzing_detail": 5,
    "doorverwijzing_intrekken": 5,
    "doorverwijzing_versturen": 9,
    "insz_opzoeken": 3,
    "deelnemer_aansluiten": 3,
    "dubbel_lijst": 7,
    "insz_tonen": 5,
    "dubbel_uitsluiten": 6,
    "bijlage_downloaden": 5,
    "trajectdocument_opnieuw_maken": 3,
    "traject_detail": 10,
    "traject_lijst": 8,
    "verzoek_registreren": 9,
    "verzoek_intrekken": 6,
    "intake_lijst": 6,
    "trajecten_overdragen": 6,
    "mandaatverlies_lijst": 7,
    "mandaatverlies_afhandelen": 7,
    "tandem_toewijzen": 7,
    "informatieplicht_bevestigen": 6,
    "traject_starten": 6,
    "traject_overdragen": 9,
    "actie_lijst": 7,
    "actie_detail": 9,
    "uren_registreren": 6,
    "actie_afwerken": 6,
    "uren_terugnemen": 7,
    "uren_verbeteren": 6,
    "zorgnotitie_lijst": 7,
    "afspraak_lijst": 7,
    "evaluatie_lijst": 6,
    "trajectstuk_lijst": 7,
    "netwerk_detail": 7,
    "aanbod_lijst": 7,
    "werkaanbod_lijst": 6,
    "werkaanbod_detail": 7,
    "aanbod_detail": 4,
    "stage_starten": 8,
    "stage_detail": 8,
    "stage_evalueren": 6,
    "trajectplan_detail": 9,
    "trajectplan_bewerken": 8,
    "draagkracht_vastleggen": 5,
    "zorgmoment_vastleggen": 5,
    "trajectplan_akkoord_registreren": 9,
    "trajectplan_indienen": 8,
    "trajectplan_registreren": 8,
    "eindverslag_detail": 5,
    "eindverslag_bewerken": 6,
    "eindverslag_indienen": 6,
    "eindadvies_detail": 6,
    "eindadvies_bewerken": 7,
    "eindadvies_bespreken": 7,
    "eindadvies_akkoord_geven": 6,
    "eindadvies_indienen": 7,
    "eindadvies_verbeteren": 7,
    "einde_registreren": 6,
    "notitie_lijst": 7,
    "notitie_schrijven": 6,
    "notitie_terugnemen": 5,
    "opvolging_afronden": 5,
    "zorgnotitie_schrijven": 6,
    "zorgnotitie_terugnemen": 5,
    "afspraak_plannen": 5,
    "afspraak_afzeggen": 5,
    "evaluatie_registreren": 10,
    "trajectstuk_toevoegen": 5,
    "traject_wat_als": 5,
    "traject_exporteren": 6,
    "onderbreking_melden": 5,
    "onderbreking_beeindigen": 6,
    "verlenging_vragen": 6,
    "traject_stopzetten": 10,
}
# The transaction itself and the read-only guard; they cost no look at a table.
_GEEN_VRAAG = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE", "SET ")


def vragen(client: Client, url: str) -> list[str]:
    """The questions that a GET of this address asks; the second time, when caches of the process are filled.

    The clock stands still: once a minute a page also writes down that its session is in use.
    """
    with time_machine.travel(timezone.now(), tick=False):
        client.get(url)
        with CaptureQueriesContext(connection) as gevangen:
            antwoord = client.get(url)
    # A page that the state of its object does not allow sends on to that object.
    assert antwoord.status_code in {200, 302, 405}, (url, antwoord.status_code)
    assert not antwoord.headers.get("Location", "").startswith("/account/"), url
    return [een["sql"] for een in gevangen.captured_queries if not een["sql"].startswith(_GEEN_VRAAG)]


def vul(speler: Speler, ids: dict[str, UUID], aantal: int) -> None:
    """`aantal` more people with a task, and as many documents, lines, notices and looks for the one person."""
    door, deelnemer_id = speler.door, ids["deelnemers.deelnemer"]
    eerste = Document.objects.get(pk=ids["documenten.document"])
    for nummer in range(aantal):
        registreer(door, achternaam=f"Rij{nummer}", insz="", insz_ontbreekt="aangevraagd")
        log(
            "deelnemer_wijzigen",
            door=door,
            object_soort="deelnemers.deelnemer",
            object_id=deelnemer_id,
            deelnemer_id=deelnemer_id,
        )
    with pghistory.context(handeling="test", door="commando:test"):
        documenten = Document.objects.bulk_create(
            Document(
                soort=eerste.soort,
                object_soort=eerste.object_soort,
                object_id=eerste.object_id,
                deelnemer_id=deelnemer_id,
                organisatie_id=door.organisatie_id,
            )
            for _ in range(aantal)
        )
        # Half of them are still being made: the page then also asks whether that failed.
        DocumentVersie.objects.bulk_create(
            DocumentVersie(document=document, nummer=1, sha256=f"{document.pk.hex:0<64}", grootte=1)
            for document in documenten[::2]
        )
    Melding.objects.bulk_create(
        Melding(
            soort=ONTVANGSTBEWIJS_KLAAR,
            gebruiker_id=door.gebruiker_id,
            organisatie_id=door.organisatie_id,
            object_soort="documenten.document",
            object_id=document.pk,
            effect_sleutel=f"proef:{document.pk}",
        )
        for document in documenten
    )
    Inzage.objects.bulk_create(
        Inzage(
            gebruiker_id=door.gebruiker_id,
            organisatie_id=door.organisatie_id,
            lidmaatschap_id=door.lidmaatschap_id,
            rol=door.rol,
            actie="deelnemer_detail",
            object_soort="deelnemers.deelnemer",
            object_id=deelnemer_id,
            deelnemer_ids=[deelnemer_id],
            grond="betrokkenheid",
        )
        for _ in range(aantal)
    )


def bladzijden() -> list[Adres]:
    """The pages that a casemanager may read."""
    return [
        adres
        for adres in adressen()
        if (adres.sleutel and "casemanager_zorg" in MATRIX[adres.sleutel].rollen) or adres.is_alleen_aangemeld
        if adres.naam
        not in {
            "concept_bewaren",
            "concept_weggooien",
            "uitvoer_afhalen",
            "uitvoer_goedkeuren",
            "uitvoer_weigeren",
            "meldingen_afvinken",
            "account_email_gesloten",
        }
    ]


def te_veel(gemeten: dict[str, tuple[int, int]], vast: dict[str, int]) -> list[str]:
    """Pages that ask more or less than is pinned, grow with the rows, or ask more than ten questions."""
    fout = []
    for naam, (bij_weinig, bij_veel) in gemeten.items():
        if bij_veel != bij_weinig:
            fout.append(f"{naam}: groeit van {bij_weinig} naar {bij_veel}")
        if vast.get(naam) != bij_weinig:
            fout.append(f"{naam}: {bij_weinig} vragen, vast staat {vast.get(naam)}")
        if bij_veel > MOST:
            fout.append(f"{naam}: {bij_veel} vragen, meer dan {MOST}")
    return fout


@pytest.mark.django_db
def test_elke_bladzijde_vraagt_een_vast_aantal_dingen(cast: Rolverdeling, als: Als) -> None:
    speler = cast.casemanager_zorg
    ids = maak_objecten(speler, registreer(speler.door))
    client = als(speler)
    gemeten: dict[str, Any] = {}
    wat: dict[str, list[str]] = {}
    for ronde, erbij in enumerate((2, 27)):
        vul(speler, ids, erbij)
        for adres in bladzijden():
            pk = pk_voor(adres, ids) if adres.parameters else None
            wat[adres.naam] = vragen(client, adres.url(pk=pk))
            gemeten.setdefault(adres.naam, [0, 0])[ronde] = len(wat[adres.naam])
    fout = te_veel(gemeten, VRAGEN)
    assert not fout, "\n".join([*fout, *(vraag[:200] for rij in wat.values() for vraag in rij)])
    # What is pinned is measured here: pages of other roles are counted in test_vragen_per_rol.
    assert VRAGEN.keys() - gemeten.keys() == set()


@pytest.mark.django_db
def test_een_vraag_per_rij_valt_op(cast: Rolverdeling, als: Als) -> None:
    assert te_veel({"a": (4, 4)}, {"a": 4}) == []
    assert te_veel({"a": (4, 31)}, {"a": 4}) == ["a: groeit van 4 naar 31", "a: 31 vragen, meer dan 10"]
    assert te_veel({"a": (5, 5)}, {"a": 4}) == ["a: 5 vragen, vast staat 4"]
    assert te_veel({"nieuw": (3, 3)}, {}) == ["nieuw: 3 vragen, vast staat None"]
    with CaptureQueriesContext(connection) as gevangen:
        [Organisatie.objects.filter(pk=uuid4()).exists() for _ in range(3)]
    assert len([een for een in gevangen.captured_queries if not een["sql"].startswith(_GEEN_VRAAG)]) == 3
