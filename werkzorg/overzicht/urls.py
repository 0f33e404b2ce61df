from django.urls import path

from werkzorg.overzicht.views import dossier, over, vandaag

urlpatterns = [
    path("", vandaag.vandaag, name="vandaag"),
    path("dossiers/<uuid:pk>/", dossier.dossier_detail, name="dossier_detail"),
    path("privacy/", over.privacy, name="privacy"),
    path("cookies/", over.cookies, name="cookies"),
    path("brussel/", over.brussel, name="brussel"),
    path("help/", over.help_, name="help"),
    path("versie/", over.versie, name="versie"),
    path("woordenlijst/", over.woordenlijst, name="woordenlijst"),
    path("toegankelijkheid/", over.toegankelijkheid, name="toegankelijkheid"),
    path("onderdelen/", over.onderdelen, name="onderdelen"),
]
