import type { Locator } from 'playwright-core';
import { named } from '../../../src/desk/core/words/named.ts';
import { documentsText } from '../../../src/desk/documents/words.ts';
import { factText } from '../../../src/desk/facts/words.ts';
import { solveTheme } from '../../../src/desk/feedback/theme.ts';
import { feedbackText } from '../../../src/desk/feedback/words.ts';
import { handoverText } from '../../../src/desk/handover/words.ts';
import { answerOrder, registerOrder } from '../../../src/desk/orders/order.ts';
import { orderSortLabel, ordersText } from '../../../src/desk/orders/words.ts';
import { officerText } from '../../../src/desk/parts/officer-words.ts';
import { leadField } from '../../../src/desk/people/assigned.ts';
import { postLabel, postText } from '../../../src/desk/post/words.ts';
import { editorText, publishText, signOffText, statementText } from '../../../src/desk/statements/words.ts';
import { minutesFormText, minutesText, stepFormText } from '../../../src/desk/steps/form-words.ts';
import { minute } from '../../../src/desk/steps/minuted.ts';
import { stepText } from '../../../src/desk/steps/words.ts';
import type { Facts } from '../../../src/playbook/condition.ts';
import { toShanghaiInput } from '../../../src/playbook/deadline/compute.ts';
import type { MinutesSort } from '../../../src/playbook/vocabulary.ts';
import { Desk } from '../../e2e/desk.ts';
import { gone, optionLabel, seen, step } from '../../e2e/officer.ts';
import { replyPart, cause as theCause } from '../../e2e/releases.ts';
import { beginning } from '../../support/accessible-names.ts';
import { found, playbook } from '../../support/playbook.ts';
import type { CountingHand } from './counting-hand.ts';
import { OFFICER } from './stories.ts';

/** The desk as an officer in a hurry goes through it: a press that a screen has made needless is not made. */
export class Office extends Desk {
  declare readonly hand: CountingHand;

  /** Opens a step, where it is not the one that is open; one that stands in the band as next, from whatever page. @returns its pane */
  override async openStep(id: string): Promise<Locator> {
    const next = this.page.locator('.now-step').filter({ hasText: step(id).title });
    if (await next.isVisible()) {
      await this.hand.press(next);
      await seen(this.opened(id));
      return this.pane;
    }
    await this.enter('');
    await seen(this.row(id));
    return (await this.opened(id).isVisible()) ? this.pane : super.openStep(id);
  }

  /** Presses what opens something, unless that is open. */
  private async unfold(opens: Locator, inside: Locator): Promise<void> {
    await seen(inside.or(opens));
    if (!(await inside.first().isVisible())) await this.hand.press(opens);
    await seen(inside);
  }

  /** A meeting, a call or a visit, written down at the first of the steps that it did. */
  async minute(
    sort: MinutesSort,
    steps: readonly [string, ...string[]],
    people: string,
    said: string,
    settled: Readonly<Partial<Record<'assessed' | 'line', string>>> = {},
  ): Promise<void> {
    const [first, ...others] = steps;
    const pane = await this.openStep(first);
    const labels = minutesText[sort];
    const save = this.button(minutesFormText.save(labels.sort), pane);
    await this.unfold(this.button(minutesFormText.record(labels.sort), pane), save);
    const form = pane.locator('form').filter({ has: this.button(minutesFormText.save(labels.sort)) });
    await this.hand.type(form.getByLabel(labels.people), people);
    await this.hand.type(form.getByLabel(labels.said, { exact: true }), said);
    const words = Object.entries(settled) as [keyof typeof settled, string][];
    for (const [field, text] of words)
      await this.hand.type(form.getByLabel(minute.fields[field].asked.label, { exact: true }), text);
    const isSaid = (id: string): boolean =>
      words.some(([field]) => step(id).fills === (field === 'line' ? 'line' : 'assessment'));
    for (const id of others) {
      // Something settled in words needs no tick.
      if (isSaid(id)) continue;
      const box = form.getByRole('checkbox', { name: step(id).title });
      if (!(await box.isChecked())) await this.hand.choose(box);
    }
    await this.hand.press(save);
    for (const id of steps) await this.stands(id, 'done');
  }

  /** Says which office leads, of those that are offered. */
  async leads(id: string, office: string): Promise<void> {
    const pane = await this.openStep(id);
    await this.hand.complete(pane.getByLabel(leadField.asked.label, { exact: true }), office);
    await this.press(stepFormText.leadSave, pane);
    await this.stands(id, 'done');
  }

