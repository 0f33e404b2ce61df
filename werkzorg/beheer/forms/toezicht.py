"""The shape of looking up an inzagelog, and of asking for the report about it."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from werkzorg.beheer.domein.inzagerapport import standaardperiode
from werkzorg.ui.formulieren import WerkzorgForm, ZoekForm
from werkzorg.ui.velden import DatumVeld, TekstVeld


class DossiernummerForm(ZoekForm):
    """Which dossier, by its number; there is no other way to look somebody up here."""

    nummer = TekstVeld(
        label="Dossiernummer",
        max_length=40,
        help_text="Staat op elke brief aan de persoon, bijvoorbeeld D-1234-5678",
        error_messages={"required": "Vul een dossiernummer in."},
    )

    def clean_nummer(self) -> str:
        """The number as it is stored: capitals, without spaces, with its dashes."""
        cijfers = "".join(teken for teken in self.cleaned_data["nummer"].upper() if teken.isalnum())
        kern = cijfers.removeprefix("D")
        return f"D-{kern[:4]}-{kern[4:]}"


class PeriodeForm(ZoekForm):
    """Between which days, both inclusive; empty is everything."""

    vanaf = DatumVeld(label="Van", required=False)
    tot = DatumVeld(label="Tot en met", required=False)

    def momenten(self) -> tuple[datetime | None, datetime | None]:
        """The bounds of the question, the first inclusive and the second not; none for a question that is no good."""
        if not self.is_valid():
            return None, None
        vanaf, tot = self.cleaned_data["vanaf"], self.cleaned_data["tot"]
        begin = timezone.make_aware(datetime.combine(vanaf, time.min)) if vanaf else None
        einde = timezone.make_aware(datetime.combine(tot + timedelta(days=1), time.min)) if tot else None
        return begin, einde


class InzagerapportForm(WerkzorgForm):
    """Over which days the report goes, both inclusive."""

    vanaf = DatumVeld(label="Eerste dag")
    tot = DatumVeld(label="Laatste dag", met_knoppen=True)

    veldgroepen = (
        (
            "Over welke dagen?",
            "Het rapport toont per dag welke functie bij welke organisatie keek, en waarom. Nooit een naam.",
            ("vanaf", "tot"),
        ),
    )

    @classmethod
    def leeg(cls) -> InzagerapportForm:
        """With the last twelve months filled in."""
        vanaf, tot = standaardperiode(timezone.localdate())
        return cls(initial={"vanaf": vanaf, "tot": tot})

    def periode(self) -> tuple[date, date]:
        """The days of a valid form."""
        return self.cleaned_data["vanaf"], self.cleaned_data["tot"]
