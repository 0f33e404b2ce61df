"""Form fields: any input gives a value or a Dutch sentence, never an exception.

They add three things to Django's: what was typed stays in the box exactly as typed, a value that is shown
for editing has the Dutch format, and `waarom` answers "Waarom vragen we dit?" under the field.
"""

import re
import uuid
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator

from werkzorg.ui import formaten, lezen, nummers

MEESTE_TEKENS_VAN_EEN_NUMMER = 100
SLEUTELVORM = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
Grens = date | Callable[[], date]


class InvoerVeld(forms.Field):
    """A text box that is read by `lees` and shown by `schrijf`; empty input gives `leeg`.

    `waarom` (one sentence, optional) tells the person why this is asked. `een_van_beide`: the field may stay
    empty only when another one is filled in, so the page does not call it optional.
    """

    soort: type = str
    leeg: Any = ""
    hint = ""
    toetsenbord = ""

    def __init__(self, *, waarom: str = "", een_van_beide: bool = False, **opties: Any) -> None:
        opties.setdefault("help_text", self.hint)
        self.waarom, self.een_van_beide = waarom, een_van_beide
        super().__init__(**opties)

    def lees(self, tekst: str) -> Any:
        """The value of a typed text; raises ValidationError with a sentence."""
        raise NotImplementedError

    def schrijf(self, waarde: Any) -> str:
        """The value as it stands in the box when somebody edits it."""
        return str(waarde)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """No suggestions from the browser's memory: the data are about somebody else."""
        attrs = {**super().widget_attrs(widget), "autocomplete": "off"}
        if self.toetsenbord:
            attrs["inputmode"] = self.toetsenbord
        return attrs

    def to_python(self, value: Any) -> Any:
        """The value, or `leeg` for nothing but white space."""
        if value is None:
            return self.leeg
        if isinstance(value, self.soort) and self.soort is not str and not isinstance(value, bool | datetime):
            return value
        if not isinstance(value, str):
            raise ValidationError("Deze waarde is niet leesbaar: vul het veld opnieuw in.", code="onleesbaar")
        if not value.strip():
            return self.leeg
        if len(value) > self.meeste_tekens:
            raise ValidationError("Deze waarde is te lang: vul het veld opnieuw in.", code="te_lang")
        return self.lees(value)

    @property
    def meeste_tekens(self) -> int:
        """Longer input is refused before anybody looks at it."""
        return MEESTE_TEKENS_VAN_EEN_NUMMER

    def prepare_value(self, value: Any) -> Any:
        """A real value in its Dutch format; typed text as it was typed."""
        if value is None or isinstance(value, str) or not isinstance(value, self.soort):
            return value
        return self.schrijf(value)

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether the typed text means something else than the initial value."""
        if self.disabled:
            return False
        try:
            return bool(self.to_python(data) != self.to_python(initial))
        except ValidationError:
            return True


class DatumVeld(InvoerVeld):
    """A day of 1900 to 2199, typed in any usual way with a year of four digits; empty gives None.

    `vroegst` and `laatst` are inclusive bounds: a day, or a function that gives one when the form is checked.
    `te_vroeg` and `te_laat` are the sentences for them. `met_knoppen` offers "Vandaag" and "Gisteren".
    """

    soort = date
    leeg = None
    hint = "dd/mm/jjjj"
    toetsenbord = "numeric"

    def __init__(
        self,
        *,
        vroegst: Grens | None = None,
        laatst: Grens | None = None,
        te_vroeg: str = "",
        te_laat: str = "",
        met_knoppen: bool = False,
        **opties: Any,
    ) -> None:
        self.vroegst, self.laatst = vroegst, laatst
        self.te_vroeg, self.te_laat = te_vroeg, te_laat
        self.met_knoppen = met_knoppen
        super().__init__(**opties)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Adds the mark on which the script hangs the two buttons."""
        attrs = super().widget_attrs(widget)
        return {**attrs, "data-wz-datumknoppen": ""} if self.met_knoppen else attrs

    def lees(self, tekst: str) -> date:
        """See `lezen.lees_datum`."""
        return lezen.lees_datum(tekst)

    def schrijf(self, waarde: date) -> str:
        """dd/mm/jjjj."""
        return formaten.datum(waarde)

    def validate(self, value: date | None) -> None:
        """Raises ValidationError outside the bounds."""
        super().validate(value)
        if value is None:
            return
        vroegst, laatst = _grens(self.vroegst), _grens(self.laatst)
        if vroegst and value < vroegst:
            fout = self.te_vroeg or f"Deze datum is te vroeg: vul {formaten.datum(vroegst)} of later in."
            raise ValidationError(fout, code="te_vroeg")
        if laatst and value > laatst:
            fout = self.te_laat or f"Deze datum is te laat: vul {formaten.datum(laatst)} of vroeger in."
            raise ValidationError(fout, code="te_laat")


