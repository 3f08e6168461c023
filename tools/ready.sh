#!/usr/bin/env bash
# Installs what is missing: system libraries (Debian, Ubuntu), uv unless the one named works, and the locked Python packages.
# Usage: tools/ready.sh UV. Says nothing when all is there.
set -euo pipefail
cd "$(dirname "$0")/.."
uv=$1

# Qt's window and its offscreen twin, printing, a display for tests, and the tools tests read PDFs with.
packages=(
    libgl1 libegl1 libxkbcommon0 libglib2.0-0 libfontconfig1 libfreetype6 libdbus-1-3 libcups2
    libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0
    libxcb-xinerama0 libxcb-xkb1 libxkbcommon-x11-0 xvfb xauth poppler-utils
)

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    else
        sudo -n "$@"
    fi
}

install() {
    if as_root true 2>/dev/null; then
        echo "Đang cài / installing: $*"
        as_root apt-get update -qq
        as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
    else
        echo "Chạy một lần lệnh sau rồi make lại / run this once, then make again:" >&2
        echo "  sudo apt-get install --no-install-recommends $*" >&2
        exit 1
    fi
}

missing=()
if command -v apt-get >/dev/null; then
    installed=$(dpkg-query -W -f='${db:Status-Status} ${Package}\n' | sed -n 's/^installed //p')
    for package in "${packages[@]}"; do
        # Newer releases add «t64» to the names of some libraries.
        grep -qxE "$package(t64)?" <<<"$installed" || missing+=("$package")
    done
    if ! command -v "$uv" >/dev/null && ! python3 -c "import ensurepip, venv" 2>/dev/null; then
        missing+=(python3-venv)
    fi
fi
[ ${#missing[@]} = 0 ] || install "${missing[@]}"

if ! command -v "$uv" >/dev/null; then
    # Debian refuses packages of its own Python from elsewhere, so uv gets an environment to itself.
    python3 -m venv .tools
    .tools/bin/pip install --quiet --disable-pip-version-check uv
fi

"$uv" sync --locked --quiet
