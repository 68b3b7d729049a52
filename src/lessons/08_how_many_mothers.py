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
# # 08 How many mothers
#
# **About 45 minutes.** You need lessons 02, 06 and 07. You may stop after each round and go on another day.
#
# After this lesson you can
#
# 1. say which p-values a small study can reach at all,
# 2. say in plain words what the power of a study is, and read it off a curve,
# 3. find the number of mothers for a study of your own,
# 4. say how many mothers a result hangs on,
# 5. explain why a large number of mothers does not repair a weak design.

# %% tags=["setup"]
import midwifery_stats as ms
ms.use_language("en")

# %% [markdown] tags=["study"]
# ## The question that comes first
#
# Study one had {{n_one}} mothers. Study two had {{group}} and {{n_two - group}}. Neither paper says why it was this many.
#
# "How many mothers do I need?" is the question that every thesis begins with. The answer depends on four things: the difference that you do not want to miss (from which share to which), how many false alarms you allow, how sure you want to be of noticing the difference, and which test you will use.
#
# Before that, there is a simpler question: what can a small study show at all?

# %% tags=["study"]
study = ms.load_study("bontang")
ms.show(study)

# %% [markdown] tags=["predict"]
# ## Round 1: the smallest p a study can reach
#
# Take the clearest result that a study can have: with massage all mothers improve, without it none. Such a result has the smallest p that the study can reach.

# %% tags=["predict"]
ms.predict("08-three-and-three")

# %% [markdown] tags=["run"]
# ## Run
#
# The next cell takes this clearest result for groups of {{3}}, {{4}}, {{5}} and {{10}} mothers, and prints the exact two-sided p of the Mann-Whitney test, which is Fisher's here, as a fraction.

# %% tags=["run"]
for mothers in (3, 4, 5, 10):
    print(mothers, "in each group:", ms.mann_whitney([1] * mothers, [0] * mothers).exact_fraction())

# %% [markdown] tags=["compare"]
# ## Compare
#
# Six cards can be dealt to two groups of {{3}} in {{comb(6, 3)}} ways. The two most extreme ones make {{2}} of {{comb(6, 3)}}, which is {{cards(3, 3, 0, 3)}}. So with {{3}} and {{3}} mothers no result of this exact test can be below 0.05, whatever happened.
#
# Another test can have another smallest p. For the same six mothers the mid-p is {{cards(3, 3, 0, 3) / 2|2}} and SPSS's curve gives {{cards_curve(3, 3, 0, 3)|3}}. So name the test when you say what a study can reach.
#
# With {{4}} and {{4}} it is {{2}} of {{comb(8, 4)}}, which is {{cards(4, 4, 0, 4)}}, or {{cards(4, 4, 0, 4)|3}}. That is below 0.05, but only if every single mother does as you hope.
#
# For a before-and-after study you did this with coins in lesson 02. In the exact Wilcoxon test five changed mothers cannot get below {{coins(5)|4}}. Six can.

# %% tags=["compare"]
ms.compare("08-three-and-three")

# %% [markdown] tags=["vary"]
# ## How many may fail?
#
# The next cell takes {{5}} and {{5}} mothers. All five massaged mothers improve, and none of the others.
#
# 1. Run it. Then change one {{1}} to a {{0}}, so that one massaged mother does not improve. Is the exact p of the Mann-Whitney test still below 0.05?
# 2. Take {{6}} and {{6}} mothers: write a sixth number into both lists. How many may fail now?
#
# <details><summary>What you should find</summary>
#
# {{5}} against {{0}} gives {{cards(5, 5, 0, 5)|3}}, and {{4}} against {{0}} gives {{cards(4, 5, 0, 5)|3}}. A second failure gives {{cards(3, 5, 0, 5)|3}}. With {{6}} and {{6}} mothers 5 against {{0}} gives {{cards(5, 6, 0, 6)|3}}, and {{4}} against {{0}} gives {{cards(4, 6, 0, 6)|3}}. So there as well only one mother may fail in the exact Mann-Whitney test. Another test may allow more.
#
# </details>

# %% tags=["vary", "change"]
round(ms.mann_whitney([1, 1, 1, 1, 1], [0, 0, 0, 0, 0]).p_value(), 3)

# %% [markdown] tags=["reflect"]
# ## Think for a minute
#
# A study with {{3}} and {{3}} mothers ends with p = {{cards(3, 3, 0, 3)|1}} in Fisher's exact test, and its author writes: "not significant". What should she have known before she began?
#
# <details><summary>One possible answer</summary>
#
# That no result of the test she planned could have been significant. She asked six mothers for their time, and with a line at 0.05 the answer was fixed. She could have asked more mothers, or measured millilitres in order to describe them, and promised no test.
#
# </details>

