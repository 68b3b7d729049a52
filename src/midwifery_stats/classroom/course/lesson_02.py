"""Predictions and exercises of lesson 02, before and after."""

from __future__ import annotations

from fractions import Fraction

from midwifery_stats.classroom.course.samples import improved_of
from midwifery_stats.classroom.questions.exercises import (
    Choice,
    Misconception,
    Number,
    Option,
    Question,
    Variant,
    Wrong,
    apart,
    exercise,
)
from midwifery_stats.classroom.questions.predictions import (
    Band,
    ChoicePrediction,
    Guess,
    NumberPrediction,
    PredictionQuestion,
    prediction,
)
from midwifery_stats.display.vocabulary import value_text
from midwifery_stats.inference.ranks import signed_ranks
from midwifery_stats.inference.signed_rank import SignedRankTest, wilcoxon_signed_rank
from midwifery_stats.language import _, decimal
from midwifery_stats.studies.study import load_study


def _bekasi() -> SignedRankTest:
    mothers = load_study("bekasi").mothers
    return wilcoxon_signed_rank(mothers["before"], mothers["after"])


def _p_text(p: float) -> str:
    return value_text(p, 6)


@prediction("02-seventeen-ranks")
def _seventeen_ranks() -> PredictionQuestion:
    test = _bekasi()
    ranks = {float(rank) for rank in test.ranks if rank > 0}
    return ChoicePrediction(
        question=_(
            "17 mothers changed, each by exactly 1. They stand in line from place 1 to place 17. "
            "Which rank does each of them get?"
        ),
        options=(
            Guess(
                "own",
                _("Each her own: 1, 2, 3 and so on up to 17."),
                _("That would put one mother ahead of another, though they changed alike."),
                happened=len(ranks) == 17,
            ),
            Guess(
                "first",
                _("All get 1, because all changed by 1."),
                _("1 is the size of the change. The rank is a place in the line, and they share."),
                happened=ranks == {1.0},
            ),
            Guess(
                "middle",
                _("All get 9, the middle of the 17 places."),
                _("Nobody is ahead of anybody, so they share the middle: 9."),
                happened=ranks == {9.0},
            ),
            Guess(
                "last",
                _("All get 17, because there are 17 of them."),
                _("17 is the last place only. They share all the places from 1 to 17."),
                happened=ranks == {17.0},
            ),
        ),
        happened=_("Each of the 17 mothers has rank {rank}, and W+ is {w}.").format(
            rank=decimal(max(ranks), 0), w=decimal(test.statistic, 0)
        ),
    )


@prediction("02-five-alike")
def _five_alike() -> PredictionQuestion:
    ways = improved_of(5, 5).exact_fraction() * 32
    return NumberPrediction(
        question=_(
            "Five coins can fall in 32 ways. In how many of the 32 do all five show the same side?"
        ),
        low=0,
        high=32,
        value=ways,
        unit=_("ways"),
        happened=_("In {ways} of 32 ways: all heads, and all tails.").format(ways=ways),
        bands=(
            Band(0, _("It does happen: all five may well show heads.")),
            Band(1, _("Five heads are one way. Five tails are all alike too.")),
            Band(2, _("That is it: one way with five heads, one way with five tails.")),
            Band(
                32,
                _("Fewer than you thought. Each coin more doubles the ways, and only 2 are alike."),
            ),
        ),
        sketch=True,
        ends=(_("none"), _("all 32")),
    )


@prediction("02-zero-p")
def _zero_p() -> PredictionQuestion:
    test = _bekasi()
    p = test.p_value()
    return ChoicePrediction(
        question=_("The paper prints p = 0.000. What do you think is behind it?"),
        options=(
            Guess(
                "zero",
                _("The probability is exactly zero: chance alone cannot do this."),
                _(
                    "Chance alone can do it, but very rarely. The program had no room for more "
                    "than three decimals."
                ),
                happened=p == 0,
            ),
            Guess(
                "rounded",
                _("A very small number that the program rounded."),
                _("That is it. Write it as p < 0.001, and nobody will read a zero."),
                happened=0 < p < 0.0005,
            ),
            Guess(
                "mistake",
                _("A mistake: p cannot be that small with 25 mothers."),
                _(
                    "It can. 17 mothers changed, and 17 coins that all fall the same way are very "
                    "rare."
                ),
                happened=p >= 0.0005,
            ),
        ),
        happened=_("The exact p of the Wilcoxon test is {fraction}, about {p}.").format(
            fraction=test.exact_fraction(), p=decimal(p, 6)
        ),
    )


