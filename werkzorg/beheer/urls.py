from django.urls import path

from werkzorg.beheer import views

urlpatterns = [
    path("hoedanigheid/", views.hoedanigheid_kiezen, name="hoedanigheid_kiezen"),
    path("meldingen/afvinken/", views.meldingen_afvinken, name="meldingen_afvinken"),
    path("documenten/<uuid:pk>/", views.document_openen, name="document_openen"),
    path("deelnemers/<uuid:pk>/inzage/", views.inzage_lijst, name="inzage_lijst"),
    path("verifieer/", views.verifieer, name="verifieer"),
]
