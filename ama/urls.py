"""The addresses of AMA; each subject has a list of its own."""

from django.urls import URLPattern, path

from ama.views import aanwezigheden, overeenkomsten

KERN: list[URLPattern] = [
    path("ama/overeenkomsten/<uuid:pk>/", overeenkomsten.overeenkomst_detail, name="overeenkomst_detail"),
]

AANWEZIGHEDEN: list[URLPattern] = [
    path(
        "ama/werkposten/<uuid:pk>/aanwezigheden/",
        aanwezigheden.aanwezigheden_registreren,
        name="aanwezigheden_registreren",
    ),
    path(
        "ama/werkposten/<uuid:pk>/aanwezigheden/terug/",
        aanwezigheden.aanwezigheden_terugnemen,
        name="aanwezigheden_terugnemen",
    ),
    path(
        "ama/overeenkomsten/<uuid:pk>/aanwezigheid/",
        aanwezigheden.aanwezigheid_verbeteren,
        name="aanwezigheid_verbeteren",
    ),
]

urlpatterns = [
    *KERN,
    *AANWEZIGHEDEN,
]