@exercise("02-midrank", Misconception.TIES_AND_ZEROS_IGNORED, "arithmetic", level=2)
def _midrank(variant: Variant) -> Question:
    tied = variant.integer("tied", 7, 6, 9)
    smaller = variant.pick("smaller", 1, (1, 2))
    alike = variant.pick("alike", 3, (2, 3, 4))
    sizes = [tied - 1 - place for place in range(smaller)] + [tied] * alike + [tied + 4, tied + 7]
    signs = [
        variant.pick(f"sign {place}", -1 if place == 1 else 1, (1, -1))
        for place in range(len(sizes))
    ]
    changes = [0, *(sign * size for sign, size in zip(signs, sizes, strict=True))]
    variant.random.shuffle(changes)
    table = signed_ranks([0] * len(changes), changes)
    answer = Fraction(float(table.loc[table["size"] == tied, "rank"].iloc[0]))
    first, last = smaller + 1, smaller + alike
    return Number(
        prompt=_(
            "{n} mothers pressed out milk before and after. Their milk changed by these "
            "millilitres:\n\n{changes}\n\nWhich rank does a mother get whose milk changed by "
            "{tied} ml, up or down?"
        ).format(
            n=len(changes),
            changes=", ".join(f"{c:+d}" if c else "0" for c in changes).replace("-", "−"),
            tied=tied,
        ),
        answer=answer,
        quantity="number",
        decimals=1,
        wrong=apart(
            answer,
            (
                Wrong(
                    answer + 1,
                    _(
                        "Did you give a rank to the mother who did not change? She is set aside "
                        "before the ranks are given out."
                    ),
                ),
                Wrong(
                    Fraction(first),
                    _("That is the first of the places they stand on. They share the middle one."),
                ),
                Wrong(
                    Fraction(last),
                    _("That is the last of the places they stand on. They share the middle one."),
                ),
                Wrong(Fraction(tied), _("That is the size of her change, in millilitres.")),
            ),
            decimals=1,
        ),
        hints=(
            _("Set aside whoever did not change. Then forget the signs."),
            _("Line the sizes up from the smallest. On which places do you find {tied}?").format(
                tied=tied
            ),
            _("{alike} mothers stand on the places {first} to {last}. Take the middle.").format(
                alike=alike, first=first, last=last
            ),
        ),
        solution=_(
            "The mother with 0 is set aside. Lined up by size, the {alike} mothers with {tied} "
            "stand on the places {first} to {last}. They share the middle of these, {rank}."
        ).format(alike=alike, tied=tied, first=first, last=last, rank=decimal(float(answer), 1)),
    )


@exercise("02-unchanged", Misconception.TIES_AND_ZEROS_IGNORED, "understanding", level=1)
def _unchanged(variant: Variant) -> Question:
    mothers = variant.integer("mothers", 25, 20, 40)
    same = variant.integer("same", 8, 5, 10)
    return Choice(
        prompt=_(
            "{n} mothers were seen before and after. {same} of them did not change. The "
            "signed-rank test ranks the other {changed}.\n\n"
            "What should the report say about the {same}?"
        ).format(n=mothers, same=same, changed=mothers - same),
        options=(
            Option(
                "count",
                _("How many they were. The test sets them aside, but the study saw them."),
                right=True,
            ),
            Option(
                "nothing",
                _("Nothing. The test does not use them, and so they have no place in its report."),
                _("Then a reader cannot tell {changed} of {n} from {changed} of {changed}.").format(
                    changed=mothers - same, n=mothers
                ),
                misconception=Misconception.TIES_AND_ZEROS_IGNORED,
            ),
            Option(
                "drop",
                _("That they were removed from the study as errors."),
                _("Not to change is a result like any other. There is nothing wrong with them."),
                misconception=Misconception.TIES_AND_ZEROS_IGNORED,
            ),
            Option(
                "failed",
                _("That the massage failed for them."),
                _(
                    "Staying the same is not always failing. A mother who was fluent from the "
                    "start had no room to improve."
                ),
                misconception=Misconception.MEASURING_IN_TWO_WORDS,
            ),
        ),
        hints=(
            _("What does a reader need in order to see how many of all mothers changed?"),
            _("The test asks for a direction. Has a mother without a change a direction?"),
        ),
        solution=_(
            "A mother who did not change favours neither direction, so this test sets her aside. "
            "The report still counts her, or the reader cannot see how common a change was."
        ),
    )


