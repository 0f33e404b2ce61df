"""Deciding anew after a founded challenge: what was decided falls, or stays with better reasons."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from mandaten.documenten.besluitbrief import Brief, brief_van_herziening
from mandaten.domein.herbeslissing import VERVALT, herbeslissing_bezwaren
from mandaten.handelingen.besluiten import SOORT, neem_besluit
from mandaten.handelingen.bevoegdheden import herschrijf_bevoegdheden
from mandaten.handelingen.geschonden import geschonden_regel
from mandaten.handelingen.maatregelen import KIJK, eis_gelezen, meld_betrokkenen
from mandaten.handelingen.nummers import wacht_op_beurt
from mandaten.handelingen.onafhankelijk import eis_onafhankelijk, organisaties_van
from mandaten.handelingen.verwittigen import ooit_betrokken
from mandaten.handelingen.zetels import hervat_levensloop, volg_plaatsen_op
from mandaten.meldingen.besluiten import HERSTELD, is_te_herzien
from mandaten.models import Aard, Besluit, Houderschap, Lid, Schorsing, Toekenning, Toekenningsregio
from mandaten.statussen import ACTIEF, GESCHORST, INGETROKKEN
from werkzorg.databank.perioden import laatste_dag, reeks
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.organisaties.models import Organisatie
from werkzorg.parameters.lezen import momentopname

_BEZET = (
    "In een van de regio’s kreeg een ander intussen dit mandaat ({grond}): wat ingetrokken is, kan daar niet "
    "terugkomen. Er is niets veranderd. Kies “het vorige besluit blijft” met je motivering, of rond eerst dat andere "
    "mandaat af."
)


def betrokken_bij(besluit: Besluit) -> set[UUID]:
    """Whose own people do not handle a challenge of this decision: who asked, takes part, holds or ever held it."""
    organisaties = {besluit.organisatie_id}
    if besluit.aanvraag is not None:
        organisaties |= set(organisaties_van(besluit.aanvraag))
    if besluit.toekenning is not None:
        organisaties |= ooit_betrokken(besluit.toekenning)
    return organisaties


def ontwerp_herziening(
    besluit: Besluit, *, uitkomst: str, motivering: str, door: Hoedanigheid, dag: date | None = None
) -> Brief:
    """The letter of this new decision as it leaves on `dag` (by default today).

    Raises Geweigerd per field, ParameterOnbekend.
    """
    if nee := herbeslissing_bezwaren(uitkomst, motivering, aard=besluit.aard):
        raise Geweigerd(KIJK, velden=nee)
    afzender = Organisatie.objects.in_bulk([door.organisatie_id])[door.organisatie_id]
    return brief_van_herziening(besluit, uitkomst, motivering.strip(), afzender, dag or timezone.localdate())


@handeling("besluit_herzien")
def besluit_herzien(
    besluit: Besluit, *, uitkomst: str, motivering: str, gezien: str, door: Hoedanigheid
) -> Besluit:
    """After a founded challenge this decision falls, or stays, by a new numbered one with its own letter.

    A withdrawal that falls gives back what held before it, also for the days between; a suspension that falls never
    was. `gezien` is the fingerprint of the letter that was read. Raises Geweigerd when nothing asks to decide anew, for
    an actor who is not independent, and when what would come back clashes with what was granted meanwhile; DoesNotExist
    when his role does not decide about this kind.
    """
    # The grant first: whoever changes a grant locks it first too.
    toekenning = Toekenning.objects.vergrendel(besluit.toekenning_id) if besluit.toekenning_id else None
    rij = Besluit.objects.zichtbaar_voor(door).vergrendel(besluit.pk)
    if not is_te_herzien(rij):
        raise Geweigerd(
            "Over dit besluit valt niets opnieuw te beslissen: geen gegrond bezwaar of beroep vraagt het."
        )
    eis_onafhankelijk(door, betrokken_bij(rij), "over dit besluit")
    dag = wacht_op_beurt()
    brief = ontwerp_herziening(rij, uitkomst=uitkomst, motivering=motivering, door=door, dag=dag)
    eis_gelezen(brief, gezien)
    nieuw = neem_besluit(
        uitkomst,
        motivering=motivering.strip(),
        door=door,
        aanvraag=None if toekenning else rij.aanvraag,
        toekenning=toekenning,
        herziet=rij,
        dag=dag,
    )
    if toekenning is not None and uitkomst == VERVALT:
        if rij.aard == Aard.INTREKKING:
            _herstel(toekenning, rij, dag)
        elif rij.aard == Aard.SCHORSING:
            _zonder_schorsing(toekenning, rij, dag)
        meld_betrokkenen(HERSTELD, toekenning, nieuw, door)
    log(
        "besluit_herzien",
        door=door,
        object_soort=SOORT,
        object_id=rij.id,
        gegevens={"besluit": str(nieuw.id), "uitkomst": uitkomst},
    )
    return nieuw


def _herstel(toekenning: Toekenning, besluit: Besluit, dag: date) -> None:
    """What this withdrawal shortened or took away is there again."""
    vooraf = besluit.handhaving.stand_vooraf if besluit.handhaving else None
    if toekenning.status != INGETROKKEN or vooraf is None:
        raise Geweigerd(
            f"{toekenning.nummer} is {toekenning.get_status_display()}: er komt niets terug. Kies “het vorige besluit "
            "blijft” met je motivering."
        )
    try:
        with transaction.atomic():
            toekenning.periode = reeks(toekenning.periode.lower, _dag(vooraf["tot"]))
            toekenning.einde_reden, toekenning.status = vooraf["einde_reden"], vooraf["status"]
            toekenning.versie += 1
            toekenning.save(update_fields=["periode", "einde_reden", "status", "versie"])
            _zet_terug(toekenning, vooraf)
    except IntegrityError as fout:
        if geschonden_regel(fout) != "toekenningsregio_een_tegelijk":
            raise
        raise Geweigerd(_BEZET.format(grond=toekenning.toekenningssoort.rechtsgrond)) from fout
    # What was fetched before the rows moved says what was.
    rij = Toekenning.objects.get(pk=toekenning.pk)
    herschrijf_bevoegdheden(rij)
    if rij.toekenningssoort.met_partners:
        volg_plaatsen_op(rij, momentopname(dag))
    hervat_levensloop(rij, besluit.aangemaakt_op)


def _zet_terug(toekenning: Toekenning, vooraf: dict[str, Any]) -> None:
    """The rows of the grant as they were, those that were taken away under their own key again."""
    for naam, model, eigen in (
        ("regios", Toekenningsregio, lambda een: {"soort": toekenning.soort, "regio_id": een["regio"]}),
        (
            "leden",
            Lid,
            lambda een: {
                "organisatie_id": een["organisatie"],
                "plaats": een["plaats"],
                "einde_reden": een["einde_reden"],
            },
        ),
        ("schorsingen", Schorsing, lambda een: {"besluit_id": een["besluit"]}),
        ("houderschappen", Houderschap, lambda een: {"organisatie_id": een["organisatie"]}),
    ):
        alles: Any = model
        nu = {str(rij.pk): rij for rij in alles.objects.filter(toekenning=toekenning)}
        for een in vooraf[naam]:
            rij = nu.get(een["id"]) or alles(id=een["id"], toekenning=toekenning, **eigen(een))
            rij.periode = reeks(date.fromisoformat(een["van"]), _dag(een["tot"]))
            rij.save()


def _zonder_schorsing(toekenning: Toekenning, besluit: Besluit, dag: date) -> None:
    """This suspension never was; the grant is valid again when no other one runs or is to come."""
    toekenning.schorsingen.filter(besluit=besluit).delete()
    andere = [laatste_dag(rij.periode) for rij in toekenning.schorsingen.all()]
    if toekenning.status == GESCHORST and all(einde is not None and einde < dag for einde in andere):
        toekenning.status = ACTIEF
    toekenning.versie += 1
    toekenning.save(update_fields=["status", "versie"])
    herschrijf_bevoegdheden(toekenning)


def _dag(tekst: str) -> date | None:
    return date.fromisoformat(tekst) if tekst else None
