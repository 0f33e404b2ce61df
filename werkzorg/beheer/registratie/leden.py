"""Colleagues: inviting, giving and ending roles, handing work over, and a lost second factor."""

from __future__ import annotations

from werkzorg.beheer.domein.leden import LEDENBEHEER
from werkzorg.beheer.handelingen import beheerders, factorherstel, leden, overdracht, vertrek
from werkzorg.beheer.meldingen import MELDINGEN, TAAKSOORTEN
from werkzorg.beheer.statussen import VANUIT
from werkzorg.beheer.tasks import LEDEN_KLOKJOBS
from werkzorg.handelen.register import Handeling, Registratie
from werkzorg.toegang.matrix import Recht

LID = "organisaties.lidmaatschap"
HERSTEL = "beheer.factorherstel"
_GROND = "AVG art. 5, 1, f en art. 32"
_NIEMAND: frozenset[str] = frozenset()


# How help and the matrix call an act on a colleague or on a proposal.
_NAMEN = {
    "uitnodiging_vernieuwen": "Een uitnodiging opnieuw sturen",
    "uitnodiging_intrekken": "Een uitnodiging intrekken",
    "lidmaatschap_geven": "Een collega een rol erbij geven",
    "werk_overdragen": "Het werk van een collega overdragen",
    "factorherstel_voorstellen": "Voorstellen om de tweede stap van een collega te wissen",
    "vertrek_annuleren": "Een vertrek annuleren",
    "lidmaatschap_beeindigen": "Een rol van een collega beëindigen",
    "tweede_factor_herstellen": "De tweede stap van een collega wissen",
    "factorherstel_intrekken": "Het wissen van een tweede stap tegenhouden",
}


def _op_lid(sleutel: str, functie: object, zin: str, knop: str) -> Handeling:
    """An act on one colleague, with its button on his page."""
    return Handeling(
        Recht(sleutel, LEDENBEHEER, _GROND, object_soort=LID, omschrijving=_NAMEN[sleutel]),
        functie,  # type: ignore[arg-type]
        zin=zin,
        route=sleutel,
        knop=knop,
        plek="lid",
        toestanden=VANUIT[sleutel],
    )


def _op_herstel(sleutel: str, functie: object, zin: str) -> Handeling:
    """An act on a proposal, done on its own page."""
    return Handeling(
        Recht(sleutel, LEDENBEHEER, _GROND, object_soort=HERSTEL, omschrijving=_NAMEN[sleutel]),
        functie,  # type: ignore[arg-type]
        zin=zin,
        route=sleutel,
    )


def _klok(sleutel: str, functie: object, zin: str) -> Handeling:
    """An act of the clock alone."""
    return Handeling(Recht(sleutel, _NIEMAND, _GROND, klok=True), functie, zin=zin)  # type: ignore[arg-type]


REGISTRATIE = Registratie(
    deel="beheer.leden",
    titel="Medewerkers en rollen",
    toelichting="Wie in een organisatie werkt, in welke rol, van wanneer tot wanneer.",
    handelingen=(
        Handeling(
            Recht("gebruiker_uitnodigen", LEDENBEHEER, _GROND, omschrijving="Een collega uitnodigen"),
            leden.gebruiker_uitnodigen,
            zin="Uitgenodigd",
            route="gebruiker_uitnodigen",
        ),
        _op_lid(
            "uitnodiging_vernieuwen", leden.uitnodiging_vernieuwen, "Opnieuw uitgenodigd", "Stuur opnieuw"
        ),
        _op_lid("uitnodiging_intrekken", leden.uitnodiging_intrekken, "Uitnodiging ingetrokken", "Trek in"),
        _op_lid("lidmaatschap_geven", leden.lidmaatschap_geven, "Rol gegeven", "Geef een rol erbij"),
        _op_lid("werk_overdragen", vertrek.werk_overdragen, "Werk overgedragen", "Draag werk over"),
        _op_lid(
            "factorherstel_voorstellen",
            factorherstel.factorherstel_voorstellen,
            "Herstel van de tweede stap voorgesteld",
            "Herstel tweede stap",
        ),
        _op_lid("vertrek_annuleren", vertrek.vertrek_annuleren, "Vertrek geannuleerd", "Annuleer vertrek"),
        _op_lid(
            "lidmaatschap_beeindigen", vertrek.lidmaatschap_beeindigen, "Vertrek vastgelegd", "Beëindig rol"
        ),
        _op_herstel("tweede_factor_herstellen", factorherstel.tweede_factor_herstellen, "Tweede stap gewist"),
        _op_herstel(
            "factorherstel_intrekken",
            factorherstel.factorherstel_intrekken,
            "Herstel van de tweede stap ingetrokken",
        ),
        _klok("vertrek_uitvoeren", vertrek.vertrek_uitvoeren, "Rol voorbij, werk overgedragen"),
        _klok("beheerder_missen", beheerders.beheerder_missen, "Geen beheerder meer"),
        _klok("beheerder_terugvinden", beheerders.beheerder_terugvinden, "Opnieuw een beheerder"),
        _klok(
            "factorherstel_laten_vervallen",
            factorherstel.factorherstel_laten_vervallen,
            "Herstel van de tweede stap vervallen",
        ),
    ),
    lezingen=(
        Recht("lid_lijst", LEDENBEHEER, _GROND, omschrijving="De lijst van medewerkers"),
        Recht(
            "lid_detail", LEDENBEHEER, _GROND, object_soort=LID, omschrijving="De fiche van een medewerker"
        ),
    ),
    taaksoorten=TAAKSOORTEN,
    meldingen=MELDINGEN,
    klokjobs=LEDEN_KLOKJOBS,
    overdrachten=(overdracht.TAKEN, overdracht.DOSSIERS),
)
