"""The act `werkaanbod_registreren`: what a werkpost offers from a day on, and the page of the werkpost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ama.domein.werkaanbod import Aangeboden
from ama.handelingen.werkaanbod import stand_van, werkaanbod_registreren
from ama.models import Werkaanbod
from ama.statussen import CONCEPT
from tests.ama.maken import START, maak_overeenkomst, maak_versie
from tests.ama.werkposten import SINDS, WEEK, bied_aan, maak_post, over, sleutel_van, vandaag
from werkzorg.databank.perioden import laatste_dag, reeks
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.logboek.models import Logregel
from werkzorg.organisaties.models import Werkpost

pytestmark = pytest.mark.django_db
GOED = Aangeboden(SINDS, ("inpakken", " inpakken ", "", "sorteren"), 4, WEEK, "Zittend werk.")


def test_een_later_aanbod_beeindigt_het_vorige_de_dag_ervoor(cast) -> None:
    els = cast.spelers["begeleider_ama"]
    post = maak_post(els)
    eerste = werkaanbod_registreren(post, GOED, versie=0, door=els.door)
    assert (eerste.activiteiten, eerste.plaatsen, eerste.open_dagen) == (
        ["inpakken", "sorteren"],
        4,
        [0, 1, 2, 3, 4],
    )
    later = werkaanbod_registreren(
        post, replace(GOED, van=over(10), plaatsen=6), versie=stand_van(post.pk), door=els.door
    )
    eerste.refresh_from_db()
    assert (laatste_dag(eerste.periode), later.periode) == (over(9), reeks(over(10), None))
    # From the same day: that offer is written over.
    weer = werkaanbod_registreren(
        post, replace(GOED, van=over(10), plaatsen=7), versie=stand_van(post.pk), door=els.door
    )
    assert (weer.pk, weer.plaatsen, Werkaanbod.objects.count()) == (later.pk, 7, 2)
    assert Logregel.objects.filter(handeling="werkaanbod_registreren", object_id=post.pk).count() == 3


def test_het_aanbod_eindigt_met_de_werkpost(cast) -> None:
    els = cast.spelers["begeleider_ama"]
    rij = bied_aan(els, maak_post(els, periode=reeks(SINDS, over(5))))
    assert laatste_dag(rij.periode) == over(5)


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"activiteiten": (" ",)}, "activiteiten"),
        ({"activiteiten": ("x" * 101,)}, "activiteiten"),
        ({"activiteiten": tuple("abcdefghijklmnopqrstu")}, "activiteiten"),
        ({"plaatsen": 0}, "plaatsen"),
        ({"plaatsen": 501}, "plaatsen"),
        ({"plaatsen": None}, "plaatsen"),
        ({"open_dagen": frozenset()}, "open_dagen"),
        ({"van": SINDS.replace(year=2023)}, "van"),
    ],
)
def test_weigeringen(cast, anders, veld) -> None:
    els = cast.spelers["begeleider_ama"]
    post = maak_post(els)
    with pytest.raises(Geweigerd) as nee:
        werkaanbod_registreren(post, replace(GOED, **anders), versie=0, door=els.door)
    assert set(nee.value.velden) == {veld}
    assert not Werkaanbod.objects.exists()


def test_niet_voor_het_vorige_en_niet_over_een_collega_heen(cast) -> None:
    els = cast.spelers["begeleider_ama"]
    post = maak_post(els)
    bied_aan(els, post, van=over(-3))
    with pytest.raises(Geweigerd) as nee:
        bied_aan(els, post, van=over(-4))
    assert f"{over(-3):%d/%m/%Y}" in nee.value.velden["van"]
    with pytest.raises(Versieconflict):
        werkaanbod_registreren(post, GOED, versie=0, door=els.door)


def test_wie_de_werkpost_niet_beheert_ziet_ze_niet_om_te_wijzigen(cast) -> None:
    els, buur = cast.spelers["begeleider_ama"], cast.buren["begeleider_ama"]
    post = maak_post(els)
    with pytest.raises(Werkpost.DoesNotExist):
        werkaanbod_registreren(post, GOED, versie=0, door=buur.door)
    # Who makes an agreement there keeps it up too.
    maak_overeenkomst(cast, speler=buur, werkpost=post, status=CONCEPT)
    assert werkaanbod_registreren(post, GOED, versie=0, door=buur.door).werkpost_id == post.pk


def test_door_het_scherm(cast, als) -> None:
    els = cast.spelers["begeleider_ama"]
    post, client = maak_post(els), als(els)
    adres = f"/ama/werkposten/{post.pk}/aanbod/"
    gegevens = {
        **sleutel_van(client, adres),
        "activiteiten": "brood inpakken\r\n\r\nafwassen",
        "plaatsen": "3",
        "open_dagen": ["0", "2"],
        "van": f"{vandaag():%d/%m/%Y}",
    }
    fout = client.post(adres, {**gegevens, "plaatsen": "0"})
    assert (fout.status_code, Werkaanbod.objects.count()) == (422, 0)
    goed = client.post(adres, gegevens, follow=True)
    tekst = goed.content.decode()
    for stuk in ("brood inpakken, afwassen", "0 van de 3 bezet: 3 vrij.", "maandag en woensdag", "bewaard"):
        assert stuk in tekst
    # Somebody who still saw the form without an offer.
    oud = {**gegevens, **sleutel_van(client, adres), "versie": "0"}
    conflict = client.post(adres, oud)
    assert conflict.status_code == 409
    assert als(cast.buren["begeleider_ama"]).get(adres).status_code == 404
    assert als(cast.casemanager_zorg).get(adres).status_code == 403


def test_de_pagina_noemt_alleen_mensen_van_de_eigen_organisatie(cast, als) -> None:
    els, buur = cast.spelers["begeleider_ama"], cast.buren["begeleider_ama"]
    post = maak_post(els)
    bied_aan(els, post, plaatsen=3)
    eigen = maak_overeenkomst(cast, speler=els, werkpost=post)
    ander = maak_overeenkomst(cast, speler=buur, werkpost=post)
    for een in (eigen, ander):
        maak_versie(een)
    adres = f"/ama/werkposten/{post.pk}/"
    tekst = als(els).get(adres).content.decode()
    assert eigen.deelnemer.naam in tekst
    assert "2 van de 3 bezet: 1 vrij." in tekst
    assert "maandag" in tekst
    assert f"{START:%d/%m/%Y}" in tekst
    assert str(ander.pk) not in tekst
    assert str(eigen.pk) in tekst
    zoeker = als(cast.casemanager_zorg).get(adres).content.decode()
    assert "2 van de 3 bezet" in zoeker
    for een in (eigen, ander):
        assert str(een.pk) not in zoeker
    assert eigen.deelnemer.naam not in zoeker
    assert "Werk het aanbod bij" in tekst
    assert "Werk het aanbod bij" not in zoeker
