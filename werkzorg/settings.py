"""Django settings: everything that differs per installation comes from the environment (see .env.example).

A missing or wrong variable stops the start with one sentence that names it.
"""

from __future__ import annotations

from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured

from werkzorg.logopmaak import logging_instellingen

BASIS = Path(__file__).resolve().parent.parent
env = environ.Env()


def _map(naam: str) -> Path:
    """The absolute folder named by environment variable `naam`; raises ImproperlyConfigured when relative."""
    pad = Path(env(naam))
    if not pad.is_absolute():
        raise ImproperlyConfigured(f"{naam} moet een volledig pad zijn (beginnend met /), niet “{pad}”.")
    return pad


def _getal(naam: str, *, default: int) -> int:
    """The whole number in environment variable `naam`; raises ImproperlyConfigured when it is none."""
    tekst = env(naam, default=str(default))
    if not tekst.isdecimal():
        raise ImproperlyConfigured(f"{naam} moet een geheel getal zijn, niet “{tekst}”.")
    return int(tekst)


def _ja_nee(naam: str, *, default: bool) -> bool:
    """The yes or no in environment variable `naam`; raises ImproperlyConfigured when it is neither."""
    tekst = env(naam, default=str(default)).lower()
    if tekst not in {"1", "true", "yes", "on", "0", "false", "no", "off", ""}:
        raise ImproperlyConfigured(f"{naam} moet 1 (ja) of 0 (nee) zijn, niet “{tekst}”.")
    return tekst in {"1", "true", "yes", "on"}


def _databank(naam: str) -> dict[str, object]:
    """The connection settings in environment variable `naam`; raises ImproperlyConfigured unless PostgreSQL."""
    instelling = dict(env.db_url(naam))
    if instelling.get("ENGINE") != "django.db.backends.postgresql":
        raise ImproperlyConfigured(
            f"{naam} moet naar PostgreSQL wijzen (postgres://…): werkzorg kent geen andere databank."
        )
    return instelling


SECRET_KEY = env("SECRET_KEY")
if len(SECRET_KEY) < 32 or len(set(SECRET_KEY)) < 8:
    raise ImproperlyConfigured("SECRET_KEY is te kort of te eenvoudig: neem minstens 50 willekeurige tekens.")
DEBUG = False
DEMO = _ja_nee("DEMO", default=False)
ONTWIKKELING = _ja_nee("ONTWIKKELING", default=False)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
if "*" in ALLOWED_HOSTS and not (DEMO or ONTWIKKELING):
    # The link in the mail about a forgotten password follows the name by which the site was asked.
    raise ImproperlyConfigured(
        "ALLOWED_HOSTS mag niet * zijn: noem de namen waaronder de site bereikbaar is."
    )
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
PAD_PREFIX = env("PAD_PREFIX", default="").rstrip("/")
if PAD_PREFIX and not PAD_PREFIX.startswith("/"):
    raise ImproperlyConfigured("PAD_PREFIX moet met een schuine streep beginnen, bijvoorbeeld /werkzorg.")
HTTPS = _ja_nee("HTTPS", default=not (DEMO or ONTWIKKELING))
VERSIE = "0.1.0"
HUISSTIJL = {
    "naam": env("HUISSTIJL_NAAM", default="Werk & Zorg"),
    "ondertitel": "trajecten",
    "uitgever": env("HUISSTIJL_UITGEVER", default="Dit is een toepassing van de Vlaamse overheid."),
    "contact": env("HUISSTIJL_CONTACT", default="1700"),
}

# --- the house, from the roof down ---------------------------------------------------------------------
# What is followed, guarded and erased with a person, besides what libraries bring.
ONZE_PAKKETTEN = ("werkzorg", "trajecten", "ama", "gbo", "mandaten")
INSTALLED_APPS = [
    *(["werkzorg.demo"] if DEMO or ONTWIKKELING else []),
    "werkzorg.overzicht",
    "trajecten",
    "ama",
    "gbo",
    "mandaten",
    "werkzorg.beheer",
    "werkzorg.doorverwijzingen",
    "werkzorg.deelnemers",
    "werkzorg.uitwisseling",
    "werkzorg.handelen",
    "werkzorg.werklijst",
    "werkzorg.documenten",
    "werkzorg.parameters",
    "werkzorg.toegang",
    "werkzorg.logboek",
    "werkzorg.berichten",
    "werkzorg.organisaties",
    "werkzorg.gebruikers",
    "werkzorg.plaatsen",
    "werkzorg.ui",
    "werkzorg.versleuteling",
    "werkzorg.databank",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",  # allauth's session and passkey pages load it
    "django.contrib.postgres",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "crispy_forms",
    "crispy_bootstrap5",
    "django_filters",
    "django_htmx",
    "template_partials",
    "pgtrigger",
    "pghistory",
    "csp",
    *(["django_linear_migrations", "zeal"] if ONTWIKKELING else []),
]

