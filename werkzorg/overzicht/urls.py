from django.urls import path

from werkzorg.overzicht import views

urlpatterns = [
    path("", views.vandaag, name="vandaag"),
    path("privacy/", views.privacy, name="privacy"),
    path("toegankelijkheid/", views.toegankelijkheid, name="toegankelijkheid"),
    path("onderdelen/", views.onderdelen, name="onderdelen"),
]
