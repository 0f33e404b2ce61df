"""Drafts: whose they are, what they keep, when they go, and what an expired session leaves behind."""

from __future__ import annotations

from datetime import timedelta
from importlib import import_module
from typing import Any
from uuid import UUID, uuid4

import pytest
import time_machine
from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.db import connection
from django.http import QueryDict
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from tests.berichten.draden import tegelijk
from tests.deelnemers.personen import ingevuld, registreer
from tests.omvang import aantal
from werkzorg.deelnemers.forms.persoon import DeelnemerRegistrerenForm, DeelnemerWijzigenForm
from werkzorg.handelen.concepten import (
    BEWAREN,
    GROOTSTE,
    MEESTE,
    Conceptbalk,
    bewaar,
    bewaar_bij_verlopen,
    conceptbalk,
    gooi_weg,
)
from werkzorg.handelen.eenmalig import eenmalig
from werkzorg.handelen.klok import sla
from werkzorg.handelen.models import Concept
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.ui.formulieren import WerkzorgForm
from werkzorg.ui.velden import DatumVeld, TekstVeld

BEWAREND = "deelnemer_registreren"


def velden(**anders: Any) -> dict[str, list[str]]:
    """A half-filled registration form, as a browser sends it."""
    return {
        "aanvraag_sleutel": [str(uuid4())],
        "achternaam": ["Kanarievogel"],
        "geboortedatum": ["30/7/85"],
        **{naam: [waarde] for naam, waarde in anders.items()},
    }


def balk(door, gevraagd: str = "", formulier: WerkzorgForm | None = None) -> tuple[WerkzorgForm, Conceptbalk]:
    """The form as it opens, and its bar."""
    formulier = formulier or DeelnemerRegistrerenForm()
    return formulier, conceptbalk(formulier, BEWAREND, door=door, gevraagd=gevraagd)


# --- saving ----------------------------------------------------------------------------------------------
@pytest.mark.django_db
def test_een_concept_staat_versleuteld_en_zonder_geheimen_in_de_databank(cast):
    rij = bewaar(
        velden(csrfmiddlewaretoken="geheim-token", password="geheim-woord", insz="85073003328"),
        handeling=BEWAREND, object_id=None, door=cast.casemanager_zorg.door,
    )  # fmt: skip
    assert rij is not None
    with connection.cursor() as cursor:
        cursor.execute("SELECT c::text, inhoud FROM handelen_concept c")
        ((tekst, ruw),) = cursor.fetchall()
    for woord in ("Kanarievogel", "85073003328", "geheim"):
        assert woord not in tekst
        assert woord.encode() not in bytes(ruw)
    formulier, _ = balk(cast.casemanager_zorg.door, str(rij.sleutel))
    assert formulier["achternaam"].value() == "Kanarievogel"
    assert formulier["insz"].value() == "85.07.30-033.28"
    assert formulier.concept is not None
    assert not {"csrfmiddlewaretoken", "password"} & set(formulier.concept)


@pytest.mark.django_db
def test_een_concept_van_een_andere_rij_gaat_niet_open(cast):
    door = cast.casemanager_zorg.door
    een, ander = (bewaar(velden(), handeling=BEWAREND, object_id=None, door=door) for _ in range(2))
    Concept.objects.filter(pk=een.pk).update(inhoud=bytes(Concept.objects.get(pk=ander.pk).inhoud))
    formulier, gezien = balk(door, str(een.pk))
    assert (gezien.is_onleesbaar, formulier.concept) == (True, None)


@pytest.mark.django_db
def test_hetzelfde_formulier_is_een_concept_en_een_ander_formulier_een_tweede(cast):
    door, eerst = cast.casemanager_zorg.door, velden()
    bewaar(eerst, handeling=BEWAREND, object_id=None, door=door)
    bewaar({**eerst, "achternaam": ["Merel"]}, handeling=BEWAREND, object_id=None, door=door)
    bewaar(velden(), handeling=BEWAREND, object_id=None, door=door)
    assert Concept.objects.count() == 2
    formulier, _ = balk(door, eerst["aanvraag_sleutel"][0])
    assert formulier["achternaam"].value() == "Merel"


