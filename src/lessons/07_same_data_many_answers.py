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
# # 07 Same data, many answers
#
# **About 45 minutes.** You need lessons 02, 05 and 06.
#
# After this lesson you can
#
# 1. explain why two honest people get two p-values from the same 20 mothers,
# 2. say which value SPSS, R and other programs print unless they are told otherwise,
# 3. find a case where the choice of procedure decides between "significant" and "not",
# 4. work backwards from a printed p-value to the samples and procedures that could have given it,
# 5. write down a result so that someone else can get the same number.

# %% tags=["setup"]
import midwifery_stats as ms
ms.use_language("en")

# %% [markdown] tags=["study"]
# ## The same 20 mothers
#
# 10 of 10 massaged mothers reached *sufficient* milk, and 3 of 10 others. These counts are printed in the paper. Nobody doubts them in this lesson.
#
# In lesson 06 you dealt cards and found p = 1/323. The paper prints 0.004. SPSS would print 0.001. All of this is about the same 20 mothers. How can that be?

# %% tags=["study"]
study = ms.load_study("bontang")
massaged = study.mothers.loc[study.mothers["group"] == "intervention", "after"]
control = study.mothers.loc[study.mothers["group"] == "control", "after"]
ms.show(ms.cross_table(study.mothers["group"], study.mothers["after"]))

# %% [markdown] tags=["predict"]
# ## Round 1: a dozen answers
#
# Between the mothers and the p-value lie several decisions. Count all deals of the cards, or lay a bell curve over them? Correct the curve for ties? Correct it for its smoothness? Rank the mothers, or count yes and no? Each program makes these decisions for you, and not every program makes the same ones.
#
# We tried the procedures that a careful person could defend, and some that programs print anyway.

# %% tags=["predict"]
ms.predict("07-how-far-apart")

# %% [markdown] tags=["run"]
# ## Run
#
# Each row is one procedure. The column *software* says where it is the default: what the program prints if nobody asks for anything else.

# %% tags=["run"]
answers = ms.reanalyse_groups(massaged, control)
ms.show(answers[answers["alternative"] == "two-sided"])

# %% [markdown] tags=["compare"]
# ## Compare
#
# The largest p is about 40 times as large as the smallest. And all of them are below 0.05. For these 20 mothers the choice moves the number, and not the decision.
#
# It helps to sort them into families.
#
# **Exact.** Count the deals: 1/323, about 0.003. Mann-Whitney and Fisher agree here.
#
# **Bell curve.** SPSS lays a curve over the bars and prints 0.001. R, before version 4.6, pulls the value half a step towards the middle first, because bars have a width. This is the [continuity correction](glossary.ipynb#continuity-correction). It gives 0.0016.
#
# **Blind to ties.** With two words, nearly everybody is tied. A formula that does not know this takes the spread of the ranks to be larger than it is. Without the [tie correction](glossary.ipynb#tie-correction) the curve gives 0.008. The line *Exact Sig.* in SPSS is blind in the same way and gives 0.007.
#
# **Means.** A t-test treats 0 and 1 as measurements. With ten equal numbers in one group there is no spread to work with, and the result should not be trusted.

# %% tags=["compare"]
ms.compare("07-how-far-apart")

# %% [markdown] tags=["compare"]
# ## What SPSS shows
#
# Here is the layout that SPSS prints for these mothers. Two p-values stand in one table. The first is corrected for ties. The second is not, and SPSS says so in a footnote.

# %% tags=["compare"]
ms.spss_tables(ms.mann_whitney(massaged, control))

# %% [markdown] tags=["vary"]
# ## Pull the answers apart
#
# The next cell shows the test once more. In the lab, the p-values of several procedures stand side by side.
#
# 1. Let control mothers improve until the largest of the p-values is above 0.05 and the smallest is below it.
# 2. How many mothers lie between "all procedures agree" and "they disagree"?

# %% tags=["vary"]
ms.show(ms.mann_whitney(massaged, control))

# %% tags=["vary"]
ms.GroupsLab(study)

# %% [markdown] tags=["reflect"]
# ## Think for a minute
#
# A student tries all procedures in the table, and reports the one with the smallest p. What is wrong with that, when each single procedure can be defended?
#
# <details><summary>One possible answer</summary>
#
# A p-value promises: if nothing is there, it falls below 0.05 in at most 5 of 100 studies. Whoever picks the smallest of many gets more chances to cross the line, and the promise no longer holds.
#
# So the procedure is chosen before the data are seen, and named in the report.
#
# </details>

# %% [markdown] tags=["predict"]
# ## Round 2: when the choice decides
#
# Ten made-up mothers, before and after. 5 improve, 5 stay as they were, nobody gets worse. Two students test them. One uses SPSS, the other counts coins.

# %% tags=["predict"]
ms.predict("07-five-of-ten")

# %% [markdown] tags=["run"]
# ## Run
#
# To keep the table short, it shows only the rows that are some program's default.

# %% tags=["run"]
pairs = ms.reanalyse_pairs([0] * 10, [1] * 5 + [0] * 5)
ms.show(pairs[pairs["software"] != ""])

# %% [markdown] tags=["compare"]
# ## Compare
#
# The exact p is 1/16, or 0.0625. SPSS prints 0.025 for the Wilcoxon test. Same mothers, same question, and the two programs stand on different sides of 0.05.
#
# Both students did what their program told them. But the coins are the thing itself, and the curve is a stand-in. With 5 changed mothers there are 32 ways, and no curve is needed.
#
# So for small samples report the exact value. And do not let a decision hang on which side of 0.05 a number falls, when one more mother would carry it across.

