"""An inspection campaign: draw the sample, write down what was found, hear the holder, conclude (Decreet art. 34)."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.utils import timezone

from mandaten.domein.controle import (
    Vaststelling,
    besluit_bezwaren,
    bevinding_bezwaren,
    opvolging_bezwaren,
    start_bezwaren,
)
from mandaten.domein.steekproef import steekproef_bezwaar, trekking
from mandaten.domein.stukken import ANTWOORDSTUK, BEVINDINGSTUK
from mandaten.handelingen.onafhankelijk import eis_onafhankelijk
from mandaten.handelingen.stukken import bewaar_stukken
from mandaten.handelingen.verwittigen import ooit_betrokken, verwittig
from mandaten.meldingen.controle import (
    ANTWOORDEN,
    BESLUITEN,
    MELD_BESLOTEN,
    MELD_BEVINDINGEN,
    OPVOLGEN,
)
from mandaten.models import Bevinding, Controledossier, Controleronde, Toekenning
from mandaten.querysets import BEHEERDER, beslist_over
from mandaten.soorten import SOORTEN
from mandaten.statussen import BEANTWOORD, BESLOTEN, BEVONDEN, CONTROLEOVERGANGEN, TE_CONTROLEREN
from werkzorg.documenten.intake import Aangenomen
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.overgangen import vanuit
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.parameters.lezen import momentopname
from werkzorg.termijnen import dagen_erbij
from werkzorg.werklijst.taken import maak_taak, rond_taken_af

RONDE = "mandaten.controleronde"
SOORT = "mandaten.controledossier"
_KIJK = "Controleer de gemarkeerde velden."
# The seed fits a signed column of 64 bits, and is never negative.
_ZAADBITS = 63
STAND = {
    TE_CONTROLEREN: "Leg eerst de bevindingen vast.",
    BEVONDEN: "De bevindingen liggen al vast: de organisatie kan erop antwoorden.",
    BEANTWOORD: "De organisatie antwoordde al op de bevindingen.",
    BESLOTEN: "Over dit dossier is al besloten.",
}


def populatie_op(soort: str, peildag: date) -> list[UUID]:
    """The grants of this kind that ran on that day, suspended or not, in the order of their ids."""
    return list(
        Toekenning.objects.geldig_op(peildag).filter(soort=soort).order_by("pk").values_list("pk", flat=True)
    )


@handeling("controle_starten")
def controle_starten(
    *, soort: str, titel: str, criteria: Sequence[str], peildag: date, aantal: int, door: Hoedanigheid
) -> Controleronde:
    """A campaign runs over `aantal` grants of this kind that were valid on `peildag`, drawn by lot with a fresh seed.

    Raises Geweigerd for a kind the actor does not decide about, a day in the future, or an impossible list or sample.
    """
    if soort not in beslist_over(door):
        raise Geweigerd(
            _KIJK, velden={"soort": "Over deze soort beslis je niet: kies een soort van je eigen dienst."}
        )
    vandaag = timezone.localdate()
    nee = start_bezwaren(criteria=criteria, peildag=peildag, vandaag=vandaag)
    populatie = populatie_op(soort, peildag)
    if zin := steekproef_bezwaar(aantal, len(populatie)):
        nee["aantal"] = zin
    if nee:
        raise Geweigerd(_KIJK, velden=nee)
    zaad = secrets.randbits(_ZAADBITS)
    ronde = Controleronde.objects.create(
        soort=soort,
        titel=titel,
        criteria=list(criteria),
        peildag=peildag,
        zaad=zaad,
        populatie=len(populatie),
        populatie_ids=populatie,
        steekproef=aantal,
        antwoord_dagen=momentopname(vandaag).getal("controle_antwoord_termijn"),
        organisatie_id=door.organisatie_id,
        gestart_door_id=door.gebruiker_id,
    )
    Controledossier.objects.bulk_create(
        Controledossier(ronde=ronde, toekenning_id=wie, volgnummer=nummer)
        for nummer, wie in enumerate(trekking(populatie, aantal, zaad), start=1)
    )
    log("controle_starten", door=door, object_soort=RONDE, object_id=ronde.id, gegevens={"aantal": aantal})
    return ronde


@handeling("bevindingen_vastleggen")
def bevindingen_vastleggen(
    dossier: Controledossier,
    *,
    bezocht_op: date,
    vaststellingen: Sequence[Vaststelling],
    stukken: Sequence[Aangenomen] = (),
    versie: int,
    door: Hoedanigheid,
) -> Controledossier:
    """What was found per criterium stands, with its proofs; the holder is told and can answer."""
    rij = _vergrendel(dossier, "bevindingen_vastleggen", versie=versie, door=door)
    vandaag = timezone.localdate()
    nee = bevinding_bezwaren(
        vaststellingen, aantal_criteria=len(rij.ronde.criteria), bezocht_op=bezocht_op, vandaag=vandaag
    )
    if nee:
        raise Geweigerd(_KIJK, velden=nee)
    Bevinding.objects.bulk_create(
        Bevinding(dossier=rij, nummer=een.nummer, oordeel=een.oordeel, bewijs=een.bewijs)
        for een in vaststellingen
    )
    rij.status, rij.bezocht_op = BEVONDEN, bezocht_op
    rij.antwoord_uiterlijk_op = dagen_erbij(
        vandaag, rij.ronde.antwoord_dagen, verschuift=momentopname(vandaag).ja_nee("termijn_verschuift")
    )
    _bewaar(rij, "status", "bezocht_op", "antwoord_uiterlijk_op")
    bewaar_stukken(stukken, soort=BEVINDINGSTUK, object_soort=SOORT, object_id=rij.id, door=door)
    _taak(
        ANTWOORDEN,
        rij,
        organisatie_id=rij.toekenning.houder_id,
        rol=BEHEERDER,
        voor=rij.antwoord_uiterlijk_op,
    )
    _meld(MELD_BEVINDINGEN, rij, door)
    _log("bevindingen_vastleggen", rij, door)
    return rij


@handeling("bevindingen_beantwoorden")
def bevindingen_beantwoorden(
    dossier: Controledossier,
    *,
    antwoord: str,
    stukken: Sequence[Aangenomen] = (),
    versie: int,
    door: Hoedanigheid,
) -> Controledossier:
    """The holder answered the findings, in time and with proofs; the desk has the file on its worklist."""
    rij = Controledossier.objects.zichtbaar_voor(door).vergrendel(dossier.pk)
    vandaag = timezone.localdate()
    _eis_stand(rij, "bevindingen_beantwoorden", versie)
    assert rij.antwoord_uiterlijk_op is not None
    if vandaag > rij.antwoord_uiterlijk_op:
        raise Geweigerd(
            f"Je kon antwoorden tot en met {rij.antwoord_uiterlijk_op:%d/%m/%Y}. Neem contact op met de overheid die "
            "de controle deed."
        )
    rij.status, rij.antwoord, rij.beantwoord_op = BEANTWOORD, antwoord, timezone.now()
    _bewaar(rij, "status", "antwoord", "beantwoord_op")
    bewaar_stukken(stukken, soort=ANTWOORDSTUK, object_soort=SOORT, object_id=rij.id, door=door)
    rond_taken_af(ANTWOORDEN, object_soort=SOORT, object_id=rij.id)
    vraag_besluit(rij)
    _log("bevindingen_beantwoorden", rij, door)
    return rij


@handeling("controledossier_besluiten")
def controledossier_besluiten(
    dossier: Controledossier,
    *,
    is_in_orde: bool,
    conclusie: str,
    opvolging: str = "",
    opvolgen_voor: date | None = None,
    versie: int,
    door: Hoedanigheid,
) -> Controledossier:
    """The file is concluded; what must still be done comes back on its day as a task of the desk.

    Raises Geweigerd while the holder can still answer, Versieconflict when his answer came meanwhile.
    """
    rij, vandaag = (
        _vergrendel(dossier, "controledossier_besluiten", versie=versie, door=door),
        timezone.localdate(),
    )
    assert rij.antwoord_uiterlijk_op is not None
    nee = besluit_bezwaren(
        is_beantwoord=rij.status == BEANTWOORD,
        antwoord_tot=rij.antwoord_uiterlijk_op,
        is_in_orde=is_in_orde,
        opvolging=opvolging,
        opvolgen_voor=opvolgen_voor,
        vandaag=vandaag,
    )
    if "" in nee:
        raise Geweigerd(nee[""])
    if nee:
        raise Geweigerd(_KIJK, velden=nee)
    rij.status, rij.besloten_op, rij.is_in_orde, rij.conclusie = BESLOTEN, vandaag, is_in_orde, conclusie
    rij.opvolging, rij.opvolgen_voor = opvolging, opvolgen_voor
    _bewaar(rij, "status", "besloten_op", "is_in_orde", "conclusie", "opvolging", "opvolgen_voor")
    for taak in (ANTWOORDEN, BESLUITEN):
        rond_taken_af(taak, object_soort=SOORT, object_id=rij.id)
    if opvolgen_voor is not None:
        _taak_voor_desk(OPVOLGEN, rij, opvolgen_voor)
    _meld(MELD_BESLOTEN, rij, door)
    _log("controledossier_besluiten", rij, door, in_orde=is_in_orde)
    return rij


@handeling("opvolging_registreren")
def opvolging_registreren(
    dossier: Controledossier, *, op: date, uitkomst: str, versie: int, door: Hoedanigheid
) -> Controledossier:
    """What came of the follow-up is written down, once; its task is done."""
    rij = _mijn(dossier, door)
    if rij.status != BESLOTEN or rij.opvolgen_voor is None:
        raise Geweigerd("Voor dit dossier is er niets op te volgen.")
    if rij.opgevolgd_op is not None:
        raise Geweigerd(f"De opvolging is al nagegaan op {rij.opgevolgd_op:%d/%m/%Y}.")
    if rij.versie != versie:
        raise Versieconflict(rij.versie, {})
    assert rij.besloten_op is not None
    if nee := opvolging_bezwaren(op=op, besloten_op=rij.besloten_op, vandaag=timezone.localdate()):
        raise Geweigerd(_KIJK, velden=nee)
    rij.opgevolgd_op, rij.opvolging_uitkomst = op, uitkomst
    _bewaar(rij, "opgevolgd_op", "opvolging_uitkomst")
    rond_taken_af(OPVOLGEN, object_soort=SOORT, object_id=rij.id)
    _log("opvolging_registreren", rij, door)
    return rij


@handeling("controle_afsluiten")
def controle_afsluiten(
    ronde: Controleronde, *, conclusie: str, versie: int, door: Hoedanigheid
) -> Controleronde:
    """The campaign is closed with its overall conclusion; every file in it was concluded."""
    rij = Controleronde.objects.zichtbaar_voor(door).zonder_populatie().vergrendel(ronde.pk)
    if rij.afgesloten_op is not None:
        raise Geweigerd("Deze controle is al afgesloten.")
    if rij.versie != versie:
        raise Versieconflict(rij.versie, {})
    # The rows are locked: nobody reopens or concludes one while we count.
    open_ = sum(een.status != BESLOTEN for een in rij.dossiers.order_by("pk").vergrendeld())
    if open_:
        raise Geweigerd(
            f"Over {open_} {'dossier is' if open_ == 1 else 'dossiers is'} nog niet besloten: rond die eerst af."
        )
    rij.afgesloten_op, rij.conclusie = timezone.now(), conclusie
    rij.versie += 1
    rij.save(update_fields=["afgesloten_op", "conclusie", "versie"])
    log("controle_afsluiten", door=door, object_soort=RONDE, object_id=rij.id)
    return rij


def vraag_besluit(dossier: Controledossier) -> None:
    """The desk has the task to conclude this file, once; the answer is there or cannot come any more."""
    _taak_voor_desk(BESLUITEN, dossier, None)


def _mijn(dossier: Controledossier, door: Hoedanigheid) -> Controledossier:
    rij = Controledossier.objects.zichtbaar_voor(door).met_ronde().vergrendel(dossier.pk)
    eis_onafhankelijk(door, ooit_betrokken(rij.toekenning), "over deze controle")
    return rij


def _vergrendel(
    dossier: Controledossier, sleutel: str, *, versie: int, door: Hoedanigheid
) -> Controledossier:
    rij = _mijn(dossier, door)
    _eis_stand(rij, sleutel, versie)
    return rij


def _eis_stand(rij: Controledossier, sleutel: str, versie: int) -> None:
    if rij.status not in vanuit(CONTROLEOVERGANGEN, sleutel):
        raise Geweigerd(STAND[rij.status])
    if rij.versie != versie:
        raise Versieconflict(rij.versie, {})


def _bewaar(dossier: Controledossier, *velden: str) -> None:
    dossier.versie += 1
    dossier.save(update_fields=[*velden, "versie"])


def _taak_voor_desk(taak: str, dossier: Controledossier, voor: date | None) -> None:
    _taak(
        taak,
        dossier,
        organisatie_id=dossier.ronde.organisatie_id,
        rol=SOORTEN[dossier.ronde.soort].beslisser,
        voor=voor,
    )


def _taak(taak: str, dossier: Controledossier, *, organisatie_id: UUID, rol: str, voor: date | None) -> None:
    maak_taak(
        taak,
        sleutel=f"{taak}:{dossier.id}",
        object_soort=SOORT,
        object_id=dossier.id,
        organisatie_id=organisatie_id,
        rol=rol,
        dagen=(voor - timezone.localdate()).days if voor else None,
    )


def _meld(soort: str, dossier: Controledossier, door: Hoedanigheid) -> None:
    verwittig(
        soort,
        [dossier.toekenning.houder_id],
        object_soort=SOORT,
        object_id=dossier.id,
        keer=str(dossier.id),
        door=door,
    )


def _log(sleutel: str, dossier: Controledossier, door: Hoedanigheid, **gegevens: object) -> None:
    log(
        sleutel,
        door=door,
        object_soort=SOORT,
        object_id=dossier.id,
        gegevens={"ronde": str(dossier.ronde_id), **gegevens},
    )
