"""What the frozen ``gazette`` starts with."""

import sys

from reader.cli import main

sys.exit(main())
