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
# # 02 Before and after
#
# **About 45 minutes.** You need lessons 00 and 01. You may stop after each round and go on another day.
#
# After this lesson you can
#
# 1. do a signed-rank test by hand: differences, ranks, signs, and the two sums,
# 2. say what happens to mothers who tie, and to mothers who did not change,
# 3. explain with coins where a p-value comes from,
# 4. tell the exact p-value from the approximate one that SPSS prints,
# 5. say what "p = {{printed_p('bekasi-080')}}" means, and what no p-value can mean.

# %% tags=["setup"]
import midwifery_stats as ms
ms.use_language("en")

# %% [markdown] tags=["study"]
# ## The question
#
# In study one, {{improved}} mothers went from *less fluent* to *fluent*. Nobody went the other way. The paper reports a [Wilcoxon signed-rank test](glossary.ipynb#Wilcoxon-signed-rank-test) with p = {{printed_p('bekasi-080')}}.
#
# In this lesson you build that test with your own hands, so that you can say what the number means.

# %% tags=["study"]
study = ms.load_study("bekasi")
before, after = study.mothers["before"], study.mothers["after"]
ms.show(ms.cross_table(before, after))

# %% [markdown] tags=["study"]
# ## Six mothers first
#
# We begin with six mothers, because six fit on a sheet of paper. Each pressed out milk before the massage and again after it. The numbers are millilitres. We made them up for this page.
#
# Take a pencil, copy this table, and fill it in with the four steps below it.
#
# | Mother | Before | After | Difference | Rank | Up or down |
# | --- | --- | --- | --- | --- | --- |
# | 1 | {{ml_before[0]}} | {{ml_after[0]}} | | | |
# | 2 | {{ml_before[1]}} | {{ml_after[1]}} | | | |
# | 3 | {{ml_before[2]}} | {{ml_after[2]}} | | | |
# | 4 | {{ml_before[3]}} | {{ml_after[3]}} | | | |
# | 5 | {{ml_before[4]}} | {{ml_after[4]}} | | | |
# | 6 | {{ml_before[5]}} | {{ml_after[5]}} | | | |
#
# **Step 1, the difference.** Take after minus before. Mother 1 had {{ml_before[0]}} ml, then {{ml_after[0]}} ml: that is {{changes(ml_before, ml_after)[0]}} ml more. Mother 2 had {{ml_before[1]}} ml, then {{ml_after[1]}} ml: that is {{-changes(ml_before, ml_after)[1]}} ml less, so her difference is −{{-changes(ml_before, ml_after)[1]}}.
#
# **Step 2, those who did not change.** Mother 5 had {{ml_before[4]}} ml both times. Her difference is {{changes(ml_before, ml_after)[4]}}. She went neither up nor down, so she tells us nothing about direction. She is set aside, and five mothers are left.
#
# **Step 3, the rank.** Line up the five by the size of their change, and forget the sign for a moment: {{-changes(ml_before, ml_after)[1]}}, {{changes(ml_before, ml_after)[2]}}, {{changes(ml_before, ml_after)[5]}}, {{changes(ml_before, ml_after)[3]}}, {{changes(ml_before, ml_after)[0]}}. The smallest change gets [rank](glossary.ipynb#rank) {{ranks(ml_before, ml_after)[1]}}, the largest gets rank {{ranks(ml_before, ml_after)[0]}}.
#
# Two mothers changed by {{changes(ml_before, ml_after)[2]}} ml, mothers 3 and 6. They stand on places {{2}} and {{3}}, and neither is ahead of the other. So they share: both get the middle of {{2}} and {{3}}, which is {{ranks(ml_before, ml_after)[2]|1}}. This is a [midrank](glossary.ipynb#midrank). Mothers with the same size of change are said to be [tied](glossary.ipynb#tie).
#
# **Step 4, the sums.** Now bring the signs back. Add up the ranks of the mothers who went up: {{ranks(ml_before, ml_after)[0]}} + {{ranks(ml_before, ml_after)[2]|1}} + {{ranks(ml_before, ml_after)[3]}} + {{ranks(ml_before, ml_after)[5]|1}} = {{w_up(ml_before, ml_after)}}. This sum is called [W+](glossary.ipynb#signed-rank-sum). Add up the ranks of the mothers who went down: that is mother 2 alone, with rank {{w_down(ml_before, ml_after)}}. This sum is W−.
#
# Together the two sums must give {{1}} + {{2}} + {{3}} + {{4}} + {{5}} = {{1 + 2 + 3 + 4 + 5}}. They do: {{w_up(ml_before, ml_after)}} + {{w_down(ml_before, ml_after)}} = {{w_up(ml_before, ml_after) + w_down(ml_before, ml_after)}}.
#
# The next cell fills in the same table. Compare it with yours.

