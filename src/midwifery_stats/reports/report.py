"""Write a report: whole or not at all."""

from __future__ import annotations

import os
import tempfile
from os import PathLike
from pathlib import Path

from midwifery_stats.language import LANGUAGES, InputError, _, current_language, use_language
from midwifery_stats.studies.study import Study

from .analysis import Analysis, analyse
from .document import document_of, sample_csv
from .page import page_of
from .word import word_of

_KINDS = (".docx", ".html", ".csv")


def report(
    study: Study | Analysis,
    file: str | PathLike[str],
    *,
    language: str | None = None,
    overwrite: bool = False,
) -> Path:
    """Write the report of a study to a file, and give its path.

    Parameters
    ----------
    study : a study, or its analysis
    file : where to write: ``.docx`` for Word, ``.html`` for a page that needs no other file,
        ``.csv`` for the cleaned sample alone
    language : the language of the report; without it the reader's
    overwrite : whether a file that is there already may be replaced

    Raises
    ------
    InputError
        If the file is there already, its kind is not known, or it cannot be written. Then nothing
        is written, and what was there stays as it was.
    """
    path = Path(file)
    if path.suffix.lower() not in _KINDS:
        raise InputError(
            _("A report ends with {kinds}, not with {file}.").format(
                kinds=", ".join(_KINDS), file=path.name
            )
        )
    if path.exists() and not overwrite:
        raise InputError(
            _("{file} is there already: choose another name, or write overwrite=True.").format(
                file=path.name
            )
        )
    write_whole(path, report_bytes(study, path.suffix.lower(), language=language))
    return path


def report_bytes(study: Study | Analysis, kind: str, *, language: str | None = None) -> bytes:
    """Give the report as the bytes of a ``.docx``, ``.html`` or ``.csv`` file."""
    before = current_language()
    use_language(before if language is None else language)
    try:
        analysis = study if isinstance(study, Analysis) else analyse(study)
        if kind == ".csv":
            point = LANGUAGES[current_language()]
            text = sample_csv(analysis, separator=";" if point == "," else ",", point=point)
            return text.encode("utf-8-sig")
        blocks = document_of(analysis)
        return word_of(blocks) if kind == ".docx" else page_of(blocks)
    finally:
        use_language(before)


def write_whole(path: Path, content: bytes) -> None:
    """Write beside the file, then put it in its place in one step."""
    try:
        handle, beside = tempfile.mkstemp(dir=path.parent or ".", prefix=".midwifery-")
    except OSError as problem:
        raise _unwritten(path, problem) from None
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(beside, 0o666 & ~_umask())
        os.replace(beside, path)
    except OSError as problem:
        Path(beside).unlink(missing_ok=True)
        raise _unwritten(path, problem) from None
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _unwritten(path: Path, problem: OSError) -> InputError:
    return InputError(
        _("{file} could not be written ({problem}); nothing was changed.").format(
            file=path.name, problem=problem.strerror or problem
        )
    )
