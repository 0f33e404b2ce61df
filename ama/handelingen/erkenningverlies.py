"""A begeleider loses its erkenning: which agreements are hit, who plans what happens, what became of it (5.3)."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.utils import timezone

from ama.domein.erkenningverlies import geraakt, hoort_bij, verlengen_bezwaar
from ama.handelingen.departementtaken import DEPARTEMENTEN
from ama.meldingen.werkaanbod import ERKENNINGVERLIES
from ama.models import Erkenningverlies, Overeenkomst
from ama.models.bevoegd import FUNCTIE
from ama.querysets.lezers import BEGELEIDER
from ama.statussen import IN_BEGELEIDING, IN_OPMAAK
from mandaten.geldigheid import Verlies
from mandaten.models import Bevoegdheid
from werkzorg.databank.perioden import laatste_dag
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid, Klok
from werkzorg.organisaties.models import Organisatie
from werkzorg.termijnen import Periode
from werkzorg.werklijst.models import Taak
from werkzorg.werklijst.taken import maak_taak

SOORT = "ama.erkenningverlies"
ORGANISATIE = "organisaties.organisatie"


@handeling("erkenningverlies_verwerken")
def erkenningverlies_verwerken(verlies: Verlies, *, door: Klok) -> int:
    """The agreements of this begeleider that run on after its last day with a grant are listed, once; how many new.

    Of AMA WVG when it loses its erkenning, of AMA sociale economie when it loses its contingent. One task for who
    guides there, and one for the departement. An agreement that ends before that day is not hit, nor one of an
    organisation that has the same again from the day after.
    """
    soort = next((een for een, functie in FUNCTIE.items() if functie == verlies.functie), None)
    if soort is None:
        return 0
    periodes = {
        pk: Periode(start, einde)
        for pk, start, einde in Overeenkomst.objects.filter(
            begeleider_id=verlies.organisatie_id, soort=soort, status__in=[*IN_BEGELEIDING, *IN_OPMAAK]
        ).values_list("pk", "start", "einde")
    }
    bekend = set(
        Erkenningverlies.objects.filter(
            overeenkomst__in=periodes, laatste_dag=verlies.laatste_dag
        ).values_list("overeenkomst_id", flat=True)
    )
    erkend = _erkend(verlies.organisatie_id, soort)
    nieuw = [
        een
        for een in geraakt(periodes, erkend, verlies.laatste_dag)
        if hoort_bij(een, verlies.laatste_dag, erkend) and een.overeenkomst not in bekend
    ]
    Erkenningverlies.objects.bulk_create(
        [
            Erkenningverlies(
                overeenkomst_id=een.overeenkomst, laatste_dag=verlies.laatste_dag, reden=verlies.reden.value
            )
            for een in nieuw
        ],
        batch_size=1000,
        ignore_conflicts=True,
    )
    if nieuw:
        _vraag_plan(verlies, verlies.organisatie_id, BEGELEIDER)
        for departement in _departementen(soort):
            _vraag_plan(verlies, departement, DEPARTEMENTEN[soort])
        log(
            "erkenningverlies_verwerken",
            door=door,
            object_soort=ORGANISATIE,
            object_id=verlies.organisatie_id,
            gegevens={"laatste_dag": verlies.laatste_dag.isoformat(), "overeenkomsten": len(nieuw)},
        )
    return len(nieuw)


@handeling("erkenningverlies_afhandelen")
def erkenningverlies_afhandelen(
    verlies: Erkenningverlies, *, afhandeling: str, versie: int, door: Hoedanigheid
) -> Erkenningverlies:
    """Nothing has to be planned for this agreement, for this reason.

    Raises DoesNotExist for the agreement of another organisation, Geweigerd when it was dealt with already or without
    a reason, Versieconflict when a colleague was first.
    """
    rij = Erkenningverlies.objects.zichtbaar_voor(door).select_related("overeenkomst").vergrendel(verlies.pk)
    if rij.afgehandeld_op is not None:
        raise Geweigerd("Deze overeenkomst werd intussen al overgedragen, stopgezet of afgehandeld.")
    if rij.versie != versie:
        raise Versieconflict(rij.versie, {})
    if not afhandeling.strip():
        zin = "Schrijf op waarom niemand iets hoeft te plannen."
        raise Geweigerd("Zeg wat ermee gebeurt.", velden={"afhandeling": zin})
    _sluit([rij], afhandeling)
    log(
        "erkenningverlies_afhandelen",
        door=door,
        object_soort=SOORT,
        object_id=rij.pk,
        deelnemer_id=rij.overeenkomst.deelnemer_id,
    )
    return rij


def rond_verlies_af(overeenkomst_id: UUID, einde: date | None, afhandeling: str) -> None:
    """This agreement ends on `einde` (inclusive; None: it never began), in words: its open losses are dealt with.

    A loss before that day stays open: between the two nobody is recognised. Call it inside the act that ends it.
    """
    open_ = Erkenningverlies.objects.open().filter(overeenkomst=overeenkomst_id)
    if einde is not None:
        open_ = open_.filter(laatste_dag__gte=einde)
    _sluit(list(open_.vergrendeld()), afhandeling)


def erkenning_bezwaar(overeenkomst: Overeenkomst, einde: date | None) -> str:
    """Why this agreement cannot run on up to `einde` (None: without end), as a sentence; "" when it can.

    A recognition that ends was called already, and its end was planned for this agreement.
    """
    verliezen = Erkenningverlies.objects.filter(overeenkomst=overeenkomst).order_by("laatste_dag")
    erkend = _erkend(overeenkomst.begeleider_id, overeenkomst.soort)
    for laatste in verliezen.values_list("laatste_dag", flat=True):
        if zin := verlengen_bezwaar(laatste, einde, erkend):
            return zin
    return ""


def _sluit(rijen: list[Erkenningverlies], afhandeling: str) -> None:
    nu = timezone.now()
    for rij in rijen:
        rij.afgehandeld_op, rij.afhandeling = nu, afhandeling
        rij.versie += 1
        rij.save(update_fields=["afgehandeld_op", "afhandeling", "versie"])
    begeleiders = Overeenkomst.objects.filter(pk__in=[rij.overeenkomst_id for rij in rijen])
    for begeleider_id in set(begeleiders.values_list("begeleider_id", flat=True)):
        open_ = Erkenningverlies.objects.open().filter(overeenkomst__begeleider_id=begeleider_id)
        if not open_.exists():
            Taak.objects.over(ORGANISATIE, begeleider_id).filter(
                soort=ERKENNINGVERLIES, klaar_op__isnull=True
            ).update(klaar_op=nu)


def _erkend(organisatie_id: UUID, soort: str) -> list[Periode]:
    """The periods in which this organisation may guide this kind, or could or will."""
    rijen = Bevoegdheid.objects.van(organisatie_id, FUNCTIE[soort]).values_list("periode", flat=True)
    return [Periode(een.lower, laatste_dag(een)) for een in rijen]


def _departementen(soort: str) -> list[UUID]:
    """The bodies that decide about the erkenning, or about the contingent."""
    rijen = Organisatie.objects.filter(soort=DEPARTEMENTEN[soort], is_actief=True)
    return list(rijen.order_by("pk").values_list("pk", flat=True))


def _vraag_plan(verlies: Verlies, organisatie_id: UUID, rol: str) -> None:
    """One open task; an agreement that is hit after the task was done asks a new one."""
    wat = f"{ERKENNINGVERLIES}:{verlies.organisatie_id}:{verlies.laatste_dag.isoformat()}:{organisatie_id}"
    eerder = Taak.objects.over(ORGANISATIE, verlies.organisatie_id).filter(sleutel__startswith=wat)
    if eerder.filter(klaar_op__isnull=True).exists():
        return
    maak_taak(
        ERKENNINGVERLIES,
        sleutel=f"{wat}:{eerder.count()}",
        object_soort=ORGANISATIE,
        object_id=verlies.organisatie_id,
        organisatie_id=organisatie_id,
        rol=rol,
        dagen=(verlies.laatste_dag - timezone.localdate()).days,
    )
