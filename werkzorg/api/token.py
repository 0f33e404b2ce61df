"""The token endpoint: OAuth 2 client credentials (RFC 6749, 4.4), with Authlib's grant over our tables."""

from __future__ import annotations

import json
from base64 import b64decode
from binascii import Error
from typing import Any

from authlib.integrations.django_oauth2 import AuthorizationServer
from authlib.integrations.django_oauth2.requests import DjangoOAuth2Payload, DjangoOAuth2Request
from authlib.oauth2.rfc6749 import ClientMixin, OAuth2Request
from authlib.oauth2.rfc6749.grants import ClientCredentialsGrant
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from werkzorg.gebruikers.drempel import Grens, Poging, adres_van, heeft, neem, onthoud_bekend
from werkzorg.uitwisseling.domein.scopes import scopes_uit
from werkzorg.uitwisseling.handelingen.tokens import GELDIG, bewaar_token, klopt_geheim, werkende_koppeling
from werkzorg.uitwisseling.models import Koppeling, Toegangstoken
from werkzorg.uitwisseling.schemas import KENMERK

_WIJZEN = ["client_secret_basic", "client_secret_post"]
_SOORT = "client_credentials"
# Tokens that one connection gets: it needs one per half hour, and some more for each of its processes.
_TOKENS = Grens("koppeling-token", 60, 30)


class Client(ClientMixin):
    """A connection as Authlib asks about it."""

    def __init__(self, koppeling: Koppeling) -> None:
        self.koppeling = koppeling

    def get_client_id(self) -> str:
        """The id with which the machine names itself."""
        return str(self.koppeling.pk)

    def check_client_secret(self, client_secret: str) -> bool:
        """Whether this is one of its secrets that work today."""
        return klopt_geheim(self.koppeling, client_secret)

    def check_endpoint_auth_method(self, method: str, endpoint: str) -> bool:
        """Whether the secret may come this way: in the header or in the form, never without."""
        return method in _WIJZEN

    def check_grant_type(self, grant_type: str) -> bool:
        """Machines only: nobody signs in here."""
        return grant_type == _SOORT

    def get_allowed_scope(self, scope: str | None) -> str | None:
        """Of what is asked, what it has; without a question all it has; None when it asks what it has not."""
        gevraagd = scopes_uit(scope) if scope else list(self.koppeling.scopes)
        return " ".join(gevraagd) if set(gevraagd) <= set(self.koppeling.scopes) else None


class Tokenverzoek(DjangoOAuth2Request):
    """A request for a token. Whether it came over TLS this installation decides, not the address that Django sees.

    Of its headers Authlib sees only the one that we read ourselves: it reads more spellings, and wrong guesses are
    counted under what we read.
    """

    def __init__(self, request: HttpRequest) -> None:
        rest = _basic(request)
        kop = {"Authorization": f"Basic {rest}"} if rest is not None else {}
        OAuth2Request.__init__(self, request.method, "https://werkzorg.invalid/token", headers=kop)
        self.payload = DjangoOAuth2Payload(request)
        self._request = request


class Grant(ClientCredentialsGrant):
    """Client credentials, with the secret in the header or in the form."""

    TOKEN_ENDPOINT_AUTH_METHODS = _WIJZEN


class Server(AuthorizationServer):
    """Authlib's server over our tables."""

    def load_config(self, config: dict[str, Any]) -> None:
        """No other settings than ours."""
        super().load_config({"token_expires_in": {_SOORT: int(GELDIG.total_seconds())}})

    def query_client(self, client_id: str) -> Client | None:
        """The connection that works today."""
        koppeling = werkende_koppeling(client_id)
        return Client(koppeling) if koppeling else None

    def save_token(self, token: dict[str, Any], request: OAuth2Request) -> None:
        """Keeps the hash of the token."""
        bewaar_token(request.client.koppeling, token["access_token"], scopes_uit(token["scope"]))

    def create_oauth2_request(self, request: HttpRequest) -> Tokenverzoek:
        """The request as Authlib reads it."""
        return Tokenverzoek(request)


SERVER = Server(Koppeling, Toegangstoken)
SERVER.register_grant(Grant)


@csrf_exempt
@login_not_required
@require_POST
def api_token(request: HttpRequest) -> HttpResponse:
    """A token for who shows the secret of a connection."""
    if settings.HTTPS and not request.is_secure():
        return _nee("invalid_request", 400)
    client_id = _client_id(request)
    if client_id is None or "\0" in client_id:
        return _nee("invalid_client", 401)
    if request.POST.get("grant_type") != _SOORT:
        return _nee("unsupported_grant_type", 400)
    is_dubbel = any(len(request.POST.getlist(naam)) > 1 for naam in request.POST)
    # Nothing in the address, that stands in logs; and the secret comes one way (RFC 6749, 2.3).
    if is_dubbel or request.GET or (_basic(request) is not None and "client_secret" in request.POST):
        return _nee("invalid_request", 400)
    poging = Poging(f"koppeling:{client_id}", adres_van(request))
    if not heeft(_TOKENS, client_id) or not poging.mag():
        return _nee("slow_down", 429)
    if client_id != client_id.lower() or not KENMERK.fullmatch(client_id):
        poging.mislukt()
        return _nee("invalid_client", 401)
    antwoord: HttpResponse = SERVER.create_token_response(request)
    if antwoord.status_code < 400:
        neem(_TOKENS, client_id)
        poging.gelukt()
        # Whoever keeps guessing elsewhere does not shut the machine out from its own place.
        onthoud_bekend(poging.adres, poging.account)
    elif antwoord.status_code == 401 or b"invalid_client" in antwoord.content:
        poging.mislukt()
        return _nee("invalid_client", 401)
    return antwoord


def _client_id(request: HttpRequest) -> str | None:
    """Who asks, as the header or the form says; None when that cannot be read."""
    rest = _basic(request)
    if rest is None:
        return request.POST.get("client_id")
    if not rest:
        return None
    try:
        return b64decode(rest, validate=True).decode("utf-8").partition(":")[0]
    except (Error, ValueError):
        return None


def _basic(request: HttpRequest) -> str | None:
    """What stands behind Basic in the header; None without such a header."""
    soort, _, rest = request.headers.get("Authorization", "").strip().partition(" ")
    return rest if soort.lower() == "basic" else None


def _nee(fout: str, status: int) -> HttpResponse:
    """The error in the words of RFC 6749, 5.2."""
    antwoord = HttpResponse(
        json.dumps({"error": fout}),
        status=status,
        content_type="application/json",
        headers={"Cache-Control": "no-store", "Pragma": "no-cache"},
    )
    if status == 401:
        antwoord["WWW-Authenticate"] = 'Basic realm="werkzorg"'
    if status == 429:
        antwoord["Retry-After"] = "60"
    return antwoord
