// A suite that did not run, or hid a test, never counts as passed.
import { describe, expect, it } from 'vitest';
import { countReport, countsLine, readCounts } from '../../../scripts/lib/counts.mjs';

describe('the counts', () => {
  it('are read back as they were told, the last of them', () => {
    const output = `noise\n${countsLine({ passed: 1, failed: 0 })}\n${countsLine({ passed: 7, failed: 2 })}\n`;
    expect(readCounts(output, 1)).toEqual({ passed: 7, failed: 2 });
  });

  it('are one failure where none were told', () => {
    expect(readCounts('it crashed', 0)).toEqual({ passed: 0, failed: 1 });
  });

  it('are one failure more where the runner ended badly after its tests', () => {
    expect(readCounts(countsLine({ passed: 7, failed: 0 }), 1)).toEqual({ passed: 7, failed: 1 });
  });

  it('hold a skipped test as failed', () => {
    expect(countReport({ numTotalTests: 5, numPassedTests: 4 }, 0)).toEqual({
      passed: 4,
      failed: 1,
    });
  });

  it('hold a file that could not be read as failed', () => {
    expect(countReport({ numTotalTests: 5, numPassedTests: 5 }, 1)).toEqual({
      passed: 5,
      failed: 1,
    });
  });
});
