# Published small data sets, from R's own collections where R has them, with what R says of them.
# Run in this folder: Rscript published.R    It writes published_samples.csv and published.csv.
#
# Needs MASS, coin and exactRankTests. Sources: the help pages of the data sets (datasets, MASS),
# of wilcox.test, fisher.test and mcnemar.test (stats); the others are named where they stand.

suppressPackageStartupMessages({library(coin); library(exactRankTests); library(MASS)})
found <- list(); samples <- list()
say <- function(case, quantity, value)
  found[[length(found) + 1]] <<- data.frame(case, quantity, value = sprintf("%.15g", value))
keep <- function(case, kind, first, second, source)
  samples[[length(samples) + 1]] <<- data.frame(case, kind,
    first = paste(format(first, digits = 15, trim = TRUE), collapse = " "),
    second = paste(format(second, digits = 15, trim = TRUE), collapse = " "), source)
sides <- c(two = "two.sided", greater = "greater", less = "less")
newcombe <- function(a, m, b, n) {
  w <- function(x, n) prop.test(x, n, correct = FALSE)$conf.int
  p <- a / m; q <- b / n; one <- w(a, m); two <- w(b, n)
  c(p - q, p - q - sqrt((p - one[1])^2 + (two[2] - q)^2),
    p - q + sqrt((one[2] - p)^2 + (q - two[1])^2))
}

# ---- mothers measured twice: after - before -----------------------------------------------------
twice <- function(case, before, after, source) {
  keep(case, "pairs", before, after, source)
  # Differences of data in tenths lose ties to binary fractions: they are rounded before ranking.
  d <- round(after - before, 9)
  up <- sum(d > 0); down <- sum(d < 0); same <- sum(d == 0)
  r <- rank(abs(d[d != 0]))
  w <- sum(r[d[d != 0] > 0])
  say(case, "up", up); say(case, "down", down); say(case, "same", same)
  say(case, "W", w)
  say(case, "rank_biserial", (2 * w - sum(r)) / sum(r))
  for (side in names(sides)) {
    say(case, paste0("exact_", side), perm.test(round(2 * r * sign(d[d != 0])),
      alternative = sides[[side]], exact = TRUE)$p.value)
    for (corrected in c(FALSE, TRUE))
      say(case, paste0(if (corrected) "corrected_" else "normal_", side), suppressWarnings(
        wilcox.test(d, exact = FALSE, correct = corrected, alternative = sides[[side]]))$p.value)
    say(case, paste0("sign_", side), binom.test(up, up + down, alternative = sides[[side]])$p.value)
  }
  zeros <- function(method, distribution)
    wilcoxsign_test(y ~ x, data.frame(y = d, x = 0), zero.method = method,
                    distribution = distribution)
  say(case, "z", statistic(zeros("Wilcoxon", "asymptotic")))
  say(case, "z_pratt", statistic(zeros("Pratt", "asymptotic")))
  say(case, "normal_pratt", pvalue(zeros("Pratt", "asymptotic")))
  say(case, "exact_pratt", pvalue(zeros("Pratt", "exact")))
  say(case, "t", t.test(d)$p.value)
  # What R 4.2 prints if nobody asks for more, of the values as they are, binary fractions and all.
  say(case, "r_default", suppressWarnings(wilcox.test(after, before, paired = TRUE))$p.value)
  walsh <- outer(d, d, "+") / 2
  say(case, "shift", median(walsh[upper.tri(walsh, diag = TRUE)]))
}

# ---- two groups ---------------------------------------------------------------------------------
groups <- function(case, first, second, source) {
  keep(case, "groups", first, second, source)
  m <- length(first); n <- length(second)
  say(case, "U", unname(suppressWarnings(wilcox.test(first, second, exact = FALSE))$statistic))
  test <- function(distribution, side)
    wilcox_test(y ~ g, data.frame(y = c(first, second),
      g = factor(rep(c("a", "b"), c(m, n)))), distribution = distribution, alternative = side)
  for (side in names(sides)) {
    say(case, paste0("exact_", side), pvalue(test("exact", sides[[side]])))
    for (corrected in c(FALSE, TRUE))
      say(case, paste0(if (corrected) "corrected_" else "normal_", side), suppressWarnings(
        wilcox.test(first, second, exact = FALSE, correct = corrected,
                    alternative = sides[[side]]))$p.value)
  }
  say(case, "z", statistic(test("asymptotic", "two.sided")))
  say(case, "r_default", suppressWarnings(wilcox.test(first, second))$p.value)
  say(case, "welch", t.test(first, second)$p.value)
  say(case, "student", t.test(first, second, var.equal = TRUE)$p.value)
  say(case, "shift", median(outer(first, second, "-")))
}

