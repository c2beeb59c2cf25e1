# Shared by the front-door commands: progress, and packages that are missing. Sourced, never run.
# shellcheck shell=bash

say() { printf '%s\n' "deskbell: $*"; }
fail() {
    printf '%s\n' "deskbell: $*" >&2
    exit 1
}

# Runs a step, quietly when it works; a step that takes longer than a second shows that it is alive.
# step "Building" LOGFILE command…
step() {
    local title=$1 log=$2 started=$SECONDS
    shift 2
    mkdir -p "$(dirname "$log")"
    say "$title …"
    "$@" >"$log" 2>&1 </dev/null &
    local job=$! shown=0
    while kill -0 "$job" 2>/dev/null; do
        sleep 0.2
        if ((SECONDS - started >= shown + 15)); then
            shown=$((SECONDS - started))
            say "  still at it after $shown s: $(tail -n 1 "$log" | tr -d '\r' | cut -c1-100)"
        fi
    done
    if ! wait "$job"; then
        tail -n 40 "$log" >&2
        fail "$title did not work; the whole output is in $log"
    fi
    ((SECONDS - started < 2)) || say "  done in $((SECONDS - started)) s"
}

have_package() { [ "$(dpkg-query -W -f '${db:Status-Abbrev}' "$1" 2>/dev/null | cut -c1-2)" = ii ]; }

as_root() {
    if [ "$(id -u)" = 0 ]; then
        env DEBIAN_FRONTEND=noninteractive "$@"
    elif command -v sudo >/dev/null; then
        sudo env DEBIAN_FRONTEND=noninteractive "$@"
    else
        fail "these packages are missing and there is no sudo to install them: ${missing[*]}"
    fi
}

# need_packages PACKAGE…: installs what is missing; a sentence and exit 1 when it cannot be had.
need_packages() {
    local package
    missing=()
    command -v dpkg-query >/dev/null || fail "this script installs Debian packages, and this system has no dpkg; needed are: $*"
    for package in "$@"; do have_package "$package" || missing+=("$package"); done
    [ ${#missing[@]} -gt 0 ] || return 0
    say "missing packages: ${missing[*]}"
    if [ "$(id -u)" != 0 ] && command -v sudo >/dev/null && ! sudo -n true 2>/dev/null; then
        say "sudo asks for your password to install them"
        sudo -v || fail "these packages are missing and were not installed: ${missing[*]}"
    fi
    local logs=${DESKBELL_LOGS:-build/logs}
    step "Reading the package lists" "$logs/apt-update.log" as_root apt-get -qq update
    step "Installing ${#missing[@]} packages" "$logs/apt-install.log" \
        as_root apt-get -y -q --no-install-recommends install "${missing[@]}"
    for package in "${missing[@]}"; do have_package "$package" || fail "the package $package could not be installed"; done
}
