"""Every table: followed, guarded, erased with the person, and with exactly the rights of the list."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any

import pghistory
import psycopg
import pytest
from django.apps import apps
from django.conf import settings
from django.db import DatabaseError, connection, models, transaction
from django.utils import timezone

from tests.deelnemers.personen import registreer, vers_insz
from tests.huis import proefama_tabellen, proefgbo_tabellen, proefmandaten, proeftrajecten_tabellen
from tests.huis.eigenaar import naast_ons
from tests.huis.proefobjecten import maak_objecten
from tests.rolverdeling import Rolverdeling
from werkzorg.databank.rollen import WISSER, tabellen
from werkzorg.databank.triggers import AlleenToevoegen, Begintoestand
from werkzorg.databank.wissing import functie, wisbaren, zonder_pad
from werkzorg.databank.wissing import onze_modellen as wisbare_modellen
from werkzorg.deelnemers.handelingen.dubbels import dubbel_uitsluiten
from werkzorg.deelnemers.handelingen.samenvoegen import deelnemers_samenvoegen
from werkzorg.deelnemers.handelingen.wijzigen import deelnemer_wijzigen, insz_toevoegen
from werkzorg.deelnemers.models import Wisopdracht
from werkzorg.gebruikers.models import Uitnodiging
from werkzorg.organisaties.hoedanigheid import Hoedanigheid

# The only tables of ours without history, each with its reason.
ONGEVOLGD = {
    "berichten.Opdracht": "the outbox: ids only, its own state is its history",
    "berichten.Melding": "a notice without names; only whether it was read changes",
    "gebruikers.Drempel": "counts attempts under a keyed hash; nothing about people",
    "gebruikers.Sessie": "who is signed in now, encrypted; gone when he signs out",
    "handelen.Concept": "what nobody sent yet, encrypted and gone in 30 days: history would keep every half sentence",
    "handelen.KlokRonde": "the rounds of the clock are a log themselves",
    "handelen.VerwerkteAanvraag": "keys of handled forms; nothing about people",
    "logboek.Logregel": "append-only itself",
    "plaatsen.Gemeente": "reference data from a file; the application may only read it",
    "plaatsen.GemeenteInRegio": "reference data from a file; the application may only read it",
    "plaatsen.Grens": "reference data from a file; the application may only read it",
    "plaatsen.Postcode": "reference data from a file; the application may only read it",
    "plaatsen.Regio": "reference data from a file; the application may only read it",
    "uitwisseling.Bericht": "what became of a message: ids and sentences; gone in a month, or with the person",
    "uitwisseling.Toegangstoken": "which machine is connected now, as a hash; gone when it ends",
    "toegang.Inzage": "append-only itself, and chained",
    "toegang.Schakel": "append-only itself: the chain",
}
# Tables that name a person by id and outlive his erasure on purpose.
BLIJFT = {
    "logboek_logregel": "that something happened; key and ids only",
    "toegang_inzage": "who looked; ids only, and chained",
    "deelnemers_wisopdracht": "the order to erase, and who approved it",
}


def onze_modellen() -> list[type[models.Model]]:
    """The models of our own apps, without the history tables."""
    return [
        model
        for model in apps.get_models()
        if not model.__module__.startswith(("django.", "allauth.", "pghistory.", "pgtrigger."))
        and not hasattr(model, "pgh_tracked_model")
        and not model._meta.proxy
    ]


def gevolgd() -> dict[type[models.Model], type[models.Model]]:
    """Model -> its history model."""
    return {
        model.pgh_tracked_model: model for model in apps.get_models() if hasattr(model, "pgh_tracked_model")
    }


def zonder_geschiedenis(
    namen: Iterable[str], met: Collection[str], ongevolgd: Mapping[str, str]
) -> list[str]:
    """Models that are neither followed nor on the list, and names on the list that are followed or gone."""
    namen = set(namen)
    return sorted(namen - set(met) - set(ongevolgd)) + sorted(set(ongevolgd) - (namen - set(met)))


def test_elk_model_is_gevolgd_of_staat_in_de_ene_lijst() -> None:
    namen = [model._meta.label for model in onze_modellen()]
    met = {model._meta.label for model in gevolgd()}
    assert "deelnemers.Deelnemer" in met
    assert zonder_geschiedenis(namen, met, ONGEVOLGD) == []
    assert zonder_geschiedenis([*namen, "betalingen.Factuur"], met, ONGEVOLGD) == ["betalingen.Factuur"]
    assert zonder_geschiedenis(namen, met, {**ONGEVOLGD, "deelnemers.Deelnemer": "?"}) == [
        "deelnemers.Deelnemer"
    ]


# --- no change without an act -----------------------------------------------------------------------------
def _fout(sql: str) -> str:
    """The refusal of this statement, or an empty text when it was carried out."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)
            transaction.set_rollback(True)
    except DatabaseError as fout:
        return str(fout)
    return ""


