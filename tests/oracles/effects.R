# Independent values for effects, intervals and power, from base R alone.
# Run in this folder: Rscript effects.R    It writes the effects_*.csv beside it.

set.seed(20261121)
write_table <- function(name, rows) {
  table <- do.call(rbind, rows)
  numbers <- vapply(table, is.numeric, logical(1))
  table[numbers] <- lapply(table[numbers], function(x) sprintf("%.15g", x))
  write.csv(table, paste0("effects_", name, ".csv"), row.names = FALSE, quote = FALSE)
}
sides <- c("two-sided", "greater", "less")
r_side <- c("two-sided" = "two.sided", greater = "greater", less = "less")

# ---- power, every outcome tested one at a time -------------------------------------------------
group_p <- function(a, m, b, n, method, side) {
  k <- a + b
  if (method == "fisher")
    return(fisher.test(matrix(c(a, m - a, b, n - b), 2), alternative = r_side[[side]])$p.value)
  if (method %in% c("normal", "continuity")) {
    if (k == 0 || k == m + n) return(1)
    return(wilcox.test(rep(1:0, c(a, m - a)), rep(1:0, c(b, n - b)), exact = FALSE,
                       correct = method == "continuity", alternative = r_side[[side]])$p.value)
  }
  x <- 0:m
  p <- dhyper(x, k, m + n - k, m)
  off <- x - m * k / (m + n)
  seen <- a - m * k / (m + n)
  if (side == "two-sided") { off <- abs(off); seen <- abs(seen) }
  if (side == "less") { off <- -off; seen <- -seen }
  same <- abs(off - seen) < 1e-9
  sum(p[off > seen & !same]) + sum(p[same]) * (if (method == "mid-p") 0.5 else 1)
}
pair_p <- function(i, w, method, side) {
  n <- i + w
  if (n == 0) return(1)
  if (method == "exact") return(binom.test(i, n, alternative = r_side[[side]])$p.value)
  if (method == "mid-p") {
    x <- 0:n
    p <- dbinom(x, n, 0.5)
    off <- x - n / 2
    seen <- i - n / 2
    if (side == "two-sided") { off <- abs(off); seen <- abs(seen) }
    if (side == "less") { off <- -off; seen <- -seen }
    return(sum(p[off > seen]) + sum(p[off == seen]) / 2)
  }
  wilcox.test(rep(c(1, -1), c(i, w)), exact = FALSE, correct = method == "continuity",
              alternative = r_side[[side]])$p.value
}

rows <- list()
for (method in c("exact", "mid-p", "fisher", "normal", "continuity")) for (side in sides)
  for (again in 1:4) {
    m <- sample(1:12, 1); n <- sample(1:12, 1)
    rates <- round(runif(2), 2); alpha <- sample(c(0.05, 0.01, 0.1), 1)
    power <- 0
    for (a in 0:m) for (b in 0:n)
      if (group_p(a, m, b, n, method, side) <= alpha * (1 + 1e-9))
        power <- power + dbinom(a, m, rates[1]) * dbinom(b, n, rates[2])
    rows[[length(rows) + 1]] <- data.frame(first_size = m, second_size = n, first_rate = rates[1],
      second_rate = rates[2], alpha = alpha, method = method, alternative = side, power = power)
  }
write_table("power_groups", rows)

rows <- list()
for (method in c("exact", "mid-p", "normal", "continuity")) for (side in sides)
  for (again in 1:4) {
    n <- sample(1:20, 1)
    improve <- round(runif(1), 2); worsen <- round(runif(1) * (1 - improve), 2)
    alpha <- sample(c(0.05, 0.01, 0.1), 1)
    power <- 0
    for (i in 0:n) for (w in 0:(n - i))
      if (pair_p(i, w, method, side) <= alpha * (1 + 1e-9))
        power <- power + dmultinom(c(i, w, n - i - w), prob = c(improve, worsen, 1 - improve - worsen))
    rows[[length(rows) + 1]] <- data.frame(n = n, improve = improve, worsen = worsen, alpha = alpha,
      method = method, alternative = side, power = power)
  }
write_table("power_pairs", rows)

