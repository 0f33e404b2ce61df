"""Which columns a file of requests has: new ones, and closed files of the decree of 2014."""

from __future__ import annotations

from trajecten.soorten import EINDEREDENEN
from werkzorg.ui.tabelkolommen import Kolom, vorm

WAT = "verzoeken"
_REDENEN = {vorm(tekst): sleutel for sleutel, label in EINDEREDENEN for tekst in (sleutel, label)}

KOLOMMEN: tuple[Kolom, ...] = (
    Kolom(
        "dossiernummer",
        "Dossiernummer",
        ("dossier",),
        "WZ-1234-567",
        "van iemand die jouw organisatie al volgt",
        is_verplicht=True,
    ),
    Kolom("ontvangen_op", "Ontvangen op", ("ontvangst",), "01/06/2026", "dd/mm/jjjj", is_verplicht=True),
    Kolom(
        "belemmeringen",
        "Belemmeringen",
        ("cmpps", "mmpps"),
        "psychisch, sociaal",
        "met een komma ertussen; mentaal alleen voor het decreet van 2014",
        is_verplicht=True,
    ),
    Kolom("akkoord_op", "Akkoord op", (), "", "leeg: de persoon vroeg het zelf"),
    Kolom("werk_nu", "Betaald werk nu mogelijk", (), "nee", "ja of nee"),
    Kolom("werk_later", "Betaald werk verwacht", (), "ja", "ja of nee"),
    Kolom("vraag", "Vraag", ("wat de persoon vraagt",), ""),
    Kolom("startdatum", "Eerste gesprek op", ("start",), "", "alleen voor het decreet van 2014"),
    Kolom("einddatum", "Geëindigd op", ("einde",), "", "alleen voor het decreet van 2014"),
    Kolom("einde_reden", "Reden van het einde", (), "", "alleen voor het decreet van 2014", keuzes=_REDENEN),
)
VAN_VELD = {kolom.veld: kolom for kolom in KOLOMMEN}
