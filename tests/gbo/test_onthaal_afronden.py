"""`onthaal_afronden`: the end has a day, and from that day the twelve months run (art. 6)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from gbo.domein.einde import weg_op
from gbo.handelingen.einden import onthaal_afronden
from gbo.models import Onthaaltraject
from gbo.statussen import AFGEROND, GESTART
from tests.gbo.deuren import eis_deur, verstuur
from tests.gbo.onthalen import aanvaard, dagen_geleden, gbo, gestart
from tests.trajecten.maken import in_handeling
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.models import Logregel

pytestmark = pytest.mark.django_db
SLEUTEL = "onthaal_afronden"


def test_een_einde_van_31_januari_is_weg_op_31_januari(cast) -> None:
    onthaal = gestart(gbo(cast), sinds=date(2025, 1, 10))
    na = onthaal_afronden(onthaal, einde=date(2025, 1, 31), toelichting=" Klaar. ", door=gbo(cast).door)
    na.refresh_from_db()
    assert (na.status, na.einde, na.weg_op) == (AFGEROND, date(2025, 1, 31), date(2026, 1, 31))
    assert na.toelichting == "Klaar."
    assert Logregel.objects.get(handeling=SLEUTEL).gegevens == {}


@pytest.mark.parametrize("einde", [None, "gisteren voor de start", "morgen"])
def test_een_onmogelijk_einde(cast, einde) -> None:
    onthaal = gestart(gbo(cast), sinds=dagen_geleden(3))
    dag = {
        None: None,
        "gisteren voor de start": dagen_geleden(4),
        "morgen": timezone.localdate() + timedelta(days=1),
    }[einde]
    with pytest.raises(Geweigerd) as nee:
        onthaal_afronden(onthaal, einde=dag, door=gbo(cast).door)
    assert nee.value.velden.keys() == {"einde"}


def test_alleen_wat_begon_kan_afgerond_worden(cast) -> None:
    with pytest.raises(Geweigerd, match="“gestart”"):
        onthaal_afronden(aanvaard(gbo(cast)), einde=timezone.localdate(), door=gbo(cast).door)


def test_de_databank_zelf_weigert_een_einde_zonder_dag(cast) -> None:
    onthaal = gestart(gbo(cast))
    for velden in ({"status": AFGEROND}, {"einde": timezone.localdate(), "weg_op": timezone.localdate()}):
        with (
            pytest.raises(IntegrityError, match="onthaal_einde_verplicht"),
            in_handeling(),
            transaction.atomic(),
        ):
            Onthaaltraject.objects.filter(pk=onthaal.pk).update(**velden)


def test_op_het_scherm(cast, als) -> None:
    onthaal = gestart(gbo(cast), sinds=dagen_geleden(2))
    eis_deur(als, cast, SLEUTEL, onthaal)
    client, vandaag = als(gbo(cast)), timezone.localdate()
    fout = verstuur(client, SLEUTEL, onthaal, einde="")
    assert fout.status_code == 422
    assert "Laatste dag" in fout.content.decode()
    onthaal.refresh_from_db()
    assert onthaal.status == GESTART
    goed = verstuur(client, SLEUTEL, onthaal, einde=f"{vandaag:%d/%m/%Y}", toelichting="")
    tekst = client.get(goed.url).content.decode()
    assert "Alles gewist uiterlijk op" in tekst
    assert f"{weg_op(vandaag, 12):%d/%m/%Y}" in tekst


def test_een_jaar_te_vroeg_getypt_wist_niets_zonder_vraag(cast, als) -> None:
    onthaal, client = gestart(gbo(cast), sinds=dagen_geleden(500)), als(gbo(cast))
    oud = f"{dagen_geleden(400):%d/%m/%Y}"
    vraag = verstuur(client, SLEUTEL, onthaal, einde=oud, toelichting="")
    assert vraag.status_code == 422
    assert "binnen het uur" in vraag.content.decode()
    onthaal.refresh_from_db()
    assert onthaal.einde is None
    goed = verstuur(client, SLEUTEL, onthaal, einde=f"{dagen_geleden(30):%d/%m/%Y}", toelichting="")
    assert goed.status_code == 302
    ander = gestart(gbo(cast), sinds=dagen_geleden(500))
    assert verstuur(client, SLEUTEL, ander, einde=oud, toelichting="", zeker="on").status_code == 302
    ander.refresh_from_db()
    assert ander.weg_op <= timezone.localdate()
