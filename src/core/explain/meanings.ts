// One sentence for each name that an optimizer's line may give a value: the tooltips of an explained step.

const known: Readonly<Record<string, string>> = {
  g: 'The gradient of the loss at w: where it rises fastest, and how fast.',
  alpha: 'The learning rate of this step, after the schedule.',
  w: 'The parameters after this line.',
  m: 'A running average of the gradients.',
  b: 'The sum of the gradients so far, each fading by beta a step.',
  s: 'A running measure of sizes.',
  u: 'The largest recent size of the gradient.',
  vmax: 'The largest v so far.',
  mhat: 'The average corrected for having started at zero.',
  vhat: 'The average of squares corrected for having started at zero.',
  mu: 'The momentum of this step.',
  munext: 'The momentum of the next step.',
  p: 'The product of the momenta so far.',
  d: 'The direction to go.',
};

/** What a line computes, in one sentence. `state` is kept for the next step, other names live for one. */
export function meaningOf(name: string, state: boolean): string {
  return (
    known[name] ??
    (state ? `${name} is remembered for the next step.` : `${name} is used in this step only.`)
  );
}