# %% tags=["study"]
ml_before = [20, 35, 30, 40, 25, 30]
ml_after = [45, 30, 40, 60, 25, 40]
ms.show(ms.signed_ranks(ml_before, ml_after))

# %% [markdown] tags=["predict"]
# ## Round 1: the ranks of the {{n_one}} mothers
#
# Now study one. The words become numbers: *less fluent* is {{0}} and *fluent* is {{1}}. So a mother who improved has the difference {{1}}. A mother who stayed the same has {{0}}.
#
# {{stayed}} mothers did not change. They are set aside. {{improved}} mothers are left, and all {{improved}} changed by the same size.

# %% tags=["predict"]
ms.predict("02-seventeen-ranks")

# %% [markdown] tags=["run"]
# ## Run

# %% tags=["run"]
test = ms.wilcoxon_signed_rank(before, after)
ms.show(ms.signed_ranks(before, after))

# %% [markdown] tags=["compare"]
# ## Compare
#
# All {{improved}} are tied. They share the places from {{1}} to {{improved}}, and the middle of these is {{midrank}}. So each of the {{improved}} mothers gets rank {{midrank}}.
#
# All {{improved}} went up. So W+ is {{improved}} times {{midrank}}, which is {{w_plus}}. Nobody went down, so W− is {{worse * midrank}}.
#
# With two words only, the ranks no longer tell the mothers apart. What remains is a count: {{improved}} up, {{worse}} down.

# %% tags=["compare"]
ms.compare("02-seventeen-ranks")

# %% [markdown] tags=["vary"]
# ## Change the millilitres, watch the ranks
#
# Back to the six mothers with millilitres. The lab shows their test. You will meet the p-values in a moment. For now, watch the table of signed ranks only.
#
# 1. Choose mother 5. Type {{ml_before[4] + 1}} as her *After* and press *Enter*. She has changed now, and by less than all the others. What happens to everybody's rank?
# 2. Press *First data*. Choose mother 2 and type {{ml_before[1] - 10}} as her *After*. She fell by {{10}} ml now. How many mothers share a rank, and which?
#
# <details><summary>What you should find</summary>
#
# In the first try, mother 5 takes rank {{ranks(ml_before, [*ml_after[:4], 26, 40])[4]}}, and everybody else moves up by {{ranks(ml_before, [*ml_after[:4], 26, 40])[2] - ranks(ml_before, ml_after)[2]|0}}. In the second, three mothers share the places {{1}}, {{2}} and {{3}}, so each has rank {{ranks(ml_before, [45, 25, *ml_after[2:]])[1]}}.
#
# </details>

# %% tags=["vary"]
ms.PairsLab(ml_before, ml_after)

# %% [markdown] tags=["reflect"]
# ## Think for a minute
#
# {{stayed}} of the {{n_one}} mothers were set aside. Does the test say anything about them? And should the report?
#
# <details><summary>One possible answer</summary>
#
# The test uses the {{improved}} mothers who changed. About the {{stayed}} who stayed it says nothing: they were *fluent* from the start and could not improve. The report should still count them: {{improved}} of {{n_one}} improved, {{stayed}} stayed, {{worse}} got worse. Without that, a reader cannot tell {{improved}} of {{improved}} from {{improved}} of {{250}}.
#
# </details>

