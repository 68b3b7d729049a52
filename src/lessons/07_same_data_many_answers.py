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
# 1. explain why two honest people get two p-values from the same {{n_two}} mothers,
# 2. say which value SPSS, R and other programs print unless they are told otherwise,
# 3. say what an exact test promises and what it pays for the promise, and find a case where the choice decides between "significant" and "not",
# 4. work backwards from a printed p-value to the samples and procedures that could have given it,
# 5. write down a result so that someone else can get the same number.

# %% tags=["setup"]
import midwifery_stats as ms
ms.use_language("en")

# %% [markdown] tags=["study"]
# ## The same {{n_two}} mothers
#
# {{massaged}} of {{group}} massaged mothers reached *sufficient* milk, and {{control}} of {{group}} others. These counts are printed in the paper. Nobody doubts them in this lesson.
#
# In lesson 06 you dealt cards and found p = {{p_between}}, which is {{p_between|3}}, for the exact Mann-Whitney test. The paper prints {{printed_between}}. SPSS would print {{cards_curve(massaged, group, control, group)|3}}. All of this is about the same {{n_two}} mothers. How can that be?

# %% tags=["study"]
study = ms.load_study("bontang")
massaged = study.mothers.loc[study.mothers["group"] == "intervention", "after"]
control = study.mothers.loc[study.mothers["group"] == "control", "after"]

# %% tags=["study"]
ms.show(ms.cross_table(study.mothers["group"], study.mothers["after"]))

# %% [markdown] tags=["predict"]
# ## Round 1: more than a dozen answers
#
# Between the mothers and the p-value lie several decisions. Count all deals of the cards, or lay a bell curve over them? Correct the curve for ties? Correct it for its smoothness? Rank the mothers, or count yes and no? Each program makes these decisions for you, and not every program makes the same ones.
#
# We tried {{len(answers())}} procedures: those that a careful person could defend, and some that programs print anyway.

# %% tags=["predict"]
ms.predict("07-how-far-apart")

# %% [markdown] tags=["run"]
# ## Run
#
# Each row is one procedure. The last column says where it is the default: what a program prints if nobody asks for anything else. You need not know all these names. Read down the column *p*.

# %% tags=["run"]
answers = ms.reanalyse_groups(massaged, control)
ms.show(answers[answers["alternative"] == "two-sided"])

# %% [markdown] tags=["compare"]
# ## Compare
#
# The largest p is about {{times_apart()}} times as large as the smallest. And all of them are below 0.05. For these {{n_two}} mothers the choice moves the number, and not the decision.
#
# It helps to sort them into families.
#
# **Exact.** Count the deals: {{p_between}}, about {{p_between|3}}. Mann-Whitney and Fisher agree here. A [mid-p](glossary.ipynb#mid-p) counts the observed bar only half, so it is half of that here: {{p_between / 2|4}}, which the table rounds to {{p_between / 2|3}}.
#
# **Bell curve.** SPSS lays a curve over the bars and prints {{cards_curve(massaged, group, control, group)|3}}. R before 4.6 first pulls U half a point towards the middle. This is the [continuity correction](glossary.ipynb#continuity-correction). It gives {{cards_curve(massaged, group, control, group, continuity=True)|4}}, which the table rounds to {{cards_curve(massaged, group, control, group, continuity=True)|3}}. Half a point is half a step where U moves by {{1}}. With these two words U moves by {{10}}, so it corrects very little.
#
# **Blind to ties.** With two words, nearly everybody is tied. A formula that does not know this takes the spread of the ranks to be larger than it is. Without the [tie correction](glossary.ipynb#tie-correction) the curve gives {{cards_curve(massaged, group, control, group, ties=False)|3}}. The line *Exact Sig.* in SPSS is blind in the same way and gives {{tie_blind()|3}}.
#
# **Yes and no.** Chi-square, Barnard and Boschloo are tests for counts of yes and no. [Barnard's and Boschloo's](glossary.ipynb#unconditional-test) do not hold the total of *sufficient* mothers fixed, as the cards do, so more results are possible and p moves in finer steps.
#
# **Averages.** A t-test takes {{0}} and {{1}} for measurements and compares the averages. It was made for measurements that spread in both groups. Here all ten massaged mothers have the same word, so one group does not spread at all.

