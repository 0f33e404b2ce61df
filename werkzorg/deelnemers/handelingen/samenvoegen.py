"""Two records of one person become one; across organisations only when both say so."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from django.utils import timezone

from werkzorg.deelnemers.domein import (
    KEUZEBLOKKEN,
    insz_bezwaar,
    laatste_dag_ongedaan,
    naam_gelijk,
    overlijden_bezwaar,
)
from werkzorg.deelnemers.handelingen.persoon import (
    SOORT,
    bezwaren_persoon,
    lees_insz,
    vergrendel_nummers,
    wissel_insz,
)
from werkzorg.deelnemers.handelingen.verhuizen import eis_verenigbaar, verhuis
from werkzorg.deelnemers.handelingen.verwittigen import meld_aan_betrokkenen
from werkzorg.deelnemers.meldingen import SAMENGEVOEGD
from werkzorg.deelnemers.models import Betrokkenheid, Deelnemer, Samenvoeging, Wisopdracht
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.parameters.lezen import momentopname
from werkzorg.werklijst.models import Taak
from werkzorg.werklijst.taken import maak_taak, rond_taken_af

BEOORDELEN = "samenvoeging_beoordelen"
# Calendar days in which the other organisation looks at a proposal.
BEOORDELEN_DAGEN = 14
NIET_ALLEEN = (
    "Een andere organisatie volgt het andere dossier op, en moet dit bevestigen. Dat kan pas als de geboortedatum "
    "en de achternaam in beide dossiers gelijk zijn: verbeter eerst jouw dossier."
)


@handeling("deelnemers_samenvoegen")
def deelnemers_samenvoegen(
    blijft: Deelnemer,
    gaat_op: Deelnemer,
    *,
    keuzes: Collection[str],
    versies: Mapping[UUID, int],
    reden: str,
    door: Hoedanigheid,
) -> Samenvoeging:
    """`gaat_op` is part of `blijft`; `keuzes` are the blocks (KEUZEBLOKKEN) of which the value of `gaat_op` stays.

    Carried out when the actor sees both completely, or when another organisation that sees the other completely
    proposed the same pair; then `blijft` is the one of the proposal, which keeps its own values, and gets what it
    lacks. Otherwise it is proposed by who sees `blijft` completely, to who sees `gaat_op` completely. `versies` holds
    the version that the actor saw of each record he may see.

    Raises Geweigerd with a sentence, DoesNotExist when the actor does not (or no longer) see the records, ValueError
    for an unknown block.
    """
    if onbekend := set(keuzes) - KEUZEBLOKKEN.keys():
        raise ValueError(f"Onbekende keuze: {', '.join(sorted(onbekend))}")
    rijen = vergrendel_paar(blijft.pk, gaat_op.pk)
    blijft, gaat_op = rijen[blijft.pk], rijen[gaat_op.pk]
    volledig, zichtbaar = _zicht(rijen.keys(), door)
    if not volledig:
        raise Deelnemer.DoesNotExist
    if any(versies.get(pk, rijen[pk].versie) != rijen[pk].versie for pk in zichtbaar):
        raise Geweigerd(
            "Een van de twee dossiers is gewijzigd terwijl je bezig was. Kijk de waarden opnieuw na."
        )
    voorstel = _voorstel(blijft.pk, gaat_op.pk)
    if len(volledig) == 2:
        samenvoeging = voorstel or Samenvoeging(voorgesteld_door=door.als_verwijzing())
        samenvoeging.blijft, samenvoeging.gaat_op = blijft, gaat_op
        samenvoeging.reden = reden
    elif voorstel is not None and _kan_bevestigen(voorstel, volledig, door):
        samenvoeging = voorstel
        blijft, gaat_op = rijen[voorstel.blijft_id], rijen[voorstel.gaat_op_id]
        _eis_zelfde_persoon(blijft, gaat_op)
        keuzes = aanvullingen(blijft, gaat_op)
    elif len(zichtbaar) == 2 and blijft.pk in volledig:
        return _stel_voor(blijft, gaat_op, reden=reden, voorstel=voorstel, door=door)
    else:
        raise Deelnemer.DoesNotExist
    _voer_uit(samenvoeging, blijft, gaat_op, keuzes, door)
    return samenvoeging


def vergrendel_paar(*pks: UUID) -> dict[UUID, Deelnemer]:
    """These records, locked with their numbers, in one order for everybody; raises Geweigerd when one is gone."""
    nummers = Deelnemer.objects.filter(pk__in=pks, insz_index__isnull=False).values_list(
        "insz_index", flat=True
    )
    vergrendel_nummers(bytes(nummer) for nummer in nummers if nummer is not None)
    # Not only the row but its key: nobody may hang anything new on a record that is going.
    rijen = {
        rij.pk: rij
        for rij in Deelnemer.objects.filter(pk__in=pks).order_by("pk").select_for_update(of=("self",))
    }
    if len(rijen) < len(set(pks)):
        raise Deelnemer.DoesNotExist
    return rijen


def aanvullingen(blijft: Deelnemer, gaat_op: Deelnemer) -> list[str]:
    """The blocks that `blijft` lacks and `gaat_op` has: what two organisations add without seeing each other's."""
    mist = [
        blok
        for blok, velden in KEUZEBLOKKEN.items()
        if velden and not any(getattr(blijft, veld) for veld in velden)
        if any(getattr(gaat_op, veld) for veld in velden)
    ]
    return [*mist, *(["insz"] if gaat_op.heeft_insz and not blijft.heeft_insz else [])]


