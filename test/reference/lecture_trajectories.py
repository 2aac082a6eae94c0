"""The lecture's convention of every optimizer in 50-digit arithmetic, on the lists of gradients of trajectories.py.

Run:    python3 test/reference/lecture_trajectories.py > test/reference/lecture_trajectories.json
Needs:  mpmath (1.4.1 was used). The updates are loops over plain formulas, one parameter at a time; nothing is shared with src/.
Hyperparameters and gradients are the doubles that Descent uses, so that both compute the same thing.
Nesterov and Newton look at more than a list of gradients: they also descend Rosenbrock's function, derivatives written by hand.
"""

from mpmath import mp, mpf, sign, sqrt

from trajectories import GRADIENTS, START, STEPS, case, write

mp.dps = 50


def sgd(g, w, s, t, alpha):
    return w - alpha * g


def momentum(g, w, s, t, alpha, beta):
    s["m"] = beta * s.get("m", 0) + (1 - beta) * g
    return w - alpha * s["m"]


def heavyball(g, w, s, t, alpha, beta):
    """Polyak's own form: the displacement between the last two points."""
    last = s.get("last", w)
    s["last"] = w
    return w - alpha * g + beta * (w - last)


def adagrad(g, w, s, t, alpha, epsilon):
    s["s"] = s.get("s", 0) + g**2
    return w - alpha / sqrt(epsilon + s["s"]) * g


def rmsprop(g, w, s, t, alpha, beta, epsilon):
    s["v"] = beta * s.get("v", 0) + (1 - beta) * g**2
    return w - alpha / sqrt(s["v"] + epsilon) * g


def adadelta(g, w, s, t, alpha, rho, epsilon):
    s["v"] = rho * s.get("v", 0) + (1 - rho) * g**2
    d = sqrt(s.get("s", 0) + epsilon) / sqrt(s["v"] + epsilon) * g
    s["s"] = rho * s.get("s", 0) + (1 - rho) * d**2
    return w - alpha * d


def moments(g, s, beta1, beta2):
    s["m"] = beta1 * s.get("m", 0) + (1 - beta1) * g
    s["v"] = beta2 * s.get("v", 0) + (1 - beta2) * g**2


def adam(g, w, s, t, alpha, beta1, beta2, epsilon):
    moments(g, s, beta1, beta2)
    return w - alpha / sqrt(s["v"] / (1 - beta2**t) + epsilon) * s["m"] / (1 - beta1**t)


def adamw(g, w, s, t, alpha, beta1, beta2, epsilon, decay):
    return adam(g, w, s, t, alpha, beta1, beta2, epsilon) - alpha * decay * w


def amsgrad(g, w, s, t, alpha, beta1, beta2, epsilon):
    moments(g, s, beta1, beta2)
    s["vmax"] = max(s.get("vmax", mpf(0)), s["v"] / (1 - beta2**t))
    return w - alpha / sqrt(s["vmax"] + epsilon) * s["m"] / (1 - beta1**t)


def nadam(g, w, s, t, alpha, beta1, beta2, epsilon):
    moments(g, s, beta1, beta2)
    ahead = beta1 * s["m"] / (1 - beta1 ** (t + 1)) + (1 - beta1) * g / (1 - beta1**t)
    return w - alpha / sqrt(s["v"] / (1 - beta2**t) + epsilon) * ahead


def adamax(g, w, s, t, alpha, beta1, beta2, epsilon):
    s["m"] = beta1 * s.get("m", 0) + (1 - beta1) * g
    s["u"] = max(beta2 * s.get("u", mpf(0)), abs(g))
    return w - alpha / (1 - beta1**t) * s["m"] / (s["u"] + epsilon)


def lion(g, w, s, t, alpha, beta1, beta2, decay):
    step = alpha * (sign(beta1 * s.get("m", 0) + (1 - beta1) * g) + decay * w)
    s["m"] = beta2 * s.get("m", 0) + (1 - beta2) * g
    return w - step


def signed(g, w, s, t, alpha):
    return w - alpha * sign(g)


def path(update, gradients, settings):
    values = {("decay" if name == "lambda" else name): mpf(value) for name, value in settings.items()}
    w = [mpf(value) for value in START]
    state = [{} for _ in START]
    points = []
    for t in range(1, STEPS + 1):
        g = [mpf(value) for value in GRADIENTS[gradients][t - 1]]
        w = [update(g[j], w[j], state[j], t, **values) for j in range(len(w))]
        points.append(w)
    return points


def normalized_path(gradients, alpha, epsilon):
    w = [mpf(value) for value in START]
    points = []
    for g in GRADIENTS[gradients]:
        g = [mpf(value) for value in g]
        length = sqrt(sum(value**2 for value in g)) + mpf(epsilon)
        w = [value - mpf(alpha) * part / length for value, part in zip(w, g)]
        points.append(w)
    return points