# %% [markdown] tags=["predict"]
# ## Round 2: what would coins do?
#
# {{improved}} up and {{worse}} down looks like a lot. But compared with what? We need to know what happens when nothing at all pushes mothers in one direction.
#
# Imagine exactly that: no massage effect, no help from time. Some mothers still change a little. But a change is then as likely to go up as down. For each mother who changed, a coin decides: heads is up, tails is down. This imagined world has a name: the [null hypothesis](glossary.ipynb#null-hypothesis), or H0. Nobody has to believe in it. We use it as a measuring stick.
#
# Take a small case first. Five mothers change, and five coins decide.

# %% tags=["predict"]
ms.predict("02-five-alike")

# %% [markdown] tags=["run"]
# ## Run
#
# Five coins can fall in {{2}} x {{2}} x {{2}} x {{2}} x {{2}} = {{2**5}} ways. Each way is equally likely. All five mothers changed by the same size, so each has rank {{ranks([0] * 5, [1] * 5)[0]}}, and for each way we can work out W+. The next cell shows how often each W+ comes up. A picture like this is a [null distribution](glossary.ipynb#null-distribution).

# %% tags=["run"]
five = ms.wilcoxon_signed_rank([0, 0, 0, 0, 0], [1, 1, 1, 1, 1])
ms.show(five.null)

# %% [markdown] tags=["compare"]
# ## Compare
#
# Only {{coins(5) * 2**5 / 2}} way of the {{2**5}} has five heads. But five tails would have surprised us just as much. So {{coins(5) * 2**5}} of the {{2**5}} ways are as extreme as what we saw. {{coins(5) * 2**5}} of {{2**5}} is {{1}} of {{1 / coins(5)}}, or {{coins(5)|4}}.
#
# That is the exact [p-value](glossary.ipynb#p-value) of the Wilcoxon test: **the share of the coin worlds in which the data look at least as extreme as ours.** It counts both directions, so it is called [two-sided](glossary.ipynb#two-sided).
#
# The next cell prints it as a fraction.

# %% tags=["compare"]
print(five.exact_fraction())

# %% tags=["compare"]
ms.compare("02-five-alike")

# %% [markdown] tags=["compare"]
# ## What the coins take for granted
#
# Each mother has a coin of her own: what happens to one says nothing about the next. Statisticians call such mothers *independent*. Ten mothers who share a room, a nurse and a breast pump may rise or fall together, and are worth fewer than ten coins. Lesson 04 comes back to them.
#
# And a change is as likely to go up as down. With two words that is all. With millilitres the test asks more: a gain of some size must be as likely as a loss of the same size. The changes are then called *symmetric*. Where a few changes are very large, all in one direction, a small p may only say that they are not.

# %% [markdown] tags=["vary"]
# ## Flip the coins yourself
#
# The next cell shows the exact picture for the {{improved}} mothers of study one who changed. In the lab below it, you flip {{improved}} coins. The box [*Seed*](glossary.ipynb#seed) makes flips repeatable: the same seed gives the same coins again.
#
# 1. Press *Flip once* a few times. Look at W+. It moves around the middle, which is {{w_plus / 2|1}}.
# 2. Press *Flip 1000 times*. The bars of your flips grow towards the exact picture.
# 3. Look for {{w_plus}}. Did your coins ever give it?
# 4. Set *Mothers who changed* to 5 and press *Flip 1000 times*. How large is the share of your flips that are as extreme as {{5 * 3}}? Compare it with {{coins(5)|4}}, which is {{100 * coins(5)|2}}%.

# %% tags=["vary"]
ms.show(test.null)

# %% tags=["vary"]
ms.CoinLab(17, seed=1)

