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
# **About 45 minutes.** You need lessons 01 to 03.
#
# After this lesson you can
#
# 1. say what was done to whom in study two, and what its control group is for,
# 2. tell drawing a sample by lot from dividing it by lot,
# 3. say why ten mothers of one ward can be worth less than ten mothers,
# 4. read the before and after of two groups side by side, and say what a table of the mothers cannot show,
# 5. find the printed p-value that its own counts do not give.

# %% tags=["setup"]
import midwifery_stats as ms
ms.use_language("en")

# %% [markdown] tags=["study"]
# ## What was done
#
# Study two took place in a hospital in Bontang, East Kalimantan. The babies were in the [NICU](glossary.ipynb#NICU), the intensive care unit for newborns, because their weight at birth was low. {{n_two}} of their mothers took part.
#
# {{group}} mothers got the oxytocin massage. They are the [intervention group](glossary.ipynb#intervention-group). {{n_two - group}} mothers did not get it. They are the control group.
#
# The outcome is again one of two words: *insufficient* or *sufficient* milk. All {{n_two}} mothers began with *insufficient*.
#
# The control group is what study one lacked. Time passes in both groups. If both groups were chosen in the same way, low mothers drift upwards in both. If massage is the only other thing that is different, a difference between the groups points to massage, or to chance. If nobody divides the groups by lot, such a plan is called a *nonequivalent control group design*.

# %% tags=["study"]
study = ms.load_study("bontang")
ms.show(study)

# %% [markdown] tags=["study"]
# As before: every column keeps the published totals of each group. Which mother has which age, and which schooling stands beside it, is invented.

# %% [markdown] tags=["predict"]
# ## Round 1: two kinds of lots
#
# The paper says that the {{n_two}} mothers were drawn by lot: *probability [random sampling](glossary.ipynb#random-sampling)*. And it prints a table of the mothers in each group, so that the reader can see whether the groups were alike at the start.
#
# Two questions, before you look. The second is about ten mothers of one ward.

# %% tags=["predict"]
ms.predict("04-random")

# %% tags=["predict"]
ms.predict("04-one-ward")

# %% [markdown] tags=["run"]
# ## Run: what the paper says about lots
#
# The next cell makes the ledger of study two, as you know it from lesson 01. It keeps the rows on how the sample was chosen. Read the last columns.

# %% tags=["run"]
claims = ms.check_claims(study)
ms.show(claims[claims["what"] == "how the sample was chosen"])

# %% [markdown] tags=["compare"]
# ## Compare
#
# Lots can be drawn twice in a study, and the two draws do different work.
#
# **Choosing by lot** decides who is in the study. It makes the {{n_two}} mothers resemble the mothers they were drawn from, apart from chance. This is random sampling.
#
# **Dividing by lot** decides who gets the massage. It makes the two groups resemble each other, apart from chance. This is [random allocation](glossary.ipynb#random-allocation).
#
# To compare two groups, you need the second. The paper names only the first. It says that the sample *was divided* into two groups of {{group}}, and not how. The groups may have been divided by lot, by ward, by week, or by who agreed to a massage. The reader cannot know, so the reader should ask.

# %% tags=["compare"]
ms.compare("04-random")

# %% [markdown] tags=["compare"]
# ## Were the groups alike at the start?
#
# If the groups were different from the start, the massage need not be the reason for a difference at the end. So look at both groups before anything was done. The next two cells count who had breastfed before, and who had finished senior high school.

# %% tags=["compare"]
group = study.mothers["group"]
ms.show(ms.cross_table(group, study.mothers["breastfed_before"]))

# %% tags=["compare"]
ms.show(ms.cross_table(group, study.mothers["education"]))

