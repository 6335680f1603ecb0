import { BackLink, ExitThisPage, InReaderWords, useReaderWords } from '../govuk/index.ts';
import { frameWords, say } from '../wording/index.ts';

/** The way back to the page before. */
export function WayBack({ href, text }: { href: string; text?: string | undefined }) {
  const { text: label, marks } = useReaderWords()(say('service.before'));
  return (
    <nav aria-label={label} lang={text === undefined ? marks.lang : undefined}>
      <BackLink href={href}>{text ?? <InReaderWords>{say('back')}</InReaderWords>}</BackLink>
    </nav>
  );
}

/** The way out of a page that somebody may read beside a person who controls them. */
export function Exit({ to }: { to: string }) {
  const speak = useReaderWords();
  const { lang } = speak(frameWords.exitLeaving).marks;
  const phrases = {
    activated: speak(frameWords.exitLeaving).text,
    timedOut: speak(frameWords.exitExpired).text,
    pressTwoMoreTimes: speak(frameWords.exitTwoMore).text,
    pressOneMoreTime: speak(frameWords.exitOneMore).text,
  };
  return (
    <ExitThisPage redirectUrl={to} phrases={lang === undefined ? undefined : phrases}>
      <span class="govuk-visually-hidden">
        <InReaderWords>{say('header.exitPrefix')}</InReaderWords>
      </span>{' '}
      <InReaderWords>{say('header.exit')}</InReaderWords>
    </ExitThisPage>
  );
}
