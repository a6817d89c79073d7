"""Sets up an environment of its own in `.venv` and opens the sample story in its window: `python3 installer/setup.py`.
Where there is no screen, or the window cannot start, the terminal shows what the program does.

`python3 installer/setup.py test` sets up and passes the tests. Needs nothing but Python 3.11 to 3.13 with pip. Safe to
repeat: what is installed already is left alone.
"""

import hashlib
import json
import os
import select
import shlex
import shutil
import subprocess
import sys
import tempfile
import textwrap
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOCK = ROOT / "installer" / "requirements-dev.lock"
TOUR = ROOT / "installer" / "tour.json"
SUPPORTED = ((3, 11), (3, 12), (3, 13))
# What the window needs: the first line anywhere, the others on an X11 display. `writer-app doctor` asks for the same.
QT_LIBRARIES = (
    *("libegl1", "libgl1", "libxkbcommon0", "libdbus-1-3", "libfontconfig1", "libfreetype6", "libglib2.0-0"),
    *("libx11-xcb1", "libxcb-cursor0", "libxcb-icccm4", "libxcb-image0", "libxcb-keysyms1", "libxcb-randr0"),
    *("libxcb-render-util0", "libxcb-shape0", "libxcb-sync1", "libxcb-xfixes0", "libxcb-xkb1", "libxkbcommon-x11-0"),
)
# What the tests need beside that.
TEST_PACKAGES = ("xvfb", "xdotool")
SCREENS = ("DISPLAY", "WAYLAND_DISPLAY")
PATIENCE = 60  # Seconds in which the window must stand.
SAMPLE = "projects/desperately-departing"
# A test at the end of one half goes to whoever has nothing left to do.
ON_ALL_CORES = ("-n", "auto", "--dist", "worksteal")
# Without its system libraries the window's tests are left out, with the plugin that would load Qt and the setting it reads.
WITHOUT_WINDOW = (
    *("-p", "no:pytest-qt", "--ignore=tests/gui", "-W", "ignore::pytest.PytestConfigWarning"),
    *("-o", "addopts=--strict-markers --import-mode=importlib -p no:cacheprovider"),
)
BOLD, GREEN, GREY = "1", "32", "2"


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


def installed(package):
    """Whether dpkg has it; since Ubuntu 24.04 some libraries carry `t64` after their name."""
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    return any(run("dpkg-query", "-W", name, **quiet) == 0 for name in (package, package + "t64"))


def install_packages(names):
    if not shutil.which("dpkg-query"):
        return
    missing = [name for name in names if not installed(name)]
    if not missing:
        return
    if apt_command() and apt_install(missing):
        return
    print("The window needs system libraries that are missing: apt-get install " + " ".join(missing), file=sys.stderr)


