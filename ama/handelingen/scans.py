"""A scan of what was signed on paper, added again when the first one was refused (regelgeving 15, row 18)."""

from __future__ import annotations

from ama.documenten.overeenkomst import ONDERTEKENDE_OVEREENKOMST, VERSIE
from ama.documenten.scans import scans_van
from ama.domein.levensloop import scan_toevoegen_bezwaren
from ama.handelingen.vergrendelen import SOORT, vergrendel_overeenkomst
from ama.handelingen.versies import CONTROLEER
from ama.models import Overeenkomst, Overeenkomstversie
from ama.statussen import GETEKEND
from werkzorg.documenten.bijlagen import bewaar_bijlage
from werkzorg.documenten.intake import Aangenomen
from werkzorg.documenten.models import Bijlage
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid

TOEVOEGEN = "scan_toevoegen"


@handeling("scan_toevoegen")
def scan_toevoegen(
    overeenkomst: Overeenkomst,
    *,
    nummer: int | None,
    scan: Aangenomen,
    inhoud_nagekeken: bool,
    door: Hoedanigheid,
) -> Bijlage:
    """The paper of version `nummer` is there again, and the scanner looks at it; the signatures stay what they are.

    Raises Geweigerd before everybody signed, for a version that lacks no scan, and for a scan that nobody compared.
    """
    rij = vergrendel_overeenkomst(overeenkomst.pk, door=door, vanuit=GETEKEND)
    velden = scan_toevoegen_bezwaren(scans_van(rij.pk), nummer, inhoud_nagekeken=inhoud_nagekeken)
    if velden or nummer is None:
        anders = {veld: zin for veld, zin in velden.items() if veld}
        raise Geweigerd(velden.get("") or CONTROLEER, velden=anders)
    versie = Overeenkomstversie.objects.get(overeenkomst=rij, nummer=nummer)
    bijlage = bewaar_bijlage(
        scan,
        soort=ONDERTEKENDE_OVEREENKOMST,
        object_soort=VERSIE,
        object_id=versie.pk,
        organisatie_id=door.organisatie_id,
        deelnemer_id=rij.deelnemer_id,
        door=door,
    )
    log(
        TOEVOEGEN,
        door=door,
        object_soort=SOORT,
        object_id=rij.pk,
        deelnemer_id=rij.deelnemer_id,
        gegevens={"versie": versie.nummer},
    )
    return bijlage