MIDDLEWARE = [
    "werkzorg.overzicht.gezondheid.GezondheidMiddleware",
    "werkzorg.logboek.aanvraag.AanvraagMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    # Above the transaction and the limits of pages: what a machine may ask, and how it is told no.
    "werkzorg.api.wacht.KoppelingMiddleware",
    "werkzorg.overzicht.grenzen.GrenzenMiddleware",
    # Everything below may touch the database: one request is one transaction.
    "werkzorg.databank.transactie.TransactieMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    # After the CSRF check, before anybody is sent to sign in: what an expired form held is kept first.
    "werkzorg.overzicht.sessiewacht.SessiewachtMiddleware",
    "werkzorg.overzicht.sessiewacht.AanmeldMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "werkzorg.toegang.middleware.HoedanigheidMiddleware",
    "werkzorg.gebruikers.middleware.TweedeFactorMiddleware",
    # Last: safe methods run read-only, and their inzage rows are written after the view.
    "werkzorg.toegang.middleware.LeeswachtMiddleware",
]

ROOT_URLCONF = "werkzorg.urls"
WSGI_APPLICATION = "werkzorg.wsgi.application"
APPEND_SLASH = True

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASIS / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "werkzorg.overzicht.context.scherm",
                *(["werkzorg.demo.context.personen"] if DEMO else []),
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"

# --- database: the application role; migrations swap to the owner (werkzorg.databank.rollen) -------------
# Only `migrate` needs the owner's login: in production web, worker and beat do not get it.
EIGENAAR = _databank("DATABASE_EIGENAAR_URL") if "DATABASE_EIGENAAR_URL" in env.ENVIRON else None
DATABASES = {
    "default": {
        **_databank("DATABASE_URL"),
        "CONN_MAX_AGE": 0,
        "OPTIONS": {
            "pool": {"min_size": 1, "max_size": _getal("DATABASE_POOL", default=8), "timeout": 10},
            "server_side_binding": False,  # pghistory sends its context as a second statement
            "application_name": "werkzorg",
            # Nobody waits without end for a lock or a statement, and a request that hangs gives its locks back.
            "options": "-c lock_timeout=15s -c statement_timeout=60s -c idle_in_transaction_session_timeout=120s",
        },
        "TEST": {"NAME": None},
    }
}
# Kept apart: while `migrate` borrows the owner's login, DATABASES itself names the owner.
TOEPASSING_ROL = str(DATABASES["default"]["USER"])
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "gebruikers.Gebruiker"
SILENCED_SYSTEM_CHECKS = [
    "auth.W004"
]  # the e-mail address is unique whatever its capitals: constraint gebruiker_email_uniek
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

import pghistory  # noqa: E402  (its field classes are settings values and must follow the database)

PGHISTORY_CONTEXT_FIELD = pghistory.ContextJSONField()
PGHISTORY_CONTEXT_ID_FIELD = pghistory.ContextUUIDField()
PGHISTORY_OBJ_FIELD = pghistory.ObjForeignKey(related_name="gebeurtenissen", db_index=True)
PGHISTORY_APPEND_ONLY = True
PGHISTORY_ADMIN_ALL_EVENTS = False

# --- broker and clock ----------------------------------------------------------------------------------
REDIS_URL = env("REDIS_URL")

