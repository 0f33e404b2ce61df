"""The values of the example document: invented people; the numbers have a right shape and do not exist."""

from __future__ import annotations

from datetime import date

from trajecten.exports.klantvolgsysteem import VDAB, Actie, Adres, Medewerker, Organisatie, Persoon, Traject
from trajecten.statussen import AFGEWERKT, BEZIG, LOPEND

_EEN = "5f2c0b9e-6a4b-4a1e-9d50-0000000"
VDAB_MECHELEN = Organisatie(f"{_EEN}00001", "VDAB Mechelen", ovo="OVO000078", type=VDAB)
CAW = Organisatie(f"{_EEN}00002", "CAW Voorbeeld (fictief)", kbo="0000000196")
GROEN = Organisatie(f"{_EEN}00003", "Groen aan Zet (fictief)", kbo="0000000097", email="info@groen.example")
KLINIEK = Organisatie(f"{_EEN}00004", "Kliniek voor verslaving (fictief)", kbo="0000000295")
VOORBEELD = Traject(
    id=f"{_EEN}00055",
    nummer="2026-000055",
    webadres="https://werkzorg.example",
    status=LOPEND,
    start=date(2026, 2, 2),
    einde=date(2027, 8, 1),
    deelnemer=Persoon(
        f"{_EEN}03b61",
        "Noor",
        "Voorbeeld",
        "99999999999",
        "2026-000055",
        "noor@voorbeeld.example",
        "+32470000000",
        Adres(f"{_EEN}03b61", "Voorbeeldlaan", "5", "0201", "2800", "Mechelen"),
    ),
    vdab=VDAB_MECHELEN,
    werk=Medewerker(f"{_EEN}000a1", "Wim", "Werkman", "wim@werk.example", VDAB_MECHELEN),
    zorg=Medewerker(f"{_EEN}000b2", "Zita", "Zorgmans", "zita@zorg.example", CAW),
    acties=(
        Actie(
            f"{_EEN}00901",
            "Kennismaking met groenonderhoud",
            "Werkattitudes aanleren",
            "werk",
            date(2026, 3, 2),
            date(2026, 3, 27),
            AFGEWERKT,
            GROEN,
        ),
        Actie(
            f"{_EEN}00902",
            "Ontwenning",
            "Zorgnoden verkennen en inzicht geven",
            "zorg",
            date(2026, 3, 10),
            date(2026, 9, 30),
            BEZIG,
            KLINIEK,
        ),
        Actie(
            f"{_EEN}00903",
            "Overleg met iedereen",
            "Overleg, afstemming en samenwerking",
            "overleg",
            date(2026, 4, 1),
            date(2026, 4, 1),
            BEZIG,
            CAW,
        ),
        Actie(
            f"{_EEN}00904",
            "Stage: onderhoud van perken",
            "",
            "werk",
            date(2026, 5, 4),
            date(2026, 6, 26),
            dienstverlener=GROEN,
        ),
    ),
)
