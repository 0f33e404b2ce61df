"""Where something stands: the columns of an address, for every table that has one."""

from __future__ import annotations

from django.db import models


class Adres(models.Model):
    """Street, number, box, postal code and municipality as separate columns; all may be empty."""

    straat = models.CharField("straat", max_length=200, blank=True)
    huisnummer = models.CharField("huisnummer", max_length=20, blank=True)
    bus = models.CharField("bus", max_length=20, blank=True)
    postcode = models.CharField("postcode", max_length=4, blank=True)
    gemeente = models.CharField("gemeente", max_length=100, blank=True)

    class Meta:
        abstract = True

    @property
    def adres(self) -> str:
        """The address in one line; empty parts are left out."""
        bus = f"bus {self.bus}" if self.bus else ""
        straat = " ".join(deel for deel in (self.straat, self.huisnummer, bus) if deel)
        plaats = " ".join(deel for deel in (self.postcode, self.gemeente) if deel)
        return ", ".join(deel for deel in (straat, plaats) if deel)
