import type { Browser } from 'playwright-core';
import { dangerAsk, sayText } from '../../../src/desk/first/words.ts';
import { publishText } from '../../../src/desk/statements/words.ts';
import { isAskedOf } from '../../../src/playbook/release-kit.ts';
import { Caller } from '../../e2e/first.ts';
import { storedEvents } from '../../e2e/incidents.ts';
import { seen } from '../../e2e/officer.ts';
import { inChromium } from '../../support/in-chromium.ts';
import { found, playbook, required } from '../../support/playbook.ts';
import { type Counted, CountingHand, sumOf } from './counting-hand.ts';
import { machine } from './machine.ts';

/** By whose leave the first word goes out: the office's authority, entered beforehand, or the one who answers. */
export type Leave = 'authority' | 'phone';

/** A landslide at night, told by somebody alone. Calls, danger, first word. */
export const nights: readonly { readonly leave: Leave; readonly name: string; readonly budget: Counted }[] = [
  { leave: 'authority', name: 'night story, nobody answers', budget: { clicks: 20, fields: 8 } },
  { leave: 'phone', name: 'night story, one approval by telephone', budget: { clicks: 20, fields: 8 } },
];

const { posts, lines, calls, dangers } = playbook.first;
const LEADER = '刘洋';
const DEPUTY = '周敏';
/** Those whose approval a first word needs, the posts of the call tree in their order. */
const approving = posts.filter(({ role }) =>
  playbook.release.signOff.some(
    item =>
      item.check === 'approval' &&
      isAskedOf(item, 'acknowledgement') &&
      item.roles.some(each => each === role),
  ),
);

/** Details for each line that asks for some. */
const SAID = { who: '周敏等2人', link: 'https://example.org/v/1', note: '截图3张' } as const;

/** The numbers of the office, and its authority, as they were entered on a quiet day. */
async function prepare(clerk: Caller, leave: Leave): Promise<void> {
  await clerk.goTo('desk/#settings');
  const danger = required(dangers[0], 'a danger');
  const named = found(calls, ({ id }) => id === danger.calls)
    .whom.flat()
    .filter(id => found(posts, each => each.id === id).number === undefined);
  for (const [place, post] of [...new Set(named)].entries()) {
    const name = [LEADER, DEPUTY][approving.findIndex(({ id }) => id === post)];
    await clerk.addContact(post, `0701-000000${place}`, name);
  }
  if (leave === 'phone') return;
  await clerk.giveAuthority({
    grantedBy: LEADER,
    form: 'acknowledgement',
    callFirst: approving.map(({ id }) => id),
    until: { timeOfDay: '08:30' },
  });
}

/** Plays a night on the screens of the built site, from its first page. @returns what it took, and what is missing in the record */
export function nightFigures(folder: string, leave: Leave) {
  return inChromium(folder, async (browser: Browser, site: string) => {
    const context = await machine(browser);
    const page = await context.newPage();
    // A browser without a telephone goes on with the dialling for a while, and drops what is pressed meanwhile.
    await page.addInitScript(() =>
      document.addEventListener('click', event => {
        if (event.target instanceof Element && event.target.closest('a[href^="tel:"]') !== null)
          event.preventDefault();
      }),
    );
    await prepare(new Caller({ page, site }), leave);
    const hand = new CountingHand();
    const caller = new Caller({ page, site }, hand);

    hand.begin('danger');
    await page.goto(site);
    await hand.press(page.locator('.home-first a.primary'));
    await caller.line('danger');
    await hand.choose(page.locator('#first-kind'));
    await hand.type(page.getByLabel(dangerAsk.地点), '石板镇柳塘村后山');
    await hand.type(page.getByLabel(dangerAsk.人员), '下方三户没有联系上');
    await hand.type(page.getByLabel(dangerAsk.回电), '0701-6270000');
    const list = found(calls, ({ id }) => id === dangers[0]?.calls).whom;
    const leaders = list.findIndex(whom => whom.some(id => id === approving[0]?.id));
    const others = list.flatMap((whom, place) =>
      place !== leaders && whom.every(id => found(posts, each => each.id === id).number === undefined)
        ? [place]
        : [],
    );
    // The government of the place, which moves people.
    const government = caller.place(others[0] ?? 0);
    await caller.reached(government);

    hand.begin('leaders');
    const asked = caller.place(leaders);
    if (leave === 'phone') await caller.reached(asked);
    // The leader, the deputy, and whoever comes after them.
    else for (const _ of list[leaders] ?? []) await caller.inVain(asked);
    for (const line of lines)
      if (line.opens === undefined)
        await caller.takes(
          line,
          Object.fromEntries((line.asks ?? []).slice(0, 1).map(ask => [ask, SAID[ask]])),
        );

    hand.begin('first word');
    await caller.line('say');
    const form = caller.say;
    await form.locator('.first-words').getByText('柳塘村').waitFor();
    for (const box of await form.locator('[data-field="say-looked"] input').all()) await hand.choose(box);
    await hand.choose(form.locator(`[data-field="say-way"] input[value="${leave}"]`));
    if (leave === 'authority') await hand.type(form.locator('#say-reason'), '三位领导都没有接通');
    await caller.press(leave === 'authority' ? sayText.doAuthority : sayText.doPhone, form);
    await caller.press(publishText.copy);
    await caller.publishes({});
    await seen(caller.publishDone);

    const types = (await storedEvents(page)).map(({ type }) => type);
    const wanted = ['called', 'lineTaken', 'statementSaved', 'signed', 'published'];
    if (leave === 'authority') wanted.push('releaseAuthorised');
    return {
      whole: sumOf(hand.byPart.values()),
      byPart: hand.byPart,
      faults: wanted.filter(type => !types.some(each => each === type)),
    };
  });
}
