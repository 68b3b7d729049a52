"""For The Littlest JupyterHub: copy to /opt/tljh/config/jupyterhub_config.d/midwifery.py.

Every learner is a user of the machine there, with limits that TLJH sets by itself.
"""

c = get_config()  # noqa: F821  (JupyterHub gives it)

c.Spawner.cmd = ["/opt/tljh/user/bin/python", "/opt/midwifery-stats/deploy/learner.py"]
c.Spawner.environment = {
    "MIDWIFERY_LANGUAGE": "id",
    "MIDWIFERY_SERVER": "/opt/tljh/user/bin/jupyterhub-singleuser",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
}
