"""Works one after another, whatever becomes of the one before."""

import sys
from contextlib import contextmanager

from assistant.pages.keeping.work import Works

HANGS = """
import sys, time
if sys.argv[-1] == "slow":
    for at in range(4):
        time.sleep(0.7)
        print(flush=True)
    print("{}")
elif sys.argv[-1] == "hangs":
    print("{}", flush=True)
    time.sleep(60)
"""


def test_one_that_hangs_is_ended_and_gives_up_its_turn(tmp_path):
    works = Works(tmp_path, (sys.executable, "-c", HANGS), silent=2)
    ends = []

    def asked(argument):
        @contextmanager
        def turn(work):
            yield [argument]
            ends.append(work.well)

        return turn

    hung = works.start("add", asked("hangs"))
    assert hung.wait(30) and not hung.well
    assert works.start("remove", asked("a")).wait(30)
    slow = works.start("add", asked("slow"))
    assert slow.wait(30) and slow.done == 1  # it is slower than that in all, and never silent
    assert ends == [False, True, True]
