# Shared set-up of the commands in this folder; sourced by POSIX shells with PROJECT set to the checkout.
# Leaves a virtual environment in .venv with the pinned packages, and sets PYTHON to its interpreter.

VENV="$PROJECT/.venv"

meld() { printf '%s\n' "$*" >&2; }
stop() { meld "$*"; exit 1; }

# The first interpreter that this project runs on and that can make a virtual environment; empty when none.
zoek_python() {
    for kandidaat in "${PYTHON_BASIS:-}" python3 python3.13 python3.12 python3.11; do
        [ -n "$kandidaat" ] || continue
        gevonden=$(command -v "$kandidaat" 2>/dev/null) || continue
        if "$gevonden" -c 'import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null; then
            printf '%s' "$gevonden"
            return
        fi
    done
}

# The Debian packages that are still missing; $1 = demo, test (adds a browser) or runtime (no servers).
ontbrekende_pakketten() {
    basis=$(zoek_python)
    if [ -z "$basis" ]; then
        printf 'python3 python3-venv '
        basis=$(command -v python3 2>/dev/null) || basis=
    fi
    [ -e /etc/ssl/certs/ca-certificates.crt ] || printf 'ca-certificates '
    for paar in libpango-1.0.so.0=libpango-1.0-0 libpangoft2-1.0.so.0=libpangoft2-1.0-0 \
        libharfbuzz-subset.so.0=libharfbuzz-subset0; do
        if [ -z "$basis" ] || ! "$basis" -c "import ctypes, sys; ctypes.CDLL(sys.argv[1])" "${paar%%=*}" 2>/dev/null; then
            printf '%s ' "${paar#*=}"
        fi
    done
    # The package that brings redis-server does not exist for Python 3.13 and later.
    if [ "$1" != runtime ] && [ -n "$basis" ] && ! command -v redis-server >/dev/null 2>&1 && [ ! -x /usr/bin/redis-server ] \
        && "$basis" -c 'import sys; sys.exit(sys.version_info < (3, 13))' 2>/dev/null; then
        printf 'redis-server '
    fi
    # The tests ask two readers that are not ours whether a sealed document is sound.
    if [ "$1" = test ]; then
        command -v pdfsig >/dev/null 2>&1 || printf 'poppler-utils '
        command -v qpdf >/dev/null 2>&1 || printf 'qpdf '
        # Playwright's driver is linked against it, and a bare Debian does not have it.
        if [ -z "$basis" ] || ! "$basis" -c 'import ctypes; ctypes.CDLL("libatomic.so.1")' 2>/dev/null; then
            printf 'libatomic1 '
        fi
        [ -n "$(zoek_chromium)" ] || printf 'chromium '
    fi
}

zoek_chromium() {
    for kandidaat in "${CHROMIUM:-}" chromium chromium-browser google-chrome; do
        [ -n "$kandidaat" ] && command -v "$kandidaat" 2>/dev/null && return
    done
    return 0
}

# Installs missing system packages as root or with sudo; otherwise says in one line what to install.
systeempakketten() {
    ontbreekt=$(ontbrekende_pakketten "$1")
    [ -n "$ontbreekt" ] || return 0
    als=
    if [ "$(id -u)" != 0 ]; then
        if command -v sudo >/dev/null 2>&1 && { sudo -n true 2>/dev/null || { [ -t 0 ] && [ -t 2 ]; }; }; then
            als=sudo
        else
            weiger_zonder "$1" "$ontbreekt"
            return 0
        fi
    fi
    command -v apt-get >/dev/null 2>&1 || stop "Installeer eerst deze onderdelen van je systeem: $ontbreekt"
    meld "Systeempakketten installeren: $ontbreekt"
    wacht="-o DPkg::Lock::Timeout=300"
    # shellcheck disable=SC2086  # the words of these lists are meant to be split
    if ! { $als apt-get -qq $wacht update && $als env DEBIAN_FRONTEND=noninteractive \
        apt-get -qq -y --no-install-recommends $wacht install $ontbreekt >/dev/null; } 1>&2; then
        weiger_zonder "$1" "$ontbreekt"
    fi
}

# Without the browser and the two readers of documents the other tests still run, except where nothing may be skipped.
weiger_zonder() {
    nodig=
    for pakket in $2; do
        case $pakket in
            chromium | poppler-utils | qpdf | libatomic1) ;;
            *) nodig="$nodig$pakket " ;;
        esac
    done
    if [ -z "$nodig" ] && [ "${CI:-}" != true ]; then
        meld "Zonder $2worden enkele tests overgeslagen. Installeer ze met: apt-get install $2"
        return 0
    fi
    stop "Installeer eerst wat ontbreekt, als beheerder: apt-get install $2"
}

# Makes .venv and brings it to the pinned packages of requirements/$1.txt; quick when nothing changed.
virtuele_omgeving() {
    PYTHON="$VENV/bin/python"
    stempel="$VENV/.werkzorg-stempel"
    wil="$VENV
$1 $(sha256sum <"$PROJECT/requirements/$1.txt")"
    if [ -f "$stempel" ] && [ "$(cat "$stempel")" = "$wil" ] && "$PYTHON" -c '' 2>/dev/null; then
        return 0
    fi
    if [ -e "$VENV" ] && { ! "$PYTHON" -c 'import pip' 2>/dev/null || verhuisd; }; then
        [ -f "$VENV/pyvenv.cfg" ] || stop "$VENV bestaat al maar is geen virtuele omgeving: verplaats die map."
        rm -rf "$VENV"
    fi
    if [ ! -e "$VENV" ]; then
        basis=$(zoek_python)
        [ -n "$basis" ] || stop "Python 3.11, 3.12 of 3.13 met venv is nodig: apt-get install python3 python3-venv"
        "$basis" -m venv "$VENV" || stop "De virtuele omgeving $VENV kon niet gemaakt worden."
    fi
    meld "Pakketten installeren (eenmalig, enkele minuten) …"
    "$PYTHON" -m pip install -qq --disable-pip-version-check --require-hashes --no-deps \
        -r "$PROJECT/requirements/$1.txt" 1>&2 || stop "De pakketten van requirements/$1.txt konden niet geïnstalleerd worden."
    printf '%s' "$wil" >"$stempel"
}

# Whether the virtual environment was made at another path: its scripts then point to the old one.
verhuisd() {
    [ -f "$stempel" ] || return 1
    [ "$(head -n 1 "$stempel")" != "$VENV" ]
}

# The whole set-up for one command: $1 = demo or test.
opzet() {
    cd "$PROJECT" || exit 1
    systeempakketten "$1"
    # Once more: which server package is missing depends on the Python that may only have come just now.
    systeempakketten "$1"
    virtuele_omgeving dev
    "$PROJECT/bin/voorkant"
}
