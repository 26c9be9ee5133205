import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { toShanghaiInput } from '../../src/domain/deadline/compute.ts';
import type { Facts } from '../../src/domain/playbook/condition.ts';
import type { Question } from '../../src/domain/wizard/flow.ts';
import { walk } from '../../src/domain/wizard/walk.ts';
import { deskText, type stateLabel, triageText } from '../../src/text/incident.ts';
import type { Visit } from '../support/browser.ts';
import { index, playbook, required } from '../support/playbook.ts';
import { type SeededIncident, seeded } from './incidents.ts';

export const step = (id: string) => required(index.steps.get(id), `step ${id}`);
export const question = (id: string): Question =>
  required(
    playbook.triage.questions.find(each => each.id === id),
    `question ${id}`,
  );
/** The words of an option. */
export function optionLabel(questionId: string, value: string): string {
  const asked = question(questionId);
  const options = asked.kind === 'choice' ? asked.options : [];
  return required(
    options.find(option => option.value === value),
    `option ${value}`,
  ).label;
}
/** The questions asked on the way to the verdict, in order. */
export const pathOf = (answers: Facts): readonly Question[] => walk(playbook.triage, answers).answered;

/** Accessible names that begin with some words. */
export const beginning = (words: string): RegExp =>
  new RegExp(`^${words.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}`);

export const seen = (locator: Locator): Promise<void> => locator.first().waitFor({ state: 'visible' });
export const gone = (locator: Locator): Promise<void> => locator.first().waitFor({ state: 'hidden' });

/** The text of what is laid out, unlike `textContent`. */
export const shownText = async (locator: Locator): Promise<string> =>
  (await locator.allInnerTexts()).join('\n');

/** Waits until a value holds; machines are busy, so a moment is never enough. */
export const eventually = <Value>(read: () => Value | Promise<Value>) =>
  expect.poll(read, { timeout: 15_000, interval: 100 });

/** The main job as an officer does it, by names on the screen. */
export class Officer {
  readonly page: Page;
  readonly site: string;

  constructor({ page, site }: Pick<Visit, 'page' | 'site'>) {
    this.page = page;
    this.site = site;
  }

  async goTo(path: string): Promise<void> {
    await this.page.goto(this.site + path);
  }

  // — triage —

  asked(id: string): Locator {
    return this.page.getByRole('heading', { level: 1, name: question(id).text });
  }

  get next(): Locator {
    return this.page.getByRole('button', { name: triageText.next, exact: true });
  }

  /** The sentence that says what is wrong. */
  get problem(): Locator {
    return this.page.locator('.problem[role=alert]');
  }

  async fillIn(id: string, answer: string): Promise<void> {
    const asked = question(id);
    await seen(this.asked(id));
    switch (asked.kind) {
      case 'choice':
        await this.page.getByRole('radio', { name: beginning(optionLabel(id, answer)) }).check();
        break;
      case 'time':
        await this.page.getByLabel(asked.text).fill(answer === '' ? '' : toShanghaiInput(Date.parse(answer)));
        break;
      case 'text':
        await this.page.getByLabel(asked.text).fill(answer);
    }
  }

  async answer(id: string, answer: string): Promise<void> {
    await this.fillIn(id, answer);
    await this.next.click();
  }

  async answerAll(answers: Facts): Promise<void> {
    for (const { id } of pathOf(answers)) await this.answer(id, answers[id] ?? '');
    await seen(this.page.getByText(triageText.verdict, { exact: true }));
  }

  change(id: string): Locator {
    return this.page
      .getByRole('region', { name: triageText.answers })
      .getByRole('button', { name: triageText.changeLabel(question(id).label) });
  }

