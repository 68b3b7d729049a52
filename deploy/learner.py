#!/usr/bin/env python3
"""Bring a learner's lessons up to date, then become her JupyterHub server.

A hub starts this in the place of ``jupyterhub-singleuser`` and its arguments are passed on. The
language is MIDWIFERY_LANGUAGE, the learner is JUPYTERHUB_USER; her lessons and answers are in
``midwifery-notebooks`` in her home folder, as on a computer of her own.
"""

from __future__ import annotations

import os
import sys
from argparse import Namespace

from midwifery_stats.lab_command import prepare, server_arguments


def arguments(learner: str, language: str | None) -> list[str]:
    """Bring the lessons and give JupyterLab's arguments for them."""
    folder, lesson = prepare(
        Namespace(folder=None, learner=learner, language=language, lesson=None, afresh=None)
    )
    os.environ.setdefault("MIDWIFERY_PROGRESS", str(folder.parent))
    return server_arguments(folder, lesson)


if __name__ == "__main__":
    made = arguments(
        os.environ.get("JUPYTERHUB_USER", "learner"), os.environ.get("MIDWIFERY_LANGUAGE") or None
    )
    command = os.environ.get("MIDWIFERY_SERVER", "jupyterhub-singleuser")
    os.execvp(command, [command, *sys.argv[1:], *made])
