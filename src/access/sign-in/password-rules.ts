import { SHORTEST_PASSWORD } from './password.ts';

/** What is wrong with a new password, in words; undefined when it may be taken. */
export function passwordFault(next: string, current: string): string | undefined {
  if ([...next].length < SHORTEST_PASSWORD)
    return `Choose a password of ${SHORTEST_PASSWORD} characters or more`;
  if (next.length > 128) return 'Choose a password of 128 characters or fewer';
  if (next === current) return 'Choose a password that is not your present one';
  return undefined;
}
