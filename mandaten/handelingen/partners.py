"""The partners in an application: finding, asking, changing and removing them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from uuid import UUID

from django.utils import timezone

from mandaten.domein.aanvraagstappen import Partnerinvoer
from mandaten.domein.inhoud import Inhoud
from mandaten.domein.plaatsen import soort_bezwaar, vol_bezwaar
from mandaten.handelingen.aanvraagtaken import bevestiging_klaar, vraag_bevestiging
from mandaten.handelingen.rondes import doet_niet_mee
from mandaten.models import Aanvraag, Deelname
from mandaten.soorten import Toekenningssoort
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.organisaties.models import Organisatie
from werkzorg.organisaties.rollen import Soorten
from werkzorg.ui import nummers
from werkzorg.ui.volgorde import sorteersleutel

_MEESTE_OPTIES = 5
_MEESTE_PARTNERS = 200
_CONTROLEER = "Controleer de gemarkeerde velden."


def zet_partner(aanvraag: Aanvraag, invoer: Partnerinvoer, inhoud: Inhoud) -> None:
    """A partner is added and asked at once, or its seat or part changes; then it confirms anew.

    Raises Geweigerd at the field when it cannot take that seat, or when the seat is taken.
    """
    bezet = [een.plaats for een in inhoud.zetels if een.neemt_plaats and een.id != invoer.id]
    if invoer.id is not None:
        _wijzig(aanvraag, invoer.id, invoer, bezet)
        return
    if len(inhoud.zetels) >= _MEESTE_PARTNERS:
        raise Geweigerd(f"Er kunnen hoogstens {_MEESTE_PARTNERS} organisaties in een aanvraag staan.")
    bezwaren: dict[str, str] = {}
    if vol := vol_bezwaar(aanvraag.toekenningssoort, invoer.plaats, bezet):
        bezwaren["plaats"] = vol
    try:
        organisatie = zoek_organisatie(invoer.organisatie, aanvraag.toekenningssoort, invoer.plaats)
    except Geweigerd as nee:
        raise Geweigerd(_CONTROLEER, velden={**bezwaren, **nee.velden}) from nee
    if zetel := inhoud.zetel_van(organisatie.pk):
        bezwaren["organisatie"] = (
            f"{organisatie.naam} staat al in de aanvraag."
            if zetel.neemt_plaats
            else f"{organisatie.naam} doet niet mee. Wil je het haar opnieuw vragen? Kies dan “Wijzig” bij haar naam."
        )
    if bezwaren:
        raise Geweigerd(_CONTROLEER, velden=bezwaren)
    eigen = organisatie.pk == aanvraag.aanvrager_id
    deelname = Deelname.objects.create(
        aanvraag=aanvraag,
        organisatie=organisatie,
        plaats=invoer.plaats,
        inbreng=invoer.inbreng,
        bevestigd_op=timezone.now() if eigen else None,
        bevestigd_door_id=aanvraag.gestart_door_id if eigen else None,
    )
    if not eigen:
        vraag_bevestiging(deelname, versie=aanvraag.versie)


def vraag_partners(aanvraag: Aanvraag) -> None:
    """Every proposed partner is asked to confirm, and reads the application from now; Geweigerd when there is none."""
    voorgesteld = list(aanvraag.deelnames.filter(gevraagd_op=None).order_by("pk"))
    if not voorgesteld:
        raise Geweigerd("Elke partner is al gevraagd om te bevestigen.")
    for deelname in voorgesteld:
        deelname.gevraagd_op = timezone.now()
        deelname.save(update_fields=["gevraagd_op"])
        vraag_bevestiging(deelname, versie=aanvraag.versie)


def haal_partner_weg(aanvraag: Aanvraag, deelname: Deelname, *, door: Hoedanigheid) -> None:
    """This partner, its answers and its staff are out of the application; Geweigerd for the applicant himself."""
    if deelname.organisatie_id == aanvraag.aanvrager_id:
        raise Geweigerd("Je eigen organisatie kun je niet verwijderen: trek dan de aanvraag in.")
    aanvraag.medewerkers.filter(organisatie_id=deelname.organisatie_id).delete()
    bevestiging_klaar(deelname)
    doet_niet_mee(aanvraag, deelname.organisatie_id, "Deze partner doet niet meer mee.", door=door)
    deelname.voorwaarden.all().delete()
    deelname.delete()


def ontbevestig(aanvraag: Aanvraag, deelnames: Iterable[Deelname]) -> None:
    """These partners must confirm again; the applicant's own seat never."""
    for deelname in deelnames:
        if deelname.organisatie_id == aanvraag.aanvrager_id:
            continue
        if deelname.bevestigd_op is not None:
            deelname.bevestigd_op = deelname.bevestigd_door = None
            deelname.save(update_fields=["bevestigd_op", "bevestigd_door"])
            vraag_bevestiging(deelname, versie=aanvraag.versie)


