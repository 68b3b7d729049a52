"""The charts: one family a module, each from plain numbers to a :class:`Figure`."""

from midwifery_stats.display.charts.coins import coins_chart
from midwifery_stats.display.charts.grid import grid_chart
from midwifery_stats.display.charts.groups import groups_chart
from midwifery_stats.display.charts.intervals import interval_chart
from midwifery_stats.display.charts.many_samples import p_values_chart, samples_chart
from midwifery_stats.display.charts.mothers import mothers_chart
from midwifery_stats.display.charts.null import null_chart
from midwifery_stats.display.charts.power import PowerCurve, PowerMark, power_chart
from midwifery_stats.display.charts.procedures import procedures_chart
from midwifery_stats.display.charts.shares import shares_chart

__all__ = [
    "PowerCurve",
    "PowerMark",
    "coins_chart",
    "grid_chart",
    "groups_chart",
    "interval_chart",
    "mothers_chart",
    "null_chart",
    "p_values_chart",
    "power_chart",
    "procedures_chart",
    "samples_chart",
    "shares_chart",
]
