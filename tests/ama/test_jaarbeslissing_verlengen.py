"""The act `jaarbeslissing_verlengen`: AMA goes on until VDAB decides again, at most a year later."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.urls import reverse

from ama.domein.jaarbeslissing import volgende_uiterlijk_op
from ama.handelingen.jaarbeslissing import jaarbeslissing_verlengen
from ama.meldingen.jaarbeslissing import BESLISSEN, MELD_BESLIST
from ama.models import Toeleiding
from tests.ama.begeleiden import begeleider, open_taken, over, stuur, vandaag
from tests.ama.wse import gestart, met_overeenkomst, open_beslissing, vdab
from tests.trajecten.maken import in_handeling
from werkzorg.berichten.models import Melding
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.logboek.models import Logregel

pytestmark = pytest.mark.django_db


def verleng(cast, beslissing, **anders):
    waarden = {"motivering": "Zij groeit nog.", "tot": over(300), "versie": beslissing.versie}
    return jaarbeslissing_verlengen(beslissing, door=vdab(cast).door, **(waarden | anders))


def test_ze_loopt_door_tot_de_nieuwe_dag(cast) -> None:
    rij = gestart(cast)
    met_overeenkomst(cast, rij)
    beslissing = verleng(cast, open_beslissing(cast, rij))
    beslissing.refresh_from_db()
    assert (beslissing.status, beslissing.uitkomst, beslissing.dagen_te_laat) == ("beslist", "verlengd", 0)
    assert (beslissing.besloten_op, beslissing.besloten_door) == (vandaag(), vdab(cast).gebruiker)
    nu = Toeleiding.objects.get(pk=rij.pk)
    assert (nu.status, nu.beslissing_tot, nu.einde) == ("gestart", over(300), None)
    assert open_taken(BESLISSEN, beslissing.pk) == []
    assert Melding.objects.filter(soort=MELD_BESLIST, gebruiker=begeleider(cast).gebruiker).count() == 1
    assert Logregel.objects.get(handeling="jaarbeslissing_verlengen").deelnemer_id == rij.deelnemer_id
    # The next one counts on.
    assert open_beslissing(cast, nu).nummer == 2


def test_hoeveel_dagen_te_laat_blijft_bekend(cast) -> None:
    rij = gestart(cast, start=over(-400), tot=over(-36))
    assert verleng(cast, open_beslissing(cast, rij)).dagen_te_laat == 36


def test_hoogstens_een_jaar_en_met_een_reden(cast) -> None:
    beslissing = open_beslissing(cast, gestart(cast))
    grens = volgende_uiterlijk_op(vandaag(), 12)
    for fout in ({"tot": grens.replace(year=grens.year + 1)}, {"tot": vandaag()}, {"motivering": " "}):
        with pytest.raises(Geweigerd) as nee:
            verleng(cast, beslissing, **fout)
        assert nee.value.velden.keys() == fout.keys()
    assert verleng(cast, beslissing, tot=grens).status == "beslist"


def test_niet_tot_voor_de_eerste_dag(cast) -> None:
    beslissing = open_beslissing(cast, gestart(cast, start=over(30), tot=over(390)))
    with pytest.raises(Geweigerd) as nee:
        verleng(cast, beslissing, tot=over(29))
    assert nee.value.velden.keys() == {"tot"}
    assert verleng(cast, beslissing, tot=over(30)).status == "beslist"


def test_een_keer_beslist_is_beslist(cast) -> None:
    beslissing = open_beslissing(cast, gestart(cast))
    with pytest.raises(Versieconflict):
        verleng(cast, beslissing, versie=beslissing.versie + 1)
    verleng(cast, beslissing)
    with pytest.raises(Geweigerd, match="niet meer"):
        verleng(cast, beslissing)
    # Not by raw SQL either.
    beslissing.refresh_from_db()
    with pytest.raises(IntegrityError), in_handeling():
        type(beslissing).objects.filter(pk=beslissing.pk).update(motivering="Anders.")


def test_alleen_vdab(cast) -> None:
    beslissing = open_beslissing(cast, gestart(cast))
    with pytest.raises(PermissionDenied):
        jaarbeslissing_verlengen(
            beslissing, motivering="x", tot=over(30), versie=1, door=begeleider(cast).door
        )


def test_deur(cast, als) -> None:
    beslissing = open_beslissing(cast, gestart(cast))
    client = als(vdab(cast))
    adres = reverse("jaarbeslissing_verlengen", args=[beslissing.pk])
    tekst = client.get(adres).content.decode()
    grens = volgende_uiterlijk_op(vandaag(), 12)
    assert f"{grens:%d/%m/%Y}" in tekst
    velden = {"versie": beslissing.versie, "tot": f"{grens:%d/%m/%Y}"}
    fout = stuur(client, "jaarbeslissing_verlengen", beslissing.pk, **velden, motivering="")
    assert fout.status_code == 422
    goed = stuur(client, "jaarbeslissing_verlengen", beslissing.pk, **velden, motivering="Het gaat goed.")
    assert goed.status_code == 302
    assert "Het gaat goed." in client.get(goed.url).content.decode()
    assert als(cast.buren["vdab_beslisser"]).get(adres).status_code == 404
    assert als(begeleider(cast)).get(adres).status_code == 403
