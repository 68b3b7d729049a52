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
# # 05 Two p-values are not a comparison
#
# **About 45 minutes.** You need lessons 02 and 04.
#
# After this lesson you can
#
# 1. say what p = {{printed_control}} in the control group means, and why it does not mean "no difference",
# 2. explain why "significant here, not significant there" is not a difference,
# 3. build two groups that differ by one mother and fall on the two sides of 0.05,
# 4. build two groups that are both "significant" and still very different,
# 5. say which question a comparison of two groups has to ask.

# %% tags=["setup"]
import midwifery_stats as ms
ms.use_language("en")

# %% [markdown] tags=["study"]
# ## Two tests, one after the other
#
# Study two tests each group on its own. It compares *before* with *after*, as study one did.
#
# - Massaged group: {{massaged}} of {{group}} improved. Printed p = {{printed_massaged}}. The paper says: there is a difference.
# - Control group: {{control}} of {{group}} improved. Printed p = {{printed_control}}. The paper says: there is no difference.
#
# Many readers go on by themselves: *so* massage made the difference. In this lesson you see why that step does not hold, even where its conclusion may be right.
#
# The next cell shows both groups once more.

# %% tags=["study"]
study = ms.load_study("bontang")
massaged = study.mothers[study.mothers["group"] == "intervention"]
control = study.mothers[study.mothers["group"] == "control"]

# %% tags=["study"]
ms.show(study)

# %% [markdown] tags=["predict"]
# ## Round 1: "there is no difference"
#
# Look at the control group alone. All {{group}} mothers began with *insufficient* milk. By day {{late}}, {{control}} of them had *sufficient* milk and {{group - control}} did not.

# %% tags=["predict"]
ms.predict("05-control-group")

# %% [markdown] tags=["run"]
# ## Run

# %% tags=["run"]
control_test = ms.wilcoxon_signed_rank(control["before"], control["after"])
ms.show(control_test)

# %% [markdown] tags=["compare"]
# ## Compare
#
# Three mothers changed, all for the better. Three coins can fall in {{2**control}} ways, and {{2}} of them are as extreme: the exact Wilcoxon test gives p = {{coins(control)}}. The {{coins_curve(control)|3}} is what the normal approximation makes of it.
#
# Three coins cannot give a smaller p than {{coins(control)}}, whatever they do. So even the best that three changed mothers can show in this test is *not significant*.
#
# But are coins the right picture? All {{group}} mothers began with *insufficient* milk. They could stay or rise. None could fall, so their coins have no tails. "It may have been coins" is not true of these mothers. The question that makes sense for them is another one: *what share of such mothers gets there without massage?*
#
# Three of ten did. "There is no difference" is not what the data say. They say: some get there without massage, and with ten mothers we know only roughly how many.

# %% tags=["compare"]
ms.compare("05-control-group")

# %% [markdown] tags=["compare"]
# ## An interval says it better
#
# How large could that share be, among all such mothers? You know the confidence interval from lesson 03: a range of values that fit the data. The ledger of lesson 04 has it, in its last column.

# %% tags=["compare"]
claims = ms.check_claims(study)
about_control = claims[claims["place"].str.startswith("abstract") & (claims["kind"] == "conclusion")]
ms.show(about_control[about_control["verdict"] == "disagrees"])

# %% [markdown] tags=["compare"]
# Of the {{group}} mothers who began with *insufficient*, {{100 * control // group}}% had *sufficient* milk by day {{late}}. Among all such mothers anything from {{100 * share(control, group)[0]|0}}% to {{100 * share(control, group)[1]|0}}% fits these data. This is the exact 95% interval of a plain proportion.
#
# It leaves {{0}} out: some such mothers get there without massage, and that is certain, since three did. It says how many only very roughly: perhaps one in {{1 / share(control, group)[0]|0}}, perhaps nearly two in three. A range this wide does not say *no effect of time*. It says *we do not know yet how large*.
#
# Some programs print another interval (here Newcombe's for pairs), for the rise of the share from before to after: here from {{-100 * rise(control, 0, group - control)[0]|0}} points down to {{100 * rise(control, 0, group - control)[1]|0}} points up. It answers another question: how the share changes among all the mothers that the ten came from, whatever their milk at the start. Some of those could fall. The interval above is about mothers who begin with *insufficient* milk, and all ten did.
#

# %% [markdown] tags=["vary"]
# ## From three mothers to six
#
# The lab starts with the same {{group}} mothers. Its p-values think of coins. Read them as what a program would print, and keep the last paragraphs in mind.
#
# 1. Set *Improved* to 1, then 2, 3, 4, 5 and 6. Write down the exact p each time.
# 2. From which number on is it below 0.05? What is different in those mothers: the change of each one, or how many changed?
#
# <details><summary>What you should find</summary>
#
# The exact p of the Wilcoxon test is {{1}}, {{coins(2)|3}}, {{coins(3)|3}}, {{coins(4)|3}}, {{coins(5)|3}} and {{coins(6)|3}}. It is below 0.05 from {{6}} mothers on. Each mother changes in the same way. Each one more halves the p.
#
# </details>