# ---- counts -------------------------------------------------------------------------------------
counts <- function(case, a, m, b, n, source) {
  keep(case, "counts", c(a, m), c(b, n), source)
  table <- matrix(c(a, m - a, b, n - b), 2)
  for (side in names(sides))
    say(case, paste0("fisher_", side), fisher.test(table, alternative = sides[[side]])$p.value)
  say(case, "chi", chisq.test(table, correct = FALSE)$p.value)
  say(case, "yates", chisq.test(table, correct = TRUE)$p.value)
  # R's own search for the odds ratio stops at about 1e-4; this one does not.
  k <- a + b; x <- max(0, k - n):min(m, k)
  log_d <- dhyper(x, m, n, k, log = TRUE)
  chance <- function(or) { d <- log_d + x * log(or); d <- exp(d - max(d)); d / sum(d) }
  root <- function(f) exp(uniroot(function(v) f(exp(v)), c(-40, 40), tol = 1e-13)$root)
  say(case, "odds_ratio", if (a == min(x)) 0 else if (a == max(x)) Inf else
    root(function(or) sum(x * chance(or)) - a))
  say(case, "odds_low", if (a == min(x)) 0 else
    root(function(or) sum(chance(or)[x >= a]) - 0.025))
  say(case, "odds_high", if (a == max(x)) Inf else
    root(function(or) sum(chance(or)[x <= a]) - 0.025))
  difference <- newcombe(a, m, b, n)
  say(case, "difference", difference[1])
  say(case, "difference_low", difference[2]); say(case, "difference_high", difference[3])
  # Koopman 1984: the ratios whose score statistic is not above the quantile.
  score <- function(ratio) {
    A <- (m + n) * ratio; B <- -(m * ratio + a + n + b * ratio); C <- a + b
    q <- 2 * C / (-B + sqrt(B^2 - 4 * A * C)); p <- q * ratio
    (a - m * p)^2 / (m * p * (1 - p)) * (1 + m * (ratio - p) / (n * (1 - p))) - qchisq(0.95, 1)
  }
  say(case, "ratio", (a / m) / (b / n))
  if (a > 0 && a < m && b > 0) {
    at <- log((a / m) / (b / n))
    say(case, "ratio_low", exp(uniroot(function(v) score(exp(v)), c(at - 6, at - 1e-6),
                                       tol = 1e-13)$root))
    say(case, "ratio_high", exp(uniroot(function(v) score(exp(v)), c(at + 1e-6, at + 6),
                                        tol = 1e-13)$root))
  }
}
barnard <- function(case, a, m, b, n) {
  x <- 0:m; y <- 0:n
  z <- outer(x, y, function(i, j) { p <- i / m; q <- j / n; k <- (i + j) / (m + n)
    d <- sqrt(k * (1 - k) * (1 / m + 1 / n)); ifelse(d == 0, 0, (p - q) / d) })
  seen <- z[a + 1, b + 1]
  size <- function(extreme) {
    f <- function(r) sum(outer(dbinom(x, m, r), dbinom(y, n, r))[extreme])
    grid <- seq(0.0005, 0.9995, by = 0.0005); at <- grid[which.max(sapply(grid, f))]
    optimize(f, c(max(0, at - 0.001), min(1, at + 0.001)), maximum = TRUE, tol = 1e-12)$objective
  }
  say(case, "barnard_less", size(z <= seen + 1e-9))
  say(case, "barnard_two", size(abs(z) >= abs(seen) - 1e-9))
}

# ---- yes or no, asked twice ---------------------------------------------------------------------
yes_no_twice <- function(case, both, only_before, only_after, neither, source) {
  keep(case, "yes_no_twice", c(both, only_before), c(only_after, neither), source)
  b <- only_after; c <- only_before; n <- b + c; total <- both + neither + n
  say(case, "exact", binom.test(b, n)$p.value)
  say(case, "mid", min(1, 2 * (pbinom(min(b, c), n, 0.5) - dbinom(min(b, c), n, 0.5) / 2)))
  table <- matrix(c(both, only_after, only_before, neither), 2)
  say(case, "normal", mcnemar.test(table, correct = FALSE)$p.value)
  say(case, "corrected", mcnemar.test(table, correct = TRUE)$p.value)
  # Newcombe 1998, Statistics in Medicine 17:2635, method 10.
  w <- function(x) prop.test(x, total, correct = FALSE)$conf.int
  p <- (both + b) / total; q <- (both + c) / total; one <- w(both + b); two <- w(both + c)
  top <- (both + b) * (neither + c) * (both + c) * (neither + b)
  e <- both * neither - b * c
  e <- if (e > total / 2) e - total / 2 else if (e >= 0) 0 else e
  phi <- if (top == 0) 0 else e / sqrt(top)
  l1 <- p - one[1]; u1 <- one[2] - p; l2 <- q - two[1]; u2 <- two[2] - q
  say(case, "difference", p - q)
  say(case, "difference_low", p - q - sqrt(l1^2 - 2 * phi * l1 * u2 + u2^2))
  say(case, "difference_high", p - q + sqrt(u1^2 - 2 * phi * u1 * l2 + l2^2))
}

# Help of wilcox.test and its data sets.
depression <- list(x = c(1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30),
                   y = c(0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29))
twice("depression", depression$y, depression$x, "Hollander and Wolfe 1973 p. 29, ?wilcox.test")
groups("placenta", c(0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46),
       c(1.15, 0.88, 0.90, 0.74, 1.21), "Hollander and Wolfe 1973 p. 69, ?wilcox.test")
