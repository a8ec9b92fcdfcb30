"""Writes reviews.json: 500 generated rounds, and what numpy and statsmodels make of them.

    pip install numpy==2.4.6 scipy==1.17.1 statsmodels==0.15.0
    python domain/tests/vectors/reviews.py

Nothing of Poort is used here: the rules are written out again from section 5 of the specification.
"""

import json
import warnings
from collections import defaultdict
from itertools import combinations
from pathlib import Path

import numpy as np
import statsmodels.api as sm
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

CRITERIA = ["FIT", "INN", "ECO", "QUA", "SUS"]
WEIGHTS = np.array([25, 20, 25, 15, 15])
random = np.random.default_rng(2010)
# A column for each project and each reviewer leaves one too many; only contrasts between projects are asked, which do not depend on it.
warnings.simplefilter("ignore")


def a_round():
    """Reviews in halves: (reviewer, project, [five scores])."""
    reviewers, projects = int(random.integers(3, 9)), int(random.integers(2, 13))
    each = int(random.integers(2, min(4, reviewers) + 1))
    is_one_panel = random.random() < 0.1
    severity, worth = random.normal(0, 0.8, reviewers), random.normal(6.5, 1.5, projects)
    panel = random.choice(reviewers, each, replace=False)
    reviews = []
    for project in range(projects):
        for reviewer in panel if is_one_panel else random.choice(reviewers, each, replace=False):
            scores = np.clip(np.rint(random.normal(worth[project] + severity[reviewer], 1.0, 5)), 0, 10).astype(int)
            reviews.append((int(reviewer), project, scores.tolist()))
    return projects, reviews


def total(halves):
    return float(np.dot(halves, WEIGHTS)) / 10


def deviation(values):
    return float(np.std(values, ddof=1)) if len(values) > 1 else 0.0


def normalised(reviews, of_project):
    by_reviewer, panels = defaultdict(list), set()
    for reviewer, _, scores in reviews:
        by_reviewer[reviewer].append(total(scores))
    for own in of_project.values():
        panels.add(frozenset(reviewer for reviewer, _ in own))
    if len(panels) < 2 or min(len(all_) for all_ in by_reviewer.values()) < 5:
        return None
    everything = [total(scores) for _, _, scores in reviews]
    z = {}
    for project, own in of_project.items():
        standard = []
        for reviewer, points in own:
            difference, spread = points - np.mean(by_reviewer[reviewer]), deviation(by_reviewer[reviewer])
            standard.append(difference / spread if spread > 0 else difference)
        z[project] = np.mean(standard)
    return [float(np.mean(everything) + deviation(everything) * z[project]) for project in sorted(z)]


def bands(projects, reviews):
    """Places that a project may have, from an ordinary least squares fit of projects and reviewers, two-sided at 10 %."""
    used = sorted({reviewer for reviewer, _, _ in reviews})
    design = np.zeros((len(reviews), projects + len(used)))
    edges = []
    for row, (reviewer, project, _) in enumerate(reviews):
        design[row, project] = design[row, projects + used.index(reviewer)] = 1
        edges.append((project, projects + used.index(reviewer)))
    one, other = zip(*edges)
    size = projects + len(used)
    _, group = connected_components(coo_matrix((np.ones(len(edges)), (one, other)), shape=(size, size)), directed=False)
    better, worse = np.zeros(projects, int), np.zeros(projects, int)
    fit = sm.OLS(np.array([total(scores) for _, _, scores in reviews]), design).fit()
    if fit.df_resid > 0:
        for first, second in combinations(range(projects), 2):
            if group[first] != group[second]:
                continue
            contrast = np.zeros(size)
            contrast[first], contrast[second] = 1, -1
            test = fit.t_test(contrast)
            if float(np.squeeze(test.pvalue)) < 0.10:
                high, low = (first, second) if float(np.squeeze(test.effect)) > 0 else (second, first)
                better[low] += 1
                worse[high] += 1
    return [[int(1 + better[project]), int(projects - worse[project])] for project in range(projects)]


def places(agreed, shares, days):
    """The agreed total, then economy, fit, the share of small companies, and the date; equals share a place."""
    keys = [(-total(scores), -scores[2], -scores[0], -share, day) for scores, share, day in zip(agreed, shares, days)]
    return [1 + sum(key < own for key in keys) for own in keys]


def vector():
    projects, reviews = a_round()
    of_project = defaultdict(list)
    for reviewer, project, scores in reviews:
        of_project[project].append((reviewer, total(scores)))
    points = [[own for _, own in of_project[project]] for project in range(projects)]
    # The panel agrees on the mean of each criterion, to the nearest half, which makes ties likely.
    agreed = [np.rint(np.mean([scores for _, at, scores in reviews if at == project], axis=0)).astype(int).tolist() for project in range(projects)]
    shares, days = random.integers(0, 4, projects).tolist(), random.integers(1, 4, projects).tolist()
    return {
        "reviews": reviews,
        "mean": [float(np.mean(own)) for own in points],
        "variance": [deviation(own) ** 2 for own in points],
        "normalised": normalised(reviews, of_project),
        "bands": bands(projects, reviews),
        "agreed": agreed,
        "sme_percent": shares,
        "complete_day": days,
        "places": places(agreed, shares, days),
    }


rounds = [vector() for _ in range(500)]
lines = ",\n".join(json.dumps(one, separators=(",", ":")) for one in rounds)
Path(__file__).with_name("reviews.json").write_text(f"[\n{lines}\n]\n")
print(len(rounds), "rounds,", sum(one["normalised"] is not None for one in rounds), "with a normalised column")
