"""The applications of the house tests: a draft of this player's organisation, or one that lies with his desk."""

from __future__ import annotations

from uuid import UUID

from mandaten.models import Aanvraag, Deelname
from mandaten.querysets import BEHEERDER
from mandaten.soorten import BESLIST_OVER
from tests.mandaten.maken import in_handeling, maak_aanvraag
from tests.rolverdeling import Speler
from werkzorg.deelnemers.models import Deelnemer

# Of the kinds about which a role decides one that needs no partners.
_EENVOUDIG = ("erkenning", "werkactor", "contingent")


def aanvraag(speler: Speler, deelnemer: Deelnemer) -> UUID:
    """For a manager a draft of his organisation; for others one that was submitted: always the same."""
    rol, huis = speler.lidmaatschap.rol, speler.lidmaatschap.organisatie
    if rol == BEHEERDER:
        al = Aanvraag.objects.filter(aanvrager=huis, soort="erkenning").first()
        return (al or maak_aanvraag("erkenning", status="concept", aanvrager=huis)).pk
    over = BESLIST_OVER.get(rol)
    soort = next((een for een in _EENVOUDIG if over and een in over), "erkenning")
    teken = f"proef {huis.pk.hex[:12]}"
    al = Aanvraag.objects.filter(tekenbevoegde=teken).first()
    return (al or maak_aanvraag(soort, status="ingediend", tekenbevoegde=teken)).pk


def deelname(speler: Speler, deelnemer: Deelnemer) -> UUID:
    """A seat of this player's organisation in somebody else's draft, still to be confirmed: always the same."""
    huis = speler.lidmaatschap.organisatie
    al = Deelname.objects.filter(organisatie=huis, aanvraag__soort="zorg").first()
    if al is None:
        andermans = maak_aanvraag("zorg", status="concept", bevestigd=False)
        al = andermans.deelnames.exclude(organisatie=andermans.aanvrager).order_by("plaats")[0]
        with in_handeling():
            Deelname.objects.filter(pk=al.pk).update(organisatie=huis)
    return al.pk