@exercise("02-smallest-p", Misconception.ONE_SIDED_AND_TWO_SIDED, "arithmetic", level=2)
def _smallest_p(variant: Variant) -> Question:
    mothers = variant.integer("mothers", 6, 5, 9)
    answer = improved_of(mothers, mothers).exact_fraction()
    ways = 2**mothers
    return Number(
        prompt=_(
            "In a small study {n} mothers changed, and all of them for the better.\n\nWhat "
            "is the exact two-sided p-value of the signed-rank test?"
        ).format(n=mothers),
        answer=answer,
        quantity="probability",
        decimals=4,
        wrong=apart(
            answer,
            (
                Wrong(
                    answer / 2,
                    _(
                        "That counts all heads only. All tails would have surprised us just as "
                        "much, so a two-sided p counts both."
                    ),
                ),
                Wrong(
                    Fraction(2, mothers),
                    _("That counts the mothers. Count the ways in which their coins can fall."),
                ),
                Wrong(
                    Fraction(0),
                    _("It is rare, but coins can do it. A p-value is never exactly zero."),
                ),
            ),
            decimals=4,
        ),
        hints=(
            _("Each of the {n} mothers has a coin: heads is up, tails is down.").format(n=mothers),
            _("{n} coins can fall in {ways} ways.").format(n=mothers, ways=ways),
            _("Two of these ways are as extreme as what was seen. Which two?"),
        ),
        solution=_(
            "{n} coins can fall in {ways} ways, all equally likely. Two of them are this extreme: "
            "all heads and all tails. So p is 2 of {ways}, which is {p}. No result of {n} changed "
            "mothers can give a smaller one."
        ).format(n=mothers, ways=ways, p=decimal(float(answer), 4)),
    )


@exercise("02-what-p-says", Misconception.P_IS_PROBABILITY_OF_H0, "understanding", level=1)
def _what_p_says(variant: Variant) -> Question:
    changed = variant.integer("changed", 17, 8, 16)
    p = improved_of(changed, changed).p_value()
    return Choice(
        prompt=_(
            "{n} mothers changed, all of them for the better. The exact p of the "
            "signed-rank test is {p}.\n\nWhat does this p-value say?"
        ).format(n=changed, p=decimal(p, 6)),
        options=(
            Option(
                "data",
                _("How rarely coins alone would give a result at least as extreme as this one."),
                right=True,
            ),
            Option(
                "h0",
                _(
                    "How likely it is, now that the data are known, that nothing pushed the "
                    "mothers upwards."
                ),
                _(
                    "The p-value was worked out in a world where nothing pushes. It cannot also "
                    "say how likely that world is."
                ),
                misconception=Misconception.P_IS_PROBABILITY_OF_H0,
            ),
            Option(
                "size",
                _("How large the share of mothers is who do not improve."),
                _(
                    "That would be a size: so many of so many mothers. A p-value is not a share "
                    "of mothers. It is a share of coin worlds."
                ),
                misconception=Misconception.SIGNIFICANCE_IS_SIZE,
            ),
            Option(
                "again",
                _("How likely it is that the next study finds nothing."),
                _(
                    "The p-value looks at this study only. What the next study finds depends on "
                    "what is true for all mothers, and that nobody knows."
                ),
                misconception=Misconception.SAMPLE_IS_POPULATION,
            ),
        ),
        hints=(
            _("In which world were the coins flipped?"),
            _("Is p a number about the data, or about a belief?"),
        ),
        solution=_(
            "The coins make a world in which nothing pushes. The p-value is the share of that "
            "world in which the data look at least this extreme. It speaks about data, given that "
            "world. It does not say whether that world is ours."
        ),
    )


@exercise("02-write-zero", Misconception.P_CAN_BE_ZERO, "understanding", level=1)
def _write_zero(variant: Variant) -> Question:
    return Choice(
        prompt=_(
            "An older SPSS shows .000 in the column Asymp. Sig. What do you write in your report?"
        ),
        options=(
            Option("below", _("p < 0.001"), right=True),
            Option(
                "zero",
                _("p = 0.000"),
                _("A reader may take it for zero. SPSS only ran out of decimals."),
                misconception=Misconception.P_CAN_BE_ZERO,
            ),
            Option(
                "impossible",
                _("p = 0, so chance is ruled out"),
                _("Coins can always all fall the same way. So p is never zero."),
                misconception=Misconception.P_CAN_BE_ZERO,
            ),
            Option(
                "digits",
                _("p = 0.0001"),
                _("Where does the 1 come from? Nobody has seen that digit."),
                misconception=Misconception.PRINTED_IS_CHECKED,
            ),
        ),
        hints=(
            _("What is the largest number that is shown as .000?"),
            _("Every number below 0.0005 is shown as .000. Which of these statements is sure?"),
        ),
        solution=_(
            "A shown .000 means that p is below 0.0005. So p < 0.001 is true and is the usual way "
            "to write it. Better still is the exact value with the name of the procedure."
        ),
    )


