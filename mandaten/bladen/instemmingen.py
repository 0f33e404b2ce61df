"""The written consent beside a member of a grant, for who may read it."""

from __future__ import annotations

from typing import Any

from django.db.models import OuterRef, Subquery
from django.db.models.functions import JSONObject

from mandaten.domein.stukken import INSTEMMING
from mandaten.querysets import BEHEERDER
from werkzorg.documenten.models import Bijlage
from werkzorg.organisaties.hoedanigheid import Hoedanigheid

# The last one, in the question about the members of a grant.
INSTEMMING_BIJ = Subquery(
    Bijlage.objects.filter(soort=INSTEMMING, object_id=OuterRef("pk"))
    .order_by("-toegevoegd_op")
    .values(json=JSONObject(id="id", naam="naam", status="status"))[:1]
)


def instemming(rij: dict[str, Any], toekenning: Any, door: Hoedanigheid) -> dict[str, Any]:
    """What its page shows of this member's consent: to the member itself, the holder and who decides or inspects."""
    mag = door.rol != BEHEERDER or str(door.organisatie_id) in (rij["organisatie"], str(toekenning.houder_id))
    return {"instemming": rij["instemming"] if mag else None}
