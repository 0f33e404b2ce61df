from django.urls import path

from werkzorg.deelnemers import views

urlpatterns = [
    path("", views.deelnemer_lijst, name="deelnemer_lijst"),
    path("registreer/", views.deelnemer_registreren, name="deelnemer_registreren"),
    path("<uuid:pk>/", views.deelnemer_detail, name="deelnemer_detail"),
    path("<uuid:pk>/documenten/", views.deelnemer_documenten, name="deelnemer_documenten"),
    path("<uuid:pk>/insz/", views.insz_toevoegen, name="insz_toevoegen"),
    path("<uuid:pk>/wijzig/", views.deelnemer_wijzigen, name="deelnemer_wijzigen"),
]
