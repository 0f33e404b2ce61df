"""The administrative pages on one landing page: a line each, shown to whoever the matrix lets in."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.toegang.matrix import mag


@dataclass(frozen=True)
class Beheerpagina:
    """One page: its heading on the landing page, its route (also its key in the matrix), and what it is for."""

    groep: str
    route: str
    titel: str
    uitleg: str


PAGINAS = (
    Beheerpagina(
        "Toezicht",
        "wissing_lijst",
        "Wissen",
        "Van wie de gegevens weg moeten: voorstellen, goedkeuren door een tweede persoon, intrekken.",
    ),
    Beheerpagina(
        "Toezicht",
        "inzagedossier_lijst",
        "Wie keek in een dossier",
        "De inzage van één dossier, en het rapport daarover voor de persoon.",
    ),
    Beheerpagina(
        "Toezicht",
        "onthaal_opvolging",
        "Onthaaltrajecten: stand",
        "Hoeveel mensen op een eerste contact wachten, en hoeveel te lang. Zonder namen.",
    ),
    Beheerpagina(
        "Toezicht",
        "wisattest_lijst",
        "Wisattesten van het onthaal",
        "Het bewijs dat onthaaltrajecten op tijd gewist zijn, zonder gegevens van mensen.",
    ),
    Beheerpagina(
        "Toezicht",
        "onthaaltelling_lijst",
        "Onthaaltrajecten in cijfers",
        "Hoeveel onthaaltrajecten hoe eindigden, per jaar en samenwerkingsverband.",
    ),
    Beheerpagina(
        "Mensen en toegang",
        "lid_lijst",
        "Medewerkers",
        "Wie er werkt, in welke rol en tot wanneer. Collega's uitnodigen en laten vertrekken.",
    ),
    Beheerpagina(
        "Organisaties en plaatsen",
        "organisatie_lijst",
        "Organisaties",
        "Wie meewerkt, hoe je hen bereikt, hun vestigingen en werkposten.",
    ),
    Beheerpagina(
        "Organisaties en plaatsen",
        "regio_lijst",
        "Werk- en zorgregio's",
        "Welke gemeente bij welke regio hoort, en sinds wanneer.",
    ),
    Beheerpagina(
        "Organisaties en plaatsen",
        "gbo_samenwerking_lijst",
        "Geïntegreerd breed onthaal",
        "Welk samenwerkingsverband welke gemeente dekt, en wie de kernpartners zijn.",
    ),
    Beheerpagina(
        "Regels en getallen",
        "parameter_lijst",
        "Parameters",
        "Alle bedragen, termijnen en grenzen, met hun bron en de dagen waarop ze gelden.",
    ),
    Beheerpagina(
        "Regels en getallen",
        "termijn_lijst",
        "Termijnen",
        "Hoe lang iets mag of moet duren, met het artikel erbij.",
    ),
    Beheerpagina(
        "Regels en getallen",
        "aanname_lijst",
        "Aannames",
        "Wat nergens in de regels staat en wij kozen, en wat nog niet gekend is.",
    ),
    Beheerpagina(
        "Uitwisseling met partners",
        "bericht_lijst",
        "Loket van de uitwisseling",
        "Berichten van koppelingen: wat er misging, wie moet reageren, en opnieuw proberen.",
    ),
    Beheerpagina(
        "Uitwisseling met partners",
        "koppeling_lijst",
        "Koppelingen",
        "Welke toepassingen van partners toegang hebben, met welke rechten en sleutels.",
    ),
    Beheerpagina(
        "Uitwisseling met partners",
        "protocol_lijst",
        "Protocollen",
        "De protocollen waarop de uitwisseling van gegevens rust.",
    ),
    Beheerpagina(
        "Lijsten meenemen",
        "uitvoer_lijst",
        "Exports",
        "Welke lijsten iemand als bestand meenam, en waarom.",
    ),
)


def beheerpaginas(door: Hoedanigheid) -> list[tuple[str, list[dict[str, str]]]]:
    """The pages this reader may open, under their headings; asks the database nothing."""
    uit: dict[str, list[dict[str, str]]] = {}
    for pagina in PAGINAS:
        if mag(door, pagina.route):
            uit.setdefault(pagina.groep, []).append(
                {"titel": pagina.titel, "uitleg": pagina.uitleg, "url": reverse(pagina.route)}
            )
    return list(uit.items())
