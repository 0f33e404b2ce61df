"""An onthaaltraject goes to another core partner of the same partnership, or back; the giver keeps nothing (art. 4)."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.utils import timezone

from gbo.domein.einde import terugstuur_bezwaren
from gbo.handelingen.einden import sluit
from gbo.handelingen.vergrendelen import NA_TE_KIJKEN, bewaar, log_onthaal, rond_alles_af, vergrendel_onthaal
from gbo.models import Gbopartner, Onthaaltraject
from gbo.querysets import GbopartnerQuerySet
from gbo.statussen import ONTVANGEN, TERUGGESTUURD, VOOR_DE_START
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.models import Concept
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.uitwisseling.handelingen.berichten import vergeet_berichten

NIEMAND = (
    "Bij deze kernpartner kan niemand het onthaaltraject openen: kies een andere, of spreek eerst af wie daar het "
    "onthaal doet."
)
WEG = (
    "De kernpartner die dit doorgaf, kan het niet meer openen. Neem de persoon zelf op, of geef het door aan een "
    "andere kernpartner."
)


@handeling("onthaal_doorgeven")
def onthaal_doorgeven(
    onthaal: Onthaaltraject,
    *,
    partner_id: UUID,
    toelichting: str = "",
    versie: int | None = None,
    door: Hoedanigheid,
) -> Onthaaltraject:
    """From now on another core partner of the same partnership has it, as new; who gives it sees nothing any more.

    The term of the first contact runs on from the day on which VDAB sent the data: the person waits since then.
    `partner_id` is an organisation. Raises Geweigerd when it is no core partner of this partnership today, is the
    giver itself, or has nobody who could open it.
    """
    rij = vergrendel_onthaal(onthaal.pk, door=door, vanuit=VOOR_DE_START, versie=versie)
    vandaag = timezone.localdate()
    zuster = _zuster(rij, partner_id, vandaag)
    if not zuster.exists():
        zin = "Kies een andere kernpartner van jullie samenwerkingsverband: aan anderen geef je niets door (art. 4)."
        raise Geweigerd(zin, velden={"partner": zin})
    if not zuster.kan_openen(vandaag).exists():
        raise Geweigerd(NIEMAND, velden={"partner": NIEMAND})
    rij.vorige_partner_id = rij.partner_id
    _verhuis(rij, partner_id, reden="", toelichting=toelichting)
    log_onthaal("onthaal_doorgeven", rij, door)
    return rij


@handeling("onthaal_terugsturen")
def onthaal_terugsturen(
    onthaal: Onthaaltraject,
    *,
    reden: str,
    toelichting: str = "",
    versie: int | None = None,
    door: Hoedanigheid,
) -> Onthaaltraject:
    """The partner does not take this person in.

    What a sister partner passed on goes back to her, as new and with the reason. What came from VDAB ends here: VDAB is
    told nothing (art. 4), so the person himself hears where he can go. Raises Geweigerd per field without a reason,
    and when nobody at the sister could open it (any more).
    """
    rij = vergrendel_onthaal(onthaal.pk, door=door, vanuit=VOOR_DE_START, versie=versie)
    if nee := terugstuur_bezwaren(reden, toelichting):
        raise Geweigerd(NA_TE_KIJKEN, velden=nee)
    zuster, vandaag = rij.vorige_partner_id, timezone.localdate()
    if zuster is None:
        rij.terugstuurreden, rij.toelichting = reden, toelichting.strip()
        sluit(rij, TERUGGESTUURD, vandaag, "terugstuurreden", "toelichting")
    elif not _zuster(rij, zuster, vandaag).kan_openen(vandaag).exists():
        raise Geweigerd(WEG)
    else:
        rij.vorige_partner_id = None
        _verhuis(rij, zuster, reden=reden, toelichting=toelichting)
    log_onthaal("onthaal_terugsturen", rij, door, reden=reden)
    return rij


def _zuster(rij: Onthaaltraject, partner_id: UUID, dag: date) -> GbopartnerQuerySet:
    """That organisation as another core partner of the same partnership on this day; none when it is not."""
    partners = Gbopartner.objects.geldig_op(dag).filter(samenwerking_id=rij.samenwerking_id)
    return partners.filter(organisatie_id=partner_id).exclude(organisatie_id=rij.partner_id)


def _verhuis(rij: Onthaaltraject, partner_id: UUID, *, reden: str, toelichting: str) -> None:
    rij.partner_id, rij.bij_partner_sinds = partner_id, timezone.now()
    rij.medewerker_id, rij.status = None, ONTVANGEN
    rij.terugstuurreden, rij.toelichting = reden, toelichting.strip()
    bewaar(
        rij,
        "partner_id",
        "vorige_partner_id",
        "bij_partner_sinds",
        "medewerker_id",
        "status",
        "terugstuurreden",
        "toelichting",
    )
    rond_alles_af(rij)
    # The answer to a message that is sent once more is the first answer: who gave it away would read on by it. What
    # he was typing stays nowhere either.
    vergeet_berichten(rij.pk)
    Concept.objects.filter(deelnemer_id=rij.pk).delete()
