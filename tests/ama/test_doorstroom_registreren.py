"""The act `doorstroom_registreren`: on to work or training, and AMA ends the day before."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from ama.domein.doorstroom import Stap
from ama.handelingen.doorstroom import doorstroom_registreren
from ama.models import Doorstroom, Overeenkomst, Toeleiding
from tests.ama.begeleiden import begeleider, betrek, over, stuur
from tests.ama.maken import maak_aanwezigheid
from tests.ama.maken_wse import maak_toeleiding
from tests.ama.wse import gestart, met_overeenkomst, open_beslissing, vdab
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.logboek.models import Logregel

pytestmark = pytest.mark.django_db
STAP = Stap("nec_ondersteund", over(14), 1140, "Bakkerij De Korst", "Via stage.")


def doe(cast, rij, speler=None, **anders):
    waarden = {"stap": STAP, "versie": rij.versie}
    return doorstroom_registreren(rij, door=(speler or begeleider(cast)).door, **(waarden | anders))


def test_ama_stopt_de_dag_ervoor(cast) -> None:
    rij = gestart(cast)
    overeenkomst = met_overeenkomst(cast, rij)
    open_beslissing(cast, rij)
    rij.refresh_from_db()
    doorstroom = doe(cast, rij)
    assert (doorstroom.soort, doorstroom.eerste_dag) == ("nec_ondersteund", over(14))
    nu = Toeleiding.objects.get(pk=rij.pk)
    assert (nu.status, nu.einde, nu.einde_reden) == ("doorgestroomd", over(13), "doorgestroomd")
    rest = Overeenkomst.objects.get(pk=overeenkomst.pk)
    assert (rest.einde, rest.einde_reden) == (over(13), "naar_betaald_werk")
    assert nu.jaarbeslissingen.get().status == "vervallen"
    assert Logregel.objects.get(handeling="doorstroom_registreren").gegevens["soort"] == "nec_ondersteund"


def test_ook_vdab_registreert_het(cast) -> None:
    doe(cast, gestart(cast), vdab(cast))
    assert Doorstroom.objects.count() == 1


@pytest.mark.parametrize(
    ("stap", "velden"),
    [
        (Stap("", over(14), 600), {"soort"}),
        (Stap("nec", None, 600), {"eerste_dag"}),
        (Stap("nec", over(14)), {"minuten_per_week"}),
        (Stap("nec", over(-301), 600), {"eerste_dag"}),
    ],
)
def test_wat_niet_kan(cast, stap: Stap, velden: set[str]) -> None:
    rij = gestart(cast)
    with pytest.raises(Geweigerd) as nee:
        doe(cast, rij, stap=stap)
    assert nee.value.velden.keys() == velden
    assert not Doorstroom.objects.exists()


def test_niet_op_een_dag_waarop_iemand_er_nog_was(cast) -> None:
    rij = gestart(cast)
    maak_aanwezigheid(met_overeenkomst(cast, rij), over(-2))
    with pytest.raises(Geweigerd) as nee:
        doe(cast, rij, stap=Stap("opleiding", over(-2)))
    assert nee.value.velden.keys() == {"eerste_dag"}
    doe(cast, rij, stap=Stap("opleiding", over(-1)))
    assert Toeleiding.objects.get(pk=rij.pk).einde == over(-2)


def test_een_keer_en_alleen_de_aanbieder(cast) -> None:
    rij = gestart(cast)
    with pytest.raises(Versieconflict):
        doe(cast, rij, versie=rij.versie + 1)
    with pytest.raises(PermissionDenied):
        doe(cast, rij, cast.spelers["casemanager_werk"])
    doe(cast, rij)
    rij.refresh_from_db()
    with pytest.raises(Geweigerd, match="Dat kan nu niet"):
        doe(cast, rij)


def test_wie_het_voorstelde_maar_niet_begeleidt_registreert_niets(cast) -> None:
    buur = cast.buren["begeleider_ama"]
    rij = maak_toeleiding(
        cast,
        voorgesteld_organisatie=buur.lidmaatschap.organisatie,
        voorgesteld_rol="begeleider_ama",
    )
    betrek(buur, rij.deelnemer)
    with pytest.raises((Geweigerd, PermissionDenied)):
        doe(cast, rij, buur)


def test_deur(cast, als) -> None:
    rij = gestart(cast)
    client = als(begeleider(cast))
    adres = reverse("doorstroom_registreren", args=[rij.pk])
    assert client.get(adres).status_code == 200
    velden = {"versie": rij.versie, "soort": "nec", "eerste_dag": f"{over(10):%d/%m/%Y}"}
    assert stuur(client, "doorstroom_registreren", rij.pk, **velden).status_code == 422
    goed = stuur(client, "doorstroom_registreren", rij.pk, **velden, minuten_per_week="20")
    assert goed.status_code == 302
    assert "doorgestroomd" in client.get(goed.url).content.decode()
    assert als(cast.buren["begeleider_ama"]).get(adres).status_code == 404
