"""`onthaal_onbereikbaar_sluiten`: after three tries in thirty days, by hand or by the clock (assumption)."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from gbo.handelingen.doorgeven import onthaal_doorgeven
from gbo.handelingen.einden import onthaal_onbereikbaar_sluiten
from gbo.handelingen.opvolgen import onthaal_aanvaarden
from gbo.soorten import BOODSCHAP
from gbo.statussen import AFGESLOTEN, NIET_BEREIKT
from gbo.tasks.wissen import onbereikbaren_sluiten
from tests.gbo.deuren import eis_deur, verstuur
from tests.gbo.onthalen import aanvaard, bereikt, dagen_geleden, gbo, poog, zuster
from tests.gbo.overdragen import dek
from werkzorg.handelen.klok import sla
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.organisaties.hoedanigheid import Klok

pytestmark = pytest.mark.django_db
SLEUTEL = "onthaal_onbereikbaar_sluiten"


def drie_keer(cast, *, eerste: int = 30):
    """Tried three times, the first so many days ago."""
    onthaal = aanvaard(gbo(cast), sinds=dagen_geleden(eerste + 1))
    poog(onthaal, gbo(cast), dagen_geleden(eerste))
    poog(onthaal, gbo(cast), dagen_geleden(5), uitkomst=BOODSCHAP)
    poog(onthaal, gbo(cast), dagen_geleden(1))
    return onthaal


def test_met_de_hand_na_drie_pogingen_en_dertig_dagen(cast) -> None:
    vandaag = timezone.localdate()
    na = onthaal_onbereikbaar_sluiten(drie_keer(cast), einde=vandaag, door=gbo(cast).door)
    na.refresh_from_db()
    assert (na.status, na.einde) == (AFGESLOTEN, vandaag)
    assert na.weg_op is not None


def test_te_vroeg_of_te_weinig(cast) -> None:
    vandaag = timezone.localdate()
    with pytest.raises(Geweigerd, match="ten vroegste op"):
        onthaal_onbereikbaar_sluiten(drie_keer(cast, eerste=29), einde=vandaag, door=gbo(cast).door)
    een = aanvaard(gbo(cast), sinds=dagen_geleden(60))
    poog(een, gbo(cast), dagen_geleden(50))
    with pytest.raises(Geweigerd, match="nog 2 keer"):
        onthaal_onbereikbaar_sluiten(een, einde=vandaag, door=gbo(cast).door)
    with pytest.raises(Geweigerd, match="Dat kan nu niet"):
        onthaal_onbereikbaar_sluiten(bereikt(gbo(cast)), einde=vandaag, door=gbo(cast).door)


def test_de_klok_sluit_precies_wie_aan_de_beurt_is(cast) -> None:
    klaar, te_vroeg = drie_keer(cast), drie_keer(cast, eerste=20)
    klok = Klok("onbereikbaren_sluiten")
    telling = onbereikbaren_sluiten(timezone.localdate(), klok)
    assert (telling.gedaan, telling.fouten) == (1, 0)
    klaar.refresh_from_db()
    te_vroeg.refresh_from_db()
    assert (klaar.status, te_vroeg.status) == (AFGESLOTEN, NIET_BEREIKT)
    assert onbereikbaren_sluiten(timezone.localdate(), klok).gedaan == 0


def test_pogingen_van_wie_doorgaf_tellen_niet_mee(cast) -> None:
    onthaal = aanvaard(gbo(cast), sinds=dagen_geleden(41), samenwerking_id=dek(cast).pk)
    for dag in (40, 20):
        poog(onthaal, gbo(cast), dagen_geleden(dag))
    onthaal_doorgeven(onthaal, partner_id=zuster(cast).lidmaatschap.organisatie_id, door=gbo(cast).door)
    onthaal_aanvaarden(onthaal, door=zuster(cast).door)
    poog(onthaal, zuster(cast), dagen_geleden(0))
    assert onbereikbaren_sluiten(timezone.localdate(), Klok("onbereikbaren_sluiten")).gedaan == 0
    with pytest.raises(Geweigerd, match="nog 2 keer"):
        onthaal_onbereikbaar_sluiten(onthaal, einde=timezone.localdate(), door=zuster(cast).door)


def test_de_klok_haalt_een_gemiste_dag_gewoon_later_in(cast) -> None:
    onthaal = drie_keer(cast, eerste=25)
    with time_machine.travel(timezone.now() + timedelta(days=9)):
        assert sla("onbereikbaren_sluiten") == 1
        onthaal.refresh_from_db()
        assert (onthaal.status, onthaal.einde) == (AFGESLOTEN, timezone.localdate())


def test_op_het_scherm(cast, als) -> None:
    onthaal = drie_keer(cast, eerste=10)
    eis_deur(als, cast, SLEUTEL, onthaal)
    fout = verstuur(als(gbo(cast)), SLEUTEL, onthaal, einde=f"{timezone.localdate():%d/%m/%Y}")
    assert fout.status_code == 422
    assert "ten vroegste op" in fout.content.decode()
    rijp = drie_keer(cast)
    assert (
        verstuur(als(gbo(cast)), SLEUTEL, rijp, einde=f"{timezone.localdate():%d/%m/%Y}").status_code == 302
    )


def test_de_knop_komt_er_pas_na_genoeg_pogingen(cast, als) -> None:
    for onthaal, mag in ((drie_keer(cast, eerste=10), False), (drie_keer(cast), True)):
        blad = als(gbo(cast)).get(onthaal.get_absolute_url()).content.decode()
        assert (reverse(SLEUTEL, args=[onthaal.pk]) in blad) is mag
        assert ("ten vroegste op" in blad) is not mag
