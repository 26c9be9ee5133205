import { expect } from 'vitest';
import { changedText, clockWallText, deskText, toolText } from '../../src/desk/parts/words.ts';
import { assign } from '../../src/desk/people/assigned.ts';
import { stepFormText } from '../../src/desk/steps/form-words.ts';
import { stepText } from '../../src/desk/steps/words.ts';
import { givenText, teamWorkText } from '../../src/desk/team/words.ts';
import { findNats } from '../support/nats.ts';
import { found, playbook } from '../support/playbook.ts';
import { bell, type Colleague, code, teamOffice } from './colleagues.ts';
import { eventually, test } from './fixtures.ts';
import { gone, seen, shownText } from './officer.ts';

const titleOf = (id: string): string => found(playbook.steps, step => step.id === id).title;

test.skipIf(findNats() === undefined)(
  'officers at two machines join a team, work on one incident and see each other’s acts at once, also after the engine was gone',
  async ({ visit }) => {
    const { engine, colleagues, members, site } = await teamOffice(visit, 2);
    const [one, two] = colleagues as [Colleague, Colleague];
    // The engine does not know the machines: each says what to send to whom.
    for (const each of colleagues) await seen(each.page.getByText(teamWorkText.states.refused));
    await engine.admit([{ name: 'T1', members }]);
    for (const each of colleagues) await seen(each.page.getByText(teamWorkText.states.live));

    const incident = await one.bringIn();
    await two.goTo('desk/');
    await seen(two.page.getByText(deskText.none));
    await (await one.tool(teamWorkText.share)).click();
    await one.synced();
    await seen(two.listed(incident.title));
    await two.goToIncident(incident);
    await two.synced();

    // Each sees who else is here, and which step is in hand.
    await seen(one.page.getByText(`· ${teamWorkText.together(['李四'])}`));
    await two.openStep('archive');
    await seen(one.page.locator('#step-archive .in-hand'));

    // A half-written text and the focus stay where they are: also on a phone, where incoming records appear above.
    await two.openLog();
    await two.page.setViewportSize({ width: 390, height: 844 });
    const field = two.noteLine;
    await field.fill('正在写的话');
    const place = (): Promise<number> => field.evaluate(each => each.getBoundingClientRect().top);
    // A field just come to is looked at with the next frame.
    await two.page.evaluate(
      () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
    const before = await place();
    await one.finish('register-report');
    await seen(two.page.getByRole('heading', { name: changedText.title(1) }));
    expect(Math.abs((await place()) - before)).toBeLessThanOrEqual(1);
    expect(await field.inputValue()).toBe('正在写的话');
    expect(await field.evaluate(each => each === document.activeElement)).toBe(true);
    await two.page.setViewportSize({ width: 1366, height: 768 });
    await two.stands('register-report', 'done');
    // It is signed, by a machine that this one’s roster does not know yet.
    await seen(two.page.locator('[data-signed="unlisted"]').first());
    await two.finish('investigate');
    await one.stands('investigate', 'done');

    // A task given to somebody is announced at his desk, and listed for the giver until he has seen it.
    const { pane } = one;
    await one.openStep('search-spread');
    await one.press(stepText.assign, pane);
    await pane.getByLabel(assign.fields.to.asked.label).fill('李四');
    await one.press(stepFormText.assignSave, pane);
    const title = titleOf('search-spread');
    await seen(two.page.getByText(givenText.about(givenText.steps('张三', 1), [title])));
    await eventually(() => two.page.title()).toContain(clockWallText.titleGiven(1));
    await eventually(() => two.page.evaluate('rung')).toEqual([
      `${incident.title} | ${givenText.steps('张三', 1)}`,
    ]);
    const urged = one.page.getByText(givenText.about(givenText.urge.steps('值班长 李四', 1), [title]));
    await seen(urged);
    await two.page.getByRole('button', { name: givenText.received }).click();
    await gone(urged);
    await eventually(() => two.page.title()).not.toContain(clockWallText.titleGiven(1));

    // Without the engine both go on; then all comes together.
    let back: () => void = () => undefined;
    const restarted = engine.restart(
      () =>
        new Promise(resolve => {
          back = resolve;
        }),
    );
    await one.finish('search-spread');
    await one.saved();
    await seen(one.page.locator('[data-pending]:not([data-pending="0"])'));
    await two.takeBack('investigate');
    back();
    await restarted;
    for (const each of colleagues) await each.synced();
    await two.stands('search-spread', 'done');
    await one.stands('investigate', 'todo');
    expect(await one.states()).toEqual(await two.states());

    // A network that is cut is no loss either.
    site.cut();
    await one.takeBack('search-spread');
    await two.stands('search-spread', 'todo');

    // A machine that leaves keeps the record, and gets nothing more.
    await two.goTo('desk/#settings');
    await two.page.getByRole('button', { name: teamWorkText.leave }).click();
    await two.page.getByRole('button', { name: teamWorkText.leaveYes }).click();
    await gone(two.page.locator('.machine-id'));
    await two.goToIncident(incident);
    await two.stands('register-report', 'done');
    await one.finish('search-spread');
    await one.synced();
    await two.page.reload();
    await two.stands('search-spread', 'todo');
  },
);

test.skipIf(findNats() === undefined)(
  'a machine shows its invitation as a code to scan; the link opens another with it in hand, and it is gone from the address at once',
  async ({ visit }) => {
    const { site, colleagues } = await teamOffice(visit, 1);
    const [one] = colleagues as [Colleague];
    await one.press(teamWorkText.show);
    await seen(one.page.getByRole('img', { name: teamWorkText.qr }));
    const link = await shownText(one.page.locator('.invitation .machine-id'));
    expect(link).toBe(`${site.address}desk/#settings/join/${code}`);
    const asked: string[] = [];
    const other = await visit({ site: site.address, before: bell });
    other.allow(/WebSocket|ERR_CONNECTION/);
    other.page.on('request', request => asked.push(request.url(), request.headers()['referer'] ?? ''));
    await other.page.goto(link);
    const field = other.page.getByLabel(teamWorkText.invitation);
    await eventually(() => field.inputValue()).toBe(code);
    expect(new URL(other.page.url()).hash).toBe('#settings');
    expect(await other.page.evaluate('document.documentElement.outerHTML')).not.toContain(code);
    expect(asked.join(' ')).not.toContain('yqt1');
    await other.page.locator('form').getByRole('button', { name: teamWorkText.join }).click();
    await seen(other.page.locator('.machine-id'));
    expect(await other.page.getByLabel(teamWorkText.invitation).count()).toBe(0);
  },
);

test('a machine that belongs to no team fetches nothing of one, and is asked about none', async ({
  officer,
  page,
}) => {
  const asked: string[] = [];
  page.on('request', request => asked.push(request.url()));
  page.on('websocket', socket => asked.push(socket.url()));
  await officer.goTo('desk/');
  await officer.bringIn();
  await officer.finish('register-report');
  await page.getByRole('button', { name: toolText.more }).click();
  expect(await page.getByRole('button', { name: teamWorkText.share }).count()).toBe(0);
  await eventually(() => asked.length > 0).toBe(true);
  expect(asked.filter(url => /team-page|^ws/.test(url))).toEqual([]);
});
