import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { named } from '../../src/desk/core/words/named.ts';
import { clockWallText, deskText, pageLabel, toolText } from '../../src/desk/parts/words.ts';
import { changeText, editionText } from '../../src/desk/triage/edition-words.ts';
import { canonicalOf } from '../../src/log/hash.ts';
import type { Playbook } from '../../src/playbook/playbook.ts';
import { before, limited, seeded, storedEvents } from '../e2e/incidents.ts';
import { gone, Officer, reload, seen, step } from '../e2e/officer.ts';
import { beginning } from '../support/accessible-names.ts';
import { HOUR } from '../support/answers.ts';
import { eventually, test } from '../support/dom-test.ts';
import { laterEdition } from '../support/incident.ts';
import { playbook } from '../support/playbook.ts';

/** The site as if it had been published anew with another playbook. */
async function publish(page: Page, edition: Playbook): Promise<void> {
  await page.route('**/playbook.json', route =>
    route.fulfill({ contentType: 'application/json', body: canonicalOf(edition) }),
  );
}

test('a new edition is offered where the work pauses anyway, shown before it is taken, and can be taken back', async ({
  officer,
  page,
}) => {
  const incident = await officer.bringIn([
    { kind: 'markDone', step: 'register-report', doneAt: new Date().toISOString() },
  ]);
  // The machine has seen the site publish what the incident runs on: a newer edition does not make it foreign.
  await gone(page.getByText(deskText.foreign));
  await publish(page, laterEdition);
  await reload(page);
  const offer = page.getByText(toolText.newEdition(laterEdition.edition));
  await officer.openStep('publish-limited');
  await seen(offer);
  await officer.openStep('investigate');
  await gone(offer);
  await officer.openStep('publish-limited');
  await seen(offer);
  await officer.press(toolText.seeEdition);
  await seen(page.getByText(editionText.from(playbook.edition, laterEdition.edition)));
  await seen(page.getByText('新版才有的一步'));
  await seen(page.getByText(changeText.stepsAdded(1)));
  await officer.press(editionText.keep);
  await officer.stands('register-report', 'done');
  expect(await officer.row('new-step').count()).toBe(0);

  await officer.openStep('publish-limited');
  await officer.goTo(`desk/#${incident.id}/edition`);
  await officer.press(editionText.move);
  await seen(officer.row('new-step'));
  await officer.stands('register-report', 'done');
  expect(await officer.row('review').count()).toBe(0);
  await officer.saved();
  await reload(page);
  await seen(officer.row('new-step'));
  const file = await officer.export();
  expect((JSON.parse(file) as { playbooks: Playbook[] }).playbooks.map(({ edition }) => edition)).toEqual([
    playbook.edition,
    laterEdition.edition,
  ]);

  await officer.openLog();
  await officer
    .entry(editionText.move)
    .getByRole('button', { name: beginning(named(deskText.undo, '')) })
    .click();
  await seen(officer.row('review'));
  expect(await officer.row('new-step').count()).toBe(0);
  await officer.saved();
  expect((await storedEvents(page)).map(({ type }) => type)).toEqual([
    'opened',
    'stepDone',
    'playbookMoved',
    'undone',
  ]);
});

test('the tab’s title counts the limits that have run out, on the list and on the incident', async ({
  officer,
  page,
}) => {
  await page.clock.install();
  const late = await officer.bringIn(seeded({ ...limited(), title: '已经超了的事', foundAt: before(50) }));
  await eventually(() => page.title()).toBe(
    `${clockWallText.titleOverdue(1)}${pageLabel['']} · ${late.title} · ${deskText.list}`,
  );
  await officer.openClocks();
  await seen(page.locator('.clocks').getByText(clockWallText.overdue, { exact: true }));
  const soon = await officer.bringIn(seeded({ ...limited(), title: '快到时限的事', foundAt: before(47.5) }));
  await officer.openClocks();
  await seen(page.locator('.clocks').getByText(clockWallText.soon, { exact: true }));
  await officer.goTo('desk/');
  await eventually(() => page.title()).toBe(`${clockWallText.titleOverdue(1)}${deskText.list}`);
  // Nobody does anything: time alone takes the second one past its limit.
  await page.clock.fastForward(HOUR);
  await eventually(() => page.title()).toBe(`${clockWallText.titleOverdue(2)}${deskText.list}`);
  for (const incident of [late, soon]) {
    await officer.goToIncident(incident);
    await officer.closeIncident();
    await officer.saved();
  }
  await officer.goTo('desk/');
  await eventually(() => page.title()).toMatch(new RegExp(`^${deskText.list}`));
});

/** Keeps what would ring, and says yes when asked. */
const bell = `
  globalThis.rung = [];
  globalThis.Notification = class {
    static permission = 'default';
    static async requestPermission() { return (this.permission = 'granted'); }
    constructor(title, { body }) { rung.push(title + ' | ' + body); }
  };
`;

test('where the browser may ring, it rings once as a limit nears and once when it has passed', async ({
  visit,
}) => {
  const officer = new Officer(await visit({ before: bell }));
  const { page } = officer;
  const rung = (): Promise<readonly string[]> => page.evaluate('rung');
  await page.clock.install();
  const incident = await officer.bringIn(seeded({ ...limited(), foundAt: before(23) }));
  await officer.openClocks();
  await page.getByText(clockWallText.alerts, { exact: true }).click();
  await officer.press(clockWallText.notify);
  await seen(page.getByText(clockWallText.notifyOn));
  await gone(officer.button(clockWallText.notify));
  expect(await rung()).toEqual([]);
  for (const hours of [16, 1, 9, 1]) await page.clock.fastForward(hours * HOUR);
  await eventually(rung).toEqual([
    expect.stringMatching(new RegExp(`^${incident.title} \\| ${clockWallText.soon}`)),
    expect.stringMatching(
      new RegExp(`^${incident.title} \\| ${clockWallText.alertOverdue('', '').slice(0, 3)}`),
    ),
  ]);
  await officer.openStep('investigate');
  await page.clock.fastForward(HOUR);
  expect(await rung()).toHaveLength(2);
  await seen(officer.opened('investigate').getByText(step('investigate').title));
});
