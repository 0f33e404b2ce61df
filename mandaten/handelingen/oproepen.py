"""The acts on calls: publish one, close it by hand or by the clock, open it again for the regio's that stayed empty."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from datetime import datetime

from django.db import connection

from mandaten.domein.oproepen import NAKIJKEN, Bezetting, Oproepgegevens, bezwaren, tijdbezwaren
from mandaten.handelingen.aanvraagtaken import oproep_dicht
from mandaten.models import Criterium, Oproep, OproepRegio
from mandaten.querysets import beslist_over
from mandaten.soorten import SOORTEN
from mandaten.statussen import GESLOTEN
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid, Klok
from werkzorg.plaatsen.models import Regio
from werkzorg.ui.formaten import datum_tijd
from werkzorg.werklijst.taken import maak_taak, rond_taken_af

SOORT = "mandaten.oproep"
# Our own choice, no term of the law: applicants wait for an answer.
_DAGEN_OM_NA_TE_KIJKEN = 7
_CONTROLEER = "Controleer de gemarkeerde velden."


@handeling("oproep_publiceren")
def oproep_publiceren(gegevens: Oproepgegevens, *, door: Hoedanigheid) -> Oproep:
    """The call is published: visible for everybody from its first moment, which may be now.

    Raises Geweigerd when the actor's role does not decide about this kind, when the call could not be held so, or when
    another one for such a mandate is open or announced in one of its regio's.
    """
    _een_tegelijk(gegevens.soort)
    nu = nu_in_de_databank()
    eis_publiceerbaar(gegevens, nu=nu, door=door)
    oproep = Oproep.objects.create(
        soort=gegevens.soort,
        titel=gegevens.titel,
        omschrijving=gegevens.omschrijving,
        budget=gegevens.budget,
        opent_op=gegevens.opent_op or nu,
        sluit_op=gegevens.sluit_op,
        uitgever_id=door.organisatie_id,
        gepubliceerd_op=nu,
    )
    _bewaar_regios(oproep, gegevens.regios)
    Criterium.objects.bulk_create(
        Criterium(
            oproep=oproep,
            volgorde=volgorde,
            omschrijving=een.omschrijving,
            gewicht=een.gewicht,
            bewijs=een.bewijs,
            is_uitsluitend=een.is_uitsluitend,
        )
        for volgorde, een in enumerate(gegevens.criteria, start=1)
    )
    log(
        "oproep_publiceren",
        door=door,
        object_soort=SOORT,
        object_id=oproep.id,
        gegevens={"soort": gegevens.soort, "regios": sorted(gegevens.regios)},
    )
    return oproep


def eis_publiceerbaar(gegevens: Oproepgegevens, *, nu: datetime, door: Hoedanigheid) -> None:
    """Raises Geweigerd, as `oproep_publiceren` would at `nu`: a screen asks it before it shows what everybody reads."""
    if gegevens.soort not in beslist_over(door):
        raise Geweigerd(
            _CONTROLEER, velden={"soort": "Over deze soort beslist jouw dienst niet: kies een andere."}
        )
    soort = SOORTEN[gegevens.soort]
    namen = dict(Regio.objects.values_list("sleutel", "naam"))
    if nee := bezwaren(gegevens, soort, bestaande_regios=namen, nu=nu):
        raise Geweigerd(_CONTROLEER, velden=nee)
    if soort.exclusief and (dubbel := Oproep.objects.bezetting(soort.sleutel, gegevens.regios).opgeroepen):
        raise Geweigerd(
            _CONTROLEER,
            velden={
                "regios": f"Voor {_opsomming(namen, dubbel)} staat al zo'n oproep open of aangekondigd: "
                "laat die regio weg, of sluit eerst die oproep."
            },
        )


@handeling("oproep_heropenen")
def oproep_heropenen(
    oproep: Oproep,
    *,
    regios: Sequence[str],
    sluit_op: datetime,
    opent_op: datetime | None = None,
    titel: str,
    omschrijving: str,
    door: Hoedanigheid,
) -> Oproep:
    """A new call for regio's of this closed one that stayed empty, on the same criteria; the task about it is done.

    `opent_op` None means at once. Raises Geweigerd while the call is open, and for a regio that is no longer empty;
    DoesNotExist when the actor does not decide about its kind.
    """
    rij = Oproep.objects.te_beheren_door(door).vergrendel(oproep.pk)
    _een_tegelijk(rij.soort)
    nu = nu_in_de_databank()
    if rij.gesloten_op is None and nu < rij.sluit_op:
        raise Geweigerd(
            f"Deze oproep staat open tot {datum_tijd(rij.sluit_op)}: je heropent pas wat gesloten is."
        )
    eigen = list(rij.regios.order_by("regio__naam").values_list("regio_id", "regio__naam"))
    bezet = Oproep.objects.bezetting(rij.soort, [sleutel for sleutel, _ in eigen])
    nee = tijdbezwaren(opent_op, sluit_op, nu)
    if zin := _regiobezwaar(dict(eigen), regios, bezet):
        nee["regios"] = zin
    if nee:
        raise Geweigerd(_CONTROLEER, velden=nee)
    nieuw = Oproep.objects.create(
        soort=rij.soort,
        titel=titel,
        omschrijving=omschrijving,
        budget=rij.budget,
        opent_op=opent_op or nu,
        sluit_op=sluit_op,
        uitgever_id=door.organisatie_id,
        heropent=rij,
        gepubliceerd_op=nu,
    )
    _bewaar_regios(nieuw, regios)
    Criterium.objects.bulk_create(
        Criterium(
            oproep=nieuw,
            volgorde=een.volgorde,
            omschrijving=een.omschrijving,
            gewicht=een.gewicht,
            bewijs=een.bewijs,
            is_uitsluitend=een.is_uitsluitend,
        )
        for een in rij.criteria.all()
    )
    rond_taken_af(NAKIJKEN, object_soort=SOORT, object_id=rij.id)
    log(
        "oproep_heropenen",
        door=door,
        object_soort=SOORT,
        object_id=nieuw.id,
        gegevens={"heropent": str(rij.id), "regios": sorted(regios)},
    )
    return nieuw


@handeling("oproep_sluiten")
def oproep_sluiten(oproep: Oproep, *, reden: str = "", door: Hoedanigheid | Klok) -> bool:
    """The call is closed and the desk has a task; whether this call closed it.

    A person closes it before its last moment, now, and says why; who is just submitting comes before or after that,
    never in between. The clock closes what is past its last moment, and does nothing otherwise. Raises Geweigerd when
    there is nothing left to close or no reason is given; DoesNotExist when the actor does not decide about its kind.
    """
    rij = Oproep.objects.te_beheren_door(door).vergrendel(oproep.pk)
    nu = nu_in_de_databank()
    is_voorbij = rij.gesloten_op is not None or nu >= rij.sluit_op
    if isinstance(door, Klok):
        if rij.gesloten_op is not None or not is_voorbij:
            return False
    else:
        if is_voorbij:
            raise Geweigerd(
                f"Deze oproep sloot op {datum_tijd(rij.sluit_op)}: er valt niets meer te sluiten."
            )
        if not reden.strip():
            raise Geweigerd(_CONTROLEER, velden={"reden": "Schrijf op waarom de oproep vroeger sluit."})
        rij.sluit_op, rij.sluitingsreden = nu, reden
    rij.gesloten_op = nu
    rij.versie += 1
    rij.save(update_fields=["sluit_op", "gesloten_op", "sluitingsreden", "versie"])
    oproep_dicht(rij.id)
    if rij.opent_op < rij.sluit_op:
        maak_taak(
            NAKIJKEN,
            sleutel=f"{NAKIJKEN}:{rij.id}",
            object_soort=SOORT,
            object_id=rij.id,
            organisatie_id=rij.uitgever_id,
            rol=rij.toekenningssoort.beslisser,
            dagen=_DAGEN_OM_NA_TE_KIJKEN,
        )
    log("oproep_sluiten", door=door, object_soort=SOORT, object_id=rij.id, gegevens={"vroeger": bool(reden)})
    return True


@handeling("oproep_nakijken")
def oproep_nakijken(oproep: Oproep, *, door: Hoedanigheid) -> Oproep:
    """Somebody of the desk saw what the closed call brought: the task about it is done.

    Raises Geweigerd while the call is open; DoesNotExist when the actor does not decide about its kind.
    """
    rij = Oproep.objects.te_beheren_door(door).vergrendel(oproep.pk)
    if rij.toestand != GESLOTEN:
        raise Geweigerd(f"Deze oproep staat open tot {datum_tijd(rij.sluit_op)}: kijk ze daarna na.")
    if rond_taken_af(NAKIJKEN, object_soort=SOORT, object_id=rij.id):
        log("oproep_nakijken", door=door, object_soort=SOORT, object_id=rij.id)
    return rij


def nu_in_de_databank() -> datetime:
    """This very moment by the clock of the database, which alone says when a call opens and closes."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        nu: datetime = cursor.fetchone()[0]
    return nu


def _een_tegelijk(soort: str) -> None:
    """Until the end of the transaction nobody else opens a call of this kind: two would take the same regio."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [zlib.crc32(f"oproep:{soort}".encode())])


def _bewaar_regios(oproep: Oproep, regios: Sequence[str]) -> None:
    OproepRegio.objects.bulk_create(
        OproepRegio(oproep=oproep, regio_id=regio) for regio in sorted(set(regios))
    )


def _regiobezwaar(eigen: dict[str, str], regios: Sequence[str], bezet: Bezetting) -> str:
    """Why this call cannot be opened again for these regio's, as a sentence; "" when it can."""
    if not regios:
        return "Kies minstens één regio die leeg bleef."
    for regio in regios:
        if regio not in eigen:
            return "Kies alleen regio's van deze oproep."
        if waarom := bezet.waarom(regio):
            return f"{eigen[regio]} kan niet meer: {waarom}. Laat die regio weg."
    return ""


def _opsomming(namen: dict[str, str], sleutels: frozenset[str]) -> str:
    return ", ".join(sorted(namen[sleutel] for sleutel in sleutels))
