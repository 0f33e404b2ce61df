"""Which rule of the database an act ran into."""

from __future__ import annotations

from django.db import IntegrityError


def geschonden_regel(fout: IntegrityError) -> str:
    """The name of the constraint or trigger rule that refused; "" when it names none."""
    return getattr(getattr(fout.__cause__, "diag", None), "constraint_name", "") or ""
