"""The stage of the subsidy: a run of every state, advances, a shared and an excluded line, and an open dispute."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction

from ama.handelingen.betwistingen import subsidielijn_betwisten
from ama.handelingen.voorschotten import Betaling, voorschot_registreren
from ama.models import Overeenkomst, Voorschot
from tests.ama.subsidies import beheerder, bereken, betrek, controleer, erken, leg_vast, lijn_van, loop
from tests.deelnemers.personen import registreer
from tests.rolverdeling import Rolverdeling, Speler, maak_organisatie, maak_speler
from tests.trajecten.maken import in_handeling

if TYPE_CHECKING:
    from tests.browser.toneel import Toneel

MENSEN = (("Fatma", "Yilmaz"), ("Jos", "Vermeulen"), ("Ria", "De Clercq"), ("Sven", "Van den Broeck"))


def vul_subsidie(toneel: Toneel) -> dict[str, Any]:
    """What the addresses of these pages are filled in with; Els guides, An computes and Wim checks."""
    with transaction.atomic():
        return _vul(toneel)


def _vul(toneel: Toneel) -> dict[str, Any]:
    els = toneel.els
    ander = maak_speler("begeleider_ama", maak_organisatie("Beschut wonen Ter Linde", "beschut_wonen"))
    erken(els, ander)
    cast = Rolverdeling(spelers={"begeleider_ama": els}, buren={})
    lijst = [_mens(cast, els, *naam) for naam in MENSEN]
    beheer = beheerder(els)
    for rij in lijst:
        betrek(rij, toneel.an, beheer)
    # Shared with another begeleider, who handed it in too late.
    loop(cast, date(2024, 5, 1), deelnemer=lijst[1].deelnemer, speler=ander)
    # Two agreements that overlap, and an end.
    loop(cast, date(2024, 6, 1), date(2024, 12, 31), deelnemer=lijst[0].deelnemer)
    with in_handeling():
        Overeenkomst.objects.filter(pk=lijst[2].pk).update(ingediend_op=date(2024, 7, 1))
    huizen = {els.lidmaatschap.organisatie_id: 75_000, ander.lidmaatschap.organisatie_id: 23_877}
    voorschot_registreren(Betaling(2024, 1, date(2024, 2, 15), "VS 2024/1"), huizen, door=toneel.an.door)
    voorschot_registreren(Betaling(2025, 1, date(2025, 2, 14), "VS 2025/1"), huizen, door=toneel.an.door)
    oud = bereken(toneel.an, 2024)
    controleer(oud, toneel.wim)
    oud = leg_vast(oud, toneel.wim)
    _stop(lijst[3], date(2024, 9, 30))
    nieuw = bereken(toneel.an, 2025)
    controleer(nieuw, toneel.wim)
    lijn = lijn_van(oud, lijst[0])
    betwisting = subsidielijn_betwisten(
        lijn_van(nieuw, lijst[1]),
        grond="verdeling",
        toelichting="Vanaf mei begeleiden wij alleen.",
        door=beheer.door,
    )
    return {
        "oud": oud.pk,
        "nieuw": nieuw.pk,
        "open": bereken(toneel.an, 2026).pk,
        "huis": els.lidmaatschap.organisatie_id,
        "lijn": lijn.pk,
        "lijn_nummer": lijn.deelnemer.dossiernummer,
        "gedeeld": lijn_van(nieuw, lijst[1]).pk,
        "gedeeld_nummer": lijst[1].deelnemer.dossiernummer,
        "correctie": nieuw.lijnen.get(is_correctie=True).pk,
        "correctie_nummer": lijst[3].deelnemer.dossiernummer,
        "te_laat": lijn_van(oud, lijst[2]).pk,
        "te_laat_nummer": lijst[2].deelnemer.dossiernummer,
        "te_betwisten": lijn_van(nieuw, lijst[2]).pk,
        "betwisting": betwisting.pk,
        "voorschot": Voorschot.objects.get(jaar=2025, begeleider=ander.lidmaatschap.organisatie_id).pk,
    }


def _mens(cast: Rolverdeling, els: Speler, voornaam: str, achternaam: str) -> Overeenkomst:
    mens = registreer(els.door, voornaam=voornaam, achternaam=achternaam)
    tot = date(2024, 6, 30) if voornaam == "Fatma" else None
    return loop(cast, date(2024, 3, 1), tot, deelnemer=mens)


def _stop(overeenkomst: Overeenkomst, einde: date) -> None:
    with in_handeling():
        Overeenkomst.objects.filter(pk=overeenkomst.pk).update(einde=einde, einde_reden="verhuisd")
