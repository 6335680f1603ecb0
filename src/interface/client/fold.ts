const PHONE = '(max-width: 40.0525em)';

/** On a phone, closes what is long and has a page of its own: what matters now is to be reached without scrolling. */
export function foldOnPhones(page: Document, isPhone = matchMedia(PHONE).matches): void {
  if (!isPhone) return;
  for (const details of page.querySelectorAll<HTMLDetailsElement>('details[data-fold]')) {
    if (!details.querySelector(':target')) details.open = false;
  }
}
