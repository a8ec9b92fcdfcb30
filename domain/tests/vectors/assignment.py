"""Writes assignment.json: 200 random cases, and the least cost that the integer solver HiGHS finds for each.

    pip install numpy==2.4.6 scipy==1.17.1
    python domain/tests/vectors/assignment.py

Nothing of Poort is used here. A review that nobody has room for costs more than everything else together, so that the most reviews come first.
"""

import json
from pathlib import Path

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

random = np.random.default_rng(2010)
MISSING = 1_000_000


def solved(costs, needs, room, spread):
    projects, experts = costs.shape
    pairs = [(p, e) for p in range(projects) for e in range(experts) if costs[p, e] >= 0]
    steps = [(e, step) for e in range(experts) for step in range(room[e])]
    size = len(pairs) + len(steps) + projects
    price = np.array([costs[p, e] for p, e in pairs] + [step * spread for _, step in steps] + [MISSING] * projects, float)
    rows, low, high = [], [], []
    for project in range(projects):
        row = np.zeros(size)
        row[[at for at, (p, _) in enumerate(pairs) if p == project]] = 1
        row[len(pairs) + len(steps) + project] = 1
        rows.append(row), low.append(needs[project]), high.append(needs[project])
    for expert in range(experts):
        row = np.zeros(size)
        row[[at for at, (_, e) in enumerate(pairs) if e == expert]] = 1
        row[[len(pairs) + at for at, (e, _) in enumerate(steps) if e == expert]] = -1
        rows.append(row), low.append(0), high.append(0)
    upper = np.concatenate([np.ones(len(pairs) + len(steps)), needs])
    found = milp(price, integrality=np.ones(size), bounds=Bounds(0, upper), constraints=LinearConstraint(np.array(rows), low, high))
    assert found.success, found.message
    missing = round(float(np.sum(found.x[len(pairs) + len(steps):])))
    return round(found.fun) - missing * MISSING, missing


def case():
    projects, experts = int(random.integers(2, 16)), int(random.integers(3, 13))
    costs = random.integers(0, 40, (projects, experts))
    costs[random.random((projects, experts)) < random.choice([0.0, 0.2, 0.5])] = -1
    needs = random.integers(1, 5, projects)
    room = random.integers(0, 9, experts)
    spread = int(random.choice([0, 1, 3, 10]))
    cost, missing = solved(costs, needs, room, spread)
    rows = [[None if cell < 0 else int(cell) for cell in row] for row in costs]
    return {"costs": rows, "needs": needs.tolist(), "room": room.tolist(), "spread": spread, "cost": cost, "missing": missing}


cases = [case() for _ in range(200)]
lines = ",\n".join(json.dumps(one, separators=(",", ":")) for one in cases)
Path(__file__).with_name("assignment.json").write_text(f"[\n{lines}\n]\n")
print(len(cases), "cases,", sum(one["missing"] > 0 for one in cases), "with reviews that nobody has room for")
