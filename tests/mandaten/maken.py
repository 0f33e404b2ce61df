"""Calls, applications and grants for tests, from the outside in: each maker gives a saved row.

By the real acts where a test is about what follows from them; by the tables, in an act context, for the rest.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import count
from typing import Any

import pghistory
from django.utils import timezone

from mandaten.handelingen.bevoegdheden import herschrijf_bevoegdheden
from mandaten.models import (
    Aanvraag,
    AanvraagRegio,
    Deelname,
    Herkomst,
    Lid,
    Oproep,
    OproepRegio,
    Toekenning,
    Toekenningsregio,
)
from mandaten.soorten import SOORTEN
from tests.rolverdeling import Speler, maak_organisatie, maak_speler
from werkzorg.databank.perioden import reeks
from werkzorg.organisaties.models import Organisatie

# The kind of organisation that takes each seat in the makers below.
BIJ_PLAATS = {
    "A": "caw",
    "B": "vaph",
    "C": "cgg",
    "caw": "caw",
    "werkactor": "werkactor",
    "maatwerkbedrijf": "maatwerkbedrijf",
    "ggz": "cgg",
    "vaph": "vaph",
    "ocmw": "ocmw",
}
HOUDER = {
    "zorg": "caw",
    "netwerk": "ocmw",
    "werkactor": "werkactor",
    "erkenning": "caw",
    "contingent": "maatwerkbedrijf",
}

_NUMMERS = count(1)


def volgnummer() -> str:
    """What makes a name unique: later made is later in any order; what is drawn by chance sorts by chance."""
    return f"{next(_NUMMERS):06}"


def in_handeling() -> Any:
    """The context in which a row may be written without an act."""
    return pghistory.context(handeling="test", door="commando:test")


def beslisser(soort: str = "zorg") -> Speler:
    """Somebody of a new organisation whose role decides about this kind."""
    rol = SOORTEN[soort].beslisser
    bij = {
        "departement_zorg": "departement_zorg",
        "vdab_beslisser": "vdab",
        "departement_wse": "departement_wse",
    }
    return maak_speler(rol, maak_organisatie(f"Overheid {volgnummer()}", bij[rol]))


def beheerder_van(organisatie: Organisatie) -> Speler:
    """A manager of this organisation."""
    return maak_speler("organisatiebeheerder", organisatie, email=f"beheerder-{volgnummer()}@test.be")


def organisatie_voor(soort: str) -> Organisatie:
    """A new organisation that can ask for this kind of grant."""
    return maak_organisatie(f"Houder {volgnummer()}", HOUDER[soort])


def maak_oproep(
    soort: str = "zorg",
    *,
    regios: tuple[str, ...] = ("gent",),
    opent_op: datetime | None = None,
    sluit_op: datetime | None = None,
    **anders: Any,
) -> Oproep:
    """A call of this kind; by default it opened yesterday and closes in thirty days."""
    nu = timezone.now()
    with in_handeling():
        oproep = Oproep.objects.create(
            soort=soort,
            titel=anders.pop("titel", "Oproep"),
            omschrijving="Wie wil, vraagt aan.",
            opent_op=opent_op or nu - timedelta(days=1),
            sluit_op=sluit_op or nu + timedelta(days=30),
            uitgever=anders.pop("uitgever", None)
            or maak_organisatie(f"Uitgever {volgnummer()}", "departement_zorg"),
            **anders,
        )
        for regio in regios:
            OproepRegio.objects.create(oproep=oproep, regio_id=regio)
    return oproep


def maak_aanvraag(
    soort: str = "zorg",
    *,
    status: str = "ontvankelijk",
    aanvrager: Organisatie | None = None,
    regios: tuple[str, ...] = ("gent",),
    ingaat_op: date | None = None,
    bevestigd: bool = True,
    oproep: Oproep | None = None,
    **anders: Any,
) -> Aanvraag:
    """An application in one of the states up to ontvankelijk, with an organisation on every seat that must be taken."""
    welke = SOORTEN[soort]
    aanvrager = aanvrager or organisatie_voor(soort)
    if oproep is None and welke.via_oproep:
        oproep = maak_oproep(soort, regios=regios)
    wie = beheerder_van(aanvrager).gebruiker
    nu = timezone.now()
    with in_handeling():
        aanvraag = Aanvraag.objects.create(
            soort=soort,
            oproep=oproep,
            aanvrager=aanvrager,
            ingaat_op=ingaat_op or timezone.localdate() + timedelta(days=60),
            gestart_door=wie,
            tekenbevoegde=anders.pop("tekenbevoegde", "Rita Maes"),
            **anders,
        )
        if welke.met_regio:
            for regio in regios:
                AanvraagRegio.objects.create(aanvraag=aanvraag, regio_id=regio)
        genomen = False
        for plaats, wat in welke.plaatsen.items():
            if not wat.minstens:
                continue
            if welke.houder_neemt_plaats and not genomen and aanvrager.soort in wat.soorten:
                genomen, partner = True, aanvrager
            else:
                partner = maak_organisatie(f"Partner {volgnummer()}", BIJ_PLAATS[plaats])
            Deelname.objects.create(
                aanvraag=aanvraag,
                organisatie=partner,
                plaats=plaats,
                bevestigd_op=nu if bevestigd else None,
                bevestigd_door=wie if bevestigd else None,
            )
        if status != "concept":
            aanvraag.status, aanvraag.ingediend_op, aanvraag.ingediend_door = "ingediend", nu, wie
            aanvraag.save()
        if status == "ontvankelijk":
            aanvraag.status, aanvraag.ontvankelijk_op = "ontvankelijk", timezone.localdate()
            aanvraag.save()
    return aanvraag


def maak_toekenning(
    soort: str = "zorg",
    *,
    houder: Organisatie | None = None,
    regios: tuple[str, ...] = ("gent",),
    van: date = date(2024, 1, 1),
    tot: date | None = date(2028, 12, 31),
    nummer: str = "",
) -> Toekenning:
    """A grant read from a file, with a member on every seat that must be taken; what follows from it is written."""
    welke = SOORTEN[soort]
    houder = houder or organisatie_voor(soort)
    with in_handeling():
        toekenning = Toekenning.objects.create(
            soort=soort,
            nummer=nummer or f"{welke.reeks}-T-{volgnummer()}",
            houder=houder,
            periode=reeks(van, tot),
            laatste_dag_besluit=tot,
            herkomst=Herkomst.INGELEZEN,
        )
        if welke.met_regio:
            for regio in regios:
                Toekenningsregio.objects.create(
                    toekenning=toekenning, soort=soort, regio_id=regio, periode=toekenning.periode
                )
        genomen = False
        for plaats, wat in welke.plaatsen.items():
            if not wat.minstens:
                continue
            if welke.houder_neemt_plaats and not genomen and houder.soort in wat.soorten:
                genomen, wie = True, houder
            else:
                wie = maak_organisatie(f"Partner {volgnummer()}", BIJ_PLAATS[plaats])
            Lid.objects.create(
                toekenning=toekenning, organisatie=wie, plaats=plaats, periode=toekenning.periode
            )
        herschrijf_bevoegdheden(toekenning)
    return toekenning


def maak_menigte(aantal: int) -> None:
    """So many recognitions that end one after another from 2028 on; one in fifty has a seat that waits for a successor.

    A plan is asked of many: on a nearly empty table every index costs the same and chance decides.
    """
    houder, begin = organisatie_voor("erkenning"), date(2025, 1, 1)
    with in_handeling():
        rijen = Toekenning.objects.bulk_create(
            Toekenning(
                soort="erkenning",
                nummer=f"MENIGTE-{nummer:06}",
                houder=houder,
                periode=reeks(begin, date(2028, 1, 1) + timedelta(days=nummer)),
                herkomst=Herkomst.INGELEZEN,
            )
            for nummer in range(aantal)
        )
        Lid.objects.bulk_create(
            Lid(
                toekenning=rij,
                organisatie=houder,
                plaats="A",
                periode=reeks(begin, date(2025, 6, 30)),
                aan_te_vullen_voor=None if nummer % 50 else date(2027, 1, 1) + timedelta(days=nummer),
            )
            for nummer, rij in enumerate(rijen)
        )
