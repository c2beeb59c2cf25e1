# SPDX-FileCopyrightText: 2026 The Deskbell authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Shared by the front-door commands: progress, and packages that are missing. Sourced, never run.
# shellcheck shell=bash disable=SC2059

say() { printf '%s\n' "deskbell: $*"; }
fail() {
    printf '%s\n' "deskbell: $*" >&2
    exit 1
}

# Runs a step, quietly when it works. One that takes longer than a second shows that it is alive: on a terminal in one
# line that changes, elsewhere with a line now and then. When it does not work: the end of its log, and 1.
# attempt "Building" LOGFILE command…
attempt() {
    local title=$1 log=$2 started=$SECONDS every=15 width=100 before='' after='\n'
    [ ! -t 1 ] || { every=1 width=45 before='\r\033[K' after=''; } # fits into 80 columns
    shift 2
    mkdir -p "$(dirname "$log")"
    say "$title …"
    "$@" >"$log" 2>&1 </dev/null &
    local job=$! shown=0
    while kill -0 "$job" 2>/dev/null; do
        sleep 0.2
        if ((SECONDS - started >= shown + every)); then
            shown=$((SECONDS - started))
            printf "${before}deskbell:   still at it after %s s: %s${after}" "$shown" \
                "$(tail -n 1 "$log" | tr -d '\r' | cut -c1-$width)"
        fi
    done
    [ -z "$before" ] || [ $shown = 0 ] || printf '%b' "$before"
    if ! wait "$job"; then
        tail -n 40 "$log" >&2
        return 1
    fi
    ((SECONDS - started < 2)) || say "  done in $((SECONDS - started)) s"
}

# The same, and the end of everything when it does not work.
step() { attempt "$@" || fail "$1 did not work; the whole output is in $2"; }

have_package() { [ "$(dpkg-query -W -f '${db:Status-Abbrev}' "$1" 2>/dev/null | cut -c1-2)" = ii ]; }

as_root() {
    if [ "$(id -u)" = 0 ]; then env DEBIAN_FRONTEND=noninteractive "$@"; else sudo env DEBIAN_FRONTEND=noninteractive "$@"; fi
}

# need_packages PACKAGE…: installs what is missing; a sentence and exit 1 when it cannot be had.
need_packages() {
    local package
    missing=()
    command -v dpkg-query >/dev/null || fail "this script installs Debian packages, and this system has no dpkg; needed are: $*"
    for package in "$@"; do have_package "$package" || missing+=("$package"); done
    [ ${#missing[@]} -gt 0 ] || return 0
    say "missing packages: ${missing[*]}"
    if [ "$(id -u)" != 0 ]; then
        command -v sudo >/dev/null || fail "these packages are missing, and there is no sudo to install them: ${missing[*]}"
        if ! sudo -n true 2>/dev/null; then
            say "sudo asks for your password to install them"
            sudo -v || fail "these packages are missing and were not installed: ${missing[*]}"
        fi
    fi
    local logs=${DESKBELL_LOGS:-build/logs}
    # Lists that cannot be read may still be good enough; a machine that updates itself may hold dpkg for a while.
    attempt "Reading the package lists" "$logs/apt-update.log" as_root apt-get -qq update || true
    attempt "Installing ${#missing[@]} packages" "$logs/apt-install.log" \
        as_root apt-get -y -q -o DPkg::Lock::Timeout=300 --no-install-recommends install "${missing[@]}" ||
        fail "these packages are missing and could not be installed: ${missing[*]}"
    for package in "${missing[@]}"; do have_package "$package" || fail "the package $package could not be installed"; done
}
