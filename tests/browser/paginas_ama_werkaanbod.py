"""The pages about the offer of werkposten, contacts, hints and lost recognitions, and what they show."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from ama.domein.werkaanbod import Moment
from ama.handelingen.contacten import contactmoment_noteren
from ama.handelingen.werkaanbod import werkpost_sluiten
from ama.models import Erkenningverlies
from ama.statussen import CONCEPT
from tests.ama.maken import maak_overeenkomst, maak_versie
from tests.ama.werkposten import bied_aan, maak_contact, maak_post, over
from tests.browser.pagina import Pagina
from tests.browser.toneel import Toneel
from tests.deelnemers.personen import registreer
from tests.rolverdeling import Rolverdeling
from tests.trajecten.maken import in_handeling

_POSTEN, _CONTACTEN, _VERLIES = "/ama/werkposten", "/ama/contacten", "/ama/verloren-erkenningen"


def _p(route: str, pad: str, titel: str, wie: str = "els", vooraf: str = "") -> Pagina:
    return Pagina("werkaanbod", route, pad, titel, wie, vooraf=vooraf)


WERKAANBOD = (
    _p("werkaanbod_lijst", f"{_POSTEN}/", "Werkaanbod"),
    _p("werkaanbod_lijst", f"{_POSTEN}/?vanuit=Gent&vrij=on", "Werkaanbod", "nele"),
    _p("werkaanbod_detail", f"{_POSTEN}/{{post}}/", "Werkpost Tuinploeg De Wingerd"),
    _p("werkaanbod_detail", f"{_POSTEN}/{{post}}/", "Werkpost Tuinploeg De Wingerd", "nele"),
    _p("werkaanbod_registreren", f"{_POSTEN}/{{post}}/aanbod/", "Werk het aanbod bij"),
    _p(
        "werkaanbod_registreren",
        f"{_POSTEN}/{{leeg}}/aanbod/",
        "Fout: Werk het aanbod bij",
        vooraf="verstuur_leeg",
    ),
    _p("werkpost_sluiten", f"{_POSTEN}/{{post}}/sluit/", "Noteer sluitingsdagen"),
    _p("werkpost_beeindigen", f"{_POSTEN}/{{post}}/stop/", "Sluit voorgoed"),
    _p("sluiting_intrekken", "/ama/sluitingen/{sluiting}/trek-in/", "Trek de sluiting in"),
    _p("contact_lijst", f"{_CONTACTEN}/", "Contacten met mogelijke werkposten"),
    _p("contact_detail", f"{_CONTACTEN}/{{contact}}/", "Garage Verlinden"),
    _p("contact_bewaren", f"{_CONTACTEN}/nieuw/", "Bewaar een contact"),
    _p("contact_bewaren", f"{_CONTACTEN}/nieuw/", "Fout: Bewaar een contact", vooraf="verstuur_leeg"),
    _p("contact_wijzigen", f"{_CONTACTEN}/{{contact}}/wijzig/", "Wijzig het contact"),
    _p("contactmoment_noteren", f"{_CONTACTEN}/{{contact}}/noteer/", "Noteer een contact"),
    _p("wenken_lezen", "/ama/wenken/", "Wat je moet weten"),
    _p("erkenningverlies_lijst", f"{_VERLIES}/", "Verloren erkenningen"),
    _p("erkenningverlies_afhandelen", f"{_VERLIES}/{{verlies}}/handel-af/", "Handel dit verlies af"),
)


def vul_werkaanbod(toneel: Toneel) -> dict[str, Any]:
    """Els keeps up four werkposten, with people, closings and contacts; her organisation loses its recognition."""
    with transaction.atomic():
        els, cast = toneel.els, Rolverdeling(spelers={}, buren={})
        post = maak_post(els, "Tuinploeg De Wingerd", straat="Wingerdstraat", huisnummer="4", gemeente="Gent")
        bied_aan(els, post, activiteiten=("snoeien", "planten", "onkruid wieden"), plaatsen=8)
        bied_aan(
            els,
            post,
            van=over(-30),
            activiteiten=("snoeien", "planten"),
            plaatsen=6,
            toelichting="Buitenwerk.",
        )
        bakkerij = maak_post(els, "Bakkerij De Korenbloem", postcode="8500", gemeente="Kortrijk")
        bied_aan(
            els, bakkerij, activiteiten=("brood inpakken", "poetsen", "bestellingen klaarzetten"), plaatsen=2
        )
        kring = maak_post(els, "Kringwinkel Leieland", sector="sociale_economie", gemeente="Deinze")
        bied_aan(els, kring, activiteiten=("rekken aanvullen",), plaatsen=1, open_dagen=frozenset({1, 3}))
        leeg = maak_post(
            els, "Voetbalclub Zennebeek", "feitelijke_vereniging", sector="buurt", gemeente="Halle"
        )
        rijen = [
            maak_overeenkomst(
                cast, speler=els, werkpost=waar, deelnemer=registreer(els.door, achternaam=naam), **anders
            )
            for naam, waar, anders in (
                ("Baert", post, {}),
                ("Coppens", post, {}),
                ("Dhondt", kring, {}),
                ("Engels", post, {"status": CONCEPT}),
            )
        ]
        for rij in rijen:
            maak_versie(rij)
        sluiting = werkpost_sluiten(
            post, van=over(20), tot_en_met=over(27), reden="bouwverlof", door=els.door
        )
        contact = maak_contact(
            els, "Garage Verlinden", op=over(-210), gemeente="Merelbeke-Melle", telefoon="+3292223344"
        )
        contactmoment_noteren(
            contact,
            Moment(over(-200), "in_gesprek", "Rondleiding gekregen. Zoeken iemand voor twee halve dagen."),
            versie=1,
            door=els.door,
        )
        maak_contact(els, "Volkstuinen Malem", gemeente="Gent", sector="buurt")
        with in_handeling():
            verliezen = [
                Erkenningverlies.objects.create(overeenkomst=rij, laatste_dag=over(60), reden="ingetrokken")
                for rij in rijen[:2]
            ]
    return {
        "post": post.pk,
        "leeg": leeg.pk,
        "sluiting": sluiting.pk,
        "contact": contact.pk,
        "verlies": verliezen[0].pk,
    }
