"""The pages about access: the matrix, why somebody sees a person, and why he does not."""

from __future__ import annotations

from datetime import date
from html import unescape
from uuid import uuid4

import pghistory
import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from django.urls import reverse

from tests.deelnemers.personen import registreer, vers_insz
from tests.rolverdeling import BEGIN, maak_organisatie
from werkzorg.beheer.rechtentabel import gegevensgroepen, onderdelen, onderwerpen, titel_van
from werkzorg.deelnemers.models import Betrokkenheid
from werkzorg.handelen.register import HANDELINGEN, LEZINGEN, REGISTRATIES
from werkzorg.organisaties.models import Lidmaatschap
from werkzorg.organisaties.rollen import ROLLEN
from werkzorg.toegang.matrix import GROEPEN, MATRIX, mag
from werkzorg.toegang.models import Inzage


# --- the matrix -------------------------------------------------------------------------------------------
def test_de_tabel_is_de_matrix_en_niets_anders() -> None:
    """Counted per role: what the page says a role may is what the gate lets it do."""
    regels = [
        regel for onderwerp in onderwerpen("beleid") for _, regels in onderwerp.delen for regel in regels
    ]
    assert len(regels) == len(MATRIX) == len(HANDELINGEN) + len(LEZINGEN)
    for nummer, (sleutel, rol) in enumerate(ROLLEN.items()):
        assert {regel.cellen[nummer].rol for regel in regels} == {rol.label}
        op_de_bladzijde = sum(regel.cellen[nummer].mag for regel in regels)
        assert op_de_bladzijde == sum(sleutel in recht.rollen for recht in MATRIX.values()), sleutel
        alleen = [
            regel
            for onderwerp in onderwerpen("beleid", alleen=sleutel)
            for _, regels_ in onderwerp.delen
            for regel in regels_
        ]
        assert len(alleen) == op_de_bladzijde
    assert all(regel.wie and regel.grondslag for regel in regels)


def test_een_rol_die_niet_bestaat_is_een_fout_van_de_aanroeper() -> None:
    with pytest.raises(KeyError):
        onderwerpen("beleid", alleen="keizer")


def test_de_groepen_van_gegevens_staan_er_per_rol() -> None:
    for (_, regels), per_rol in zip(gegevensgroepen("beleid"), GROEPEN.values(), strict=True):
        for nummer, sleutel in enumerate(ROLLEN):
            aantal = sum(regel.cellen[nummer].mag for regel in regels)
            assert aantal == len(per_rol.get(sleutel, frozenset()))


def test_elke_bladzijde_heeft_een_naam_die_geen_sleutel_is() -> None:
    zonder = sorted(recht.sleutel for recht in LEZINGEN.values() if not recht.omschrijving)
    # An act that a person does is named in plain words too: help lists it.
    zonder += [een.sleutel for een in HANDELINGEN.values() if een.route and not een.recht.omschrijving]
    assert zonder == [], "geef Recht(..., omschrijving=...) mee"
    assert MATRIX["insz_toevoegen"].naam == "Een rijksregisternummer aanvullen"
    # What the clock alone does is named by its key.
    assert MATRIX["uitvoer_vervallen"].naam == "Uitvoer vervallen"


@pytest.mark.django_db
@pytest.mark.parametrize("rol", sorted(ROLLEN))
def test_elke_rol_leest_de_matrix_en_ziet_zichzelf_erin(cast, als, rol):
    bladen = []
    for deel in onderdelen():
        antwoord = als(cast.spelers[rol]).get(reverse("rechten_overzicht"), {"deel": deel})
        assert antwoord.status_code == 200
        bladen.append(unescape(antwoord.content.decode()))
        assert bladen[-1].count("(jij)") >= 1
    for recht in MATRIX.values():
        assert any(recht.naam in html for html in bladen), recht.sleutel
    # Not about a person: nothing to note.
    assert not Inzage.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("vraag", "koppen"), [("beleid", 1), ("keizer", len(ROLLEN)), ("", len(ROLLEN)), ("%00", len(ROLLEN))]
)
def test_de_matrix_van_een_rol(cast, als, vraag, koppen):
    antwoord = als(cast.casemanager_zorg).get(f"{reverse('rechten_overzicht')}?rol={vraag}")
    assert antwoord.status_code == 200
    assert len(antwoord.context["rollen"]) == koppen


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("vraag", "gekozen"),
    [
        ({}, "eerste"),
        ({"deel": "trajecten"}, "trajecten"),
        ({"deel": "keizer"}, "eerste"),
        ({"rol": "beleid"}, ""),
        ({"rol": "beleid", "deel": "mandaten"}, "mandaten"),
    ],
)
def test_zonder_rol_staat_er_een_onderdeel(cast, als, vraag, gekozen):
    delen = list(onderdelen())
    context = als(cast.casemanager_zorg).get(reverse("rechten_overzicht"), vraag).context
    verwacht = {"eerste": delen[:1], "": []}.get(gekozen, [gekozen])
    assert [label for label, _, is_gekozen in context["delen"] if is_gekozen] == verwacht
    eigen = {
        titel_van(een) for een in REGISTRATIES.values() if een.deel.partition(".")[0] in (verwacht or delen)
    }
    getoond = {een.titel for een in context["onderwerpen"]}
    assert getoond
    assert getoond <= eigen


