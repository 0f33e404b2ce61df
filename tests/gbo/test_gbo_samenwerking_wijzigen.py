"""A partnership changes from a day on; what went before stays."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from gbo.domein.dekking import GEDEKT, Samenstelling
from gbo.handelingen.dekking import gbo_samenwerking_wijzigen
from gbo.models import Gbogemeente, Gbosamenwerking
from gbo.models.dekkinglezen import dekking_van, kernpartners_van
from tests.deelnemers.personen import registreer
from tests.gbo.overdragen import SINDS, dek, gbo, refnis, vdab
from tests.rolverdeling import Rolverdeling, maak_organisatie
from tests.trajecten.maken import in_handeling
from werkzorg.handelen.weigering import Geweigerd, Versieconflict

pytestmark = pytest.mark.django_db
VANAF = date(2025, 6, 1)


def _wijzig(
    cast: Rolverdeling, rij: Gbosamenwerking, gemeenten: list[str], *, vanaf: date = VANAF, versie: int = 1
) -> Gbosamenwerking:
    return gbo_samenwerking_wijzigen(
        rij,
        samenstelling=Samenstelling(
            "GBO Gent", frozenset(map(refnis, gemeenten)), {gbo(cast).lidmaatschap.organisatie_id: ""}
        ),
        vanaf=vanaf,
        versie=versie,
        door=cast.spelers["departement_zorg"].door,
    )


def test_wat_vroeger_gold_blijft_staan(cast: Rolverdeling) -> None:
    rij = dek(cast)

    _wijzig(cast, rij, ["Aalst"])

    dag_ervoor = VANAF - timedelta(days=1)
    assert len(kernpartners_van(refnis("Gent"), dag_ervoor)) == 2
    assert kernpartners_van(refnis("Gent"), VANAF) == []
    assert kernpartners_van(refnis("Aalst"), dag_ervoor) == []
    assert len(kernpartners_van(refnis("Aalst"), VANAF)) == 1
    rij.refresh_from_db()
    assert rij.versie == 2


def test_wat_bleef_krijgt_geen_nieuwe_regel(cast: Rolverdeling) -> None:
    rij = dek(cast, gemeenten=["Gent", "Aalst"])

    _wijzig(cast, rij, ["Gent", "Aalst", "Deinze"])

    assert rij.gemeenten.count() == 3
    assert set(rij.gemeenten.filter(van=SINDS).values_list("tot", flat=True)) == {None}


def test_een_vergissing_van_dezelfde_dag_verdwijnt(cast: Rolverdeling) -> None:
    rij = dek(cast)

    _wijzig(cast, rij, ["Aalst"], vanaf=SINDS)

    assert list(rij.gemeenten.values_list("gemeente_id", flat=True)) == [refnis("Aalst")]


def test_wat_een_ander_dekt_en_voor_het_begin_kan_niet(cast: Rolverdeling) -> None:
    rij = dek(cast)
    dek(cast, naam="GBO Aalst", gemeenten=["Aalst"])

    with pytest.raises(Geweigerd) as nee:
        _wijzig(cast, rij, ["Gent", "Aalst"])
    assert "Aalst hoort al bij GBO Aalst" in nee.value.velden["gemeenten"]
    with pytest.raises(Geweigerd) as vroeg:
        _wijzig(cast, rij, ["Gent"], vanaf=SINDS - timedelta(days=1))
    assert set(vroeg.value.velden) == {"vanaf"}
    with pytest.raises(Versieconflict):
        _wijzig(cast, rij, ["Gent"], versie=3)


def test_de_deur_begint_met_wat_er_staat(cast: Rolverdeling, als) -> None:
    rij = dek(cast)
    adres = reverse("gbo_samenwerking_wijzigen", args=[rij.pk])
    client = als(cast.spelers["departement_zorg"])

    begin = client.get(adres).context["formulier"].initial
    antwoord = client.post(
        adres,
        {
            "aanvraag_sleutel": str(uuid4()),
            "versie": str(begin["versie"]),
            "naam": begin["naam"],
            "vanaf": f"{timezone.localdate():%d/%m/%Y}",
            "gemeenten": f"{begin['gemeenten']}\nAalst",
            "partners": begin["partners"],
        },
    )

    assert begin["gemeenten"] == "Gent"
    assert antwoord.status_code == 302
    assert len(kernpartners_van(refnis("Aalst"), timezone.localdate())) == 2
    assert als(cast.spelers["vdab_beslisser"]).get(adres).status_code == 403


# --- merged municipalities: Merelbeke and Melle became Merelbeke-Melle on 1/1/2025 ------------------------------------
def _oud(rij: Gbosamenwerking, *oude: str, gemeente_van_partner: str = "") -> None:
    """The lines of the partnership as they were registered before the merger."""
    with in_handeling():
        for code in oude:
            Gbogemeente.objects.create(samenwerking=rij, gemeente_id=code, van=SINDS)
        if gemeente_van_partner:
            rij.partners.update(gemeente_id=gemeente_van_partner)


def test_na_een_fusie_dekt_wie_de_oude_gemeenten_dekte(cast: Rolverdeling, als) -> None:
    rij, vandaag = dek(cast), timezone.localdate()
    assert kernpartners_van("44088", vandaag) == []
    _oud(rij, "44043", "44040", gemeente_van_partner="44043")
    assert len(kernpartners_van("44088", vandaag)) == 2
    assert len(kernpartners_van("44043", date(2024, 12, 31))) == 2
    assert kernpartners_van("44040", date(2024, 12, 31)) == []
    bewoner = registreer(vdab(cast).door, postcode="9090", gemeente="Melle")
    assert dekking_van(bewoner, vandaag).uitkomst == GEDEKT
    client = als(cast.spelers["departement_zorg"])
    lijst = client.get(reverse("gbo_samenwerking_lijst"), {"gemeente": "Melle"}).content.decode()
    assert rij.naam in lijst
    assert "Merelbeke-Melle" not in lijst[lijst.index("<main") :].split("<table")[0]
    blad = client.get(rij.get_absolute_url()).content.decode()
    assert "Merelbeke-Melle" in blad
    assert "Merelbeke<" not in blad
    # The next change writes down what is there now.
    formulier = client.get(reverse("gbo_samenwerking_wijzigen", args=[rij.pk])).context["formulier"]
    assert formulier["gemeenten"].value().splitlines() == ["Gent", "Merelbeke-Melle"]
    _wijzig(cast, rij, formulier["gemeenten"].value().splitlines(), vanaf=vandaag)
    nu = Gbogemeente.objects.geldig_op(vandaag).values_list("gemeente_id", flat=True)
    assert set(nu) == {refnis("Gent"), "44088"}


def test_een_eigen_regel_na_de_fusie_gaat_voor(cast: Rolverdeling) -> None:
    rij = dek(cast)
    ander = dek(cast, maak_organisatie("CAW Nieuw", "caw"), naam="GBO Nieuw", gemeenten=("Aalst",))
    _oud(rij, "44043")
    _oud(ander, "44040")
    dekt = Gbogemeente.objects.die_dekken("44088", timezone.localdate())
    # Two halves in two partnerships: the person chooses, until one of them registers the whole.
    assert set(dekt.values_list("samenwerking_id", flat=True)) == {rij.pk, ander.pk}
    _wijzig(cast, rij, ["Gent", "Merelbeke-Melle"], vanaf=timezone.localdate())
    assert set(dekt.values_list("samenwerking_id", flat=True)) == {rij.pk}
