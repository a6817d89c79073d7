"""Sets up an environment of its own in `.venv` and passes the tests: `python3 installer/setup.py test`.

Needs nothing but Python 3.11 to 3.13 with pip. Safe to repeat: what is installed already is left alone.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOCK = ROOT / "installer" / "requirements-dev.lock"
SUPPORTED = ((3, 11), (3, 12), (3, 13))
QT_LIBRARIES = ("libegl1", "libgl1", "libxkbcommon0", "libdbus-1-3", "libfontconfig1", "libglib2.0-0")


def fail(line):
    print(line, file=sys.stderr)
    raise SystemExit(2)


def run(*command, **options):
    return subprocess.run([str(part) for part in command], check=False, **options).returncode


def find_python():
    """The running Python where it is supported, otherwise the newest supported one on the path."""
    if sys.version_info[:2] in SUPPORTED:
        return sys.executable
    for major, minor in reversed(SUPPORTED):
        found = shutil.which(f"python{major}.{minor}")
        if found:
            return found
    return fail("writer-app needs Python 3.11, 3.12 or 3.13; this is " + sys.version.split()[0] + ".")


def apt_command():
    """How packages may be installed here without a question; empty where they may not."""
    if not shutil.which("apt-get"):
        return ()
    if os.geteuid() == 0:
        return ("apt-get",)
    return (
        ("sudo", "-n", "apt-get") if shutil.which("sudo") and run("sudo", "-n", "true", stderr=subprocess.DEVNULL) == 0 else ()
    )


def install_qt_libraries():
    if not shutil.which("dpkg-query"):
        return
    missing = [
        name
        for name in QT_LIBRARIES
        if run("dpkg-query", "-W", name, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) != 0
    ]
    if not missing:
        return
    apt = apt_command()
    if apt:
        run(*apt, "-qq", "update")
        if run(*apt, "-qq", "install", "-y", "--no-install-recommends", *missing) == 0:
            return
    print("Please install these system libraries for the window: " + " ".join(missing), file=sys.stderr)


def make_environment(python):
    if (VENV / "bin" / "python").exists():
        return
    # Debian splits ensurepip off; the pip that runs us can serve the new environment instead.
    if run(python, "-m", "venv", "--without-pip", VENV) != 0:
        fail(f"Could not make an environment in {VENV}.")


def install(python):
    stamp = VENV / ".installed"
    wanted = hashlib.sha256(LOCK.read_bytes() + (ROOT / "pyproject.toml").read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text() == wanted:
        return
    pip = (python, "-m", "pip", "--python", VENV / "bin" / "python", "install", "--quiet", "--disable-pip-version-check")
    if run(*pip, "--require-hashes", "-r", LOCK) != 0 or run(*pip, "--no-deps", "-e", ROOT) != 0:
        fail("Could not install what writer-app needs; the lines above say why.")
    stamp.write_text(wanted)


def test():
    tools = VENV / "bin"
    for command in (("ruff", "check", "writer_app", "tests"), ("mypy",), ("pytest", *sys.argv[2:])):
        if (code := run(tools / command[0], *command[1:], cwd=ROOT)) != 0:
            raise SystemExit(code)


def main():
    if sys.argv[1:2] != ["test"]:
        fail("usage: python3 installer/setup.py test [pytest options]")
    python = find_python()
    install_qt_libraries()
    make_environment(python)
    install(python)
    test()


if __name__ == "__main__":
    main()
