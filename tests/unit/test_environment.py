"""When the environment is taken as it is, when it is made anew, and what is said when it cannot be."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import environment
import pytest

SCRIPTS = Path(environment.__file__).parent
OLDEST_THAT_IS_TOLD = (3, 8)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project folder without an environment yet."""
    for name in ("requirements.lock", "requirements-dev.lock"):
        (tmp_path / name).write_text(f"# {name}\n", encoding="utf-8")
    monkeypatch.setattr(environment, "PROJECT", tmp_path)
    monkeypatch.setattr(environment, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(environment, "STAMP", tmp_path / ".venv" / environment.STAMP.name)
    monkeypatch.setattr(
        environment, "LOCKS", {"run": tmp_path / "requirements.lock", "dev": tmp_path / "requirements-dev.lock"}
    )
    monkeypatch.setattr(environment, "_version_inside", lambda: "3.11")
    return tmp_path


def stamp(project: Path, **other: str) -> None:
    """An environment as it stands after it was made, except for what is given."""
    locks = {name: environment.fingerprint(lock) for name, lock in environment.LOCKS.items()}
    (project / ".venv").mkdir(exist_ok=True)
    environment.STAMP.write_text(
        json.dumps({"place": str(project / ".venv"), "python": "3.11", **locks, **other}), encoding="utf-8"
    )


@pytest.mark.parametrize("dev", [False, True])
def test_an_environment_as_it_was_made_is_taken(project: Path, dev: bool) -> None:
    stamp(project)

    assert environment._is_ready(dev)


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"place": "/elsewhere/.venv"}, id="the folder was moved"),
        pytest.param({"python": "3.10"}, id="the system's Python was replaced"),
        pytest.param({"run": "0" * 64}, id="the lock file was renewed"),
    ],
)
def test_an_environment_that_does_not_fit_is_made_anew(project: Path, other: dict[str, str]) -> None:
    stamp(project, **other)

    assert not environment._is_ready(dev=False)


def test_an_environment_for_building_is_extended_for_the_tests(project: Path) -> None:
    stamp(project)
    made = json.loads(environment.STAMP.read_text(encoding="utf-8"))
    del made["dev"]
    environment.STAMP.write_text(json.dumps(made), encoding="utf-8")

    assert environment._is_ready(dev=False)
    assert not environment._is_ready(dev=True)
    assert environment._can_be_extended()


@pytest.mark.parametrize("content", [None, "", "{", "[]garbage", "[]"])
def test_a_half_made_environment_is_made_anew(project: Path, content: str | None) -> None:
    (project / ".venv").mkdir()
    if content is not None:
        environment.STAMP.write_text(content, encoding="utf-8")

    assert not environment._is_ready(dev=False)


def test_nothing_stays_of_the_tests_packages_when_their_lock_was_renewed(project: Path) -> None:
    stamp(project, dev="0" * 64)

    assert environment._is_ready(dev=False)
    assert not environment._can_be_extended()


def test_line_ends_do_not_make_another_lock(tmp_path: Path) -> None:
    unix, windows = tmp_path / "unix", tmp_path / "windows"
    unix.write_bytes(b"a==1 \\\n    --hash=x\n")
    windows.write_bytes(b"a==1 \\\r\n    --hash=x\r\n")

    assert environment.fingerprint(unix) == environment.fingerprint(windows)


def test_a_link_is_removed_but_not_what_it_leads_to(project: Path) -> None:
    elsewhere = project / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "letter.txt").write_text("mine", encoding="utf-8")
    try:
        (project / ".venv").symlink_to(elsewhere, target_is_directory=True)
    except OSError:
        pytest.skip("this system makes no symbolic links for this user")

    environment._remove()

    assert not (project / ".venv").exists()
    assert (elsewhere / "letter.txt").is_file()


def test_a_folder_that_is_no_environment_is_not_removed(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / ".venv").mkdir()
    (project / ".venv" / "letter.txt").write_text("mine", encoding="utf-8")

    with pytest.raises(SystemExit):
        environment._remove()
    assert (project / ".venv" / "letter.txt").is_file()
    assert "không phải môi trường Python" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("output", "expected"),
    [
        ("WARNING: Retrying … 'NewConnectionError(…)'\nERROR: No matching distribution found for x==1", "kết nối mạng"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "không khớp mã băm"),
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "Ổ đĩa đã đầy"),
        ("ERROR: something new", "something new"),
    ],
)
def test_a_failed_installation_is_explained(output: str, expected: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        environment._explain(output)

    assert ended.value.code == 1
    assert expected in capsys.readouterr().err


@pytest.mark.parametrize(
    ("present", "expected"),
    [
        ({"venv", "ensurepip", "pip"}, ["-m", "venv"]),
        ({"venv", "pip"}, ["-m", "venv", "--without-pip"]),
        ({"virtualenv"}, ["-m", "virtualenv", "--quiet"]),
    ],
)
def test_each_way_to_make_an_environment_is_used_where_it_is_there(
    project: Path, monkeypatch: pytest.MonkeyPatch, present: set[str], expected: list[str]
) -> None:
    ran: list[list[str]] = []

    def run(command: list[str], **_: Any) -> subprocess.CompletedProcess[str]:
        ran.append(command)
        return subprocess.CompletedProcess(command, 0, "", "")

    monkeypatch.setattr(environment.importlib.util, "find_spec", lambda name: name if name in present else None)
    monkeypatch.setattr(environment.subprocess, "run", run)

    environment._create()

    assert ran == [[sys.executable, *expected, str(project / ".venv")]]


def test_without_any_way_the_exact_command_is_named(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(environment.importlib.util, "find_spec", lambda name: None)
    monkeypatch.setattr(environment.shutil, "which", lambda name: None)

    with pytest.raises(SystemExit):
        environment._create()
    assert f"sudo apt install python3.{sys.version_info[1]}-venv" in capsys.readouterr().err


def test_an_old_python_is_told_what_is_needed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(environment, "OLDEST", (99, 1))

    with pytest.raises(SystemExit):
        environment.ensure()
    assert "Cần Python 99.1 trở lên" in capsys.readouterr().err


@pytest.mark.parametrize("script", sorted(SCRIPTS.glob("*.py")), ids=lambda path: path.name)
def test_every_script_can_be_read_by_an_old_python(script: Path) -> None:
    ast.parse(script.read_text(encoding="utf-8"), feature_version=OLDEST_THAT_IS_TOLD)


def test_a_second_process_waits_for_the_first(tmp_path: Path) -> None:
    program = (
        "import sys, time; from pathlib import Path; import environment\n"
        "with environment.exclusive(Path(sys.argv[1]), 'waiting'):\n"
        "    log = Path(sys.argv[2]); log.open('a').write('in\\n'); time.sleep(0.4); log.open('a').write('out\\n')\n"
    )
    command = [sys.executable, "-W", "ignore", "-c", program, str(tmp_path / "lock"), str(tmp_path / "log")]
    running = [
        subprocess.Popen(command, env={**os.environ, "PYTHONPATH": str(SCRIPTS)}, stderr=subprocess.PIPE)
        for _ in range(3)
    ]
    said = b"".join(process.communicate()[1] for process in running)

    assert (tmp_path / "log").read_text(encoding="utf-8").split() == ["in", "out"] * 3
    assert said.count(b"waiting") == 2
