"""The acts on the worklist itself: giving a task to somebody, and putting it off with a reason."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.utils import timezone

from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.organisaties.models import Lidmaatschap
from werkzorg.organisaties.querysets import LidmaatschapQuerySet
from werkzorg.werklijst.models import Taak
from werkzorg.werklijst.soorten import TAAKSOORTEN
from werkzorg.werklijst.uitstel import Uitstelreden, uitstel_bezwaar

SOORT = "werklijst.taak"
# More at once is a reorganisation, not a worklist.
MEESTE_TEGELIJK = 100
_AF = "Deze taak is intussen afgerond. Kijk op Vandaag wat er nog staat."


@handeling("taak_toewijzen")
def taak_toewijzen(taken: Mapping[UUID, int], *, aan: UUID | None, door: Hoedanigheid) -> int:
    """These tasks (key -> the version the actor saw) are for the colleague `aan`, or for nobody in particular; how many
    changed.

    All or none. Raises Geweigerd when there are none or too many, one is done or not the team's, or `aan` does not work
    today in this organisation and role; Versieconflict when a colleague changed one meanwhile.
    """
    if not taken:
        raise Geweigerd("Kies eerst een taak op Vandaag.")
    if len(taken) > MEESTE_TEGELIJK:
        raise Geweigerd(f"Wijs hoogstens {MEESTE_TEGELIJK} taken tegelijk toe.")
    if aan is not None and not collegas(door).filter(gebruiker_id=aan).exists():
        zin = "Deze collega werkt vandaag niet (meer) in jouw team. Kies een andere."
        raise Geweigerd(zin, velden={"aan": zin})
    rijen = list(Taak.objects.zichtbaar_voor(door).vergrendeld().filter(pk__in=taken).order_by("id"))
    if len(rijen) < len(taken) or any(rij.klaar_op is not None for rij in rijen):
        raise Geweigerd("Een van deze taken is intussen afgerond of niet meer van jouw team. Begin opnieuw.")
    anders = [rij for rij in rijen if rij.gebruiker_id != aan]
    for rij in anders:
        if rij.versie != taken[rij.pk]:
            raise Versieconflict(rij.versie, {"taak": rij.pk})
    for rij in anders:
        rij.gebruiker_id = aan
        rij.versie += 1
        rij.save(update_fields=["gebruiker", "versie"])
        log(
            "taak_toewijzen",
            door=door,
            object_soort=SOORT,
            object_id=rij.id,
            deelnemer_id=rij.deelnemer_id,
            gegevens={"aan": str(aan) if aan else None, "soort": rij.soort},
        )
    return len(anders)


@handeling("taak_uitstellen")
def taak_uitstellen(taak: Taak, *, tot: date, reden: str, versie: int, door: Hoedanigheid) -> Taak:
    """The task comes back on the day `tot`, with this reason; an earlier term moves to that day, unless the law set it.

    Raises Geweigerd when it is done or the day cannot be, Versieconflict when a colleague changed it meanwhile,
    DoesNotExist when it is not (or no longer) the team's.
    """
    rij = Taak.objects.zichtbaar_voor(door).vergrendel(taak.pk)
    if rij.klaar_op is not None:
        raise Geweigerd(_AF)
    if reden not in Uitstelreden.values:
        zin = "Kies een reden uit de lijst."
        raise Geweigerd(zin, velden={"reden": zin})
    if (rij.herinner_op, rij.uitstel_reden) == (tot, reden):
        return rij
    if rij.versie != versie:
        raise Versieconflict(
            rij.versie, {"herinner_op": rij.herinner_op, "reden": rij.get_uitstel_reden_display()}
        )
    is_wettelijk = TAAKSOORTEN[rij.soort].is_wettelijk
    if zin := uitstel_bezwaar(
        tot, termijn=rij.termijn, vandaag=timezone.localdate(), is_wettelijk=is_wettelijk
    ):
        raise Geweigerd(zin, velden={"tot": zin})
    rij.herinner_op, rij.uitstel_reden = tot, reden
    if rij.termijn is not None and not is_wettelijk:
        # Seeing it again sooner than the term makes nobody late sooner.
        rij.termijn = max(rij.termijn, tot)
    rij.keer_uitgesteld += 1
    rij.versie += 1
    rij.save(update_fields=["herinner_op", "uitstel_reden", "termijn", "keer_uitgesteld", "versie"])
    log(
        "taak_uitstellen",
        door=door,
        object_soort=SOORT,
        object_id=rij.id,
        deelnemer_id=rij.deelnemer_id,
        gegevens={"tot": tot.isoformat(), "reden": reden, "soort": rij.soort},
    )
    return rij


def collegas(door: Hoedanigheid) -> LidmaatschapQuerySet:
    """Who works today in the actor's team (himself included) and came in: same organisation, same role."""
    return (
        Lidmaatschap.objects.geldig_op(timezone.localdate())
        .binnen()
        .filter(organisatie_id=door.organisatie_id, rol=door.rol)
    )
