"""What the frozen programs start with: the command line where their name or first word asks for it, else the window."""

import os
import sys
from pathlib import Path

COMMAND_LINE = "--command-line"

os.environ.pop("QT_PLUGIN_PATH", None)  # plugins made for another Qt of this machine do not fit
asked = sys.argv[1:2] == [COMMAND_LINE]
if asked:
    del sys.argv[1]
if asked or Path(sys.executable).stem.lower() == "gazette":
    from reader import cli

    sys.exit(cli.main())
else:
    from reader import start

    sys.exit(start.main())
