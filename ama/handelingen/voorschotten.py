"""What was paid in advance, per organisation and quarter (regelgeving 5.7)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection
from django.utils import timezone

from ama.domein import afrekening
from ama.domein.afrekening import verbeter_bezwaren, voorschot_bezwaren
from ama.meldingen.subsidie import VOORSCHOT
from ama.models import Subsidierun, Voorschot
from ama.models.subsidielezen import verwacht_per_begeleider
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.organisaties.models import Organisatie

# Any constant number; together with the year it says whose advances are being registered.
_SLOT = 5_908


@dataclass(frozen=True)
class Betaling:
    """The payment of a quarter: which, when, and how the bank knows it."""

    jaar: int
    kwartaal: int
    betaald_op: date
    kenmerk: str = ""


@handeling("voorschot_registreren")
def voorschot_registreren(
    betaling: Betaling, bedragen: Mapping[UUID, int], *, door: Hoedanigheid
) -> list[Voorschot]:
    """What these organisations (one, or all at once) got in advance for this quarter, in cents; all or none.

    Raises Geweigerd without any amount, for a day to come, for a quarter that was registered already, after the year
    was fixed, and for an organisation without an agreement in the year.
    """
    if not bedragen:
        raise Geweigerd("Vul minstens één bedrag in.")
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [_SLOT, betaling.jaar])
    # Whoever fixes this year now is waited for.
    run = Subsidierun.objects.vergrendeld().filter(jaar=betaling.jaar).first()
    is_vast = run is not None and run.vastgelegd_op is not None
    bestaande: dict[UUID, list[afrekening.Voorschot]] = {}
    for al in Voorschot.objects.filter(begeleider_id__in=bedragen, jaar=betaling.jaar):
        bestaande.setdefault(al.begeleider_id, []).append(
            afrekening.Voorschot(al.jaar, al.kwartaal, al.bedrag_cent, al.betaald_op)
        )
    namen = dict(Organisatie.objects.filter(pk__in=bedragen).values_list("pk", "naam"))
    velden: dict[str, str] = {}
    for huis, cent in bedragen.items():
        nieuw = afrekening.Voorschot(betaling.jaar, betaling.kwartaal, cent, betaling.betaald_op)
        nee = voorschot_bezwaren(
            nieuw, bestaande.get(huis, []), vandaag=timezone.localdate(), is_vastgelegd=is_vast
        )
        if "kwartaal" in nee and len(bedragen) > 1:
            nee["kwartaal"] = f"{namen[huis]}: {nee['kwartaal'][0].lower()}{nee['kwartaal'][1:]}"
        velden |= {sleutel: zin for sleutel, zin in nee.items() if sleutel not in velden}
    if velden:
        raise Geweigerd(" ".join(velden.values()), velden=velden)
    if onbekend := bedragen.keys() - verwacht_per_begeleider(betaling.jaar).keys():
        wie = ", ".join(sorted(namen[een] for een in onbekend))
        raise Geweigerd(f"Zonder overeenkomst in {betaling.jaar} is er geen voorschot: {wie}.")
    rijen = Voorschot.objects.bulk_create(
        Voorschot(
            begeleider_id=huis,
            jaar=betaling.jaar,
            kwartaal=betaling.kwartaal,
            bedrag_cent=cent,
            betaald_op=betaling.betaald_op,
            kenmerk=betaling.kenmerk.strip(),
            geregistreerd_door_id=door.gebruiker_id,
        )
        for huis, cent in sorted(bedragen.items())
    )
    for rij in rijen:
        log(
            "voorschot_registreren",
            door=door,
            object_soort=VOORSCHOT,
            object_id=rij.pk,
            gegevens={"jaar": rij.jaar, "kwartaal": rij.kwartaal, "begeleider": str(rij.begeleider_id)},
        )
    return rijen


@handeling("voorschot_verbeteren")
def voorschot_verbeteren(
    voorschot: Voorschot,
    *,
    bedrag_cent: int,
    betaald_op: date,
    kenmerk: str,
    reden: str,
    versie: int,
    door: Hoedanigheid,
) -> None:
    """What was typed wrongly about an advance is right; of 0 cents: it was never paid, and its row goes.

    What stood there first stays in the history. Raises Geweigerd after the year was fixed, for a day to come and
    without a reason, Versieconflict when it changed meanwhile, DoesNotExist when the actor does not see it.
    """
    # In the order in which a year is fixed: first its run, then what is settled with it.
    run = Subsidierun.objects.vergrendeld().filter(jaar=voorschot.jaar).first()
    rij = Voorschot.objects.zichtbaar_voor(door).vergrendel(voorschot.pk)
    nieuw = afrekening.Voorschot(rij.jaar, rij.kwartaal, bedrag_cent, betaald_op)
    is_vast = run is not None and run.vastgelegd_op is not None
    if nee := verbeter_bezwaren(nieuw, reden, vandaag=timezone.localdate(), is_vastgelegd=is_vast):
        raise Geweigerd(nee.pop("jaar", "Kijk na wat je invulde."), velden=nee)
    if rij.versie != versie:
        raise Versieconflict(rij.versie, {})
    eerst = rij.bedrag_cent
    if bedrag_cent:
        rij.bedrag_cent, rij.betaald_op, rij.kenmerk = bedrag_cent, betaald_op, kenmerk.strip()
        rij.versie += 1
        rij.save(update_fields=["bedrag_cent", "betaald_op", "kenmerk", "versie"])
    else:
        rij.delete()
    log(
        "voorschot_verbeteren",
        door=door,
        object_soort=VOORSCHOT,
        object_id=voorschot.pk,
        gegevens={
            "jaar": rij.jaar,
            "kwartaal": rij.kwartaal,
            "begeleider": str(rij.begeleider_id),
            "eerst_cent": eerst,
            "nu_cent": bedrag_cent,
            "reden": reden.strip(),
        },
    )
