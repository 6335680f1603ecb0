import { type CliRequest, UsageFault } from '../cli-command.ts';

/** A whole number that stands on the line. */
export function whole(request: CliRequest, place: string): number {
  const text = request.need(place);
  if (!/^\d{1,15}$/.test(text))
    throw new UsageFault(`${place} must be a whole number from 0, and not “${text}”`);
  return Number(text);
}
