import { fault, file, html, type Page, page, redirect } from '../../doors/page.ts';
import { askAudit } from './ask-audit.ts';
import { AuditBody } from './audit-view.tsx';
import { getAudit, getCheckpoint } from './get-audit.ts';

const auditPage = page({
  method: 'get',
  path: '/audit',
  permission: 'audit:read',
  async handle(request) {
    const found = await request.ask(getAudit, {});
    if (!found.ok) return fault(found.error);
    return html({
      title: 'Audit',
      current: '/audit',
      wide: true,
      body: <AuditBody {...found.value} formKey={request.formKey} />,
    });
  },
});

const askPage = page({
  method: 'post',
  path: '/audit',
  permission: 'audit:read',
  async handle(request) {
    const done = await request.run(askAudit, {});
    if (!done.ok) return fault(done.error);
    return redirect('/audit', 'Facet is verifying the records. Look again in a minute.');
  },
});

const checkpointFile = page({
  method: 'get',
  path: '/audit/checkpoints/:number',
  permission: 'audit:read',
  async handle(request) {
    const found = await request.ask(getCheckpoint, { number: request.params.number ?? '' });
    if (!found.ok) return fault(found.error);
    const { number, tenant } = found.value.content;
    return file({
      name: `facet-checkpoint-${tenant}-${number}.json`,
      type: 'application/json',
      text: `${JSON.stringify(found.value, null, 2)}\n`,
    });
  },
});

export const auditPages: readonly Page[] = [auditPage, askPage, checkpointFile];
