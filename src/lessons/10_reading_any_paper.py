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
# # 10 Reading any paper
#
# **About 30 minutes.** You need lessons 01, 04 and 07.
#
# After this lesson you can
#
# 1. have the figures of any paper held against one another,
# 2. give the counts, and see which procedure gives a printed p,
# 3. say what many outcomes and subgroups do to p-values,
# 4. lay the right reporting standard beside a paper,
# 5. write to the authors fairly.

# %% tags=["setup"]
import midwifery_stats as ms
ms.use_language("en")

# %% [markdown] tags=["study"]
# ## A paper of our own making
#
# The paper below is made up for this lesson. There is no such study. It has the slips that many papers have. Read it once with a pencil.

# %% tags=["study"]
print(ms.example("paper.txt").read_text(encoding="utf-8"))

# %% [markdown] tags=["predict"]
# ## Round 1: do the figures fit?
#
# The discussion says that {{73.3|1}}% of the mothers with compresses had sufficient milk.

# %% tags=["predict"]
ms.predict("10-printed-share")

# %% [markdown] tags=["run"]
# ## Run
#
# The program finds the figures in the text. You add what it cannot know: the counts of the two groups. Then each figure is held against the others, as in the ledger of lesson 01. The table keeps the rows that disagree.

# %% tags=["run"]
paper = ms.read_paper(ms.example("paper.txt"))
groups = {"compress": {"after": {"insufficient": 5, "sufficient": 15}}, "control": {"after": {"insufficient": 12, "sufficient": 8}}}

# %% tags=["run"]
claims = ms.check_paper(paper, groups=groups)
ms.show(claims[claims["verdict"] == "disagrees"][["reported", "explanation"]].reset_index(drop=True))

# %% [markdown] tags=["compare"]
# ## Compare
#
# The program leaves the {{73.3|1}}% open: its sentence does not say of how many mothers. You know that there were {{20}}, and of {{20}} it is no share. Nor does the program add up the schooling: {{13}} + {{5}} + {{3}} are {{13 + 5 + 3}} mothers of {{20}}. A pencil finds both. *Most* mothers of the control group are {{8}} of {{20}}. And p = {{0.063|3}} does not mean *no difference*.
#
# The printed {{0.000|3}} does not follow from the counts: Fisher's exact test gives {{cards(15, 20, 8, 20)|3}}. The results print {{0.027|3}} for the same comparison, and that is what the normal approximation of the Mann-Whitney test gives: {{cards_curve(15, 20, 8, 20)|3}}. The two values stand on different sides of 0.05, so the procedure decides here, and the paper must name it.
#
# The risk difference is {{35}} percentage points, with a Newcombe 95% interval from {{100 * newcombe(15, 20, 8, 20)[0]|0}} to {{100 * newcombe(15, 20, 8, 20)[1]|0}}. That tells a reader more than either p.
#
# A word such as *proven* is a claim as well. The mothers were drawn by lot, but nobody says that lots divided them.

# %% tags=["compare"]
ms.compare("10-printed-share")

# %% [markdown] tags=["vary"]
# ## Now any paper
#
# The panel begins with our paper. Take out the text and paste another one, or choose a file.
#
# 1. Look at the figures that were found. Correct one that was misread.
# 2. Confirm the counts. Which verdicts change?
# 3. Paste the abstract of a paper that you know. Which row would you ask about first?

# %% tags=["vary"]
ms.PaperDesk(paper)

# %% [markdown] tags=["reflect"]
# ## Think for a minute
#
# Many rows say *agrees*. Is the paper right, then?
#
# <details><summary>One possible answer</summary>
#
# It means that its figures fit one another. A row that was built from the same count confirms nothing. And figures that fit say nothing about how the mothers were divided, who judged, or who went home early.
#
# </details>

# %% [markdown] tags=["predict"]
# ## Round 2: twenty chances
#
# The paper looked at {{12}} outcomes and says that one was significant, the weight, although it prints p below 0.05 for milk too. Suppose that a study looks at {{20}} outcomes, and that massage changes none of them.

# %% tags=["predict"]
ms.predict("10-twenty-outcomes")

