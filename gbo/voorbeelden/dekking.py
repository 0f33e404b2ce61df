"""Who covers which municipality in the examples: one partnership in each werk- en zorgregio, all municipalities."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from gbo.domein.dekking import Samenstelling
from gbo.handelingen.dekking import gbo_samenwerking_registreren
from gbo.voorbeelden.spel import Gebeurtenis, Spel
from werkzorg.plaatsen.models import GemeenteInRegio, Regio
from werkzorg.plaatsen.opzoeken import gemeente_van

# So many days back the partnerships were registered; everybody must be in by then.
BEGIN = 590
DMW = "dmw_vla"
# Regio -> the CAW that works there; a CAW is larger than a regio.
_CAW = {
    "gent": "caw",
    "waasland": "caw",
    "denderland": "caw",
    "vlaamse_ardennen": "caw",
    "brugge": "caw_oostende",
    "oostende": "caw_oostende",
    "westhoek": "caw_oostende",
    "midwest": "caw_oostende",
    "kortrijk": "caw_oostende",
    "antwerpen": "caw_ant",
    "kempen": "caw_ant",
    "rivierenland": "caw_ant",
    "limburg": "caw_lim",
    "oost_brabant": "caw_hv",
    "halle_vilvoorde": "caw_hv",
}
# Regio -> the OCMW that receives the inhabitants of its own municipality.
_OCMW = {
    "gent": "ocmw",
    "denderland": "ocmw_dender",
    "limburg": "ocmw_limburg",
    **{regio: f"ocmw_{regio}" for regio in sorted(set(_CAW) - {"gent", "denderland", "limburg"})},
}


def gebeurtenissen(spel: Spel) -> Iterator[Gebeurtenis]:
    """The departement registers the partnerships, all on one day."""
    for nummer, regio in enumerate(sorted(_CAW)):
        yield spel.op(-BEGIN, 9, nummer), partial(_registreer, spel, regio)


def _registreer(spel: Spel, regio: str) -> None:
    vandaag = spel.vandaag
    gemeenten = GemeenteInRegio.objects.geldig_op(vandaag).filter(regio_id=regio)
    ocmw = spel.huizen[_OCMW[regio]]
    eigen = gemeente_van(ocmw.postcode, ocmw.gemeente, vandaag)
    assert eigen is not None
    gbo_samenwerking_registreren(
        samenstelling=Samenstelling(
            f"GBO {Regio.objects.get(pk=regio).naam}",
            frozenset(gemeenten.values_list("gemeente_id", flat=True)),
            {spel.huizen[_CAW[regio]].pk: "", spel.huizen[DMW].pk: "", ocmw.pk: eigen.refnis},
        ),
        van=vandaag,
        door=spel.wie("dz", "departement_zorg")[0],
    )
