"""The acts on a quarterly report of AMA sociale economie: made, confirmed, looked at, fixed (regelgeving 6)."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from django.db import connection
from django.utils import timezone

from ama.domein.kwartaalverslag import Kwartaal, opmaken_bezwaar, vastleggen_bezwaar, vier_ogen_bezwaar
from ama.handelingen.departementtaken import werk_nakijktaak_bij
from ama.handelingen.subsidieberichten import meld_beheerders
from ama.meldingen.kwartaal import BEVESTIGEN, VASTGELEGD, VERSLAG
from ama.models import Kwartaalcorrectie, Kwartaallijn, Kwartaalverslag
from ama.models.kwartaallezen import Lijn, Opmaak, als_rijen, bereken, contingent_in, loopt_in
from ama.querysets.lezers import BEHEERDER, EIGEN_ORGANISATIE
from ama.statussen import BEVESTIGD, GECONTROLEERD, KWARTAALSTATUSSEN, VERSLAG_IN_OPMAAK
from ama.statussen import VASTGELEGD as STATUS_VASTGELEGD
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Door, Hoedanigheid
from werkzorg.werklijst.models import Taak
from werkzorg.werklijst.taken import maak_taak, rond_taken_af

_LABELS = dict(KWARTAALSTATUSSEN)
# Any constant number; together with the contingent it says of which one the money is being counted.
_SLOT = 5_911
# The organisation has the first month of the quarter for it.
_DAGEN_OM_TE_BEVESTIGEN = 30


@handeling("kwartaalverslag_opmaken")
def kwartaalverslag_opmaken(
    contingent_id: UUID, kwartaal: Kwartaal, *, versie: int | None = None, door: Door
) -> Kwartaalverslag | None:
    """The report of this contingent and quarter says what is known now, and the organisation is asked to look at it.

    Made again it is a draft again, whoever confirmed it. By the clock: only a report that is missing, or a draft of
    which something changed (None: nothing to do). After the last year of a contingent a report only corrects, and is
    only made when there is something to correct. Raises Geweigerd for a quarter that runs, without days or corrections
    in sight, and for a fixed report; Versieconflict when it changed since the actor saw it (`versie`).
    """
    vergrendel_contingent(contingent_id)
    is_klok = not isinstance(door, Hoedanigheid)
    if nee := opmaken_bezwaar(kwartaal, timezone.localdate(), vastgelegde(contingent_id)):
        if is_klok:
            return None
        raise Geweigerd(nee, velden={"kwartaal": nee})
    contingent = contingent_in(contingent_id, kwartaal)
    if contingent is None or not _mag_opmaken(contingent.houder_id, door):
        raise Geweigerd(f"Dit contingent liep niet in {kwartaal.jaar}: er is geen verslag.")
    al = Kwartaalverslag.objects.zichtbaar_voor(door).van(contingent_id, kwartaal).first()
    rij = None if al is None else Kwartaalverslag.objects.zichtbaar_voor(door).vergrendel(al.pk)
    if rij is not None and is_klok and rij.status != VERSLAG_IN_OPMAAK:
        return None
    if rij is not None and rij.status == STATUS_VASTGELEGD:
        raise Geweigerd("Dit kwartaal ligt vast: wat nu wijzigt, komt in een volgend verslag.")
    if rij is not None and versie is not None and rij.versie != versie:
        raise Versieconflict(rij.versie, {})
    opmaak = bereken(contingent, kwartaal)
    if rij is None and not loopt_in(contingent, kwartaal) and not opmaak.correcties:
        if is_klok:
            return None
        raise Geweigerd(
            f"Dit contingent liep niet in {kwartaal.jaar} en er is niets te verbeteren: er is geen verslag."
        )
    if rij is None:
        rij = Kwartaalverslag(
            contingent_id=contingent_id,
            organisatie_id=contingent.houder_id,
            jaar=kwartaal.jaar,
            nummer=kwartaal.nummer,
        )
    elif is_klok and rij.bron == opmaak.bron:
        return None
    else:
        rij.opmaak += 1
        rij.versie += 1
    rij.status = VERSLAG_IN_OPMAAK
    rij.bevestigd_op = rij.bevestigd_door = rij.gecontroleerd_op = rij.gecontroleerd_door = None
    rij.opgemaakt_op = timezone.now()
    rij.opgemaakt_door_id = None if is_klok else getattr(door, "gebruiker_id", None)
    _vul(rij, opmaak)
    rij.save()
    _schrijf(rij, opmaak)
    log(
        "kwartaalverslag_opmaken",
        door=door,
        object_soort=VERSLAG,
        object_id=rij.pk,
        gegevens={"jaar": rij.jaar, "kwartaal": rij.nummer, "opmaak": rij.opmaak, "bron": rij.bron},
    )
    if not Taak.objects.over(VERSLAG, rij.pk).filter(soort=BEVESTIGEN, klaar_op__isnull=True).exists():
        maak_taak(
            BEVESTIGEN,
            sleutel=f"{BEVESTIGEN}:{rij.pk}:{rij.opmaak}",
            object_soort=VERSLAG,
            object_id=rij.pk,
            organisatie_id=rij.organisatie_id,
            rol=BEHEERDER,
            dagen=_DAGEN_OM_TE_BEVESTIGEN,
        )
    werk_nakijktaak_bij()
    return rij


@handeling("kwartaalverslag_bevestigen")
def kwartaalverslag_bevestigen(
    verslag: Kwartaalverslag, *, versie: int, door: Hoedanigheid
) -> Kwartaalverslag:
    """The organisation says that the report is right; the departement is asked to look at it.

    What differs is mended in agreements and presences, and the report is made again. Raises Geweigerd in another state
    and when the facts changed since it was made, Versieconflict when the report itself changed meanwhile.
    """
    rij = _vergrendel(verslag, {VERSLAG_IN_OPMAAK}, versie, door)
    _eis_zelfde(rij)
    rij.status, rij.bevestigd_op, rij.bevestigd_door_id = BEVESTIGD, timezone.now(), door.gebruiker_id
    _bewaar(rij, "status", "bevestigd_op", "bevestigd_door")
    _log("kwartaalverslag_bevestigen", rij, door)
    rond_taken_af(BEVESTIGEN, object_soort=VERSLAG, object_id=rij.pk)
    werk_nakijktaak_bij()
    return rij


@handeling("wse_subsidie_controleren")
def wse_subsidie_controleren(verslag: Kwartaalverslag, *, versie: int, door: Hoedanigheid) -> Kwartaalverslag:
    """A first person of the departement looked at a confirmed report; a colleague fixes it.

    Raises Geweigerd in another state, for who confirmed it, and when the facts changed; Versieconflict when the report
    changed meanwhile.
    """
    rij = _vergrendel(verslag, {BEVESTIGD}, versie, door)
    if nee := vier_ogen_bezwaar(door.gebruiker_id, {rij.bevestigd_door_id}):
        raise Geweigerd(nee)
    _eis_zelfde(rij)
    rij.status, rij.gecontroleerd_op, rij.gecontroleerd_door_id = (
        GECONTROLEERD,
        timezone.now(),
        door.gebruiker_id,
    )
    _bewaar(rij, "status", "gecontroleerd_op", "gecontroleerd_door")
    _log("wse_subsidie_controleren", rij, door)
    return rij


@handeling("wse_subsidie_vastleggen")
def wse_subsidie_vastleggen(verslag: Kwartaalverslag, *, versie: int, door: Hoedanigheid) -> Kwartaalverslag:
    """The report never changes any more. It is computed once more first, and must be the same to the cent and the day.

    Raises Geweigerd for who looked at it or confirmed it, while the report of an earlier quarter of the contingent is
    not fixed, when a later one of the year is, and when anything changed since; Versieconflict when the report itself
    changed meanwhile.
    """
    rij = _vergrendel(verslag, {GECONTROLEERD}, versie, door)
    if nee := vier_ogen_bezwaar(door.gebruiker_id, {rij.bevestigd_door_id, rij.gecontroleerd_door_id}):
        raise Geweigerd(nee)
    open_ = Kwartaalverslag.objects.filter(contingent_id=rij.contingent_id).exclude(status=STATUS_VASTGELEGD)
    nu = _nu(rij)
    if nee := vastleggen_bezwaar(
        rij.kwartaal,
        [Kwartaal(jaar, nummer) for jaar, nummer in open_.values_list("jaar", "nummer")],
        is_veranderd=nu is None or nu.bron != rij.bron,
        vastgelegd=vastgelegde(rij.contingent_id),
    ):
        raise Geweigerd(nee)
    rij.status, rij.vastgelegd_op, rij.vastgelegd_door_id = (
        STATUS_VASTGELEGD,
        timezone.now(),
        door.gebruiker_id,
    )
    _bewaar(rij, "status", "vastgelegd_op", "vastgelegd_door")
    _log("wse_subsidie_vastleggen", rij, door)
    werk_nakijktaak_bij()
    meld_beheerders(
        VASTGELEGD,
        [rij.organisatie_id],
        object_soort=VERSLAG,
        object_id=rij.pk,
        keer=f"{rij.pk}",
        door=door,
    )
    return rij


def vergrendel_contingent(contingent_id: UUID) -> None:
    """Whose money is being counted waits for each other until the end of the transaction, contingent by contingent."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, hashtext(%s))", [_SLOT, str(contingent_id)])


