"""Hands over: taking in a file of people, and taking it back."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.urls import reverse

from werkzorg.deelnemers.handelingen import import_terugdraaien, importeren
from werkzorg.deelnemers.imports.uitvoeren import effect_import_uitvoeren
from werkzorg.deelnemers.meldingen import IMPORT_KLAAR, onderwerpen_van_imports
from werkzorg.handelen.register import Handeling, Meldingsoort, Registratie
from werkzorg.organisaties.hoedanigheid import Door
from werkzorg.organisaties.rollen import MET_DEELNEMERS
from werkzorg.toegang.matrix import Recht
from werkzorg.werklijst.soorten import Onderwerp, Taaksoort

IMPORT = importeren.SOORT
_ART_24_31 = "Decreet 8/7/2022 art. 24, 31-32"
_MET_BEHEER = MET_DEELNEMERS | {"organisatiebeheerder"}


def _detail(import_id: UUID) -> str:
    return reverse("import_detail", args=[import_id])


def _terugdraaien(import_id: UUID) -> str:
    return reverse("import_terugdraaien", args=[import_id])


def _onderwerpen(door: Door, ids: Iterable[UUID]) -> dict[UUID, Onderwerp]:
    return onderwerpen_van_imports(door, ids)


REGISTRATIE = Registratie(
    deel="deelnemers.importeren",
    titel="Deelnemers",
    handelingen=(
        Handeling(
            Recht(
                "deelnemers_importeren",
                MET_DEELNEMERS,
                _ART_24_31,
                omschrijving="Deelnemers inlezen uit een bestand",
            ),
            importeren.deelnemers_importeren,
            zin="Personen geïmporteerd",
            route="deelnemers_importeren",
        ),
        Handeling(
            Recht(
                "import_terugdraaien",
                _MET_BEHEER,
                "AVG art. 5, 17",
                object_soort=IMPORT,
                omschrijving="Een ingelezen bestand terugdraaien",
            ),
            import_terugdraaien.import_terugdraaien,
            zin="Import teruggedraaid",
            route="import_terugdraaien",
        ),
        Handeling(
            Recht("import_laten_vervallen", frozenset(), "AVG art. 5", klok=True),
            importeren.import_laten_vervallen,
            zin="Import vervallen",
        ),
    ),
    lezingen=(
        Recht(
            "import_detail",
            _MET_BEHEER,
            _ART_24_31,
            object_soort=IMPORT,
            omschrijving="Wat er van een import kwam",
        ),
        Recht("import_sjabloon", MET_DEELNEMERS, _ART_24_31, omschrijving="Het sjabloon voor een import"),
    ),
    effecten={importeren.UITVOEREN: effect_import_uitvoeren},
    taaksoorten=(
        Taaksoort(
            sleutel=import_terugdraaien.WISSEN_NAKIJKEN,
            titel="Wissen van een teruggedraaide import goedkeuren",
            grondslag="AVG art. 17",
            url=_terugdraaien,
            onderwerpen=_onderwerpen,
        ),
    ),
    meldingen={
        IMPORT_KLAAR: Meldingsoort(
            tekst="Een import is afgelopen. Kijk wat ervan kwam.",
            url=_detail,
            onderwerpen=_onderwerpen,
            mail_onderwerp="Een import is afgelopen in werkzorg",
            mail_tekst="Het bestand dat je liet uitvoeren, is afgelopen. Meld je aan om te zien wat ervan kwam:",
        )
    },
)
