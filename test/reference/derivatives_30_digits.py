# Writes derivatives_30_digits.json: values, gradients and Hessians of further test functions and of single expressions, by sympy's
# derivatives evaluated with 30 digits. Minima as published: Jamil and Yang, "A literature survey of benchmark functions for global
# optimisation problems" (2013); Surjanovic and Bingham, Virtual Library of Simulation Experiments; More, Garbow, Hillstrom (1981).
import json
import os
import sympy as sp

functions = [
    ("Levy", "sin(pi*(1+(x-1)/4))^2 + ((x-1)/4)^2*(1+10*sin(pi*(1+(x-1)/4)+1)^2) + ((y-1)/4)^2*(1+sin(2*pi*(1+(y-1)/4))^2)", "x y", [1, 1], 0),
    ("Griewank", "(x^2+y^2)/4000 - cos(x)*cos(y/sqrt(2)) + 1", "x y", [0, 0], 0),
    ("Michalewicz", "-sin(x)*sin(x^2/pi)^20 - sin(y)*sin(2*y^2/pi)^20", "x y", [2.202905520, 1.570796327], -1.801303410),
    ("Schaffer 2", "0.5 + (sin(x^2-y^2)^2 - 0.5)/(1 + 0.001*(x^2+y^2))^2", "x y", [0, 0], 0),
    ("Powell", "(x1+10*x2)^2 + 5*(x3-x4)^2 + (x2-2*x3)^4 + 10*(x1-x4)^4", "x1 x2 x3 x4", [0, 0, 0, 0], 0),
    ("Wood", "100*(x2-x1^2)^2 + (1-x1)^2 + 90*(x4-x3^2)^2 + (1-x3)^2 + 10*(x2+x4-2)^2 + (x2-x4)^2/10", "x1 x2 x3 x4", [1, 1, 1, 1], 0),
    ("Colville", "100*(x1^2-x2)^2 + (x1-1)^2 + (x3-1)^2 + 90*(x3^2-x4)^2 + 10.1*((x2-1)^2+(x4-1)^2) + 19.8*(x2-1)*(x4-1)", "x1 x2 x3 x4", [1, 1, 1, 1], 0),
    ("Trid", "(x1-1)^2 + (x2-1)^2 + (x3-1)^2 - x2*x1 - x3*x2", "x1 x2 x3", [3, 4, 3], -7),
    ("Zakharov", "x^2 + y^2 + (0.5*x+y)^2 + (0.5*x+y)^4", "x y", [0, 0], 0),
    ("Dixon-Price", "(x-1)^2 + 2*(2*y^2-x)^2", "x y", [1, 0.7071067811865476], 0),
    ("Branin", "(y - 5.1/(4*pi^2)*x^2 + 5/pi*x - 6)^2 + 10*(1-1/(8*pi))*cos(x) + 10", "x y", [3.141592653589793, 2.275], 0.3978873577297382),
    ("Brown badly scaled", "(x-1e6)^2 + (y-2e-6)^2 + (x*y-2)^2", "x y", [1e6, 2e-6], 0),
    ("Freudenstein and Roth", "(-13+x+((5-y)*y-2)*y)^2 + (-29+x+((y+1)*y-14)*y)^2", "x y", [5, 4], 0),
    ("Jennrich and Sampson term", "(2+2-exp(x)-exp(y))^2 + (2+4-exp(2*x)-exp(2*y))^2", "x y", None, None),
    ("Box 3D", "(exp(-0.1*x)-exp(-0.1*y)-z*(exp(-0.1)-exp(-1)))^2 + (exp(-0.2*x)-exp(-0.2*y)-z*(exp(-0.2)-exp(-2)))^2", "x y z", [1, 10, 1], 0),
    ("Helical valley", "100*((z-10*(atan2(y,x)/(2*pi)))^2 + (sqrt(x^2+y^2)-1)^2) + z^2", "x y z", [1, 0, 0], 0),
    ("Drop-wave", "-(1+cos(12*sqrt(x^2+y^2)))/(0.5*(x^2+y^2)+2)", "x y", None, None),
    ("Eggholder", "-(y+47)*sin(sqrt(abs(y+x/2+47))) - x*sin(sqrt(abs(x-(y+47))))", "x y", None, None),
    ("Cross-in-tray", "-0.0001*(abs(sin(x)*sin(y)*exp(abs(100-sqrt(x^2+y^2)/pi)))+1)^0.1", "x y", None, None),
    ("Bukin 6", "100*sqrt(abs(y-0.01*x^2)) + 0.01*abs(x+10)", "x y", None, None),
    ("Bohachevsky", "x^2 + 2*y^2 - 0.3*cos(3*pi*x) - 0.4*cos(4*pi*y) + 0.7", "x y", [0, 0], 0),
    ("Shubert term", "(cos(2*x+1)+2*cos(3*x+2)+3*cos(4*x+3))*(cos(2*y+1)+2*cos(3*y+2)+3*cos(4*y+3))", "x y", None, None),
]
expressions = [
    "x^x", "x^(x^2)", "(x^2)^y", "2^(x*y)", "log(x, y)", "log2(x)*log10(y)", "log1p(x^2)*expm1(y)", "cbrt(x*y)", "x^(1/3)*y^(2/3)",
    "sqrt(1-exp(-x))", "sec(x)*tan(y)", "csc(x)+cot(y)", "asin(x/5)*acos(y/5)", "atan(x*y)", "atan2(x, y)", "sinh(x)*cosh(y)",
    "tanh(x-y)^3", "sech(x)*csch(y)", "coth(x*y)", "asinh(x)*acosh(y+1)", "atanh(x/9)", "erf(x*y)", "erf(x)^2", "exp(-(x-y)^2/2)",
    "1/(1+exp(-x*y))", "log(1+exp(x*y))", "log(exp(x)+exp(y))", "x*log(x)-y*log(y)", "(x-y)/(x+y)", "x/(y+1/x)", "sin(cos(tan(x*y/9)))",
    "exp(sin(x))*cos(exp(-y))", "((x+1)^2+(y-1)^2)^(-3/2)", "x^3*y^-2 + x^-1*y^4", "sqrt(x+sqrt(y+sqrt(x)))", "abs(x-3*y)*x",
    "abs(x*y)^3", "exp(x)/(1+exp(x))", "x^2*sin(1/x)*y", "(1+1/x)^(x*y)", "acot(x)*asec(x+1)", "acsc(x+y)", "acoth(x+y)*asech(x/9)", "acsch(x)",
]
points = [[0.7, 1.3, 0.4, 2.1], [1.9, 0.6, 1.1, 0.3]]


