"""The templates and the style sheet of the documents."""

import re
from pathlib import Path

from werkzorg.documenten import pdf

PROJECT = Path(__file__).parents[2]


def test_every_table_head_in_a_document_template_has_a_scope():
    bestanden = [*PROJECT.glob("templates/documenten/*.html"), *PROJECT.glob("templates/*/documenten/*.html")]
    assert bestanden
    for bestand in bestanden:
        for kop in re.findall(r"<th\b[^>]*>", bestand.read_text()):
            assert "scope=" in kop, f"{bestand.name}: {kop}"


def test_style_sheet_and_list_of_files_agree():
    stijl = (PROJECT / "static/css/document.css").read_text()
    assert set(re.findall(r'url\("eigen:([^"]+)"\)', stijl)) == set(pdf._EIGEN) - {"css/document.css"}
    assert not re.search(r"url\((?!\"eigen:)|@import", stijl)
