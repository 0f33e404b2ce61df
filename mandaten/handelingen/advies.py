"""The advice of an expert about an application, with points for every criterion of the call."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from mandaten.domein.scores import HOOGSTE
from mandaten.handelingen.behandeling import vergrendeld
from mandaten.meldingen.behandeling import SOORT
from mandaten.models import Aanvraag, Advies, Criterium, Score
from mandaten.models.behandeling import Adviesstrekking
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid


@handeling("advies_geven")
def advies_geven(
    aanvraag: Aanvraag,
    *,
    adviseur: str,
    strekking: str,
    tekst: str,
    punten: Mapping[UUID, int | None],
    door: Hoedanigheid,
) -> Advies:
    """One more advice stands with the application; it is never changed, another one may follow.

    `punten`: criterion of the call -> 0 to 10, every criterion exactly once. Raises Geweigerd at the field
    (`punten_<criterium>`) otherwise, or when it is not possible now; ValueError for an unknown `strekking`;
    DoesNotExist when the application is not this desk's.
    """
    if strekking not in Adviesstrekking.values:
        raise ValueError(f"Geen strekking: {strekking}")
    rij = vergrendeld(aanvraag, "advies_geven", versie=None, door=door)
    criteria = list(Criterium.objects.filter(oproep_id=rij.oproep_id)) if rij.oproep_id else []
    gegeven = {}
    nee = {veld: "Vul dit in." for veld, inhoud in (("adviseur", adviseur), ("tekst", tekst)) if not inhoud}
    for criterium in criteria:
        waarde = punten.get(criterium.id)
        if waarde is None or not 0 <= waarde <= HOOGSTE:
            nee[f"punten_{criterium.id}"] = f"Geef 0 tot en met {HOOGSTE} punten."
        else:
            gegeven[criterium.id] = waarde
    if punten.keys() - {criterium.id for criterium in criteria}:
        raise Geweigerd("De criteria horen niet bij deze oproep: open het formulier opnieuw.")
    if nee:
        raise Geweigerd("Controleer de gemarkeerde velden.", velden=nee)
    advies = Advies.objects.create(
        aanvraag=rij,
        adviseur=adviseur,
        strekking=strekking,
        tekst=tekst,
        gegeven_door_id=door.gebruiker_id,
    )
    Score.objects.bulk_create(
        Score(advies=advies, criterium=criterium, punten=gegeven[criterium.id]) for criterium in criteria
    )
    log(
        "advies_geven",
        door=door,
        object_soort=SOORT,
        object_id=rij.id,
        gegevens={"advies": str(advies.id), "strekking": strekking},
    )
    return advies
