"""Who may give or end which role, from when to when: least privilege, and never for oneself.

Roles and kinds are keys; which role exists in which kind of organisation stands in organisaties/rollen.py.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from werkzorg.termijnen import dagen_erbij, einde_na_maanden

BEHEERDER = "organisatiebeheerder"
FUNCTIONEEL = "functioneel_beheerder"
FUNCTIONARIS = "functionaris_gegevensbescherming"
# Who looks after accounts; what each may do with them stands below.
LEDENBEHEER = frozenset({BEHEERDER, FUNCTIONEEL})
# Who sees the colleagues of every organisation, not only of his own.
OVERAL = frozenset({FUNCTIONEEL})
# Role of who gives -> the roles he may give, where the kind of organisation has them (besluit 0013).
GEEFT: dict[str, frozenset[str]] = {
    BEHEERDER: frozenset(
        {
            "casemanager_werk",
            "casemanager_zorg",
            "vdab_beslisser",
            "verwijzer",
            "netwerkcoordinator",
            "dienstverlener",
            "begeleider_ama",
            "gbo_medewerker",
            BEHEERDER,
            "departement_zorg",
            "departement_wse",
            "inspectie",
            "beleid",
            FUNCTIONEEL,
        }
    ),
    FUNCTIONEEL: frozenset({BEHEERDER, "inspectie", "beleid", FUNCTIONARIS}),
}
# AVG art. 38, 6: whoever watches over the data does not manage the accounts or the settings.
ONVERENIGBAAR: tuple[frozenset[str], ...] = (
    frozenset({FUNCTIONARIS, BEHEERDER}),
    frozenset({FUNCTIONARIS, FUNCTIONEEL}),
)
# A role that begins later than this is a slip of the keyboard.
HOOGSTENS_VOORUIT = timedelta(days=366)
# How long a proposal to reset a second factor waits for the second person.
HERSTEL_WACHT = timedelta(hours=24)


def te_geven(
    rol_van_gever: str, rollen_hier: Iterable[str], rollen_van_collega: Collection[str]
) -> list[str]:
    """The roles that somebody in `rol_van_gever` may give, of those that exist in the organisation (`rollen_hier`).

    `rollen_van_collega` are the running roles of the receiver in that organisation. A manager cannot give himself the
    role in which he works, so for a manager, and only for him, the functioneel beheerder also gives those of the work.
    """
    mag = GEEFT.get(rol_van_gever, frozenset())
    if rol_van_gever == FUNCTIONEEL and BEHEERDER in rollen_van_collega:
        mag = mag | GEEFT[BEHEERDER] - {FUNCTIONEEL}
    return [rol for rol in rollen_hier if rol in mag]


def rol_bezwaar(
    rol: str,
    *,
    rol_van_gever: str,
    rollen_hier: Collection[str],
    rollen_van_collega: Collection[str],
    is_zichzelf: bool,
) -> str:
    """Why this role may not be given by this person, as a Dutch sentence; "" when it may."""
    if is_zichzelf:
        return "Je kunt jezelf geen rol geven: vraag het aan een andere beheerder."
    if rol not in rollen_hier:
        return "Deze rol bestaat niet in dit soort organisatie: kies een rol uit de lijst."
    if rol not in te_geven(rol_van_gever, rollen_hier, rollen_van_collega):
        return "Deze rol mag jij niet geven: vraag het aan de functioneel beheerder."
    for paar in ONVERENIGBAAR:
        if rol in paar and (paar - {rol}) & set(rollen_van_collega):
            return (
                "Wie over de gegevens waakt, beheert geen accounts of instellingen (AVG art. 38, 6): "
                "kies een andere collega."
            )
    return ""


@dataclass(frozen=True)
class Looptijd:
    """From when to when a role is given: both days inclusive, `einde` None is open."""

    begin: date
    einde: date | None


def looptijd_bezwaren(looptijd: Looptijd, *, vandaag: date, max_maanden: int | None) -> dict[str, str]:
    """What is wrong with the days of a new role, per field `begin` or `einde`; empty when nothing is.

    `max_maanden`: the role is temporary and lasts at most so many months, the last day inclusive.
    """
    begin, einde = looptijd.begin, looptijd.einde
    if begin < vandaag:
        return {"begin": "Een rol begint vandaag of later: toegang in het verleden bestaat niet."}
    if begin > vandaag + HOOGSTENS_VOORUIT:
        return {"begin": "Dit begin ligt meer dan een jaar ver: controleer het jaar."}
    if einde is not None and einde < begin:
        return {"einde": "De laatste dag valt voor de eerste dag: controleer beide datums."}
    if max_maanden is not None:
        uiterste = einde_na_maanden(begin, max_maanden)
        if einde is None or einde > uiterste:
            return {
                "einde": f"Deze rol is tijdelijk: geef een laatste dag, ten laatste {uiterste:%d/%m/%Y} "
                f"({max_maanden} maanden na het begin)."
            }
    return {}


def laatste_dag_bezwaar(laatste_dag: date, *, begin: date | None, einde: date | None, vandaag: date) -> str:
    """Why somebody cannot leave after this last day (inclusive), as a Dutch sentence; "" when he can.

    `begin` and `einde` are the days of the membership itself (inclusive, None is open).
    """
    if laatste_dag < vandaag:
        return "Deze dag is voorbij: kies vandaag of later, of stop de toegang meteen."
    if begin is not None and laatste_dag < begin:
        return f"Deze rol begint pas op {begin:%d/%m/%Y}: kies die dag of later, of stop de toegang meteen."
    if laatste_dag > vandaag + HOOGSTENS_VOORUIT:
        return "Deze dag ligt meer dan een jaar ver: controleer het jaar."
    if einde is not None and laatste_dag > einde:
        return (
            f"Deze rol eindigt al op {einde:%d/%m/%Y}: kies die dag of vroeger. "
            "Langer werken kan met een nieuwe rol."
        )
    return ""


def stop_bezwaar(rol: str, *, rol_van_stopper: str) -> str:
    """Why this person may not end this role, as a Dutch sentence; "" when he may (AVG art. 38, 3)."""
    if rol == FUNCTIONARIS and rol_van_stopper != FUNCTIONEEL:
        return (
            "De functionaris gegevensbescherming werkt onafhankelijk: "
            "alleen de functioneel beheerder kan deze rol beëindigen."
        )
    return ""


def eerste_dag_erna(laatste_dag: date) -> date:
    """The day on which somebody who works up to and including `laatste_dag` has no access any more."""
    return dagen_erbij(laatste_dag, 1)


def dag_ervoor(grens: date) -> date:
    """The last day of a period of which `grens` is the first day that no longer belongs to it."""
    return grens - timedelta(days=1)


def herstel_vervalt_op(voorgesteld_op: datetime) -> datetime:
    """From this moment on a proposal to reset a second factor can no longer be confirmed."""
    return voorgesteld_op + HERSTEL_WACHT
