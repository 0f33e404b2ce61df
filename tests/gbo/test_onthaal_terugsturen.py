"""`onthaal_terugsturen`: to the sister who passed it on, or it ends here; VDAB hears nothing (art. 4)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from gbo.domein.einde import weg_op
from gbo.handelingen.doorgeven import onthaal_doorgeven, onthaal_terugsturen
from gbo.models import Gbopartner
from gbo.statussen import ONTVANGEN, TERUGGESTUURD
from tests.gbo.deuren import eis_deur, leest, verstuur
from tests.gbo.onthalen import aanvaard, gbo, gestart, maak_onthaal, zuster
from tests.gbo.overdragen import dek
from tests.trajecten.maken import in_handeling
from werkzorg.berichten.models import Melding, Opdracht
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db
SLEUTEL = "onthaal_terugsturen"


def test_wat_van_vdab_kwam_eindigt_hier_en_vdab_hoort_niets(cast) -> None:
    onthaal = onthaal_terugsturen(maak_onthaal(gbo(cast)), reden="ander_gebied", door=gbo(cast).door)
    onthaal.refresh_from_db()
    vandaag = timezone.localdate()
    assert (onthaal.status, onthaal.einde, onthaal.weg_op) == (TERUGGESTUURD, vandaag, weg_op(vandaag, 12))
    assert onthaal.terugstuurreden == "ander_gebied"
    assert not Taak.objects.exists()
    assert not Melding.objects.exists()
    assert not Opdracht.objects.exists()


def test_wat_een_zuster_doorgaf_gaat_naar_haar_terug_met_de_reden(cast, als) -> None:
    onthaal = maak_onthaal(gbo(cast), samenwerking_id=dek(cast).pk)
    onthaal_doorgeven(onthaal, partner_id=zuster(cast).lidmaatschap.organisatie_id, door=gbo(cast).door)
    onthaal_terugsturen(onthaal, reden="andere", toelichting="Al bij jullie.", door=zuster(cast).door)
    onthaal.refresh_from_db()
    assert (onthaal.status, onthaal.einde, onthaal.vorige_partner_id) == (ONTVANGEN, None, None)
    assert onthaal.partner_id == gbo(cast).lidmaatschap.organisatie_id
    tekst = als(gbo(cast)).get(onthaal.get_absolute_url()).content.decode()
    assert "stuurde dit onthaaltraject naar jullie terug" in tekst
    assert "Al bij jullie." in tekst
    # A second time there is no sister any more: it ends.
    assert onthaal_terugsturen(onthaal, reden="al_gekend", door=gbo(cast).door).status == TERUGGESTUURD


def test_niet_terug_naar_een_zuster_die_het_niet_meer_kan_openen(cast) -> None:
    verband = dek(cast)
    onthaal = maak_onthaal(gbo(cast), samenwerking_id=verband.pk)
    onthaal_doorgeven(onthaal, partner_id=zuster(cast).lidmaatschap.organisatie_id, door=gbo(cast).door)
    gisteren = timezone.localdate() - timedelta(days=1)
    with in_handeling():
        Gbopartner.objects.filter(organisatie=gbo(cast).lidmaatschap.organisatie).update(tot=gisteren)
    with pytest.raises(Geweigerd, match="niet meer openen"):
        onthaal_terugsturen(onthaal, reden="al_gekend", door=zuster(cast).door)
    onthaal.refresh_from_db()
    assert onthaal.partner_id == zuster(cast).lidmaatschap.organisatie_id


def test_een_reden_is_verplicht(cast) -> None:
    onthaal = maak_onthaal(gbo(cast))
    for reden, toelichting, veld in (("", "", "reden"), ("andere", " ", "toelichting")):
        with pytest.raises(Geweigerd) as nee:
            onthaal_terugsturen(onthaal, reden=reden, toelichting=toelichting, door=gbo(cast).door)
        assert nee.value.velden.keys() == {veld}
    with pytest.raises(Geweigerd, match="gestart"):
        onthaal_terugsturen(gestart(gbo(cast)), reden="ander_gebied", door=gbo(cast).door)


def test_wie_terugstuurt_verwittigt_de_persoon_met_een_blad(cast, als) -> None:
    onthaal = maak_onthaal(gbo(cast))
    eis_deur(als, cast, SLEUTEL, onthaal)
    client = als(gbo(cast))
    uitleg = client.get(reverse(SLEUTEL, args=[onthaal.pk])).content.decode()
    assert "VDAB krijgt daar geen bericht van (art. 4)" in uitleg
    antwoord = verstuur(client, SLEUTEL, onthaal, reden="ander_gebied", toelichting="")
    assert antwoord.url == onthaal.get_absolute_url()
    tekst = leest(client, antwoord.url)
    assert "verwittig de persoon zelf" in tekst
    assert "lien@voorbeeld.be" in tekst
    blad = client.get(reverse("onthaal_samenvatting", args=[onthaal.pk])).content.decode()
    assert "U kunt opnieuw bij VDAB terecht" in blad


def test_een_aanvaard_traject_gaat_ook_nog_terug(cast) -> None:
    onthaal = aanvaard(gbo(cast))
    assert onthaal_terugsturen(onthaal, reden="geen_akkoord", door=gbo(cast).door).status == TERUGGESTUURD
