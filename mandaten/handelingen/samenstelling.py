"""A partner leaves, another one comes, somebody else goes on leading; and what holder or partner asks beforehand."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from mandaten.domein.levensloop import einde_bezwaar, teruggave_bezwaar
from mandaten.domein.samenstelling import Bezetting, Partner, Wijziging, bezwaren, na
from mandaten.domein.wijzigingsvragen import AL_GEVRAAGD
from mandaten.handelingen.bestemmelingen import (
    beheerders,
    betrokken_organisaties,
    taak_voor_loket,
    verwittig,
)
from mandaten.handelingen.bevoegdheden import botsing, herschrijf_bevoegdheden, periode_van
from mandaten.handelingen.houders import geef_houder_door, houders_van, laatste_houder
from mandaten.handelingen.instemmingen import bewaar_instemming, instemming_bij, meld_toetreding
from mandaten.handelingen.nummers import wacht_op_beurt
from mandaten.handelingen.onafhankelijk import eis_onafhankelijk
from mandaten.handelingen.verwittigen import ooit_betrokken
from mandaten.handelingen.zetels import (
    bezetting_van,
    laat_vertrekken,
    steunpunten,
    volg_plaatsen_op,
)
from mandaten.meldingen.toekenningen import FUSIE_OPVOLGEN, GEWIJZIGD, SOORT, VRAAG_AFGEWEZEN, VRAAG_NAKIJKEN
from mandaten.models import Lid, Toekenning, Vraagsoort, Vraaguitkomst, Wijzigingsvraag, verdwijnt_op
from mandaten.statussen import ACTIEF, GESCHORST
from werkzorg.databank.perioden import laatste_dag, reeks
from werkzorg.documenten.intake import Aangenomen
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.organisaties.models import Organisatie
from werkzorg.parameters.lezen import momentopname
from werkzorg.werklijst.taken import rond_taken_af

LOPEND = (ACTIEF, GESCHORST)
_EEN_DAG = timedelta(days=1)
_WAAROVER = "over deze wijziging"


@handeling("samenstelling_wijzigen")
def samenstelling_wijzigen(
    toekenning: Toekenning,
    *,
    wijziging: Wijziging,
    versie: int,
    vraag: Wijzigingsvraag | None = None,
    instemming: Aangenomen | None = None,
    door: Hoedanigheid,
) -> Toekenning:
    """Who leaves, has his last day; who comes, his first; a leading partner that leaves is followed by another one.

    A seat that may not stay empty gets its last day to be filled again (`samenstelling_aanvul_termijn`). `vraag` is
    what was asked and is answered with this; `instemming` the written consent of who comes, when none came with the
    question. Raises Versieconflict when somebody changed it meanwhile, Geweigerd when
    the law does not let it (Decreet 2022 art. 12, 13, 17), DoesNotExist when this actor does not decide about it.
    """
    rij = _vergrendeld(toekenning, versie, door)
    gevraagd = _open_vraag(vraag, rij, Vraagsoort.SAMENSTELLING, door)
    nieuw = [wijziging.nieuw] if wijziging.nieuw else []
    eis_onafhankelijk(door, {*ooit_betrokken(rij), *nieuw}, _WAAROVER)
    wacht_op_beurt()
    _eis_wettig(rij, wijziging, met_instemming=bool(instemming or instemming_bij(gevraagd)))
    opname = momentopname(timezone.localdate())
    wie_weet = betrokken_organisaties(rij, opname.dag)
    if wijziging.vertrekker and wijziging.laatste_dag:
        lid = rij.leden.get(pk=wijziging.vertrekker)
        laat_vertrekken(lid, wijziging.laatste_dag, wijziging.reden)
    if wijziging.nieuw and wijziging.vanaf:
        komt = Lid.objects.create(
            toekenning=rij,
            organisatie_id=wijziging.nieuw,
            plaats=wijziging.plaats,
            periode=reeks(wijziging.vanaf, laatste_dag(rij.periode)),
        )
        if instemming:
            bewaar_instemming(instemming, komt, door)
        meld_toetreding(komt, door)
    if wijziging.nieuwe_houder:
        geef_houder_door(rij, wijziging.nieuwe_houder, wijziging.houder_vanaf or opname.dag)
    open_voor = volg_plaatsen_op(rij, opname)
    rond_taken_af(FUSIE_OPVOLGEN, object_soort=SOORT, object_id=rij.id)
    herschrijf_bevoegdheden(rij)
    rij.versie += 1
    rij.save(update_fields=["houder", "versie"])
    if gevraagd:
        _beantwoord(gevraagd, Vraaguitkomst.UITGEVOERD, "", door)
    wie_weet |= betrokken_organisaties(rij, opname.dag)
    # Who comes was told what it joined.
    wie_weet -= set(nieuw)
    verwittig(GEWIJZIGD, rij, beheerders(wie_weet, opname.dag), kenmerk=f"v{rij.versie}", door=door)
    log(
        "samenstelling_wijzigen",
        door=door,
        object_soort=SOORT,
        object_id=rij.id,
        gegevens={
            "vertrekker": str(wijziging.vertrekker or ""),
            "nieuw": str(wijziging.nieuw or ""),
            "houder": str(wijziging.nieuwe_houder or ""),
            "aan_te_vullen_voor": [dag.isoformat() for dag in open_voor],
        },
    )
    return rij


@handeling("wijziging_vragen")
def wijziging_vragen(
    toekenning: Toekenning,
    *,
    soort: str,
    wijziging: Wijziging,
    instemming: Aangenomen | None = None,
    door: Hoedanigheid,
) -> Wijzigingsvraag:
    """The desk is asked to change who takes part, or to end it; nothing changes until the desk does.

    The holder asks anything, a partner only for his own departure; who asks for a newcomer hands in his written consent
    (`instemming`). Raises Geweigerd when the law does not let the
    change, or the same was asked already; DoesNotExist when this actor neither holds it nor takes part.
    """
    rij = _vergrendeld(toekenning, None, door)
    is_houder = rij.houder_id == door.organisatie_id
    if rij.wijzigingsvragen.open().filter(soort=soort, organisatie_id=door.organisatie_id).exists():
        raise Geweigerd(AL_GEVRAAGD)
    if not wijziging.reden:
        raise Geweigerd("Controleer de gemarkeerde velden.", velden={"reden": "Schrijf op waarom."})
    if soort == Vraagsoort.STOPZETTING:
        _eis_stopbaar(rij, wijziging, is_houder=is_houder)
    else:
        if not is_houder:
            _eis_eigen_vertrek(rij, wijziging, door)
        _eis_wettig(rij, wijziging, houder_later=True, met_instemming=bool(instemming))
    vraag = Wijzigingsvraag.objects.create(
        toekenning=rij,
        soort=soort,
        vertrekker_id=wijziging.vertrekker,
        laatste_dag=wijziging.laatste_dag,
        reden=wijziging.reden,
        nieuw_id=wijziging.nieuw,
        plaats=wijziging.plaats,
        vanaf=wijziging.vanaf,
        nieuwe_houder_id=wijziging.nieuwe_houder,
        organisatie_id=door.organisatie_id,
        gevraagd_door_id=door.gebruiker_id,
    )
    if instemming and wijziging.nieuw:
        bewaar_instemming(instemming, vraag, door)
    taak_voor_loket(VRAAG_NAKIJKEN, rij, timezone.localdate(), kenmerk=str(vraag.id), dagen=14)
    log(
        "wijziging_vragen",
        door=door,
        object_soort=SOORT,
        object_id=rij.id,
        gegevens={"vraag": str(vraag.id), "soort": soort},
    )
    return vraag


@handeling("wijziging_afwijzen")
def wijziging_afwijzen(vraag: Wijzigingsvraag, *, antwoord: str, door: Hoedanigheid) -> Wijzigingsvraag:
    """What was asked is not done; who asked reads why. Raises Geweigerd when it was answered already or without why."""
    rij = _vergrendeld(vraag.toekenning, None, door, lopend=False)
    eis_onafhankelijk(door, ooit_betrokken(rij), _WAAROVER)
    gevraagd = _open_vraag(vraag, rij, vraag.soort, door)
    assert gevraagd is not None
    if not antwoord:
        raise Geweigerd(
            "Controleer de gemarkeerde velden.", velden={"antwoord": "Schrijf op waarom je dit afwijst."}
        )
    _beantwoord(gevraagd, Vraaguitkomst.AFGEWEZEN, antwoord, door)
    vragers = beheerders([gevraagd.organisatie_id], timezone.localdate())
    verwittig(VRAAG_AFGEWEZEN, rij, vragers, kenmerk=str(gevraagd.id), door=door)
    log(
        "wijziging_afwijzen",
        door=door,
        object_soort=SOORT,
        object_id=rij.id,
        gegevens={"vraag": str(gevraagd.id)},
    )
    return gevraagd


def sluit_vraag(vraag: Wijzigingsvraag | None, rij: Toekenning, door: Hoedanigheid) -> None:
    """The question to end this grant is answered by ending it; None when nobody asked."""
    gevraagd = _open_vraag(vraag, rij, Vraagsoort.STOPZETTING, door)
    if gevraagd:
        _beantwoord(gevraagd, Vraaguitkomst.UITGEVOERD, "", door)


def _vergrendeld(
    toekenning: Toekenning, versie: int | None, door: Hoedanigheid, *, lopend: bool = True
) -> Toekenning:
    rij = Toekenning.objects.zichtbaar_voor(door).vergrendel(toekenning.pk)
    if lopend and rij.status not in LOPEND:
        raise Geweigerd(f"{rij.nummer} is {rij.get_status_display()}: er valt niets meer te wijzigen.")
    if versie is not None and rij.versie != versie:
        raise Versieconflict(rij.versie, {})
    return rij


def _open_vraag(
    vraag: Wijzigingsvraag | None, rij: Toekenning, soort: str, door: Hoedanigheid
) -> Wijzigingsvraag | None:
    if vraag is None:
        return None
    gevonden = (
        Wijzigingsvraag.objects.zichtbaar_voor(door).vergrendeld().filter(pk=vraag.pk, toekenning=rij).first()
    )
    if gevonden is None or gevonden.soort != soort or gevonden.uitkomst:
        raise Geweigerd("Deze vraag is intussen beantwoord. Bekijk opnieuw wat er nu geldt.")
    return gevonden


def _beantwoord(vraag: Wijzigingsvraag, uitkomst: str, antwoord: str, door: Hoedanigheid) -> None:
    vraag.uitkomst, vraag.antwoord = uitkomst, antwoord
    vraag.beslist_op, vraag.beslist_door_id = timezone.now(), door.gebruiker_id
    vraag.save(update_fields=["uitkomst", "antwoord", "beslist_op", "beslist_door"])
    toekenning = vraag.toekenning
    if not toekenning.wijzigingsvragen.open().exists():
        rond_taken_af(VRAAG_NAKIJKEN, object_soort=SOORT, object_id=toekenning.id)


def _eis_wettig(
    rij: Toekenning, wijziging: Wijziging, *, met_instemming: bool, houder_later: bool = False
) -> None:
    """Raises Geweigerd with the sentences of the law; `houder_later`: the desk may still choose who leads."""
    soort, periode = rij.toekenningssoort, periode_van(rij.periode)
    if not soort.met_partners:
        raise Geweigerd(f"“{soort.label}” is van één organisatie: er zijn geen partners.")
    bezetting = bezetting_van(rij)
    nee = bezwaren(
        wijziging,
        soort,
        periode=periode,
        houder=_wie_trekt(rij, wijziging, bezetting),
        bezetting=bezetting,
        partner=_partner(wijziging.nieuw),
        houdersoorten=_mogelijke_houders(wijziging, bezetting, rij),
        vandaag=timezone.localdate(),
        steun=steunpunten(rij),
        met_instemming=met_instemming,
    )
    if houder_later and not wijziging.nieuwe_houder:
        nee.pop("nieuwe_houder", None)
    if not nee and wijziging.nieuw and wijziging.vanaf:
        regios = [regio.regio_id for regio in rij.regios.all()]
        if zin := botsing(soort, [wijziging.nieuw], regios, reeks(wijziging.vanaf, periode.einde)):
            nee["nieuw"] = zin
    if nee:
        raise Geweigerd("Controleer de gemarkeerde velden.", velden=nee)


def _wie_trekt(rij: Toekenning, wijziging: Wijziging, bezetting: list[Bezetting]) -> UUID:
    """Who leads it in the end; who leaves before the last day on which it leads is asked to name another."""
    dag = wijziging.laatste_dag
    weg = next((een.organisatie for een in bezetting if een.lid == wijziging.vertrekker), None)
    if dag and weg and any(een.organisatie == weg and een.nog_op(dag + _EEN_DAG) for een in houders_van(rij)):
        return weg
    return laatste_houder(rij)


def _eis_eigen_vertrek(rij: Toekenning, wijziging: Wijziging, door: Hoedanigheid) -> None:
    nog = Q(periode__endswith=None) | Q(periode__endswith__gt=timezone.localdate())
    zijn = set(rij.leden.filter(nog, organisatie_id=door.organisatie_id).values_list("pk", flat=True))
    if wijziging.vertrekker not in zijn or wijziging.nieuw or wijziging.nieuwe_houder:
        raise Geweigerd(
            "Als partner meld je alleen het vertrek van je eigen organisatie. De rest vraagt wie het mandaat trekt."
        )


def _eis_stopbaar(rij: Toekenning, wijziging: Wijziging, *, is_houder: bool) -> None:
    if not is_houder:
        raise Geweigerd(
            "Alleen de houder kan vragen om te stoppen. Als partner kun je wel je eigen vertrek melden."
        )
    dag = wijziging.laatste_dag
    if dag is not None and dag < timezone.localdate():
        zin = "Deze dag is voorbij: kies vandaag of later."
    else:
        zin = stop_bezwaar(rij, dag)
    if zin:
        raise Geweigerd("Controleer de gemarkeerde velden.", velden={"laatste_dag": zin})


def stop_bezwaar(rij: Toekenning, laatste_dag: date | None) -> str:
    """Why this grant cannot end on this day (None: before its first one), as a sentence; "" when it can."""
    periode = periode_van(rij.periode)
    kan_terug = not (bezwaar := teruggave_bezwaar(periode, timezone.localdate()))
    if laatste_dag is None:
        return bezwaar
    zin = einde_bezwaar(laatste_dag, periode, steunpunten(rij))
    erbij = " Laat de dag leeg om het vóór de eerste dag terug te geven." if zin and kan_terug else ""
    return zin + erbij


def _partner(organisatie_id: UUID | None) -> Partner | None:
    rijen = Organisatie.objects.select_related("fusie")
    organisatie = rijen.filter(pk=organisatie_id).first() if organisatie_id else None
    if organisatie is None:
        return None
    return Partner(
        organisatie.id,
        organisatie.soort,
        organisatie.get_soort_display(),
        organisatie.is_actief,
        verdwijnt_op(organisatie),
    )


def _mogelijke_houders(wijziging: Wijziging, bezetting: list[Bezetting], rij: Toekenning) -> dict[UUID, str]:
    """Who takes part on the first day of a new holder, with his kind of organisation."""
    dag = wijziging.houder_vanaf or max(timezone.localdate(), rij.periode.lower)
    einde = laatste_dag(rij.periode)
    if wijziging.laatste_dag and any(
        een.lid == wijziging.vertrekker and wijziging.laatste_dag < een.periode.start for een in bezetting
    ):
        return {}
    wie = {een.organisatie for een in na(wijziging, bezetting, einde) if een.periode.bevat(dag)}
    if wijziging.nieuw:
        wie.add(wijziging.nieuw)
    return dict(Organisatie.objects.filter(pk__in=wie).values_list("pk", "soort"))