@pytest.mark.django_db
def test_het_concept_van_een_ander_of_uit_een_andere_rol_bestaat_niet(cast):
    eigen = velden()
    bewaar(eigen, handeling=BEWAREND, object_id=None, door=cast.casemanager_zorg.door)
    sleutel = eigen["aanvraag_sleutel"][0]
    for ander in (cast.buur, cast.casemanager_werk):
        formulier, gezien = balk(ander.door, sleutel)
        assert (formulier.concept, gezien.huidig, list(gezien.wachtend)) == (None, None, [])
        with pytest.raises(Geweigerd, match="niet meer geldig"):
            bewaar(eigen, handeling=BEWAREND, object_id=None, door=ander.door)
        assert gooi_weg(Concept.objects.get().pk, door=ander.door) == ""
    assert Concept.objects.count() == 1


@pytest.mark.django_db
def test_alleen_bij_handelingen_die_het_zeggen_met_recht_en_met_een_zichtbaar_object(cast):
    nele = cast.casemanager_zorg.door
    deelnemer = registreer(nele)
    for handeling, object_id, door, fout in (
        ("insz_toevoegen", deelnemer.pk, nele, Geweigerd),
        ("bestaat_niet", None, nele, Geweigerd),
        ("deelnemer_wijzigen", None, nele, Geweigerd),
        (BEWAREND, deelnemer.pk, nele, Geweigerd),
        (BEWAREND, None, cast.departement.door, PermissionDenied),
        ("deelnemer_wijzigen", uuid4(), nele, ObjectDoesNotExist),
        ("deelnemer_wijzigen", deelnemer.pk, cast.buur.door, ObjectDoesNotExist),
    ):
        with pytest.raises(fout):
            bewaar(velden(), handeling=handeling, object_id=object_id, door=door)
    assert not Concept.objects.exists()
    rij = bewaar(velden(versie="3"), handeling="deelnemer_wijzigen", object_id=deelnemer.pk, door=nele)
    assert (rij.deelnemer_id, rij.versie, rij.object_soort) == (deelnemer.pk, 3, "deelnemers.deelnemer")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "kapot",
    [
        {},
        {"aanvraag_sleutel": []},
        {"aanvraag_sleutel": ["nee"]},
        {"aanvraag_sleutel": ["\x00"]},
        {**velden(aanvraag_sleutel=str(UUID(int=1))), "tekst": ["é" * GROOTSTE]},
    ],
    ids=["niets", "leeg", "onzin", "nul", "te lang"],
)
def test_wat_niet_kan_wordt_geweigerd_met_een_zin(cast, kapot):
    with pytest.raises(Geweigerd):
        bewaar(kapot, handeling=BEWAREND, object_id=None, door=cast.casemanager_zorg.door)


@pytest.mark.django_db
@pytest.mark.parametrize("versie", ["", "abc", "-1", "9" * 5000, "1\x00", "²", str(2**31)])
def test_een_onzinnige_versie_is_geen_fout(cast, versie):
    rij = bewaar(velden(versie=versie), handeling=BEWAREND, object_id=None, door=cast.casemanager_zorg.door)
    assert rij.versie is None


@pytest.mark.django_db
def test_er_zijn_er_hoogstens_twintig_en_het_oudste_maakt_plaats(cast):
    door = cast.casemanager_zorg.door
    bewaar(velden(), handeling=BEWAREND, object_id=None, door=cast.buur.door)
    rijen = [bewaar(velden(), handeling=BEWAREND, object_id=None, door=door) for _ in range(MEESTE + 2)]
    over = set(Concept.objects.zichtbaar_voor(door).values_list("pk", flat=True))
    assert over == {rij.pk for rij in rijen[2:]}
    assert Concept.objects.zichtbaar_voor(cast.buur.door).count() == 1


# --- the form shows it ------------------------------------------------------------------------------------
class _Proefform(WerkzorgForm):
    """Fields whose typed text, ticks and choices must come back as they were."""

    tekst = TekstVeld(label="Tekst", required=False, max_length=10)
    dag = DatumVeld(label="Dag", required=False)


@given(tekst=st.text(st.characters(exclude_categories=["Cs"]), max_size=40), dag=st.text("0123456789/ .-x"))
def test_wat_getypt_was_staat_er_weer_ook_als_het_niet_klopt(tekst: str, dag: str) -> None:
    gevuld, gebonden = _Proefform(), _Proefform({"tekst": tekst, "dag": dag})
    gevuld.concept = QueryDict(mutable=True)
    gevuld.concept.update({"tekst": tekst, "dag": dag})
    for naam in ("tekst", "dag"):
        assert gevuld[naam].value() == gebonden[naam].value()
    assert (gevuld.is_bound, gevuld.errors) == (False, {})