def vastgelegde(contingent_id: UUID) -> list[Kwartaal]:
    """The quarters of this contingent whose subsidy is fixed."""
    rijen = Kwartaalverslag.objects.filter(contingent_id=contingent_id, status=STATUS_VASTGELEGD)
    return [Kwartaal(jaar, nummer) for jaar, nummer in rijen.values_list("jaar", "nummer")]


def _mag_opmaken(houder_id: UUID, door: Door) -> bool:
    """The clock and the departement for everybody, an organisation for a contingent that it holds."""
    return (
        not isinstance(door, Hoedanigheid)
        or door.rol not in EIGEN_ORGANISATIE
        or door.organisatie_id == houder_id
    )


def _vergrendel(
    verslag: Kwartaalverslag, vanuit: Collection[str], versie: int, door: Hoedanigheid
) -> Kwartaalverslag:
    """The report, locked; Geweigerd outside these states, Versieconflict when it is not what the actor saw."""
    vergrendel_contingent(verslag.contingent_id)
    rij = Kwartaalverslag.objects.zichtbaar_voor(door).vergrendel(verslag.pk)
    if rij.status not in vanuit:
        mogelijk = " of ".join(f"“{_LABELS[een]}”" for een in sorted(vanuit))
        raise Geweigerd(
            f"Dat kan nu niet: het verslag staat op “{rij.get_status_display()}”, en dit kan alleen bij {mogelijk}."
        )
    if rij.versie != versie:
        raise Versieconflict(rij.versie, {})
    return rij


