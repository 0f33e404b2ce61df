"""A row in every table of mandates, also of what only just began."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from mandaten.handelingen.besluiten import neem_besluit
from mandaten.handelingen.bewijzen import AANVRAAGBEWIJS
from mandaten.models import (
    Aard,
    Advies,
    Criteriumantwoord,
    Fusie,
    Fusieopvolging,
    Herinnering,
    Herzieningsjaar,
    Houderschap,
    Score,
    Toekenning,
)
from tests.mandaten import aanvragen, behandelingen, beslissingen, procedures
from tests.mandaten.levenslopen import maak_contingent
from tests.mandaten.maken import beslisser, in_handeling, maak_aanvraag, maak_toekenning
from tests.rolverdeling import Speler, maak_organisatie
from werkzorg.databank.perioden import reeks
from werkzorg.documenten.models import Bijlage


def van_elke_tabel_een() -> None:
    """An application from its first word to the decision, and what follows a grant until it ends."""
    desk, bureau = beslisser("zorg"), behandelingen.bureau()
    aanvragen.klaar_om_in_te_dienen("erkenning")
    behandelingen.vraag(behandelingen.ingediend("erkenning"), bureau)
    _beslist(desk)
    _herzien(maak_contingent(j2026=10))
    erkenning = maak_toekenning("erkenning")
    procedures.vastgesteld(bureau, erkenning)
    procedures.bevonden(bureau)
    _verleden(erkenning, bureau)
    with in_handeling():
        # Nobody looked at this file yet.
        Bijlage.objects.create(
            soort=AANVRAAGBEWIJS,
            object_soort="mandaten.toekenning",
            object_id=erkenning.pk,
            organisatie=erkenning.houder,
            naam="proef.pdf",
            mime="application/pdf",
            grootte=1,
            sha256="ab" * 32,
            toegevoegd_door=bureau.gebruiker,
        )


def _herzien(contingent: Toekenning) -> None:
    """Revised once, from ten places to twelve."""
    with in_handeling():
        besluit = neem_besluit(
            Aard.HERZIENING, motivering="x", toekenning=contingent, door=beslisser("contingent").door
        )
        Herzieningsjaar.objects.create(besluit=besluit, jaar=2026, vroeger=10, plaatsen=12)


def _beslist(desk: Speler) -> None:
    """Advised with points, proposed, decided and suspended."""
    oproep, criteria = behandelingen.met_criteria("zorg")
    aanvraag = maak_aanvraag("zorg", oproep=oproep)
    with in_handeling():
        advies = Advies.objects.create(
            aanvraag=aanvraag, adviseur="x", strekking="gunstig", tekst="x", gegeven_door=desk.gebruiker
        )
        Score.objects.create(advies=advies, criterium=criteria[0], punten=5)
        Criteriumantwoord.objects.create(aanvraag=aanvraag, criterium=criteria[0], toelichting="x")
    beslissingen.stel_voor(aanvraag, desk)
    beslissingen.beslis(aanvraag, beslissingen.collega(desk))
    procedures.schors(procedures.gehoord(desk, maak_toekenning("zorg", regios=("kempen",))), desk)


def _verleden(toekenning: Toekenning, bureau: Speler) -> None:
    """A reminder, somebody who held it before, and two organisations that became one."""
    vandaag = timezone.localdate()
    vroeger = maak_organisatie("Vroeger", toekenning.houder.soort)
    with in_handeling():
        Herinnering.objects.create(toekenning=toekenning, laatste_dag=vandaag, maanden=3)
        Houderschap.objects.create(
            toekenning=toekenning,
            organisatie=vroeger,
            periode=reeks(toekenning.periode.lower, toekenning.periode.lower + timedelta(days=30)),
        )
        Fusie.objects.create(
            soort="overname",
            verdwijnt=vroeger,
            gaat_verder=toekenning.houder,
            op=vandaag,
            geregistreerd_door=bureau.gebruiker,
        )
        Fusieopvolging.objects.create(
            toekenning=toekenning, uitkomst="kan_verder", bevinding="x", vastgelegd_door=bureau.gebruiker
        )
