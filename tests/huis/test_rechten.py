"""The whole matrix: every role, every address, one's own object and the neighbour's."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

import pghistory
import pytest
from django.test import Client

from tests.deelnemers.personen import registreer
from tests.huis.adressen import Adres, adressen
from tests.huis.proefobjecten import PER_SLEUTEL, PROEFOBJECTEN, maak_objecten, pk_voor, proefobject
from tests.rolverdeling import Speler, maak_organisatie, maak_speler
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.deelnemers.querysets import BetrokkenheidQuerySet
from werkzorg.handelen.register import LEZINGEN
from werkzorg.organisaties.rollen import ROLLEN
from werkzorg.toegang import poort
from werkzorg.toegang.matrix import MATRIX

GOED = frozenset({200, 302, 409, 422})
GEHEIM = "Kanarievogel"
# Routes that change something without showing a form: a GET or HEAD is refused.
ALLEEN_POST = {
    "oproep_nakijken",
    "bericht_opnieuw_proberen",
    "brief_opnieuw_maken",
    "trajectdocument_opnieuw_maken",
    "amadocument_opnieuw_maken",
    "concept_bewaren",
    "concept_weggooien",
    "uitvoer_afhalen",
    "uitvoer_goedkeuren",
    "uitvoer_weigeren",
    "meldingen_afvinken",
}


@dataclass(frozen=True)
class Opstelling:
    """Somebody, his neighbour in the same role, and per kind of object one that is his alone."""

    speler: Speler
    buur: Speler
    objecten: dict[str, UUID]


def stel_op(rol: str) -> Opstelling:
    """A player in this role with objects of his own; where his role registers nobody, a colleague's."""
    soort = sorted(ROLLEN[rol].organisatiesoorten)[0]
    organisatie = maak_organisatie("Eigen huis", soort)
    speler, buur = maak_speler(rol, organisatie), maak_speler(rol, maak_organisatie("Buurhuis", soort))
    wie = (
        speler
        if rol in MATRIX["deelnemer_registreren"].rollen
        else maak_speler("casemanager_zorg", organisatie)
    )
    return Opstelling(speler, buur, maak_objecten(speler, registreer(wie.door, achternaam=GEHEIM)))


def verwacht(adres: Adres, rol: str, *, van: str, methode: str) -> frozenset[int]:
    """The answers that the matrix allows for this role at this address; `van` = "eigen", "buur" or "niets"."""
    if rol not in MATRIX[adres.sleutel].rollen:
        return frozenset({403})
    if adres.sleutel in LEZINGEN and methode == "POST":
        return frozenset({405})
    if adres.naam in ALLEEN_POST and methode != "POST":
        return frozenset({405})
    if adres.parameters:
        een = proefobject(adres.sleutel)
        ziet = rol in een.overal if van == "buur" else van == "eigen" and rol not in een.nergens
        return GOED if ziet else frozenset({404})
    return GOED


def afwijkingen(opstelling: Opstelling, client: Client) -> Iterator[str]:
    """Everything this role and its neighbour may do more or less than the matrix says, over all addresses."""
    rol = opstelling.speler.lidmaatschap.rol
    for wie, van in ((opstelling.speler, "eigen"), (opstelling.buur, "buur")):
        client.force_login(wie.gebruiker)
        for adres in adressen():
            if not adres.sleutel:
                continue
            pk = pk_voor(adres, opstelling.objecten) if adres.parameters else None
            gevallen = [(pk, van)] + ([(uuid4(), "niets")] if adres.parameters and van == "eigen" else [])
            for sleutel, van_wie in gevallen:
                for methode in ("GET", "HEAD", "POST") if van_wie == "eigen" else ("GET", "POST"):
                    antwoord = client.generic(methode, adres.url(pk=sleutel))
                    mag = verwacht(adres, rol, van=van_wie, methode=methode)
                    wat = f"{rol} {van_wie} {methode} {adres.naam}"
                    if antwoord.status_code not in mag:
                        yield f"{wat}: {antwoord.status_code}, niet {sorted(mag)}"
                    if wie is opstelling.buur and GEHEIM.encode() in antwoord.content:
                        yield f"{wat}: toont de naam"


@pytest.mark.django_db
@pytest.mark.parametrize("rol", sorted(ROLLEN))
def test_elke_rol_krijgt_wat_de_matrix_zegt(rol: str, client: Client) -> None:
    opstelling = stel_op(rol)
    voor = Deelnemer.objects.values().get(pk=opstelling.objecten["deelnemers.deelnemer"])
    assert list(afwijkingen(opstelling, client)) == []
    assert Deelnemer.objects.values().get(pk=opstelling.objecten["deelnemers.deelnemer"]) == voor


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("doel", "naam", "zonde", "teken"),
    [
        (poort, "mag", lambda door, sleutel: True, "beleid eigen GET deelnemer_lijst: 200, niet [403]"),
        (poort, "mag", lambda door, sleutel: False, "casemanager_zorg eigen GET deelnemer_detail: 403"),
        (
            BetrokkenheidQuerySet,
            "zichtbaar_voor",
            lambda self, door: self.all(),
            "casemanager_zorg buur GET deelnemer_detail: 200, niet [404]",
        ),
    ],
    ids=["deur open", "deur dicht", "iedereen zichtbaar"],
)
def test_een_gat_in_de_poort_valt_op(
    doel: Any,
    naam: str,
    zonde: Callable[..., Any],
    teken: str,
    client: Client,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opstelling = stel_op(teken.split()[0])
    monkeypatch.setattr(doel, naam, zonde)
    assert any(teken in afwijking for afwijking in afwijkingen(opstelling, client))


@pytest.mark.django_db
def test_wie_niet_aangemeld_is_komt_alleen_op_openbare_bladzijden(client: Client) -> None:
    for adres in adressen():
        if adres.sleutel or adres.is_alleen_aangemeld:
            for methode in ("GET", "HEAD", "POST"):
                antwoord = client.generic(methode, adres.url(pk=uuid4()))
                assert antwoord.status_code == 302, adres.naam
                assert antwoord.url.startswith("/account/login/"), adres.naam


@pytest.mark.django_db
def test_wie_geen_hoedanigheid_koos_wordt_naar_de_keuze_gestuurd(client: Client) -> None:
    speler = maak_speler("casemanager_zorg", maak_organisatie("Een", "cgg"))
    tweede = maak_organisatie("Twee", "cgg")
    with pghistory.context(handeling="test", door="commando:test"):
        lid = speler.lidmaatschap
        type(lid).objects.create(
            gebruiker=speler.gebruiker, organisatie=tweede, rol="verwijzer", periode=lid.periode
        )
    client.force_login(speler.gebruiker)
    for adres in adressen():
        if adres.sleutel:
            antwoord = client.get(adres.url(pk=uuid4()))
            assert (antwoord.status_code, antwoord.url) == (302, "/hoedanigheid/"), adres.naam


def test_elke_soort_object_heeft_een_proefobject() -> None:
    soorten = {
        MATRIX[adres.sleutel].object_soort for adres in adressen() if adres.sleutel and adres.parameters
    }
    assert soorten <= PROEFOBJECTEN.keys(), "geef ook hiervan een maker in proefobjecten.py"
    assert PER_SLEUTEL.keys() <= MATRIX.keys()
