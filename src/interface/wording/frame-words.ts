import { en } from './en.ts';

/**
 * What the frame of a page and its components say to somebody who fills in a form, by the names under which it can be
 * translated. Gaps such as `{title}` are filled by Facet; `%{count}` by the script that counts.
 */
export const frameWords = {
  skip: en.service.skip,
  exit: en.header.exit,
  exitPrefix: en.header.exitPrefix,
  exitLeaving: 'Loading.',
  exitExpired: 'Exit this page expired.',
  exitTwoMore: 'Shift, press 2 more times to exit.',
  exitOneMore: 'Shift, press 1 more time to exit.',
  back: en.back,
  wayBack: en.service.before,
  print: en.print,
  success: en.notice.success,
  demonstration: en.header.demo,
  demonstrationAbout: en.header.demoText,
  footer: en.footer.heading,
  footerHelp: en.footer.help,
  footerPrivacy: en.footer.privacy,
  footerAccessibility: en.footer.accessibility,
  problem: 'There is a problem',
  error: 'Error',
  errorTitle: en.service.errorTitle,
  charactersMost: 'You can enter up to %{count} characters',
  charactersLeft: 'You have %{count} characters remaining',
  charactersNone: 'You have 0 characters remaining',
  charactersOver: 'You have %{count} characters too many',
} as const;
