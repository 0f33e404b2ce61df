"""What the letter says when a decision is taken anew after a founded challenge, in u-form."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mandaten.documenten.besluitteksten import waar, wat
from mandaten.documenten.besluitzaak import Teksten, Zaak
from mandaten.models import Aard
from werkzorg.ui.formaten import datum

_HERSTEL = {
    Aard.INTREKKING: "Wat vóór de intrekking gold, geldt opnieuw, ook voor de dagen ertussen.",
    Aard.SCHORSING: "De schorsing vervalt helemaal, ook voor de dagen die al voorbij zijn.",
    Aard.VERMINDERING: "Uw vergoeding wordt niet verminderd of teruggevorderd door dat besluit.",
}


@dataclass(frozen=True)
class Vorig:
    """The decision that was challenged."""

    nummer: str
    aard: str
    genomen_op: date


def herzieningsteksten(zaak: Zaak, vorig: Vorig) -> Teksten:
    """The parts of the letter about this case, after a founded challenge of `vorig`."""
    welk = f"ons besluit {vorig.nummer} van {datum(vorig.genomen_op)}"
    over = f"over {wat(zaak.soort)} van {zaak.houder}{waar(zaak)}"
    feiten = [
        ("Organisatie", zaak.houder),
        ("Vorig besluit", f"{vorig.nummer}: {Aard(vorig.aard).label.lower()}"),
    ]
    if zaak.toekenning_nummer:
        feiten.append(("Toegekend als", zaak.toekenning_nummer))
    vooraf = (f"Een bezwaar of beroep tegen {welk} was gegrond. Daarom beslissen wij opnieuw.",)
    gronden = (
        zaak.soort.rechtsgrond,
        "Wet van 29 juli 1991 over de uitdrukkelijke motivering van bestuurshandelingen",
    )
    if zaak.aard == Aard.VERVAL:
        return Teksten(
            "Ons vorige besluit vervalt",
            (f"{welk[0].upper()}{welk[1:]} {over} vervalt.", _HERSTEL[Aard(vorig.aard)]),
            tuple(feiten),
            vooraf,
            ("Het openbare register van mandaten en erkenningen is aangepast waar dat nodig is.",),
            gronden,
        )
    return Teksten(
        "Ons vorige besluit blijft",
        (
            f"Wij beslisten opnieuw {over}.",
            f"{welk[0].upper()}{welk[1:]} blijft gelden.",
            "Hieronder leest u waarom, en wat u kunt doen als u het niet eens bent met dit besluit.",
        ),
        tuple(feiten),
        vooraf,
        gronden=gronden,
    )
