"""The acts that decide about an application: one person proposes, a second one decides or sends it back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from django.db import IntegrityError
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from mandaten.documenten.besluitbrief import Brief, brief_van_voorstel
from mandaten.domein.beslissing import TOEKENNEN, WEIGEREN, Voorstel, bezwaren, laatste_dag
from mandaten.handelingen.aanvraagtaken import bevestigingen_klaar
from mandaten.handelingen.behandeling import vergrendeld, zet_status
from mandaten.handelingen.besluiten import neem_besluit
from mandaten.handelingen.bevoegdheden import herschrijf_bevoegdheden
from mandaten.handelingen.geschonden import geschonden_regel
from mandaten.handelingen.klok import sluit_klokstop, zet_termijn
from mandaten.handelingen.nummers import neem_nummer, wacht_op_beurt
from mandaten.handelingen.onafhankelijk import organisaties_van
from mandaten.handelingen.toekenbaar import belemmeringen, jaren_van, voorganger_einde
from mandaten.meldingen.behandeling import SOORT
from mandaten.meldingen.besluiten import BEKRACHTIGEN, VOORSTEL_BESLIST, VOORSTEL_TERUG
from mandaten.models import (
    Aanvraag,
    Aard,
    Beslissingsvoorstel,
    Besluit,
    Contingentjaar,
    Lid,
    Toekenning,
    Toekenningsregio,
)
from mandaten.soorten import CONTINGENT, ERKENNING, MANDATEN
from mandaten.statussen import GEWEIGERD, ONTVANKELIJK, TOEGEKEND, VOORGESTELD
from werkzorg.databank.perioden import laatste_dag as laatste_dag_van
from werkzorg.databank.perioden import reeks
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.melden import meld
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.organisaties.models import Lidmaatschap, Organisatie
from werkzorg.parameters.lezen import momentopname
from werkzorg.werklijst.taken import maak_taak, rond_taken_af

# Which acts decide about which kinds, and what they decide.
HANDELINGEN = {
    "mandaat_toekennen": (MANDATEN, TOEKENNEN),
    "mandaat_weigeren": (MANDATEN, WEIGEREN),
    "erkenning_verlenen": (frozenset({ERKENNING}), TOEKENNEN),
    "erkenning_weigeren": (frozenset({ERKENNING}), WEIGEREN),
    "contingent_toekennen": (frozenset({CONTINGENT}), TOEKENNEN),
    "contingent_weigeren": (frozenset({CONTINGENT}), WEIGEREN),
}
# A colleague has a week to read and decide, unless the law leaves less.
_DAGEN_OM_TE_BEKRACHTIGEN = 7
# What the database refuses when somebody was first, and how the reader hears it.
_BOTST = {
    "toekenningsregio_een_tegelijk": "In een van deze regio’s is er intussen al zo’n mandaat ({grond}). Stuur het "
    "voorstel terug.",
    "bevoegdheid_niet_werk_en_zorg": "Een van deze organisaties is in een van deze regio’s intussen al casemanager "
    "Werk of casemanager Zorg: dezelfde organisatie is nooit beide (Decreet 8/7/2022 art. 13). Stuur het voorstel "
    "terug.",
}


def handeling_voor(soort: str, uitkomst: str) -> str:
    """The key of the act that decides so about this kind of grant."""
    return next(
        sleutel for sleutel, (soorten, wat) in HANDELINGEN.items() if soort in soorten and wat == uitkomst
    )


@handeling("beslissing_voorstellen")
def beslissing_voorstellen(
    aanvraag: Aanvraag, *, voorstel: Voorstel, versie: int, door: Hoedanigheid
) -> Beslissingsvoorstel:
    """A proposal waits for a second person; nothing is decided yet (regelgeving 10.2).

    A question that still waits for an answer waits no longer: the clock runs again from tomorrow.
    Raises Geweigerd when the law does not let it be proposed, when the actor is not independent of the applicant and
    its partners, or when what is granted would clash with what exists; Versieconflict when a colleague was first.
    """
    rij = vergrendeld(aanvraag, "beslissing_voorstellen", versie=versie, door=door)
    if voorstel.uitkomst == WEIGEREN:
        voorstel = replace(voorstel, van=None, tot=None, plaatsen=None)
    assert rij.ingediend_op is not None  # aanvraag_ingediend_door_iemand
    jaren = jaren_van(rij, momentopname(timezone.localdate())) if voorstel.uitkomst == TOEKENNEN else None
    voorganger_tot, voorganger_is_open = voorganger_einde(rij)
    if nee := bezwaren(
        voorstel,
        rij.toekenningssoort,
        jaren=jaren,
        ingediend_op=timezone.localdate(rij.ingediend_op),
        voorganger_tot=voorganger_tot,
        voorganger_is_open=voorganger_is_open,
    ):
        raise Geweigerd("Controleer de gemarkeerde velden.", velden=nee)
    periode = None
    if voorstel.van is not None:
        tot = voorstel.tot or laatste_dag(voorstel.van, jaren)
        if zinnen := belemmeringen(rij, voorstel.van, tot):
            raise Geweigerd(" ".join(zinnen))
        periode = reeks(voorstel.van, tot)
    nieuw = Beslissingsvoorstel.objects.create(
        aanvraag=rij,
        uitkomst=voorstel.uitkomst,
        motivering=voorstel.motivering.strip(),
        periode=periode,
        plaatsen=voorstel.plaatsen,
        voorgesteld_door_id=door.gebruiker_id,
    )
    sluit_klokstop(rij, timezone.localdate())
    bevestigingen_klaar(rij)
    zet_status(rij, VOORGESTELD)
    zet_termijn(rij)
    log(
        "beslissing_voorstellen",
        door=door,
        object_soort=SOORT,
        object_id=rij.id,
        gegevens={"voorstel": str(nieuw.id)},
    )
    maak_taak(
        BEKRACHTIGEN,
        sleutel=f"{BEKRACHTIGEN}:{nieuw.id}",
        object_soort=SOORT,
        object_id=rij.id,
        organisatie_id=door.organisatie_id,
        rol=door.rol,
        dagen=_dagen_over(rij),
    )
    return nieuw


@handeling("voorstel_terugsturen")
def voorstel_terugsturen(
    aanvraag: Aanvraag, *, reden: str, versie: int, door: Hoedanigheid
) -> Beslissingsvoorstel:
    """The proposal is closed with a reason, and the application can be proposed about again.

    A second person sends it back; who proposed takes it back. Raises Geweigerd and Versieconflict.
    """
    rij = vergrendeld(aanvraag, "voorstel_terugsturen", versie=versie, door=door)
    if not reden.strip():
        raise Geweigerd(
            "Controleer de gemarkeerde velden.", velden={"reden": "Schrijf op wat er anders moet."}
        )
    voorstel = _lopend(rij)
    voorstel.teruggestuurd_op = timezone.now()
    voorstel.terugreden = reden.strip()
    voorstel.save(update_fields=["teruggestuurd_op", "terugreden"])
    zet_status(rij, ONTVANKELIJK)
    zet_termijn(rij)
    log(
        "voorstel_terugsturen",
        door=door,
        object_soort=SOORT,
        object_id=rij.id,
        gegevens={"voorstel": str(voorstel.id)},
    )
    rond_taken_af(BEKRACHTIGEN, object_soort=SOORT, object_id=rij.id)
    if voorstel.voorgesteld_door_id != door.gebruiker_id:
        _meld_voorsteller(VOORSTEL_TERUG, voorstel, door)
    return voorstel


@handeling("mandaat_toekennen")
def mandaat_toekennen(aanvraag: Aanvraag, *, gezien: str, versie: int, door: Hoedanigheid) -> Besluit:
    """A mandate is granted as proposed (Decreet 2022 art. 12, 13, 17-19); see `_beslis`."""
    return _beslis(aanvraag, "mandaat_toekennen", gezien, versie, door)


@handeling("mandaat_weigeren")
def mandaat_weigeren(aanvraag: Aanvraag, *, gezien: str, versie: int, door: Hoedanigheid) -> Besluit:
    """A mandate is refused as proposed; see `_beslis`."""
    return _beslis(aanvraag, "mandaat_weigeren", gezien, versie, door)


@handeling("erkenning_verlenen")
def erkenning_verlenen(aanvraag: Aanvraag, *, gezien: str, versie: int, door: Hoedanigheid) -> Besluit:
    """A begeleider AMA is recognised as proposed (Decreet 2022 art. 30; BVR art. 46); see `_beslis`."""
    return _beslis(aanvraag, "erkenning_verlenen", gezien, versie, door)


@handeling("erkenning_weigeren")
def erkenning_weigeren(aanvraag: Aanvraag, *, gezien: str, versie: int, door: Hoedanigheid) -> Besluit:
    """A recognition is refused as proposed; see `_beslis`."""
    return _beslis(aanvraag, "erkenning_weigeren", gezien, versie, door)


@handeling("contingent_toekennen")
def contingent_toekennen(aanvraag: Aanvraag, *, gezien: str, versie: int, door: Hoedanigheid) -> Besluit:
    """A contingent is granted as proposed, for the calendar year of its first day; see `_beslis`."""
    return _beslis(aanvraag, "contingent_toekennen", gezien, versie, door)


@handeling("contingent_weigeren")
def contingent_weigeren(aanvraag: Aanvraag, *, gezien: str, versie: int, door: Hoedanigheid) -> Besluit:
    """A contingent is refused as proposed; see `_beslis`."""
    return _beslis(aanvraag, "contingent_weigeren", gezien, versie, door)


def lopend_voorstel(aanvraag: Aanvraag) -> Beslissingsvoorstel | None:
    """The proposal that waits for a second person."""
    return (
        aanvraag.voorstellen.filter(bekrachtigd_op=None, teruggestuurd_op=None)
        .select_related("voorgesteld_door")
        .first()
    )


def gevraagde_periode(aanvraag: Aanvraag, jaren: int | None) -> DateRange:
    """The days that would be granted, for that many years, when it starts on the day that was asked."""
    assert aanvraag.ingaat_op is not None  # aanvraag_ingediend_door_iemand
    return reeks(aanvraag.ingaat_op, laatste_dag(aanvraag.ingaat_op, jaren))


def ontwerpbrief(voorstel: Beslissingsvoorstel, door: Hoedanigheid, dag: date | None = None) -> Brief:
    """The letter as it leaves when this actor decides so on `dag` (by default today); raises ParameterOnbekend."""
    # Not `get`: a page that was refused makes the letter twice.
    afzender = Organisatie.objects.in_bulk([door.organisatie_id])[door.organisatie_id]
    return brief_van_voorstel(voorstel, afzender, dag or timezone.localdate())


def _beslis(aanvraag: Aanvraag, sleutel: str, gezien: str, versie: int, door: Hoedanigheid) -> Besluit:
    """The numbered decision, and what follows from it, by somebody who did not propose it and read the whole letter.

    `gezien` is the fingerprint of the letter on his screen. Raises Geweigerd when he proposed it himself, when he is
    not independent, when the letter changed, or when it clashes with what was granted meanwhile; Versieconflict when
    a colleague was first.
    """
    soorten, uitkomst = HANDELINGEN[sleutel]
    rij = vergrendeld(aanvraag, sleutel, versie=versie, door=door)
    voorstel = _lopend(rij)
    if rij.soort not in soorten or voorstel.uitkomst != uitkomst:
        raise Geweigerd("Iets anders is voorgesteld. Open de aanvraag opnieuw en lees het voorstel.")
    if voorstel.voorgesteld_door_id == door.gebruiker_id:
        raise Geweigerd(
            "Jij stelde deze beslissing voor: een tweede persoon neemt ze. Vraag het aan een collega."
        )
    _eis_onafhankelijke_voorsteller(voorstel, rij)
    dag = wacht_op_beurt()
    if ontwerpbrief(voorstel, door, dag).vingerafdruk != gezien:
        raise Geweigerd("De brief is veranderd sinds je hem las. Lees hem hieronder opnieuw, en beslis dan.")
    if voorstel.periode is not None and (
        zinnen := belemmeringen(rij, voorstel.periode.lower, laatste_dag_van(voorstel.periode))
    ):
        raise Geweigerd(" ".join([*zinnen, "Stuur het voorstel terug."]))
    nu = timezone.now()
    voorstel.bekrachtigd_op = nu
    voorstel.save(update_fields=["bekrachtigd_op"])
    try:
        besluit = _neem(rij, voorstel, dag, door)
    except IntegrityError as fout:
        raise _geweigerd(fout, rij) from fout
    rij.afgehandeld_op = nu
    rij.save(update_fields=["afgehandeld_op"])
    zet_status(rij, TOEGEKEND if uitkomst == TOEKENNEN else GEWEIGERD)
    zet_termijn(rij)
    log(sleutel, door=door, object_soort=SOORT, object_id=rij.id, gegevens={"besluit": str(besluit.id)})
    rond_taken_af(BEKRACHTIGEN, object_soort=SOORT, object_id=rij.id)
    _meld_voorsteller(VOORSTEL_BESLIST, voorstel, door)
    return besluit


def _neem(aanvraag: Aanvraag, voorstel: Beslissingsvoorstel, dag: date, door: Hoedanigheid) -> Besluit:
    genummerd = neem_nummer(aanvraag.soort, dag)
    toekenning = None
    if voorstel.periode is not None:
        toekenning = Toekenning.objects.create(
            soort=aanvraag.soort,
            nummer=genummerd.nummer,
            houder_id=aanvraag.aanvrager_id,
            aanvraag=aanvraag,
            periode=voorstel.periode,
            laatste_dag_besluit=laatste_dag_van(voorstel.periode),
        )
    besluit = neem_besluit(
        Aard.TOEKENNING if toekenning else Aard.WEIGERING,
        motivering=voorstel.motivering,
        door=door,
        aanvraag=aanvraag,
        toekenning=toekenning,
        voorgesteld_door=voorstel.voorgesteld_door_id,
        genummerd=genummerd,
    )
    if toekenning:
        _richt_in(toekenning, aanvraag, voorstel, besluit)
    return besluit


def _richt_in(
    toekenning: Toekenning, aanvraag: Aanvraag, voorstel: Beslissingsvoorstel, besluit: Besluit
) -> None:
    """What a new grant consists of: its regio's, its members, its places, and what follows from them."""
    Toekenningsregio.objects.bulk_create(
        Toekenningsregio(
            toekenning=toekenning, soort=toekenning.soort, regio_id=rij.regio_id, periode=toekenning.periode
        )
        for rij in aanvraag.regios.order_by("regio_id")
    )
    Lid.objects.bulk_create(
        Lid(
            toekenning=toekenning,
            organisatie_id=deelname.organisatie_id,
            plaats=deelname.plaats,
            periode=toekenning.periode,
        )
        for deelname in aanvraag.deelnames.order_by("organisatie_id")
    )
    if voorstel.plaatsen is not None:
        Contingentjaar.objects.create(
            toekenning=toekenning,
            jaar=toekenning.periode.lower.year,
            plaatsen=voorstel.plaatsen,
            besluit=besluit,
        )
    herschrijf_bevoegdheden(toekenning)


