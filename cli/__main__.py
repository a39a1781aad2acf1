"""`python -m cli` and `./zandloper` start here."""

import gc
import sys

# Most commands live for less than a second, and would spend a third of it on looking for garbage among what they
# import. A long one still cleans up, only less often.
gc.set_threshold(200_000)

from cli.hoofd import main  # noqa: E402  # the setting above is for these imports

if __name__ == "__main__":
    code = main(sys.argv[1:])
    # Nothing is left to clean up that the end of the process does not clean up by itself.
    gc.freeze()
    sys.exit(code)