def _zicht(pks: Collection[UUID], door: Hoedanigheid) -> tuple[set[UUID], set[UUID]]:
    """Which of these records the actor sees completely, and which at all."""
    paren = (
        Betrokkenheid.objects.zichtbaar_voor(door)
        .filter(deelnemer_id__in=pks)
        .values_list("deelnemer_id", "omvang")
    )
    return {pk for pk, omvang in paren if omvang == "volledig"}, {pk for pk, _ in paren}


def _voorstel(een: UUID, ander: UUID) -> Samenvoeging | None:
    return (
        Samenvoeging.objects.voorgesteld()
        .filter(blijft_id__in=[een, ander], gaat_op_id__in=[een, ander])
        .select_for_update(of=("self",), no_key=True)
        .first()
    )


def _kan_bevestigen(voorstel: Samenvoeging, volledig: Collection[UUID], door: Hoedanigheid) -> bool:
    """Whether it was asked of this actor: another organisation, that follows the record which would go."""
    return voorstel.gaat_op_id in volledig and voorstel.voorgesteld_door["organisatie"] != str(
        door.organisatie_id
    )


def _eis_zelfde_persoon(een: Deelnemer, ander: Deelnemer) -> None:
    """Who does not see the other record may learn nothing about somebody else from it."""
    if een.geboortedatum != ander.geboortedatum or not naam_gelijk(een.achternaam, ander.achternaam):
        raise Geweigerd(NIET_ALLEEN)


def _stel_voor(
    blijft: Deelnemer, gaat_op: Deelnemer, *, reden: str, voorstel: Samenvoeging | None, door: Hoedanigheid
) -> Samenvoeging:
    _eis_zelfde_persoon(blijft, gaat_op)
    if voorstel is not None:
        raise Geweigerd(
            "Deze samenvoeging is al voorgesteld. Wacht op het antwoord; wie ze voorstelde, kan ze nog intrekken."
        )
    wie = (
        Betrokkenheid.objects.van(gaat_op.pk)
        .volledig()
        .exclude(organisatie_id=door.organisatie_id)
        .values_list("organisatie_id", "rol", "lidmaatschap__gebruiker_id")
    )
    if not wie:
        raise Geweigerd(
            "Niemand volgt het andere dossier nu volledig op, dus kan niemand dit bevestigen. "
            "Neem contact op met de helpdesk."
        )
    samenvoeging = Samenvoeging.objects.create(
        blijft=blijft, gaat_op=gaat_op, reden=reden, voorgesteld_door=door.als_verwijzing()
    )
    for organisatie_id, rol, gebruiker_id in set(wie):
        maak_taak(
            BEOORDELEN,
            sleutel=f"{BEOORDELEN}:{samenvoeging.id}:{organisatie_id}:{rol}:{gebruiker_id or ''}",
            object_soort=SOORT,
            object_id=gaat_op.pk,
            deelnemer_id=gaat_op.pk,
            organisatie_id=organisatie_id,
            rol=rol,
            gebruiker_id=gebruiker_id,
            dagen=BEOORDELEN_DAGEN,
        )
    for wie_id in (blijft.pk, gaat_op.pk):
        log(
            "deelnemers_samenvoegen",
            door=door,
            object_soort=SOORT,
            object_id=wie_id,
            deelnemer_id=wie_id,
            gegevens={"samenvoeging": str(samenvoeging.id), "stap": "voorgesteld"},
        )
    return samenvoeging