def rosenbrock_gradient(x, y):
    return [-2 * (1 - x) - 400 * x * (y - x**2), 200 * (y - x**2)]


def nesterov_on_rosenbrock(alpha, beta):
    alpha, beta = mpf(alpha), mpf(beta)
    w, m = [mpf(-1.2), mpf(1)], [mpf(0), mpf(0)]
    points = []
    for _ in range(STEPS):
        g = rosenbrock_gradient(*(w[j] - alpha * beta * m[j] for j in range(2)))
        m = [beta * m[j] + (1 - beta) * g[j] for j in range(2)]
        w = [w[j] - alpha * m[j] for j in range(2)]
        points.append(w)
    return points


def newton_on_rosenbrock(alpha):
    alpha = mpf(alpha)
    x, y = mpf(-1.2), mpf(1)
    points = []
    for _ in range(STEPS):
        g, h = rosenbrock_gradient(x, y)
        a, b, c = 2 - 400 * (y - x**2) + 800 * x**2, -400 * x, mpf(200)
        determinant = a * c - b * b
        x, y = x - alpha * (c * g - b * h) / determinant, y - alpha * (a * h - b * g) / determinant
        points.append([x, y])
    return points


ADAM = {"alpha": 0.1, "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8}
OTHER = {"alpha": 0.03, "beta1": 0.7, "beta2": 0.95, "epsilon": 1e-3}
# The first of each has the defaults of the lecture's convention, but for sgd's and its kin's alpha, which a curvature decides.
CASES = [
    ("sgd", sgd, {"alpha": 0.1}),
    ("momentum", momentum, {"alpha": 0.1, "beta": 0.9}),
    ("momentum", momentum, {"alpha": 0.03, "beta": 0.6}),
    ("heavyball", heavyball, {"alpha": 0.1, "beta": 0.9}),
    ("heavyball", heavyball, {"alpha": 0.03, "beta": 0.6}),
    ("adagrad", adagrad, {"alpha": 0.1, "epsilon": 1e-8}),
    ("adagrad", adagrad, {"alpha": 0.5, "epsilon": 1e-3}),
    ("rmsprop", rmsprop, {"alpha": 0.1, "beta": 0.9, "epsilon": 1e-8}),
    ("rmsprop", rmsprop, {"alpha": 0.03, "beta": 0.99, "epsilon": 1e-3}),
    ("adadelta", adadelta, {"alpha": 1, "rho": 0.95, "epsilon": 1e-6}),
    ("adadelta", adadelta, {"alpha": 0.5, "rho": 0.7, "epsilon": 1e-3}),
    ("adam", adam, ADAM),
    ("adam", adam, OTHER),
    ("adamax", adamax, ADAM),
    ("adamax", adamax, OTHER),
    ("nadam", nadam, ADAM),
    ("nadam", nadam, OTHER),
    ("amsgrad", amsgrad, ADAM),
    ("amsgrad", amsgrad, OTHER),
    ("adamw", adamw, {**ADAM, "lambda": 0.01}),
    ("adamw", adamw, {**OTHER, "lambda": 0.3}),
    ("lion", lion, {"alpha": 0.01, "beta1": 0.9, "beta2": 0.99, "lambda": 0}),
    ("lion", lion, {"alpha": 0.02, "beta1": 0.7, "beta2": 0.9, "lambda": 0.1}),
    ("sign", signed, {"alpha": 0.1}),
    ("nesterov", momentum, {"alpha": 0.05, "beta": 0.8}),
]


def asked(optimizer, settings):
    return {"optimizer": optimizer, "convention": "lecture", "settings": settings}


def named(optimizer, settings):
    return f"{optimizer} {', '.join(f'{name} {value}' for name, value in settings.items())}"


cases = [
    case(named(optimizer, settings), "the lecture", gradients, asked(optimizer, settings), path(update, gradients, settings))
    for optimizer, update, settings in CASES
    for gradients in GRADIENTS
]
for settings in ({"alpha": 0.1, "epsilon": 1e-8}, {"alpha": 0.03, "epsilon": 0.5}):
    for gradients in GRADIENTS:
        cases.append(case(named("normalized", settings), "the lecture", gradients, asked("normalized", settings), normalized_path(gradients, **settings)))

for optimizer, settings, points in (
    ("nesterov", {"alpha": 0.002, "beta": 0.9}, nesterov_on_rosenbrock(0.002, 0.9)),
    ("newton", {"alpha": 1}, newton_on_rosenbrock(1)),
    ("newton", {"alpha": 0.3}, newton_on_rosenbrock(0.3)),
):
    cases.append(case(named(optimizer, settings), "the lecture", "rosenbrock", asked(optimizer, settings), points))

write("Made by lecture_trajectories.py beside this file: 50-digit arithmetic (mpmath), hand-written gradients and updates.", cases)