def parse(text):
    x = text.replace("^", "**")
    names = {n: sp.Symbol(n, real=True) for n in ["x", "y", "z", "x1", "x2", "x3", "x4"]}
    log = lambda u, b=None: sp.log(u) if b is None else sp.log(u) / sp.log(b)
    own = {
        "log": log, "log2": lambda u: sp.log(u) / sp.log(2), "log10": lambda u: sp.log(u) / sp.log(10), "log1p": lambda u: sp.log(1 + u),
        "expm1": lambda u: sp.exp(u) - 1, "cbrt": lambda u: sp.Pow(u, sp.Rational(1, 3)), "abs": sp.Abs,
        "pi": sp.pi, "e": sp.E,
    }
    return sp.sympify(x, locals={**names, **own}, rational=True), names


def numbers(expr, at):
    def one(e):
        v = e.subs(at).doit()
        v = sp.N(v, 30)
        return float(v) if v.is_real else None
    return one(expr)


def derived(text, variables, point):
    f, names = parse(text)
    symbols = [names[v] for v in variables]
    at = {s: sp.Rational(str(p)) for s, p in zip(symbols, point)}
    g = [sp.diff(f, s) for s in symbols]
    return {
        "point": point,
        "value": numbers(f, at),
        "gradient": [numbers(d, at) for d in g],
        "hessian": [[numbers(sp.diff(d, s), at) for s in symbols] for d in g],
    }


out = {"about": "See derivatives_30_digits.py. Minima as published, null where the function is not smooth there or has none.", "functions": [], "expressions": []}
for name, text, variables, minimum, value in functions:
    variables = variables.split()
    out["functions"].append({
        "name": name, "expression": text, "variables": variables, "minimum": minimum, "value": value,
        "points": [derived(text, variables, p[: len(variables)]) for p in points],
    })
for text in expressions:
    variables = [v for v in ["x", "y"] if v in __import__("re").findall(r"\b[xy]\b", text)]
    out["expressions"].append({"expression": text, "variables": variables, "points": [derived(text, variables, p[: len(variables)]) for p in points]})
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "derivatives_30_digits.json"), "w") as file:
    json.dump(out, file, indent=1)
    file.write("\n")
