"""The one way in which a grant ends before its last day: stopped, gone up in another, withdrawn or given back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils import timezone

from mandaten.domein.handhaving import ingekort
from mandaten.handelingen.bestemmelingen import beheerders, verwittig
from mandaten.handelingen.bevoegdheden import herschrijf_bevoegdheden, periode_van
from mandaten.handelingen.zetels import rond_levensloop_af
from mandaten.meldingen.toekenningen import SOORT, VRAAG_AFGEWEZEN, VRAAG_NAKIJKEN
from mandaten.models import (
    Houderschap,
    Lid,
    Schorsing,
    Toekenning,
    Toekenningsregio,
    Vraaguitkomst,
    Wijzigingsvraag,
)
from mandaten.statussen import INGETROKKEN, TERUGGEGEVEN
from werkzorg.databank.perioden import reeks
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.werklijst.taken import rond_taken_af


def laat_eindigen(rij: Toekenning, laatste: date, reden: str, *, status: str, door: Hoedanigheid) -> None:
    """This locked grant and all its rows hold up to and including `laatste`, and nobody waits for anything in it.

    `status` is what it is called from now on. What would only have begun afterwards is gone. What was asked and can no
    longer be done is answered: everything when it is withdrawn or over, otherwise only the question to stop.
    """
    over = ingekort(periode_van(rij.periode), laatste)
    assert over is not None  # who ends a grant leaves it at least one day
    rij.periode, rij.einde_reden, rij.status = reeks(over.start, over.einde), reden, status
    rij.versie += 1
    rij.save(update_fields=["periode", "einde_reden", "status", "versie"])
    delen: list[Toekenningsregio | Lid | Houderschap | Schorsing] = [
        *rij.regios.all(),
        *rij.leden.all(),
        *rij.houderschappen.all(),
        *rij.schorsingen.all(),
    ]
    _laat_los(rij, [een for een in delen if isinstance(een, Lid)], laatste, reden, door)
    for een in delen:
        kort_in(een, laatste)
    herschrijf_bevoegdheden(rij)
    rond_levensloop_af(rij)
    vragen = rij.wijzigingsvragen.open()
    if status != INGETROKKEN and laatste >= timezone.localdate():
        vragen = vragen.filter(soort="stopzetting")
    for vraag in vragen:
        _beantwoord(vraag, rij, f"{rij.nummer} eindigt al op {laatste:%d/%m/%Y}: {reden}", door)
    if not rij.wijzigingsvragen.open().exists():
        rond_taken_af(VRAAG_NAKIJKEN, object_soort=SOORT, object_id=rij.id)


def geef_terug(rij: Toekenning, reden: str, *, door: Hoedanigheid) -> None:
    """This locked grant, that did not begin yet, never will: it occupies and allows nothing from now on.

    Its period and members stay as they were decided, to be read; what was asked about it is answered.
    """
    rij.einde_reden, rij.status = reden, TERUGGEGEVEN
    rij.versie += 1
    rij.save(update_fields=["einde_reden", "status", "versie"])
    rij.regios.all().delete()
    herschrijf_bevoegdheden(rij)
    rond_levensloop_af(rij)
    for vraag in rij.wijzigingsvragen.open():
        _beantwoord(vraag, rij, f"{rij.nummer} is teruggegeven: {reden}", door)
    rond_taken_af(VRAAG_NAKIJKEN, object_soort=SOORT, object_id=rij.id)


def kort_in(rij: Toekenningsregio | Lid | Houderschap | Schorsing, laatste: date) -> None:
    """This row ends on that day at the latest; what would only begin afterwards is gone."""
    over = ingekort(periode_van(rij.periode), laatste)
    if over is None:
        rij.delete()
        return
    nieuw = reeks(over.start, over.einde)
    if nieuw != rij.periode:
        rij.periode = nieuw
        rij.save(update_fields=["periode"])


def _laat_los(rij: Toekenning, leden: Iterable[Lid], laatste: date, reden: str, door: Hoedanigheid) -> None:
    """No question names a member who would only have begun afterwards: what was asked about him is answered.

    An answer of before says whom it was about, where nothing else does.
    """
    weg = [een for een in leden if ingekort(periode_van(een.periode), laatste) is None]
    vragen = rij.wijzigingsvragen.filter(vertrekker__in=weg)
    for vraag in vragen.select_related("vertrekker__organisatie"):
        assert vraag.vertrekker is not None
        zin = f"{vraag.vertrekker.organisatie.naam} kwam er niet bij: {rij.nummer} eindigt op {laatste:%d/%m/%Y}"
        vraag.vertrekker = None
        vraag.antwoord = vraag.antwoord or f"{zin}."[:500]
        vraag.save(update_fields=["vertrekker", "antwoord"])
        if not vraag.uitkomst:
            _beantwoord(vraag, rij, f"{zin}: {reden}", door)


def _beantwoord(vraag: Wijzigingsvraag, rij: Toekenning, antwoord: str, door: Hoedanigheid) -> None:
    """This question is turned down with these words, and who asked hears it."""
    vraag.uitkomst, vraag.antwoord = Vraaguitkomst.AFGEWEZEN, antwoord[:500]
    vraag.beslist_op, vraag.beslist_door_id = timezone.now(), door.gebruiker_id
    vraag.save(update_fields=["uitkomst", "antwoord", "beslist_op", "beslist_door"])
    vragers = beheerders([vraag.organisatie_id], timezone.localdate())
    verwittig(VRAAG_AFGEWEZEN, rij, vragers, kenmerk=str(vraag.id), door=door)