# %% tags=["compare"]
ms.compare("07-five-of-ten")

# %% [markdown] tags=["vary"]
# ## From few to many
#
# The lab starts with these ten mothers.
#
# 1. Let a sixth mother improve. Do the procedures agree now?
# 2. Make it 20 mothers, then 40, with half of them improving. What happens to the distance between exact and SPSS?

# %% tags=["vary"]
ms.show(ms.wilcoxon_signed_rank([0] * 10, [1] * 5 + [0] * 5))

# %% tags=["vary"]
ms.PairsLab([0] * 10, [1] * 5 + [0] * 5)

# %% [markdown] tags=["reflect"]
# ## Think for a minute
#
# Two authors study the same 10 mothers. One prints 0.0625, the other 0.025. A reader says: "One of them cheats." What do you answer?
#
# <details><summary>One possible answer</summary>
#
# Neither cheats. They used two procedures, and both should have named theirs. With the counts (5 improved, 5 stayed, 0 got worse) any reader could work out both values herself. That is the best reason to print counts.
#
# </details>

# %% [markdown] tags=["predict"]
# ## Round 3: the puzzle of 0.004
#
# Now the printed 0.004. The paper names the Mann-Whitney test, and it prints the counts 10 of 10 and 3 of 10. SPSS gives 0.001 for them.
#
# Someone reported 0.004. Let us look for an innocent way to get it.

# %% tags=["predict"]
ms.predict("07-where-from")

# %% [markdown] tags=["run"]
# ## Run: which procedure gives 0.004?
#
# The printed value goes in as text, because its three decimals tell how it was rounded. Keep the rows of the Mann-Whitney test that match.

# %% tags=["run"]
answers = ms.reanalyse_groups(massaged, control, reported="0.004")
ms.show(answers[answers["matches"] & answers["procedure"].str.startswith("Mann-Whitney")])

# %% [markdown] tags=["run"]
# ## Run: which samples give 0.004?
#
# Now the other way round. Suppose that SPSS was used as it comes. Of all samples with 10 and 10 mothers, which would make it print 0.004?

# %% tags=["run"]
ms.show(ms.samples_reporting("0.004", first_size=10, second_size=10))

# %% [markdown] tags=["compare"]
# ## Compare
#
# Two ways are open.
#
# **The procedure.** Of all the Mann-Whitney procedures, one gives 0.004 for 10 against 3: the bell curve, without tie correction, one-sided. A hand calculation with the textbook formula and half of the two-sided value would do that.
#
# **The sample.** With 10 against 4 instead of 10 against 3, SPSS prints 0.004. One control mother more with *sufficient* milk, and everything fits. So would 6 against 0, but that is far from the printed counts. (The table has both also the other way round.)
#
# There may be a third way that we have not thought of. A typing slip is one.
#
# We cannot tell which it was. And it would be wrong to say that the author did something improper. What we can say is: *the printed p-value does not follow from the printed counts by the default of SPSS, and the paper does not name another procedure.* That is a statement about what is printed, and anyone can check it.

# %% tags=["compare"]
ms.compare("07-where-from")

# %% [markdown] tags=["vary"]
# ## Try the second way
#
# 1. Let a fourth control mother improve. Look at the p that SPSS prints.
# 2. Which other printed numbers of the paper would then be wrong? Think of 30%, 70% and 0.083.
# 3. Does any of this change the direction of the conclusion?

# %% tags=["vary"]
ms.show(ms.mann_whitney(massaged, control))

# %% tags=["vary"]
ms.GroupsLab(study)

# %% [markdown] tags=["reflect"]
# ## Write the sentence
#
# Write the result of study two so that a reader with any program can get your number.
#
# <details><summary>One possible answer</summary>
#
# Sufficient milk was reached by 10 of 10 massaged mothers and 3 of 10 mothers without massage (difference 70 percentage points, 95% confidence interval from 29 to 89, Newcombe's method; exact two-sided Mann-Whitney test, p = 0.003).
#
# It has the counts, the size, the interval with its method, the name of the test, exact, two-sided, and the p-value. Nothing is left to guess.
#
# </details>

# %% [markdown] tags=["exercises"]
# ## Exercises

# %% tags=["exercises"]
ms.exercise("07-two-programs")

# %% tags=["exercises"]
ms.exercise("07-exact-instead")

# %% tags=["exercises"]
ms.exercise("07-pick-the-smallest")

# %% tags=["exercises"]
ms.exercise("07-blind-to-ties")

# %% tags=["exercises"]
ms.exercise("07-say-it-fairly")

# %% tags=["exercises"]
ms.exercise("07-reproducible")

# %% tags=["exercises"]
ms.exercise("07-half-of-two-sided")

# %% [markdown] tags=["recap"]
# ## What you did
#
# 1. You saw one set of 20 mothers give many p-values, all of them below 0.05. Decisions lie between the data and the number.
# 2. SPSS prints the bell curve with tie correction: 0.001. R before 4.6 adds the continuity correction: 0.0016. Counting gives 1/323.
# 3. With 5 improved mothers, the exact p is 0.0625 and SPSS prints 0.025. There the procedure decides.
# 4. The printed 0.004 fits a one-sided curve that is blind to ties, or 4 instead of 3 control mothers. Which it was, nobody outside can know.
# 5. You wrote a result with counts, size, interval, procedure and p.
#
# Next: [08 How many mothers](08_how_many_mothers.ipynb).
