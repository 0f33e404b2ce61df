"""What this app hands over: its acts, pages, groups of data, effects, documents, tasks and notices."""

from __future__ import annotations

from uuid import UUID

from django.urls import reverse

from werkzorg.deelnemers.documenten import SOORTEN
from werkzorg.deelnemers.handelingen import ontvangstbewijs, registreren, wijzigen, wissen
from werkzorg.deelnemers.lijsten import EXPORTLIJSTEN
from werkzorg.deelnemers.meldingen import MELDINGEN, onderwerpen
from werkzorg.deelnemers.models import Betrokkenheid, Deelnemer
from werkzorg.deelnemers.statussen import VANUIT
from werkzorg.deelnemers.tasks import KLOKJOBS
from werkzorg.handelen.register import Handeling, Registratie
from werkzorg.organisaties.hoedanigheid import Door
from werkzorg.organisaties.rollen import MET_DEELNEMERS
from werkzorg.toegang.matrix import Recht
from werkzorg.werklijst.soorten import Taaksoort

DEELNEMER = "deelnemers.deelnemer"

_ART_24_31 = "Decreet 8/7/2022 art. 24, 31-32"
_ALLES = frozenset({"identiteit", "contact", "adres", "taal"})


def _insz_toevoegen(deelnemer_id: UUID) -> str:
    return reverse("insz_toevoegen", args=[deelnemer_id])


def _opening(door: Door, deelnemer: Deelnemer) -> frozenset[str]:
    """All groups with a full involvement, otherwise only who the person is (regelgeving 15, row 13)."""
    is_volledig: bool | None = getattr(deelnemer, "is_volledig", None)  # a page asks it with the row itself
    if is_volledig is None:
        is_volledig = (
            Betrokkenheid.objects.zichtbaar_voor(door).volledig().filter(deelnemer=deelnemer).exists()
        )
    return _ALLES if is_volledig else frozenset({"identiteit"})


REGISTRATIE = Registratie(
    deel="deelnemers.identiteit",
    exportlijsten=EXPORTLIJSTEN,
    titel="Deelnemers",
    toelichting=(
        "Een organisatie die iemand begeleidt, ziet alle gegevens. Wie zich aansluit bij iemand die al gekend is, "
        "ziet alleen wie die persoon is."
    ),
    handelingen=(
        Handeling(
            Recht(
                "deelnemer_registreren", MET_DEELNEMERS, _ART_24_31, omschrijving="Een deelnemer registreren"
            ),
            registreren.deelnemer_registreren,
            zin="Deelnemer geregistreerd",
            route="deelnemer_registreren",
            concept="Registreer deelnemer",
        ),
        Handeling(
            Recht(
                "deelnemer_wijzigen",
                MET_DEELNEMERS,
                "AVG art. 16",
                object_soort=DEELNEMER,
                groepen=_ALLES,
                omschrijving="De gegevens van een deelnemer wijzigen",
            ),
            wijzigen.deelnemer_wijzigen,
            zin="Gegevens gewijzigd",
            route="deelnemer_wijzigen",
            knop="Wijzig gegevens",
            plek="identiteit",
            concept="Wijzig gegevens",
        ),
        Handeling(
            Recht(
                "insz_toevoegen",
                MET_DEELNEMERS,
                _ART_24_31,
                object_soort=DEELNEMER,
                groepen=_ALLES,
                omschrijving="Een rijksregisternummer aanvullen",
            ),
            wijzigen.insz_toevoegen,
            zin="Rijksregisternummer toegevoegd",
            route="insz_toevoegen",
            knop="Vul rijksregisternummer aan",
            plek="identiteit",
            toestanden=VANUIT["insz_toevoegen"],
        ),
        Handeling(
            Recht(ontvangstbewijs.OPMAKEN, frozenset(), "AVG art. 13", klok=True),
            ontvangstbewijs.ontvangstbewijs_opmaken,
            zin="Ontvangstbewijs opgemaakt en verzegeld",
            verloop="documenten",
        ),
        Handeling(
            Recht("deelnemer_wissen", frozenset(), "Decreet 8/7/2022 art. 6, 25, 33", klok=True),
            wissen.deelnemer_wissen,
            zin="Gegevens gewist",
        ),
    ),
    lezingen=(
        Recht(
            "deelnemer_lijst",
            MET_DEELNEMERS,
            _ART_24_31,
            object_soort=DEELNEMER,
            omschrijving="De lijst van dossiers",
        ),
        Recht(
            "deelnemer_detail",
            MET_DEELNEMERS,
            _ART_24_31,
            object_soort=DEELNEMER,
            omschrijving="Wie een persoon is",
        ),
        Recht(
            "deelnemer_documenten",
            MET_DEELNEMERS,
            _ART_24_31,
            object_soort=DEELNEMER,
            omschrijving="De lijst van documenten van een persoon",
        ),
    ),
    groepen={DEELNEMER: dict.fromkeys(MET_DEELNEMERS, _ALLES)},
    openingen={DEELNEMER: _opening},
    groepnamen={
        "identiteit": "wie de persoon is",
        "contact": "e-mail en telefoon",
        "adres": "adres",
        "taal": "taal en tolk",
    },
    effecten={
        ontvangstbewijs.OPMAKEN: ontvangstbewijs.effect_ontvangstbewijs,
        wissen.BESTANDEN_WISSEN: wissen.effect_bestanden_wissen,
    },
    klokjobs=KLOKJOBS,
    documentsoorten=SOORTEN,
    taaksoorten=(
        Taaksoort(
            sleutel="insz_aanvullen",
            titel="Rijksregisternummer aanvullen",
            grondslag="Decreet 8/7/2022 art. 24",
            url=_insz_toevoegen,
            onderwerpen=onderwerpen,
            vervalt_bij_overlijden=True,
        ),
    ),
    meldingen=MELDINGEN,
)
