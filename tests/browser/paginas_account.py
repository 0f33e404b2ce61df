"""The pages about the own account and its second factor."""

from __future__ import annotations

from tests.browser.pagina import Pagina

ACCOUNT = (
    Pagina("account", "account_logout", "/account/logout/", "Afmelden", "nele"),
    Pagina(
        "account", "account_change_password", "/account/password/change/", "Wijzig je wachtwoord", "nele!"
    ),
    Pagina(
        "account", "account_reauthenticate", "/account/reauthenticate/", "Bevestig dat jij het bent", "nele"
    ),
    Pagina("account", "mfa_reauthenticate", "/account/2fa/reauthenticate/", "Bevestig met een code", "femke"),
    Pagina(
        "account",
        "mfa_reauthenticate_webauthn",
        "/account/2fa/webauthn/reauthenticate/",
        "Bevestig met een passkey",
        "femke",
    ),
    Pagina(
        "account",
        "scherm_ontgrendelen",
        "/account/ontgrendel/",
        "Scherm vergrendeld",
        "nele",
        vooraf="vergrendel",
    ),
    Pagina("account", "sessie_lijst", "/account/toestellen/", "Waar ben je aangemeld?", "nele"),
    Pagina("account", "tweede_factor_kiezen", "/account/beveiligen/", "Beveilig je account", "nele"),
    Pagina("account", "mfa_index", "/account/2fa/", "Extra beveiliging", "nele"),
    Pagina("account", "mfa_index", "/account/2fa/", "Extra beveiliging", "femke"),
    Pagina(
        "account", "mfa_activate_totp", "/account/2fa/totp/activate/", "Zet een app met codes aan", "nele!"
    ),
    Pagina(
        "account",
        "mfa_deactivate_totp",
        "/account/2fa/totp/deactivate/",
        "Zet de app met codes uit",
        "femke!",
    ),
    Pagina("account", "mfa_view_recovery_codes", "/account/2fa/recovery-codes/", "Herstelcodes", "femke!"),
    Pagina(
        "account",
        "mfa_generate_recovery_codes",
        "/account/2fa/recovery-codes/generate/",
        "Maak nieuwe herstelcodes",
        "femke!",
    ),
    Pagina("account", "mfa_list_webauthn", "/account/2fa/webauthn/", "Passkeys en sleutels", "femke!"),
    Pagina("account", "mfa_add_webauthn", "/account/2fa/webauthn/add/", "Voeg een passkey toe", "femke!"),
    Pagina(
        "account",
        "mfa_edit_webauthn",
        "/account/2fa/webauthn/keys/{passkey}/edit/",
        "Hernoem je passkey",
        "femke!",
    ),
    Pagina(
        "account",
        "mfa_remove_webauthn",
        "/account/2fa/webauthn/keys/{passkey}/remove/",
        "Verwijder je passkey",
        "femke!",
    ),
)
