"""After a transfer the partner finds nothing but the seven data anywhere, and VDAB finds nothing back (art. 4-5)."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from uuid import UUID

import openpyxl
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from gbo.handelingen.doorgeven import onthaal_doorgeven, onthaal_terugsturen
from gbo.handelingen.einden import onthaal_afronden
from gbo.handelingen.levensregistratie import levensregistratie_bewaren
from gbo.handelingen.opvolgen import contactpoging_registreren, onthaal_aanvaarden, onthaal_starten
from gbo.models import Onthaaltraject, Welzijnsadvies
from tests.beheer.exports import ingevuld
from tests.deelnemers.personen import registreer, vers_insz
from tests.documenten.proefstukken import tekst
from tests.gbo.onthalen import gbo, zuster
from tests.gbo.overdragen import ADRES, CONTACT, adviseer, draag_over, vdab
from tests.huis.adressen import adressen
from tests.rolverdeling import Speler
from tests.trajecten.maken import in_handeling
from tests.uitwisseling.maken import maak_koppeling
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.handelen.klok import sla
from werkzorg.ui import nummers
from werkzorg.uitwisseling.domein.scopes import ONTHAAL_LEZEN, ONTHAAL_REGISTREREN

pytestmark = pytest.mark.django_db
# What differs between two visits of one page: keys of forms and sessions, and the clock.
_WISSELT = re.compile(
    r'(csrfmiddlewaretoken|aanvraag_sleutel)" value="[^"]*"|nonce="[^"]*"|\b\d{1,2}:\d{2}\b|data-wz-over="\d+"'
)
MOTIVERING = "Kanariemotivering"


@pytest.fixture
def insz() -> str:
    """The number that never goes along."""
    return vers_insz()


@pytest.fixture
def persoon(cast, insz) -> Deelnemer:
    """Somebody of whom VDAB knows much more than it may send."""
    return registreer(
        vdab(cast).door,
        insz=insz,
        taal="andere",
        taal_andere="Kanarietaals",
        **ADRES,
        **CONTACT,
    )


@pytest.fixture
def onthaal(cast, persoon) -> Onthaaltraject:
    """What the core partner got."""
    return draag_over(cast, adviseer(cast, persoon, motivering=MOTIVERING))


def leef(onthaal: Onthaaltraject, cast) -> None:
    """Everything that a core partner can do, from passing on to the end; the clock in between."""
    ik, zus, nu = gbo(cast), zuster(cast), timezone.now()
    sla("onthaal_bewaken")
    onthaal_doorgeven(onthaal, partner_id=zus.lidmaatschap.organisatie_id, door=ik.door)
    onthaal_terugsturen(onthaal, reden="al_gekend", door=zus.door)
    sla("onthaal_bewaken")
    onthaal_aanvaarden(onthaal, door=ik.door)
    contactpoging_registreren(onthaal, wanneer=nu, wijze="telefoon", uitkomst="niet_bereikt", door=ik.door)
    onthaal_starten(onthaal, wanneer=nu, wijze="loket", door=ik.door)
    levensregistratie_bewaren(onthaal, domeinen={"wonen": "actie"}, rechten={}, stelsels=[], door=ik.door)
    onthaal_afronden(onthaal, einde=timezone.localdate(), door=ik.door)
    sla("onbereikbaren_sluiten")
    onthaal.refresh_from_db()


def alles_van_de_partner(client: Client, onthaal: Onthaaltraject) -> Iterator[tuple[str, str]]:
    """Address and text of all that a core partner can read of somebody."""
    van_dit = [
        reverse(naam, args=[onthaal.pk])
        for naam in ("onthaal_detail", "onthaal_samenvatting", "wissing_tegenhouden")
    ]
    lijsten = [reverse(naam) for naam in ("vandaag", "onthaal_lijst", "onthaal_wislijst", "wisattest_lijst")]
    alles = "?delen=gegevens&delen=contacten&delen=domeinen&delen=rechten"
    for adres in (*lijsten, f"{lijsten[1]}?stand=beeindigd", *van_dit, van_dit[1] + alles):
        antwoord = client.get(adres)
        assert antwoord.status_code == 200, adres
        yield adres, antwoord.content.decode().replace("<wbr>", "")
    pdf = reverse("onthaal_samenvatting_pdf", args=[onthaal.pk]) + alles
    yield pdf, tekst(client.get(pdf).content)
    export = client.post("/exporteer/?lijst=onthaal_lijst&stand=beeindigd", ingevuld())
    cellen = openpyxl.load_workbook(io.BytesIO(export.content))
    yield "export", "\n".join(str(cel.value) for blad in cellen for rij in blad.iter_rows() for cel in rij)


def alles_van_de_machine(speler: Speler, onthaal: Onthaaltraject) -> Iterator[tuple[str, str]]:
    """Address and text of all that a machine of this core partner can read of somebody."""
    machine = maak_koppeling(speler.lidmaatschap.organisatie, [ONTHAAL_LEZEN, ONTHAAL_REGISTREREN])
    beller = machine.bellen(Client())
    for adres in ("/onthaaltrajecten", f"/onthaaltrajecten/{onthaal.pk}"):
        antwoord = beller.vraag(adres)
        assert antwoord.status_code == 200, antwoord.content
        yield adres, antwoord.content.decode()


def test_de_partner_vindt_niets_dan_de_zeven_gegevens(cast, als, insz, persoon, onthaal) -> None:
    leef(onthaal, cast)
    verboden = {
        insz,
        nummers.insz(insz),
        persoon.dossiernummer,
        str(persoon.pk),
        "Kanarietaals",
        MOTIVERING,
        vdab(cast).lidmaatschap.organisatie.naam,
    }
    gezien = dict(alles_van_de_partner(als(gbo(cast)), onthaal))
    gezien |= dict(alles_van_de_machine(gbo(cast), onthaal))
    assert onthaal.achternaam in gezien[f"/onthaaltrajecten/{onthaal.pk}"]
    for adres, inhoud in gezien.items():
        assert [woord for woord in verboden if woord in inhoud] == [], adres
    # And the seven data he does find: the search above looks at the right pages.
    samen = "".join(gezien.values())
    for woord in (onthaal.voornaam, onthaal.achternaam, "Lindelei 12", CONTACT["email"], "Peeters"):
        assert woord in samen


def test_in_zijn_rij_staat_geen_enkel_verboden_gegeven(insz, persoon, onthaal) -> None:
    rij = Onthaaltraject.objects.filter(pk=onthaal.pk).values().get()
    samen = " ".join(str(waarde) for waarde in rij.values())
    for woord in (insz, persoon.dossiernummer, str(persoon.pk), MOTIVERING, "Kanarietaals"):
        assert woord not in samen


def wat_vdab_leest(client: Client, persoon: Deelnemer, advies_url: str) -> dict[str, str]:
    """Every page of VDAB about this person, without what differs on every visit."""
    adressen = (
        reverse("vandaag"),
        reverse("deelnemer_lijst"),
        reverse("deelnemer_detail", args=[persoon.pk]),
        reverse("dossier_detail", args=[persoon.pk]),
        reverse("deelnemer_toegang", args=[persoon.pk]),
        reverse("inzage_lijst", args=[persoon.pk]),
        reverse("doorverwijzing_lijst"),
        advies_url,
    )
    uit = {}
    for adres in adressen:
        antwoord = client.get(adres)
        assert antwoord.status_code in (200, 403), adres
        uit[adres] = _WISSELT.sub("", antwoord.content.decode())
    return uit


def test_vdab_leest_na_alles_precies_wat_het_na_de_overdracht_las(cast, als, persoon) -> None:
    advies = adviseer(cast, persoon)
    onthaal = draag_over(cast, advies)
    client = als(vdab(cast))
    adres = advies.get_absolute_url()
    wat_vdab_leest(client, persoon, adres)  # its own visits stand in the inzagelog from now on
    voor = wat_vdab_leest(client, persoon, adres)
    leef(onthaal, cast)
    na = wat_vdab_leest(als(vdab(cast)), persoon, adres)
    for blad, inhoud in voor.items():
        if blad != reverse("inzage_lijst", args=[persoon.pk]):
            assert na[blad] == inhoud, blad
    # Nobody of the partner stands in the inzagelog of the person, and no key or name of it on any page.
    for inhoud in na.values():
        assert gbo(cast).lidmaatschap.organisatie.naam not in inhoud
        assert str(onthaal.pk) not in inhoud
    for rol in ("vdab_beslisser", "casemanager_werk", "functionaris_gegevensbescherming"):
        for naam in ("onthaal_detail", "onthaal_samenvatting", "contactpoging_registreren"):
            antwoord = als(cast.spelers[rol]).get(reverse(naam, args=[onthaal.pk]))
            assert antwoord.status_code == 403, (rol, naam)


def elke_bladzijde(client: Client, *sleutels: UUID) -> Iterator[tuple[str, str]]:
    """Address and text of every page of the application, those about one object with each of these keys."""
    for adres in adressen():
        for pk in sleutels if adres.parameters and adres.sleutel else (None,):
            if adres.parameters and pk is None:
                continue
            url = adres.url(pk=pk)
            antwoord = client.get(url)
            if not antwoord.streaming:
                yield url, antwoord.content.decode(errors="replace")


@pytest.mark.parametrize(
    "rol",
    [
        "vdab_beslisser",
        "casemanager_werk",
        "casemanager_zorg",
        "departement_zorg",
        "functionaris_gegevensbescherming",
        "functioneel_beheerder",
        "inspectie",
        "beleid",
        "zuster",
    ],
)
def test_op_geen_enkele_bladzijde_vindt_een_ander_er_iets_van(rol: str, cast, als, onthaal, persoon) -> None:
    """Also not the sister that had it and gave it back, nor who sent it."""
    leef(onthaal, cast)
    with in_handeling():
        Onthaaltraject.objects.filter(pk=onthaal.pk).update(achternaam="Kanarienaam", email="vogel@kooi.be")
    speler = zuster(cast) if rol == "zuster" else cast.spelers[rol]
    van_vdab = Welzijnsadvies.objects.values_list("pk", "advies_id").get(deelnemer=persoon)
    over = (persoon.pk, *van_vdab) if rol == "vdab_beslisser" else ()
    client = als(speler)
    gezien = 0
    for url, inhoud in elke_bladzijde(client, onthaal.pk, *over):
        gezien += 1
        for woord in ("Kanarienaam", "vogel@kooi.be", str(onthaal.pk)):
            assert woord not in inhoud.replace(url, ""), (url, woord)
        if str(onthaal.pk) in url:
            # Whatever he asks about it: not for his role, or not found; never another answer.
            assert client.get(url).status_code in (403, 404, 405), url
    assert gezien > 100
