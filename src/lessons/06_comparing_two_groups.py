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

# %% [markdown] tags=["objectives"]
# # 06 Comparing two groups
#
# **About 45 minutes.** You need lessons 02 and 05. You may stop after each round and go on another day.
#
# After this lesson you can
#
# 1. do a Mann-Whitney test by hand: count pairs, or add up ranks,
# 2. explain with cards where its p-value comes from, and what the cards take for granted,
# 3. say why the Mann-Whitney test and Fisher's test give the same exact p when the outcome is one of two words and the groups are of the same size, and why it is no test of medians,
# 4. report the size of a difference in points, as a ratio and as a number of mothers, each with its interval,
# 5. say what happens to p-values when there is no difference at all.

# %% tags=["setup"]
import midwifery_stats as ms
ms.use_language("en")

# %% [markdown] tags=["study"]
# ## One question, one comparison
#
# {{group}} mothers were massaged, and {{massaged}} reached *sufficient* milk. {{group}} were not massaged, and {{control}} reached it. Could lots alone do that? And how large is the difference?
#
# All {{n_two}} began with *insufficient*. So it is enough to compare *after* in the two groups.

# %% tags=["study"]
study = ms.load_study("bontang")
massaged = study.mothers.loc[study.mothers["group"] == "intervention", "after"]
control = study.mothers.loc[study.mothers["group"] == "control", "after"]

# %% tags=["study"]
ms.show(ms.cross_table(study.mothers["group"], study.mothers["after"]))

# %% [markdown] tags=["study"]
# ## Eight mothers first
#
# We begin with eight made-up mothers and millilitres. Four were massaged, four were not.
#
# All eight stand in one line, from the least milk to the most, and get their ranks. Two of them have {{50}} ml. They share places {{3}} and {{4}}, so each gets {{3.5|1}}. In the table the massaged mothers are called *first*, and the others *second*.

# %% tags=["study"]
ml_massaged = [50, 70, 60, 90]
ml_control = [40, 55, 50, 30]
ms.show(ms.group_ranks(ml_massaged, ml_control))

# %% [markdown] tags=["study"]
# There is another way to see it. Put each massaged mother beside each control mother. That gives {{len(ml_massaged)}} times {{len(ml_control)}}, which is {{len(ml_massaged) * len(ml_control)}} pairs. In each pair, ask who has more milk.
#
# The massaged mother with {{50}} ml has more than {{40}} and more than {{30}}, less than {{55}}, and as much as {{50}}. That makes {{2}} pairs and a half. The other three massaged mothers have more than all four control mothers: {{4}} pairs each. Together {{u_of([50], ml_control)|1}} + {{4}} + {{4}} + {{4}} = {{u_of(ml_massaged, ml_control)|1}}.
#
# This number is called [U](glossary.ipynb#U). Of {{len(ml_massaged) * len(ml_control)}} pairs, the massaged mothers win {{u_of(ml_massaged, ml_control)|1}}, with each draw counted as one half. The test built on it is the [Mann-Whitney test](glossary.ipynb#Mann-Whitney-test).
#
# The ranks give the same: the massaged ranks add up to {{u_of(ml_massaged, ml_control) + 10|1}}. The four lowest places would add up to {{1}} + {{2}} + {{3}} + {{4}} = {{1 + 2 + 3 + 4}}. And {{u_of(ml_massaged, ml_control) + 10|1}} - {{10}} = {{u_of(ml_massaged, ml_control)|1}}.

# %% [markdown] tags=["predict"]
# ## Round 1: pairs of mothers
#
# Now study two: {{group}} massaged mothers, {{group}} others, {{group**2}} pairs. A pair is won by the mother with the better word. A pair with the same word counts one half.

# %% tags=["predict"]
ms.predict("06-hundred-pairs")

# %% [markdown] tags=["run"]
# ## Run

# %% tags=["run"]
test = ms.mann_whitney(massaged, control)
print(test.statistic)

# %% [markdown] tags=["compare"]
# ## Compare
#
# Each of the {{massaged}} massaged mothers has *sufficient*. She wins against the {{group - control}} control mothers with *insufficient*: that makes {{massaged * (group - control)}} pairs. Against the {{control}} with *sufficient* she draws: {{massaged * control}} halves, which is {{massaged * control // 2}}. U is {{u}} of {{group**2}}.
#
# If massage made no difference and lots had divided the mothers, U would be {{group**2 // 2}} on average.

# %% tags=["compare"]
ms.compare("06-hundred-pairs")

