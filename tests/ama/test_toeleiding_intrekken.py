"""A proposal or a grant does not go on: what ends, who may, and who comes next."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils import timezone

from ama.domein.overgang import Overgang
from ama.handelingen.toeleiding import toeleiding_intrekken
from ama.meldingen.toeleiding import MELD_INGETROKKEN, MELD_NIET_DOOR, PLAATS_VRIJ
from ama.models import Overeenkomst, Toeleiding
from ama.models.persoonsbeeld import lees_persoon
from ama.statussen import GESTART, INGETROKKEN, TOEGEKEND, WACHT_OP_PLAATS
from tests.ama.maken_wse import maak_contingent, maak_ontwikkelplan, maak_toeleiding
from tests.ama.opmaken import onderteken, over
from tests.ama.voorstellen import aanbieder, doe_voorstel, ken_toe, taken, vdab
from tests.ama.wsestarten import begeleider, betrek, maak_wse
from tests.rolverdeling import Rolverdeling, Speler
from tests.trajecten.maken import in_handeling
from werkzorg.berichten.models import Melding
from werkzorg.doorverwijzingen.models import Bemiddelingsadvies
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.models import Logregel

pytestmark = pytest.mark.django_db


def _trek_in(rij: Toeleiding, wie: Speler, reden: str = "Verhuist naar Antwerpen.") -> Toeleiding:
    return toeleiding_intrekken(rij, reden=reden, versie=rij.versie, door=wie.door)


def test_wie_voorstelde_trekt_in_tot_vdab_besliste(cast: Rolverdeling) -> None:
    verwijzer = cast.spelers["verwijzer"]
    rij = _trek_in(doe_voorstel(cast, verwijzer), verwijzer)

    rij.refresh_from_db()
    assert (rij.status, rij.einde_toelichting) == (INGETROKKEN, "Verhuist naar Antwerpen.")
    assert taken(rij) == set()
    assert not Melding.objects.filter(soort=MELD_INGETROKKEN).exists()
    assert Logregel.objects.filter(handeling="toeleiding_intrekken", object_id=rij.pk).exists()


def test_na_de_beslissing_alleen_nog_vdab(cast: Rolverdeling) -> None:
    verwijzer = cast.spelers["verwijzer"]
    rij = ken_toe(cast, doe_voorstel(cast, verwijzer))

    with pytest.raises(Geweigerd):
        _trek_in(rij, verwijzer)
    rij = _trek_in(rij, vdab(cast))

    assert rij.status == INGETROKKEN
    advies = Bemiddelingsadvies.objects.get(deelnemer=rij.deelnemer)
    assert advies.tot == timezone.localdate()
    assert Melding.objects.filter(soort=MELD_INGETROKKEN, gebruiker=verwijzer.gebruiker).exists()


def test_een_ander_dan_wie_voorstelde_trekt_niet_in(cast: Rolverdeling) -> None:
    rij = doe_voorstel(cast, cast.spelers["verwijzer"])
    ander = cast.spelers["casemanager_werk"]
    # The casemanager follows the same person at VDAB, and reads it.
    tom = doe_voorstel(cast, ander)
    _trek_in(tom, ander)

    with pytest.raises((Geweigerd, Toeleiding.DoesNotExist)):
        _trek_in(rij, ander)


def test_wie_wacht_krijgt_de_plaats_die_vrijkomt(cast: Rolverdeling) -> None:
    contingent = maak_contingent(aanbieder(cast), plaatsen=1)
    eerste = ken_toe(cast, doe_voorstel(cast), contingent)
    tweede = ken_toe(cast, doe_voorstel(cast), contingent)
    derde = ken_toe(cast, doe_voorstel(cast), contingent)
    assert (eerste.status, tweede.status, derde.status) == (TOEGEKEND, WACHT_OP_PLAATS, WACHT_OP_PLAATS)

    _trek_in(eerste, vdab(cast))

    vrij = [rij for rij in (tweede, derde) if taken(rij) == {PLAATS_VRIJ}]
    # Both were granted today: whose proposal came in first, and otherwise the key, decides; only one place is free.
    assert len(vrij) == 1


def test_wie_begon_trekt_niet_meer_in(cast: Rolverdeling) -> None:
    rij = maak_toeleiding(cast, status=GESTART, speler=cast.spelers["begeleider_ama"])

    with pytest.raises((Geweigerd, Toeleiding.DoesNotExist)):
        _trek_in(rij, vdab(cast))


def test_zonder_reden_gaat_het_niet(cast: Rolverdeling) -> None:
    rij = doe_voorstel(cast)

    with pytest.raises(Geweigerd) as nee:
        _trek_in(rij, vdab(cast), reden="  ")

    assert set(nee.value.velden) == {"reden"}


def test_de_deur(cast: Rolverdeling, als) -> None:
    verwijzer = cast.spelers["verwijzer"]
    rij = doe_voorstel(cast, verwijzer)
    adres = reverse("toeleiding_intrekken", args=[rij.pk])
    client = als(verwijzer)
    velden = {"aanvraag_sleutel": "2c2ab1f6-7a3a-4cd8-9c1c-9a4bd2b9fd13", "versie": rij.versie}

    assert adres in client.get(rij.get_absolute_url()).content.decode()
    assert client.post(adres, velden).status_code == 422
    assert client.post(adres, {**velden, "reden": "Toch niet."}).status_code == 302
    assert "Toch niet." in client.get(rij.get_absolute_url()).content.decode()
    assert als(cast.buren["verwijzer"]).get(adres).status_code == 404


def test_na_de_beslissing_heeft_wie_voorstelde_de_knop_niet_meer(cast: Rolverdeling, als) -> None:
    verwijzer = cast.spelers["verwijzer"]
    rij = ken_toe(cast, doe_voorstel(cast, verwijzer))
    adres = reverse("toeleiding_intrekken", args=[rij.pk])

    assert adres not in als(verwijzer).get(rij.get_absolute_url()).content.decode()
    assert als(verwijzer).get(adres).status_code == 403
    assert adres in als(vdab(cast)).get(rij.get_absolute_url()).content.decode()


@pytest.mark.parametrize("dagen", [-3, 0, 20])
def test_wat_ervoor_ondertekend_werd_gaat_mee_niet_door(cast: Rolverdeling, dagen: int) -> None:
    wie = begeleider(cast)
    rij = maak_toeleiding(cast, status=TOEGEKEND, speler=wie)
    betrek(rij.deelnemer, vdab(cast))
    maak_ontwikkelplan(rij, opgemaakt_door=wie.gebruiker)
    onderteken(maak_wse(rij, wie, start=over(dagen)), wie)
    maak_wse(rij, wie, naam="Tweede plek", start=over(20))
    assert taken(rij)

    rij.refresh_from_db()
    _trek_in(rij, vdab(cast))

    standen = Overeenkomst.objects.filter(toeleiding=rij).values_list("status", flat=True)
    assert list(standen) == ["afgebroken", "afgebroken"]
    assert taken(rij) == set()
    hoort = Melding.objects.filter(soort=MELD_NIET_DOOR, object_id=rij.pk)
    assert set(hoort.values_list("gebruiker_id", flat=True)) == {wie.gebruiker.pk}
    # The notice leads to what VDAB wrote.
    assert Toeleiding.objects.zichtbaar_voor(wie.door).filter(pk=rij.pk).exists()


def test_na_het_intrekken_kan_ama_welzijn_beginnen(cast: Rolverdeling) -> None:
    wie, buur = begeleider(cast), cast.buren["begeleider_ama"]
    rij = maak_toeleiding(cast, status=TOEGEKEND, speler=wie)
    betrek(rij.deelnemer, vdab(cast))

    def naar_welzijn() -> Overgang:
        return lees_persoon(rij.deelnemer_id, buur.lidmaatschap.organisatie_id).overgang("wvg", over(0))

    onderteken(maak_wse(rij, wie), wie)
    assert naar_welzijn().bezwaren

    rij.refresh_from_db()
    _trek_in(rij, vdab(cast))

    assert not naar_welzijn().bezwaren


def test_een_ontwerp_van_een_ingetrokken_toeleiding_wordt_niet_getekend(cast: Rolverdeling) -> None:
    wie = begeleider(cast)
    eerste = maak_toeleiding(cast, status=TOEGEKEND, speler=wie)
    ontwerp = maak_wse(eerste, wie)
    # As an older row has it: withdrawn, with its draft still open, and granted again at the same house.
    with in_handeling():
        eerste.refresh_from_db()
        eerste.status = INGETROKKEN
        eerste.save()
    maak_toeleiding(cast, status=TOEGEKEND, speler=wie, deelnemer=eerste.deelnemer)

    with pytest.raises(Geweigerd, match="kende AMA sociale economie niet toe"):
        onderteken(ontwerp, wie)


def test_wie_intussen_intrekt_houdt_de_laatste_handtekening_tegen(
    cast: Rolverdeling, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The checklist was green, and then VDAB was first at the person."""
    wie = begeleider(cast)
    rij = maak_toeleiding(cast, status=TOEGEKEND, speler=wie)
    ontwerp = maak_wse(rij, wie)

    def groen(*_argumenten: object) -> list[object]:
        with in_handeling():
            Toeleiding.objects.filter(pk=rij.pk).update(status=INGETROKKEN)
        return []

    monkeypatch.setattr("ama.handelingen.ondertekenen.beletsels", groen)
    with pytest.raises(Geweigerd, match="intussen in"):
        onderteken(ontwerp, wie)
