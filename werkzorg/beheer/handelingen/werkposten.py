"""The acts about where an organisation works: its branches, and where it is a werkpost."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db.backends.postgresql.psycopg_any import DateRange

from werkzorg.beheer.handelingen.organisaties import (
    CONTROLEER,
    SOORT,
    een_tegelijk,
    nieuwe_organisatie,
)
from werkzorg.beheer.querysets.organisaties import organisaties, te_wijzigen
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.gegevens import VESTIGING, Organisatiegegevens, Werkpostgegevens
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.organisaties.models import Organisatie, Vestiging, Werkpost
from werkzorg.organisaties.regels import KLEIN, werkpost_bezwaar


@handeling("vestiging_bewaren")
def vestiging_bewaren(
    organisatie: Organisatie,
    *,
    gegevens: Mapping[str, Any],
    vestiging_id: UUID | None = None,
    versie: int = 1,
    door: Hoedanigheid,
) -> Vestiging:
    """The branch has these data; without `vestiging_id` it is a new one. `versie` is the one the actor was looking at.

    Raises Versieconflict when somebody was first, Geweigerd when the number is taken or the data cannot be true,
    DoesNotExist when the actor does not correct this organisation or the branch is not one of it.
    """
    huis = te_wijzigen().zichtbaar_voor(door).vergrendel(organisatie.pk)
    if vestiging_id is None:
        rij = Vestiging(organisatie=huis)
    else:
        rij = huis.vestigingen.select_for_update(of=("self",), no_key=True).get(pk=vestiging_id)
    anders = {naam: waarde for naam, waarde in gegevens.items() if getattr(rij, naam) != waarde}
    if vestiging_id is not None:
        if not anders:
            return rij
        if rij.versie != versie:
            raise Versieconflict(rij.versie, {naam: getattr(rij, naam) for naam in VESTIGING})
    een_tegelijk()
    bezwaren = _vestiging_bezwaren(rij, gegevens)
    if bezwaren:
        raise Geweigerd(CONTROLEER, velden=bezwaren)
    for naam in VESTIGING:
        setattr(rij, naam, gegevens[naam])
    if vestiging_id is not None:
        rij.versie += 1
    rij.save()
    log(
        "vestiging_bewaren",
        door=door,
        object_soort=SOORT,
        object_id=huis.pk,
        gegevens={"vestiging": str(rij.pk), "velden": sorted(anders)},
    )
    return rij


def _vestiging_bezwaren(rij: Vestiging, gegevens: Mapping[str, Any]) -> dict[str, str]:
    fout: dict[str, str] = {}
    if not gegevens["naam"]:
        fout["naam"] = "Vul een naam in waaraan je de vestiging herkent."
    if gegevens["nummer"]:
        bezet = Vestiging.objects.filter(nummer=gegevens["nummer"]).exclude(pk=rij.pk).first()
        if bezet is not None and bezet.organisatie_id == rij.organisatie_id:
            fout["nummer"] = f"Je organisatie heeft al een vestiging met dit nummer: {bezet.naam}."
        elif bezet is not None:
            fout["nummer"] = "Dit vestigingsnummer is van een andere organisatie: kijk het na."
    if not (gegevens["gemeente"] or gegevens["postcode"]):
        fout["gemeente"] = "Vul de gemeente in: een vestiging is een plaats."
    return fout


@handeling("werkpost_registreren")
def werkpost_registreren(
    gegevens: Werkpostgegevens,
    *,
    organisatie: Organisatie | None = None,
    vestiging_id: UUID | None = None,
    nieuw: Organisatiegegevens | None = None,
    is_andere: bool = False,
    door: Hoedanigheid,
) -> Werkpost:
    """The organisation, or this branch of it, is a werkpost; with `nieuw` the organisation is made in the same act.

    Raises Geweigerd when it cannot be one, or is one already, MogelijkDubbel when organisations look like the new one,
    DoesNotExist when the actor does not see the organisation or the branch is not one of it, ValueError when not
    exactly one of `organisatie` and `nieuw` is given.
    """
    if (organisatie is None) == (nieuw is None):
        raise ValueError("either a known organisation or a new one")
    if gegevens.einde is not None and gegevens.einde < gegevens.begin:
        zin = "De laatste dag ligt vóór de eerste: controleer beide."
        raise Geweigerd(CONTROLEER, velden={"einde": zin})
    if nieuw is not None:
        soort = "" if nieuw.soort in KLEIN else "Kies wat voor organisatie het is."
        huis = nieuwe_organisatie(
            nieuw, {"soort": soort}, is_andere=is_andere, sleutel="werkpost_registreren", door=door
        )
        vestiging = None
    else:
        assert organisatie is not None
        huis = organisaties().zichtbaar_voor(door).vergrendel(organisatie.pk)
        vestiging = huis.vestigingen.get(pk=vestiging_id) if vestiging_id is not None else None
    periode = DateRange(gegevens.begin, gegevens.einde + timedelta(days=1) if gegevens.einde else None)
    if zin := _werkpost_bezwaar(huis, vestiging, periode):
        raise Geweigerd(zin)
    rij = Werkpost.objects.create(
        organisatie=huis,
        vestiging=vestiging,
        sector=gegevens.sector,
        periode=periode,
        geregistreerd_door_id=door.organisatie_id,
        **{
            naam: getattr(gegevens, naam)
            for naam in (
                "contactpersoon",
                "contact_telefoon",
                "contact_email",
                "straat",
                "huisnummer",
                "bus",
                "postcode",
                "gemeente",
            )
        },
    )
    log(
        "werkpost_registreren",
        door=door,
        object_soort=SOORT,
        object_id=huis.pk,
        gegevens={"werkpost": str(rij.pk), "nieuw": nieuw is not None},
    )
    return rij


def _werkpost_bezwaar(huis: Organisatie, vestiging: Vestiging | None, periode: DateRange) -> str:
    if zin := werkpost_bezwaar(huis.soort):
        return zin
    if not huis.is_actief:
        return "Deze organisatie is gesloten: zij kan geen werkpost meer worden."
    if vestiging is not None and vestiging.gesloten_op is not None:
        return "Deze vestiging is gesloten: kies een andere."
    bestaand = huis.werkposten.filter(vestiging=vestiging, periode__overlap=periode)
    if bestaand.exists():
        wat = "Deze vestiging" if vestiging is not None else "Deze organisatie"
        return f"{wat} is in (een deel van) deze periode al een werkpost. Je hoeft ze niet opnieuw te registreren."
    return ""
