"""The one timetable of all clock jobs: name -> when beat rings. What a job does stands with its app."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from celery.schedules import crontab

ROOSTER: dict[str, timedelta | crontab] = {
    "hartslag": timedelta(seconds=30),
    "opdrachten_vegen": timedelta(seconds=30),
    "bijlagen_nakijken": timedelta(minutes=10),
    "inzagelog_verzegelen": timedelta(seconds=60),
    # Who is too late is refused by the database itself: this only warns the desk.
    "oproepen_sluiten": timedelta(seconds=60),
    # Daily jobs are rung every hour: a missed night is caught up, a done day is skipped.
    "mandaten_bewaken": crontab(minute=23),
    "inzagelog_verankeren": crontab(minute=7),
    "oude_aanvragen_opruimen": crontab(minute=17),
    "uitvoer_laten_vervallen": crontab(minute=47),
    "oude_concepten_opruimen": crontab(minute=37),
    "imports_laten_vervallen": crontab(minute=57),
    "ama_inlezingen_laten_vervallen": crontab(minute=59),
    "goedgekeurde_wissingen_uitvoeren": crontab(minute=27),
    "vertrekken_uitvoeren": crontab(minute=3),
    "beheerders_nakijken": crontab(minute=13),
    "behandeltermijnen_bewaken": crontab(minute=23),
    "handhaving_bewaken": crontab(minute=33),
    "tandems_bewaken": crontab(minute=43),
    "mandaatverlies_verwerken": crontab(minute=53),
    "erkenningverlies_verwerken": crontab(minute=29),
    "termijnen_bewaken": crontab(minute=13),
    "uitvoering_bewaken": crontab(minute=19),
    "ama_overeenkomsten_bewaken": crontab(minute=29),
    "ama_evaluaties_bewaken": crontab(minute=27),
    "ama_signalen_geven": crontab(minute=49),
    "wse_kwartaalverslagen_opmaken": crontab(minute=9),
    "wse_jaarbeslissingen_bewaken": crontab(minute=41),
    "uitwisseling_bijhouden": crontab(minute=51),
    "koppelingen_bewaken": crontab(minute=52),
    "factorherstellen_laten_vervallen": timedelta(minutes=10),
    # Apart from the act by which it came: nothing ties what waits at a partner to a dossier.
    "onthaal_bewaken": timedelta(minutes=5),
    "adviezen_na_overlijden": crontab(minute=21),
    "onbereikbaren_sluiten": crontab(minute=39),
    "onthaal_wissen": crontab(minute=51),
}


def beat_schedule() -> dict[str, dict[str, Any]]:
    """The timetable as Celery beat reads it; a ring that waits longer than its interval is dropped."""
    return {
        naam: {
            "task": "klok_slaan",
            "schedule": wanneer,
            "args": (naam,),
            "options": {"expires": wanneer.total_seconds() if isinstance(wanneer, timedelta) else 3600},
        }
        for naam, wanneer in ROOSTER.items()
    }
