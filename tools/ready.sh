#!/usr/bin/env bash
# Installs what is missing: system libraries (Debian, Ubuntu), uv, and the locked Python packages. Quiet when all is there.
set -euo pipefail
cd "$(dirname "$0")/.."

# Qt's window and its offscreen twin, the clipboard of tests, printing, and the tools tests read PDFs with.
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
    echo "Installing: $*"
    if as_root true 2>/dev/null; then
        as_root apt-get update -qq
        as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
    else
        echo "Not allowed to install system packages here. Run this once, then make again:" >&2
        echo "  sudo apt-get install --no-install-recommends $*" >&2
        exit 1
    fi
}

if command -v dpkg-query >/dev/null; then
    missing=()
    for package in "${packages[@]}"; do
        dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q "install ok installed" || missing+=("$package")
    done
    [ ${#missing[@]} = 0 ] || install "${missing[@]}"
fi

if [ ! -x .tools/bin/uv ] && ! command -v uv >/dev/null; then
    if ! python3 -c "import ensurepip, venv" 2>/dev/null; then
        command -v dpkg-query >/dev/null && install python3-venv
    fi
    python3 -m venv .tools
    .tools/bin/pip install --quiet --disable-pip-version-check uv
fi
uv=$(command -v uv || echo .tools/bin/uv)

"$uv" sync --locked --quiet
