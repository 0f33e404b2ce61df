"""The act `jaarbeslissing_stopzetten`: each outcome ends the toeleiding and every agreement under it."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from ama.domein.doorstroom import Stap
from ama.handelingen.jaarbeslissing import jaarbeslissing_stopzetten
from ama.meldingen.levensloop import DIMONA_UIT
from ama.models import Doorstroom, Overeenkomst, Toeleiding
from ama.statussen import KLAAR
from tests.ama.begeleiden import begeleider, open_taken, over, stuur, vandaag
from tests.ama.maken import maak_aanwezigheid
from tests.ama.wse import gestart, met_overeenkomst, open_beslissing, vdab
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.models import Logregel

pytestmark = pytest.mark.django_db


def stop(cast, beslissing, **anders):
    waarden = {
        "uitkomst": "gestopt",
        "motivering": "Het lukt niet meer.",
        "einde": over(10),
        "versie": beslissing.versie,
    }
    return jaarbeslissing_stopzetten(beslissing, door=vdab(cast).door, **(waarden | anders))


@pytest.mark.parametrize(
    ("uitkomst", "toestand", "reden"),
    [
        ("gestopt", "stopgezet", "beslissing_vdab"),
        ("ama_wvg", "doorverwezen", "naar_ama_wvg"),
        ("activeringstraject", "doorverwezen", "naar_activeringstraject"),
        ("welzijn", "stopgezet", "beslissing_vdab"),
    ],
)
def test_elke_uitkomst_eindigt_alles(cast, uitkomst: str, toestand: str, reden: str) -> None:
    rij = gestart(cast)
    een, twee = met_overeenkomst(cast, rij), met_overeenkomst(cast, rij, weekdag=2)
    ontwerp = met_overeenkomst(cast, rij, status=KLAAR, weekdag=3)
    beslissing = stop(cast, open_beslissing(cast, rij), uitkomst=uitkomst)
    nu = Toeleiding.objects.get(pk=rij.pk)
    assert (nu.status, nu.einde, nu.einde_reden) == (toestand, over(10), uitkomst)
    for overeenkomst in (een, twee):
        rest = Overeenkomst.objects.get(pk=overeenkomst.pk)
        assert (rest.status, rest.einde, rest.einde_reden) == ("actief", over(10), reden)
        assert rest.einde_toelichting == ""
        assert open_taken(DIMONA_UIT, rest.pk)
    assert Overeenkomst.objects.get(pk=ontwerp.pk).status == "afgebroken"
    beslissing.refresh_from_db()
    assert (beslissing.status, beslissing.uitkomst, beslissing.einde) == ("beslist", uitkomst, over(10))
    assert Logregel.objects.get(handeling="jaarbeslissing_stopzetten").gegevens["overeenkomsten"] == 3


def test_wie_doorstroomt_stopt_de_dag_voor_de_eerste_dag_daar(cast) -> None:
    rij = gestart(cast)
    overeenkomst = met_overeenkomst(cast, rij)
    stap = Stap("nec", over(20), 1140, "Bakkerij De Korst")
    stop(cast, open_beslissing(cast, rij), uitkomst="doorgestroomd", einde=None, stap=stap)
    nu = Toeleiding.objects.get(pk=rij.pk)
    assert (nu.status, nu.einde) == ("doorgestroomd", over(19))
    assert Overeenkomst.objects.get(pk=overeenkomst.pk).einde_reden == "naar_betaald_werk"
    doorstroom = Doorstroom.objects.get()
    assert (doorstroom.toeleiding_id, doorstroom.eerste_dag, doorstroom.werkgever) == (
        rij.pk,
        over(20),
        "Bakkerij De Korst",
    )


def test_zonder_te_zeggen_waarheen_geen_doorstroom(cast) -> None:
    beslissing = open_beslissing(cast, gestart(cast))
    with pytest.raises(Geweigerd) as nee:
        stop(cast, beslissing, uitkomst="doorgestroomd")
    assert nee.value.velden.keys() == {"soort", "eerste_dag"}
    assert not Doorstroom.objects.exists()


def test_niet_voor_iemand_nog_aanwezig_was(cast) -> None:
    rij = gestart(cast)
    overeenkomst = met_overeenkomst(cast, rij)
    maak_aanwezigheid(overeenkomst, over(-3))
    beslissing = open_beslissing(cast, rij)
    with pytest.raises(Geweigerd) as nee:
        stop(cast, beslissing, einde=over(-4))
    assert nee.value.velden.keys() == {"einde"}
    stop(cast, beslissing, einde=over(-3))
    assert Overeenkomst.objects.get(pk=overeenkomst.pk).status == "beeindigd"


def test_een_vroeger_gepland_einde_blijft(cast) -> None:
    rij = gestart(cast)
    vroeger = met_overeenkomst(cast, rij, einde=over(5), einde_reden="verhuisd")
    later = met_overeenkomst(cast, rij, start=over(12), weekdag=2)
    stop(cast, open_beslissing(cast, rij))
    assert Overeenkomst.objects.get(pk=vroeger.pk).einde == over(5)
    # What was signed and would begin after the last day never begins.
    assert Overeenkomst.objects.get(pk=later.pk).status == "afgebroken"


def test_een_advies_welzijn_leest_de_aanbieder_nergens(cast, als) -> None:
    rij = gestart(cast)
    overeenkomst = met_overeenkomst(cast, rij)
    beslissing = open_beslissing(cast, rij)
    stop(cast, beslissing, uitkomst="welzijn", motivering="Naar het CAW met deze vraag.")
    client = als(begeleider(cast))
    for adres in (
        beslissing.get_absolute_url(),
        rij.get_absolute_url(),
        overeenkomst.get_absolute_url(),
        reverse("jaarbeslissing_lijst"),
        reverse("toeleiding_lijst"),
        rij.deelnemer.get_absolute_url(),
    ):
        tekst = client.get(adres).content.decode()
        assert "advies Welzijn" not in tekst, adres
        assert "CAW met deze vraag" not in tekst, adres
        # Nor by its state: only the filter of the list knows that word.
        assert "doorverwezen" not in re.sub("<select.*?</select>", "", tekst, flags=re.DOTALL), adres
    assert "advies Welzijn" in als(vdab(cast)).get(beslissing.get_absolute_url()).content.decode()


def test_niet_op_een_dag_voor_een_overeenkomst_die_al_begon(cast) -> None:
    rij = gestart(cast)
    met_overeenkomst(cast, rij, start=over(-3), weekdag=2)
    with pytest.raises(Geweigerd) as nee:
        stop(cast, open_beslissing(cast, rij), einde=over(-5))
    assert "begon op" in nee.value.velden["einde"]
    assert Toeleiding.objects.get(pk=rij.pk).status == "gestart"


def test_een_late_beslissing_dekt_de_dagen_tot_het_einde(cast) -> None:
    rij = gestart(cast)
    met_overeenkomst(cast, rij)
    beslissing = open_beslissing(cast, rij)
    einde = beslissing.uiterlijk_op + timedelta(days=5)
    with time_machine.travel(beslissing.uiterlijk_op + timedelta(days=3)):
        stop(cast, beslissing, uitkomst="gestopt", einde=einde)
    rij.refresh_from_db()
    assert rij.beslissing_tot == rij.einde == einde


def test_alleen_vdab(cast) -> None:
    beslissing = open_beslissing(cast, gestart(cast))
    with pytest.raises(PermissionDenied):
        jaarbeslissing_stopzetten(
            beslissing,
            uitkomst="gestopt",
            motivering="x",
            einde=vandaag(),
            versie=1,
            door=begeleider(cast).door,
        )


def test_deur(cast, als) -> None:
    rij = gestart(cast)
    met_overeenkomst(cast, rij)
    beslissing = open_beslissing(cast, rij)
    client = als(vdab(cast))
    assert client.get(reverse("jaarbeslissing_stopzetten", args=[beslissing.pk])).status_code == 200
    velden = {"versie": beslissing.versie, "uitkomst": "doorgestroomd", "motivering": "Zij heeft werk."}
    fout = stuur(client, "jaarbeslissing_stopzetten", beslissing.pk, **velden)
    assert fout.status_code == 422
    eerste = vandaag() + timedelta(days=7)
    goed = stuur(
        client,
        "jaarbeslissing_stopzetten",
        beslissing.pk,
        **velden,
        soort="collectief_maatwerk",
        eerste_dag=f"{eerste:%d/%m/%Y}",
        minuten_per_week="19",
    )
    assert goed.status_code == 302
    assert Doorstroom.objects.get().minuten_per_week == 19 * 60
    assert als(cast.buren["vdab_beslisser"]).get(goed.url).status_code == 404
