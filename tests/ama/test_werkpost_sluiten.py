"""The act `werkpost_sluiten`: closed days, a holiday on which it stays open, and whom it touches."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from ama.handelingen.werkaanbod import werkpost_sluiten
from ama.models import Sluiting
from tests.ama.maken import maak_aanwezigheid, maak_overeenkomst, maak_versie
from tests.ama.werkposten import bied_aan, maak_post, over, sleutel_van
from werkzorg.databank.perioden import reeks
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.models import Logregel
from werkzorg.organisaties.models import Werkpost

pytestmark = pytest.mark.django_db
MAANDAG = date(2026, 3, 2)
KERSTMIS = date(2026, 12, 25)


@pytest.fixture
def els(cast):
    return cast.spelers["begeleider_ama"]


def test_gesloten_dagen(els) -> None:
    post = maak_post(els)
    rij = werkpost_sluiten(post, van=MAANDAG, tot_en_met=over(3), reden="inventaris", door=els.door)
    assert (rij.periode, rij.is_gesloten, rij.reden) == (reeks(MAANDAG, over(3)), True, "inventaris")
    regel = Logregel.objects.get(handeling="werkpost_sluiten")
    assert (regel.object_id, regel.gegevens["van"]) == (post.pk, MAANDAG.isoformat())
    with pytest.raises(Geweigerd) as nee:
        werkpost_sluiten(post, van=over(3), reden="nog eens", door=els.door)
    assert "02/03/2026" in nee.value.velden["van"]


def test_niet_waar_iemand_was(cast, els) -> None:
    post = maak_post(els)
    rij = maak_overeenkomst(cast, speler=cast.buren["begeleider_ama"], werkpost=post)
    maak_versie(rij)
    for dag, status in ((0, "A"), (7, "A"), (14, "O")):
        maak_aanwezigheid(rij, MAANDAG + timedelta(days=dag), status)
    with pytest.raises(Geweigerd) as nee:
        werkpost_sluiten(post, van=MAANDAG, tot_en_met=date(2026, 3, 20), reden="x", door=els.door)
    assert "02/03/2026; 09/03/2026" in nee.value.zin
    assert "16/03/2026" not in nee.value.zin
    assert not Sluiting.objects.exists()
    assert werkpost_sluiten(post, van=date(2026, 3, 16), reden="x", door=els.door).is_gesloten


def test_open_op_een_feestdag(els) -> None:
    post = maak_post(els)
    assert not werkpost_sluiten(post, van=KERSTMIS, is_gesloten=False, door=els.door).is_gesloten
    with pytest.raises(Geweigerd) as nee:
        werkpost_sluiten(post, van=MAANDAG, is_gesloten=False, door=els.door)
    assert "geen wettelijke feestdag" in nee.value.velden["van"]


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"tot_en_met": MAANDAG - timedelta(days=1)}, "tot_en_met"),
        ({"tot_en_met": MAANDAG + timedelta(days=366)}, "tot_en_met"),
        ({"van": date(2023, 12, 31)}, "van"),
        ({"reden": " "}, "reden"),
    ],
)
def test_weigeringen(els, anders, veld) -> None:
    with pytest.raises(Geweigerd) as nee:
        werkpost_sluiten(maak_post(els), **{"van": MAANDAG, "reden": "x", **anders}, door=els.door)
    assert veld in nee.value.velden
    assert not Sluiting.objects.exists()


def test_niet_door_een_ander(cast, els) -> None:
    with pytest.raises(Werkpost.DoesNotExist):
        werkpost_sluiten(maak_post(els), van=MAANDAG, reden="x", door=cast.buren["begeleider_ama"].door)


def test_het_scherm_toont_eerst_wie_het_raakt(cast, als, els) -> None:
    post = maak_post(els)
    bied_aan(els, post)
    eigen = maak_overeenkomst(cast, speler=els, werkpost=post)
    ander = maak_overeenkomst(cast, speler=cast.buren["begeleider_ama"], werkpost=post)
    for een in (eigen, ander):
        maak_versie(een)
    client, adres = als(els), f"/ama/werkposten/{post.pk}/sluit/"
    gegevens = {"wat": "dicht", "van": "02/03/2026", "tot_en_met": "09/03/2026", "reden": "verlof"}
    eerst = client.post(adres, {**sleutel_van(client, adres), **gegevens})
    tekst = eerst.content.decode()
    assert not Sluiting.objects.exists()
    assert eigen.deelnemer.naam in tekst
    assert "02/03/2026; 09/03/2026" in tekst
    assert len(eerst.context["mensen"]) == 1
    assert "1 overeenkomst op deze dagen" in tekst
    gezien = eerst.context["geraakt"].sleutel
    weer = eerst.context["formulier"]["aanvraag_sleutel"].value()
    goed = client.post(adres, {**gegevens, "aanvraag_sleutel": weer, "gezien": gezien}, follow=True)
    assert Sluiting.objects.get().reden == "verlof"
    assert goed.status_code == 200
    # A Tuesday on which only the other organisation has an agreement is shown too; a free week is done at once.
    leeg = maak_post(els, "Zonder mensen")
    adres = f"/ama/werkposten/{leeg.pk}/sluit/"
    client.post(adres, {**sleutel_van(client, adres), **gegevens})
    assert Sluiting.objects.filter(werkpost=leeg).exists()


def test_vanaf_het_dagblad_staat_de_dag_al_ingevuld(cast, als, els) -> None:
    post = maak_post(els)
    client, adres = als(els), f"/ama/werkposten/{post.pk}/sluit/"
    assert client.get(adres).context["formulier"]["van"].value() is None
    assert client.get(f"{adres}?dag=2026-03-02").context["formulier"]["van"].value() == "02/03/2026"
