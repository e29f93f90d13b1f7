import { createServer } from 'node:net';
import { codeOf, reasonOf, SetupProblem } from './problem.ts';

/** Why an address cannot be listened on; undefined when it can. */
export function portFault(host: string, port: number): Promise<unknown> {
  return new Promise((done) => {
    const probe = createServer();
    probe.once('error', done);
    probe.listen(port, host, () => probe.close(() => done(undefined)));
  });
}

/** Refuses to start on an address that is taken, before anything else has begun. */
export async function requirePort(variable: string, host: string, port: number): Promise<void> {
  const fault = await portFault(host, port);
  if (fault === undefined) return;
  throw new SetupProblem(explainPort(variable, `${host}:${port}`, fault));
}

function explainPort(variable: string, address: string, fault: unknown): string {
  if (codeOf(fault) === 'EADDRINUSE') {
    return (
      `端口已被占用：${address}。请停止占用它的程序，或用 ${variable} 指定另一个端口。` +
      ` / The port is in use: ${address}. Stop the program that uses it or choose another with ${variable}.`
    );
  }
  return (
    `无法监听 ${address}（${reasonOf(fault)}）。请检查 QINGYUAN_HOST 和 ${variable}。` +
    ` / Cannot listen on ${address}. Check QINGYUAN_HOST and ${variable}.`
  );
}