# %% tags=["compare"]
ms.compare("07-how-far-apart")

# %% [markdown] tags=["compare"]
# ## What SPSS shows
#
# Here is the layout that SPSS prints for these mothers. Two p-values stand in one table. The first, *Asymp. Sig.*, is corrected for ties. The second, *Exact Sig.*, is not, and SPSS says so in a footnote. SPSS gives the smaller of the two values of U, {{group**2 - u}} instead of {{u}}. Both say the same: {{u}} pairs on one side, {{group**2 - u}} on the other.

# %% tags=["compare"]
ms.spss_tables(ms.mann_whitney(massaged, control))

# %% [markdown] tags=["vary"]
# ## Pull the answers apart
#
# In the lab, three procedures stand side by side, in the row of the Mann-Whitney test.
#
# 1. Let control mothers improve, one after the other. Watch *Exact p* and *SPSS (normal)*. When is one below 0.05 and the other above?
# 2. Press *Published data*. Set *intervention: mothers* and *control: mothers* to 30. Then set *intervention: sufficient after* to 20 and *control: sufficient after* to 12. How far apart are the three now?
#
# <details><summary>What you should find</summary>
#
# With {{6}} control mothers the exact p of the Mann-Whitney test is {{cards(massaged, group, 6, group)|3}}, and SPSS's is {{cards_curve(massaged, group, 6, group)|3}}. There the choice decides. R before 4.6 gives {{cards_curve(massaged, group, 6, group, continuity=True)|3}}. With {{30}} mothers in each group, {{20}} against {{12}}, the exact p is {{cards(20, 30, 12, 30)|3}} and SPSS's is {{cards_curve(20, 30, 12, 30)|3}}. The two still stand on different sides of 0.05. A larger sample brings them closer. It does not make them one.
#
# </details>

# %% tags=["vary"]
ms.GroupsLab(study)

# %% [markdown] tags=["reflect"]
# ## Think for a minute
#
# A student tries all procedures in the table, and reports the one with the smallest p. What is wrong with that, when each single procedure can be defended?
#
# <details><summary>One possible answer</summary>
#
# The line at 0.05 stands for a promise: if nothing is there, p falls below it in no more than {{5}} of {{100}} studies, on average. An exact test keeps that promise, as long as it is the only one. Whoever picks the smallest of many gets more chances to cross the line, and the promise no longer holds.
#
# So the procedure is chosen before the data are seen, and named in the report.
#
# </details>

# %% [markdown] tags=["predict"]
# ## Round 2: when the choice decides
#
# Ten made-up mothers, before and after. {{5}} improve, {{5}} stay as they were, nobody gets worse. Two students test them. One uses SPSS, the other counts coins.

# %% tags=["predict"]
ms.predict("07-five-of-ten")

# %% [markdown] tags=["run"]
# ## Run
#
# The next cell tries the procedures for mothers measured twice. To keep the table short, it shows only the rows that are some program's default.

# %% tags=["run"]
pairs = ms.reanalyse_pairs([0] * 5 + [1] * 5, [1] * 10)
ms.show(pairs[pairs["software"] != ""])

