"""Three parties sign one version; when the last one did, it holds (regelgeving 10.4)."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from ama.documenten.overeenkomst import ONDERTEKENDE_OVEREENKOMST, VERSIE, documentsoort_van
from ama.domein import ondertekening as recht
from ama.domein.beeindiging import dimona_in_uiterlijk_op
from ama.domein.doelgroep import beletsels
from ama.domein.ondertekening import Tekening, Wijze, volledig_op
from ama.handelingen.begeleiding import PARAMETERS as EVALUATIE
from ama.handelingen.begeleiding import werk_begeleiding_bij
from ama.handelingen.documenten import zet_document_klaar
from ama.handelingen.evaluatiegevolg import rond_gevolg_af
from ama.handelingen.overgang import ga_over
from ama.handelingen.taken import rond_af, vraag_begeleider, vraag_indienen
from ama.handelingen.toeleidingseinde import vraag_te_starten
from ama.handelingen.vergrendelen import SOORT, bewaar, vergrendel_overeenkomst
from ama.handelingen.versies import CONTROLEER, bewaar_streng
from ama.meldingen.levensloop import DIMONA_IN, OVERNEMEN
from ama.models import Handtekening, Overeenkomst, Overeenkomstversie, Tekenlink
from ama.models.versiebeeld import kijk_na_versie
from ama.models.versielezen import handtekeningen_van, kenmerk_van, tekenaars_van
from ama.statussen import IN_BEGELEIDING, KLAAR, ONDERTEKEND
from werkzorg.databank.perioden import reeks
from werkzorg.documenten.bijlagen import bewaar_bijlage
from werkzorg.documenten.intake import Aangenomen
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Door, Hoedanigheid

TE_TEKENEN = frozenset({KLAAR, *IN_BEGELEIDING})
_SLEUTEL = "overeenkomst_ondertekenen"
# With which the guidance and the term to hand in are calculated, beside the checklist.
PARAMETERS = (*EVALUATIE, "ama_wvg_indien_termijn")
_EEN_DAG = timedelta(days=1)
GEWIJZIGD = (
    "De overeenkomst is gewijzigd terwijl dit scherm openstond. Lees ze opnieuw: je tekent voor wat je "
    "gelezen hebt."
)
NIETS_OPEN = "Er wacht niets op ondertekening: alles is al ondertekend, of er is geen wijziging."


@handeling(_SLEUTEL)
def overeenkomst_ondertekenen(
    overeenkomst: Overeenkomst,
    *,
    tekening: Tekening,
    scan: Aangenomen | None = None,
    door: Hoedanigheid,
) -> Overeenkomstversie:
    """These parties signed the version that is open, on the spot or on paper; when all did, it holds from then on.

    Raises Geweigerd in another state, when the contents changed since they were read, for a party that signed already,
    a scan without file or that nobody compared, and while the checklist shows red.
    """
    rij = vergrendel_overeenkomst(overeenkomst.pk, door=door, vanuit=TE_TEKENEN)
    versie = open_versie(rij)
    velden: dict[str, str] = {}
    if not tekening.namen:
        velden[""] = "Vul minstens één naam in: wie ondertekent?"
    if tekening.wijze is Wijze.SCAN:
        if scan is None:
            velden["scan"] = "Voeg het ondertekende blad toe."
        if not tekening.inhoud_nagekeken:
            velden["inhoud_nagekeken"] = "Kijk na of de scan dezelfde afspraken bevat, en bevestig dat."
    if velden:
        raise Geweigerd(velden.get("") or CONTROLEER, velden=_zonder_algemeen(velden))
    zet_handtekeningen(rij, versie, tekening, door=door, geregistreerd_door_id=door.gebruiker_id)
    if scan is not None:
        bewaar_bijlage(
            scan,
            soort=ONDERTEKENDE_OVEREENKOMST,
            object_soort=VERSIE,
            object_id=versie.pk,
            organisatie_id=door.organisatie_id,
            deelnemer_id=rij.deelnemer_id,
            door=door,
        )
    return versie


def open_versie(rij: Overeenkomst) -> Overeenkomstversie:
    """What of this locked agreement waits for signatures, locked too; raises Geweigerd when nothing does."""
    versie = Overeenkomstversie.objects.filter(overeenkomst=rij).open().vergrendeld().first()
    if versie is None:
        raise Geweigerd(NIETS_OPEN)
    return versie


def zet_handtekeningen(
    rij: Overeenkomst,
    versie: Overeenkomstversie,
    tekening: Tekening,
    *,
    door: Door,
    geregistreerd_door_id: UUID | None,
) -> None:
    """These signatures stand under the locked version, and what follows from them happens; raises Geweigerd."""
    if kenmerk_van(rij, versie) != tekening.gezien:
        raise Geweigerd(GEWIJZIGD)
    vandaag = timezone.localdate()
    nodig, bestaand = tekenaars_van(versie), handtekeningen_van(versie)
    velden: dict[str, str] = {}
    for partij in tekening.namen:
        nieuw = recht.Handtekening(partij, versie.nummer, tekening.op, tekening.wijze)
        zinnen = recht.bezwaren(
            nieuw,
            nodig,
            bestaand,
            versie=versie.nummer,
            opgemaakt_op=timezone.localdate(versie.opgemaakt_op),
            vandaag=vandaag,
        )
        velden |= {f"naam_{partij}" if veld == "partij" else veld: zin for veld, zin in zinnen.items()}
    if velden:
        raise Geweigerd(CONTROLEER, velden=velden)
    rood = beletsels(kijk_na_versie(rij, versie, vandaag).controles)
    if rood:
        raise Geweigerd(f"Ondertekenen kan nog niet. {rood[0].zin} ({rood[0].artikel})")
    rijen = [
        Handtekening(
            versie=versie,
            partij=partij.value,
            naam=naam.strip(),
            op=tekening.op,
            wijze=tekening.wijze.value,
            vingerafdruk="" if tekening.wijze is Wijze.SCAN else tekening.gezien,
            inhoud_nagekeken=tekening.inhoud_nagekeken,
            geregistreerd_door_id=geregistreerd_door_id,
        )
        for partij, naam in tekening.namen.items()
    ]
    try:
        with transaction.atomic():
            Handtekening.objects.bulk_create(rijen)
    except IntegrityError as fout:
        if "handtekening_eenmaal" not in str(fout):
            raise
        raise Geweigerd("Deze partij ondertekende deze versie al.") from fout
    Tekenlink.objects.filter(versie=versie, partij__in=[een.value for een in tekening.namen]).open().update(
        ingetrokken_op=timezone.now()
    )
    log(
        _SLEUTEL,
        door=door,
        object_soort=SOORT,
        object_id=rij.pk,
        deelnemer_id=rij.deelnemer_id,
        gegevens={
            "versie": versie.nummer,
            "partijen": [een.value for een in tekening.namen],
            "wijze": tekening.wijze.value,
        },
    )
    alle = [
        *bestaand,
        *(
            recht.Handtekening(partij, versie.nummer, tekening.op, tekening.wijze)
            for partij in tekening.namen
        ),
    ]
    if (op := volledig_op(nodig, alle, versie.nummer)) is not None:
        _rond_af(rij, versie, op, door)
    else:
        bewaar(rij)


def _rond_af(rij: Overeenkomst, versie: Overeenkomstversie, op: date, door: Door) -> None:
    """Everybody signed: the version holds from its first day on, and what held before up to the day before.

    An agreement of the other kind of AMA ends the day before a first version begins.
    """
    vorige = Overeenkomstversie.objects.filter(overeenkomst=rij, geldt__contains=versie.ingaat_op).first()
    if vorige is not None:
        vorige.geldt = reeks(vorige.ingaat_op, versie.ingaat_op - _EEN_DAG)
        vorige.save(update_fields=["geldt"])
    versie.getekend_op, versie.geldt = op, reeks(versie.ingaat_op, None)
    versie.save(update_fields=["getekend_op", "geldt"])
    is_nieuw = rij.status == KLAAR
    if is_nieuw:
        ga_over(rij, door=door)
        rij.status, rij.ondertekend_op = ONDERTEKEND, op
    rij.versie += 1
    bewaar_streng(rij)
    if is_nieuw:
        rond_af(rij, OVERNEMEN)
        vraag_indienen(rij)
        vraag_te_starten(rij)
        if rij.dimona_in_op is None:
            vraag_begeleider(rij, DIMONA_IN, termijn=dimona_in_uiterlijk_op(rij.start))
        werk_begeleiding_bij(rij.deelnemer_id, rij.begeleider_id)
    else:
        rond_gevolg_af(rij, "overeenkomst_wijzigen")
    zet_document_klaar(
        documentsoort_van(versie.nummer), VERSIE, versie.pk, deelnemer_id=rij.deelnemer_id,
        organisatie_id=rij.begeleider_id, door=door,
    )  # fmt: skip


def _zonder_algemeen(velden: dict[str, str]) -> dict[str, str]:
    return {veld: zin for veld, zin in velden.items() if veld}
