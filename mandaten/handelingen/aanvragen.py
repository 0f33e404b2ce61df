"""Starting, submitting and withdrawing an application."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from uuid import UUID

from django.db import IntegrityError, models, transaction
from django.utils import timezone

from mandaten.domein.aanvrager import Vrager, vraag_bezwaar
from mandaten.domein.indienen import is_klaar
from mandaten.handelingen.aanvraagtaken import AANVRAAG, bevestigingen_klaar
from mandaten.handelingen.checklist import checklist
from mandaten.handelingen.geschonden import geschonden_regel
from mandaten.handelingen.klok import sluit_klokstop, zet_termijn
from mandaten.models import (
    Aanvraag,
    AanvraagRegio,
    Deelname,
    Oproep,
    Toekenning,
    Toekenningsregio,
    verdwijnt_op,
)
from mandaten.soorten import SOORTEN, Toekenningssoort
from mandaten.statussen import (
    AANVRAAGOVERGANGEN,
    AFGELOPEN,
    CONCEPT,
    INGEDIEND,
    INGETROKKEN,
    LOPENDE_TOEKENNING,
)
from werkzorg.databank.perioden import laatste_dag
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.overgangen import vanuit
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.organisaties.models import Organisatie
from werkzorg.organisaties.regels import conventie_bezwaar

_EEN_DAG = timedelta(days=1)
_OPROEP_DICHT = "aanvraag_oproep_staat_open"
# Names of constraints whose sentence says what to do.
_EEN_TEGELIJK = ("aanvraag_een_per_oproep", "aanvraag_een_tegelijk")


@handeling("aanvraag_starten")
def aanvraag_starten(*, soort: str, oproep: Oproep | None = None, door: Hoedanigheid) -> Aanvraag:
    """A draft of the own organisation, filled in with what is known: contact, running grant, regio's, partners.

    Raises Geweigerd when this kind of organisation cannot ask this, when the call is not open by the clock of the
    database, and when an application for it is under way already.
    """
    welke = SOORTEN[soort]
    organisatie = Organisatie.objects.get(pk=door.organisatie_id)
    if bezwaar := vraag_bezwaar(_vrager(organisatie), welke, timezone.localdate()):
        raise Geweigerd(bezwaar)
    _eis_oproep(welke, oproep, door)
    if _loopt_al(organisatie, welke, oproep):
        raise Geweigerd(
            "Je organisatie heeft hiervoor al een aanvraag: ga daarmee verder, of trek ze eerst in."
        )
    voorganger = lopende_toekenning(organisatie.pk, welke, _regios_van(oproep))
    aanvraag = Aanvraag(
        soort=soort,
        oproep=oproep,
        aanvrager=organisatie,
        voorganger=voorganger,
        ingaat_op=_dag_na(voorganger),
        contact_naam=door.gebruiker_naam[:150],
        contact_email=organisatie.email,
        contact_telefoon=organisatie.telefoon,
        gestart_door_id=door.gebruiker_id,
    )
    bewaar_of_weiger(aanvraag)
    _vul_regios(aanvraag, voorganger)
    _vul_plaatsen(aanvraag, organisatie, voorganger)
    log(
        "aanvraag_starten",
        door=door,
        object_soort=AANVRAAG,
        object_id=aanvraag.pk,
        gegevens={"soort": soort, "oproep": str(oproep.pk) if oproep else ""},
    )
    return aanvraag


@handeling("aanvraag_indienen")
def aanvraag_indienen(aanvraag: Aanvraag, *, versie: int, door: Hoedanigheid) -> Aanvraag:
    """The application lies with the desk and its statutory clock runs; everything stays as it was when refused.

    The actor declares that who is named can bind the organisation. Raises Geweigerd while a line of the checklist is
    red, or when the call closed meanwhile (by the clock of the database, in the same moment); Versieconflict when the
    draft changed after it was shown; DoesNotExist for somebody else's application.
    """
    rij = eigen_aanvraag(aanvraag, door)
    if rij.status != CONCEPT:
        raise Geweigerd("Deze aanvraag is al ingediend.")
    if rij.versie != versie:
        raise Versieconflict(rij.versie, {})
    vandaag = timezone.localdate()
    lijnen = checklist(Aanvraag.objects.met_inhoud().get(pk=rij.pk), vandaag=vandaag)
    if not is_klaar(lijnen):
        rood = " ".join(f"{lijn.zin} ({lijn.artikel})" for lijn in lijnen if not lijn.is_groen)
        raise Geweigerd(f"De aanvraag is nog niet klaar. {rood}")
    rij.status, rij.versie = INGEDIEND, rij.versie + 1
    rij.ingediend_op, rij.ingediend_door_id = timezone.now(), door.gebruiker_id
    bewaar_of_weiger(rij, velden=("status", "versie", "ingediend_op", "ingediend_door"))
    zet_termijn(rij)
    bevestigingen_klaar(rij)
    log(
        "aanvraag_indienen", door=door, object_soort=AANVRAAG, object_id=rij.pk, gegevens={"soort": rij.soort}
    )
    return rij


@handeling("aanvraag_intrekken")
def aanvraag_intrekken(aanvraag: Aanvraag, *, versie: int, door: Hoedanigheid) -> Aanvraag:
    """The applicant takes his application back; the statutory clock stops for good and nobody waits for anything.

    Raises Geweigerd once a decision is proposed or taken, Versieconflict when it changed meanwhile, DoesNotExist for
    somebody else's application.
    """
    rij = eigen_aanvraag(aanvraag, door)
    if rij.status not in vanuit(AANVRAAGOVERGANGEN, "aanvraag_intrekken"):
        raise Geweigerd(
            f"Deze aanvraag is {rij.get_status_display()}: intrekken kan niet meer. Neem contact op met de overheid "
            "die beslist."
        )
    if rij.versie != versie:
        raise Versieconflict(rij.versie, {})
    rij.status, rij.versie = INGETROKKEN, rij.versie + 1
    rij.afgehandeld_op = timezone.now()
    rij.save(update_fields=["status", "versie", "afgehandeld_op"])
    sluit_klokstop(rij, timezone.localdate())
    zet_termijn(rij)
    bevestigingen_klaar(rij)
    log("aanvraag_intrekken", door=door, object_soort=AANVRAAG, object_id=rij.pk)
    return rij


def eigen_aanvraag(aanvraag: Aanvraag, door: Hoedanigheid) -> Aanvraag:
    """The application of the actor's own organisation, locked; DoesNotExist when it is another one's."""
    return Aanvraag.objects.zichtbaar_voor(door).van(door).vergrendel(aanvraag.pk)


def bewaar_of_weiger(aanvraag: Aanvraag, *, velden: tuple[str, ...] = ()) -> None:
    """Saves; what the database refuses about calls and doubles becomes a Geweigerd with its sentence."""
    try:
        with transaction.atomic():
            aanvraag.save(update_fields=list(velden) if velden else None)
    except IntegrityError as fout:
        regel = geschonden_regel(fout)
        if regel == _OPROEP_DICHT:
            raise Geweigerd(
                "De oproep staat niet meer open: indienen kan niet meer. Je aanvraag blijft bewaard "
                f"({aanvraag.toekenningssoort.rechtsgrond})."
            ) from fout
        if zin := _zin_van(regel):
            raise Geweigerd(zin) from fout
        raise


def _vrager(organisatie: Organisatie) -> Vrager:
    return Vrager(
        organisatie.naam,
        organisatie.soort,
        organisatie.get_soort_display(),
        is_actief=organisatie.is_actief,
        verdwijnt_op=verdwijnt_op(organisatie),
        conventie_bezwaar=conventie_bezwaar(organisatie.soort, organisatie.conventienummer),
    )


def _zin_van(naam: str) -> str:
    for regel in Aanvraag._meta.constraints:
        if regel.name == naam and naam in _EEN_TEGELIJK and isinstance(regel, models.BaseConstraint):
            return str(regel.violation_error_message)
    return ""


def _eis_oproep(soort: Toekenningssoort, oproep: Oproep | None, door: Hoedanigheid) -> None:
    if not soort.via_oproep:
        if oproep is not None:
            raise Geweigerd("Dit vraag je aan zonder oproep: begin opnieuw bij Aanvragen.")
        return
    if oproep is None or oproep.soort != soort.sleutel:
        raise Geweigerd(
            f"Dit vraag je aan op een oproep: kies een oproep die openstaat ({soort.rechtsgrond})."
        )
    if not Oproep.objects.zichtbaar_voor(door).open().filter(pk=oproep.pk).exists():
        raise Geweigerd(f"Deze oproep staat niet open: kies een oproep die openstaat ({soort.rechtsgrond}).")


def _loopt_al(organisatie: Organisatie, soort: Toekenningssoort, oproep: Oproep | None) -> bool:
    rijen = Aanvraag.objects.filter(aanvrager=organisatie).exclude(status__in=AFGELOPEN)
    return rijen.filter(oproep=oproep, soort=soort.sleutel).exists()


def lopende_toekenning(
    organisatie_id: UUID, soort: Toekenningssoort, regios: Collection[str] | None
) -> Toekenning | None:
    """The own grant of this kind that runs today or later and begins last: what is asked now would follow it.

    With `regios` (keys) one in any of those: a grant elsewhere is not followed, what is asked stands beside it.
    """
    rijen = Toekenning.objects.filter(
        models.Q(periode__endswith__gt=timezone.localdate()) | models.Q(periode__endswith__isnull=True),
        soort=soort.sleutel,
        houder_id=organisatie_id,
        status__in=LOPENDE_TOEKENNING,
    )
    if soort.met_regio and regios is not None:
        in_een_ervan = Toekenningsregio.objects.filter(toekenning=models.OuterRef("pk"), regio__in=regios)
        rijen = rijen.filter(models.Exists(in_een_ervan))
    return rijen.order_by("-periode").first()


def _regios_van(oproep: Oproep | None) -> list[str] | None:
    return list(oproep.regios.values_list("regio_id", flat=True)) if oproep is not None else None


def _dag_na(toekenning: Toekenning | None) -> date | None:
    laatste = laatste_dag(toekenning.periode) if toekenning else None
    return laatste + _EEN_DAG if laatste else None


def _vul_regios(aanvraag: Aanvraag, voorganger: Toekenning | None) -> None:
    """The regio's of the running grant that are in the call; otherwise the only regio of the call."""
    if not aanvraag.toekenningssoort.met_regio:
        return
    had = set(voorganger.regios.values_list("regio_id", flat=True)) if voorganger else set()
    gekozen = had
    if aanvraag.oproep is not None:
        van_oproep = set(aanvraag.oproep.regios.values_list("regio_id", flat=True))
        gekozen = had & van_oproep or (van_oproep if len(van_oproep) == 1 else set())
    AanvraagRegio.objects.bulk_create(
        AanvraagRegio(aanvraag=aanvraag, regio_id=regio) for regio in sorted(gekozen)
    )


def _vul_plaatsen(aanvraag: Aanvraag, organisatie: Organisatie, voorganger: Toekenning | None) -> None:
    """The seat of the applicant himself; who takes part in the running grant is proposed, and not asked yet."""
    soort = aanvraag.toekenningssoort
    if soort.houder_neemt_plaats:
        plaats = next(naam for naam, een in soort.plaatsen.items() if organisatie.soort in een.soorten)
        Deelname.objects.create(
            aanvraag=aanvraag,
            organisatie=organisatie,
            plaats=plaats,
            bevestigd_op=timezone.now(),
            bevestigd_door_id=aanvraag.gestart_door_id,
        )
    if voorganger is None:
        return
    leden = voorganger.leden.filter(periode__contains=timezone.localdate(), organisatie__is_actief=True)
    leden = leden.exclude(organisatie__fusie__op__lte=timezone.localdate())
    for lid in leden.exclude(organisatie=organisatie).order_by("plaats", "pk"):
        Deelname.objects.get_or_create(
            aanvraag=aanvraag,
            organisatie_id=lid.organisatie_id,
            defaults={"plaats": lid.plaats, "gevraagd_op": None},
        )
