"""The API of the house: django-ninja with our answers, our names, and our way through every operation."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, cast

from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from ninja.openapi.schema import OpenAPISchema
from ninja.operation import Operation
from ninja.responses import Status
from ninja.router import BoundRouter

from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.parameters.domein import ParameterOnbekend
from werkzorg.toegang.poort import Verhuisd
from werkzorg.uitwisseling.api.bewaking import Loop, bewaak
from werkzorg.uitwisseling.api.bewerking import BEWERKINGEN, Bewerking, met_mediatypes
from werkzorg.uitwisseling.api.lezen import StrengeLezer
from werkzorg.uitwisseling.api.problemen import Probleem, probleem_bij, uit_pydantic, uit_weigering

PAD = "api/v1/"
VEILIGHEID = "client_credentials"


class Werkzorgapi(NinjaAPI):
    """All operations, each behind `bewaak`; its routes have the names of the operations, without namespace."""

    def __init__(self, **opties: Any) -> None:
        super().__init__(
            openapi_url=None, docs_url=None, parser=StrengeLezer(), urls_namespace="api", **opties
        )
        # Name of the operation -> the same without the street door: for a message that is tried again.
        self.kaal: dict[str, Loop] = {}
        self._bewaakt = False
        _vertaal_fouten(self)

    def get_root_path(self, path_params: dict[str, Any]) -> str:
        """Where the API begins."""
        return f"/{PAD}"

    def _get_bound_routers(self) -> list[BoundRouter]:
        routers = super()._get_bound_routers()
        if not self._bewaakt:
            self._bewaakt = True
            for router in routers:
                for pad in router.path_operations.values():
                    for operatie in pad.operations:
                        self._bewaak(operatie)
        return routers

    def _bewaak(self, operatie: Operation) -> None:
        bewerking = bewerking_van(operatie)
        if bewerking.is_bericht:
            vars(operatie)["view_func"] = _maakt_iets(operatie.view_func)
        # Nothing of ours streams.
        kaal = cast(Loop, operatie.run)
        self.kaal[bewerking.naam] = kaal
        vars(operatie)["run"] = bewaak(bewerking, _vragen(operatie), kaal)

    def routes(self) -> list[URLPattern]:
        """One route per operation, open to whoever has no session, because the token says who asks."""
        patronen: list[URLPattern] = []
        for router in self._get_bound_routers():
            paden = list(router.path_operations.values())
            sleutels = iter(
                [
                    {methode: bewerking_van(een).sleutel for een in pad.operations for methode in een.methods}
                    for pad in paden
                    for _ in pad.operations
                ]
            )
            for patroon in router.urls_paths(router.prefix):
                vars(patroon.callback)["login_required"] = False
                vars(patroon.callback)["koppeling"] = next(sleutels)
                patronen.append(patroon)
        return patronen

    def get_openapi_schema(self, **opties: Any) -> OpenAPISchema:
        """The document of the API (OpenAPI 3.1)."""
        schema = super().get_openapi_schema(**opties)
        met_mediatypes(schema)
        for methoden in schema["paths"].values():
            for beschrijving in methoden.values():
                scope = BEWERKINGEN[beschrijving["operationId"]].scope
                beschrijving["security"] = [{VEILIGHEID: [scope]}]
        return schema


def _maakt_iets(functie: Callable[..., Any]) -> Callable[..., Any]:
    """The function of a message: what it gives back is something new."""

    @functools.wraps(functie)
    def nieuw(*args: Any, **kwargs: Any) -> Status[Any]:
        return Status(201, functie(*args, **kwargs))

    return nieuw


def bewerking_van(operatie: Operation) -> Bewerking:
    """What stands behind an operation; raises KeyError for one that was not made with `lezing` or `bericht`."""
    gevonden: Bewerking = vars(operatie.view_func)["bewerking"]
    return gevonden


def _vragen(operatie: Operation) -> frozenset[str]:
    namen: set[str] = set()
    for model in operatie.models:
        if model.__ninja_param_source__ == "query":
            namen |= set(getattr(model, "__ninja_flatten_map__", {}))
    return frozenset(namen)


def _vertaal_fouten(api: NinjaAPI) -> None:
    antwoorden: dict[type[Exception], Callable[[Any], Probleem]] = {
        Probleem: lambda nee: nee,
        ValidationError: lambda nee: uit_pydantic(nee.errors),
        HttpError: _van_de_bibliotheek,
        Geweigerd: uit_weigering,
        Versieconflict: lambda nee: Probleem(
            "conflict", f"{nee} Haal de gegevens opnieuw op: de versie is nu {nee.versie_nu}."
        ),
        ParameterOnbekend: lambda nee: Probleem("geweigerd", nee.zin),
        Verhuisd: lambda ander: Probleem(
            "conflict",
            f"Dit dossier is intussen met een ander dossier samengevoegd: gebruik voortaan {ander.opvolger}.",
        ),
        PermissionDenied: lambda nee: probleem_bij(403),
        Http404: lambda nee: probleem_bij(404),
        ObjectDoesNotExist: lambda nee: probleem_bij(404),
    }
    for soort, maak in antwoorden.items():
        api.add_exception_handler(soort, _antwoorder(maak))


def _van_de_bibliotheek(fout: HttpError) -> Probleem:
    # Whatever our reader of JSON raises, ninja turns into a 400 of its own.
    eigen = fout.__cause__
    return eigen if isinstance(eigen, Probleem) else probleem_bij(fout.status_code)


def _antwoorder(maak: Callable[[Any], Probleem]) -> Callable[[HttpRequest, Any], HttpResponse]:
    def antwoord(request: HttpRequest, fout: Any) -> HttpResponse:
        return maak(fout).antwoord()

    return antwoord
