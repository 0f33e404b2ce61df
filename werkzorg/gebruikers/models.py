"""An account: one person who signs in, his sessions and invitations. What he may do stands in his memberships."""

from __future__ import annotations

import uuid

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone

from werkzorg.databank.triggers import volg
from werkzorg.gebruikers.querysets import GebruikerBeheer, SessieQuerySet, UitnodigingQuerySet


# Neither is legal data: the password hash must not live on in a history table, sign-in times have their own log.
@volg(exclude=["password", "last_login"])
class Gebruiker(AbstractBaseUser):
    """A person who signs in with an e-mail address; inactive accounts cannot."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField("e-mailadres", max_length=254)
    voornaam = models.CharField("voornaam", max_length=100)
    achternaam = models.CharField("achternaam", max_length=100)
    is_active = models.BooleanField("actief", default=True)
    aangemaakt_op = models.DateTimeField("aangemaakt op", auto_now_add=True)

    objects = GebruikerBeheer()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["voornaam", "achternaam"]

    class Meta:
        verbose_name = "gebruiker"
        verbose_name_plural = "gebruikers"
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="gebruiker_email_uniek",
                violation_error_message="Er is al een account met dit e-mailadres.",
            )
        ]

    def __str__(self) -> str:
        return self.naam

    @property
    def naam(self) -> str:
        """First name and family name."""
        return f"{self.voornaam} {self.achternaam}"


@volg()
class Uitnodiging(models.Model):
    """An account may choose its first password with the link of this row: once, until `vervalt_op`, unless withdrawn.

    The link itself is stored nowhere: it is signed with the secret key of the installation (gebruikers/uitnodiging.py).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    gebruiker = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, related_name="uitnodigingen")
    # Organisations stand above accounts: pointed at by id.
    lidmaatschap_id = models.UUIDField("lidmaatschap")
    uitgenodigd_door = models.ForeignKey(
        Gebruiker, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="uitgenodigd door"
    )
    aangemaakt_op = models.DateTimeField("aangemaakt op", default=timezone.now, editable=False)
    vervalt_op = models.DateTimeField("vervalt op")
    aanvaard_op = models.DateTimeField("aanvaard op", null=True)
    ingetrokken_op = models.DateTimeField("ingetrokken op", null=True)

    objects = UitnodigingQuerySet.as_manager()

    class Meta:
        verbose_name = "uitnodiging"
        verbose_name_plural = "uitnodigingen"
        constraints = [
            models.UniqueConstraint(
                fields=["gebruiker"],
                condition=models.Q(aanvaard_op__isnull=True, ingetrokken_op__isnull=True),
                name="uitnodiging_een_open_per_account",
                violation_error_message="Er is al een open uitnodiging voor dit account.",
            ),
            models.CheckConstraint(
                condition=models.Q(aanvaard_op__isnull=True) | models.Q(ingetrokken_op__isnull=True),
                name="uitnodiging_aanvaard_of_ingetrokken",
            ),
        ]

    def __str__(self) -> str:
        return f"uitnodiging {self.id}"


class Sessie(models.Model):
    """Somebody at work in one browser; also the short life of somebody who is still signing in.

    Found by the hash of the key in the cookie, and its data encrypted: who reads this table can be nobody.
    Times are moments; `gezien_op` is at most a minute behind.
    """

    mag_verwijderd = True

    session_key = models.CharField(max_length=64, primary_key=True)
    session_data = models.TextField()
    expire_date = models.DateTimeField(db_index=True)
    kenmerk = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    gebruiker = models.ForeignKey(Gebruiker, on_delete=models.CASCADE, null=True, related_name="sessies")
    toestel = models.CharField("toestel", max_length=100, blank=True)
    is_gedeeld = models.BooleanField("gedeelde computer", default=False)
    begonnen_op = models.DateTimeField("begonnen op", null=True)
    gezien_op = models.DateTimeField("laatst gezien op", default=timezone.now)

    objects = SessieQuerySet.as_manager()

    class Meta:
        verbose_name = "sessie"
        verbose_name_plural = "sessies"

    def __str__(self) -> str:
        return f"sessie {self.kenmerk}"


class Drempel(models.Model):
    """How many attempts somebody still has: a bucket that fills by itself. `sleutel` is a keyed hash, no address."""

    mag_verwijderd = True

    sleutel = models.CharField(max_length=64, primary_key=True)
    over = models.FloatField()
    bijgewerkt_op = models.DateTimeField()
    # From then on the bucket is full again, and the row says nothing.
    vol_op = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = "drempel"
        verbose_name_plural = "drempels"

    def __str__(self) -> str:
        return f"drempel {self.sleutel[:8]}"
