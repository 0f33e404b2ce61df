"""What never leaves the house: scripts and styles inside a page, an INSZ anywhere, a name in a log or mail."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html.parser import HTMLParser

import pytest
from django.conf import settings
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from tests.deelnemers.personen import GEBOREN, vers_insz
from tests.huis.proefobjecten import maak_objecten
from tests.huis.wandeling import tabellen_met, wandel
from tests.rolverdeling import Rolverdeling, Speler
from werkzorg.deelnemers.models import Deelnemer

Als = Callable[[Speler], Client]
NAAM = "Kanarievogel"


class _Inline(HTMLParser):
    """Collects what a strict content security policy would refuse."""

    def __init__(self) -> None:
        super().__init__()
        self.vondsten: list[str] = []
        self.titel = ""
        self._open = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        waarden = dict(attrs)
        self._open = tag
        # A block of data is no script: the browser never runs it.
        if tag == "script" and "src" not in waarden and waarden.get("type") != "application/json":
            self.vondsten.append("<script>")
        if tag == "style":
            self.vondsten.append("<style>")
        for naam, waarde in attrs:
            if naam.startswith(("on", "hx-on")) or naam == "style":
                self.vondsten.append(f"{tag} {naam}=")
            if naam in {"href", "src", "action", "formaction"} and (waarde or "").strip().lower().startswith(
                "javascript:"
            ):
                self.vondsten.append(f"{tag} {naam}=javascript:")
            if (
                naam in {"src", "href", "action"}
                and tag not in {"a"}
                and re.match(r"(https?:)?//", waarde or "")
            ):
                self.vondsten.append(f"{tag} {naam}={waarde}")

    def handle_data(self, data: str) -> None:
        if self._open == "title":
            self.titel += data.strip()

    def handle_endtag(self, tag: str) -> None:
        self._open = ""


def inline(html: str) -> list[str]:
    """Scripts, styles, handlers and foreign hosts inside a page."""
    lezer = _Inline()
    lezer.feed(html)
    return lezer.vondsten


def titel(html: str) -> str:
    """The title of a page."""
    lezer = _Inline()
    lezer.feed(html)
    return lezer.titel


@pytest.mark.parametrize(
    "zonde",
    [
        "<script>alert(1)</script>",
        "<script type='module'>x</script>",
        "<style>a{}</style>",
        "<p style='color:red'>",
        "<button onclick='x()'>",
        "<button hx-on:click='x()'>",
        "<a href='javascript:x()'>",
        "<img src='//elders.be/a.png'>",
        "<link href='https://elders.be/a.css'>",
    ],
)
def test_een_inline_stuk_valt_op(zonde: str) -> None:
    assert inline(f"<html><body>{zonde}</body></html>")
    assert inline("<script src='/static/a.js'></script><script type='application/json'>{}</script>") == []


def insz_vormen(insz: str) -> re.Pattern[str]:
    """The number as it may be written: bare, or with dots, dashes or spaces between its parts."""
    delen = (insz[:2], insz[2:4], insz[4:6], insz[6:9], insz[9:])
    return re.compile(r"[ .\-]?".join(delen))


@contextmanager
def logregels() -> Iterator[io.StringIO]:
    """Every log line of this block, exactly as it goes out."""
    uit = io.StringIO()
    vangnet = logging.StreamHandler(uit)
    vangnet.setFormatter(logging.getLogger().handlers[0].formatter)
    # The formatter of the application's own handler, whatever pytest added beside it.
    for handler in logging.getLogger().handlers:
        if handler.formatter is not None and "ProcessorFormatter" in type(handler.formatter).__name__:
            vangnet.setFormatter(handler.formatter)
    wortel = logging.getLogger()
    niveau = wortel.level
    wortel.addHandler(vangnet)
    wortel.setLevel(logging.DEBUG)
    try:
        yield uit
    finally:
        wortel.removeHandler(vangnet)
        wortel.setLevel(niveau)


def formulier(insz: str, **anders: str) -> dict[str, str]:
    """What a browser sends to register somebody with this number."""
    return {
        "voornaam": "Lien",
        "achternaam": NAAM,
        "geboortedatum": f"{GEBOREN:%d/%m/%Y}",
        "insz": insz,
        "taal": "nl",
        "grond": "begeleiding",
        "geinformeerd_op": "01/01/2026",
        "aanvraag_sleutel": "6f1b6a58-0f2b-4f7f-9d53-3a3d3f7a9c11",
        **anders,
    }


@pytest.mark.django_db
def test_het_insz_en_de_naam_blijven_waar_ze_horen(
    cast: Rolverdeling, als: Als, uitgevoerd: Callable[[], int]
) -> None:
    insz = vers_insz()
    vorm = insz_vormen(insz)
    assert vorm.search(f"{insz[:2]}.{insz[2:4]}.{insz[4:6]}-{insz[6:9]}.{insz[9:]}")
    client = als(cast.casemanager_zorg)
    with logregels() as log:
        logging.getLogger("werkzorg.proef").warning("de kanarie leeft")
        # Refused first: the text of the refusal may not carry what was typed into a log.
        assert (
            client.post(reverse("deelnemer_registreren"), formulier(insz, achternaam="")).status_code == 422
        )
        antwoord = client.post(reverse("deelnemer_registreren"), formulier(insz))
        assert antwoord.status_code == 302, antwoord.content.decode()
        deelnemer = Deelnemer.objects.get(achternaam=NAAM)
        assert uitgevoerd() == 2
        ids = maak_objecten(cast.casemanager_zorg, deelnemer)
        bladzijden = list(wandel(client, ids))
        # The neighbour meets the same person: what he reads may not tell more either.
        buur = als(cast.buur)
        buur.post(reverse("deelnemer_registreren"), formulier(insz, achternaam="Anders"))
        bladzijden += list(wandel(buur, ids))
    fout = []
    for bladzijde in bladzijden:
        tekst = bladzijde.antwoord.content.decode(errors="replace")
        koppen = str(dict(bladzijde.antwoord.headers))
        if vorm.search(bladzijde.url) or vorm.search(koppen) or vorm.search(tekst):
            fout.append(f"INSZ in {bladzijde.url}")
        if NAAM in bladzijde.url or NAAM in koppen or NAAM in titel(bladzijde.html):
            fout.append(f"naam in adres, kop of titel van {bladzijde.url}")
        fout += [f"{bladzijde.url}: {vondst}" for vondst in inline(bladzijde.html)]
    assert fout == []
    assert "de kanarie leeft" in log.getvalue()
    assert not vorm.search(log.getvalue())
    assert NAAM not in log.getvalue()
    assert len(mail.outbox) == 1
    for bericht in mail.outbox:
        tekst = f"{bericht.subject} {bericht.body} {bericht.message().as_string()}"
        assert not vorm.search(tekst)
        assert NAAM not in tekst
        assert deelnemer.dossiernummer not in tekst
    assert tabellen_met(vorm.search) == []
    assert set(tabellen_met(lambda rij: NAAM in rij)) == {
        "deelnemers_deelnemer",
        "deelnemers_deelnemerevent",
        # The example of a core partner carries the same name: it is a record of its own, with the seven data of art. 5.
        "gbo_onthaaltraject",
        "gbo_onthaaltrajectevent",
        # What went along with a letter, as the sender saw it.
        "doorverwijzingen_doorverwijzing",
        "doorverwijzingen_doorverwijzingevent",
        # What three parties agreed to names them (art. 15, 1).
        "trajecten_planversie",
        "trajecten_planversieevent",
    }


@pytest.mark.django_db
def test_een_lek_in_log_of_tabel_valt_op(cast: Rolverdeling) -> None:
    insz = vers_insz()
    with logregels() as log:
        logging.getLogger("werkzorg.proef").warning(f"{NAAM} heeft een nummer")
    assert NAAM in log.getvalue()
    naam = cast.buur.gebruiker.achternaam
    assert "gebruikers_gebruiker" in tabellen_met(lambda rij: naam in rij)
    assert insz_vormen(insz).search(f"nummer {insz}")


@pytest.mark.django_db
def test_wat_iemand_typt_komt_nooit_als_opmaak_terug(cast: Rolverdeling, als: Als) -> None:
    gif = "<script>alert(1)</script>"
    client = als(cast.casemanager_zorg)
    antwoorden = [
        client.post(reverse("deelnemer_registreren"), dict.fromkeys(formulier(""), gif)),
        client.get(reverse("deelnemer_lijst"), {"zoek": gif}),
    ]
    for antwoord in antwoorden:
        assert inline(antwoord.content.decode()) == []
        assert escape(gif) in antwoord.content.decode()


def test_debug_staat_uit() -> None:
    assert settings.DEBUG is False
