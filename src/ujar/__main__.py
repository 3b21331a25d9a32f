"""Run Ujar's command line: ``python -m ujar`` or ``ujar``."""

from ujar.serve.cli import main

if __name__ == "__main__":
    main()
