"""What goes on the paper that the person takes along: only the parts that he chose."""

from __future__ import annotations

from django.utils import timezone

from gbo.bladen.onthaal import persoonsfeiten, registratieblad
from gbo.documenten.samenvatting import Samenvatting, samenvatting
from gbo.forms.lijst import CONTACTEN, DOMEINEN, GEGEVENS, RECHTEN, SamenvattingForm
from gbo.models import Contactpoging, Levensregistratie, Onthaaltraject
from gbo.soorten import BEREIKT
from gbo.statussen import TERUGGESTUURD
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.organisaties.models import Organisatie
from werkzorg.ui import nummers
from werkzorg.ui.formaten import datum

__all__ = ["blad_van", "samenvatting"]


def blad_van(onthaal: Onthaaltraject, formulier: SamenvattingForm, door: Hoedanigheid) -> Samenvatting:
    """The paper with the parts of this question; at most three queries."""
    delen = set(formulier.cleaned_data["delen"]) if formulier.is_valid() else set()
    partner = Organisatie.objects.get(pk=onthaal.partner_id)
    registratie = None
    if delen & {DOMEINEN, RECHTEN}:
        registratie = Levensregistratie.objects.zichtbaar_voor(door).filter(onthaal=onthaal).first()
    woorden = registratieblad(registratie) if registratie else {"domeinen": [], "rechten": []}
    return Samenvatting(
        partner=partner.naam,
        partner_adres=partner.adres,
        partner_telefoon=nummers.telefoon(partner.telefoon) if partner.telefoon else "",
        partner_email=partner.email,
        naam=onthaal.naam,
        dag=timezone.localdate(),
        # His name stands above it.
        gegevens=[een for een in persoonsfeiten(onthaal)[2:] if een[1]] if GEGEVENS in delen else [],
        contacten=_contacten(onthaal, door) if CONTACTEN in delen else [],
        domeinen=woorden["domeinen"] if DOMEINEN in delen else [],
        rechten=woorden["rechten"] if RECHTEN in delen else [],
        naar_vdab=onthaal.status == TERUGGESTUURD,
    )


def _contacten(onthaal: Onthaaltraject, door: Hoedanigheid) -> list[str]:
    """The talks that took place, without notes."""
    rijen = Contactpoging.objects.zichtbaar_voor(door).filter(onthaal=onthaal, uitkomst=BEREIKT)
    return [f"{datum(rij.wanneer)}: {rij.get_wijze_display()}" for rij in rijen.order_by("wanneer", "pk")]
