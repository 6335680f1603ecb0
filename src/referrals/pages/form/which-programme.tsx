import type { PageRequest } from '../../../doors/index.ts';
import type { FieldFault } from '../../../foundation/fault.ts';
import { RadiosField } from '../../../interface/forms/index.ts';
import type { Content } from '../../../interface/govuk/index.ts';
import { enrolsPeople, type Programme } from '../../../programme/index.ts';
import { translatedAt } from '../../journey/language.ts';
import type { Origin } from '../../referral-input.ts';
import { InLanguage } from './in-language.tsx';

/** The services that somebody may be referred to in this way. */
export function takers(request: PageRequest, origin: Origin): readonly Programme[] {
  return request.programmes
    .list()
    .filter((programme) => enrolsPeople(programme) && programme.referral.from.includes(origin));
}

/** Where there is one service only, nobody is asked which: a fault of it has no field to stand beside. */
export function asksWhich(request: PageRequest, origin: Origin): boolean {
  return takers(request, origin).length > 1;
}

interface WhichProgrammeProps {
  readonly programmes: readonly Programme[];
  readonly language?: string | undefined;
  readonly faults?: readonly FieldFault[];
  /** The question; in English when left out. */
  readonly label?: Content;
}

/** The services to choose from; nothing to choose where there is one. */
export function WhichProgramme({
  programmes,
  language,
  faults,
  label = 'Which service?',
}: WhichProgrammeProps) {
  const [first, ...others] = programmes;
  if (first && others.length === 0) return <input type="hidden" name="programme" value={first.programme} />;
  return (
    <RadiosField
      name="programme"
      faults={faults}
      label={{ text: label, classes: 'govuk-fieldset__legend--m' }}
      items={programmes.map((programme) => ({
        value: programme.programme,
        text: <ProgrammeText programme={programme} word="title" language={language} />,
        hint: <ProgrammeText programme={programme} word="about" language={language} />,
      }))}
    />
  );
}

interface ProgrammeTextProps {
  readonly programme: Programme;
  readonly word: 'title' | 'about';
  readonly language: string | undefined;
}

/** What a service is called, or says of itself, in the reader’s language where it is translated. */
export function ProgrammeText({ programme, word, language }: ProgrammeTextProps) {
  return <InLanguage text={programme[word]} said={translatedAt(programme, language, word)} />;
}

/** What stands where no service takes referrals in this way. */
export const NONE = (
  <p class="govuk-body">This service takes no referrals in this way at the moment. Please call us instead.</p>
);
