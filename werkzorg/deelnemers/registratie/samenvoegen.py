"""Hands over: making two records of one person one, undoing that, a death, and who has access."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.urls import reverse

from werkzorg.deelnemers.handelingen import betrokkenheid, ongedaan_maken, overlijden, samenvoegen
from werkzorg.deelnemers.meldingen import onderwerpen
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.handelen.dossier import Paneel
from werkzorg.handelen.register import Handeling, Registratie
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.organisaties.rollen import MET_DEELNEMERS
from werkzorg.toegang.matrix import MATRIX, Recht, groepen_van
from werkzorg.ui import formaten
from werkzorg.werklijst.soorten import Taaksoort

DEELNEMER = "deelnemers.deelnemer"
_ALLES = frozenset({"identiteit", "contact", "adres", "taal"})
_ART_24_31 = "Decreet 8/7/2022 art. 24, 31-32"


def _samenvoegen(deelnemer_id: UUID) -> str:
    return reverse("deelnemers_samenvoegen", args=[deelnemer_id])


def _toestand(door: Hoedanigheid, deelnemer: Deelnemer) -> dict[str, Any] | None:
    """That somebody died, and under which names he was known; None when there is nothing of it."""
    vroeger: list[str] = deelnemer.vroeger  # type: ignore[attr-defined]  # comes with `met_omvang`
    if not (deelnemer.is_overleden or vroeger):
        return None
    mag_verbeteren = MATRIX["overlijden_registreren"].groepen <= groepen_van(door, deelnemer)
    zin = f"Overleden op {formaten.datum(deelnemer.overleden_op)}." if deelnemer.overleden_op else ""
    url = reverse("overlijden_registreren", args=[deelnemer.pk]) if mag_verbeteren else ""
    return {"overleden": zin, "url": url, "vroeger": vroeger}


REGISTRATIE = Registratie(
    deel="deelnemers.samenvoegen",
    titel="Deelnemers",
    handelingen=(
        Handeling(
            Recht(
                "deelnemers_samenvoegen",
                MET_DEELNEMERS,
                "AVG art. 5, 16",
                object_soort=DEELNEMER,
                groepen=_ALLES,
                omschrijving="Twee dossiers van dezelfde persoon samenvoegen",
            ),
            samenvoegen.deelnemers_samenvoegen,
            zin="Dossiers samengevoegd",
            route="deelnemers_samenvoegen",
            knop="Voeg samen",
            plek="identiteit",
        ),
        Handeling(
            Recht(
                "samenvoeging_ongedaan_maken",
                MET_DEELNEMERS,
                "AVG art. 5, 16",
                object_soort=DEELNEMER,
                groepen=_ALLES,
                omschrijving="Een samenvoeging ongedaan maken",
            ),
            ongedaan_maken.samenvoeging_ongedaan_maken,
            zin="Samenvoeging ongedaan gemaakt",
            route="samenvoeging_ongedaan_maken",
        ),
        Handeling(
            Recht(
                "overlijden_registreren",
                MET_DEELNEMERS,
                "AVG art. 5, 16",
                object_soort=DEELNEMER,
                groepen=_ALLES,
                omschrijving="Een overlijden registreren",
            ),
            overlijden.overlijden_registreren,
            zin="Overlijden geregistreerd of verbeterd",
            route="overlijden_registreren",
            knop="Registreer overlijden",
            plek="identiteit",
        ),
        Handeling(
            Recht(
                "betrokkenheid_openen",
                MET_DEELNEMERS,
                _ART_24_31,
                object_soort=DEELNEMER,
                groepen=_ALLES,
                omschrijving="Een collega toegang geven tot een dossier",
            ),
            betrokkenheid.betrokkenheid_openen,
            zin="Toegang gegeven aan een collega",
            route="betrokkenheid_openen",
        ),
        Handeling(
            Recht(
                "betrokkenheid_sluiten",
                MET_DEELNEMERS,
                _ART_24_31,
                object_soort=DEELNEMER,
                omschrijving="Toegang tot een dossier sluiten",
            ),
            betrokkenheid.betrokkenheid_sluiten,
            zin="Toegang gesloten",
            route="betrokkenheid_sluiten",
        ),
    ),
    parameters={"deelnemers_samenvoegen": ("samenvoeging_ongedaan_dagen",)},
    lezingen=(
        Recht(
            "deelnemer_toegang",
            MET_DEELNEMERS,
            _ART_24_31,
            object_soort=DEELNEMER,
            omschrijving="Wie toegang heeft tot een dossier",
        ),
    ),
    taaksoorten=(
        Taaksoort(
            sleutel=samenvoegen.BEOORDELEN,
            titel="Nakijken of twee dossiers van dezelfde persoon zijn",
            grondslag="AVG art. 5",
            url=_samenvoegen,
            onderwerpen=onderwerpen,
        ),
    ),
    panelen=(
        Paneel("toestand", "Belangrijk", "kop", "deelnemers/panelen/toestand.html", _toestand, volgorde=5),
    ),
)
