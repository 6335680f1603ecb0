import {
  Accordion,
  Button,
  CharacterCount,
  Checkboxes,
  createAll,
  ErrorSummary,
  ExitThisPage,
  FileUpload,
  NotificationBanner,
  PasswordInput,
  ServiceNavigation,
  SkipLink,
  Tabs,
} from 'govuk-frontend';
import { closeWhenLeft } from './close-when-left.ts';
import { foldOnPhones } from './fold.ts';
import { keepTyped } from './keep-typed.ts';
import { markWords } from './mark-words.ts';
import { offerPasskeys } from './passkeys.ts';
import { RevealingRadios } from './revealing-radios.ts';
import { sendOnce } from './send-once.ts';
import { editSource, lookAgain } from './source-editor.ts';

// Every page works without this script. It only adds; a fault in one part must not keep the others from starting.
const components = [
  Accordion,
  Button,
  CharacterCount,
  Checkboxes,
  ErrorSummary,
  ExitThisPage,
  FileUpload,
  NotificationBanner,
  PasswordInput,
  RevealingRadios,
  ServiceNavigation,
  SkipLink,
  Tabs,
];

for (const component of components) createAll(component);
sendOnce(document);
foldOnPhones(document);
closeWhenLeft(document);
offerPrinting(document);
offerPasskeys(document);
keepTyped(document, window.location.pathname);
editSource(document);
lookAgain(document);
markWords(document);

function offerPrinting(page: Document): void {
  for (const button of page.querySelectorAll<HTMLButtonElement>('button[data-print]')) {
    button.hidden = false;
    button.addEventListener('click', () => window.print());
  }
}
