import type { Locator } from 'playwright-core';
import { factText } from '../../src/desk/facts/words.ts';
import { signOffText, stageText } from '../../src/desk/statements/words.ts';
import { beginning } from '../support/accessible-names.ts';
import { required } from '../support/playbook.ts';
import type { SeededIncident } from './incidents.ts';
import { eventually, Officer, test as officerTest, seen } from './officer.ts';
import { aloud, approvers, approving, hasPosts, part, signed, TITLE } from './releases.ts';

/** A test of an officer who releases something, and begins at the first visit. */
export const test = officerTest.extend<{ readonly desk: Desk }>({
  desk: ({ visited }, use) => use(new Desk(visited)),
});

/** The screens of facts and statements, by names on the screen. */
export class Desk extends Officer {
  async facts({ id }: SeededIncident): Promise<void> {
    await this.goTo(`desk/#${id}/facts`);
    await seen(this.page.getByRole('heading', { name: factText.elements }));
  }

  /** The first statement of an incident. */
  async statement({ id }: SeededIncident): Promise<void> {
    await this.goTo(`desk/#${id}/release`);
    await this.page.locator('.statement-list a').first().click();
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

  /** Says who decided stages, in which post, and how: one of them by telephone, several in a meeting. */
  async decides(name: string, stages: readonly string[], title = TITLE): Promise<void> {
    const form = this.page.locator('.line-form');
    const [first = ''] = stages;
    await seen(form.locator('input').first());
    for (const id of stages) {
      // An approval is said by naming whoever gave it.
      const tick = form.locator(`[data-field="sign-signs"] input[value="${id}"]`);
      if ((await tick.count()) > 0) await tick.check();
    }
    await form.locator(`[id="sign-person-${first}"]`).fill(name);
    await form.locator(`[id="sign-person-${first}-post"]`).fill(title);
    if (hasPosts(first)) await form.locator(`[data-field="sign-post-${first}"] input`).first().check();
    const how = stages.length > 1 ? 'meeting' : 'phone';
    await form.locator(`[data-field="sign-how"] input[value="${how}"]`).check();
    if (stages.length > 1) await form.locator('#sign-occasion').fill('审稿会');
  }

  /** Says it, and presses the button that begins with these words. */
  private async signAs(name: string, stages: readonly string[], button: string): Promise<void> {
    await this.decides(name, stages);
    await this.page.getByRole('button', { name: beginning(button) }).click();
  }

  /** Signs every check that is open. */
  async signChecks(): Promise<void> {
    await this.signAs(
      '钱七',
      signed.map(({ id }) => id),
      signOffText.sign(2).slice(0, 2),
    );
    for (const { id } of signed)
      await eventually(() => this.page.locator(`[id="line-${id}"]`).getAttribute('data-line')).toBe('passed');
  }

  /** @param of the approvals that are asked for */
  async approve(position: number, name = approvers[position] ?? '', of = approving): Promise<void> {
    const { id } = required(of[position], 'approval');
    await this.signAs(name, [id], signOffText.approve(1).slice(0, 3));
    await eventually(() => this.page.locator(`[id="line-${id}"]`).getAttribute('data-line')).toBe('passed');
  }

  async readAloud(): Promise<void> {
    await this.signAs(
      '郑十一',
      aloud.map(({ id }) => id),
      signOffText.confirm,
    );
  }

  /** Checks, approvals, and the reading at the end. */
  async signOff(): Promise<void> {
    await this.signChecks();
    for (const position of approving.keys()) await this.approve(position);
    await this.readAloud();
    await seen(this.page.getByText(stageText.ready));
  }
}
