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
# # 03 What one group cannot show
#
# **About 45 minutes.** You need lesson 02.
#
# After this lesson you can
#
# 1. say why a tiny p-value in one group does not show what caused the change,
# 2. recognise a ceiling, and say what it hides,
# 3. say what is lost when a measuring cup is turned into two words,
# 4. explain why mothers chosen because they were low rise, on average, the next day without any help.

# %% tags=["setup"]
import midwifery_stats as ms
ms.use_language("en")

# %% [markdown] tags=["study"]
# ## Where we are
#
# Study one had one group. {{n_one}} mothers were seen before the massage and again after it. {{improved}} improved, nobody got worse, and the exact p of the Wilcoxon test is {{coins(improved)}}.
#
# With coins alone, all {{improved}} changes go the same way, up or down, once in {{coins(improved).denominator|,}} such studies. So it is hard to believe that nothing pushed the mothers upwards. The authors conclude that it was the massage, and their discussion also names the family's support and what a mother eats. In this lesson we look for all the things that can push.
#
# Nothing here says that the massage does not work. The question is smaller: what can *this design* show?

# %% tags=["study"]
study = ms.load_study("bekasi")
before, after = study.mothers["before"], study.mothers["after"]
ms.show(study)

# %% [markdown] tags=["predict"]
# ## Round 1: a study without any massage
#
# Milk comes in by itself. In most mothers that happens in the first days after the birth. A mother seen on day 1 and again on day 3 has often moved from little milk to plenty, whatever was done to her in between.
#
# How long was it between the two looks of study one? The methods part says: {{first_number('bekasi-020')}} hours after the massage. The discussion speaks of {{first_number('bekasi-126')}} days of massage. Two hours give milk little time to come in. Two days give it a lot.
#
# Now imagine a study of {{n_one}} mothers who get no massage at all. All {{n_one}} begin as *less fluent*. {{12}} improve, because time passes. {{n_one - 12}} stay as they were. These mothers are made up.

# %% tags=["predict"]
ms.predict("03-time-alone")

# %% [markdown] tags=["run"]
# ## Run
#
# In the next cell 0 is *less fluent* and 1 is *fluent*. `[1] * 12` is a short way to write twelve ones.

# %% tags=["run"]
no_massage_before = [0] * 25
no_massage_after = [1] * 12 + [0] * 13
ms.show(ms.wilcoxon_signed_rank(no_massage_before, no_massage_after))

# %% [markdown] tags=["compare"]
# ## Compare
#
# The exact p-value of the Wilcoxon test is {{coins(12)}}, and that is below 0.001. Nobody was massaged.
#
# The test did its work. It asked whether changes up and changes down are equally likely, and they were not. Time pushed. The test cannot read a label that says *time* or *massage*.
#
# There is one thing more. All {{n_one}} mothers began with the lower word. None of them *could* get worse, so no coin of theirs could land on tails. When all mothers begin at the lower word, "ups and downs are equally likely" is false before anything is done, and a small p says only that somebody rose.

# %% tags=["compare"]
ms.compare("03-time-alone")

# %% [markdown] tags=["compare"]
# ## How often would that happen?
#
# Study two had a group without massage. All of them began with the lower word. There, {{control}} of {{group}} mothers improved by day {{late}}. Suppose that {{100 * control // group}}% is the truth for such mothers. Then how often would the exact Wilcoxon test give p < 0.05 in a study of {{n_one}} of them?
#
# The next cell goes through all the results that such a study can have. It adds up how likely those with p below 0.05 are, and prints that as a percentage.

# %% tags=["compare"]
round(100 * ms.power_pairs(25, improve=0.3, method="exact"))

# %% [markdown] tags=["compare"]
# {{power(n_one, 0.3)|0}}%. About {{8}} in {{10}} such studies would print a p-value below 0.05 in the exact Wilcoxon test, and no mother in them was massaged. When time helps this many mothers, a before-and-after study of this size usually "works".
#
# What comes together with the treatment, without being its effect, and changes the outcome as well is called a [confounder](glossary.ipynb#confounding). Here the confounder is time.

