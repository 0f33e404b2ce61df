"""The story of a traject in a browser: from the request of a verwijzer to a sealed eindverslag and eindadvies.

Six people play it, each in a hoedanigheid of his own; every step goes through the screens.
"""

from __future__ import annotations

import json
from pathlib import Path

import pikepdf
from playwright.sync_api import expect

from tests.browser.mandatenbrief import eis_verzegelde_brief, haal_brief, woorden_van
from tests.browser.mandatenverhaal import Contexten, Werker, binnen, klik, verstuur
from tests.browser.trajecttoneel import maak_trajecttoneel
from tests.browser.trajectverhaal import (
    ADVIES,
    GEHEIM,
    GESPREK,
    GROEN,
    RESULTAAT,
    VISIE,
    ZORGACTIE,
    beslis,
    bespreek,
    dien_advies_in,
    dien_plan_in,
    evalueer,
    ga_akkoord,
    geef_akkoord,
    geef_uren,
    maak_plan,
    registreer_plan,
    schrijf_advies,
    schrijf_verslag,
    start,
    stop,
    volg_op,
    vraag_deelname,
    wijs_actie_toe,
    wijs_tandem_toe,
)
from tests.trajecten.kvs_keuring import gebreken
from trajecten.documenten.einddocumenten import BIJLAGE_NAAM


def _eis_verslag(verslag: Path) -> None:
    """The report for VDAB is sealed, holds the five contents, and nothing of a care note."""
    eis_verzegelde_brief(verslag, "Eindverslag van een activeringstraject")
    woorden = woorden_van(verslag)
    for stuk in (
        "Lien Hermans",
        "Beschrijving van de acties",
        GROEN,
        "Resultaten van de acties",
        RESULTAAT,
        "Informatie van het casemanagementteam",
        "Ze komt elke dag buiten.",
        "Informatie van de betrokken dienstverleners",
        "De Groene Vinger",
        "Verslag van het gesprek met de deelnemer",
        GESPREK,
        VISIE,
    ):
        assert stuk in woorden, stuk
    assert GEHEIM not in woorden


def _eis_advies(advies: Path, insz: str) -> None:
    """The advice for VDAB is sealed, says the advice first, and carries the data of the traject."""
    eis_verzegelde_brief(advies, "Eindadvies over betaald werk")
    woorden = woorden_van(advies)
    for stuk in ("Ons advies", "met ondersteuning", ADVIES, "Daar zie ik naar uit.", "Beide casemanagers"):
        assert stuk in woorden, stuk
    assert insz not in woorden
    with pikepdf.open(advies) as boek:
        stuk = boek.attachments[BIJLAGE_NAAM]
        assert str(stuk.obj.AFRelationship) == "/Data"
        data = json.loads(stuk.get_file().read_bytes())
    assert gebreken(data) == []
    per_soort = {een["@type"]: een for een in data["@graph"]}
    assert insz in json.dumps(per_soort["GeregistreerdPersoon"])
    assert GROEN in json.dumps(per_soort["Activeringstraject"], ensure_ascii=False)
    assert ZORGACTIE not in json.dumps(data, ensure_ascii=False)


def test_van_verzoek_tot_verzegeld_eindadvies(
    transactional_db: None, nieuwe_context: Contexten, werker: Werker, tmp_path: Path
) -> None:
    toneel = maak_trajecttoneel()
    traject = vraag_deelname(binnen(nieuwe_context, toneel.vera), toneel)
    werker()
    bea = binnen(nieuwe_context, toneel.bea)
    beslis(bea, werker, tmp_path)

    nele, tom = binnen(nieuwe_context, toneel.nele), binnen(nieuwe_context, toneel.tom)
    wijs_tandem_toe(nele)
    werker()
    start(tom, traject)
    maak_plan(tom, traject)
    ga_akkoord(tom, traject, "de deelnemer", "ter plaatse")
    ga_akkoord(tom, traject, "ik, als")
    ga_akkoord(nele, traject, "ik, als")
    dien_plan_in(tom, traject)
    werker()
    wijs_actie_toe(binnen(nieuwe_context, toneel.nico), toneel.lien.dossiernummer)
    registreer_plan(tom)
    werker()

    geef_uren(binnen(nieuwe_context, toneel.dina, breedte=360))
    volg_op(nele, traject)
    evalueer(tom, traject)
    stop(tom, traject)
    schrijf_verslag(tom, traject)
    schrijf_advies(tom, traject)
    bespreek(nele, traject)
    for wie in (tom, nele):
        geef_akkoord(wie, traject)
    dien_advies_in(nele, traject, werker)

    # VDAB downloads its two documents; whoever gets one can check it.
    bea.goto(traject)
    _eis_verslag(haal_brief(bea, "Eindverslag voor VDAB", tmp_path))
    advies = haal_brief(bea, "Eindadvies voor VDAB", tmp_path)
    _eis_advies(advies, toneel.insz)
    iedereen = nieuwe_context().new_page()
    iedereen.goto("/")
    klik(iedereen, "Controleer een document")
    iedereen.get_by_label("Het pdf-bestand").set_input_files(advies)
    verstuur(iedereen, "Controleer")
    expect(iedereen.get_by_role("heading", level=2, name="Ja, dit document is echt")).to_be_visible()
