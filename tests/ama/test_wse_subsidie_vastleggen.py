"""The act `wse_subsidie_vastleggen`: computed once more; what is fixed stays, and a late change is a correction."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from ama.domein.kwartaalverslag import Kwartaal
from ama.models import Kwartaallijn, Kwartaalverslag, Overeenkomst
from ama.tasks.kwartaal import JOB, wse_kwartaalverslagen_opmaken
from tests.ama.kwartalen import (
    K1,
    K2,
    K3,
    K4,
    beheerder,
    bevestig,
    collega,
    contingent,
    controleer,
    heel,
    leg_vast,
    loop,
    maak_op,
    tweede_van,
)
from tests.ama.maken import maak_aanwezigheid
from tests.ama.maken_wse import maak_contingent
from tests.rolverdeling import Rolverdeling, Speler
from tests.trajecten.maken import in_handeling
from werkzorg.berichten.models import Melding
from werkzorg.handelen.klok import Telling
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.models import Logregel
from werkzorg.organisaties.hoedanigheid import Klok
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db


def stop(overeenkomst: Overeenkomst, einde: date) -> None:
    """It turns out to have ended on this day."""
    with in_handeling():
        Overeenkomst.objects.filter(pk=overeenkomst.pk).update(einde=einde, einde_reden="verhuisd")


def klaar(cast: Rolverdeling, kwartaal: Kwartaal = K1) -> Kwartaalverslag:
    """Confirmed, and looked at by a first person."""
    verslag = bevestig(maak_op(cast, kwartaal), cast.spelers["begeleider_ama"])
    return controleer(verslag, cast.spelers["departement_wse"])


def test_vastleggen(cast: Rolverdeling) -> None:
    contingent(cast)
    loop(cast, date(2025, 1, 1))
    wie = beheerder(cast.spelers["begeleider_ama"])
    (verslag,) = heel(cast, K1)
    assert (verslag.status, verslag.saldo_cent) == ("vastgelegd", 69_342)
    assert Logregel.objects.filter(handeling="wse_subsidie_vastleggen", object_id=verslag.pk).count() == 1
    assert Melding.objects.get(soort="wse_subsidie_vastgelegd").gebruiker == wie.gebruiker
    assert not Taak.objects.filter(soort="kwartaalverslagen_nakijken", klaar_op=None).exists()


def test_het_voorbeeld_van_de_wet(cast: Rolverdeling) -> None:
    """10 places, 3,942 days: 10.80, capped at 10, 28,122.00 over four quarters."""
    contingent(cast)
    for _ in range(10):
        loop(cast, date(2025, 1, 1))
    loop(cast, date(2025, 1, 1), date(2025, 10, 19))
    verslagen = heel(cast, K1, K2, K3, K4)
    assert verslagen[-1].kalender == 3_942
    assert sum(een.saldo_cent for een in verslagen) == 2_812_200


def test_vier_ogen(cast: Rolverdeling) -> None:
    contingent(cast)
    verslag = klaar(cast)
    with pytest.raises(Geweigerd, match="Vier ogen"):
        leg_vast(verslag, cast.spelers["departement_wse"])
    with (
        pytest.raises(IntegrityError, match="kwartaalverslag_vier_ogen"),
        transaction.atomic(),
        in_handeling(),
    ):
        Kwartaalverslag.objects.filter(pk=verslag.pk).update(
            status="vastgelegd",
            vastgelegd_op=verslag.gecontroleerd_op,
            vastgelegd_door=verslag.gecontroleerd_door,
        )


def test_eerst_het_vorige_kwartaal(cast: Rolverdeling) -> None:
    contingent(cast)
    maak_op(cast, K1)
    verslag = klaar(cast, K2)
    with pytest.raises(Geweigerd, match="kwartaal 1 van 2025"):
        leg_vast(verslag, collega(cast.spelers["departement_wse"]))


def test_een_overgeslagen_kwartaal_wordt_een_keer_betaald(cast: Rolverdeling) -> None:
    """Nobody made the first quarter: the second one pays its days, and the year comes to what it would have been."""
    contingent(cast)
    loop(cast, date(2025, 1, 1))
    eerste, *rest = heel(cast, K2, K3, K4)
    assert (eerste.eerder_cent, eerste.saldo_cent) == (0, 139_454)
    assert eerste.saldo_cent + sum(een.saldo_cent for een in rest) == 281_220
    with pytest.raises(Geweigerd, match="Kwartaal 2 van 2025 ligt al vast"):
        maak_op(cast, K1)


def test_wat_ingehaald_werd_blokkeert_niet_en_wordt_niet_betaald(cast: Rolverdeling) -> None:
    """A draft of the first quarter from before that was refused: the later ones go on, it is never fixed itself."""
    contingent(cast)
    loop(cast, date(2025, 1, 1))
    heel(cast, K2)
    met_k1 = Kwartaalverslag.objects.get()
    met_k1.pk, met_k1.nummer, met_k1.status = uuid4(), 1, "in_opmaak"
    for veld in ("bevestigd", "gecontroleerd", "vastgelegd"):
        setattr(met_k1, f"{veld}_op", None)
        setattr(met_k1, f"{veld}_door", None)
    with in_handeling():
        met_k1.save(force_insert=True)
    (derde,) = heel(cast, K3)
    assert derde.eerder_cent == 139_454
    # The clock leaves it alone, and nobody can fix it, by raw SQL neither.
    assert wse_kwartaalverslagen_opmaken(date(2026, 11, 23), Klok(JOB)) == Telling()
    wie = [cast.spelers["begeleider_ama"], cast.spelers["departement_wse"], tweede_van(cast)]
    stappen = list(zip(("bevestigd", "gecontroleerd", "vastgelegd"), wie, strict=True))

    def zet(stap: str, speler: Speler) -> None:
        velden = {"status": stap, f"{stap}_op": timezone.now(), f"{stap}_door": speler.gebruiker}
        with in_handeling():
            Kwartaalverslag.objects.filter(pk=met_k1.pk).update(**velden)

    for stap, speler in stappen[:2]:
        zet(stap, speler)
    with pytest.raises(Geweigerd, match="Kwartaal 2 van 2025 ligt al vast"):
        leg_vast(met_k1, wie[2])
    with pytest.raises(IntegrityError, match="later kwartaal"), transaction.atomic():
        zet(*stappen[2])


def test_een_vergeten_vierde_kwartaal_kan_nog_na_het_eerste_van_het_jaar_erop(cast: Rolverdeling) -> None:
    contingent(cast)
    loop(cast, date(2025, 1, 1))
    heel(cast, K1, K2, K3, Kwartaal(2026, 1))
    (vierde,) = heel(cast, K4)
    assert vierde.eerder_cent + vierde.saldo_cent == 281_220


def test_wat_veranderde_gaat_niet_door(cast: Rolverdeling) -> None:
    contingent(cast)
    een = loop(cast, date(2025, 1, 1))
    verslag = klaar(cast)
    stop(een, date(2025, 2, 1))
    with pytest.raises(Geweigerd, match="veranderden"):
        leg_vast(verslag, collega(cast.spelers["departement_wse"]))


def test_wat_vastligt_verandert_niet_meer(cast: Rolverdeling) -> None:
    contingent(cast)
    loop(cast, date(2025, 1, 1))
    (verslag,) = heel(cast, K1)
    with (
        pytest.raises(IntegrityError, match="verandert niet"),
        transaction.atomic(),
        in_handeling(),
    ):
        Kwartaallijn.objects.filter(verslag=verslag).update(kalender=3)
    with pytest.raises(IntegrityError, match="verandert niet"), transaction.atomic(), in_handeling():
        Kwartaallijn.objects.filter(verslag=verslag).delete()
    with pytest.raises(IntegrityError, match="verandert niet"), transaction.atomic(), in_handeling():
        Kwartaalverslag.objects.filter(pk=verslag.pk).update(jaar_cent=1)


def test_een_wijziging_in_het_jaar_zit_in_het_volgende_kwartaal(cast: Rolverdeling) -> None:
    contingent(cast)
    een = loop(cast, date(2025, 1, 1))
    (eerste,) = heel(cast, K1)
    stop(een, date(2025, 1, 31))
    tweede = maak_op(cast, K2)
    assert (tweede.kalender, tweede.kwartaal_kalender) == (31, 0)
    assert tweede.saldo_cent == 23_884 - eerste.jaar_cent < 0


def test_een_vastgelegd_jaar_krijgt_een_correctie(cast: Rolverdeling) -> None:
    """Fixed amounts and corrections add up to what is right today, also when it changes twice."""
    contingent(cast)
    een, _ = loop(cast, date(2025, 1, 1)), loop(cast, date(2025, 1, 1))
    vast = heel(cast, K1, K2, K3, K4)
    assert sum(verslag.saldo_cent for verslag in vast) == 2 * 281_220
    stop(een, date(2025, 6, 30))
    volgend = Kwartaal(2026, 1)
    verslag = maak_op(cast, volgend)
    (rij,) = verslag.correcties.all()
    assert (rij.kalender_was, rij.kalender_nu) == (730, 730 - 184)
    assert verslag.correcties_cent == 420_674 - 562_440
    lijn = verslag.lijnen.get(is_correctie=True)
    assert (lijn.toeleiding, lijn.was_kalender, lijn.kalender) == (een.toeleiding, 365, 181)
    (verslag,) = heel(cast, volgend)
    stop(een, date(2025, 7, 31))
    tweede = maak_op(cast, Kwartaal(2026, 2))
    assert tweede.correcties.get().kalender_nu == 730 - 153
    alles = 2 * 281_220 + verslag.correcties_cent + tweede.correcties_cent
    assert alles == round((730 - 153) * 281_220 / 365)


def test_na_het_laatste_jaar_verbetert_een_verslag_nog_wat_vastligt(cast: Rolverdeling) -> None:
    """The contingent ended with 2025: what changes in it afterwards is paid or recovered with a report of 2026."""
    houder = cast.spelers["begeleider_ama"].lidmaatschap.organisatie
    rij = maak_contingent(houder, tot=date(2025, 12, 31))
    een = loop(cast, date(2025, 1, 1))
    later = Kwartaal(2026, 3)
    with pytest.raises(Geweigerd, match="liep niet"):
        maak_op(cast, later)
    heel(cast, K1, K2, K3, K4)
    # Nothing changed: nobody makes a report, and the clock is not wrong about it.
    with pytest.raises(Geweigerd, match="niets te verbeteren"):
        maak_op(cast, later)
    klok = Klok(JOB)
    assert wse_kwartaalverslagen_opmaken(date(2026, 10, 5), klok) == Telling()
    stop(een, date(2025, 6, 30))
    assert wse_kwartaalverslagen_opmaken(date(2026, 10, 5), klok) == Telling(gedaan=1)
    verslag = Kwartaalverslag.objects.get(contingent=rij, jaar=2026)
    assert (verslag.nummer, verslag.plaatsen, verslag.kalender, verslag.jaar_cent) == (3, 0, 0, 0)
    assert verslag.saldo_cent == verslag.correcties_cent == 139_454 - 281_220
    assert not verslag.lijnen.filter(is_correctie=False).exists()
    (vast,) = heel(cast, later)
    assert vast.saldo_cent == 139_454 - 281_220
    # Corrected once: the next quarter has nothing to say.
    assert wse_kwartaalverslagen_opmaken(date(2027, 1, 5), klok) == Telling()


def test_aanwezigheidsdagen_zonder_gevolg_geven_geen_correctie(cast: Rolverdeling) -> None:
    contingent(cast)
    een = loop(cast, date(2025, 1, 1))
    heel(cast, K1, K2, K3, K4)
    maak_aanwezigheid(een, dag=date(2025, 3, 3))
    assert not maak_op(cast, Kwartaal(2026, 1)).correcties.exists()


def test_scherm_en_betaalbestand(cast: Rolverdeling, als) -> None:
    contingent(cast)
    loop(cast, date(2025, 1, 1))
    verslag = klaar(cast)
    client = als(collega(cast.spelers["departement_wse"]))
    adres = reverse("wse_subsidie_vastleggen", args=[verslag.pk])
    blad = client.get(adres)
    antwoord = client.post(
        adres,
        {"aanvraag_sleutel": blad.context["formulier"]["aanvraag_sleutel"].value(), "versie": verslag.versie},
    )
    assert antwoord.headers["Location"] == verslag.get_absolute_url()
    lijst = client.get(reverse("kwartaalverslag_lijst"), {"stand": "vastgelegd"}).content.decode()
    assert "€ 693,42" in lijst
    assert "geen rekeningnummer bekend" in lijst
    leeg = client.get(reverse("kwartaalverslag_lijst"), {"stand": "wacht"}).content.decode()
    assert "Geen verslag gevonden" in leeg
