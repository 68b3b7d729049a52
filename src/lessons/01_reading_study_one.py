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
# **About 45 minutes.** You need lesson 00. You may stop after each round and go on another day.
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
# The {{n_one}} mothers here are the study's [sample](glossary.ipynb#sample). All the mothers that the study wants to speak about are its [population](glossary.ipynb#population).
#
# Remember from lesson 00: every column keeps the published totals. Which age stands beside which schooling is invented.

# %% [markdown] tags=["predict"]
# ## Round 1: counts and percentages
#
# One table of the paper says that {{young}} of the {{n_one}} mothers were {{25}} to {{30}} years old, and calls that {{printed('bekasi-042')}}. The discussion says {{printed('bekasi-093')}} mothers again, and calls it {{printed('bekasi-094')}}.
#
# Say what you think before you calculate.

# %% tags=["predict"]
ms.predict("01-seventy-three")

# %% [markdown] tags=["run"]
# ## Run
#
# The next cell counts the age groups. The paper's text gives the counts of two groups. It does not give the ages of the other mothers, so they are called *not reported*.

# %% tags=["run"]
ms.show(ms.frequency_table(study.mothers["age_group"]))

# %% [markdown] tags=["compare"]
# ## Compare
#
# {{young}} of {{n_one}} is {{100 * young / n_one|0}}%. One mother more, {{young + 1}} of {{n_one}}, is {{100 * (young + 1) / n_one|0}}%. With {{n_one}} mothers, percentages go up in steps of {{step_one}}. There is no {{printed('bekasi-094')}} between them: it would be {{73 * n_one / 100|2}} mothers.
#
# So the count is what you should trust. A percentage is made from a count, and it can go wrong on the way. When you read a percentage, turn it back: {{0.73|2}} times {{n_one}} is {{73 * n_one / 100|2}}. Is that a whole number of mothers? If not, ask.

# %% tags=["compare"]
ms.compare("01-seventy-three")

# %% [markdown] tags=["vary"]
# ## A pocket calculator
#
# The next cell calculates {{100}} times {{young}} divided by {{n_one}}. You may change it, and this is how: click on the number {{young}}, type another number in its place, hold *Shift* and press *Enter*.
#
# 1. Try {{young + 1}}, then {{young - 1}}. How far does the percentage jump each time?
# 2. Put {{printed('bekasi-002')}} in place of {{n_one}}. How far does one mother move the percentage now?
# 3. Find two numbers that give {{1100 / 15|1}}. Study two quotes another paper with this percentage, and without the number of mothers.

# %% tags=["vary", "change"]
round(100 * 18 / 25, 1)

# %% [markdown] tags=["reflect"]
# ## Think for a minute
#
# A colleague tells you: "In our clinic, {{100 * 2 / 3|0}}% of the mothers were fluent on day 3." What do you ask her first?
#
# <details><summary>One possible answer</summary>
#
# How many mothers were there? {{2}} of {{3}} mothers is {{100 * 2 / 3|0}}%. So is {{200}} of {{300}}. The first tells you almost nothing about the clinic's other mothers, the second tells you a lot.
#
# </details>

# %% [markdown] tags=["predict"]
# ## Round 2: two columns at once
#
# Before the massage, {{improved}} mothers were *less fluent* and {{stayed}} were *fluent*. After it, all {{fluent_after}} were *fluent*.

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
# {{improved}} mothers went from *less fluent* to *fluent*. {{stayed}} mothers were *fluent* both times. Nobody went the other way.
#
# The paper writes that the *average* fluency before the massage was {{printed('bekasi-005')}} mothers, or {{printed('bekasi-006')}}. But {{improved}} is a count, and {{100 * improved / n_one|0}}% is a percentage. An average is something else: you add up measurements and divide by how many there are. Words such as *less fluent* cannot be added up. If the paper had printed the millilitres, there would be an average to print.

# %% tags=["compare"]
ms.compare("01-how-many-improved")

