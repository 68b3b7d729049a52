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
# # Start here
#
# **About 25 minutes.** You need no statistics and no programming for this page.
#
# After this lesson you can
#
# 1. run a notebook, and start it afresh,
# 2. make a prediction before you look, and compare it with what happened,
# 3. change a mother in a lab, and put the published data back,
# 4. check an answer, and take a hint when you are stuck,
# 5. say which two studies this course reads, and which part of their data is published.

# %% [markdown] tags=["objectives"]
# ## What you are looking at
#
# This page is a *notebook*. It is made of boxes, one under the other. Each box is a *cell*.
#
# Some cells are text, like this one. Some cells are code, with a grey background. You never have to write code in this course. You run it. In a few places you change one number or one word, and the page says which.
#
# **To run the whole page:** opened with the course's own program, a lesson runs by itself. To run it again, press *Run the lesson* at the top. If that button is missing, open the menu *Run* at the top of the window, and choose *Run All Cells*. The page then jumps to its end: scroll back up to this place, and read on.
#
# The pictures were there before you ran anything. They were saved with the page. But buttons answer only after a run. If a line says that the labs are saved pictures, press *Wake the labs* beside it.
#
# In a wide window, each code cell has a number in square brackets, such as `[1]`: this cell has run. A star, `[*]`, means: still busy. Empty brackets, `[ ]`, mean: not run yet.
#
# To run one cell, click on it, hold *Shift* and press *Enter*. Below a cell to change, press *Run this cell*.
#
# Nothing you press can break anything. *Put back*, under a cell that you changed, brings back what stood there. If a page gets into a muddle, press *Start this lesson afresh* at the top. You get the lesson as it was made. A dated copy of your page is kept, and so are your answers. If that button is missing, open the menu *Kernel* and choose *Restart Kernel and Run All Cells*. That does not undo what you typed into a cell.

# %% tags=["setup"]
import midwifery_stats as ms
ms.use_language("en")

# %% [markdown] tags=["study"]
# ## The two studies
#
# The whole course reads two small published studies. Both ask the same question: does [oxytocin massage](glossary.ipynb#oxytocin-massage) help a mother's milk to flow?
#
# **Study one** comes from a midwife's practice in Bekasi, in 2024. There are {{n_one}} mothers. Each mother was seen twice, before the massage and after it. Each time one of two words was written down: *less fluent* or *fluent*.
#
# **Study two** comes from a hospital in Bontang, in 2023. There are {{n_two}} mothers, and each has a baby of low birth weight in the [NICU](glossary.ipynb#NICU). Ten mothers were massaged. The other ten were not: they are the [control group](glossary.ipynb#control-group). The two words here are *insufficient* and *sufficient*.
#
# The next cell loads study one and shows it.

# %% tags=["study"]
study = ms.load_study("bekasi")
ms.show(study)

# %% [markdown] tags=["study"]
# ## Which part of this is real?
#
# A paper does not print one row for each mother. It prints totals, such as: {{improved}} mothers less fluent before, {{fluent_after}} mothers fluent after.
#
# In this study those totals are enough to know every mother's two words. After the massage all {{fluent_after}} were fluent. So the {{improved}} who began as *less fluent* all became *fluent*, and the other {{stayed}} were *fluent* both times. Nobody got worse.
#
# The other columns are different. The paper says that {{young}} mothers were {{25}} to {{30}} years old. It does not say *which* {{young}}. The rows here keep that total, but who stands in which row is invented. We call such rows [reconstructed](glossary.ipynb#reconstructed-data), and every table that shows them says so.
#
# So you may count one column of this table at a time. You may not use it to ask whether the older mothers improved more. That was never published.

# %% [markdown] tags=["predict"]
# ## Predict first
#
# Before anything is calculated in this course, you say what you expect. A guess is enough. A wrong guess is often worth more than a right one, because you remember why.
#
# Here is your first one. Choose an answer and press the button. If you leave it open, nothing stops.

# %% tags=["predict"]
ms.predict("00-one-mother")

# %% [markdown] tags=["run"]
# ## Run
#
# The next cell counts the mothers before the massage. A table like this is a [frequency table](glossary.ipynb#frequency-table): each word, how many mothers have it, and what percentage that is.

