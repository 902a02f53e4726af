"""``python -m kinship``."""

from kinship.cli import main

if __name__ == "__main__":
    main()