  /** From the verdict to the open incident. @returns its id */
  async open(name = '张三'): Promise<string> {
    await this.page.getByLabel(triageText.role).selectOption({ label: officeName });
    await this.page.getByLabel(triageText.name).fill(name);
    await this.page.getByRole('button', { name: triageText.start }).click();
    await this.page.waitForURL(/\/desk\/#\w+$/);
    await this.saved();
    return new URL(this.page.url()).hash.slice(1);
  }

  // — desk —

  async saved(): Promise<void> {
    await seen(this.page.getByRole('status').getByText(deskText.saved, { exact: true }));
  }

  row(stepId: string): Locator {
    return this.page.locator(`#step-${stepId}`);
  }

  tick(stepId: string): Locator {
    return this.row(stepId).getByRole('button', { name: deskText.doneNow(step(stepId).title) });
  }

  undo(stepId: string): Locator {
    return this.row(stepId).getByRole('button', { name: deskText.undoLabel(step(stepId).title) });
  }

  /** The button that unfolds a step. */
  title(stepId: string): Locator {
    return this.row(stepId).locator('[aria-expanded]');
  }

  async unfold(stepId: string): Promise<Locator> {
    if ((await this.title(stepId).getAttribute('aria-expanded')) === 'false')
      await this.title(stepId).click();
    return this.row(stepId);
  }

  async state(stepId: string): Promise<string | null> {
    return this.row(stepId).getAttribute('data-state');
  }

  /** Waits for a step to stand as done, skipped and so on. */
  async stands(stepId: string, state: keyof typeof stateLabel): Promise<void> {
    await this.row(stepId).waitFor();
    await eventually(() => this.state(stepId)).toBe(state);
  }

  /** Step id → state, for all steps shown. */
  async states(): Promise<Record<string, string>> {
    return this.page
      .locator('.step-row')
      .evaluateAll(rows =>
        Object.fromEntries(
          rows.map(row => [row.id.replace('step-', ''), row.getAttribute('data-state') ?? '']),
        ),
      );
  }

  async addNote(text: string): Promise<void> {
    await this.page.getByLabel(deskText.noteLabel).fill(text);
    await this.page.getByRole('button', { name: deskText.addNote }).click();
  }

  get log(): Locator {
    return this.page.getByRole('region', { name: deskText.log });
  }

  /** Presses 导出 and reads the file. */
  async export(
    button = this.page.getByRole('button', { name: deskText.export, exact: true }),
  ): Promise<string> {
    const [download] = await Promise.all([this.page.waitForEvent('download'), button.click()]);
    expect(download.suggestedFilename()).toMatch(/\.json$/);
    return readFile(await download.path(), 'utf8');
  }

  /** Hands a file to 导入, on the list of incidents. */
  async choose(text: string | Buffer, name = 'incident.json'): Promise<void> {
    await this.page.getByLabel(deskText.import).setInputFiles({
      name,
      mimeType: 'application/json',
      buffer: typeof text === 'string' ? Buffer.from(text) : text,
    });
  }

  /** Has said who keeps the record at some time before. */
  async isKnown(): Promise<void> {
    await this.page.context().addInitScript(() => {
      if (!location.protocol.startsWith('http')) return;
      localStorage.setItem('yuqing.role', 'office');
      localStorage.setItem('yuqing.name', '张三');
    });
  }

  /** Brings an incident in from a package and opens it. */
  async bringIn(incident: SeededIncident = seeded()): Promise<SeededIncident> {
    await this.isKnown();
    await this.goTo('desk/');
    await this.choose(incident.file);
    await seen(this.page.getByText(deskText.imported(incident.title, incident.events.length)));
    await this.saved();
    await this.goToIncident(incident);
    return incident;
  }

  async goToIncident({ id, title }: Pick<SeededIncident, 'id' | 'title'>): Promise<void> {
    await this.goTo(`desk/#${id}`);
    await seen(this.page.getByRole('heading', { level: 1, name: title }));
  }
}

export const officeName = required(
  playbook.roles.find(({ id }) => id === 'office'),
  'role office',
).name;
export const officeShort = required(
  playbook.roles.find(({ id }) => id === 'office'),
  'role office',
).short;