# %% [markdown] tags=["compare"]
# {{fed_massaged}} of the {{group}} massaged mothers had breastfed before, and {{fed_control}} of the {{group}} others. In percent that is {{100 * fed_massaged // group}}% against {{100 * fed_control // group}}%. It looks like a difference of some size. It is one mother.
#
# There is another thing to notice. The text says that *most* mothers had finished senior high school. In the intervention group that was {{school_massaged}} of {{group}}, and in the control group {{school_control}} of {{group}}. Half is not most, and {{school_control}} of {{group}} is fewer than half. The author may have meant the largest of several levels. For that there is a better word: the *most common* level.

# %% [markdown] tags=["compare"]
# ## Ten mothers, or one ward?
#
# Suppose that the groups were divided by ward: all massaged mothers lay in one room, all others in another. Then the room is mixed up with the massage. One room may have the better midwife, the quieter nights, the only breast pump.
#
# And the mothers of one room tend to answer alike. They hear the same advice and encourage each other. Such a group is called a [cluster](glossary.ipynb#cluster). Ten coins that are glued together fall together: they are closer to one coin than to ten. All tests of this course count ten mothers as ten. Where whole clusters are massaged or not, the printed p is too small and the interval too narrow, and such a study needs many wards, not many mothers of two wards.

# %% tags=["compare"]
ms.compare("04-one-ward")

# %% [markdown] tags=["compare"]
# ## What the table does not have
#
# Think about what makes milk come in for a mother of a very small baby: how many days since the birth, how the birth went, how early the baby came, how often she pumps. None of these is in the paper's table of the mothers. Each of them may be a confounder.
#
# Dividing by lot would balance all of them on average, also those that nobody thought of. A table only shows what somebody wrote down. A p-value beside such a table does not help: in small groups it can be above 0.05 although the groups differ a lot.

# %% [markdown] tags=["vary"]
# ## Divide the mothers by lot yourself
#
# {{fed_massaged + fed_control}} of the {{n_two}} mothers had breastfed before. The next cell shuffles the {{n_two}} mothers into two new groups of {{group}}, by lot, and counts those {{fed_massaged + fed_control}} again. The number at the end is a seed: the same number gives the same lots.
#
# 1. Change the {{3}} at the end of the first line to {{4}} and run the cell. Then try {{5}}, {{6}}, {{7}} and so on.
# 2. How far apart do the two groups get by lot alone? Is {{fed_massaged}} against {{fed_control}} anything unusual?
#
# <details><summary>What you should find</summary>
#
# Seed 3 gives {{by_lot(3)[0]}} against {{by_lot(3)[1]}}, seed 5 gives {{by_lot(5)[0]}} against {{by_lot(5)[1]}}, and seed 6 gives {{by_lot(6)[0]}} against {{by_lot(6)[1]}}. So {{fed_massaged}} against {{fed_control}} is nothing unusual. It is as even as {{fed_massaged + fed_control}} mothers can be divided. Lots do not promise equal groups. They promise that nobody chose.
#
# </details>

# %% tags=["vary", "change"]
lots = group.sample(frac=1, ignore_index=True, random_state=3)
ms.show(ms.cross_table(lots, study.mothers["breastfed_before"]))

# %% [markdown] tags=["vary"]
# ## Mothers of one ward
#
# The lab draws studies in which nothing is there: massage changes nothing. It begins with one ward in each group, whose mothers answer independently.
#
# 1. Press *Draw a thousand*. In how many of {{100}} studies is p below 0.05?
# 2. Set *Alike within a ward, %* to 60 and draw again. Then take {{100}}.
# 3. Set *Wards in each group* to 6. Does that mend a test that counts mothers as independent?
#
# <details><summary>What you should find</summary>
#
# Independent mothers: fewer than {{5}} of {{100}}. With one ward in each group: the more alike they are, the more often p is below 0.05; wholly alike, it is half of the studies, as in the prediction. More wards do not mend it as long as the test counts mothers. They help a test that counts wards: six of them say more than one.
#
# </details>

# %% tags=["vary"]
ms.ClusterLab(wards=1, alike=0, seed=1)

