import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

const STOP_TIMEOUT_MS = 10_000;
const RESTART_AFTER_MS = 1000;

export interface Kept {
  stop(): Promise<void>;
}

/**
 * Keeps a program of the project running in a process of its own: starts it again when it ends by itself, and ends
 * it when asked. The child's IPC channel closes when this process dies, whatever the reason.
 */
export function keepRunning(script: string, env: NodeJS.ProcessEnv, say: (line: string) => void): Kept {
  let stopping = false;
  let child = start();

  function start(): ChildProcess {
    const started = spawn(process.execPath, [script], {
      env,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      // A group of its own: Ctrl-C in the terminal reaches this process, which then ends things in order.
      detached: true,
    });
    started.once('exit', (code, signal) => {
      if (stopping) return;
      say(`${script}: ${code ?? signal}；重新启动 / starting again`);
      setTimeout(() => {
        if (!stopping) child = start();
      }, RESTART_AFTER_MS).unref();
    });
    return started;
  }

  return {
    stop: async () => {
      stopping = true;
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = new Promise((done) => child.once('exit', done));
      child.kill('SIGTERM');
      await Promise.race([ended, sleep(STOP_TIMEOUT_MS, undefined, { ref: false })]);
      child.kill('SIGKILL');
    },
  };
}
