"""Organisations merge, or one takes over another: what happens to everything they were granted."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from mandaten.domein.fusie import (
    EINDIGT,
    HOUDER_OVER,
    KAN_NIET,
    OVERNAME,
    PARTNER_OVER,
    PARTNER_WEG,
    Gevolg,
    Rol,
    Samengaan,
    eerst_wat_niet_kan,
    gevolg,
    samengaan_bezwaren,
)
from mandaten.handelingen.bestemmelingen import (
    beheerders,
    betrokken_organisaties,
    taak_voor_beheer,
    taak_voor_loket,
    verwittig,
)
from mandaten.handelingen.bevoegdheden import botsing, herschrijf_bevoegdheden
from mandaten.handelingen.houders import geef_houder_door, houders_van
from mandaten.handelingen.nummers import wacht_op_beurt
from mandaten.handelingen.onafhankelijk import eis_onafhankelijk
from mandaten.handelingen.stopzetten import sluit_af
from mandaten.handelingen.verwittigen import ooit_betrokken
from mandaten.handelingen.werk import vraag_na_fusie
from mandaten.handelingen.zetels import laat_vertrekken, steunpunten_van, volg_plaatsen_op
from mandaten.meldingen import toekenningen as meldingen
from mandaten.models import Fusie, Houderschap, Lid, Toekenning
from werkzorg.databank.perioden import laatste_dag, reeks
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.organisaties.models import Organisatie
from werkzorg.parameters.lezen import momentopname

_EEN_DAG = timedelta(days=1)
# The kind of object in the logboek: the first of the rows that are written together.
FUSIE = "mandaten.fusie"


def eis_samengaan(samengaan: Samengaan) -> None:
    """Raises Geweigerd, per field, when these organisations cannot become one this way."""
    alle = {*samengaan.verdwijnen, samengaan.gaat_verder}
    opgegaan = frozenset(Fusie.objects.filter(verdwijnt__in=alle).values_list("verdwijnt_id", flat=True))
    actief = Organisatie.objects.filter(pk=samengaan.gaat_verder, is_actief=True).exists()
    if nee := samengaan_bezwaren(samengaan, is_actief=actief, al_opgegaan=opgegaan):
        raise Geweigerd("Controleer de gemarkeerde velden.", velden=nee)


def gevolgen_van(samengaan: Samengaan, toekenningen: Iterable[Toekenning]) -> list[Gevolg]:
    """What happens to each of these grants, what stands in the way first; for every kind, whoever decides about it.

    Expects `leden__organisatie`, `houderschappen` and `regios` with them; three more queries for all of them.
    """
    rijen = list(toekenningen)
    steun = steunpunten_van(rijen)
    verder = Organisatie.objects.get(pk=samengaan.gaat_verder)
    uit = []
    for toekenning in rijen:
        leden = [lid for lid in toekenning.leden.all() if _loopt_nog(lid, samengaan)]
        er_al = {lid.organisatie_id for lid in leden}
        for rol in _rollen(toekenning, leden, samengaan):
            een = gevolg(
                samengaan,
                rol,
                toekenning.toekenningssoort,
                soort_verder=verder.soort,
                soort_verder_label=verder.get_soort_display(),
                is_al_partner=verder.pk in er_al,
                heeft_opvolgende_trekker=_opvolgende_trekker(toekenning, leden, samengaan) is not None,
                steun=steun[toekenning.pk],
            )
            if een.wat == PARTNER_OVER:
                er_al.add(verder.pk)
            uit.append(_zonder_botsing(een, toekenning, samengaan))
    return eerst_wat_niet_kan(uit)


def geraakt(samengaan: Samengaan) -> list[UUID]:
    """The keys of the running grants that one of the disappearing organisations holds, held or takes part in then.

    Some more than are hit: what happens to each of them, and whether anything does, says `gevolgen_van`.
    """
    wie = samengaan.verdwijnen
    nog = Q(periode__endswith=None) | Q(periode__endswith__gt=samengaan.op)
    leden = Lid.objects.filter(nog, organisatie__in=wie).values("toekenning")
    gepland = Houderschap.objects.filter(nog, organisatie__in=wie).values("toekenning")
    return list(
        Toekenning.objects.lopend()
        .filter(nog, Q(houder__in=wie) | Q(pk__in=leden) | Q(pk__in=gepland))
        .order_by("pk")
        .values_list("pk", flat=True)
    )


def met_alles(pks: Iterable[UUID]) -> list[Toekenning]:
    """The running ones of these grants with what `gevolgen_van` reads; five queries."""
    rijen = Toekenning.objects.lopend().filter(pk__in=list(pks))
    rijen = rijen.prefetch_related("leden__organisatie", "houderschappen", "regios")
    return list(rijen.select_related("houder").order_by("nummer"))


@handeling("fusie_registreren")
def fusie_registreren(*, samengaan: Samengaan, door: Hoedanigheid) -> list[Fusie]:
    """From `op` on these organisations are one, and every grant of theirs follows the rule of regelgeving 5.3.

    All kinds, also those another authority decides about: its desk gets a task. Raises Geweigerd, with a sentence per
    grant that cannot follow, and changes nothing then.
    """
    eis_samengaan(samengaan)
    eis_onafhankelijk(door, [*samengaan.verdwijnen, samengaan.gaat_verder], "over deze fusie of overname")
    pks = geraakt(samengaan)
    list(Toekenning.objects.vergrendeld().filter(pk__in=pks).order_by("pk"))
    wacht_op_beurt()
    # Until this turn somebody could still decide: who goes on may have gone up in another itself, and a grant that
    # nobody locked may not be moved, nor be missed.
    eis_samengaan(samengaan)
    if geraakt(samengaan) != pks:
        raise Geweigerd(
            "Op hetzelfde moment is over een van deze organisaties beslist. Er is niets veranderd: bekijk de "
            "gevolgen opnieuw en bevestig dan."
        )
    per_toekenning = {rij.pk: rij for rij in met_alles(pks)}
    gevolgen = gevolgen_van(samengaan, per_toekenning.values())
    per_toekenning = {een.rol.toekenning: per_toekenning[een.rol.toekenning] for een in gevolgen}
    betrokken = {wie for rij in per_toekenning.values() for wie in ooit_betrokken(rij)}
    eis_onafhankelijk(door, betrokken, "over deze fusie of overname")
    if nee := [een for een in gevolgen if een.wat == KAN_NIET]:
        raise Geweigerd("Dit kan zo niet. " + " ".join(f"{een.rol.nummer} {een.zin}." for een in nee))
    try:
        with transaction.atomic():
            fusies = [
                Fusie.objects.create(
                    soort=samengaan.soort,
                    verdwijnt_id=wie,
                    gaat_verder_id=samengaan.gaat_verder,
                    op=samengaan.op,
                    geregistreerd_door_id=door.gebruiker_id,
                )
                for wie in samengaan.verdwijnen
            ]
    except IntegrityError as fout:
        raise Geweigerd(
            "Op hetzelfde moment is vastgelegd dat een van deze organisaties in een andere opging. Er is "
            "niets veranderd: kijk eerst na wat er gebeurde."
        ) from fout
    for pk, rij in per_toekenning.items():
        _voer_uit(rij, [een for een in gevolgen if een.rol.toekenning == pk], samengaan, door)
    vraag_na_fusie(samengaan.verdwijnen, samengaan.op)
    log(
        "fusie_registreren",
        door=door,
        object_soort=FUSIE,
        object_id=fusies[0].id,
        gegevens={
            "soort": samengaan.soort,
            "verdwijnen": [str(wie) for wie in samengaan.verdwijnen],
            "gaat_verder": str(samengaan.gaat_verder),
            "toekenningen": [str(pk) for pk in per_toekenning],
        },
    )
    return fusies


def _voer_uit(rij: Toekenning, gevolgen: list[Gevolg], samengaan: Samengaan, door: Hoedanigheid) -> None:
    """The consequences for one locked grant, its rows, tasks and notices."""
    vandaag = timezone.localdate()
    opname = momentopname(vandaag)
    wie_weet = {*betrokken_organisaties(rij, vandaag), samengaan.gaat_verder}
    vorige_dag, reden = samengaan.op - _EEN_DAG, _reden(samengaan)
    if any(een.wat == EINDIGT for een in gevolgen):
        sluit_af(rij, vorige_dag, reden, door)
        verwittig(meldingen.BEEINDIGD, rij, beheerders(wie_weet, vandaag), kenmerk=f"{vorige_dag}", door=door)
        _zeg_opnieuw(rij, samengaan, door)
        _laat_nakijken(rij, samengaan)
        return
    for een in gevolgen:
        if een.wat in (PARTNER_WEG, PARTNER_OVER):
            _verzet_leden(rij, een, samengaan, reden)
    if any(een.rol.is_houder for een in gevolgen):
        leden = [lid for lid in rij.leden.all() if _loopt_nog(lid, samengaan)]
        naar = (
            samengaan.gaat_verder
            if samengaan.soort == OVERNAME
            else _opvolgende_trekker(rij, leden, samengaan)
        )
        assert naar is not None  # otherwise it ended
        geef_houder_door(rij, naar, samengaan.op)
    rij.versie += 1
    rij.save(update_fields=["houder", "versie"])
    # What was fetched before the rows moved says what was.
    rij = Toekenning.objects.get(pk=rij.pk)
    volg_plaatsen_op(rij, opname)
    herschrijf_bevoegdheden(rij)
    wie_weet |= betrokken_organisaties(rij, vandaag)
    verwittig(meldingen.GEWIJZIGD, rij, beheerders(wie_weet, vandaag), kenmerk=f"v{rij.versie}", door=door)
    _laat_nakijken(rij, samengaan)


def _laat_nakijken(rij: Toekenning, samengaan: Samengaan) -> None:
    """Whoever's desk registered it: the one that decides about this grant looks whether it can go on like this."""
    dag = timezone.localdate()
    taak_voor_loket(meldingen.FUSIE_OPVOLGEN, rij, dag, kenmerk=f"{samengaan.op}", dagen=14)