# %% [markdown] tags=["vary"]
# ## How much help does time need?
#
# The lab starts from the {{12}} of {{n_one}} mothers who improved without massage.
#
# 1. Lower *Improved* step by step. What is the smallest number of mothers that keeps the exact p of the Wilcoxon test below 0.05?
# 2. Stay there, and set *Got worse* to 1. Now how many must improve?
# 3. Does the lab tell you anywhere *why* the mothers improved?
#
# <details><summary>What you should find</summary>
#
# {{6}} improved mothers are enough: p is {{coins(6)|3}}. With {{1}} mother who got worse it takes {{8}}: p is {{coins(8, 1)|3}}. Nothing in the lab can say why.
#
# </details>

# %% tags=["vary"]
ms.PairsLab(no_massage_before, no_massage_after)

# %% [markdown] tags=["reflect"]
# ## Think for a minute
#
# You may run study one again, and you may change one thing. What do you add?
#
# <details><summary>One possible answer</summary>
#
# A second group of mothers at the same place, in the same days after the birth, without massage. Who is in which group is decided by lot. Time works on both groups. If the massaged group improves by more than lots alone would easily give, time alone explains it badly.
#
# It also helps if the person who judges the milk does not know who was massaged. That is called [blinding](glossary.ipynb#blinding). The mothers themselves cannot be blinded here: they know whether they were massaged, and hope may do a part.
#
# </details>

# %% [markdown] tags=["predict"]
# ## Round 2: a cup turned into two words
#
# The paper says that milk was collected in a measuring cup. A cup gives millilitres. The paper reports two words: *less fluent* and *fluent*. It does not say how many millilitres lie between them.
#
# Here are eight made-up mothers, in millilitres. Suppose that *fluent* means {{50}} ml or more. The next cell shows their changes with their ranks.

# %% tags=["predict"]
ml_before = [40, 45, 48, 30, 20, 60, 55, 35]
ml_after = [55, 52, 51, 48, 45, 90, 80, 49]
ms.show(ms.signed_ranks(ml_before, ml_after))

# %% tags=["predict"]
ms.predict("03-cup-or-words")

# %% [markdown] tags=["run"]
# ## Run: the millilitres first, then the words
#
# In the second of the next two cells, `ml >= 50` asks of each mother: did she have {{50}} ml or more? In the picture 1 is *yes*, so *fluent*, and 0 is *no*.

# %% tags=["run"]
ms.show(ms.wilcoxon_signed_rank(ml_before, ml_after))

# %% tags=["run"]
fluent_before = [ml >= 50 for ml in ml_before]
fluent_after = [ml >= 50 for ml in ml_after]
ms.show(ms.wilcoxon_signed_rank(fluent_before, fluent_after))

# %% [markdown] tags=["compare"]
# ## Compare
#
# In millilitres, all eight mothers went up, and the exact p of the Wilcoxon test is {{coins(len(ml_before))}}. In words, only three changed, and p is {{coins(crossing(ml_before, ml_after, 50))}}. The mothers are the same. Making two words of a measurement is called *dichotomising*.
#
# Look at mother 3. She went from {{ml_before[2]}} to {{ml_after[2]}} ml. That is {{changes(ml_before, ml_after)[2]}} ml more, and she counts as improved, because she crossed the line.
#
# Look at mother 5. She went from {{ml_before[4]}} to {{ml_after[4]}} ml. That is {{changes(ml_before, ml_after)[4]}} ml more, and in words she did not change at all.
#
# And look at mother 6. She went from {{ml_before[5]}} to {{ml_after[5]}} ml, the largest gain of all. She was *fluent* before, so the words had no room for her. This is a [ceiling](glossary.ipynb#ceiling).

# %% tags=["compare"]
ms.compare("03-cup-or-words")

