"""The clock tells a core partner that there is somebody new, apart from the act of VDAB."""

from __future__ import annotations

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from gbo.handelingen.bewaken import onthaal_nieuw_melden
from gbo.meldingen.onthaal import NIEUW, OPNEMEN, onderwerpen
from gbo.tasks.bewaken import JOB, onthaal_bewaken
from tests.gbo.overdragen import draag_over, gbo
from tests.rolverdeling import Rolverdeling, maak_speler
from werkzorg.berichten.models import Melding
from werkzorg.organisaties.hoedanigheid import Klok
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db
_KLOK = Klok(JOB)


def test_wie_het_onthaal_doet_krijgt_een_taak_en_een_melding(cast: Rolverdeling, uitgevoerd) -> None:
    onthaal = draag_over(cast)
    maak_speler("gbo_medewerker", gbo(cast).lidmaatschap.organisatie, email="tweede@test.be")

    telling = onthaal_bewaken(timezone.localdate(), _KLOK)

    assert (telling.gedaan, telling.fouten) == (1, 0)
    taak = Taak.objects.get(soort=OPNEMEN)
    assert (taak.object_id, taak.deelnemer_id) == (onthaal.pk, onthaal.pk)
    assert (taak.organisatie_id, taak.rol) == (onthaal.partner_id, "gbo_medewerker")
    assert taak.termijn == onthaal.eerste_contact_voor
    assert Melding.objects.filter(soort=NIEUW).count() == 2
    uitgevoerd()
    nieuw = [bericht for bericht in mail.outbox if "onthaaltraject" in bericht.subject]
    assert len(nieuw) == 2
    for bericht in nieuw:
        assert onthaal.achternaam not in bericht.body + bericht.subject


def test_een_tweede_slag_doet_niets_en_vraagt_niet_meer(cast: Rolverdeling) -> None:
    onthaal = draag_over(cast)
    onthaal_bewaken(timezone.localdate(), _KLOK)

    with CaptureQueriesContext(connection) as gevraagd:
        telling = onthaal_bewaken(timezone.localdate(), _KLOK)

    assert telling.gedaan == 0
    assert len(gevraagd) <= 4
    assert onthaal_nieuw_melden(onthaal, door=_KLOK) == 0
    assert Taak.objects.filter(soort=OPNEMEN).count() == 1


def test_de_lijst_noemt_alleen_initialen_en_gemeente(cast: Rolverdeling) -> None:
    onthaal = draag_over(cast)

    assert onderwerpen(gbo(cast).door, [onthaal.pk])[onthaal.pk].tekst == "L. H. · Gent"
    assert onderwerpen(cast.buren["gbo_medewerker"].door, [onthaal.pk]) == {}
    assert onderwerpen(cast.spelers["vdab_beslisser"].door, [onthaal.pk]) == {}
