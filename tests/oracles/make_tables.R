# Makes the tables of p-values that the tests compare this package with.
#
#     Rscript make_tables.R FOLDER [EVERY]
#
# writes pairs.csv and groups.csv: one row per random sample, with what base R, coin and
# exactRankTests say about it, or only for every fifth sample where EVERY is 5; and made_with.txt:
# the programs' versions and this script's checksum. Needs the packages coin and exactRankTests.
#
# Samples are written as one digit per mother for levels ("0213"), and as whole millilitres with
# spaces between for measured values. Nothing here is rounded by the packages before ranking, so
# all values are whole numbers: no float noise can break a tie.

suppressPackageStartupMessages({
  library(coin)
  library(exactRankTests)
})

ALTERNATIVES <- c(two = "two.sided", greater = "greater", less = "less")

# ---- samples -------------------------------------------------------------------------------

draw_values <- function(n, levels, centre) {
  if (is.na(levels)) {
    return(pmax(0, round(rnorm(n, 500 + 150 * centre, 200))))
  }
  rbinom(n, levels - 1, plogis(centre))
}

draw_pair <- function(n, levels, zeros) {
  before <- draw_values(n, levels, rnorm(1, -0.3, 0.7))
  after <- draw_values(n, levels, rnorm(1, 0.6, 1))
  if (!zeros) {
    top <- if (is.na(levels)) 5000 else levels - 1
    same <- before == after
    up <- same & (runif(n) < 0.7 & before < top | before == 0)
    after[up] <- before[up] + 1
    after[same & !up] <- before[same & !up] - 1
  }
  list(before = before, after = after)
}

encode <- function(values, levels) {
  paste(values, collapse = if (is.na(levels)) " " else "")
}

kind <- function(levels) if (is.na(levels)) "measured" else levels

# ---- writing -------------------------------------------------------------------------------

digits12 <- function(x) formatC(as.numeric(x), digits = 12, format = "g", width = -1)

three <- function(name, p_of) {
  p <- vapply(ALTERNATIVES, function(alternative) as.numeric(p_of(alternative)), numeric(1))
  setNames(digits12(p), paste(name, names(ALTERNATIVES), sep = "_"))
}

write_table <- function(rows, folder, name) {
  columns <- unique(unlist(lapply(rows, names)))
  cells <- lapply(rows, function(row) ifelse(columns %in% names(row), row[columns], ""))
  table <- do.call(rbind, cells)
  lines <- c(paste(columns, collapse = ","), apply(table, 1, paste, collapse = ","))
  out <- file(file.path(folder, name), "wb")
  writeLines(lines, out, sep = "\n")
  close(out)
}

# ---- the same mothers before and after -----------------------------------------------------

pair_sample <- function(n, levels, zeros) {
  repeat {
    sample <- draw_pair(n, levels, zeros)
    if (any(sample$before != sample$after)) return(c(sample, levels = levels))
  }
}

coin_pairs <- function(data, zeros, name) {
  tests <- lapply(ALTERNATIVES, function(alternative) {
    wilcoxsign_test(after ~ before, data, zero.method = zeros, alternative = alternative,
                    distribution = "exact")
  })
  c(setNames(digits12(statistic(tests$two, "standardized")), paste0(name, "_z")),
    setNames(digits12(lapply(tests, pvalue)), paste(name, "exact", names(tests), sep = "_")),
    setNames(digits12(midpvalue(tests$two)), paste0(name, "_mid")))
}

pair_row <- function(sample) {
  before <- sample$before
  after <- sample$after
  up <- sum(after > before)
  down <- sum(after < before)
  base <- function(alternative, correct) {
    wilcox.test(after, before, paired = TRUE, exact = FALSE, correct = correct,
                alternative = alternative)
  }
  row <- c(levels = kind(sample$levels),
           before = encode(before, sample$levels), after = encode(after, sample$levels),
           w = digits12(base("two.sided", FALSE)$statistic),
           coin_pairs(data.frame(before, after), "Wilcoxon", "drop"),
           if (any(before == after)) coin_pairs(data.frame(before, after), "Pratt", "pratt"),
           three("normal", function(a) base(a, FALSE)$p.value),
           three("corrected", function(a) base(a, TRUE)$p.value),
           three("sign", function(a) binom.test(up, up + down, alternative = a)$p.value))
  if (length(before) <= 60) {
    row <- c(row, three("ranktests", function(a) {
      wilcox.exact(after, before, paired = TRUE, exact = TRUE, alternative = a)$p.value
    }))
  }
  if (length(unique(c(before, after))) == 2) {
    both <- sort(unique(c(before, after)))
    table <- table(factor(before, both), factor(after, both))
    row <- c(row, mcnemar = digits12(mcnemar.test(table, correct = FALSE)$statistic),
             mcnemar_corrected = digits12(mcnemar.test(table, correct = TRUE)$statistic))
  }
  row
}

