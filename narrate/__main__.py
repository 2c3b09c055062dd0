"""`python -m narrate` is `narrate`."""

from narrate.cli import main

if __name__ == "__main__":
    main()