# %% [markdown] tags=["vary"]
# ## Win more pairs
#
# Back to the eight mothers with millilitres. The next cell works out U for them. You can change the numbers in it.
#
# 1. Change {{90}} to {{900}}, as if somebody had slipped a key. Does U change?
# 2. Put {{90}} back, and change the {{50}} of the massaged mothers to {{55}}. Which pairs are different now?
#
# <details><summary>What you should find</summary>
#
# With {{900}}, U is still {{u_of([50, 70, 60, 900], ml_control)|1}}: that mother had won all her pairs already. With {{55}} it is {{u_of([55, 70, 60, 90], ml_control)|1}}: she wins against {{50}} now, and draws with {{55}}.
#
# </details>

# %% tags=["vary", "change"]
print(ms.mann_whitney([50, 70, 60, 90], [40, 55, 50, 30]).statistic)

# %% [markdown] tags=["reflect"]
# ## Think for a minute
#
# Someone says: "The massaged mothers had {{mean(ml_massaged)|1}} ml on average and the others {{mean(ml_control)|2}} ml. Why count pairs?" What does counting pairs do that an average cannot?
#
# <details><summary>One possible answer</summary>
#
# Counting pairs also works with words, where no average exists. And one mistyped number, such as {{900}}, moves the average a long way and U not at all. It has a price: U does not say how many millilitres lie between the groups.
#
# Nor does it compare the *medians*, the millilitres of the middle mother, although some programs print them beside it. The test asks whether one group tends to have more. Two groups can have the same median and still differ in U, or the other way round. Only if both groups have the same *shape* and one is just moved along, the move is also the difference of their medians. With two words there is no shape to speak of.
#
# </details>

# %% [markdown] tags=["predict"]
# ## Round 2: what would cards do?
#
# In lesson 02 coins stood for a world in which nothing pushes. For two groups we need another picture.
#
# Take {{n_two}} cards, one for each mother. On {{massaged + control}} of them stands *sufficient*, on {{n_two - massaged - control}} *insufficient*. Suppose that massage changes nothing: each mother would have had her word in either group. Shuffle the cards and deal {{group}} to each group.
#
# That is the null hypothesis for two groups. It takes for granted that each mother is a card of her own: the mothers are independent. In the study all {{n_two - massaged - control}} cards with *insufficient* lay in the control group.

# %% tags=["predict"]
ms.predict("06-cards")

# %% [markdown] tags=["run"]
# ## Run
#
# {{n_two}} cards can be dealt to two groups of {{group}} in {{comb(20, 10)|,}} ways. The next cell shows how often each U comes up. The cell after it prints the p-value as a fraction.

# %% tags=["run"]
ms.show(test.null)

# %% tags=["run"]
print(test.exact_fraction())

# %% [markdown] tags=["compare"]
# ## Compare
#
# In {{p_between * comb(20, 10) / 2}} of the {{comb(20, 10)|,}} ways, all {{n_two - massaged - control}} *insufficient* cards lie in the control group. In another {{p_between * comb(20, 10) / 2}} ways they all lie in the massaged group, which is just as extreme. {{p_between * comb(20, 10)}} of {{comb(20, 10)|,}} is {{p_between}}, or about {{p_between|3}}.
#
# The picture has only eight bars: with {{massaged + control}} cards of one kind and {{n_two - massaged - control}} of the other, U can be {{group**2 - u}}, {{25}}, {{35}} and so on up to {{u}}. The outer two are too low to see.

# %% tags=["compare"]
ms.compare("06-cards")

# %% [markdown] tags=["compare"]
# ## Two names, one answer
#
# You have just done a second test without noticing. Dealing cards with two words on them is [Fisher's exact test](glossary.ipynb#Fisher-exact-test). With two words, Mann-Whitney and Fisher deal the same cards. In two groups of the same size they also agree on which deals are as extreme, so they give the same p.

# %% tags=["compare"]
print(ms.fisher_exact(massaged, control).exact_fraction())

# %% [markdown] tags=["vary"]
# ## Deal the cards yourself
#
# The lab has the {{n_two}} cards of study two. It shuffles and deals them.
#
# 1. Press *Deal once* a few times. How many *insufficient* cards land in the control group?
# 2. Press *Deal 1000 times*. The bars of your deals grow towards the exact picture.
# 3. How often do all {{n_two - massaged - control}} land in one group? The exact answer is {{1}} deal in {{p_between.denominator}}.

# %% tags=["vary"]
ms.CardLab(study, seed=1)

# %% [markdown] tags=["reflect"]
# ## Think for a minute
#
# The cards were dealt *as if by lot*, one by one. But the paper does not say how the mothers were divided. What does that do to the p-value?
#
# <details><summary>One possible answer</summary>
#
# The number {{p_between}} is right for a world in which lots divided single mothers and massage changes nothing. If somebody divided them in another way, a small p can also come from that: perhaps more days had passed since the birth for the massaged mothers, or they shared a ward.
#
# The p-value speaks against "lots and nothing else". It does not say which part of that is wrong.
#
# </details>

