"""The decision letter: one shape for every nature of decision, sealed as PDF or shown before it is taken."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from mandaten.documenten.besluitteksten import teksten
from mandaten.documenten.besluitzaak import Lopend, Maatregelgegevens, Teksten, Zaak
from mandaten.documenten.herzieningsteksten import Vorig, herzieningsteksten
from mandaten.domein.contingent import Jaarwijziging
from mandaten.domein.handhaving import Geldmaatregel
from mandaten.domein.inhoud import lees_inhoud
from mandaten.domein.rechtsmiddelen import Rechtsmiddel, antwoord_uiterlijk, rechtsmiddelen
from mandaten.models import (
    Aanvraag,
    Aard,
    Beslissingsvoorstel,
    Besluit,
    Handhaving,
    Toekenning,
    Voorsteluitkomst,
)
from mandaten.models.behandeling import Adviesstrekking
from mandaten.models.besluit import NA_BEROEP, TWEE_PERSONEN
from werkzorg.databank.perioden import laatste_dag
from werkzorg.documenten.models import Document
from werkzorg.documenten.pdf import maak_pdf
from werkzorg.documenten.soorten import Documentsoort
from werkzorg.organisaties.models import Organisatie
from werkzorg.parameters.lezen import momentopname_met_aannames
from werkzorg.termijnen import Periode

BESLUITBRIEF = "besluitbrief"
SJABLOON = "mandaten/documenten/besluit.html"
DOCUMENTSOORT = Documentsoort(
    sleutel=BESLUITBRIEF,
    label="Besluit",
    bestandsnaam="besluit",
    zichtbare_objecten=Besluit.objects.zichtbaar_voor,
)


@dataclass(frozen=True)
class Brief:
    """All that a decision letter shows; `nummer` is "" while nothing was decided yet."""

    nummer: str
    genomen_op: date
    kennisgegeven_op: date
    aard: str
    soort: str
    teksten: Teksten
    motivering: str
    is_van_twee: bool
    afzender: str
    afzender_adres: str
    bestemmeling: str
    bestemmeling_adres: str
    ter_attentie_van: str
    rechtsmiddelen: tuple[Rechtsmiddel, ...]
    # How long the authority has to answer a bezwaar, in words.
    antwoordtermijn: str

    @property
    def aannames(self) -> tuple[Rechtsmiddel, ...]:
        """The ways of which the term is assumed, not read in the law."""
        return tuple(middel for middel in self.rechtsmiddelen if middel.is_aanname)

    @property
    def vingerafdruk(self) -> str:
        """The same for the same letter: what somebody read is what he decides."""
        return hashlib.sha256(json.dumps(asdict(self), default=str, sort_keys=True).encode()).hexdigest()


def periode_van(periode: Any) -> Periode:
    """The same days as the law counts them: both ends inside."""
    return Periode(periode.lower, laatste_dag(periode))


def _namen(regios: Iterable[Any]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(sorted(rij.regio.naam for rij in regios)))


def _dag(moment: Any) -> date | None:
    return timezone.localdate(moment) if moment else None


def zaak_van_aanvraag(
    aanvraag: Aanvraag, aard: str, dag: date, voorstel: Beslissingsvoorstel | None = None
) -> Zaak:
    """What is decided about this application on `dag`; granted is what the proposal says."""
    soort = aanvraag.toekenningssoort
    # A page that shows the letter has everything already.
    rij: Any = (
        aanvraag
        if hasattr(aanvraag, "oordeel_strekkingen")
        else Aanvraag.objects.met_oordeel().get(pk=aanvraag.pk)
    )
    inhoud = lees_inhoud(rij)
    zetels = sorted(
        (soort.plaatsen[zetel.plaats].label, zetel.naam)
        for zetel in inhoud.zetels
        if zetel.plaats in soort.plaatsen
    )
    periode = voorstel.periode if voorstel else None
    plaatsen = voorstel.plaatsen if voorstel else None
    is_gekregen = aard == Aard.TOEKENNING
    return Zaak(
        aard,
        soort,
        aanvraag.aanvrager.naam,
        tuple(sorted(set(inhoud.regios.values()))),
        periode_van(periode) if periode else None,
        tuple(zetels) if is_gekregen else (),
        ((periode.lower.year, plaatsen),) if periode and plaatsen else (),
        ingediend_op=_dag(aanvraag.ingediend_op),
        ontvankelijk_op=aanvraag.ontvankelijk_op,
        adviezen=tuple(str(Adviesstrekking(een).label) for een in rij.oordeel_strekkingen),
        gevraagd_vanaf=None if is_gekregen else aanvraag.ingaat_op,
        gevraagde_plaatsen=None if is_gekregen else aanvraag.plaatsen,
        lopend=() if is_gekregen else _lopend(aanvraag, dag),
    )


def _lopend(aanvraag: Aanvraag, dag: date) -> tuple[Lopend, ...]:
    """What the applicant has of the same kind on that day, by number."""
    rijen = (
        Toekenning.objects.geldig_op(dag)
        .filter(soort=aanvraag.soort, houder=aanvraag.aanvrager_id)
        .met_schorsing_op(dag)
        .order_by("nummer")
    )
    return tuple(Lopend(rij.nummer, periode_van(rij.periode), rij.is_geschorst) for rij in rijen)


def _zaak_van_toekenning(besluit: Besluit, toekenning: Toekenning) -> Zaak:
    """What is decided about a grant that exists."""
    periode = None
    if besluit.aard == Aard.INTREKKING:
        periode = periode_van(toekenning.periode)
    elif besluit.aard == Aard.SCHORSING:
        schorsing = toekenning.schorsingen.filter(besluit=besluit).first()
        periode = periode_van(schorsing.periode) if schorsing else None
    elif besluit.aard == Aard.OPHEFFING:
        # Lifting ends it on the day of the decision; one that had not begun yet is gone.
        schorsing = toekenning.schorsingen.filter(
            periode__endswith=besluit.genomen_op + timedelta(days=1)
        ).first()
        periode = periode_van(schorsing.periode) if schorsing else None
    jaren = besluit.herzieningsjaren.all() if besluit.aard == Aard.HERZIENING else ()
    return Zaak(
        besluit.aard,
        toekenning.toekenningssoort,
        toekenning.houder.naam,
        _namen(toekenning.regios.select_related("regio")),
        periode,
        herzien=tuple(Jaarwijziging(rij.jaar, rij.vroeger, rij.plaatsen) for rij in jaren),
        toekenning_nummer=toekenning.nummer,
        maatregel=maatregelgegevens(besluit.handhaving) if besluit.handhaving else None,
    )


def maatregelgegevens(handhaving: Handhaving, geld: Geldmaatregel | None = None) -> Maatregelgegevens:
    """What went before, and the money of this procedure; `geld` while that is not decided yet."""
    vooraf = (
        handhaving.vastgesteld_op,
        handhaving.meegedeeld_op,
        handhaving.verweerwijze,
        handhaving.verweer_op,
    )
    if geld is not None:
        dagen = Periode(geld.van, geld.tot)
        return Maatregelgegevens(geld.maatregel, *vooraf, geld.bedrag, geld.percentage, dagen)
    return Maatregelgegevens(
        handhaving.maatregel,
        *vooraf,
        handhaving.bedrag,
        handhaving.percentage,
        periode_van(handhaving.periode) if handhaving.periode else None,
    )


def brief_over_toekenning(
    toekenning: Toekenning, aard: str, *, motivering: str, afzender: Organisatie, dag: date, **wat: Any
) -> Brief:
    """The letter as it would be when this is decided about a grant on `dag`, still without a number.

    `wat`: what this nature of decision is about, as `Zaak` names it.
    """
    zaak = Zaak(
        aard,
        toekenning.toekenningssoort,
        toekenning.houder.naam,
        _namen(toekenning.regios.select_related("regio")),
        toekenning_nummer=toekenning.nummer,
        **wat,
    )
    return _brief(
        zaak,
        nummer="",
        genomen_op=dag,
        kennisgegeven_op=dag,
        motivering=motivering,
        afzender=afzender,
        bestemmeling=toekenning.houder,
        ter_attentie_van="",
    )


def rechtsmiddelen_op(dag: date, kennisgegeven_op: date) -> tuple[Rechtsmiddel, ...]:
    """The ways to challenge a decision of `dag` that was notified on `kennisgegeven_op`; raises ParameterOnbekend."""
    opname, aannames = momentopname_met_aannames(dag)
    return rechtsmiddelen(opname, kennisgegeven_op, aannames)


def _brief(
    zaak: Zaak,
    *,
    nummer: str,
    genomen_op: date,
    kennisgegeven_op: date,
    motivering: str,
    afzender: Organisatie,
    bestemmeling: Organisatie,
    ter_attentie_van: str,
    inhoud: Teksten | None = None,
) -> Brief:
    opname, aannames = momentopname_met_aannames(genomen_op)
    antwoord_uiterlijk(opname, "bezwaar", kennisgegeven_op)
    return Brief(
        nummer=nummer,
        genomen_op=genomen_op,
        kennisgegeven_op=kennisgegeven_op,
        aard=zaak.aard,
        soort=zaak.soort.label,
        teksten=inhoud or teksten(zaak),
        motivering=motivering,
        is_van_twee=zaak.aard in TWEE_PERSONEN,
        afzender=afzender.naam,
        afzender_adres=afzender.adres,
        bestemmeling=bestemmeling.naam,
        bestemmeling_adres=bestemmeling.adres,
        ter_attentie_van=ter_attentie_van,
        rechtsmiddelen=rechtsmiddelen(opname, kennisgegeven_op, aannames),
        antwoordtermijn=str(opname.termijn("bezwaar_antwoord_termijn")),
    )


def brief_van_voorstel(voorstel: Beslissingsvoorstel, afzender: Organisatie, dag: date) -> Brief:
    """The letter as it would be when this proposal is decided on `dag`, still without a number."""
    aanvraag = voorstel.aanvraag
    aard = Aard.TOEKENNING if voorstel.uitkomst == Voorsteluitkomst.TOEKENNEN else Aard.WEIGERING
    return _brief(
        zaak_van_aanvraag(aanvraag, aard, dag, voorstel),
        nummer="",
        genomen_op=dag,
        kennisgegeven_op=dag,
        motivering=voorstel.motivering,
        afzender=afzender,
        bestemmeling=aanvraag.aanvrager,
        ter_attentie_van=aanvraag.tekenbevoegde,
    )


def brief_van_herziening(
    vorig: Besluit, aard: str, motivering: str, afzender: Organisatie, dag: date, **wat: Any
) -> Brief:
    """The letter of a decision taken anew after a founded challenge of `vorig`.

    Without a number and notified on `dag`, unless `wat` says otherwise.
    """
    toekenning = vorig.toekenning
    if toekenning is not None:
        zaak = Zaak(
            aard,
            toekenning.toekenningssoort,
            vorig.organisatie.naam,
            _namen(toekenning.regios.select_related("regio")),
            toekenning_nummer=toekenning.nummer,
        )
    else:
        assert vorig.aanvraag is not None  # besluit_ergens_over
        zaak = replace(zaak_van_aanvraag(vorig.aanvraag, aard, dag), houder=vorig.organisatie.naam)
    return _brief(
        zaak,
        **{"nummer": "", "genomen_op": dag, "kennisgegeven_op": dag, **wat},
        motivering=motivering,
        afzender=afzender,
        bestemmeling=vorig.organisatie,
        ter_attentie_van="",
        inhoud=herzieningsteksten(zaak, Vorig(vorig.nummer, vorig.aard, vorig.genomen_op)),
    )


def brief_van_besluit(besluit: Besluit, afzender: Organisatie, kennisgegeven_op: date) -> Brief:
    """The letter about this decision, notified on that day."""
    if besluit.aard in NA_BEROEP:
        assert besluit.herziet is not None  # besluit_na_beroep_herziet_iets
        return brief_van_herziening(
            besluit.herziet,
            besluit.aard,
            besluit.motivering,
            afzender,
            besluit.genomen_op,
            nummer=besluit.nummer,
            kennisgegeven_op=kennisgegeven_op,
        )
    if besluit.toekenning is not None and besluit.aard not in TWEE_PERSONEN:
        zaak = _zaak_van_toekenning(besluit, besluit.toekenning)
        ter_attentie_van = ""
    else:
        aanvraag = besluit.aanvraag
        assert aanvraag is not None  # besluit_ergens_over
        # The proposal that became this decision; an application that was reopened has had others before.
        voorstel = (
            aanvraag.voorstellen.filter(bekrachtigd_op__lte=besluit.aangemaakt_op)
            .order_by("-bekrachtigd_op")
            .first()
            if besluit.aard == Aard.TOEKENNING
            else None
        )
        zaak = zaak_van_aanvraag(aanvraag, besluit.aard, besluit.genomen_op, voorstel)
        ter_attentie_van = aanvraag.tekenbevoegde
    return _brief(
        zaak,
        nummer=besluit.nummer,
        genomen_op=besluit.genomen_op,
        kennisgegeven_op=kennisgegeven_op,
        motivering=besluit.motivering,
        afzender=afzender,
        bestemmeling=besluit.organisatie,
        ter_attentie_van=ter_attentie_van,
    )


def besluitbrief(besluit: Besluit, document: Document, kennisgegeven_op: date) -> bytes:
    """The letter about this decision as PDF/A-3a, before it is sealed; raises ParameterOnbekend."""
    brief = brief_van_besluit(besluit, document.organisatie, kennisgegeven_op)
    return maak_pdf(
        SJABLOON,
        {
            "organisatie_naam": brief.afzender,
            "organisatie_adres": brief.afzender_adres,
            "dossiernummer": brief.nummer,
            "versie": 1,
            "datum": brief.genomen_op,
            "soort_label": brief.soort,
            "brief": brief,
            "verifieer_adres": f"{settings.WEBADRES}{reverse('verifieer')}",
        },
        titel=brief.teksten.titel,
        identificatie=f"{document.id}:1",
    )