def _nu(rij: Kwartaalverslag) -> Opmaak | None:
    contingent = contingent_in(rij.contingent_id, rij.kwartaal)
    return None if contingent is None else bereken(contingent, rij.kwartaal)


def _eis_zelfde(rij: Kwartaalverslag) -> None:
    nu = _nu(rij)
    if nu is None or nu.bron != rij.bron:
        raise Geweigerd("De gegevens veranderden sinds dit verslag gemaakt is. Maak het eerst opnieuw op.")


def _bewaar(rij: Kwartaalverslag, *velden: str) -> None:
    rij.versie += 1
    rij.save(update_fields=[*velden, "versie"])


def _log(sleutel: str, rij: Kwartaalverslag, door: Door) -> None:
    log(sleutel, door=door, object_soort=VERSLAG, object_id=rij.pk, gegevens={"bron": rij.bron})


def _vul(rij: Kwartaalverslag, opmaak: Opmaak) -> None:
    regels = opmaak.regels
    rij.eenheid_cent, rij.noemer = regels.eenheid_cent, regels.noemer
    rij.plaatsen, rij.dagen = regels.plaatsen, regels.dagen
    for naam, som in opmaak.sommen.items():
        setattr(rij, naam, som)
    rij.jaar_cent, rij.eerder_cent = opmaak.jaar_cent, opmaak.eerder_cent
    rij.correcties_cent = sum(een.een.verschil_cent for een in opmaak.correcties)
    rij.voorschot_cent, rij.bron = opmaak.voorschot_cent, opmaak.bron


def _schrijf(rij: Kwartaalverslag, opmaak: Opmaak) -> None:
    """Only the lines that became otherwise are written: what stays keeps its key and history."""
    nieuw = {(lijn.jaar, lijn.toeleiding): lijn for lijn in (*opmaak.lijnen, *opmaak.correctielijnen)}
    bestaand = {(een.jaar, een.toeleiding_id): een for een in rij.lijnen.all()}
    weg = [een.pk for sleutel, een in bestaand.items() if sleutel not in nieuw]
    rij.lijnen.filter(pk__in=weg).delete()
    erbij, anders = [], []
    for sleutel, lijn in nieuw.items():
        een = bestaand.get(sleutel) or Kwartaallijn(
            verslag=rij, jaar=lijn.jaar, toeleiding_id=lijn.toeleiding, deelnemer_id=lijn.deelnemer
        )
        voor = _stand(een)
        _zet(een, lijn)
        if sleutel not in bestaand:
            erbij.append(een)
        elif voor != _stand(een):
            anders.append(een)
    Kwartaallijn.objects.bulk_create(erbij, batch_size=1000)
    Kwartaallijn.objects.bulk_update(anders, _VELDEN, batch_size=500)
    rij.correcties.all().delete()
    Kwartaalcorrectie.objects.bulk_create(
        Kwartaalcorrectie(
            verslag=rij,
            jaar=een.een.jaar,
            kalender_was=een.kalender[0],
            kalender_nu=een.kalender[1],
            aanwezig_was=een.aanwezig[0],
            aanwezig_nu=een.aanwezig[1],
            was_cent=een.een.was_cent,
            nu_cent=een.een.nu_cent,
            uitleg=list(een.een.uitleg),
        )
        for een in opmaak.correcties
    )


_GETALLEN = (
    "kalender",
    "aanwezig",
    "kwartaal_kalender",
    "kwartaal_aanwezig",
    "was_kalender",
    "was_aanwezig",
    "is_correctie",
)
_VELDEN = (*_GETALLEN, "aanbieder", "stukken")


def _stand(een: Kwartaallijn) -> list[object]:
    return [*(getattr(een, veld) for veld in _GETALLEN), een.aanbieder_id, een.stukken]


def _zet(een: Kwartaallijn, lijn: Lijn) -> None:
    for veld in _GETALLEN:
        setattr(een, veld, getattr(lijn, veld))
    een.aanbieder_id, een.stukken = lijn.aanbieder, als_rijen(lijn.stukken)
