#!/usr/bin/env bash
# Prints where Chromium is, and installs Debian's when it is missing: the proofs of the dashboard run in a real browser, or fail.
# CHROMIUM=/path/to/chromium uses another one.
set -euo pipefail

fail() {
    echo "install-chromium: $*" >&2
    exit 1
}

chromium=${CHROMIUM:-chromium}
if ! command -v "$chromium" >/dev/null; then
    [ -z "${CHROMIUM:-}" ] || fail "there is no $CHROMIUM"
    command -v apt-get >/dev/null || fail "Chromium is missing, and so is apt-get: install it, or say where it is with CHROMIUM"
    as_root=()
    if [ "$(id -u)" != 0 ]; then
        sudo -n true 2>/dev/null || fail "Chromium is missing; installing it takes root: apt-get install chromium"
        as_root=(sudo -n)
    fi
    bounded=(timeout 300 "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o Acquire::Retries=3 -o DPkg::Lock::Timeout=120)
    "${bounded[@]}" update >&2 || fail "apt-get cannot update its lists"
    # Fonts, too: what pages measure depends on them.
    "${bounded[@]}" install --no-install-recommends chromium fonts-dejavu-core >&2 || fail "apt-get cannot install Chromium"
fi
command -v "$chromium" || fail "Chromium was installed but cannot be found"
