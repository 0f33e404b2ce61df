"""The stage of the browser tests: committed people, dossiers, tasks, documents and second factors."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pghistory
from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.db import connection
from django.test import Client
from django.utils import timezone

from tests.beheer.voorstellen import stel_voor
from tests.browser.ledentoneel import ledenplaatsen, maak_leden
from tests.deelnemers.personen import registreer, vers_insz
from tests.doorverwijzingen.brieven import verstuur
from tests.rolverdeling import Speler, maak_organisatie, maak_speler
from werkzorg.beheer.handelingen.wissing import wissing_voorstellen
from werkzorg.beheer.models import Inzagedossier
from werkzorg.berichten.models import Opdracht
from werkzorg.berichten.uitvoeren import voer_uit
from werkzorg.deelnemers.handelingen.opzoekmelding import mismatch_melden
from werkzorg.deelnemers.models import Deelnemer, Opzoekmelding, Wisopdracht
from werkzorg.documenten.models import Document
from werkzorg.doorverwijzingen.models import Doorverwijzing
from werkzorg.gebruikers.models import Gebruiker, Uitnodiging
from werkzorg.gebruikers.uitnodiging import maak_uitnodiging, token_van
from werkzorg.handelen.models import Uitvoer
from werkzorg.organisaties.hoedanigheid import Klok
from werkzorg.parameters.models import Parameterwaarde, parameter_id
from werkzorg.werklijst.models import Taak

GEBOREN = date(1990, 3, 14)
WACHTWOORD = "Samen-op-weg-2026"
# One page of the list holds 25.
_ROL = {
    "cgg": "casemanager_zorg",
    "maatwerkbedrijf": "begeleider_ama",
    "departement_zorg": "departement_zorg",
}
ACHTERNAMEN = [f"Van der {deel}" for deel in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]


@dataclass(frozen=True)
class Toneel:
    """Nele of CGG De Linde with her dossiers, her colleague Bart, Griet with two roles, Dirk with none, Femke with
    second factors, Els, who guides people at the werkpost and has a letter about Lien to answer, and An and Wim, who
    decide for Departement Zorg; a proposal of An waits. Mia is functionaris gegevensbescherming there, and has to look
    at what Bart gave about Lien. Hanne manages De Brug, Koen is functioneel beheerder.
    """

    nele: Speler
    bart: Speler
    griet: Speler
    dirk: Gebruiker
    femke: Speler
    els: Speler
    an: Speler
    wim: Speler
    mia: Speler
    lien: Deelnemer
    hanne: Speler
    koen: Speler

    def sessie(self, wie: Speler | Gebruiker, *, bevestigd: bool = False, gekozen: bool = False) -> str:
        """The cookie of a signed-in session.

        `bevestigd`: the password was asked again just now; `gekozen`: the role was chosen.
        """
        client = Client()
        client.force_login(wie.gebruiker if isinstance(wie, Speler) else wie)
        if gekozen and isinstance(wie, Speler):
            sessie = client.session
            sessie["lidmaatschap"] = str(wie.lidmaatschap.pk)
            sessie.save()
        if bevestigd:
            sessie = client.session
            sessie["account_authentication_methods_user"] = client.session["_auth_user_id"]
            sessie["account_authentication_methods"] = [
                {"method": "password", "at": time.time(), "reauthenticated": True}
            ]
            sessie.save()
        return str(client.cookies["sessie"].value)

    def vul(self) -> None:
        """Lien gets her sealed receipt and tasks that are late, due this week and later; a page full of others."""
        doe_opdrachten()
        registreer(self.nele.door, voornaam="Leen", insz="", insz_ontbreekt="aangevraagd", gemeente="Deinze")
        for naam in ACHTERNAMEN:
            registreer(
                self.nele.door,
                voornaam="Sam",
                achternaam=naam,
                geboortedatum=GEBOREN,
                insz=vers_insz(GEBOREN),
                gemeente="Deinze",
            )
        with pghistory.context(handeling="test", door="commando:test"):
            Uitvoer.objects.create(
                lijst="deelnemer_lijst",
                gebruiker=self.nele.gebruiker,
                organisatie=self.nele.lidmaatschap.organisatie,
                rol="casemanager_zorg",
                doel="overleg",
                rijen=212,
                personen=212,
                toestand="goedgekeurd",
                beslist_door=self.bart.gebruiker,
                beslist_op=timezone.now(),
            )
            for dagen in (-4, 3, 40):
                Taak.objects.create(
                    soort="insz_aanvullen",
                    sleutel=f"toneel:{dagen}",
                    object_soort="deelnemers.deelnemer",
                    object_id=self.lien.pk,
                    deelnemer_id=self.lien.pk,
                    organisatie=self.nele.lidmaatschap.organisatie,
                    rol="casemanager_zorg",
                    termijn=timezone.localdate() + timedelta(days=dagen),
                )

    @property
    def plaatsen(self) -> dict[str, Any]:
        """What the addresses of the pages are filled in with."""
        sleutel = Authenticator.objects.filter(type=Authenticator.Type.WEBAUTHN).first()
        brief = Doorverwijzing.objects.first()
        document = Document.objects.filter(versies__isnull=False).first()
        return {
            "lien": self.lien.pk,
            "nummer": self.lien.dossiernummer,
            "document": document.pk if document else "",
            "wissing": getattr(Wisopdracht.objects.first(), "pk", ""),
            "uitvoer": getattr(Uitvoer.objects.first(), "pk", ""),
            "taak": getattr(Taak.objects.order_by("termijn").first(), "pk", ""),
            "brief": brief.pk if brief else "",
            "parameter": parameter_id("ama_wvg_subsidie_max_jaar"),
            "onbekend": parameter_id("comp_casemanager_werk"),
            "voorstel": getattr(Parameterwaarde.objects.voorgesteld().first(), "pk", ""),
            "opzoekmelding": getattr(Opzoekmelding.objects.first(), "pk", ""),
            **ledenplaatsen(),
            "passkey": sleutel.pk if sleutel else 0,
            "uitnodiging": token_van(Uitnodiging.objects.open().get(gebruiker__email="lotte@voorbeeld.be")),
            "uid": user_pk_to_url_str(self.dirk),
            "token": default_token_generator.make_token(self.dirk),
        }


def maak_toneel() -> Toneel:
    """Everything saved."""
    linde = maak_organisatie("CGG De Linde", "cgg")
    nele = _collega("Nele", "Claes", "nele.claes@voorbeeld.be", linde)
    bart = _collega("Bart", "Smets", "bart.smets@voorbeeld.be", linde)
    griet = _collega("Griet", "Maes", "griet.maes@voorbeeld.be", maak_organisatie("CAW De Brug", "caw"))
    with pghistory.context(handeling="test", door="commando:test"):
        griet.gebruiker.lidmaatschappen.create(
            organisatie=griet.lidmaatschap.organisatie,
            rol="organisatiebeheerder",
            periode=griet.lidmaatschap.periode,
        )
        dirk = Gebruiker.objects.nieuw(
            "dirk@voorbeeld.be", voornaam="Dirk", achternaam="De Wit", wachtwoord=WACHTWOORD
        )
    femke = _collega("Femke", "Bos", "femke.bos@voorbeeld.be", linde)
    _geef_factoren(femke.gebruiker)
    lotte = maak_speler("casemanager_zorg", linde, email="lotte@voorbeeld.be")
    with pghistory.context(handeling="test", door="commando:test"):
        maak_uitnodiging(
            lotte.gebruiker, lidmaatschap_id=lotte.lidmaatschap.pk, uitgenodigd_door_id=nele.gebruiker.pk
        )
    lien = registreer(
        nele.door,
        email="lien.hermans@voorbeeld.be",
        telefoon="+32470123456",
        straat="Coupure Links",
        huisnummer="12",
        bus="3",
        postcode="9000",
        gemeente="Gent",
    )
    els = _collega(
        "Els", "Peeters", "els.peeters@voorbeeld.be", maak_organisatie("De Spil", "maatwerkbedrijf")
    )
    verstuur(nele, lien, els)
    departement = maak_organisatie("Departement Zorg", "departement_zorg")
    an = _collega("An", "Verhaeghe", "an.verhaeghe@voorbeeld.be", departement)
    wim = _collega("Wim", "Aerts", "wim.aerts@voorbeeld.be", departement)
    stel_voor(an.door, van=timezone.localdate() + timedelta(days=30))
    mia = maak_speler("functionaris_gegevensbescherming", departement, email="mia.goossens@voorbeeld.be")
    mismatch_melden(lien.pk, verschil=["achternaam"], wie=bart.door, door=Klok("mismatch_melden"))
    # Somebody else than Lien: who is about to be erased is not merged.
    kobe = registreer(els.door, voornaam="Kobe", achternaam="Aerts", insz="", insz_ontbreekt="aangevraagd")
    wissing_voorstellen(Inzagedossier.objects.get(pk=kobe.pk), grond="verzoek", door=mia.door)
    hanne, koen = maak_leden(griet.lidmaatschap.organisatie)
    return Toneel(nele, bart, griet, dirk, femke, els, an, wim, mia, lien, hanne, koen)


def doe_opdrachten() -> int:
    """Does every waiting outbox job, committed; how many. In a thread, because Playwright's loop runs in this one."""

    def doe() -> int:
        try:
            gedaan = 0
            wachtend = Opdracht.objects.wachtend().filter(volgende_poging_op=None)
            while ids := list(wachtend.values_list("id", flat=True)):
                gedaan += sum(voer_uit(opdracht_id) for opdracht_id in ids)
            return gedaan
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=1) as werker:
        return werker.submit(doe).result()


def _collega(voornaam: str, achternaam: str, email: str, organisatie: Any) -> Speler:
    """A saved colleague who can sign in with WACHTWOORD."""
    speler = maak_speler(
        _ROL.get(organisatie.soort, "verwijzer"),
        organisatie,
        email=email,
    )
    with pghistory.context(handeling="test", door="commando:test"):
        speler.gebruiker.voornaam, speler.gebruiker.achternaam = voornaam, achternaam
        speler.gebruiker.set_password(WACHTWOORD)
        speler.gebruiker.save()
    return speler


def _geef_factoren(gebruiker: Gebruiker) -> None:
    """An app with codes, and recovery codes."""
    TOTP.activate(gebruiker, "JBSWY3DPEHPK3PXP")
    RecoveryCodes.activate(gebruiker)