  /** @param post by what the fields of the form are called @param later answers that the triage left for now */
  async post(post: Readonly<Partial<Record<keyof typeof postLabel, string>>>, later: Facts): Promise<void> {
    const pane = await this.openStep('register-report');
    const received = pane.getByLabel(stepText.receivedAt, { exact: true }).first();
    await this.hand.type(received, toShanghaiInput(Date.now()));
    for (const [field, value] of Object.entries(post)) {
      const label = postLabel[field as keyof typeof postLabel];
      await this.hand.type(pane.getByLabel(label, { exact: true }), value);
    }
    for (const [id, value] of Object.entries(later))
      await this.hand.choose(pane.locator(`[id="post-${id}"]`), { label: optionLabel(id, value) });
    await this.press(postText.saveAndDone, pane);
    await this.stands('register-report', 'done');
  }

  // — what comes in —

  /** Goes to the triage to see what it asks, and comes back by the way that stands beside its questions. */
  async looksAtTriage(): Promise<void> {
    await this.press(ordersText.toTriage);
    await this.ready();
    await this.press(ordersText.register);
    await seen(this.page.locator('#order-start'));
  }

  /** Registers a ticket as it lies on the desk, which opens its incident. */
  async opensWithOrder(sheet: { readonly from: string; readonly number: string; readonly demand: string }) {
    const form = this.page.locator('form').filter({ has: this.button(ordersText.register) });
    await this.hand.choose(form.getByRole('radio', { name: orderSortLabel.ticket }));
    for (const [field, words] of Object.entries(sheet))
      await this.hand.type(
        form.getByLabel(registerOrder.fields[field as keyof typeof sheet].asked.label, { exact: true }),
        words,
      );
    await this.hand.choose(this.page.getByLabel(officerText.role), OFFICER.role);
    await this.hand.type(this.page.getByLabel(officerText.name), OFFICER.name);
    await this.press(ordersText.register, form);
    await seen(this.page.locator('.orders').getByText(ordersText.sum(1, 0, 1)));
  }

  /** Writes the document that answers a ticket, and files it. @param parts by the ids of its fields */
  async repliesInWriting(form: string, parts: Readonly<Record<string, string>>): Promise<void> {
    const { title } = found(playbook.forms, each => each.id === form);
    await this.hand.press(this.page.locator('.orders').getByRole('link', { name: ordersText.writes(title) }));
    for (const [field, words] of Object.entries(parts))
      await this.hand.type(this.page.locator(`[id="document-${field}"]`), words);
    await this.press(documentsText.file);
    await this.hand.press(this.page.getByRole('link', { name: ordersText.toOrders(true) }));
  }

  /** Reports back what a ticket came to, in the words of its reply. */
  async answersTicket(way: string): Promise<void> {
    const answering = (within: Locator): Locator =>
      within.getByRole('button', { name: beginning(ordersText.answer) });
    const text = this.page.getByLabel(answerOrder.fields.text.asked.label);
    const form = this.page.locator('form').filter({ has: text });
    await this.unfold(answering(this.page.locator('.orders')), form);
    if ((await text.inputValue()) === '') throw new Error('what was written is asked for again');
    await this.hand.type(form.getByLabel(answerOrder.fields.way.asked.label), way);
    await this.hand.choose(form.getByRole('radio', { name: ordersText.stages.final }));
    await this.hand.press(answering(form));
    await seen(this.page.getByText(ordersText.sum(0, 0, 1)));
  }

  // — documents —

  /** Files a form as it is drafted, from a step that asks for it. */
  async file(id: string, form: string): Promise<void> {
    const { title } = found(playbook.forms, each => each.id === form);
    const heading = this.page.locator('#document-title').filter({ hasText: title });
    if (!(await heading.isVisible())) {
      const pane = await this.openStep(id);
      await this.hand.press(pane.getByRole('link', { name: stepText.writes(title) }));
    }
    await heading.waitFor();
    await this.press(documentsText.file);
    await heading.waitFor({ state: 'detached' });
    await this.page.locator('h1').waitFor();
  }

  // — facts —

  /** Facts that one look has verified. @param values by fact @param none why the others do not apply */
  async recordFacts(
    values: Readonly<Record<string, string>>,
    source: string,
    verifier: string,
    none?: string,
    title?: string,
  ): Promise<void> {
    await this.enter('facts');
    const save = this.button(factText.saveTogether);
    await this.unfold(this.button(factText.together), save);
    const form = this.page.locator('form.facts-together');
    for (const [fact, value] of Object.entries(values))
      await this.hand.type(form.locator(`[id="facts-${fact}"]`), value);
    if (none !== undefined) await this.hand.type(form.locator('#facts-none'), none);
    await this.hand.type(form.locator('#facts-source'), source);
    await this.hand.name(form.locator('#facts-person'), verifier, title);
    await this.hand.press(save);
    await gone(save);
  }

