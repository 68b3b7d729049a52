"""Draw a random sample of Indonesian sentences, to be read as an editor would.

python tests/tools/sample_indonesian.py --seed 1            100 sentences over all texts
python tests/tools/sample_indonesian.py --seed 1 --count 20

Each line has the number, the file, the sentence and, from a catalogue, the English text it stands
in. A sentence is drawn from all catalogues and pages; every different sentence is as likely.
"""

import random
import re
from argparse import ArgumentParser

from lessons.builder.terms import pages, prose, texts

END = re.compile(r"(?<=[.?!:])\s+(?=[^a-z])|\n\s*\n|\n(?=\s*(?:\d+\.|[-*|])\s)")
WORDS = 4


def sentences() -> list[tuple[str, str, str]]:
    """Give each different sentence of four words or more: its file, itself, its English text."""
    found: dict[str, tuple[str, str, str]] = {}
    written = [(path.name, own, english) for path, english, own in texts("id")]
    written += [(path.name, prose(path).replace("|", "\n\n"), "") for path in pages("id")]
    for name, own, english in written:
        for part in END.split(own):
            sentence = " ".join(part.split())
            if len(re.findall(r"[^\W\d]{2,}", sentence)) >= WORDS:
                found.setdefault(sentence, (name, sentence, " ".join(english.split())))
    return list(found.values())


def main() -> None:
    """Print the sample."""
    parser = ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--count", type=int, default=100)
    options = parser.parse_args()
    every = sentences()
    drawn = random.Random(options.seed).sample(every, min(options.count, len(every)))
    print(f"{len(drawn)} of {len(every)} sentences, seed {options.seed}")
    for number, (name, sentence, english) in enumerate(drawn, start=1):
        print(f"\n{number:3} {name}\n    {sentence}")
        if english:
            print(f"    EN: {english[:400]}")


if __name__ == "__main__":
    main()
