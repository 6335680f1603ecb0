import type { FormFrameFound, PageRequest } from '../../doors/index.ts';
import { personFormFrame } from '../../people/index.ts';

/** The frame of a form beneath a person’s rights over her record. */
export function rightsFrame(request: PageRequest): Promise<FormFrameFound> {
  return personFormFrame(request, request.params.id ?? '', '/rights', 'Her rights over this record');
}
