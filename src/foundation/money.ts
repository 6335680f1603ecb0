const pounds = (digits: 0 | 2) =>
  new Intl.NumberFormat('en-GB', {
    style: 'currency',
    currency: 'GBP',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
const wholePounds = pounds(0);
const poundsAndPence = pounds(2);

/** Pounds with pence where there are any: `£98,500`, `£12.50`. */
export function formatMoney(pence: number): string {
  return (pence % 100 === 0 ? wholePounds : poundsAndPence).format(pence / 100);
}

/** Reads `12`, `12.50`, `£1,200` as integer pence; undefined when it is no amount of money. */
export function parseMoney(text: string): number | undefined {
  const match = /^£?\s*(\d{1,3}(?:,\d{3})+|\d{1,9})(?:\.(\d{1,2}))?$/.exec(text.trim());
  if (!match) return undefined;
  const whole = Number((match[1] ?? '').replaceAll(',', ''));
  return whole * 100 + Number((match[2] ?? '').padEnd(2, '0'));
}