groups("ozone", na.omit(airquality$Ozone[airquality$Month == 5]),
       na.omit(airquality$Ozone[airquality$Month == 8]), "datasets::airquality, ?wilcox.test")
twice("sleep", sleep$extra[sleep$group == 1], sleep$extra[sleep$group == 2],
      "Student 1908, datasets::sleep")
groups("sleep_unpaired", sleep$extra[sleep$group == 1], sleep$extra[sleep$group == 2],
       "Student 1908, datasets::sleep")
maize <- c(49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48)
twice("maize", rep(0, 15), maize, "Darwin 1876, eighths of an inch")
twice("barley", immer$Y1, immer$Y2, "Immer 1934, MASS::immer")
twice("shoes", shoes$B, shoes$A, "Box, Hunter and Hunter 1978, MASS::shoes")
for (treat in c("FT", "Cont")) with(anorexia[anorexia$Treat == treat, ],
  twice(paste0("anorexia_", treat), Prewt, Postwt, "Hand 1993, MASS::anorexia"))
change <- round(anorexia$Postwt - anorexia$Prewt, 9)
groups("anorexia_changes", change[anorexia$Treat == "FT"], change[anorexia$Treat == "Cont"],
       "Hand 1993, MASS::anorexia")
# Spontaneous abortions (none, 1, 2 or more) of the first control and the case of each stratum.
case <- infert[infert$case == 1, ]; control <- infert[infert$case == 0, ]
first <- control[match(case$stratum, control$stratum), ]
twice("infertility_matched", first$spontaneous, case$spontaneous,
      "Trichopoulos 1976, datasets::infert")
groups("insect_sprays", InsectSprays$count[InsectSprays$spray == "C"],
       InsectSprays$count[InsectSprays$spray == "E"], "Beall 1942, datasets::InsectSprays")
groups("plants", PlantGrowth$weight[PlantGrowth$group == "trt2"],
       PlantGrowth$weight[PlantGrowth$group == "trt1"], "Dobson 1983, datasets::PlantGrowth")
groups("gearbox", mtcars$mpg[mtcars$am == 1], mtcars$mpg[mtcars$am == 0],
       "Henderson and Velleman 1981, datasets::mtcars")
few <- birthwt[birthwt$ht == 1 | birthwt$ui == 1, ]
groups("birth_weight_few", few$bwt[few$smoke == 0], few$bwt[few$smoke == 1],
       "Hosmer and Lemeshow 1989, MASS::birthwt, mothers with hypertension or irritability")

counts("tea", 3, 4, 1, 4, "Fisher 1935, ?fisher.test")
counts("twins", 2, 17, 10, 13, "Fisher 1962, ?fisher.test: dizygotic, monozygotic convicted")
counts("aspirin", 189, 11034, 104, 11037, "Physicians' Health Study, Agresti 2002")
counts("vaccine", 7, 15, 12, 15, "Mehta and Senchaudhuri 2003")
barnard("vaccine", 7, 15, 12, 15)
children <- apply(Titanic[, , "Child", ], c(1, 3), sum)
counts("titanic_children", children["1st", "Yes"], sum(children["1st", ]), children["3rd", "Yes"],
       sum(children["3rd", ]), "Dawson 1995, datasets::Titanic: children of first and third class")
counts("low_weight_smoking", sum(birthwt$low[birthwt$smoke == 1]), sum(birthwt$smoke),
       sum(birthwt$low[birthwt$smoke == 0]), sum(birthwt$smoke == 0), "MASS::birthwt")
counts("low_weight_hypertension", sum(birthwt$low[birthwt$ht == 1]), sum(birthwt$ht),
       sum(birthwt$low[birthwt$ht == 0]), sum(birthwt$ht == 0), "MASS::birthwt")
counts("admissions_A", UCBAdmissions["Admitted", "Female", "A"],
       sum(UCBAdmissions[, "Female", "A"]), UCBAdmissions["Admitted", "Male", "A"],
       sum(UCBAdmissions[, "Male", "A"]), "Bickel 1975, datasets::UCBAdmissions")

yes_no_twice("airway", 1, 1, 7, 12,
  "Bentur 2009 in Fagerland, Lydersen, Laake 2013, BMC Medical Research Methodology 13:91")
yes_no_twice("consolidation", 59, 6, 16, 80, "Cavo 2012 in the same paper")
yes_no_twice("president", 794, 150, 86, 570, "Agresti 1990 p. 350, ?mcnemar.test")
early <- bacteria[bacteria$week == 0, ]; late <- bacteria[bacteria$week == 11, ]
late <- late[match(early$ID, late$ID), ]
known <- !is.na(late$y); e <- early$y[known] == "y"; l <- late$y[known] == "y"
yes_no_twice("bacteria", sum(e & l), sum(e & !l), sum(!e & l), sum(!e & !l),
             "Leach in Menzies School of Health Research, MASS::bacteria, weeks 0 and 11")

for (name in c("published", "published_samples"))
  write.csv(do.call(rbind, if (name == "published") found else samples), paste0(name, ".csv"),
            row.names = FALSE, quote = name != "published")
