"""The tables of the exchange with partners."""

from werkzorg.uitwisseling.models.bericht import Bericht
from werkzorg.uitwisseling.models.koppeling import Koppeling, Koppelingssleutel, Toegangstoken
from werkzorg.uitwisseling.models.protocol import Protocol

__all__ = ["Bericht", "Koppeling", "Koppelingssleutel", "Protocol", "Toegangstoken"]