# %% [markdown] tags=["compare"]
# ## The ceiling in study one
#
# After the massage, {{n_one}} of {{n_one}} mothers were *fluent*. Everybody stands at the ceiling.
#
# {{stayed}} mothers were there from the start. For them the words allowed two things only: to stay, or to get worse. And for the other {{improved}} we know that they crossed the line, but not by how much. One drop over the line and a full cup are the same word.
#
# A share of {{100}}% does not mean that every mother in the world would be *fluent* after a massage. It means that in a sample of {{n_one}}, nobody was not.
#
# The share of *fluent* mothers went from {{stayed}} of {{n_one}} to {{n_one}} of {{n_one}}. That is {{100 * stayed // n_one}}% to {{100}}%, or {{100 * improved // n_one}} percentage points up. In all mothers like these, the rise may be smaller or larger. The next cell adds a [confidence interval](glossary.ipynb#confidence-interval): a range of values for all mothers like these that fit the data. Like the test it takes for granted that the mothers are independent, and it thinks of them as drawn from all mothers like these, whatever their word at the start. Lesson 06 comes back to intervals.

# %% tags=["compare"]
ms.show(ms.paired_risk_difference(before, after))

# %% [markdown] tags=["compare"]
# A rise of {{100 * rise(improved, stayed, 0)[0]|0}} to {{100 * rise(improved, stayed, 0)[1]|0}} percentage points fits the data. How much of the rise is the massage's, the interval does not say. It is about the rise, whatever caused it.

# %% [markdown] tags=["vary"]
# ## Move the line
#
# The lab below starts with the two words of the eight mothers, as you have just seen them. Suppose that somebody draws the line at {{45}} ml instead of {{50}}. Then mothers 4, 5 and 8 cross it as well. And mothers 2 and 3, with {{ml_before[1]}} and {{ml_before[2]}} ml, are *fluent* from the start.
#
# 1. Press mothers 4, 5 and 8. They improve now.
# 2. At *A press on a mother changes what she was*, choose *before*. Press mothers 2 and 3. They begin at {{1}} now.
# 3. Read the exact p. The mothers pressed out the same milk as before. Who changed the p-value?
#
# <details><summary>What you should find</summary>
#
# {{crossing(ml_before, ml_after, 45)}} mothers improve, and the exact p of the Wilcoxon test is {{coins(crossing(ml_before, ml_after, 45))|3}}. With the line at {{50}} ml it was {{coins(crossing(ml_before, ml_after, 50))|3}}. Whoever drew the line changed it.
#
# </details>

# %% tags=["vary"]
ms.PairsLab(fluent_before, fluent_after)

# %% [markdown] tags=["reflect"]
# ## Think for a minute
#
# When would two words be the better choice, and what should a paper then say?
#
# <details><summary>One possible answer</summary>
#
# Two words are fine when a decision hangs on them: a baby needs a supplement, or does not. Then the line comes from that decision, and it is drawn before the data are seen.
#
# The paper should say where the line is and who drew it. If millilitres were measured, it should report them too.
#
# </details>

# %% [markdown] tags=["predict"]
# ## Round 3: the lowest on Monday
#
# Many studies choose mothers *because* they have little milk. The abstract of study one says that its population was mothers in trouble with breastfeeding.
#
# Here are twelve made-up mothers. Each pressed out milk on Monday and on Tuesday. Nothing was done in between. Over all twelve mothers the average is {{mean(monday)|1}} ml on both days. But a single mother has more on one day and less on the other.
#
# The lists begin with the six mothers who were lowest on Monday. A study of mothers with little milk would choose these six.

# %% tags=["predict"]
monday = [20, 25, 30, 35, 35, 40, 45, 50, 50, 55, 60, 65]
tuesday = [35, 30, 45, 30, 50, 40, 35, 55, 40, 60, 45, 45]
print("all twelve:", sum(monday) / 12, "then", sum(tuesday) / 12)

# %% tags=["predict"]
ms.predict("03-lowest-six")

# %% [markdown] tags=["run"]
# ## Run
#
# `monday[:6]` takes the first six of the list, and `monday[6:]` the others.

# %% tags=["run"]
print("lowest six: ", round(sum(monday[:6]) / 6, 1), "then", round(sum(tuesday[:6]) / 6, 1))
print("highest six:", round(sum(monday[6:]) / 6, 1), "then", round(sum(tuesday[6:]) / 6, 1))

