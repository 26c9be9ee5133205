import type { Locator } from 'playwright-core';
import { authorityText } from '../../src/desk/approval/words.ts';
import { NO_LEVEL } from '../../src/desk/core/authority.ts';
import { firstLineText } from '../../src/desk/first/line-words.ts';
import { contactsText, firstPanelText } from '../../src/desk/first/words.ts';
import { toShanghaiInput } from '../../src/playbook/deadline/compute.ts';
import { isAskedOf } from '../../src/playbook/release-kit.ts';
import { beginning } from '../support/accessible-names.ts';
import { HOUR } from '../support/answers.ts';
import { found, playbook } from '../support/playbook.ts';
import { Desk } from './desk.ts';
import { drawn, seen } from './officer.ts';

/** The words of the line that opens something, or of one that opens nothing. */
export const lineOf = (opens: string | undefined): string =>
  found(playbook.first.lines, each => each.opens === opens).text;

/** The posts whose approval a first word needs. */
export const approving = playbook.first.posts.filter(({ role }) =>
  playbook.release.signOff.some(
    item =>
      item.check === 'approval' &&
      isAskedOf(item, 'acknowledgement') &&
      item.roles.some(each => each === role),
  ),
);

/** The content of an office's standing authority. */
interface Authority {
  readonly grantedBy: string;
  /** The form of release that it is for. */
  readonly form: string;
  /** The posts that have to be called first, by their ids. */
  readonly callFirst: readonly string[];
  /** Until when a leader has to be reached: by the clock, or so many minutes after. */
  readonly until: { readonly timeOfDay: string } | { readonly minutes: number };
}

/** Somebody alone at the first screen, and what is entered for that on a quiet day. */
export class Caller extends Desk {
  /** Enters a number of the office. @param post by its id */
  async addContact(post: string, phone: string, name = ''): Promise<void> {
    const form = this.page.locator('form').filter({ has: this.page.locator('#contact-phone') });
    await this.press(contactsText.add);
    await this.hand.choose(form.locator('#contact-post'), post);
    if (name !== '') await this.hand.type(form.locator('#contact-name'), name);
    await this.hand.type(form.locator('#contact-phone'), phone);
    await this.press(contactsText.save, form);
    await seen(this.page.locator('.contacts').getByText(phone));
  }

  /** Enters a standing authority: granted two days ago, for the office, with no level yet. */
  async giveAuthority({ grantedBy, form, callFirst, until }: Authority): Promise<void> {
    await this.goTo('desk/#settings');
    const panel = this.page.getByRole('region', { name: authorityText.title });
    await seen(panel);
    await drawn(this.page);
    const tick = (field: string, value: string): Promise<void> =>
      this.hand.choose(panel.locator(`[data-field="authority-${field}"] input[value="${value}"]`));
    await this.press(authorityText.save, panel);
    await this.hand.name(panel.locator('#authority-grantedBy'), grantedBy, '组长');
    await this.hand.type(panel.locator('#authority-grantedAt'), toShanghaiInput(Date.now() - 48 * HOUR));
    await panel.locator('input[type=file]').setInputFiles({
      name: '授权书.jpg',
      mimeType: 'image/jpeg',
      buffer: Buffer.from('paper'),
    });
    await tick('forms', form);
    await tick('levels', NO_LEVEL);
    await tick('posts', 'office');
    for (const post of callFirst) await tick('callPosts', post);
    for (const [field, value] of Object.entries(until))
      await this.hand.type(panel.locator(`#authority-${field}`), String(value));
    await this.press(authorityText.save, panel.locator('form'));
    const said =
      'minutes' in until
        ? authorityText.untilMinutes(until.minutes)
        : authorityText.untilTime(until.timeOfDay);
    // It can be held against its paper.
    await seen(panel.getByText(said, { exact: true }));
  }

  /** Opens a line of its own and says that it was done. @param said what is filled in, by the name of its field */
  async takes(
    line: { readonly id: string; readonly text: string; readonly action?: string | undefined },
    said: Readonly<Record<string, string>>,
  ): Promise<void> {
    await this.hand.press(this.page.getByRole('button', { name: beginning(line.text) }));
    const form = this.page.locator('form').filter({ has: this.page.locator(`#line-${line.id}-takenAt`) });
    for (const [name, words] of Object.entries(said))
      await this.hand.type(form.locator(`#line-${line.id}-${name}`), words);
    await this.press(line.action ?? firstLineText.record, form);
  }

  /** Presses the line that opens something. */
  async line(opens: string | undefined): Promise<void> {
    await this.hand.press(this.page.getByRole('button', { name: beginning(lineOf(opens)) }));
  }

  /** A place of the open list of calls. */
  place(position: number): Locator {
    return this.page.locator('.calls > li').nth(position);
  }

  /** Says that somebody of a place was called in vain. */
  inVain(place: Locator): Promise<void> {
    return this.hand.press(place.getByRole('button', { name: beginning(firstPanelText.inVain) }).first());
  }

  /** The link that dials the first number of a place, on a machine that can dial. */
  dial(place: Locator): Locator {
    return place.getByRole('link', { name: beginning(firstPanelText.dial('')) });
  }

  /** The link that dials the next number, when the one before has not answered. */
  dialNext(place: Locator, phone = ''): Locator {
    return place.getByRole('link', { name: new RegExp(`^没接通，打.*${phone}`) });
  }

  reached(place: Locator): Promise<void> {
    return this.hand.press(place.getByRole('button', { name: beginning(firstPanelText.reached) }).first());
  }

  /** Fills in the form of the first word: who writes, of where, and the bureau's own number. @param isOpen it stands open already */
  async beginsFirstWord(isOpen = false): Promise<Locator> {
    if (!isOpen) await this.line('say');
    const { say } = this;
    await this.hand.choose(say.locator('#officer-role'), 'office');
    await say.locator('#officer-name').fill('王敏');
    await say.locator('#officer-title').fill('值班员');
    await say.locator('#say-place').fill('石板镇东街');
    for (const field of await say.locator('[id^="say-bureau-"]').all()) await field.fill('0701-6270000');
    return say;
  }

  /** The form of the first word. */
  get say(): Locator {
    return this.page.locator('form').filter({ has: this.page.locator('#say-place') });
  }
}