def _verzet_leden(rij: Toekenning, een: Gevolg, samengaan: Samengaan, reden: str) -> None:
    """The seat of one that disappears ends the day before; taken over, who goes on has it from then on."""
    lid = next(
        lid
        for lid in rij.leden.all()
        if lid.organisatie_id == een.rol.organisatie
        and lid.plaats == een.rol.plaats
        and _loopt_nog(lid, samengaan)
    )
    tot = laatste_dag(lid.periode)
    laat_vertrekken(lid, samengaan.op - _EEN_DAG, reden)
    if een.wat == PARTNER_OVER:
        Lid.objects.create(
            toekenning=rij,
            organisatie_id=samengaan.gaat_verder,
            plaats=lid.plaats,
            periode=reeks(samengaan.op, tot),
        )


def _zeg_opnieuw(rij: Toekenning, samengaan: Samengaan, door: Hoedanigheid) -> None:
    """Who goes on hears that it must apply itself."""
    vandaag = timezone.localdate()
    verder = samengaan.gaat_verder
    kenmerk = f"{samengaan.op}"
    verwittig(meldingen.OPNIEUW_AANVRAGEN, rij, beheerders([verder], vandaag), kenmerk=kenmerk, door=door)
    taak_voor_beheer(
        meldingen.NIEUW_AANVRAGEN,
        rij,
        verder,
        kenmerk=kenmerk,
        dagen=max((samengaan.op - vandaag).days, 0),
    )


