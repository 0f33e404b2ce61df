"""What a decision letter says, per nature of the decision: sentences in u-form made from plain values.

Nothing here reads the database: the same words serve the sealed letter and the page on which a second person reads
the whole letter before he decides.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from mandaten.documenten.besluitzaak import Feit, Teksten, Zaak
from mandaten.domein.contingent import Jaarwijziging
from mandaten.models import Aard, Maatregel, Verweerwijze
from mandaten.soorten import CONTINGENT, ERKENNING, MANDATEN, NETWERK, WERKACTOR, ZORG, Toekenningssoort
from werkzorg.termijnen import Periode
from werkzorg.ui.formaten import bedrag, datum, procent

_GELDT_NIET = (
    "Zolang de schorsing duurt, geeft {wat} geen enkel recht: uw organisatie neemt de taken niet op."
)
_HOREN = {
    Verweerwijze.HOORZITTING: "U bent op {dag} gehoord op een hoorzitting.",
    Verweerwijze.SCHRIFTELIJK: "Wij ontvingen op {dag} uw schriftelijke verweer.",
    Verweerwijze.AFSTAND: "U liet op {dag} weten dat u afziet van verweer.",
    Verweerwijze.NIET_GEBRUIKT: "U gebruikte de mogelijkheid om u te verdedigen niet binnen de termijn.",
}
# What holds from the first day on, per kind of grant, with the article.
_VOORWAARDEN: Mapping[str, Sequence[str]] = {
    ZORG: (
        "De drie organisaties van het samenwerkingsverband bedienen samen het hele werkingsgebied en zorgen voor de "
        "continuïteit van de begeleiding (decreet art. 12).",
        "Vertrekt een partner, dan meldt u dat meteen: zijn categorie moet op tijd opnieuw ingevuld zijn.",
        "Geen van de drie organisaties is in dit werkingsgebied ook casemanager Werk (decreet art. 13).",
    ),
    NETWERK: (
        "In het netwerk zit op elke dag minstens één dienstverlener van elk van de zes verplichte soorten "
        "(decreet art. 17). Vertrekt er een, dan meldt u dat meteen.",
        "U overlegt met het casemanagementteam, volgt de trajectplannen op in het hele werkingsgebied en betaalt de "
        "vergoeding aan de dienstverleners (decreet art. 18).",
        "De vergoeding is niet hoger dan wat nodig is. Wat u voor dezelfde acties van elders ontvangt, trekken wij "
        "ervan af (decreet art. 20 en 21).",
    ),
    WERKACTOR: (
        "Uw organisatie houdt haar mandaat kosteloze arbeidsbemiddeling en bedient het hele werkingsgebied "
        "(decreet art. 13).",
        "Uw organisatie is in dit werkingsgebied niet ook casemanager Zorg (decreet art. 13).",
    ),
    ERKENNING: (
        "Elke medewerker die begeleidt, heeft het vereiste diploma of de vereiste ervaring (BVR art. 46).",
        "Uw organisatie is verzekerd voor burgerlijke aansprakelijkheid, ook voor de begeleiding (BVR art. 46).",
        "Zorginspectie kan dat op elk moment nagaan: houd de bewijzen bij.",
    ),
    CONTINGENT: (
        "Het aantal plaatsen wordt elk jaar herzien, volgens de bezetting en de behoefte in de regio.",
        "U bezorgt ons elk kwartaal het overzicht van de begeleidingen.",
    ),
}
_NIET_GEKREGEN = (Aard.WEIGERING, Aard.NIET_ONTVANKELIJK)
# The letter begins with at most so many sentences.
_MEESTE_ZINNEN = 3
_REGISTER = "Dit besluit staat in het openbare register van mandaten en erkenningen."
_SANCTIEGROND = {
    Aard.VERMINDERING: "Decreet 8/7/2022 art. 26",
    Aard.SCHORSING: "Decreet 8/7/2022 art. 27",
    Aard.OPHEFFING: "Decreet 8/7/2022 art. 27",
    Aard.INTREKKING: "Decreet 8/7/2022 art. 27",
}
# Of what the decree grants without saying how it is withdrawn.
_HOORPLICHT = "Hoorplicht, als algemeen beginsel van behoorlijk bestuur"
_MOTIVERINGSWET = "Wet van 29 juli 1991 over de uitdrukkelijke motivering van bestuurshandelingen"


def opsomming(namen: Sequence[str]) -> str:
    """Names in a sentence: "Gent", "Gent en Brugge", "Gent, Brugge en Kempen"."""
    if len(namen) < 2:
        return "".join(namen)
    return f"{', '.join(namen[:-1])} en {namen[-1]}"


def wat(soort: Toekenningssoort) -> str:
    """The kind of grant with its article, in the middle of a sentence."""
    lidwoord = "de" if soort.sleutel == ERKENNING else "het"
    return f"{lidwoord} {_naam(soort)}"


def _naam(soort: Toekenningssoort) -> str:
    return f"{soort.label[0].lower()}{soort.label[1:]}"


def _plaatsen(aantal: int) -> str:
    return f"{aantal} {'plaats' if aantal == 1 else 'plaatsen'}"


def _vooraan(zin: str) -> str:
    return zin[0].upper() + zin[1:]


def waar(zaak: Zaak) -> str:
    """Where, to put behind the kind of grant; "" for one without regio's."""
    if not zaak.regios:
        return ""
    return f" voor de {'regio' if len(zaak.regios) == 1 else 'regio’s'} {opsomming(zaak.regios)}"


