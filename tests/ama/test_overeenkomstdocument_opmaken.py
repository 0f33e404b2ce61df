"""The sealed paper of a signed version is made once, whoever asks twice."""

from __future__ import annotations

import pytest

from ama.handelingen.documenten import overeenkomstdocument_opmaken
from tests.ama.opmaken import maak_op, onderteken
from tests.rolverdeling import Rolverdeling
from werkzorg.documenten.models import Document
from werkzorg.organisaties.hoedanigheid import Klok

pytestmark = pytest.mark.django_db


def test_twee_keer_maakt_een_versie(cast: Rolverdeling) -> None:
    speler = cast.spelers["begeleider_ama"]
    onderteken(maak_op(speler), speler)
    document = Document.objects.get(soort="begeleidingsovereenkomst")
    for _ in range(2):
        overeenkomstdocument_opmaken(document.pk, door=Klok("overeenkomstdocument_opmaken"))
    assert document.versies.count() == 1
    assert document.versies.get().is_verzegeld
