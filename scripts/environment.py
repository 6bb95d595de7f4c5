"""The project's own Python environment: made on the first run, checked on every later one.

A script calls `ensure()` before it imports anything that is not in the standard library. Where
`.venv` is missing, broken, moved or older than the lock file, it is made anew; then the same
script starts again inside it, with the same arguments.

Written for the oldest Python a user may start it with, so that this Python can be told what to do.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from collections.abc import Iterator

PROJECT = Path(__file__).resolve().parent.parent
VENV = PROJECT / ".venv"
STAMP = VENV / "portal-environment.json"
LOCKS = {"run": PROJECT / "requirements.lock", "dev": PROJECT / "requirements-dev.lock"}
OLDEST = (3, 11)
OWN_ENVIRONMENT = "PLANPORTAL_NO_VENV"
RESTARTED = "PLANPORTAL_RESTARTED"

NETWORK_SIGNS = (
    "NewConnectionError",
    "NameResolutionError",
    "ConnectTimeoutError",
    "ReadTimeoutError",
    "ProxyError",
    "SSLError",
    "ConnectionResetError",
    "Connection aborted",
    "Connection refused",
    "Could not find a version that satisfies",
    "No matching distribution found",
)


def ensure(dev: bool = False) -> None:
    """Returns only inside the project's environment, with `hooks/` importable.

    Outside it the script is started again inside; `dev` asks for what the tests need, too. Who
    installs the lock file in some other way sets PLANPORTAL_NO_VENV and is left alone.
    Ends the program with a message in Vietnamese where the environment cannot be made.
    """
    _speak_utf8()
    if sys.version_info < OLDEST:
        _give_up(
            f"Cần Python {OLDEST[0]}.{OLDEST[1]} trở lên; máy đang chạy Python {sys.version.split()[0]}.",
            "Cài bản Python mới rồi chạy lại, ví dụ: python3.12 " + " ".join(sys.argv),
        )
    os.environ["NO_MKDOCS_2_WARNING"] = "1"  # the theme's notice of its own end; see docs/phat-trien
    os.environ["PYTHONUTF8"] = "1"
    sys.path[:0] = [str(PROJECT / "hooks")]
    if os.environ.get(OWN_ENVIRONMENT):
        return
    inside = Path(sys.prefix).resolve() == VENV.resolve()
    if inside and _is_ready(dev):
        os.environ.pop(RESTARTED, None)
        return
    if os.environ.get(RESTARTED):
        _give_up("Môi trường .venv vừa chuẩn bị vẫn không dùng được.", f"Xóa thư mục {VENV} rồi chạy lại lệnh này.")
    if inside:
        # An environment cannot be replaced from within: the Python it was made from does it.
        _restart(Path(getattr(sys, "_base_executable", sys.executable)), mark=False)
    with exclusive(PROJECT / ".cache" / "environment.lock", "Một lệnh khác đang chuẩn bị môi trường, đang chờ…"):
        if not _is_ready(dev):
            _make(dev)
    _restart(_python())


@contextmanager
def exclusive(path: Path, waiting: str) -> Iterator[None]:
    """Holds a lock that other processes respect; the system frees it even after a crash.

    `waiting` is said once if another process holds it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+b") as file:
        if not _try_lock(file):
            say(waiting)
            while not _try_lock(file):
                time.sleep(0.3)
        yield


def say(text: str) -> None:
    """A line for the person who waits; on stderr, since stdout may be data."""
    print(text, file=sys.stderr, flush=True)


def seconds(value: float) -> str:
    """A duration for people: "12,3 giây"."""
    return f"{value:.1f} giây".replace(".", ",")


# --------------------------------------------------------------------------- is it usable?


def fingerprint(lock: Path) -> str:
    """What a lock file says, in short; line ends do not count."""
    return hashlib.sha256(lock.read_bytes().replace(b"\r\n", b"\n")).hexdigest()


def _is_ready(dev: bool) -> bool:
    stamp = _stamp()
    # Scripts in an environment hold its absolute path, so a moved folder needs a new one.
    return bool(
        stamp.get("place") == str(VENV)
        and stamp.get("python") == _version_inside()
        and stamp.get("run") == fingerprint(LOCKS["run"])
        and (not dev or stamp.get("dev") == fingerprint(LOCKS["dev"]))
    )


