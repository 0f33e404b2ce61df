"""One object of every kind that an address works on: how a test makes it, and who may see it.

A new kind is one line in PROEFOBJECTEN. Its maker gets the player whose page is asked and a person with whom
that player's organisation is involved, and gives back the key of an object that belongs to the two of them; a
second call for the same two gives the same object or another one, never an error.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID, uuid4

import pghistory
from django.utils import timezone

from ama.querysets.lezers import DEPARTEMENT_ZORG, WERKPOSTZOEKERS
from mandaten.soorten import BESLISSERS
from tests.huis import (
    proefaanvragen,
    proefama,
    proefama_aanwezigheden,
    proefama_begeleiding,
    proefama_levensloop,
    proefama_overeenkomst,
    proefama_subsidie,
    proefama_werkaanbod,
    proefbesluiten,
    proefbestanden,
    proefdossiers,
    proefgbo,
    proefhuizen,
    proefonthaal,
    proefoproepen,
    proefparameters,
    proeftoekenningen,
    proeftrajecten,
    proeftrajecten_einde,
    proeftrajecten_netwerk,
    proeftrajecten_opvolging,
    proeftrajecten_tandem,
    proefuitwisseling,
    proefwse,
    proefwse_kwartaal,
)
from tests.huis.adressen import Adres
from tests.rolverdeling import Speler, maak_organisatie
from werkzorg.deelnemers.models import Deelnemer, Import, Importrij, Opzoekmelding, Wisopdracht
from werkzorg.documenten.models import Document, DocumentVersie
from werkzorg.documenten.opslag import schrijf
from werkzorg.doorverwijzingen.models import Doorverwijzing
from werkzorg.handelen.models import Uitvoer
from werkzorg.organisaties.rollen import ROLLEN
from werkzorg.toegang.matrix import MATRIX
from werkzorg.werklijst.models import Taak

IEDEREEN = frozenset(ROLLEN)
NIEMAND: frozenset[str] = frozenset()
_TOEZICHT = BESLISSERS | {"inspectie"}


@dataclass(frozen=True)
class Proefobject:
    """How one kind of object is made, and which roles see it, among those whom the matrix lets in.

    `overal`: roles that see it whatever organisation they are of (IEDEREEN for a public table). `nergens`:
    roles that do not even see their own organisation's. All others see their own, and 404 for a neighbour's.
    `band`: "persoon" for the person himself, "stuk" for what is only seen with a full involvement with him; both
    are gone when the involvement ends, and never of a colleague in another role. "" has rules of its own.
    """

    maak: Callable[[Speler, Deelnemer], UUID]
    overal: frozenset[str] = NIEMAND
    nergens: frozenset[str] = NIEMAND
    band: str = ""


def _deelnemer(speler: Speler, deelnemer: Deelnemer) -> UUID:
    return deelnemer.pk


def _document(speler: Speler, deelnemer: Deelnemer) -> UUID:
    """The receipt of the registration, with a first version, without the work of drawing and sealing it."""
    document = Document.objects.filter(deelnemer_id=deelnemer.pk).order_by("aangemaakt_op", "id")[0]
    if not document.versies.exists():
        kenmerk = uuid4()
        opgeslagen = schrijf(kenmerk, b"%PDF-1.7 proef")
        with pghistory.context(handeling="test", door="commando:test"):
            DocumentVersie.objects.create(
                id=kenmerk,
                document=document,
                nummer=1,
                sha256=opgeslagen.sha256,
                grootte=opgeslagen.grootte,
            )
    return document.pk


def _brief_van(speler: Speler, deelnemer: Deelnemer) -> UUID:
    """A letter that this player's organisation sent in his role."""
    return _brief(deelnemer, van=speler, naar=None)


def _brief_aan(speler: Speler, deelnemer: Deelnemer) -> UUID:
    """A letter in this player's own box, from elsewhere; there is one open at a time."""
    al = Doorverwijzing.objects.filter(
        deelnemer=deelnemer, naar_organisatie=speler.lidmaatschap.organisatie, status="verstuurd"
    ).first()
    return al.pk if al else _brief(deelnemer, van=None, naar=speler)


def _brief(deelnemer: Deelnemer, *, van: Speler | None, naar: Speler | None) -> UUID:
    elders = maak_organisatie("Elders", "andere")
    with pghistory.context(handeling="test", door="commando:test"):
        return Doorverwijzing.objects.create(
            deelnemer=deelnemer,
            van_aanbod="verwijzer",
            van_organisatie=van.lidmaatschap.organisatie if van else elders,
            van_rol=van.lidmaatschap.rol if van else "verwijzer",
            verstuurd_door=(van or naar).gebruiker,
            naar_aanbod="ama_wvg",
            naar_organisatie=naar.lidmaatschap.organisatie if naar else elders,
            naar_rol=naar.lidmaatschap.rol if naar else "begeleider_ama",
            toelichting="proef",
            inhoud=[{"sleutel": "identiteit", "titel": "Wie het is", "regels": [["Naam", deelnemer.naam]]}],
            akkoord_op=deelnemer.geboortedatum,
        ).pk


