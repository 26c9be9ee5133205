import type { Locator } from 'playwright-core';
import { factText } from '../../src/desk/facts/words.ts';
import { recordTheme } from '../../src/desk/feedback/theme.ts';
import { feedbackText } from '../../src/desk/feedback/words.ts';
import { publish } from '../../src/desk/publications/published.ts';
import { publishText, signOffText, stageText } from '../../src/desk/statements/words.ts';
import { beginning } from '../support/accessible-names.ts';
import { required } from '../support/playbook.ts';
import type { SeededIncident } from './incidents.ts';
import { gone, Officer, seen } from './officer.ts';
import { aloud, approvers, approving, part, signed, TITLE } from './releases.ts';

/** How stages are decided. */
interface Decision {
  /** By telephone unless told; several in a meeting. */
  readonly how?: 'phone' | 'meeting' | 'inPerson';
  readonly title?: string;
  /** Remarks that a check needs, by check. */
  readonly notes?: Readonly<Record<string, string>>;
}

/** The screens of facts and statements, by names on the screen. */
export class Desk extends Officer {
  async facts({ id }: SeededIncident): Promise<void> {
    await this.goTo(`desk/#${id}/facts`);
    await seen(this.page.getByRole('heading', { name: factText.elements }));
  }

  /** The first statement of an incident. */
  async statement({ id }: SeededIncident): Promise<void> {
    await this.goTo(`desk/#${id}/release`);
    await this.hand.press(this.page.locator('.statement-list a').first());
    await seen(this.page.locator('.statement-stage'));
  }

  fact(id: string): Locator {
    return this.page.locator(`[id="fact-${id}"]`);
  }

  factState(id: string): Promise<string | null> {
    return this.fact(id).getAttribute('data-fact');
  }

  get text(): Locator {
    return this.page.locator(`[id="part-${part.id}"]`);
  }

  /** Fills in the open form of a fact that somebody verified, and saves it. */
  async verifies(id: string, value: string, source: string, name: string, title = TITLE): Promise<void> {
    const form = this.page.locator('form.fact-form');
    const field = (part: string): Locator => form.locator(`[id="fact-form-${id}-${part}"]`);
    await this.hand.type(field('value'), value);
    await this.hand.type(field('source'), source);
    await this.hand.name(field('person'), name, title);
    await this.press(factText.save, form);
    await gone(field('value'));
  }

  /** Says who decided stages, in which post, and how. @param by stages by whoever has them, in their order */
  async decides(
    by: Readonly<Record<string, readonly string[]>>,
    { how, title = TITLE, notes = {} }: Decision = {},
  ): Promise<void> {
    const form = this.page.locator('.line-form');
    const all = Object.values(by).flat();
    await seen(form.locator('input'));
    const offered = form.locator('[data-field="sign-signs"] input[value]');
    const whole = this.page.getByLabel(signOffText.allStages(all.length), { exact: true });
    if ((await offered.count()) === all.length && (await whole.count()) > 0) await this.hand.choose(whole);
    else
      for (const id of all) {
        // An approval is said by naming whoever gave it.
        const tick = form.locator(`[data-field="sign-signs"] input[value="${id}"]`);
        if ((await tick.count()) > 0) await this.hand.choose(tick);
      }
    for (const [check, note] of Object.entries(notes))
      await this.hand.type(form.locator(`[id="sign-note-${check}"]`), note);
    for (const [name, [first = '']] of Object.entries(by)) {
      await this.hand.name(form.locator(`[id="sign-person-${first}"]`), name, title);
      const posts = form.locator(`[data-field="sign-post-${first}"] input`);
      const isKnown = (await posts.and(this.page.locator(':checked')).count()) > 0;
      if ((await posts.count()) > 0 && !isKnown) await this.hand.choose(posts.first());
    }
    const said = how ?? (all.length > 1 ? 'meeting' : 'phone');
    await this.hand.choose(form.locator(`[data-field="sign-how"] input[value="${said}"]`));
    if (said === 'meeting') await this.hand.type(form.locator('#sign-occasion'), '审稿会');
  }

  private async passed(id: string): Promise<void> {
    // A line signed by all folds.
    await this.page.locator(`[id="line-${id}"][data-line=passed]`).waitFor({ state: 'attached' });
  }

  /** Signs every check that is open. */
  async signChecks(): Promise<void> {
    const ids = signed.map(({ id }) => id);
    await this.decides({ 钱七: ids });
    await this.hand.press(
      this.page.getByRole('button', { name: beginning(signOffText.sign(2).slice(0, 2)) }),
    );
    for (const id of ids) await this.passed(id);
  }

  /** @param of the approvals that are asked for */
  async approve(position: number, name = approvers[position] ?? '', of = approving): Promise<void> {
    const { id } = required(of[position], 'approval');
    await this.decides({ [name]: [id] });
    await this.hand.press(
      this.page.getByRole('button', { name: beginning(signOffText.approve(1).slice(0, 3)) }),
    );
    await this.passed(id);
  }

  async readAloud(name = '郑十一', how: Decision['how'] = 'phone'): Promise<void> {
    await this.decides({ [name]: aloud.map(({ id }) => id) }, { how });
    await this.press(signOffText.confirm, this.page.locator('.line-form'));
  }

  /** Checks, approvals, and the reading at the end. */
  async signOff(): Promise<void> {
    await this.signChecks();
    for (const position of approving.keys()) await this.approve(position);
    await this.readAloud();
    await seen(this.page.getByText(stageText.ready));
  }

  /** Writes down that the open statement went out, by what is said of where. */
  async publishes(where: Partial<Record<'place' | 'link', string>>): Promise<void> {
    for (const [field, text] of Object.entries(where))
      await this.hand.type(this.page.getByLabel(publish.fields[field as 'place' | 'link'].asked.label), text);
    await this.press(publishText.publish);
  }

  /** Shown once the first publication of a statement is on record. */
  get publishDone(): Locator {
    return this.page.locator('.publish-done');
  }

  /** A theme of what the public says. @param to the section it is passed on to at once */
  async recordTheme(title: string, count: string, to?: string): Promise<void> {
    await this.enter('feedback');
    const field = this.page.getByLabel(recordTheme.fields.title.asked.label, { exact: true });
    const form = this.page.locator('form').filter({ has: field });
    const opens = this.button(feedbackText.record);
    await seen(field.or(opens));
    if (!(await field.isVisible())) await this.hand.press(opens);
    await this.hand.type(field, title);
    const { count: howMany, to: section } = recordTheme.fields;
    await this.hand.type(form.getByLabel(howMany.asked.label, { exact: true }), count);
    if (to !== undefined) await this.hand.type(form.getByLabel(section.asked.label, { exact: true }), to);
    await this.press(feedbackText.record, form);
    await seen(this.page.locator('.theme').getByText(title));
  }
}
