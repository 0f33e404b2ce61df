"""The hash chain over the inzagelog: sealed once and in order, and no tampering escapes."""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.utils import timezone

from tests.berichten.draden import tegelijk
from tests.omvang import aantal
from tests.toegang.conftest import maak_regels
from werkzorg.databank.rollen import als_eigenaar
from werkzorg.toegang.inzage import BEGIN, VELDEN, anker, controleer, schakel_hash, verzegel
from werkzorg.toegang.models import Inzage, Schakel

LENGTE = 60
ANDERS = {
    "id": "gen_random_uuid()",
    "wanneer": "wanneer - interval '1 microsecond'",
    "object_id": "CASE WHEN object_id IS NULL THEN gen_random_uuid() END",
    "deelnemer_ids": "deelnemer_ids || gen_random_uuid()",
    "groepen": "array_append(groepen, 'x')",
}


def bevindingen(*ankers: Path) -> list[str]:
    return [bevinding.zin for bevinding in controleer(ankers)]


# --- sealing -----------------------------------------------------------------------------------------------


def test_een_ongeschonden_keten_geeft_niets(keten, tmp_path):
    keten(LENGTE)
    pad = anker(tmp_path, "2026-11-21")
    assert bevindingen(pad) == []
    assert list(Schakel.objects.values_list("volgnummer", flat=True)) == list(range(1, LENGTE + 1))


def test_een_leeg_log_klopt(db, tmp_path):
    assert bevindingen() == []
    assert verzegel() == 0
    assert anker(tmp_path, "2026-11-21") is None


@pytest.mark.parametrize("inhoud", ["", "[]", '{"volgnummer": "x"}', '{"volgnummer": 1, "hash": "zz"}'])
def test_een_onleesbaar_anker_is_een_bevinding(keten, tmp_path, inhoud):
    keten(3)
    pad = tmp_path / "anker-2026-11-21.json"
    pad.write_text(inhoud)
    assert bevindingen(pad) == ["Het anker anker-2026-11-21.json is onleesbaar."]


def test_de_volgorde_is_die_van_de_tijd_en_verse_regels_wachten(db):
    vers = maak_regels(1, ouderdom=timedelta(seconds=-1))
    oud = maak_regels(3)
    assert verzegel() == 3
    assert list(Schakel.objects.values_list("inzage_id", flat=True)) == [rij.id for rij in oud]
    assert vers[0].id in Inzage.objects.onverzegeld().values_list("id", flat=True)


def test_verzegelen_gaat_in_stukken_en_sluit_aan(db):
    maak_regels(25)
    assert [verzegel(hoogstens=10) for _ in range(4)] == [10, 10, 5, 0]
    assert bevindingen() == []


@pytest.mark.django_db(transaction=True)
def test_twee_verzegelaars_tegelijk_verzegelen_elke_regel_een_keer():
    maak_regels(400)

    def werk(_: int) -> int:
        gedaan = 0
        while Inzage.objects.onverzegeld().exists():
            gedaan += verzegel(hoogstens=20)
        return gedaan

    assert sum(tegelijk(6, werk)) == 400
    assert Schakel.objects.count() == 400
    assert bevindingen() == []


def test_een_stilstaande_verzegelaar_valt_op(db):
    maak_regels(3, ouderdom=timedelta(minutes=11))
    assert bevindingen() == ["3 regels zijn na 10 minuten nog niet verzegeld."]


def test_de_keten_is_na_te_rekenen_zonder_onze_databank(keten):
    """The format in words of its own: SHA-256 over previous, number, moment and the SHA-256 of a JSON array."""

    def gewoon(waarde: object) -> object:
        if isinstance(waarde, datetime):
            kaal = waarde.astimezone(UTC).replace(tzinfo=None).isoformat()
            return kaal.rstrip("0") if "." in kaal else kaal
        if isinstance(waarde, list):
            return [gewoon(deel) for deel in waarde]
        return waarde if waarde is None else str(waarde)

    keten(12)
    vorige = BEGIN
    for schakel in Schakel.objects.select_related("inzage"):
        delen = []
        for veld in VELDEN:
            waarde = gewoon(getattr(schakel.inzage, veld))
            tekst = json.dumps(waarde, ensure_ascii=False, separators=(",", ":"))
            delen.append(tekst)
        regel = "[" + ", ".join(delen) + "]"
        moment = (schakel.verzegeld_op - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1)
        vorige = schakel_hash(vorige, schakel.volgnummer, moment, hashlib.sha256(regel.encode()).digest())
        assert bytes(schakel.hash) == vorige


@pytest.mark.parametrize("zone", ["UTC", "Europe/Brussels", "Pacific/Chatham"])
def test_de_tijdzone_van_de_sessie_doet_er_niet_toe(keten, zone):
    keten(5)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL timezone = %s", [zone])
        cursor.execute("SET LOCAL datestyle = 'German'")
    assert bevindingen() == []


