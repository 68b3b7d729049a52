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
# # 08 How many mothers
#
# **About 40 minutes.** You need lessons 02, 06 and 07.
#
# After this lesson you can
#
# 1. say which p-values a small study can reach at all,
# 2. say in plain words what the power of a study is, and read it off a curve,
# 3. find the number of mothers for a study of your own,
# 4. say how many mothers a result hangs on,
# 5. explain why a large number of mothers does not repair a weak design.

# %% tags=["setup"]
import midwifery_stats as ms
ms.use_language("en")

# %% [markdown] tags=["study"]
# ## The question that comes first
#
# Study one had 25 mothers. Study two had 10 and 10. Neither paper says why it was so many.
#
# "How many mothers do I need?" is the question that every thesis begins with. The answer depends on three things: how large the difference is that you do not want to miss, how many false alarms you allow, and how sure you want to be of noticing the difference.
#
# Before that, there is a simpler question: what can a small study show at all?

# %% tags=["study"]
study = ms.load_study("bontang")
massaged = study.mothers.loc[study.mothers["group"] == "intervention", "after"]
control = study.mothers.loc[study.mothers["group"] == "control", "after"]
ms.show(ms.mann_whitney(massaged, control))

# %% [markdown] tags=["predict"]
# ## Round 1: the smallest p a study can reach
#
# Take the best result that a study can have: with massage all mothers improve, without it none.

# %% tags=["predict"]
ms.predict("08-three-and-three")

# %% [markdown] tags=["run"]
# ## Run

# %% tags=["run"]
for mothers in (3, 4, 5, 10):
    print(mothers, "and", mothers, "mothers: smallest p is", f"{ms.smallest_p_groups(mothers, mothers):.5f}")

# %% [markdown] tags=["compare"]
# ## Compare
#
# Six cards can be dealt to two groups of 3 in 20 ways. The two most extreme ones make 2 of 20, which is 0.1. So with 3 and 3 mothers no result can be below 0.05. The study was decided before it began.
#
# With 4 and 4 it is 2 of 70. That is below 0.05, but only if every single mother does as you hope.
#
# For a before-and-after study you did this with coins in lesson 02. Five changed mothers cannot get below 0.0625. Six can.

# %% tags=["compare"]
ms.compare("08-three-and-three")

# %% [markdown] tags=["predict"]
# ## Round 2: would you notice it?
#
# Suppose this is the truth: without massage 30% of mothers reach *sufficient* milk, and with massage 60%. That would be worth knowing: of every 10 mothers, massage helps 3 more.
#
# You run a study of 10 and 10 mothers. How likely is it that its exact p is below 0.05? This probability is called the [power](glossary.ipynb#power) of the study.

# %% tags=["predict"]
ms.predict("08-power-of-ten")

# %% [markdown] tags=["run"]
# ## Run
#
# The computer goes through all results that 10 and 10 mothers can have. It adds up the probabilities of those with p below 0.05.

# %% tags=["run"]
print(f"{ms.power_groups(10, 10, 0.6, 0.3, method='exact'):.0%}")

# %% [markdown] tags=["compare"]
# ## Compare
#
# 12%. In 88 of 100 such studies the massage really helps, and the study does not notice. Whoever reads "p > 0.05" there as "no effect" is wrong 88 times out of 100.
#
# You saw these studies in lesson 06, in the lab that draws a thousand of them. Power is the share of them below the line.

# %% tags=["compare"]
ms.compare("08-power-of-ten")

# %% [markdown] tags=["run"]
# ## How many are enough?
#
# Many people ask for a power of 80%. The next cell finds the smallest groups that reach it for 60% against 30%.

# %% tags=["run"]
print(ms.smallest_n_groups(0.6, 0.3, power=0.8, method="exact").mothers, "in each group")

# %% tags=["run"]
ms.show(ms.power_curve(0.6, 0.3, sizes=range(3, 61), method="exact"))

# %% [markdown] tags=["compare"]
# 48 mothers in each group, and so 96 in all. That is nearly five times as many as in study two.
#
# The curve has teeth. One mother more can cost a little power. Possible results come in steps, and so do their p-values.
#
# And the number hangs on the truth that you suppose. If massage lifts 30% to 90%, then 12 in each group are enough. If it lifts 30% to 50%, you need 102. So the difficult part is not the calculation. It is to say honestly which difference you expect, and from where you know it.

# %% [markdown] tags=["vary"]
# ## Plan your own study
#
# The curve above is where the lab starts. Both published studies are marked in it.
#
# 1. Find the point for 10 mothers in each group. Then find where the curve reaches 80%.
# 2. Which rates would you suppose for your own ward? Set them. How many mothers do you need?
# 3. Change alpha from 0.05 to 0.01. What does it cost?

# %% tags=["vary"]
ms.SampleSizeLab(0.6, 0.3)

