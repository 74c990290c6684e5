"""Reference values of scikit-learn for ScikitLearnTest: python3 scikit_learn.py > scikit_learn.csv

Made with scikit-learn 1.2.1 and numpy 1.24.2. Both sides make the same rows: a 48-bit linear
congruential generator gives 8 uniform columns and Friedman's first function with noise (the sum of
12 uniforms less 6); a second target leans on the first. 120 rows to learn from, 200 to predict.

Lines of the CSV: "exact,<name>,<10 predictions of the first new rows>" where scikit-learn is
deterministic, "r2,<name>,<mean>,<standard deviation>" over 40 seeds of R2 on the new rows.
"""

import warnings

import numpy as np
from sklearn.ensemble import AdaBoostRegressor, ExtraTreesRegressor, RandomForestRegressor
from sklearn.gaussian_process import GaussianProcessRegressor
from sklearn.gaussian_process.kernels import RBF, ConstantKernel, WhiteKernel
from sklearn.kernel_ridge import KernelRidge
from sklearn.linear_model import (ARDRegression, BayesianRidge, ElasticNetCV, LinearRegression,
                                  Ridge, RidgeCV)
from sklearn.cross_decomposition import PLSRegression
from sklearn.metrics import r2_score
from sklearn.metrics.pairwise import laplacian_kernel, rbf_kernel
from sklearn.neighbors import KNeighborsRegressor
from sklearn.neural_network import MLPRegressor
from sklearn.preprocessing import KernelCenterer, StandardScaler
from sklearn.tree import DecisionTreeRegressor

warnings.filterwarnings("ignore")
TRAIN, FRESH, COLUMNS, SEEDS = 120, 200, 8, 40
state = 20221983


def uniform():
    global state
    state = (state * 25214903917 + 11) % 2**48
    return (state >> 16) / 2**32


def rows(count):
    x, y = np.empty((count, COLUMNS)), np.empty((2, count))
    for i in range(count):
        for j in range(COLUMNS):
            x[i, j] = uniform()
        a, b, c, d, e = x[i, :5]
        noise = [sum(uniform() for _ in range(12)) - 6 for _ in range(2)]
        y[0, i] = 10 * np.sin(np.pi * a * b) + 20 * (c - 0.5) ** 2 + 10 * d + 5 * e + noise[0]
        y[1, i] = y[0, i] / 4 + 6 * abs(c - 0.5) + noise[1]
    return x, y


x, y = rows(TRAIN)
fresh, truth = rows(FRESH)
y0, n = y[0], TRAIN
mean, centred = y0.mean(), y0 - y0.mean()


def exact(name, predicted):
    print("exact,%s,%s" % (name, ",".join("%.12g" % v for v in np.ravel(predicted)[:10])))


# Ridge: the penalty is in units of the mean eigenvalue of the centred inner products.
xc = x - x.mean(0)
unit = (xc**2).sum() / (n - 1)
exact("ridge-fixed", Ridge(alpha=0.1 * unit).fit(x, y0).predict(fresh))
loo = RidgeCV(alphas=unit * 1e-7 * 10 ** (np.arange(51) / 5), gcv_mode="eigen").fit(x, y0)
exact("ridge-loo", loo.predict(fresh))
weights = np.where(np.arange(n) % 3 == 0, 2.0, 0.5)
wx = x - np.average(x, axis=0, weights=weights)
wunit = (weights[:, None] * wx**2).sum() / (n - 1)
exact("ridge-weighted", Ridge(alpha=0.1 * wunit).fit(x, y0, weights).predict(fresh))

# Kernel ridge with an intercept that is not penalised: the centred kernel, the centred target.
square, absolute = x.var(0).sum(), x.std(0).sum()
for name, kernel in (
        ("rbf", lambda a, b: rbf_kernel(a, b, 0.7 / square)),
        ("laplace", lambda a, b: laplacian_kernel(a, b, 0.7 / absolute)),
        ("polynomial", lambda a, b: (1 + a @ b.T / square) ** 3)):
    matrix = kernel(x, x)
    centre = KernelCenterer().fit(matrix)
    inner = centre.transform(matrix)
    alpha = 0.05 * np.trace(inner) / (n - 1)
    model = KernelRidge(alpha=alpha, kernel="precomputed").fit(inner, centred)
    exact("kernel-ridge-" + name, mean + model.predict(centre.transform(kernel(fresh, x))))

# Gaussian process: widths as three fixed lengths, amplitude and noise by the marginal likelihood,
# the constant mean by a constant kernel so wide that it is all but integrated out.
best = None
for width in (0.2, 0.5, 1.25):
    kernel = (ConstantKernel(30, (1e-3, 1e5)) * RBF(np.sqrt(square / (2 * width)), "fixed")
              + WhiteKernel(1, (1e-4, 1e3)) + ConstantKernel(1e6, "fixed"))
    model = GaussianProcessRegressor(kernel, n_restarts_optimizer=5, random_state=1).fit(x, centred)
    if best is None or model.log_marginal_likelihood_value_ > best.log_marginal_likelihood_value_:
        best, chosen = model, width
