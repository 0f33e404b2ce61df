"""A colleague lost his second factor: one proposes to take it away, another confirms, and he starts afresh."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from allauth.mfa.models import Authenticator
from django.utils import timezone

from werkzorg.beheer.domein.leden import BEHEERDER, FUNCTIONEEL, herstel_vervalt_op
from werkzorg.beheer.handelingen.leden import SOORT
from werkzorg.beheer.meldingen import FACTOR_BEVESTIGEN, FACTOR_HERSTELD, FACTOR_VOORGESTELD
from werkzorg.beheer.models import Factorherstel
from werkzorg.beheer.querysets.leden import leden
from werkzorg.beheer.statussen import VANUIT
from werkzorg.gebruikers.models import Gebruiker
from werkzorg.gebruikers.sessies import beeindig_alle
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.melden import meld
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Door, Hoedanigheid, Klok
from werkzorg.organisaties.models import Lidmaatschap
from werkzorg.werklijst.taken import maak_taak, rond_taken_af

OBJECT = "beheer.factorherstel"
NIET_VOOR_JEZELF = "Je kunt je eigen tweede stap niet herstellen: vraag het aan een andere beheerder."
VERLOPEN = "Dit voorstel is vervallen: na 24 uur moet een collega het opnieuw voorstellen."
WERKT_HIER_NIET = "Deze collega werkt hier niet (meer): er is geen toegang te herstellen."
GESLOTEN = "Dit voorstel is al bevestigd of ingetrokken."


@handeling("factorherstel_voorstellen")
def factorherstel_voorstellen(
    lid: Lidmaatschap, *, reden: str, controle: str, door: Hoedanigheid
) -> Factorherstel:
    """It is proposed to take away the second factors of this colleague, after `controle` of who asked it.

    A second person has 24 hours to confirm; the colleague hears of it at once. Raises Geweigerd.
    """
    nu = timezone.now()
    rij: Any = leden().zichtbaar_voor(door).met_toestand(timezone.localdate()).get(pk=lid.pk)
    gebruiker = Gebruiker.objects.select_for_update(of=("self",), no_key=True).get(pk=rij.gebruiker_id)
    if gebruiker.pk == door.gebruiker_id:
        raise Geweigerd(NIET_VOOR_JEZELF)
    if rij.toestand not in VANUIT["factorherstel_voorstellen"]:
        raise Geweigerd(WERKT_HIER_NIET)
    if not Authenticator.objects.filter(user=gebruiker).exists():
        raise Geweigerd(
            "Deze collega heeft geen tweede stap: bij de volgende aanmelding kan hij of zij er een instellen."
        )
    _sluit_verlopen(nu, gebruiker)
    if Factorherstel.objects.open().filter(gebruiker=gebruiker).exists():
        raise Geweigerd("Er loopt al een voorstel voor deze collega: een tweede persoon moet het bevestigen.")
    herstel = Factorherstel.objects.create(
        gebruiker=gebruiker,
        lidmaatschap=rij,
        reden=reden,
        controle=controle,
        voorgesteld_door_id=door.gebruiker_id,
        voorgesteld_op=nu,
        vervalt_op=herstel_vervalt_op(nu),
    )
    _vraag_bevestiging(herstel, rij)
    _meld(FACTOR_VOORGESTELD, herstel, rij, door)
    log(
        "factorherstel_voorstellen",
        door=door,
        object_soort=SOORT,
        object_id=rij.pk,
        gegevens={"factorherstel": str(herstel.pk), "reden": reden, "controle": controle},
    )
    return herstel


@handeling("tweede_factor_herstellen")
def tweede_factor_herstellen(herstel: Factorherstel, *, door: Hoedanigheid) -> Factorherstel:
    """Confirmed by a second person: every second factor and every session of the colleague is gone.

    At the next sign-in he must set up a new one. Raises Geweigerd.
    """
    nu = timezone.now()
    rij = _open(herstel, door)
    if rij.gebruiker_id == door.gebruiker_id:
        raise Geweigerd(NIET_VOOR_JEZELF)
    if rij.voorgesteld_door_id == door.gebruiker_id:
        raise Geweigerd("Jij stelde dit herstel voor: een tweede persoon moet het bevestigen.")
    if rij.vervalt_op <= nu:
        raise Geweigerd(VERLOPEN)
    lid: Any = leden().met_toestand(timezone.localdate()).get(pk=rij.lidmaatschap_id)
    if lid.toestand not in VANUIT["factorherstel_voorstellen"]:
        # Who left since has an account elsewhere at most, and that is not this organisation's to open.
        raise Geweigerd(WERKT_HIER_NIET)
    rij.bevestigd_door_id = door.gebruiker_id
    rij.bevestigd_op = nu
    rij.save(update_fields=["bevestigd_door", "bevestigd_op"])
    Authenticator.objects.filter(user_id=rij.gebruiker_id).delete()
    beeindig_alle(rij.gebruiker_id)
    rond_taken_af(FACTOR_BEVESTIGEN, object_soort=OBJECT, object_id=rij.pk)
    _meld(FACTOR_HERSTELD, rij, rij.lidmaatschap, door)
    log(
        "tweede_factor_herstellen",
        door=door,
        object_soort=SOORT,
        object_id=rij.lidmaatschap_id,
        gegevens={"factorherstel": str(rij.pk)},
    )
    return rij


@handeling("factorherstel_intrekken")
def factorherstel_intrekken(herstel: Factorherstel, *, door: Hoedanigheid) -> Factorherstel:
    """The proposal is worth nothing any more; the second factors stay. Raises Geweigerd."""
    rij = _open(herstel, door)
    _sluit(rij, timezone.now())
    log(
        "factorherstel_intrekken",
        door=door,
        object_soort=SOORT,
        object_id=rij.lidmaatschap_id,
        gegevens={"factorherstel": str(rij.pk)},
    )
    return rij


@handeling("factorherstel_laten_vervallen")
def factorherstel_laten_vervallen(herstel: Factorherstel, *, door: Klok) -> bool:
    """A proposal that nobody confirmed in time is closed, with its tasks; False when it was closed already."""
    nu = timezone.now()
    rij = Factorherstel.objects.verlopen(nu).vergrendeld().filter(pk=herstel.pk).first()
    if rij is None:
        return False
    _sluit(rij, nu)
    log(
        "factorherstel_laten_vervallen",
        door=door,
        object_soort=SOORT,
        object_id=rij.lidmaatschap_id,
        gegevens={"factorherstel": str(rij.pk)},
    )
    return True


def _open(herstel: Factorherstel, door: Hoedanigheid) -> Factorherstel:
    """The proposal, locked, while it waits; raises Geweigerd."""
    rij = (
        Factorherstel.objects.zichtbaar_voor(door)
        .select_related("lidmaatschap")
        .vergrendeld()
        .get(pk=herstel.pk)
    )
    if rij.bevestigd_op is not None or rij.gesloten_op is not None:
        raise Geweigerd(VERLOPEN if rij.gesloten_op and rij.vervalt_op <= rij.gesloten_op else GESLOTEN)
    return rij


def _sluit(rij: Factorherstel, nu: datetime) -> None:
    rij.gesloten_op = nu
    rij.save(update_fields=["gesloten_op"])
    rond_taken_af(FACTOR_BEVESTIGEN, object_soort=OBJECT, object_id=rij.pk)


def _sluit_verlopen(nu: datetime, gebruiker: Gebruiker) -> None:
    """The clock comes by hourly: a proposal that lapsed since does not stand in the way of a new one."""
    for rij in Factorherstel.objects.verlopen(nu).filter(gebruiker=gebruiker).vergrendeld():
        _sluit(rij, nu)


def _vraag_bevestiging(herstel: Factorherstel, rij: Lidmaatschap) -> None:
    """A task for the managers of the organisation and for every functioneel beheerder, but for nobody who may not."""
    niet = {herstel.gebruiker_id, herstel.voorgesteld_door_id}
    wachters = (
        Lidmaatschap.objects.geldig_op(timezone.localdate())
        .filter(rol=FUNCTIONEEL)
        .exclude(gebruiker_id__in=niet)
        .values_list("organisatie_id", flat=True)
    )
    plaatsen = {(huis, FUNCTIONEEL) for huis in wachters}
    if (
        leden()
        .beheerders_van(rij.organisatie_id, timezone.localdate())
        .exclude(gebruiker_id__in=niet)
        .exists()
    ):
        plaatsen.add((rij.organisatie_id, BEHEERDER))
    for huis, rol in sorted(plaatsen, key=str):
        maak_taak(
            FACTOR_BEVESTIGEN,
            sleutel=f"{FACTOR_BEVESTIGEN}:{herstel.pk}:{huis}:{rol}",
            object_soort=OBJECT,
            object_id=herstel.pk,
            organisatie_id=huis,
            rol=rol,
            dagen=1,
        )


def _meld(soort: str, herstel: Factorherstel, rij: Lidmaatschap, door: Door) -> None:
    meld(
        soort,
        gebruiker_id=herstel.gebruiker_id,
        organisatie_id=rij.organisatie_id,
        object_soort=SOORT,
        object_id=rij.pk,
        effect_sleutel=f"{soort}:{herstel.pk}",
        door=door,
    )
