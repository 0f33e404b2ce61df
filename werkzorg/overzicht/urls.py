from django.urls import path

from werkzorg.overzicht.views import dossier, over, vandaag

urlpatterns = [
    path("", vandaag.vandaag, name="vandaag"),
    path("dossiers/<uuid:pk>/", dossier.dossier_detail, name="dossier_detail"),
    path("privacy/", over.privacy, name="privacy"),
    path("toegankelijkheid/", over.toegankelijkheid, name="toegankelijkheid"),
    path("onderdelen/", over.onderdelen, name="onderdelen"),
]
