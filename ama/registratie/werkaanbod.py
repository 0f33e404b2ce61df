"""What is handed over about werkposten: their offer, closed days, contacts, hints, and lost recognitions."""

from __future__ import annotations

from ama.bladen import contacten as contactbladen
from ama.bladen.werkpost import PLEK
from ama.handelingen import contacten, erkenningverlies, werkaanbod
from ama.handelingen.contacten import SOORT as CONTACT
from ama.handelingen.erkenningverlies import SOORT as VERLIES
from ama.handelingen.werkaanbod import SOORT as WERKPOST
from ama.lijsten.werkaanbod import EXPORTLIJSTEN
from ama.meldingen.werkaanbod import TAAKSOORTEN
from ama.querysets.lezers import (
    BEGELEIDER,
    BEHEERDER,
    DEPARTEMENT_WSE,
    DEPARTEMENT_ZORG,
    EIGEN_ORGANISATIE,
    WERKPOSTZOEKERS,
)
from ama.registratie.kern import STAND
from ama.tasks.erkenningverlies import KLOKJOBS
from werkzorg.handelen.register import Handeling, Registratie
from werkzorg.toegang.matrix import Recht

SLUITING = "ama.sluiting"
GROND = "Decreet 8/7/2022 art. 28-30"
_ERKENNING = "Decreet 8/7/2022 art. 30"
_STAND = frozenset({STAND})
_VERLIESLEZERS = frozenset({BEGELEIDER, BEHEERDER, DEPARTEMENT_ZORG, DEPARTEMENT_WSE})

