export {
  Accordion,
  type AccordionPhrases,
  type AccordionProps,
  type AccordionSection,
} from './accordion.tsx';
export { BackLink, type BackLinkProps } from './back-link.tsx';
export { type Breadcrumb, Breadcrumbs, type BreadcrumbsProps } from './breadcrumbs.tsx';
export { Button, type ButtonLinkProps, type ButtonProps } from './button.tsx';
export { CharacterCount, type CharacterCountPhrases, type CharacterCountProps } from './character-count.tsx';
export { Checkboxes, type CheckboxesProps, type CheckboxItem } from './checkboxes.tsx';
export type { ChoiceDivider, ChoiceItem } from './choices.tsx';
export type { Attributes, Content, Maybe, PluralPhrases, Wording, WordingOptions } from './content.ts';
export { DateInput, type DateInputItem, type DateInputProps } from './date-input.tsx';
export { Details, type DetailsProps } from './details.tsx';
export { ErrorMessage, type ErrorMessageProps } from './error-message.tsx';
export { ErrorSummary, type ErrorSummaryItem, type ErrorSummaryProps } from './error-summary.tsx';
export { ExitThisPage, type ExitThisPagePhrases, type ExitThisPageProps } from './exit-this-page.tsx';
export { Fieldset, type FieldsetOptions, type FieldsetProps, type Legend } from './fieldset.tsx';
export { FileUpload, type FileUploadPhrases, type FileUploadProps } from './file-upload.tsx';
export type { ErrorWording, FieldProps, FieldWords, FormGroupOptions, LabelWording } from './form-group.tsx';
export type { HeadingLevel } from './heading.tsx';
export { Hint, type HintProps } from './hint.tsx';
export { InReaderWords, type ReaderWords, ReadIn, useReaderWords } from './in-reader-words.tsx';
export { Input, type InputProps } from './input.tsx';
export { InsetText, type InsetTextProps } from './inset-text.tsx';
export { Label, type LabelProps } from './label.tsx';
export {
  LanguageNavigation,
  type LanguageNavigationItem,
  type LanguageNavigationProps,
} from './language-navigation.tsx';
export { NotificationBanner, type NotificationBannerProps } from './notification-banner.tsx';
export { Pagination, type PaginationItem, type PaginationLink, type PaginationProps } from './pagination.tsx';
export { Panel, type PanelAction, type PanelProps } from './panel.tsx';
export { PasswordInput, type PasswordInputPhrases, type PasswordInputProps } from './password-input.tsx';
export { PhaseBanner, type PhaseBannerProps } from './phase-banner.tsx';
export { type RadioItem, Radios, type RadiosProps } from './radios.tsx';
export { Select, type SelectItem, type SelectProps } from './select.tsx';
export {
  ServiceNavigation,
  type ServiceNavigationItem,
  type ServiceNavigationProps,
} from './service-navigation.tsx';
export { SkipLink, type SkipLinkProps } from './skip-link.tsx';
export {
  type SummaryAction,
  type SummaryCard,
  SummaryList,
  type SummaryListProps,
  type SummaryRow,
} from './summary-list.tsx';
export { Table, type TableCell, type TableProps } from './table.tsx';
export { type Tab, Tabs, type TabsProps } from './tabs.tsx';
export { Tag, type TagColour, type TagProps } from './tag.tsx';
export { type Task, TaskList, type TaskListProps, type TaskStatus } from './task-list.tsx';
export { Textarea, type TextareaProps } from './textarea.tsx';
export { WarningText, type WarningTextProps } from './warning-text.tsx';
