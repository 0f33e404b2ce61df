"""The eindverslag: written on what the file says, discussed with the deelnemer, and sent (art. 22)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID, uuid4

from django.utils import timezone

from trajecten.documenten.einddocumenten import EINDVERSLAG, EINDVERSLAG_KOPIE
from trajecten.documenten.verslaginhoud import Opgemaakt, concept_van, met_verslag
from trajecten.domein.bespreking import niet_besproken_bezwaar
from trajecten.domein.eindverslag import Merk, Regel
from trajecten.domein.verslaginvoer import Verslaginvoer, besproken_bezwaar, indien_bezwaren, verwerk
from trajecten.handelingen.einddocumenten import VERSLAG, zet_documenten_klaar
from trajecten.handelingen.vergrendelen import SOORT, vergrendel_traject
from trajecten.meldingen.einde import EINDVERSLAG_SCHRIJVEN
from trajecten.models import Eindverslag, Traject, Verslagregel
from trajecten.statussen import AFRONDEND
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.werklijst.taken import rond_taken_af


@handeling("eindverslag_bewerken")
def eindverslag_bewerken(
    traject: Traject, *, invoer: Verslaginvoer, versie: int, door: Hoedanigheid
) -> Eindverslag:
    """The draft holds what was typed; lines that nobody typed in keep following their source.

    `versie` 0: nobody wrote in it yet. Raises Geweigerd outside AFRONDEND, after it was sent, or for a day that cannot
    be; Versieconflict when a colleague saved meanwhile; DoesNotExist for a traject that the actor does not see.
    """
    vergrendel_traject(traject.pk, door=door, vanuit=(AFRONDEND,))
    rij, concept = _lees(traject.pk)
    verslag = _open_verslag(rij, versie)
    begin, vandaag = _dagen(rij)
    if nee := besproken_bezwaar(invoer.besproken_op, startdatum=begin, vandaag=vandaag):
        raise Geweigerd("Controleer de gemarkeerde velden.", velden={"besproken_op": nee})
    if nee := niet_besproken_bezwaar(
        invoer.niet_besproken, besproken_op=invoer.besproken_op, einde_reden=rij.einde_reden
    ):
        raise Geweigerd("Controleer de gemarkeerde velden.", velden={"niet_besproken": nee})
    nieuw = verwerk(concept, invoer.regels, invoer.nieuw, naam=lambda: str(uuid4()))
    verslag.eigen_visie, verslag.besproken_op = invoer.eigen_visie, invoer.besproken_op
    verslag.niet_besproken = invoer.niet_besproken.strip()
    verslag.versie += 1
    verslag.save()
    bewerkt = {inhoud: [een for een in regels if een.is_bewerkt] for inhoud, regels in nieuw.items()}
    _bewaar_regels(verslag, bewerkt)
    _log("eindverslag_bewerken", rij, door, regels=sum(len(regels) for regels in bewerkt.values()))
    return verslag


@handeling("eindverslag_indienen")
def eindverslag_indienen(traject: Traject, *, versie: int, door: Hoedanigheid) -> Eindverslag:
    """The report is sent as it stands, with all its lines; the worker makes both documents.

    Raises Geweigerd when one of the five contents of art. 22 or the talk misses, when a marked line was not looked at,
    or when it was sent already; Versieconflict when a colleague saved since `versie`; DoesNotExist for a traject that
    the actor does not see.
    """
    vergrendel_traject(traject.pk, door=door, vanuit=(AFRONDEND,))
    rij, concept = _lees(traject.pk)
    verslag = _open_verslag(rij, versie)
    begin, vandaag = _dagen(rij)
    nee = indien_bezwaren(
        concept,
        verslag.besproken_op,
        startdatum=begin,
        vandaag=vandaag,
        niet_besproken=verslag.niet_besproken,
        einde_reden=rij.einde_reden,
    )
    if nee:
        raise Geweigerd("Het eindverslag is nog niet klaar.", velden=nee)
    verslag.ingediend_op, verslag.ingediend_door_id = timezone.now(), door.gebruiker_id
    verslag.versie += 1
    gezegd = {inhoud: [een for een in regels if een.tekst.strip()] for inhoud, regels in concept.items()}
    _bewaar_regels(verslag, gezegd)
    verslag.save()
    zet_documenten_klaar(
        (EINDVERSLAG, EINDVERSLAG_KOPIE),
        object_soort=VERSLAG,
        object_id=verslag.pk,
        traject=rij,
        door=door,
    )
    rond_taken_af(EINDVERSLAG_SCHRIJVEN, object_soort=SOORT, object_id=rij.pk)
    _log("eindverslag_indienen", rij, door)
    return verslag


def _lees(traject_id: UUID) -> tuple[Traject, Opgemaakt]:
    """The locked traject with its draft as it is now."""
    rij = met_verslag(Traject.objects.met_deelnemer()).get(pk=traject_id)
    return rij, concept_van(rij)


def _dagen(traject: Traject) -> tuple[date, date]:
    assert traject.startdatum is not None  # an ended traject has started
    return traject.startdatum, timezone.localdate()


def _open_verslag(traject: Traject, versie: int) -> Eindverslag:
    """The report, locked, still a draft and unchanged since; not saved yet the first time."""
    gevonden = Eindverslag.objects.filter(traject=traject).vergrendeld().first()
    verslag = gevonden or Eindverslag(traject=traject, versie=0)
    if verslag.ingediend_op is not None:
        raise Geweigerd("Het eindverslag is al ingediend: het verandert niet meer.")
    if verslag.versie != versie:
        raise Versieconflict(verslag.versie, {})
    return verslag


def _bewaar_regels(verslag: Eindverslag, per_inhoud: Mapping[str, Sequence[Regel]]) -> None:
    """The stored lines are these: what did not change stays the same row."""
    oud = {_sleutel(een): een for een in verslag.regels.all()}
    nieuw: list[Verslagregel] = []
    for inhoud, regels in per_inhoud.items():
        for plaats, regel in enumerate(regels):
            rij = oud.pop((inhoud, regel.sleutel), None)
            velden = {
                "volgorde": plaats,
                "bron_tekst": regel.tekst_uit_bron,
                "tekst": regel.tekst,
                "bron_weg": regel.merk is not Merk.GEEN,
            }
            if rij is None:
                bron = UUID(regel.bron_id) if regel.bron_id else None
                nieuw.append(
                    Verslagregel(
                        eindverslag=verslag,
                        rubriek=inhoud,
                        bron_soort=regel.bron_soort,
                        bron_id=bron,
                        **velden,
                    )
                )
            elif any(getattr(rij, naam) != waarde for naam, waarde in velden.items()):
                for naam, waarde in velden.items():
                    setattr(rij, naam, waarde)
                rij.save(update_fields=[*velden])
    verslag.regels.filter(pk__in=[een.pk for een in oud.values()]).delete()
    Verslagregel.objects.bulk_create(nieuw)


def _sleutel(rij: Verslagregel) -> tuple[str, str]:
    bron = f"{rij.bron_soort}:{rij.bron_id}" if rij.bron_soort else f"eigen:{rij.pk}"
    return (rij.rubriek, bron)


def _log(sleutel: str, traject: Traject, door: Hoedanigheid, **gegevens: object) -> None:
    log(
        sleutel,
        door=door,
        object_soort=SOORT,
        object_id=traject.pk,
        deelnemer_id=traject.deelnemer_id,
        gegevens=gegevens,
    )
