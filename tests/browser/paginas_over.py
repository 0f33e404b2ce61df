"""The pages about the application itself, which everybody may read."""

from __future__ import annotations

from tests.browser.pagina import Pagina

OVER = (
    Pagina("openbaar", "privacy", "/privacy/", "Privacy"),
    Pagina("openbaar", "cookies", "/cookies/", "Cookies"),
    Pagina("openbaar", "help", "/help/", "Help"),
    Pagina("openbaar", "versie", "/versie/", "Versie"),
    Pagina("openbaar", "woordenlijst", "/woordenlijst/", "Woordenlijst"),
    Pagina("openbaar", "toegankelijkheid", "/toegankelijkheid/", "Toegankelijkheid"),
    Pagina("openbaar", "verifieer", "/verifieer/", "Controleer een document"),
    Pagina("openbaar", "brussel", "/brussel/", "Wonen in Brussel"),
)