def _wijziging(model: type[models.Model]) -> str:
    """A change that nothing but the missing act refuses: another key, or else another text, moment or version."""
    # Fields that the history leaves out (a password hash) are not guarded either.
    bewaakt = {veld.name for veld in gevolgd()[model]._meta.concrete_fields}
    velden = [veld for veld in model._meta.concrete_fields if veld.name in bewaakt]
    if any(veld.primary_key and isinstance(veld, models.UUIDField) for veld in velden):
        return f"UPDATE {model._meta.db_table} SET {model._meta.pk.column} = gen_random_uuid()"
    tekst = next((veld.column for veld in velden if type(veld) is models.CharField), "")
    moment = next((veld.column for veld in velden if type(veld) is models.DateTimeField), "")
    wijziging = f"{tekst} = '?'" if tekst else f"{moment} = now()" if moment else "versie = versie + 1"
    return f"UPDATE {model._meta.db_table} SET {wijziging}"


def geef_een_verleden(door: Hoedanigheid) -> None:
    """Somebody with a former name, a former number, another record that was merged into his, and one that is not he."""
    een, ander, derde = (registreer(door) for _ in range(3))
    dubbel_uitsluiten(een, ander_id=derde.pk, door=door)
    deelnemer_wijzigen(een, wijzigingen={"achternaam": "Nieuw"}, versie=1, bewaar_naam=True, door=door)
    insz_toevoegen(een, insz=vers_insz(), reden="nieuw_nummer", door=door)
    deelnemers_samenvoegen(een, ander, keuzes=(), versies={}, reden="proef", door=door)


@pytest.mark.django_db
def test_geen_gevolgde_rij_verandert_zonder_handeling(cast: Rolverdeling) -> None:
    deelnemer = registreer(cast.casemanager_zorg.door, insz="", insz_ontbreekt="aangevraagd")
    maak_objecten(cast.casemanager_zorg, deelnemer)
    proefmandaten.van_elke_tabel_een()
    proeftrajecten_tabellen.van_elke_tabel_een(cast)
    proefama_tabellen.van_elke_tabel_een(cast)
    proefgbo_tabellen.van_elke_tabel_een(cast)
    geef_een_verleden(cast.casemanager_zorg.door)
    with pghistory.context(handeling="test", door="commando:test"):
        Wisopdracht.objects.create(
            deelnemer_id=deelnemer.pk, grond="test", voorgesteld_door=cast.departement.gebruiker.pk
        )
        Uitnodiging.objects.create(
            gebruiker=cast.departement.gebruiker,
            lidmaatschap_id=cast.departement.lidmaatschap.pk,
            vervalt_op=timezone.now(),
        )
    # The context lives on until the end of the transaction, and a test is one transaction.
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('pghistory.context_metadata', '', true)")
    for model, gebeurtenis in gevolgd().items():
        tabel, geschiedenis = model._meta.db_table, gebeurtenis._meta.db_table
        assert model._default_manager.exists(), f"maak ook een rij van {tabel}"
        assert gebeurtenis._default_manager.exists(), geschiedenis
        kolommen = ", ".join(veld.column for veld in model._meta.concrete_fields if not veld.generated)
        triggers = getattr(model._meta, "triggers", [])
        begin = [een for een in triggers if isinstance(een, Begintoestand)]
        waar = {f"{een.veld}__in": een.toegelaten for een in begin}
        assert model._default_manager.filter(**waar).exists(), f"maak ook een rij van {tabel} die pas begint"
        waar_sql = "".join(f" WHERE {een.veld} IN ({str(een.toegelaten)[1:-1].rstrip(',')})" for een in begin)
        nog_eens = f"INSERT INTO {tabel} ({kolommen}) SELECT {kolommen} FROM {tabel}{waar_sql} LIMIT 1"
        assert "zonder handeling" in _fout(nog_eens), tabel
        is_vast = any(isinstance(een, AlleenToevoegen) for een in triggers)
        nee = "alleen toegevoegd" if is_vast else "zonder handeling"
        if getattr(model, "alleen_toevoegen", False):
            nee = "permission denied"  # the application may not even try
        assert nee in _fout(_wijziging(model)), tabel
        assert _fout(f"DELETE FROM {tabel}"), tabel
        for sql in (f"UPDATE {geschiedenis} SET pgh_label = 'x'", f"DELETE FROM {geschiedenis}"):
            assert _fout(sql), sql
    # The same statements do work with an act, so it is the missing act that stops them.
    with pghistory.context(handeling="test", door="commando:test"):
        assert _fout("UPDATE organisaties_organisatie SET naam = '?'") == ""


