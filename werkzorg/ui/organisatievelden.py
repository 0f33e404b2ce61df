"""Form fields for what names an organisation: branch number, OVO code, convention, account, website."""

from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from werkzorg.ui import nummers, organisatienummers
from werkzorg.ui.velden import InvoerVeld, TekstVeld


class VestigingsnummerVeld(InvoerVeld):
    """A vestigingseenheidsnummer; gives its 10 digits, or "" when empty."""

    hint = "10 cijfers, het eerste is 2 tot 8"
    toetsenbord = "numeric"

    def lees(self, tekst: str) -> str:
        """See `organisatienummers.lees_vestigingsnummer`."""
        return organisatienummers.lees_vestigingsnummer(tekst)

    def prepare_value(self, value: Any) -> Any:
        """Ten digits in groups, anything else as it was typed."""
        return organisatienummers.vestigingsnummer(value) if isinstance(value, str) else value


class OvoVeld(InvoerVeld):
    """An OVO code; gives it in capitals without spaces, or "" when empty."""

    hint = "OVO en 6 cijfers, voor overheden"

    def lees(self, tekst: str) -> str:
        """See `organisatienummers.lees_ovo`."""
        return organisatienummers.lees_ovo(tekst)


class ConventieVeld(InvoerVeld):
    """A convention number; gives its 8 digits, or "" when empty."""

    hint = "8 cijfers, bijvoorbeeld 7.72.123.45"
    toetsenbord = "numeric"

    def lees(self, tekst: str) -> str:
        """See `organisatienummers.lees_conventie`."""
        return organisatienummers.lees_conventie(tekst)

    def prepare_value(self, value: Any) -> Any:
        """Eight digits in groups, anything else as it was typed."""
        return organisatienummers.conventie(value) if isinstance(value, str) else value


class IbanVeld(InvoerVeld):
    """An account number; gives it without spaces, or "" when empty."""

    hint = "bijvoorbeeld BE68 5390 0754 7034"

    def lees(self, tekst: str) -> str:
        """See `organisatienummers.lees_iban`."""
        return organisatienummers.lees_iban(tekst)

    def prepare_value(self, value: Any) -> Any:
        """A valid number in groups of four, anything else as it was typed."""
        if not isinstance(value, str):
            return value
        try:
            return nummers.iban(organisatienummers.lees_iban(value))
        except ValidationError:
            return value


class WebsiteVeld(TekstVeld):
    """An address of a website with http or https, at most 200 characters, or "" when empty."""

    hint = "bijvoorbeeld www.voorbeeld.be"
    toetsenbord = "url"
    controle = URLValidator(schemes=["http", "https"])

    def __init__(self, **opties: Any) -> None:
        opties.setdefault("widget", forms.TextInput)
        super().__init__(**opties)

    def lees(self, tekst: str) -> str:
        """The address; "https://" is put before one that has no scheme."""
        adres = super().lees(tekst)
        if "://" not in adres:
            adres = f"https://{adres}"
        try:
            self.controle(adres)
            zonder_naam = urlsplit(adres).username is None
        except (ValidationError, ValueError):
            zonder_naam = False
        if not zonder_naam or len(adres) > self.max_length:
            raise ValidationError(
                "Dit websiteadres klopt niet: het heeft de vorm www.voorbeeld.be.", code="website"
            )
        return adres
