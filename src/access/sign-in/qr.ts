import QRCode from 'qrcode-svg';

/** A QR code as one SVG path: no styles of its own, so that a strict Content-Security-Policy lets it be. */
export interface QrDrawing {
  /** Squares a side, with the quiet zone of four that the standard asks for. */
  readonly size: number;
  readonly path: string;
}

const QUIET = 4;

/** Draws a text as a QR code. */
export function drawQr(text: string): QrDrawing {
  const { modules } = new QRCode({ content: text, ecl: 'M' }).qrcode;
  const path = modules
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x + QUIET} ${y + QUIET}h1v1h-1z` : '')))
    .join('');
  return { size: modules.length + 2 * QUIET, path };
}
