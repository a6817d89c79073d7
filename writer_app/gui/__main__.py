"""`python -m writer_app.gui`."""

if __name__ == "__main__":
    # The reading process is started from this file too, under another name, and must load neither Qt nor a window.
    import os
    import sys
    from multiprocessing import freeze_support

    freeze_support()

    from writer_app.gui.app import main

    sys.exit(main(sys.argv[1:], os.environ))