def _lopend(aanvraag: Aanvraag) -> Beslissingsvoorstel:
    voorstel = lopend_voorstel(aanvraag)
    if voorstel is None:
        raise Geweigerd("Er wacht geen voorstel meer. Open de aanvraag opnieuw om te zien wat er kan.")
    return voorstel


def _eis_onafhankelijke_voorsteller(voorstel: Beslissingsvoorstel, aanvraag: Aanvraag) -> None:
    if Lidmaatschap.objects.filter(
        gebruiker_id=voorstel.voorgesteld_door_id, organisatie_id__in=organisaties_van(aanvraag)
    ).exists():
        raise Geweigerd(
            "Wie dit voorstelde, werkt intussen voor de aanvrager of een partner. Stuur het voorstel terug, zodat een "
            "andere collega het maakt."
        )


def _geweigerd(fout: IntegrityError, aanvraag: Aanvraag) -> Geweigerd:
    """The sentence for a constraint that somebody else's decision made us break; anything else is our own slip."""
    naam = geschonden_regel(fout)
    if naam not in _BOTST:
        raise fout
    return Geweigerd(_BOTST[naam].format(grond=aanvraag.toekenningssoort.rechtsgrond))


def _dagen_over(aanvraag: Aanvraag) -> int:
    """How many days the second person has: a week, or what is left of the term of the law when that is less."""
    if aanvraag.uiterlijk_op is None:
        return _DAGEN_OM_TE_BEKRACHTIGEN
    return min(_DAGEN_OM_TE_BEKRACHTIGEN, (aanvraag.uiterlijk_op - timezone.localdate()).days)


def _meld_voorsteller(soort: str, voorstel: Beslissingsvoorstel, door: Hoedanigheid) -> None:
    meld(
        soort,
        gebruiker_id=voorstel.voorgesteld_door_id,
        organisatie_id=door.organisatie_id,
        object_soort=SOORT,
        object_id=voorstel.aanvraag_id,
        effect_sleutel=f"{soort}:{voorstel.id}",
        door=door,
    )
