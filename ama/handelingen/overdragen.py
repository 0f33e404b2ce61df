"""An agreement goes to a colleague, or the guidance to another begeleider, under an agreement that follows this one."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from uuid import UUID

from django.utils import timezone

from ama.domein.beeindiging import BEGELEIDER as BEGELEIDER_STOPT
from ama.domein.beeindiging import ERKENNING
from ama.domein.erkenningverlies import overdracht_bezwaren
from ama.domein.levensloop import overdracht_dag_bezwaar
from ama.domein.overeenkomst import PARTIJEN
from ama.domein.woorden import datum
from ama.handelingen.beeindigen import dagen_na, leg_einde_vast
from ama.handelingen.betrekken import open_betrokkenheid
from ama.handelingen.bundel import Bundel, doe_elk
from ama.handelingen.taken import meld_begeleider, sluit_lopende_taken, verhuis_taken, vraag_begeleider
from ama.handelingen.toeleidingseinde import overdracht_bezwaar, verhuis_toeleiding
from ama.handelingen.vergrendelen import SOORT, bewaar, vergrendel_overeenkomst
from ama.meldingen.levensloop import MELD_OVERGEDRAGEN, OVERNEMEN
from ama.models import Erkenningverlies, Overeenkomst, Overeenkomstversie, Roosterblok
from ama.models.bevoegd import overneembaar
from ama.querysets.lezers import BEGELEIDER, EIGEN_ORGANISATIE
from ama.statussen import IN_BEGELEIDING, IN_OPMAAK, OVEREENKOMSTOVERGANGEN, staat_bezwaar
from werkzorg.databank.perioden import laatste_dag
from werkzorg.deelnemers.models import InterneGrond
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.overgangen import vanuit
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.organisaties.models import Lidmaatschap
from werkzorg.organisaties.querysets import LidmaatschapQuerySet
from werkzorg.parameters.lezen import momentopname
from werkzorg.termijnen import Periode

# To a colleague in any state that is not over; to another begeleider only what the departement accepted.
OVERDRAAGBAAR = frozenset({*IN_OPMAAK, *IN_BEGELEIDING})
NAAR_ANDER = vanuit(OVEREENKOMSTOVERGANGEN, "overeenkomst_overdragen")
_INHOUD = (
    "activiteiten", "omvang", "locaties", "verzekering", "werkkledij", "veiligheid", "hygiene", "begeleiding",
    "onkosten", "beeindiging", "minuten_per_week",
)  # fmt: skip


@handeling("overeenkomst_overdragen")
def overeenkomst_overdragen(
    overeenkomst: Overeenkomst,
    *,
    collega: UUID | None = None,
    begeleider: UUID | None = None,
    op: date | None = None,
    versie: int,
    door: Hoedanigheid,
) -> Overeenkomst:
    """A colleague (membership `collega`) guides from now, or the organisation `begeleider` from `op` on.

    The first changes nothing in the agreement. The second ends it the day before, and prepares one that follows it
    with the same contents, which the parties still sign; the day of the yearly evaluation goes along. Raises Geweigerd
    per field; gives the agreement with which the guidance goes on.
    """
    rij = vergrendel_overeenkomst(overeenkomst.pk, door=door, vanuit=OVERDRAAGBAAR, versie=versie)
    return _draag_over(rij, collega, begeleider, op, "overeenkomst_overdragen", door)


@handeling("overeenkomsten_overdragen")
def overeenkomsten_overdragen(
    *,
    overeenkomsten: Collection[UUID],
    collega: UUID | None = None,
    begeleider: UUID | None = None,
    op: date | None = None,
    door: Hoedanigheid,
) -> Bundel:
    """Each of these goes to the same colleague or begeleider, or is refused; raises Geweigerd when none could be."""
    return doe_elk(
        overeenkomsten,
        vanuit=OVERDRAAGBAAR,
        door=door,
        doe=lambda rij: _draag_over(rij, collega, begeleider, op, "overeenkomsten_overdragen", door),
    )


def _draag_over(
    rij: Overeenkomst,
    collega: UUID | None,
    begeleider: UUID | None,
    op: date | None,
    sleutel: str,
    door: Hoedanigheid,
) -> Overeenkomst:
    if (collega is None) == (begeleider is None):
        raise Geweigerd(
            "Kies aan wie.",
            velden={"naar": "Kies een collega, of een andere begeleider."},
        )
    if collega is not None:
        nieuw = _naar_collega(rij, collega, door)
    else:
        assert begeleider is not None
        nieuw = _naar_begeleider(rij, begeleider, op, door)
    log(
        sleutel,
        door=door,
        object_soort=SOORT,
        object_id=rij.pk,
        deelnemer_id=rij.deelnemer_id,
        gegevens={"naar": str(nieuw.begeleider_lid_id), "vervolg": str(nieuw.pk)},
    )
    return nieuw


def _naar_collega(rij: Overeenkomst, collega: UUID, door: Hoedanigheid) -> Overeenkomst:
    lid = _leden(rij.begeleider_id, timezone.localdate()).filter(pk=collega).first()
    if lid is None:
        raise Geweigerd(
            "Deze collega kan niet.", velden={"naar": "Kies een collega die vandaag als begeleider werkt."}
        )
    if lid.pk == rij.begeleider_lid_id:
        raise Geweigerd(
            "Deze collega begeleidt al.", velden={"naar": "Deze collega begeleidt al: kies een ander."}
        )
    van = rij.begeleider_lid.gebruiker_id
    rij.begeleider_lid = lid
    bewaar(rij, "begeleider_lid")
    verhuis_taken(rij, van=van, naar=lid.gebruiker_id)
    meld_begeleider(rij, MELD_OVERGEDRAGEN, keer=str(rij.versie), door=door)
    return rij


def _naar_begeleider(
    rij: Overeenkomst, begeleider: UUID, op: date | None, door: Hoedanigheid
) -> Overeenkomst:
    if nee := staat_bezwaar(rij.status, NAAR_ANDER):
        raise Geweigerd(nee)
    vandaag = timezone.localdate()
    lid = _leden(begeleider, vandaag).order_by("pk").first()
    bezwaren = _bezwaren(rij, begeleider, op, lid, vandaag)
    if bezwaren or op is None or lid is None:
        raise Geweigerd("Controleer de gemarkeerde velden.", velden=bezwaren)
    verloor = Erkenningverlies.objects.filter(overeenkomst=rij).open().exists()
    reden = ERKENNING if verloor else BEGELEIDER_STOPT
    toelichting = f"Overgenomen door {lid.organisatie.naam} vanaf {datum(op)}."
    was = rij.einde
    leg_einde_vast(rij, op - timedelta(days=1), reden, toelichting)
    sluit_lopende_taken(rij)
    nieuw = Overeenkomst.objects.create(
        soort=rij.soort,
        toeleiding_id=rij.toeleiding_id,
        deelnemer_id=rij.deelnemer_id,
        begeleider_id=begeleider,
        begeleider_lid=lid,
        werkpost_id=rij.werkpost_id,
        start=op,
        betaald_werk_mogelijk=rij.betaald_werk_mogelijk,
        volgt_op=rij,
        opgemaakt_door_id=door.gebruiker_id,
    )
    _neem_inhoud_over(rij, nieuw, op)
    if rij.toeleiding_id is not None:
        verhuis_toeleiding(rij.toeleiding_id, begeleider, op - timedelta(days=1), door=door)
    for rol in sorted(EIGEN_ORGANISATIE):
        open_betrokkenheid(
            nieuw,
            organisatie_id=begeleider,
            rol=rol,
            grond=InterneGrond.OVERNAME,
            door=door,
            geinformeerd_op=rij.geinformeerd_op,
        )
    vraag_begeleider(nieuw, OVERNEMEN, termijn=op)
    meld_begeleider(nieuw, MELD_OVERGEDRAGEN, keer="1", door=door)
    log(
        "overeenkomst_overdragen",
        door=door,
        object_soort=SOORT,
        object_id=nieuw.pk,
        deelnemer_id=nieuw.deelnemer_id,
        gegevens={"volgt_op": str(rij.pk), "was": was.isoformat() if was else None},
    )
    return nieuw


def _bezwaren(
    rij: Overeenkomst, begeleider: UUID, op: date | None, lid: Lidmaatschap | None, vandaag: date
) -> dict[str, str]:
    """Per field of the form why this begeleider cannot take over on that day."""
    if op is None:
        return {"op": "Vul de dag in waarop de andere begeleider begint."}
    if zin := overdracht_dag_bezwaar(op, vandaag, momentopname(vandaag).getal("ama_einde_vooraf")):
        return {"op": zin}
    nee = overdracht_bezwaren(
        op=op,
        periode=rij.periode,
        nieuwe_erkenning=[
            Periode(een.lower, laatste_dag(een))
            for een in overneembaar(rij).filter(organisatie_id=begeleider).values_list("periode", flat=True)
        ],
        is_zelfde=begeleider == rij.begeleider_id,
        aanwezig=dagen_na(rij, op - timedelta(days=1)),
    )
    uit = {"naar" if veld == "begeleider" else veld: zin for veld, zin in nee.items()}
    if not uit and lid is None:
        uit["naar"] = (
            "Bij deze organisatie werkt nog geen begeleider in werkzorg: vraag haar om iemand uit te nodigen."
        )
    bezet = Overeenkomst.objects.filter(
        deelnemer_id=rij.deelnemer_id,
        werkpost_id=rij.werkpost_id,
        begeleider_id=begeleider,
        status__in=IN_OPMAAK,
    )
    if not uit and bezet.exists():
        uit["naar"] = "Deze begeleider maakt voor deze werkpost al een overeenkomst op."
    if not uit and Overeenkomst.objects.filter(volgt_op=rij).exists():
        uit["naar"] = "Deze overeenkomst is al overgedragen."
    if not uit and (zin := overdracht_bezwaar(rij, op)):
        uit["naar"] = zin
    return uit


def _leden(organisatie_id: UUID, dag: date) -> LidmaatschapQuerySet:
    """Who guides for this organisation on that day."""
    return (
        Lidmaatschap.objects.geldig_op(dag)
        .binnen()
        .filter(organisatie_id=organisatie_id, rol=BEGELEIDER)
        .select_related("organisatie")
    )


def _neem_inhoud_over(oud: Overeenkomst, nieuw: Overeenkomst, op: date) -> None:
    """What is agreed on that day is what the new agreement starts with; all parties still read and sign it."""
    versie = (
        Overeenkomstversie.objects.filter(overeenkomst=oud, getekend_op__isnull=False, ingaat_op__lte=op)
        .order_by("-nummer")
        .first()
    )
    if versie is None:
        return
    kopie = Overeenkomstversie.objects.create(
        overeenkomst=nieuw,
        nummer=1,
        ingaat_op=op,
        tekenaars=[partij.value for partij in PARTIJEN],
        opgemaakt_door_id=nieuw.opgemaakt_door_id,
        **{veld: getattr(versie, veld) for veld in _INHOUD},
    )
    Roosterblok.objects.bulk_create(
        Roosterblok(
            versie=kopie,
            **{veld: getattr(blok, veld) for veld in ("weekdag", "van", "tot", "pauze", "om_de", "week")},
        )
        for blok in versie.blokken.all()
    )