@exercise("02-who-pushed", Misconception.MISSING_CONTROL_GROUP, "understanding", level=2)
def _who_pushed(variant: Variant) -> Question:
    changed = variant.integer("changed", 17, 10, 20)
    p = improved_of(changed, changed).p_value()
    return Choice(
        prompt=_(
            "{n} massaged mothers changed, all of them for the better, and the exact p of "
            "the signed-rank test is {p}. There was no control group.\n\nWhat made their "
            "milk flow better?"
        ).format(n=changed, p=decimal(p, 6)),
        options=(
            Option(
                "unknown",
                _("They fit badly with coins alone. What pushed, this test cannot tell."),
                right=True,
            ),
            Option(
                "massage",
                _("The massage. The p-value is so far below 0.05 that nothing else is left."),
                _(
                    "A small p speaks against coins. It does not choose between massage, time and "
                    "rest."
                ),
                misconception=Misconception.MISSING_CONTROL_GROUP,
            ),
            Option(
                "almost",
                _("With more than 99% probability the massage."),
                _("1 minus p is not the probability of any cause."),
                misconception=Misconception.P_IS_PROBABILITY_OF_H0,
            ),
            Option(
                "chance",
                _("Chance. Without a control group it can only be chance."),
                _("Coins would very rarely do this. But there are other causes than massage."),
            ),
        ),
        hints=(
            _("What does the null hypothesis say about massage? What does it say about time?"),
            _("What else happens to milk in the days after a birth?"),
        ),
        solution=_(
            "The null hypothesis says that nothing at all pushes. A small p speaks against that. "
            "Massage, time, rest and a hopeful observer are all pushes. To tell massage from the "
            "others you need mothers who were not massaged, and an observer who does not know it."
        ),
    )


@exercise(
    "02-not-significant", Misconception.NOT_SIGNIFICANT_IS_NO_EFFECT, "understanding", level=2
)
def _not_significant(variant: Variant) -> Question:
    improved = variant.integer("improved", 3, 3, 5)
    mothers = variant.integer("mothers", 10, 8, 15)
    p = improved_of(improved, improved).exact_fraction()
    return Choice(
        prompt=_(
            "{k} of {n} mothers improved, and nobody got worse. The exact p of the "
            "signed-rank test is {p}, which is above 0.05.\n\nWhich sentence belongs in the "
            "report?"
        ).format(k=improved, n=mothers, p=_p_text(float(p))),
        options=(
            Option(
                "open",
                _("{k} of {n} improved. A p this large settles nothing about the rest.").format(
                    k=improved, n=mothers
                ),
                right=True,
            ),
            Option(
                "no-effect",
                _("Nothing changed between before and after."),
                _("{k} mothers did change. A p above 0.05 does not make them disappear.").format(
                    k=improved
                ),
                misconception=Misconception.NOT_SIGNIFICANT_IS_NO_EFFECT,
            ),
            Option(
                "h0-true",
                _("The null hypothesis is true."),
                _(
                    "The data go together with coins. They go together with many other things as "
                    "well. {k} changes cannot give a p below {p}."
                ).format(k=improved, p=_p_text(float(p))),
                misconception=Misconception.NOT_SIGNIFICANT_IS_NO_EFFECT,
            ),
            Option(
                "percent",
                _("The probability that nothing pushed is {p}.").format(p=_p_text(float(p))),
                _("p was worked out in a world where nothing pushes. It cannot rate that world."),
                misconception=Misconception.P_IS_PROBABILITY_OF_H0,
            ),
        ),
        hints=(
            _("What is the smallest p that {k} changed mothers can give?").format(k=improved),
            _("Which of the sentences says what was seen, and no more than that?"),
        ),
        solution=_(
            "Say what was seen: {k} of {n}. All {k} changes went upwards, and still p is {p}, "
            "because {k} coins cannot give less. With so few changes this test cannot speak "
            "against coins. That is not the same as showing that nothing happens."
        ).format(k=improved, n=mothers, p=_p_text(float(p))),
    )