# %% [markdown] tags=["predict"]
# ## Round 3: how large is the difference?
#
# A p-value is not a size. The size here is easy: {{100}}% minus {{100 * control // group}}%, which is {{100 * (massaged - control) // group}} percentage points. This is the [risk difference](glossary.ipynb#risk-difference). Where an outcome is rare, the points are always few, so papers also print the ratio of the two shares, the [risk ratio](glossary.ipynb#risk-ratio).
#
# But that is the difference in this sample. How large could it be among all mothers like these? A confidence interval says which values fit the data.

# %% tags=["predict"]
ms.predict("06-interval")

# %% [markdown] tags=["run"]
# ## Run

# %% tags=["run"]
ms.show(ms.risk_difference(10, 10, 3, 10))

# %% tags=["run"]
ms.show(ms.risk_ratio(10, 10, 3, 10))

# %% tags=["run"]
ms.show(ms.number_needed_to_treat(10, 10, 3, 10))

# %% [markdown] tags=["compare"]
# ## Compare
#
# The first interval goes from {{100 * difference.low|0}} to {{100 * difference.high|0}} percentage points. So these data fit a difference that changes nearly everything, and one that is less than half as large as the {{100 * (massaged - control) // group}} points seen. {{n_two}} mothers cannot say more.
#
# The 95% belongs to the method. Suppose that many studies each make such an interval. In about {{95}} of {{100}} studies it holds the true difference, and in about {{5}} it misses it. Nobody knows which kind one's own study is.
#
# The second number says the same as a ratio: {{100}}% is {{massaged / control|1}} times {{100 * control // group}}%. Say which one you mean: "{{massaged / control|1}} times as many" and "{{100 * (massaged - control) // group}} points more" sound very different.
#
# The third turns the points into mothers. If {{100 * (massaged - control) // group}} of {{100}} more mothers reach it with massage, one has to massage about {{group / (massaged - control)|1}} mothers, on average, for one more to reach it. That is the [number needed to treat](glossary.ipynb#number-needed-to-treat). Its interval comes from the first one: from {{1 / difference.high|1}} to {{1 / difference.low|1}} mothers. The first two describe the groups. This one also supposes that massage makes the difference.
#
# Programs also print a [rank-biserial](glossary.ipynb#rank-biserial-correlation): the share of pairs won minus the share of pairs lost, {{u}} against {{group**2 - u}} of {{group**2}}, which is {{(2 * u - group**2) / group**2|2}}. With two words it is the risk difference again.

# %% tags=["compare"]
ms.compare("06-interval")

# %% [markdown] tags=["compare"]
# ## A sentence for a thesis
#
# Counts first, then the size with its interval, then p with the name of the procedure.
#
# *Sufficient milk was reached by {{massaged}} of {{group}} massaged mothers and by {{control}} of {{group}} mothers without massage: a difference of {{100 * (massaged - control) // group}} percentage points (95% confidence interval from {{100 * difference.low|0}} to {{100 * difference.high|0}}, Newcombe's method; exact two-sided Mann-Whitney test, ties counted, p = {{p_between|3}}).*

# %% [markdown] tags=["vary"]
# ## More mothers, same percentages
#
# The next cell shows the interval again. The four numbers are: how many reached *sufficient* and how many there were, with massage and then without.
#
# 1. Change the numbers to {{20}}, {{20}}, {{6}}, {{20}}. The percentages are the same. What happens to the interval?
# 2. Put in {{6}}, {{10}}, {{5}}, {{10}}: the groups A and B of lesson 05. Is {{0}} inside the interval? Are {{30}} points inside?
#
# <details><summary>What you should find</summary>
#
# With {{20}} in each group it goes from {{100 * newcombe(20, 20, 6, 20)[0]|0}} to {{100 * newcombe(20, 20, 6, 20)[1]|0}} points. More mothers, a narrower interval. For A and B it goes from {{100 * newcombe(6, 10, 5, 10)[0]|0}} to {{100 * newcombe(6, 10, 5, 10)[1]|0}}. So {{0}} fits, and {{30}} points fit as well.
#
# </details>

# %% tags=["vary", "change"]
ms.show(ms.risk_difference(10, 10, 3, 10))

# %% [markdown] tags=["reflect"]
# ## Think for a minute
#
# The interval for A and B includes {{0}}. A student writes: "So A and B do not differ." What do you tell her?
#
# <details><summary>One possible answer</summary>
#
# They do differ in the sample, by one mother in ten. For all mothers like these, {{0}} fits the data, and {{100 * newcombe(6, 10, 5, 10)[1]|0}} points fit as well. The interval says how much is still open. It does not pick out the {{0}}.
#
# </details>

