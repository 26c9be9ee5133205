import type { Locator, Page } from 'playwright-core';
import { closingText } from '../../../src/desk/closing/words.ts';
import { named } from '../../../src/desk/core/words/named.ts';
import { documentsText } from '../../../src/desk/documents/words.ts';
import { factText } from '../../../src/desk/facts/words.ts';
import { recordTheme, solveTheme } from '../../../src/desk/feedback/theme.ts';
import { feedbackText } from '../../../src/desk/feedback/words.ts';
import { handoverText } from '../../../src/desk/handover/words.ts';
import { leadField } from '../../../src/desk/people/assigned.ts';
import { postLabel, postText } from '../../../src/desk/post/words.ts';
import { publish } from '../../../src/desk/publications/published.ts';
import { pagesOf, type IncidentPage as RoomPage, roomOf } from '../../../src/desk/shell/route.ts';
import { deskText, pageLabel, roomLabel, toolText } from '../../../src/desk/shell/words.ts';
import { editorText, publishText, signOffText, statementText } from '../../../src/desk/statements/words.ts';
import { minutesFormText, minutesText, stepFormText } from '../../../src/desk/steps/form-words.ts';
import { minute } from '../../../src/desk/steps/minuted.ts';
import { stepText } from '../../../src/desk/steps/words.ts';
import { triageText } from '../../../src/desk/triage/words.ts';
import type { Facts } from '../../../src/playbook/condition.ts';
import { toShanghaiInput } from '../../../src/playbook/deadline/compute.ts';
import type { MinutesSort } from '../../../src/playbook/evidence.ts';
import { isForReplies } from '../../../src/playbook/release-kit.ts';
import { screensOf } from '../../../src/playbook/wizard/screens.ts';
import { beginning, exactly } from '../../support/accessible-names.ts';
import { found, index, playbook, required } from '../../support/playbook.ts';
import type { CountingHand } from './counting-hand.ts';

const titleOf = (step: string): string => required(index.steps.get(step), step).title;

/** The screens as an officer goes through them: a press that a screen has made needless is not made. */
export class Office {
  readonly page: Page;
  readonly hand: CountingHand;

  constructor(page: Page, hand: CountingHand) {
    this.page = page;
    this.hand = hand;
  }

  button(name: string | RegExp, within: Page | Locator = this.page): Locator {
    return within.getByRole('button', { name: typeof name === 'string' ? exactly(name) : name }).first();
  }

  // — triage —

  /** Times stand filled in. */
  async triage(answers: Facts): Promise<void> {
    for (const screen of screensOf(playbook.triage, answers).all) {
      for (const question of screen) {
        const { id } = question;
        const field = this.page.locator(`.wizard:not([aria-busy]) [data-field="q-${id}"]`);
        await field.waitFor();
        const answer = answers[id] ?? '';
        if (question.kind === 'text' && answer !== '')
          await this.hand.type(field.getByRole('textbox'), answer);
        if (question.kind !== 'choice') continue;
        for (const value of answer.split(' ')) {
          const { label } = found(question.options, option => option.value === value);
          const name = beginning(label);
          if (question.multiple === true) await this.hand.choose(field.getByRole('checkbox', { name }));
          else await this.hand.press(field.getByRole('radio', { name }));
        }
      }
      // A press of the last of several options leads on by itself.
      const last = screen.at(-1);
      if (last?.kind !== 'choice' || last.multiple === true)
        await this.hand.press(this.button(triageText.next));
    }
    await this.page.getByText(triageText.verdict, { exact: true }).waitFor();
  }

  async open(): Promise<void> {
    await this.hand.press(this.button(triageText.start));
    await this.page.locator('.now-band').waitFor();
  }

  // — the checklist —

  /** Goes to a page, where it is not the one on the screen: to its room first, where that is another. */
  async enter(page: RoomPage): Promise<void> {
    const room = roomOf(page);
    if (room === undefined) {
      const pages = this.page.getByRole('navigation', { name: toolText.people });
      if (!(await pages.isVisible())) await this.hand.press(this.page.locator('.tools > button').first());
      await this.hand.press(pages.getByRole('link', { name: pageLabel[page] }));
      return;
    }
    const rooms = this.page.getByRole('navigation', { name: toolText.rooms });
    const follow = async (link: Locator): Promise<void> => {
      await link.waitFor();
      const isHere = (await link.getAttribute('aria-current')) !== null;
      const isThere = (await link.getAttribute('href')) === new URL(this.page.url()).hash;
      if (!isHere || (page !== '' && !isThere)) await this.hand.press(link);
    };
    const named = (words: string): Locator =>
      rooms.getByRole('link', { name: new RegExp(`^${words}( ${deskText.unfinished})?$`) });
    const inRoom = named(roomLabel[room]).first();
    await inRoom.waitFor();
    if (pagesOf[room][0] === page) await follow(inRoom);
    else {
      if ((await inRoom.getAttribute('aria-current')) === null) await this.hand.press(inRoom);
      await follow(named(pageLabel[page]));
    }
  }

