import { InReaderWords } from '../govuk/index.ts';
import { say } from '../wording/index.ts';

/** Where the footer's links lead. */
export interface FooterLinks {
  readonly help: string;
  readonly privacy: string;
  readonly accessibility: string;
}

/** The foot of every page: help, privacy and the accessibility statement. */
export function Footer({ links, version }: { links: FooterLinks; version?: string | undefined }) {
  const items = [
    { href: links.help, text: say('footer.help') },
    { href: links.privacy, text: say('footer.privacy') },
    { href: links.accessibility, text: say('footer.accessibility') },
  ];
  return (
    <div class="facet-footer">
      <div class="govuk-width-container facet-footer__inside">
        <h2 class="govuk-visually-hidden">
          <InReaderWords>{say('footer.heading')}</InReaderWords>
        </h2>
        <ul class="facet-footer__list">
          {items.map(({ href, text }) => (
            <li>
              <a class="govuk-link" href={href}>
                <InReaderWords>{text}</InReaderWords>
              </a>
            </li>
          ))}
        </ul>
        {version && <p>{say('footer.version', { version })}</p>}
      </div>
    </div>
  );
}