# %% [markdown] tags=["reflect"]
# ## Think for a minute
#
# The table of the mothers shows two groups that are nearly alike. Does that show that they were divided by lot?
#
# <details><summary>One possible answer</summary>
#
# No. Two groups can be alike in age and schooling, and different in what makes the milk flow. If the mothers who wanted a massage got one, they may also have had more hope, or more help at home. The table cannot show that. Only the authors can say how the mothers were divided.
#
# </details>

# %% [markdown] tags=["predict"]
# ## Round 2: before and after, in both groups
#
# All {{n_two}} mothers began with *insufficient*. So the words *after* tell the whole story.

# %% tags=["predict"]
ms.predict("04-control-improved")

# %% [markdown] tags=["run"]
# ## Run

# %% tags=["run"]
ms.show(ms.cross_table(group, study.mothers["after"]))

# %% [markdown] tags=["compare"]
# ## Compare
#
# With massage, {{massaged}} of {{group}} mothers reached *sufficient*. Without it, {{control}} of {{group}} did.
#
# Those {{control}} are precious. They show what study one could not: some mothers get there without massage. With its massaged group alone, study two would have credited the massage with all {{massaged}}.

# %% tags=["compare"]
ms.compare("04-control-improved")

# %% [markdown] tags=["compare"]
# ## When was "after"?
#
# In the control group, *after* was day {{late}}. The paper says so in nine places, and in a tenth it says day {{early}}. Ten days make a great difference when milk is coming in.
#
# And for the massaged group the paper names no day at all. If the groups were looked at on different days, time is different in the two groups, and the comparison is no longer about massage alone.

# %% tags=["compare"]
ms.show(claims[(claims["kind"] == "day") & (claims["verdict"] == "disagrees")])

# %% [markdown] tags=["vary"]
# ## Change one mother in ten
#
# The next cell works out what {{control}} of {{group}} mothers are in percent.
#
# 1. Change the {{3}} to {{4}}: one control mother more reached *sufficient*. By how many percentage points did her group move?
# 2. Which percentages can a group of {{group}} mothers have? Is there a way to get {{35}}%?

# %% tags=["vary", "change"]
round(100 * 3 / 10)

# %% [markdown] tags=["reflect"]
# ## Think for a minute
#
# What does study two let you say that study one did not? And what would you ask the author before you change what you do on the ward?
#
# <details><summary>One possible answer</summary>
#
# Study two shows what happened to mothers without massage at the same hospital: {{control}} of {{group}} reached *sufficient*. So the {{massaged}} of {{group}} can be compared with something.
#
# Ask how the mothers were divided, and whether they lay in one ward. Ask on which day each group was looked at, and whether whoever judged the milk knew who was massaged. Ask whether every mother of the start was there at the end: mothers who go home early ([dropout](glossary.ipynb#dropout)) may be the ones with little milk, or with plenty. If all that is in order, massage and chance are still not alone: the mothers knew whether they were massaged. But then lots alone would give a difference this large in the exact [Mann-Whitney test](glossary.ipynb#Mann-Whitney-test) only about once in {{p_between.denominator}} times. Lesson 06 shows how to count that.
#
# </details>

# %% [markdown] tags=["predict"]
# ## Round 3: three p-values
#
# The paper prints three p-values about these mothers: {{printed_massaged}} for the massaged group, {{printed_control}} for the control group, and {{printed_between}} for the two groups compared.
#
# The first two are Wilcoxon tests, as in lesson 02: before against after, in one group. The third compares the groups with each other.

# %% tags=["predict"]
ms.predict("04-which-p")

# %% [markdown] tags=["run"]
# ## Run
#
# The next cell keeps the three p-values of the abstract.

# %% tags=["run"]
ms.show(claims[(claims["kind"] == "p-value") & claims["place"].str.startswith("abstract")])

