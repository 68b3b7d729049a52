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
# # 01 Reading study one
#
# **About 40 minutes.** You need lesson 00.
#
# After this lesson you can
#
# 1. say in one sentence what was done to whom in study one,
# 2. turn a count into a percentage, and a percentage back into a count,
# 3. read a cross table, and tell a count, a percentage and an average apart,
# 4. read a ledger of a paper's own figures, with its four verdicts,
# 5. name six places where the paper does not agree with itself or leaves the reader to guess, and say which of them matter for the conclusion,
# 6. ask the authors about them fairly.

# %% tags=["setup"]
import midwifery_stats as ms
ms.use_language("en")

# %% [markdown] tags=["study"]
# ## What was done
#
# The study took place in a midwife's private practice in Bekasi, West Java, from May to July 2024.
#
# The mothers were [post partum](glossary.ipynb#post-partum): they had just given birth. They were chosen on purpose, because they fitted the study. That is a [purposive sample](glossary.ipynb#purposive-sample). Nobody drew lots.
#
# The order was: look at the milk, massage the back, look at the milk again. Each mother is measured twice, and she is compared with herself. This is a [before-and-after design](glossary.ipynb#before-and-after-design).
#
# There was no second group of mothers without massage. Lesson 03 comes back to that.
#
# The paper says that the milk was pressed out and measured in a cup. The result is printed as one of two words: *less fluent* or *fluent*. This is the [outcome](glossary.ipynb#outcome) of the study.

# %% tags=["study"]
study = ms.load_study("bekasi")
ms.show(study)

# %% [markdown] tags=["study"]
# The 25 mothers here are the study's [sample](glossary.ipynb#sample). All the mothers that the study wants to speak about are its [population](glossary.ipynb#population).
#
# Remember from lesson 00: every column keeps the published totals. Which age stands beside which schooling is invented.

# %% [markdown] tags=["predict"]
# ## Round 1: counts and percentages
#
# One table of the paper says that 18 of the 25 mothers were 25 to 30 years old, and calls that 72%. The discussion says 18 mothers again, and calls it 73%.
#
# Say what you think before you calculate.

# %% tags=["predict"]
ms.predict("01-seventy-three")

# %% [markdown] tags=["run"]
# ## Run
#
# The next cell counts the age groups. The paper's text gives the youngest group and the oldest. It does not give the count of those between, so they are called *not reported*.

# %% tags=["run"]
ms.show(ms.frequency_table(study.mothers["age_group"]))

# %% [markdown] tags=["compare"]
# ## Compare
#
# 18 of 25 is 72%. One mother more, 19 of 25, is 76%. With 25 mothers, percentages go up in steps of 4. There is no 73% between them: it would be 18.25 mothers.
#
# So the count is what you should trust. A percentage is made from a count, and it can go wrong on the way. When you read a percentage, turn it back: 0.73 times 25 is 18.25. Is that a whole number of mothers? If not, ask.

# %% tags=["compare"]
ms.compare("01-seventy-three")

# %% [markdown] tags=["vary"]
# ## A pocket calculator
#
# The next cell calculates 100 times 18 divided by 25. You may change it, and this is how: click on the number 18, type another number in its place, hold *Shift* and press *Enter*.
#
# 1. Try 19, then 17. How far does the percentage jump each time?
# 2. Put 27 in place of 25. How far does one mother move the percentage now?
# 3. Find two numbers that give 73.3. Study two quotes another paper with this percentage, and without the number of mothers.

# %% tags=["vary"]
round(100 * 18 / 25, 1)

# %% [markdown] tags=["reflect"]
# ## Think for a minute
#
# A colleague tells you: "In our clinic, 67% of the mothers were fluent on day 3." What do you ask her first?
#
# <details><summary>One possible answer</summary>
#
# How many mothers were there? 2 of 3 mothers is 67%. So is 200 of 300. The first tells you almost nothing about the next mother, the second tells you a lot.
#
# </details>

# %% [markdown] tags=["predict"]
# ## Round 2: two columns at once
#
# Before the massage, 17 mothers were *less fluent* and 8 were *fluent*. After it, all 25 were *fluent*.

# %% tags=["predict"]
ms.predict("01-how-many-improved")

# %% [markdown] tags=["run"]
# ## Run
#
# A [cross table](glossary.ipynb#cross-table) counts two columns together. This one is allowed, because each mother's two words do follow from the published totals.

# %% tags=["run"]
ms.show(ms.cross_table(study.mothers["before"], study.mothers["after"]))

# %% [markdown] tags=["compare"]
# ## Compare
#
# Read it slowly. The rows say what the mothers were before. The columns say what they were after.
#
# 17 mothers went from *less fluent* to *fluent*. 8 mothers were *fluent* both times. Nobody went the other way.
#
# The paper writes that the *average* fluency before the massage was 17 mothers, or 68%. But 17 is a count, and 68% is a percentage. An average is something else: you add up measurements and divide by how many there are. Words such as *less fluent* cannot be added up. If the paper had printed the millilitres, there would be an average to print.

