"""`python -m bench [NAME ...] [--json]`: measure this checkout on this computer.

Every number is measured when it is asked for; none is kept in the repository.
"""

import argparse
import json
import sys
from importlib import import_module

BENCHES = ("engine",)


def main() -> int:
    """Run the benches that were named, or all of them, and print what they measured."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of: {', '.join(BENCHES)}")
    parser.add_argument("--json", action="store_true", help="one JSON object on standard output")
    arguments = parser.parse_args()
    if unknown := set(arguments.names) - set(BENCHES):
        parser.error(f"no such bench: {', '.join(sorted(unknown))}")
    measured: dict[str, float] = {}
    for name in arguments.names or BENCHES:
        measured |= import_module(f"bench.{name}").measure()
    if arguments.json:
        print(json.dumps(measured))
    else:
        for key, value in measured.items():
            print(f"{key:20} {value:12,.6g}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
