"""Before the first talk the deelnemer is informed, and the first talk starts the traject (art. 14 par. 2, 2)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from trajecten.domein.woorden import MAXIMUMDUUR, datum, eerste_vijf

# What the casemanagementteam informs the deelnemer about; the last one is about his data.
ONDERWERPEN: Mapping[str, str] = {
    "einddoel": "het einddoel van het traject",
    "duur": "de duur van het traject",
    "werk": "informatie over werk",
    "zorg": "de mogelijkheden van zorg",
    "samenwerking": "de samenwerking binnen het team",
    "gegevens": "de verwerking van de gegevens van de deelnemer",
}
_INFORMATIEPLICHT = "art. 14 § 2, 2°"


def informatie_bezwaren(
    besproken: Collection[str], dag: date, *, tandem_op: date, vandaag: date
) -> dict[str, str]:
    """Per field why the information duty is not confirmed for this day, as sentences; empty when it is.

    `besproken` are keys of ONDERWERPEN; `tandem_op` is the first day of the tandem, which informs.
    """
    uit = {}
    if ontbreekt := [naam for sleutel, naam in ONDERWERPEN.items() if sleutel not in besproken]:
        uit["besproken"] = (
            f"Dit moet de deelnemer ook weten ({_INFORMATIEPLICHT}): {eerste_vijf(ontbreekt)}. "
            "Bespreek het, en vink het dan aan."
        )
    if zin := _dag_bezwaar(dag, tandem_op=tandem_op, vandaag=vandaag):
        uit["informatieplicht_op"] = zin
    return uit


def start_bezwaar(
    dag: date, *, geinformeerd_op: date | None, tandem_op: date, vandaag: date, uiterste: date
) -> str:
    """Why this day does not count as the first talk, as a sentence; "" when it does (regelgeving 15, row 3).

    `tandem_op` is the first day on which both casemanagers are there, `uiterste` the latest last day of a traject that
    starts on `dag`.
    """
    if geinformeerd_op is None:
        return f"Informeer eerst de deelnemer, en bevestig dat hier ({_INFORMATIEPLICHT}): pas dan telt de start."
    if zin := _dag_bezwaar(dag, tandem_op=tandem_op, vandaag=vandaag):
        return zin
    if dag < geinformeerd_op:
        return (
            f"De deelnemer werd pas geïnformeerd op {datum(geinformeerd_op)} ({_INFORMATIEPLICHT}): een gesprek "
            "van vroeger telt niet als start."
        )
    if uiterste < vandaag:
        return (
            f"Een traject dat op {datum(dag)} begon, eindigde uiterlijk op {datum(uiterste)} ({MAXIMUMDUUR}): kijk de "
            "dag na."
        )
    return ""


def _dag_bezwaar(dag: date, *, tandem_op: date, vandaag: date) -> str:
    if dag > vandaag:
        return f"Dit is nog niet gebeurd: kies {datum(vandaag)} of een vroegere dag."
    if dag < tandem_op:
        return f"De tandem begon op {datum(tandem_op)}: kies die dag of een latere."
    return ""
