"""`python -m evenkeel`, the same as the `evenkeel` command."""

import sys

from evenkeel.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