  async cause(value: string, source: string, verifier: string, approver: string): Promise<void> {
    await this.enter('facts');
    await this.press(named(factText.acts.verify, theCause.label));
    await this.verifies(theCause.id, value, source, verifier);
    const form = this.page.locator('form.fact-form');
    const save = form.locator('button[type=submit]');
    await this.unfold(this.button(named(factText.acts.approve, theCause.label)), save);
    await this.hand.name(form.locator('.pair input').first(), approver);
    await this.hand.choose(form.locator('input[value="phone"]'));
    await this.hand.press(save);
    await gone(form);
  }

  // — statements —

  /** From the page of facts: begun as recommended, saved, signed, approved, read aloud, published. */
  async release({
    next,
    ends,
    notes,
    stages,
    reader,
    link,
  }: {
    /** Milliseconds since the epoch. */
    readonly next?: number;
    readonly ends?: string;
    /** Who decides what, all in one meeting: stages by whoever has them, in their order. */
    readonly stages: Readonly<Record<string, readonly string[]>>;
    /** Remarks that a check needs, by check. */
    readonly notes: Readonly<Record<string, string>>;
    readonly reader: string;
    readonly link: string;
  }): Promise<void> {
    await this.enter('facts');
    await this.press(factText.write);
    const form = this.page.locator('.statement-editor');
    await this.unfold(this.button(statementText.begin), form);
    if (next !== undefined)
      await this.hand.type(form.getByLabel(editorText.next, { exact: true }), toShanghaiInput(next));
    if (ends !== undefined) await this.hand.type(form.getByLabel(editorText.ends), ends);
    await this.press(editorText.save(1));
    await this.meets(stages, notes);
    await this.readAloud(reader, 'inPerson');
    await this.publishes({ link });
    await seen(this.publishDone);
  }

  /** One meeting decides everything; a reply is not read aloud. */
  private async meets(
    stages: Readonly<Record<string, readonly string[]>>,
    notes: Readonly<Record<string, string>>,
  ): Promise<void> {
    const form = this.page.locator('.line-form');
    await this.decides(stages, { how: 'meeting', notes });
    await this.press(signOffText.sign(Object.values(stages).flat().length), form);
    await seen(this.button(signOffText.confirm, form).or(this.button(publishText.publish)));
  }

  // — what the public says —

  private async about(theme: string, act: string, save: string, fill: (form: Locator) => Promise<void>) {
    await this.enter('feedback');
    await this.press(named(act, theme));
    const form = this.page.locator('.theme form');
    await fill(form);
    await this.press(save, form);
    await form.waitFor({ state: 'detached' });
  }

  /** Sets something untrue right in words of its own, which go out signed as a reply. */
  async corrects(
    theme: string,
    text: string,
    {
      stages,
      notes,
      place,
    }: {
      readonly stages: Readonly<Record<string, readonly string[]>>;
      readonly notes: Readonly<Record<string, string>>;
      readonly place: string;
    },
  ): Promise<void> {
    await this.enter('feedback');
    await this.press(named(feedbackText.write.corrected, theme));
    await this.hand.type(this.page.locator(`[id="part-${replyPart.id}"]`), text);
    await this.press(editorText.save(1));
    await this.meets(stages, notes);
    await this.publishes({ place });
    await seen(this.publishDone);
  }

  solves(theme: string, result: string): Promise<void> {
    return this.about(theme, feedbackText.solve, feedbackText.saveSolve, form =>
      this.hand.type(form.getByLabel(solveTheme.fields.result.asked.label), result),
    );
  }

  // — hand-over and closing —

  async handOver(name: string, role: string): Promise<void> {
    await this.enter('handover');
    await this.hand.name(this.page.locator('#taker-name'), name);
    const post = this.page.locator('#taker-role');
    if ((await post.inputValue()) !== role) await this.hand.choose(post, role);
    await this.press(handoverText.submit);
    await this.press(handoverText.take(name));
    await seen(this.page.locator('.now-band'));
  }

  override async closeIncident(second: string): Promise<void> {
    await this.enter('');
    await super.closeIncident(second);
  }
}