  row(step: string): Locator {
    return this.page.locator(`#step-${step}`);
  }

  /** Opens a step, where it is not the one that is open. @returns its pane */
  async step(step: string): Promise<Locator> {
    await this.enter('');
    await this.row(step).waitFor();
    const pane = this.page.locator('.open-step');
    const heading = pane.getByRole('heading', { level: 2, name: titleOf(step) });
    if (!(await heading.isVisible())) await this.hand.press(this.row(step).locator('.step-open'));
    await heading.waitFor();
    return pane;
  }

  /** Done by hand with what it wants. @param values by want */
  async finish(step: string, values: Readonly<Record<string, string>>): Promise<void> {
    const pane = await this.step(step);
    const { wants = [], outcome = 'handled' } = required(index.steps.get(step), step);
    const save = this.button(stepText.markDone[outcome], pane);
    await save.waitFor();
    for (const [id, value] of Object.entries(values)) {
      const field = pane.locator(`[id="done-${step}-${id}"]`);
      if (!(await field.isVisible())) await this.hand.press(pane.getByText(stepText.optionalWants));
      if ((await field.inputValue()) !== value) await this.hand.type(field, value);
    }
    if (wants.some(({ id, optional }) => optional !== true && values[id] === undefined))
      throw new Error(`${step} wants more`);
    await this.hand.press(save);
    await this.isDone(step);
  }

  async isDone(step: string): Promise<void> {
    await this.page.locator(`#step-${step}[data-state=done]`).waitFor();
  }

  /** A meeting, a call or a visit, written down at the first of the steps that it did. */
  async minute(
    sort: MinutesSort,
    steps: readonly [string, ...string[]],
    people: string,
    said: string,
    line?: string,
  ): Promise<void> {
    const [first, ...others] = steps;
    const pane = await this.step(first);
    const words = minutesText[sort];
    const save = this.button(minutesFormText.save(words.sort), pane);
    const opens = this.button(minutesFormText.record(words.sort), pane);
    await save.or(opens).first().waitFor();
    if (!(await save.isVisible())) await this.hand.press(opens);
    await save.waitFor();
    const form = pane
      .locator('form')
      .filter({ has: this.page.getByRole('button', { name: minutesFormText.save(words.sort) }) });
    await this.hand.type(form.getByLabel(words.people), people);
    await this.hand.type(form.getByLabel(words.said, { exact: true }), said);
    if (line !== undefined)
      await this.hand.type(form.getByLabel(minute.fields.line.asked.label, { exact: true }), line);
    for (const step of others) {
      const box = form.getByRole('checkbox', { name: titleOf(step) });
      if (!(await box.isChecked())) await this.hand.choose(box);
    }
    await this.hand.press(save);
    for (const step of steps) await this.isDone(step);
  }

  /** Says which office leads, of those that are offered. */
  async leads(step: string, office: string): Promise<void> {
    const pane = await this.step(step);
    const save = this.button(stepFormText.leadSave, pane);
    await save.waitFor();
    await this.hand.complete(pane.getByLabel(leadField.asked.label, { exact: true }), office);
    await this.hand.press(save);
    await this.isDone(step);
  }

  /** @param post by what the fields of the form are called @param later answers that the triage left for now */
  async post(post: Readonly<Partial<Record<keyof typeof postLabel, string>>>, later: Facts): Promise<void> {
    const pane = await this.step('register-report');
    const save = this.button(postText.saveAndDone, pane);
    await save.waitFor();
    for (const [field, value] of Object.entries(post)) {
      const label = postLabel[field as keyof typeof postLabel];
      await this.hand.type(pane.getByLabel(label, { exact: true }), value);
    }
    for (const [id, value] of Object.entries(later)) {
      const question = playbook.triage.questions.find(each => each.id === id);
      const options = question?.kind === 'choice' ? question.options : [];
      const { label } = found(options, option => option.value === value);
      await this.hand.choose(pane.locator(`[id="post-${id}"]`), label);
    }
    await this.hand.press(save);
    await this.isDone('register-report');
  }

  // — documents —

