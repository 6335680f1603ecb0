// govuk-frontend ships no types; these are the parts that the client script uses.
declare module 'govuk-frontend' {
  export interface Component {
    new (root: HTMLElement): object;
    readonly moduleName: string;
  }
  export function createAll(component: Component, config?: object): object[];
  export const Accordion: Component;
  export const Button: Component;
  export const CharacterCount: Component;
  export const Checkboxes: Component;
  export const ErrorSummary: Component;
  export const ExitThisPage: Component;
  export const FileUpload: Component;
  export const NotificationBanner: Component;
  export const PasswordInput: Component;
  export class Radios {
    static readonly moduleName: string;
    constructor(root: HTMLElement);
    syncConditionalRevealWithInputState(input: HTMLInputElement): void;
  }
  export const ServiceNavigation: Component;
  export const SkipLink: Component;
  export const Tabs: Component;
}
