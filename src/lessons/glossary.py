# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown] tags=["glossary"]
# # Glossary
#
# Every special word of the course, in alphabetical order. A lesson links to this page where it uses a word for the first time.

# %% [markdown] tags=["glossary"]
# ## alpha
#
# A line for p-values that is drawn before anybody has seen the data, most often at 0.05. It is the risk one accepts of calling a result significant when the null hypothesis holds.

# %% [markdown] tags=["glossary"]
# ## before-and-after design
#
# Each mother is measured twice, before a treatment and after it, and is compared with herself. With no second group, everything else that changes with time is mixed up with the treatment.

# %% [markdown] tags=["glossary"]
# ## blinding
#
# Keeping from somebody which treatment a mother got, so that hope does not guide the eye or the answer. Whoever judges the outcome can nearly always be blinded. A mother who is massaged cannot.

# %% [markdown] tags=["glossary"]
# ## ceiling
#
# The highest level that a measurement can show. A mother who is there already cannot be seen to improve, however much she does.

# %% [markdown] tags=["glossary"]
# ## cluster
#
# Mothers who belong together and so tend to answer alike: of one ward, one midwife, one village. Where whole clusters get the treatment or do not, counting their mothers as independent makes p too small and intervals too narrow.

# %% [markdown] tags=["glossary"]
# ## confidence interval
#
# A range of sizes that go together with the data. Of many studies made in the same way, about 95 in 100 would have a 95% interval that holds the true size, if the mothers are independent and the method's other conditions hold. It is not the range in which the true size lies with a probability of 95%.

# %% [markdown] tags=["glossary"]
# ## confounding
#
# Something else goes together with the treatment, without being its effect, and changes the outcome as well: time, the ward, the mother's wish. Its effect cannot be told from that of the treatment. Dividing by lot balances such things on average.

# %% [markdown] tags=["glossary"]
# ## continuity correction
#
# The rank statistic is pulled half a point towards its middle before a p-value is read off the bell curve. That is half a step where the statistic moves by 1, as it does without ties. With two words it moves in larger steps, and half a point is far less than half a step. R corrects so where it uses the curve; SPSS does not in its Wilcoxon and Mann-Whitney tests, but does in other tables.

# %% [markdown] tags=["glossary"]
# ## control group
#
# Mothers in a study who do not get the treatment but are measured in the same way. If they are comparable with the treated mothers, what happens to them estimates what would have happened to those without it. In study two, 10 mothers are the control group.

# %% [markdown] tags=["glossary"]
# ## cross table
#
# A table that counts two columns together. Each row is a level of one column, each table column is a level of the other, and each box says how many mothers are both.

# %% [markdown] tags=["glossary"]
# ## dropout
#
# A mother who was in the study at the start and is not there at the end. Those who stay may differ from those who leave, so a report counts both, by group, and says why they left.

# %% [markdown] tags=["glossary"]
# ## false alarm
#
# A significant result in a world where the null hypothesis holds, also called a type I error. Alpha is the share of false alarms that one accepts.

# %% [markdown] tags=["glossary"]
# ## Fisher exact test
#
# A test for a yes/no outcome in two groups. It keeps all totals as they are, deals the outcomes out to the mothers in every possible way, and gives the share of deals that are at least as extreme as the data. It never gives more false alarms than alpha, and in small groups far fewer, which costs power.

# %% [markdown] tags=["glossary"]
# ## fragility index
#
# A count for a significant comparison of two groups with a yes/no outcome. Mothers of the group that does worse are given the better outcome, one after the other. The index is the number of mothers it takes until the p of Fisher's exact test is above 0.05.

# %% [markdown] tags=["glossary"]
# ## frequency table
#
# A table that lists each level of one column, how many mothers have it, and what percentage of all mothers that is.

# %% [markdown] tags=["glossary"]
# ## intervention group
#
# The mothers in a study who get the treatment. In study two, 10 mothers were massaged.

# %% [markdown] tags=["glossary"]
# ## Mann-Whitney test
#
# A test for two groups of independent mothers. It ranks all mothers together and asks whether the ranks of one group are higher than dealing the ranks out like cards would make them. It compares medians only if both groups have the same shape.

# %% [markdown] tags=["glossary"]
# ## McNemar test
#
# A test for the same yes/no question asked twice of the same mothers. It uses only the mothers whose answer changed. In its exact form it gives the same p-value as the sign test.

# %% [markdown] tags=["glossary"]
# ## mid-p
#
# An exact p-value in which the result seen counts only half. It is less cautious than the exact p, has more power, and may give slightly more false alarms than alpha.

# %% [markdown] tags=["glossary"]
# ## midrank
#
# The rank that tied mothers share: the middle of the places they stand on. Two mothers on places 2 and 3 both get 2.5.

# %% [markdown] tags=["glossary"]
# ## multiplicity
#
# Many outcomes, subgroups, looks or procedures in one study. Each is one more chance for a false alarm, so a p-value below 0.05 among many means less than one that was planned alone.

# %% [markdown] tags=["glossary"]
# ## NICU
#
# The intensive care unit for newborn babies, short for neonatal intensive care unit.

# %% [markdown] tags=["glossary"]
# ## normal approximation
#
# A smooth bell curve used in place of the exact null distribution. It is quick and close for large samples. For small samples or many ties it can be far off. SPSS prints it as *Asymp. Sig.*

# %% [markdown] tags=["glossary"]
# ## null distribution
#
# All the values that a test statistic can take if the null hypothesis holds, each with its probability. The p-value is read from its tails.

# %% [markdown] tags=["glossary"]
# ## null hypothesis
#
# The world in which nothing pushes the data in either direction. For mothers seen before and after: every change is as likely to go up as down, each mother for herself. It is also written H0. It is a measuring stick and not a belief.

