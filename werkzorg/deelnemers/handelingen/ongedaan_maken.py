"""A merge is undone, or a proposal to merge is withdrawn or refused."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from werkzorg.deelnemers.domein import KEUZEBLOKKEN
from werkzorg.deelnemers.handelingen.persoon import SOORT, wissel_insz
from werkzorg.deelnemers.handelingen.samenvoegen import rond_voorstel_af, vergrendel_paar
from werkzorg.deelnemers.handelingen.verhuizen import verhuis_terug
from werkzorg.deelnemers.handelingen.verwittigen import meld_aan_betrokkenen
from werkzorg.deelnemers.meldingen import GESPLITST, VOORSTEL_AFGEWEZEN
from werkzorg.deelnemers.models import Betrokkenheid, Deelnemer, Samenvoeging, Wisopdracht
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.melden import meld
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.toegang.matrix import MATRIX, groepen_van
from werkzorg.ui import formaten
from werkzorg.werklijst.models import Taak


@handeling("samenvoeging_ongedaan_maken")
def samenvoeging_ongedaan_maken(
    samenvoeging: Samenvoeging, deelnemer: Deelnemer, *, reden: str, door: Hoedanigheid
) -> Samenvoeging:
    """The two records are as they were before the merge; or the proposal has ended. `deelnemer` is the actor's own.

    Of a merge, everything that moved goes back, with what was hung on it since; what came to the person later stays
    with the record that remained, and so does a field that was corrected after the merge. Raises Geweigerd after the
    last day, when the person is to be erased, when a later merge must be undone first, when the number was replaced
    or a death registered since that contradicts it, and when it ended already; DoesNotExist when the actor does not
    see the record, or the proposal asks nothing of him.
    """
    rijen = vergrendel_paar(samenvoeging.blijft_id, samenvoeging.gaat_op_id)
    rij = Samenvoeging.objects.select_for_update(of=("self",), no_key=True).get(pk=samenvoeging.pk)
    eigen = Deelnemer.objects.zichtbaar_voor(door).filter(pk__in=rijen).get(pk=deelnemer.pk)
    if not Samenvoeging.objects.voor(eigen.pk, organisatie_id=door.organisatie_id).filter(pk=rij.pk).exists():
        raise Deelnemer.DoesNotExist
    if not MATRIX["samenvoeging_ongedaan_maken"].groepen <= groepen_van(door, eigen):
        raise PermissionDenied
    if rij.beeindigd_op is not None:
        raise Geweigerd("Dit werd intussen al ongedaan gemaakt. Open het dossier opnieuw.")
    if rij.uitgevoerd_op is None:
        _sluit_voorstel(rij, eigen, door)
    else:
        _splits(rij, rijen[rij.blijft_id], rijen[rij.gaat_op_id], door)
    rij.beeindigd_op = timezone.now()
    rij.einde_reden = reden
    rij.save(update_fields=["beeindigd_op", "einde_reden"])
    return rij


def bezwaar(samenvoeging: Samenvoeging) -> str:
    """Why this merge cannot be undone (any more), as a Dutch sentence; "" when it can."""
    laatste = samenvoeging.ongedaan_tot_en_met
    assert laatste is not None
    if timezone.localdate() > laatste:
        return (
            f"Deze samenvoeging kon ongedaan gemaakt worden tot en met {formaten.datum(laatste)}. "
            "Verbeter nu de gegevens in het dossier zelf, of neem contact op met de helpdesk."
        )
    if (
        Samenvoeging.objects.uitgevoerd()
        .filter(blijft_id=samenvoeging.blijft_id, uitgevoerd_op__gt=samenvoeging.uitgevoerd_op)
        .exists()
    ):
        return (
            "Met dit dossier werd later nog een dossier samengevoegd. Maak eerst die samenvoeging ongedaan."
        )
    return ""


def _splits(rij: Samenvoeging, blijft: Deelnemer, gaat_op: Deelnemer, door: Hoedanigheid) -> None:
    if zin := bezwaar(rij):
        raise Geweigerd(zin)
    if Wisopdracht.objects.open().filter(deelnemer_id=blijft.pk).exists():
        raise Geweigerd(
            "Dit dossier staat klaar om gewist te worden, met alles wat erin opging. Het kan pas gesplitst worden als "
            "de wissing ingetrokken is."
        )
    na, voor = _toestand(blijft, rij.versie_na), _toestand(blijft, rij.versie_voor)
    if "insz" in rij.keuzes and na["insz_versleuteld"] != _bytes(blijft.insz_versleuteld):
        raise Geweigerd(
            "Het rijksregisternummer van deze persoon werd na de samenvoeging vervangen, en het kwam uit het andere "
            "dossier. Neem contact op met de helpdesk: zij zetten eerst het nummer terug."
        )
    verhuis_terug(rij.verhuisd, rij.gemerkt, van=blijft.pk, naar=gaat_op.pk)
    blijft.versie += 1
    gaat_op.versie += 1
    gaat_op.samengevoegd_met = None
    gaat_op.save(update_fields=["samengevoegd_met", "versie"])
    if "insz" in rij.keuzes:
        wissel_insz(blijft, gaat_op)
    for blok in rij.keuzes:
        velden = KEUZEBLOKKEN[blok]
        # A block that somebody corrected since is newer than both records.
        if all(getattr(blijft, veld) == na[veld] for veld in velden):
            for veld in velden:
                setattr(blijft, veld, voor[veld])
    if blijft.overleden_op and blijft.overleden_op < blijft.geboortedatum:
        raise Geweigerd(
            "Na de samenvoeging werd een overlijden geregistreerd dat vóór de vroegere geboortedatum ligt. Verbeter "
            "eerst het overlijden of de geboortedatum."
        )
    blijft.save()
    Taak.objects.filter(pk__in=rij.afgerond).update(klaar_op=None)
    for wie in (blijft, gaat_op):
        log(
            "samenvoeging_ongedaan_maken",
            door=door,
            object_soort=SOORT,
            object_id=wie.pk,
            deelnemer_id=wie.pk,
            gegevens={"samenvoeging": str(rij.id), "stap": "gesplitst"},
        )
        meld_aan_betrokkenen(GESPLITST, wie, effect_sleutel=f"{GESPLITST}:{rij.id}:{wie.pk}", door=door)


def _sluit_voorstel(rij: Samenvoeging, eigen: Deelnemer, door: Hoedanigheid) -> None:
    rond_voorstel_af(rij)
    log(
        "samenvoeging_ongedaan_maken",
        door=door,
        object_soort=SOORT,
        object_id=eigen.pk,
        deelnemer_id=eigen.pk,
        gegevens={"samenvoeging": str(rij.id), "stap": "voorstel gesloten"},
    )
    voorsteller = rij.voorgesteld_door
    if voorsteller["organisatie"] == str(door.organisatie_id):
        return
    zijn = next(pk for pk in rij.over_deelnemers if pk != eigen.pk)
    if Betrokkenheid.objects.filter(deelnemer_id=zijn, organisatie_id=voorsteller["organisatie"]).exists():
        meld(
            VOORSTEL_AFGEWEZEN,
            gebruiker_id=voorsteller["gebruiker"],
            organisatie_id=voorsteller["organisatie"],
            object_soort=SOORT,
            object_id=zijn,
            effect_sleutel=f"{VOORSTEL_AFGEWEZEN}:{rij.id}",
            door=door,
        )


def _toestand(deelnemer: Deelnemer, versie: int | None) -> dict[str, Any]:
    """The record as it was at the end of this version, from the history."""
    namen = [veld for velden in KEUZEBLOKKEN.values() for veld in velden]
    gebeurtenissen = deelnemer.gebeurtenissen.filter(versie=versie).order_by("-pgh_id")  # type: ignore[attr-defined]
    rij: dict[str, Any] = gebeurtenissen.values(*namen, "insz_versleuteld")[0]
    return {**rij, "insz_versleuteld": _bytes(rij["insz_versleuteld"])}


def _bytes(waarde: Any) -> bytes | None:
    return None if waarde is None else bytes(waarde)
