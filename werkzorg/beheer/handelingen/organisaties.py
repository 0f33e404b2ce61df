"""The acts that register an organisation and correct its data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from werkzorg.beheer.querysets.organisaties import te_wijzigen
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.gegevens import Organisatiegegevens
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.organisaties.models import Bankrekening, Organisatie
from werkzorg.organisaties.regels import (
    BEREIKBAAR,
    IDENTITEIT,
    conventie_bezwaar,
    kbo_bezwaar,
    sluiting_bezwaren,
    soort_bezwaar,
    wijzigbaar,
)

SOORT = "organisaties.organisatie"
CONTROLEER = "Controleer de gemarkeerde velden."
EIGEN_HUIS = (
    "Je werkt zelf voor deze organisatie: wie ze sluit, sluit zichzelf en zijn collega's buiten. Laat het doen door "
    "een functioneel beheerder van de organisatie die het overneemt."
)
# As many likely doubles as somebody can compare.
MEESTE_GELIJKENDE = 5
# The key of the lock that lets one person at a time register: two with the same number would both find it free.
_SLOT = 7_246_310


@dataclass
class MogelijkDubbel(Geweigerd):
    """There are organisations that look like the new one; the actor must say that it is another."""

    gelijkende: list[Organisatie] = field(default_factory=list)


@handeling("organisatie_registreren")
def organisatie_registreren(
    gegevens: Organisatiegegevens, *, is_andere: bool = False, door: Hoedanigheid
) -> Organisatie:
    """A new organisation exists; `is_andere` says that the actor compared it with those that look like it.

    Raises Geweigerd when the role does not register this kind, when a number is missing, wrong or taken, and
    MogelijkDubbel when organisations of nearly the same name exist.
    """
    zinnen = {"soort": soort_bezwaar(door.rol, gegevens.soort)}
    return nieuwe_organisatie(
        gegevens, zinnen, is_andere=is_andere, sleutel="organisatie_registreren", door=door
    )


def nieuwe_organisatie(
    gegevens: Organisatiegegevens,
    zinnen: Mapping[str, str],
    *,
    is_andere: bool,
    sleutel: str,
    door: Hoedanigheid,
) -> Organisatie:
    """The saved organisation, logged under `sleutel`; `zinnen` are objections the calling act already has."""
    een_tegelijk()
    bezwaren = {**_identiteit_bezwaren(gegevens.als_velden(), None), **{k: z for k, z in zinnen.items() if z}}
    if bezwaren:
        raise Geweigerd(CONTROLEER, velden=bezwaren)
    if not is_andere and (gelijkende := zoek_gelijkende(gegevens.naam)):
        raise MogelijkDubbel(
            "Er bestaan organisaties die hierop lijken. Kijk of het een van deze is.", gelijkende=gelijkende
        )
    rij = Organisatie.objects.create(**gegevens.als_velden())
    log(sleutel, door=door, object_soort=SOORT, object_id=rij.pk, gegevens={"soort": rij.soort})
    return rij


def een_tegelijk() -> None:
    """Waits until nobody else is registering; holds until the end of the transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_SLOT])


def zoek_gelijkende(naam: str) -> list[Organisatie]:
    """The organisations of which the name looks most like this one, at most five."""
    return list(Organisatie.objects.gelijkend(naam)[:MEESTE_GELIJKENDE])


def _identiteit_bezwaren(velden: Mapping[str, Any], rij: Organisatie | None) -> dict[str, str]:
    """What is wrong with who an organisation says to be, per field; `rij` is the one that has these numbers already."""
    zinnen = {
        "kbo_nummer": kbo_bezwaar(
            velden["soort"], velden["kbo_nummer"], velden["ovo_code"], velden["kbo_ontbreekt"]
        ),
        "conventienummer": conventie_bezwaar(velden["soort"], velden["conventienummer"]),
    }
    for veld, wat in (("kbo_nummer", "dit KBO-nummer"), ("ovo_code", "deze OVO-code")):
        andere = (
            Organisatie.objects.filter(**{veld: velden[veld]}) if velden[veld] else Organisatie.objects.none()
        )
        if rij is not None:
            andere = andere.exclude(pk=rij.pk)
        if bezet := andere.first():
            zinnen[veld] = f"Er is al een organisatie met {wat}: {bezet.naam}."
    return {veld: zin for veld, zin in zinnen.items() if zin}


