"""What the list of grants shows, and the choices on the forms about one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, Max, Min, OuterRef, Q, Subquery
from django.http import QueryDict

from mandaten.domein.levensloop import dagen_in_woorden, uiterste_dag
from mandaten.domein.samenstelling import kan_houder_wisselen
from mandaten.forms.toekenningen import LOPEND, ToekenningFilterForm
from mandaten.models import Lid, Schorsing, Toekenning, Toekenningsregio
from mandaten.querysets import ToekenningQuerySet
from mandaten.soorten import Toekenningssoort
from mandaten.statussen import ACTIEF, GESCHORST, INGETROKKEN, LOPENDE_TOEKENNING
from werkzorg.databank.perioden import laatste_dag
from werkzorg.organisaties.models import Organisatie
from werkzorg.plaatsen.models import Regio
from werkzorg.ui.formaten import datum
from werkzorg.ui.volgorde import op_naam, sorteersleutel

MERK = {ACTIEF: "goed", GESCHORST: "let", INGETROKKEN: "fout"}
# The first day of the suspension that was decided last, in the question about a grant.
SCHORSING_VANAF = Subquery(
    Schorsing.objects.filter(toekenning=OuterRef("pk"))
    .values("toekenning")
    .annotate(vanaf=Max("periode__startswith"))
    .values("vanaf")
)
SPOED = 92  # days before the last one from which the list says so in a colour


def filterformulier(vraag: QueryDict) -> ToekenningFilterForm:
    """The filters of this list; one query for the regio's. Without a question it shows what runs."""
    gegevens = vraag.copy()
    gegevens.setdefault("stand", LOPEND)
    regios = list(Regio.objects.order_by(*op_naam("naam")).values_list("sleutel", "naam"))
    return ToekenningFilterForm(gegevens, regios=regios)


def gekozen(rijen: ToekenningQuerySet, formulier: ToekenningFilterForm, vandaag: date) -> ToekenningQuerySet:
    """The grants that the filters ask for, the nearest last day first; nothing for a question that makes no sense."""
    if not formulier.is_valid():
        return rijen.none().order_by("pk")
    vraag = formulier.cleaned_data
    if vraag["zoek"]:
        houders = Organisatie.objects.gezocht(vraag["zoek"]).order_by().values("pk")
        rijen = rijen.filter(Q(nummer__icontains=vraag["zoek"]) | Q(houder__in=houders))
    if vraag["soort"]:
        rijen = rijen.filter(soort=vraag["soort"])
    if vraag["stand"] == LOPEND:
        rijen = rijen.lopend()
    elif vraag["stand"] == GESCHORST:
        rijen = rijen.geschorst_op(vandaag)
    elif vraag["stand"] == ACTIEF:
        rijen = rijen.geldig_genoemd_op(vandaag)
    elif vraag["stand"]:
        rijen = rijen.filter(status=vraag["stand"])
    if vraag["regio"]:
        waar = Toekenningsregio.objects.filter(regio=vraag["regio"]).values("toekenning")
        rijen = rijen.filter(pk__in=waar)
    if vraag["eindigt"]:
        rijen = rijen.eindigt_tussen(vandaag, uiterste_dag(vandaag, int(vraag["eindigt"])))
    if vraag["open_plaats"]:
        rijen = rijen.met_open_plaats()
    return rijen.order_by(F("periode__endswith").asc(nulls_last=True), "nummer", "pk")


def voor_de_lijst(rijen: ToekenningQuerySet) -> ToekenningQuerySet:
    """With holder, names of regio's and the first last day of a seat that waits, in the same query."""
    deze = {"toekenning": OuterRef("pk")}
    open_ = Lid.objects.filter(**deze, aan_te_vullen_voor__isnull=False).values("toekenning")
    return rijen.select_related("houder").annotate(
        regionamen=ArraySubquery(
            Toekenningsregio.objects.filter(**deze).order_by("regio__naam").values("regio__naam").distinct()
        ),
        aan_te_vullen=open_.annotate(eerst=Min("aan_te_vullen_voor")).values("eerst"),
        schorsing_vanaf=SCHORSING_VANAF,
    )


@dataclass(frozen=True)
class Toekenningsregel:
    """One line of the list."""

    url: str
    nummer: str
    houder: str
    soort: str
    regios: str
    begin: date
    einde: date | None
    resteert: str
    is_dringend: bool
    stand: str
    merk: str
    aan_te_vullen: date | None
    is_te_laat: bool


def toekenningsregels(rijen: Iterable[Any], vandaag: date) -> list[Toekenningsregel]:
    """One line per grant of `voor_de_lijst`."""
    uit = []
    for rij in rijen:
        einde = laatste_dag(rij.periode)
        loopt = rij.status in LOPENDE_TOEKENNING and not is_voorbij(rij, vandaag)
        uit.append(
            Toekenningsregel(
                url=rij.get_absolute_url(),
                nummer=rij.nummer,
                houder=rij.houder.naam,
                soort=rij.get_soort_display(),
                regios=", ".join(sorted(rij.regionamen, key=sorteersleutel)),
                begin=rij.periode.lower,
                einde=einde,
                resteert=dagen_in_woorden(einde, vandaag) if loopt else "",
                is_dringend=loopt and is_dringend(einde, vandaag),
                stand=stand_van(rij, vandaag),
                merk=merk_van(rij, vandaag),
                aan_te_vullen=rij.aan_te_vullen,
                is_te_laat=rij.aan_te_vullen is not None and rij.aan_te_vullen < vandaag,
            )
        )
    return uit


