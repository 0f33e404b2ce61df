"""Every key has all that belongs to it: act, matrix row, address, test file, time on the clock."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import override_settings

from tests.huis.adressen import adressen, bewerkingen, onbewaakt
from tests.huis.boom import KOMENDE_APPS, WORTEL
from werkzorg.handelen.controles import controleer_register, gebreken, huidige_stand
from werkzorg.handelen.klok import KLOKJOBS, sla
from werkzorg.handelen.models import KlokRonde
from werkzorg.handelen.register import HANDELINGEN, REGISTRATIES, Handeling
from werkzorg.rooster import ROOSTER, beat_schedule
from werkzorg.toegang.matrix import MATRIX, Recht
from werkzorg.uitwisseling.api.bewerking import BEWERKINGEN
from werkzorg.uitwisseling.domein.scopes import SCOPES

# Pages that everybody may open without signing in; each is looked at before it comes here.
OPENBAAR = frozenset(
    {
        "api_token",
        "api_document",
        "uitnodiging_aanvaarden",
        "tekenen",
        "scherm_ontgrendelen",
        "privacy",
        "brussel",
        "cookies",
        "help",
        "versie",
        "woordenlijst",
        "toegankelijkheid",
        "onderdelen",
        "oproepen_openbaar",
        "oproep_openbaar",
        "register",
        "register_csv",
        "register_json",
        "verifieer",
        "demo_postbus",
        "demo_bericht",
    }
)
ALLAUTH = frozenset(
    {
        "account_login", "account_logout", "account_inactive", "account_signup", "account_reauthenticate",
        "account_email", "account_email_verification_sent", "account_confirm_email", "account_change_password",
        "account_set_password", "account_reset_password", "account_reset_password_done",
        "account_reset_password_from_key", "account_reset_password_from_key_done", "account_confirm_login_code",
        "mfa_index", "mfa_authenticate", "mfa_reauthenticate", "mfa_activate_totp", "mfa_deactivate_totp",
        "mfa_view_recovery_codes", "mfa_generate_recovery_codes", "mfa_download_recovery_codes",
        "mfa_list_webauthn", "mfa_add_webauthn", "mfa_reauthenticate_webauthn", "mfa_remove_webauthn",
        "mfa_edit_webauthn",
    }
)  # fmt: skip


# --- the register -----------------------------------------------------------------------------------------
def test_het_register_is_volledig() -> None:
    assert list(gebreken(huidige_stand())) == []
    assert controleer_register(None) == []


def _zonder(verzameling: Any, sleutel: str) -> dict[str, Any]:
    return {naam: waarde for naam, waarde in dict(verzameling).items() if naam != sleutel}


def _met(**velden: Any) -> dict[str, Handeling]:
    handelingen = dict(HANDELINGEN)
    handelingen["deelnemer_wijzigen"] = replace(handelingen["deelnemer_wijzigen"], **velden)
    return handelingen


STAND = huidige_stand
RECHT = Recht("deelnemer_lijst", frozenset(), "")
GEPLANT: dict[str, tuple[str, Any]] = {
    "geen functie": ("E001", lambda: {"handelingen": _met(functie=None)}),
    "een functie zonder @handeling": ("E001", lambda: {"handelingen": _met(functie=print)}),
    "de functie van een andere": (
        "E001",
        lambda: {"handelingen": _met(functie=HANDELINGEN["deelnemer_registreren"].functie)},
    ),
    "geen zin": ("E002", lambda: {"handelingen": _met(zin="")}),
    "geen rij in de matrix": ("E003", lambda: {"matrix": _zonder(STAND().matrix, "deelnemer_wijzigen")}),
    "niemand mag": ("E003", lambda: {"lezingen": {"deelnemer_lijst": RECHT}}),
    "geen grond": (
        "E003",
        lambda: {"handelingen": _met(recht=Recht("deelnemer_wijzigen", frozenset({"beleid"}), ""))},
    ),
    "onbekend object": (
        "E004",
        lambda: {
            "handelingen": _met(
                recht=Recht("deelnemer_wijzigen", frozenset({"beleid"}), "x", object_soort="a.b")
            )
        },
    ),
    "geen adres": ("E005", lambda: {"handelingen": _met(route="")}),
    "een adres dat niet bestaat": ("E005", lambda: {"handelingen": _met(route="nergens")}),
    "een adres met een andere deur": ("E005", lambda: {"handelingen": _met(route="deelnemer_detail")}),
    "een bladzijde zonder adres": ("E006", lambda: {"routes": _zonder(STAND().routes, "deelnemer_lijst")}),
    "een deur zonder rij": ("E007", lambda: {"matrix": _zonder(STAND().matrix, "deelnemer_detail")}),
    "een effect zonder functie": ("E008", lambda: {"effecten": {"mailen": None}}),
    "een klokjob zonder tijd": ("E010", lambda: {"rooster": ROOSTER.keys() - {"hartslag"}}),
    "een parameter die niet bestaat": ("E011", lambda: {"gebruik": {"at_max_duurr": ["deelnemer_lijst"]}}),
    "wie rekent bestaat niet": ("E011", lambda: {"gebruik": {"at_max_duur": ["deelnemer_lijstt"]}}),
    "een tijd zonder klokjob": ("E010", lambda: {"klokjobs": KLOKJOBS.keys() - {"hartslag"}}),
}


@pytest.mark.parametrize("wat", GEPLANT)
def test_wat_ontbreekt_in_het_register_valt_op(wat: str) -> None:
    nummer, maak = GEPLANT[wat]
    assert nummer in {gevonden for gevonden, _ in gebreken(replace(STAND(), **maak()))}


def test_manage_check_faalt_op_een_onvolledige_sleutel(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(
        HANDELINGEN, "deelnemer_wijzigen", replace(HANDELINGEN["deelnemer_wijzigen"], route="weg")
    )
    assert [melding.id for melding in controleer_register(None)] == ["handelen.E005"]


# --- addresses --------------------------------------------------------------------------------------------
def test_elk_adres_heeft_een_deur_of_is_bekend_openbaar() -> None:
    assert onbewaakt(adressen(), OPENBAAR, ALLAUTH) == []
    zonden = onbewaakt(adressen("tests.huis.zonden"), OPENBAAR, ALLAUTH)
    assert "zonder_deur: zonder deur" in zonden
    assert "stiekem_openbaar: openbaar, en niet in de lijst" in zonden
    assert onbewaakt(adressen(), OPENBAAR, ALLAUTH - {"mfa_index"})
    assert {adres.naam for adres in adressen() if adres.is_openbaar and adres.is_van_ons} == OPENBAAR


def test_elke_bewerking_van_de_api_heeft_een_sleutel_en_een_scope() -> None:
    namen = set()
    for adres in bewerkingen():
        assert adres.is_openbaar  # no session: the token says who asks
        assert set(adres.sleutels_van_machines.values()) <= MATRIX.keys(), adres.naam
        assert BEWERKINGEN[adres.naam].sleutel in adres.sleutels_van_machines.values()
        namen.add(adres.naam)
    assert namen == BEWERKINGEN.keys()
    for bewerking in BEWERKINGEN.values():
        mogelijk = set(SCOPES[bewerking.scope].rollen) & MATRIX[bewerking.sleutel].rollen
        assert mogelijk, f"niemand met {bewerking.scope} mag {bewerking.sleutel}"


# --- a test file per act ----------------------------------------------------------------------------------
def zonder_testbestand(sleutels: Iterable[tuple[str, str]], tests: Path) -> list[str]:
    """The acts (app, key) without a test file named by their key."""
    return [
        f"{app}/{sleutel}" for app, sleutel in sleutels if not (tests / app / f"test_{sleutel}.py").exists()
    ]


def test_elke_handeling_heeft_een_testbestand(tmp_path: Path) -> None:
    sleutels = [
        (naam.partition(".")[0], een.sleutel)
        for naam, deel in REGISTRATIES.items()
        for een in deel.handelingen
    ]
    assert ("deelnemers", "deelnemer_registreren") in sleutels
    assert zonder_testbestand(sleutels, WORTEL / "tests") == []
    assert zonder_testbestand(sleutels, tmp_path)


# --- the clock --------------------------------------------------------------------------------------------
def test_rooster_en_klokjobs_kennen_elkaar() -> None:
    assert ROOSTER.keys() == KLOKJOBS.keys()
    for naam, slag in beat_schedule().items():
        assert (slag["task"], slag["args"]) == ("klok_slaan", (naam,))


@pytest.mark.django_db
@pytest.mark.parametrize("naam", sorted(ROOSTER))
def test_elke_klokjob_mag_tweemaal_lopen(naam: str, tmp_path: Path) -> None:
    nu = datetime.now(UTC)
    with override_settings(ANKER_MAP=tmp_path):
        assert sla(naam, nu) == 1
        sla(naam, nu + timedelta(seconds=5))
    for ronde in KlokRonde.objects.filter(naam=naam):
        assert ronde.klaar_op is not None
        assert (ronde.fouten, ronde.laatste_fout) == (0, "")


# --- migrations and templates -----------------------------------------------------------------------------
@pytest.mark.django_db
def test_er_ontbreekt_geen_migratie(monkeypatch: pytest.MonkeyPatch) -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
    from werkzorg.handelen.models import KlokRonde as Model

    monkeypatch.setattr(Model._meta.get_field("naam"), "max_length", 61)
    with pytest.raises(SystemExit):
        call_command("makemigrations", check=True, dry_run=True, verbosity=0)


# Templates that Django or a library asks for by a name of its own.
_VAN_BIBLIOTHEKEN = ("account/", "allauth/", "mfa/", "bootstrap5/", "socialaccount/", "django/")
_FOUTBLADEN = re.compile(r"^(4\d\d|500|503|403_csrf)\.html$")
# The form of an act is shown by its key: `werk_af(request, "mandaat_schorsen", ...)` shows the template of that name.
_PER_HANDELING = re.compile(
    r'(?:werk_af|werk_traject_af|werk_overeenkomst_af|werk_toeleiding_af|_beslis|_trek_in)\(\s*request,(?:\s*pk,)?\s*"(\w+)"'
)


def ongebruikt(sjablonen: Iterable[str], bronnen: str) -> list[str]:
    """Templates of ours that no code and no other template names, and that are not the page of an act."""
    van_handelingen = {
        f"{app}/{sleutel}.html"
        for app in ("mandaten", "trajecten", "ama", "gbo")
        for sleutel in _PER_HANDELING.findall(bronnen)
    }
    return [
        naam
        for naam in sjablonen
        if naam not in van_handelingen
        and f'"{naam}' not in bronnen
        and f"'{naam}" not in bronnen
        and not naam.startswith(_VAN_BIBLIOTHEKEN)
        and not _FOUTBLADEN.match(naam)
    ]


def onbekende_overschrijving(sjablonen: Iterable[str]) -> list[str]:
    """Templates that look like an override of a library's, but override nothing."""
    from importlib.util import find_spec

    wortels = []
    for pakket in ("allauth", "allauth.account", "allauth.mfa", "crispy_bootstrap5", "django.forms"):
        plaats = find_spec(pakket)
        assert plaats is not None
        assert plaats.submodule_search_locations is not None
        wortels += [Path(map_) / "templates" for map_ in plaats.submodule_search_locations]
    return [
        naam
        for naam in sjablonen
        if naam.startswith(_VAN_BIBLIOTHEKEN) and not any((wortel / naam).exists() for wortel in wortels)
    ]


def test_elk_sjabloon_wordt_gebruikt() -> None:
    map_ = WORTEL / "templates"
    namen = [pad.relative_to(map_).as_posix() for pad in sorted(map_.rglob("*")) if pad.is_file()]
    bronnen = "\n".join(
        pad.read_text()
        for wortel in ("werkzorg", "templates", *(app for app in KOMENDE_APPS if (WORTEL / app).is_dir()))
        for pad in (WORTEL / wortel).rglob("*.[hpt]*")
        if pad.suffix in {".html", ".txt", ".py"}
    )
    assert ongebruikt(namen, bronnen) == []
    assert onbekende_overschrijving(namen) == []
    assert ongebruikt(["deelnemers/vergeten.html"], bronnen)
    assert ongebruikt(["mandaten/vergeten.html", "mandaten/toekenning_detail.html"], 'werk_af(request, "x")')
    assert onbekende_overschrijving(["account/vergeten.html"])