# ---- two groups ----------------------------------------------------------------------------

group_sample <- function(first_size, second_size, levels) {
  repeat {
    first <- draw_values(first_size, levels, rnorm(1, 0.5, 0.8))
    second <- draw_values(second_size, levels, rnorm(1, -0.2, 0.8))
    if (length(unique(c(first, second))) > 1) {
      return(list(first = first, second = second, levels = levels))
    }
  }
}

coin_groups <- function(data) {
  tests <- lapply(ALTERNATIVES, function(alternative) {
    wilcox_test(value ~ group, data, alternative = alternative, distribution = "exact")
  })
  c(z = digits12(statistic(tests$two, "standardized")),
    setNames(digits12(lapply(tests, pvalue)), paste("exact", names(tests), sep = "_")),
    mid = digits12(midpvalue(tests$two)))
}

group_row <- function(sample) {
  first <- sample$first
  second <- sample$second
  data <- data.frame(value = c(first, second),
                     group = factor(rep(c("first", "second"), lengths(list(first, second)))))
  base <- function(alternative, correct) {
    wilcox.test(first, second, exact = FALSE, correct = correct, alternative = alternative)
  }
  row <- c(levels = kind(sample$levels),
           first = encode(first, sample$levels), second = encode(second, sample$levels),
           u = digits12(base("two.sided", FALSE)$statistic),
           coin_groups(data),
           three("normal", function(a) base(a, FALSE)$p.value),
           three("corrected", function(a) base(a, TRUE)$p.value))
  # exactRankTests takes long for two larger groups, and two-sided it can miss a value that is
  # exactly as far from the mean on the other side.
  if (length(first) + length(second) <= 40) {
    row <- c(row, three("ranktests", function(a) {
      wilcox.exact(first, second, exact = TRUE, alternative = a)$p.value
    })[-1])
  }
  both <- sort(unique(c(first, second)))
  if (length(both) == 2) {
    # Successes in the first column, so that "greater" means more of them in the first group.
    table <- rbind(c(sum(first == both[2]), sum(first == both[1])),
                   c(sum(second == both[2]), sum(second == both[1])))
    row <- c(row, three("fisher", function(a) fisher.test(table, alternative = a)$p.value))
  }
  row
}

# ---- everything ----------------------------------------------------------------------------

given <- commandArgs(trailingOnly = TRUE)
folder <- given[1]
every <- if (length(given) > 1) as.integer(given[2]) else 1
RNGkind("Mersenne-Twister", "Inversion", "Rejection")
set.seed(20240501)
options(warn = -1)

KINDS <- c(2:7, NA)
pairs <- lapply(seq_len(1015), function(i) {
  pair_sample(sample(60, 1), KINDS[(i - 1) %% 7 + 1], zeros = i %% 3 != 0)
})
groups <- lapply(seq_len(1015), function(i) {
  group_sample(sample(60, 1), sample(60, 1), KINDS[(i - 1) %% 7 + 1])
})
# The sizes this package promises to count exactly.
pairs <- c(pairs, list(pair_sample(1000, 5, TRUE), pair_sample(1000, 5, FALSE)))
groups <- c(groups, list(group_sample(200, 200, 5)))

# All samples are drawn before some are chosen: what is drawn does not depend on EVERY.
some <- function(samples) samples[seq(1, length(samples), by = every)]

cores <- if (.Platform$OS.type == "windows") 1 else parallel::detectCores()
write_table(parallel::mclapply(some(pairs), pair_row, mc.cores = cores), folder, "pairs.csv")
write_table(parallel::mclapply(some(groups), group_row, mc.cores = cores), folder, "groups.csv")

script <- sub("--file=", "", grep("--file=", commandArgs(), value = TRUE, fixed = TRUE))
versions <- vapply(c("coin", "exactRankTests"), function(name) {
  paste(name, packageVersion(name))
}, character(1))
writeLines(c(R.version.string, versions, paste("make_tables.R", tools::md5sum(script))),
           file.path(folder, "made_with.txt"))
