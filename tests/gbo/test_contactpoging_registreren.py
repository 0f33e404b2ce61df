"""`contactpoging_registreren`: attempts are logged, and the first that succeeds is the first contact."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from gbo.handelingen.opvolgen import contactpoging_registreren, onthaal_aanvaarden
from gbo.meldingen.onthaal import OPNEMEN
from gbo.models import Contactpoging
from gbo.soorten import BEREIKT, BOODSCHAP
from gbo.statussen import GECONTACTEERD, NIET_BEREIKT
from gbo.tasks.bewaken import onthaal_bewaken
from tests.gbo.deuren import eis_deur, verstuur
from tests.gbo.onthalen import aanvaard, dagen_geleden, gbo, maak_onthaal, om_tien, poog
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.models import Logregel
from werkzorg.organisaties.hoedanigheid import Klok
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db
SLEUTEL = "contactpoging_registreren"


def test_zonder_gehoor_en_dan_wel(cast) -> None:
    onthaal = aanvaard(gbo(cast), sinds=dagen_geleden(9))
    poog(onthaal, gbo(cast), dagen_geleden(8))
    assert (onthaal.status, onthaal.bereikt_op) == (NIET_BEREIKT, None)
    poog(onthaal, gbo(cast), dagen_geleden(7), uitkomst=BOODSCHAP)
    assert onthaal.status == NIET_BEREIKT
    poog(onthaal, gbo(cast), dagen_geleden(5), uitkomst=BEREIKT)
    assert (onthaal.status, onthaal.bereikt_op) == (GECONTACTEERD, dagen_geleden(5))
    # A later failure takes nothing back; an earlier success that is noted later counts.
    poog(onthaal, gbo(cast), dagen_geleden(4))
    poog(onthaal, gbo(cast), dagen_geleden(6), uitkomst=BEREIKT)
    assert (onthaal.status, onthaal.bereikt_op) == (GECONTACTEERD, dagen_geleden(6))
    assert Contactpoging.objects.filter(onthaal=onthaal, partner_id=onthaal.partner_id).count() == 5


def test_de_taak_is_klaar_zodra_iemand_bereikt_is(cast) -> None:
    onthaal = maak_onthaal(gbo(cast))
    onthaal_bewaken(timezone.localdate(), Klok("onthaal_bewaken"))
    onthaal.refresh_from_db()
    onthaal_aanvaarden(onthaal, door=gbo(cast).door)
    poog(onthaal, gbo(cast), timezone.localdate())
    assert Taak.objects.get(soort=OPNEMEN).klaar_op is None
    poog(onthaal, gbo(cast), timezone.localdate(), uitkomst=BEREIKT)
    assert Taak.objects.get(soort=OPNEMEN).klaar_op is not None


def test_een_onmogelijke_poging(cast) -> None:
    onthaal = aanvaard(gbo(cast), sinds=dagen_geleden(3))
    goed = {"wijze": "telefoon", "uitkomst": BEREIKT, "door": gbo(cast).door}
    for moment in (timezone.now() + timedelta(hours=1), om_tien(dagen_geleden(4))):
        with pytest.raises(Geweigerd) as nee:
            contactpoging_registreren(onthaal, wanneer=moment, **goed)
        assert nee.value.velden.keys() == {"wanneer"}
    with pytest.raises(Geweigerd) as nee:
        contactpoging_registreren(
            onthaal, wanneer=timezone.now(), wijze="duif", uitkomst="", door=gbo(cast).door
        )
    assert nee.value.velden.keys() == {"wijze", "uitkomst"}
    with pytest.raises(Geweigerd, match="“nieuw”"):
        contactpoging_registreren(maak_onthaal(gbo(cast)), wanneer=timezone.now(), **goed)
    assert not Contactpoging.objects.exists()


def test_het_logboek_zegt_niet_wat_er_gezegd_werd(cast) -> None:
    poog(aanvaard(gbo(cast)), gbo(cast), timezone.localdate())
    regel = Logregel.objects.get(handeling=SLEUTEL)
    assert regel.gegevens == {"wijze": "telefoon", "uitkomst": "niet_bereikt"}


def test_het_formulier_staat_op_nu(cast, als) -> None:
    onthaal = aanvaard(gbo(cast), sinds=dagen_geleden(1))
    eis_deur(als, cast, SLEUTEL, onthaal)
    client = als(gbo(cast))
    nu = timezone.localtime()
    velden = {
        "dag": f"{nu:%d/%m/%Y}",
        "uur": f"{nu:%H:%M}",
        "wijze": "telefoon",
        "uitkomst": BEREIKT,
        "notitie": "Belt zelf terug.",
    }
    morgen = velden | {"dag": f"{nu + timedelta(days=1):%d/%m/%Y}"}
    antwoord = verstuur(client, SLEUTEL, onthaal, **morgen)
    assert antwoord.status_code == 422
    assert "Deze dag moet nog komen" in antwoord.content.decode()
    assert verstuur(client, SLEUTEL, onthaal, **velden).url == onthaal.get_absolute_url()
    assert "Belt zelf terug." in client.get(onthaal.get_absolute_url()).content.decode()