# %% tags=["run"]
ms.show(ms.frequency_table(study.mothers["before"]))

# %% [markdown] tags=["compare"]
# ## Compare
#
# {{improved}} of {{n_one}} mothers is {{100 * improved / n_one|0}}%. If one of these mothers had been *fluent* instead, {{improved - 1}} of {{n_one}} would be left, and that is {{100 * (improved - 1) / n_one|0}}%.
#
# So one mother is worth {{step_one}} [percentage points](glossary.ipynb#percentage-point) here, because {{100}} divided by {{n_one}} is {{step_one}}. In study two, with {{group}} mothers in a group, one mother is worth {{100 // group}} points.
#
# Keep this in mind for the whole course: in a small study, a large-looking percentage can be a handful of mothers.

# %% tags=["compare"]
ms.compare("00-one-mother")

# %% [markdown] tags=["vary"]
# ## Your first lab
#
# A *lab* is a picture that you can change. This one has the {{n_one}} mothers of study one and counts what became of them.
#

# %% [markdown] tags=["vary"]
# Try these four things.
#
# 1. Each numbered sign is a mother. Press one who shows ▲. Her milk had become fluent, and now it stays *less fluent*. Watch the counts.
# 2. Press two more mothers.
# 3. Press *Undo* once. The last change is gone.
# 4. Press *Published data*. All {{n_one}} mothers are as the paper says.

# %% tags=["vary"]
ms.FirstLab(study)

# %% [markdown] tags=["reflect"]
# ## Think for a minute
#
# All {{fluent_after}} mothers were fluent at the end. Is that enough to say that the massage did it? What else happens to milk in the first days after a birth?
#
# <details><summary>One possible answer</summary>
#
# Milk comes in during the first days anyway, with or without massage. Babies learn to suckle, mothers rest, families help. All {{n_one}} mothers were massaged, so this study has nobody to compare them with. Lesson 03 is about exactly this.
#
# </details>

# %% [markdown] tags=["exercises"]
# ## Where your answers are kept
#
# The next cell shows how far you are: in each lesson, what you predicted, what you answered and what was right. If your lecturer gave you a number, type it there. The exercises then ask about mothers of your own. *Clear all answers* lets you begin again.

# %% tags=["exercises"]
ms.progress()

# %% [markdown] tags=["exercises"]
# ## Exercises
#
# Choose or type an answer, then press *Check*. You see at once whether it is right. If it is not, you read what your answer would have meant. *Hint* gives a small push, and a second hint a bigger one. The solution is always there for you to open.
#
# You may type a decimal number with a point or with a comma: `68.5` and `68,5` are the same here.

# %% tags=["exercises"]
ms.exercise("00-still-page")

# %% tags=["exercises"]
ms.exercise("00-undo")

# %% tags=["exercises"]
ms.exercise("00-percent")

# %% tags=["exercises"]
ms.exercise("00-which-study")

# %% tags=["exercises"]
ms.exercise("00-what-is-known")

# %% tags=["exercises"]
ms.exercise("00-one-column")

# %% [markdown] tags=["exercises"]
# ## Fourteen questions before the course
#
# These fourteen questions are about what the course will teach. Choose what you think today, and leave open what you do not know. At the end of lesson 08 there are fourteen others like them, and you see what has changed. They take about fifteen minutes more, now or another day.

# %% tags=["exercises"]
ms.concept_test("A")

# %% tags=["recap"]
ms.closing("00")

# %% [markdown] tags=["recap"]
# ## What you did
#
# 1. You ran a notebook, and know how to start it afresh.
# 2. You predicted what one mother is worth, and compared: {{step_one}} percentage points of {{n_one}} mothers.
# 3. You changed mothers in a lab and put the published data back.
# 4. You checked answers and saw where the hints are.
# 5. You met the two studies. Bekasi: {{n_one}} mothers, before and after. Bontang: {{n_two}} mothers, in two groups of {{group}}. Each mother's two words follow from the published totals. How her age, schooling and work go together is invented.
#
# Next: [01 Reading study one](01_reading_study_one.ipynb).