def is_dringend(einde: date | None, vandaag: date) -> bool:
    """Whether this last day is so near that a colour says so."""
    return einde is not None and (einde - vandaag).days <= SPOED


def is_voorbij(toekenning: Toekenning, vandaag: date) -> bool:
    """Whether its last day is over, also while the clock did not close it yet."""
    einde = laatste_dag(toekenning.periode)
    return toekenning.status in LOPENDE_TOEKENNING and einde is not None and einde < vandaag


def merk_van(toekenning: Toekenning, vandaag: date) -> str:
    """The colour of `stand_van`: what holds but was ended early is not simply good."""
    if is_voorbij(toekenning, vandaag):
        return ""
    if toekenning.status == ACTIEF and toekenning.einde_reden:
        return "let"
    return MERK.get(toekenning.status, "")


def stand_van(toekenning: Any, vandaag: date) -> str:
    """Its state in words, of a grant with `SCHORSING_VANAF`.

    What was ended early or withdrawn says until when it still holds; what begins or is suspended later, from when.
    """
    einde = laatste_dag(toekenning.periode)
    if is_voorbij(toekenning, vandaag):
        return "verlopen"
    if toekenning.status in LOPENDE_TOEKENNING:
        if toekenning.periode.lower > vandaag:
            return f"vanaf {datum(toekenning.periode.lower)}"
        if toekenning.einde_reden and einde:
            return f"stopt na {datum(einde)}"
    if toekenning.status == INGETROKKEN and einde and einde >= vandaag:
        return f"ingetrokken, geldig tot en met {datum(einde)}"
    if komt_geschorst(toekenning, vandaag):
        return f"geschorst vanaf {datum(toekenning.schorsing_vanaf)}"
    return str(toekenning.get_status_display())


def stand_nu(toekenning: Any, schorsingen: Iterable[Schorsing], vandaag: date) -> str:
    """`stand_van` of a grant that was fetched without its suspensions, which are these."""
    toekenning.schorsing_vanaf = max((een.periode.lower for een in schorsingen), default=None)
    return stand_van(toekenning, vandaag)


def komt_geschorst(toekenning: Any, vandaag: date) -> bool:
    """Whether a suspension was decided that did not begin yet; until then everything holds."""
    vanaf = toekenning.schorsing_vanaf
    return toekenning.status == GESCHORST and vanaf is not None and vanaf > vandaag


def filterwoorden(formulier: ToekenningFilterForm) -> list[tuple[str, str]]:
    """The filters that are on, in words, for the export."""
    if not formulier.is_valid():
        return []
    uit = []
    for naam, waarde in formulier.cleaned_data.items():
        if waarde:
            veld = formulier.fields[naam]
            keuzes = dict(getattr(veld, "choices", []))
            uit.append((str(veld.label), "ja" if waarde is True else str(keuzes.get(waarde, waarde))))
    return uit


# --- choices on the forms --------------------------------------------------------------------------------------------
def samenstellingskeuzes(toekenning: Toekenning) -> dict[str, Any]:
    """Who can leave, on which seat somebody can come, and who could lead; one query.

    Who left already stands there too: a form that is sent twice is still the same form, and the law refuses the rest.
    """
    soort = toekenning.toekenningssoort
    leden = list(toekenning.leden.select_related("organisatie"))
    leden.sort(key=lambda lid: (lid.plaats, sorteersleutel(lid.organisatie.naam)))
    return {
        "leden": [(str(lid.pk), _lidlabel(lid, soort)) for lid in leden],
        "plaats_van": {str(lid.pk): lid.plaats for lid in leden},
        "plaatsen": [(sleutel, wat.label) for sleutel, wat in soort.plaatsen.items()],
        "trekkers": sorted(
            {
                (str(lid.organisatie_id), lid.organisatie.naam)
                for lid in leden
                if lid.organisatie.soort in soort.houders
            },
            key=lambda een: sorteersleutel(een[1]),
        ),
        "met_trekker": kan_houder_wisselen(soort),
    }


def open_plaats(toekenning: Toekenning) -> str:
    """The seat that waits for a successor, first to be filled; "" when none does; one query."""
    wacht = toekenning.leden.filter(aan_te_vullen_voor__isnull=False).order_by("aan_te_vullen_voor", "plaats")
    return wacht.values_list("plaats", flat=True).first() or ""


def _lidlabel(lid: Lid, soort: Toekenningssoort) -> str:
    plaats = soort.plaatsen[lid.plaats].label if lid.plaats in soort.plaatsen else lid.plaats
    tot = laatste_dag(lid.periode)
    weg = f" (tot en met {datum(tot)})" if lid.einde_reden and tot else ""
    return f"{lid.organisatie.naam} · {plaats}{weg}"
