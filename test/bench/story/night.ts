import type { Browser, Page } from 'playwright-core';
import { authorityText } from '../../../src/desk/approval/words.ts';
import { contactsText, dangerAsk, firstPanelText, sayText } from '../../../src/desk/first/words.ts';
import { publishText } from '../../../src/desk/statements/words.ts';
import { isAskedOf } from '../../../src/playbook/release-kit.ts';
import { storedEvents } from '../../e2e/incidents.ts';
import { beginning } from '../../support/accessible-names.ts';
import { fillAuthority } from '../../support/authority-hand.ts';
import { inChromium } from '../../support/in-chromium.ts';
import { found, playbook, required } from '../../support/playbook.ts';
import { type Counted, CountingHand, sumOf } from './counting-hand.ts';
import { machine } from './machine.ts';

/** By whose leave the first word goes out: the office's authority, entered beforehand, or the one who answers. */
export type Leave = 'authority' | 'phone';

/** A landslide at night, told by somebody alone. Calls, danger, first word. */
export const nights: readonly { readonly leave: Leave; readonly name: string; readonly budget: Counted }[] = [
  { leave: 'authority', name: 'night story, nobody answers', budget: { clicks: 18, fields: 4 } },
  { leave: 'phone', name: 'night story, one approval by telephone', budget: { clicks: 15, fields: 4 } },
];

const { posts, lines, calls, dangers } = playbook.first;
const LEADER = '刘洋';
const DEPUTY = '周敏';
const lineOf = (opens: string) => found(lines, each => each.opens === opens).text;
/** Those whose approval a first word needs, the posts of the call tree in their order. */
const approving = posts.filter(({ role }) =>
  playbook.release.signOff.some(
    item =>
      item.check === 'approval' &&
      isAskedOf(item, 'acknowledgement') &&
      item.roles.some(each => each === role),
  ),
);

/** The numbers of the office, and its authority, as they were entered on a quiet day. */
async function prepare(page: Page, site: string, leave: Leave): Promise<void> {
  await page.goto(`${site}desk/#settings`);
  const form = page.locator('form').filter({ has: page.locator('#contact-phone') });
  const danger = required(dangers[0], 'a danger');
  const named = found(calls, ({ id }) => id === danger.calls)
    .whom.flat()
    .filter(id => found(posts, each => each.id === id).number === undefined);
  for (const [place, post] of [...new Set(named)].entries()) {
    const isLeader = approving[0]?.id === post;
    await page.getByRole('button', { name: contactsText.add }).click();
    await form.locator('#contact-post').selectOption(post);
    const name = isLeader ? LEADER : approving[1]?.id === post ? DEPUTY : '';
    if (name !== '') await form.locator('#contact-name').fill(name);
    await form.locator('#contact-phone').fill(`0701-000000${place}`);
    await form.getByRole('button', { name: contactsText.save }).click();
    await page.locator('.contacts').getByText(`0701-000000${place}`).waitFor();
  }
  if (leave === 'phone') return;
  const panel = page.getByRole('region', { name: authorityText.title });
  await panel.getByRole('button', { name: authorityText.save }).click();
  await fillAuthority(panel, {
    grantedBy: LEADER,
    form: 'acknowledgement',
    callFirst: `${LEADER}、${DEPUTY}`,
  });
  await panel.locator('#authority-timeOfDay').fill('08:30');
  await panel.locator('form').getByRole('button', { name: authorityText.save }).click();
  await panel.getByText(authorityText.untilTime('08:30'), { exact: true }).waitFor();
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
    await prepare(page, site, leave);
    const hand = new CountingHand();
    const open = (opens: string) => hand.press(page.getByRole('button', { name: beginning(lineOf(opens)) }));
    const places = page.locator('.calls > li');
    const dial = (place: number) =>
      hand.press(places.nth(place).getByRole('link', { name: beginning(firstPanelText.dial('')) }));
    const reached = (place: number) =>
      hand.press(places.nth(place).getByRole('button', { name: beginning(firstPanelText.reached) }));

    hand.begin('danger');
    await page.goto(site);
    await hand.press(page.locator('.home-first a.primary'));
    await open('danger');
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
    const [government = 0] = others;
    await dial(government);
    await reached(government);

    hand.begin('leaders');
    await dial(leaders);
    if (leave === 'phone') await reached(leaders);
    else {
      const next = () => hand.press(places.nth(leaders).getByRole('link', { name: beginning('没接通，打') }));
      await next();
      await next();
      await hand.press(places.nth(leaders).getByRole('button', { name: beginning(firstPanelText.inVain) }));
    }
    for (const { opens, text } of lines)
      if (opens === undefined) await hand.press(page.getByRole('button', { name: beginning(text) }));

    hand.begin('first word');
    await open('say');
    const form = page.locator('form').filter({ has: page.locator('#say-place') });
    await form.locator('.first-words').getByText('柳塘村').waitFor();
    for (const box of await form.locator('[data-field="say-looked"] input').all()) await hand.choose(box);
    if (leave === 'authority')
      await hand.choose(form.locator('[data-field="say-way"] input[value="authority"]'));
    await hand.press(
      form.getByRole('button', { name: leave === 'authority' ? sayText.doAuthority : sayText.doPhone }),
    );
    await hand.press(page.getByRole('button', { name: publishText.copy }));
    await hand.press(page.getByRole('button', { name: publishText.publish }));
    await page.locator('.publish-done').waitFor();

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
