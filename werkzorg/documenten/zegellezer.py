"""Reads one PDF from standard input and says on standard output whether its seal is whole.

Runs as a program of its own, without Django, network or write access: the PDF comes from a stranger, and
whatever it does to the reader ends with the reader. Used by werkzorg/documenten/verificatie.py only.
"""

import json
import resource
import sys
from io import BytesIO
from pathlib import Path

GEHEUGEN = 768 * 1024 * 1024
"""The most memory the reader may ask for, in bytes."""

REKENTIJD = 10
"""The most processor time the reader may use, in seconds."""


def beperk() -> None:
    """Give up memory, time, writing and core dumps beyond what reading one PDF needs."""
    resource.setrlimit(resource.RLIMIT_AS, (GEHEUGEN, GEHEUGEN))
    resource.setrlimit(resource.RLIMIT_CPU, (REKENTIJD, REKENTIJD))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _lengte(der: bytes) -> int:
    """Return how many bytes the first DER value takes, its own head included."""
    if der[1] < 0x80:
        return 2 + der[1]
    telbytes = der[1] & 0x7F
    return 2 + telbytes + int.from_bytes(der[2 : 2 + telbytes], "big")


def _is_netjes_gevuld(pdf: bytes, bereik: list[int], handtekening: bytes) -> bool:
    """True when the hole that the seal does not cover holds the signature, zeros and nothing else."""
    if len(bereik) != 4 or bereik[0] != 0 or bereik[2] + bereik[3] != len(pdf):
        return False
    gat = pdf[bereik[1] : bereik[2]]
    kern = handtekening[: _lengte(handtekening)]
    return gat == b"<" + kern.hex().upper().encode().ljust(len(gat) - 2, b"0") + b">"


def lees_zegel(pdf: bytes, wortels: list[bytes]) -> tuple[str, str | None]:
    """Return a reason and, when that is "ongewijzigd", the moment of sealing (ISO 8601, UTC).

    `wortels` are the trusted roots as PEM. Raises whatever hostile bytes make the parser raise: for the
    caller everything but a clean answer is a no.
    """
    from pyhanko.keys.pemder import load_certs_from_pemder_data
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.diff_analysis import ModificationLevel
    from pyhanko.sign.fields import MDPPerm
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko.sign.validation.status import SignatureCoverageLevel
    from pyhanko_certvalidator import ValidationContext

    lezer = PdfFileReader(BytesIO(pdf))
    zegels = lezer.embedded_signatures
    if not zegels:
        return "geen_zegel", None
    if len(zegels) > 1 or zegels[0].docmdp_level is not MDPPerm.NO_CHANGES:
        return "vreemd_zegel", None
    zegel = zegels[0]
    vertrouwd = [cert for wortel in wortels for cert in load_certs_from_pemder_data(wortel)]

    def context() -> ValidationContext:
        return ValidationContext(trust_roots=vertrouwd, allow_fetching=False)

    status = validate_pdf_signature(zegel, context(), context())
    if not status.trusted:
        return ("vreemd_zegel" if status.intact and status.valid else "gewijzigd"), None
    stempel = status.timestamp_validity
    # Both lines: the cryptography may hold while the file was added to, and the other way round.
    is_geheel = (
        status.intact
        and status.valid
        and status.bottom_line
        and status.coverage is SignatureCoverageLevel.ENTIRE_FILE
        and status.modification_level is ModificationLevel.NONE
        and stempel is not None
        and stempel.trusted
        and _is_netjes_gevuld(pdf, [int(getal) for getal in zegel.byte_range], zegel.pkcs7_content)
    )
    if not is_geheel or stempel is None:
        return "gewijzigd", None
    return "ongewijzigd", stempel.timestamp.isoformat()


def main() -> None:
    """Read the PDF, answer with one line of JSON."""
    beperk()
    wortels = [Path(pad).read_bytes() for pad in sys.argv[1:]]
    reden, moment = lees_zegel(sys.stdin.buffer.read(), wortels)
    sys.stdout.write(json.dumps({"reden": reden, "verzegeld_op": moment}))


if __name__ == "__main__":
    main()
