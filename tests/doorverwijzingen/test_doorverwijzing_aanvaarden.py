"""The act `doorverwijzing_aanvaarden`: the receiver's organisation is involved from today."""

from __future__ import annotations

import re
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.deelnemers.personen import registreer
from tests.doorverwijzingen.brieven import ALLES, verstuur
from werkzorg.berichten.models import Melding, Opdracht
from werkzorg.deelnemers.handelingen.betrokkenheid import betrokkenheid_sluiten
from werkzorg.deelnemers.models import Betrokkenheid, Deelnemer
from werkzorg.doorverwijzingen.handelingen import doorverwijzing_aanvaarden, doorverwijzing_weigeren
from werkzorg.doorverwijzingen.models import Doorverwijzing
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.models import Logregel
from werkzorg.werklijst.models import Taak


@pytest.fixture
def els(cast):
    return cast.spelers["begeleider_ama"]


@pytest.fixture
def lien(cast) -> Deelnemer:
    return registreer(cast.casemanager_zorg.door)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("stukken", "omvang"), [(ALLES, "volledig"), (("taal",), "identiteit"), ((), "identiteit")]
)
def test_de_organisatie_is_betrokken_zo_ver_als_wat_meeging(cast, els, lien, stukken, omvang):
    brief = verstuur(cast.casemanager_zorg, lien, els, stukken=stukken)
    doorverwijzing_aanvaarden(brief, door=els.door)
    rij = Betrokkenheid.objects.zichtbaar_voor(els.door).get()
    assert (rij.deelnemer_id, rij.aanbod, rij.grond, rij.omvang) == (lien.pk, "ama_wvg", "verwijzing", omvang)
    assert rij.periode.lower == timezone.localdate()
    brief.refresh_from_db()
    assert (brief.status, brief.beantwoord_door_id) == ("aanvaard", els.gebruiker.pk)


@pytest.mark.django_db
def test_taak_melding_en_mail(cast, els, lien, uitgevoerd, mailoutbox):
    nele = cast.casemanager_zorg
    brief = verstuur(nele, lien, els)
    doorverwijzing_aanvaarden(brief, door=els.door)
    assert Taak.objects.get(object_id=brief.pk).klaar_op is not None
    assert Melding.objects.get(object_id=brief.pk).gebruiker_id == nele.gebruiker.pk
    assert Opdracht.objects.filter(effect_sleutel=f"mail:doorverwijzing_beantwoord:{brief.pk}").count() == 1
    uitgevoerd()
    mail = next(een for een in mailoutbox if "doorverwijzing" in een.subject)
    assert "Hermans" not in mail.body
    assert brief.get_absolute_url() in mail.body
    assert Logregel.objects.filter(handeling="doorverwijzing_aanvaarden", deelnemer_id=lien.pk).count() == 1


@pytest.mark.django_db
def test_wie_al_betrokken_is_wordt_het_geen_tweede_keer(cast, els, lien):
    for _ in range(2):
        doorverwijzing_aanvaarden(verstuur(cast.casemanager_zorg, lien, els), door=els.door)
    assert Betrokkenheid.objects.zichtbaar_voor(els.door).count() == 1


@pytest.mark.django_db
def test_een_tweede_brief_met_alles_opent_alles(cast, els, lien):
    for stukken in ((), ALLES, ()):
        brief = verstuur(cast.casemanager_zorg, lien, els, stukken=stukken)
        doorverwijzing_aanvaarden(brief, door=els.door)
    assert Betrokkenheid.objects.zichtbaar_voor(els.door).get().omvang == "volledig"


@pytest.mark.django_db
def test_wie_de_toegang_vandaag_sloot_en_weer_aanvaardt_ziet_de_persoon_weer(cast, els, lien):
    eerste = verstuur(cast.casemanager_zorg, lien, els)
    doorverwijzing_aanvaarden(eerste, door=els.door)
    betrokkenheid_sluiten(
        Betrokkenheid.objects.zichtbaar_voor(els.door).get(),
        reden="niet_meer_nodig",
        dossier_verlaten=True,
        door=els.door,
    )
    # What came along with the letter is closed with the involvement that it opened.
    assert not Doorverwijzing.objects.zichtbaar_voor(els.door).exists()
    tweede = verstuur(cast.casemanager_zorg, lien, els)
    assert list(Doorverwijzing.objects.zichtbaar_voor(els.door)) == [tweede]
    doorverwijzing_aanvaarden(tweede, door=els.door)
    assert list(Deelnemer.objects.zichtbaar_voor(els.door)) == [lien]


@pytest.mark.django_db
def test_de_persoon_wordt_vergrendeld_voor_de_brief(cast, els, lien):
    """A merge holds the person and then moves his letters: the other way round the two would wait for each other."""
    brief = verstuur(cast.casemanager_zorg, lien, els)
    with CaptureQueriesContext(connection) as vragen:
        doorverwijzing_aanvaarden(brief, door=els.door)
    sloten = [een["sql"] for een in vragen.captured_queries if "FOR NO KEY UPDATE" in een["sql"]]
    assert [tabel for sql in sloten[:2] for tabel in re.findall(r'FROM "(\w+)" WHERE', sql)[:1]] == [
        "deelnemers_deelnemer",
        "doorverwijzingen_doorverwijzing",
    ]


@pytest.mark.django_db
def test_een_beantwoorde_brief_wordt_niet_opnieuw_beantwoord(cast, els, lien):
    brief = verstuur(cast.casemanager_zorg, lien, els)
    doorverwijzing_aanvaarden(brief, door=els.door)
    with pytest.raises(Geweigerd, match="al beantwoord"):
        doorverwijzing_aanvaarden(brief, door=els.door)
    with pytest.raises(Geweigerd, match="al beantwoord"):
        doorverwijzing_weigeren(brief, reden="geen_plaats", reden_tekst="", door=els.door)


@pytest.mark.django_db
def test_alleen_de_ontvanger_zelf(cast, els, lien):
    brief = verstuur(cast.casemanager_zorg, lien, els)
    for wie in (cast.buren["begeleider_ama"], cast.spelers["vdab_beslisser"]):
        with pytest.raises(Doorverwijzing.DoesNotExist):
            doorverwijzing_aanvaarden(brief, door=wie.door)
    with pytest.raises(PermissionDenied):
        doorverwijzing_aanvaarden(brief, door=cast.casemanager_zorg.door)


@pytest.mark.django_db
def test_via_het_scherm_met_dubbele_klik(cast, els, lien, als):
    brief = verstuur(cast.casemanager_zorg, lien, els)
    client = als(els)
    adres = reverse("doorverwijzing_aanvaarden", args=[brief.pk])
    assert adres in client.get(brief.get_absolute_url()).content.decode()
    assert client.get(adres).status_code == 200
    sleutel = uuid4()
    for _ in range(2):
        antwoord = client.post(adres, {"aanvraag_sleutel": sleutel})
        assert antwoord.headers["Location"] == brief.get_absolute_url()
    assert adres not in client.get(brief.get_absolute_url()).content.decode()
    assert client.post(adres, {"aanvraag_sleutel": uuid4()}).status_code == 422
    assert client.post(adres, {}).status_code == 422
    assert client.get(lien.get_absolute_url()).status_code == 200
    assert als(cast.buren["begeleider_ama"]).post(adres, {}).status_code == 404
