import type { z } from 'zod';

/** What the component makes of the official macro's options. */
export type Adapter = (options: unknown) => Promise<string>;

/**
 * An adapter reads the options of the official macro and hands them to the component as props.
 * The adapter throws when an option is not offered.
 */
export function adapter<Options extends z.ZodType>(
  options: Options,
  render: (options: z.infer<Options>) => unknown,
): Adapter {
  return async (given) => {
    const element = render(options.parse(given));
    return element === null ? '' : String(await String(await element));
  };
}