# %% [markdown] tags=["reflect"]
# ## Think for a minute
#
# Coins alone hardly ever give {{improved}} heads. So it is hard to believe that nothing pushed the mothers. Suppose that something did. Do you know what?
#
# <details><summary>One possible answer</summary>
#
# No. The data fit badly with a world in which nothing pushes. But massage is only one thing that could push. Milk comes in during the first days after a birth anyway. And whoever wrote down the words knew that every mother had just been massaged. Lesson 03 goes into it.
#
# </details>

# %% [markdown] tags=["predict"]
# ## Round 3: "p = {{printed_p('bekasi-080')}}"
#
# The paper prints p = {{printed_p('bekasi-080')}}. It does not say which program gave that. Older versions of SPSS, which many midwifery papers use, print {{coins_curve(improved)|.3}} for these mothers.

# %% tags=["predict"]
ms.predict("02-zero-p")

# %% [markdown] tags=["run"]
# ## Run: the exact answer
#
# Seventeen coins can fall in {{2**improved|,}} ways: {{2}}, multiplied by itself {{improved}} times. Two of these ways are as extreme as ours, all heads and all tails. The next cell prints {{2}} of {{2**improved|,}} in its shortest form.

# %% tags=["run"]
print(test.exact_fraction())

# %% [markdown] tags=["run"]
# ## Run: what SPSS prints
#
# For this test SPSS does not count ways unless it is asked to. It lays a smooth bell curve over the picture and reads the tail off the curve. This is the [normal approximation](glossary.ipynb#normal-approximation). It was made for a time when counting by hand took days.
#
# First it asks how far W+ is from its middle, in steps of its usual spread. That number is called [z](glossary.ipynb#z).

# %% tags=["run"]
ms.spss_tables(test)

# %% [markdown] tags=["compare"]
# ## Compare
#
# The exact p is {{coins(improved)}}. That is about {{coins(improved)|6}}, or {{coins(improved) * 10**6|0}} in a million.
#
# The bell curve gives about {{coins_curve(improved)|6}}. It is more than twice as much, but both are tiny.
#
# SPSS prints z as -{{sqrt(improved)|3}}. The minus sign is a habit of SPSS: note b below its table says which ranks it started from. The p-value is the same with a plus.
#
# Older versions of SPSS show three decimals. {{coins_curve(improved)|6}} with three decimals is {{coins_curve(improved)|.3}}. So the printed zero is a rounding, and not a zero. Write it as **p < 0.001**: newer versions of SPSS show *<{{0.001|.3}}* themselves.
#
# A p-value is never {{0}}, since all heads can always happen. With {{improved}} coins it happens {{1}} time in {{2**improved|,}}.

# %% tags=["compare"]
ms.compare("02-zero-p")

# %% [markdown] tags=["compare"]
# ## What you may say, and what you may not
#
# You may say: *if every change had been as likely to go up as down, and the mothers independent, a result at least as extreme as this would turn up, on average, once in {{coins(improved).denominator|,}} such studies with {{improved}} changes.*
#
# You may not say: *the chance that H0 is true is {{printed_p('bekasi-080')}}.* The p-value was worked out in a world where H0 holds. It cannot tell you how likely that world is.
#
# You may not say: *the chance that the massage does not work is {{printed_p('bekasi-080')}}.* For the same reason. And also because other things than massage can push.
#
# You may not say: *p is tiny, so the effect is huge.* The size of the effect is a different number: {{improved}} of {{n_one}} mothers improved. A tiny effect gives a tiny p too, if the study is large enough.
#

# %% [markdown] tags=["compare"]
# ## The line at 0.05
#
# The paper holds its p against a line at {{printed_p('bekasi-081')}}. The line is called [alpha](glossary.ipynb#alpha). A p that is not above the line is called [significant](glossary.ipynb#significant).
#
# The line is a habit. A p of {{0.049|3}} and a p of {{0.051|3}} say nearly the same about coins. So print the p itself, and let the reader look.

