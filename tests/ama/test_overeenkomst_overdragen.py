"""The act `overeenkomst_overdragen`: to a colleague at once, to another begeleider under a following agreement."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from ama.handelingen.begeleiding import werk_begeleiding_bij
from ama.handelingen.taken import vraag_indienen
from ama.models import Erkenningverlies, Overeenkomst, Roosterblok
from ama.statussen import ACTIEF, BEEINDIGD, CONCEPT, KLAAR, ONDERTEKEND
from tests.ama.levensloop import (
    andere_begeleider,
    begeleider,
    collega,
    draag_over,
    open_taken,
    over,
    stop,
    stuur,
    vers,
)
from tests.ama.maken import maak_aanwezigheid, maak_overeenkomst, maak_versie
from tests.rolverdeling import Rolverdeling, Speler
from tests.trajecten.maken import in_handeling
from werkzorg.berichten.models import Melding
from werkzorg.databank.perioden import reeks
from werkzorg.deelnemers.models import Betrokkenheid
from werkzorg.handelen.weigering import Geweigerd

pytestmark = pytest.mark.django_db


def test_een_collega_begeleidt_vanaf_nu(cast: Rolverdeling) -> None:
    rij, nieuw = maak_overeenkomst(cast, status=ONDERTEKEND), collega(cast)
    with in_handeling():
        vraag_indienen(rij)
    draag_over(cast, rij, collega=nieuw.lidmaatschap.pk)
    rij = vers(rij)
    assert rij.begeleider_lid == nieuw.lidmaatschap
    assert [taak.gebruiker for taak in open_taken("overeenkomst_nog_in_te_dienen", rij)] == [nieuw.gebruiker]
    assert Melding.objects.get(soort="ama_overeenkomst_overgedragen").gebruiker == nieuw.gebruiker
    assert Overeenkomst.objects.count() == 1


def test_alleen_een_collega_en_niet_zichzelf(cast: Rolverdeling) -> None:
    rij = maak_overeenkomst(cast)
    for wie in (begeleider(cast), andere_begeleider(), cast.spelers["organisatiebeheerder"]):
        with pytest.raises(Geweigerd) as nee:
            draag_over(cast, rij, collega=wie.lidmaatschap.pk)
        assert set(nee.value.velden) == {"naar"}


def test_een_andere_begeleider_krijgt_een_ontwerp_dat_erop_volgt(cast: Rolverdeling) -> None:
    rij = maak_overeenkomst(cast, start=over(-300))
    maak_versie(rij)
    with in_handeling():
        werk_begeleiding_bij(rij.deelnemer_id, rij.begeleider_id)
        verlies = Erkenningverlies.objects.create(overeenkomst=rij, laatste_dag=over(9), reden="verstreken")
    nieuw = andere_begeleider()
    vervolg = draag_over(cast, rij, begeleider=nieuw.lidmaatschap.organisatie_id, op=over(10))
    oud = vers(rij)
    assert (oud.status, oud.einde, oud.einde_reden) == (ACTIEF, over(9), "erkenning_verloren")
    assert (vervolg.status, vervolg.start, vervolg.volgt_op_id) == (CONCEPT, over(10), rij.pk)
    assert (vervolg.begeleider_lid, vervolg.werkpost_id) == (nieuw.lidmaatschap, rij.werkpost_id)
    versie = vervolg.versies.get()
    assert (versie.activiteiten, versie.getekend_op) == (["inpakken"], None)
    assert Roosterblok.objects.filter(versie=versie).count() == 1
    rollen = Betrokkenheid.objects.filter(dossier_id=vervolg.pk).values_list("rol", flat=True)
    assert set(rollen) == {"begeleider_ama", "organisatiebeheerder"}
    assert Overeenkomst.objects.zichtbaar_voor(nieuw.door).get() == vervolg
    assert len(open_taken("overeenkomst_overnemen", vervolg)) == 1
    verlies.refresh_from_db()
    assert verlies.afgehandeld_op is not None


def test_na_een_addendum_van_twee_tekenen_er_weer_drie(cast: Rolverdeling) -> None:
    rij = maak_overeenkomst(cast, start=over(-300))
    maak_versie(rij)
    with in_handeling():
        rij.versies.update(geldt=reeks(rij.start, over(-11)))
    maak_versie(rij, 2, ingaat_op=over(-10), tekenaars=["deelnemer", "begeleider"], begeleiding="Elke week.")
    with in_handeling():
        rij.versies.filter(nummer=2).update(geldt=reeks(over(-10), over(59)))
    maak_versie(rij, 3, ingaat_op=over(60), begeleiding="Later pas.")
    ander = andere_begeleider().lidmaatschap.organisatie_id
    versie = draag_over(cast, rij, begeleider=ander, op=over(10)).versies.get()
    assert versie.tekenaars == ["deelnemer", "begeleider", "werkpost"]
    assert versie.begeleiding == "Elke week."


def test_een_gewone_overdracht_zegt_dat_de_begeleider_stopt(cast: Rolverdeling) -> None:
    rij = maak_overeenkomst(cast, start=over(-30))
    nieuw = andere_begeleider().lidmaatschap.organisatie
    draag_over(cast, rij, begeleider=nieuw.pk, op=over(-5))
    oud = vers(rij)
    assert (oud.status, oud.einde, oud.einde_reden) == (BEEINDIGD, over(-6), "begeleider_stopt")
    assert nieuw.naam in oud.einde_toelichting


def test_wat_niet_kan(cast: Rolverdeling) -> None:
    rij = maak_overeenkomst(cast, start=over(-30))
    maak_versie(rij)
    maak_aanwezigheid(rij, over(-2))
    goed = andere_begeleider().lidmaatschap.organisatie_id
    niet_meer = andere_begeleider(tot=-1).lidmaatschap.organisatie_id
    for op, wie, veld in (
        (None, goed, "op"),
        (over(-30), goed, "op"),
        (over(-2), goed, "op"),
        (over(181), goed, "op"),
        (over(1), niet_meer, "naar"),
        (over(1), rij.begeleider_id, "naar"),
    ):
        with pytest.raises(Geweigerd) as nee:
            draag_over(cast, rij, begeleider=wie, op=op)
        assert set(nee.value.velden) == {veld}, (op, wie)
    with pytest.raises(Geweigerd):
        draag_over(cast, rij)
    with pytest.raises(Geweigerd):
        draag_over(cast, maak_overeenkomst(cast, status=KLAAR), begeleider=goed, op=over(1))
    assert vers(rij).einde is None


def test_een_vervolg_dat_afgebroken_werd_mag_opnieuw(cast: Rolverdeling) -> None:
    rij = maak_overeenkomst(cast, start=over(-30))
    nieuw = andere_begeleider()
    vervolg = draag_over(cast, rij, begeleider=nieuw.lidmaatschap.organisatie_id, op=over(10))
    with pytest.raises(Geweigerd):
        draag_over(cast, rij, begeleider=nieuw.lidmaatschap.organisatie_id, op=over(10))
    anders = Rolverdeling(spelers={"begeleider_ama": nieuw}, buren={})
    stop(anders, vervolg, reden="", toelichting="Toch niet.")
    ander = andere_begeleider().lidmaatschap.organisatie_id
    assert draag_over(cast, rij, begeleider=ander, op=over(8)).volgt_op_id == rij.pk


def test_op_het_scherm(cast: Rolverdeling, als: Callable[[Speler], Client]) -> None:
    rij, nieuw = maak_overeenkomst(cast), collega(cast)
    client = als(begeleider(cast))
    tekst = client.get(reverse("overeenkomst_overdragen", args=[rij.pk])).content.decode()
    assert f"collega:{nieuw.lidmaatschap.pk}" in tekst
    velden = {"naar": f"collega:{nieuw.lidmaatschap.pk}", "op": ""}
    assert stuur(client, "overeenkomst_overdragen", rij, naar="", op="").status_code == 422
    assert stuur(client, "overeenkomst_overdragen", rij, **velden).status_code == 302
    assert vers(rij).begeleider_lid == nieuw.lidmaatschap
    assert (
        stuur(als(cast.buren["begeleider_ama"]), "overeenkomst_overdragen", rij, **velden).status_code == 404
    )
