// The samples that ship in media/samples, in the order of a lesson. A test compares the list with the folder.

export interface Sample {
  readonly file: string;
  readonly label: string;
  readonly detail: string;
}

export const samples: readonly Sample[] = [
  {
    file: 'parabola.loss',
    label: 'Parabola',
    detail: 'One parameter, gradient descent, the whole story in one curve',
  },
  {
    file: 'regression.loss',
    label: 'Linear regression',
    detail: 'Two points from a CSV file, as on the blackboard',
  },
  {
    file: 'rosenbrock.loss',
    label: 'Rosenbrock’s valley',
    detail: 'Gradient descent, momentum and Adam on one map',
  },
  {
    file: 'saddle.loss',
    label: 'Saddle point',
    detail: 'Five optimizers leave a saddle, or do not',
  },
  {
    file: 'batches.loss',
    label: 'Mini-batches',
    detail: 'Three rows a step, a decaying learning rate, a path that wanders',
  },
  {
    file: 'logistic.loss',
    label: 'Logistic regression',
    detail: 'Cross-entropy; Newton’s method against gradient descent and Adam',
  },
  {
    file: 'huber.loss',
    label: 'Huber’s loss',
    detail: 'A line through points with an outlier',
  },
  {
    file: 'xor.loss',
    label: 'Neural network for XOR',
    detail: 'Nine parameters, a slice through two of them',
  },
  {
    file: 'own-optimizer.loss',
    label: 'Your own optimizer',
    detail: 'Equations in the document, beside a built-in one',
  },
];

/** What the empty panel offers. */
export const example = '# Rosenbrock\n(1 - x)^2 + 100*(y - x^2)^2\n';
