import { PhaseBanner } from '../../index.ts';
import { adapter } from '../adapter.ts';
import { contentOf, wording } from '../options.ts';
import { colourOf } from './tag.tsx';

const options = wording.extend({ tag: wording.optional() });

export const phaseBanner = adapter(options, ({ text, html, tag, ...look }) => (
  <PhaseBanner {...look} phase={contentOf(tag)} phaseColour={colourOf(tag?.classes).colour}>
    {contentOf({ text, html })}
  </PhaseBanner>
));
