"""What the frozen ``gazette-reader`` starts with."""

import sys

from reader.app import main

sys.exit(main())