# %% tags=["compare"]
ms.compare("01-how-many-improved")

# %% [markdown] tags=["vary"]
# ## The mothers in a lab
#
# Here are the same mothers as a picture, and then as a lab. There is more in the lab than you need today. Look at the buttons, at the picture on the left, and at the three counts: *Improved*, *Stayed the same*, *Got worse*.
#
# 1. Press a mother who shows ▲. She stays *less fluent* now. Which counts move?
# 2. Press *Published data*. Can you change the mothers so that only 20 are fluent after, and yet 17 improved? The box *Got worse* helps.
# 3. Press *Published data*.

# %% tags=["vary"]
ms.show(study)

# %% tags=["vary"]
ms.PairsLab(study)

# %% [markdown] tags=["reflect"]
# ## Think for a minute
#
# Suppose a paper prints only this: 10 of 20 mothers fluent before, 12 of 20 fluent after. How many mothers improved?
#
# <details><summary>One possible answer</summary>
#
# Nobody can tell. Perhaps 2 improved and nobody got worse. Perhaps 10 improved and 8 got worse. Both give 10 before and 12 after.
#
# In study one we are lucky. All were fluent after, so nobody can have got worse, and the totals are enough. Most papers should print the cross table.
#
# </details>

# %% [markdown] tags=["predict"]
# ## Round 3: checking a paper line by line
#
# We went through the whole paper with a pencil. Each figure about its own place, mothers, method and results became one row in a ledger. So did the figures of other studies that it quotes to compare. Its background was left out: the figures of the country and the province, the laws, the theory. Then each row was calculated again from the published counts.
#
# Each row gets one of four verdicts.
#
# - **agrees**: we get the same.
# - **agrees under an assumption**: we get the same if one thing is true that the paper does not say. The ledger names that thing.
# - **disagrees**: we get something else, or two places in the paper do not fit together as they are printed.
# - **cannot be recomputed**: nobody can check it, because what you would need was not published.

# %% tags=["predict"]
ms.predict("01-how-many-agree")

# %% [markdown] tags=["run"]
# ## Run

# %% tags=["run"]
claims = ms.check_claims(study)
ms.show(ms.frequency_table(claims["verdict"]))

# %% tags=["compare"]
ms.compare("01-how-many-agree")

# %% [markdown] tags=["compare"]
# ## The rows that disagree
#
# The next cell keeps the rows with the verdict *disagrees*, and of those only four columns. The paper is in Indonesian, so some printed words are too: *rata-rata* is average, *menit* is minutes.
#
# Do not be put off by the number of rows. One slip that is printed in three places makes three rows. The six cases below the table are the ones worth a discussion.

# %% tags=["compare"]
disagreeing = claims[claims["verdict"] == "disagrees"]
ms.show(disagreeing[["place", "what", "reported", "explanation"]])

# %% [markdown] tags=["compare"]
# ## Case 1: 27 mothers or 25?
#
# The abstract says that the population was 27 mothers, and that 25 were the sample. The methods part says that the population was 25 mothers.
#
# Both may be innocent. Perhaps 27 mothers gave birth and 2 of them did not take part. But then we would like to know why. If the 2 left because the massage did not help, the result would look better than it was. If they moved to another town, it would not matter.

# %% [markdown] tags=["compare"]
# ## Case 2: 72% or 73%?
#
# You have seen this one. It is most likely a typing slip. It changes nothing in the conclusion.

# %% [markdown] tags=["compare"]
# ## Case 3: how long was the massage?
#
# The methods say 15 to 20 minutes. One place in the discussion says 5 minutes. Another place says 15 minutes, in the morning and in the evening, for 2 days.
#
# And the methods say that the milk was measured again 2 hours after the massage. That does not fit with 2 days of massage, unless the second look came at the end of them.
#
# No percentage changes here. But a midwife who wants to do what this study did cannot know what to do. For her this is the most important of the six cases.

# %% [markdown] tags=["compare"]
# ## Case 4: 8 mothers who were fluent, or not?
#
# The introduction tells of a survey in May. 25 mothers were asked. 17 said that they had little milk, and 8 said that their milk was not flowing well. 17 + 8 = 25, so all 25 had some trouble.
#
# The results say that 17 of the 25 mothers were *less fluent* before the massage. Then the other 8 were *fluent*.
#
# These may be different mothers: the paper does not say whether the same 25 were massaged. As printed, the two places do not fit together, so the ledger says *disagrees*. And the numbers 25, 17 and 8 come back exactly. If they are the same mothers, then 8 mothers with trouble were counted as *fluent*. You can try out below what that would change.

