"""Example decisions about parameters, through the acts of this app: one confirmed, one that waits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from functools import partial

from werkzorg.beheer.handelingen.parameters import BEVESTIGEN, parameter_bevestigen, parameter_voorstellen
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.parameters.domein import Voorstel, Zekerheid
from werkzorg.parameters.models import Parameter, Parameterwaarde

_BRON = "Voorbeeld van de demo"


def voorstellen(
    een: Hoedanigheid, ander: Hoedanigheid, nu: datetime
) -> Iterator[tuple[datetime, Callable[[], object]]]:
    """Two people of Departement Zorg: `een` proposed and `ander` confirmed; now `ander` waits for `een`.

    `nu` is the start of today.
    """
    eerste_dag = nu.date() + timedelta(days=30)
    bewaard: list[Parameterwaarde] = []
    toen = nu.replace(hour=10) - timedelta(days=21)
    yield (
        toen,
        partial(_stel_voor, "insz_opzoekingen_per_dag", 60, toen.date() + timedelta(days=7), een, bewaard),
    )
    yield toen + timedelta(days=2), partial(_bevestig, bewaard, ander)
    yield (
        nu.replace(hour=10) - timedelta(days=1),
        partial(_stel_voor, "ama_wvg_indien_termijn", 45, eerste_dag, ander, []),
    )


def _stel_voor(
    sleutel: str, waarde: int, van: date, door: Hoedanigheid, bewaard: list[Parameterwaarde]
) -> None:
    parameter = Parameter.objects.get(sleutel=sleutel)
    voorstel = Voorstel(waarde, van, Zekerheid.AANNAME, _BRON)
    bewaard.append(parameter_voorstellen(parameter, voorstel=voorstel, versie=parameter.versie, door=door))


def _bevestig(bewaard: list[Parameterwaarde], door: Hoedanigheid) -> None:
    waarde = bewaard[0]
    versie = Parameter.objects.get(pk=waarde.parameter_id).versie
    parameter_bevestigen(waarde, besluit=BEVESTIGEN, versie=versie, door=door)
