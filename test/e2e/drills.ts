import type { Locator } from 'playwright-core';
import { promisedField } from '../../src/desk/core/fields.ts';
import { named } from '../../src/desk/core/words/named.ts';
import { factStateLabel, factText } from '../../src/desk/facts/words.ts';
import { editorText, signOffText, stageText } from '../../src/desk/statements/words.ts';
import { toShanghaiInput } from '../../src/playbook/deadline/compute.ts';
import type { Speed } from '../../src/training/drills/drill-clock.ts';
import { milliseconds } from '../../src/training/drills/offset.ts';
import type { DrillForm, Scenario } from '../../src/training/drills/scenario.ts';
import { drillHomeText, drillText, formLabel, sinceStart } from '../../src/training/drills/words.ts';
import { beginning, exactly } from '../support/accessible-names.ts';
import { idealAnswers, readScenario } from '../support/drill.ts';
import { found } from '../support/playbook.ts';
import { Desk } from './desk.ts';
import { seen } from './officer.ts';
import { elementLabel } from './releases.ts';

export const village: Scenario = readScenario('village-building');
export const startOf = ({ start }: Scenario): number => Date.parse(start);

/** Something that arrives in a scenario. */
export const injectOf = (id: string, { injects }: Scenario = village) =>
  found(injects, inject => inject.id === id);

/** A trainee at a drill: the desk by its names, and the frame around it. */
export class Trainee extends Desk {
  /** Begins a drill from its own screen. */
  async begin(scenario: Scenario, form: DrillForm): Promise<void> {
    await this.goTo(`drill/#scenario/${scenario.id}`);
    await this.page.getByRole('button', { name: beginning(drillHomeText.begin(formLabel[form])) }).click();
    await this.page.waitForURL(/\/drill\/(start\/|desk\/#)/);
    await seen(this.bar);
  }

  /** Begins a whole drill and opens its incident, the triage answered as on the ideal path. @returns its id */
  async beginWell(scenario: Scenario): Promise<string> {
    await this.begin(scenario, 'full');
    await this.answerAll(idealAnswers(scenario));
    return this.open();
  }

  get bar(): Locator {
    return this.page.locator('.drill-bar');
  }

  /** The menu beside the clock's button, opened. */
  async openPace(): Promise<Locator> {
    const menu = this.bar.locator('.drill-pace');
    if ((await menu.getAttribute('open')) === null) await menu.locator('summary').click();
    return menu;
  }

  async setSpeed(times: Speed): Promise<void> {
    const menu = await this.openPace();
    await menu.getByRole('radio', { name: drillText.speed(times), exact: true }).check();
    await this.page.keyboard.press('Escape');
  }

  /** Lets the clock run at a speed. */
  async run(times: Speed): Promise<void> {
    await this.setSpeed(times);
    await this.press(drillText.play, this.bar);
  }

  /** Lets it run on where something comes. */
  async runOn(): Promise<void> {
    await (await this.openPace()).getByLabel(drillText.stopAtArrival).uncheck();
    await this.page.keyboard.press('Escape');
  }

  get feed(): Locator {
    return this.page.locator('#drill-feed');
  }

  /** Waits until the clock stands at a time since the start. @param offset `PT2H` */
  async standsAt(offset: string): Promise<void> {
    await seen(this.bar.getByText(sinceStart(milliseconds(offset)), { exact: true }));
  }

  /** To the next thing that comes, as often as it takes to get to one. */
  async stepTo(id: string, scenario: Scenario): Promise<void> {
    const { at } = injectOf(id, scenario);
    for (let steps = 0; steps < 12; steps += 1) {
      const time = (await this.bar.locator('.drill-time strong').textContent()) ?? '';
      if (time === sinceStart(milliseconds(at))) return;
      await this.bar.getByRole('button', { name: drillText.step }).click();
      await this.bar.locator('.drill-time strong', { hasText: exactly(time) }).waitFor({ state: 'detached' });
    }
    throw new Error(`${id} never came`);
  }

  async openFeed(): Promise<void> {
    if (await this.feed.isVisible()) return;
    await this.bar.getByRole('button', { name: beginning(drillText.openFeed(0)) }).click();
    await seen(this.feed);
  }

  async closeFeed(): Promise<void> {
    if (await this.feed.isVisible()) await this.press(drillText.closeFeed, this.feed);
  }

  /** Answers whoever waits for an answer. @param promised when more will be said, milliseconds since the epoch */
  async reply(id: string, scenario: Scenario, text: string, promised?: number): Promise<void> {
    const { from } = found([...scenario.injects, ...scenario.reactions], item => item.id === id);
    await this.openFeed();
    const words = this.page.getByLabel(drillText.replyTo(from), { exact: true });
    const form = this.feed.locator('form').filter({ has: words });
    await words.fill(text);
    if (promised !== undefined)
      await form.getByLabel(promisedField.asked.label).fill(toShanghaiInput(promised));
    await this.press(drillText.send, form);
    await seen(this.feed.getByText(text));
    await this.closeFeed();
  }

  /** Records a fact as verified, on the screen of facts. */
  async recordVerified(id: string, value: string): Promise<void> {
    await seen(this.page.locator('.facts'));
    const folded = this.page.locator('.facts-untold:not([open])').filter({ has: this.fact(id) });
    if ((await folded.count()) > 0) await folded.locator('summary').click();
    await this.press(named(factText.acts.record, elementLabel(id)));
    await this.fact(id).getByRole('radio', { name: factStateLabel.verified, exact: true }).check();
    await this.verifies(id, value, '现场核查', '李四', '地质灾害科科长');
    await seen(this.fact(id).and(this.page.locator('[data-fact=verified]')));
  }

  /** From the template to a published statement, by the whole way. @param next the promised update, milliseconds since the epoch */
  async publishStatement(incident: string, form: 'holding' | 'full', next: number): Promise<void> {
    await this.goTo(`drill/desk/#${incident}/release/new-notice-${form}`);
    await seen(this.text);
    await this.page.getByLabel(editorText.next, { exact: true }).fill(toShanghaiInput(next));
    await this.press(editorText.save(1));
    await seen(this.page.locator('.statement-sheet'));
    await this.signOff();
    await this.publishes({ place: '门户网站', link: 'https://example.invalid/notice' });
    await seen(this.publishDone);
  }

  /** Checks, the scenario's people, and the reading at the end. */
  override async signOff(): Promise<void> {
    await this.signChecks();
    await this.press(signOffText.submit);
    await this.readAloud();
    await seen(this.page.getByText(stageText.ready));
  }

  async end(): Promise<void> {
    await this.press(drillText.end.ask, this.bar);
    await this.press(drillText.end.yes, this.bar);
    await this.page.waitForURL(/\/drill\/#run\//);
  }
}
