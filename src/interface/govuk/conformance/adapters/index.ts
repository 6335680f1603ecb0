import type { Adapter } from '../adapter.ts';
import { accordion } from './accordion.tsx';
import { backLink } from './back-link.tsx';
import { breadcrumbs } from './breadcrumbs.tsx';
import { button } from './button.tsx';
import { characterCount } from './character-count.tsx';
import { checkboxes, radios } from './choices.tsx';
import { dateInput } from './date-input.tsx';
import { details } from './details.tsx';
import { errorMessage } from './error-message.tsx';
import { errorSummary } from './error-summary.tsx';
import { exitThisPage } from './exit-this-page.tsx';
import { fieldset } from './fieldset.tsx';
import { fileUpload } from './file-upload.tsx';
import { hint } from './hint.tsx';
import { input } from './input.tsx';
import { insetText } from './inset-text.tsx';
import { label } from './label.tsx';
import { languageNavigation } from './language-navigation.tsx';
import { notificationBanner } from './notification-banner.tsx';
import { pagination } from './pagination.tsx';
import { panel } from './panel.tsx';
import { passwordInput } from './password-input.tsx';
import { phaseBanner } from './phase-banner.tsx';
import { select } from './select.tsx';
import { serviceNavigation } from './service-navigation.tsx';
import { skipLink } from './skip-link.tsx';
import { summaryList } from './summary-list.tsx';
import { table } from './table.tsx';
import { tabs } from './tabs.tsx';
import { tag } from './tag.tsx';
import { taskList } from './task-list.tsx';
import { textarea } from './textarea.tsx';
import { warningText } from './warning-text.tsx';

/** The adapter of each component, by the name that its folder has in govuk-frontend. */
export const adapters: Readonly<Record<string, Adapter>> = {
  accordion: accordion,
  'back-link': backLink,
  breadcrumbs: breadcrumbs,
  button: button,
  'character-count': characterCount,
  checkboxes: checkboxes,
  'date-input': dateInput,
  details: details,
  'error-message': errorMessage,
  'error-summary': errorSummary,
  'exit-this-page': exitThisPage,
  fieldset: fieldset,
  'file-upload': fileUpload,
  hint: hint,
  input: input,
  'inset-text': insetText,
  label: label,
  'language-navigation': languageNavigation,
  'notification-banner': notificationBanner,
  pagination: pagination,
  panel: panel,
  'password-input': passwordInput,
  'phase-banner': phaseBanner,
  radios: radios,
  select: select,
  'service-navigation': serviceNavigation,
  'skip-link': skipLink,
  'summary-list': summaryList,
  table: table,
  tabs: tabs,
  tag: tag,
  'task-list': taskList,
  textarea: textarea,
  'warning-text': warningText,
};