REGISTRATIE = Registratie(
    deel="ama.werkaanbod",
    titel="Arbeidsmatige activiteiten: werkaanbod",
    toelichting=(
        "Wie een plaats zoekt, ziet wat elke werkpost aanbiedt en hoeveel plaatsen er vrij zijn. Wie er werkt, ziet "
        "alleen de begeleider zelf. Contacten met mogelijke werkposten ziet alleen de eigen organisatie."
    ),
    groepen={
        VERLIES: {
            BEGELEIDER: _STAND,
            BEHEERDER: _STAND,
            DEPARTEMENT_ZORG: _STAND,
            DEPARTEMENT_WSE: _STAND,
        },
    },
    handelingen=(
        Handeling(
            Recht(
                "werkaanbod_registreren",
                EIGEN_ORGANISATIE,
                GROND,
                object_soort=WERKPOST,
                omschrijving="Opschrijven wat een werkpost aanbiedt",
            ),
            werkaanbod.werkaanbod_registreren,
            zin="Aanbod van een werkpost opgeschreven",
            route="werkaanbod_registreren",
            knop="Werk het aanbod bij",
            plek=PLEK,
            concept="Aanbod van een werkpost",
        ),
        Handeling(
            Recht(
                "werkpost_sluiten",
                EIGEN_ORGANISATIE,
                GROND,
                object_soort=WERKPOST,
                omschrijving="Opschrijven wanneer een werkpost gesloten is",
            ),
            werkaanbod.werkpost_sluiten,
            zin="Sluitingsdagen van een werkpost genoteerd",
            route="werkpost_sluiten",
            knop="Noteer sluitingsdagen",
            plek=PLEK,
        ),
        Handeling(
            Recht(
                "sluiting_intrekken",
                EIGEN_ORGANISATIE,
                GROND,
                object_soort=SLUITING,
                omschrijving="Sluitingsdagen van een werkpost intrekken",
            ),
            werkaanbod.sluiting_intrekken,
            zin="Sluitingsdagen van een werkpost ingetrokken",
            route="sluiting_intrekken",
            knop="Trek de sluiting in",
            plek="sluiting",
        ),
        Handeling(
            Recht(
                "werkpost_beeindigen",
                EIGEN_ORGANISATIE,
                GROND,
                object_soort=WERKPOST,
                omschrijving="Een werkpost voorgoed sluiten",
            ),
            werkaanbod.werkpost_beeindigen,
            zin="Werkpost voorgoed gesloten",
            route="werkpost_beeindigen",
            knop="Sluit voorgoed",
            plek=PLEK,
        ),
        Handeling(
            Recht(
                "contact_bewaren",
                EIGEN_ORGANISATIE,
                GROND,
                object_soort=CONTACT,
                omschrijving="Een contact met een mogelijke werkpost bewaren",
            ),
            contacten.contact_bewaren,
            zin="Contact met een mogelijke werkpost bewaard",
            route="contact_bewaren",
            knop="Bewaar een contact",
            plek="contactlijst",
            concept="Nieuw contact",
        ),
        Handeling(
            Recht(
                "contactmoment_noteren",
                EIGEN_ORGANISATIE,
                GROND,
                object_soort=CONTACT,
                omschrijving="Een gesprek met een mogelijke werkpost noteren",
            ),
            contacten.contactmoment_noteren,
            zin="Gesprek met een mogelijke werkpost genoteerd",
            route="contactmoment_noteren",
            knop="Noteer een contact",
            plek=contactbladen.PLEK,
            concept="Gesprek met een contact",
        ),
        Handeling(
            Recht(
                "contact_wijzigen",
                EIGEN_ORGANISATIE,
                GROND,
                object_soort=CONTACT,
                omschrijving="De gegevens van een contact wijzigen",
            ),
            contacten.contact_wijzigen,
            zin="Contact gewijzigd",
            route="contact_wijzigen",
            knop="Wijzig het contact",
            plek=contactbladen.PLEK,
            concept="Wijziging van een contact",
        ),
        Handeling(
            Recht("erkenningverlies_verwerken", frozenset(), _ERKENNING, klok=True),
            erkenningverlies.erkenningverlies_verwerken,
            zin="Overeenkomsten geteld die een erkenning verliezen",
        ),
        Handeling(
            Recht(
                "erkenningverlies_afhandelen",
                frozenset({BEGELEIDER}),
                _ERKENNING,
                object_soort=VERLIES,
                groepen=_STAND,
                omschrijving="Zeggen dat een overeenkomst niet overgedragen hoeft te worden",
            ),
            erkenningverlies.erkenningverlies_afhandelen,
            zin="Verloren erkenning afgehandeld",
            route="erkenningverlies_afhandelen",
            knop="Handel dit verlies af",
            toestanden=frozenset({"open"}),
            plek="erkenningverlies",
        ),
    ),
    lezingen=(
        Recht(
            "werkaanbod_lijst",
            WERKPOSTZOEKERS,
            GROND,
            object_soort=WERKPOST,
            omschrijving="Het werkaanbod van alle werkposten",
        ),
        Recht(
            "werkaanbod_detail", WERKPOSTZOEKERS, GROND, object_soort=WERKPOST, omschrijving="Eén werkpost"
        ),
        Recht(
            "contact_lijst",
            EIGEN_ORGANISATIE,
            GROND,
            object_soort=CONTACT,
            omschrijving="De contacten met mogelijke werkposten",
        ),
        Recht("contact_detail", EIGEN_ORGANISATIE, GROND, object_soort=CONTACT, omschrijving="Eén contact"),
        Recht(
            "wenken_lezen",
            EIGEN_ORGANISATIE,
            "Departement Zorg, FAQ AMA",
            omschrijving="Wat je moet weten over onkosten, verzekering en veiligheid",
        ),
        Recht(
            "erkenningverlies_lijst",
            _VERLIESLEZERS,
            _ERKENNING,
            object_soort=VERLIES,
            omschrijving="De overeenkomsten waarvan de begeleider zijn erkenning verliest",
        ),
    ),
    taaksoorten=TAAKSOORTEN,
    klokjobs=KLOKJOBS,
    exportlijsten=EXPORTLIJSTEN,
    parameters={
        "contact_lijst": ("ama_contact_opvolgen",),
        "contact_detail": ("ama_contact_opvolgen",),
        "wenken_lezen": ("ama_geschenkcheque_basis",),
    },
)