# %% [markdown] tags=["vary"]
# ## The mothers in a lab
#
# Here are the same mothers as a lab. Look at the mothers and at the three counts: *Improved*, *Stayed the same*, *Got worse*. Leave the rest for later lessons.
#
# 1. Press a mother who shows ▲. She stays *less fluent* now. Which counts move?
# 2. Press *Published data*. Can you change the mothers so that only {{improved + stayed - 5}} are fluent after, and yet {{improved}} improved? The box *Got worse* helps.
# 3. Press *Published data*.

# %% tags=["vary"]
ms.PairsLab(study)

# %% [markdown] tags=["reflect"]
# ## Think for a minute
#
# Suppose a paper prints only this: {{10}} of {{20}} mothers fluent before, {{12}} of {{20}} fluent after. How many mothers improved?
#
# <details><summary>One possible answer</summary>
#
# Nobody can tell. Perhaps {{12 - 10}} improved and nobody got worse. Perhaps {{10}} improved and {{10 + 10 - 12}} got worse. Both give {{10}} before and {{12}} after.
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
# ## What *agrees* does not mean
#
# Do not take the share of *agrees* for a school mark. Some of these rows could not have failed: our mothers were built from the very counts that the row prints, and the ledger says so. A row confirms something only if it could have gone the other way, such as a percentage beside its count, or the same number in two places.

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
# ## Case 1: {{printed('bekasi-002')}} mothers or {{printed('bekasi-003')}}?
#
# The abstract says that the population was {{printed('bekasi-002')}} mothers, and that {{printed('bekasi-003')}} were the sample. The methods part says that the population was {{printed('bekasi-022')}} mothers.
#
# Both may be innocent. Perhaps {{printed('bekasi-002')}} mothers gave birth and {{first_number('bekasi-002') - n_one}} of them did not take part. But then we would like to know why. If the {{first_number('bekasi-002') - n_one}} left because the massage did not help, the result would look better than it was. If they moved to another town, it would not matter.

# %% [markdown] tags=["compare"]
# ## Case 2: {{printed('bekasi-042')}} or {{printed('bekasi-094')}}?
#
# You have seen this one. It is most likely a typing slip. It changes nothing in the conclusion.

# %% [markdown] tags=["compare"]
# ## Case 3: how long was the massage?
#
# The methods say {{first_number('bekasi-019')}} to {{first_number('bekasi-019', 1)}} minutes. Two places in the discussion say {{first_number('bekasi-128')}}, in the morning and in the evening, for {{first_number('bekasi-126')}} days: {{first_number('bekasi-128')}} lies within. Only the {{first_number('bekasi-117')}} minutes of another place do not fit.
#
# And the methods say that the milk was measured again {{first_number('bekasi-020')}} hours after the massage. That does not fit with {{first_number('bekasi-126')}} days of massage, unless the second look came at the end of them.
#
# No percentage changes here. But a midwife who wants to do what this study did cannot know what to do. For her this is the most important of the six cases.

# %% [markdown] tags=["compare"]
# ## Case 4: {{stayed}} mothers who were fluent, or not?
#
# The introduction tells of a survey in May. {{printed('bekasi-013')}} mothers were asked. {{printed('bekasi-014')}} said that they had little milk, and {{printed('bekasi-015')}} said that their milk was not flowing well. {{printed('bekasi-014')}} + {{printed('bekasi-015')}} = {{first_number('bekasi-014') + first_number('bekasi-015')}}, so all {{printed('bekasi-013')}} had some trouble.
#
# The results say that {{improved}} of the {{n_one}} mothers were *less fluent* before the massage. Then the other {{stayed}} were *fluent*.
#
# These may be different mothers: the paper does not say whether the same {{n_one}} were massaged. The two places fit only if the {{stayed}} were other mothers, or if what a mother says and what a cup holds later are two things. So the ledger says *agrees under an assumption*. But the numbers {{n_one}}, {{improved}} and {{stayed}} come back exactly. If they are the same mothers, then {{stayed}} mothers with trouble were counted as *fluent*. You can try out below what that would change.

