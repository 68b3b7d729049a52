# Independent p-values for every procedure of a reanalysis: base R, coin, and sign flips by brute force.
# Run in this folder: Rscript effects_reanalysis.R    It writes effects_reanalysis_*.csv beside it.

suppressPackageStartupMessages(library(coin))
set.seed(20261122)
sides <- c("two-sided" = "two.sided", greater = "greater", less = "less")
spell <- function(x) paste(sprintf("%.15g", x), collapse = " ")
rows <- list()
add <- function(one, other, procedure, side, p)
  rows[[length(rows) + 1]] <<- data.frame(one = spell(one), other = spell(other),
    procedure = procedure, alternative = side, p = sprintf("%.15g", p))
write_rows <- function(name) {
  write.csv(do.call(rbind, rows), paste0("effects_reanalysis_", name, ".csv"), row.names = FALSE,
            quote = c(3))
  rows <<- list()
}
tail_of <- function(z, side)
  switch(side, "two-sided" = 2 * pnorm(-abs(z)), greater = pnorm(-z), less = pnorm(z))

# ---- two groups ---------------------------------------------------------------------------------
one_groups <- function(x, y) {
  m <- length(x); n <- length(y); N <- m + n
  value <- c(x, y)
  group <- factor(rep(c("a", "b"), c(m, n)))
  U <- sum(rank(value)[1:m]) - m * (m + 1) / 2
  yes_no <- length(unique(value)) == 2
  exact <- list()
  for (side in names(sides)) {
    test <- wilcox_test(value ~ group, distribution = "exact", alternative = sides[[side]])
    exact[[side]] <- as.numeric(pvalue(test))
    add(x, y, "Mann-Whitney, exact", side, exact[[side]])
    # At its centre a null distribution has one value, which coin's midpvalue counts twice.
    centre <- side == "two-sided" && abs(statistic(test, "standardized")) < 1e-9
    add(x, y, "Mann-Whitney, mid-p", side,
        if (centre) 1 - dperm(test, 0) / 2 else as.numeric(midpvalue(test)))
    add(x, y, "Mann-Whitney, normal", side,
        wilcox.test(x, y, exact = FALSE, correct = FALSE, alternative = sides[[side]])$p.value)
    add(x, y, "Mann-Whitney, normal, continuity", side,
        wilcox.test(x, y, exact = FALSE, correct = TRUE, alternative = sides[[side]])$p.value)
    untied <- sqrt(m * n * (N + 1) / 12)
    d <- U - m * n / 2
    add(x, y, "Mann-Whitney, normal, no tie correction", side, tail_of(d / untied, side))
    half <- switch(side, "two-sided" = sign(d) / 2, greater = 1 / 2, less = -1 / 2)
    add(x, y, "Mann-Whitney, normal, continuity, no tie correction", side,
        tail_of((d - half) / untied, side))
    upper <- pwilcox(ceiling(U) - 1, m, n, lower.tail = FALSE)
    lower <- pwilcox(floor(U), m, n)
    add(x, y, "Mann-Whitney, exact, blind to ties", side,
        switch(side, "two-sided" = min(1, 2 * min(upper, lower)), greater = upper, less = lower))
    if (m > 1 && n > 1) {
      spread <- c(var(x), var(y))
      if (sum(spread) > 0) {
        add(x, y, "t-test, Welch", side, t.test(x, y, alternative = sides[[side]])$p.value)
        add(x, y, "t-test, Student", side,
            t.test(x, y, var.equal = TRUE, alternative = sides[[side]])$p.value)
      }
    }
    if (yes_no) {
      higher <- max(value)
      table <- matrix(c(sum(x == higher), sum(x < higher), sum(y == higher), sum(y < higher)), 2)
      add(x, y, "Fisher", side, fisher.test(table, alternative = sides[[side]])$p.value)
      if (side == "two-sided") {
        add(x, y, "Chi-square", side, chisq.test(table, correct = FALSE)$p.value)
        add(x, y, "Chi-square, Yates", side, chisq.test(table, correct = TRUE)$p.value)
        add(x, y, "Chi-square, (N - 1) / N", side,
            pchisq(chisq.test(table, correct = FALSE)$statistic * (N - 1) / N, 1, lower.tail = FALSE))
      }
    }
  }
  add(x, y, "Mann-Whitney, exact, twice the smaller tail", "two-sided",
      min(1, 2 * min(exact$greater, exact$less)))
}
options(warn = -1)
one_groups(rep(1, 10), rep(1:0, c(3, 7)))
for (again in 1:12) {
  m <- sample(2:9, 1); n <- sample(2:9, 1)
  levels <- sample(c(2, 2, 3, 5), 1)
  x <- sample(levels, m, TRUE); y <- sample(levels, n, TRUE)
  if (length(unique(c(x, y))) > 1) one_groups(x, y)
}
one_groups(c(1.1, 2.3, 3.7, 5.2), c(0.4, 1.9, 2.8))
write_rows("groups")