# %% [markdown] tags=["predict"]
# ## Round 2: would you notice it?
#
# Suppose this is the truth: without massage {{30}}% of mothers reach *sufficient* milk, and with massage {{60}}%. Would that matter to you? Of every {{10}} mothers, {{3}} more reach it with massage. The difference that would change what you do on your ward is the one to plan for. Statistics cannot tell you that; mothers and midwives can.
#
# You run a study of {{group}} and {{group}} mothers. How likely is it that the exact p of Fisher's test is below 0.05? This probability is called the [power](glossary.ipynb#power) of the study.

# %% tags=["predict"]
ms.predict("08-power-of-ten")

# %% [markdown] tags=["run"]
# ## Run
#
# The computer goes through all results that {{group}} and {{group}} mothers can have. It adds up the probabilities of those with p below 0.05, and prints the sum as a percentage: for Fisher's test, for its mid-p, for Boschloo's test, and for SPSS's curve (*normal*).

# %% tags=["run"]
for method in ("fisher", "mid-p", "boschloo", "normal"):
    print(method, round(100 * ms.power_groups(10, 10, 0.6, 0.3, method=method)))

# %% [markdown] tags=["compare"]
# ## Compare
#
# {{power(group, 0.6, 0.3)|0}}% for Fisher's exact test. The massage helps in this world, and on average {{100 - power(group, 0.6, 0.3)|0}} of {{100}} such studies end above 0.05. Whoever reads "p above 0.05" as "no effect" comes to a wrong conclusion in each of these {{100 - power(group, 0.6, 0.3)|0}}. Statisticians call it a *type II error*.
#
# The other three have {{power(group, 0.6, 0.3, method="boschloo")|0}}%, twice as much. Why? If massage does nothing, Fisher's test gives a false alarm in at most {{true_size(group)|1}}% of studies of this size, whatever the true share is. It was allowed {{5}}%. The other three go up to {{true_size(group, "boschloo")|1}}%. Fisher's test holds the total of *sufficient* mothers fixed and keeps its promise for each total. That guarantee costs half of the power here. Boschloo's and Barnard's tests keep the promise too, without holding the total fixed, and lose far less. Mid-p and the curve promise nothing, and happen to keep it here. "Exact" is a promise. It is not the best.

# %% tags=["compare"]
ms.compare("08-power-of-ten")

# %% [markdown] tags=["compare"]
# ## How many are enough?
#
# Many people ask for a power of {{80}}%. The first cell finds the smallest groups whose power in Fisher's test stays there, for {{60}}% against {{30}}%. The second draws the power of all groups from {{3}} to {{60}} mothers.

# %% tags=["compare"]
print(ms.smallest_n_groups(0.6, 0.3, power=0.8, method="exact").mothers, "in each group")

# %% tags=["compare"]
ms.show(ms.power_curve(0.6, 0.3, sizes=range(3, 61), method="exact"))

# %% [markdown] tags=["compare"]
# {{enough(0.6, 0.3)}} mothers in each group, and so {{2 * enough(0.6, 0.3)}} in all. That is nearly five times as many as in study two.
#
# The curve has teeth. With {{52}} mothers in each group the power of Fisher's test is {{power(52, 0.6, 0.3)|0}}%, and with {{53}} it is {{power(53, 0.6, 0.3)|0}}%. The possible results come in steps, and so do their p-values.
#
# And the number hangs on the truth that you suppose. If massage lifts {{30}}% to {{90}}%, then {{enough(0.9, 0.3)}} in each group are enough. If it lifts {{30}}% to {{50}}%, you need {{enough(0.5, 0.3)}}. Do not take the difference from a small study that was significant: among small studies those that get below 0.05 show differences that are too large, on average. That is called the *winner's curse*.

# %% [markdown] tags=["compare"]
# ## What about Slovin and Lemeshow?
#
# Many theses take the number of mothers from a formula. **Slovin's** needs the size N of the population and an error e: `n = N / (1 + N e²)`. For {{120}} mothers and e = {{0.1|1}} it gives {{120 / (1 + 120 * 0.1**2)|0}}. It supposes that one share is estimated in a random sample, with 95% confidence, and that this share is near {{50}}%. It knows nothing of two groups, of a difference, or of power. For a study that ends with a test it answers a question that nobody asked.
#
# **Lemeshow's** formulas are several. The one for a single share, `n = z² p (1 - p) / d²`, is Slovin's relative. The one for two shares asks for both shares, alpha and power, as this lesson does, with the bell curve in place of the cards: for {{60}}% against {{30}}% about {{lemeshow(0.6, 0.3)}} in each group. Say which of them you used, and for which test.

