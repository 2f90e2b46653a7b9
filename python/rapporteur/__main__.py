"""``python -m rapporteur`` is the command ``rapporteur``."""

import os
import subprocess
import sys

from . import program

if sys.platform == "win32":
    sys.exit(subprocess.run([program(), *sys.argv[1:]]).returncode)
os.execv(program(), ["rapporteur", *sys.argv[1:]])
