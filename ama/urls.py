"""The addresses of AMA; each subject has a list of its own."""

from django.urls import URLPattern, path

from ama.views import overeenkomsten

KERN: list[URLPattern] = [
    path("ama/overeenkomsten/<uuid:pk>/", overeenkomsten.overeenkomst_detail, name="overeenkomst_detail"),
]

urlpatterns = [
    *KERN,
]
