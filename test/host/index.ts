// What VS Code calls to run the host suites: the same file in the Node extension host and in the web worker's. It knows no suite by name.
import 'mocha/mocha.js';
import { onlySuite } from './memory';
import { Report } from './report';

export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', reporter: Report, timeout: 180_000 });
  // Makes `describe` and `it`, which the suites need when they are evaluated.
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  await import('descent:suites');
  if (onlySuite !== undefined) mocha.grep(onlySuite);
  const failures = await new Promise<number>(resolve => mocha.run(resolve));
  if (failures > 0) throw new Error(`${failures.toString()} failed`);
}
