"""Every page of the application: its route, who opens it, and the title that no other page has."""

from __future__ import annotations

from tests.browser.pagina import Pagina
from tests.browser.paginas_aanvragen import AANVRAGEN
from tests.browser.paginas_account import ACCOUNT
from tests.browser.paginas_ama_aanwezigheden import AANWEZIGHEDEN
from tests.browser.paginas_ama_begeleiding import BEGELEIDING
from tests.browser.paginas_ama_levensloop import LEVENSLOOP
from tests.browser.paginas_ama_overeenkomst import OVEREENKOMSTEN
from tests.browser.paginas_ama_subsidie import AMA_SUBSIDIE
from tests.browser.paginas_ama_werkaanbod import WERKAANBOD
from tests.browser.paginas_behandeling import BEHANDELING
from tests.browser.paginas_besluiten import BESLUITEN
from tests.browser.paginas_gbo import GBO
from tests.browser.paginas_handhaving import HANDHAVING
from tests.browser.paginas_inlezen import INLEZEN
from tests.browser.paginas_onthaal import ONTHAAL
from tests.browser.paginas_oproepen import OPROEPEN
from tests.browser.paginas_over import OVER
from tests.browser.paginas_toekenningen import TOEKENNINGEN
from tests.browser.paginas_toezicht import TOEZICHT
from tests.browser.paginas_trajecten import TRAJECTEN
from tests.browser.paginas_trajecten_plan import PLANNEN
from tests.browser.paginas_uitwisseling import UITWISSELING
from tests.browser.paginas_wse import WSE

