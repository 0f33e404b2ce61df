"""Example applications: one in every state, most with a past, one of which is late."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from mandaten.domein.beslissing import WEIGEREN
from mandaten.soorten import CONTINGENT, ERKENNING, NETWERK, WERKACTOR, ZORG
from mandaten.voorbeelden import beoordelen, oproepen, opstellen
from mandaten.voorbeelden.opstellen import Wens
from mandaten.voorbeelden.spel import Gebeurtenis, Spel

# One step in the life of an application: what is done with its key.
Stap = Callable[[Spel, str], None]
_INDIENEN = opstellen.dien_in
_ONTVANKELIJK = beoordelen.verklaar_ontvankelijk
_ADVIES = beoordelen.adviseer
_VOORSTEL = beoordelen.stel_voor
_WEIGERING = partial(beoordelen.stel_voor, uitkomst=WEIGEREN)
_BESLUIT = beoordelen.beslis

_LIMBURG = {
    "caw": ("caw_ant",),
    "werkactor": ("werkactor_ant",),
    "maatwerkbedrijf": ("maatwerk_limburg",),
    "ggz": ("cgg_limburg",),
    "vaph": ("vaph_kempen",),
    "ocmw": ("ocmw_limburg",),
}
_BEWIJS_VAN_DESKUNDIGHEID = {
    "voorwaarde_deskundigheid": "Wie volgde welke vorming? Voeg het overzicht van de voorbije drie jaar toe."
}
_VRAAG_AAN_DE_PARTNER = (
    "caw",
    "voorwaarde_continuiteit",
    "Wie neemt over als jullie begeleider langer dan een maand afwezig is?",
)
_DIPLOMAS = {"medewerkers": "Van welke medewerkers kunnen we het diploma inkijken?"}


def gebeurtenissen(spel: Spel) -> Iterator[Gebeurtenis]:
    """Per application: it is drawn up on its first day, then one step per named day (both from today)."""
    for sleutel, (wens, eerste_dag, stappen) in _AANVRAGEN.items():
        yield spel.op(eerste_dag, 9), partial(opstellen.start, spel, sleutel, wens)
        for dag, stap in stappen.items():
            yield spel.op(dag, 11), partial(_zet, spel, sleutel, wens, stap)


def _zet(spel: Spel, sleutel: str, wens: Wens, stap: Stap | tuple[Stap, ...]) -> None:
    for een in stap if isinstance(stap, tuple) else (stap,):
        een(spel, sleutel)


def _vul(wens: Wens) -> Stap:
    return lambda spel, sleutel: opstellen.vul(spel, sleutel, wens)


def _aanvraag(
    wens: Wens,
    eerste_dag: int,
    stappen: Mapping[int, Stap | tuple[Stap, ...]],
    *,
    wacht_op: tuple[str, ...] = (),
) -> tuple[Wens, int, dict[int, Stap | tuple[Stap, ...]]]:
    """Drawn up on its first day, filled in the day after, confirmed by its partners two days later."""
    opmaak: dict[int, Stap | tuple[Stap, ...]] = {
        eerste_dag + 1: _vul(wens),
        eerste_dag + 3: partial(opstellen.bevestig, behalve=wacht_op),
    }
    return wens, eerste_dag, opmaak | dict(stappen)


def _erkenning(huis: str, *, met_bestand: bool = False) -> Wens:
    return Wens(ERKENNING, huis, met_bestand=met_bestand)


_AANVRAGEN = {
    # --- granted ---
    "zorg_vla": _aanvraag(
        Wens(
            ZORG, "dmw_vla", oproepen.GESLOTEN_ZORG, -228, ("vlaamse_ardennen",), {"B": ("vaph",), "C": ("cgg_vla",)},
            met_bestand=True,
        ),
        -320,
        {
            -312: _INDIENEN,
            -300: partial(beoordelen.vraag_aanvulling, vragen=_BEWIJS_VAN_DESKUNDIGHEID),
            -293: beoordelen.vul_aan,
            -285: _ONTVANKELIJK,
            -270: _ADVIES,
            -262: _VOORSTEL,
            -260: beoordelen.stuur_terug,
            -258: _VOORSTEL,
            -255: _BESLUIT,
        },
    ),
    "erkenning_dmw": _aanvraag(
        Wens(ERKENNING, "dmw_vla", ingaat=-250), -318,
        {-310: _INDIENEN, -295: _ONTVANKELIJK, -275: _ADVIES, -268: _VOORSTEL, -266: _BESLUIT},
    ),
    "erkenning_opnieuw": _aanvraag(
        Wens(ERKENNING, "caw_ant", ingaat=-100, met_bestand=True), -170,
        {-165: _INDIENEN, -150: _ONTVANKELIJK, -130: _ADVIES, -125: _VOORSTEL, -122: _BESLUIT},
    ),
    "netwerk_limburg": _aanvraag(
        Wens(NETWERK, "opgroeien_limburg", oproepen.GESLOTEN_LIMBURG, -49), -140,
        {-130: _INDIENEN, -115: _ONTVANKELIJK, -95: _ADVIES, -80: _VOORSTEL, -76: _BESLUIT},
    ),
    "contingent_gent": _aanvraag(
        Wens(
            CONTINGENT, "maatwerk", oproepen.GESLOTEN_WSE, -110, ("gent", "waasland", "denderland"), {"lid": ("cgg",)},
            plaatsen=24, met_bestand=True,
        ),
        -190,
        {-180: _INDIENEN, -165: _ONTVANKELIJK, -145: _ADVIES, -135: _VOORSTEL, -132: _BESLUIT},
    ),
    # Given back before its first day (`levensloop`).
    "werkactor_teruggegeven": _aanvraag(
        Wens(WERKACTOR, "werkactor_ant", ingaat=45, regios=("waasland",)), -62,
        {-56: _INDIENEN, -50: _ONTVANKELIJK, -45: _ADVIES, -40: _VOORSTEL, -37: _BESLUIT},
    ),
    # --- refused, or turned down at the door ---
    "contingent_geweigerd": _aanvraag(
        Wens(CONTINGENT, "maatwerk_kortrijk", oproepen.GESLOTEN_WSE, -110, ("gent",), plaatsen=60), -188,
        {-178: _INDIENEN, -163: _ONTVANKELIJK, -143: partial(_ADVIES, punten=3), -134: _WEIGERING, -131: _BESLUIT},
    ),
    "contingent_aan_de_deur": _aanvraag(
        Wens(CONTINGENT, "maatwerk_limburg", oproepen.GESLOTEN_WSE, -110, ("limburg",), plaatsen=8), -175,
        {-164: _INDIENEN, -150: beoordelen.verklaar_onontvankelijk},
    ),
    "contingent_bezwaar": _aanvraag(
        Wens(CONTINGENT, "maatwerk_ant", oproepen.OPEN_WSE, 60, ("kempen",), plaatsen=40), -38,
        {-34: _INDIENEN, -29: _ONTVANKELIJK, -25: partial(_ADVIES, punten=4), -23: _WEIGERING, -22: _BESLUIT},
    ),
    # --- with the desk ---
    "zorg_ingediend": _aanvraag(
        Wens(ZORG, "ocmw", oproepen.OPEN_ZORG, 63, met_bestand=True), -14, {-5: _INDIENEN},
    ),
    "zorg_onvolledig": _aanvraag(
        Wens(
            ZORG, "beschut_dender", oproepen.OPEN_ZORG, 63, ("waasland",), {"A": ("caw",), "B": ("vaph",)},
        ),
        -40,
        {
            -28: _INDIENEN,
            -13: partial(
                beoordelen.vraag_aanvulling, vragen=_BEWIJS_VAN_DESKUNDIGHEID, bij_partner=_VRAAG_AAN_DE_PARTNER
            ),
        },
    ),
    "netwerk_ontvankelijk": _aanvraag(
        Wens(NETWERK, "maatwerk_kortrijk", oproepen.GESLOTEN_WEST, 41), -60,
        {-48: _INDIENEN, -30: _ONTVANKELIJK, -6: _ADVIES},
    ),
    "erkenning_te_laat": _aanvraag(
        _erkenning("reval_westhoek", met_bestand=True), -98, {-92: _INDIENEN, -66: _ONTVANKELIJK},
    ),
    "erkenning_aan_te_vullen": _aanvraag(
        _erkenning("ambulant_rivier", met_bestand=True), -55,
        {-50: _INDIENEN, -35: _ONTVANKELIJK, -9: partial(beoordelen.vraag_aanvulling, vragen=_DIPLOMAS)},
    ),
    "erkenning_voorgesteld": _aanvraag(
        _erkenning("opgroeien_limburg"), -70,
        {-64: _INDIENEN, -45: _ONTVANKELIJK, -18: _ADVIES, -2: _VOORSTEL},
    ),
    "werkactor_voorgesteld": _aanvraag(
        Wens(WERKACTOR, "werkactor", ingaat=20, regios=("halle_vilvoorde", "oost_brabant")), -58,
        {-52: _INDIENEN, -36: _ONTVANKELIJK, -20: _ADVIES, -3: _VOORSTEL},
    ),
    # --- with the applicant ---
    "erkenning_ingetrokken": _aanvraag(_erkenning("pz_brugge"), -80, {-74: _INDIENEN, -61: beoordelen.trek_in}),
    "zorg_wacht_op_partner": _aanvraag(
        Wens(
            ZORG, "cgg_ant", oproepen.OPEN_ZORG, 85, ("rivierenland",), {"A": ("caw_ant",), "B": ("vaph",)},
        ),
        -16,
        # The first one that was asked for that seat says no; the second did not answer yet.
        {
            -10: partial(
                opstellen.zeg_nee, wie="vaph", reden="We werken niet in Rivierenland, en breiden nu niet uit."
            ),
            -9: partial(opstellen.zet_erbij, plaats="B", wie="vaph_kempen"),
        },
        wacht_op=("vaph",),
    ),
    "zorg_oost_brabant": (
        Wens(ZORG, "cgg_limburg", oproepen.HEROPEND_ZORG), -6, {},
    ),
}  # fmt: skip
