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
from mandaten.handelingen.nummers import wacht_op_beurt
from mandaten.handelingen.onafhankelijk import eis_onafhankelijk
from mandaten.handelingen.stopzetten import sluit_af
from mandaten.handelingen.zetels import geef_houder_door, laat_vertrekken, volg_plaatsen_op
from mandaten.meldingen import toekenningen as meldingen
from mandaten.models import Fusie, Lid, Toekenning
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

    Expects `leden__organisatie` and `regios` with them.
    """
    verder = Organisatie.objects.get(pk=samengaan.gaat_verder)
    uit = []
    for toekenning in toekenningen:
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
            )
            if een.wat == PARTNER_OVER:
                er_al.add(verder.pk)
            uit.append(_zonder_botsing(een, toekenning, samengaan))
    return eerst_wat_niet_kan(uit)


def geraakt(samengaan: Samengaan) -> list[UUID]:
    """The keys of the running grants that one of the disappearing organisations holds or takes part in then."""
    nog = Q(leden__periode__endswith=None) | Q(leden__periode__endswith__gt=samengaan.op)
    return list(
        Toekenning.objects.lopend()
        .filter(Q(periode__endswith=None) | Q(periode__endswith__gt=samengaan.op))
        .filter(Q(houder__in=samengaan.verdwijnen) | Q(leden__organisatie__in=samengaan.verdwijnen) & nog)
        .order_by("pk")
        .values_list("pk", flat=True)
        .distinct()
    )


def met_alles(pks: Iterable[UUID]) -> list[Toekenning]:
    """These grants with what `gevolgen_van` reads; three queries."""
    rijen = Toekenning.objects.filter(pk__in=list(pks)).prefetch_related("leden__organisatie", "regios")
    return list(rijen.select_related("houder").order_by("nummer"))


@handeling("fusie_registreren")
def fusie_registreren(*, samengaan: Samengaan, door: Hoedanigheid) -> list[Fusie]:
    """From `op` on these organisations are one, and every grant of theirs follows the rule of regelgeving 5.3.

    All kinds, also those another authority decides about: its desk gets a task. Raises Geweigerd, with a sentence per
    grant that cannot follow, and changes nothing then.
    """
    eis_samengaan(samengaan)
    eis_onafhankelijk(door, [*samengaan.verdwijnen, samengaan.gaat_verder])
    pks = geraakt(samengaan)
    list(Toekenning.objects.vergrendeld().filter(pk__in=pks).order_by("pk"))
    wacht_op_beurt()
    # Until this turn somebody could still decide: a grant that nobody locked may not be moved, nor be missed.
    if geraakt(samengaan) != pks:
        raise Geweigerd(
            "Een collega besliste op hetzelfde moment over een van deze organisaties. Er is niets veranderd: bekijk de "
            "gevolgen opnieuw en bevestig dan."
        )
    per_toekenning = {rij.pk: rij for rij in met_alles(pks)}
    gevolgen = gevolgen_van(samengaan, per_toekenning.values())
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
            "Een collega registreerde op hetzelfde moment dat een van deze organisaties in een andere opging. Er is "
            "niets veranderd: kijk eerst na wat hij deed."
        ) from fout
    for pk, rij in per_toekenning.items():
        _voer_uit(rij, [een for een in gevolgen if een.rol.toekenning == pk], samengaan, door)
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
    """Who goes on hears that it must apply itself; the desk follows up who guides the people meanwhile."""
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
    taak_voor_loket(meldingen.FUSIE_OPVOLGEN, rij, vandaag, kenmerk=kenmerk, dagen=14)


def _rollen(toekenning: Toekenning, leden: list[Lid], samengaan: Samengaan) -> list[Rol]:
    soort = toekenning.toekenningssoort
    uit = [
        Rol(
            toekenning.pk,
            toekenning.nummer,
            lid.organisatie_id,
            lid.plaats,
            lid.periode.lower,
            lid.organisatie_id == toekenning.houder_id and soort.houder_neemt_plaats,
        )
        for lid in leden
        if lid.organisatie_id in samengaan.verdwijnen
    ]
    met_plaats = any(rol.is_houder for rol in uit)
    if toekenning.houder_id in samengaan.verdwijnen and not met_plaats:
        begin = toekenning.periode.lower
        uit.append(Rol(toekenning.pk, toekenning.nummer, toekenning.houder_id, "", begin, True))
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
