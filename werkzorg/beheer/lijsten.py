"""The lists of this app as files: tasks, who looked at somebody's data, numbers of the law, organisations, places."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.http import QueryDict
from django.utils import timezone

from werkzorg.beheer import ledenregels, organisatiebeeld
from werkzorg.beheer.documenten.inzagerapport import inzagen
from werkzorg.beheer.forms.leden import LidFilterForm
from werkzorg.beheer.forms.organisaties import OrganisatieFilterForm
from werkzorg.beheer.forms.parameters import ParameterFilterForm
from werkzorg.beheer.forms.toezicht import PeriodeForm
from werkzorg.beheer.inzageregels import inzageregels, rapportregels, toezichtregels
from werkzorg.beheer.models import Inzagedossier, Inzagerapport
from werkzorg.beheer.parameterbladen import Parameterregel, gekozen, parameterregels
from werkzorg.beheer.querysets.leden import leden
from werkzorg.beheer.querysets.organisaties import organisaties
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.handelen.lijsten import EXPORTLIJSTEN as ALLE_LIJSTEN
from werkzorg.handelen.lijsten import Doel, Exportlijst, Uitsnede
from werkzorg.handelen.models import Uitvoer
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.organisaties.rollen import ROLLEN
from werkzorg.toegang.models import Inzage
from werkzorg.ui.formaten import datum
from werkzorg.ui.nummers import kbo
from werkzorg.ui.werkblad import Kolom, Soort
from werkzorg.werklijst.models import Taak
from werkzorg.werklijst.regels import GROEPEN, taakregels
from werkzorg.werklijst.werkfilter import Werkfilter


def _taken(door: Hoedanigheid, vraag: QueryDict, object_id: UUID | None, hoogstens: int) -> Uitsnede:
    """The open tasks that the filters of Vandaag ask for."""
    vandaag, filter_ = timezone.localdate(), Werkfilter.uit(vraag)
    rijen = filter_.rijen(Taak.objects.zichtbaar_voor(door), door, vandaag)[:hoogstens]
    regels, mensen = taakregels(rijen, door, vandaag)
    cellen = [
        (
            GROEPEN[regel.dringendheid],
            regel.titel,
            regel.onderwerp,
            regel.termijn,
            "wettelijk" if regel.is_wettelijk else "",
            regel.herinner_op,
            regel.grondslag,
            regel.toelichting,
            regel.wie or "nog van niemand",
        )
        for regel in regels
    ]
    return Uitsnede(cellen, frozenset(mensen), filter_.in_woorden)


def _inzage(door: Hoedanigheid, vraag: QueryDict, object_id: UUID | None, hoogstens: int) -> Uitsnede:
    """Who looked at this person's data, newest first."""
    deelnemer = Deelnemer.objects.zichtbaar_voor(door).filter(pk=object_id).first() if object_id else None
    if deelnemer is None:
        raise Deelnemer.DoesNotExist
    kring = Deelnemer.objects.kring(deelnemer.pk).values_list("pk", flat=True)
    rijen = list(Inzage.objects.over_deelnemer(*kring)[:hoogstens])
    cellen = [
        (regel["wanneer"], regel["functie"], regel["organisatie"], regel["wat"], regel["waarom"])
        for regel in inzageregels(rijen, door)
    ]
    return Uitsnede(cellen, frozenset({deelnemer.pk}), [("Dossier", deelnemer.dossiernummer)])


def _toezicht(door: Hoedanigheid, vraag: QueryDict, object_id: UUID | None, hoogstens: int) -> Uitsnede:
    """Everybody who looked at one person, as who supervises access sees it: with the name of the colleague."""
    dossier = Inzagedossier.objects.zichtbaar_voor(door).filter(pk=object_id).first() if object_id else None
    if dossier is None:
        raise Inzagedossier.DoesNotExist
    periode = PeriodeForm(vraag)
    vanaf, tot = periode.momenten()
    cellen = [
        (
            regel["wanneer"],
            regel["naam"],
            regel["functie"],
            regel["organisatie"],
            regel["wat"],
            regel["groepen"],
            regel["waarom"],
        )
        for regel in toezichtregels(list(inzagen(dossier.pk, vanaf, tot)[:hoogstens]))
    ]
    return Uitsnede(
        cellen,
        frozenset({dossier.pk}),
        [
            ("Dossier", dossier.dossiernummer),
            ("Van", vraag.get("vanaf", "") or "het begin"),
            ("Tot en met", vraag.get("tot", "") or "nu"),
        ],
    )


