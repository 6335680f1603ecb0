import type { ProgrammeLibrary } from '../doors/index.ts';
import { type InOwnWords, inOwnWords, type Programme } from '../programme/index.ts';

/** The version of a programme that an enrolment runs under; the newest where that version is no longer kept. */
export function programmeOf(
  programmes: ProgrammeLibrary,
  enrolment: { readonly programmeId: string; readonly programmeVersion: number },
): Programme | undefined {
  return (
    programmes.version(enrolment.programmeId, enrolment.programmeVersion) ??
    programmes.current(enrolment.programmeId)
  );
}

/** Says Facet's sentences about an enrolment in the words of the programme that it runs under. */
export function wordsOfWork(
  programmes: ProgrammeLibrary,
  { id: programmeId, version: programmeVersion }: { readonly id: string; readonly version: number },
): InOwnWords {
  return inOwnWords(programmeOf(programmes, { programmeId, programmeVersion }), ['worker', 'workers']);
}

/** The title of a part of a programme, or its stable name where the programme has none for it. */
export function titleIn(
  parts: readonly { readonly id: string; readonly title: string }[] | undefined,
  id: string,
): string {
  return parts?.find((each) => each.id === id)?.title ?? id;
}

/** What a pathway and a stage are called. */
export function roadTitles(
  programme: Pick<Programme, 'pathways'> | undefined,
  at: { readonly pathway: string; readonly stage: string },
): { readonly pathway: string; readonly stage: string } {
  const pathway = programme?.pathways[at.pathway];
  return { pathway: pathway?.title ?? at.pathway, stage: titleIn(pathway?.stages, at.stage) };
}
