import { z } from 'zod';
import { Accordion } from '../../index.ts';
import { adapter } from '../adapter.ts';
import { attributes, contentOf, eachOf, flag, headingLevel, maybe, text, wording } from '../options.ts';

const options = z.strictObject({
  id: z.string(),
  items: z.array(
    maybe(
      z.strictObject({ heading: wording, summary: wording.optional(), content: wording, expanded: flag }),
    ),
  ),
  headingLevel,
  rememberExpanded: flag,
  hideAllSectionsText: text,
  hideSectionText: text,
  hideSectionAriaLabelText: text,
  showAllSectionsText: text,
  showSectionText: text,
  showSectionAriaLabelText: text,
  classes: text,
  attributes,
});

export const accordion = adapter(options, (given) => (
  <Accordion
    id={given.id}
    sections={eachOf(given.items, (item) => ({
      heading: contentOf(item.heading),
      summary: contentOf(item.summary),
      content: contentOf(item.content),
      expanded: item.expanded,
    }))}
    headingLevel={given.headingLevel}
    rememberExpanded={given.rememberExpanded}
    phrases={{
      hideAllSections: given.hideAllSectionsText,
      hideSection: given.hideSectionText,
      hideSectionAriaLabel: given.hideSectionAriaLabelText,
      showAllSections: given.showAllSectionsText,
      showSection: given.showSectionText,
      showSectionAriaLabel: given.showSectionAriaLabelText,
    }}
    classes={given.classes}
    attributes={given.attributes}
  />
));