def _rapporten(door: Hoedanigheid, vraag: QueryDict, object_id: UUID | None, hoogstens: int) -> Uitsnede:
    """The reports about who looked, newest first; nothing of the people but a dossier number."""
    rijen = list(Inzagerapport.objects.nieuwste_eerst().zichtbaar_voor(door)[:hoogstens])
    cellen = [
        (regel["dossiernummer"], regel["vanaf"], regel["tot"], regel["aangevraagd_op"])
        for regel in rapportregels(rijen)
    ]
    return Uitsnede(cellen, frozenset(rij.deelnemer_id for rij in rijen))


def _exports(door: Hoedanigheid, vraag: QueryDict, object_id: UUID | None, hoogstens: int) -> Uitsnede:
    """The exports that the reader may know of, newest first; they name nobody who stood in them."""
    rijen = Uitvoer.objects.zichtbaar_voor(door).select_related("gebruiker").order_by("-gevraagd_op", "id")
    cellen = [
        (
            rij.gevraagd_op,
            ALLE_LIJSTEN[rij.lijst].titel if rij.lijst in ALLE_LIJSTEN else rij.lijst,
            rij.gebruiker.naam,
            ROLLEN[rij.rol].label,
            Doel(rij.doel).label if rij.doel in Doel.values else rij.doel,
            rij.toelichting,
            rij.rijen,
            rij.personen,
            rij.get_toestand_display(),
        )
        for rij in rijen[:hoogstens]
    ]
    return Uitsnede(cellen, frozenset())


def _parameters(door: Hoedanigheid, vraag: QueryDict, object_id: UUID | None, hoogstens: int) -> Uitsnede:
    """The parameters that the filters ask for, on the day that was asked."""
    formulier = ParameterFilterForm(vraag)
    gevraagd = formulier.cleaned_data if formulier.is_valid() else {}
    dag = gevraagd.get("dag") or timezone.localdate()
    regels = gekozen(parameterregels(dag), gevraagd) if formulier.is_valid() else []
    filters = [
        (str(formulier.fields[naam].label), vraag.get(naam, "")) for naam in gevraagd if vraag.get(naam)
    ]
    return Uitsnede(_cellen(regels)[:hoogstens], frozenset(), [("Zoals op", datum(dag)), *filters])


def _vandaag(past: Callable[[Parameterregel], bool]) -> Callable[..., Uitsnede]:
    """The parameters of which the row of today fits."""

    def neem(door: Hoedanigheid, vraag: QueryDict, object_id: UUID | None, hoogstens: int) -> Uitsnede:
        dag: date = timezone.localdate()
        regels = [regel for regel in parameterregels(dag) if past(regel)]
        return Uitsnede(_cellen(regels)[:hoogstens], frozenset(), [("Zoals op", datum(dag))])

    return neem


def _organisaties(door: Hoedanigheid, vraag: QueryDict, object_id: UUID | None, hoogstens: int) -> Uitsnede:
    """The organisations that the filters ask for, one's own first; how each is reached stays on its own page."""
    formulier = OrganisatieFilterForm(vraag)
    rijen = organisatiebeeld.gekozen(organisaties().zichtbaar_voor(door), formulier)
    cellen = [
        (
            rij.naam,
            rij.get_soort_display(),
            rij.gemeente,
            kbo(rij.kbo_nummer),
            "" if rij.is_actief else "gesloten",
        )
        for rij in rijen.eigen_eerst(door.organisatie_id)[:hoogstens]
    ]
    filters = [(str(veld.label), str(vraag[veld.name])) for veld in formulier if vraag.get(veld.name)]
    return Uitsnede(cellen, frozenset(), filters)


def _leden(door: Hoedanigheid, vraag: QueryDict, object_id: UUID | None, hoogstens: int) -> Uitsnede:
    """The colleagues that the filters ask for, one line each."""
    formulier = LidFilterForm(vraag)
    rijen = list(ledenregels.gekozen(leden(), formulier, door)[:hoogstens])
    cellen = [
        (
            regel["naam"],
            regel["email"],
            regel["organisatie"],
            "; ".join(f"{rol} ({wanneer})" for rol, wanneer in regel["rollen"]),
            regel["stand"],
            regel["factor"],
            timezone.localdate(regel["laatst"]) if regel["laatst"] else None,
            regel["open_taken"],
        )
        for regel in ledenregels.lijstregels(rijen, door)
    ]
    filters = [
        (str(veld.label), str(vraag[veld.name]))
        for veld in formulier.visible_fields()
        if vraag.get(veld.name)
    ]
    return Uitsnede(cellen, frozenset(), filters)


def _gemeenten(door: Hoedanigheid, vraag: QueryDict, object_id: UUID | None, hoogstens: int) -> Uitsnede:
    """Every municipality of today with its regio, whatever was searched."""
    cellen = [
        (regio["naam"], gemeente["naam"], gemeente["sinds"], regio["werkingsgebied"])
        for regio in organisatiebeeld.regiobeeld()
        for gemeente in regio["gemeenten"]
    ]
    return Uitsnede(cellen[:hoogstens], frozenset(), [("Indeling", "aanname: de Vlaamse referentieregio's")])


