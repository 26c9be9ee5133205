import { type ComponentChild, h } from 'preact';
import { describe, expect, test } from 'vitest';
import type { IncidentLog } from '../../../src/desk/core/incident.ts';
import { IncidentHeader } from '../../../src/desk/frame/IncidentHeader.tsx';
import { deskText } from '../../../src/desk/parts/words.ts';
import { type Work, WorkContext } from '../../../src/desk/parts/work.tsx';
import { Edition } from '../../../src/desk/triage/Edition.tsx';
import { editionText } from '../../../src/desk/triage/edition-words.ts';
import type { Session } from '../../../src/session/session.ts';
import { createDesk } from '../../support/desk.ts';
import { hospital, hospitalFacts } from '../../support/hospital.ts';
import { indexFor, namesIn, openLog, openOn, viewOf, zhang } from '../../support/incident.ts';
import { playbook } from '../../support/playbook.ts';
import { render } from '../../support/render.ts';

/** The screens of an incident on a machine that knows of the site's playbook, or of none. */
function shown(isOwn: boolean, other?: IncidentLog): { readonly edition: string; readonly header: string } {
  const { session } = createDesk();
  if (isOwn) session.offer(playbook);
  const log = other ?? openLog();
  const view = viewOf(log);
  const incident = { view, index: indexFor(log), log };
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
    expect(header).toContain(deskText.foreign);
    expect(edition).toContain(editionText.isForeign(playbook.edition));
  });

  test('is not said of the site’s own', () => {
    const { edition, header } = shown(true);
    expect(header).not.toContain(deskText.foreign);
    expect(edition).toContain(editionText.none);
  });
});

test('the header says the level, and shows the colour that it is called by', () => {
  const { header } = shown(true, openOn(hospital, hospitalFacts));
  expect(header).toContain('级别：橙色');
  expect(header).toMatch(/class="level" style="background:\s?orange/);
  expect(shown(true).header).not.toContain('class="level"');
});
