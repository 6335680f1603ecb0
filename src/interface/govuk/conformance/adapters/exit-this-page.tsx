import { z } from 'zod';
import { ExitThisPage } from '../../index.ts';
import { adapter } from '../adapter.ts';
import { attributes, contentOf, text } from '../options.ts';

const nullable = z
  .string()
  .nullish()
  .transform((given) => given ?? undefined);

const options = z.strictObject({
  text,
  html: text,
  redirectUrl: text,
  id: nullable,
  classes: nullable,
  attributes,
  activatedText: text,
  timedOutText: text,
  pressTwoMoreTimesText: text,
  pressOneMoreTimeText: text,
});

export const exitThisPage = adapter(options, (given) => (
  <ExitThisPage
    id={given.id}
    redirectUrl={given.redirectUrl}
    classes={given.classes}
    attributes={given.attributes}
    phrases={{
      activated: given.activatedText,
      timedOut: given.timedOutText,
      pressTwoMoreTimes: given.pressTwoMoreTimesText,
      pressOneMoreTime: given.pressOneMoreTimeText,
    }}
  >
    {contentOf(given)}
  </ExitThisPage>
));
