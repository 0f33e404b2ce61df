"""How one casemanager takes the place of another on his side of the tandem, on a day."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from django.utils import timezone

from trajecten.domein.overdracht import dag_bezwaar, nalezen_tot
from trajecten.handelingen.betrekken import sluit_betrokkenheid
from trajecten.handelingen.mandaatverlies import rond_verliestaken_af
from trajecten.handelingen.notities import NOTITIE
from trajecten.handelingen.tandem import stel_aan
from trajecten.handelingen.vergrendelen import SOORT, bewaar
from trajecten.meldingen.opvolging import OPVOLGEN
from trajecten.models import Aanstelling, Mandaatverlies, Notitie, Traject
from trajecten.querysets.lezers import ROL_VAN_KANT
from trajecten.soorten import MELD_OVERGEDRAGEN
from werkzorg.berichten.models import Melding
from werkzorg.databank.perioden import laatste_dag, reeks
from werkzorg.deelnemers.models import InterneGrond
from werkzorg.handelen.melden import meld
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.organisaties.hoedanigheid import Door
from werkzorg.organisaties.models import Lidmaatschap
from werkzorg.werklijst.models import Taak

_EEN_DAG = timedelta(days=1)


def huidige(rij: Traject, kant: str, op: date) -> Aanstelling:
    """Who is casemanager on this side on this day, locked; raises Geweigerd when nobody is, or a change is planned."""
    rijen = list(
        Aanstelling.objects.filter(traject=rij, kant=kant)
        .lopend_of_komend(op)
        .order_by("periode")
        .vergrendeld()
    )
    if rijen and rijen[-1].periode.lower > op:
        raise Geweigerd(
            "Er is al een overdracht gepland.",
            velden={
                "ingaat_op": (
                    f"Er is al een overdracht gepland op {rijen[-1].periode.lower:%d/%m/%Y}: kies een latere dag."
                )
            },
        )
    if not rijen:
        raise Geweigerd("Aan deze kant van de tandem staat op die dag niemand.")
    return rijen[0]


def eis_dag(rij: Traject, nu: Aanstelling, op: date) -> None:
    """Raises Geweigerd when the present one cannot be followed up on this day."""
    einde = None if rij.einddatum else rij.uiterste_einddatum
    if zin := dag_bezwaar(op, toegewezen_op=nu.periode.lower, laatste_dag=einde):
        raise Geweigerd("Op die dag kan dit niet.", velden={"ingaat_op": zin})


def wissel(
    rij: Traject,
    nu: Aanstelling,
    naar: Lidmaatschap,
    *,
    op: date,
    reden: str,
    nota: str,
    door: Door,
    terug_op: date | None = None,
    naar_regio_id: str | None = None,
) -> Aanstelling:
    """`naar` takes the place of `nu` from `op`; the former one reads on for a while, and comes back on `terug_op`.

    What was planned after `nu` stays planned. The traject and `nu` are locked.
    """
    eindigt = laatste_dag(nu.periode)
    sluit_af(rij, nu, op=op)
    return begin(
        rij,
        nu,
        naar,
        op=op,
        reden=reden,
        nota=nota,
        door=door,
        terug_op=terug_op,
        naar_regio_id=naar_regio_id,
        eindigt=eindigt,
    )


def sluit_af(rij: Traject, nu: Aanstelling, *, op: date) -> None:
    """`nu` guides for the last time on the day before `op`, and reads the file for a while after."""
    nu.periode = reeks(nu.periode.lower, op - _EEN_DAG)
    nu.save(update_fields=["periode"])
    sluit_betrokkenheid(
        rij,
        organisatie_id=nu.organisatie_id,
        lidmaatschap_id=nu.lidmaatschap_id,
        rollen=(ROL_VAN_KANT[nu.kant],),
        na=nalezen_tot(op),
    )


def begin(
    rij: Traject,
    vorige: Aanstelling,
    naar: Lidmaatschap,
    *,
    op: date,
    reden: str,
    nota: str,
    door: Door,
    terug_op: date | None = None,
    naar_regio_id: str | None = None,
    eindigt: date | None = None,
) -> Aanstelling:
    """`naar` is casemanager on the side of `vorige` from `op`; what comes with that happens on that day."""
    nieuw = stel_aan(
        rij,
        vorige.kant,
        naar,
        op=op,
        tot_en_met=eindigt,
        grond=InterneGrond.VERVANGING if terug_op else InterneGrond.OVERNAME,
        door=door,
        reden=reden,
        nota=nota,
        terug_op=terug_op,
        keert_terug_id=vorige.lidmaatschap_id if terug_op else None,
        naar_regio_id=naar_regio_id,
    )
    if naar.organisatie_id != vorige.organisatie_id:
        handel_verlies_af(rij, vorige.organisatie_id, ROL_VAN_KANT[vorige.kant], op)
    if op <= timezone.localdate():
        laat_ingaan(rij, nieuw, door=door)
    return nieuw


def laat_ingaan(rij: Traject, nieuw: Aanstelling, *, door: Door) -> bool:
    """From today it is hers: tasks of the one before stand on her name, she hears it, and a move counts.

    Whether it did not happen before: it may be called again.
    """
    effect = f"{MELD_OVERGEDRAGEN}:{nieuw.id}"
    if Melding.objects.filter(effect_sleutel=effect).exists():
        return False
    vorige = (
        Aanstelling.objects.filter(traject=rij, kant=nieuw.kant, periode__endswith__lte=nieuw.periode.lower)
        .met_contact()
        .order_by("-periode")
        .first()
    )
    if vorige is not None:
        Taak.objects.over(SOORT, rij.pk).filter(
            klaar_op__isnull=True,
            organisatie_id=vorige.organisatie_id,
            gebruiker_id=vorige.lidmaatschap.gebruiker_id,
            rol=vorige.lidmaatschap.rol,
        ).update(organisatie_id=nieuw.organisatie_id, gebruiker_id=nieuw.lidmaatschap.gebruiker_id)
        if vorige.organisatie_id != nieuw.organisatie_id:
            handel_verlies_af(rij, vorige.organisatie_id, ROL_VAN_KANT[nieuw.kant], nieuw.periode.lower)
        _neem_opvolging_over(rij, vorige, nieuw)
    if nieuw.naar_regio_id and nieuw.naar_regio_id != rij.regio_id:
        rij.regio_id = nieuw.naar_regio_id
        bewaar(rij, "regio")
    meld(
        MELD_OVERGEDRAGEN,
        gebruiker_id=nieuw.lidmaatschap.gebruiker_id,
        organisatie_id=nieuw.organisatie_id,
        object_soort=SOORT,
        object_id=rij.pk,
        effect_sleutel=effect,
        door=door,
    )
    return True


def _neem_opvolging_over(rij: Traject, vorige: Aanstelling, nieuw: Aanstelling) -> None:
    """What a note asked of the one before is hers when she reads that note; otherwise nobody can follow it up."""
    taken = Taak.objects.filter(
        soort=OPVOLGEN,
        object_soort=NOTITIE,
        object_id__in=Notitie.objects.filter(traject=rij).values("pk"),
        klaar_op__isnull=True,
        organisatie_id=vorige.organisatie_id,
        gebruiker_id=vorige.lidmaatschap.gebruiker_id,
    )
    leest = Notitie.objects.zichtbaar_voor(nieuw.lidmaatschap.als_hoedanigheid()).filter(traject=rij)
    taken.filter(object_id__in=leest.values("pk")).update(
        organisatie_id=nieuw.organisatie_id, gebruiker_id=nieuw.lidmaatschap.gebruiker_id
    )
    taken.update(klaar_op=timezone.now())


def handel_verlies_af(rij: Traject, organisatie_id: UUID, functie: str, op: date) -> None:
    """The mandate that this organisation loses no longer hits the traject: it is handed over from this day.

    A hand-over that is only planned settles what ends on the day before it or later: in between nobody would guide.
    """
    open_ = Mandaatverlies.objects.open()
    if op > timezone.localdate():
        open_ = open_.filter(laatste_dag__gte=op - _EEN_DAG)
    gedaan = open_.filter(traject=rij, organisatie_id=organisatie_id, functie=functie).update(
        afgehandeld_op=timezone.now(), afhandeling=f"Overgedragen vanaf {op:%d/%m/%Y}."
    )
    if gedaan:
        rond_verliestaken_af(rij.vdab_id, organisatie_id)