# --- sign-in -------------------------------------------------------------------------------------------
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "werkzorg.gebruikers.wachtwoorden.TeKort", "OPTIONS": {"min_length": 12}},
    {"NAME": "werkzorg.gebruikers.wachtwoorden.AlleenCijfers"},
    {"NAME": "werkzorg.gebruikers.wachtwoorden.TeBekend"},
    {"NAME": "werkzorg.gebruikers.wachtwoorden.LijktOpPersoon"},
]
PASSWORD_RESET_TIMEOUT = 3600  # seconds; the mail says an hour
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "vandaag"
LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "werkzorg.overzicht.accountmail.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "werkzorg.gebruikers.forms.AanmeldForm",
    "reset_password": "werkzorg.gebruikers.forms.HerstelForm",
    "reset_password_from_key": "werkzorg.gebruikers.forms.NieuwWachtwoordForm",
    "reauthenticate": "werkzorg.gebruikers.forms.BevestigForm",
    "change_password": "werkzorg.gebruikers.forms.WachtwoordForm",
}
# Counted in PostgreSQL instead, per account and address (werkzorg.gebruikers.drempel).
ACCOUNT_RATE_LIMITS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = False
ALLAUTH_TRUSTED_PROXY_COUNT = _getal("VERTROUWDE_PROXYS", default=0)
MFA_ADAPTER = "werkzorg.gebruikers.aanmelding.MfaAdapter"
MFA_FORMS = {
    "authenticate": "werkzorg.gebruikers.forms.CodeForm",
    "reauthenticate": "werkzorg.gebruikers.forms.CodeOpnieuwForm",
    "activate_totp": "werkzorg.gebruikers.forms.AppForm",
    "add_webauthn": "werkzorg.gebruikers.forms.PasskeyForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = False
MFA_TOTP_ISSUER = "werkzorg"
MFA_TOTP_TOLERANCE = 1  # the clock of a phone may be half a minute off; a code works once all the same
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
# Every role; only the demo, with its invented people, does without.
TWEEDE_FACTOR_VERPLICHT = not DEMO

SESSION_ENGINE = "werkzorg.gebruikers.sessies"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
# How long a row is kept, not how long it works: a form that is sent too late can then still be saved as draft. After
# which time a session is over stands in werkzorg.gebruikers.sessies.
SESSION_COOKIE_AGE = 24 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
# The __Host- prefix demands the path "/", so it is given up under a path prefix.
SESSION_COOKIE_NAME = "__Host-sessie" if HTTPS and not PAD_PREFIX else "sessie"
SESSIETIJD_COOKIE_NAME = "__Host-sessietijd" if HTTPS and not PAD_PREFIX else "sessietijd"
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS and not PAD_PREFIX else "csrf"
SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = LANGUAGE_COOKIE_PATH = f"{PAD_PREFIX}/"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "werkzorg.overzicht.fouten.csrf_fout"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# --- browser protections -------------------------------------------------------------------------------
SECURE_SSL_REDIRECT = False  # the proxy redirects; health checks inside the network stay plain
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],  # Bootstrap's own drawings and the TOTP code are data: images
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
        "manifest-src": ["'self'"],
    }
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    naam: []
    for naam in (
        "accelerometer",
        "camera",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "payment",
        "usb",
    )
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o600
# Where clamd listens: tcp://host:3310 or unix:///path. Empty: what our own reader says of a file is the last word.
CLAMAV_ADRES = env("CLAMAV_ADRES", default="")
if CLAMAV_ADRES and not CLAMAV_ADRES.startswith(("tcp://", "unix:///")):
    raise ImproperlyConfigured("CLAMAV_ADRES begint met tcp:// of unix:///, of is leeg.")

# --- language, place, time -----------------------------------------------------------------------------
LANGUAGE_CODE = "nl-be"
LANGUAGES = [("nl-be", "Nederlands")]
USE_I18N = True
USE_THOUSAND_SEPARATOR = True
TIME_ZONE = "Europe/Brussels"
USE_TZ = True

# --- files ---------------------------------------------------------------------------------------------
STATIC_URL = f"{PAD_PREFIX}/static/"
STATIC_ROOT = _map("STATIC_ROOT")
STATICFILES_DIRS = [BASIS / "static", BASIS / "voorkant"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},  # uploads never land in a web folder
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if ONTWIKKELING
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
# The path prefix is gone before WhiteNoise looks (werkzorg.wsgi), though STATIC_URL carries it for links.
WHITENOISE_STATIC_PREFIX = "/static/"
WHITENOISE_USE_FINDERS = ONTWIKKELING
DOCUMENTEN_MAP = _map("DOCUMENTEN_MAP")
ZEGEL_MAP = _map("ZEGEL_MAP")
ANKER_MAP = _map("ANKER_MAP")
ZEGELAAR = "werkzorg.documenten.zegel.LokaleZegelaar"

# --- keys ----------------------------------------------------------------------------------------------
HOOFDSLEUTELS = env("HOOFDSLEUTELS")
INSZ_INDEX_SLEUTEL = env("INSZ_INDEX_SLEUTEL")

# --- mail ----------------------------------------------------------------------------------------------
POSTBUS_MAP = _map("POSTBUS_MAP") if DEMO else None
if DEMO:
    EMAIL_BACKEND = "werkzorg.demo.postbus.PostbusBackend"
else:
    vars().update(env.email_url("EMAIL_URL"))
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env("AFZENDER", default="werkzorg <niet-antwoorden@werkzorg.invalid>")
WEBADRES = env("WEBADRES").rstrip("/")
if not WEBADRES.startswith(("https://", "http://")):
    raise ImproperlyConfigured(
        "WEBADRES moet met https:// beginnen, bijvoorbeeld https://werkzorg.voorbeeld.be."
    )

LOGGING_CONFIG = "logging.config.dictConfig"
LOGGING = logging_instellingen(env("LOG_NIVEAU", default="INFO"))
TEST_RUNNER = "django.test.runner.DiscoverRunner"
