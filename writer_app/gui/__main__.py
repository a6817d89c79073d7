"""`python -m writer_app.gui`."""

import os
import sys

from writer_app.gui.app import main

if __name__ == "__main__":
    # The reading process is started afresh from this file, and must not open a window of its own.
    sys.exit(main(sys.argv[1:], os.environ))
