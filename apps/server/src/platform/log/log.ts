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
  '*.pin',
  '*.account',
  '*.holder',
];

/** Structured log of the server, JSON lines on stdout unless given another stream. */
export function createLog(level: string, to?: pino.DestinationStream): Log {
  const options: pino.LoggerOptions = {
    level,
    redact: { paths: REDACTED, remove: true },
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
  };
  return to === undefined ? pino(options) : pino(options, to);
}