# %% [markdown] tags=["reflect"]
# ## Think for a minute
#
# A student can reach 20 mothers before her thesis is due. She calculates that she needs 96. What can she do that is honest and still useful?
#
# <details><summary>One possible answer</summary>
#
# She can measure in millilitres instead of two words: then each mother tells more. She can write a pilot study, and report counts and an interval and no verdict. She can join with other students and use the same plan in five places. She can choose a question with a larger expected difference.
#
# What she should not do: run the 20, find p above 0.05, and write that massage has no effect.
#
# </details>

# %% [markdown] tags=["predict"]
# ## Round 3: how many mothers does a result hang on?
#
# Study two found 10 of 10 against 3 of 10. Suppose that some of the 7 control mothers with *insufficient* milk had in truth reached *sufficient*: somebody looked on the wrong day, or wrote down the wrong word.

# %% tags=["predict"]
ms.predict("08-fragile")

# %% [markdown] tags=["run"]
# ## Run

# %% tags=["run"]
print(ms.fragility_index(10, 10, 3, 10))

# %% [markdown] tags=["compare"]
# ## Compare
#
# Three mothers. With 6 of 10 instead of 3 of 10 in the control group, p is 0.087. This number is the [fragility index](glossary.ipynb#fragility-index).
#
# Three of twenty is a fair margin for so small a study. But think of the open question of lesson 04: day 5 or day 15? If it concerns more than two mothers, the line can be crossed.
#
# Study one left out 2 of its 27 mothers, or perhaps it did not. When as many mothers are missing as a result hangs on, the missing mothers decide.

# %% tags=["compare"]
ms.compare("08-fragile")

# %% [markdown] tags=["vary"]
# ## Find the three mothers
#
# 1. In the lab, change the outcome of one control mother after the other. After how many does the conclusion change?
# 2. Put them back. Change massaged mothers instead. Is the number the same?

# %% tags=["vary"]
ms.show(ms.mann_whitney(massaged, control))

# %% tags=["vary"]
ms.GroupsLab(study)

# %% [markdown] tags=["predict"]
# ## Round 4: are many mothers enough?
#
# Go back to lesson 03. A before-and-after study without control group, with no massage at all, where 30% of mothers improve by themselves. Make it large: 100 mothers.

# %% tags=["predict"]
ms.predict("08-large-and-weak")

# %% [markdown] tags=["run"]
# ## Run

# %% tags=["run"]
for mothers in (10, 25, 50, 100):
    print(mothers, "mothers:", f"{ms.power_pairs(mothers, improve=0.3, method='exact'):.1%}")

# %% [markdown] tags=["compare"]
# ## Compare
#
# With 100 mothers such a study prints p below 0.05 practically always. Nobody was massaged.
#
# Power is the probability to notice *that something pushes*. A larger study notices it better, and it knows no better what it was. More mothers make chance smaller. They do not make a control group.

# %% tags=["compare"]
ms.compare("08-large-and-weak")

# %% [markdown] tags=["vary"]
# ## The same lab, one group
#
# The next cell shows the curve for one group in which 30% improve by themselves.
#
# 1. In the lab, find study one with its 25 mothers.
# 2. Lower the share to 10%. How many mothers does time need now to look like a treatment?

# %% tags=["vary"]
ms.show(ms.power_curve(0.3, sizes=range(3, 61), method="exact"))

# %% tags=["vary"]
ms.SampleSizeLab(0.3)

# %% [markdown] tags=["reflect"]
# ## Think for a minute
#
# Your teacher says: "Take 30 mothers, 30 is always enough." What do you answer?
#
# <details><summary>One possible answer</summary>
#
# Enough for what? For 30% against 90%, 12 in each group are enough. For 30% against 50%, 30 are far too few. And in one group without control, 30 mothers find time just as well as massage. The number follows from the question. The question does not follow from the number.
#
# </details>

# %% [markdown] tags=["exercises"]
# ## Exercises

# %% tags=["exercises"]
ms.exercise("08-smallest-reachable")

# %% tags=["exercises"]
ms.exercise("08-what-power-is")

# %% tags=["exercises"]
ms.exercise("08-missed")

# %% tags=["exercises"]
ms.exercise("08-not-noticed")

# %% tags=["exercises"]
ms.exercise("08-more-mothers")

# %% tags=["exercises"]
ms.exercise("08-hangs-on")

# %% tags=["exercises"]
ms.exercise("08-after-the-fact")

# %% [markdown] tags=["recap"]
# ## What you did
#
# 1. With 3 and 3 mothers no result gets below 0.1. A study can be decided before it begins.
# 2. Power is how likely a study is to notice a difference that is really there: 12% for 10 and 10 mothers, if 60% and 30% are the truth.
# 3. You found the number for that difference: 48 mothers in each group, and you read it off a curve with teeth.
# 4. The result of study two hangs on 3 mothers.
# 5. 100 mothers without a control group find time as well as massage. Numbers do not repair a design.
#
# You have reached the end of the published studies. In the next lesson the study will be your own.
