"""Finding the organisation that somebody named as a partner, among those that may take that seat."""

from __future__ import annotations

import re

from mandaten.soorten import Toekenningssoort
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.organisaties.models import Organisatie
from werkzorg.organisaties.rollen import Organisatiesoort
from werkzorg.ui import nummers
from werkzorg.ui.volgorde import sorteersleutel

_MEESTE_OPTIES = 5


def plaats_bezwaar(soort: Toekenningssoort, plaats: str, organisatie: Organisatie) -> str:
    """Why this organisation cannot take this seat, as a sentence with the article; "" when it can."""
    wat = soort.plaatsen.get(plaats)
    if wat is None:
        return "Kies een plaats uit de lijst."
    if organisatie.soort not in wat.soorten:
        return (
            f"{organisatie.naam} is een organisatie van de soort “{organisatie.get_soort_display()}” en hoort niet "
            f"bij “{wat.label}” ({soort.rechtsgrond})."
        )
    return ""


def zoek_organisatie(tekst: str, soort: Toekenningssoort, plaats: str) -> Organisatie:
    """The one active organisation with this name or KBO number that may take this seat.

    Raises Geweigerd at the field when there is none, or several: then with their numbers to choose from.
    """
    if plaats not in soort.plaatsen:
        raise _bij("plaats", "Kies een plaats uit de lijst.")
    if not tekst.strip():
        raise _bij("organisatie", "Vul de naam of het KBO-nummer van de organisatie in.")
    gevonden = _met_nummer(tekst) or _met_naam(tekst, soort.plaatsen[plaats].soorten)
    if len(gevonden) == 1:
        if bezwaar := plaats_bezwaar(soort, plaats, gevonden[0]):
            raise _bij("organisatie", bezwaar)
        return gevonden[0]
    if not gevonden:
        raise _bij(
            "organisatie",
            f"Bij “{soort.plaatsen[plaats].label}” kennen we geen organisatie met deze naam of dit nummer. Kijk de "
            "naam na, of vraag de overheid die beslist om ze te registreren.",
        )
    opties = "; ".join(_optie(een) for een in gevonden[:_MEESTE_OPTIES])
    meer = " en nog andere" if len(gevonden) > _MEESTE_OPTIES else ""
    raise _bij(
        "organisatie", f"Er zijn meer organisaties met die naam. Vul het KBO-nummer in: {opties}{meer}."
    )


def _met_nummer(tekst: str) -> list[Organisatie]:
    cijfers = re.sub(r"[\s./-]|^BE", "", tekst.strip(), flags=re.IGNORECASE)
    if not re.fullmatch(r"[0-9]{9,10}", cijfers):
        return []
    return list(Organisatie.objects.filter(kbo_nummer=cijfers.zfill(10), is_actief=True))


def _met_naam(tekst: str, soorten: frozenset[Organisatiesoort]) -> list[Organisatie]:
    """Whose name is exactly this, otherwise whose name holds all its words; one more than is shown at most."""
    rijen = Organisatie.objects.filter(is_actief=True, soort__in=soorten).gezocht(tekst[:200])
    gevonden = list(rijen.order_by("naam", "pk")[: 10 * _MEESTE_OPTIES])
    gelijk = [een for een in gevonden if sorteersleutel(een.naam) == sorteersleutel(tekst.strip())]
    return gelijk or gevonden


def _optie(organisatie: Organisatie) -> str:
    nummer = nummers.kbo(organisatie.kbo_nummer) or "zonder KBO-nummer"
    return f"{organisatie.naam} ({', '.join(filter(None, (organisatie.gemeente, nummer)))})"


def _bij(veld: str, zin: str) -> Geweigerd:
    return Geweigerd("Controleer de gemarkeerde velden.", velden={veld: zin})
