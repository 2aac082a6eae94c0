import { describe, expect, it } from 'vitest';
import { statusLine, type StatusInput } from '../../../webview/components/status-line';
import { exampleRun } from './examples';

const quiet: StatusInput = { problem: null, progress: null, stale: false, run: exampleRun() };
const problem = { line: 2, column: 25, message: '“)” is missing' };
const progress = { label: 'Adam', step: 412000, steps: 1000000, secondsLeft: 1.2 };

describe('the status line', () => {
  it('says the verdict of the selected run, and in short form ends at its colon', () => {
    const line = statusLine(quiet);
    expect([line.head, line.rest]).toEqual([
      'Adam is still descending after 3 steps:',
      'loss 0.5, falling 2.1 % a step.',
    ]);
    expect([line.short, line.shortRest]).toEqual(['Adam is still descending after 3 steps', '']);
    expect(line.action).toMatchObject({ label: 'Add 200 steps', short: '+200 steps' });
  });

  it('has forms from the whole to what stands before the colon, for ever less room', () => {
    const said = statusLine(quiet).forms.map(({ head, rest, link }) =>
      [head, rest, link].join('|'),
    );
    expect(said).toEqual([
      'Adam is still descending after 3 steps:|loss 0.5, falling 2.1 % a step.|Add 200 steps',
      'Adam is still descending after 3 steps:|loss 0.5, falling 2.1 % a step.|+200 steps',
      'Adam is still descending after 3 steps:|loss 0.5|+200 steps',
      'Adam is still descending after 3 steps||+200 steps',
    ]);
  });

  it('says where the text is wrong and what the picture is', () => {
    const line = statusLine({ ...quiet, problem, progress });
    expect(line.head).toBe(
      'Line 2, column 25: “)” is missing. The picture is the last one that was right.',
    );
    expect(line.action?.label).toBe('Go to line 2');
    expect(line.action?.message).toEqual({ kind: 'goTo', line: 2, column: 25 });
  });

  it('says how far a computation is', () => {
    const line = statusLine({ ...quiet, progress, stale: true });
    expect(`${line.head} ${line.rest}`).toBe(
      'Computing Adam: step 412,000 of 1,000,000 · about 1 s left',
    );
    expect(line.action?.message).toEqual({ kind: 'cancel' });
  });

  it('does not speak every count of a computation', () => {
    expect(statusLine({ ...quiet, progress }).spoken).toBe('Computing Adam.');
  });

  it('says that the document has changed', () => {
    const line = statusLine({ ...quiet, stale: true });
    expect([line.head, line.action?.label]).toEqual(['Changed:', 'Run']);
  });

  it('is empty without a run', () => {
    expect(statusLine({ ...quiet, run: undefined }).kind).toBe('none');
  });
});
