"""The tables of organisations and of who works in them."""

from werkzorg.organisaties.models.lidmaatschap import Lidmaatschap
from werkzorg.organisaties.models.organisatie import Organisatie

__all__ = ["Lidmaatschap", "Organisatie"]
