/** Pounds with pence where there are any: `£98,500`, `£12.50`. */
export function formatMoney(pence: number): string {
  const whole = pence % 100 === 0;
  return new Intl.NumberFormat('en-GB', {
    style: 'currency',
    currency: 'GBP',
    minimumFractionDigits: whole ? 0 : 2,
    maximumFractionDigits: whole ? 0 : 2,
  }).format(pence / 100);
}

/** Reads `12`, `12.50`, `£1,200` as integer pence; undefined when it is no amount of money. */
export function parseMoney(text: string): number | undefined {
  const match = /^£?\s*(\d{1,3}(?:,\d{3})+|\d{1,9})(?:\.(\d{1,2}))?$/.exec(text.trim());
  if (!match) return undefined;
  const pounds = Number((match[1] ?? '').replaceAll(',', ''));
  return pounds * 100 + Number((match[2] ?? '').padEnd(2, '0'));
}
