const DAY_MS = 86_400_000;
/** Serial 0 of the 1900 system for dates after 1900-02-28, which counts a day that never was. */
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);
const MAX_SERIAL = 2_958_466;

/** A number as a spreadsheet stores it, written out without exponent; ids keep every digit there is. Pure. */
export function plainNumber(stored: string): string {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d{1,3}))?$/iu.exec(stored.trim());
  if (match === null) return stored.trim();
  const [, sign = '', whole = '', decimals = '', exponent = '0'] = match;
  const shift = Number(exponent);
  const digits = whole + decimals;
  // Beyond 15 digits, decimals are only noise of binary fractions; integers may be ids and stay.
  const isNoisy = decimals.length > shift && digits.replace(/^0+/u, '').length > 15;
  if (isNoisy)
    return plainNumber(
      `${sign}${Number(stored)
        .toPrecision(15)
        .replace(/\.?0+(?=e|$)/u, '')}`.replace(/^--/u, '-'),
    );
  return `${sign === '-' ? '-' : ''}${shifted(digits, whole.length + shift)}`;
}

function shifted(digits: string, point: number): string {
  const padded = point <= 0 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0');
  const at = Math.max(point, 1);
  const whole = padded.slice(0, at);
  const decimals = padded.slice(at);
  const isText = /^0\d/u.test(digits) && decimals === '';
  const trimmed = isText ? whole : whole.replace(/^0+(?=\d)/u, '');
  return decimals === '' ? trimmed : `${trimmed}.${decimals}`;
}

/** A date that a spreadsheet stores as days since its epoch: `YYYY-MM-DD HH:mm:ss`, below one day `HH:mm:ss`. Pure. */
export function serialDate(stored: string, date1904: boolean): string {
  const serial = Number(stored);
  if (!Number.isFinite(serial) || serial < 0 || serial >= MAX_SERIAL) return plainNumber(stored);
  const isEarly = !date1904 && serial >= 1 && serial < 60;
  const epoch = date1904 ? EPOCH_1904 : EPOCH_1900 + (isEarly ? DAY_MS : 0);
  const [day = '', time = ''] = new Date(epoch + Math.round(serial * 86_400) * 1000)
    .toISOString()
    .slice(0, 19)
    .split('T');
  return serial < 1 ? time : `${day} ${time}`;
}

/** Whether a number format shows dates or times. Pure. */
export function isDateFormat(code: string): boolean {
  const bare = code.replace(/"[^"]*"|\\.|_.|\*./gu, '').replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/giu, '');
  return !/general/iu.test(bare) && /[ymdhs]/iu.test(bare);
}

/** Whether a built-in number format shows dates or times; 27–36 and 50–58 are those of Chinese Excel. Pure. */
export function isDateFormatId(id: number): boolean {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
}
