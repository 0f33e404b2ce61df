"""`inlezing_terugdraaien`: a whole file goes back, until somebody built on it."""

from __future__ import annotations

import pytest
from django.db import connection, transaction
from django.db.utils import IntegrityError
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from mandaten.handelingen.inlezen import inlezing_terugdraaien, regionamen
from mandaten.models import Bevoegdheid, Herinnering, Inlezing, Lid, Toekenning, Toekenningsregio
from tests.mandaten.inlezingen import organisatie, rij, verband
from tests.mandaten.maken import beslisser, in_handeling, maak_toekenning
from tests.mandaten.test_toekenningen_inlezen import lees_in
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.models import Logregel
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Klok
from werkzorg.organisaties.models import Lidmaatschap
from werkzorg.werklijst.models import Taak
from werkzorg.werklijst.taken import maak_taak

pytestmark = pytest.mark.django_db
REDEN = "Het was het bestand van vorig jaar."


@pytest.fixture
def an(db):
    for nummer, soort in enumerate(("caw", "vaph", "cgg"), start=1):
        organisatie(nummer, soort)
    return beslisser("zorg")


@pytest.fixture
def inlezing(an) -> Inlezing:
    return lees_in(an, rij(), verband(kenmerk="MB 2"))


def test_alles_uit_het_bestand_is_weg_en_de_geschiedenis_blijft(an, inlezing):
    ander = maak_toekenning("zorg", regios=("waasland",))
    ids = set(inlezing.toekenningen.values_list("pk", flat=True))
    inlezing_terugdraaien(inlezing, reden=REDEN, door=an.door)
    assert list(Toekenning.objects.all()) == [ander]
    for model in (Lid, Toekenningsregio, Bevoegdheid):
        assert set(model.objects.values_list("toekenning", flat=True)) == {ander.pk}
    inlezing.refresh_from_db()
    assert (inlezing.reden, inlezing.teruggedraaid_door) == (REDEN, an.gebruiker)
    assert inlezing.toestand == "teruggedraaid"
    regel = Logregel.objects.get(handeling="inlezing_terugdraaien")
    assert set(regel.gegevens["toekenningen"]) == {str(een) for een in ids}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM mandaten_toekenningevent WHERE id = ANY(%s) AND pgh_label = 'delete'",
            [list(ids)],
        )
        assert cursor.fetchone() == (2,)
    # The corrected file comes in under the same numbers.
    assert lees_in(an, rij(), verband(kenmerk="MB 2")).aantal == 2


def test_wat_de_klok_deed_staat_niet_in_de_weg(an, inlezing):
    mandaat = Toekenning.objects.get(nummer="MB 2")
    with in_handeling():
        Toekenning.objects.filter(pk=mandaat.pk).update(status="verlopen")
        Herinnering.objects.create(toekenning=mandaat, laatste_dag=timezone.localdate(), maanden=3)
        log(
            "toekenning_herinneren",
            door=Klok("proef"),
            object_soort="mandaten.toekenning",
            object_id=mandaat.pk,
        )
        maak_taak(
            "toekenning_einde_opvolgen",
            sleutel="proef",
            object_soort="mandaten.toekenning",
            object_id=mandaat.pk,
            organisatie_id=an.lidmaatschap.organisatie_id,
            rol="departement_zorg",
            dagen=3,
        )
    inlezing_terugdraaien(inlezing, reden=REDEN, door=an.door)
    assert not Toekenning.objects.exists()
    assert Taak.objects.get().klaar_op is not None


def test_wie_erop_verder_werkte_houdt_het_hele_bestand_tegen(an, inlezing):
    mandaat = Toekenning.objects.get(nummer="MB 2")
    log("samenstelling_wijzigen", door=an.door, object_soort="mandaten.toekenning", object_id=mandaat.pk)
    with pytest.raises(Geweigerd) as nee:
        inlezing_terugdraaien(inlezing, reden=REDEN, door=an.door)
    assert "Hierop is al verder gewerkt: MB 2." in nee.value.zin
    assert Toekenning.objects.count() == 2
    inlezing.refresh_from_db()
    assert inlezing.teruggedraaid_op is None


