"""The gemotiveerd eindadvies: written, agreed by both casemanagers, discussed, and sent to VDAB (art. 14, 22)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone

from trajecten.documenten.einddocumenten import EINDADVIES, EINDADVIES_KOPIE
from trajecten.domein.beeindiging import REDENEN
from trajecten.domein.eindadvies import (
    Advies,
    akkoord_bezwaar,
    bespreek_bezwaar,
    bezwaren,
    blijft_besproken,
    gesprek_bezwaren,
    verbeter_bezwaren,
)
from trajecten.domein.overdracht import nalezen_tot
from trajecten.handelingen.betrekken import sluit_betrokkenheid
from trajecten.handelingen.einddocumenten import ADVIES, zet_documenten_klaar
from trajecten.handelingen.eindtaken import maak_eindtaak, sluit_alle_taken
from trajecten.handelingen.vergrendelen import SOORT, bewaar, vergrendel_traject
from trajecten.meldingen.einde import AKKOORD_VAN_KANT, EINDE_REGISTREREN, TRAJECT_AFGEROND
from trajecten.models import Aanstelling, Eindadvies, Eindverslag, Traject
from trajecten.querysets.lezers import (
    DIENSTVERLENER,
    KANT_VAN_ROL,
    NETWERKCOORDINATOR,
)
from trajecten.soorten import WERK, ZORG
from trajecten.statussen import AFGEROND, AFRONDEND
from werkzorg.deelnemers.models import Betrokkenheid
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.melden import meld
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.organisaties.models import Lidmaatschap
from werkzorg.werklijst.taken import rond_taken_af

# In which a version of the advice can be written: the first one, or a correction.
OPEN = (AFRONDEND, AFGEROND)
_TEKST = ("uitkomst", "motivering", "volgende_stap")


@handeling("eindadvies_bewerken")
def eindadvies_bewerken(
    traject: Traject,
    *,
    uitkomst: str,
    motivering: str,
    volgende_stap: str,
    versie: int,
    door: Hoedanigheid,
) -> Eindadvies:
    """The draft says this; what somebody agreed with and now says something else, he agrees with anew.

    Another outcome is discussed with the deelnemer anew as well.
    `versie` 0: nobody wrote in it yet. Raises Geweigerd when there is no draft (any more), Versieconflict when a
    colleague saved meanwhile, DoesNotExist for a traject that the actor does not see.
    """
    rij = vergrendel_traject(traject.pk, door=door, vanuit=OPEN)
    advies = _concept(rij, versie)
    velden = {"uitkomst": uitkomst, "motivering": motivering.strip(), "volgende_stap": volgende_stap.strip()}
    if advies.besproken_op is not None and not blijft_besproken(advies.uitkomst, uitkomst):
        advies.besproken_op, advies.woorden_deelnemer = None, ""
    if any(getattr(advies, naam) != waarde for naam, waarde in velden.items()):
        for naam, waarde in velden.items():
            setattr(advies, naam, waarde)
        _trek_akkoorden_in(advies)
    _bewaar(advies)
    _vraag_akkoord(rij, advies)
    _log("eindadvies_bewerken", rij, door, advies)
    return advies


@handeling("eindadvies_bespreken")
def eindadvies_bespreken(
    traject: Traject,
    *,
    op: date | None,
    woorden_deelnemer: str,
    niet_besproken: str = "",
    versie: int,
    door: Hoedanigheid,
) -> Eindadvies:
    """The advice was discussed with the deelnemer on this day, from the end up to and including today; he says this.

    `niet_besproken` instead of a day: nobody was there to talk with. Raises Geweigerd for a day that cannot be, for
    such a reason when somebody was there, or for an advice that says nothing yet; Versieconflict; DoesNotExist.
    """
    rij = vergrendel_traject(traject.pk, door=door, vanuit=OPEN)
    advies = _concept(rij, versie)
    assert rij.einddatum is not None  # traject_dagen_bij_status
    if leeg := bespreek_bezwaar(_advies(advies)):
        raise Geweigerd(leeg)
    nee = gesprek_bezwaren(
        op,
        niet_besproken,
        einddatum=rij.einddatum,
        vandaag=timezone.localdate(),
        einde_reden=rij.einde_reden,
    )
    if nee:
        velden = {"op" if naam == "besproken_op" else naam: zin for naam, zin in nee.items()}
        raise Geweigerd("Controleer de gemarkeerde velden.", velden=velden)
    advies.besproken_op, advies.niet_besproken = op, niet_besproken.strip()
    advies.woorden_deelnemer = woorden_deelnemer
    _bewaar(advies)
    _log("eindadvies_bespreken", rij, door, advies)
    return advies


@handeling("eindadvies_akkoord_geven")
def eindadvies_akkoord_geven(traject: Traject, *, versie: int, door: Hoedanigheid) -> Eindadvies:
    """The casemanager of the actor's side agrees with the advice as it stands.

    Raises Geweigerd when his organisation is not on that side today, when the text misses something, or when his side
    agreed already; Versieconflict when the text changed since `versie`; DoesNotExist.
    """
    rij = vergrendel_traject(traject.pk, door=door, vanuit=OPEN)
    advies = _concept(rij, versie)
    kant = KANT_VAN_ROL[door.rol]
    hier = Aanstelling.objects.filter(traject=rij, kant=kant, organisatie_id=door.organisatie_id)
    is_tandem = hier.lopend_op(timezone.localdate()).exists()
    if zin := akkoord_bezwaar(_advies(advies), kant, is_tandem=is_tandem):
        raise Geweigerd(zin)
    nee = indien_bezwaren(rij, advies)
    if tekort := [nee[veld] for veld in _TEKST if veld in nee]:
        raise Geweigerd(tekort[0])
    setattr(advies, f"akkoord_{kant}_op", timezone.now())
    setattr(advies, f"akkoord_{kant}_door_id", door.gebruiker_id)
    _bewaar(advies)
    rond_taken_af(AKKOORD_VAN_KANT[kant], object_soort=SOORT, object_id=rij.pk)
    _log("eindadvies_akkoord_geven", rij, door, advies, kant=kant)
    return advies


@handeling("eindadvies_indienen")
def eindadvies_indienen(traject: Traject, *, versie: int, door: Hoedanigheid) -> Eindadvies:
    """The advice goes to VDAB, and the first one closes the traject: the tandem stays involved, the network does not.

    A correction of a closed traject replaces the version before it. Raises Geweigerd when report, agreement, talk or
    motivation misses; Versieconflict; DoesNotExist.
    """
    rij = vergrendel_traject(traject.pk, door=door, vanuit=OPEN)
    advies = _concept(rij, versie)
    if nee := indien_bezwaren(rij, advies):
        raise Geweigerd("Het eindadvies is nog niet klaar.", velden=nee)
    advies.ingediend_op, advies.ingediend_door_id = timezone.now(), door.gebruiker_id
    _bewaar(advies)
    zet_documenten_klaar(
        (EINDADVIES, EINDADVIES_KOPIE), object_soort=ADVIES, object_id=advies.pk, traject=rij, door=door
    )
    if rij.status == AFRONDEND:
        rij.status = AFGEROND
        bewaar(rij, "status")
        _meld_uitkomst(rij, door)
        vandaag = timezone.localdate()
        # The netwerkcoördinator reads the outcome as long as somebody who handed over a file reads that on.
        sluit_betrokkenheid(rij, rollen=(NETWERKCOORDINATOR,), na=nalezen_tot(vandaag))
        sluit_betrokkenheid(rij, rollen=(DIENSTVERLENER,))
        sluit_alle_taken(rij)
    maak_eindtaak(rij, EINDE_REGISTREREN, (KANT_VAN_ROL[door.rol],), merk=str(advies.nummer))
    _log("eindadvies_indienen", rij, door, advies)
    return advies


@handeling("eindadvies_verbeteren")
def eindadvies_verbeteren(
    traject: Traject,
    *,
    nummer: int,
    uitkomst: str,
    motivering: str,
    volgende_stap: str,
    reden: str,
    door: Hoedanigheid,
) -> Eindadvies:
    """A next version of a sent advice, as a draft that names version `nummer` and why; both agree anew.

    Another outcome is discussed anew as well. Raises Geweigerd when nothing differs, without a reason, or when there is
    a later version already; DoesNotExist.
    """
    rij = vergrendel_traject(traject.pk, door=door, vanuit=(AFGEROND,))
    laatste = rij.eindadviezen.order_by("-nummer").vergrendeld().first()
    oud = rij.eindadviezen.filter(nummer=nummer).first()
    if laatste is None or oud is None:
        raise Geweigerd("Er is nog geen eindadvies om te verbeteren.")
    if laatste.ingediend_op is None:
        raise Geweigerd(f"Versie {laatste.nummer} staat al klaar als ontwerp: werk die af.")
    nee = verbeter_bezwaren(
        _advies(oud),
        Advies(uitkomst, motivering, volgende_stap),
        reden,
        versie=nummer,
        laatste_versie=laatste.nummer,
    )
    if nee:
        raise Geweigerd(nee.get("", "Controleer de gemarkeerde velden."), velden=nee)
    zelfde = blijft_besproken(oud.uitkomst, uitkomst)
    advies = Eindadvies.objects.create(
        traject=rij,
        nummer=nummer + 1,
        uitkomst=uitkomst,
        motivering=motivering.strip(),
        volgende_stap=volgende_stap.strip(),
        besproken_op=oud.besproken_op if zelfde else None,
        niet_besproken=oud.niet_besproken if zelfde else "",
        woorden_deelnemer=oud.woorden_deelnemer if zelfde else "",
        verbetert=oud,
        verbeter_reden=reden.strip(),
    )
    _vraag_akkoord(rij, advies)
    _log("eindadvies_verbeteren", rij, door, advies)
    return advies


def indien_bezwaren(traject: Traject, advies: Eindadvies) -> dict[str, str]:
    """Per field why this advice cannot go to VDAB today, as sentences; empty when it can."""
    assert traject.einddatum is not None  # traject_dagen_bij_status
    return bezwaren(
        _advies(advies),
        einddatum=traject.einddatum,
        vandaag=timezone.localdate(),
        is_vroegtijdig=REDENEN[traject.einde_reden].is_vroegtijdig,
        einde_reden=traject.einde_reden,
        heeft_eindverslag=Eindverslag.objects.filter(traject=traject, ingediend_op__isnull=False).exists(),
    )


def _advies(rij: Eindadvies) -> Advies:
    return Advies(
        rij.uitkomst,
        rij.motivering,
        rij.volgende_stap,
        besproken_op=rij.besproken_op,
        akkoord_werk=rij.akkoorden[WERK],
        akkoord_zorg=rij.akkoorden[ZORG],
        niet_besproken=rij.niet_besproken,
    )


def _concept(traject: Traject, versie: int) -> Eindadvies:
    """The draft of this locked traject, unchanged since; not saved yet the first time."""
    rij = traject.eindadviezen.order_by("-nummer").vergrendeld().first()
    if rij is None:
        rij = Eindadvies(traject=traject, versie=0)
    if rij.ingediend_op is not None:
        raise Geweigerd(
            "Het eindadvies is al ingediend. Staat er iets fout in? Kies “Verbeter het eindadvies”."
        )
    if rij.versie != versie:
        raise Versieconflict(rij.versie, {})
    return rij


def _bewaar(advies: Eindadvies) -> None:
    advies.versie += 1
    advies.save()


def _trek_akkoorden_in(advies: Eindadvies) -> None:
    for kant in (WERK, ZORG):
        setattr(advies, f"akkoord_{kant}_op", None)
        setattr(advies, f"akkoord_{kant}_door_id", None)


def _vraag_akkoord(traject: Traject, advies: Eindadvies) -> None:
    """A task for each side that has not agreed, once the text says what it must."""
    nee = indien_bezwaren(traject, advies)
    if any(veld in nee for veld in _TEKST):
        return
    for kant, gegeven in advies.akkoorden.items():
        if not gegeven:
            rond_taken_af(AKKOORD_VAN_KANT[kant], object_soort=SOORT, object_id=traject.pk)
            maak_eindtaak(traject, AKKOORD_VAN_KANT[kant], (kant,), merk=f"{advies.nummer}.{advies.versie}")


def _meld_uitkomst(traject: Traject, door: Hoedanigheid) -> None:
    """The netwerkcoördinators who followed it are told that there is an outcome."""
    vandaag = timezone.localdate()
    organisaties = (
        Betrokkenheid.objects.filter(dossier_soort=SOORT, dossier_id=traject.pk, rol=NETWERKCOORDINATOR)
        .lopend_op(vandaag)
        .values("organisatie_id")
    )
    leden = Lidmaatschap.objects.geldig_op(vandaag).filter(
        organisatie_id__in=organisaties, rol=NETWERKCOORDINATOR
    )
    for gebruiker, organisatie in sorted(set(leden.values_list("gebruiker_id", "organisatie_id"))):
        meld(
            TRAJECT_AFGEROND,
            gebruiker_id=gebruiker,
            organisatie_id=organisatie,
            object_soort=SOORT,
            object_id=traject.pk,
            effect_sleutel=f"{TRAJECT_AFGEROND}:{traject.pk}:{gebruiker}",
            door=door,
        )


def _log(sleutel: str, traject: Traject, door: Hoedanigheid, advies: Eindadvies, **gegevens: Any) -> None:
    log(
        sleutel,
        door=door,
        object_soort=SOORT,
        object_id=traject.pk,
        deelnemer_id=traject.deelnemer_id,
        gegevens={"advies": str(advies.pk), "nummer": advies.nummer, **gegevens},
    )