# %% [markdown] tags=["compare"]
# ## Case 5: a very large district
#
# The paper gives the area of the district North Bekasi as {{printed('bekasi-026').split()[0]}} hectares. In Indonesian the point separates thousands, so this reads as almost two million hectares. There are {{100}} hectares in a square kilometre. It would be {{hectares // 100|,}} square kilometres for one district of one city.
#
# The paper also says that {{men|,}} men and {{women|,}} women live there, {{men + women|,}} people in all. That would be about {{people_per_km2|0}} people on a square kilometre. In a city!
#
# Put a comma in place of the second point, and everything fits: {{'1.987,124'}} hectares is about {{hectares / 100000|0}} square kilometres, with about {{people_per_km2 * 1000 // 100 * 100|,}} people on each. Nothing in the conclusion depends on it. It shows something else: nobody asked whether the number could be true.

# %% [markdown] tags=["compare"]
# ## Case 6: p = {{printed_p('bekasi-080')}}
#
# The paper prints p = {{printed_p('bekasi-080')}}. In the ledger this row agrees, because the p of the Wilcoxon test that follows from the counts, rounded to three decimals, prints like that. But it has to be read as p < 0.001. No probability of this kind is exactly zero, as you will see in lesson 02.

# %% [markdown] tags=["vary"]
# ## What would Case 4 change?
#
# The paper used a Wilcoxon test. Lesson 02 takes it apart piece by piece. Today you need only two things in the lab: the mothers, and the sentence in bold.

# %% [markdown] tags=["vary"]
# 1. The {{stayed}} mothers who stayed the same show ●. At *A press on a mother changes what she was*, choose *before*. Then press all {{stayed}}, so that they begin as *less fluent*, as in the introduction.
# 2. How many improved now? Does the sentence in bold come to another conclusion? (Where all began low, none can get worse, and the lab says that the test does not fit. Lesson 05 explains it.)
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
# None of the six overturns the count. However you read Case 4, at least {{improved}} of {{n_one}} mothers were better after than before, and none is reported as worse.
#
# Case 1 could matter, if the {{first_number('bekasi-002') - n_one}} missing mothers were left out because of how they fared. Case 3 matters most for practice. Cases 2 and 5 are slips. Case 6 is a habit that programs teach.
#
# What the massage had to do with it is another question. None of the six cases touches it. It is the subject of lesson 03.
#
# </details>

# %% [markdown] tags=["reflect"]
# ## Write to the authors
#
# Imagine that you may ask the authors one question by e-mail. Write it in two sentences. Quote the place, say what you cannot bring together, and ask what was done.
#
# <details><summary>One possible answer</summary>
#
# Dear authors, your methods part gives {{first_number('bekasi-019')}} to {{first_number('bekasi-019', 1)}} minutes of massage, and your discussion gives {{first_number('bekasi-117')}} minutes in one place and massage twice a day in another. We would like to teach your massage as you did it: how long was it, and on how many days?
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

# %% tags=["recap"]
ms.closing("01")

# %% [markdown] tags=["recap"]
# ## What you did
#
# 1. Study one massaged {{n_one}} mothers in one practice, and looked at their milk before and after. There was no second group.
# 2. You turned {{young}} of {{n_one}} into {{100 * young / n_one|0}}%, and {{printed('bekasi-094')}} into {{73 * n_one / 100|2}} mothers, which cannot be.
# 3. The cross table showed {{improved}} mothers who improved and {{stayed}} who stayed fluent. A count of {{improved}}, a percentage of {{100 * improved / n_one|0}}% and an average are three different things. Words have no average.
# 4. You read the ledger with its verdicts: agrees, agrees under an assumption, disagrees, cannot be recomputed.
# 5. You met six cases. The minutes matter most for practice. The {{first_number('bekasi-002') - n_one}} missing mothers and the {{printed('bekasi-014')}} + {{printed('bekasi-015')}} could matter for the result. The {{printed('bekasi-094')}} and the hectares are slips. The {{printed_p('bekasi-080')}} is a rounding.
# 6. You wrote a question that the authors could answer.
#
# Next: [02 Before and after](02_before_and_after.ipynb).
