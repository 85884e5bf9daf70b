"""The stand-in reader in a process that takes its time to start, as on a busy machine."""

import time

from tests.support.stand_in_reader import read

__all__ = ["read"]

time.sleep(2)
