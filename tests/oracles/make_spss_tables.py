"""Make the tables that the SPSS output of this package is compared with, by PSPP.

    python make_spss_tables.py FOLDER

writes spss_pairs.csv and spss_groups.csv: one row per random sample, one digit per mother, with
the counts, mean ranks, rank sums, Z and asymptotic p that PSPP prints, as printed. PSPP takes
*before - after*, so its negative ranks are the mothers who went up.
"""

from __future__ import annotations

import csv
import random
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

SAMPLES = 60
PAIR_COLUMNS = ["before", "after", *(f"{side}_{what}" for side in ("up", "down") for what in
                ("n", "mean", "sum")), "unchanged", "z", "p"]  # fmt: skip
GROUP_COLUMNS = ["first", "second", *(f"{group}_{what}" for group in ("first", "second") for what in
                 ("n", "mean", "sum")), "u", "w", "z", "p"]  # fmt: skip

Sample = tuple[list[int], list[int]]


def draw_samples(seed: int, *, paired: bool) -> list[Sample]:
    """Draw samples of 2 to 7 levels in which something differs."""
    generator = random.Random(seed)
    samples: list[Sample] = []
    while len(samples) < SAMPLES:
        levels, size = generator.randint(2, 7), generator.randint(3, 60)
        other_size = size if paired else generator.randint(3, 60)
        one = [generator.randrange(levels) for _mother in range(size)]
        other = [
            max(generator.randrange(levels), generator.randrange(levels))
            for _mother in range(other_size)
        ]
        if (one != other) if paired else len({*one, *other}) > 1:
            samples.append((one, other))
    return samples


def syntax(samples: list[Sample], *, paired: bool) -> str:
    """Write the commands for all samples, one after the other."""
    commands = []
    for one, other in samples:
        if paired:
            rows = [f"{before} {after}" for before, after in zip(one, other, strict=True)]
            names, test = "before after", "WILCOXON=before WITH after (PAIRED)"
        else:
            rows = [f"1 {value}" for value in one] + [f"2 {value}" for value in other]
            names, test = "group value", "M-W=value BY group(1,2)"
        data = "\n".join(rows)
        commands.append(
            f"DATA LIST LIST NOTABLE /{names}.\nBEGIN DATA\n{data}\nEND DATA.\nNPAR TESTS /{test}."
        )
    return "\n".join(commands) + "\n"


def printed(commands: str) -> list[list[str]]:
    """Run PSPP and give the cells it prints, line by line."""
    with TemporaryDirectory() as folder:
        source, output = Path(folder, "commands.sps"), Path(folder, "output.csv")
        source.write_text(commands)
        command = ["pspp", "-O", "format=csv", "-o", str(output), str(source)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        with output.open(newline="") as lines:
            return [row for row in csv.reader(lines) if row]


def pair_rows(samples: list[Sample]) -> list[list[str]]:
    """Read the tables of the signed-rank test."""
    cells = printed(syntax(samples, paired=True))
    up = [row[2:5] for row in cells if row[1:2] == ["Negative Ranks"]]
    down = [row[2:5] for row in cells if row[1:2] == ["Positive Ranks"]]
    ties = [row[2] for row in cells if row[1:2] == ["Ties"]]
    z = [row[1] for row in cells if row[0] == "Z"]
    p = [row[1] for row in cells if row[0].startswith("Asymp. Sig.")]
    return [
        [*map(digits, sample), *risen, *fallen, tie, z_value, p_value]
        for sample, risen, fallen, tie, z_value, p_value in zip(
            samples, up, down, ties, z, p, strict=True
        )
    ]


def group_rows(samples: list[Sample]) -> list[list[str]]:
    """Read the tables of the rank-sum test."""
    cells = printed(syntax(samples, paired=False))
    first = [row[2:5] for row in cells if row[1:2] == ["1.00"]]
    second = [row[2:5] for row in cells if row[1:2] == ["2.00"]]
    headings = [place for place, row in enumerate(cells) if "Mann-Whitney U" in row]
    rows = []
    for sample, one, other, heading in zip(samples, first, second, headings, strict=True):
        test = dict(zip(cells[heading], cells[heading + 1], strict=True))
        statistics = [test["Mann-Whitney U"], test["Wilcoxon W"], test["Z"]]
        rows.append(
            [*map(digits, sample), *one, *other, *statistics, test["Asymp. Sig. (2-tailed)"]]
        )
    return rows


def digits(values: list[int]) -> str:
    """Write levels as one digit per mother."""
    return "".join(map(str, values))


def write(path: Path, columns: list[str], rows: list[list[str]]) -> None:
    """Write one table."""
    with path.open("w", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerows([columns, *rows])


def main(folder: Path) -> None:
    """Write both tables into a folder."""
    write(folder / "spss_pairs.csv", PAIR_COLUMNS, pair_rows(draw_samples(1, paired=True)))
    write(folder / "spss_groups.csv", GROUP_COLUMNS, group_rows(draw_samples(2, paired=False)))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
