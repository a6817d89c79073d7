"""`python -m writer_app`."""

import sys
from multiprocessing import freeze_support

from writer_app.cli.main import main

freeze_support()
sys.exit(main())
