"""A process that kills itself at a step, for tests of what a kill leaves behind."""

COUNTED = """
import os, signal, sys
from pathlib import Path
left = int(sys.argv[2])
def counted(step):
    def call(*args, **names):
        global left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return step(*args, **names)
    return call
short = lambda handle, data: os.write(handle, data[:5000])
"""
"""Begins a victim's script: argument 2 is how many calls of `counted` functions it survives."""