def _taak(speler: Speler, deelnemer: Deelnemer) -> UUID:
    """An open task of this player's team, about this person."""
    with pghistory.context(handeling="test", door="commando:test"):
        taak, _ = Taak.objects.get_or_create(
            sleutel=f"proef:{speler.lidmaatschap.pk}:{deelnemer.pk}",
            defaults={
                "soort": "insz_aanvullen",
                "object_soort": "deelnemers.deelnemer",
                "object_id": deelnemer.pk,
                "deelnemer_id": deelnemer.pk,
                "organisatie_id": speler.lidmaatschap.organisatie_id,
                "rol": speler.lidmaatschap.rol,
            },
        )
    return taak.pk


def _wisopdracht(speler: Speler, deelnemer: Deelnemer) -> UUID:
    """A proposal of somebody else to erase this person."""
    with pghistory.context(handeling="test", door="commando:test"):
        opdracht, _ = Wisopdracht.objects.open().get_or_create(
            deelnemer_id=deelnemer.pk, defaults={"grond": "verzoek", "voorgesteld_door": uuid4()}
        )
    return opdracht.pk


def _inzagerapport(speler: Speler, deelnemer: Deelnemer) -> UUID:
    """A report that this player could have asked for, with a first version that is no real letter."""
    from werkzorg.beheer.models import Inzagerapport

    vandaag = timezone.localdate()
    kenmerk = uuid4()
    opgeslagen = schrijf(kenmerk, b"%PDF-1.7 proef")
    with pghistory.context(handeling="test", door="commando:test"):
        rapport = Inzagerapport.objects.create(
            deelnemer=deelnemer,
            organisatie_id=speler.door.organisatie_id,
            rol=speler.door.rol,
            vanaf=vandaag,
            tot=vandaag,
            aangevraagd_door=speler.door.als_verwijzing(),
        )
        document = Document.objects.create(
            soort="inzagerapport",
            object_soort="beheer.inzagerapport",
            object_id=rapport.pk,
            deelnemer_id=deelnemer.pk,
            organisatie_id=speler.door.organisatie_id,
        )
        DocumentVersie.objects.create(
            id=kenmerk, document=document, nummer=1, sha256=opgeslagen.sha256, grootte=opgeslagen.grootte
        )
    return rapport.pk


def _uitvoer(speler: Speler, deelnemer: Deelnemer) -> UUID:
    """An export that this player asked and that waits for a second person."""
    with pghistory.context(handeling="test", door="commando:test"):
        return Uitvoer.objects.create(
            lijst="vandaag",
            gebruiker=speler.gebruiker,
            organisatie_id=speler.lidmaatschap.organisatie_id,
            rol=speler.lidmaatschap.rol,
            doel="overleg",
            rijen=1,
            personen=1,
            toestand="gevraagd",
        ).pk


def _opzoekmelding(speler: Speler, deelnemer: Deelnemer) -> UUID:
    """A signal about this person for this player's organisation, that nobody handled yet."""
    with pghistory.context(handeling="test", door="commando:test"):
        melding, _ = Opzoekmelding.objects.get_or_create(
            sleutel=f"proef:{speler.lidmaatschap.pk}:{deelnemer.pk}",
            defaults={
                "soort": "mismatch",
                "gebruiker": speler.gebruiker,
                "organisatie": speler.lidmaatschap.organisatie,
                "rol": "verwijzer",
                "deelnemer": deelnemer,
                "verschil": ["achternaam"],
                "ontvanger": speler.lidmaatschap.organisatie,
            },
        )
    return melding.pk


def _import(speler: Speler, deelnemer: Deelnemer) -> UUID:
    """An import by this player out of which this person came."""
    betrokkenheid = deelnemer.betrokkenheden.first()
    with pghistory.context(handeling="test", door="commando:test"):
        invoer = Import.objects.create(
            organisatie=speler.lidmaatschap.organisatie,
            rol=speler.lidmaatschap.rol,
            gebruiker=speler.gebruiker,
            lidmaatschap=speler.lidmaatschap,
            toestand="uitgevoerd",
            aantal=1,
            aantal_zonder_nummer=0,
            vervalt_op=timezone.now(),
            uitgevoerd_op=timezone.now(),
        )
        Importrij.objects.create(
            invoer=invoer,
            nummer=2,
            deelnemer=deelnemer,
            betrokkenheid_id=betrokkenheid.pk if betrokkenheid else uuid4(),
            is_nieuw=True,
        )
    return invoer.pk


