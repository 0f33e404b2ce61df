"""What a transfer through the API costs, beside the bare framework in the same run.

`python -m werkzorg.demo.proefservers -- python bench/overdrachten.py` (own servers, nothing left behind; minutes).
500 people get an advies Welzijn, and a machine of VDAB hands each of them to a core partner: the volume of an hour.
There are two floors, both the same message to one operation of django-ninja in the same process without any middleware:
the bare one checks its shape, reads one row and writes one; the one with a token looks the token up as we do and writes
the very row that a transfer writes, history and all. Only the ratios say something about the application; the hour
leaves 7.2 seconds for each.
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from uuid import uuid4

AANTAL = 500
PER_UUR_MS = 3_600_000 / AANTAL
# Rehearsals that do not count.
WARM = 20


def bladen_van_een_uur(duren: Sequence[float]) -> tuple[float, float, float]:
    """The median, the 95th percentile and the longest, in milliseconds."""
    return statistics.median(duren), statistics.quantiles(duren, n=20)[18], max(duren)


def meet(doe: Callable[[Any], Any], wat: Sequence[Any]) -> list[float]:
    """How long each takes, in milliseconds; the first few do not count."""
    duren = []
    for nummer, een in enumerate(wat):
        begin = time.perf_counter()
        antwoord = doe(een)
        duur = (time.perf_counter() - begin) * 1000
        assert antwoord.status_code == 201, antwoord.content
        if nummer >= WARM:
            duren.append(duur)
    return duren


def bewerking(naam: str, doe: Callable[[Any, Any], None]) -> Callable[[Any], Any]:
    """The view of one operation of django-ninja that does this, without anything of ours around it."""
    from django.db import transaction
    from django.http import HttpRequest
    from ninja import NinjaAPI
    from ninja.responses import Status

    from gbo.schemas import OverdrachtIn

    api = NinjaAPI(urls_namespace=naam, openapi_url=None, docs_url=None)

    def kaal(request: HttpRequest, invoer: OverdrachtIn) -> Status[dict[str, str]]:
        with transaction.atomic():
            doe(request, invoer)
        return Status(201, {"status": "overgedragen"})

    # The shapes are imported here, so ninja cannot find them by their names.
    kaal.__annotations__ |= {"request": HttpRequest, "invoer": OverdrachtIn}
    api.post("/kaal", response={201: dict[str, str]}, url_name="kaal")(kaal)
    (view,) = [een.callback for een in api.urls[0] if een.name == "kaal"]
    return view


def lees_en_schrijf(request: Any, invoer: Any) -> None:
    """Reads one row and writes one."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM organisaties_organisatie WHERE id = %s", [invoer.kernpartner])
        cursor.fetchone()
        cursor.execute(
            "INSERT INTO gebruikers_drempel (sleutel, over, bijgewerkt_op, vol_op) VALUES (%s, 1, now(), now())",
            [uuid4().hex],
        )


def met_token(partner: Any) -> Callable[[Any, Any], None]:
    """Looks the token up, and writes the row that a transfer to this partner writes."""
    from tests.gbo.onthalen import maak_onthaal
    from werkzorg.uitwisseling.handelingen.tokens import lees_token

    def doe(request: Any, invoer: Any) -> None:
        assert lees_token(request.headers["Authorization"].removeprefix("Bearer ")) is not None
        maak_onthaal(partner)

    return doe


def main(argumenten: Sequence[str] | None = None) -> int:
    """Migrates the configured (empty) database, makes what is needed, and prints both."""
    ontleder = argparse.ArgumentParser(description=__doc__)
    ontleder.add_argument("--aantal", type=int, default=AANTAL)
    ontleder.add_argument("--klaar", action="store_true", help="de databank is al gemigreerd")
    keuze = ontleder.parse_args(argumenten)
    sys.path.insert(0, str(Path(__file__).parents[1]))

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "werkzorg.settings")
    import django

    django.setup()
    logging.disable(logging.INFO)
    from django.conf import settings
    from django.core.management import call_command
    from django.test import Client, RequestFactory

    if not keuze.klaar:
        call_command("migrate", verbosity=0)
    settings.ALLOWED_HOSTS.append("testserver")
    from tests.deelnemers.personen import registreer
    from tests.gbo.overdragen import ADRES, CONTACT, adviseer, dek
    from tests.rolverdeling import maak_rolverdeling
    from tests.uitwisseling.maken import maak_koppeling
    from werkzorg.api import wacht
    from werkzorg.uitwisseling.domein.scopes import ADVIEZEN_AANLEVEREN

    cast = maak_rolverdeling()
    dek(cast)
    vdab, partner = cast.spelers["vdab_beslisser"], cast.spelers["gbo_medewerker"].lidmaatschap
    print(f"{keuze.aantal + WARM} adviezen maken", flush=True)
    adviezen = [
        adviseer(cast, registreer(vdab.door, insz="", insz_ontbreekt="aangevraagd", **ADRES, **CONTACT))
        for _ in range(keuze.aantal + WARM)
    ]
    client = Client()
    machine = maak_koppeling(vdab.lidmaatschap.organisatie, [ADVIEZEN_AANLEVEREN]).bellen(client)
    inhoud = {
        "versie": 1,
        "kernpartner": str(partner.organisatie_id),
        "akkoord_op": adviezen[0].geinformeerd_op.isoformat(),
        "hulpverlener": {"naam": "Dr. Peeters"},
    }
    # An hour of transfers in a few seconds: the limit per minute is not what is measured.
    vars(wacht)["tel"] = lambda koppeling: None
    duren = meet(lambda een: machine.stuur(f"/welzijnsadviezen/{een.pk}/overdracht", inhoud), adviezen)
    maak, kop = RequestFactory(), {"Authorization": f"Bearer {machine.token}"}
    vloeren = {}
    for naam, doe in (
        ("kaal framework", lees_en_schrijf),
        ("met token en rij", met_token(cast.spelers["gbo_medewerker"])),
    ):
        view = bewerking(naam, doe)
        vloeren[naam] = meet(
            lambda _, view=view: view(
                maak.post("/kaal", json.dumps(inhoud), content_type="application/json", headers=kop)
            ),
            adviezen,
        )
    print(f"{len(duren)} overdrachten; een uur laat {PER_UUR_MS:.0f} ms voor elk")
    for naam, reeks in (*vloeren.items(), ("overdracht", duren)):
        midden, p95, langst = bladen_van_een_uur(reeks)
        print(f"  {naam:16} mediaan {midden:7.1f} ms   p95 {p95:7.1f} ms   langst {langst:7.1f} ms")
    for naam, reeks in vloeren.items():
        print(f"  p95 is {bladen_van_een_uur(duren)[1] / bladen_van_een_uur(reeks)[1]:.1f} x {naam}")
    assert bladen_van_een_uur(duren)[1] < PER_UUR_MS
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
