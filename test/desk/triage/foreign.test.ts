import { type ComponentChild, h } from 'preact';
import { describe, expect, test } from 'vitest';
import { IncidentHeader } from '../../../src/desk/shell/IncidentHeader.tsx';
import { type Work, WorkContext } from '../../../src/desk/shell/work.tsx';
import { Edition } from '../../../src/desk/triage/Edition.tsx';
import { editionText } from '../../../src/desk/triage/edition-words.ts';
import type { Session } from '../../../src/session/session.ts';
import { createDesk } from '../../support/desk.ts';
import { namesIn, openLog, viewOf, zhang } from '../../support/incident.ts';
import { index, playbook } from '../../support/playbook.ts';
import { render } from '../../support/render.ts';

/** The screens of an incident on a machine that knows of the site's playbook, or of none. */
function shown(isOwn: boolean): { readonly edition: string; readonly header: string } {
  const { session } = createDesk();
  if (isOwn) session.offer(playbook);
  const log = openLog();
  const view = viewOf(log);
  const incident = { view, index, log };
  const work = {
    ...incident,
    incident,
    session: session as Session,
    officer: zhang,
    locked: false,
    recorded: [],
    names: namesIn(log),
    roleName: () => '值班岗',
    href: (place: string) => `#${place}`,
  } as unknown as Work;
  const of = (screen: ComponentChild) => render(WorkContext.Provider, { value: work, children: screen });
  return { edition: of(h(Edition, {})), header: of(h(IncidentHeader, { page: '', of: '' })) };
}

describe('a playbook that this site did not publish', () => {
  test('is marked in the header and on the edition page, whatever edition it says it is', () => {
    const { edition, header } = shown(false);
    expect(header).toContain(editionText.foreign);
    expect(edition).toContain(editionText.isForeign(playbook.edition));
  });

  test('is not said of the site’s own', () => {
    const { edition, header } = shown(true);
    expect(header).not.toContain(editionText.foreign);
    expect(edition).toContain(editionText.none);
  });
});