def _rollen(toekenning: Toekenning, leden: list[Lid], samengaan: Samengaan) -> list[Rol]:
    soort = toekenning.toekenningssoort
    houders = [een for een in houders_van(toekenning) if een.nog_op(samengaan.op)]
    wisselt_op = houders[1].periode.start if len(houders) > 1 else None
    met_plaats = soort.houder_neemt_plaats and any(
        lid.organisatie_id == houders[0].organisatie for lid in leden
    )
    uit = [
        Rol(
            toekenning.pk,
            toekenning.nummer,
            lid.organisatie_id,
            lid.plaats,
            lid.periode.lower,
            met_plaats and lid.organisatie_id == houders[0].organisatie,
            wisselt_op,
        )
        for lid in leden
        if lid.organisatie_id in samengaan.verdwijnen
    ]
    uit += [
        Rol(toekenning.pk, toekenning.nummer, een.organisatie, "", een.periode.start, True, wisselt_op)
        for een in (houders[1:] if met_plaats else houders)
        if een.organisatie in samengaan.verdwijnen
    ]
    return uit


def _loopt_nog(lid: Lid, samengaan: Samengaan) -> bool:
    return lid.periode.upper is None or lid.periode.upper > samengaan.op


def _opvolgende_trekker(toekenning: Toekenning, leden: list[Lid], samengaan: Samengaan) -> UUID | None:
    """The first partner, by seat, who stays and is of a kind that may lead."""
    soort = toekenning.toekenningssoort
    blijft = [
        lid
        for lid in leden
        if lid.organisatie_id not in samengaan.verdwijnen
        and lid.periode.lower <= samengaan.op
        and lid.organisatie.soort in soort.houders
    ]
    return min(blijft, key=lambda lid: (lid.plaats, str(lid.pk))).organisatie_id if blijft else None


def _zonder_botsing(een: Gevolg, toekenning: Toekenning, samengaan: Samengaan) -> Gevolg:
    """Taken over where who goes on is already casemanager Werk, or Zorg: that cannot be (art. 13)."""
    if een.wat not in (HOUDER_OVER, PARTNER_OVER):
        return een
    regios = [rij.regio_id for rij in toekenning.regios.all()]
    periode = reeks(samengaan.op, laatste_dag(toekenning.periode))
    zin = botsing(toekenning.toekenningssoort, [samengaan.gaat_verder], regios, periode)
    return Gevolg(een.rol, KAN_NIET, f"kan niet overgaan: {zin.rstrip('.')}") if zin else een


def _reden(samengaan: Samengaan) -> str:
    naam = Organisatie.objects.values_list("naam", flat=True).get(pk=samengaan.gaat_verder)
    werkwoord = "Overgenomen door" if samengaan.soort == OVERNAME else "Gefuseerd tot"
    return f"{werkwoord} {naam}"[:500]
