"""What does not go through in a browser: too late, twice, and one's own proposal; nothing typed is lost."""

from __future__ import annotations

import re
from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import expect

from mandaten.models import Aanvraag, Besluit, Oproep
from tests.browser.mandatenverhaal import (
    Contexten,
    binnen,
    gelukt,
    geweigerd,
    klik,
    kop_is,
    maak_spelers,
    open_taak,
    tekstvak,
    verstuur,
)
from tests.mandaten.aanvragen import klaar_om_in_te_dienen
from tests.mandaten.maken import in_handeling, maak_aanvraag


def test_te_laat_ingediend(transactional_db: None, nieuwe_context: Contexten) -> None:
    """The call closes while the checklist is open: refused with the moment it closed, and the draft stays."""
    spelers = maak_spelers()
    aanvraag, _ = klaar_om_in_te_dienen("zorg", speler=spelers.hanne)
    hanne = binnen(nieuwe_context, spelers.hanne)
    hanne.goto(f"/mandaten/aanvragen/{aanvraag.pk}/indienen/")
    hanne.get_by_role("checkbox", name=re.compile("Ik verklaar")).check()
    with in_handeling():
        Oproep.objects.update(sluit_op=timezone.now() - timedelta(seconds=1))
    verstuur(hanne, "Dien in")
    geweigerd(hanne, re.compile(r"De oproep sloot op \d\d/\d\d/\d{4}.*: indienen kan niet meer"))
    assert Aanvraag.objects.get().status == "concept"
    klik(hanne, "Terug naar de aanvraag")
    expect(hanne.locator("main")).to_contain_text("We doen dit al tien jaar.")


def test_twee_keer_ingediend(transactional_db: None, nieuwe_context: Contexten) -> None:
    """A double click is one application that was submitted once; a second tab says that it was done."""
    spelers = maak_spelers()
    aanvraag, _ = klaar_om_in_te_dienen("zorg", speler=spelers.hanne)
    hanne = binnen(nieuwe_context, spelers.hanne)
    tweede = hanne.context.new_page()
    for page in (hanne, tweede):
        page.goto(f"/mandaten/aanvragen/{aanvraag.pk}/indienen/")
        page.get_by_role("checkbox", name=re.compile("Ik verklaar")).check()
    hanne.get_by_role("button", name="Dien in").dblclick()
    gelukt(hanne, "Je aanvraag is ingediend.")
    eerst = Aanvraag.objects.get()
    verstuur(tweede, "Dien in")
    expect(tweede.get_by_text("Deze aanvraag is al ingediend of ingetrokken.")).to_be_visible()
    nu = Aanvraag.objects.get()
    assert (nu.versie, nu.ingediend_op) == (eerst.versie, eerst.ingediend_op)


def test_een_eigen_voorstel_bekrachtigen(transactional_db: None, nieuwe_context: Contexten) -> None:
    """Who proposed sees no button; a form that is sent nevertheless is refused, and the letter still stands there."""
    spelers = maak_spelers()
    aanvraag = maak_aanvraag("erkenning")
    an = binnen(nieuwe_context, spelers.an)
    an.goto(f"/mandaten/aanvragen/{aanvraag.pk}/")
    # Without reasons nothing goes through, and what was chosen stays.
    klik(an, "Stel een beslissing voor")
    an.get_by_role("radio", name="weigeren", exact=True).check()
    verstuur(an, "Leg voor aan een collega")
    geweigerd(an, "otivering")
    expect(an.get_by_role("radio", name="weigeren", exact=True)).to_be_checked()
    tekstvak(an, "Motivering").fill("De verzekering ontbreekt.")
    verstuur(an, "Leg voor aan een collega")
    gelukt(an, "Het voorstel wacht op een collega")
    klik(an, "Bekijk de voorgestelde beslissing")
    kop_is(an, "Lees de brief en beslis")
    expect(an.get_by_text("Dit stelde jij zelf voor: een collega beslist.")).to_be_visible()
    expect(an.get_by_role("button", name="Weiger de erkenning")).to_have_count(0)
    an.evaluate("document.querySelector('main form').requestSubmit()")
    geweigerd(an, "Jij stelde deze beslissing voor: een tweede persoon neemt ze.")
    expect(an.get_by_role("article", name="De brief")).to_contain_text("De verzekering ontbreekt.")
    assert not Besluit.objects.exists()

    # The colleague presses twice: one decision.
    wim = binnen(nieuwe_context, spelers.wim)
    open_taak(wim, "Een voorgestelde beslissing nemen of terugsturen")
    wim.get_by_role("button", name="Weiger de erkenning").dblclick()
    gelukt(wim, "De erkenning is geweigerd.")
    assert Besluit.objects.count() == 1