@pytest.mark.django_db
def test_wie_alleen_toevoegt_heeft_een_slot_dat_ook_de_eigenaar_tegenhoudt() -> None:
    vast = [model._meta.db_table for model in gevolgd().values()]
    vast += [model._meta.db_table for model in onze_modellen() if getattr(model, "alleen_toevoegen", False)]
    # What is decided never changes either, but is locked while somebody challenges it: that needs the right to update.
    vast.append("mandaten_besluit")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE t.tgenabled = 'O' AND"
            # 2 = before, 8 = delete, 16 = update
            " (t.tgtype & 26) = 26 AND t.tgname LIKE 'pgtrigger_alleen_toevoegen%'"
        )
        assert {naam for (naam,) in cursor.fetchall()} == set(vast)
    with naast_ons() as eigenaar:
        eigenaar.execute(
            "INSERT INTO logboek_logregel (id, wanneer, handeling, door, object_soort, object_id, gegevens, aanvraag)"
            " VALUES (gen_random_uuid(), now(), 'x', '{}', 'x', gen_random_uuid(), '{}', '')"
        )
        for sql in ("UPDATE logboek_logregel SET handeling = 'y'", "DELETE FROM logboek_logregel"):
            with (
                pytest.raises(psycopg.errors.CheckViolation, match="alleen toegevoegd"),
                eigenaar.transaction(),
            ):
                eigenaar.execute(sql)


# --- erasure ----------------------------------------------------------------------------------------------
def test_alles_over_een_persoon_wordt_mee_gewist() -> None:
    mee = {een.tabel for een in wisbaren(wisbare_modellen())}
    assert {"deelnemers_deelnemer", "documenten_documentversie", "werklijst_taak"} <= mee
    assert zonder_pad(wisbare_modellen()) == []
    blijft = {
        model._meta.db_table
        for model in wisbare_modellen()
        if model._meta.db_table not in mee
        and {"deelnemer_id", "deelnemer_ids"} & {veld.attname for veld in model._meta.concrete_fields}
    }
    assert blijft == BLIJFT.keys()


@pytest.fixture
def geplant() -> Iterator[Callable[..., type[models.Model]]]:
    """Makes a model of the app deelnemers that exists only in this test, and has no table."""
    namen = []

    def plant(naam: str, **inhoud: Any) -> type[models.Model]:
        namen.append(naam.lower())
        meta = type("Meta", (), {"app_label": "deelnemers"})
        return type(naam, (models.Model,), {"__module__": __name__, "Meta": meta, **inhoud})

    yield plant
    for naam in namen:
        del apps.all_models["deelnemers"][naam]
    apps.clear_cache()


