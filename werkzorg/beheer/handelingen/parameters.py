"""The acts on parameters: one person of the owner proposes a value, another confirms it."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.melden import meld
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.organisaties.models import Lidmaatschap
from werkzorg.parameters.domein import (
    Bestaand,
    Vak,
    Voorstel,
    Zekerheid,
    bezwaren,
    kan_niet,
    naar_opslag,
    plan,
)
from werkzorg.parameters.models import BEVESTIGD, INGETROKKEN, VOORGESTELD, Parameter, Parameterwaarde
from werkzorg.werklijst.taken import maak_taak, rond_taken_af

SOORT = "parameters.parameterwaarde"
TAAK = "parameter_bevestigen"
BESLIST = "parameter_beslist"
BEVESTIGEN, WEIGEREN, INTREKKEN = BESLUITEN = ("bevestigen", "weigeren", "intrekken")
# A colleague has a week, or until the value should hold when that is sooner.
_DAGEN_OM_TE_BEVESTIGEN = 7


@handeling("parameter_voorstellen")
def parameter_voorstellen(
    parameter: Parameter, *, voorstel: Voorstel, versie: int, door: Hoedanigheid
) -> Parameterwaarde:
    """A value waits for a second person of the same owner; nothing holds yet.

    `versie` is the one of the parameter that the actor was looking at. Raises Versieconflict when somebody proposed
    or decided meanwhile, Geweigerd when the value cannot follow the ones before it, DoesNotExist when the parameter
    is another owner's.
    """
    rij = Parameter.objects.van(door).vergrendeld().get(pk=parameter.pk)
    _eis_versie(rij, versie)
    vandaag = timezone.localdate()
    bevestigd = list(Parameterwaarde.objects.bevestigd().filter(parameter=rij).select_related("parameter"))
    if nee := bezwaren(voorstel, rij.soort, [_bestaand(een) for een in bevestigd], vandaag):
        raise Geweigerd("Controleer de gemarkeerde velden.", velden=nee)
    if Parameterwaarde.objects.voorgesteld().filter(parameter=rij, periode__startswith=voorstel.van).exists():
        raise Geweigerd(
            "Controleer de gemarkeerde velden.",
            velden={
                "van": f"Er wacht al een voorstel vanaf {voorstel.van:%d/%m/%Y}. Laat eerst daarover beslissen."
            },
        )
    waarde = Parameterwaarde.objects.create(
        parameter=rij,
        waarde=naar_opslag(rij.soort.soort, voorstel.waarde),
        periode=DateRange(voorstel.van, None),
        zekerheid=voorstel.zekerheid.value,
        aanname=voorstel.aanname,
        bron=voorstel.bron,
        reden=voorstel.reden,
        organisatie_id=door.organisatie_id,
        voorgesteld_door_id=door.gebruiker_id,
    )
    _verhoog(rij)
    _vraag_een_collega(waarde, door=door, vandaag=vandaag)
    log(
        "parameter_voorstellen",
        door=door,
        object_soort=SOORT,
        object_id=waarde.id,
        gegevens={"parameter": rij.sleutel},
    )
    return waarde


@handeling("parameter_bevestigen")
def parameter_bevestigen(
    waarde: Parameterwaarde, *, besluit: str, reden: str = "", versie: int, door: Hoedanigheid
) -> Parameterwaarde:
    """The proposal is decided: it holds from its first day on ("bevestigen"), or it never will.

    "bevestigen" and "weigeren" are for another account of the same owner, "intrekken" for who proposed it; the last
    two need a reason. Confirming ends the value of that day the day before, in the same transaction. Raises
    Versieconflict when somebody proposed or decided about this parameter meanwhile, Geweigerd when this person may
    not decide so or the value no longer fits, DoesNotExist when the parameter is another owner's.
    """
    if besluit not in BESLUITEN:
        raise ValueError(f"Geen besluit: {besluit}")
    parameter = Parameter.objects.van(door).vergrendeld().get(pk=waarde.parameter_id)
    rij = Parameterwaarde.objects.van(door).vergrendeld().select_related("parameter").get(pk=waarde.pk)
    if rij.toestand != VOORGESTELD:
        raise Geweigerd("Over dit voorstel is intussen al beslist. Bekijk de parameter opnieuw.")
    _eis_versie(parameter, versie)
    is_eigen = rij.voorgesteld_door_id == door.gebruiker_id
    if is_eigen and besluit != INTREKKEN:
        raise Geweigerd("Je stelde deze waarde zelf voor: een collega moet beslissen. Intrekken kun je wel.")
    if not is_eigen and besluit == INTREKKEN:
        raise Geweigerd("Alleen wie de waarde voorstelde kan ze intrekken. Weigeren kun je wel.")
    if besluit != BEVESTIGEN and not reden:
        raise Geweigerd("Controleer de gemarkeerde velden.", velden={"reden": "Schrijf op waarom."})
    if besluit == BEVESTIGEN:
        _zet_voort(rij)
    else:
        rij.toestand = INGETROKKEN
    rij.beslist_door_id, rij.beslist_op, rij.beslist_reden = door.gebruiker_id, timezone.now(), reden
    rij.save(
        update_fields=["toestand", "periode", "beslist_door", "beslist_op", "beslist_reden"],
    )
    _verhoog(parameter)
    rond_taken_af(TAAK, object_soort=SOORT, object_id=rij.id)
    if not is_eigen:
        _verwittig_voorsteller(rij, door=door)
    log(
        "parameter_bevestigen",
        door=door,
        object_soort=SOORT,
        object_id=rij.id,
        gegevens={"parameter": parameter.sleutel, "besluit": besluit},
    )
    return rij


def _eis_versie(parameter: Parameter, versie: int) -> None:
    if parameter.versie != versie:
        raise Versieconflict(parameter.versie, {})


def _verhoog(parameter: Parameter) -> None:
    parameter.versie += 1
    parameter.save(update_fields=["versie"])


def _bestaand(waarde: Parameterwaarde) -> Bestaand:
    return Bestaand(waarde.vak, waarde.inhoud, Zekerheid(waarde.zekerheid), waarde.bron, waarde.aanname)


def _zet_voort(rij: Parameterwaarde) -> None:
    """The proposal becomes the value from its first day on; the one that held on that day ends the day before."""
    bevestigd = list(Parameterwaarde.objects.bevestigd().filter(parameter_id=rij.parameter_id).vergrendeld())
    per_vak = {een.vak: een for een in bevestigd}
    assert rij.van is not None  # a proposal always has a first day
    vandaag = timezone.localdate()
    if zin := kan_niet(per_vak, rij.van, vandaag):
        raise Geweigerd(f"{zin} Weiger dit voorstel, of vraag om het in te trekken.")
    uitkomst = plan(per_vak, rij.van, vandaag)
    if uitkomst.sluit:
        vorige = per_vak[uitkomst.sluit]
        vorige.periode = DateRange(vorige.van, rij.van)
        vorige.save(update_fields=["periode"])
    rij.toestand = BEVESTIGD
    rij.periode = _reeks(uitkomst.nieuw)


def _reeks(vak: Vak) -> DateRange:
    return DateRange(vak.van, vak.tot + timedelta(days=1) if vak.tot else None)


def _vraag_een_collega(waarde: Parameterwaarde, *, door: Hoedanigheid, vandaag: date) -> None:
    """A task for each colleague in this role; without any, one that whoever gets the role will find."""
    collegas = (
        Lidmaatschap.objects.geldig_op(vandaag)
        .filter(organisatie_id=door.organisatie_id, rol=door.rol)
        .exclude(gebruiker_id=door.gebruiker_id)
        .values_list("gebruiker_id", flat=True)
        .distinct()
    )
    assert waarde.van is not None
    dagen = min(max((waarde.van - vandaag).days, 0) or _DAGEN_OM_TE_BEVESTIGEN, _DAGEN_OM_TE_BEVESTIGEN)
    wie: list[UUID | None] = [*collegas] or [None]
    for gebruiker_id in wie:
        maak_taak(
            TAAK,
            sleutel=f"{TAAK}:{waarde.id}:{gebruiker_id or 'rol'}",
            object_soort=SOORT,
            object_id=waarde.id,
            organisatie_id=door.organisatie_id,
            rol=door.rol,
            dagen=dagen,
            gebruiker_id=gebruiker_id,
        )


def _verwittig_voorsteller(rij: Parameterwaarde, *, door: Hoedanigheid) -> None:
    assert rij.voorgesteld_door_id is not None
    assert rij.organisatie_id is not None
    meld(
        BESLIST,
        gebruiker_id=rij.voorgesteld_door_id,
        organisatie_id=rij.organisatie_id,
        object_soort=SOORT,
        object_id=rij.id,
        effect_sleutel=f"{BESLIST}:{rij.id}",
        door=door,
    )
