"""Two at the same moment: one transfer, one partner, one end, one erasure; the other one reads why not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.utils import timezone

from gbo.domein.overdracht import Overdracht, samengesteld, vingerafdruk
from gbo.handelingen.advies import advies_welzijn_weigering_registreren
from gbo.handelingen.doorgeven import onthaal_doorgeven, onthaal_terugsturen
from gbo.handelingen.opvolgen import onthaal_aanvaarden
from gbo.handelingen.overdragen import gegevens_overdragen
from gbo.handelingen.wissen import onthaal_wissen, wissing_tegenhouden
from gbo.models import Onthaaltelling, Onthaaltraject, Welzijnsadvies, Wisattest, Wisstop
from gbo.models.persoonlezen import persoon_van
from gbo.statussen import AANVAARD, EINDES, ONTVANGEN, VOORGESTELD
from tests.deelnemers.test_gelijktijdig import tegelijk
from tests.gbo.onthalen import afgerond, dagen_geleden, gbo, maak_onthaal, zuster
from tests.gbo.overdragen import adviseer, dek, vdab
from tests.omvang import aantal
from tests.rolverdeling import Rolverdeling, maak_rolverdeling
from werkzorg.deelnemers.handelingen.wijzigen import deelnemer_wijzigen
from werkzorg.deelnemers.models import Wisopdracht
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.organisaties.hoedanigheid import Klok

pytestmark = pytest.mark.django_db(transaction=True)
KEREN = aantal(3, 25)
KLOK = Klok("onthaal_wissen")


@pytest.fixture
def spelers(transactional_db: None) -> Rolverdeling:
    return maak_rolverdeling()


def uitkomst(doe: Callable[[], Any]) -> str:
    """What became of it: "ja", or how it was refused."""
    try:
        return "ja" if doe() is not None else "niets"
    except (Geweigerd, Versieconflict) as nee:
        return type(nee).__name__
    except ObjectDoesNotExist:
        return "weg"


def samen(*doen: Callable[[], Any]) -> Counter[str]:
    """How these ended when they began together."""
    return Counter(tegelijk(*(partial(uitkomst, doe) for doe in doen)))


def draag(advies: Welzijnsadvies, cast: Rolverdeling, wie: Any, gezien: str | None = None) -> Any:
    """VDAB hands this one over to this partner."""
    return gegevens_overdragen(
        advies,
        overdracht=Overdracht(timezone.localdate()),
        partner_id=wie.lidmaatschap.organisatie_id,
        gezien=gezien,
        versie=None,
        door=vdab(cast).door,
    )


def test_naar_twee_kernpartners_tegelijk_is_er_een(spelers: Rolverdeling) -> None:
    dek(spelers)
    for keer in range(1, KEREN + 1):
        advies = adviseer(spelers)
        doen = [partial(draag, advies, spelers, wie(spelers)) for wie in (gbo, zuster)]
        assert samen(*doen) == {"ja": 1, "Geweigerd": 1}
        assert Onthaaltraject.objects.count() == keer


def test_overdragen_en_weigeren_tegelijk_is_een_van_beide(spelers: Rolverdeling) -> None:
    dek(spelers)
    for _ in range(KEREN):
        advies, voor = adviseer(spelers), Onthaaltraject.objects.count()
        weiger = partial(advies_welzijn_weigering_registreren, advies, versie=None, door=vdab(spelers).door)
        assert samen(partial(draag, advies, spelers, gbo(spelers)), weiger) == {"ja": 1, "Geweigerd": 1}
        advies.refresh_from_db()
        assert Onthaaltraject.objects.count() - voor == (not advies.is_geweigerd)
    assert not Welzijnsadvies.objects.filter(status=VOORGESTELD).exists()


def test_wat_vertrekt_is_wat_gezien_werd_ook_als_iemand_het_dossier_verbetert(spelers: Rolverdeling) -> None:
    dek(spelers)
    for _ in range(KEREN):
        advies = adviseer(spelers)
        pakket = samengesteld(persoon_van(advies.deelnemer), Overdracht(timezone.localdate()))
        gezien = vingerafdruk(pakket, str(gbo(spelers).lidmaatschap.organisatie_id))
        verbeter = partial(
            deelnemer_wijzigen,
            advies.deelnemer,
            wijzigingen={"straat": "Beukenlaan"},
            versie=1,
            door=vdab(spelers).door,
        )
        uit = samen(partial(draag, advies, spelers, gbo(spelers), gezien), verbeter)
        assert uit in ({"ja": 2}, {"ja": 1, "Geweigerd": 1})
    assert set(Onthaaltraject.objects.values_list("straatnaam", flat=True)) <= {"Lindelei"}


def test_aanvaarden_doorgeven_en_terugsturen_tegelijk_is_er_een(spelers: Rolverdeling) -> None:
    verband, naar = dek(spelers), zuster(spelers).lidmaatschap.organisatie_id
    for _ in range(KEREN):
        rij = maak_onthaal(gbo(spelers), samenwerking_id=verband.pk)
        door = {"versie": rij.versie, "door": gbo(spelers).door}
        uit = samen(
            partial(onthaal_aanvaarden, rij, **door),
            partial(onthaal_aanvaarden, rij, **door),
            partial(onthaal_doorgeven, rij, partner_id=naar, **door),
            partial(onthaal_terugsturen, rij, reden="al_gekend", **door),
        )
        assert uit["ja"] == 1
        rij.refresh_from_db()
        assert rij.versie == 2
        assert rij.status in (AANVAARD, *EINDES) or (rij.status, rij.partner_id) == (ONTVANGEN, naar)


def test_twee_klokken_en_wie_tegenhoudt(spelers: Rolverdeling) -> None:
    dag = timezone.localdate()
    for keer in range(1, KEREN + 1):
        rij = afgerond(gbo(spelers), einde=dagen_geleden(400))
        wis = partial(onthaal_wissen, rij, dag=dag, door=KLOK)
        assert samen(wis, wis) == {"ja": 1, "weg": 1}
        assert Wisattest.objects.count() == Wisopdracht.objects.count() == keer
    geteld = Onthaaltelling.objects.get().aantal
    assert geteld == KEREN
    for _ in range(KEREN):
        rij = afgerond(gbo(spelers), einde=dagen_geleden(400))
        houd = partial(
            wissing_tegenhouden,
            rij,
            reden="Rechtszaak",
            nakijken_op=dag + timedelta(days=30),
            door=gbo(spelers).door,
        )
        uit = samen(partial(onthaal_wissen, rij, dag=dag, door=KLOK), houd)
        blijft = Onthaaltraject.objects.filter(pk=rij.pk).exists()
        assert uit == ({"ja": 1, "niets": 1} if blijft else {"ja": 1, "weg": 1})
        assert Wisstop.objects.filter(onthaal=rij.pk).exists() == blijft
