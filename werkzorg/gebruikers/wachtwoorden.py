"""Which passwords are refused, each with a Dutch sentence: Django's own are partly English here, and in the u-vorm."""

from __future__ import annotations

from django.contrib.auth import password_validation


class LijktOpPersoon(password_validation.UserAttributeSimilarityValidator):
    """Refuses what resembles the person's own e-mail address or name."""

    def __init__(self) -> None:
        super().__init__(user_attributes=("email", "voornaam", "achternaam"))

    def get_error_message(self) -> str:
        return "Dit wachtwoord lijkt te veel op je naam of je e-mailadres: kies iets anders."

    def get_help_text(self) -> str:
        return "Gebruik niet je naam of je e-mailadres."


class TeKort(password_validation.MinimumLengthValidator):
    """Refuses fewer characters than `min_length`."""

    def get_error_message(self) -> str:
        return f"Dit wachtwoord is te kort: neem minstens {self.min_length} tekens."

    def get_help_text(self) -> str:
        return f"Neem minstens {self.min_length} tekens."


class TeBekend(password_validation.CommonPasswordValidator):
    """Refuses passwords that many people use."""

    def get_error_message(self) -> str:
        return "Dit wachtwoord gebruiken te veel mensen: kies iets anders."

    def get_help_text(self) -> str:
        return "Neem geen wachtwoord dat veel mensen gebruiken."


class AlleenCijfers(password_validation.NumericPasswordValidator):
    """Refuses nothing but digits."""

    def get_error_message(self) -> str:
        return "Dit wachtwoord bestaat alleen uit cijfers: voeg woorden of andere tekens toe."

    def get_help_text(self) -> str:
        return "Neem niet alleen cijfers."