def _voer_uit(
    samenvoeging: Samenvoeging,
    blijft: Deelnemer,
    gaat_op: Deelnemer,
    keuzes: Collection[str],
    door: Hoedanigheid,
) -> None:
    if blijft.samengevoegd_met_id or gaat_op.samengevoegd_met_id:
        raise Geweigerd("Een van deze dossiers werd intussen al met een ander dossier samengevoegd.")
    if Wisopdracht.objects.open().filter(deelnemer_id__in=[blijft.pk, gaat_op.pk]).exists():
        raise Geweigerd(
            "Een van deze dossiers staat klaar om gewist te worden, en kan daarom niet samengevoegd worden."
        )
    eis_verenigbaar(gaat_op.pk, blijft.pk)
    keuzes = sorted(set(keuzes))
    samenvoeging.versie_voor = blijft.versie
    nummer = (lees_insz(gaat_op) if "insz" in keuzes else lees_insz(blijft)) or ""
    for blok in keuzes:
        for veld in KEUZEBLOKKEN[blok]:
            setattr(blijft, veld, getattr(gaat_op, veld))
    _eis_mogelijk(blijft, nummer)
    rond_voorstel_af(samenvoeging)
    blijft.versie += 1
    gaat_op.versie += 1
    if "insz" in keuzes:
        wissel_insz(blijft, gaat_op)
    samenvoeging.verhuisd, samenvoeging.gemerkt = verhuis(gaat_op.pk, blijft.pk)
    blijft.save()
    gaat_op.samengevoegd_met = blijft
    gaat_op.save(update_fields=["samengevoegd_met", "versie"])
    if blijft.heeft_insz:
        samenvoeging.afgerond = _rond_aanvullen_af(blijft)
    samenvoeging.keuzes = keuzes
    samenvoeging.versie_na = blijft.versie
    samenvoeging.uitgevoerd_door = door.als_verwijzing()
    samenvoeging.uitgevoerd_op = timezone.now()
    vandaag = timezone.localdate(samenvoeging.uitgevoerd_op)
    samenvoeging.ongedaan_tot_en_met = laatste_dag_ongedaan(vandaag, momentopname(vandaag))
    samenvoeging.save()
    log(
        "deelnemers_samenvoegen",
        door=door,
        object_soort=SOORT,
        object_id=blijft.pk,
        deelnemer_id=blijft.pk,
        gegevens={"samenvoeging": str(samenvoeging.id), "opgegaan": str(gaat_op.pk), "keuzes": keuzes},
    )
    meld_aan_betrokkenen(SAMENGEVOEGD, blijft, effect_sleutel=f"{SAMENGEVOEGD}:{samenvoeging.id}", door=door)


def _eis_mogelijk(persoon: Deelnemer, insz: str) -> None:
    """Raises Geweigerd, with the block in `velden`, when what was chosen cannot be true together."""
    vandaag = timezone.localdate()
    bezwaren: dict[str, str] = bezwaren_persoon(persoon, vandaag)
    if "taal_andere" in bezwaren:
        bezwaren["taal"] = bezwaren.pop("taal_andere")
    if insz and (zin := insz_bezwaar(insz, persoon.geboortedatum)):
        bezwaren["insz"] = zin
    if persoon.overleden_op and (
        zin := overlijden_bezwaar(persoon.overleden_op, persoon.geboortedatum, vandaag)
    ):
        bezwaren["overlijden"] = zin
    if bezwaren:
        raise Geweigerd("Wat je koos, past niet samen. Kijk de gemarkeerde keuzes na.", velden=bezwaren)


def rond_voorstel_af(samenvoeging: Samenvoeging) -> None:
    """The tasks to judge this proposal are done."""
    Taak.objects.filter(sleutel__startswith=f"{BEOORDELEN}:{samenvoeging.id}:", klaar_op__isnull=True).update(
        klaar_op=timezone.now()
    )


def _rond_aanvullen_af(deelnemer: Deelnemer) -> list[str]:
    """The open tasks to fill in a number that is known now are done; which."""
    taken: Any = Taak.objects.over(SOORT, deelnemer.pk).filter(soort="insz_aanvullen", klaar_op__isnull=True)
    gedaan = [str(pk) for pk in taken.values_list("pk", flat=True)]
    rond_taken_af("insz_aanvullen", object_soort=SOORT, object_id=deelnemer.pk)
    return gedaan
