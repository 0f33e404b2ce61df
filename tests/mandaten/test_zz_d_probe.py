import pytest

from mandaten.documenten.behandelbrief import behandelbrief
from tests.mandaten.behandelingen import *
from werkzorg.documenten.models import Document

pytestmark = pytest.mark.django_db


def test_a():
    an = beslisser("zorg")
    aanvraag = ingediend("zorg", geleden=20)
    stop = vraag(
        aanvraag,
        an,
        partners="Wie neemt over bij ziekte?\nEn in de vakantie?",
        voorwaarde_continuiteit="Hoe waarborgt u de continuïteit?",
    )
    doc = Document.objects.get(soort="vraag_om_aanvulling", object_id=aanvraag.pk)
    import pathlib

    pathlib.Path("/tmp/w/d/vraag.pdf").write_bytes(behandelbrief(vers(aanvraag), doc, stop))
    na = verklaar_ontvankelijk(beantwoord(stop, begon=15, eindigde=5), an)
    doc = Document.objects.get(soort="bericht_van_ontvankelijkheid", object_id=aanvraag.pk)
    pathlib.Path("/tmp/w/d/ontv.pdf").write_bytes(behandelbrief(vers(aanvraag), doc, None))
