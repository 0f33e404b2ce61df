"""What may not stand in the code: writing outside the writing rooms, loose locks, naive times, our own machine."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from tests.huis.boom import aanroepen, gevolgde_bestanden, in_bronnen

SCHRIJFWERKWOORDEN = frozenset(
    {
        "save", "create", "update", "delete", "bulk_create", "bulk_update", "get_or_create", "update_or_create",
        "aget_or_create", "acreate", "asave", "adelete", "aupdate",
    }
)  # fmt: skip
# The only modules that may write to the database, each with its reason; per room, for every app.
SCHRIJVENDE_KAMERS = {
    "handelingen": "the acts: the room that writes",
    "voorbeelden": "example data, which exists before anybody can act",
}
SCHRIJVENDE_MACHINERIE = {
    "werkzorg/beheer/tasks.py": "removes keys of forms that were handled long ago; no person acts",
    "werkzorg/berichten/uitvoeren.py": "the outbox marks its own jobs",
    "werkzorg/documenten/bewaren.py": "a version of a document, called by acts",
    "werkzorg/documenten/bijlagen.py": "an added file, called by acts",
    "werkzorg/gebruikers/drempel.py": "counts attempts; a refused one must count too",
    "werkzorg/gebruikers/factoren.py": "marks a code as used and recovery codes as kept",
    "werkzorg/gebruikers/querysets.py": "nieuw(): an account, called by acts",
    "werkzorg/gebruikers/sessies.py": "sessions: Django's own engine, in our table",
    "werkzorg/gebruikers/uitnodiging.py": "an invitation, called by acts",
    "werkzorg/handelen/concepten.py": "one's own drafts, called by acts and by the end of a session",
    "werkzorg/handelen/eenmalig.py": "remembers the form that was handled",
    "werkzorg/handelen/klok.py": "the rounds of the clock",
    "werkzorg/handelen/melden.py": "a notice, called by acts",
    "werkzorg/logboek/schrijven.py": "the line about an act, called by acts",
    "werkzorg/parameters/zaaien.py": "the first values, called by migrations",
    "werkzorg/plaatsen/laden.py": "the reference data of a file, called by a migration",
    "werkzorg/toegang/inzage.py": "the inzagelog and its chain",
    "werkzorg/werklijst/taken.py": "tasks, called by acts",
}
# Calls with the same verb on things that are no rows; each is a dict, a set, a font or a setting.
GEEN_RIJEN = frozenset(
    {
        ("werkzorg/celery.py", "app.conf.update"),
        ("werkzorg/databank/rollen.py", "instellingen.update"),
        ("werkzorg/demo/management/commands/demo.py", "som.update"),
        ("werkzorg/demo/toezicht.py", "som.update"),
        ("werkzorg/documenten/bestandslezer.py", "blad.save"),
        ("werkzorg/documenten/bestandslezer.py", "next(bladen()).save"),
        ("werkzorg/documenten/bestandslezer.py", "pdf.save"),
        ("werkzorg/documenten/pdf.py", "letter.save"),
        ("werkzorg/documenten/pdf.py", "self.update"),
        ("werkzorg/gebruikers/forms.py", "super().save"),
        ("werkzorg/handelen/handeling.py", "context.metadata.update"),
        ("werkzorg/handelen/register.py", "MELDINGSOORTEN.update"),
        ("werkzorg/handelen/register.py", "VERLOOPBRONNEN.update"),
        ("werkzorg/handelen/register.py", "STATIONBRONNEN.update"),
        ("werkzorg/handelen/register.py", "VERLOOPDOELEN.update"),
        ("werkzorg/overzicht/sessiewacht.py", "oud.delete"),
        ("werkzorg/settings.py", "vars().update"),
        ("werkzorg/toegang/poort.py", "mensen.update"),
        ("werkzorg/ui/formulieren.py", "berichten.update"),
    }
)
Regel = Callable[[ast.Module], Iterable[tuple[int, str]]]


def schrijft(boom: ast.Module) -> Iterator[tuple[int, str]]:
    """Calls that change rows."""
    for aanroep, naam in aanroepen(boom):
        if naam.rpartition(".")[2] in SCHRIJFWERKWOORDEN and "." in naam:
            yield aanroep.lineno, naam


def mag_schrijven(pad: str) -> bool:
    """Whether this module is a writing room."""
    kamers = {*Path(pad).with_suffix("").parts}
    return pad in SCHRIJVENDE_MACHINERIE or bool(kamers & {*SCHRIJVENDE_KAMERS, "migrations"})


def buiten_de_schrijfkamers(vondsten: Iterable[str]) -> list[str]:
    """What of these findings changes rows in a module that may not."""
    fout = []
    for vondst in vondsten:
        pad, _lijn, wat = vondst.split(":", 2)
        if not mag_schrijven(pad) and (pad, wat.strip()) not in GEEN_RIJEN:
            fout.append(vondst)
    return fout


def los_slot(boom: ast.Module) -> Iterator[tuple[int, str]]:
    """Row locks that do not say which table they lock: joined tables would be locked too."""
    for aanroep, naam in aanroepen(boom):
        if naam.endswith("select_for_update") and "of" not in {woord.arg for woord in aanroep.keywords}:
            yield aanroep.lineno, naam


def naieve_tijd(boom: ast.Module) -> Iterator[tuple[int, str]]:
    """Moments without zone, and "today" on the server's own clock."""
    for aanroep, naam in aanroepen(boom):
        delen = naam.split(".")
        if delen[-1] in {"utcnow", "utcfromtimestamp"} or naam in {
            "date.today",
            "datetime.date.today",
            "datetime.today",
        }:
            yield aanroep.lineno, naam
        zonder_zone = len(aanroep.args) < (2 if delen[-1] == "fromtimestamp" else 1) and not aanroep.keywords
        if naam.endswith(("datetime.now", "datetime.fromtimestamp")) and zonder_zone:
            yield aanroep.lineno, naam


