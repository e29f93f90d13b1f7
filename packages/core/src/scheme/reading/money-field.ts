/** An amount as a table shows it: whole fen (exact, 64 bits), no amount, or something that is none. */
export type MoneyField = bigint | 'empty' | 'fault';

const PLAIN = /^([+-]?)(\d+)(?:\.(\d{0,2}))?$/u;
const GROUPED = /^([+-]?)(\d{1,3}(?:,\d{3})+)(?:\.(\d{0,2}))?$/u;
const CURRENCY = /^([+-]?)¥\s*([+-]?)/u;
const INT64_MAX = 2n ** 63n - 1n;

/**
 * Reads decimal yuan from a cell of a recovered table. Full-width digits and signs fold to half width; one `¥` or `￥`
 * before the number and correct thousands groups (`￥1,234.50`) are taken, because officers' spreadsheets carry them.
 * A fault: three or more decimals (even zeros), exponents, wrong groups, any other sign, more than 64 bits of fen.
 */
export function parseMoneyField(text: string): MoneyField {
  const folded = text.normalize('NFKC').replace(/−/gu, '-').trim();
  if (folded === '') return 'empty';
  const bare = folded.replace(CURRENCY, '$1$2');
  const match = PLAIN.exec(bare) ?? GROUPED.exec(bare);
  if (match === null) return 'fault';
  const [, sign = '', whole = '', decimals = ''] = match;
  const fen = BigInt(whole.replaceAll(',', '') + (decimals ?? '').padEnd(2, '0'));
  if (fen > INT64_MAX) return 'fault';
  return sign === '-' ? -fen : fen;
}
