import { Radios } from 'govuk-frontend';

/**
 * Radios that show what hangs on them, without saying `aria-expanded`: ARIA does not know that state on a radio
 * button, and screen readers that do read it out call a choice “collapsed”.
 */
export class RevealingRadios extends Radios {
  override syncConditionalRevealWithInputState(input: HTMLInputElement): void {
    super.syncConditionalRevealWithInputState(input);
    input.removeAttribute('aria-expanded');
  }
}
