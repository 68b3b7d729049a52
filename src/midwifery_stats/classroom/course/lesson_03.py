"""Predictions and exercises of lesson 03, what one group cannot show."""

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
from midwifery_stats.inference.signed_rank import wilcoxon_signed_rank
from midwifery_stats.language import _, decimal

LINE = 50
CUP_BEFORE = (40, 45, 48, 30, 20, 60, 55, 35)
CUP_AFTER = (55, 52, 51, 48, 45, 90, 80, 49)
LOWEST_MONDAY = (20, 25, 30, 35, 35, 40)
LOWEST_TUESDAY = (35, 30, 45, 30, 50, 40)


@prediction("03-time-alone")
def _time_alone() -> PredictionQuestion:
    p = improved_of(12, 25).p_value()
    return ChoicePrediction(
        question=_(
            "25 mothers, no massage, all less fluent at the start. 12 improve with time. "
            "What will the exact p-value of the Wilcoxon test be?"
        ),
        options=(
            Guess(
                "large",
                _("Above 0.05: nothing was done to them."),
                _(
                    "Nothing was done, but something happened: time passed. The test looks at "
                    "the changes only, and all 12 went the same way."
                ),
                happened=p >= 0.05,
            ),
            Guess(
                "middle",
                _("Between 0.001 and 0.05."),
                _("Smaller still. 12 coins that all fall the same way are rare: 2 of 4096 ways."),
                happened=0.001 <= p < 0.05,
            ),
            Guess(
                "small",
                _("Below 0.001."),
                _(
                    "Yes. A small p-value needs no massage. It needs changes that go one way, "
                    "whatever the cause."
                ),
                happened=p < 0.001,
            ),
        ),
        happened=_("The exact p of the Wilcoxon test is {fraction}, about {p}.").format(
            fraction=improved_of(12, 25).exact_fraction(), p=decimal(p, 4)
        ),
    )


@prediction("03-cup-or-words")
def _cup_or_words() -> PredictionQuestion:
    cup = wilcoxon_signed_rank(CUP_BEFORE, CUP_AFTER)
    words = wilcoxon_signed_rank(
        [ml >= LINE for ml in CUP_BEFORE], [ml >= LINE for ml in CUP_AFTER]
    )
    return ChoicePrediction(
        question=_(
            "We test the eight mothers twice: in millilitres, and in the two words. "
            "Which p-value will be smaller?"
        ),
        options=(
            Guess(
                "words",
                _("The one from the words: yes or no is clearer."),
                _(
                    "Clearer to read, but most of what was measured is gone. Five of the eight "
                    "mothers did not cross the line, and the words count them as unchanged."
                ),
                happened=words.p_value() < cup.p_value(),
            ),
            Guess(
                "same",
                _("Both are the same: they are the same mothers."),
                _(
                    "The same mothers, but not the same data. Words keep the side of the line "
                    "and drop the rest."
                ),
                happened=words.p_value() == cup.p_value(),
            ),
            Guess(
                "cup",
                _("The one from the millilitres."),
                _(
                    "Yes. In millilitres all eight changes count. In words only three mothers "
                    "crossed the line."
                ),
                happened=cup.p_value() < words.p_value(),
            ),
        ),
        happened=_("Exact Wilcoxon test, millilitres: p = {cup}. Words: p = {words}.").format(
            cup=cup.exact_fraction(), words=words.exact_fraction()
        ),
    )


