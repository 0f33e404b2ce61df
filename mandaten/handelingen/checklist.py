"""The checklist of one application: its content and the world around it, handed to the law."""

from __future__ import annotations

from datetime import date

from django.db.backends.postgresql.psycopg_any import DateRange

from mandaten.domein.aanvraagbeeld import (
    Aanvraagbeeld,
    Antwoord,
    Begeleider,
    Bezet,
    Criteriumbeeld,
    Lijn,
    Partner,
)
from mandaten.domein.houders import Eigen
from mandaten.domein.indienen import lijst
from mandaten.domein.inhoud import Inhoud, Wie, Zetel, lees_inhoud
from mandaten.handelingen.bevoegdheden import botsing
from mandaten.handelingen.houders import eigen_toekenning
from mandaten.models import Aanvraag, Toekenningsregio, verdwijnt_op
from mandaten.soorten import CONTINGENT
from mandaten.statussen import CONCEPT
from werkzorg.databank.perioden import laatste_dag, reeks
from werkzorg.organisaties.regels import conventie_bezwaar
from werkzorg.parameters.lezen import momentopname
from werkzorg.termijnen import einde_na_jaren
from werkzorg.ui import formaten


def checklist(aanvraag: Aanvraag, *, vandaag: date) -> list[Lijn]:
    """What stands between this application (fetched with `met_inhoud`) and submitting it, line by line."""
    return lijst(beeld_van(aanvraag, lees_inhoud(aanvraag), vandaag))


def beeld_van(aanvraag: Aanvraag, inhoud: Inhoud, vandaag: date) -> Aanvraagbeeld:
    """The application as values, with what the database says of regio's, other grants and the call."""
    soort, wie = aanvraag.toekenningssoort, aanvraag.aanvrager
    periode = gevraagde_periode(aanvraag, vandaag)
    regios = list(inhoud.regios)
    organisaties = [een.organisatie for een in inhoud.zetels if een.neemt_plaats] or [aanvraag.aanvrager_id]
    return Aanvraagbeeld(
        soort=soort,
        vandaag=vandaag,
        aanvrager=Partner(
            wie.naam,
            "",
            wie.soort,
            is_aanvrager=True,
            is_actief=wie.is_actief,
            verdwijnt_op=verdwijnt_op(wie),
            conventie_bezwaar=_conventie(wie.soort, wie.conventienummer),
        ),
        ingaat_op=aanvraag.ingaat_op,
        plaatsen=aanvraag.plaatsen,
        tekenbevoegde=aanvraag.tekenbevoegde,
        tekenfunctie=aanvraag.tekenfunctie,
        contact=aanvraag.contact_naam,
        bereikbaar=aanvraag.contact_email or aanvraag.contact_telefoon,
        regios=inhoud.regios,
        oproepregios=inhoud.oproepregios if aanvraag.oproep_id else None,
        grenzen=inhoud.grenzen,
        partners=[_partner(zetel, aanvraag, inhoud) for zetel in inhoud.zetels],
        begeleiders=[
            Begeleider(een.naam, bool(een.diploma or een.ervaring_jaren), een.heeft_bewijs)
            for een in inhoud.collegas
        ],
        antwoorden=_antwoorden(inhoud, None),
        criteria=[
            Criteriumbeeld(str(een.id), een.omschrijving, een.bewijs, een.is_uitsluitend, een.is_beantwoord)
            for een in inhoud.criteria
        ],
        oproep_bezwaar=oproep_bezwaar(aanvraag),
        bezet=_bezet(aanvraag, regios, periode) if soort.exclusief and regios and periode else (),
        eigen=_eigen(aanvraag, regios, periode) if periode and not soort.exclusief else None,
        botsing=botsing(soort, organisaties, regios, periode) if regios and periode else "",
        geweigerde_bestanden=[een.naam for een in inhoud.bestanden if not een.telt],
    )


def gevraagde_periode(aanvraag: Aanvraag, vandaag: date) -> DateRange | None:
    """The days that this application asks for, by the duration of today; without an end where none is known."""
    soort, van = aanvraag.toekenningssoort, aanvraag.ingaat_op
    if van is None:
        return None
    if not soort.duur_parameter:
        return reeks(van, None)
    opname = momentopname(vandaag)
    if not opname.is_gekend(soort.duur_parameter):
        return reeks(van, None)
    return reeks(van, einde_na_jaren(van, opname.getal(soort.duur_parameter)))


def oproep_bezwaar(aanvraag: Aanvraag) -> str:
    """Why the call of this application (fetched with `met_inhoud`) is not open at this moment; "" when it is."""
    oproep = aanvraag.oproep
    if oproep is None or aanvraag.oproep_stand == "open":
        return ""
    if aanvraag.oproep_stand == "nog_niet":
        return f"De oproep gaat pas open op {formaten.datum_tijd(oproep.opent_op)}: dien dan in."
    return (
        f"De oproep sloot op {formaten.datum_tijd(oproep.sluit_op)}: indienen kan niet meer. Je aanvraag blijft "
        "bewaard."
    )


def oproep_dicht(aanvraag: Aanvraag) -> str:
    """That the call of this draft (fetched with `met_inhoud`) closed, as a sentence; "" otherwise."""
    is_voorbij = aanvraag.status == CONCEPT and aanvraag.oproep_stand == "voorbij"
    return oproep_bezwaar(aanvraag) if is_voorbij else ""


def _partner(zetel: Zetel, aanvraag: Aanvraag, inhoud: Inhoud) -> Partner:
    return Partner(
        zetel.naam,
        zetel.plaats,
        zetel.soort,
        is_aanvrager=zetel.organisatie == aanvraag.aanvrager_id,
        is_gevraagd=zetel.gevraagd_op is not None,
        doet_mee=zetel.neemt_plaats,
        is_bevestigd=zetel.bevestigd_op is not None,
        is_actief=zetel.is_actief,
        verdwijnt_op=zetel.verdwijnt_op,
        conventie_bezwaar=_conventie(zetel.soort, zetel.conventienummer),
        antwoorden=_antwoorden(inhoud, zetel.id),
    )


def _antwoorden(inhoud: Inhoud, wie: Wie) -> dict[str, Antwoord]:
    return {
        sleutel: Antwoord(een.is_bevestigd, een.heeft_bewijs)
        for sleutel, een in inhoud.verklaringen_van(wie).items()
    }


def _conventie(soort: str, nummer: str) -> str:
    bezwaar = conventie_bezwaar(soort, nummer)
    return f"{bezwaar} De functioneel beheerder past dat aan." if bezwaar else ""


def _bezet(aanvraag: Aanvraag, regios: list[str], periode: DateRange) -> list[Bezet]:
    rijen = (
        Toekenningsregio.objects.filter(soort=aanvraag.soort, regio_id__in=regios, periode__overlap=periode)
        .select_related("regio")
        .order_by("regio__naam", "periode")
    )
    return [Bezet(rij.regio.naam, laatste_dag(rij.periode)) for rij in rijen]


def _eigen(aanvraag: Aanvraag, regios: list[str], periode: DateRange) -> Eigen | None:
    """What the applicant has or will have of this kind in that period; a contingent may stand beside another one."""
    if aanvraag.soort == CONTINGENT:
        return None
    return eigen_toekenning(aanvraag.toekenningssoort, aanvraag.aanvrager_id, regios, periode)
