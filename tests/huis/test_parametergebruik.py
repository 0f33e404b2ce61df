"""Which code calculates with which parameter: what is declared is what the code does, and the other way round."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from tests.huis.boom import KOMENDE_APPS, aanroepen, boom_van, bronbestanden, in_bronnen
from werkzorg.handelen.register import REGISTRATIES
from werkzorg.parameters.domein import Momentopname
from werkzorg.parameters.soorten import PARAMETERS

# The methods of a snapshot that take the key of a parameter.
LEZERS = frozenset(
    naam
    for naam in vars(Momentopname)
    if not naam.startswith("_") and naam not in {"dag", "waarden", "soorten"}
)


def gevraagd(boom: ast.Module) -> Iterator[tuple[int, str]]:
    """The keys that a file asks of a snapshot: `opname.getal("…")`; elsewhere such a call has no text as first."""
    for aanroep, naam in aanroepen(boom):
        wat, eerste = naam.rpartition(".")[2], aanroep.args[0] if aanroep.args else None
        is_sleutel = isinstance(eerste, ast.Constant) and isinstance(eerste.value, str)
        if "." in naam and wat in LEZERS and is_sleutel:
            yield aanroep.lineno, eerste.value
    yield from doorgegeven(boom)


def doorgegeven(boom: ast.Module) -> Iterator[tuple[int, str]]:
    """The keys that data holds for whoever asks them: `duur_parameter="…"`, and the values of a table."""
    for knoop in ast.walk(boom):
        if isinstance(knoop, ast.keyword) and (knoop.arg or "").endswith("_parameter"):
            if isinstance(knoop.value, ast.Constant) and knoop.value.value:
                yield knoop.value.lineno, str(knoop.value.value)
        elif isinstance(knoop, ast.AnnAssign) and getattr(knoop.target, "id", "").endswith("_parameter"):
            if isinstance(knoop.value, ast.Constant) and knoop.value.value:
                yield knoop.lineno, str(knoop.value.value)
        elif isinstance(knoop, ast.Dict):
            for waarde in knoop.values:
                if isinstance(waarde, ast.Constant) and waarde.value in PARAMETERS:
                    yield waarde.lineno, str(waarde.value)


def onbekende(boom: ast.Module) -> Iterator[tuple[int, str]]:
    """Keys that are not on the list of parameters."""
    yield from ((lijn, sleutel) for lijn, sleutel in gevraagd(boom) if sleutel not in PARAMETERS)


def app_van(pad: Path) -> str:
    """The app to which a file belongs, as parts are named: "beheer", "trajecten"."""
    delen = pad.parts
    if "werkzorg" in delen:
        return delen[delen.index("werkzorg") + 1]
    return next((app for app in KOMENDE_APPS if app in delen), delen[-2])


def per_app(paden: Iterable[Path]) -> dict[str, set[str]]:
    """App -> the keys that its files ask; the package of parameters itself is no user."""
    uit: dict[str, set[str]] = {}
    for pad in paden:
        if app_van(pad) != "parameters":
            for _lijn, sleutel in gevraagd(boom_van(pad)):
                uit.setdefault(app_van(pad), set()).add(sleutel)
    return uit


# An app above lets the law of an app below ask for it: how a decision is challenged, for instance.
_STEUNT_OP: Mapping[str, tuple[str, ...]] = {"trajecten": ("mandaten",)}


def verschillen(gedaan: Mapping[str, set[str]], gezegd: Mapping[str, set[str]]) -> list[str]:
    """Keys that an app asks without declaring it, or declares without asking."""
    apps = sorted(gedaan.keys() | gezegd.keys())
    return [
        f"{app}: {sleutel} {'niet aangegeven' if sleutel in gedaan.get(app, ()) else 'nergens gevraagd'}"
        for app in apps
        for sleutel in sorted(gedaan.get(app, set()) ^ gezegd.get(app, set()))
        if not any(sleutel in gedaan.get(lager, ()) for lager in _STEUNT_OP.get(app, ()))
    ]


def aangegeven() -> dict[str, set[str]]:
    """App -> the keys that its parts declare."""
    uit: dict[str, set[str]] = {}
    for deel, registratie in REGISTRATIES.items():
        for sleutels in registratie.parameters.values():
            uit.setdefault(deel.partition(".")[0], set()).update(sleutels)
    return uit


def test_elke_gevraagde_parameter_bestaat(tmp_path: Path) -> None:
    assert in_bronnen(onbekende) == []
    zonde = tmp_path / "zonde.py"
    zonde.write_text(
        'opname.getal("at_max_duurr")\nopname.termijn("at_max_duur")\nx.lijst(1)\nbedrag("at_x")\n'
        'Soort(duur_parameter="at_duur", totaal_parameter="", naam="at_y")\n'
    )
    gevonden = [vondst.rpartition(": ")[2] for vondst in in_bronnen(onbekende, paden=[zonde])]
    assert gevonden == ["at_max_duurr", "at_duur"]


def test_wat_de_code_vraagt_is_aangegeven_en_omgekeerd(tmp_path: Path) -> None:
    assert verschillen(per_app(bronbestanden()), aangegeven()) == []
    map_ = tmp_path / "werkzorg" / "beheer"
    map_.mkdir(parents=True)
    zonde = map_ / "zonde.py"
    zonde.write_text('momentopname(dag).getal("at_max_duur")\n')
    assert verschillen(per_app([zonde]), {}) == ["beheer: at_max_duur niet aangegeven"]
    assert verschillen({}, {"beheer": {"at_max_duur"}}) == ["beheer: at_max_duur nergens gevraagd"]
    assert verschillen(per_app([zonde]), {"beheer": {"at_max_duur"}}) == []
    for doorgegeven_als in (
        'SOORT = Soort(duur_parameter="at_max_duur")',
        'class Soort:\n    duur_parameter: str = "at_max_duur"',
        'PER = {"a": "at_max_duur"}',
    ):
        zonde.write_text(f"{doorgegeven_als}\n")
        assert verschillen(per_app([zonde]), {}) == ["beheer: at_max_duur niet aangegeven"]