# %% [markdown] tags=["compare"]
# ## Compare
#
# **{{printed_massaged}} agrees.** Ten mothers went up and none went down. The exact p of the Wilcoxon test is {{coins(massaged)}}, and the normal approximation of SPSS is very near it. With three decimals both are {{coins_curve(massaged)|3}}.
#
# **{{printed_control}} agrees under an assumption.** It follows from the counts if the author used the normal approximation that SPSS prints. The exact p of three mothers up and none down is {{coins(control)}}, and that is quite another number. Lesson 05 looks at it.
#
# **{{printed_between}} disagrees.** The counts are {{massaged}} of {{group}} and {{control}} of {{group}}. For the Mann-Whitney test SPSS would print {{cards_curve(massaged, group, control, group)|3}}, and the exact p of these mothers, ties counted, rounds to {{p_between|3}} (SPSS's *Exact Sig.* is blind to ties and prints {{tie_blind()|3}}: lesson 07). It may be a slip, or another procedure, or another count. We do not know. Lesson 07 makes it a puzzle, and you will solve a part of it.
#
# Whichever it is, {{cards_curve(massaged, group, control, group)|3}}, {{p_between|3}} and {{printed_between}} all lie far below 0.05. The direction of the conclusion does not hang on it.

# %% tags=["compare"]
ms.compare("04-which-p")

# %% [markdown] tags=["vary"]
# ## Search the ledger
#
# The next cell keeps the rows of one kind. Change the word `day` in the quotation marks to another kind, and run the cell again.
#
# 1. With `day`: how many places say day {{late}}, and how many day {{early}}?
# 2. With `p-value`: in how many places is {{printed_between}} printed?
# 3. With `conclusion`: what does the paper conclude from {{printed_control}}, and what does the ledger say to that?
#
# <details><summary>What you should find</summary>
#
# Day {{late}} stands in {{places_late}} places and day {{early}} in {{places_early}}. The {{printed_between}} stands in {{places_between}} places. From {{printed_control}} the paper concludes that there is no difference. The ledger disagrees: {{control}} of {{group}} mothers did change. The paper also writes *Ho diterima*, H0 is accepted. That fits if it means: H0 is not rejected.
#
# </details>

# %% tags=["vary", "change"]
ms.show(claims[claims["kind"] == "day"])

# %% [markdown] tags=["reflect"]
# ## Think for a minute
#
# {{printed_control}} *agrees under an assumption*. Which assumption? And what could the author have written so that no reader has to assume anything?
#
# <details><summary>One possible answer</summary>
#
# The assumption is that the p-value comes from the normal approximation. A few words would be enough: *Wilcoxon test, normal approximation of SPSS*, or *exact Wilcoxon test*. With the counts beside it, any reader could then get the same number.
#
# </details>

# %% [markdown] tags=["exercises"]
# ## Exercises

# %% tags=["exercises"]
ms.exercise("04-which-lot")

# %% tags=["exercises"]
ms.exercise("04-most")

# %% tags=["exercises"]
ms.exercise("04-baseline-p")

# %% tags=["exercises"]
ms.exercise("04-one-room")

# %% tags=["exercises"]
ms.exercise("04-same-day")

# %% tags=["exercises"]
ms.exercise("04-control-tells")

# %% tags=["exercises"]
ms.exercise("04-count-from-percent")

# %% tags=["recap"]
ms.closing("04")

# %% [markdown] tags=["recap"]
# ## What you did
#
# 1. Study two massaged {{group}} mothers and left {{n_two - group}} without massage. The control group shows what happens anyway.
# 2. Random sampling decides who is in the study, random allocation who gets the massage. The paper names only the first.
# 3. Mothers of one ward tend to answer alike. Where whole wards are massaged or not, counting ten such mothers as ten makes p too small. The ward is mixed up with the massage.
# 4. After: {{massaged}} of {{group}} against {{control}} of {{group}}. The day of the second look is printed as {{late}} and as {{early}}, and for the massaged group not at all. A table of the mothers shows only what was written down.
# 5. {{printed_massaged}} follows from the counts. {{printed_control}} follows if SPSS's normal approximation was used. {{printed_between}} does not follow from the counts in either way.
#
# Next: [05 Two p-values are not a comparison](05_two_p_values.ipynb).
