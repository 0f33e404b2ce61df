"""VDAB grants AMA sociale economie: to whom, with which advice, and who waits."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from ama.handelingen.toeleidingbeslissing import toeleiding_toekennen
from ama.meldingen.toeleiding import BESLISSEN, MELD_BESLIST, OPNEMEN
from ama.models import Toeleiding
from ama.statussen import TOEGEKEND, WACHT_OP_PLAATS
from tests.ama.maken import maak_overeenkomst
from tests.ama.maken_wse import contingent_van, maak_contingent, maak_toeleiding
from tests.ama.voorstellen import aanbieder, doe_voorstel, ken_toe, taken, vdab
from tests.deelnemers.personen import registreer
from tests.rolverdeling import Rolverdeling
from tests.trajecten.maken import in_handeling
from werkzorg.berichten.models import Melding
from werkzorg.deelnemers.models import Betrokkenheid
from werkzorg.doorverwijzingen.models import Bemiddelingsadvies
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.logboek.models import Logregel

pytestmark = pytest.mark.django_db


def test_na_een_ja_ziet_de_aanbieder_de_persoon_en_is_het_advies_er(cast: Rolverdeling) -> None:
    verwijzer = cast.spelers["verwijzer"]
    rij = doe_voorstel(cast, verwijzer)

    rij = ken_toe(cast, rij)

    rij.refresh_from_db()
    assert (rij.status, rij.beslist_op, rij.wacht_sinds) == (TOEGEKEND, timezone.localdate(), None)
    assert rij.aanbieder_id == aanbieder(cast).pk
    advies = Bemiddelingsadvies.objects.get(deelnemer=rij.deelnemer)
    assert (advies.pk, advies.soort, advies.tot) == (rij.advies_id, "ama_wse", None)
    assert set(
        Betrokkenheid.objects.filter(dossier_id=rij.pk, organisatie=aanbieder(cast)).values_list(
            "rol", flat=True
        )
    ) == {"begeleider_ama", "organisatiebeheerder"}
    assert Toeleiding.objects.zichtbaar_voor(cast.spelers["begeleider_ama"].door).filter(pk=rij.pk).exists()
    assert taken(rij) == {OPNEMEN}
    assert taken(rij, klaar=True) == {BESLISSEN}
    assert Melding.objects.filter(
        soort=MELD_BESLIST, gebruiker=verwijzer.gebruiker, object_id=rij.pk
    ).exists()
    assert Logregel.objects.filter(handeling="toeleiding_toekennen", object_id=rij.pk).exists()


def test_zonder_vrije_plaats_komt_de_persoon_vanzelf_op_de_wachtlijst(cast: Rolverdeling) -> None:
    contingent = maak_contingent(aanbieder(cast), plaatsen=1)
    eerste = ken_toe(cast, doe_voorstel(cast), contingent)

    tweede = ken_toe(cast, doe_voorstel(cast), contingent)

    assert eerste.status == TOEGEKEND
    # The only place is for who was granted first, also while nobody began there.
    assert (tweede.status, tweede.wacht_sinds) == (WACHT_OP_PLAATS, timezone.localdate())
    assert taken(tweede) == set()


def test_een_contingent_zonder_plaatsen_dit_jaar_houdt_de_beslissing_niet_tegen(cast: Rolverdeling) -> None:
    contingent = maak_contingent(aanbieder(cast), plaatsen=0)

    assert ken_toe(cast, doe_voorstel(cast), contingent).status == WACHT_OP_PLAATS


def test_het_statuut_speelt_geen_rol_maar_een_advies_welzijn_wel(cast: Rolverdeling) -> None:
    rij = doe_voorstel(cast)
    with in_handeling():
        Bemiddelingsadvies.objects.create(
            deelnemer=rij.deelnemer,
            soort="welzijn",
            van=date(2026, 1, 1),
            gegeven_door=vdab(cast).gebruiker,
            organisatie=vdab(cast).lidmaatschap.organisatie,
        )

    with pytest.raises(Geweigerd) as nee:
        ken_toe(cast, rij)

    assert "advies Welzijn" in nee.value.velden[""]
    rij.refresh_from_db()
    assert rij.status == "voorgesteld"


def test_naast_lopende_ama_welzijn_zonder_brief_gaat_het_niet(cast: Rolverdeling) -> None:
    rij = doe_voorstel(cast)
    maak_overeenkomst(cast, deelnemer=rij.deelnemer, speler=cast.buren["begeleider_ama"])

    with pytest.raises(Geweigerd) as nee:
        ken_toe(cast, rij)

    assert "Buur maatwerkbedrijf" in nee.value.velden[""]
    assert not Bemiddelingsadvies.objects.filter(deelnemer=rij.deelnemer).exists()


def test_alleen_een_aanbieder_met_een_contingent_dat_vandaag_geldt(cast: Rolverdeling) -> None:
    rij = doe_voorstel(cast)
    gisteren = timezone.localdate() - timedelta(days=1)
    oud = maak_contingent(aanbieder(cast), van=date(2024, 1, 1), tot=gisteren)
    vreemd = maak_contingent(cast.buren["begeleider_ama"].lidmaatschap.organisatie)

    for contingent in (oud, vreemd):
        with pytest.raises(Geweigerd) as nee:
            ken_toe(cast, rij, contingent)
        assert "aanbieder" in nee.value.velden


def test_tweemaal_beslissen_kan_niet(cast: Rolverdeling) -> None:
    rij = doe_voorstel(cast)
    ken_toe(cast, rij)

    with pytest.raises(Geweigerd):
        ken_toe(cast, rij)


def test_wie_een_oudere_versie_zag_krijgt_een_conflict(cast: Rolverdeling) -> None:
    rij = doe_voorstel(cast)
    rij.versie += 1

    with pytest.raises(Versieconflict):
        ken_toe(cast, rij)


def test_alleen_vdab_beslist(cast: Rolverdeling) -> None:
    rij = doe_voorstel(cast)

    with pytest.raises(PermissionDenied):
        toeleiding_toekennen(
            rij,
            contingent_id=contingent_van(aanbieder(cast)).pk,
            aanbieder_id=aanbieder(cast).pk,
            motivering="Past.",
            versie=rij.versie,
            door=cast.spelers["casemanager_werk"].door,
        )


def test_de_deur(cast: Rolverdeling, als) -> None:
    rij = doe_voorstel(cast)
    contingent = contingent_van(aanbieder(cast))
    adres = reverse("toeleiding_toekennen", args=[rij.pk])
    client = als(vdab(cast))

    blad = client.get(adres)
    assert "10 vrij van 10" in blad.content.decode()
    leeg = client.post(adres, {"versie": rij.versie, "aanvraag_sleutel": "x"})
    assert leeg.status_code == 422

    antwoord = client.post(
        adres,
        {
            "aanvraag_sleutel": "5b2ab1f6-7a3a-4cd8-9c1c-9a4bd2b9fd10",
            "versie": rij.versie,
            "aanbieder": f"{contingent.pk}|{aanbieder(cast).pk}",
            "motivering": "Past.",
        },
    )

    assert antwoord.status_code == 302
    rij.refresh_from_db()
    assert rij.status == TOEGEKEND
    # Once decided the form leads to the page.
    assert client.get(adres).status_code == 302
    assert als(cast.buren["vdab_beslisser"]).get(adres).status_code == 404
    assert als(cast.spelers["begeleider_ama"]).get(adres).status_code == 403


def test_wie_begon_neemt_een_plaats(cast: Rolverdeling) -> None:
    contingent = maak_contingent(aanbieder(cast), plaatsen=1)
    maak_toeleiding(cast, contingent=contingent, deelnemer=registreer(cast.spelers["begeleider_ama"].door))

    assert ken_toe(cast, doe_voorstel(cast), contingent).status == WACHT_OP_PLAATS
