"""Child processes that never outlive us: own session, parent-death signal, patient stopping."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_PR_SET_PDEATHSIG = 1
_LIBC = ctypes.CDLL(None)


class Startfout(Exception):
    """Something could not be started; the message is one Dutch sentence for the person who typed the command."""


@dataclass(frozen=True)
class Account:
    """The account under which the embedded servers run: its user id and group id."""

    uid: int
    gid: int


def sterf_met_ouder(doodsein: int) -> Callable[[], None]:
    """What a child of this process does between fork and exec: get `doodsein` when we die.

    It also heeds again the signals that a shell without job control told us to ignore.
    """
    ouder = os.getpid()

    def _doe() -> None:
        _LIBC.prctl(_PR_SET_PDEATHSIG, doodsein)
        if os.getppid() != ouder:  # the parent died before the line above took effect
            os._exit(1)
        for sein in (signal.SIGINT, signal.SIGHUP, signal.SIGQUIT):
            signal.signal(sein, signal.SIG_DFL)

    return _doe


def begin(
    opdracht: Sequence[str | Path],
    *,
    omgeving: Mapping[str, str],
    log: Path | None = None,
    account: Account | None = None,
    doodsein: int = signal.SIGTERM,
    map_: Path | None = None,
) -> subprocess.Popen[bytes]:
    """A started process in its own session, whose output is appended to `log` and that gets `doodsein` when we die.

    Must be called from the main thread: the parent-death signal follows the thread that forked. With `account` the
    process runs under that account (only root may ask for it). Raises OSError when the program cannot be run.
    """
    uitvoer = (
        os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o600)
        if log
        else subprocess.DEVNULL
    )
    try:
        return subprocess.Popen(
            [str(deel) for deel in opdracht],
            stdin=subprocess.DEVNULL,
            stdout=uitvoer,
            stderr=subprocess.STDOUT,
            env=dict(omgeving),
            cwd=map_ or "/",
            umask=0o077,
            start_new_session=True,
            preexec_fn=sterf_met_ouder(doodsein),
            user=account.uid if account else None,
            group=account.gid if account else None,
            extra_groups=[] if account else None,
        )
    finally:
        if log:
            os.close(uitvoer)


def stop(proces: subprocess.Popen[bytes] | None, seinen: Sequence[tuple[int, float]]) -> None:
    """Ends a process and its session by ever firmer signals: pairs of signal and seconds to wait; KILL as the last.

    Does nothing when there is no process or it has ended already, except that left-over members of its session go.
    """
    if proces is None:
        return
    if proces.poll() is None:
        for sein, geduld in seinen:
            proces.send_signal(sein)
            if wacht_op_einde(proces, geduld):
                break
        else:
            proces.kill()
            proces.wait()
    with suppress(
        ProcessLookupError, PermissionError
    ):  # the pool processes of a main process that died badly
        os.killpg(proces.pid, signal.SIGKILL)


def wacht_op_einde(proces: subprocess.Popen[bytes], seconden: float) -> bool:
    """Whether the process ended within the given number of seconds."""
    try:
        proces.wait(seconden)
    except subprocess.TimeoutExpired:
        return False
    return True


def wacht_tot(
    klaar: Callable[[], bool], *, seconden: float, doorgaan: Callable[[], bool] = lambda: True
) -> bool:
    """Whether `klaar` became true within the given seconds; gives up early when `doorgaan` turns false."""
    einde = time.monotonic() + seconden
    while doorgaan():
        if klaar():
            return True
        if time.monotonic() > einde:
            return False
        time.sleep(0.02)
    return False


def leeft(pid: int) -> bool:
    """Whether a process with this id exists and is not merely waiting to be reaped."""
    try:
        stand = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False
    return stand.rpartition(")")[2].split()[0] != "Z"