@handeling("organisatie_wijzigen")
def organisatie_wijzigen(
    organisatie: Organisatie, *, wijzigingen: Mapping[str, Any], versie: int, door: Hoedanigheid
) -> Organisatie:
    """The given fields have the given values; `versie` is the one the actor was looking at.

    Besides the columns: `opvolger_kbo` (of the successor, "" for none), `iban` with `iban_vanaf` (first day). Raises
    Versieconflict with the present values when somebody was first, Geweigerd when the data cannot be true,
    PermissionDenied for fields this role does not correct, DoesNotExist when the actor does not correct this one.
    """
    rij = te_wijzigen().zichtbaar_voor(door).vergrendel(organisatie.pk)
    if not wijzigingen.keys() <= set(velden_van(rij, door)):
        raise PermissionDenied
    nu = waarden(rij)
    anders = {
        naam: waarde for naam, waarde in wijzigingen.items() if naam != "iban_vanaf" and nu[naam] != waarde
    }
    if "iban" not in anders and _is_losse_dag(rij, wijzigingen.get("iban_vanaf")):
        zin = "Deze dag hoort bij een nieuw rekeningnummer: vul dat in, of laat de dag leeg."
        raise Geweigerd(CONTROLEER, velden={"iban_vanaf": zin})
    if not anders:
        return rij
    if rij.versie != versie:
        raise Versieconflict(rij.versie, nu)
    een_tegelijk()
    vandaag = timezone.localdate()
    bezwaren = _wijzig_bezwaren(rij, {**nu, **anders}, anders, vandaag)
    if anders.get("gesloten_op") is not None and rij.pk == door.organisatie_id:
        bezwaren["gesloten_op"] = EIGEN_HUIS
    vanaf = wijzigingen.get("iban_vanaf") or vandaag
    if "iban" in anders:
        bezwaren |= _rekening_bezwaren(rij, anders["iban"], vanaf, vandaag)
    if bezwaren:
        raise Geweigerd(CONTROLEER, velden=bezwaren)
    for naam in anders.keys() & {*IDENTITEIT, *BEREIKBAAR, "gesloten_op", "sluitingsreden"}:
        setattr(rij, naam, anders[naam])
    if "opvolger_kbo" in anders:
        rij.opvolger = Organisatie.objects.filter(kbo_nummer=anders["opvolger_kbo"] or None).first()
    if "gesloten_op" in anders:
        rij.is_actief = anders["gesloten_op"] is None
    if "iban" in anders:
        _zet_rekening(rij, anders["iban"], vanaf)
    rij.versie += 1
    rij.save()
    log(
        "organisatie_wijzigen",
        door=door,
        object_soort=SOORT,
        object_id=rij.pk,
        gegevens={"velden": sorted(anders), "versie": rij.versie},
    )
    return rij


def velden_van(organisatie: Organisatie, door: Hoedanigheid) -> tuple[str, ...]:
    """The fields this actor corrects, with the names that `organisatie_wijzigen` takes."""
    namen = wijzigbaar(door.rol, is_eigen=organisatie.pk == door.organisatie_id)
    return tuple("opvolger_kbo" if naam == "opvolger" else naam for naam in namen)