# %% [markdown] tags=["predict"]
# ## Round 4: when nothing is there
#
# One more thing about p. Imagine that massage does nothing. With or without it, {{100 * control // group}}% of mothers reach *sufficient* milk. Now {{1000}} midwives do the study, each with {{group}} and {{group}} mothers of her own.

# %% tags=["predict"]
ms.predict("06-nothing-there")

# %% [markdown] tags=["run"]
# ## Run
#
# The computer draws {{1000}} studies from this world and calculates the exact p of the Mann-Whitney test for each. Each dot is one study.

# %% tags=["run"]
ms.show(ms.draw_studies(0.3, 0.3, first_size=10, second_size=10, studies=1000, seed=1))

# %% [markdown] tags=["compare"]
# ## Compare
#
# Nothing is there, and {{false_alarms_drawn()}} of the {{1000}} studies still print an exact p below 0.05. Each of these is a [false alarm](glossary.ipynb#false-alarm), in statistics books a *type I error*. With the line at 0.05 an exact test promises no more than {{5}} false alarms in {{100}} studies, on average.
#
# Here there are far fewer, about {{power(group, 0.3, 0.3)|0}} in {{100}}. Groups this small have few possible results, so p moves in large steps, and seldom comes to lie just below the line. The exact Mann-Whitney test, which is Fisher's test here, keeps its promise with room to spare. Such a test is called *conservative*. Lesson 08 shows what that costs.
#
# Look at how widely the p-values spread, although the truth is the same in each study. A single p-value is one dot of these.

# %% tags=["compare"]
ms.compare("06-nothing-there")

# %% [markdown] tags=["vary"]
# ## Choose the truth
#
# The lab starts from the same world, before any study is drawn. You choose what is true.
#
# 1. Press *Draw one* a few times, and read the sentence in bold. Then press *Draw a thousand*. How many false alarms are there?
# 2. Set *Truth with massage, %* to 60. The same mothers are asked again. In which share of the studies is the exact p below 0.05 now?
# 3. Set *Mothers with massage* and *Mothers without* to 30. What happens to that share?
#
# <details><summary>What you should find</summary>
#
# Without a difference, about {{power(group, 0.3, 0.3)|0}} study in {{100}} is a false alarm. With {{60}}% against {{30}}%, only about {{power(group, 0.6, 0.3)|0}} studies of {{100}} have an exact p of the Mann-Whitney test below 0.05. With {{30}} mothers in each group it is about {{power(30, 0.6, 0.3)|0}} of {{100}}. The table in the lab has these shares exactly.
#
# </details>

# %% tags=["vary"]
ms.SamplingLab(0.3, 0.3, first_size=10, second_size=10, seed=1)

# %% [markdown] tags=["reflect"]
# ## Think for a minute
#
# With a true {{60}}% against {{30}}%, most studies of {{group}} and {{group}} mothers end above 0.05. One of those midwives writes: "Massage has no effect." What would you tell her?
#
# <details><summary>One possible answer</summary>
#
# Her study was too small: even a difference this large mostly ends above 0.05. Most of her colleagues' studies did too. She should report her counts and the interval, so that the reader sees how much is still open. Lesson 08 shows how many mothers would have been enough.
#
# </details>

# %% [markdown] tags=["exercises"]
# ## Exercises

# %% tags=["exercises"]
ms.exercise("06-count-pairs")

# %% tags=["exercises"]
ms.exercise("06-what-is-dealt")

# %% tags=["exercises"]
ms.exercise("06-read-interval")

# %% tags=["exercises"]
ms.exercise("06-false-alarms")

# %% tags=["exercises"]
ms.exercise("06-medians")

# %% tags=["exercises"]
ms.exercise("06-one-more-mother")

# %% tags=["recap"]
ms.closing("06")

# %% [markdown] tags=["recap"]
# ## What you did
#
# 1. You counted pairs: of {{group**2}} pairs the massaged mothers win {{u}}, draws counted as halves. That is U.
# 2. You dealt {{n_two}} cards: {{p_between * comb(20, 10)}} of {{comb(20, 10)|,}} ways are as extreme as the data, which is {{p_between}}. Each mother was a card of her own.
# 3. With two words, Mann-Whitney and Fisher deal the same cards. In groups of the same size they give the same exact p. The test compares pairs, not medians.
# 4. The difference is {{100 * (massaged - control) // group}} percentage points, and values from {{100 * difference.low|0}} to {{100 * difference.high|0}} fit the data. That is one mother more for every {{group / (massaged - control)|1}} massaged, if massage did it.
# 5. You saw {{1000}} studies of a world with no difference. A few are below 0.05, and they are false alarms.
#
# Next: [07 Same data, many answers](07_same_data_many_answers.ipynb).