# ---- the same mothers twice ---------------------------------------------------------------------
flips <- function(r, fixed, observed, side) {
  signs <- as.matrix(expand.grid(rep(list(0:1), length(r))))
  total <- as.vector(signs %*% r) + fixed
  off <- total - (sum(r) / 2 + fixed)
  seen <- observed - (sum(r) / 2 + fixed)
  if (side == "two-sided") { off <- abs(off); seen <- abs(seen) }
  if (side == "less") { off <- -off; seen <- -seen }
  c(exact = mean(off > seen - 1e-9), mid = mean(off > seen + 1e-9) + mean(abs(off - seen) < 1e-9) / 2)
}
one_pairs <- function(before, after) {
  d <- after - before
  changed <- d[d != 0]
  i <- sum(d > 0); w <- sum(d < 0)
  yes_no <- length(unique(c(before, after))) == 2
  r_all <- rank(abs(d))
  kinds <- list(list("", rank(abs(changed)), 0, length(changed), 0),
                list(", zeros ranked", r_all[d != 0], 0, length(d), sum(d == 0)),
                list(", zeros split", r_all[d != 0], sum(r_all[d == 0]) / 2, length(d), sum(d == 0)))
  for (kind in kinds) for (side in names(sides)) {
    r <- kind[[2]]; fixed <- kind[[3]]; n <- kind[[4]]; n0 <- kind[[5]]
    W <- sum(r[changed > 0]) + fixed
    both <- flips(r, fixed, W, side)
    add(before, after, paste0("Wilcoxon, exact", kind[[1]]), side, both[["exact"]])
    add(before, after, paste0("Wilcoxon, mid-p", kind[[1]]), side, both[["mid"]])
    off <- W - (sum(r) / 2 + fixed)
    half <- switch(side, "two-sided" = sign(off) / 2, greater = 1 / 2, less = -1 / 2)
    spread <- sqrt(c(sum(r^2) / 4,
                     n * (n + 1) * (2 * n + 1) / 24 - n0 * (n0 + 1) * (2 * n0 + 1) / 24))
    for (tie in 1:2) for (continuity in 0:1)
      add(before, after, paste0("Wilcoxon, normal", c("", ", continuity")[continuity + 1],
                                c("", ", no tie correction")[tie], kind[[1]]), side,
          tail_of((off - continuity * half) / spread[tie], side))
  }
  for (side in names(sides)) {
    stopifnot(all.equal(
      wilcox.test(after, before, paired = TRUE, exact = FALSE, alternative = sides[[side]])$p.value,
      as.numeric(tail(Filter(function(row) row$procedure == "Wilcoxon, normal, continuity" &&
                               row$alternative == side, rows), 1)[[1]]$p)))
    sign_p <- binom.test(i, i + w, alternative = sides[[side]])$p.value
    add(before, after, "Sign test, exact", side, sign_p)
    off <- (i - w) / 2
    half <- switch(side, "two-sided" = sign(off) / 2, greater = 1 / 2, less = -1 / 2)
    add(before, after, "Sign test, normal", side, tail_of(off / sqrt((i + w) / 4), side))
    add(before, after, "Sign test, normal, continuity", side,
        tail_of((off - half) / sqrt((i + w) / 4), side))
    mid <- flips(rep(1, i + w), 0, i, side)[["mid"]]
    add(before, after, "Sign test, mid-p", side, mid)
    if (length(unique(d)) > 1)
      add(before, after, "t-test, paired", side,
          t.test(after, before, paired = TRUE, alternative = sides[[side]])$p.value)
    if (yes_no) {
      add(before, after, "McNemar, exact", side, sign_p)
      add(before, after, "McNemar, mid-p", side, mid)
    }
  }
  if (yes_no) {
    table <- table(factor(before, unique(c(before, after))), factor(after, unique(c(before, after))))
    add(before, after, "McNemar, chi-square", "two-sided",
        mcnemar.test(table, correct = FALSE)$p.value)
    add(before, after, "McNemar, chi-square, continuity", "two-sided",
        mcnemar.test(table, correct = TRUE)$p.value)
  }
}
one_pairs(rep(0, 10), rep(1:0, c(3, 7)))
for (again in 1:10) {
  n <- sample(4:11, 1)
  levels <- sample(c(2, 2, 3, 5), 1)
  before <- sample(levels, n, TRUE); after <- sample(levels, n, TRUE)
  if (any(before != after)) one_pairs(before, after)
}
one_pairs(c(4.1, 3.2, 5.6, 2.2, 7.9), c(5.0, 3.0, 7.1, 4.9, 8.3))
write_rows("pairs")
