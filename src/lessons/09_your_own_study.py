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
# # 09 Your own study
#
# **About 30 minutes.** You need lessons 05 to 08. Bring your own file, or use ours.
#
# After this lesson you can
#
# 1. bring in a file of your own, and say what was noticed in it,
# 2. say which mothers are left out, and why,
# 3. choose the comparison that answers your question, and say what it takes for granted,
# 4. say which difference would matter, before you look at p,
# 5. write a report with counts, size, interval, procedure and limits.

# %% tags=["setup"]
import midwifery_stats as ms
ms.use_language("en")

# %% [markdown] tags=["study"]
# ## A file as files are
#
# Nothing leaves your computer here. A file is read on it, and the report is written on it.
#
# The file of this lesson is made up: {{24}} mothers, half of them massaged, with the millilitres of their milk before and after. It has the dirt that real files have: blanks, capital letters, a decimal comma, an empty cell, a {{999}}, and names. The next cell reads it and prints everything that was noticed.

# %% tags=["study"]
table = ms.read_table(ms.example("own-study.csv"))
print(*table.attrs["notes"], sep="\n")

# %% [markdown] tags=["predict"]
# ## Round 1: who is in?
#
# Before anything is compared, decide which mothers can be.

# %% tags=["predict"]
ms.predict("09-how-many-kept")

# %% [markdown] tags=["run"]
# ## Run
#
# You say what the columns are: which one is before, which one is after, which one the group, and which number stands for *not measured*. The second line prints how many mothers are left out, and why.

# %% tags=["run"]
study = ms.own_study(table, before="ml before", after="ml after", group="Group", missing=[999], groups=["massage", "control"], name="Example")
print(study.about["left_out"])

# %% [markdown] tags=["compare"]
# ## Compare
#
# {{n_own}} of {{rows_own}} mothers are left, {{group_own}} in each group. The {{999}} was read as *not measured* because you said so. Without that it would be a mother with a litre of milk.
#
# Look a missing value up if you can: in the ward book, with the mother. If you cannot, leave the mother out of the comparison, count her, and say why. Never fill in a value that you would like to be true.
#
# The column with the names was noticed and stays out of everything that is written.

# %% tags=["compare"]
ms.compare("09-how-many-kept")

# %% [markdown] tags=["vary"]
# ## What does the {{999}} do?
#
# The next cell counts the mothers again.
#
# 1. Change `[999]` to `[]`, so that nothing stands for *not measured*. How many mothers are there now?
# 2. Is that a better study?
#
# <details><summary>What you should find</summary>
#
# {{n_own + 1}} mothers, one of them with {{999}} ml. More mothers, and one of them invented.
#
# </details>

# %% tags=["vary", "change"]
again = ms.own_study(table, before="ml before", after="ml after", group="Group", missing=[999], groups=["massage", "control"])
len(again.mothers)

# %% [markdown] tags=["reflect"]
# ## Think for a minute
#
# One mother of each group is missing after. When would that worry you?
#
# <details><summary>One possible answer</summary>
#
# If the reason has to do with her milk: a mother who went home because all was well, or one who gave up. Ask for the reason in each group. Show the result also with the worst and the best outcome for those two.
#
# </details>

# %% [markdown] tags=["predict"]
# ## Round 2: which comparison?
#
# First your question in one sentence: *does massage add something to what time does anyway?* And the difference that would matter to you: how many millilitres more would make you change what you do? Write it down now, before you see any p.

# %% tags=["predict"]
ms.predict("09-which-comparison")

# %% [markdown] tags=["run"]
# ## Run
#
# The next cell compares what the design allows. It shows the mothers, a table of the start without p-values, the p-values side by side with one recommended, and three paragraphs that you may use.

# %% tags=["run"]
analysis = ms.analyse(study)
ms.show(analysis)

# %% [markdown] tags=["compare"]
# ## Compare
#
# The changes of the two groups are compared in one test: the exact Mann-Whitney test. Its p is {{p_own|3}}. The typical difference of the changes is {{shift_own|0}} ml, and values from {{shift_low_own|1}} to {{shift_high_own|1}} ml fit the data. Hold them against the millilitres that you wrote down. The interval answers *how much*, the p only *more than chance?*
#
# What the test takes for granted stands in the last of the three paragraphs: the mothers are independent, and it speaks of a typical difference in millilitres only if both groups have the same shape. What no test can know stands there too: whether lots divided the mothers, what whoever judged knew, and who is missing.
#
# The recommended procedure is a proposal. If your plan named another one, report that one. If there was no plan, say so.

# %% tags=["compare"]
ms.compare("09-which-comparison")

# %% [markdown] tags=["compare"]
# ## The report
#
# The next cell writes a page with everything: methods, results, limits, tables, figure. Change `html` to `docx` for Word. The file lies beside this lesson.

# %% tags=["compare", "change"]
print(ms.report(study, "my-report.html", overwrite=True).name)

# %% [markdown] tags=["vary"]
# ## Now your file
#
# The panel below does the same without code, once it knows about the {{999}}. Until then it takes {{999}} ml for the milk of a mother. It begins with our file. Choose your own file in its first step, or type counts.
#
# 1. Go through the four steps with our file. Type {{999}} at *Values that mean missing*: now its results are those above.
# 2. Take your own file. What was noticed in it that you did not know?
# 3. Read the paragraph on limits aloud. Which of its sentences is true of your study?

# %% tags=["vary"]
ms.OwnStudy(ms.example("own-study.csv"))

# %% [markdown] tags=["reflect"]
# ## Think for a minute
#
# Your interval goes from a difference that would not matter to one that would. What do you write?
#
# <details><summary>One possible answer</summary>
#
# Just that: the data fit a difference too small to matter, and one that would. The study does not settle it. Say how many mothers would (lesson 08), and do not let p decide in your place.
#
# </details>

# %% [markdown] tags=["exercises"]
# ## Exercises

# %% tags=["exercises"]
ms.exercise("09-not-measured")

# %% tags=["exercises"]
ms.exercise("09-names")

# %% tags=["exercises"]
ms.exercise("09-which-design")

# %% tags=["exercises"]
ms.exercise("09-order")

# %% tags=["exercises"]
ms.exercise("09-chosen-before")

# %% tags=["exercises"]
ms.exercise("09-what-matters")

# %% tags=["recap"]
ms.closing("09")

# %% [markdown] tags=["recap"]
# ## What you did
#
# 1. You read a file with all its dirt, and saw what was noticed.
# 2. {{n_own}} of {{rows_own}} mothers could be compared. The two others are counted, with the reason.
# 3. You compared the changes of two groups in one test, the exact Mann-Whitney test, and named what it takes for granted.
# 4. You wrote down the difference that matters before you saw p, and held the interval against it.
# 5. You wrote a report that says its counts, size, interval, procedure and limits.
#
# Next: [10 Reading any paper](10_reading_any_paper.ipynb).
