import { pino } from 'pino';

export type Log = pino.Logger;

/** Fields that may carry personal data or secrets never reach the log. */
const REDACTED = [
  'req.headers.cookie',
  'req.headers.authorization',
  'req.remoteAddress',
  'req.remotePort',
  '*.password',
  '*.code',
  '*.name',
  '*.phone',
  '*.idNumber',
  '*.bankCard',
];

/** Structured log of the server, JSON lines on stdout. */
export function createLog(level: string): Log {
  return pino({
    level,
    redact: { paths: REDACTED, remove: true },
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
  });
}