# %% [markdown] tags=["compare"]
# ## Compare
#
# The exact p of the Wilcoxon test is {{coins(5)}}, or {{coins(5)|4}}. SPSS prints {{coins_curve(5)|3}} for the Wilcoxon test. Same mothers, same question, and the two values stand on different sides of 0.05.
#
# Look for SPSS in the last column. It is there more than once. For its Wilcoxon test it prints {{coins_curve(5)|3}}, and for its sign test and its McNemar test the exact value, {{coins(5)|3}}. Even one program gives both answers.
#
# Both students did what their program told them. The coins are the thing itself, and the curve is a stand-in. With {{5}} changed mothers there are {{2**5}} ways, and no curve is needed.
#
# But exact is not the same as best. The exact test promises that no more than {{5}} of {{100}} studies without effect end below 0.05. With five coins the possible p-values are {{coins(5)|3}}, {{coins(4, 1)|3}} and {{1}}: none of {{100}} such studies ends below. It keeps its promise with room to spare, and pays by missing effects. The mid-p, {{coins(5) / 2|3}} here, gives some of the room back, and may break the promise a little. Both can be defended, if they were chosen before the data were seen.
#
# So name the procedure, and choose it before. And do not let a decision hang on which side of 0.05 a number falls, when one more mother would carry it across.

# %% tags=["compare"]
ms.compare("07-five-of-ten")

# %% [markdown] tags=["vary"]
# ## From few to many
#
# The next cell works out three p-values: exact, mid-p and SPSS's curve. All mothers improve but one, who began high.
#
# 1. Run it. Then change the {{5}} to {{6}}. Are all of them below 0.05 now? Try {{4}} and {{3}} as well.
# 2. Change it to {{10}}. Does the choice of procedure still decide anything?
#
# <details><summary>What you should find</summary>
#
# With {{6}} all are below 0.05: {{coins(6)|3}}, {{coins(6) / 2|3}} and {{coins_curve(6)|3}}. With {{5}} the exact p is above the line and the other two are below. With {{4}} SPSS's curve alone is below, with {{3}} none. With {{10}} all are far below: the values still differ, but nobody would decide differently.
#
# </details>

# %% tags=["vary", "change"]
test = ms.wilcoxon_signed_rank([0] * 5 + [1], [1] * 5 + [1])
print(round(test.p_value(), 4), round(test.mid_p_value(), 4), round(test.p_value("normal"), 4))

# %% [markdown] tags=["reflect"]
# ## Think for a minute
#
# Two authors study the same {{10}} mothers. One prints {{coins(5)|4}}, the other {{coins_curve(5)|3}}. A reader says: "One of them cheats." What do you answer?
#
# <details><summary>One possible answer</summary>
#
# Neither cheats. They used two procedures, and both should have named theirs. With the counts ({{5}} improved, {{5}} stayed, {{0}} got worse) any reader could work out both values herself. That is the best reason to print counts.
#
# </details>

# %% [markdown] tags=["predict"]
# ## Round 3: the puzzle of {{printed_between}}
#
# Now the printed {{printed_between}}. The paper names the Mann-Whitney test, and it prints the counts {{massaged}} of {{group}} and {{control}} of {{group}}. SPSS gives {{cards_curve(massaged, group, control, group)|3}} for them.
#
# Let us look for an innocent way to get {{printed_between}}.

# %% tags=["predict"]
ms.predict("07-where-from")

# %% [markdown] tags=["run"]
# ## Run: which procedure gives {{printed_between}}?
#
# The printed value goes in as text, because its three decimals tell how it was rounded. The second line keeps the rows of the Mann-Whitney test that give it.

# %% tags=["run"]
answers = ms.reanalyse_groups(massaged, control, reported="0.004")
ms.show(answers[answers["matches"] & answers["procedure"].str.startswith("Mann-Whitney")])

# %% [markdown] tags=["run"]
# ## Run: which samples give {{printed_between}}?
#
# Now the other way round. Suppose that SPSS was used as it comes. Of all samples with {{group}} and {{group}} mothers, which would make it print {{printed_between}}?

# %% tags=["run"]
ms.show(ms.samples_reporting("0.004", first_size=10, second_size=10))

