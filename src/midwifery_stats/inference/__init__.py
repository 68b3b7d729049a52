"""From ranks to p: samples, ranks, null distributions, tests, effects, sample size.

Read in this order, the modules follow the exact test as a textbook chapter would:
`samples`, `ranks`, `null_distribution`, `signed_rank_null`, `rank_sum_null`, `normal`,
`monte_carlo`, `rank_test`, `signed_rank`, `rank_sum`.

Then come the size of an effect (`estimate`, `effects`, `hodges_lehmann`), the answers that other
programs give (`printed`, `procedure`, `procedures_for_pairs`, `procedures_for_groups`,
`reanalysis`), and the planning of a study (`yes_no_tables`, `planning`, `power_curve`,
`repeated_studies`). `arguments` checks what is typed besides samples.
"""