# --- tampering ---------------------------------------------------------------------------------------------


def _verander(loting: random.Random, nummer: int) -> tuple[str, str]:
    veld = loting.choice(VELDEN)
    waarde = ANDERS.get(veld) or ("gen_random_uuid()" if veld.endswith("_id") else f"left(md5({veld}), 10)")
    volg = "UPDATE toegang_schakel SET inzage_id = (SELECT id FROM nieuw) WHERE volgnummer = {nummer}"
    if veld == "id":
        return (
            f"WITH nieuw AS (UPDATE toegang_inzage SET id = {waarde} WHERE id = {{id}} RETURNING id) {volg}",
            "",
        )
    return f"UPDATE toegang_inzage SET {veld} = {waarde} WHERE id = {{id}}", ""


def _klok(loting: random.Random, nummer: int) -> tuple[str, str]:
    verschil = loting.choice(["1 microsecond", "1 second", "3 hours", "40 days"])
    return loting.choice(
        [
            f"UPDATE toegang_inzage SET wanneer = wanneer + interval '{verschil}' WHERE id = {{id}}",
            f"UPDATE toegang_schakel SET verzegeld_op = verzegeld_op - interval '{verschil}' "
            "WHERE volgnummer = {nummer}",
        ]
    ), ""


def _verwijder(loting: random.Random, nummer: int) -> tuple[str, str]:
    weg = (
        "DELETE FROM toegang_schakel WHERE volgnummer = {nummer}",
        "DELETE FROM toegang_inzage WHERE id = {id}",
    )
    sluit_aan = "UPDATE toegang_schakel SET volgnummer = volgnummer - 1 WHERE volgnummer > {nummer}"
    if loting.random() < 0.5 or nummer == LENGTE:
        return weg[1], ""
    return weg[0], loting.choice([weg[1], sluit_aan])


def _voeg_in(loting: random.Random, nummer: int) -> tuple[str, str]:
    kolommen = ", ".join(VELDEN[1:])
    schuif = (
        "UPDATE toegang_schakel SET volgnummer = -volgnummer WHERE volgnummer >= {nummer}; "
        "UPDATE toegang_schakel SET volgnummer = 1 - volgnummer WHERE volgnummer < 0"
    )
    rij = (
        f"WITH nieuw AS (INSERT INTO toegang_inzage (id, {kolommen}) SELECT gen_random_uuid(), {kolommen} "
        "FROM toegang_inzage WHERE id = {id} RETURNING id) "
        "INSERT INTO toegang_schakel (volgnummer, inzage_id, hash, verzegeld_op) "
        "SELECT {nummer}, nieuw.id, s.hash, s.verzegeld_op FROM nieuw, toegang_schakel s WHERE s.volgnummer = 1"
    )
    return schuif, rij


def _wissel(loting: random.Random, nummer: int) -> tuple[str, str]:
    ander = nummer % LENGTE + 1
    los = "UPDATE toegang_schakel SET inzage_id = NULL WHERE volgnummer = {nummer}"
    return (
        "ALTER TABLE toegang_schakel ALTER inzage_id DROP NOT NULL; " + los,
        f"WITH a AS (SELECT inzage_id FROM toegang_schakel WHERE volgnummer = {ander}) "
        f"UPDATE toegang_schakel SET inzage_id = NULL WHERE volgnummer = {ander}; "
        "UPDATE toegang_schakel SET inzage_id = {ander_id} WHERE volgnummer = {nummer}; "
        f"UPDATE toegang_schakel SET inzage_id = {{id}} WHERE volgnummer = {ander}",
    )


def _knip(loting: random.Random, nummer: int) -> tuple[str, str]:
    weg = "DELETE FROM toegang_schakel WHERE volgnummer >= {nummer}"
    staart = "SELECT inzage_id FROM toegang_schakel WHERE volgnummer >= {nummer}"
    regels = f"DELETE FROM toegang_inzage WHERE id IN ({staart})"
    return (regels, weg) if loting.random() < 0.5 else (weg, "")


KNOEI: dict[str, Callable[[random.Random, int], tuple[str, str]]] = {
    "verander": _verander,
    "klok": _klok,
    "verwijder": _verwijder,
    "voeg in": _voeg_in,
    "wissel": _wissel,
    "knip": _knip,
}


