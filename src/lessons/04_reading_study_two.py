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
# # 04 Reading study two
#
# **About 35 minutes.** You need lessons 01 to 03.
#
# After this lesson you can
#
# 1. say what was done to whom in study two, and what its control group is for,
# 2. tell drawing a sample by lot from dividing it by lot,
# 3. compare two groups at the start, and say what one mother in ten is worth,
# 4. read the before and after of two groups side by side,
# 5. find the printed p-value that its own counts do not give.

# %% tags=["setup"]
import midwifery_stats as ms
ms.use_language("en")

# %% [markdown] tags=["study"]
# ## What was done
#
# Study two took place in a hospital in Bontang, East Kalimantan. The babies were in the intensive care unit for newborns, because their weight at birth was low. 20 of their mothers took part.
#
# 10 mothers got the oxytocin massage. They are the [intervention group](glossary.ipynb#intervention-group). 10 mothers did not get it. They are the [control group](glossary.ipynb#control-group).
#
# The outcome is again one of two words: *insufficient* or *sufficient* milk. All 20 mothers began with *insufficient*.
#
# This is what study one lacked. Time passes in both groups. Low mothers drift upwards in both groups. If only massage is different, a difference between the groups points to massage.

# %% tags=["study"]
study = ms.load_study("bontang")
ms.show(study)

# %% [markdown] tags=["study"]
# As before: every column keeps the published totals of each group. Which mother has which age, and which schooling stands beside it, is invented.

# %% [markdown] tags=["predict"]
# ## Round 1: the word "random"
#
# The paper says that the 20 mothers were drawn by *probability random sampling*.

# %% tags=["predict"]
ms.predict("04-random")

# %% [markdown] tags=["run"]
# ## Run: what the paper says, line by line
#
# The ledger has every place where the paper says how mothers were chosen. Look at the last columns.

# %% tags=["run"]
claims = ms.check_claims(study)
ms.show(claims[claims["what"] == "how the sample was chosen"])

# %% [markdown] tags=["compare"]
# ## Compare
#
# Lots can be drawn twice in a study, and the two draws do different work.
#
# **Choosing by lot** decides who is in the study. It makes the 20 mothers resemble all mothers of the hospital. It is called [random sampling](glossary.ipynb#random-sampling).
#
# **Dividing by lot** decides who gets the massage. It makes the two groups resemble each other. It is called [random allocation](glossary.ipynb#random-allocation).
#
# To compare two groups, you need the second. The paper names only the first. It says that the sample *was divided* into two groups of 10, and not how. The groups may have been divided by lot, by ward, by week, or by who agreed to a massage. The reader cannot know, so the reader should ask.

# %% tags=["compare"]
ms.compare("04-random")

# %% [markdown] tags=["predict"]
# ## Round 2: were the groups alike at the start?
#
# If the groups were different from the start, the massage need not be the reason for a difference at the end. So good papers print a table of the mothers by group. Study two does.

# %% tags=["predict"]
ms.predict("04-one-mother")

# %% [markdown] tags=["run"]
# ## Run

# %% tags=["run"]
group = study.mothers["group"]
ms.show(ms.cross_table(group, study.mothers["breastfed_before"]))

# %% tags=["run"]
ms.show(ms.cross_table(group, study.mothers["education"]))

# %% [markdown] tags=["compare"]
# ## Compare
#
# 7 of the 10 massaged mothers had breastfed before, and 6 of the 10 others. In percent that is 70% against 60%. It looks like a difference of some size. It is one mother.
#
# With 10 mothers in a group, percentages move in steps of 10. Nothing finer can be seen.
#
# There is another thing to notice. The text says *most* mothers had finished senior high school. In the intervention group that was 5 of 10, and in the control group 4 of 10. Half is not most, and 4 of 10 is fewer than half. The author may have meant the largest of several levels. For that there is a better word: the *most common* level.

# %% tags=["compare"]
ms.compare("04-one-mother")

# %% [markdown] tags=["compare"]
# ## What the table does not have
#
# Think about what makes milk come in for a mother of a very small baby: how many days since the birth, how the birth went, how early the baby came, how often she pumps. None of these is in the table of the mothers.
#
# Lots would deal with all of them at once, on average. A table only shows what somebody thought of writing down.

# %% [markdown] tags=["predict"]
# ## Round 3: before and after, in both groups
#
# All 20 mothers began with *insufficient*. So the words *after* tell the whole story.

# %% tags=["predict"]
ms.predict("04-control-improved")

# %% [markdown] tags=["run"]
# ## Run