# --- why you see this person ------------------------------------------------------------------------------
@pytest.mark.django_db
def test_wie_volledig_betrokken_is_leest_waarom_en_wat_hij_kan(cast, als):
    deelnemer = registreer(cast.casemanager_zorg.door)
    antwoord = als(cast.casemanager_zorg).get(reverse("toegang_detail", args=[deelnemer.pk]))
    context = antwoord.context
    assert antwoord.status_code == 200
    assert [grond.grond for grond in context["gronden"]] == ["Wij begeleiden deze persoon al"]
    assert all(groep.is_open for groep in context["groepen"])
    assert reverse("deelnemer_wijzigen", args=[deelnemer.pk]) in {een.url for een in context["kan"]}
    niet = {een.naam: een.waarom_niet for een in context["kan_niet"]}
    assert niet["Vul rijksregisternummer aan"] == "In dit dossier is dat nu niet nodig of niet mogelijk."
    regel = Inzage.objects.get(actie="toegang_detail")
    assert regel.deelnemer_ids == [deelnemer.pk]


@pytest.mark.django_db
def test_wie_alleen_weet_wie_het_is_leest_wat_dicht_blijft_en_waarom(cast, als):
    insz = vers_insz()
    deelnemer = registreer(cast.casemanager_zorg.door, insz=insz)
    registreer(cast.buur.door, insz=insz)
    context = als(cast.buur).get(reverse("toegang_detail", args=[deelnemer.pk])).context
    assert [(groep.namen, groep.is_open, groep.waarom) for groep in context["groepen"]] == [
        ("wie de persoon is", True, "Je rol mag dit zien, en de betrokkenheid hierboven opent het."),
        (
            "adres, e-mail en telefoon, taal en tolk",
            False,
            "Je organisatie is alleen betrokken om te weten wie deze persoon is.",
        ),
    ]
    # Besides what other roles only may.
    eigen = [een for een in context["kan_niet"] if "Dit mag alleen als" not in een.waarom_niet]
    assert eigen
    assert all("Daarvoor moeten ook deze gegevens" in een.waarom_niet for een in eigen)
    assert not context["is_volledig"]
    # What another organisation has with this person is not told.
    assert cast.casemanager_zorg.door.organisatie_naam not in str(context["gronden"]) + str(
        context["vroeger"]
    )


@pytest.mark.django_db
def test_een_afgelopen_betrokkenheid_van_de_eigen_organisatie_staat_er_als_dicht(cast, als):
    deelnemer = registreer(cast.casemanager_zorg.door)
    eigen = Betrokkenheid.objects.get()
    with pghistory.context(handeling="test", door="commando:test"):
        Betrokkenheid.objects.create(
            deelnemer=deelnemer,
            organisatie_id=eigen.organisatie_id,
            rol=eigen.rol,
            periode=DateRange(date(2020, 1, 1), date(2020, 3, 1)),
            grond="verwijzing",
            geinformeerd_op=date(2020, 1, 1),
            gegeven_door={"commando": "test"},
        )
    context = als(cast.casemanager_zorg).get(reverse("toegang_detail", args=[deelnemer.pk])).context
    assert [grond.tot for grond in context["vroeger"]] == ["tot en met 29/02/2020"]
    assert len(context["gronden"]) == 1


@pytest.mark.django_db
def test_de_uitleg_over_een_ander_bestaat_niet(cast, als):
    deelnemer = registreer(cast.casemanager_zorg.door)
    buur = als(cast.buur)
    antwoorden = [
        buur.get(reverse("toegang_detail", args=[pk])).content.replace(str(pk).encode(), b"")
        for pk in (deelnemer.pk, uuid4())
    ]
    assert antwoorden[0] == antwoorden[1]
    assert als(cast.departement).get(reverse("toegang_detail", args=[deelnemer.pk])).status_code == 403


# --- why you do not ---------------------------------------------------------------------------------------
@pytest.mark.django_db
def test_de_algemene_uitleg_noemt_elke_rol_die_ik_heb_of_had(cast, als):
    speler = cast.casemanager_zorg
    with pghistory.context(handeling="test", door="commando:test"):
        for rol, tot in (("verwijzer", date(2021, 1, 1)), ("organisatiebeheerder", None)):
            Lidmaatschap.objects.create(
                gebruiker=speler.gebruiker,
                organisatie=maak_organisatie(f"Huis {rol}", "caw"),
                rol=rol,
                periode=DateRange(BEGIN, tot),
            )
    antwoord = als(speler).get(reverse("toegang_uitleg"))
    regels = [
        (een["organisatie"], een["is_geldig"], een["is_nu"]) for een in antwoord.context["hoedanigheden"]
    ]
    assert regels == [
        ("Eigen cgg", True, True),
        ("Huis organisatiebeheerder", True, False),
        ("Huis verwijzer", False, False),
    ]
    assert "tot en met 31/12/2020" in antwoord.content.decode()


@pytest.mark.django_db
def test_ook_zonder_rol_kan_iemand_lezen_waarom_hij_niets_ziet(cast, client):
    speler = cast.casemanager_zorg
    with pghistory.context(handeling="test", door="commando:test"):
        Lidmaatschap.objects.filter(pk=speler.lidmaatschap.pk).update(
            periode=DateRange(BEGIN, date(2021, 1, 1))
        )
    client.force_login(speler.gebruiker)
    antwoord = client.get(reverse("toegang_uitleg"))
    assert antwoord.status_code == 200
    assert not antwoord.context["heeft_rol"]
    assert [een["is_geldig"] for een in antwoord.context["hoedanigheden"]] == [False]


@pytest.mark.django_db
def test_de_foutbladen_leiden_naar_de_uitleg(cast, als):
    adres = reverse("toegang_uitleg")
    assert adres in als(cast.buur).get(reverse("deelnemer_detail", args=[uuid4()])).content.decode()
    assert not mag(cast.departement.door, "deelnemer_lijst")
    geweigerd = als(cast.departement).get(reverse("deelnemer_lijst"))
    assert (geweigerd.status_code, adres in geweigerd.content.decode()) == (403, True)