@pytest.mark.django_db(transaction=True)
def test_elke_knoeierij_door_de_eigenaar_zelf_wordt_gevonden(keten, tmp_path):
    keten(LENGTE)
    pad = anker(tmp_path, "2026-11-21")
    ids = dict(Schakel.objects.values_list("volgnummer", "inzage_id"))
    loting = random.Random(20261121)
    gemist = []
    hoeveel = aantal(40, 1000)
    # As the owner, with triggers and foreign key gone: the strongest hand inside the database short of a superuser.
    with als_eigenaar(), transaction.atomic(), connection.cursor() as cursor:
        _ontwapen(cursor)
        assert bevindingen(pad) == []
        for keer in range(hoeveel):
            soort = list(KNOEI)[keer % len(KNOEI)]
            nummer = loting.randint(1, LENGTE)
            plaats = {
                "nummer": nummer, "id": f"'{ids[nummer]}'::uuid", "ander_id": f"'{ids[nummer % LENGTE + 1]}'::uuid",
            }  # fmt: skip
            punt = transaction.savepoint()
            for opdracht in KNOEI[soort](loting, nummer):
                if opdracht:
                    cursor.execute(opdracht.format(**plaats))
            if not bevindingen(pad):
                gemist.append((soort, nummer))
            transaction.savepoint_rollback(punt)
        assert bevindingen(pad) == []
        transaction.set_rollback(True)
    assert gemist == []


def _ontwapen(cursor) -> None:
    for tabel in ("toegang_inzage", "toegang_schakel"):
        cursor.execute(f"ALTER TABLE {tabel} DISABLE TRIGGER USER")
    cursor.execute(
        "SELECT conname FROM pg_constraint WHERE conrelid = 'toegang_schakel'::regclass AND contype = 'f'"
    )
    for (naam,) in cursor.fetchall():
        cursor.execute(f'ALTER TABLE toegang_schakel DROP CONSTRAINT "{naam}"')


@pytest.mark.django_db(transaction=True)
def test_wie_de_hele_keten_narekent_valt_door_de_mand_op_het_anker(keten, tmp_path):
    keten(LENGTE)
    pad = anker(tmp_path, "2026-11-21")
    with als_eigenaar(), transaction.atomic(), connection.cursor() as cursor:
        _ontwapen(cursor)
        cursor.execute("DELETE FROM toegang_schakel WHERE volgnummer >= 20")
        cursor.execute("UPDATE toegang_inzage SET gebruiker_id = gen_random_uuid()")
        cursor.execute("DELETE FROM toegang_schakel")
        assert verzegel() == LENGTE
        assert bevindingen() == []
        assert [zin for zin in bevindingen(pad) if "wijkt af van het anker" in zin]
        transaction.set_rollback(True)


@pytest.mark.parametrize("opdracht", ["UPDATE toegang_inzage SET rol = 'x'", "DELETE FROM toegang_inzage",
                                      "UPDATE toegang_schakel SET volgnummer = 9", "DELETE FROM toegang_schakel",
                                      "TRUNCATE toegang_schakel"])  # fmt: skip
def test_de_toepassing_kan_het_log_alleen_langer_maken(keten, opdracht):
    keten(3)
    with (
        pytest.raises(Exception, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(opdracht)


# --- anchors -----------------------------------------------------------------------------------------------


def test_een_anker_staat_er_helemaal_of_niet(keten, tmp_path, monkeypatch):
    keten(5)

    def sterf(self: Path, doel: Path) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as even:
        even.setattr(Path, "rename", sterf)
        even.setattr(Path, "replace", sterf)
        with pytest.raises(KeyboardInterrupt):
            anker(tmp_path, "2026-11-21")
    assert list(tmp_path.glob("anker-*.json")) == []
    pad = anker(tmp_path, "2026-11-21")
    assert pad == tmp_path / "anker-2026-11-21.json"
    assert list(tmp_path.iterdir()) == [pad]


def test_het_anker_van_een_dag_wordt_nooit_vervangen(keten, tmp_path):
    keten(5)
    eerste = anker(tmp_path, "2026-11-21").read_text()
    keten(5)
    assert anker(tmp_path, "2026-11-21").read_text() == eerste
    inhoud = json.loads(eerste)
    assert inhoud["volgnummer"] == 5
    assert inhoud["hash"] == bytes(Schakel.objects.get(volgnummer=5).hash).hex()
    assert datetime.fromisoformat(inhoud["op"]) <= timezone.now()


def test_het_commando_zegt_of_het_klopt(keten, tmp_path, capsys):
    keten(5)
    anker(tmp_path, "2026-11-21")
    call_command("inzagelog_controleren", ankers=tmp_path)
    assert "5 schakels nagerekend, 1 ankers vergeleken" in capsys.readouterr().out
    (tmp_path / "anker-2026-11-22.json").write_text(json.dumps({"volgnummer": 9, "hash": "00"}))
    with pytest.raises(CommandError, match="1 bevindingen"):
        call_command("inzagelog_controleren", ankers=tmp_path)
    assert "Het einde ontbreekt" in capsys.readouterr().err