  /** Files a form as it is drafted, from a step that asks for it. */
  async file(step: string, form: string): Promise<void> {
    const { title } = found(playbook.forms, ({ id }) => id === form);
    const heading = this.page.locator('#document-title').filter({ hasText: title });
    if (!(await heading.isVisible())) {
      const pane = await this.step(step);
      await this.hand.press(pane.getByRole('link', { name: stepText.writes(title) }));
    }
    await heading.waitFor();
    await this.hand.press(this.button(documentsText.file));
    await heading.waitFor({ state: 'detached' });
    await this.page.locator('h1').waitFor();
  }

  // — facts —

  /** Facts that one look has verified. @param values by fact @param none why the others do not apply */
  async facts(
    values: Readonly<Record<string, string>>,
    source: string,
    verifier: string,
    none?: string,
  ): Promise<void> {
    await this.enter('facts');
    const save = this.button(factText.saveTogether);
    const opens = this.button(factText.together);
    await save.or(opens).first().waitFor();
    if (!(await save.isVisible())) await this.hand.press(opens);
    const form = this.page.locator('form.facts-together');
    for (const [fact, value] of Object.entries(values))
      await this.hand.type(form.locator(`[id="facts-${fact}"]`), value);
    if (none !== undefined) await this.hand.type(form.locator('#facts-none'), none);
    await this.hand.type(form.locator('#facts-source'), source);
    await this.person(form.locator('#facts-person'), verifier);
    await this.hand.press(save);
    await save.waitFor({ state: 'hidden' });
  }

  async cause(value: string, source: string, verifier: string, approver: string): Promise<void> {
    const { id, label } = found(playbook.release.elements, ({ cause }) => cause === true);
    await this.enter('facts');
    await this.hand.press(this.button(named(factText.acts.verify, label)));
    const form = this.page.locator('form.fact-form');
    await this.hand.type(form.locator(`[id="fact-form-${id}-value"]`), value);
    await this.hand.type(form.locator(`[id="fact-form-${id}-source"]`), source);
    await this.person(form.locator(`[id="fact-form-${id}-person"]`), verifier);
    await this.hand.press(this.button(factText.save, form));
    await form.locator(`[id="fact-form-${id}-value"]`).waitFor({ state: 'hidden' });
    const opens = this.button(named(factText.acts.approve, label));
    const save = form.locator('button[type=submit]');
    await save.or(opens).first().waitFor();
    if (!(await save.isVisible())) await this.hand.press(opens);
    await this.person(form.locator('.pair input').first(), approver);
    await this.hand.choose(form.locator('input[value="phone"]'));
    await this.hand.press(save);
    await form.waitFor({ state: 'hidden' });
  }

  /** A person's field: the name is left where it stands already, and offered with the title. */
  private async person(field: Locator, name: string): Promise<void> {
    await field.waitFor();
    if ((await field.inputValue()) !== name) await this.hand.complete(field, name);
  }

  // — statements —

