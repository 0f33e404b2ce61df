"""What the pages about parameters show: every number with its days, source, certainty and where it is used."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.urls import reverse

from werkzorg.handelen.register import PARAMETERGEBRUIK
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.parameters.domein import (
    Eigenaar,
    Momentopname,
    ParameterOnbekend,
    Parametersoort,
    Verwijzing,
    is_terugwerkend,
)
from werkzorg.parameters.models import Parameter, Parameterwaarde, parameter_id
from werkzorg.parameters.soorten import PARAMETERS
from werkzorg.parameters.weergave import toon, vak_in_woorden
from werkzorg.toegang.matrix import MATRIX, mag
from werkzorg.ui.formaten import datum

WETTEN = {
    "Decreet 2022": "decreet van 8 juli 2022 over de werk- en zorgtrajecten",
    "BVR 2022": "besluit van de Vlaamse Regering van 18 november 2022",
    "Decreet 2014": "decreet van 25 april 2014, opgeheven",
    "BVR 2018": "besluit van de Vlaamse Regering van 2 februari 2018, opgeheven",
}


@dataclass(frozen=True)
class Waarderegel:
    """One value as the screen shows it; `wie` and `wie_besliste` are names or functions, with the moment beside it."""

    pk: UUID
    tekst: str
    periode: str
    zekerheid: str
    aanname: str
    bron: str
    reden: str
    toestand: str
    is_nu: bool
    is_beginwaarde: bool
    wie: str
    voorgesteld_op: datetime
    wie_besliste: str
    beslist_op: datetime | None
    beslist_reden: str


@dataclass(frozen=True)
class Parameterregel:
    """One parameter in a list: what holds on the day, what comes, and how sure that is."""

    soort: Parametersoort
    pk: UUID
    waarde: str
    zekerheid: str
    aanname: str
    sinds: str
    straks: str
    voorbij: str
    gebruik: Sequence[str]
    wacht: bool

    @property
    def url(self) -> str:
        """Its own page."""
        return reverse("parameter_detail", args=[self.pk])

    @property
    def is_aanname(self) -> bool:
        """Whether all or a part of its value is an assumption."""
        return self.zekerheid == "aanname" or bool(self.aanname)


def gebruik_van(sleutel: str) -> list[str]:
    """The acts, pages and clock jobs that calculate with this parameter, as the screen names them."""
    namen = PARAMETERGEBRUIK.get(sleutel, ())
    return sorted({MATRIX[naam].naam if naam in MATRIX else naam.replace("_", " ") for naam in namen})


def parameterregels(dag: date) -> list[Parameterregel]:
    """Every parameter of the list on `dag`, in its order; four queries."""
    geldig = {een.parameter.sleutel: een for een in _van(Parameterwaarde.objects.geldig_op(dag))}
    straks = {een.parameter.sleutel: een for een in _van(Parameterwaarde.objects.eerste_na(dag))}
    eerder = {een.parameter.sleutel: een for een in _van(Parameterwaarde.objects.laatste_voor(dag))}
    wachtend = set(Parameterwaarde.objects.voorgesteld().values_list("parameter__sleutel", flat=True))
    opname = _opname(dag, geldig.values())
    return [
        _regel(
            soort,
            opname,
            nu=geldig.get(soort.sleutel),
            straks=straks.get(soort.sleutel),
            eerder=eerder.get(soort.sleutel),
            wacht=soort.sleutel in wachtend,
        )
        for soort in PARAMETERS.values()
    ]


def _van(rijen: Iterable[Parameterwaarde]) -> Iterable[Parameterwaarde]:
    return (een for een in rijen.select_related("parameter") if een.parameter.sleutel in PARAMETERS)  # type: ignore[attr-defined]


def _opname(dag: date, rijen: Iterable[Parameterwaarde]) -> Momentopname:
    return Momentopname(dag, {een.parameter.sleutel: een.inhoud for een in rijen}, PARAMETERS)


def _regel(
    soort: Parametersoort,
    opname: Momentopname,
    *,
    nu: Parameterwaarde | None,
    straks: Parameterwaarde | None,
    eerder: Parameterwaarde | None,
    wacht: bool,
) -> Parameterregel:
    voorbij = ""
    if nu is None and eerder is not None and eerder.tot is not None:
        voorbij = f"{toon(soort, eerder.inhoud)} tot en met {datum(eerder.tot)}"
    return Parameterregel(
        soort=soort,
        pk=parameter_id(soort.sleutel),
        waarde=_met_verwijzing(soort, nu, opname) if nu else "",
        zekerheid=nu.zekerheid if nu else "",
        aanname=nu.aanname if nu else "",
        sinds=vak_in_woorden(nu.vak) if nu else "",
        straks=f"{toon(soort, straks.inhoud)} vanaf {datum(straks.van)}" if straks and straks.van else "",
        voorbij=voorbij,
        gebruik=gebruik_van(soort.sleutel),
        wacht=wacht,
    )


def _met_verwijzing(soort: Parametersoort, rij: Parameterwaarde, opname: Momentopname) -> str:
    """The value; of a reference what it comes to on this day, and to what it points."""
    if not isinstance(rij.inhoud, Verwijzing):
        return toon(soort, rij.inhoud)
    try:
        return f"{toon(soort, opname.waarde(soort.sleutel))} ({toon(soort, rij.inhoud)})"
    except ParameterOnbekend:
        return toon(soort, rij.inhoud)


def gekozen(regels: Iterable[Parameterregel], vraag: Mapping[str, object]) -> list[Parameterregel]:
    """The rows that answer the questions of ParameterFilterForm."""
    woorden = str(vraag.get("zoek") or "").lower().split()

    def past(regel: Parameterregel) -> bool:
        soort = regel.soort
        tekst = f"{soort.label} {soort.sleutel} {soort.grondslag} {soort.groep.value}".lower()
        zekerheid = regel.zekerheid or "onbekend"
        return (
            all(woord in tekst for woord in woorden)
            and vraag.get("groep") in {"", None, soort.groep.name.lower()}
            and vraag.get("eigenaar") in {"", None, soort.eigenaar.value}
            and vraag.get("zekerheid") in {"", None, zekerheid}
        )

    return [regel for regel in regels if past(regel)]


def per_groep(regels: Iterable[Parameterregel]) -> list[tuple[str, list[Parameterregel]]]:
    """The rows under their subjects; empty subjects are left out."""
    uit: dict[str, list[Parameterregel]] = {}
    for regel in regels:
        uit.setdefault(regel.soort.groep.value, []).append(regel)
    return list(uit.items())


# --- one parameter ----------------------------------------------------------------------------------------
def is_van(soort: Parametersoort, door: Hoedanigheid) -> bool:
    """Whether this reader decides about the parameter."""
    return soort.eigenaar is Eigenaar.van_rol(door.rol)


def waarderegels(rijen: Iterable[Parameterwaarde], door: Hoedanigheid, dag: date) -> list[Waarderegel]:
    """The values of one parameter; colleagues of the owner are named, to others "een medewerker" is enough."""
    return [_waarderegel(een, door, dag) for een in rijen]


def _waarderegel(rij: Parameterwaarde, door: Hoedanigheid, dag: date) -> Waarderegel:
    met_namen = is_van(rij.soort, door)
    iemand = f"een medewerker van {rij.soort.eigenaar.label}"
    return Waarderegel(
        pk=rij.pk,
        tekst=toon(rij.soort, rij.inhoud),
        periode=vak_in_woorden(rij.vak),
        zekerheid=rij.zekerheid,
        aanname=rij.aanname,
        bron=rij.bron,
        reden=rij.reden,
        toestand=rij.toestand,
        is_nu=rij.toestand == "bevestigd" and rij.vak.bevat(dag),
        is_beginwaarde=rij.is_beginwaarde,
        wie=(rij.voorgesteld_door.naam if met_namen else iemand) if rij.voorgesteld_door else "",
        voorgesteld_op=rij.voorgesteld_op,
        wie_besliste=(rij.beslist_door.naam if met_namen else iemand) if rij.beslist_door else "",
        beslist_op=rij.beslist_op,
        beslist_reden=rij.beslist_reden,
    )


def parameterkop(parameter: Parameter, door: Hoedanigheid) -> dict[str, object]:
    """What every page about one parameter shows of it."""
    soort = parameter.soort
    wet = next((lang for kort, lang in WETTEN.items() if soort.grondslag.startswith(kort)), "")
    return {
        "soort": soort,
        "wet": wet,
        "gebruik": gebruik_van(soort.sleutel),
        "parameter_url": reverse("parameter_detail", args=[parameter.pk]),
        "is_eigenaar": is_van(soort, door),
        "voorstel_url": reverse("parameter_voorstellen", args=[parameter.pk])
        if is_van(soort, door) and mag(door, "parameter_voorstellen")
        else "",
    }


def gevolgen(rij: Parameterwaarde, vandaag: date) -> dict[str, object]:
    """What confirming this proposal would do: what holds before and after, and whether it reaches back."""
    assert rij.van is not None  # a proposal always has a first day
    nu = Parameterwaarde.objects.geldig_op(rij.van).filter(parameter_id=rij.parameter_id)
    vorige = nu.select_related("parameter").first()
    return {
        "vorige": toon(rij.soort, vorige.inhoud) if vorige else "",
        "vorige_periode": vak_in_woorden(vorige.vak) if vorige else "",
        "is_terugwerkend": is_terugwerkend(rij.van, vandaag),
    }