# %% tags=["vary"]
ms.PairsLab(study, group="control")

# %% [markdown] tags=["reflect"]
# ## Think for a minute
#
# The paper writes of the control group that there is no difference between before and after. Write the sentence again, so that it says what the data say.
#
# <details><summary>One possible answer</summary>
#
# In the control group {{control}} of {{group}} mothers, all with *insufficient* milk at the start, reached *sufficient* milk by day {{late}} ({{100 * control // group}}%, exact 95% interval from {{100 * share(control, group)[0]|0}}% to {{100 * share(control, group)[1]|0}}%).
#
# No p-value is needed: nobody believed that not a single mother gets there without massage.
#
# </details>

# %% [markdown] tags=["predict"]
# ## Round 2: one mother apart
#
# Now two made-up groups of {{10}} mothers. All begin with *insufficient* milk. In group A, {{6}} mothers improve. In group B, {{5}} mothers improve. Nobody gets worse.

# %% tags=["predict"]
ms.predict("05-one-mother-apart")

# %% [markdown] tags=["run"]
# ## Run: each group on its own, then both together
#
# In these cells 0 is *insufficient* and 1 is *sufficient*. The last cell compares the two groups with each other. Lesson 06 shows how. Here, look for its exact p.

# %% tags=["run"]
start = [0] * 10
a_after, b_after = [1] * 6 + [0] * 4, [1] * 5 + [0] * 5

# %% tags=["run"]
print("A:", ms.wilcoxon_signed_rank(start, a_after).exact_fraction())
print("B:", ms.wilcoxon_signed_rank(start, b_after).exact_fraction())

# %% tags=["run"]
ms.show(ms.mann_whitney(a_after, b_after))

# %% [markdown] tags=["compare"]
# ## Compare
#
# In the exact Wilcoxon test, group A has p = {{coins(6)}}, which is below 0.05. Group B has p = {{coins(5)}}, which is above it. "Significant in A, not significant in B."
#
# But A and B differ by one mother. Compared with each other in the exact Mann-Whitney test, p is {{cards(6, 10, 5, 10)}}. {{6 + 5}} mothers improved in all, and {{6 + 5}} cannot be divided between two groups more evenly than {{6}} and {{5}}. Nothing could be less surprising.
#
# The line at 0.05 cuts a smooth road in two. Two groups can stand a step apart, with the line between them. So the difference between *significant* and *not significant* need not itself be significant. Andrew Gelman and Hal Stern wrote a paper about that in 2006.

# %% tags=["compare"]
ms.compare("05-one-mother-apart")

# %% [markdown] tags=["vary"]
# ## Play with the line
#
# The lab starts with groups A and B. Its first table has a row for each group on its own, and a row for the comparison. Read the column *Exact p*.
#
# 1. Find the two p-values within the groups, and the one between them.
# 2. Press a mother of group B who shows ○, so that she improves. Which p crosses 0.05? What does the comparison do?
# 3. Press *First data*. Now let one mother of group A fall back to {{0}}. Which groups are below 0.05 now?
#
# <details><summary>What you should find</summary>
#
# Within A it is {{coins(6)|3}}, within B {{coins(5)|3}}, and between them {{cards(6, 10, 5, 10)}}. One more mother in B, and B has {{coins(6)|3}} too. The comparison stays at {{cards(6, 10, 6, 10)}}. One mother fewer in A, and neither group is below 0.05. The comparison still stays at {{cards(5, 10, 5, 10)}}.
#
# The column *SPSS (normal)* has {{coins_curve(6)|3}} and {{coins_curve(5)|3}}: there both groups are below 0.05 from the start. With that procedure the line lies between {{3}} and {{4}} improved mothers. It is still a line.
#
# </details>

# %% tags=["vary"]
ms.GroupsLab(a_after, b_after, first_before=start, second_before=start, names=("A", "B"))

# %% [markdown] tags=["reflect"]
# ## Think for a minute
#
# A newspaper writes: "The massage helped first-time mothers (p = {{0.03|2}}) but not mothers of several children (p = {{0.06|2}})." What do you ask the journalist?
#
# <details><summary>One possible answer</summary>
#
# How many mothers improved in each group, out of how many? And was the difference between the two groups tested? {{0.03|2}} and {{0.06|2}} may be one mother apart, as A and B were. They may also come from groups of different size.
#
# </details>