# %% [markdown] tags=["glossary"]
# ## number needed to treat
#
# How many mothers must be treated, on average, for one more to have the good outcome: 1 divided by the risk difference. With 70 points it is about 1.4 mothers.

# %% [markdown] tags=["glossary"]
# ## outcome
#
# What a study measures in order to see whether the treatment helped. In study one it is one of two words, *less fluent* or *fluent*.

# %% [markdown] tags=["glossary"]
# ## oxytocin massage
#
# A massage along the back, on both sides of the spine. It is meant to help the body let go of the hormone oxytocin, which makes the milk flow.

# %% [markdown] tags=["glossary"]
# ## p-value
#
# The probability, if the null hypothesis holds, of data at least as extreme as the data seen. It is not the probability that the null hypothesis is true, and it does not measure how large an effect is.

# %% [markdown] tags=["glossary"]
# ## percentage point
#
# The step from one percentage to another. From 64% to 68% is 4 percentage points.

# %% [markdown] tags=["glossary"]
# ## population
#
# All the mothers whom a study wants to speak about. A study sees only some of them: its sample.

# %% [markdown] tags=["glossary"]
# ## post partum
#
# The time after a birth.

# %% [markdown] tags=["glossary"]
# ## power
#
# The probability that a study will give a significant result in a stated test, worked out before it begins for an effect of a stated size. On the whole it grows with the number of mothers and with the size of the effect. Books also write it as 1 − β.

# %% [markdown] tags=["glossary"]
# ## purposive sample
#
# Mothers whom the researcher chose because they fitted the study. Nobody drew lots. So they may differ from other mothers in ways that nobody wrote down.

# %% [markdown] tags=["glossary"]
# ## random allocation
#
# Lots decide which mother gets the treatment. Before the treatment the groups then differ by chance alone.

# %% [markdown] tags=["glossary"]
# ## random sampling
#
# Lots decide which mothers of the population are in the study. The sample then differs from the population by chance alone.

# %% [markdown] tags=["glossary"]
# ## rank
#
# A mother's place when all are lined up from the smallest value to the largest. The smallest gets rank 1.

# %% [markdown] tags=["glossary"]
# ## rank-biserial correlation
#
# A size of effect between -1 and 1. For mothers measured twice, it is the signed-rank sum upwards minus the one downwards, divided by both together. For two groups, it is the share of pairs that the first group wins minus the share that it loses.

# %% [markdown] tags=["glossary"]
# ## reconstructed data
#
# Rows that were put together from published totals. Each column keeps the totals that the paper prints. How the columns go together for one mother was not published and is invented, except where the totals leave only one way. For before and after they do so in both studies.

# %% [markdown] tags=["glossary"]
# ## regression to the mean
#
# Mothers who are chosen because one measurement was very low tend to measure higher the next time, with no treatment at all. Part of the low measurement was a bad day, and a bad day need not come back.

# %% [markdown] tags=["glossary"]
# ## risk difference
#
# The share of mothers with the outcome in one group minus the share in the other group. 100% against 30% is a risk difference of 70 percentage points.

# %% [markdown] tags=["glossary"]
# ## risk ratio
#
# The share of mothers with the outcome in one group divided by the share in the other. 60% against 30% is a risk ratio of 2. It does not say how many mothers that is.

# %% [markdown] tags=["glossary"]
# ## sample
#
# The mothers whom a study really measured. In study one there are 25.

# %% [markdown] tags=["glossary"]
# ## seed
#
# A number that a computer starts from when it draws at random. The same seed gives the same draws, so that anybody can repeat them.

# %% [markdown] tags=["glossary"]
# ## sign test
#
# A test that counts how many mothers went up and how many went down, and compares this with coins. Mothers who did not change are set aside.

# %% [markdown] tags=["glossary"]
# ## signed-rank sum
#
# The sum of the ranks of the mothers who went up. It is written W+. The sum for the mothers who went down is written W-. Together they make the sum of all the ranks.

# %% [markdown] tags=["glossary"]
# ## significant
#
# A result is called significant when its p-value is not above alpha. The word does not mean large, important or true. And a result that is not significant does not show that nothing happens.

# %% [markdown] tags=["glossary"]
# ## tie
#
# Two or more mothers with the same value, or with the same size of change. They share a midrank. In SPSS's Wilcoxon table the row *Ties* is something else: mothers who did not change.

# %% [markdown] tags=["glossary"]
# ## tie correction
#
# A smaller spread for a rank statistic when values are tied, as it should be. Without it z is too close to 0, and p is too large.

# %% [markdown] tags=["glossary"]
# ## two-sided
#
# A two-sided p-value counts surprises in both directions, up and down; SPSS calls it *two-tailed*. A one-sided p-value counts one direction only. That direction must be chosen before anybody has seen the data.

# %% [markdown] tags=["glossary"]
# ## U
#
# The statistic of the Mann-Whitney test. Pair each mother of the first group with each mother of the second, and count the pairs in which the first mother has the higher value. A tied pair counts half.

# %% [markdown] tags=["glossary"]
# ## unconditional test
#
# A test for a yes/no outcome in two groups, such as Barnard's or Boschloo's, that does not hold the total of good outcomes fixed. It keeps the promise of alpha as Fisher's test does, and usually has more power.

# %% [markdown] tags=["glossary"]
# ## Wilcoxon signed-rank test
#
# A test for mothers measured twice. It ranks the sizes of their changes, adds up the ranks of those who went up, and compares that sum with what coins would give. It takes for granted that the mothers are independent and that, if nothing pushes, a gain is as likely as a loss of the same size.

# %% [markdown] tags=["glossary"]
# ## z
#
# How far a test statistic is from its middle, counted in standard deviations of its null distribution. SPSS reads its approximate p-value from z.
