"""The tables of the activeringstrajecten."""

from trajecten.models.aanbod import Aanbod, Aanbodregio
from trajecten.models.actie import Actie, Actiemoment, Actievolgorde, Alternatief, Uren
from trajecten.models.draagkracht import Draagkracht, Zorgmoment
from trajecten.models.duur import Onderbreking, Verlenging
from trajecten.models.einde import Eindadvies, Eindverslag, Verslagregel
from trajecten.models.looptijd import looptijd_van
from trajecten.models.nalezen import leest_alleen_na
from trajecten.models.opvolging import Afspraak, Evaluatie, Notitie, Zorgnotitie
from trajecten.models.plan import Akkoord, Planversie, Trajectplan
from trajecten.models.stage import Stage, Stageevaluatie
from trajecten.models.tandem import Aanstelling, Mandaatverlies
from trajecten.models.team import kandidaten_vanaf, leden_van, team_op, teams_op
from trajecten.models.traject import Beoordeling, Intake, Traject, Waarschuwing

__all__ = [
    "Aanbod",
    "Aanbodregio",
    "Aanstelling",
    "Actie",
    "Actiemoment",
    "Actievolgorde",
    "Afspraak",
    "Akkoord",
    "Alternatief",
    "Beoordeling",
    "Draagkracht",
    "Eindadvies",
    "Eindverslag",
    "Evaluatie",
    "Intake",
    "Mandaatverlies",
    "Notitie",
    "Onderbreking",
    "Planversie",
    "Stage",
    "Stageevaluatie",
    "Traject",
    "Trajectplan",
    "Uren",
    "Verlenging",
    "Verslagregel",
    "Waarschuwing",
    "Zorgmoment",
    "Zorgnotitie",
    "kandidaten_vanaf",
    "leden_van",
    "leest_alleen_na",
    "looptijd_van",
    "team_op",
    "teams_op",
]