DOSSIER = "/deelnemers/{lien}/"
LEDEN = "/medewerkers/"
PAGINAS = (
    *AANWEZIGHEDEN,
    *AANVRAGEN,
    *ACCOUNT,
    *AMA_SUBSIDIE,
    *BEGELEIDING,
    *BEHANDELING,
    *BESLUITEN,
    *GBO,
    *HANDHAVING,
    *INLEZEN,
    *LEVENSLOOP,
    *WSE,
    *ONTHAAL,
    *OPROEPEN,
    *OVER,
    *OVEREENKOMSTEN,
    *PLANNEN,
    *TOEKENNINGEN,
    *TOEZICHT,
    *TRAJECTEN,
    *UITWISSELING,
    *WERKAANBOD,
    Pagina("openbaar", "account_login", "/account/login/", "Aanmelden"),
    Pagina("openbaar", "account_signup", "/account/signup/", "Zelf registreren kan niet"),
    Pagina("openbaar", "account_inactive", "/account/inactive/", "Je account is niet actief"),
    Pagina("openbaar", "account_reset_password", "/account/password/reset/", "Wachtwoord vergeten"),
    Pagina("openbaar", "account_reset_password_done", "/account/password/reset/done/", "Kijk in je mailbox"),
    Pagina(
        "openbaar",
        "account_reset_password_from_key",
        "/account/password/reset/key/{uid}-{token}/",
        "Kies een nieuw wachtwoord",
    ),
    Pagina(
        "openbaar",
        "account_reset_password_from_key_done",
        "/account/password/reset/key/done/",
        "Wachtwoord gewijzigd",
    ),
    Pagina("openbaar", "mfa_authenticate", "/account/2fa/authenticate/", "Tweede stap", vooraf="eerste_stap"),
    Pagina("openbaar", "uitnodiging_aanvaarden", "/uitnodiging/?t={uitnodiging}", "Aanvaard je uitnodiging"),
    Pagina(
        "openbaar", "uitnodiging_aanvaarden", "/uitnodiging/?t=x", "Deze uitnodiging werkt niet", status=410
    ),
    Pagina("openbaar", "account_login", "/account/login/?reden=stil&bewaard=1", "Aanmelden"),
    Pagina("werk", "vandaag", "/", "Vandaag", "nele"),
    Pagina("werk", "vandaag", "/", "Vandaag", "griet_gekozen"),
    Pagina("werk", "help", "/help/", "Help", "nele"),
    Pagina("werk", "vandaag", "/?van=team&laat=1", "Vandaag", "nele"),
    Pagina("werk", "lijst_exporteren", "/exporteer/?lijst=deelnemer_lijst", "Exporteer een lijst", "nele"),
    Pagina("werk", "uitvoer_lijst", "/exports/", "Exports", "nele"),
    Pagina("werk", "uitvoer_detail", "/exports/{uitvoer}/", "Export", "nele"),
    Pagina("werk", "taak_toewijzen", "/taken/toewijzen/?taak={taak}", "Wijs taken toe", "nele"),
    Pagina("werk", "taak_toewijzen", "/taken/toewijzen/", "Wijs taken toe", "nele"),
    Pagina("werk", "taak_uitstellen", "/taken/{taak}/uitstellen/", "Stel een taak uit", "nele"),
    Pagina("organisaties", "organisatie_lijst", "/organisaties/", "Organisaties", "hanne"),
    Pagina("organisaties", "organisatie_lijst", "/organisaties/?zoek=niemand", "Organisaties", "nele"),
    Pagina("organisaties", "organisatie_detail", "/organisaties/{brug}/", "CAW De Brug", "hanne"),
    Pagina("organisaties", "organisatie_detail", "/organisaties/{brug}/", "CAW De Brug", "nele"),
    Pagina(
        "organisaties", "organisatie_registreren", "/organisaties/registreer/", "Registreer organisatie", "an"
    ),
    Pagina(
        "organisaties",
        "organisatie_registreren",
        "/organisaties/registreer/",
        "Fout: Registreer organisatie",
        "an",
        vooraf="verstuur_leeg",
    ),
    Pagina(
        "organisaties", "organisatie_wijzigen", "/organisaties/{brug}/wijzig/", "Wijzig CAW De Brug", "hanne"
    ),
    Pagina(
        "organisaties", "organisatie_wijzigen", "/organisaties/{brug}/wijzig/", "Wijzig CAW De Brug", "koen"
    ),
    Pagina(
        "organisaties", "vestiging_bewaren", "/organisaties/{brug}/vestiging/", "Voeg vestiging toe", "hanne"
    ),
    Pagina("organisaties", "werkpost_registreren", "/werkposten/registreer/", "Registreer werkpost", "els"),
    Pagina("organisaties", "regio_lijst", "/regios/?zoek=9820+Merelbeke", "Werk- en zorgregio's", "nele"),
    Pagina("werk", "deelnemer_lijst", "/deelnemers/", "Dossiers", "nele"),
    Pagina("werk", "deelnemer_lijst", "/deelnemers/?zoek=niemand", "Dossiers", "nele"),
    Pagina("werk", "deelnemer_registreren", "/deelnemers/registreer/", "Registreer deelnemer", "nele"),
    Pagina(
        "werk",
        "deelnemer_registreren",
        "/deelnemers/registreer/",
        "Fout: Registreer deelnemer",
        "nele",
        vooraf="verstuur_leeg",
    ),
    Pagina("werk", "deelnemer_aansluiten", "/deelnemers/nieuw/", "Iemand aansluiten", "nele"),
    Pagina(
        "werk",
        "deelnemer_aansluiten",
        "/deelnemers/nieuw/",
        "Fout: Iemand aansluiten",
        "nele",
        vooraf="verstuur_leeg",
    ),
    Pagina("werk", "insz_opzoeken", "/deelnemers/zoek/", "Zoek op rijksregisternummer", "nele"),
    Pagina("werk", "insz_tonen", f"{DOSSIER}toon-insz/", "Rijksregisternummer van dossier {nummer}", "nele"),
    Pagina("werk", "dubbel_lijst", "/deelnemers/dubbel/", "Mogelijk dubbele dossiers", "nele"),
    Pagina("werk", "dubbel_uitsluiten", f"{DOSSIER}vergelijk/", "Vergelijk dossier {nummer}", "nele"),
    Pagina("werk", "dossier_detail", "/dossiers/{lien}/", "Dossier {nummer}", "nele"),
    Pagina("werk", "deelnemer_detail", DOSSIER, "Persoonsgegevens {nummer}", "nele"),
    Pagina("werk", "doorverwijzing_lijst", "/doorverwijzingen/?bak=verzonden", "Doorverwijzingen", "nele"),
    Pagina("werk", "doorverwijzing_detail", "/doorverwijzingen/{brief}/", "Doorverwijzing {nummer}", "nele"),
    Pagina(
        "werk",
        "doorverwijzing_intrekken",
        "/doorverwijzingen/{brief}/trek-in/",
        "Trek de doorverwijzing in",
        "nele",
    ),
    Pagina("werk", "doorverwijzing_versturen", DOSSIER + "verwijs-door/", "Verwijs door", "nele"),
    Pagina(
        "werk",
        "doorverwijzing_aanvaarden",
        "/doorverwijzingen/{brief}/aanvaard/",
        "Aanvaard de doorverwijzing",
        "els",
    ),
    Pagina(
        "werk",
        "doorverwijzing_weigeren",
        "/doorverwijzingen/{brief}/weiger/",
        "Weiger de doorverwijzing",
        "els",
    ),
    Pagina("werk", "deelnemer_wijzigen", f"{DOSSIER}wijzig/", "Wijzig gegevens", "nele"),
    Pagina("werk", "insz_toevoegen", f"{DOSSIER}insz/", "Vervang rijksregisternummer", "nele"),
    Pagina("werk", "inzage_lijst", f"{DOSSIER}inzage/", "Wie keek in dossier {nummer}", "nele"),
    Pagina("werk", "toegang_detail", f"{DOSSIER}toegang/", "Waarom je dossier {nummer} ziet", "nele"),
    Pagina("werk", "rechten_overzicht", "/rechten/", "Wie mag wat", "nele"),
    Pagina("werk", "toegang_uitleg", "/waarom-zie-ik-dit-niet/", "Waarom zie ik iets niet?", "nele"),
    Pagina("werk", "toegang_uitleg", "/waarom-zie-ik-dit-niet/", "Waarom zie ik iets niet?", "griet"),
    Pagina("werk", "hoedanigheid_kiezen", "/hoedanigheid/", "Kies je rol", "griet"),
    Pagina("werk", "hoedanigheid_kiezen", "/hoedanigheid/", "Kies je rol", "dirk"),
    Pagina("werk", "onderdelen", "/onderdelen/", "Onderdelen", "nele"),
    Pagina("parameters", "beheer_overzicht", "/beheer/", "Beheer", "an"),
    Pagina("parameters", "parameter_lijst", "/beheer/parameters/", "Parameters", "an"),
    Pagina("parameters", "parameter_lijst", "/beheer/parameters/?dag=ooit", "Fout: Parameters", "nele"),
    Pagina("parameters", "termijn_lijst", "/beheer/termijnen/", "Termijnen", "an"),
    Pagina("parameters", "aanname_lijst", "/beheer/aannames/", "Aannames", "an"),
    Pagina(
        "parameters", "parameter_detail", "/beheer/parameters/{parameter}/", "Subsidie AMA, hoogstens", "an"
    ),
    Pagina(
        "parameters",
        "parameter_detail",
        "/beheer/parameters/{onbekend}/",
        "Vergoeding casemanager Werk",
        "nele",
    ),
    Pagina(
        "parameters",
        "parameter_voorstellen",
        "/beheer/parameters/{parameter}/voorstel/",
        "Stel een waarde voor",
        "an",
    ),
    Pagina(
        "parameters",
        "parameter_voorstellen",
        "/beheer/parameters/{parameter}/voorstel/",
        "Fout: Stel een waarde voor",
        "an",
        vooraf="verstuur_leeg",
    ),
    Pagina(
        "parameters",
        "parameter_bevestigen",
        "/beheer/voorstellen/{voorstel}/",
        "Beslis over een voorstel",
        "wim",
    ),
    Pagina("parameters", "parameter_bevestigen", "/beheer/voorstellen/{voorstel}/", "Jouw voorstel", "an"),
    Pagina("leden", "lid_lijst", LEDEN, "Medewerkers", "hanne"),
    Pagina("leden", "lid_lijst", f"{LEDEN}?zoek=niemand", "Medewerkers", "hanne"),
    Pagina("leden", "lid_lijst", LEDEN, "Medewerkers", "koen"),
    Pagina("leden", "lid_lijst", f"{LEDEN}?organisatie={{brug}}&stand=alle", "Medewerkers", "koen"),
    Pagina("leden", "lid_detail", f"{LEDEN}{{lid}}/", "Fiche medewerker", "hanne"),
    Pagina("leden", "lid_detail", f"{LEDEN}{{genodigde}}/", "Fiche medewerker", "hanne"),
    Pagina("leden", "lid_detail", f"{LEDEN}{{vertrekker}}/", "Fiche medewerker", "koen"),
    Pagina("leden", "gebruiker_uitnodigen", f"{LEDEN}uitnodigen/", "Nodig medewerker uit", "hanne"),
    Pagina(
        "leden",
        "gebruiker_uitnodigen",
        f"{LEDEN}uitnodigen/?organisatie={{brug}}",
        "Nodig medewerker uit",
        "koen",
    ),
    Pagina(
        "leden",
        "gebruiker_uitnodigen",
        f"{LEDEN}uitnodigen/",
        "Fout: Nodig medewerker uit",
        "hanne",
        vooraf="verstuur_leeg",
    ),
    Pagina("leden", "lidmaatschap_geven", f"{LEDEN}{{lid}}/rol/", "Geef een rol erbij", "hanne"),
    Pagina(
        "leden",
        "uitnodiging_vernieuwen",
        f"{LEDEN}{{genodigde}}/opnieuw/",
        "Stuur de uitnodiging opnieuw",
        "hanne",
    ),
    Pagina(
        "leden",
        "uitnodiging_intrekken",
        f"{LEDEN}{{genodigde}}/intrekken/",
        "Trek de uitnodiging in",
        "hanne",
    ),
    Pagina("leden", "lidmaatschap_beeindigen", f"{LEDEN}{{lid}}/vertrek/", "Beëindig rol", "hanne"),
    Pagina("leden", "vertrek_annuleren", f"{LEDEN}{{vertrekker}}/blijft/", "Annuleer het vertrek", "hanne"),
    Pagina("leden", "werk_overdragen", f"{LEDEN}{{lid}}/overdragen/", "Draag werk over", "hanne"),
    Pagina(
        "leden", "factorherstel_voorstellen", f"{LEDEN}{{lid}}/tweede-stap/", "Herstel tweede stap", "hanne"
    ),
    Pagina(
        "leden",
        "tweede_factor_herstellen",
        "/tweede-stap/{herstel}/",
        "Bevestig herstel van de tweede stap",
        "koen",
    ),
    Pagina(
        "leden",
        "factorherstel_intrekken",
        "/tweede-stap/{herstel}/intrekken/",
        "Trek het voorstel in",
        "hanne",
    ),
    Pagina("samen", "deelnemers_samenvoegen", DOSSIER + "samenvoegen/", "Voeg dossiers samen", "nele"),
    Pagina(
        "samen",
        "deelnemers_samenvoegen",
        DOSSIER + "samenvoegen/?ander={leennummer}",
        "Vergelijk twee dossiers",
        "nele",
    ),
    Pagina(
        "samen",
        "deelnemers_samenvoegen",
        DOSSIER + "samenvoegen/?ander=D-0",
        "Fout: Voeg dossiers samen",
        "nele",
        status=422,
    ),
    Pagina(
        "samen",
        "deelnemers_samenvoegen",
        "/deelnemers/{van_griet}/samenvoegen/",
        "Voeg dossiers samen",
        "griet_gekozen",
    ),
    Pagina(
        "samen",
        "samenvoeging_ongedaan_maken",
        "/deelnemers/{blijft}/samenvoegen/ongedaan/",
        "Maak samenvoeging ongedaan",
        "nele",
    ),
    Pagina(
        "samen",
        "samenvoeging_ongedaan_maken",
        DOSSIER + "samenvoegen/ongedaan/",
        "Maak samenvoeging ongedaan",
        "nele",
    ),
    Pagina("samen", "dossier_detail", "/dossiers/{overleden}/", "Dossier {overledennummer}", "nele"),
    Pagina(
        "samen", "deelnemer_detail", "/deelnemers/{overleden}/", "Persoonsgegevens {overledennummer}", "nele"
    ),
    Pagina("samen", "overlijden_registreren", DOSSIER + "overlijden/", "Registreer overlijden", "nele"),
    Pagina(
        "samen",
        "overlijden_registreren",
        "/deelnemers/{overleden}/overlijden/",
        "Verbeter het overlijden",
        "nele",
    ),
    Pagina(
        "samen",
        "deelnemer_toegang",
        DOSSIER + "wie-heeft-toegang/",
        "Wie heeft toegang tot dossier {nummer}",
        "nele",
    ),
    Pagina("samen", "betrokkenheid_openen", DOSSIER + "wie-heeft-toegang/geef/", "Geef toegang", "nele"),
    Pagina("samen", "betrokkenheid_sluiten", DOSSIER + "wie-heeft-toegang/sluit/", "Sluit toegang", "nele"),
    Pagina("samen", "deelnemers_importeren", "/deelnemers/importeer/", "Importeer personen", "nele"),
    Pagina(
        "samen",
        "deelnemers_importeren",
        "/deelnemers/importeer/",
        "Fout: Importeer personen",
        "nele",
        vooraf="verstuur_leeg",
    ),
    Pagina("samen", "import_detail", "/deelnemers/importeer/{import_wacht}/", "Import", "nele"),
    Pagina("samen", "import_detail", "/deelnemers/importeer/{import_klaar}/?", "Import", "nele"),
    Pagina("samen", "import_detail", "/deelnemers/importeer/{import_geweigerd}/?x", "Import", "nele"),
    Pagina(
        "samen",
        "import_terugdraaien",
        "/deelnemers/importeer/{import_klaar}/terug/",
        "Draai import terug",
        "nele",
    ),
    Pagina("fouten", "", "/bestaat-niet/", "We vinden deze pagina niet", "nele", status=404),
    Pagina("fouten", "", "/bestaat-niet/", "We vinden deze pagina niet", status=404),
    Pagina("fouten", "", "/account/email/", "We vinden deze pagina niet", "nele", status=404),
    Pagina("fouten", "", "/account/confirm-email/a:b/", "We vinden deze pagina niet", "nele", status=404),
    Pagina("fouten", "", f"{DOSSIER}inzage/", "Dit mag je niet doen", "departement", status=403),
    Pagina("fouten", "", "/account/login/", "Deze pagina was verlopen", status=403, vooraf="zonder_csrf"),
    Pagina(
        "fouten", "", "/?fout=400", "We begrijpen deze aanvraag niet", "nele", status=400, vooraf="stuk_400"
    ),
    Pagina("fouten", "", "/?fout=500", "Er ging iets mis bij ons", "nele", status=500, vooraf="stuk_500"),
    Pagina("fouten", "", "/?fout=413", "Dit bestand is te groot", "nele", status=413, vooraf="sjabloon"),
    Pagina("fouten", "", "/?fout=429", "Even wachten", "nele", status=429, vooraf="sjabloon"),
    Pagina("demo", "account_login", "/account/login/", "Aanmelden", vooraf="demo"),
    Pagina("demo", "demo_postbus", "/demo/mail/", "Verstuurde mails", vooraf="demo"),
    Pagina("demo", "demo_bericht", "/demo/mail/{mail}/", "Mail", vooraf="demo"),
    Pagina("demo", "vandaag", "/", "Vandaag", "nele", vooraf="demo"),
)