# %% tags=["run"]
ms.show(ms.cross_table(group, study.mothers["after"]))

# %% [markdown] tags=["compare"]
# ## Compare
#
# With massage, 10 of 10 mothers reached *sufficient*. Without it, 3 of 10 did.
#
# Those 3 are precious. They show what study one could not: some mothers get there without massage. If study two had only its massaged group, it would have credited the massage with everything.

# %% tags=["compare"]
ms.compare("04-control-improved")

# %% [markdown] tags=["compare"]
# ## When was "after"?
#
# In the control group, *after* was day 15. The paper says so in many places, and in one place it says day 5. Ten days make a great difference when milk is coming in.
#
# And for the massaged group the paper names no day at all. If the groups were looked at on different days, time is different in the two groups, and the comparison is no longer about massage alone.

# %% tags=["compare"]
ms.show(claims[(claims["kind"] == "day") & (claims["verdict"] == "disagrees")])

# %% [markdown] tags=["predict"]
# ## Round 4: three p-values
#
# The paper prints three p-values about these mothers: 0.002 for the massaged group, 0.083 for the control group, and 0.004 for the two groups compared.

# %% tags=["predict"]
ms.predict("04-which-p")

# %% [markdown] tags=["run"]
# ## Run

# %% tags=["run"]
ms.show(claims[(claims["kind"] == "p-value") & claims["place"].str.startswith("abstract")])

# %% [markdown] tags=["compare"]
# ## Compare
#
# 0.002 and 0.083 follow from the counts, if the author used the normal approximation that SPSS prints. The ledger calls that *agrees under assumption*. The exact value for the control group is 1/4, and that is quite another number. Lesson 05 looks at these two.
#
# 0.004 does not follow from 10 of 10 and 3 of 10 in the usual way. SPSS would print 0.001. It may be a slip, or another procedure, or another count. We do not know. Lesson 07 makes it a puzzle, and you will solve a part of it.
#
# Whichever it is, 0.001 and 0.004 both lie far below 0.05. The direction of the conclusion does not hang on it.

# %% tags=["compare"]
ms.compare("04-which-p")

# %% [markdown] tags=["vary"]
# ## Change one mother in ten
#
# The next cell compares the two groups *after*. You will learn this test in lesson 06. For now, look at the picture and the two counts.
#
# 1. In the lab, let one more control mother reach *sufficient*: 4 of 10. By how many percentage points did her group move?
# 2. Let one massaged mother stay *insufficient*: 9 of 10.
# 3. Which published percentages can you get with 10 mothers? Is there a way to get 35%?

# %% tags=["vary"]
massaged = study.mothers.loc[group == "intervention", "after"]
control = study.mothers.loc[group == "control", "after"]
ms.show(ms.mann_whitney(massaged, control))

# %% tags=["vary"]
ms.GroupsLab(study)

# %% [markdown] tags=["reflect"]
# ## Think for a minute
#
# What does study two let you say that study one did not? And what would you ask the author before you change what you do on the ward?
#
# <details><summary>One possible answer</summary>
#
# Study two shows what happened to mothers without massage at the same hospital: 3 of 10 reached *sufficient*. So the 10 of 10 can be compared with something.
#
# Ask how the mothers were divided. Ask on which day each group was looked at, and whether whoever judged the milk knew who was massaged. If the mothers were divided by lot and looked at on the same day, by someone who did not know, the study is far stronger than its size suggests.
#
# </details>

# %% [markdown] tags=["exercises"]
# ## Exercises

# %% tags=["exercises"]
ms.exercise("04-which-lot")

# %% tags=["exercises"]
ms.exercise("04-one-mother-worth")

# %% tags=["exercises"]
ms.exercise("04-most")

# %% tags=["exercises"]
ms.exercise("04-baseline-p")

# %% tags=["exercises"]
ms.exercise("04-same-day")

# %% tags=["exercises"]
ms.exercise("04-control-tells")

# %% tags=["exercises"]
ms.exercise("04-count-from-percent")

# %% [markdown] tags=["recap"]
# ## What you did
#
# 1. Study two massaged 10 mothers and left 10 without massage. The control group shows what happens anyway.
# 2. Random sampling decides who is in the study, random allocation who gets the massage. The paper names only the first.
# 3. You compared the groups at the start: 70% against 60% is one mother in ten.
# 4. After: 10 of 10 against 3 of 10. The day of the second look is printed as 15 and as 5, and for the massaged group not at all.
# 5. 0.002 and 0.083 are what SPSS prints for the counts. 0.004 is not.
#
# Next: [05 Two p-values are not a comparison](05_two_p_values.ipynb).