# %% [markdown] tags=["run"]
# ## Run
#
# Suppose that the outcomes have nothing to do with one another. If each of them stays above 0.05 in {{95}} of {{100}} studies, all {{20}} stay above it in {{0.95|2}} x {{0.95|2}} x ... x {{0.95|2}} of them. The rest has at least one false alarm.

# %% tags=["run"]
round(100 * (1 - 0.95 ** 20))

# %% [markdown] tags=["compare"]
# ## Compare
#
# In about {{100 * (1 - 0.95**20)|0}} of {{100}} such studies something is below 0.05, and nothing is there. Outcomes of the same mothers often go together. Then it is fewer, but still more than {{5}} of {{100}}. This is [multiplicity](glossary.ipynb#multiplicity). Subgroups do the same: first-time mothers, older mothers, mothers of twins. Each is one more chance.
#
# What helps is a plan. One main outcome, named before. All the others are reported too, as what they are: hints for the next study. A paper that shows only the one that worked has hidden the other nineteen.

# %% tags=["compare"]
ms.compare("10-twenty-outcomes")

# %% [markdown] tags=["compare"]
# ## Four lists to lay beside a paper
#
# - **TREND**, for studies whose groups were not divided by lot: how were the mothers assigned, were the groups alike, what may have confounded?
# - **CONSORT**, for trials in which lots divide: who drew the lots, who knew, who dropped out, what was the main outcome and how was the number of mothers found?
# - **SAMPL**, for numbers in any study: counts with every percentage, intervals with every size, the name of each test, the p-value itself, such as p = {{0.03|2}}, and not only p < 0.05.
# - **The statement of the American Statistical Association on p-values (2016)**: a p-value is neither the probability of H0 nor the size of an effect, and no conclusion should rest on it alone.

# %% [markdown] tags=["vary"]
# ## Twenty outcomes, none of them real
#
# The lab draws studies with {{20}} outcomes and {{30}} mothers in each group. Nothing is there.
#
# 1. Press *Do one study*. Is anything below 0.05? Read the sentence in bold.
# 2. Press *Do 100 studies*. In what share of them is something below 0.05?
# 3. Set *Outcomes* to 1. What is left of that share?
#
# <details><summary>What you should find</summary>
#
# Fewer studies than {{100 * (1 - 0.95**20)|0}} of {{100}}: the exact test is conservative, so each outcome has fewer false alarms than it is allowed. It is still far more than with one outcome.
#
# </details>

# %% tags=["vary"]
ms.MultiplicityLab(20, mothers=30, seed=1)

# %% [markdown] tags=["reflect"]
# ## Think for a minute
#
# Write to the authors of the made-up paper: one question, two sentences.
#
# <details><summary>One possible answer</summary>
#
# Dear authors, your abstract gives p = {{0.000|3}} for the comparison of the two groups and your results give {{0.027|3}}. Which test gave which value, and was it chosen before the data were seen?
#
# </details>

# %% [markdown] tags=["exercises"]
# ## Exercises

# %% tags=["exercises"]
ms.exercise("10-two-places")

# %% tags=["exercises"]
ms.exercise("10-one-of-twelve")

# %% tags=["exercises"]
ms.exercise("10-subgroup")

# %% tags=["exercises"]
ms.exercise("10-proved")

# %% tags=["exercises"]
ms.exercise("10-which-list")

# %% tags=["exercises"]
ms.exercise("10-what-confirms")

# %% tags=["recap"]
ms.closing("10")

# %% [markdown] tags=["recap"]
# ## What you did
#
# 1. You had the figures of a paper held against one another, and saw what does not fit.
# 2. You gave the counts: Fisher's exact test gives {{cards(15, 20, 8, 20)|3}}, the normal approximation of the Mann-Whitney test {{cards_curve(15, 20, 8, 20)|3}}. The paper prints both {{0.000|3}} and {{0.027|3}}.
# 3. With {{20}} outcomes and nothing there, something is below 0.05 in about {{100 * (1 - 0.95**20)|0}} of {{100}} studies, if the outcomes have nothing to do with one another.
# 4. You met TREND, CONSORT, SAMPL and the statement on p-values.
# 5. You asked the authors one fair question.
#
# You have reached the end of the course. The next paper is on your desk.
