"""The act `aanwezigheden_registreren`: the sheet of one werkpost and day."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from ama.bladen.wiekomt import tegels, wie_komt_er
from ama.domein.aanwezigheid import Status, Waarde
from ama.domein.bladinvoer import Bewaard, Botsing
from ama.handelingen.aanwezigheden import aanwezigheden_registreren
from ama.models import Aanwezigheid, Sluiting
from ama.statussen import KLAAR
from tests.ama.dagbladen import (
    DINSDAG,
    MAANDAG,
    PAASMAANDAG,
    adres_van,
    gestuurd,
    maak_ploeg,
    open_op,
    regel,
    vragen,
)
from tests.ama.maken import maak_aanwezigheid, maak_overeenkomst
from tests.trajecten.maken import in_handeling
from werkzorg.databank.perioden import reeks
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.models import Logregel
from werkzorg.organisaties.models import Werkpost

pytestmark = pytest.mark.django_db


def sluit(werkpost: Werkpost, van: date, tot: date, **velden: object) -> Sluiting:
    """Closed on these days, both inclusive."""
    with in_handeling():
        return Sluiting.objects.create(
            werkpost=werkpost,
            periode=reeks(van, tot),
            geregistreerd_door=werkpost.organisatie,
            **{"reden": "collectief verlof", **velden},
        )


def staat() -> dict[object, tuple[str, int, int]]:
    """What is recorded, per agreement."""
    return {een.overeenkomst_id: (een.status, een.minuten, een.versie) for een in Aanwezigheid.objects.all()}


def test_een_blad_bewaren(cast) -> None:
    werkpost, (an, bo) = maak_ploeg(cast)
    door = cast.spelers["begeleider_ama"].door
    uit = aanwezigheden_registreren(werkpost.pk, dag=MAANDAG, invoer=[regel(an), regel(bo, "O")], door=door)
    assert uit == Bewaard(2, 0, ())
    assert staat() == {an.pk: ("A", 180, 1), bo.pk: ("O", 0, 1)}
    rij = Aanwezigheid.objects.get(overeenkomst=an)
    assert (rij.is_gepland, rij.ingevuld_door, rij.is_verbeterd) == (
        True,
        cast.spelers["begeleider_ama"].gebruiker,
        False,
    )
    logregel = Logregel.objects.get(handeling="aanwezigheden_registreren")
    assert (logregel.object_id, logregel.gegevens) == (
        werkpost.pk,
        {"dag": "2026-02-02", "nieuw": 2, "verbeterd": 0},
    )


def test_hetzelfde_blad_twee_keer_verandert_niets(cast) -> None:
    werkpost, (an, bo) = maak_ploeg(cast)
    door, invoer = cast.spelers["begeleider_ama"].door, [regel(an), regel(bo, "V", nota="ziek")]
    aanwezigheden_registreren(werkpost.pk, dag=MAANDAG, invoer=invoer, door=door)
    voor = staat()
    assert aanwezigheden_registreren(werkpost.pk, dag=MAANDAG, invoer=invoer, door=door) == Bewaard(0, 0, ())
    assert staat() == voor
    assert Logregel.objects.filter(handeling="aanwezigheden_registreren").count() == 1


def test_een_verbetering_houdt_de_eerste_waarde(cast) -> None:
    werkpost, (an,) = maak_ploeg(cast, 1)
    door = cast.spelers["begeleider_ama"].door
    aanwezigheden_registreren(werkpost.pk, dag=MAANDAG, invoer=[regel(an)], door=door)
    for gezien, status, minuten in ((1, "V", None), (2, "A", 90)):
        uit = aanwezigheden_registreren(
            werkpost.pk, dag=MAANDAG, invoer=[regel(an, status, gezien, minuten=minuten)], door=door
        )
        assert uit == Bewaard(0, 1, ())
    rij = Aanwezigheid.objects.get()
    assert (rij.status, rij.minuten, rij.versie) == ("A", 90, 3)
    assert (rij.eerste_status, rij.eerste_minuten) == ("A", 180)


def test_wat_iemand_anders_intussen_invulde_blijft_staan(cast) -> None:
    werkpost, (an, bo) = maak_ploeg(cast)
    door = cast.spelers["begeleider_ama"].door
    aanwezigheden_registreren(werkpost.pk, dag=MAANDAG, invoer=[regel(an, "O")], door=door)
    uit = aanwezigheden_registreren(werkpost.pk, dag=MAANDAG, invoer=[regel(an), regel(bo)], door=door)
    assert uit == Bewaard(1, 0, (Botsing(an.pk, Waarde(Status.AANWEZIG, 180)),))
    assert staat() == {an.pk: ("O", 0, 1), bo.pk: ("A", 180, 1)}


def test_wie_niet_gepland_was_heeft_uren_nodig(cast) -> None:
    werkpost, (an,) = maak_ploeg(cast, 1)
    door = cast.spelers["begeleider_ama"].door
    with pytest.raises(Geweigerd) as nee:
        aanwezigheden_registreren(werkpost.pk, dag=DINSDAG, invoer=[regel(an)], door=door)
    assert "hoelang" in nee.value.velden[str(an.pk)]
    aanwezigheden_registreren(werkpost.pk, dag=DINSDAG, invoer=[regel(an, minuten=60)], door=door)
    assert Aanwezigheid.objects.get().is_gepland is False
    # On a holiday nobody is expected, and somebody may have come all the same.
    aanwezigheden_registreren(werkpost.pk, dag=PAASMAANDAG, invoer=[regel(an, minuten=60)], door=door)
    assert Aanwezigheid.objects.get(dag=PAASMAANDAG).is_gepland is False


def test_dagen_die_niet_kunnen(cast) -> None:
    werkpost, (an,) = maak_ploeg(cast, 1)
    sluit(werkpost, date(2026, 3, 2), date(2026, 3, 6))
    with in_handeling():
        an.einde, an.einde_reden = date(2026, 6, 30), "verhuisd"
        an.save()

    def nee(dag: date) -> str:
        with pytest.raises(Geweigerd) as fout:
            aanwezigheden_registreren(
                werkpost.pk, dag=dag, invoer=[regel(an, minuten=60)], door=cast.spelers["begeleider_ama"].door
            )
        return fout.value.zin

    assert "begint op 05/01/2026" in nee(date(2026, 1, 4))
    assert "liep tot en met 30/06/2026" in nee(date(2026, 7, 1))
    assert "gesloten op 02/03/2026: collectief verlof" in nee(date(2026, 3, 2))
    assert "moet nog komen" in nee(timezone.localdate() + timedelta(days=1))
    assert not Aanwezigheid.objects.exists()
    # The last day, and the last day before the closing.
    for dag in (date(2026, 6, 30), date(2026, 3, 1)):
        aanwezigheden_registreren(
            werkpost.pk, dag=dag, invoer=[regel(an, minuten=60)], door=cast.spelers["begeleider_ama"].door
        )


def test_een_sluiting_die_open_blijft_plant_mensen_op_een_feestdag(cast) -> None:
    werkpost, (an,) = maak_ploeg(cast, 1)
    sluit(werkpost, PAASMAANDAG, PAASMAANDAG, is_gesloten=False)
    door = cast.spelers["begeleider_ama"].door
    aanwezigheden_registreren(werkpost.pk, dag=PAASMAANDAG, invoer=[regel(an)], door=door)
    assert (Aanwezigheid.objects.get().minuten, Aanwezigheid.objects.get().is_gepland) == (180, True)


def test_wie_hier_niet_begeleid_wordt(cast) -> None:
    werkpost, (an,) = maak_ploeg(cast, 1)
    _, (bo,) = maak_ploeg(cast, 1)
    ontwerp = maak_overeenkomst(cast, status=KLAAR, werkpost=werkpost)
    buur = cast.buren["begeleider_ama"]
    _, (vreemd,) = maak_ploeg(cast, 1, werkpost=werkpost, speler=buur)
    for ander in (bo, ontwerp, vreemd):
        with pytest.raises(Geweigerd, match="niet \\(meer\\) begeleid"):
            aanwezigheden_registreren(
                werkpost.pk,
                dag=MAANDAG,
                invoer=[regel(an), regel(ander)],
                door=cast.spelers["begeleider_ama"].door,
            )
    with pytest.raises(Geweigerd):
        aanwezigheden_registreren(
            werkpost.pk, dag=MAANDAG, invoer=[], door=cast.spelers["begeleider_ama"].door
        )
    with pytest.raises(Geweigerd):
        aanwezigheden_registreren(werkpost.pk, dag=MAANDAG, invoer=[regel(an)], door=buur.door)
    assert not Aanwezigheid.objects.exists()


def test_hoogstens_zes_vragen_om_te_bewaren(cast) -> None:
    werkpost, rijen = maak_ploeg(cast, 5)
    door = cast.spelers["begeleider_ama"].door
    aanwezigheden_registreren(werkpost.pk, dag=MAANDAG, invoer=[regel(rijen[0])], door=door)
    with CaptureQueriesContext(
        connection,
    ) as gevraagd:
        uit = aanwezigheden_registreren(
            werkpost.pk,
            dag=MAANDAG,
            invoer=[regel(rijen[0], "V", 1), *(regel(een) for een in rijen[1:])],
            door=door,
        )
    assert uit == Bewaard(4, 1, ())
    telt = vragen(gevraagd)
    assert len(telt) <= 6, telt


# --- the door ---------------------------------------------------------------------------------------------------------
def test_het_blad_op_het_scherm(cast, als) -> None:
    werkpost, (an, bo) = maak_ploeg(cast)
    client, adres = als(cast.spelers["begeleider_ama"]), adres_van(werkpost.pk)
    with CaptureQueriesContext(connection) as gevraagd:
        blad = client.get(adres)
    telt = vragen(gevraagd)
    assert len(telt) <= 8, "\n".join(telt)
    tekst = blad.content.decode()
    assert an.deelnemer.naam in tekst
    assert "maandag 2 februari 2026" in tekst
    assert tekst.count('value="A"') == tekst.count("checked") == 2
    velden = gestuurd(client, adres, {f"s_{bo.pk.hex}": "V"})
    antwoord = client.post(adres, velden)
    assert (antwoord.status_code, antwoord.url) == (302, adres)
    assert client.post(adres, velden).url == adres  # the same form twice is one time
    assert staat() == {an.pk: ("A", 180, 1), bo.pk: ("V", 0, 1)}
    assert "Neem wat je net bewaarde terug" in client.get(adres).content.decode()


def test_iedereen_aanwezig_zonder_script(cast, als) -> None:
    werkpost, (an, bo) = maak_ploeg(cast)
    client, adres = als(cast.spelers["begeleider_ama"]), adres_van(werkpost.pk)
    velden = gestuurd(client, adres, {f"s_{bo.pk.hex}": "V", f"s_{an.pk.hex}": "O", "wijzig": "iedereen"})
    antwoord = client.post(adres, velden)
    assert antwoord.status_code == 200
    assert [een.status.value() for een in antwoord.context["formulier"].gepland] == ["A", "A"]
    assert not Aanwezigheid.objects.exists()


def test_twee_telefoons_zien_het_verschil(cast, als) -> None:
    werkpost, (an, _) = maak_ploeg(cast)
    client, adres = als(cast.spelers["begeleider_ama"]), adres_van(werkpost.pk)
    eerste = gestuurd(client, adres, {f"s_{an.pk.hex}": "O"})
    tweede = gestuurd(client, adres)
    client.post(adres, eerste)
    antwoord = client.post(adres, tweede)
    assert antwoord.status_code == 302
    assert an.pk.hex not in antwoord.url
    naast = client.get(antwoord.url).content.decode()
    assert "staat intussen als onverwittigd afwezig; jij vulde aanwezig, 3 u in. Kies wat klopt." in naast
    assert naast.count("staat intussen") == 1
    # The choice is made on the sheet as it stands now.
    client.post(adres, gestuurd(client, adres, {f"s_{an.pk.hex}": "A"}))
    assert staat()[an.pk] == ("A", 180, 2)
    assert "staat intussen" not in client.get(antwoord.url).content.decode()


def test_een_wachtrij_stuurt_alleen_letters(cast, als) -> None:
    werkpost, (an, bo) = maak_ploeg(cast)
    maak_aanwezigheid(an, MAANDAG, minuten=90, nota="bus gemist")
    client, adres = als(cast.spelers["begeleider_ama"]), adres_van(werkpost.pk)
    heel = gestuurd(client, adres)
    dun = {naam: waarde for naam, waarde in heel.items() if naam[:2] not in ("u_", "n_")}
    dun |= {"aanvraag_sleutel": str(uuid4()), f"s_{bo.pk.hex}": "O", "getikt_op": timezone.now().isoformat()}
    json = {"Accept": "application/json"}
    antwoord = client.post(adres, dun, headers=json)
    assert antwoord.json() == {"adres": adres, "botst": False}
    assert staat() == {an.pk: ("A", 90, 1), bo.pk: ("O", 0, 1)}
    assert Aanwezigheid.objects.get(overeenkomst=an).nota == "bus gemist"
    oud = dun | {"aanvraag_sleutel": str(uuid4()), f"s_{an.pk.hex}": "V"}
    oud["getikt_op"] = (timezone.now() - timedelta(hours=25)).isoformat()
    nee = client.post(adres, oud, headers=json)
    assert (nee.status_code, "24 uur" in nee.json()["zin"]) == (422, True)
    ander = oud | {"getikt_op": timezone.now().isoformat(), "wie": "0" * 32}
    nee = client.post(adres, ander, headers=json)
    assert (nee.status_code, "andere aanmelding" in nee.json()["zin"]) == (422, True)
    assert staat()[an.pk] == ("A", 90, 1)


def test_fouten_staan_bij_hun_regel(cast, als) -> None:
    werkpost, (an, _) = maak_ploeg(cast)
    client, adres = als(cast.spelers["begeleider_ama"]), adres_van(werkpost.pk, DINSDAG)
    antwoord = client.post(adres, gestuurd(client, adres, {f"s_{an.pk.hex}": "A"}))
    assert antwoord.status_code == 422
    assert "hoelang" in antwoord.content.decode()
    antwoord = client.post(adres, gestuurd(client, adres, {f"s_{an.pk.hex}": "A", f"u_{an.pk.hex}": "13"}))
    assert (antwoord.status_code, "hoogstens" in antwoord.content.decode()) == (422, True)
    assert not Aanwezigheid.objects.exists()


def test_een_dag_die_geen_dag_van_een_blad_is(cast, als) -> None:
    """A day that was made up is refused, and never taken for today."""
    werkpost, (an,) = maak_ploeg(cast, 1)
    client, adres = als(cast.spelers["begeleider_ama"]), adres_van(werkpost.pk)
    velden = gestuurd(client, adres, {f"s_{an.pk.hex}": "A", f"u_{an.pk.hex}": "1"})
    for dag in ("1999-01-01", "niets", ""):
        antwoord = client.post(adres, velden | {"dag": dag})
        assert antwoord.status_code == 422, dag
    week = f"/ama/aanwezigheden/{werkpost.pk}/week/?dag={MAANDAG.isoformat()}"
    assert client.post(week, gestuurd(client, week) | {"week": "1999-01-04"}).status_code == 422
    assert not Aanwezigheid.objects.exists()


def test_gesloten_feestdag_en_toekomst_op_het_scherm(cast, als) -> None:
    werkpost, _ = maak_ploeg(cast, 1)
    sluit(werkpost, date(2026, 3, 2), date(2026, 3, 6))
    client = als(cast.spelers["begeleider_ama"])
    dicht = client.get(adres_van(werkpost.pk, date(2026, 3, 2))).content.decode()
    assert "collectief verlof" in dicht
    assert "avo-keuze" not in dicht
    feest = client.get(adres_van(werkpost.pk, PAASMAANDAG)).content.decode()
    assert "Paasmaandag" in feest
    assert "Iemand toevoegen" in feest
    morgen = client.get(adres_van(werkpost.pk, timezone.localdate() + timedelta(days=1))).content.decode()
    assert "moet nog komen" in morgen
    assert "avo-keuze" not in morgen
    for onzin in ("x", "2026-13-45", "0001-01-01", "9999-12-31", "%00"):
        assert client.get(f"/ama/aanwezigheden/{werkpost.pk}/?dag={onzin}&anders=zzz").status_code == 200


def test_een_buur_en_een_lezer_komen_niet_binnen(cast, als) -> None:
    werkpost, (an,) = maak_ploeg(cast, 1)
    adres = adres_van(werkpost.pk)
    assert als(cast.buren["begeleider_ama"]).get(adres).status_code == 404
    assert als(cast.spelers["departement_zorg"]).get(adres).status_code == 403
    buur = cast.buren["begeleider_ama"]
    maak_ploeg(cast, 1, werkpost=werkpost, speler=buur)
    assert an.pk.hex not in als(buur).get(adres).content.decode()


def test_vanaf_de_eerste_minuut_van_de_dag(cast) -> None:
    """The sheet of today is possible as soon as it is today in Brussels, which is before it is in UTC."""
    werkpost, (an,) = maak_ploeg(cast, 1)
    door, morgen = cast.spelers["begeleider_ama"].door, timezone.localdate() + timedelta(days=1)
    regels = [regel(an, minuten=60)]
    nacht = datetime.combine(morgen, time(0, 30), tzinfo=ZoneInfo("Europe/Brussels"))
    with time_machine.travel(nacht - timedelta(hours=1), tick=False), pytest.raises(Geweigerd):
        aanwezigheden_registreren(werkpost.pk, dag=morgen, invoer=regels, door=door)
    with time_machine.travel(nacht, tick=False):
        aanwezigheden_registreren(werkpost.pk, dag=morgen, invoer=regels, door=door)
    assert staat() == {an.pk: ("A", 60, 1)}


# --- the start page ---------------------------------------------------------------------------------------------------
def test_wie_komt_er_vandaag(cast, als) -> None:
    vandaag = timezone.localdate()
    werkpost, (an, _) = maak_ploeg(cast, weekdag=vandaag.weekday())
    open_op(werkpost, vandaag)
    open_op(werkpost, vandaag - timedelta(days=7))
    wie = cast.spelers["begeleider_ama"]
    tegel = wie_komt_er(wie.door, vandaag)["vandaag"][0]
    assert (tegel.naam, tegel.verwacht, tegel.ingevuld, tegel.is_eigen) == ("Buurtatelier", 2, 0, True)
    assert [(een.dag, een.aantal) for een in tegel.open_dagen] == [
        (vandaag - timedelta(days=7), 2),
        *([(vandaag - timedelta(days=14), 2)] if tegel.open_aantal == 4 else []),
    ]
    aanwezigheden_registreren(werkpost.pk, dag=vandaag, invoer=[regel(an, "O")], door=wie.door)
    client = als(wie)
    with CaptureQueriesContext(connection) as gevraagd:
        bladzijde = client.get("/").content.decode()
    assert len(vragen(gevraagd)) <= 10, vragen(gevraagd)
    assert "1/2 ingevuld" in bladzijde
    assert adres_van(werkpost.pk, vandaag - timedelta(days=7)).replace("&", "&amp;") in bladzijde
    with CaptureQueriesContext(connection) as gevraagd:
        assert len(tegels(wie.door, vandaag)) == 1
    assert len(vragen(gevraagd)) == 2
    assert wie_komt_er(cast.buren["begeleider_ama"].door, vandaag) is None
    assert wie_komt_er(cast.spelers["departement_zorg"].door, vandaag) is None
