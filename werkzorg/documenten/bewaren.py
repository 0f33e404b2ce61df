"""Making a version of a document: sealed, stored outside the database, kept with its hash."""

from __future__ import annotations

from uuid import UUID, uuid5

from werkzorg.documenten.models import Document, DocumentVersie
from werkzorg.documenten.opslag import lees, schrijf
from werkzorg.documenten.zegel import zegelaar


def versie_id(document_id: UUID, nummer: int) -> UUID:
    """The id of version `nummer`; fixed, so that a job that died before its commit writes the same file again."""
    return uuid5(document_id, str(nummer))


def bewaar_versie(document: Document, pdf: bytes, *, sjabloon: str) -> DocumentVersie:
    """The next version of a locked document: `pdf` sealed and stored, its row written. Needs an act context."""
    nummer = document.versies.count() + 1
    kenmerk = versie_id(document.id, nummer)
    verzegeld = zegelaar().verzegel(pdf, reden=document.label)
    opgeslagen = schrijf(kenmerk, verzegeld)
    return DocumentVersie.objects.create(
        id=kenmerk,
        document=document,
        nummer=nummer,
        sha256=opgeslagen.sha256,
        grootte=opgeslagen.grootte,
        is_verzegeld=True,
        sjabloon=sjabloon,
    )


def lees_versie(versie: DocumentVersie) -> bytes:
    """The bytes of this version as they were stored; raises BestandBeschadigd when they are not those any more."""
    return lees(versie.id, versie.sha256)
