"""The addresses of the whole application."""

from __future__ import annotations

from django.conf import settings
from django.urls import include, path, re_path

from werkzorg.overzicht.fouten import gesloten

handler400 = "werkzorg.overzicht.fouten.fout_400"
handler403 = "werkzorg.overzicht.fouten.fout_403"
handler404 = "werkzorg.overzicht.fouten.fout_404"
handler500 = "werkzorg.overzicht.fouten.fout_500"

urlpatterns = [
    path("", include("werkzorg.overzicht.urls")),
    path("", include("werkzorg.beheer.urls")),
    path("", include("werkzorg.doorverwijzingen.urls")),
    path("deelnemers/", include("werkzorg.deelnemers.urls")),
    path("", include("mandaten.urls")),
    path("", include("trajecten.urls")),
    path("", include("ama.urls")),
    path("", include("gbo.urls")),
    path("", include("werkzorg.uitwisseling.urls")),
    path("", include("werkzorg.api.urls")),
    # An account's address is changed by its organisation, not by its owner; allauth's page would also write on GET.
    re_path(r"^account/(?:confirm-)?email/", gesloten, name="account_email_gesloten"),
    path("account/", include("allauth.urls")),
]
if settings.DEMO or settings.ONTWIKKELING:
    urlpatterns.append(path("demo/", include("werkzorg.demo.urls")))
