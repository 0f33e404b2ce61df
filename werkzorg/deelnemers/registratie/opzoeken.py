"""What this app hands over about looking somebody up, joining him, and people who look like one."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.urls import reverse

from werkzorg.deelnemers.dossier import inszpaneel
from werkzorg.deelnemers.handelingen import aansluiten, dubbels, opzoeken, opzoekmelding
from werkzorg.deelnemers.models import Opzoekmelding
from werkzorg.handelen.dossier import Paneel
from werkzorg.handelen.register import Handeling, Registratie
from werkzorg.organisaties.hoedanigheid import Door
from werkzorg.organisaties.rollen import MET_DEELNEMERS
from werkzorg.toegang.matrix import Recht
from werkzorg.werklijst.soorten import Onderwerp, Taaksoort

DEELNEMER = "deelnemers.deelnemer"
OPZOEKMELDING = "deelnemers.opzoekmelding"

_ART_24_31 = "Decreet 8/7/2022 art. 24, 31-32"
_TOEZICHT = "AVG art. 39"
_FUNCTIONARIS = frozenset({opzoekmelding.FUNCTIONARIS})
_IDENTITEIT = frozenset({"identiteit"})


def _afhandelen(melding_id: UUID) -> str:
    return reverse("opzoekmelding_afhandelen", args=[melding_id])


def _onderwerpen(door: Door, ids: Iterable[UUID]) -> dict[UUID, Onderwerp]:
    """Per signal the organisation that looked up; no deelnemer."""
    rijen = Opzoekmelding.objects.zichtbaar_voor(door).filter(pk__in=list(ids)).select_related("organisatie")
    return {rij.pk: Onderwerp(rij.organisatie.naam) for rij in rijen}


REGISTRATIE = Registratie(
    deel="deelnemers.opzoeken",
    titel="Deelnemers",
    handelingen=(
        Handeling(
            Recht(
                "deelnemer_aansluiten",
                MET_DEELNEMERS,
                _ART_24_31,
                omschrijving="Iemand registreren die al een dossier heeft",
            ),
            aansluiten.deelnemer_aansluiten,
            # The same sentence as for a new person: the path does not tell who was known already.
            zin="Deelnemer geregistreerd",
            route="deelnemer_aansluiten",
        ),
        Handeling(
            Recht(
                "insz_opzoeken", MET_DEELNEMERS, _ART_24_31, omschrijving="Opzoeken op rijksregisternummer"
            ),
            opzoeken.insz_opzoeken,
            zin="Rijksregisternummer opgezocht",
            route="insz_opzoeken",
        ),
        Handeling(
            Recht(
                "insz_tonen",
                MET_DEELNEMERS,
                _ART_24_31,
                object_soort=DEELNEMER,
                groepen=_IDENTITEIT,
                omschrijving="Een rijksregisternummer tonen",
            ),
            opzoeken.insz_tonen,
            zin="Rijksregisternummer getoond",
            route="insz_tonen",
        ),
        Handeling(
            Recht(
                "dubbel_uitsluiten",
                MET_DEELNEMERS,
                "AVG art. 5",
                object_soort=DEELNEMER,
                groepen=_IDENTITEIT,
                omschrijving="Aangeven dat twee dossiers van verschillende mensen zijn",
            ),
            dubbels.dubbel_uitsluiten,
            zin="Onderscheiden van een ander dossier",
            route="dubbel_uitsluiten",
        ),
        Handeling(
            Recht("mismatch_melden", frozenset(), _TOEZICHT, klok=True),
            opzoekmelding.mismatch_melden,
            zin="Opzoeking met andere gegevens gemeld",
        ),
        Handeling(
            Recht("opzoeklimiet_melden", frozenset(), _TOEZICHT, klok=True),
            opzoekmelding.opzoeklimiet_melden,
            zin="Daglimiet op opzoeken gemeld",
        ),
        Handeling(
            Recht(
                "opzoekmelding_afhandelen",
                _FUNCTIONARIS,
                _TOEZICHT,
                object_soort=OPZOEKMELDING,
                omschrijving="Een melding over opzoeken afhandelen",
            ),
            opzoekmelding.opzoekmelding_afhandelen,
            zin="Melding over opzoeken afgehandeld",
            route="opzoekmelding_afhandelen",
        ),
    ),
    parameters=dict.fromkeys(
        ("insz_opzoeken", "deelnemer_aansluiten", "deelnemer_registreren", "insz_toevoegen"),
        ("insz_opzoekingen_per_dag", "insz_opzoekingen_per_organisatie"),
    ),
    lezingen=(
        Recht(
            "dubbel_lijst",
            MET_DEELNEMERS,
            "AVG art. 5",
            object_soort=DEELNEMER,
            omschrijving="Mensen die op elkaar lijken",
        ),
        Recht(
            "opzoekmelding_lijst",
            _FUNCTIONARIS,
            _TOEZICHT,
            object_soort=OPZOEKMELDING,
            omschrijving="Meldingen over opzoeken",
        ),
    ),
    # The functionaris sees no files: of a deelnemer only the dossier number, on the page of one signal.
    groepen={OPZOEKMELDING: dict.fromkeys(_FUNCTIONARIS, _IDENTITEIT)},
    taaksoorten=(
        Taaksoort(
            sleutel=opzoekmelding.TAAK,
            titel="Opzoeking nakijken",
            grondslag=_TOEZICHT,
            url=_afhandelen,
            onderwerpen=_onderwerpen,
        ),
    ),
    panelen=(
        Paneel(
            "insz",
            "Rijksregisternummer",
            "kop",
            "deelnemers/panelen/insz_kop.html",
            lambda _door, deelnemer: inszpaneel(deelnemer),
            volgorde=10,
        ),
    ),
)