def zoek_organisatie(tekst: str, soort: Toekenningssoort, plaats: str) -> Organisatie:
    """The one active organisation with this name or KBO number that may take this seat.

    Raises Geweigerd at the field when there is none, or several: then with their numbers to choose from.
    """
    if plaats not in soort.plaatsen:
        raise _bij("plaats", "Kies een plaats uit de lijst.")
    if not tekst.strip():
        raise _bij("organisatie", "Vul de naam of het KBO-nummer van de organisatie in.")
    wat = soort.plaatsen[plaats]
    passend = _met_nummer(tekst) or _met_naam(tekst, wat.soorten)
    passend = [een for een in passend if een.soort in wat.soorten]
    if len(passend) == 1:
        return passend[0]
    if passend:
        raise _bij("organisatie", kies("Er zijn meer organisaties met die naam.", passend))
    # Who has the wrong kind must read that, not that it is unknown.
    anders = _met_nummer(tekst) or _met_naam(tekst)
    if not anders:
        raise _bij(
            "organisatie",
            f"Bij “{wat.label}” kennen we geen organisatie met deze naam of dit nummer. Kijk de "
            "naam na, of vraag de overheid die beslist om ze te registreren.",
        )
    if len(anders) == 1:
        raise _bij("organisatie", plaats_bezwaar(soort, plaats, anders[0]))
    raise _bij(
        "organisatie",
        kies(f"Geen van de organisaties met die naam hoort bij “{wat.label}” ({soort.rechtsgrond}).", anders),
    )


def plaats_bezwaar(soort: Toekenningssoort, plaats: str, organisatie: Organisatie) -> str:
    """Why this organisation cannot take this seat, as a sentence with the article; "" when it can."""
    return soort_bezwaar(soort, plaats, organisatie.naam, organisatie.soort, organisatie.get_soort_display())


def _wijzig(aanvraag: Aanvraag, pk: UUID, invoer: Partnerinvoer, bezet: list[str]) -> None:
    soort = aanvraag.toekenningssoort
    deelname = aanvraag.deelnames.select_related("organisatie").filter(pk=pk).first()
    if deelname is None:
        raise Geweigerd("Deze partner is intussen verwijderd. Voeg hem opnieuw toe als dat niet klopt.")
    bezwaar = plaats_bezwaar(soort, invoer.plaats, deelname.organisatie)
    if bezwaar := bezwaar or vol_bezwaar(soort, invoer.plaats, bezet):
        raise _bij("plaats", bezwaar)
    anders = (deelname.plaats, deelname.inbreng) != (invoer.plaats, invoer.inbreng)
    deelname.plaats, deelname.inbreng = invoer.plaats, invoer.inbreng
    velden = ["plaats", "inbreng"]
    if deelname.afgewezen_op is not None:
        # Who said no is asked once more, for what is asked now.
        deelname.afgewezen_op = deelname.afgewezen_door = None
        deelname.afwijsreden, deelname.gevraagd_op = "", timezone.now()
        velden += ["afgewezen_op", "afgewezen_door", "afwijsreden", "gevraagd_op"]
        deelname.save(update_fields=velden)
        vraag_bevestiging(deelname, versie=aanvraag.versie)
        return
    deelname.save(update_fields=velden)
    if anders:
        ontbevestig(aanvraag, [deelname])


def _met_nummer(tekst: str) -> list[Organisatie]:
    cijfers = re.sub(r"[\s./-]|^BE", "", tekst.strip(), flags=re.IGNORECASE)
    if not re.fullmatch(r"[0-9]{9,10}", cijfers):
        return []
    return list(Organisatie.objects.filter(kbo_nummer=cijfers.zfill(10), is_actief=True))


def _met_naam(tekst: str, soorten: Soorten | None = None) -> list[Organisatie]:
    """Whose name is exactly this, otherwise whose name holds all its words; of these kinds (None: of any)."""
    rijen = Organisatie.objects.filter(is_actief=True).gezocht(tekst[:200])
    if soorten is not None:
        rijen = rijen.filter(soort__in=soorten)
    gevonden = list(rijen.order_by("naam", "pk")[: 10 * _MEESTE_OPTIES])
    return [een for een in gevonden if sorteersleutel(een.naam) == sorteersleutel(tekst.strip())] or gevonden


def kies(zin: str, rijen: list[Organisatie]) -> str:
    opties = "; ".join(_optie(een) for een in rijen[:_MEESTE_OPTIES])
    meer = " en nog andere" if len(rijen) > _MEESTE_OPTIES else ""
    return f"{zin} Vul het KBO-nummer in: {opties}{meer}."


def _optie(organisatie: Organisatie) -> str:
    nummer = nummers.kbo(organisatie.kbo_nummer) or "zonder KBO-nummer"
    return f"{organisatie.naam} ({', '.join(filter(None, (organisatie.gemeente, nummer)))})"


def _bij(veld: str, zin: str) -> Geweigerd:
    return Geweigerd(_CONTROLEER, velden={veld: zin})
