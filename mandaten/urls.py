"""The addresses of mandaten: the desk and the applications under /mandaten/, the public pages at the top."""

from __future__ import annotations

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
