"""`python -m cli` and `./zandloper` start here."""

import sys

from cli.hoofd import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
