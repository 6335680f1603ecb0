import type { Attributes, Content } from './content.ts';

export type HeadingLevel = 1 | 2 | 3 | 4 | 5 | 6;

/** A heading whose level depends on where the component stands in the page. */
export function Heading(props: {
  level: HeadingLevel;
  class: string;
  attributes?: Attributes | undefined;
  children?: Content;
}) {
  const Tag = `h${props.level}` as const;
  return (
    <Tag class={props.class} {...props.attributes}>
      {props.children}
    </Tag>
  );
}
