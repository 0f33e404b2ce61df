"""A machine gets access."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from tests.rolverdeling import Rolverdeling, Speler
from tests.uitwisseling.maken import maak_protocol
from werkzorg.gebruikers.models import Gebruiker
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.organisaties.models import Lidmaatschap
from werkzorg.uitwisseling.domein.scopes import ONTHAAL_LEZEN, ONTHAAL_REGISTREREN, VERZOEKEN_AANLEVEREN
from werkzorg.uitwisseling.domein.sleutels import hash_van
from werkzorg.uitwisseling.handelingen.koppelingen import Koppelinggegevens, client_registreren
from werkzorg.uitwisseling.models import Koppeling

Als = Callable[[Speler], Client]


def _gegevens(speler: Speler, *scopes: str) -> Koppelinggegevens:
    return Koppelinggegevens(
        naam="Postvak",
        organisatie_id=speler.lidmaatschap.organisatie_id,
        scopes=scopes,
        contact="it@ocmw.be",
        vervalt_op=timezone.localdate() + timedelta(days=100),
    )


@pytest.mark.django_db
def test_een_machine_krijgt_een_account_waarmee_niemand_zich_aanmeldt(cast: Rolverdeling) -> None:
    partner = cast.spelers["gbo_medewerker"]
    maak_protocol(partner.lidmaatschap.organisatie)
    koppeling, geheim = client_registreren(
        _gegevens(partner, ONTHAAL_REGISTREREN, ONTHAAL_LEZEN),
        door=cast.spelers["functioneel_beheerder"].door,
    )
    account = Gebruiker.objects.get(pk=koppeling.gebruiker_id)
    assert not account.is_active
    assert not account.has_usable_password()
    lid = Lidmaatschap.objects.get(gebruiker=account)
    assert (lid.rol, lid.organisatie_id) == ("gbo_medewerker", partner.lidmaatschap.organisatie_id)
    # It counts nowhere as a colleague.
    assert not Lidmaatschap.objects.geldig_op(timezone.localdate()).filter(gebruiker=account).exists()
    sleutel = koppeling.sleutels.get()
    assert sleutel.hash == hash_van(geheim)
    assert geheim not in str(list(koppeling.sleutels.values()))


@pytest.mark.django_db
def test_zonder_protocol_of_voor_een_andere_soort_organisatie_kan_het_niet(cast: Rolverdeling) -> None:
    partner, door = cast.spelers["gbo_medewerker"], cast.spelers["functioneel_beheerder"].door
    with pytest.raises(Geweigerd) as nee:
        client_registreren(_gegevens(partner, ONTHAAL_LEZEN), door=door)
    assert "geen protocol" in nee.value.velden["scopes"]
    maak_protocol(partner.lidmaatschap.organisatie)
    with pytest.raises(Geweigerd) as nee:
        client_registreren(_gegevens(partner, VERZOEKEN_AANLEVEREN), door=door)
    assert "kan dit recht niet krijgen" in nee.value.velden["scopes"]
    with pytest.raises(Geweigerd):
        client_registreren(_gegevens(partner), door=door)
    assert not Koppeling.objects.exists()


@pytest.mark.django_db
def test_het_geheim_staat_een_keer_op_het_scherm(cast: Rolverdeling, als: Als) -> None:
    partner = cast.spelers["gbo_medewerker"].lidmaatschap.organisatie
    maak_protocol(partner)
    client = als(cast.spelers["functioneel_beheerder"])
    dag = timezone.localdate() + timedelta(days=30)
    antwoord = client.post(
        "/uitwisseling/koppelingen/nieuw/",
        {
            "aanvraag_sleutel": str(uuid4()),
            "naam": "Postvak",
            "organisatie": partner.naam,
            "contact": "it@ocmw.be",
            "scopes": [ONTHAAL_LEZEN],
            "vervalt_op": dag.strftime("%d/%m/%Y"),
        },
    )
    assert antwoord.status_code == 302, antwoord.text
    eerst = client.get(antwoord.url).text
    geheim = re.search(r"Geheime sleutel</dt><dd><code>([^<]+)</code>", eerst)
    assert geheim
    assert Koppeling.objects.get().sleutels.get().hash == hash_van(geheim[1])
    assert geheim[1] not in client.get(antwoord.url).text
    assert "Postvak" in client.get("/uitwisseling/koppelingen/").text