# %% [markdown] tags=["compare"]
# ## Compare
#
# Two ways are open.
#
# **The procedure.** Of all the Mann-Whitney procedures that we tried, one gives {{cards_curve(massaged, group, control, group, ties=False) / 2|3}} for {{massaged}} against {{control}}: the bell curve, without tie correction, one-sided. A hand calculation with the textbook formula, read at one end of the curve only, would do that.
#
# **The sample.** With {{massaged}} against {{control + 1}} instead of {{massaged}} against {{control}}, SPSS prints {{cards_curve(massaged, group, control + 1, group)|3}}. One control mother more with *sufficient* milk would do it. So would {{6}} against {{0}}, but that is far from the printed counts. (The table has both also the other way round.)
#
# There may be a third way that we have not thought of. A typing slip is one.
#
# We cannot tell which it was. And it would be wrong to say that the author did something improper. What we can say is: *the printed p-value does not follow from the printed counts by the default of SPSS, and the paper does not name another procedure.* That is a statement about what is printed, and anyone can check it.

# %% tags=["compare"]
ms.compare("07-where-from")

# %% [markdown] tags=["vary"]
# ## Try the second way
#
# The lab starts from the published counts.
#
# 1. Let a fourth control mother improve. Look at the p that SPSS prints for the comparison.
# 2. Look at the p that SPSS prints within the control group. Which other printed figures of the paper would not fit any more? Think of {{100 * control // group}}%, {{100 * (group - control) // group}}% and {{printed_control}}.
# 3. Does any of this change the direction of the conclusion?
#
# <details><summary>What you should find</summary>
#
# SPSS prints {{cards_curve(massaged, group, control + 1, group)|3}} for the comparison. But then {{100 * (control + 1) // group}}% improved and {{100 * (group - control - 1) // group}}% did not, and within the control group SPSS prints {{coins_curve(control + 1)|3}} instead of {{coins_curve(control)|3}}. So the second way mends one figure and breaks others. The direction stays: the massaged mothers did better.
#
# </details>

# %% tags=["vary"]
ms.GroupsLab(study)

# %% [markdown] tags=["reflect"]
# ## Write the sentence
#
# Write the result of study two so that a reader with any program can get your number.
#
# <details><summary>One possible answer</summary>
#
# Sufficient milk was reached by {{massaged}} of {{group}} massaged mothers and {{control}} of {{group}} mothers without massage (difference {{100 * (massaged - control) // group}} percentage points, 95% confidence interval from {{100 * difference.low|0}} to {{100 * difference.high|0}}, Newcombe's method; exact two-sided Mann-Whitney test, ties counted, p = {{p_between|3}}).
#
# It has the counts, the size, the interval with its method, the name of the test, exact, two-sided, the ties, and the p-value. Nothing is left to guess: without the words on ties it could be the *Exact Sig.* of SPSS, {{tie_blind()|3}}. (Newcombe described the method that this course uses for the interval.)
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

# %% tags=["recap"]
ms.closing("07")

# %% [markdown] tags=["recap"]
# ## What you did
#
# 1. You saw one set of {{n_two}} mothers give {{len(answers())}} p-values, all of them below 0.05. Decisions lie between the data and the number.
# 2. For the Mann-Whitney test SPSS prints the bell curve with tie correction: {{cards_curve(massaged, group, control, group)|3}}. R before 4.6 adds the continuity correction: {{cards_curve(massaged, group, control, group, continuity=True)|4}}. Counting gives {{p_between}}.
# 3. An exact test keeps its promise with room to spare, and pays by missing effects. With {{5}} improved mothers, the exact Wilcoxon p is {{coins(5)|4}}, the mid-p {{coins(5) / 2|3}}, and SPSS prints {{coins_curve(5)|3}}. There the procedure decides, so it is chosen before.
# 4. The printed {{printed_between}} fits a one-sided curve that is blind to ties, or {{control + 1}} instead of {{control}} control mothers. Which it was, if it was either, nobody outside can know.
# 5. You wrote a result with counts, size, interval, procedure and p.
#
# Next: [08 How many mothers](08_how_many_mothers.ipynb).
