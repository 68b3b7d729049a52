"""Every lab of the package, by the name that tests give it, and what of it one screen holds."""

LABS = {
    "pairs": "ms.PairsLab(ms.load_study('bekasi'))",
    "measured": "ms.PairsLab([20, 30, 40, 50, 60, 70.5], [25, 30, 37, 60, 61, 99])",
    "groups": "ms.GroupsLab(ms.load_study('bontang'))",
    "sampling": "ms.SamplingLab(0.6, 0.3, seed=1)",
    "size": "ms.SampleSizeLab(0.6, 0.3)",
    "coins": "ms.CoinLab(17, seed=1)",
    "first": "ms.FirstLab(ms.load_study('bekasi'))",
    "cards": "ms.CardLab(ms.load_study('bontang'))",
    "wards": "ms.ClusterLab()",
    "outcomes": "ms.MultiplicityLab()",
}
# The controls that a step names, the picture and the verdict; the rest may be further down.
ONE_SCREEN = ".ms-conclusion, .ms-board svg, .ms-stage .ms-step, .ms-mothers"