# %% [markdown] tags=["compare"]
# ## One test with three names
#
# With two words, the ranks are all the same, and only the counts are left: {{improved}} up, {{worse}} down. So two simpler tests must agree with this one. The [sign test](glossary.ipynb#sign-test) counts ups and downs. The [McNemar test](glossary.ipynb#McNemar-test), in its exact form, does the same for yes/no answers.

# %% tags=["compare"]
print(ms.sign_test(before, after).exact_fraction())
print(ms.mcnemar(before, after).exact_fraction())

# %% [markdown] tags=["vary"]
# ## How few mothers would have been enough?
#
# The next cell takes {{6}} mothers who changed, all for the better, and prints the exact p of their test as a fraction.
#
# 1. Run it. Is this p below 0.05?
# 2. Change both sixes to {{5}} and run the cell again. SPSS prints {{coins_curve(5)|.3}} for these five mothers. Which of the two values is below 0.05?
# 3. Change the fives to {{3}} and to {{10}}. What does each mother more do to p?
#
# <details><summary>What you should find</summary>
#
# With {{6}} mothers the exact p is {{coins(6)}}, or {{coins(6)|3}}. With {{5}} it is {{coins(5)}}, or {{coins(5)|4}}, while SPSS's approximation is below 0.05. Each mother more halves the p: with {{3}} it is {{coins(3)}}, with {{10}} it is {{coins(10)}}.
#
# </details>

# %% tags=["vary", "change"]
print(ms.wilcoxon_signed_rank([0] * 6, [1] * 6).exact_fraction())

# %% [markdown] tags=["reflect"]
# ## Think for a minute
#
# Five mothers changed, all of them for the better. The exact p is {{coins(5)|4}} and the approximation gives about {{coins_curve(5)|3}}. One student reports the first, another the second. Who is right, and what should both of them add?
#
# <details><summary>One possible answer</summary>
#
# With five coins, {{coins(5) * 2**5}} of {{2**5}} ways are as extreme: {{coins(5)|4}} is what the coins really do. The bell curve is only a stand-in for the coins, and with five mothers it is a poor one. So report the exact value, and name the procedure: *exact Wilcoxon signed-rank test*.
#
# Both should add the counts: {{5}} improved, {{0}} got worse, and how many did not change. Neither should write "no effect" because {{coins(5)|4}} is above 0.05. Five of five went up. With five mothers who changed, the exact test cannot give a smaller p.
#
# </details>

# %% [markdown] tags=["exercises"]
# ## Exercises

# %% tags=["exercises"]
ms.exercise("02-midrank")

# %% tags=["exercises"]
ms.exercise("02-unchanged")

# %% tags=["exercises"]
ms.exercise("02-smallest-p")

# %% tags=["exercises"]
ms.exercise("02-what-p-says")

# %% tags=["exercises"]
ms.exercise("02-write-zero")

# %% tags=["exercises"]
ms.exercise("02-who-pushed")

# %% tags=["exercises"]
ms.exercise("02-not-significant")

# %% tags=["recap"]
ms.closing("02")

# %% [markdown] tags=["recap"]
# ## What you did
#
# 1. You did a signed-rank test by hand, from the differences to W+ and W−.
# 2. Mothers with the same size of change share a midrank: {{midrank}} for each of the {{improved}}. Mothers who did not change are set aside, and the report still counts them.
# 3. You flipped coins. The exact p-value of the signed-rank test is the share of coin throws whose result is at least as extreme as the data: {{2}} of {{2**improved|,}}, which is {{coins(improved)}}. It takes for granted that the mothers are independent.
# 4. SPSS prints the normal approximation, about {{coins_curve(improved)|6}}. The exact value is about {{coins(improved)|6}}.
# 5. "p = {{printed_p('bekasi-080')}}" means p < 0.001. It speaks about data in a world where H0 holds. It is neither the probability that H0 is true nor the size of the effect, and it does not say what pushed the mothers.
#
# Next: [03 What one group cannot show](03_what_one_group_cannot_show.ipynb).