@pytest.mark.django_db
def test_een_vinkje_en_een_keuze_komen_terug_en_een_nieuw_veld_begint_zoals_altijd(cast):
    deelnemer = registreer(cast.casemanager_zorg.door, gemeente="Gent", tolk_nodig=True)
    formulier = DeelnemerWijzigenForm.van(deelnemer)
    formulier.concept = QueryDict("taal=fr&straat=Lindelei")
    assert (formulier["taal"].value(), formulier["straat"].value()) == ("fr", "Lindelei")
    assert formulier["tolk_nodig"].value() is False  # a tick box that was off is not sent at all
    assert formulier["gemeente"].value() == "Gent"


@pytest.mark.django_db
def test_wat_wacht_wordt_niet_ongevraagd_ingevuld(cast):
    door = cast.casemanager_zorg.door
    rij = bewaar(velden(), handeling=BEWAREND, object_id=None, door=door)
    formulier, gezien = balk(door)
    assert formulier["achternaam"].value() is None
    assert [een.sleutel for een in gezien.wachtend] == [rij.pk]
    # Of a form that comes back with errors its own draft is no other draft.
    _, gezien = balk(door, formulier=DeelnemerRegistrerenForm(QueryDict(f"aanvraag_sleutel={rij.pk}")))
    assert list(gezien.wachtend) == []


@pytest.mark.django_db
def test_over_een_ding_wacht_alleen_het_nieuwste(cast):
    """Two attempts at the same form are one bar; whoever goes on with one sees only that one."""
    door = cast.casemanager_zorg.door
    deelnemer = registreer(door)
    for _ in range(2):
        laatste = bewaar(
            velden(versie="1"), handeling="deelnemer_wijzigen", object_id=deelnemer.pk, door=door
        )

    def gezien(gevraagd=""):
        formulier = DeelnemerWijzigenForm.van(deelnemer)
        return conceptbalk(formulier, "deelnemer_wijzigen", door=door, gevraagd=gevraagd, obj=deelnemer)

    assert [een.sleutel for een in gezien().wachtend] == [laatste.pk]
    verder = gezien(str(laatste.pk))
    assert verder.huidig.sleutel == laatste.pk
    assert list(verder.wachtend) == []


@pytest.mark.django_db
@pytest.mark.parametrize("stap", ["", "\x00", "x" * 500, "😀", "a/b", "' OR 1"])
def test_een_onzinnige_stap_is_geen_stap(cast, stap):
    rij = bewaar(
        velden(stap=stap, rij=stap), handeling=BEWAREND, object_id=None, door=cast.casemanager_zorg.door
    )
    assert rij.deel == ""


@pytest.mark.django_db
def test_een_collega_was_intussen_eerst(cast):
    door = cast.casemanager_zorg.door
    deelnemer = registreer(door)
    bewaar(velden(versie="1"), handeling="deelnemer_wijzigen", object_id=deelnemer.pk, door=door)
    for versie, ingehaald in ((1, False), (2, True)):
        deelnemer.versie = versie
        gezien = conceptbalk(
            DeelnemerWijzigenForm.van(deelnemer), "deelnemer_wijzigen", door=door, obj=deelnemer
        )
        assert [een.is_ingehaald for een in gezien.wachtend] == [ingehaald]


# --- going ------------------------------------------------------------------------------------------------
@pytest.mark.django_db
def test_het_concept_gaat_met_de_handeling_en_blijft_bij_een_weigering(cast):
    door = cast.casemanager_zorg.door
    rij = bewaar(velden(), handeling=BEWAREND, object_id=None, door=door)

    def weiger() -> str:
        raise Geweigerd("Nee.")

    with pytest.raises(Geweigerd):
        eenmalig(rij.pk, BEWAREND, door=door, doe=weiger)
    assert Concept.objects.count() == 1
    eenmalig(rij.pk, BEWAREND, door=door, doe=lambda: "/klaar/")
    assert not Concept.objects.exists()
    assert bewaar(velden(aanvraag_sleutel=str(rij.pk)), handeling=BEWAREND, object_id=None, door=door) is None


