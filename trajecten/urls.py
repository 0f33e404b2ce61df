"""The addresses of activeringstrajecten; each subject has a list of its own."""

from django.urls import URLPattern, path

from trajecten.views import trajecten

KERN: list[URLPattern] = [
    path("trajecten/<uuid:pk>/", trajecten.traject_detail, name="traject_detail"),
]

urlpatterns: list[URLPattern] = [*KERN]
