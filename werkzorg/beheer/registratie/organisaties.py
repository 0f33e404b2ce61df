"""Organisations, their branches and werkposten, and the werk- en zorgregio's."""

from __future__ import annotations

from werkzorg.beheer.handelingen import organisaties, werkposten
from werkzorg.beheer.organisatiebeeld import LABEL, groepen_voor, opening
from werkzorg.handelen.register import Handeling, Registratie
from werkzorg.organisaties.regels import REGISTREERT, WIJZIGT
from werkzorg.organisaties.rollen import ROLLEN
from werkzorg.toegang.matrix import Recht

# Beleid works with figures only; everybody else must know whom to turn to.
_ADRESBOEK = frozenset(ROLLEN) - {"beleid"}
_WIJZIGEN = frozenset(WIJZIGT)
_WERKPOST = frozenset({"begeleider_ama", "organisatiebeheerder"})

REGISTRATIE = Registratie(
    deel="beheer.organisaties",
    titel="Organisaties",
    toelichting=(
        "Het adresboek van wie meewerkt. Rekeningnummers ziet alleen wie betaalt en de eigen beheerder; wie de "
        "contactpersoon van een werkpost is, alleen de werkpost zelf en wie haar registreerde."
    ),
    handelingen=(
        Handeling(
            Recht(
                "organisatie_registreren",
                frozenset(REGISTREERT),
                "decreet 8/7/2022 art. 12, 13, 17, 28-30",
                omschrijving="Een organisatie registreren",
            ),
            organisaties.organisatie_registreren,
            zin="Organisatie geregistreerd",
            route="organisatie_registreren",
            concept="Organisatie registreren",
        ),
        Handeling(
            Recht(
                "organisatie_wijzigen",
                _WIJZIGEN,
                "AVG art. 5, 1, d",
                object_soort=LABEL,
                omschrijving="De gegevens van een organisatie wijzigen",
            ),
            organisaties.organisatie_wijzigen,
            zin="Organisatie gewijzigd",
            route="organisatie_wijzigen",
            concept="Gegevens van een organisatie",
        ),
        Handeling(
            Recht(
                "vestiging_bewaren",
                _WIJZIGEN,
                "AVG art. 5, 1, d",
                object_soort=LABEL,
                omschrijving="Een vestiging toevoegen of wijzigen",
            ),
            werkposten.vestiging_bewaren,
            zin="Vestiging bewaard",
            route="vestiging_bewaren",
        ),
        Handeling(
            Recht(
                "werkpost_registreren",
                _WERKPOST,
                "decreet 8/7/2022 art. 28-30",
                omschrijving="Een werkpost registreren",
            ),
            werkposten.werkpost_registreren,
            zin="Werkpost geregistreerd",
            route="werkpost_registreren",
            concept="Werkpost registreren",
        ),
    ),
    lezingen=(
        Recht(
            "organisatie_lijst",
            _ADRESBOEK,
            "decreet 8/7/2022 art. 10, 14 en 18",
            object_soort=LABEL,
            omschrijving="De lijst van organisaties",
        ),
        Recht(
            "organisatie_detail",
            _ADRESBOEK,
            "decreet 8/7/2022 art. 10, 14 en 18",
            object_soort=LABEL,
            omschrijving="De bladzijde van een organisatie",
        ),
        Recht(
            "regio_lijst",
            frozenset(ROLLEN),
            "decreet 8/7/2022 art. 12 en 17",
            omschrijving="Werk- en zorgregio's en hun gemeenten",
        ),
    ),
    groepen={LABEL: {rol: groepen_voor(rol) for rol in sorted(_ADRESBOEK)}},
    openingen={LABEL: opening},
    groepnamen={
        "rekening": "rekeningnummer",
        "werkposten": "werkposten",
        "contactpersoon": "contactpersoon van een werkpost",
    },
)