@pytest.mark.django_db(transaction=True)
def test_een_concept_dat_onderweg_was_bij_het_versturen_blijft_niet_achter(cast):
    door = cast.casemanager_zorg.door
    for _ in range(aantal(10, 200)):
        eigen = velden()
        sleutel = UUID(eigen["aanvraag_sleutel"][0])

        def doe(nummer: int, eigen=eigen, sleutel=sleutel) -> object:
            if nummer:
                return bewaar(eigen, handeling=BEWAREND, object_id=None, door=door)
            return eenmalig(sleutel, BEWAREND, door=door, doe=lambda: "/klaar/")

        tegelijk(2, doe)
        assert not Concept.objects.exists()


@pytest.mark.django_db
def test_na_dertig_dagen_ruimt_de_klok_op(cast):
    door = cast.casemanager_zorg.door
    bewaar(velden(), handeling=BEWAREND, object_id=None, door=door)
    with time_machine.travel(timezone.now() + BEWAREN - timedelta(minutes=1)):
        vers = bewaar(velden(), handeling=BEWAREND, object_id=None, door=door)
        sla("oude_concepten_opruimen")
        assert Concept.objects.count() == 2
    with time_machine.travel(timezone.now() + BEWAREN + timedelta(days=1)):
        sla("oude_concepten_opruimen")
    assert list(Concept.objects.values_list("pk", flat=True)) == [vers.pk]


# --- a session that ended ----------------------------------------------------------------------------------
def verzoek(adres: str, gegevens: dict[str, Any], **sessie: str):
    """A POST as the middleware sees it, with the session that is about to be emptied."""
    request = RequestFactory().post(adres, gegevens)
    request.session = import_module(settings.SESSION_ENGINE).SessionStore()
    request.session.update(sessie)
    return request


@pytest.mark.django_db
def test_wat_een_verlopen_sessie_verstuurt_wordt_een_concept_en_een_adres_om_verder_te_gaan(cast):
    nele = cast.casemanager_zorg
    for sessie in ({}, {"lidmaatschap": str(nele.lidmaatschap.pk)}):
        gegevens = ingevuld(achternaam="Merel")
        adres = bewaar_bij_verlopen(
            verzoek(reverse(BEWAREND), gegevens, **sessie), gebruiker_id=nele.gebruiker.pk
        )
        assert adres == f"{reverse(BEWAREND)}?concept={gegevens['aanvraag_sleutel']}"
        formulier, _ = balk(nele.door, gegevens["aanvraag_sleutel"])
        assert formulier["achternaam"].value() == "Merel"


@pytest.mark.django_db
def test_ook_een_formulier_dat_zichzelf_te_laat_bewaarde(cast):
    nele = cast.casemanager_zorg
    deelnemer = registreer(nele.door)
    gegevens = {
        **ingevuld(),
        "concept_handeling": "deelnemer_wijzigen",
        "concept_object": str(deelnemer.pk),
    }
    adres = bewaar_bij_verlopen(verzoek(reverse("concept_bewaren"), gegevens), nele.gebruiker.pk)
    assert adres.startswith(reverse("deelnemer_wijzigen", args=[deelnemer.pk]))


@pytest.mark.django_db
def test_wat_niet_bewaard_kan_worden_is_geen_fout(cast):
    nele, buur = cast.casemanager_zorg, cast.buur
    deelnemer = registreer(nele.door)
    wijzigen = reverse("deelnemer_wijzigen", args=[deelnemer.pk])
    for adres, gegevens, wie, sessie in (
        ("/bestaat-niet/", ingevuld(), nele, {}),
        ("/privacy/", ingevuld(), nele, {}),
        (reverse("account_login"), {"login": "x", "password": "y"}, nele, {}),
        (reverse(BEWAREND), {}, nele, {}),
        (reverse(BEWAREND), ingevuld(), cast.departement, {}),
        (reverse(BEWAREND), ingevuld(), nele, {"lidmaatschap": str(buur.lidmaatschap.pk)}),
        (wijzigen, ingevuld(), buur, {}),
        (reverse("concept_bewaren"), {"concept_object": "onzin"}, nele, {}),
    ):
        assert bewaar_bij_verlopen(verzoek(adres, gegevens, **sessie), wie.gebruiker.pk) == "", adres
    assert bewaar_bij_verlopen(verzoek(reverse(BEWAREND), ingevuld()), uuid4()) == ""
    assert not Concept.objects.exists()
