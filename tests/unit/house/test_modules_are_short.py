"""A module holds one idea: none of the package is longer than 300 lines."""

from __future__ import annotations

from pathlib import Path

LONGEST = 300


def lengths(package: Path) -> dict[str, int]:
    """Count the lines of each module; the course's exercises are texts, and left out."""
    return {
        path.relative_to(package).as_posix(): len(path.read_text(encoding="utf-8").splitlines())
        for path in package.rglob("*.py")
        if "classroom/course/" not in path.relative_to(package).as_posix()
    }


def test_no_module_is_longer_than_300_lines(root: Path) -> None:
    counted = lengths(root / "src/midwifery_stats")
    assert len(counted) > 100
    assert {name: lines for name, lines in counted.items() if lines > LONGEST} == {}


def test_a_longer_module_would_be_found(tmp_path: Path) -> None:
    for name in ("a.py", "classroom/course/b.py", "room/c.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x = 1\n" * 301, encoding="utf-8")
    assert lengths(tmp_path) == {"a.py": 301, "room/c.py": 301}
