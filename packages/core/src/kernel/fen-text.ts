/** Yuan with two decimals and thousands marks, of fen as decimal text of any length: `1,234.50`. */
export function yuanText(fen: string): string {
  const digits = fen.replace('-', '').padStart(3, '0');
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/gu, ',');
  return `${fen.startsWith('-') ? '-' : ''}${whole}.${digits.slice(-2)}`;
}
