"""The pages of the functionaris gegevensbescherming."""

from __future__ import annotations

from tests.browser.pagina import Pagina

TOEZICHT = (
    Pagina(
        "toezicht", "opzoekmelding_lijst", "/deelnemers/opzoekmeldingen/", "Meldingen over opzoeken", "mia"
    ),
    Pagina(
        "toezicht",
        "opzoekmelding_afhandelen",
        "/deelnemers/opzoekmeldingen/{opzoekmelding}/",
        "Het nummer is bekend met andere gegevens",
        "mia",
    ),
    Pagina("toezicht", "inzagedossier_lijst", "/toezicht/inzage/", "Wie keek in een dossier?", "mia"),
    Pagina(
        "toezicht",
        "inzagedossier_lijst",
        "/toezicht/inzage/?nummer=1",
        "Fout: Wie keek in een dossier?",
        "mia",
        status=422,
    ),
    Pagina("toezicht", "inzagedossier_detail", "/toezicht/inzage/{lien}/", "Wie keek in {nummer}", "mia"),
    Pagina(
        "toezicht",
        "inzagerapport_aanvragen",
        "/toezicht/inzage/{lien}/rapport/",
        "Maak een rapport over wie keek",
        "mia",
    ),
    Pagina(
        "toezicht",
        "inzagerapport_aanvragen",
        "/toezicht/inzage/{lien}/rapport/",
        "Maak een rapport over wie keek",
        "nele",
    ),
    Pagina(
        "toezicht", "wissing_voorstellen", "/toezicht/inzage/{lien}/wissen/", "Stel een wissing voor", "mia"
    ),
    Pagina("toezicht", "wissing_lijst", "/toezicht/wissen/", "Wissen", "mia"),
    Pagina("toezicht", "wissing_goedkeuren", "/toezicht/wissen/{wissing}/", "Keur een wissing goed", "mia"),
    Pagina(
        "toezicht", "wissing_intrekken", "/toezicht/wissen/{wissing}/intrekken/", "Trek een wissing in", "mia"
    ),
)
