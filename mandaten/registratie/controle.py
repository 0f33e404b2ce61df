"""What is handed over about inspection: the campaign, its files, their pages and tasks."""

from __future__ import annotations

from mandaten.bladen.controle import PLEK
from mandaten.domein.stukken import ANTWOORDSTUK, BEVINDINGSTUK
from mandaten.handelingen import bewaken, controle
from mandaten.meldingen.controle import MELDINGEN, TAAKSOORTEN
from mandaten.models import Controledossier
from mandaten.querysets import BEHEERDER, INSPECTIE
from mandaten.soorten import BESLISSERS
from mandaten.statussen import BESLOTEN, CONTROLEOVERGANGEN
from werkzorg.documenten.bestandstypes import DOSSIERSTUK, DOSSIERSTUK_HOOGSTENS
from werkzorg.documenten.soorten import Bijlagesoort
from werkzorg.handelen.overgangen import vanuit
from werkzorg.handelen.register import Handeling, Registratie
from werkzorg.toegang.matrix import Recht

_GROND = "Decreet 8/7/2022 art. 34"
_RONDE, _DOSSIER = controle.RONDE, controle.SOORT
_HOUDER = frozenset({BEHEERDER})
_DIENST = BESLISSERS | {INSPECTIE}

REGISTRATIE = Registratie(
    deel="mandaten.controle",
    titel="Mandaten en erkenningen",
    handelingen=(
        Handeling(
            Recht(
                "controle_starten",
                BESLISSERS,
                _GROND,
                omschrijving="Een controle met een steekproef starten",
            ),
            controle.controle_starten,
            zin="Controle gestart",
            route="controle_starten",
            knop="Start een controle",
            concept="Controle starten",
        ),
        Handeling(
            Recht(
                "bevindingen_vastleggen",
                BESLISSERS,
                _GROND,
                object_soort=_DOSSIER,
                omschrijving="De bevindingen van een controle vastleggen",
            ),
            controle.bevindingen_vastleggen,
            zin="Bevindingen vastgelegd",
            route="bevindingen_vastleggen",
            knop="Leg de bevindingen vast",
            toestanden=vanuit(CONTROLEOVERGANGEN, "bevindingen_vastleggen"),
            plek=PLEK,
            concept="Bevindingen van een controle",
        ),
        Handeling(
            Recht(
                "bevindingen_beantwoorden",
                _HOUDER,
                _GROND,
                object_soort=_DOSSIER,
                omschrijving="Op de bevindingen van een controle antwoorden",
            ),
            controle.bevindingen_beantwoorden,
            zin="Bevindingen beantwoord",
            route="bevindingen_beantwoorden",
            knop="Antwoord op de bevindingen",
            toestanden=vanuit(CONTROLEOVERGANGEN, "bevindingen_beantwoorden"),
            plek=PLEK,
            concept="Antwoord op een controle",
        ),
        Handeling(
            Recht(
                "controledossier_besluiten",
                BESLISSERS,
                _GROND,
                object_soort=_DOSSIER,
                omschrijving="Over een gecontroleerd dossier besluiten",
            ),
            controle.controledossier_besluiten,
            zin="Over controledossier besloten",
            route="controledossier_besluiten",
            knop="Besluit over dit dossier",
            toestanden=vanuit(CONTROLEOVERGANGEN, "controledossier_besluiten"),
            plek=PLEK,
            concept="Besluit over een controle",
        ),
        Handeling(
            Recht(
                "opvolging_registreren",
                BESLISSERS,
                _GROND,
                object_soort=_DOSSIER,
                omschrijving="De opvolging van een controle vastleggen",
            ),
            controle.opvolging_registreren,
            zin="Opvolging van een controle nagegaan",
            route="opvolging_registreren",
            knop="Registreer de opvolging",
            toestanden=frozenset({BESLOTEN}),
            plek=PLEK,
            concept="Opvolging van een controle",
        ),
        Handeling(
            Recht(
                "controle_afsluiten",
                BESLISSERS,
                _GROND,
                object_soort=_RONDE,
                omschrijving="Een controle afsluiten",
            ),
            controle.controle_afsluiten,
            zin="Controle afgesloten",
            route="controle_afsluiten",
            knop="Sluit de controle af",
            toestanden=frozenset({"lopend"}),
            plek=PLEK,
            concept="Controle afsluiten",
        ),
        Handeling(
            Recht("controle_signaleren", frozenset(), _GROND, klok=True, object_soort=_DOSSIER),
            bewaken.controle_signaleren,
            zin="Antwoordtermijn van een controle voorbij",
        ),
    ),
    lezingen=(
        Recht("controle_lijst", _DIENST | _HOUDER, _GROND, omschrijving="Controles"),
        Recht(
            "controle_detail",
            _DIENST,
            _GROND,
            object_soort=_RONDE,
            omschrijving="Eén controle met haar steekproef",
        ),
        Recht(
            "controledossier_detail",
            _DIENST | _HOUDER,
            _GROND,
            object_soort=_DOSSIER,
            omschrijving="Eén gecontroleerd dossier",
        ),
    ),
    bijlagesoorten=tuple(
        Bijlagesoort(
            sleutel, label, Controledossier.objects.zichtbaar_voor, DOSSIERSTUK, DOSSIERSTUK_HOOGSTENS
        )
        for sleutel, label in (
            (BEVINDINGSTUK, "Bewijs bij bevindingen"),
            (ANTWOORDSTUK, "Bewijs bij een antwoord op bevindingen"),
        )
    ),
    meldingen=MELDINGEN,
    taaksoorten=TAAKSOORTEN,
    parameters={
        "controle_starten": ("controle_antwoord_termijn",),
        "bevindingen_vastleggen": ("termijn_verschuift",),
    },
)