# %% [markdown] tags=["vary"]
# ## Plan your own study
#
# The curve above is where the lab starts: Fisher's exact test. Study two is marked in it.
#
# 1. Read the power of study two, and the number of mothers that a power of {{80}}% takes.
# 2. Set *With massage, %* to 90, then to {{50}}. How many mothers does it take now? For the second, set *Picture up to* to 120.
# 3. Set *With massage, %* back to 60, and leave *Picture up to* at {{120}}. Change *Alpha* from 0.05 to {{0.01|2}}. What does it cost?
# 4. Which percentages would you suppose for your own ward? Set them.
#
# <details><summary>What you should find</summary>
#
# In Fisher's test {{60}}% against {{30}}% takes {{enough(0.6, 0.3)}} in each group, {{90}}% takes {{enough(0.9, 0.3)}}, and {{50}}% takes {{enough(0.5, 0.3)}}. An alpha of {{0.01|2}} takes {{enough(0.6, 0.3, alpha=0.01)}} instead of {{enough(0.6, 0.3)}}: fewer false alarms cost more mothers.
#
# </details>

# %% tags=["vary"]
ms.SampleSizeLab(0.6, 0.3)

# %% [markdown] tags=["reflect"]
# ## Think for a minute
#
# A student can reach {{n_two}} mothers before her thesis is due. She calculates that she needs {{2 * enough(0.6, 0.3)}}. What can she do that is honest and still useful?
#
# <details><summary>One possible answer</summary>
#
# She can measure in millilitres instead of two words: then each mother tells more. She can call it a pilot study, a small trial run, and report counts and an interval and no verdict. She can join with other students and use the same plan in five places, and keep the place in the data: mothers of one place are a cluster.
#
# What she should not do: run the {{n_two}}, find p above 0.05, and write that massage has no effect.
#
# </details>

# %% [markdown] tags=["predict"]
# ## Round 3: how many mothers does a result hang on?
#
# Study two found {{massaged}} of {{group}} against {{control}} of {{group}}. Suppose that some of the {{group - control}} control mothers with *insufficient* milk had in truth reached *sufficient*: somebody looked on the wrong day, or wrote down the wrong word.
#
# How many such mothers would it take until the exact p of Fisher's test is above 0.05? This number is the [fragility index](glossary.ipynb#fragility-index).

# %% tags=["predict"]
ms.predict("08-fragile")

# %% [markdown] tags=["run"]
# ## Run

# %% tags=["run"]
print(ms.fragility_index(10, 10, 3, 10))

# %% [markdown] tags=["compare"]
# ## Compare
#
# Three mothers. With {{control + fragile}} of {{group}} instead of {{control}} of {{group}} in the control group, the exact p of Fisher's test is {{cards(massaged, group, control + fragile, group)|3}}.
#
# But think of the open question of lesson 04: day {{early}} or day {{late}}? If some control mothers were looked at too early, how many of them might have had *sufficient* milk ten days later? If there are three of them, the line is crossed.

# %% tags=["compare"]
ms.compare("08-fragile")

# %% [markdown] tags=["vary"]
# ## Find the mothers
#
# The next cell works out the exact p of Fisher's test. The four numbers are: massaged mothers with *sufficient* and without, control mothers with *sufficient* and without.
#
# 1. Move control mothers to *sufficient*, one at a time: {{4}} and {{6}}, then {{5}} and {{5}}. After how many is p above 0.05?
# 2. Put {{3}} and {{7}} back. Move massaged mothers to *insufficient* instead: {{9}} and {{1}}, then {{8}} and {{2}}. Is the number the same?
# 3. Move one mother in each group. What happens?
#
# <details><summary>What you should find</summary>
#
# It takes {{fragile}} control mothers. But {{2}} massaged mothers are enough: {{massaged - 2}} of {{group}} against {{control}} of {{group}} gives {{cards(massaged - 2, group, control, group)|3}}. One mother in each group is also enough: {{massaged - 1}} of {{group}} against {{control + 1}} of {{group}} gives {{cards(massaged - 1, group, control + 1, group)|3}}.
#
# So the index is a rule for counting, and not the last word. By its rule, only the group that did worse is changed, and it also depends on what one calls the event: counted for *insufficient*, it is {{2}}. The result hangs on {{2}} mothers, if they are the right ones.
#
# </details>

# %% tags=["vary", "change"]
massaged, control = [1] * 10 + [0] * 0, [1] * 3 + [0] * 7
round(ms.fisher_exact(massaged, control).p_value(), 3)

# %% [markdown] tags=["reflect"]
# ## Think for a minute
#
# A study has a fragility index of {{fragile}}. In its control group, {{fragile + 1}} mothers had gone home before the second look. They were written down as *insufficient*. What do you say about its result?
#
# <details><summary>One possible answer</summary>
#
# Nobody knows how those {{fragile + 1}} fared. If {{fragile}} of them had *sufficient* milk, the result is not significant any more. So {{fragile + 1}} guessed words can decide it. The report should say that they were guessed, and show the result both ways.
#
# </details>

