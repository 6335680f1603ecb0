import { z } from 'zod';
import { ServiceNavigation } from '../../index.ts';
import { adapter } from '../adapter.ts';
import { attributes, contentOf, eachOf, flag, maybe, text } from '../options.ts';

const item = z.strictObject({ text, html: text, href: text, current: flag, active: flag, attributes });

const options = z.strictObject({
  serviceName: text,
  serviceUrl: text,
  navigation: z.array(maybe(item)).optional(),
  slots: z
    .strictObject({
      start: text,
      end: z.union([z.string(), z.strictObject({ html: z.string(), align: z.literal('inline') })]).optional(),
      navigationStart: text,
      navigationEnd: text,
    })
    .optional(),
  collapseNavigationOnMobile: flag,
  ariaLabel: text,
  menuButtonText: text,
  menuButtonLabel: text,
  navigationLabel: text,
  navigationId: text,
  navigationClasses: text,
  classes: text,
  attributes,
});

export const serviceNavigation = adapter(options, ({ navigation, slots, ariaLabel, ...props }) => (
  <ServiceNavigation
    {...props}
    label={ariaLabel}
    items={
      navigation &&
      eachOf(navigation, ({ html, ...each }) => ({ ...each, text: contentOf({ text: each.text, html }) }))
    }
    slots={{
      start: contentOf({ html: slots?.start }),
      end: contentOf(typeof slots?.end === 'string' ? { html: slots.end } : { html: slots?.end?.html }),
      navigationStart: contentOf({ html: slots?.navigationStart }),
      navigationEnd: contentOf({ html: slots?.navigationEnd }),
    }}
    endSlotInline={typeof slots?.end === 'object'}
  />
));
