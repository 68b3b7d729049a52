"""JupyterHub for one class on one machine. docs/technicians tells how to use it, step by step.

What differs from place to place is set by the environment:

    MIDWIFERY_HUB          folder for homes, database and keys (default: this file's folder)
    MIDWIFERY_ADDRESS      where browsers find it (default: http://127.0.0.1:8000)
    MIDWIFERY_PASSWORD     the password of the class, at least 8 characters
    MIDWIFERY_ADMIN        the lecturer's password, at least 32 characters
    MIDWIFERY_SIGNUP       "native": every learner chooses a password of her own instead
    MIDWIFERY_LEARNERS     how many may start at once (default: 40)
    MIDWIFERY_MEMORY_MB    address space for each server and each kernel (default: 3072)
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from jupyterhub.spawner import Spawner

HERE = Path(os.environ.get("MIDWIFERY_HUB", Path(__file__).resolve().parent))
LEARNER = Path(__file__).resolve().parents[1] / "learner.py"
LEARNERS = int(os.environ.get("MIDWIFERY_LEARNERS", "40"))
MEMORY = int(os.environ.get("MIDWIFERY_MEMORY_MB", "3072"))
LANGUAGES = {"id": "Bahasa Indonesia", "en": "English"}

c = get_config()  # noqa: F821  (JupyterHub gives it)

c.JupyterHub.bind_url = os.environ.get("MIDWIFERY_ADDRESS", "http://127.0.0.1:8000")
c.JupyterHub.db_url = f"sqlite:///{HERE / 'hub.sqlite'}"
c.JupyterHub.cookie_secret_file = str(HERE / "cookie_secret")
c.ConfigurableHTTPProxy.pid_file = str(HERE / "proxy.pid")
if proxy := os.environ.get("MIDWIFERY_PROXY") or shutil.which("configurable-http-proxy"):
    c.ConfigurableHTTPProxy.command = [proxy]

# A whole class presses the button in the same minute; with fewer, some are told to try again.
c.JupyterHub.concurrent_spawn_limit = LEARNERS
c.JupyterHub.active_server_limit = LEARNERS

if os.environ.get("MIDWIFERY_SIGNUP") == "native":
    c.JupyterHub.authenticator_class = "native"
    c.NativeAuthenticator.open_signup = True
    c.NativeAuthenticator.minimum_password_length = 8
    c.Authenticator.allow_all = True
else:
    c.JupyterHub.authenticator_class = "shared-password"
    c.SharedPasswordAuthenticator.user_password = os.environ["MIDWIFERY_PASSWORD"]
    if admin := os.environ.get("MIDWIFERY_ADMIN"):
        c.SharedPasswordAuthenticator.admin_password = admin
    c.Authenticator.allow_all = True
c.Authenticator.admin_users = {"lecturer"}

c.JupyterHub.spawner_class = "simple"
c.SimpleLocalProcessSpawner.home_dir_template = str(HERE / "homes" / "{username}")
limit = ["prlimit", f"--as={MEMORY * 1024 * 1024}"] if shutil.which("prlimit") else []
c.Spawner.cmd = [*limit, sys.executable, str(LEARNER)]
c.Spawner.args = ["--ServerApp.terminals_enabled=False"]
# One thread for each learner: arithmetic libraries would take every core of the machine.
c.Spawner.environment = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
c.Spawner.env_keep = ["PATH", "LANG", "LC_ALL", "PYTHONPATH"]
c.Spawner.start_timeout = 300
c.Spawner.http_timeout = 300


def language_form(spawner: Spawner) -> str:
    """Ask for the language; the last one is chosen already."""
    last = (spawner.orm_spawner.user_options or {}).get("language", "id")
    options = "".join(
        f'<option value="{code}"{" selected" if code == last else ""}>{name}</option>'
        for code, name in LANGUAGES.items()
    )
    return (
        '<label for="language">Bahasa / Language</label> '
        f'<select id="language" name="language" class="form-control">{options}</select>'
    )


def chosen_language(form: dict[str, list[str]]) -> dict[str, str]:
    """Read the form; anything that is not a language of the course becomes the first one."""
    wanted = form.get("language", [""])[0]
    return {"language": wanted if wanted in LANGUAGES else next(iter(LANGUAGES))}


def tell_language(spawner: Spawner) -> None:
    """Let the learner's server know her language."""
    language = spawner.user_options.get("language", next(iter(LANGUAGES)))
    spawner.environment = {**spawner.environment, "MIDWIFERY_LANGUAGE": language}


c.Spawner.options_form = language_form
c.Spawner.options_from_form = chosen_language
c.Spawner.pre_spawn_hook = tell_language

# After two hours without a key pressed, a server is stopped. Answers are in files, so none is lost.
c.JupyterHub.services = [
    {
        "name": "idle",
        "command": [sys.executable, "-m", "jupyterhub_idle_culler", "--timeout=7200"],
    }
]
c.JupyterHub.load_roles = [
    {
        "name": "idle",
        "services": ["idle"],
        "scopes": ["list:users", "read:users:activity", "read:servers", "delete:servers"],
    }
]
if token := os.environ.get("MIDWIFERY_TEST_TOKEN"):  # the load test drives learners with it
    c.JupyterHub.services += [{"name": "test", "api_token": token}]
    c.JupyterHub.load_roles += [
        {
            "name": "test",
            "services": ["test"],
            "scopes": ["admin:users", "admin:servers", "access:servers"],
        }
    ]