# %% [markdown] tags=["predict"]
# ## Round 3: both significant
#
# It also goes wrong the other way round. Now two made-up groups of {{20}} mothers. In group C, {{18}} of {{20}} improve. In group D, {{6}} of {{20}} improve. Nobody gets worse.

# %% tags=["predict"]
ms.predict("05-both-significant")

# %% [markdown] tags=["run"]
# ## Run

# %% tags=["run"]
c_after, d_after = [1] * 18 + [0] * 2, [1] * 6 + [0] * 14
print("C:", ms.wilcoxon_signed_rank([0] * 20, c_after).exact_fraction())
print("D:", ms.wilcoxon_signed_rank([0] * 20, d_after).exact_fraction())

# %% tags=["run"]
ms.show(ms.mann_whitney(c_after, d_after))

# %% [markdown] tags=["compare"]
# ## Compare
#
# C has p = {{coins(18)}} and D has p = {{coins(6)}} in the exact Wilcoxon test. Both groups are *significant* on their own. Someone could write: "Both groups improved, so the massage made no difference." But {{18}} of {{20}} is not {{6}} of {{20}}. Compared with each other in the exact Mann-Whitney test, p is about {{cards(18, 20, 6, 20)|4}}.
#
# Six changed mothers, all upwards, are enough for p = {{coins(6)}}. It does not matter whether {{10 - 6}} mothers stayed the same, as in group A, or {{20 - 6}}, as in group D. Within a group, the test only asks about the mothers who changed. It never asks how many more improved than in the other group.

# %% tags=["compare"]
ms.compare("05-both-significant")

# %% [markdown] tags=["vary"]
# ## Now the published groups
#
# The lab has the two groups of study two. Lesson 06 takes the test that compares them apart.
#
# 1. In the lab, find the two p-values of the paper, {{printed_massaged}} and {{printed_control}}, in the column *SPSS (normal)*.
# 2. Let control mothers improve, one by one, until their own exact p falls below 0.05. How many must have improved? What has the comparison become by then?
# 3. Which of the three comparisons answers the question of the study?
#
# <details><summary>What you should find</summary>
#
# With {{6}} improved control mothers their own exact p is {{coins(6)|3}}. Now both groups are below 0.05. But the exact p of the comparison has become {{cards(massaged, group, 6, group)|3}}, and that is above it. The p-values within the groups and the p between them go their own ways. Only the p between the groups compares massage with no massage.
#
# </details>

# %% tags=["vary"]
ms.GroupsLab(study)

# %% [markdown] tags=["reflect"]
# ## Think for a minute
#
# Study two also prints a comparison between the groups, with p = {{printed_between}}. Then why does it matter that {{printed_massaged}} and {{printed_control}} are not a comparison?
#
# <details><summary>One possible answer</summary>
#
# Because the paper draws conclusions from them: *there is a difference* in one group, *there is no difference* in the other. The second sentence is wrong as it stands, since {{control}} mothers improved, and a p above 0.05 does not make them disappear.
#
# To its credit, the paper also compares the groups directly. That is the comparison that counts. The two tests within the groups could have been left out.
#
# </details>

# %% [markdown] tags=["exercises"]
# ## Exercises

# %% tags=["exercises"]
ms.exercise("05-no-difference")

# %% tags=["exercises"]
ms.exercise("05-smallest-within")

# %% tags=["exercises"]
ms.exercise("05-here-not-there")

# %% tags=["exercises"]
ms.exercise("05-which-test")

# %% tags=["exercises"]
ms.exercise("05-larger-group")

# %% tags=["exercises"]
ms.exercise("05-both-groups")

# %% tags=["exercises"]
ms.exercise("05-interval")

# %% tags=["recap"]
ms.closing("05")

# %% [markdown] tags=["recap"]
# ## What you did
#
# 1. In the control group {{control}} of {{group}} improved. All {{group}} had begun low, so nobody could fall and coins are the wrong picture. The data fit a share from {{100 * share(control, group)[0]|0}}% to {{100 * share(control, group)[1]|0}}% (exact 95% interval). SPSS's {{coins_curve(control)|3}} and the exact {{coins(control)}} of the Wilcoxon test do not mean "no difference".
# 2. Groups A and B differ by one mother, and stand on the two sides of 0.05 in the exact Wilcoxon test: {{coins(6)}} and {{coins(5)}}. Compared with each other, the exact Mann-Whitney p is {{cards(6, 10, 5, 10)}}.
# 3. You moved one mother and saw one p cross the line, while the comparison stayed at {{cards(6, 10, 6, 10)}}.
# 4. Groups C and D are both significant on their own, and very different: the exact Mann-Whitney p is about {{cards(18, 20, 6, 20)|4}}.
# 5. The question of a study with two groups is the difference between them. So compare the groups with each other.
#
# Next: [06 Comparing two groups](06_comparing_two_groups.ipynb).
