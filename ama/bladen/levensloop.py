"""How a signed agreement stands, what an act on it would do, and what happened to it, for its page and its forms."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any

from django.utils import timezone

from ama.bladen.deel import Deel
from ama.bladen.inhoud import versies_van
from ama.bladen.lijst import stand_met_bron, stand_zin
from ama.domein.beeindiging import REDENEN, dimona_uit_uiterlijk_op
from ama.domein.samenloop import SOORTEN
from ama.domein.woorden import datum, met_hoofdletter
from ama.models import Aanwezigheid, Overeenkomst
from ama.models.bevoegd import overneembaar
from ama.querysets.lezers import BEGELEIDER
from ama.soorten import WSE
from ama.statussen import AFGEBROKEN, BIJ_AANBIEDER, BIJ_DEPARTEMENT, IN_OPMAAK, staat_bezwaar
from mandaten.models import Bevoegdheid
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.organisaties.models import Lidmaatschap
from werkzorg.ui import formaten


def _stand(overeenkomst: Overeenkomst, door: Hoedanigheid) -> Mapping[str, Any] | None:
    """The facts about handing in, end and declaration; one query."""
    vandaag, wie = timezone.localdate(), overeenkomst.begeleider_lid.gebruiker
    feiten = [
        ("Welke AMA", met_hoofdletter(SOORTEN[overeenkomst.soort]), ""),
        ("Start", formaten.datum(overeenkomst.start), ""),
        *_einde(overeenkomst),
        ("Begeleider", overeenkomst.begeleider.naam, f"{wie.naam}, {wie.email}"),
    ]
    if overeenkomst.erkenning is not None:
        soort = overeenkomst.begeleider.get_soort_display()
        label = "Contingent" if overeenkomst.soort == WSE else "Erkenning"
        feiten.append((label, overeenkomst.erkenning.nummer, met_hoofdletter(soort)))
    if overeenkomst.status not in IN_OPMAAK:
        feiten.append(("Dimona (DWD)", *_dimona(overeenkomst)))
    if overeenkomst.status in BIJ_DEPARTEMENT and overeenkomst.ingediend_op:
        aanvaard = overeenkomst.aanvaard_op
        feiten.append(
            (
                "Ingediend",
                formaten.datum(overeenkomst.ingediend_op),
                f"aanvaard op {formaten.datum(aanvaard)}" if aanvaard else "nog niet aanvaard",
            )
        )
    return {
        "zin": stand_met_bron(overeenkomst, vandaag),
        "feiten": feiten,
        "toeleiding": overeenkomst.toeleiding
        if overeenkomst.toeleiding and overeenkomst.toeleiding.status in BIJ_AANBIEDER
        else None,
    }


def _einde(overeenkomst: Overeenkomst) -> list[tuple[str, str, str]]:
    if overeenkomst.status == AFGEBROKEN:
        return [("Afgebroken", overeenkomst.einde_toelichting, "")]
    if overeenkomst.einde is None:
        # An end that was planned and moved away leaves with whom that was agreed.
        return [("Einde", "zonder einddatum", overeenkomst.einde_toelichting)]
    reden = REDENEN[overeenkomst.einde_reden].label
    uitleg = f"{reden}. {overeenkomst.einde_toelichting}".strip(" .")
    return [("Laatste dag", formaten.datum(overeenkomst.einde), met_hoofdletter(uitleg))]


def _dimona(overeenkomst: Overeenkomst) -> tuple[str, str]:
    if overeenkomst.dimona_in_op is None:
        return "nog niet ingevuld", ""
    uit = overeenkomst.dimona_uit_op
    in_ = f"{overeenkomst.dimona_referentie}, in dienst aangegeven op {formaten.datum(overeenkomst.dimona_in_op)}"
    return in_, f"uit dienst aangegeven op {formaten.datum(uit)}" if uit else ""


def _tijdlijn(overeenkomst: Overeenkomst, door: Hoedanigheid) -> Mapping[str, Any] | None:
    """What happened to it, in order of the days; no query beside that of the versions."""
    versies = [een for een in versies_van(overeenkomst, door)[::-1] if een.getekend_op is not None]
    stappen: list[tuple[date | None, str]] = [
        (overeenkomst.start, "De overeenkomst begint"),
        *(
            (
                een.getekend_op,
                "Iedereen ondertekende" if een.nummer == 1 else f"Wijziging {een.nummer} ondertekend",
            )
            for een in versies
        ),
        (overeenkomst.ingediend_op, "Ingediend bij het departement"),
        (overeenkomst.teruggestuurd_op, f"Teruggestuurd: {overeenkomst.terugstuurreden}"),
        (overeenkomst.aanvaard_op, "Aanvaard door het departement"),
        (overeenkomst.dimona_uit_op, "Dimona uit dienst aangegeven"),
        (overeenkomst.einde, "Laatste dag"),
    ]
    vandaag = timezone.localdate()
    regels = sorted(
        ((dag, zin, dag > vandaag) for dag, zin in stappen if dag is not None), key=lambda stap: stap[0]
    )
    return {"regels": regels}


DELEN = (
    Deel("stand", "Stand", "ama/delen/stand.html", _stand, is_zijkolom=True),
    Deel("tijdlijn", "Tijdlijn", "ama/delen/tijdlijn.html", _tijdlijn, is_zijkolom=True),
)


def stopgevolgen(overeenkomst: Overeenkomst) -> list[str]:
    """What stopping does, as sentences, for who is about to; two queries."""
    if overeenkomst.status in IN_OPMAAK:
        return ["Niemand kan ze nog ondertekenen. Links om te ondertekenen werken niet meer."]
    if overeenkomst.start > timezone.localdate():
        return [
            "Ze is nog niet begonnen. Kies je een dag vóór de start, dan gaat ze niet door: er telt geen enkele dag. "
            "Zeg bij de toelichting waarom.",
            "Deed je de Dimona-aangifte al? Annuleer ze bij de RSZ.",
        ]
    laatste = (
        Aanwezigheid.objects.filter(overeenkomst=overeenkomst).order_by("-dag").values_list("dag", flat=True)
    )
    uit = ["Na de laatste dag kan niemand nog aanwezigheden invullen. De subsidie telt tot en met die dag."]
    if (dag := laatste.first()) is not None:
        uit.append(f"De laatste ingevulde aanwezigheid is van {datum(dag)}: vroeger stoppen kan niet.")
    ander = (
        Overeenkomst.objects.filter(
            deelnemer_id=overeenkomst.deelnemer_id, begeleider_id=overeenkomst.begeleider_id
        )
        .lopend_op(timezone.localdate())
        .exclude(pk=overeenkomst.pk)
    )
    if ander.exists():
        uit.append(
            "De begeleiding loopt verder: er is nog een andere overeenkomst. De evaluatie blijft staan."
        )
    else:
        uit.append("De begeleiding stopt mee. Een open evaluatie vervalt.")
    if overeenkomst.soort == WSE:
        uit.append(
            "Was het de laatste overeenkomst, en stopt de deelnemer zelf? Dan stopt AMA sociale economie na die dag. "
            "Stopt alleen de werkpost of de begeleider, dan blijft de beslissing van VDAB staan."
        )
    if overeenkomst.dimona_uit_op is None:
        tot = datum(dimona_uit_uiterlijk_op(timezone.localdate()))
        uit.append(
            "Je krijgt een taak voor de Dimona-aangifte uit dienst. "
            f"Stop je vandaag, dan moet die er uiterlijk op {tot} zijn (aanname)."
        )
    return uit


def naarkeuzes(door: Hoedanigheid, overeenkomst: Overeenkomst | None = None) -> list[tuple[str, Any]]:
    """To whom the actor can hand over: colleagues, then other organisations that may guide it; two queries.

    Several agreements at once (None) go to begeleiders that are recognised for AMA WVG.
    """
    vandaag = timezone.localdate()
    leden = (
        Lidmaatschap.objects.geldig_op(vandaag)
        .binnen()
        .filter(organisatie_id=door.organisatie_id, rol=BEGELEIDER)
        .select_related("gebruiker")
    )
    collegas = sorted((een.gebruiker.naam, f"collega:{een.pk}") for een in leden)
    kan = overneembaar(overeenkomst) if overeenkomst else Bevoegdheid.objects.filter(functie=BEGELEIDER)
    ander = (
        kan.geldig_op_of_na(vandaag)
        .exclude(organisatie_id=door.organisatie_id)
        .order_by("organisatie__naam")
        .values_list("organisatie_id", "organisatie__naam")
        .distinct()
    )
    groepen = [
        ("Collega's", [(sleutel, naam) for naam, sleutel in collegas]),
        ("Andere begeleiders", [(f"begeleider:{sleutel}", naam) for sleutel, naam in ander]),
    ]
    return [groep for groep in groepen if groep[1]]


def bundelrijen(
    rijen: Iterable[Overeenkomst], vanuit: Collection[str], vandaag: date, dagen: int
) -> dict[str, list[tuple[str, str]]]:
    """Of these agreements (`met_verbanden`) which can go along, as choices, and which cannot, with why; no query."""
    kan: list[tuple[str, str]] = []
    niet: list[tuple[str, str]] = []
    for rij in rijen:
        naam = f"{rij.deelnemer.naam} · {rij.deelnemer.dossiernummer} · {rij.werkpost.naam}"
        if nee := staat_bezwaar(rij.status, vanuit):
            niet.append((naam, nee))
        else:
            zin = stand_zin(rij, vandaag, dagen)
            kan.append((str(rij.pk), f"{naam}. {zin}" if zin else naam))
    return {"kan": kan, "niet": niet}
