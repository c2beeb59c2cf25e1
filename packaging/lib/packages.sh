# SPDX-FileCopyrightText: 2026 The Deskbell authors
# SPDX-License-Identifier: GPL-3.0-or-later
# What Deskbell needs from Debian 12 and 13; the names are the same on both. Sourced, never run.
# shellcheck shell=bash disable=SC2034

build_packages=(
    g++ cmake ninja-build ccache mold pkg-config
    qt6-base-dev qt6-base-dev-tools qt6-svg-dev qt6-websockets-dev libgl1-mesa-dev
    qtkeychain-qt6-dev libsecret-1-0 libsimdjson-dev libpq-dev libqrencode-dev libzxcvbn-dev
    libsodium-dev
)
stack_packages=(ca-certificates procps util-linux)
# Whoever has Node from elsewhere has npm with it, and Debian's npm would not go beside it.
command -v npm >/dev/null || stack_packages+=(nodejs npm)
# The service of backend/django, in the system's own Python; Django 3.2 on Debian 12, 4.2 on 13.
django_packages=(
    python3 python3-django python3-djangorestframework python3-psycopg2 python3-httpx python3-cryptography
    python3-argon2 python3-gunicorn
)
# A window with a keyring and links that open, also where there is no desktop.
desktop_packages=(
    qt6-qpa-plugins libqt6svg6 fonts-inter fonts-noto-core dbus dbus-bin dbus-x11 gnome-keyring
    xdg-utils desktop-file-utils shared-mime-info
)
headless_packages=(xvfb xauth openbox xdotool x11-utils)
# The tests make a certificate that must not be believed, and sign in through a real browser.
test_packages=(openssl chromium)
# Clang, its libFuzzer and sanitizers, readable reports; these names follow the version of the release.
fuzz_packages=(clang libclang-rt-dev llvm)
# What stands in for Windows and for macOS (tests/app/elsewhere): hundreds of megabytes, so only for the whole check.
elsewhere_packages=(g++-mingw-w64-x86-64-posix wine wine64 clang gobjc++ libgnustep-gui-dev gnustep-base-runtime)
