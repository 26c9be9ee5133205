import { expect, test } from 'vitest';
import { playbookOf } from '../../../src/desk/incident/derive.ts';
import { Register } from '../../../src/desk/register/Register.tsx';
import { createDesk } from '../../support/desk.ts';
import { openLog } from '../../support/incident.ts';
import { playbook } from '../../support/playbook.ts';
import { render } from '../../support/render.ts';

test('a row of the register leads to its incident', async () => {
  const log = openLog();
  const { store, session } = createDesk();
  await store.append({ events: log.events, playbooks: [{ digest: playbookOf(log), playbook }] });
  await session.load();
  const html = render(Register, { running: { session, snapshot: session.snapshot() } });
  expect(html).toContain(`<a href="#${log.stream}">`);
});
