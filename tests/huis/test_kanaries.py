"""Every text that a neighbour keeps about a person is a canary: none is ever seen by anybody else."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from itertools import count
from uuid import UUID

import pghistory
import pytest
from django.core import mail
from django.db import DatabaseError, models, transaction
from django.db.models import Q
from django.test import Client
from django.urls import reverse

from gbo.models import Onthaaltraject
from tests.deelnemers.personen import registreer, vers_insz
from tests.huis.adressen import adressen
from tests.huis.proefobjecten import heeft_object, maak_objecten, pk_voor
from tests.huis.test_antwoorden import formulier, logregels
from tests.rolverdeling import Rolverdeling, maak_organisatie, maak_speler
from werkzorg.databank.wissing import onze_modellen, wisbaren
from werkzorg.organisaties.rollen import ROLLEN
from werkzorg.toegang.matrix import MATRIX

# Keys and states: no words of people, and the application would not find the row any more.
_GEEN_TEKST = (
    "soort",
    "sleutel",
    "aanbod",
    "sjabloon",
    "sha256",
    "mime",
    "rol",
    "status",
    "toestand",
    "nummer",
)
_NUMMERS: Iterator[int] = count(1)


def tekstvelden(model: type[models.Model]) -> list[str]:
    """The fields of a model in which somebody's own words can stand."""
    return [
        veld.name
        for veld in model._meta.concrete_fields
        if isinstance(veld, models.CharField | models.TextField)
        and not veld.choices
        and not veld.primary_key
        and (veld.max_length is None or veld.max_length >= 12)
        and not veld.name.endswith(_GEEN_TEKST)
    ]


def vul_met_kanaries(*mensen: UUID) -> dict[str, str]:
    """Puts another unique word in every text field of every row about these people; word -> table and field."""
    kanaries = {}
    for een in wisbaren(onze_modellen()):
        over = Q()
        for pad in een.paden:
            over |= Q(**{f"{pad}__in": mensen})
        for rij in een.model._base_manager.filter(over):
            for veld in tekstvelden(een.model):
                woord = f"kanarie{next(_NUMMERS):04}q"
                try:
                    with transaction.atomic(), pghistory.context(handeling="test", door="commando:test"):
                        een.model._base_manager.filter(pk=rij.pk).update(**{veld: woord})
                except DatabaseError:
                    continue  # a rule of the table keeps words out of it
                kanaries[woord] = f"{een.tabel}.{veld}"
    return kanaries


@pytest.mark.django_db
@pytest.mark.parametrize("rol", sorted(ROLLEN))
def test_geen_woord_van_de_buur_komt_bij_een_ander(
    rol: str, cast: Rolverdeling, client: Client, uitgevoerd: Callable[[], int]
) -> None:
    buur = maak_speler("casemanager_zorg", maak_organisatie("Verweg", "cgg"), email="buur@test.be")
    insz = vers_insz()
    van_buur = registreer(buur.door, insz=insz)
    ids = maak_objecten(buur, van_buur)
    # What came to a core partner is a record of its own: nothing ties it to the person.
    onthalen = set(ids.values()) & set(Onthaaltraject.objects.values_list("pk", flat=True))
    kanaries = vul_met_kanaries(van_buur.pk, *onthalen)
    assert {"deelnemers_deelnemer.achternaam", "gbo_onthaaltraject.achternaam"} <= set(kanaries.values())
    van_buur.refresh_from_db()

    speler = cast.spelers[rol]
    vanzelf = maak_objecten(speler, registreer(cast.casemanager_zorg.door))
    client.force_login(speler.gebruiker)
    antwoorden, gezocht = [], []
    with logregels() as log:
        logging.getLogger("werkzorg.proef").warning("de kanarie leeft")
        for adres in adressen():
            if not adres.sleutel or rol not in MATRIX[adres.sleutel].rollen or not heeft_object(adres):
                continue
            for objecten in (vanzelf, ids) if adres.parameters else (vanzelf,):
                url = adres.url(pk=pk_voor(adres, objecten) if adres.parameters else None)
                antwoorden += [(url, client.get(url)), (url, client.post(url))]
        namen = Onthaaltraject.objects.filter(pk__in=onthalen).values_list("achternaam", flat=True)
        for vraag in (van_buur.achternaam, van_buur.voornaam, van_buur.dossiernummer, insz, namen[0]):
            for naam in ("deelnemer_lijst", "inzagedossier_lijst", "vandaag", "onthaal_lijst"):
                # What somebody typed himself may stand there again.
                vragen = {"zoek": vraag, "nummer": vraag}
                gezocht.append((vraag, client.get(reverse(naam), vragen, follow=True)))
        url = reverse("deelnemer_registreren")
        antwoorden.append((url, client.post(url, formulier(insz, achternaam="Anders"))))
        uitgevoerd()
    fouten = []
    for url, antwoord in antwoorden:
        alles = antwoord.content.decode(errors="replace") + str(dict(antwoord.headers))
        fouten += [f"{url}: {waar}" for woord, waar in kanaries.items() if woord in alles]
    for vraag, antwoord in gezocht:
        tekst = antwoord.content.decode(errors="replace")
        fouten += [
            f"{vraag}: {waar}" for woord, waar in kanaries.items() if woord in tekst and woord != vraag
        ]
    fouten += [f"log: {waar}" for woord, waar in kanaries.items() if woord in log.getvalue()]
    for brief in mail.outbox:
        if brief.to != [buur.gebruiker.email]:
            tekst = brief.message().as_string() + str(brief.subject) + str(brief.body)
            fouten += [f"mail: {waar}" for woord, waar in kanaries.items() if woord in tekst]
    assert fouten == []
    assert "de kanarie leeft" in log.getvalue()


@pytest.mark.django_db
def test_de_buur_zelf_leest_zijn_eigen_woorden_wel(client: Client) -> None:
    """Otherwise the test above would prove nothing."""
    buur = maak_speler("casemanager_zorg", maak_organisatie("Verweg", "cgg"))
    deelnemer = registreer(buur.door)
    kanaries = vul_met_kanaries(deelnemer.pk)
    client.force_login(buur.gebruiker)
    html = client.get(reverse("deelnemer_wijzigen", args=[deelnemer.pk])).content.decode()
    gezien = {waar for woord, waar in kanaries.items() if woord in html}
    assert {
        "deelnemers_deelnemer.voornaam",
        "deelnemers_deelnemer.straat",
        "deelnemers_deelnemer.email",
    } <= gezien
