"""Random samples may take long on a busy machine; that is no fault of theirs."""

from hypothesis import settings

settings.register_profile("no deadline", deadline=None)
settings.load_profile("no deadline")