@prediction("03-lowest-six")
def _lowest_six() -> PredictionQuestion:
    monday = Fraction(sum(LOWEST_MONDAY), len(LOWEST_MONDAY))
    tuesday = Fraction(sum(LOWEST_TUESDAY), len(LOWEST_TUESDAY))
    return NumberPrediction(
        question=_(
            "On Monday the six lowest mothers have {monday} ml on average. Nothing is done. "
            "What will their average be on Tuesday?"
        ).format(monday=decimal(float(monday), 1)),
        low=20,
        high=60,
        value=tuesday,
        decimals=1,
        unit=_("ml"),
        happened=_("On Tuesday the same six mothers have {tuesday} ml on average.").format(
            tuesday=decimal(float(tuesday), 1)
        ),
        bands=(
            Band(
                float(monday) + 1,
                _(
                    "It would stay there if each mother were the same every day. But part of a "
                    "low Monday is a bad day, and bad days pass."
                ),
            ),
            Band(
                42.5,
                _(
                    "Yes, it goes up, some of the way to the middle. Part of a low Monday was "
                    "only a bad day."
                ),
            ),
            Band(
                60,
                _(
                    "It goes up, but not beyond the middle of all twelve, which is {middle} ml. "
                    "Only a part of a low Monday was a bad day. The rest stays."
                ).format(middle=decimal(42.5, 1)),
            ),
        ),
        sketch=True,
        ends=(_("20 ml"), _("60 ml")),
    )


@exercise("03-what-it-shows", Misconception.MISSING_CONTROL_GROUP, "understanding", level=1)
def _what_it_shows(variant: Variant) -> Question:
    mothers = variant.integer("mothers", 25, 20, 30)
    improved = variant.integer("improved", 17, 12, 18)
    p = improved_of(improved, mothers).p_value()
    return Choice(
        prompt=_(
            "{n} mothers are massaged. There is no control group. {improved} improve, "
            "nobody gets worse, and the exact p of the Wilcoxon test is {p}.\n\nWhich "
            "conclusion do these data support best?"
        ).format(n=mothers, improved=improved, p=decimal(p, 6)),
        options=(
            Option(
                "something",
                _("Something made changes for the better more common than changes for the worse."),
                right=True,
            ),
            Option(
                "massage",
                _("The massage made the milk flow."),
                _(
                    "The massage may have done it. But time passed as well, and the mothers may "
                    "have been chosen because they were low. Without a control group the data "
                    "look the same in each of these cases."
                ),
                misconception=Misconception.MISSING_CONTROL_GROUP,
            ),
            Option(
                "every",
                _("The massage helps {improved} of {n} mothers everywhere.").format(
                    improved=improved, n=mothers
                ),
                _(
                    "This share belongs to this sample. Another sample would give another share. "
                    "And the share does not say what the cause was."
                ),
                misconception=Misconception.SAMPLE_IS_POPULATION,
            ),
            Option(
                "chance",
                _("The probability that the massage does nothing is {p}.").format(p=decimal(p, 6)),
                _(
                    "The p-value was worked out in a world where ups and downs are equally "
                    "likely. It is not the probability of that world."
                ),
                misconception=Misconception.P_IS_PROBABILITY_OF_H0,
            ),
        ),
        hints=(
            _("What does the test compare: massage with no massage, or ups with downs?"),
            _("What else happened to these mothers between the two looks?"),
        ),
        solution=_(
            "The test compares ups with downs. It found many ups and no downs, and coins alone "
            "hardly ever give that. So something pushed, most likely. Massage, time and the way "
            "the mothers were chosen all push the same way, and with one group the data cannot "
            "tell them apart."
        ),
    )


