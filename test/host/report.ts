// A mocha reporter that speaks through the console of either extension host: a line per test, then one line of counts as scripts/lib/counts.mjs has it.
import { countsLine } from '../../scripts/lib/counts.mjs';

export class Report extends Mocha.reporters.Base {
  private passed = 0;
  private failed = 0;

  constructor(runner: Mocha.Runner) {
    super(runner);
    runner.on('pass', test => {
      this.passed++;
      console.log(`  ✓ ${test.fullTitle()}`);
    });
    runner.on('fail', (test, error: Error) => {
      this.failed++;
      console.log(`  ✗ ${test.fullTitle()}\n${error.stack ?? error.message}`);
    });
    runner.on('pending', test => {
      this.failed++;
      console.log(`  ✗ ${test.fullTitle()} (skipped, which counts as failed)`);
    });
    runner.on('end', () => {
      const { passed, failed } = this;
      console.log(countsLine({ passed, failed }));
    });
  }
}
