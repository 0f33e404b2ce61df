"""What the pages about colleagues show: one line per colleague, and the whole of one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Subquery, UUIDField, Value
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, Concat
from django.urls import reverse
from django.utils import timezone

from werkzorg.beheer.domein.leden import OVERAL, dag_ervoor, te_geven
from werkzorg.beheer.forms.leden import LidFilterForm, Werk
from werkzorg.beheer.models import Factorherstel
from werkzorg.beheer.querysets.leden import LidQuerySet, leden
from werkzorg.beheer.statussen import LIDSTANDEN, LOPEND, UITGENODIGD, VERTREKT, VOORBIJ
from werkzorg.gebruikers.models import Gebruiker
from werkzorg.handelen.overdracht import OVERDRACHTEN
from werkzorg.handelen.register import HANDELINGEN, mogelijke_handelingen
from werkzorg.logboek.models import Logregel
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.organisaties.models import Lidmaatschap, Organisatie
from werkzorg.organisaties.rollen import ROLLEN, rollen_bij
from werkzorg.ui.formaten import datum
from werkzorg.ui.volgorde import op_naam

SOORT = "organisaties.lidmaatschap"
VERLOOP_OP_SCHERM = 30
MERKJE = {UITGENODIGD: "let", LOPEND: "goed", VERTREKT: "let", VOORBIJ: ""}
# What nobody does for himself; the acts refuse it too.
NIET_VOOR_JEZELF = frozenset({"lidmaatschap_geven", "factorherstel_voorstellen"})
BEEINDIGEN = "lidmaatschap_beeindigen"
GEVAAR = frozenset({BEEINDIGEN, "uitnodiging_intrekken"})


def naam(lid: Any) -> str:
    """First name and family name as they may be shown; after `met_toestand`."""
    return f"{lid.toon_voornaam} {lid.toon_achternaam}"


def wanneer(lid: Lidmaatschap, vandaag: date) -> str:
    """From when to when, both days inclusive, in words."""
    begin, grens = lid.periode.lower, lid.periode.upper
    if lid.ingetrokken_op is not None:
        return f"gestopt op {datum(timezone.localtime(lid.ingetrokken_op))}"
    if grens is not None and grens <= vandaag:
        return f"tot en met {datum(dag_ervoor(grens))}"
    sinds = "altijd al" if begin is None else f"{'vanaf' if begin > vandaag else 'sinds'} {datum(begin)}"
    return sinds if grens is None else f"{sinds}, tot en met {datum(dag_ervoor(grens))}"


def gekozen(rijen: LidQuerySet, formulier: LidFilterForm, door: Hoedanigheid) -> LidQuerySet:
    """One row per colleague that answers the question, by name; none for a question that cannot be read."""
    rijen = rijen.zichtbaar_voor(door).met_toestand(timezone.localdate())
    if not formulier.is_valid():
        return rijen.none().gesorteerd()
    vraag = formulier.cleaned_data
    if vraag["organisatie"]:
        rijen = rijen.filter(organisatie_id=vraag["organisatie"])
    if vraag["rol"]:
        rijen = rijen.filter(rol=vraag["rol"])
    if vraag["stand"] in LIDSTANDEN:
        rijen = rijen.in_toestand(vraag["stand"])
    elif not vraag["stand"]:
        rijen = rijen.actief()
    if vraag["zoek"]:
        rijen = rijen.gezocht(vraag["zoek"])
    return rijen.een_per_collega().met_werk().select_related("gebruiker", "organisatie").gesorteerd()


def lijstregels(rijen: Iterable[Any], door: Hoedanigheid) -> list[dict[str, Any]]:
    """One line per colleague, with every role he has there (the ended ones only when none is left); one query more."""
    vandaag = timezone.localdate()
    regels = list(rijen)
    alle = (
        leden()
        .zichtbaar_voor(door)
        .met_toestand(vandaag)
        .filter(
            gebruiker_id__in={rij.gebruiker_id for rij in regels},
            organisatie_id__in={rij.organisatie_id for rij in regels},
        )
        .order_by("rol", "periode", "pk")
    )
    per_collega: dict[tuple[UUID, UUID], list[Any]] = defaultdict(list)
    for lid in alle:
        per_collega[lid.gebruiker_id, lid.organisatie_id].append(lid)
    return [_lijstregel(rij, per_collega[rij.gebruiker_id, rij.organisatie_id], vandaag) for rij in regels]


def _lijstregel(rij: Any, alle: Sequence[Any], vandaag: date) -> dict[str, Any]:
    actief = [lid for lid in alle if lid.toestand != VOORBIJ]
    return {
        "naam": naam(rij),
        "email": rij.toon_email,
        "url": reverse("lid_detail", args=[rij.pk]),
        "organisatie": rij.organisatie.naam,
        "rollen": [(lid.get_rol_display(), wanneer(lid, vandaag)) for lid in actief or alle],
        "stand": LIDSTANDEN[rij.toestand],
        "merkje": MERKJE[rij.toestand],
        "is_gewoon": rij.toestand == LOPEND,
        # Whether an account exists, and how it is used, shows only after the person came in.
        "factor": ("ja" if rij.heeft_factor else "nee") if rij.is_binnen else "",
        "laatst": rij.gebruiker.last_login if rij.is_binnen else None,
        "open_taken": rij.open_taken,
    }


def fiche(lid: Any, door: Hoedanigheid) -> dict[str, Any]:
    """Everything on the page of one colleague in one organisation."""
    vandaag = timezone.localdate()
    alle = list(
        leden()
        .zichtbaar_voor(door)
        .met_toestand(vandaag)
        .filter(gebruiker_id=lid.gebruiker_id, organisatie_id=lid.organisatie_id)
        .order_by("-periode", "rol", "pk")
    )
    herstel = (
        Factorherstel.objects.zichtbaar_voor(door)
        .open()
        .filter(gebruiker_id=lid.gebruiker_id, vervalt_op__gt=timezone.now())
        .select_related("voorgesteld_door")
        .first()
    )
    niet = NIET_VOOR_JEZELF if lid.gebruiker_id == door.gebruiker_id else frozenset()
    if herstel is not None or not lid.heeft_factor:
        niet |= {"factorherstel_voorstellen"}
    return {
        "lid": lid,
        "naam": naam(lid),
        "rol": lid.get_rol_display(),
        "stand": LIDSTANDEN[lid.toestand],
        "merkje": MERKJE[lid.toestand],
        "is_uitgenodigd": lid.toestand == UITGENODIGD,
        "vertrekt_na": dag_ervoor(lid.periode.upper) if lid.toestand == VERTREKT else None,
        "gegevens": _gegevens(lid, vandaag),
        "acties": [
            (
                "Wijzig vertrek" if lid.toestand == VERTREKT and een.sleutel == BEEINDIGEN else een.knop,
                reverse(een.route, args=[lid.pk]),
                "gevaar" if een.sleutel in GEVAAR else "stil",
            )
            for een in mogelijke_handelingen(door, lid, plek="lid")
            if een.sleutel not in niet
        ],
        "rollen": [
            {
                "rol": een.get_rol_display(),
                "wanneer": wanneer(een, vandaag),
                "url": "" if een.pk == lid.pk else reverse("lid_detail", args=[een.pk]),
            }
            for een in alle
        ],
        "herstel": herstel,
        "herstel_door_mij": herstel is not None and herstel.voorgesteld_door_id == door.gebruiker_id,
        "verloop": _verloop([een.pk for een in alle], door),
    }


def _gegevens(lid: Any, vandaag: date) -> list[tuple[str, str]]:
    regels = [
        ("E-mailadres", lid.toon_email),
        ("Rol", lid.get_rol_display()),
        ("Periode", wanneer(lid, vandaag)),
    ]
    if lid.is_binnen:
        laatst: datetime | None = lid.gebruiker.last_login
        regels += [
            ("Tweede stap", "ingesteld" if lid.heeft_factor else "niet ingesteld"),
            ("Laatst aangemeld", datum(laatst) if laatst else "nog nooit"),
            ("Open taken op naam", str(lid.open_taken)),
        ]
    else:
        regels.append(("Uitgenodigd", datum(lid.toetreding.uitgenodigd_op)))
    return regels


def _verloop(ids: Sequence[UUID], door: Hoedanigheid) -> list[dict[str, Any]]:
    """What happened to these memberships: by a named colleague, and by others by their role."""
    collega = (
        Gebruiker.objects.filter(pk=Cast(OuterRef("wie"), UUIDField()))
        .annotate(volle_naam=Concat("voornaam", Value(" "), "achternaam"))
        .values("volle_naam")
    )
    regels = (
        Logregel.objects.filter(object_soort=SOORT, object_id__in=ids)
        # Choosing a role is everybody's own business, every day.
        .exclude(handeling="hoedanigheid_wisselen")
        .annotate(wie=KT("door__gebruiker"))
        .annotate(collega=Subquery(collega[:1]))
        .order_by("-wanneer", "-id")
    )
    return [
        {
            "wanneer": regel.wanneer,
            "zin": HANDELINGEN[regel.handeling].zin if regel.handeling in HANDELINGEN else regel.handeling,
            "door": _wie(regel, door),
        }
        for regel in regels[:VERLOOP_OP_SCHERM]
    ]


def _wie(regel: Any, door: Hoedanigheid) -> str:
    if not regel.wie:
        return "automatisch"
    eigen = regel.door.get("organisatie") == str(door.organisatie_id)
    if eigen or door.rol in OVERAL:
        return regel.collega or "een vroegere collega"
    rol = ROLLEN.get(regel.door.get("rol", ""))
    return rol.label if rol else "een beheerder"


def rolkeuzes(
    organisatie: Organisatie | None, door: Hoedanigheid, van_collega: frozenset[str]
) -> list[tuple[str, str]]:
    """The roles that this actor may give there; without an organisation all that he may give anywhere."""
    hier = rollen_bij(organisatie.soort) if organisatie else list(ROLLEN.values())
    mag = set(te_geven(door.rol, [rol.sleutel for rol in hier], van_collega))
    return [(rol.sleutel, rol.label) for rol in hier if rol.sleutel in mag]


def organisatiekeuzes() -> list[tuple[str, str]]:
    """The active organisations, by name."""
    rijen = Organisatie.objects.filter(is_actief=True).order_by(*op_naam("naam"), "pk")
    return [(str(pk), naam) for pk, naam in rijen.values_list("pk", "naam")]


def werk_van(lid: Lidmaatschap) -> list[Werk]:
    """Per kind of work how much stands on this membership's name; kinds without any are left out."""
    geteld = ((soort, soort.geteld(lid)) for soort in OVERDRACHTEN.values())
    return [Werk(soort, aantal) for soort, aantal in geteld if aantal]


def collegakeuzes(lid: Lidmaatschap) -> list[tuple[str, str]]:
    """Who can take over from this membership, by name."""
    rijen: LidQuerySet = leden().opvolgers_van(lid, timezone.localdate()).gesorteerd()
    return [(str(een.pk), naam(een)) for een in rijen]


def is_laatste_beheerder(lid: Lidmaatschap) -> bool:
    """Whether nobody else manages the organisation of this manager, as far as is known for tomorrow."""
    if lid.rol != "organisatiebeheerder":
        return False
    morgen = timezone.localdate() + timedelta(days=1)
    anderen = leden().beheerders_van(lid.organisatie_id, morgen).exclude(gebruiker_id=lid.gebruiker_id)
    return not anderen.exists()
