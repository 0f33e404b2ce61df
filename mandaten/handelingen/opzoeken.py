"""Finding the organisation that somebody named, whatever it is."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import QuerySet

from mandaten.handelingen.partners import kies, zoek_organisatie
from mandaten.soorten import Toekenningssoort
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.organisaties.models import Organisatie
from werkzorg.ui.volgorde import sorteersleutel

_CONTROLEER = "Controleer de gemarkeerde velden."
_HOOGSTENS = 50


def vind(tekst: str) -> Organisatie:
    """The one organisation with this name or KBO number, active or not; Geweigerd when there is none, or several."""
    rijen: QuerySet[Organisatie] = Organisatie.objects.gezocht(tekst[:200])
    gevonden = list(rijen.order_by("naam", "pk")[:_HOOGSTENS])
    gelijk = [een for een in gevonden if sorteersleutel(een.naam) == sorteersleutel(tekst.strip())]
    gevonden = gelijk or gevonden
    if len(gevonden) == 1:
        return gevonden[0]
    if not gevonden:
        raise Geweigerd(
            "We kennen geen organisatie met deze naam of dit nummer. Kijk na wat je typte, of registreer ze eerst."
        )
    raise Geweigerd(kies("Er zijn meer organisaties met die naam.", gevonden))


def vind_alle(termen: Mapping[str, str]) -> dict[str, Organisatie]:
    """Who was named in each of these fields; raises Geweigerd with a sentence for every field that names nobody."""
    uit, nee = {}, {}
    for veld, tekst in termen.items():
        try:
            uit[veld] = vind(tekst)
        except Geweigerd as fout:
            nee[veld] = fout.zin
    if nee:
        raise Geweigerd(_CONTROLEER, velden=nee)
    return uit


def vind_nieuwkomer(tekst: str, soort: Toekenningssoort, plaats: str) -> Organisatie | None:
    """Who would take this seat, at the field `nieuw`; None when nobody was named."""
    if not tekst.strip():
        return None
    try:
        return zoek_organisatie(tekst, soort, plaats)
    except Geweigerd as nee:
        velden = {("nieuw" if veld == "organisatie" else veld): zin for veld, zin in nee.velden.items()}
        raise Geweigerd(nee.zin, velden=velden) from nee