def _cellen(regels: Iterable[Parameterregel]) -> list[tuple[Any, ...]]:
    return [
        (
            regel.soort.groep.value,
            regel.soort.label,
            regel.waarde or ("geldt niet meer" if regel.voorbij else "nog niet gekend"),
            regel.sinds or regel.voorbij,
            regel.straks,
            regel.zekerheid,
            regel.aanname,
            regel.soort.grondslag,
            regel.soort.eigenaar.label,
            "; ".join(regel.gebruik),
        )
        for regel in regels
    ]


_PARAMETERKOLOMMEN = tuple(
    Kolom(kop)
    for kop in (
        "Onderwerp",
        "Parameter",
        "Waarde",
        "Geldt",
        "Straks",
        "Zekerheid",
        "Wat een aanname is",
        "Grond",
        "Eigenaar",
        "Waar gebruikt",
    )
)
EXPORTLIJSTEN = (
    Exportlijst(
        "organisatie_lijst",
        "Organisaties",
        (
            Kolom("Naam"),
            Kolom("Soort"),
            Kolom("Gemeente"),
            Kolom("KBO-nummer"),
            Kolom("Stand"),
        ),
        _organisaties,
        groepen=frozenset({"identiteit"}),
    ),
    Exportlijst(
        "lid_lijst",
        "Medewerkers",
        (
            Kolom("Naam"),
            Kolom("E-mailadres"),
            Kolom("Organisatie"),
            Kolom("Rol en periode"),
            Kolom("Stand"),
            Kolom("Tweede stap"),
            Kolom("Laatst aangemeld", Soort.DATUM),
            Kolom("Open taken", Soort.GETAL),
        ),
        _leden,
    ),
    Exportlijst(
        "regio_lijst",
        "Werk- en zorgregio's",
        (Kolom("Regio"), Kolom("Gemeente"), Kolom("Sinds", Soort.DATUM), Kolom("Werkingsgebied")),
        _gemeenten,
    ),
    Exportlijst("parameter_lijst", "Parameters", _PARAMETERKOLOMMEN, _parameters),
    Exportlijst(
        "termijn_lijst", "Termijnen", _PARAMETERKOLOMMEN, _vandaag(lambda regel: regel.soort.is_termijn)
    ),
    Exportlijst(
        "aanname_lijst",
        "Aannames",
        _PARAMETERKOLOMMEN,
        _vandaag(lambda regel: regel.is_aanname or not (regel.waarde or regel.voorbij)),
    ),
    Exportlijst(
        sleutel="vandaag",
        titel="Taken",
        kolommen=(
            Kolom("Wanneer"),
            Kolom("Wat"),
            Kolom("Over wie"),
            Kolom("Termijn", Soort.DATUM),
            Kolom("Wettelijke termijn"),
            Kolom("Komt terug op", Soort.DATUM),
            Kolom("Grond"),
            Kolom("Toelichting"),
            Kolom("Van wie"),
        ),
        neem=_taken,
        groepen=frozenset({"identiteit"}),
    ),
    Exportlijst(
        sleutel="inzage_lijst",
        titel="Wie keek in dit dossier",
        kolommen=(
            Kolom("Wanneer", Soort.MOMENT),
            Kolom("Wie"),
            Kolom("Organisatie"),
            Kolom("Wat"),
            Kolom("Waarom"),
        ),
        neem=_inzage,
        groepen=frozenset({"identiteit"}),
        met_object=True,
    ),
    Exportlijst(
        "inzagedossier_detail",
        "Inzage in een dossier",
        (
            Kolom("Wanneer", Soort.MOMENT),
            Kolom("Wie"),
            Kolom("Functie"),
            Kolom("Organisatie"),
            Kolom("Wat"),
            Kolom("Gegevens"),
            Kolom("Waarom"),
        ),
        _toezicht,
        met_object=True,
    ),
    Exportlijst(
        "inzagedossier_lijst",
        "Rapporten over inzage",
        (
            Kolom("Dossier"),
            Kolom("Eerste dag", Soort.DATUM),
            Kolom("Laatste dag", Soort.DATUM),
            Kolom("Gevraagd op", Soort.MOMENT),
        ),
        _rapporten,
    ),
    Exportlijst(
        "uitvoer_lijst",
        "Exports",
        (
            Kolom("Gevraagd op", Soort.MOMENT),
            Kolom("Lijst"),
            Kolom("Wie"),
            Kolom("Rol"),
            Kolom("Waarvoor"),
            Kolom("Toelichting"),
            Kolom("Rijen", Soort.GETAL),
            Kolom("Mensen", Soort.GETAL),
            Kolom("Stand"),
        ),
        _exports,
    ),
)