# ---- counts -------------------------------------------------------------------------------------
wilson <- function(x, n, level) prop.test(x, n, conf.level = level, correct = FALSE)$conf.int
# fisher.test stops its search for the ends after about 4 digits, so they are solved here.
odds_of <- function(a, m, b, n, level) {
  x <- max(0, a + b - n):min(m, a + b)
  weights <- function(log_odds) {
    w <- dhyper(x, m, n, a + b, log = TRUE) + x * log_odds
    exp(w - max(w)) / sum(exp(w - max(w)))
  }
  solve_for <- function(f) exp(uniroot(f, c(-60, 60), tol = 1e-13)$root)
  half <- (1 - level) / 2
  c(value = if (a == min(x)) 0 else if (a == max(x)) Inf
            else solve_for(function(o) sum(x * weights(o)) - a),
    low = if (a == min(x)) 0 else solve_for(function(o) sum(weights(o)[x >= a]) - half),
    high = if (a == max(x)) Inf else solve_for(function(o) sum(weights(o)[x <= a]) - half))
}
rows <- list()
while (length(rows) < 60) {
  m <- sample(1:40, 1); n <- sample(1:40, 1)
  a <- sample(0:m, 1); b <- sample(0:n, 1)
  if (length(rows) %% 5 == 0) a <- m
  if (a + b == 0 || a + b == m + n) next
  level <- sample(c(0.95, 0.9, 0.99), 1)
  one <- suppressWarnings(wilson(a, m, level)); two <- suppressWarnings(wilson(b, n, level))
  d <- a / m - b / n
  odds <- odds_of(a, m, b, n, level)
  coarse <- fisher.test(matrix(c(a, m - a, b, n - b), 2), conf.level = level)
  stopifnot(all.equal(coarse$estimate[[1]], odds[["value"]], tolerance = 1e-2) == TRUE)
  rows[[length(rows) + 1]] <- data.frame(first_successes = a, first_size = m, second_successes = b,
    second_size = n, level = level, risk_difference = d,
    risk_low = d - sqrt((a / m - one[1])^2 + (two[2] - b / n)^2),
    risk_high = d + sqrt((one[2] - a / m)^2 + (b / n - two[1])^2),
    odds_ratio = odds[["value"]], odds_low = odds[["low"]], odds_high = odds[["high"]])
}
write_table("counts", rows)

rows <- list()
for (again in 1:60) {
  cells <- as.vector(rmultinom(1, sample(1:40, 1), runif(4)))
  if (again %% 6 == 0) cells[sample(4, 2)] <- 0
  if (sum(cells) == 0) next
  both <- cells[1]; only_before <- cells[2]; only_after <- cells[3]; neither <- cells[4]
  n <- sum(cells)
  level <- sample(c(0.95, 0.9, 0.99), 1)
  p1 <- (both + only_after) / n; p2 <- (both + only_before) / n
  one <- suppressWarnings(wilson(both + only_after, n, level))
  two <- suppressWarnings(wilson(both + only_before, n, level))
  margins <- (both + only_after) * (neither + only_before) * (both + only_before) * (neither + only_after)
  A <- both * neither - only_before * only_after
  phi <- if (margins == 0) 0 else (if (A > 0) max(A - n / 2, 0) else A) / sqrt(margins)
  d <- p1 - p2
  rows[[length(rows) + 1]] <- data.frame(both = both, only_before = only_before,
    only_after = only_after, neither = neither, level = level, difference = d,
    low = d - sqrt((p1 - one[1])^2 - 2 * phi * (p1 - one[1]) * (two[2] - p2) + (two[2] - p2)^2),
    high = d + sqrt((one[2] - p1)^2 - 2 * phi * (one[2] - p1) * (p2 - two[1]) + (p2 - two[1])^2))
}
write_table("paired_counts", rows)

# ---- measured outcomes --------------------------------------------------------------------------
spell <- function(x) paste(sprintf("%.15g", x), collapse = " ")
rows <- list()
for (again in 1:40) {
  level <- sample(c(0.95, 0.9), 1)
  x <- round(rnorm(sample(6:30, 1), 2, 5), 3)
  y <- round(rnorm(sample(6:30, 1), 0, 5), 3)
  if (anyDuplicated(abs(x)) || anyDuplicated(c(x, y)) || any(x == 0)) next
  pairs <- wilcox.test(x, conf.int = TRUE, exact = TRUE, conf.level = level)
  groups <- wilcox.test(x, y, conf.int = TRUE, exact = TRUE, conf.level = level)
  rows[[length(rows) + 1]] <- data.frame(first = spell(x), second = spell(y), level = level,
    pairs_value = pairs$estimate[[1]], pairs_low = pairs$conf.int[1], pairs_high = pairs$conf.int[2],
    groups_value = groups$estimate[[1]], groups_low = groups$conf.int[1],
    groups_high = groups$conf.int[2])
}
write_table("shifts", rows)
