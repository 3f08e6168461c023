"""A CUPS of our own for tests: its queues keep what reaches them, with what was asked for, in a folder."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

CUPSD = shutil.which("cupsd") or "/usr/sbin/cupsd"
LPADMIN = shutil.which("lpadmin") or "/usr/sbin/lpadmin"
PROGRAMS = Path("/usr/lib/cups")
PDF_PRINTER = Path("/usr/share/ppd/cupsfilters/Generic-PDF_Printer-PDF.ppd")
TRAY_PRINTER = PDF_PRINTER.with_name("pxlmono.ppd")  # it knows the trays Upper, Lower and Manual, but no Middle
PATIENCE = 60  # seconds; a test that waits so long has failed

_RAW, _PDF = "Tho", "Laser"  # a queue that changes nothing, and one of a printer that takes PDF

_BACKEND = """#!/bin/sh
# job user title copies options [file]: keeps the job, then says so through the pipe somebody waits at.
[ $# = 0 ] && { echo 'direct capture "Unknown" "Capture"'; exit 0; }
to=${DEVICE_URI#capture:}
[ $# -ge 6 ] && exec <"$6"
cat >"$to/paper"
printf '%s\\n' "$3" "$4" "$5" >"$to/job"
echo done >"$to/arrived"
"""

_CONFIGURATION = """Listen {home}/run/cups.sock
Browsing No
WebInterface No
DefaultAuthType None
LogLevel warn
<Location />
Order allow,deny
Allow all
</Location>
<Policy default>
<Limit All>
Order deny,allow
Allow all
</Limit>
</Policy>
"""

_FILES = """ServerRoot {home}
ServerBin {home}/bin
RequestRoot {home}/spool
CacheDir {home}/cache
StateDir {home}/run
TempDir {home}/spool
ErrorLog {home}/error
AccessLog {home}/access
PageLog {home}/page
"""


def missing() -> str:
    """Why no server can be started here; empty when one can."""
    if not (Path(CUPSD).exists() and Path(LPADMIN).exists() and shutil.which("lp") and PROGRAMS.exists()):
        return "CUPS is not installed"
    if os.geteuid():
        return "cupsd starts its backends only as root"
    return "" if PDF_PRINTER.exists() else "cups-filters is not installed"


@dataclass(frozen=True, slots=True)
class Arrived:
    """One job as the printer got it."""

    data: bytes
    title: str
    copies: int
    options: dict[str, str]


@dataclass(frozen=True, slots=True)
class PrintServer:
    """A running CUPS: `environment` leads programs to it."""

    home: Path
    environment: dict[str, str]
    raw: str = _RAW
    pdf: str = _PDF

    def add(self, queue: str, *driver: str) -> None:
        """Make a queue, asking again until the daemon listens; without a driver it changes nothing."""
        command = [LPADMIN, "-p", queue, "-E", "-v", f"capture:{self.home / 'got'}", *(driver or ("-m", "raw"))]
        for _ in range(1000):
            done = subprocess.run(command, env=self.environment, capture_output=True, check=False, timeout=PATIENCE)
            if done.returncode == 0:
                return
        raise AssertionError((self.home / "said").read_text("utf-8"))

    def arrived(self) -> Arrived:
        """The next job; waits for it."""
        # Opening the reading end blocks until the backend has written: no looking again and again.
        subprocess.run(["head", "-1", self.home / "got" / "arrived"], check=True, capture_output=True, timeout=PATIENCE)
        title, copies, options = (self.home / "got" / "job").read_text("utf-8").splitlines()
        pairs = (word.partition("=") for word in options.split())
        return Arrived(
            (self.home / "got" / "paper").read_bytes(), title, int(copies), {name: value for name, _, value in pairs}
        )


@contextmanager
def print_server(home: Path) -> Iterator[PrintServer]:
    """Start CUPS with everything it keeps in `home`, which other users must be able to enter."""
    for folder in ("bin/backend", "run", "spool", "cache", "got"):
        (home / folder).mkdir(parents=True)
    for path in (home, *home.rglob("*")):
        path.chmod(0o755)
    for name in ("daemon", "filter", "monitor", "notifier"):
        (home / "bin" / name).symlink_to(PROGRAMS / name)
    backend = home / "bin" / "backend" / "capture"
    backend.write_text(_BACKEND)
    backend.chmod(0o700)  # as root: CUPS runs the others as a user who may not write here
    os.mkfifo(home / "got" / "arrived")
    (home / "cupsd.conf").write_text(_CONFIGURATION.format(home=home))
    (home / "cups-files.conf").write_text(_FILES.format(home=home))
    server = PrintServer(home, {**os.environ, "CUPS_SERVER": str(home / "run" / "cups.sock")})
    command = [CUPSD, "-f", "-c", str(home / "cupsd.conf"), "-s", str(home / "cups-files.conf")]
    with (home / "said").open("wb") as said:
        daemon = subprocess.Popen(command, stdout=said, stderr=said)
    try:
        server.add(server.raw)
        server.add(server.pdf, "-P", str(PDF_PRINTER))
        yield server
    finally:
        daemon.terminate()
        daemon.wait(PATIENCE)