def _duur(periode: Periode) -> str:
    if periode.einde is None:
        return f"vanaf {datum(periode.start)}, zonder einddatum"
    return f"van {datum(periode.start)} tot en met {datum(periode.einde)}"


def _basisfeiten(zaak: Zaak) -> list[Feit]:
    # Who asked and got nothing holds nothing, at least not this.
    feiten = [("Aanvrager" if zaak.aard in _NIET_GEKREGEN else "Houder", zaak.houder)]
    if zaak.toekenning_nummer:
        feiten.append(("Toegekend als", zaak.toekenning_nummer))
    if zaak.regios:
        feiten.append(("Werkingsgebied", opsomming(zaak.regios)))
    if zaak.gevraagd_vanaf:
        plaatsen = f", {_plaatsen(zaak.gevraagde_plaatsen)}" if zaak.gevraagde_plaatsen else ""
        feiten.append(("Gevraagd", f"{_naam(zaak.soort)} vanaf {datum(zaak.gevraagd_vanaf)}{plaatsen}"))
    return feiten


def _blijft(zaak: Zaak) -> tuple[str, ...]:
    """What a refusal leaves as it is, so that who asks again does not think that he lost what he has."""
    zinnen = []
    for een in zaak.lopend:
        eigen = f"{_naam(zaak.soort)} {een.nummer}"
        tot = f" tot en met {datum(een.periode.einde)}" if een.periode.einde else ""
        if een.is_geschorst:
            blijft = f": de laatste dag blijft {datum(een.periode.einde)}" if een.periode.einde else ""
            zinnen.append(f"Aan uw geschorste {eigen} verandert dit besluit niets{blijft}.")
        else:
            zinnen.append(f"Uw lopende {eigen} blijft gelden{tot}.")
    return tuple(zinnen)


def _geteld(adviezen: Sequence[str]) -> list[str]:
    """Each direction once, with how many point that way when there are several: "2 keer gunstig"."""
    if len(adviezen) == 1:
        return list(adviezen)
    return [f"{aantal} keer {strekking}" for strekking, aantal in Counter(adviezen).items()]


def _vooraf_aanvraag(zaak: Zaak) -> tuple[str, ...]:
    zinnen = []
    if zaak.ingediend_op:
        zinnen.append(f"U diende uw aanvraag in op {datum(zaak.ingediend_op)}.")
    if zaak.ontvankelijk_op:
        zinnen.append(f"Wij verklaarden ze ontvankelijk op {datum(zaak.ontvankelijk_op)}.")
    if zaak.adviezen:
        advies = "een advies" if len(zaak.adviezen) == 1 else f"{len(zaak.adviezen)} adviezen"
        zinnen.append(f"Wij vroegen {advies} van deskundigen: {opsomming(_geteld(zaak.adviezen))}.")
    return tuple(zinnen)


def _vooraf_sanctie(zaak: Zaak) -> tuple[str, ...]:
    vooraf = zaak.maatregel
    if vooraf is None:
        return ()
    zinnen = [f"Op {datum(vooraf.vastgesteld_op)} stelden wij een tekortkoming vast."]
    if vooraf.meegedeeld_op:
        zinnen.append(f"Op {datum(vooraf.meegedeeld_op)} lieten wij u weten welke maatregel wij overwogen.")
    if vooraf.verweerwijze and vooraf.verweer_op:
        zinnen.append(_HOREN[Verweerwijze(vooraf.verweerwijze)].format(dag=datum(vooraf.verweer_op)))
    return tuple(zinnen)