# %% [markdown] tags=["compare"]
# ## Case 5: a very large district
#
# The paper gives the area of the district North Bekasi as 1.987.124 hectares. In Indonesian the point separates thousands, so this reads as almost two million hectares. There are 100 hectares in a square kilometre. It would be 19,871 square kilometres for one district of one city.
#
# The paper also says that 165,982 men and 162,099 women live there, 328,081 people in all. That would be about 17 people on a square kilometre. In a city!
#
# Put a comma in place of the second point, and everything fits: 1.987,124 hectares is about 20 square kilometres, with about 16,500 people on each. That is a city. Nothing in the conclusion depends on it. It shows something else: nobody asked whether the number could be true.

# %% [markdown] tags=["compare"]
# ## Case 6: p = 0.000
#
# The paper prints p = 0.000. In the ledger this row agrees, because the true p, rounded to three decimals, prints like that. But it has to be read as p < 0.001. No probability of this kind is exactly zero, as you will see in lesson 02.

# %% [markdown] tags=["vary"]
# ## What would Case 4 change?
#
# First the published version: 17 improved, 8 stayed fluent. The next cell shows the test that the paper used. Lesson 02 takes it apart piece by piece. Today, read only the counts at the top.

# %% tags=["vary"]
ms.show(ms.wilcoxon_signed_rank(study.mothers["before"], study.mothers["after"]))

# %% [markdown] tags=["vary"]
# Now use the lab. You need only two things in it: the buttons for the mothers, and the sentence in the frame.
#
# 1. The 8 mothers who stayed the same show ●. At *A press on a mother changes what she was*, choose *before*. Then press all 8, so that they begin as *less fluent*, as in the introduction.
# 2. How many improved now? Does the sentence in the frame come to another conclusion?
# 3. Press *Published data* and choose *after* again. Then press mothers who show ▲, one after the other. How many does it take before you would stop saying "the milk of these mothers flows now"? There is no right answer. Say yours aloud.

# %% tags=["vary"]
ms.PairsLab(study)

# %% [markdown] tags=["reflect"]
# ## Think for a minute
#
# Of the six cases, which one would make you doubt the conclusion that these mothers improved? Which one would you ask the authors about first?
#
# <details><summary>One possible answer</summary>
#
# None of the six overturns the count. However you read Case 4, at least 17 of 25 mothers were better after than before, and none is reported as worse.
#
# Case 1 could matter, if the 2 missing mothers were left out because of how they fared. Case 3 matters most for practice. Cases 2 and 5 are slips. Case 6 is a habit that programs teach.
#
# What the massage had to do with it is another question. No case on this page touches it. It is the subject of lesson 03.
#
# </details>

# %% [markdown] tags=["reflect"]
# ## Write to the authors
#
# Imagine that you may ask the authors one question by e-mail. Write it in two sentences. Quote the place, say what you cannot bring together, and ask what was done.
#
# <details><summary>One possible answer</summary>
#
# Dear authors, your methods part gives 15 to 20 minutes of massage, and your discussion gives 5 minutes in one place and 15 minutes twice a day in another. We would like to teach your massage as you did it: how long was it, and on how many days?
#
# This letter does not say that anybody was careless. Every long text has slips, this lesson as well. A reader who asks helps the next reader.
#
# </details>

# %% [markdown] tags=["exercises"]
# ## Exercises

# %% tags=["exercises"]
ms.exercise("01-back-to-mothers")

# %% tags=["exercises"]
ms.exercise("01-can-it-be")

# %% tags=["exercises"]
ms.exercise("01-which-sample-size")

# %% tags=["exercises"]
ms.exercise("01-average-of-words")

# %% tags=["exercises"]
ms.exercise("01-two-missing-mothers")

# %% tags=["exercises"]
ms.exercise("01-cannot-be-checked")

# %% tags=["exercises"]
ms.exercise("01-who-is-it-about")

# %% tags=["exercises"]
ms.exercise("01-which-minutes")

# %% [markdown] tags=["recap"]
# ## What you did
#
# 1. Study one massaged 25 mothers in one practice, and looked at their milk before and after. There was no second group.
# 2. You turned 18 of 25 into 72%, and 73% into 18.25 mothers, which cannot be.
# 3. The cross table showed 17 mothers who improved and 8 who stayed fluent. A count of 17, a percentage of 68% and an average are three different things. Words have no average.
# 4. You read the ledger with its verdicts: agrees, agrees under an assumption, disagrees, cannot be recomputed.
# 5. You met six cases. The minutes matter most for practice. The 2 missing mothers and the 17 + 8 could matter for the result. The 73% and the hectares are slips. The 0.000 is a rounding.
# 6. You wrote a question that the authors could answer.
#
# Next: [02 Before and after](02_before_and_after.ipynb).
