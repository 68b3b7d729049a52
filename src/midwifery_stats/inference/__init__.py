"""From ranks to p: samples, ranks, null distributions, tests, effects, sample size.

Read in this order, the modules follow the exact test as a textbook chapter would:
`samples`, `ranks`, `null_distribution`, `signed_rank_null`, `rank_sum_null`, `normal`,
`monte_carlo`, `rank_test`, `signed_rank`, `rank_sum`. Then come what is done with a test: `estimate`,
`effects`, `hodges_lehmann`; the other answers a program might have given: `printed`, `procedure`,
`procedures_for_pairs`, `procedures_for_groups`, `reanalysis`; and planning a study, with every
yes/no outcome at once: `yes_no_tables`, `planning`, `power_curve`, `repeated_studies`.
"""