def _toekenning(zaak: Zaak) -> Teksten:
    assert zaak.periode is not None
    feiten = [*_basisfeiten(zaak), ("Eerste dag", datum(zaak.periode.start))]
    feiten.append(("Laatste dag", datum(zaak.periode.einde) if zaak.periode.einde else "geen einddatum"))
    kort = [
        f"Wij kennen {wat(zaak.soort)} toe aan {zaak.houder}{waar(zaak)}.",
        f"U hebt {'ze' if zaak.soort.sleutel == ERKENNING else 'het'} {_duur(zaak.periode)}.",
    ]
    for jaar, aantal in zaak.plaatsen:
        feiten.append((f"Plaatsen in {jaar}", str(aantal)))
        kort.append(f"In {jaar} telt het contingent {_plaatsen(aantal)}.")
    gevolgen = [*_VOORWAARDEN[zaak.soort.sleutel]]
    if zaak.periode.einde:
        gevolgen.append(
            "Wij herinneren u op tijd aan de laatste dag. Wilt u daarna verder, dan vraagt u opnieuw aan."
        )
    return Teksten(
        f"U krijgt {wat(zaak.soort)}",
        tuple(kort),
        (*feiten, *zaak.zetels),
        _vooraf_aanvraag(zaak),
        (*gevolgen, _REGISTER),
    )


def _weigering(zaak: Zaak) -> Teksten:
    opnieuw = (
        "U kunt opnieuw aanvragen zodra er een nieuwe oproep openstaat."
        if zaak.soort.via_oproep
        else "U kunt een nieuwe aanvraag indienen, op elk moment."
    )
    return Teksten(
        f"U krijgt {wat(zaak.soort)} niet",
        (
            f"Wij kennen {wat(zaak.soort)} niet toe aan {zaak.houder}{waar(zaak)}.",
            "Hieronder leest u waarom, en wat u kunt doen als u het niet eens bent met dit besluit.",
        ),
        tuple(_basisfeiten(zaak)),
        _vooraf_aanvraag(zaak),
        (*_blijft(zaak), opnieuw),
    )


def _niet_ontvankelijk(zaak: Zaak) -> Teksten:
    van = f" van {datum(zaak.ingediend_op)}" if zaak.ingediend_op else ""
    return Teksten(
        "Uw aanvraag is niet ontvankelijk",
        (
            f"Uw aanvraag{van} voor {wat(zaak.soort)}{waar(zaak)} is niet ontvankelijk.",
            "Wij onderzoeken ze daarom niet verder.",
        ),
        tuple(_basisfeiten(zaak)),
        _vooraf_aanvraag(zaak),
        (
            *_blijft(zaak),
            "U kunt opnieuw aanvragen: op een oproep die openstaat."
            if zaak.soort.via_oproep
            else "U kunt een nieuwe, volledige aanvraag indienen, op elk moment.",
        ),
    )


def _herziening(zaak: Zaak) -> Teksten:
    kort = [_herzien_jaar(zaak.houder, een) for een in zaak.herzien]
    if len(kort) < _MEESTE_ZINNEN:
        kort.append("Wat wij voor andere jaren beslisten, verandert niet.")
    feiten = [
        (
            f"Plaatsen in {een.jaar}",
            f"{een.plaatsen} ({'voor het eerst beslist' if een.vroeger is None else f'vroeger {een.vroeger}'})",
        )
        for een in zaak.herzien
    ]
    return Teksten(
        "Uw contingent is herzien",
        tuple(kort),
        (*_basisfeiten(zaak), *feiten),
        gevolgen=(*_VOORWAARDEN[CONTINGENT], _REGISTER),
    )


def _herzien_jaar(houder: str, een: Jaarwijziging) -> str:
    if een.vroeger is None:
        aantal = _plaatsen(een.plaatsen)
        return f"Voor {een.jaar} beslissen wij voor het eerst: het contingent van {houder} telt {aantal}."
    return f"In {een.jaar} gaat het contingent van {houder} van {een.vroeger} naar {_plaatsen(een.plaatsen)}."


def _vermindering(zaak: Zaak) -> Teksten:
    geld = zaak.maatregel
    assert geld is not None
    hoeveel = []
    if geld.bedrag is not None:
        hoeveel.append(bedrag(geld.bedrag))
    if geld.percentage is not None:
        hoeveel.append(procent(geld.percentage))
    terug = geld.maatregel == Maatregel.TERUGVORDERING
    over = f" over de periode {_duur(geld.periode)}" if geld.periode else ""
    met = f" {'voor' if terug else 'met'} {opsomming(hoeveel)}" if hoeveel else ""
    return Teksten(
        "Wij vorderen een deel van uw vergoeding terug" if terug else "Wij verminderen uw vergoeding",
        (
            f"Wij {'vorderen de vergoeding' if terug else 'verminderen de vergoeding'} van {zaak.houder}{over}{met}"
            f"{' terug' if terug else ''}.",
            f"{_vooraan(wat(zaak.soort))} zelf blijft gelden.",
        ),
        (
            *_basisfeiten(zaak),
            *([("Hoeveel", opsomming(hoeveel))] if hoeveel else []),
            *([("Periode", _duur(geld.periode))] if geld.periode else []),
        ),
        _vooraf_sanctie(zaak),
    )


