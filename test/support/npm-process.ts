import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const READY = /^Frontdesk is ready at (http:\/\/127\.0\.0\.1:(\d+)\/mcp)\b.*$/m;
const GRACE_MS = 6000;
const POLL_MS = 20;

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface Running {
  readonly pid: number;
  readonly command: string;
}

/** An npm script in its own process group, as in a terminal, with its output. */
export class NpmProcess {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  stdout = '';
  stderr = '';

  constructor(args: readonly string[], environment: Readonly<Record<string, string>> = {}) {
    const stdio = ['pipe', 'pipe', 'pipe'] as const;
    this.child = spawn('npm', [...args], { cwd: ROOT, detached: true, stdio: [...stdio], env: clean(environment) });
    this.child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      this.stdout += text;
    });
    this.child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.stderr += text;
    });
    this.ended = once(this.child, 'close').then(([code, signal]) => ({ code, signal }));
  }

  /** The lines of stderr that do not come from npm. */
  get complaints(): string[] {
    return this.stderr.split('\n').filter((line) => line !== '' && !line.startsWith('npm '));
  }

  /** Running processes of the group: npm, its shell, the server, the server's children. */
  running(): Running[] {
    const lines = execFileSync('ps', ['-eo', 'pid=,pgid=,stat=,args='], { encoding: 'utf8' }).split('\n');
    return lines.flatMap((line) => {
      const [, pid, group, state = '', command = ''] = /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? [];
      return Number(group) === this.child.pid && !state.startsWith('Z') ? [{ pid: Number(pid), command }] : [];
    });
  }

  /** The node process that npm started for `script`, such as `local/main.ts`. */
  main(script: string): number {
    const main = this.running().find(({ command }) => command.endsWith(` ${script}`) && !command.startsWith('sh '));
    if (!main) throw new Error(`${script} is not running: ${this.stderr}`);
    return main.pid;
  }

  signalGroup(signal: NodeJS.Signals): void {
    process.kill(-Number(this.child.pid), signal);
  }

  /** Waits until every process of the group has ended; false if that takes longer than the 6 s of a clean stop. */
  async isGone(): Promise<boolean> {
    for (const giveUp = Date.now() + GRACE_MS; Date.now() < giveUp; ) {
      if (this.running().length === 0) return true;
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
    return this.running().length === 0;
  }

  /** Kills the group, for the end of a test. */
  async clear(): Promise<void> {
    if (this.running().length > 0) this.signalGroup('SIGKILL');
    await this.ended;
  }
}

export interface Server extends NpmProcess {
  readonly url: string;
  readonly port: number;
  readonly readyLine: string;
}

/** Runs `npm start` on a free port, unless `PORT` is set; resolves with the ready line. */
export const startServer = async (
  environment: Readonly<Record<string, string>> = {},
  ...options: string[]
): Promise<Server> => {
  const npm = new NpmProcess(['start', '--', ...options], { PORT: '0', ...environment });
  const ready = new Promise<RegExpExecArray>((resolve) => {
    npm.child.stdout?.on('data', () => {
      const line = READY.exec(npm.stdout);
      if (line && npm.stdout.endsWith('\n')) resolve(line);
    });
  });
  const line = await Promise.race([ready, npm.ended]);
  if ('code' in line) throw new Error(`npm start ended with ${line.code}: ${npm.stderr}`);
  const [readyLine, url = '', port] = line;
  return Object.assign(npm, { url, port: Number(port), readyLine });
};

/** The developer's environment without the variables that configure the server. */
const clean = (environment: Readonly<Record<string, string>>): NodeJS.ProcessEnv => {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(AWS_|FRONTDESK_|MODEL_SERVER_|VITEST|NODE_OPTIONS|NODE_ENV|PORT$|DATA_DIR$)/.test(name),
  );
  return { ...Object.fromEntries(own), ...environment };
};