def apt_install(packages):
    """Whether that went well. What apt says on its way is nobody's business unless it did not."""
    print("Installing system libraries for the window: " + " ".join(packages), flush=True)
    quiet = {"capture_output": True, "text": True, "env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}}
    subprocess.run([*apt_command(), "-qq", "update"], check=False, **quiet)
    done = subprocess.run([*apt_command(), "-qq", "install", "-y", "--no-install-recommends", *packages], check=False, **quiet)
    if done.returncode != 0:
        print(done.stderr.strip(), file=sys.stderr)
    return done.returncode == 0


def works(python):
    """Whether the environment's Python is there and runs: the one it was made from may have been removed."""
    return python.exists() and run(python, "-c", "", stderr=subprocess.DEVNULL) == 0


def make_environment(python):
    if works(VENV / "bin" / "python"):
        return
    # Debian splits ensurepip off; the pip that runs us can serve the new environment instead.
    if run(python, "-m", "venv", "--clear", "--without-pip", VENV) != 0:
        fail(f"Could not make an environment in {VENV}.")


def install():
    stamp = VENV / ".installed"
    wanted = hashlib.sha256(LOCK.read_bytes() + (ROOT / "pyproject.toml").read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text() == wanted:
        return
    if run(sys.executable, "-m", "pip", "--version", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) != 0:
        fail("Python's pip is missing: apt-get install python3-pip, or python3 -m ensurepip.")
    print("Setting up in .venv, which takes a minute or two the first time.", flush=True)
    # With --python, pip works inside the environment: what Debian says about its own Python does not concern it.
    pip = (sys.executable, "-m", "pip", "--python", VENV / "bin" / "python", "install", "--disable-pip-version-check")
    quiet = ("--quiet", "--root-user-action", "ignore")
    if run(*pip, *quiet, "--require-hashes", "-r", LOCK) != 0 or run(*pip, *quiet, "--no-deps", "-e", ROOT) != 0:
        fail("Could not install what writer-app needs; the lines above say why.")
    stamp.write_text(wanted)


def painted(text, style):
    """`text` in bold or a colour, on a terminal that has not asked for none."""
    plain = not sys.stdout.isatty() or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return text if plain else f"\033[{style}m{text}\033[0m"


def show():
    """The tour: each command as one would type it, and its answer. The sample itself is never written to."""
    program = os.path.relpath(VENV / "bin" / "writer-app", ROOT)
    book = Path(tempfile.mkdtemp(prefix="writer-app-")) / "desperately-departing.epub"
    names = {"sample": SAMPLE, "book": book}
    with tempfile.TemporaryDirectory(prefix="writer-app-cache-") as cache:
        environment = {**os.environ, "WRITER_APP_CACHE": cache, "PYTHONIOENCODING": "utf-8"}
        for stop in json.loads(TOUR.read_text(encoding="utf-8")):
            command = [part.format(**names) for part in stop["command"]]
            print("\n" + painted(stop["title"], BOLD))
            print("\n".join(textwrap.wrap(stop["about"].format(**names), 100)))
            print("\n" + painted(f"$ {program} {shlex.join(command)}", GREEN), flush=True)
            code = answer([VENV / "bin" / "writer-app", *command], environment)
            if code != stop.get("code", 0):
                fail(f"This should have ended with {stop.get('code', 0)} and ended with {code}.")
    print(f"\n{painted('Where to go from here', BOLD)}\n{closing(program, book)}")


def open_window():
    """Whether the sample now stands in its window, in the writer's own copy. The window stays when this command ends."""
    if not any(os.environ.get(name) for name in SCREENS):
        print("There is no screen here to open the window on; this is what the terminal does.", flush=True)
        return False
    print("Opening the sample in its window.", flush=True)
    said = first_line([VENV / "bin" / "python", "-m", "writer_app.gui", "--sample"])
    print(said or "The window could not start here; this is what the terminal does.", flush=True)
    return bool(said)


def first_line(command):
    """What a command says first, which goes on by itself then; nothing where it ends or stays silent too long."""
    quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    window = subprocess.Popen([str(part) for part in command], start_new_session=True, **quiet)
    with window.stdout:
        ready, _, _ = select.select([window.stdout], [], [], PATIENCE)
        line = window.stdout.readline().decode(errors="replace").strip() if ready else ""
    if not line:
        window.kill()
        window.wait()
    return line


def answer(command, environment):
    """Passes on what a command says, the details of its answer in grey; its exit code."""
    with subprocess.Popen(
        [str(part) for part in command], cwd=ROOT, env=environment, stdout=subprocess.PIPE, encoding="utf-8"
    ) as asked:
        for line in asked.stdout:
            print(painted(line.rstrip("\n"), GREY) if line.startswith("    ") else line.rstrip("\n"), flush=True)
    return asked.returncode


def closing(program, book):
    """Where the book is, and what to type next."""
    lines = [f"The book lies in {book} and opens in any e-reader."]
    if Path.cwd() != ROOT:
        lines.append(f"What follows is typed in {ROOT}.")
    return "\n".join(
        (
            *lines,
            "",
            "A novel of your own:",
            f"  {program} new my-novel",
            f"  {program} import my-novel draft.docx",
            f"  {program} lore my-novel add character Mara",
            f"  {program} check my-novel",
            "",
            "Or play with the sample, in a copy:",
            f"  cp -r {SAMPLE} my-copy",
            f"  {program} check my-copy",
            "",
            f"README.md has the rest; {program} --help lists every command.",
        )
    )


def has_window():
    """Whether Qt loads: without the system libraries of the window it does not."""
    qt = "import PySide6.QtTest, PySide6.QtWidgets"
    return run(VENV / "bin" / "python", "-c", qt, stderr=subprocess.DEVNULL) == 0


def test():
    without = () if has_window() else WITHOUT_WINDOW
    if without:
        print("The tests of the window are left out: its system libraries are missing.", flush=True)
    for command in (("ruff", "check", "writer_app", "tests"), ("mypy",), ("pytest", *ON_ALL_CORES, *without, *sys.argv[2:])):
        if (code := run(VENV / "bin" / command[0], *command[1:], cwd=ROOT)) != 0:
            raise SystemExit(code)


def main():
    wanted = sys.argv[1:2] or ["run"]
    if wanted not in (["run"], ["test"]):
        fail("usage: python3 installer/setup.py [run | test [pytest options]]")
    python = find_python()
    install_packages((*QT_LIBRARIES, *TEST_PACKAGES) if wanted == ["test"] else QT_LIBRARIES)
    make_environment(python)
    install()
    if wanted == ["test"]:
        test()
    elif not open_window():
        show()


if __name__ == "__main__":
    sys.stdout.reconfigure(errors="backslashreplace")
    try:
        main()
    except KeyboardInterrupt:
        fail("Stopped.")
    except BrokenPipeError:
        # `| head` has seen enough.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
