import type { Locator } from 'playwright-core';
import { factText } from '../../src/desk/facts/words.ts';
import { signOffText, stageText } from '../../src/desk/statements/words.ts';
import { required } from '../support/playbook.ts';
import type { SeededIncident } from './incidents.ts';
import { beginning, eventually, Officer, test as officerTest, seen } from './officer.ts';
import { approvers, approving, part, signed, TITLE } from './releases.ts';

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

  /** Names a person at the line that is next, and signs it with the button that begins with these words. */
  private async signAs(name: string, button: string): Promise<void> {
    await this.page.locator('#sign-person').fill(name);
    await this.page.locator('#sign-person-post').fill(TITLE);
    await this.page.getByRole('button', { name: beginning(button) }).click();
  }

  /** Signs every check that is open. */
  async signChecks(): Promise<void> {
    await this.signAs('钱七', signOffText.sign(1).slice(0, 2));
    for (const { id } of signed)
      await eventually(() => this.page.locator(`[id="line-${id}"]`).getAttribute('data-line')).toBe('passed');
  }

  async approve(position: number, name = approvers[position] ?? ''): Promise<void> {
    const { id } = required(approving[position], 'approval');
    await this.signAs(name, signOffText.approve(1).slice(0, 3));
    await eventually(() => this.page.locator(`[id="line-${id}"]`).getAttribute('data-line')).toBe('passed');
  }

  async readAloud(): Promise<void> {
    await this.signAs('郑十一', signOffText.confirm);
  }

  /** Checks, approvals, and the reading at the end. */
  async signOff(): Promise<void> {
    await this.signChecks();
    for (const position of approving.keys()) await this.approve(position);
    await this.readAloud();
    await seen(this.page.getByText(stageText.ready));
  }
}