def waarden(organisatie: Organisatie) -> dict[str, Any]:
    """The present value of everything that can be corrected."""
    rekening = huidige_rekening(organisatie, timezone.localdate())
    return {
        **{naam: getattr(organisatie, naam) for naam in (*IDENTITEIT, *BEREIKBAAR)},
        "gesloten_op": organisatie.gesloten_op,
        "sluitingsreden": organisatie.sluitingsreden,
        "opvolger_kbo": organisatie.opvolger.kbo_nummer if organisatie.opvolger else "",
        "iban": rekening.iban if rekening else "",
        "iban_vanaf": None,
    }


def huidige_rekening(organisatie: Organisatie, dag: date) -> Bankrekening | None:
    """The account of that day, or the one that starts later when there is none yet."""
    return (
        organisatie.rekeningen.filter(periode__endswith__isnull=True).first()
        or organisatie.rekeningen.filter(periode__contains=dag).first()
    )


def _wijzig_bezwaren(
    rij: Organisatie, straks: Mapping[str, Any], anders: Mapping[str, Any], vandaag: date
) -> dict[str, str]:
    bezwaren: dict[str, str] = {}
    if anders.keys() & set(IDENTITEIT):
        bezwaren |= _identiteit_bezwaren(straks, rij)
        if not straks["naam"]:
            bezwaren["naam"] = "Vul de naam in."
    if anders.keys() & {"gesloten_op", "sluitingsreden", "opvolger_kbo"}:
        fout = sluiting_bezwaren(
            straks["gesloten_op"],
            straks["sluitingsreden"],
            heeft_opvolger=bool(straks["opvolger_kbo"]),
            vandaag=vandaag,
        )
        opvolger = fout.pop("opvolger", "") or _opvolger_bezwaar(rij, straks["opvolger_kbo"])
        bezwaren |= fout | ({"opvolger_kbo": opvolger} if opvolger else {})
    return bezwaren


def _opvolger_bezwaar(rij: Organisatie, kbo_nummer: str) -> str:
    if not kbo_nummer:
        return ""
    opvolger = Organisatie.objects.filter(kbo_nummer=kbo_nummer).first()
    if opvolger is None:
        return "We kennen geen organisatie met dit KBO-nummer: registreer eerst de opvolger."
    gezien = {rij.pk}
    while opvolger is not None:
        if opvolger.pk in gezien:
            return "Een organisatie kan niet zichzelf opvolgen, ook niet langs een omweg."
        gezien.add(opvolger.pk)
        opvolger = opvolger.opvolger
    return ""


def _rekening_bezwaren(rij: Organisatie, iban: str, vanaf: date, vandaag: date) -> dict[str, str]:
    if not iban:
        return {"iban": "Een rekeningnummer wissen kan niet: vul het nieuwe nummer in."}
    laatste = rij.rekeningen.order_by("-periode").first()
    if laatste is not None and laatste.periode.lower >= vanaf:
        dag = laatste.periode.lower
        return {
            "iban_vanaf": f"De vorige rekening geldt sinds {dag:%d/%m/%Y}: kies een latere dag voor de nieuwe."
        }
    if vanaf > vandaag + timedelta(days=366):
        return {"iban_vanaf": "Deze dag ligt te ver in de toekomst: kies een dag binnen het jaar."}
    return {}


def _is_losse_dag(rij: Organisatie, vanaf: date | None) -> bool:
    """Whether this first day comes without a new account: nothing would happen, and the reader would think it did."""
    if vanaf is None:
        return False
    rekening = huidige_rekening(rij, timezone.localdate())
    return rekening is None or rekening.periode.lower != vanaf


def _zet_rekening(rij: Organisatie, iban: str, vanaf: date) -> None:
    """The present account ends the day before, the new one starts on `vanaf`."""
    lopend = rij.rekeningen.filter(periode__endswith__isnull=True).first()
    if lopend is not None:
        lopend.periode = DateRange(lopend.periode.lower, vanaf)
        lopend.save(update_fields=["periode"])
    Bankrekening.objects.create(organisatie=rij, iban=iban, periode=DateRange(vanaf, None))
