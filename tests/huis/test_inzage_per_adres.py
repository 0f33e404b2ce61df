"""Whoever is on a page stands in the inzagelog: one row per answer, with exactly the people the page names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable
from datetime import timedelta
from uuid import UUID

import pytest
from django.test import Client
from django.utils import timezone

from gbo.models import Onthaaltraject
from tests.deelnemers.personen import registreer
from tests.gbo.onthalen import maak_onthaal
from tests.huis import menigte
from tests.huis.adressen import adressen
from tests.huis.proefobjecten import heeft_object, pk_voor, proefobject
from tests.huis.test_rechten import ALLEEN_POST, stel_op
from tests.rolverdeling import maak_organisatie, maak_speler
from tests.trajecten.maken import in_handeling
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.organisaties.rollen import ROLLEN
from werkzorg.toegang.matrix import MATRIX
from werkzorg.toegang.models import Inzage


def geef_onthalen_een_eigen_naam() -> list[Onthaaltraject]:
    """The onthaaltrajecten; nobody else is called so, or a page that names one would seem to name a deelnemer.

    What ended stands on the list of what is about to be erased.
    """
    with in_handeling():
        morgen = timezone.localdate() + timedelta(days=1)
        Onthaaltraject.objects.filter(einde__isnull=False).update(weg_op=morgen)
        for nummer, rij in enumerate(Onthaaltraject.objects.order_by("pk")):
            Onthaaltraject.objects.filter(pk=rij.pk).update(achternaam=f"Onthaalnaam{nummer}")
    return list(Onthaaltraject.objects.all())


def mensen_in(
    tekst: str, mensen: Iterable[Deelnemer | Onthaaltraject], zichtbaar: Container[UUID]
) -> set[UUID]:
    """The people whom a page names: by dossier number, by family name, or by the address of a record that opens.

    Who came to a core partner has no dossier number; until he is accepted only his address gives him away.

    The bare address of somebody whom the reader does not see leads nowhere: a task that outlived an involvement.
    """
    return {
        een.pk
        for een in mensen
        if (isinstance(een, Deelnemer) and een.dossiernummer in tekst)
        or re.search(rf"\b{re.escape(een.achternaam)}\b", tekst)
        or (een.pk in zichtbaar and str(een.pk) in tekst)
    }


def afwijking(
    regels: list[Inzage], genoemd: set[UUID], eigen: UUID | None, buren: set[UUID], sleutel: str
) -> str:
    """What is wrong with the rows of one answer; "" when they tell exactly who was on it.

    `eigen` is the person whose page was asked: he may be noted without being named on it (a list of documents).
    """
    ids = {wie for regel in regels for wie in regel.deelnemer_ids}
    if genoemd & buren:
        return "noemt iemand van een ander"
    # Two rows only for people who are shown in two ways: the one with his address, the other without.
    if len({(regel.grond, regel.uitkomst, *regel.groepen) for regel in regels}) != len(regels) or any(
        keer > 1 for keer in Counter(wie for regel in regels for wie in regel.deelnemer_ids).values()
    ):
        return f"{len(regels)} regels voor {len(genoemd)} mensen"
    if not genoemd <= ids:
        return f"{len(genoemd - ids)} mensen staan op het scherm en niet in de regel"
    if not ids - genoemd <= {eigen}:
        return f"{len(ids - genoemd)} mensen staan in de regel en niet op het scherm"
    if any(regel.actie != sleutel for regel in regels):
        return "een regel van een andere bladzijde"
    return ""


@pytest.mark.django_db
@pytest.mark.parametrize("rol", sorted(ROLLEN))
def test_per_adres_een_regel_met_precies_wie_er_staat(rol: str, client: Client) -> None:
    opstelling = stel_op(rol)
    buur = registreer(
        opstelling.buur.door
        if rol in MATRIX["deelnemer_registreren"].rollen
        else maak_speler("casemanager_zorg", maak_organisatie("Ander huis", "cgg")).door,
        achternaam="Buurmensnaam",
    )
    buuronthaal = maak_onthaal(opstelling.buur)
    menigte.mensen(opstelling.speler, 3)
    eigen = opstelling.objecten["deelnemers.deelnemer"]
    onthalen = geef_onthalen_een_eigen_naam()
    mensen = [*Deelnemer.objects.all(), *onthalen]
    zichtbaar = {
        pk
        for rijen in (Deelnemer.objects.all(), Onthaaltraject.objects.all())
        for pk in rijen.zichtbaar_voor(opstelling.speler.door).values_list("pk", flat=True)
    }
    client.force_login(opstelling.speler.gebruiker)
    fouten, getoond = [], set()
    for adres in adressen():
        if not adres.sleutel or rol not in MATRIX[adres.sleutel].rollen or adres.naam in ALLEEN_POST:
            continue
        if not heeft_object(adres):
            continue
        voor = set(Inzage.objects.values_list("pk", flat=True))
        pk = pk_voor(adres, opstelling.objecten) if adres.parameters else None
        antwoord = client.get(adres.url(pk=pk))
        regels = list(Inzage.objects.exclude(pk__in=voor))
        if antwoord.status_code >= 300:
            continue
        tekst = antwoord.content.decode(errors="replace")
        genoemd = (
            mensen_in(tekst, mensen, zichtbaar) if antwoord["Content-Type"].startswith("text/html") else set()
        )
        over = eigen if adres.parameters and (proefobject(adres.sleutel).band or genoemd or regels) else None
        if pk in {een.pk for een in onthalen}:
            over = pk
        if adres.parameters and proefobject(adres.sleutel).band and not regels:
            fouten.append(f"{adres.naam}: geen regel")
        fout = afwijking(regels, genoemd, over, {buur.pk, buuronthaal.pk}, adres.sleutel)
        if fout:
            fouten.append(f"{adres.naam}: {fout}")
        if genoemd:
            getoond.add(adres.naam)
    assert fouten == []
    if rol == "gbo_medewerker":
        assert {
            "onthaal_lijst",
            "onthaal_detail",
            "onthaal_aanvaarden",
            "onthaal_wislijst",
            "vandaag",
        } <= getoond
    if rol in MATRIX["deelnemer_lijst"].rollen:
        assert {"deelnemer_lijst", "deelnemer_wijzigen", "vandaag"} <= getoond


def test_het_orakel_ziet_een_regel_te_weinig_te_veel_of_verkeerd() -> None:
    a, b, c = (UUID(int=nummer) for nummer in (1, 2, 3))

    def regel(*wie: UUID, actie: str = "x") -> Inzage:
        return Inzage(actie=actie, deelnemer_ids=list(wie))

    assert afwijking([regel(a, b)], {a, b}, None, set(), "x") == ""
    assert afwijking([], set(), None, set(), "x") == ""
    assert afwijking([regel(a)], set(), a, set(), "x") == ""
    assert "niet in de regel" in afwijking([], {a}, None, set(), "x")
    assert "2 regels" in afwijking([regel(a), regel(b)], {a, b}, None, set(), "x")
    ruimer = Inzage(actie="x", deelnemer_ids=[b], groepen=["adres"])
    assert afwijking([regel(a), ruimer], {a, b}, None, set(), "x") == ""
    assert "2 regels" in afwijking([regel(a, b), ruimer], {a, b}, None, set(), "x")
    assert "niet in de regel" in afwijking([regel(a)], {a, b}, None, set(), "x")
    assert "niet op het scherm" in afwijking([regel(a, b)], {a}, None, set(), "x")
    assert "van een ander" in afwijking([regel(a, c)], {a, c}, None, {c}, "x")
    assert "andere bladzijde" in afwijking([regel(a, actie="y")], {a}, None, set(), "x")
