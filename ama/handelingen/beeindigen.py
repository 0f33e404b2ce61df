"""An agreement gets its last day: stopped by a party, by the clock when the day is over, by a death, or moved on."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from ama.domein import levensloop as law
from ama.domein.beeindiging import bezwaren, dimona_uit_uiterlijk_op, gaat_niet_door
from ama.domein.samenloop import Overeenkomst as Andere
from ama.domein.samenloop import samenloop_bezwaren
from ama.domein.toestemming import Uitkomst
from ama.domein.woorden import datum
from ama.handelingen.begeleiding import werk_begeleiding_bij
from ama.handelingen.betrekken import sluit_na_afbreken
from ama.handelingen.bundel import Bundel, doe_elk
from ama.handelingen.departementtaken import rond_aanvaarden_af, zoek_departement
from ama.handelingen.erkenningverlies import erkenning_bezwaar, rond_verlies_af
from ama.handelingen.evaluatiegevolg import rond_gevolg_af
from ama.handelingen.herinneringen import rond_herinneringen_af
from ama.handelingen.taken import rond_af, rond_af_tot, sluit_lopende_taken, vraag_begeleider
from ama.handelingen.toeleidingseinde import (
    geef_toeleiding_terug,
    toeleiding_bezwaar,
    werk_toeleiding_bij,
)
from ama.handelingen.vergrendelen import SOORT, bewaar, vergrendel_overeenkomst
from ama.handelingen.versies import laat_vervallen
from ama.meldingen.levensloop import (
    DIMONA_IN,
    DIMONA_UIT,
    EINDE_MELDEN,
    LEEFTIJD_BEREIKT,
    OVERLEDEN_NAKIJKEN,
)
from ama.meldingen.toestemming import NAGAAN
from ama.models import Aanwezigheid, Overeenkomst, Overeenkomstversie, Toestemming
from ama.statussen import ACTIEF, AFGEBROKEN, BEEINDIGD, IN_BEGELEIDING, IN_OPMAAK, INGEDIEND
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Door, Hoedanigheid
from werkzorg.parameters.lezen import momentopname
from werkzorg.termijnen import Periode

STOPBAAR = frozenset({*IN_OPMAAK, *IN_BEGELEIDING})
VERLENGBAAR = frozenset(IN_BEGELEIDING)


@handeling("overeenkomst_stopzetten")
def overeenkomst_stopzetten(
    overeenkomst: Overeenkomst,
    *,
    einde: date | None,
    reden: str,
    toelichting: str,
    dimona_uit_op: date | None = None,
    versie: int,
    door: Hoedanigheid,
) -> Overeenkomst:
    """The last day of the agreement is `einde`, inclusive; a draft is broken off at once, and needs no day.

    So is what was signed and never begins: with a day before a start that is still to come.

    Raises Geweigerd per field: presences after it, a day after a death, no reason.
    """
    rij = vergrendel_overeenkomst(overeenkomst.pk, door=door, vanuit=STOPBAAR, versie=versie)
    _stop(rij, einde, reden, toelichting, "overeenkomst_stopzetten", door, dimona_uit_op)
    return rij


@handeling("overeenkomsten_stopzetten")
def overeenkomsten_stopzetten(
    *, overeenkomsten: Collection[UUID], einde: date | None, reden: str, toelichting: str, door: Hoedanigheid
) -> Bundel:
    """Each of these ends on the same day, or is refused by itself; raises Geweigerd when none could be."""
    return doe_elk(
        overeenkomsten,
        vanuit=STOPBAAR,
        door=door,
        doe=lambda rij: _stop(rij, einde, reden, toelichting, "overeenkomsten_stopzetten", door),
    )


@handeling("overeenkomst_verlengen")
def overeenkomst_verlengen(
    overeenkomst: Overeenkomst, *, einde: date | None, toelichting: str, versie: int, door: Hoedanigheid
) -> Overeenkomst:
    """A planned end moves to `einde` (inclusive) or away (None); raises Geweigerd when it is over or must be."""
    rij = vergrendel_overeenkomst(overeenkomst.pk, door=door, vanuit=VERLENGBAAR, versie=versie)
    _verleng(rij, einde, toelichting, "overeenkomst_verlengen", door)
    return rij


@handeling("overeenkomsten_verlengen")
def overeenkomsten_verlengen(
    *, overeenkomsten: Collection[UUID], einde: date | None, toelichting: str, door: Hoedanigheid
) -> Bundel:
    """The planned end of each of these moves, or is refused by itself; raises Geweigerd when none could be."""
    return doe_elk(
        overeenkomsten,
        vanuit=VERLENGBAAR,
        door=door,
        doe=lambda rij: _verleng(rij, einde, toelichting, "overeenkomsten_verlengen", door),
    )


@handeling("dimona_vastleggen")
def dimona_vastleggen(
    overeenkomst: Overeenkomst,
    *,
    referentie: str,
    in_op: date | None,
    uit_op: date | None,
    versie: int,
    door: Hoedanigheid,
) -> Overeenkomst:
    """Reference and days of the declaration DWD are written down, also after the end. Raises Geweigerd per field."""
    rij = vergrendel_overeenkomst(overeenkomst.pk, door=door, versie=versie)
    vandaag = timezone.localdate()
    if nee := law.dimona_bezwaren(referentie=referentie, in_op=in_op, uit_op=uit_op, vandaag=vandaag):
        raise Geweigerd("Controleer de gemarkeerde velden.", velden=nee)
    rij.dimona_referentie, rij.dimona_in_op, rij.dimona_uit_op = referentie.strip(), in_op, uit_op
    bewaar(rij, "dimona_referentie", "dimona_in_op", "dimona_uit_op")
    if in_op is not None:
        rond_af(rij, DIMONA_IN)
    if uit_op is not None:
        rond_af(rij, DIMONA_UIT)
    log(
        "dimona_vastleggen",
        door=door,
        object_soort=SOORT,
        object_id=rij.pk,
        deelnemer_id=rij.deelnemer_id,
    )
    return rij


def dagen_na(overeenkomst: Overeenkomst, dag: date) -> list[date]:
    """The days after `dag` on which something was recorded under this agreement, the earliest first."""
    rijen = Aanwezigheid.objects.filter(overeenkomst=overeenkomst, dag__gt=dag)
    return list(rijen.order_by("dag").values_list("dag", flat=True))


def leg_einde_vast(rij: Overeenkomst, einde: date, reden: str, toelichting: str, *velden: str) -> None:
    """Gives this locked agreement its last day; ended at once when that is over and the departement accepted it.

    An addendum that would begin later lapses, the Dimona declaration and the notice to the bodies become tasks.
    """
    if rij.status == ACTIEF and einde < timezone.localdate():
        rij.status = BEEINDIGD
    rij.einde, rij.einde_reden, rij.einde_toelichting = einde, reden, toelichting.strip()
    bewaar(rij, "status", "einde", "einde_reden", "einde_toelichting", *velden)
    _laat_versies_vervallen(rij, na=einde)
    rond_verlies_af(rij.pk, einde, toelichting or f"Eindigt op {datum(einde)}.")
    werk_begeleiding_bij(rij.deelnemer_id, rij.begeleider_id)
    # Whether it is permitted, or what stands after a death, nobody has to look at any more.
    rond_af(rij, NAGAAN, OVERLEDEN_NAKIJKEN)
    rond_af_tot(rij, LEEFTIJD_BEREIKT, einde)
    if not _loopt_verder(rij, einde):
        rond_gevolg_af(rij, "overeenkomst_stopzetten")
        rond_herinneringen_af(rij.deelnemer_id, rij.begeleider_id, komt_nog=False)
    if rij.dimona_uit_op is None:
        vraag_begeleider(rij, DIMONA_UIT, keer=einde.isoformat(), termijn=dimona_uit_uiterlijk_op(einde))
    if _heeft_toestemming(rij, einde):
        vraag_begeleider(rij, EINDE_MELDEN, keer=einde.isoformat())


def breek_af(rij: Overeenkomst, toelichting: str) -> None:
    """A locked draft, or what was signed and never began, is broken off; its predecessor can go elsewhere.

    Who saw the person only because of it does so no longer, once it could be read over.
    """
    was = rij.status
    rij.status, rij.einde_toelichting, rij.volgt_op = AFGEBROKEN, toelichting.strip(), None
    bewaar(rij, "status", "einde_toelichting", "volgt_op")
    _laat_versies_vervallen(rij, na=None)
    rond_verlies_af(rij.pk, None, toelichting)
    sluit_lopende_taken(rij)
    sluit_na_afbreken(rij)
    if was in IN_BEGELEIDING:
        rond_af(rij, DIMONA_IN, DIMONA_UIT, EINDE_MELDEN, NAGAAN, OVERLEDEN_NAKIJKEN)
        werk_begeleiding_bij(rij.deelnemer_id, rij.begeleider_id)
        departement = zoek_departement(rij.soort) if was == INGEDIEND else None
        if departement is not None:
            rond_aanvaarden_af(departement.pk, rij.soort)


def _stop(
    rij: Overeenkomst,
    einde: date | None,
    reden: str,
    toelichting: str,
    sleutel: str,
    door: Hoedanigheid,
    dimona_uit_op: date | None = None,
) -> None:
    if rij.status in IN_OPMAAK or gaat_niet_door(rij.start, einde, timezone.localdate()):
        if not toelichting.strip():
            raise Geweigerd("Zeg waarom.", velden={"toelichting": "Schrijf in één zin op waarom."})
        geef_toeleiding_terug(rij, door=door)
        breek_af(rij, toelichting)
    else:
        _eindig(rij, einde, reden, toelichting, dimona_uit_op)
    werk_toeleiding_bij(rij, sleutel, door=door)
    log(
        sleutel,
        door=door,
        object_soort=SOORT,
        object_id=rij.pk,
        deelnemer_id=rij.deelnemer_id,
        gegevens={"reden": reden, "einde": rij.einde.isoformat() if rij.einde else None},
    )


def _eindig(
    rij: Overeenkomst, einde: date | None, reden: str, toelichting: str, dimona_uit_op: date | None
) -> None:
    vandaag = timezone.localdate()
    nee = bezwaren(
        einde=einde,
        reden=reden,
        toelichting=toelichting,
        start=rij.start,
        aanwezig=dagen_na(rij, einde) if einde is not None else (),
        overleden_op=rij.deelnemer.overleden_op,
        vandaag=vandaag,
        hoogstens_vooraf=momentopname(vandaag).getal("ama_einde_vooraf"),
    )
    if "einde" not in nee and (later := law.later_einde_bezwaar(rij.einde, einde)):
        nee["einde"] = later
    if dimona_uit_op is not None:
        nee |= law.dimona_bezwaren(
            referentie=rij.dimona_referentie, in_op=rij.dimona_in_op, uit_op=dimona_uit_op, vandaag=vandaag
        )
    if nee or einde is None:
        raise Geweigerd("Controleer de gemarkeerde velden.", velden=nee)
    rij.dimona_uit_op = dimona_uit_op or rij.dimona_uit_op
    # What stood about a later end is told anew.
    rond_af(rij, DIMONA_UIT, EINDE_MELDEN)
    leg_einde_vast(rij, einde, reden, toelichting, "dimona_uit_op")


def _verleng(rij: Overeenkomst, einde: date | None, toelichting: str, sleutel: str, door: Door) -> None:
    vandaag = timezone.localdate()
    # Another agreement of this person cannot come in between.
    list(Deelnemer.objects.filter(pk=rij.deelnemer_id).vergrendeld().values_list("pk"))
    nee = law.verlengen_bezwaren(
        einde=rij.einde,
        reden=rij.einde_reden,
        nieuw_einde=einde,
        toelichting=toelichting,
        vandaag=vandaag,
        hoogstens_vooraf=momentopname(vandaag).getal("ama_einde_vooraf"),
        is_overgedragen=Overeenkomst.objects.filter(volgt_op=rij).exists(),
    )
    if not nee and (samen := _samenloop(rij, einde)):
        nee = {"einde": " ".join(samen)}
    if not nee and (over := toeleiding_bezwaar(rij, einde)):
        nee = {"": over}
    if not nee and (zonder := erkenning_bezwaar(rij, einde)):
        nee = {"einde": zonder}
    if nee:
        raise Geweigerd(nee.get("", "Controleer de gemarkeerde velden."), velden=_zonder_leeg(nee))
    was = rij.einde
    rij.einde = einde
    rij.einde_reden = rij.einde_reden if einde is not None else ""
    rij.einde_toelichting = toelichting.strip()
    bewaar(rij, "einde", "einde_reden", "einde_toelichting")
    rond_af(rij, DIMONA_UIT, EINDE_MELDEN)
    if einde is not None:
        vraag_begeleider(rij, DIMONA_UIT, keer=einde.isoformat(), termijn=dimona_uit_uiterlijk_op(einde))
    werk_begeleiding_bij(rij.deelnemer_id, rij.begeleider_id)
    log(
        sleutel,
        door=door,
        object_soort=SOORT,
        object_id=rij.pk,
        deelnemer_id=rij.deelnemer_id,
        gegevens={
            "was": was.isoformat() if was else None,
            "einde": einde.isoformat() if einde else None,
        },
    )


def _samenloop(rij: Overeenkomst, einde: date | None) -> list[str]:
    anderen = (
        Overeenkomst.objects.filter(deelnemer_id=rij.deelnemer_id)
        .getekend()
        .exclude(pk=rij.pk)
        .select_related("werkpost__organisatie", "werkpost__vestiging")
    )
    nieuw = Andere(rij.pk, rij.soort, rij.werkpost_id, Periode(rij.start, einde))
    return samenloop_bezwaren(
        nieuw,
        [Andere(een.pk, een.soort, een.werkpost_id, een.periode, een.werkpost.naam) for een in anderen],
    )


def _zonder_leeg(nee: dict[str, str]) -> dict[str, str]:
    return {veld: zin for veld, zin in nee.items() if veld}


def _laat_versies_vervallen(rij: Overeenkomst, *, na: date | None) -> None:
    """What waits for signatures lapses, with its links: all of it, or what would begin after the day `na`."""
    open_ = Overeenkomstversie.objects.filter(overeenkomst=rij).open()
    if na is not None:
        open_ = open_.filter(ingaat_op__gt=na)
    laat_vervallen(open_)


def _loopt_verder(rij: Overeenkomst, einde: date) -> bool:
    """Whether this begeleider guides the person after that day under another signed agreement."""
    ander = (
        Overeenkomst.objects.filter(deelnemer_id=rij.deelnemer_id, begeleider_id=rij.begeleider_id)
        .getekend()
        .filter(Q(einde__isnull=True) | Q(einde__gt=einde))
        .exclude(pk=rij.pk)
    )
    return ander.exists()


def _heeft_toestemming(rij: Overeenkomst, einde: date) -> bool:
    verleend = Toestemming.objects.filter(
        Q(tot__isnull=True) | Q(tot__gte=einde),
        deelnemer_id=rij.deelnemer_id,
        begeleider_id=rij.begeleider_id,
        uitkomst=Uitkomst.VERLEEND.value,
        van__lte=einde,
        ingetrokken_op__isnull=True,
    )
    return verleend.exists()
