"""The first account of an installation."""

from __future__ import annotations

import re
from io import StringIO

import pghistory
import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.test import Client

from tests.rolverdeling import Rolverdeling, maak_organisatie, maak_speler
from werkzorg.beheer.handelingen.eerste_beheerder import eerste_beheerder_aanstellen
from werkzorg.gebruikers.models import Gebruiker, Uitnodiging
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.models import Logregel
from werkzorg.organisaties.hoedanigheid import Commando
from werkzorg.organisaties.models import Lidmaatschap, Organisatie

pytestmark = pytest.mark.django_db
DOOR = Commando("eerste_beheerder")
AN = {"voornaam": "An", "achternaam": "Verhaeghe"}


def beveel(*argumenten: str) -> str:
    """What the command prints."""
    uit = StringIO()
    call_command("eerste_beheerder", *argumenten, stdout=uit)
    return uit.getvalue()


OPDRACHT = ("--email", "An@Zorg.be", "--voornaam", "An", "--achternaam", "Verhaeghe")


# --- the act ---------------------------------------------------------------------------------------------
def test_de_eerste_krijgt_organisatie_account_rol_en_uitnodiging() -> None:
    uitnodiging = eerste_beheerder_aanstellen("an@zorg.be", **AN, door=DOOR)
    lid = Lidmaatschap.objects.get()
    assert (lid.rol, lid.organisatie.naam) == ("functioneel_beheerder", "Departement Zorg")
    assert lid.gebruiker.email == "an@zorg.be"
    assert not lid.gebruiker.has_usable_password()
    assert (uitnodiging.gebruiker, uitnodiging.lidmaatschap_id) == (lid.gebruiker, lid.pk)
    regel = Logregel.objects.get()
    assert (regel.handeling, regel.door) == ("eerste_beheerder_aanstellen", DOOR.als_verwijzing())
    assert "an@" not in str(vars(regel))
    gebeurtenis = lid.gebruiker.gebeurtenissen.first()
    assert gebeurtenis.pgh_context["door"] == "commando:eerste_beheerder"


def test_een_departement_dat_er_al_is_wordt_niet_nog_eens_gemaakt() -> None:
    huis = maak_organisatie("Dep. Zorg", "departement_zorg")
    eerste_beheerder_aanstellen("an@zorg.be", **AN, door=DOOR)
    assert list(Organisatie.objects.all()) == [huis]


def test_opnieuw_voor_dezelfde_geeft_een_nieuwe_link_en_niets_dubbel() -> None:
    eerste = eerste_beheerder_aanstellen("an@zorg.be", **AN, door=DOOR)
    tweede = eerste_beheerder_aanstellen("an@zorg.be", **AN, door=DOOR)
    assert (Gebruiker.objects.count(), Lidmaatschap.objects.count()) == (1, 1)
    assert list(Uitnodiging.objects.open()) == [tweede]
    assert eerste != tweede


def test_is_er_al_een_dan_wordt_het_geweigerd(cast: Rolverdeling) -> None:
    voor = (Gebruiker.objects.count(), Lidmaatschap.objects.count())
    with pytest.raises(Geweigerd, match="Er is al een functioneel beheerder"):
        eerste_beheerder_aanstellen("an@zorg.be", **AN, door=DOOR)
    assert (Gebruiker.objects.count(), Lidmaatschap.objects.count()) == voor


def test_wie_zich_al_kan_aanmelden_krijgt_zo_geen_tweede_deur() -> None:
    wie = maak_speler("verwijzer", maak_organisatie("CAW", "caw"), email="an@zorg.be").gebruiker
    with pghistory.context(handeling="test", door="commando:test"):
        wie.set_password("een lang en eigen wachtwoord 7")
        wie.save()
    with pytest.raises(Geweigerd, match="al een account"):
        eerste_beheerder_aanstellen("an@zorg.be", **AN, door=DOOR)


def test_geen_mens_mag_dit_in_de_toepassing(cast: Rolverdeling) -> None:
    for speler in cast.spelers.values():
        with pytest.raises(PermissionDenied):
            eerste_beheerder_aanstellen("an@zorg.be", **AN, door=speler.door)


# --- the command -----------------------------------------------------------------------------------------
def test_de_link_van_het_commando_leidt_tot_in_de_toepassing(client: Client) -> None:
    uit = beveel(*OPDRACHT)
    (link,) = re.findall(r"https?://[^/]+(/\S+)", uit)
    assert "An Verhaeghe is functioneel beheerder." in uit
    assert client.get(link, follow=True).status_code == 200
    wachtwoord = "een lang en eigen wachtwoord 7"
    client.post("/uitnodiging/", {"password1": wachtwoord, "password2": wachtwoord})
    assert client.get("/").context["hoedanigheid"].rol == "functioneel_beheerder"
    with pytest.raises(CommandError, match="Er is al een functioneel beheerder"):
        beveel(*OPDRACHT)


def test_wat_niet_meegegeven_is_wordt_gevraagd(monkeypatch: pytest.MonkeyPatch) -> None:
    antwoorden = iter(["an@zorg.be", "An", "Verhaeghe"])
    monkeypatch.setattr("builtins.input", lambda _vraag: next(antwoorden))
    beveel()
    assert Gebruiker.objects.get().naam == "An Verhaeghe"


@pytest.mark.parametrize(
    ("argumenten", "zin"),
    [
        (("--email", "geen adres", "--voornaam", "An", "--achternaam", "V"), "is geen e-mailadres"),
        (("--email", "a@b.be", "--voornaam", "x" * 101, "--achternaam", "V"), "hoogstens 100 tekens"),
        (("--email", "a@b.be", "--voornaam", "a\x00", "--achternaam", "V"), "niets anders dan tekst"),
        (("--email", "a@b.be", "--voornaam", "An"), "Achternaam ontbreekt."),
    ],
)
def test_verkeerde_invoer_geeft_een_zin(
    argumenten: tuple[str, ...], zin: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def niets(_vraag: str) -> str:
        raise EOFError

    monkeypatch.setattr("builtins.input", niets)
    with pytest.raises(CommandError, match=zin):
        beveel(*argumenten)
    assert not Gebruiker.objects.exists()