def _schorsing(zaak: Zaak) -> Teksten:
    assert zaak.periode is not None
    tot = (
        _duur(zaak.periode)
        if zaak.periode.einde
        else f"vanaf {datum(zaak.periode.start)}, tot wij de schorsing opheffen"
    )
    return Teksten(
        f"Wij schorsen {wat(zaak.soort)}",
        (
            f"Wij schorsen {wat(zaak.soort)} van {zaak.houder}{waar(zaak)}, {tot}.",
            _GELDT_NIET.format(wat=wat(zaak.soort)),
        ),
        (*_basisfeiten(zaak), ("Geschorst", tot)),
        _vooraf_sanctie(zaak),
        (
            "De einddatum verandert niet door de schorsing.",
            "Wij verwittigen wie met uw organisatie samenwerkt. "
            "Begeleidingen die lopen, mogen niet stilvallen: neem daarover contact met ons op.",
            _REGISTER,
        ),
    )


def _opheffing(zaak: Zaak) -> Teksten:
    laatste = zaak.periode.einde if zaak.periode else None
    feiten = _basisfeiten(zaak)
    if laatste is None:
        return Teksten(
            "De schorsing gaat niet door",
            (
                f"De schorsing van {wat(zaak.soort)} van {zaak.houder}{waar(zaak)} gaat niet door.",
                f"{_vooraan(wat(zaak.soort))} blijft volledig gelden.",
            ),
            tuple(feiten),
            gevolgen=(_REGISTER,),
        )
    return Teksten(
        "De schorsing eindigt",
        (
            f"De schorsing van {wat(zaak.soort)} van {zaak.houder}{waar(zaak)} eindigt op {datum(laatste)}.",
            f"Vanaf de dag daarna geldt {wat(zaak.soort)} weer volledig.",
        ),
        (*feiten, ("Laatste dag van de schorsing", datum(laatste))),
        gevolgen=("De einddatum is niet veranderd door de schorsing.", _REGISTER),
    )


def _intrekking(zaak: Zaak) -> Teksten:
    laatste = zaak.periode.einde if zaak.periode else None
    feiten = _basisfeiten(zaak)
    if laatste:
        feiten.append(("Laatste dag", datum(laatste)))
    return Teksten(
        f"Wij trekken {wat(zaak.soort)} in",
        (
            f"Wij trekken {wat(zaak.soort)} van {zaak.houder}{waar(zaak)} in.",
            *([f"De laatste dag waarop dat recht geldt, is {datum(laatste)}."] if laatste else []),
        ),
        tuple(feiten),
        _vooraf_sanctie(zaak),
        (
            "Begeleidingen die lopen, mogen niet stilvallen: draag ze over, en neem daarover contact met ons op.",
            _REGISTER,
        ),
    )


_PER_AARD: Mapping[str, Callable[[Zaak], Teksten]] = {
    Aard.TOEKENNING: _toekenning,
    Aard.WEIGERING: _weigering,
    Aard.NIET_ONTVANKELIJK: _niet_ontvankelijk,
    Aard.HERZIENING: _herziening,
    Aard.VERMINDERING: _vermindering,
    Aard.SCHORSING: _schorsing,
    Aard.OPHEFFING: _opheffing,
    Aard.INTREKKING: _intrekking,
}


def rechtsgronden(soort: Toekenningssoort, aard: str) -> tuple[str, ...]:
    """What a decision of this nature about this kind rests on, and so does the notice of it; without the general law.

    Art. 26 and 27 are about mandates only.
    """
    if aard not in _SANCTIEGROND:
        return (soort.rechtsgrond,)
    return (soort.rechtsgrond, _SANCTIEGROND[Aard(aard)] if soort.sleutel in MANDATEN else _HOORPLICHT)


def teksten(zaak: Zaak) -> Teksten:
    """All that the letter about this case says, its legal grounds included."""
    rest = _PER_AARD[zaak.aard](zaak)
    return replace(rest, gronden=(*rechtsgronden(zaak.soort, zaak.aard), _MOTIVERINGSWET))
