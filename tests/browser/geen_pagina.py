"""The routes that are no page of a browser, with why not and where they are tried."""

from __future__ import annotations

from tests.browser.paginas_uitwisseling import VAN_MACHINES

# Routes that answer with something else than a page, and the test that uses them.
GEEN_PAGINA = {
    **VAN_MACHINES,
    "onthaal_samenvatting_pdf": "a download: tests/gbo",
    "beslissing_bekrachtigen": "leads to the page of the act that decides: test_mandaat_toekennen",
    "contingent_toekennen": "the page of mandaat_toekennen about another kind: test_contingent_toekennen",
    "contingent_weigeren": "the page of mandaat_weigeren about another kind: test_contingent_weigeren",
    "brief_opnieuw_maken": "POST only, used in test_brief_opnieuw_maken",
    "trajectdocument_opnieuw_maken": "POST only, used in test_trajectdocument_opnieuw_maken",
    "amadocument_opnieuw_maken": "POST only, used in test_amadocument_opnieuw_maken",
    "evaluatie_bewerken": "the page of evaluatie_afwerken, kept for later: test_evaluatie_bewerken",
    "overeenkomst_voorbeeld": "a download: test_ama_overeenkomst",
    "concept_bewaren": "POST only, used in test_concepten",
    "uitvoer_goedkeuren": "POST only, used in test_uitvoer",
    "uitvoer_weigeren": "POST only, used in test_uitvoer",
    "uitvoer_afhalen": "a download: test_uitvoer",
    "concept_weggooien": "POST only, used in test_concepten",
    "aanwezigheidsblad_openen": "a download: test_aanwezigheden_lezen",
    "aanwezigheden_sjabloon": "a download: test_aanwezigheden_inlezen",
    "import_sjabloon": "a download: test_samenvoegen",
    "inlezing_sjabloon": "a download: test_toekenningen_inlezen",
    "oproep_nakijken": "POST only, used in test_oproep_nakijken",
    "register_csv": "a download: test_register",
    "register_json": "a download: test_register",
    "meldingen_afvinken": "POST only, used in test_verhaal",
    "document_openen": "a download: test_verhaal",
    "bijlage_downloaden": "a download: test_bijlage_downloaden",
    "inzagerapport_openen": "a download: test_inzagerapport_opmaken",
    "deelnemer_documenten": "a fragment: test_verhaal",
    "scherm_vergrendelen": "POST only, used in test_aanmelden",
    "sessie_verlengen": "a number for a script: test_aanmelden",
    "account_email_gesloten": "always 404, like the three below that it stands before",
    "account_email": "closed",
    "account_email_verification_sent": "closed",
    "account_confirm_email": "closed",
    "account_set_password": "leads to account_change_password: nobody has no password",
    "account_confirm_login_code": "leads to the sign-in page: no codes by mail",
    "mfa_download_recovery_codes": "a download: test_aanmelden",
}