def _grens(grens: Grens | None) -> date | None:
    return grens() if callable(grens) else grens


class InszVeld(InvoerVeld):
    """A rijksregister- or bisnummer, pasted in any form; gives its 11 digits, or "" when empty."""

    hint = "11 cijfers"
    toetsenbord = "numeric"

    def lees(self, tekst: str) -> str:
        """See `nummers.lees_insz`."""
        return nummers.lees_insz(tekst)

    def prepare_value(self, value: Any) -> Any:
        """Eleven digits in groups, anything else as it was typed."""
        return nummers.insz(value) if isinstance(value, str) else value


class KboVeld(InvoerVeld):
    """An enterprise number; gives its 10 digits, or "" when empty."""

    hint = "10 cijfers"
    toetsenbord = "numeric"

    def lees(self, tekst: str) -> str:
        """See `nummers.lees_kbo`."""
        return nummers.lees_kbo(tekst)

    def prepare_value(self, value: Any) -> Any:
        """Ten digits in groups, anything else as it was typed."""
        return nummers.kbo(value) if isinstance(value, str) else value


class TelefoonVeld(InvoerVeld):
    """A telephone number, national or international; gives +32470123456, or "" when empty."""

    hint = "bijvoorbeeld 0470 12 34 56"
    toetsenbord = "tel"

    def lees(self, tekst: str) -> str:
        """See `nummers.lees_telefoon`."""
        return nummers.lees_telefoon(tekst)

    def prepare_value(self, value: Any) -> Any:
        """A stored number in groups, anything else as it was typed."""
        return nummers.telefoon(value) if isinstance(value, str) else value


class PostcodeVeld(InvoerVeld):
    """A Belgian postcode; gives its 4 digits, or "" when empty."""

    hint = "4 cijfers"
    toetsenbord = "numeric"

    def lees(self, tekst: str) -> str:
        """See `nummers.lees_postcode`."""
        return nummers.lees_postcode(tekst)


class BedragVeld(InvoerVeld):
    """An amount in euro, in cents exactly; gives a Decimal, or None when empty.

    `minstens` and `hoogstens` are inclusive.
    """

    soort = Decimal
    leeg = None
    hint = "in euro, bijvoorbeeld 1061,20"
    toetsenbord = "decimal"

    def __init__(
        self,
        *,
        minstens: Decimal = Decimal(0),
        hoogstens: Decimal = Decimal("9999999.99"),
        **opties: Any,
    ) -> None:
        self.minstens, self.hoogstens = minstens, hoogstens
        super().__init__(**opties)

    def lees(self, tekst: str) -> Decimal:
        """See `lezen.lees_bedrag`."""
        return lezen.lees_bedrag(tekst)

    def schrijf(self, waarde: Decimal) -> str:
        """1.061,20: without the sign, that stands in the label or the hint."""
        return formaten.getal(waarde)

    def validate(self, value: Decimal | None) -> None:
        """Raises ValidationError outside the bounds."""
        super().validate(value)
        if value is None:
            return
        if value < self.minstens:
            fout = f"Dit bedrag is te klein: vul {formaten.bedrag(self.minstens)} of meer in."
            raise ValidationError(fout, code="te_klein")
        if value > self.hoogstens:
            fout = f"Dit bedrag is te groot: vul hoogstens {formaten.bedrag(self.hoogstens)} in."
            raise ValidationError(fout, code="te_groot")