@exercise("03-time-enough", Misconception.TIES_AND_ZEROS_IGNORED, "arithmetic", level=2)
def _time_enough(variant: Variant) -> Question:
    mothers = variant.integer("mothers", 25, 12, 40)
    thousandths = variant.pick("thousandths", 50, (100, 50, 20, 10))
    alpha = thousandths / 1000
    answer = next(k for k in range(1, mothers + 1) if improved_of(k, mothers).p_value() < alpha)
    return Number(
        prompt=_(
            "{n} mothers get no massage. Some improve with time, nobody gets worse.\n\nHow "
            "many must improve, at the least, for the exact two-sided p of the Wilcoxon "
            "test to be below {alpha}?"
        ).format(n=mothers, alpha=decimal(alpha, 2)),
        answer=Fraction(answer),
        quantity="count",
        wrong=apart(
            Fraction(answer),
            (
                Wrong(
                    answer - 1,
                    _(
                        "{k} changed mothers give p = {p}. That is above {alpha}. Did you count "
                        "one direction only?"
                    ).format(
                        k=answer - 1,
                        p=decimal(improved_of(answer - 1, mothers).p_value(), 4),
                        alpha=decimal(alpha, 2),
                    ),
                ),
                Wrong(
                    mothers // 2 + 1,
                    _(
                        "You do not need more than half. The mothers who stay the same are set "
                        "aside, so only those who changed are compared: ups with downs."
                    ),
                ),
                Wrong(
                    mothers,
                    _("Far fewer are enough. Mothers who stay the same are set aside."),
                ),
            ),
        ),
        hints=(
            _("The mothers who stay the same are set aside. Each changed mother has a coin."),
            _("With k changed mothers, all up, p is 2 divided by 2 x 2 x ... x 2 (k times)."),
            _("With 5 changed mothers p is 2 of 32. Is that below {alpha}?").format(
                alpha=decimal(alpha, 2)
            ),
        ),
        solution=_(
            "With {less} mothers up and none down, p is {p_less}. With {k} it is {p}. So {k} "
            "are enough, however many mothers stay the same. Time can easily push {k} mothers."
        ).format(
            less=answer - 1,
            p_less=decimal(improved_of(answer - 1, mothers).p_value(), 4),
            k=answer,
            p=decimal(improved_of(answer, mothers).p_value(), 4),
        ),
    )