# Model label -> its test object. Also kinds without an address may stand here: tests then have a row of them.
PROEFOBJECTEN: dict[str, Proefobject] = {
    "organisaties.organisatie": Proefobject(proefhuizen.organisatie, overal=IEDEREEN),
    "deelnemers.deelnemer": Proefobject(_deelnemer, band="persoon"),
    # The receipt of a registration: letters about other things are for more roles, this one is not.
    "documenten.document": Proefobject(
        _document,
        nergens=frozenset(
            {
                "organisatiebeheerder",
                "netwerkcoordinator",
                "departement_zorg",
                "departement_wse",
                "inspectie",
            }
        ),
        band="stuk",
    ),
    "deelnemers.opzoekmelding": Proefobject(_opzoekmelding),
    "deelnemers.import": Proefobject(_import),
    "beheer.inzagedossier": Proefobject(
        _deelnemer, overal=frozenset({"functionaris_gegevensbescherming"}), band="persoon"
    ),
    "deelnemers.wisopdracht": Proefobject(
        _wisopdracht, overal=frozenset({"functionaris_gegevensbescherming", "functioneel_beheerder"})
    ),
    "beheer.inzagerapport": Proefobject(_inzagerapport, band="stuk"),
    "organisaties.lidmaatschap": Proefobject(
        proefhuizen.lidmaatschap, overal=frozenset({"functioneel_beheerder"})
    ),
    "beheer.factorherstel": Proefobject(
        proefhuizen.factorherstel, overal=frozenset({"functioneel_beheerder"})
    ),
    "werklijst.taak": Proefobject(_taak),
    "handelen.uitvoer": Proefobject(_uitvoer),
    "doorverwijzingen.doorverwijzing": Proefobject(_brief_van),
    "mandaten.oproep": Proefobject(proefoproepen.oproep, overal=IEDEREEN),
    "mandaten.aanvraag": Proefobject(proefaanvragen.aanvraag, overal=_TOEZICHT),
    "mandaten.deelname": Proefobject(proefaanvragen.deelname),
    "mandaten.besluit": Proefobject(proefbesluiten.besluit, overal=_TOEZICHT),
    "mandaten.beroep": Proefobject(proefbesluiten.beroep, overal=_TOEZICHT),
    "mandaten.toekenning": Proefobject(proeftoekenningen.toekenning, overal=_TOEZICHT),
    "mandaten.handhaving": Proefobject(proefdossiers.procedure, overal=_TOEZICHT),
    "mandaten.controleronde": Proefobject(proefdossiers.ronde, overal=_TOEZICHT),
    "mandaten.controledossier": Proefobject(proefdossiers.dossier, overal=_TOEZICHT),
    "mandaten.wijzigingsvraag": Proefobject(proeftoekenningen.wijzigingsvraag, overal=_TOEZICHT),
    "mandaten.inlezing": Proefobject(proefbestanden.inlezing),
    "documenten.bijlage": Proefobject(proefbestanden.bijlage, overal=_TOEZICHT),
    **{soort: Proefobject(maak, band="stuk") for soort, maak in proeftrajecten_netwerk.MAKERS.items()},
    "trajecten.aanbod": Proefobject(
        proeftrajecten_netwerk.aanbod, overal=proeftrajecten_netwerk.AANBODLEZERS
    ),
    "trajecten.notitie": Proefobject(proeftrajecten_opvolging.notitie, band="stuk"),
    "trajecten.zorgnotitie": Proefobject(proeftrajecten_opvolging.zorgnotitie, band="stuk"),
    "trajecten.afspraak": Proefobject(proeftrajecten_opvolging.afspraak, band="stuk"),
    # The team of a regio sees it before anybody is involved.
    "trajecten.intake": Proefobject(proeftrajecten_tandem.intake),
    "ama.voorschot": Proefobject(proefama_subsidie.voorschot, overal=frozenset({DEPARTEMENT_ZORG})),
    "ama.kwartaalverslag": Proefobject(proefwse_kwartaal.verslag, overal=proefwse_kwartaal.LEZERS),
    "ama.subsidierun": Proefobject(proefama_subsidie.run, overal=proefama_subsidie.LEZERS),
    **{
        soort: Proefobject(maak, band="stuk")
        for deel in (
            proefama,
            proefama_begeleiding,
            proefama_subsidie,
            proefama_werkaanbod,
            proefgbo,
            proefwse,
        )
        for soort, maak in deel.MAKERS.items()
    },
    **{soort: Proefobject(maak) for soort, maak in (proefama_werkaanbod.EIGEN | proefonthaal.MAKERS).items()},
    **{soort: Proefobject(maak, overal=IEDEREEN) for soort, maak in proefgbo.OPENBAAR.items()},
    "ama.aanwezigheidsinlezing": Proefobject(proefama_aanwezigheden.inlezing),
    # Whoever looks for a place sees them all; who keeps one up stands at its acts.
    "organisaties.werkpost": Proefobject(proefama_werkaanbod.werkpost, overal=WERKPOSTZOEKERS),
    **{soort: Proefobject(maak, ziet) for soort, (maak, ziet) in proefuitwisseling.SOORTEN.items()},
    "parameters.parameter": Proefobject(proefparameters.parameter, overal=IEDEREEN),
    "parameters.parameterwaarde": Proefobject(proefparameters.parameterwaarde, overal=IEDEREEN),
}
# Key of the matrix -> another object or other eyes than its kind has, for that one act or page.
AMA = (
    proefama.PER_SLEUTEL
    | proefama_aanwezigheden.PER_SLEUTEL
    | proefama_begeleiding.PER_SLEUTEL
    | proefama_levensloop.PER_SLEUTEL
    | proefama_overeenkomst.PER_SLEUTEL
    | proefwse.PER_SLEUTEL
)
EIGEN_HUIS = proefonthaal.PER_SLEUTEL | dict.fromkeys(
    proefama_werkaanbod.TE_BEHEREN, proefama_werkaanbod.werkpost
)
PER_SLEUTEL: dict[str, Proefobject] = {
    "organisatie_wijzigen": Proefobject(proefhuizen.organisatie, overal=frozenset({"functioneel_beheerder"})),
    "vestiging_bewaren": Proefobject(proefhuizen.organisatie, overal=frozenset({"functioneel_beheerder"})),
    "oproep_heropenen": Proefobject(proefoproepen.gesloten_oproep, overal=IEDEREEN),
    "oproep_vergelijken": Proefobject(proefoproepen.oproep, overal=BESLISSERS),
    "oproep_nakijken": Proefobject(proefoproepen.gesloten_oproep, overal=IEDEREEN),
    "mandaat_toekennen": Proefobject(proefbesluiten.mandaataanvraag, overal=BESLISSERS),
    "mandaat_weigeren": Proefobject(proefbesluiten.mandaataanvraag, overal=BESLISSERS),
    "brief_opnieuw_maken": Proefobject(proefbesluiten.brief, overal=BESLISSERS),
    "trajectdocument_opnieuw_maken": Proefobject(proeftrajecten.document, band="stuk"),
    "aanbod_wijzigen": Proefobject(proeftrajecten_netwerk.aanbod),
    "doorverwijzing_aanvaarden": Proefobject(_brief_aan),
    "doorverwijzing_weigeren": Proefobject(_brief_aan),
    **{
        sleutel: Proefobject(proeftrajecten_einde.afgerond, band="stuk")
        for sleutel in proeftrajecten_einde.SLEUTELS
    },
    **{sleutel: Proefobject(maak, band="stuk") for sleutel, maak in AMA.items()},
    **{
        sleutel: Proefobject(maak, overal=deel.LEZERS)
        for deel in (proefama_subsidie, proefwse_kwartaal)
        for sleutel, maak in deel.RUNS.items()
    },
    **{sleutel: Proefobject(maak) for sleutel, maak in EIGEN_HUIS.items()},
}


def proefobject(sleutel: str) -> Proefobject:
    """The test object on which the act or page `sleutel` works; raises KeyError for a kind that is not listed."""
    return PER_SLEUTEL.get(sleutel) or PROEFOBJECTEN[MATRIX[sleutel].object_soort]


def heeft_object(adres: Adres) -> bool:
    """Whether this address needs no object, or one that is listed."""
    return not adres.parameters or (
        adres.sleutel in PER_SLEUTEL or MATRIX[adres.sleutel].object_soort in PROEFOBJECTEN
    )


def maak_objecten(speler: Speler, deelnemer: Deelnemer) -> dict[str, UUID]:
    """Per kind of object, and per key with an object of its own, the one of this player and this person."""
    alle = {**PROEFOBJECTEN, **PER_SLEUTEL}
    return {naam: een.maak(speler, deelnemer) for naam, een in alle.items()}


def pk_voor(adres: Adres, ids: dict[str, UUID]) -> UUID:
    """The key to ask at this address."""
    return ids[adres.sleutel] if adres.sleutel in PER_SLEUTEL else ids[MATRIX[adres.sleutel].object_soort]
