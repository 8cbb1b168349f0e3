"""Fuzz the reader and the renderer, guided by coverage: `make fuzz`, or `python -m tests.fuzzing TARGET`.

What breaks a promise, takes over 2 seconds, or makes the process larger than the limit ends the run with the input in a
file, which is to become a case of a test. Needs atheris, which has wheels for Linux.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
from hashlib import sha256
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["chronicle"]):
    from tests.fuzzing.targets import TARGETS, seeds

SECONDS_A_FILE = 2
MEMORY_A_FILE = 200
"""In MiB, beyond what the process takes before the first input."""


def main() -> None:
    """Run one target until the time is over or something is found."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzzing", description=__doc__)
    parser.add_argument("target", choices=TARGETS)
    parser.add_argument("--seconds", type=int, default=60, help="how long to look (60)")
    parser.add_argument("--corpus", type=Path, help="a folder that keeps what was found to reach new code")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        begin = Path(scratch, "seeds")
        begin.mkdir()
        for seed in seeds(asked.target):
            (begin / sha256(seed).hexdigest()).write_bytes(seed)
            TARGETS[asked.target](seed)
        used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        corpus = asked.corpus or Path(scratch, "corpus")
        corpus.mkdir(exist_ok=True)
        options = (
            f"-max_total_time={asked.seconds}",
            f"-timeout={SECONDS_A_FILE}",
            f"-rss_limit_mb={used + MEMORY_A_FILE}",
            "-max_len=16384",
            "-print_final_stats=1",
        )
        atheris.Setup([sys.argv[0], *options, str(corpus), str(begin)], TARGETS[asked.target])
        atheris.Fuzz()


if __name__ == "__main__":
    main()
