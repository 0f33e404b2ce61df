from django.urls import path

from werkzorg.deelnemers.views import lezen, registreren, wijzigen

urlpatterns = [
    path("", lezen.deelnemer_lijst, name="deelnemer_lijst"),
    path("registreer/", registreren.deelnemer_registreren, name="deelnemer_registreren"),
    path("<uuid:pk>/", lezen.deelnemer_detail, name="deelnemer_detail"),
    path("<uuid:pk>/documenten/", lezen.deelnemer_documenten, name="deelnemer_documenten"),
    path("<uuid:pk>/insz/", registreren.insz_toevoegen, name="insz_toevoegen"),
    path("<uuid:pk>/wijzig/", wijzigen.deelnemer_wijzigen, name="deelnemer_wijzigen"),
]
