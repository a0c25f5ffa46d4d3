"""`python -m bespoke` is the command line."""

from bespoke.cli.app import main

main()