def _stamp() -> dict[str, str]:
    """What the environment was made from; empty where it was never finished."""
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def _version_inside() -> str | None:
    """The version ("3.11") of the Python that .venv starts now; None where it starts none.

    An update of the system can leave an environment with packages of one version and a link to another.
    """
    if Path(sys.prefix).resolve() == VENV.resolve():
        return f"{sys.version_info[0]}.{sys.version_info[1]}"
    try:
        seen = subprocess.run(
            [str(_python()), "-c", "import sys; print('%d.%d' % sys.version_info[:2])"],
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return seen.stdout.strip()


def _python() -> Path:
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


# --------------------------------------------------------------------------- making it


def _make(dev: bool) -> None:
    begun = time.monotonic()
    names = "dựng trang và kiểm thử" if dev else "dựng trang"
    say(f"Chuẩn bị môi trường để {names} (.venv); lần đầu thường mất từ nửa phút đến vài phút.")
    if not _can_be_extended():
        _remove()
        say("  1/2  Tạo môi trường Python…")
        _create()
    STAMP.unlink(missing_ok=True)
    lock = LOCKS["dev" if dev else "run"]
    total = sum(1 for line in lock.read_text(encoding="utf-8").splitlines() if line[:1].isalnum() and "==" in line)
    say(f"  2/2  Cài các gói cần thiết (khoảng {total} gói, đúng phiên bản và mã băm đã khóa)…")
    _install(lock, total)
    stamp: dict[str, str | None] = {"place": str(VENV), "python": _version_inside(), "run": fingerprint(LOCKS["run"])}
    if dev:
        stamp["dev"] = fingerprint(LOCKS["dev"])
    STAMP.write_text(json.dumps(stamp, indent=1) + "\n", encoding="utf-8")
    say(f"  Xong sau {seconds(time.monotonic() - begun)}.")


def _can_be_extended() -> bool:
    """True where only the tests' packages are missing; anything else is made anew, so that nothing old stays in it."""
    return _is_ready(dev=False) and "dev" not in _stamp()


def _remove() -> None:
    if VENV.is_symlink() or VENV.is_file():
        VENV.unlink()
        return
    if not VENV.exists():
        return
    if any(VENV.iterdir()) and not any((VENV / name).exists() for name in ("pyvenv.cfg", "bin", "Scripts", "Lib")):
        _give_up(
            f"Thư mục {VENV} có nội dung khác, không phải môi trường Python.", "Chuyển nó đi nơi khác rồi chạy lại."
        )
    try:
        shutil.rmtree(VENV)
    except OSError as error:
        _give_up(f"Không xóa được môi trường cũ {VENV}: {error}", "Đóng các chương trình đang dùng nó rồi chạy lại.")


def _create() -> None:
    """Makes an empty environment; without ensurepip (Debian ships it apart) by the ways that are left."""
    if importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip"):
        command = [sys.executable, "-m", "venv", str(VENV)]
    elif importlib.util.find_spec("venv") and importlib.util.find_spec("pip"):
        command = [sys.executable, "-m", "venv", "--without-pip", str(VENV)]
    elif importlib.util.find_spec("virtualenv"):
        command = [sys.executable, "-m", "virtualenv", "--quiet", str(VENV)]
    elif tool := shutil.which("virtualenv"):
        command = [tool, "--quiet", "--python", sys.executable, str(VENV)]
    else:
        version = f"{sys.version_info[0]}.{sys.version_info[1]}"
        _give_up(
            "Python trên máy này thiếu phần tạo môi trường riêng (venv, ensurepip).",
            f"Trên Debian, Ubuntu: sudo apt install python{version}-venv — rồi chạy lại lệnh này.",
        )
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", errors="replace")
    if done.returncode:
        _give_up("Không tạo được môi trường Python .venv.", *(done.stdout + done.stderr).strip().splitlines()[-12:])


def _install(lock: Path, total: int) -> None:
    has_pip = any(VENV.glob("lib*/python*/site-packages/pip")) or (VENV / "Lib/site-packages/pip").exists()
    pip = [str(_python()), "-m", "pip"] if has_pip else [sys.executable, "-m", "pip", "--python", str(_python())]
    command = [*pip, "install", "--disable-pip-version-check", "--no-input", "--retries", "2"]
    command += ["--require-hashes", "-r", str(lock)]
    # A user's or a system's settings that would send packages elsewhere.
    environment = {**os.environ, "PIP_USER": "0"}
    for name in ("PIP_TARGET", "PIP_PREFIX", "PIP_QUIET", "PYTHONHOME", "PYTHONPATH"):
        environment.pop(name, None)
    said: list[str] = []
    fetched = 0
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        env=environment,
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            said.append(line.rstrip())
            if line.startswith("Collecting "):
                fetched += 1
                _progress(f"       {fetched}/{total} {line.split()[1].split('==')[0]}")
            elif line.startswith("Installing collected packages"):
                _progress("       đang ghi vào .venv…")
    _progress("")
    if process.returncode:
        _explain("\n".join(said))


def _explain(output: str) -> NoReturn:
    tail = [line for line in output.splitlines() if line.strip()][-8:]
    if "THESE PACKAGES DO NOT MATCH THE HASHES" in output:
        _give_up("Một gói tải về không khớp mã băm đã khóa nên không được cài, để bảo đảm an toàn.", *tail)
    if any(sign in output for sign in NETWORK_SIGNS):
        _give_up(
            "Không tải được các gói từ kho gói Python.",
            "Kiểm tra kết nối mạng (và proxy, chứng thư của cơ quan nếu có), rồi chạy lại đúng lệnh này.",
            *tail,
        )
    if "No space left on device" in output:
        _give_up("Ổ đĩa đã đầy: môi trường cần khoảng 250 MB trống.", *tail)
    _give_up("Không cài được các gói cần thiết.", *tail)


# --------------------------------------------------------------------------- small parts


def _restart(python: Path, mark: bool = True) -> NoReturn:
    """The same script with the same arguments under another Python."""
    command = [str(python), *sys.argv]
    environment = dict(os.environ)
    if mark:
        environment[RESTARTED] = "1"
    sys.stdout.flush()
    sys.stderr.flush()
    if os.name != "nt":
        os.execve(command[0], command, environment)
    # Windows has no exec: the console would come back before the work is done.
    with subprocess.Popen(command, env=environment) as process:
        while True:
            try:
                sys.exit(process.wait())
            except KeyboardInterrupt:  # the child was told as well and ends by itself
                continue


if sys.platform == "win32":
    import msvcrt

    def _try_lock(file: IO[bytes]) -> bool:
        file.seek(0)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try_lock(file: IO[bytes]) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True


def _progress(text: str) -> None:
    if sys.stderr.isatty():
        print(f"\r{text:<60}\r" if text else f"\r{'':<60}\r", end="", file=sys.stderr, flush=True)


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _give_up(message: str, *more: str) -> NoReturn:
    say("")
    say(message)
    for line in more:
        say(f"  {line}")
    sys.exit(1)
