// Functions of the exported scripts' own, each where it is used: what neither library has in one call. Texts only.

export const pythonHelpers = [
  {
    name: 'choose',
    text: [
      'def choose(condition, then, otherwise, *values):',
      '    # Unlike torch.where it evaluates only the branch taken, row by row: the other may have no gradient.',
      '    if condition.dim() == 0:',
      '        return then(*values) if condition else otherwise(*values)',
      '    result = torch.zeros(condition.shape)',
      '    for taken, branch in ((condition, then), (~condition, otherwise)):',
      '        result[taken] = branch(*[value.expand(condition.shape)[taken] for value in values])',
      '    return result',
    ].join('\n'),
  },
  {
    name: 'over_length',
    text: [
      'def over_length(x, length):',
      '    # Where a length is zero it has no direction: 0 is its gradient there.',
      '    return np.where(length == 0, 0, x / np.where(length == 0, 1, length))',
    ].join('\n'),
  },
] as const;
