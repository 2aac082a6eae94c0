// @ts-check
// Starts other programs and makes sure they end: each in a process group of its own that dies with this script.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { atExit, atInterrupt } from './exit.mjs';
import { say } from './log.mjs';

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();
const windows = process.platform === 'win32';
/** What a program gets to end what it has itself started. */
const patience = 8000;

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env]
 * @property {boolean} [shell]
 * @property {boolean} [show] what the program prints appears at once, as well
 * @property {string} [prefix] stands before each line that is shown: another program may be speaking too
 * @property {number} [limit] milliseconds after which the program is ended
 */

/**
 * Starts a program that goes on; it is killed with this script.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 */
export function start(command, args, { cwd, env, shell = false } = {}) {
  const child = spawn(command, args, {
    cwd,
    env: env ?? process.env,
    shell,
    detached: !windows,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  child.once('close', () => running.delete(child));
  return child;
}

/**
 * Runs a program to its end. Returns what it printed; throws with the last lines of that when it fails.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<string>}
 */
export async function run(command, args, options = {}) {
  const { code, output } = await outcome(command, args, options);
  if (code === 0) return output;
  const tail = output.trim().split('\n').slice(-25).join('\n');
  throw new Error(`${[command, ...args].join(' ')} failed (${code.toString()}).\n${tail}`);
}

/**
 * Runs a program to its end, whatever that is.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function outcome(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = start(command, args, options);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', chunk => {
        output += String(chunk);
      });
      if (options.show) {
        createInterface({ input: stream }).on('line', line =>
          say(`${options.prefix ?? ''}${line}`),
        );
      }
    }
    const limit = options.limit ?? 0;
    const clock = limit > 0 ? setTimeout(() => void hung(child, limit), limit) : undefined;
    child.once('error', error => {
      running.delete(child);
      reject(new Error(`${command} cannot be started: ${error.message}`));
    });
    child.once('close', code => {
      clearTimeout(clock);
      resolve({ code: code ?? 1, output });
    });
  });
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {number} limit
 */
async function hung(child, limit) {
  say(
    `Ended after its limit of ${(limit / 60_000).toString()} minutes: ${child.spawnargs.join(' ')}`,
  );
  await end(child);
}

/**
 * npm by the way this script was itself started, else from PATH.
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 */
export function npm(args, options = {}) {
  const env = { ...(options.env ?? process.env) };
  // Set by an outer `npm run`; it would send this call back to the outer project's folder.
  delete env.npm_config_local_prefix;
  const cli = process.env.npm_execpath;
  return cli?.endsWith('.js')
    ? run(process.execPath, [cli, ...args], { ...options, env })
    : run('npm', args, { ...options, env, shell: windows });
}

/**
 * Ends a program and everything it started; resolves when it is gone.
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<void>}
 */
export async function end(child) {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const gone = new Promise(resolve => child.once('close', resolve));
  signal(child, 'SIGTERM');
  const stubborn = setTimeout(() => signal(child, 'SIGKILL'), patience);
  await gone;
  clearTimeout(stubborn);
}

/** @param {import('node:child_process').ChildProcess} child @param {NodeJS.Signals} name */
function signal(child, name) {
  if (child.pid === undefined) return;
  if (windows) {
    spawn('taskkill', ['/pid', child.pid.toString(), '/T', '/F'], { stdio: 'ignore' });
    return;
  }
  try {
    process.kill(-child.pid, name);
  } catch (error) {
    // ESRCH: the whole group is gone already, which is what was asked for.
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ESRCH') throw error;
  }
}

atInterrupt(async () => {
  await Promise.all([...running].map(end));
});
// SIGTERM, so that a program that started others can end them in turn.
atExit(() => {
  for (const child of running) signal(child, 'SIGTERM');
});
