"""How an example application is drawn up by its applicant and partners, and submitted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from mandaten.domein.aanvraagstappen import (
    Collegainvoer,
    Criteriuminvoer,
    Gegevens,
    Partnerinvoer,
    Partnervraag,
    Verklaringen,
    Verklaringinvoer,
    Wijziging,
    merk,
)
from mandaten.domein.voorwaarden import MEDEWERKERS, voorwaarden
from mandaten.handelingen.aanvragen import aanvraag_indienen, aanvraag_starten
from mandaten.handelingen.bewerken import aanvraag_bewerken, huidig
from mandaten.handelingen.bewijzen import AANVRAAGBEWIJS
from mandaten.handelingen.deelnames import afspraak, deelname_partner_afwijzen, deelname_partner_bevestigen
from mandaten.voorbeelden.spel import Spel
from werkzorg.documenten.intake import Aangenomen, neem_aan
from werkzorg.documenten.soorten import BIJLAGESOORTEN

_DIRECTEURS = ("Mia Peeters", "Koen Desmet", "Ann Jacobs", "Filip Mertens", "Nadia Benali", "Guy Lemmens")
_MEDEWERKERS = ("Lies Maes", "Bart Hendrickx", "Amina Yilmaz", "Jef Van Damme", "Sara Wuyts")
_UIT_ERVARING = {
    "deskundigheid": "Ons team volgt elk jaar vorming en begeleidt deze doelgroep al meer dan tien jaar.",
    "werkingsgebied": "We hebben een vestiging in elke eerstelijnszone en komen ook aan huis.",
    "continuiteit": "Elke deelnemer heeft een tweede begeleider, die overneemt bij afwezigheid.",
    "arbeidsbemiddeling": "Mandaat kosteloze arbeidsbemiddeling, zie het besluit in de bijlage.",
    "gegevensdeling": "Zie de samenwerkingsovereenkomst, artikel 6.",
    "doelgroep": "VDAB en de OCMW's uit de regio leidden vorig jaar 85 mensen naar ons toe.",
    "begeleiding": "Twee begeleiders, elk halftijds, met een persoonlijk ontwikkelingsplan per deelnemer.",
}
_BIJ_CRITERIUM = "We voldoen hieraan: zie het overzicht van de voorbije drie jaar in onze werking."


@dataclass(frozen=True)
class Wens:
    """What an organisation asks: `oproep` is a key of the calls, `ingaat` a day from today (None: as filled in).

    `partners`: seat -> organisations, besides those that take part in the grant it follows. `met_bestand`: one
    condition is shown by a file.
    """

    soort: str
    huis: str
    oproep: str = ""
    ingaat: int | None = None
    regios: tuple[str, ...] = ()
    partners: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    plaatsen: int | None = None
    met_bestand: bool = False


def start(spel: Spel, sleutel: str, wens: Wens) -> None:
    """An empty draft, as the application fills it in."""
    oproep = spel.oproepen[wens.oproep] if wens.oproep else None
    spel.aanvragen[sleutel] = aanvraag_starten(
        soort=wens.soort, oproep=oproep, door=spel.beheerder(wens.huis)
    )


def vul(spel: Spel, sleutel: str, wens: Wens) -> None:
    """Every step of the draft, by the applicant."""
    rij = spel.aanvraag(sleutel)
    nummer = sum(map(ord, wens.huis))
    gegevens = Gegevens(
        ingaat_op=rij.ingaat_op if wens.ingaat is None else spel.dag(wens.ingaat),
        plaatsen=wens.plaatsen,
        toelichting="We willen dit doen omdat de nood in onze streek groot is, en we elkaar goed kennen.",
        tekenbevoegde=_DIRECTEURS[nummer % len(_DIRECTEURS)],
        tekenfunctie="algemeen directeur",
        contact_naam=rij.contact_naam,
        contact_email=rij.contact_email,
        contact_telefoon=rij.contact_telefoon,
        regios=frozenset(wens.regios) or frozenset(rij.regios.values_list("regio_id", flat=True)),
    )
    _bewerk(spel, sleutel, gegevens)
    for plaats, wien in wens.partners.items():
        for wie in wien:
            zet_erbij(spel, sleutel, plaats=plaats, wie=wie)
    if wens.soort in MEDEWERKERS:
        collega = Collegainvoer(
            naam=_MEDEWERKERS[nummer % len(_MEDEWERKERS)],
            functie="begeleider",
            organisatie_id=rij.aanvrager_id,
            diploma="bachelor in het sociaal werk",
            bewijs_tekst="Diploma in het personeelsdossier",
            bestand=bewijs("diploma.pdf") if wens.met_bestand else None,
        )
        _bewerk(spel, sleutel, collega)
    _verklaar(spel, sleutel, wens)


def zet_erbij(spel: Spel, sleutel: str, *, plaats: str, wie: str) -> None:
    """The applicant asks this organisation as a partner, on this seat."""
    huis = spel.huizen[wie]
    partner = Partnerinvoer(
        plaats=plaats,
        organisatie=huis.kbo_nummer or huis.naam,
        inbreng="Begeleiders met ervaring in de streek.",
    )
    _bewerk(spel, sleutel, partner)


def zeg_nee(spel: Spel, sleutel: str, *, wie: str, reden: str) -> None:
    """This partner does not take part."""
    deelname = spel.aanvraag(sleutel).deelnames.get(organisatie=spel.huizen[wie])
    deelname_partner_afwijzen(deelname, reden=reden, door=spel.beheerder(wie))


def bevestig(spel: Spel, sleutel: str, behalve: tuple[str, ...] = ()) -> None:
    """Every partner is asked and confirms his own part, except these, from whom it waits."""
    vraag_partners(spel, sleutel)
    wachten = {spel.huizen[huis].pk for huis in behalve}
    rij = spel.aanvraag(sleutel)
    deelnames = rij.deelnames.filter(bevestigd_op=None).exclude(organisatie__in=wachten)
    antwoorden = {een.sleutel: _antwoord(een.sleutel) for een in voorwaarden(rij.soort, per_partner=True)}
    for deelname in deelnames.select_related("organisatie").order_by("plaats", "organisatie__naam"):
        nu, inhoud = spel.met_inhoud(sleutel)
        deelname_partner_bevestigen(
            deelname,
            inbreng=deelname.inbreng or "We blijven meewerken zoals nu.",
            antwoorden=antwoorden,
            gezien=merk(afspraak(nu, inhoud, deelname)),
            door=spel.beheerder_van(deelname.organisatie),
        )


def vraag_partners(spel: Spel, sleutel: str) -> None:
    """Who was taken over from a running grant is asked to confirm."""
    rij = spel.aanvraag(sleutel)
    if rij.deelnames.filter(gevraagd_op=None).exists():
        aanvraag_bewerken(
            rij, wijziging=Partnervraag(), versie=rij.versie, door=spel.beheerder_van(rij.aanvrager)
        )


def dien_in(spel: Spel, sleutel: str) -> None:
    """The applicant submits; refused when a line of the checklist is red."""
    rij = spel.aanvraag(sleutel)
    aanvraag_indienen(rij, versie=rij.versie, door=spel.beheerder_van(rij.aanvrager))


def _bewerk(spel: Spel, sleutel: str, wijziging: Wijziging) -> None:
    """One change over what stands there now."""
    rij, inhoud = spel.met_inhoud(sleutel)
    nu = huidig(rij, inhoud, wijziging)
    aanvraag_bewerken(
        rij,
        wijziging=wijziging,
        versie=rij.versie,
        gezien=merk(nu) if nu is not None else "",
        door=spel.beheerder_van(rij.aanvrager),
    )


def _verklaar(spel: Spel, sleutel: str, wens: Wens) -> None:
    """Every condition that the applicant answers himself, and every criterion of the call."""
    rij = spel.aanvraag(sleutel)
    welke = voorwaarden(rij.soort, per_partner=False)
    if rij.toekenningssoort.houder_neemt_plaats:
        welke = [*welke, *voorwaarden(rij.soort, per_partner=True)]
    antwoorden = {een.sleutel: _antwoord(een.sleutel) for een in welke}
    if wens.met_bestand:
        met = next((een.sleutel for een in welke if een.bewijs_nodig), welke[0].sleutel)
        antwoorden[met] = _antwoord(met, bewijs(f"{met}.pdf"))
    _, inhoud = spel.met_inhoud(sleutel)
    criteria = {een.id: Criteriuminvoer(_BIJ_CRITERIUM) for een in inhoud.criteria}
    _bewerk(spel, sleutel, Verklaringen(antwoorden, criteria))


def _antwoord(sleutel: str, bestand: Aangenomen | None = None) -> Verklaringinvoer:
    return Verklaringinvoer(is_bevestigd=True, toelichting=_UIT_ERVARING.get(sleutel, ""), bestand=bestand)


def bewijs(naam: str) -> Aangenomen:
    """A small PDF of one page that says that it is an example, taken in as an upload is."""
    return Aangenomen(naam, *_gelezen())


@cache
def _gelezen() -> tuple[str, bytes]:
    """Its type and bytes; read once, in the process apart in which every upload is read."""
    aangenomen = neem_aan(
        BIJLAGESOORTEN[AANVRAAGBEWIJS], "voorbeeld.pdf", _pdf("Voorbeeld van een bewijsstuk")
    )
    return aangenomen.mime, aangenomen.inhoud


def _pdf(tekst: str) -> bytes:
    """The smallest PDF that shows this text (ASCII) on a page."""
    inhoud = f"BT /F1 24 Tf 72 720 Td ({tekst}) Tj ET".encode("ascii")
    delen = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>\nstream\n%s\nendstream" % (len(inhoud), inhoud),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    uit, plekken = bytearray(b"%PDF-1.4\n"), []
    for nummer, deel in enumerate(delen, start=1):
        plekken.append(len(uit))
        uit += b"%d 0 obj\n%s\nendobj\n" % (nummer, deel)
    begin = len(uit)
    uit += b"xref\n0 %d\n0000000000 65535 f \n" % (len(delen) + 1)
    uit += b"".join(b"%010d 00000 n \n" % plek for plek in plekken)
    uit += b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(delen) + 1, begin)
    return bytes(uit)
