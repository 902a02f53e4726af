"""``python -m tests.village``: writes the two workbooks anew from ``village.toml``."""

from tests.village.build import HERE, build

if __name__ == "__main__":
    for path in build(HERE):
        print(path)