def _cups(variant: Variant) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Draw eight mothers: some cross the line, some gain without crossing it, some start above."""
    if variant.published:
        return CUP_BEFORE, CUP_AFTER
    draw = variant.random
    crossing = draw.randint(2, 4)
    above = draw.randint(1, 2)
    pairs = [(draw.randint(36, 48), draw.randint(51, 62)) for _mother in range(crossing)]
    pairs += [(draw.randint(52, 60), draw.randint(70, 90)) for _mother in range(above)]
    pairs += [(draw.randint(15, 25), draw.randint(35, 48)) for _mother in range(8 - len(pairs))]
    draw.shuffle(pairs)
    variant.drawn["cups"] = pairs
    before, after = zip(*pairs, strict=True)
    return before, after


@exercise("03-crossed-the-line", Misconception.MEASURING_IN_TWO_WORDS, "arithmetic", level=1)
def _crossed_the_line(variant: Variant) -> Question:
    before, after = _cups(variant)
    crossed = sum(b < LINE <= a for b, a in zip(before, after, strict=True))
    fluent = sum(a >= LINE for a in after)
    return Number(
        prompt=_(
            "Eight mothers, in millilitres.\n\nBefore: {before}.\n\nAfter: {after}.\n\n"
            "Fluent means {line} ml or more. How many of the eight mothers go from less fluent "
            "to fluent?"
        ).format(
            before=", ".join(str(ml) for ml in before),
            after=", ".join(str(ml) for ml in after),
            line=LINE,
        ),
        answer=Fraction(crossed),
        quantity="count",
        wrong=apart(
            Fraction(crossed),
            (
                Wrong(
                    8, _("All eight gained milk. But a gain counts only if it crosses the line.")
                ),
                Wrong(
                    fluent,
                    _(
                        "That counts everybody who is fluent afterwards. Some of them were "
                        "fluent before: the words cannot show their gain."
                    ),
                ),
                Wrong(
                    8 - crossed, _("That counts the others: the mothers whose word stays the same.")
                ),
            ),
        ),
        hints=(
            _(
                "A mother crosses the line if she is below {line} before and not below it after."
            ).format(line=LINE),
            _("A mother who starts at {line} ml or more cannot cross it upwards.").format(
                line=LINE
            ),
        ),
        solution=_(
            "{crossed} mothers cross the line. All eight gained milk. The other {others} look "
            "unchanged in words: they stayed below the line, or were above it from the start."
        ).format(crossed=crossed, others=8 - crossed),
    )


@exercise("03-hundred-percent", Misconception.MEASURING_IN_TWO_WORDS, "understanding", level=2)
def _hundred_percent(variant: Variant) -> Question:
    mothers = variant.integer("mothers", 25, 10, 30)
    already = variant.integer("already", 8, 3, 6)
    return Choice(
        prompt=_(
            "After a massage, {n} of {n} mothers are fluent. {already} of them were fluent "
            "before.\n\n"
            "What can you say about the {already} who were fluent before?"
        ).format(n=mothers, already=already),
        options=(
            Option(
                "room",
                _("With these two words they could not improve. Whether they gained is unknown."),
                right=True,
            ),
            Option(
                "nothing",
                _("The massage did nothing for them."),
                _(
                    "They may have gained a lot. The word fluent stays the same, whether there "
                    "is a little more milk or twice as much."
                ),
                misconception=Misconception.MEASURING_IN_TWO_WORDS,
            ),
            Option(
                "against",
                _("They count against the massage, because they did not change."),
                _(
                    "They count neither for nor against it. The test sets mothers without a "
                    "change aside."
                ),
                misconception=Misconception.TIES_AND_ZEROS_IGNORED,
            ),
            Option(
                "for",
                _(
                    "They count for the massage: they are fluent afterwards, as the massage "
                    "promises."
                ),
                _(
                    "They were fluent before as well. What a mother had already, the massage "
                    "did not give her."
                ),
                misconception=Misconception.MISSING_CONTROL_GROUP,
            ),
        ),
        hints=(
            _("Which words could such a mother get after the massage?"),
            _("Is there a word above fluent?"),
        ),
        solution=_(
            "Fluent is the highest word there is. A mother who starts there can stay or fall, "
            "and cannot rise. That is a ceiling. Millilitres would have shown whether they gained."
        ),
    )


@exercise("03-chosen-low", Misconception.MISSING_CONTROL_GROUP, "understanding", level=2)
def _chosen_low(variant: Variant) -> Question:
    chosen = variant.integer("chosen", 10, 8, 20)
    low = variant.integer("low", 15, 10, 20)
    later = low + variant.integer("gain", 9, 6, 12)
    return Choice(
        prompt=_(
            "A midwife measures the milk of 60 mothers and chooses the {n} lowest. Their mean is "
            "{low} ml. The next day she measures the same {n}. Their mean is now {later} ml.\n\n"
            "Suppose that nothing at all acted on these mothers. Why would their mean still rise?"
        ).format(n=chosen, low=low, later=later),
        options=(
            Option(
                "regression",
                _("Some were among the lowest because they had a bad day. The day passed."),
                right=True,
            ),
            Option(
                "measuring",
                _("Because being measured makes milk flow."),
                _(
                    "Then being measured would have acted on them. A rise like this comes even "
                    "where nothing acts: the mothers were chosen on a day that was bad for some."
                ),
                misconception=Misconception.MISSING_CONTROL_GROUP,
            ),
            Option(
                "proof",
                _("It would not. A rise like this proves that something helped the mothers."),
                _(
                    "A group that was chosen because it is low tends to rise by itself, as the "
                    "high ones tend to fall. Nothing needs to help."
                ),
                misconception=Misconception.MISSING_CONTROL_GROUP,
            ),
            Option(
                "all",
                _("Because all 60 mothers rise by {rise} ml from one day to the next.").format(
                    rise=later - low
                ),
                _(
                    "If nothing acts on them, the 60 together stay about where they were: the "
                    "lowest rise and the highest fall. The {n} do not speak for all 60."
                ).format(n=chosen),
                misconception=Misconception.SAMPLE_IS_POPULATION,
            ),
        ),
        hints=(
            _("Why is a mother among the lowest on one particular day?"),
            _("What would happen to the mothers who were highest on that day?"),
        ),
        solution=_(
            "A low value is partly the mother and partly the day. Choose the lowest and you "
            "choose many bad days. The next day is an ordinary day for most of them, so the mean "
            "rises. This is regression to the mean. A control group chosen in the same way rises "
            "as well."
        ),
    )


@exercise("03-who-judges", Misconception.MEASURING_IN_TWO_WORDS, "understanding", level=1)
def _who_judges(variant: Variant) -> Question:
    return Choice(
        prompt=_(
            "The midwife who gives the massage also decides, two hours later, whether the milk "
            "is fluent.\n\n"
            "Why is that a problem, even if she is completely honest?"
        ),
        options=(
            Option(
                "expects",
                _("She knows what she hopes to see, and between two words there is room for it."),
                right=True,
            ),
            Option(
                "lies",
                _("She will write down what she wants."),
                _(
                    "An honest person does not need to lie for this to happen. In unclear cases "
                    "a hope tips the scale."
                ),
                misconception=Misconception.MEASURING_IN_TWO_WORDS,
            ),
            Option(
                "p",
                _(
                    "It is no problem: the p-value takes care of everything that can go wrong "
                    "in judging."
                ),
                _(
                    "The p-value starts from the words as they were written down. It cannot see "
                    "who wrote them."
                ),
                misconception=Misconception.PRINTED_IS_CHECKED,
            ),
            Option(
                "large",
                _("It is no problem if the sample is large enough."),
                _(
                    "A large sample makes chance smaller. A hope that tips every unclear case "
                    "stays as large as it was."
                ),
                misconception=Misconception.SIGNIFICANCE_IS_SIZE,
            ),
        ),
        hints=(
            _("Think of a mother right at the line between the two words."),
            _("Would you judge her the same if you did not know she had been massaged?"),
        ),
        solution=_(
            "Someone who knows about the massage will see an unclear case a little more kindly, "
            "without noticing. So let someone judge who does not know, or measure in "
            "millilitres. No p-value repairs this afterwards."
        ),
    )


@exercise("03-one-change", Misconception.MISSING_CONTROL_GROUP, "understanding", level=1)
def _one_change(variant: Variant) -> Question:
    mothers = variant.integer("mothers", 25, 20, 40)
    return Choice(
        prompt=_(
            "A before-and-after study with {n} massaged mothers gave p < 0.001 in the Wilcoxon "
            "test, by the approximation that SPSS prints. You may change one "
            "thing in the next study. You want to know whether it is the massage that "
            "helps.\n\n"
            "Which change helps most?"
        ).format(n=mothers),
        options=(
            Option(
                "control",
                _("Draw lots: half of the mothers are massaged, half are not."),
                right=True,
            ),
            Option(
                "more",
                _("Massage {more} mothers instead of {n}.").format(more=4 * mothers, n=mothers),
                _(
                    "Then p gets smaller still. But time pushes {more} mothers just as well as "
                    "it pushes {n}."
                ).format(more=4 * mothers, n=mothers),
                misconception=Misconception.SIGNIFICANCE_IS_SIZE,
            ),
            Option(
                "exact",
                _("Use the exact test instead of the approximation."),
                _(
                    "A better p-value is welcome, but it answers the same question: ups against "
                    "downs. It does not compare massage with no massage."
                ),
                misconception=Misconception.MISSING_CONTROL_GROUP,
            ),
            Option(
                "low",
                _("Choose only mothers with very little milk, who need the massage most."),
                _(
                    "Then even more of them will rise by themselves: the lower the start, the "
                    "stronger the drift back to the middle."
                ),
                misconception=Misconception.MISSING_CONTROL_GROUP,
            ),
        ),
        hints=(
            _("What do you need in order to see what time alone does?"),
            _("Which change lets you compare massage with no massage?"),
        ),
        solution=_(
            "Only a group without massage shows what happens without massage. Lots make the two "
            "groups alike in everything else, on average, also in what nobody thought of."
        ),
    )
