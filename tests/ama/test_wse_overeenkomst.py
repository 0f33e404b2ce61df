"""An agreement of AMA sociale economie goes through the same acts, without permission, VAPH or erkenning AMA WVG."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from ama.domein.overeenkomst import Partij
from ama.handelingen.indienen import overeenkomst_aanvaarden, overeenkomst_indienen
from ama.handelingen.opmaken import overeenkomst_opmaken
from ama.meldingen.levensloop import INDIENEN
from ama.meldingen.wse_start import STARTEN
from ama.models import Overeenkomst
from ama.soorten import WSE, WVG
from ama.statussen import STOPGEZET
from tests.ama.maken_wse import maak_toeleiding
from tests.ama.opmaken import erken, maak_op, onderteken, opmaak_bij, over
from tests.ama.wsestarten import begeleider, maak_wse, met_pop, start, toegekend
from tests.rolverdeling import Rolverdeling
from tests.trajecten.netwerk import maak_werkpost
from werkzorg.documenten.models import Document
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db


def test_na_een_toekenning_is_de_overeenkomst_van_sociale_economie(cast: Rolverdeling) -> None:
    speler, toeleiding = begeleider(cast), toegekend(cast)
    rij = maak_wse(toeleiding, speler)
    assert (rij.soort, rij.toeleiding_id) == (WSE, toeleiding.pk)
    assert rij.erkenning_id == toeleiding.contingent_id
    # Without status, VAPH question, or permission it can be signed: VDAB decided.
    assert rij.status == "klaar"
    rij = onderteken(rij, speler)
    assert rij.status == "ondertekend"
    assert Document.objects.filter(soort="begeleidingsovereenkomst").exists()
    taken = Taak.objects.filter(klaar_op__isnull=True)
    assert taken.get(soort=STARTEN).object_id == toeleiding.pk
    assert not taken.filter(soort=INDIENEN).exists()
    start(met_pop(toeleiding, speler), speler)
    assert taken.get(soort=INDIENEN).termijn is None


def test_het_departement_wse_aanvaardt_en_dat_van_zorg_ziet_niets(cast: Rolverdeling) -> None:
    speler, toeleiding = begeleider(cast), toegekend(cast)
    rij = onderteken(maak_wse(toeleiding, speler), speler)
    with pytest.raises(Geweigerd, match="Start AMA sociale economie eerst"):
        overeenkomst_indienen(rij, versie=rij.versie, door=speler.door)
    start(met_pop(toeleiding, speler), speler)
    rij = overeenkomst_indienen(rij, versie=rij.versie, door=speler.door)
    assert not Overeenkomst.objects.zichtbaar_voor(cast.departement.door).filter(pk=rij.pk).exists()
    wse = cast.spelers["departement_wse"].door
    assert Overeenkomst.objects.zichtbaar_voor(wse).filter(pk=rij.pk).exists()
    assert overeenkomst_aanvaarden(rij, versie=rij.versie, door=wse).status == "actief"


def test_zonder_toekenning_bij_dit_huis_is_het_ama_welzijn(cast: Rolverdeling) -> None:
    speler = begeleider(cast)
    assert maak_op(speler).soort == WVG
    elders = toegekend(cast, speler=cast.buren["begeleider_ama"])
    assert not Overeenkomst.objects.filter(toeleiding=elders).exists()
    # What is over leads to nothing any more.
    over_ = maak_toeleiding(cast, status=STOPGEZET, speler=speler)
    erken(speler)
    rij = overeenkomst_opmaken(over_.deelnemer, opmaak=opmaak_bij(maak_werkpost("Elders")), door=speler.door)
    assert rij.soort == WVG


def test_buiten_het_contingent_begint_niets(cast: Rolverdeling) -> None:
    speler, toeleiding = begeleider(cast), toegekend(cast)
    te_vroeg = opmaak_bij(maak_werkpost("A"), start=toeleiding.beslist_op - timedelta(days=1))
    with pytest.raises(Geweigerd) as nee:
        overeenkomst_opmaken(toeleiding.deelnemer, opmaak=te_vroeg, door=speler.door)
    assert "start" in nee.value.velden


def test_twee_werkposten_tegelijk_horen_bij_een_toeleiding(cast: Rolverdeling) -> None:
    speler, toeleiding = begeleider(cast), toegekend(cast)
    een = onderteken(maak_wse(toeleiding, speler), speler)
    ander = maak_wse(toeleiding, speler, naam="Tweede plek")
    ander = onderteken(ander, speler, *Partij)
    assert {een.toeleiding_id, ander.toeleiding_id} == {toeleiding.pk}


def test_de_deur_toont_welke_ama_en_vraagt_niet_naar_het_vaph(cast: Rolverdeling, als: Any) -> None:
    speler, toeleiding = begeleider(cast), toegekend(cast)
    klant = als(speler)
    adres = reverse("overeenkomst_opmaken", args=[toeleiding.deelnemer_id])
    pagina = klant.get(adres).content.decode()
    assert "AMA sociale economie" in pagina
    assert "vaph_gevraagd_op" not in pagina
    assert "betaald_werk" not in pagina
    rij = maak_wse(toeleiding, speler)
    for naam in ("overeenkomst_detail", "overeenkomst_bewerken", "overeenkomst_ondertekenen"):
        assert klant.get(reverse(naam, args=[rij.pk])).status_code == 200
    assert "Statuut en toestemmingen" not in klant.get(rij.get_absolute_url()).content.decode()
    assert als(cast.buren["begeleider_ama"]).get(rij.get_absolute_url()).status_code == 404


def test_een_latere_start_mag(cast: Rolverdeling) -> None:
    speler = begeleider(cast)
    rij = maak_wse(toegekend(cast), speler, start=over(10))
    assert onderteken(rij, speler).start == over(10)