def zet_trigger_uit(boom: ast.Module) -> Iterator[tuple[int, str]]:
    """`pgtrigger.ignore` works even for the application role, so nobody may write it."""
    for knoop in ast.walk(boom):
        if isinstance(knoop, ast.Attribute) and ast.unparse(knoop) == "pgtrigger.ignore":
            yield knoop.lineno, "pgtrigger.ignore"
        if isinstance(knoop, ast.ImportFrom) and (knoop.module or "").startswith("pgtrigger"):
            yield from ((knoop.lineno, "pgtrigger.ignore") for alias in knoop.names if alias.name == "ignore")


def signaal(boom: ast.Module) -> Iterator[tuple[int, str]]:
    """Signals of models: an act that another act sets off unseen."""
    for knoop in ast.walk(boom):
        if isinstance(knoop, ast.ImportFrom) and knoop.module in {
            "django.db.models.signals",
            "django.dispatch",
        }:
            yield knoop.lineno, knoop.module


def opdracht_zonder_bel(boom: ast.Module) -> Iterator[tuple[int, str]]:
    """Ringing the worker from anywhere but the outbox: such a job is lost with the broker."""
    for aanroep, naam in aanroepen(boom):
        if naam.rpartition(".")[2] in {"delay", "apply_async", "send_task"}:
            yield aanroep.lineno, naam


REGELS: list[tuple[Regel, Callable[[str], bool], list[str]]] = [
    (los_slot, lambda _: False, ["X.objects.select_for_update(no_key=True)"]),
    (
        naieve_tijd,
        lambda _: False,
        ["datetime.utcnow()", "datetime.now()", "date.today()", "datetime.fromtimestamp(1)"],
    ),
    (zet_trigger_uit, lambda _: False, ["with pgtrigger.ignore('x'): pass", "from pgtrigger import ignore"]),
    (
        signaal,
        # The one way to fit a row of an installed library; nothing of ours hangs on it.
        lambda pad: pad == "werkzorg/gebruikers/apps.py",
        ["from django.db.models.signals import post_save"],
    ),
    (
        opdracht_zonder_bel,
        lambda pad: pad == "werkzorg/berichten/uitvoeren.py",
        ["taak.delay(1)", "t.apply_async()"],
    ),
]


@pytest.mark.parametrize(("regel", "behalve", "zonden"), REGELS, ids=[rij[0].__name__ for rij in REGELS])
def test_regel_over_de_broncode(
    regel: Regel, behalve: Callable[[str], bool], zonden: list[str], tmp_path: Path
) -> None:
    assert in_bronnen(regel, behalve=behalve) == []
    for nummer, zonde in enumerate(zonden):
        bestand = tmp_path / f"zonde{nummer}.py"
        bestand.write_text(zonde + "\n")
        assert in_bronnen(regel, paden=[bestand]), zonde


def test_alleen_de_schrijfkamers_schrijven(tmp_path: Path) -> None:
    assert buiten_de_schrijfkamers(in_bronnen(schrijft)) == []
    for nummer, zonde in enumerate(
        (
            "Deelnemer.objects.create(a=1)",
            "rij.save()",
            "Taak.objects.filter(a=1).update(b=2)",
            "Taak.objects.bulk_create([])",
            "self.delete()",
        )
    ):
        bestand = tmp_path / f"views{nummer}.py"
        bestand.write_text(zonde + "\n")
        assert buiten_de_schrijfkamers(in_bronnen(schrijft, paden=[bestand])), zonde
    assert buiten_de_schrijfkamers(["werkzorg/deelnemers/views.py:1: deelnemer.save"])
    assert buiten_de_schrijfkamers(["trajecten/handelingen.py:1: traject.save"]) == []
    assert buiten_de_schrijfkamers(["trajecten/handelingen/plan.py:1: traject.save"]) == []


def test_de_lijsten_van_schrijvers_zijn_niet_langer_dan_nodig() -> None:
    vondsten = [(delen[0], delen[2].strip()) for delen in (een.split(":", 2) for een in in_bronnen(schrijft))]
    assert set(SCHRIJVENDE_MACHINERIE) <= {pad for pad, _ in vondsten}
    assert set(vondsten) >= GEEN_RIJEN


# --- this machine, and where packages come from ------------------------------------------------------------
# In pieces, so that this file does not hold what it looks for.
_PADEN = ("/wo" + "rk/", "/ro" + "ot/", "/tm" + "p/w/")
_REGISTERS = ("py" + "pi.org", "python" + "hosted.org", "registry.npm" + "js", "deb.deb" + "ian.org")
_EIGEN_MACHINE = re.compile("|".join(re.escape(deel) for deel in (*_PADEN, *_REGISTERS)) + "|/home/[a-z]+/")
_BINAIR = frozenset(
    {".png", ".jpg", ".jpeg", ".gif", ".ico", ".woff", ".woff2", ".ttf", ".otf", ".pdf", ".icc"}
)


def eigen_machine(tekst: str) -> list[str]:
    """Paths of a developer's machine and hosts of package registries in a text."""
    return [treffer.group() for treffer in _EIGEN_MACHINE.finditer(tekst)]


def test_geen_bestand_toont_onze_machine_of_een_register() -> None:
    fout = {}
    for pad in gevolgde_bestanden():
        if pad.suffix in _BINAIR:
            continue
        if gevonden := eigen_machine(pad.read_text(errors="replace")):
            fout[str(pad)] = gevonden
    assert fout == {}
    for deel in (*_PADEN, *_REGISTERS, "/ho" + "me/jan/"):
        assert eigen_machine(f"zie {deel}iets")
