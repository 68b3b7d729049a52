"""From ranks to p: samples, ranks, null distributions, tests, effects, sample size.

Read in this order, the modules follow the exact test as a textbook chapter would:
`samples`, `ranks`, `null_distribution`, `signed_rank_null`, `rank_sum_null`, `normal`,
`monte_carlo`, `rank_test`, `signed_rank`, `rank_sum`; then `effects`, `reanalysis`, `planning`.
"""
