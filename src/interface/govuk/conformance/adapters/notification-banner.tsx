import { z } from 'zod';
import { NotificationBanner } from '../../index.ts';
import { adapter } from '../adapter.ts';
import { contentOf, flag, headingLevel, text, wording } from '../options.ts';

const options = wording.extend({
  type: z.literal('success').optional(),
  titleText: text,
  titleHtml: text,
  titleId: text,
  titleHeadingLevel: headingLevel,
  role: text,
  disableAutoFocus: flag,
});

export const notificationBanner = adapter(options, ({ text, html, titleText, titleHtml, ...props }) => (
  <NotificationBanner {...props} title={contentOf({ text: titleText, html: titleHtml })}>
    {contentOf({ text, html })}
  </NotificationBanner>
));