class UrenVeld(InvoerVeld):
    """A duration, typed as 3, 3,5 or 3u30; gives whole minutes, or None when empty.

    `hoogstens` is in minutes, inclusive; a week unless the field says otherwise.
    """

    soort = int
    leeg = None
    hint = "bijvoorbeeld 3, 3,5 of 3u30"

    def __init__(self, *, hoogstens: int = 7 * 24 * formaten.MINUTEN_PER_UUR, **opties: Any) -> None:
        self.hoogstens = hoogstens
        super().__init__(**opties)

    def lees(self, tekst: str) -> int:
        """See `lezen.lees_uren`."""
        return lezen.lees_uren(tekst)

    def schrijf(self, waarde: int) -> str:
        """3 u 30."""
        return formaten.uren(waarde)

    def validate(self, value: int | None) -> None:
        """Raises ValidationError above the bound."""
        super().validate(value)
        if value is not None and not 0 <= value <= self.hoogstens:
            fout = f"Dit zijn te veel uren: vul hoogstens {formaten.uren(self.hoogstens)} in."
            raise ValidationError(fout, code="te_veel")


class TekstVeld(InvoerVeld):
    """A text in NFC of at most `max_length` characters; one line, unless `regels` asks for a text area."""

    def __init__(self, *, max_length: int = 200, regels: bool = False, **opties: Any) -> None:
        self.max_length, self.regels = max_length, regels
        opties.setdefault("widget", forms.Textarea(attrs={"rows": 4}) if regels else forms.TextInput)
        super().__init__(**opties)

    @property
    def meeste_tekens(self) -> int:
        """The reader itself counts, so that the sentence can name both numbers."""
        return 1 << 62

    def lees(self, tekst: str) -> str:
        """See `lezen.lees_tekst`."""
        return lezen.lees_tekst(tekst, hoogstens=self.max_length, regels=self.regels)


class EmailVeld(TekstVeld):
    """An e-mail address of at most 254 characters, or "" when empty."""

    hint = "bijvoorbeeld naam@voorbeeld.be"
    toetsenbord = "email"
    controle = EmailValidator("Dit e-mailadres klopt niet: het heeft de vorm naam@voorbeeld.be.")

    def __init__(self, **opties: Any) -> None:
        opties.setdefault("max_length", 254)
        opties.setdefault("widget", forms.EmailInput)
        super().__init__(**opties)

    def lees(self, tekst: str) -> str:
        """The address as typed, with its domain in lower case."""
        adres = super().lees(tekst)
        self.controle(adres)
        naam, _, domein = adres.rpartition("@")
        return f"{naam}@{domein.lower()}"


class KeuzeVeld(forms.ChoiceField):
    """One of a list; `waarom` and `een_van_beide` as in InvoerVeld."""

    def __init__(self, *, waarom: str = "", een_van_beide: bool = False, **opties: Any) -> None:
        self.waarom, self.een_van_beide = waarom, een_van_beide
        super().__init__(**opties)


class AanvraagSleutelVeld(forms.Field):
    """The hidden key of one filled-in form: the same key twice is the same request, done once.

    A key that is missing or broken gives a sentence, and the form that is shown again carries a new one.
    """

    widget = forms.HiddenInput
    VERLOPEN = "Deze pagina is verlopen. Controleer je gegevens en verstuur het formulier opnieuw."

    def __init__(self, **opties: Any) -> None:
        opties.setdefault("initial", uuid.uuid4)
        super().__init__(**opties)

    def to_python(self, value: Any) -> uuid.UUID:
        """The key; raises ValidationError when it is none."""
        if isinstance(value, uuid.UUID):
            return value
        if not isinstance(value, str) or not SLEUTELVORM.fullmatch(value):
            raise ValidationError(self.VERLOPEN, code="verlopen")
        return uuid.UUID(value)

    def bound_data(self, data: Any, initial: Any) -> Any:
        """What is put in the form again: the same key, or a new one when it was no key."""
        try:
            return self.to_python(data)
        except ValidationError:
            return uuid.uuid4()

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Never: the key is no input of a person."""
        return False
