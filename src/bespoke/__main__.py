"""`python -m bespoke` is the command line."""

from bespoke.cli.start import main

main()
