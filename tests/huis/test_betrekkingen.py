"""The matrix again, for everybody who stands near: a sister organisation that only knows who the person is, a colleague
in another role, an involvement or a membership that ended, and nobody at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from uuid import UUID

import pghistory
import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client
from django.utils import timezone

from tests.deelnemers.personen import registreer
from tests.huis.adressen import Adres, adressen
from tests.huis.proefobjecten import heeft_object, maak_objecten, pk_voor, proefobject
from tests.huis.test_rechten import ALLEEN_POST, GOED
from tests.rolverdeling import Speler, maak_organisatie, maak_speler
from werkzorg.deelnemers.models import Betrokkenheid, Deelnemer, Omvang
from werkzorg.handelen.register import LEZINGEN
from werkzorg.organisaties.models import Lidmaatschap
from werkzorg.organisaties.rollen import MET_DEELNEMERS, ROLLEN
from werkzorg.toegang.matrix import MATRIX

NAAM = "Kanarievogel"
# What an involvement of the kind "identiteit" keeps closed; it may show in no answer to a sister organisation.
GESLOTEN = {
    "email": "kanarie@gesloten.be",
    "telefoon": "+32470987654",
    "straat": "Kanariestraatgesloten",
    "gemeente": "Kanariedorpgesloten",
    "taal": "andere",
    "taal_andere": "Kanarietaalgesloten",
}
_AF = GOED | {404}

# Who chooses a place reads the name of every werkpost there is, whoever is involved with the person.
KIEST_WERKPOST = {"overeenkomst_opmaken"}


def _verwacht_pad(adres: Adres, rol: str, methode: str) -> frozenset[int] | None:
    """The answer that depends on no object: no right, or no such method; None when the object decides."""
    if rol not in MATRIX[adres.sleutel].rollen:
        return frozenset({403})
    if (adres.sleutel in LEZINGEN and methode == "POST") or (adres.naam in ALLEEN_POST and methode != "POST"):
        return frozenset({405})
    return None if adres.parameters else GOED


def verwacht(adres: Adres, rol: str, betrekking: str, methode: str) -> frozenset[int]:
    """What somebody of this role gets who stands in this relation ("zuster", "collega", "voorbij") to the object."""
    pad = _verwacht_pad(adres, rol, methode)
    if pad is not None:
        return pad
    een = proefobject(adres.sleutel)
    if rol in een.overal:
        # A row that everybody reads may still be another role's to work on.
        return GOED if een.band else _AF
    if een.band == "persoon" and betrekking == "zuster":
        return GOED if MATRIX[adres.sleutel].groepen <= {"identiteit"} else frozenset({403})
    if een.band or betrekking == "zuster":
        return frozenset({404})
    return _AF  # of the house itself: that kind has rules of its own, tested where it lives


def aankloppen(
    client: Client, speler: Speler, ids: dict[str, UUID], mag: Callable[[Adres, str], frozenset[int]]
) -> Iterator[tuple[str, bytes, str]]:
    """Knocks at every address where this role may come at all; what is wrong, the answer, and where."""
    client.force_login(speler.gebruiker)
    for adres in adressen():
        if not adres.sleutel or speler.lidmaatschap.rol not in MATRIX[adres.sleutel].rollen:
            continue  # refused whatever the object: test_rechten
        if not heeft_object(adres):
            continue  # test_rechten asks for its test object
        for methode in ("GET", "POST"):
            antwoord = client.generic(
                methode, adres.url(pk=pk_voor(adres, ids) if adres.parameters else None)
            )
            goed = mag(adres, methode)
            fout = "" if antwoord.status_code in goed else f"{antwoord.status_code}, niet {sorted(goed)}"
            yield fout, antwoord.content, f"{methode} {adres.naam}"


@pytest.mark.django_db
@pytest.mark.parametrize("rol", sorted(MET_DEELNEMERS))
def test_een_zusterorganisatie_weet_wie_het_is_en_verder_niets(rol: str, client: Client) -> None:
    soort = sorted(ROLLEN[rol].organisatiesoorten)[0]
    eigen = maak_speler(rol, maak_organisatie("Eigen huis", soort))
    zuster = maak_speler(rol, maak_organisatie("Zusterhuis", soort))
    deelnemer = registreer(eigen.door, achternaam=NAAM, **GESLOTEN)
    ids = maak_objecten(eigen, deelnemer)
    with pghistory.context(handeling="test", door="commando:test"):
        Betrokkenheid.objects.create(
            deelnemer=deelnemer,
            organisatie=zuster.lidmaatschap.organisatie,
            rol=rol,
            omvang=Omvang.IDENTITEIT,
            periode=DateRange(timezone.localdate(), None),
            grond="verwijzing",
            geinformeerd_op=timezone.localdate(),
            gegeven_door={"commando": "test"},
        )
    fouten, gezien = [], set()
    for fout, inhoud, waar in aankloppen(
        client, zuster, ids, lambda adres, methode: verwacht(adres, rol, "zuster", methode)
    ):
        if fout:
            fouten.append(f"{waar}: {fout}")
        if NAAM.encode() in inhoud:
            gezien.add(waar.split()[1])
        fouten += [
            f"{waar} toont {veld}"
            for veld, waarde in GESLOTEN.items()
            if veld != "taal" and waarde.encode() in inhoud
        ]
        # That the other one exists is public; that it is involved is not.
        if b"Eigen huis" in inhoud and NAAM.encode() in inhoud and waar.split()[1] not in KIEST_WERKPOST:
            fouten.append(f"{waar} noemt de andere organisatie")
    assert fouten == []
    assert "deelnemer_lijst" in gezien  # it does know who it is


@pytest.mark.django_db
@pytest.mark.parametrize("rol", sorted(MET_DEELNEMERS))
def test_een_collega_in_een_andere_rol_ziet_niets_van_de_persoon(rol: str, client: Client) -> None:
    """Rights never add up, also not within one organisation: who is involved as verwijzer is not as casemanager."""
    organisatie = maak_organisatie("Eigen huis", sorted(ROLLEN[rol].organisatiesoorten)[0])
    andere_rol = "verwijzer" if rol != "verwijzer" else "casemanager_zorg"
    collega, speler = maak_speler(andere_rol, organisatie), maak_speler(rol, organisatie)
    ids = maak_objecten(collega, registreer(collega.door, achternaam=NAAM))
    fouten = []
    for fout, inhoud, waar in aankloppen(
        client, speler, ids, lambda adres, methode: verwacht(adres, rol, "collega", methode)
    ):
        if fout or NAAM.encode() in inhoud:
            fouten.append(f"{waar}: {fout or 'toont de naam'}")
    assert fouten == []


@pytest.mark.django_db
@pytest.mark.parametrize("hoe", ["afgelopen", "afgesloten"])
@pytest.mark.parametrize("rol", sorted(MET_DEELNEMERS))
def test_wie_niet_meer_betrokken_is_ziet_niets_meer(rol: str, hoe: str, client: Client) -> None:
    speler = maak_speler(rol, maak_organisatie("Huis", sorted(ROLLEN[rol].organisatiesoorten)[0]))
    ids = maak_objecten(speler, registreer(speler.door, achternaam=NAAM))
    vandaag = timezone.localdate()
    einde = (
        {"periode": DateRange(vandaag - timedelta(days=9), vandaag)}
        if hoe == "afgelopen"
        else {"gesloten_op": timezone.now(), "sluitreden": "afgerond"}
    )
    with pghistory.context(handeling="test", door="commando:test"):
        assert Betrokkenheid.objects.filter(organisatie=speler.lidmaatschap.organisatie).update(**einde) >= 1
    fouten = []
    for fout, inhoud, waar in aankloppen(
        client, speler, ids, lambda adres, methode: verwacht(adres, rol, "voorbij", methode)
    ):
        if fout or NAAM.encode() in inhoud:
            fouten.append(f"{waar}: {fout or 'toont de naam'}")
    assert fouten == []


@pytest.mark.django_db
@pytest.mark.parametrize("rol", sorted(ROLLEN))
def test_wie_geen_lid_meer_is_komt_nergens_meer(rol: str, client: Client) -> None:
    soort = sorted(ROLLEN[rol].organisatiesoorten)[0]
    organisatie = maak_organisatie("Huis", soort)
    speler, wie = (
        maak_speler(rol, organisatie),
        maak_speler("casemanager_zorg", organisatie, email="w@test.be"),
    )
    ids = maak_objecten(speler, registreer(wie.door, achternaam=NAAM))
    client.force_login(speler.gebruiker)
    assert client.get("/").status_code == 200
    vandaag = timezone.localdate()
    with pghistory.context(handeling="test", door="commando:test"):
        Lidmaatschap.objects.filter(pk=speler.lidmaatschap.pk).update(
            periode=DateRange(vandaag - timedelta(days=9), vandaag)
        )
    for adres in adressen():
        if adres.sleutel and heeft_object(adres):
            for methode in ("GET", "POST"):
                antwoord = client.generic(
                    methode, adres.url(pk=pk_voor(adres, ids) if adres.parameters else None)
                )
                assert (antwoord.status_code, antwoord.headers.get("Location")) == (302, "/hoedanigheid/"), (
                    adres.naam
                )


@pytest.mark.django_db
def test_wie_niet_aangemeld_is_ziet_van_een_echt_object_niets(cast, client: Client) -> None:
    ids = maak_objecten(cast.casemanager_zorg, registreer(cast.casemanager_zorg.door, achternaam=NAAM))
    for adres in adressen():
        if adres.sleutel and heeft_object(adres):
            for methode in ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"):
                antwoord = client.generic(
                    methode, adres.url(pk=pk_voor(adres, ids) if adres.parameters else None)
                )
                assert antwoord.status_code == 302, (methode, adres.naam)
                assert antwoord.headers["Location"].startswith("/account/login/"), adres.naam
    assert Deelnemer.objects.count() == 1


@pytest.mark.django_db
def test_een_gat_valt_op(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """The oracle itself: with every group opened to everybody the sister's closed pages open, and that is seen."""
    from werkzorg.toegang import matrix

    rol = "casemanager_zorg"
    monkeypatch.setattr(matrix, "OPENINGEN", {})
    with pytest.raises(AssertionError, match="toont"):
        test_een_zusterorganisatie_weet_wie_het_is_en_verder_niets(rol, client)