# %% [markdown] tags=["compare"]
# ## Compare
#
# The lowest six rose from {{mean(monday[:6])|1}} to {{mean(tuesday[:6])|1}} ml. Nobody helped them. The highest six fell from {{mean(monday[6:])|1}} to {{mean(tuesday[6:])|1}} ml. Nobody harmed them.
#
# A mother is among the lowest partly because she has little milk, and partly because Monday was a bad day for her. The little milk stays. The bad day need not come back on Tuesday. So the group drifts towards the middle. This is [regression to the mean](glossary.ipynb#regression-to-the-mean).
#
# Not every mother goes up: mother 4 had {{monday[3]}} ml, then {{tuesday[3]}}. It is the average of the group that drifts. Choose mothers who are low, do nothing at all, and measure again: on average they will have gone up.

# %% tags=["compare"]
ms.compare("03-lowest-six")

# %% [markdown] tags=["vary"]
# ## Choose even lower
#
# The next cell has one number that you can change. It now takes the lowest three mothers instead of the lowest six.
#
# 1. By how much do the lowest three rise? Compare it with the lowest six, who rose by {{mean(tuesday[:6]) - mean(monday[:6])|1}} ml.
# 2. Change {{3}} to {{len(monday)}}, so that nobody is chosen, and run the cell again. What is left of the rise?
#
# <details><summary>What you should find</summary>
#
# The lowest three go from {{mean(monday[:3])|1}} to {{mean(tuesday[:3])|1}} ml, and that is {{mean(tuesday[:3]) - mean(monday[:3])|1}} ml more. The lower you choose, the more they drift back. With all twelve mothers it is {{mean(tuesday)|1}} ml both times: nobody was chosen, so nothing drifts.
#
# </details>

# %% tags=["vary", "change"]
chosen = 3
print(round(sum(monday[:chosen]) / chosen, 1), "then", round(sum(tuesday[:chosen]) / chosen, 1))

# %% [markdown] tags=["reflect"]
# ## Think for a minute
#
# A control group is chosen in the same way, and gets no massage. What happens to *its* average? And why is that useful?
#
# <details><summary>One possible answer</summary>
#
# It goes up as well, by the same drift and the same passing of time. Both push the two groups alike, so what is different between the groups must come from something else: the massage, chance, or another way in which the groups were treated or judged. This is why a control group must be chosen in the same way as the treated group.
#
# </details>

# %% [markdown] tags=["exercises"]
# ## Exercises

# %% tags=["exercises"]
ms.exercise("03-what-it-shows")

# %% tags=["exercises"]
ms.exercise("03-time-enough")

# %% tags=["exercises"]
ms.exercise("03-crossed-the-line")

# %% tags=["exercises"]
ms.exercise("03-hundred-percent")

# %% tags=["exercises"]
ms.exercise("03-chosen-low")

# %% tags=["exercises"]
ms.exercise("03-who-judges")

# %% tags=["exercises"]
ms.exercise("03-one-change")

# %% tags=["recap"]
ms.closing("03")

# %% [markdown] tags=["recap"]
# ## What you did
#
# 1. You saw a study without massage that gives p = {{coins(12)}} in the exact Wilcoxon test. In one group, a small p suggests that something pushed. It does not say what. Where all mothers begin at the lower word, it says even less: nobody could fall.
# 2. You found the ceiling of study one: {{n_one}} of {{n_one}}. It hides how much each mother gained, and {{stayed}} mothers had no room to improve.
# 3. You turned a cup into two words, and the exact p of the Wilcoxon test went from {{coins(len(ml_before))}} to {{coins(crossing(ml_before, ml_after, 50))}} with the same mothers. A gain of {{changes(ml_before, ml_after)[4]}} ml can vanish, and a gain of {{changes(ml_before, ml_after)[2]}} ml can count as success.
# 4. You saw the lowest six rise from {{mean(monday[:6])|1}} to {{mean(tuesday[:6])|1}} ml without help. That is regression to the mean.
#
# Next: [04 Reading study two](04_reading_study_two.ipynb). It has what study one lacks: a control group.
