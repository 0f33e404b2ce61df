"""What a load of the example data leaves behind, to compare two loads."""

from __future__ import annotations

from collections import Counter
from typing import Any

from ama.models import Aanwezigheid, Jaarevaluatie, Overeenkomst, Subsidielijn
from gbo.models import Onthaaltelling, Onthaaltraject, Welzijnsadvies
from mandaten.models import Aanvraag, Besluit, Bevoegdheid, Controledossier, Handhaving, Oproep, Toekenning
from werkzorg.berichten.models import Opdracht
from werkzorg.deelnemers.models import Betrokkenheid, Deelnemer
from werkzorg.doorverwijzingen.models import Doorverwijzing
from werkzorg.logboek.models import Logregel
from werkzorg.organisaties.models import Bankrekening, Lidmaatschap, Organisatie, Vestiging, Werkpost
from werkzorg.uitwisseling.models import Koppeling, Protocol
from werkzorg.werklijst.models import Taak


def beeld_van_alles() -> dict[str, Any]:
    """What a load leaves behind, without the keys that are random by design."""
    mensen = Deelnemer.objects.order_by("dossiernummer").values_list(
        "dossiernummer", "voornaam", "achternaam", "geboortedatum", "postcode", "telefoon", "overleden_op",
    )  # fmt: skip
    return {
        "mensen": list(mensen),
        "dagen": sorted(Deelnemer.objects.values_list("dossiernummer", "geregistreerd_op__date")),
        "organisaties": sorted(Organisatie.objects.values_list("naam", "kbo_nummer", "ovo_code", "telefoon")),
        "vestigingen": sorted(Vestiging.objects.values_list("nummer", "naam")),
        "werkposten": sorted(Werkpost.objects.values_list("organisatie__naam", "contactpersoon")),
        "rekeningen": sorted(Bankrekening.objects.values_list("iban", flat=True)),
        # The account of a machine is named after its random key.
        "leden": sorted(
            Lidmaatschap.objects.exclude(
                gebruiker_id__in=Koppeling.objects.values("gebruiker_id")
            ).values_list("gebruiker__email", "organisatie__naam", "rol", "periode"),
            key=str,
        ),
        "koppelingen": sorted(
            Koppeling.objects.values_list("naam", "organisatie__naam", "scopes", "vervalt_op"), key=str
        ),
        "protocollen": sorted(
            Protocol.objects.values_list("kenmerk", "organisatie__naam", "van", "tot"), key=str
        ),
        "adviezen": Counter(Welzijnsadvies.objects.values_list("deelnemer__dossiernummer", "status")),
        "onthaaltrajecten": Counter(
            Onthaaltraject.objects.values_list("voornaam", "achternaam", "status", "einde", "weg_op")
        ),
        "tellingen": Counter(Onthaaltelling.objects.values_list("jaar", "uitkomst", "aantal")),
        "betrokken": Counter(Betrokkenheid.objects.values_list("organisatie__naam", "omvang")),
        "brieven": Counter(Doorverwijzing.objects.values_list("status", "naar_organisatie__naam")),
        "taken": Counter(Taak.objects.values_list("soort", "rol", "termijn", "herinner_op")),
        "oproepen": sorted(Oproep.objects.values_list("titel", "opent_op__date", "sluit_op__date")),
        "aanvragen": sorted(
            Aanvraag.objects.values_list("soort", "aanvrager__naam", "status", "uiterlijk_op"), key=str
        ),
        "toekenningen": sorted(
            Toekenning.objects.values_list("nummer", "houder__naam", "status", "periode"), key=str
        ),
        "bevoegd": Counter(
            Bevoegdheid.objects.values_list("organisatie__naam", "functie", "regio", "periode")
        ),
        "besluiten": sorted(Besluit.objects.values_list("nummer", "aard", "organisatie__naam", "genomen_op")),
        "handhaving": sorted(Handhaving.objects.values_list("toekenning__nummer", "status", "maatregel")),
        # Whom the lot of a campaign falls on is the only thing that differs: its seed is nobody's choice.
        "controle": Counter(Controledossier.objects.values_list("ronde__titel", "status", "volgnummer")),
        "overeenkomsten": Counter(
            Overeenkomst.objects.values_list("deelnemer__dossiernummer", "status", "start", "einde")
        ),
        "aanwezigheden": Counter(
            Aanwezigheid.objects.values_list("overeenkomst__deelnemer__dossiernummer", "status")
        ),
        "evaluaties": Counter(Jaarevaluatie.objects.values_list("status", "uitkomst", "op", "opkomst")),
        "subsidie": Counter(
            Subsidielijn.objects.values_list("run__jaar", "deelnemer__dossiernummer", "dagen", "bedrag_cent")
        ),
        "log": Counter(Logregel.objects.values_list("handeling", "wanneer__date")),
        "opdrachten": Counter(Opdracht.objects.values_list("soort", flat=True)),
    }