exact("gaussian-process", mean + best.predict(fresh))
print("exact,gaussian-process-width,%g" % chosen)

# The evidence of a model with an intercept is that of n - 1 contrasts of the rows without one.
contrasts = np.zeros((n - 1, n))
for i in range(1, n):
    contrasts[i - 1, :i], contrasts[i - 1, i] = 1, -i
    contrasts[i - 1] /= np.sqrt(i * (i + 1))
none = dict(alpha_1=0, alpha_2=0, lambda_1=0, lambda_2=0, fit_intercept=False, n_iter=10000)
model = BayesianRidge(tol=1e-12, **none).fit(contrasts @ x, contrasts @ y0)
exact("bayesian-ridge", mean + (fresh - x.mean(0)) @ model.coef_)
scale = x.std(0)
z, deviation = (x - x.mean(0)) / scale, y0.std()
model = ARDRegression(tol=1e-9, threshold_lambda=1e5, **none)
model.fit(contrasts @ z, contrasts @ (centred / deviation))
exact("ard", mean + deviation * ((fresh - x.mean(0)) / scale) @ model.coef_)

folds = np.arange(n) % 5
splits = [(np.flatnonzero(folds != f), np.flatnonzero(folds == f)) for f in range(5)]
net = ElasticNetCV(l1_ratio=0.7, n_alphas=50, eps=1e-3, tol=1e-9, max_iter=100000, cv=splits)
exact("elastic-net", net.fit(x, y0).predict(fresh))
for count in (1, 3):
    pls = PLSRegression(count, scale=False, tol=1e-12, max_iter=5000)
    exact("pls-%d" % count, pls.fit(x, y0).predict(fresh))
# Targets that share components are standardised first; of more than one component SIMPLS and the
# algorithm of scikit-learn differ.
pls = PLSRegression(1, scale=False, tol=1e-14, max_iter=50000).fit(x, y.T / y.std(1))
exact("pls-together", pls.predict(fresh)[:, 0] * y0.std())
for p in (1, 2):
    for how in ("uniform", "distance"):
        near = KNeighborsRegressor(7, weights=how, p=p).fit(x, y0)
        exact("knn-%s-l%d" % (how, p), near.predict(fresh))
tree = DecisionTreeRegressor(max_depth=5, min_samples_leaf=3, random_state=1).fit(x, y0)
exact("decision-tree", tree.predict(fresh))


def seeds(name, family):
    scores = [r2_score(truth[0], family(s).fit(x, y0).predict(fresh)) for s in range(SEEDS)]
    print("r2,%s,%.6f,%.6f" % (name, np.mean(scores), np.std(scores, ddof=1)))


def extra(s, **settings):
    return ExtraTreesRegressor(50, random_state=s, **settings)


seeds("extra-trees", lambda s: extra(s, max_features=1.0))
seeds("extra-trees-half", lambda s: extra(s, max_features=0.5))
seeds("extra-trees-leaf", lambda s: extra(s, max_features=0.5, min_samples_leaf=4))
seeds("extra-trees-bootstrap", lambda s: extra(s, max_features=1.0, bootstrap=True))
seeds("random-forest", lambda s: RandomForestRegressor(50, max_features=0.5, random_state=s))
for loss in ("linear", "square", "exponential"):
    for rate in (1, 0.3):
        seeds("adaboost-r2-%s-%g" % (loss, rate), lambda s: AdaBoostRegressor(
            DecisionTreeRegressor(max_depth=4), n_estimators=40, learning_rate=rate, loss=loss,
            random_state=s))


class Networks:
    """Means of five perceptrons that stop early, of standardised rows and target."""

    def __init__(self, seed):
        self.seed = seed

    def fit(self, x, y):
        self.scaler, self.mean, self.deviation = StandardScaler().fit(x), y.mean(), y.std()
        self.networks = [
            MLPRegressor(32, learning_rate_init=0.01, alpha=0.01, batch_size=32, max_iter=200,
                         early_stopping=True, validation_fraction=0.2, n_iter_no_change=20,
                         random_state=5 * self.seed + i)
            .fit(self.scaler.transform(x), (y - self.mean) / self.deviation) for i in range(5)]
        return self

    def predict(self, x):
        z = self.scaler.transform(x)
        return self.mean + self.deviation * np.mean([m.predict(z) for m in self.networks], axis=0)


seeds("mlp", Networks)
seeds("least-squares", lambda s: LinearRegression())