  /** From the room of facts: begun as recommended, saved, signed, approved, read aloud, published. */
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
    /** What has to be said of a check, by check. */
    readonly notes: Readonly<Record<string, string>>;
    readonly reader: string;
    readonly link: string;
  }): Promise<void> {
    await this.enter('facts');
    await this.hand.press(this.button(factText.write));
    const form = this.page.locator('.statement-editor');
    const begin = this.button(statementText.begin);
    await form.or(begin).first().waitFor();
    if (!(await form.isVisible())) await this.hand.press(begin);
    await form.waitFor();
    if (next !== undefined)
      await this.hand.type(form.getByLabel(editorText.next, { exact: true }), toShanghaiInput(next));
    if (ends !== undefined) await this.hand.type(form.getByLabel(editorText.ends), ends);
    await this.hand.press(this.button(editorText.save(1)));
    await this.decide(stages, notes);
    await this.readsAloud(reader);
    await this.hand.type(this.page.getByLabel(publish.fields.link.asked.label), link);
    await this.hand.press(this.button(publishText.publish));
    await this.page.locator('.publish-done').waitFor();
  }

  /** One meeting decides everything: what, who, how, and which it was. */
  private async decide(
    stages: Readonly<Record<string, readonly string[]>>,
    notes: Readonly<Record<string, string>>,
  ): Promise<void> {
    const form = this.page.locator('.line-form');
    const all = Object.values(stages).flat();
    await form.locator('input').first().waitFor();
    for (const id of all) {
      const tick = form.locator(`[data-field="sign-signs"] input[value="${id}"]`);
      if ((await tick.count()) > 0) await this.hand.choose(tick);
    }
    for (const [check, note] of Object.entries(notes))
      await this.hand.type(form.locator(`[id="sign-note-${check}"]`), note);
    for (const [name, [first = '']] of Object.entries(stages)) {
      await this.person(form.locator(`[id="sign-person-${first}"]`), name);
      const posts = form.locator(`[data-field="sign-post-${first}"] input`);
      if ((await posts.count()) > 0 && !(await posts.last().isChecked()))
        await this.hand.choose(posts.last());
    }
    await this.hand.choose(form.locator('[data-field="sign-how"] input[value="meeting"]'));
    await this.hand.type(form.locator('#sign-occasion'), '碰头会');
    await this.hand.press(this.button(signOffText.sign(all.length), form));
    // A reply is not read aloud.
    await this.button(signOffText.confirm, form).or(this.button(publishText.publish)).first().waitFor();
  }

  private async readsAloud(reader: string): Promise<void> {
    const form = this.page.locator('.line-form');
    const line = (await this.page.locator('.sign-off [data-next]').getAttribute('id')) ?? '';
    await this.person(form.locator(`[id="sign-person-${line.replace(/^line-/, '')}"]`), reader);
    await this.hand.choose(form.locator('[data-field="sign-how"] input[value="inPerson"]'));
    await this.hand.press(this.button(signOffText.confirm, form));
    await this.page.locator(`[id="${line}"][data-next]`).waitFor({ state: 'detached' });
  }

  // — what the public says —

  /** @param to the section it is passed on to at once */
  async theme(title: string, count: string, to?: string): Promise<void> {
    await this.enter('feedback');
    const field = this.page.getByLabel(recordTheme.fields.title.asked.label, { exact: true });
    const opens = this.button(feedbackText.record);
    await field.or(opens).first().waitFor();
    if (!(await field.isVisible())) await this.hand.press(opens);
    const form = this.page.locator('form').filter({ has: field });
    await this.hand.type(field, title);
    await this.hand.type(form.getByLabel(recordTheme.fields.count.asked.label, { exact: true }), count);
    if (to !== undefined)
      await this.hand.type(form.getByLabel(recordTheme.fields.to.asked.label, { exact: true }), to);
    await this.hand.press(this.button(feedbackText.record, form));
    await this.page.locator('.theme').getByText(title).waitFor();
  }

  private async about(theme: string, act: string, save: string, fill: (form: Locator) => Promise<void>) {
    await this.enter('feedback');
    await this.hand.press(this.button(named(act, theme)));
    const form = this.page.locator('.theme form');
    await fill(form);
    await this.hand.press(this.button(save, form));
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
    await this.hand.press(this.button(named(feedbackText.write.corrected, theme)));
    const form = this.page.locator('.statement-editor');
    await form.waitFor();
    const part = required(playbook.release.channels.find(isForReplies)?.parts[0], 'part of a reply');
    await this.hand.type(form.locator(`[id="part-${part.id}"]`), text);
    await this.hand.press(this.button(editorText.save(1)));
    await this.decide(stages, notes);
    await this.hand.type(this.page.getByLabel(publish.fields.place.asked.label), place);
    await this.hand.press(this.button(publishText.publish));
    await this.page.locator('.publish-done').waitFor();
  }

  solves(theme: string, result: string): Promise<void> {
    return this.about(theme, feedbackText.solve, feedbackText.saveSolve, form =>
      this.hand.type(form.getByLabel(solveTheme.fields.result.asked.label), result),
    );
  }

  // — hand-over and closing —

  async handOver(name: string, role: string): Promise<void> {
    await this.enter('handover');
    const give = this.button(handoverText.submit);
    await give.waitFor();
    await this.hand.complete(this.page.locator('#taker-name'), name);
    const post = this.page.locator('#taker-role');
    const { id, name: label } = found(playbook.roles, each => each.id === role);
    if ((await post.inputValue()) !== id) await this.hand.choose(post, label);
    await this.hand.press(give);
    await this.hand.press(this.button(handoverText.take(name)));
    await this.page.locator('.now-band').waitFor();
  }

  /** @param words on what is left, by phase or need */
  async close(second: string, words: Readonly<Record<string, string>>): Promise<void> {
    await this.enter('');
    const close = this.page
      .locator(':is(.ended, .tools)')
      .getByRole('button', { name: exactly(deskText.close) });
    if (!(await close.first().isVisible())) await this.hand.press(this.button(toolText.more));
    await this.hand.press(close.first());
    const form = this.page.locator('.closing');
    await form.waitFor();
    for (const [ask, text] of Object.entries(words))
      await this.hand.type(form.locator(`[id="close-${ask}"]`), text);
    await this.hand.complete(form.getByLabel(closingText.second, { exact: true }), second);
    await this.hand.press(this.button(deskText.close, form));
    await this.page.locator('#closed-title').waitFor();
  }
}