# %% [markdown] tags=["predict"]
# ## Round 4: are many mothers enough?
#
# Go back to lesson 03. A before-and-after study without control group, with no massage at all, where {{30}}% of mothers improve by themselves. Make it large: {{100}} mothers.

# %% tags=["predict"]
ms.predict("08-large-and-weak")

# %% [markdown] tags=["run"]
# ## Run

# %% tags=["run"]
for mothers in (10, 25, 50, 100):
    print(mothers, "mothers:", round(100 * ms.power_pairs(mothers, improve=0.3, method="exact"), 1))

# %% [markdown] tags=["compare"]
# ## Compare
#
# The numbers are percentages, for the exact Wilcoxon test. With {{n_one}} mothers it is the {{power(n_one, 0.3)|0}}% of lesson 03. With {{100}} mothers such a study prints p below 0.05 practically always. Nobody was massaged.
#
# Power is the probability of noticing *that something pushes*. A larger study notices it better, and it knows no better what it was. More mothers make chance smaller. They do not make a control group.

# %% tags=["compare"]
ms.compare("08-large-and-weak")

# %% [markdown] tags=["vary"]
# ## The same for one group
#
# The next cell works out the power of a study of one group: the number of mothers, and the share who improve by themselves.
#
# 1. Run it. What do you see for the {{n_one}} mothers of study one?
# 2. Change {{0.3|1}} to {{0.1|1}}. How many mothers does time need now to look like a treatment, with a power of {{80}}%? Try other numbers in place of {{n_one}}.
#
# <details><summary>What you should find</summary>
#
# With {{30}}% the power of {{n_one}} mothers in the exact Wilcoxon test is {{power(n_one, 0.3)|1}}%. With {{10}}% it takes {{enough(0.1)}} mothers. A small push shows as well, if the study is large enough.
#
# </details>

# %% tags=["vary", "change"]
round(100 * ms.power_pairs(25, improve=0.3, method="exact"), 1)

# %% [markdown] tags=["reflect"]
# ## Think for a minute
#
# Your teacher says: "Take {{30}} mothers, {{30}} is always enough." What do you answer?
#
# <details><summary>One possible answer</summary>
#
# Enough for what? For {{30}}% against {{90}}%, {{enough(0.9, 0.3)}} in each group are enough for a power of {{80}}% in Fisher's test. For {{30}}% against {{50}}%, {{30}} are far too few. And in one group without control, {{30}} mothers show time just as well as massage. The number follows from the question. The question does not follow from the number.
#
# </details>

# %% [markdown] tags=["exercises"]
# ## Exercises

# %% tags=["exercises"]
ms.exercise("08-smallest-reachable")

# %% tags=["exercises"]
ms.exercise("08-what-power-is")

# %% tags=["exercises"]
ms.exercise("08-not-noticed")

# %% tags=["exercises"]
ms.exercise("08-more-mothers")

# %% tags=["exercises"]
ms.exercise("08-slovin")

# %% tags=["exercises"]
ms.exercise("08-hangs-on")

# %% tags=["exercises"]
ms.exercise("08-after-the-fact")

# %% [markdown] tags=["exercises"]
# ## Fourteen questions after the course
#
# In lesson 00 you answered fourteen questions before the course. Here are fourteen others like them. They take about fifteen minutes more, now or another day. Compare your score with the first one: the cell at the end of lesson 00 still has your answers.

# %% tags=["exercises"]
ms.concept_test("B")

# %% tags=["recap"]
ms.closing("08")

# %% [markdown] tags=["recap"]
# ## What you did
#
# 1. With {{3}} and {{3}} mothers Fisher's exact test cannot get below {{cards(3, 3, 0, 3)}}, whatever happens. Another test has another smallest p.
# 2. Power is how likely a study is to get p below its line when a difference is really there: {{power(group, 0.6, 0.3)|0}}% in Fisher's test for {{group}} and {{group}} mothers, if {{60}}% and {{30}}% are the truth. Its guarantee costs power.
# 3. You found the number for that difference: {{enough(0.6, 0.3)}} mothers in each group, for a power of {{80}}% in Fisher's test. You read it off a curve with teeth. The difference to plan for is the one that matters, and Slovin's formula does not know it.
# 4. The fragility index of study two is {{fragile}} control mothers. Two massaged mothers would do it too.
# 5. {{100}} mothers without a control group show time as well as massage. Numbers do not repair a design.
#
# You have reached the end of the published studies. The next study is your own: [09 Your own study](09_your_own_study.ipynb).