def test_ook_wat_geen_regel_in_het_logboek_liet_telt(an, inlezing):
    mandaat = Toekenning.objects.get(nummer="MB 2")
    from mandaten.models import Houderschap

    with in_handeling():
        Houderschap.objects.create(toekenning=mandaat, organisatie=mandaat.houder, periode=mandaat.periode)
    with pytest.raises(Geweigerd, match="MB 2"):
        inlezing_terugdraaien(inlezing, reden=REDEN, door=an.door)


def test_wie_voor_een_van_de_organisaties_werkt_draait_dat_niet_zelf_terug(an, inlezing):
    """He may not read his own organisation in, and not take it away either: a member counts like a holder."""
    wie = Lid.objects.get(toekenning__nummer="MB 2", plaats="C").organisatie
    with in_handeling():
        Lidmaatschap.objects.create(
            gebruiker=an.gebruiker,
            organisatie=wie,
            rol="organisatiebeheerder",
            periode=an.lidmaatschap.periode,
        )
    with pytest.raises(Geweigerd, match=wie.naam):
        inlezing_terugdraaien(inlezing, reden=REDEN, door=an.door)
    assert Toekenning.objects.count() == 2


def test_een_tweede_keer_gaat_niet(an, inlezing):
    inlezing_terugdraaien(inlezing, reden=REDEN, door=an.door)
    with pytest.raises(Geweigerd, match="al teruggedraaid"):
        inlezing_terugdraaien(inlezing, reden=REDEN, door=an.door)


def test_met_sql_verdwijnt_geen_toekenning_zonder_haar_bestand(an, inlezing):
    los = maak_toekenning("erkenning")
    for toekenning in (los, Toekenning.objects.get(nummer="MB 2023/12")):
        with in_handeling():
            toekenning.bevoegdheden.all().delete()
        with (
            in_handeling(),
            pytest.raises(IntegrityError, match="alleen met haar inlezing"),
            transaction.atomic(),
        ):
            Toekenning.objects.filter(pk=toekenning.pk).delete()


def test_de_deur(als, an, inlezing):
    adres = reverse("inlezing_terugdraaien", args=[inlezing.pk])
    klant = als(an)
    scherm = klant.get(adres)
    assert scherm.status_code == 200
    sleutel = str(scherm.context["formulier"]["aanvraag_sleutel"].value())
    leeg = klant.post(adres, {"aanvraag_sleutel": sleutel})
    assert leeg.status_code == 422
    assert "Schrijf op waarom" in leeg.content.decode()
    gedaan = klant.post(adres, {"aanvraag_sleutel": sleutel, "reden": REDEN, "zeker": "on"})
    assert gedaan.url == reverse("inlezing_detail", args=[inlezing.pk])
    blad = klant.get(gedaan.url).content.decode()
    assert REDEN in blad
    assert "Teruggedraaid op" in blad
    # The page of what is gone leads to the file.
    assert klant.get(adres).status_code == 302


def test_de_buur_ziet_het_bestand_niet(als, cast, inlezing):
    adres = reverse("inlezing_terugdraaien", args=[inlezing.pk])
    assert als(beslisser("zorg")).get(adres).status_code == 404
    assert als(cast.spelers["organisatiebeheerder"]).get(adres).status_code == 403
    assert regionamen()


def test_even_veel_vragen_voor_een_rij_als_voor_veel_met_taken(an):
    """A file of thousands, after the clock asked something about each, goes back within one request."""
    aantallen = []
    for hoeveel in (2, 12):
        wie = [organisatie(hoeveel * 100 + nummer, "cgg").kbo_nummer for nummer in range(hoeveel)]
        bestand = lees_in(an, *(rij(kenmerk=f"MB {kbo}", houder=kbo) for kbo in wie))
        with in_handeling():
            for een in bestand.toekenningen.all():
                maak_taak(
                    "toekenning_einde_opvolgen",
                    sleutel=f"opvolgen:{een.pk}",
                    object_soort="mandaten.toekenning",
                    object_id=een.pk,
                    organisatie_id=an.lidmaatschap.organisatie_id,
                    rol="departement_zorg",
                )
        with CaptureQueriesContext(connection) as gevraagd:
            inlezing_terugdraaien(bestand, reden=REDEN, door=an.door)
        aantallen.append(len(gevraagd))
    assert aantallen[0] == aantallen[1]
    assert not Taak.objects.filter(klaar_op=None).exists()