def test_een_tabel_zonder_pad_valt_op(geplant: Callable[..., type[models.Model]]) -> None:
    persoon, document = apps.get_model("deelnemers.Deelnemer"), apps.get_model("documenten.Document")

    def wijzer(naar: type[models.Model]) -> Any:
        return models.ForeignKey(naar, on_delete=models.PROTECT, related_name="+")

    met = geplant("MetKolom", deelnemer=wijzer(persoon))
    zonder = geplant("AndereNaam", patient=wijzer(persoon))
    dieper = geplant("Dieper", document=wijzer(document))
    genoemd = geplant("Genoemd", document=wijzer(document), wist_mee=("document__deelnemer_id",))
    blijvend = geplant("Blijvend", deelnemer=wijzer(persoon), wist_mee=())
    kind = geplant("Kind", genoemd=wijzer(genoemd), wist_mee=("genoemd__document__deelnemer_id",))
    alle = wisbare_modellen()
    assert {met, zonder, dieper, genoemd, blijvend, kind} <= set(alle)
    # A foreign key that would block the erasure may not just be declared to stay either.
    assert zonder_pad(alle) == ["deelnemers.AndereNaam", "deelnemers.Blijvend", "deelnemers.Dieper"]
    volgorde = [een.tabel for een in wisbaren(alle)]
    for voor, na in (
        ("deelnemers_kind", "deelnemers_genoemd"),
        ("deelnemers_genoemd", "documenten_document"),
        ("deelnemers_metkolom", "deelnemers_deelnemer"),
        ("documenten_documentversie", "documenten_document"),
    ):
        assert volgorde.index(voor) < volgorde.index(na)


def test_een_pad_dat_nergens_heen_leidt_is_een_fout(geplant: Callable[..., type[models.Model]]) -> None:
    geplant("Typefout", wist_mee=("deelnemer_idd",))
    with pytest.raises(KeyError, match="deelnemer_idd"):
        functie(wisbaren(wisbare_modellen()))


@pytest.mark.django_db
def test_de_wisser_heeft_precies_zijn_rechten_en_de_functie_is_die_van_de_modellen() -> None:
    alle = wisbaren(wisbare_modellen())
    verwacht: dict[str, set[str]] = {een.tabel: {"SELECT", "DELETE"} for een in alle}
    verwacht |= {
        een.geschiedenis._meta.db_table: {"SELECT", "INSERT", "DELETE"} for een in alle if een.geschiedenis
    }
    verwacht["deelnemers_deelnemer"].add("UPDATE")
    verwacht["deelnemers_wisopdracht"] = {"SELECT", "UPDATE"}
    verwacht["deelnemers_wisopdrachtevent"] = {"INSERT"}
    werkelijk: dict[str, set[str]] = {}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname, r.privilege_type FROM pg_class c, aclexplode(c.relacl) r"
            " WHERE r.grantee = %s::regrole",
            [WISSER],
        )
        for tabel, recht in cursor.fetchall():
            werkelijk.setdefault(tabel, set()).add(recht)
        cursor.execute("SELECT prosrc, proconfig FROM pg_proc WHERE proname = 'wis_deelnemer'")
        ((bron, instelling),) = cursor.fetchall()
        cursor.execute("SELECT has_schema_privilege(%s, 'public', 'CREATE')", [WISSER])
        assert cursor.fetchone() == (False,)
    assert werkelijk == verwacht
    assert bron in functie(alle)
    assert instelling == ["search_path=public, pg_temp"]


# --- rights -----------------------------------------------------------------------------------------------
def andere_rechten(catalogus: Mapping[str, set[str]], lijst: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Tables on which the application role may write more or less than the list says."""
    return [
        f"{tabel}: {sorted(catalogus.get(tabel, set()))}, niet {sorted({'SELECT', *rechten})}"
        for tabel, rechten in lijst.items()
        if catalogus.get(tabel, set()) != {"SELECT", *rechten}
    ]


@pytest.mark.django_db
def test_de_rechten_in_de_databank_zijn_die_van_de_lijst() -> None:
    catalogus: dict[str, set[str]] = {}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname, r.privilege_type FROM pg_class c, aclexplode(c.relacl) r WHERE"
            " c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND r.grantee IN (0, %s::regrole)",
            [settings.TOEPASSING_ROL],
        )
        for tabel, recht in cursor.fetchall():
            catalogus.setdefault(tabel, set()).add(recht)
    lijst = tabellen()
    assert andere_rechten(catalogus, lijst) == []
    # A table without model (Django's own list of migrations) is only read.
    assert {naam for naam, rechten in catalogus.items() if rechten != {"SELECT"}} <= set(lijst)
    assert andere_rechten({**catalogus, "logboek_logregel": {"SELECT", "INSERT", "DELETE"}}, lijst)
    assert andere_rechten({**catalogus, "deelnemers_deelnemer": {"SELECT"}}, lijst)
    assert not [
        tabel for tabel, rechten in catalogus.items() if rechten & {"TRUNCATE", "TRIGGER", "REFERENCES"}
    ]
