"""The shape of the choice of a draft."""

from __future__ import annotations

from django import forms


class ConceptForm(forms.Form):
    """Which draft."""

    concept = forms.UUIDField()
