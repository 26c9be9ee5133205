import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page as BrowserPage, Locator } from 'playwright-core';
import { closingText } from '../../src/desk/closing/words.ts';
import { named } from '../../src/desk/core/words/named.ts';
import { archiveText } from '../../src/desk/frame/archive-words.ts';
import { lockText } from '../../src/desk/lock/words.ts';
import { exportText } from '../../src/desk/packages/export-words.ts';
import { importText } from '../../src/desk/packages/import-words.ts';
import { officerText } from '../../src/desk/parts/officer-words.ts';
import { type IncidentPage, pageGroupOf, pagesOf } from '../../src/desk/parts/route.ts';
import { saveText } from '../../src/desk/parts/store-words.ts';
import { wantText } from '../../src/desk/parts/want-words.ts';
import { deskText, pageGroupLabel, pageLabel, paneLabel, toolText } from '../../src/desk/parts/words.ts';
import { personText } from '../../src/desk/people/words.ts';
import { publish } from '../../src/desk/publications/published.ts';
import { publishStepText } from '../../src/desk/publications/words.ts';
import { logText } from '../../src/desk/record/words.ts';
import { editorText, elsewhereText, publishText } from '../../src/desk/statements/words.ts';
import { type stateLabel, stepText } from '../../src/desk/steps/words.ts';
import { triageText } from '../../src/desk/triage/words.ts';
import { passphraseText } from '../../src/kit/passphrase-words.ts';
import type { Facts } from '../../src/playbook/condition.ts';
import { toShanghaiInput } from '../../src/playbook/deadline/compute.ts';
import type { Question } from '../../src/playbook/wizard/flow.ts';
import { type Screen, screensOf } from '../../src/playbook/wizard/screens.ts';
import { beginning } from '../support/accessible-names.ts';
import type { Visit } from '../support/browser.ts';
import { storeNameAt } from '../support/built-site.ts';
import { valuesFor } from '../support/incident.ts';
import { found, index, playbook, required } from '../support/playbook.ts';
import { limited, type Meant, type SeededIncident, seeded } from './incidents.ts';
import { PlainHand } from './plain-hand.ts';

export const step = (id: string) => required(index.steps.get(id), `step ${id}`);
/** The button that finishes a step. */
export const doneLabel = (id: string): string => stepText.markDone[step(id).outcome ?? 'handled'];
export const question = (id: string): Question => found(playbook.triage.questions, each => each.id === id);
/** The words of an option. */
export function optionLabel(questionId: string, value: string): string {
  const asked = question(questionId);
  const options = asked.kind === 'choice' ? asked.options : [];
  return found(options, option => option.value === value).label;
}
/** The screens on the way to the verdict, in order. */
export const screensFor = (answers: Facts): readonly Screen[] => screensOf(playbook.triage, answers).all;
/** The questions asked on the way to the verdict, in order. */
export const pathOf = (answers: Facts): readonly Question[] => screensFor(answers).flat();
/** Those answers that the triage asks for; the others are given on the desk. */
export const askedFacts = (answers: Facts): Facts =>
  Object.fromEntries(
    pathOf(answers).flatMap(({ id }) => (answers[id] === undefined ? [] : [[id, answers[id]]])),
  );
/** Whether a press answers it, and leads on by itself. */
const isPressed = (asked: Question): boolean => asked.kind === 'choice' && asked.multiple !== true;

/** The name of what leads somewhere, whether or not something is half written there. */
const maybeUnfinished = (label: string): RegExp => new RegExp(`^${label}( ${deskText.unfinished})?$`);

/** The words on what is open at the closing. */
export const closingWords = '.closing textarea:is([id^="close-need:"], [id^="close-phase:"])';

export const seen = (locator: Locator): Promise<void> => locator.first().waitFor({ state: 'visible' });
export const gone = (locator: Locator): Promise<void> => locator.first().waitFor({ state: 'hidden' });

/** The text of what is laid out, unlike `textContent`. */
export const shownText = async (locator: Locator): Promise<string> =>
  (await locator.allInnerTexts()).join('\n');

/** Whether something can be seen whole, between the top of the window and whatever stands at its foot. */
export async function inView(page: BrowserPage, target: Locator): Promise<boolean> {
  const box = await target.boundingBox();
  const tabs = page.locator('.panes');
  const foot = (await tabs.count()) === 0 ? null : await tabs.boundingBox();
  const height = foot?.y ?? page.viewportSize()?.height ?? 0;
  return box !== null && box.height > 0 && box.y >= 0 && box.y + box.height <= height;
}

/** Whether the browser would ask before leaving the page. */
export const asksBeforeLeaving = (page: BrowserPage): Promise<boolean> =>
  page.evaluate(() => !dispatchEvent(new Event('beforeunload', { cancelable: true })));

/** Waits until nothing on a page would be lost by leaving it: an officer who is asked whether to stay stays. */
export async function atRest(page: BrowserPage): Promise<void> {
  for (const begun = performance.now(); await asksBeforeLeaving(page); await sleep(30))
    if (performance.now() - begun > 45_000) throw new Error(`${page.url()} still asks before it is left`);
}

/** Waits until a page that was opened has drawn what its screen fetches. */
export async function drawn(page: BrowserPage): Promise<void> {
  await page.locator('main [aria-busy=true]').first().waitFor({ state: 'detached' });
  await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))));
}

/** Loads a page anew once all is on disk. */
export async function reload(page: BrowserPage): Promise<void> {
  await atRest(page);
  await page.reload();
}

/** Something to type into every field that must be filled in. */
const soundValues = (stepId: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(valuesFor(step(stepId), 'needed')).filter(
      (value): value is [string, string] => typeof value[1] === 'string',
    ),
  );

/** The main job as an officer does it, by names on the screen. */
export class Officer {
  readonly page: BrowserPage;
  readonly site: string;
  readonly hand: PlainHand;
  /** Who is known to keep the record. */
  private name: string | undefined;

  constructor({ page, site }: Pick<Visit, 'page' | 'site'>, hand = new PlainHand()) {
    this.page = page;
    this.site = site;
    this.hand = hand;
  }

  /** The same officer in one more tab. */
  async anotherTab(): Promise<Officer> {
    const other = new Officer({ page: await this.page.context().newPage(), site: this.site });
    if (this.name !== undefined) await other.isKnown(this.name);
    return other;
  }

  /** Goes to an address of the site. From an incident to the list, as by the link there, nothing is loaded anew. */
  async goTo(path: string): Promise<void> {
    await atRest(this.page);
    const isWithin = path === 'desk/' && this.page.url().startsWith(`${this.site}desk/#`);
    await this.page.goto(this.site + path + (isWithin ? '#' : ''));
  }

  button(name: string, within: Locator | BrowserPage = this.page): Locator {
    return within.getByRole('button', { name, exact: true });
  }

  async press(name: string, within?: Locator): Promise<void> {
    // Actions on a step that are rarely wanted are folded away.
    const folded = (within ?? this.page).locator('.more:not([open])').filter({
      has: this.page.getByRole('button', { name, exact: true, includeHidden: true }),
    });
    if ((await folded.count()) > 0) await this.hand.press(folded.locator('summary'));
    await this.hand.press(this.button(name, within));
  }

  // — triage —

  /** The words of a question that is on the screen. */
  asked(id: string): Locator {
    return this.page.locator(`.question [data-field="q-${id}"]`).getByText(question(id).text);
  }

  get next(): Locator {
    return this.button(triageText.next);
  }

  /** The triage takes answers. */
  async ready(): Promise<void> {
    await seen(this.page.locator('.wizard:not([aria-busy]) .question'));
  }

  /** The sentence that says what is wrong. */
  get problem(): Locator {
    return this.page.locator('.problem[role=alert]');
  }

  /** An option of a question. */
  option(id: string, value: string): Locator {
    return this.page
      .locator(`.question [data-field="q-${id}"]`)
      .getByRole(isPressed(question(id)) ? 'radio' : 'checkbox', {
        name: beginning(optionLabel(id, value)),
      });
  }

  /** The field of a question that is answered in words or with a time. */
  questionField(id: string): Locator {
    return this.page.locator(`[id="q-${id}"]`);
  }

  /** Answers a question. Where nothing else on its screen is open, a press leads on. */
  async fillIn(id: string, answer: string): Promise<void> {
    const asked = question(id);
    await this.ready();
    await seen(this.asked(id));
    if (asked.kind === 'text') await this.hand.type(this.questionField(id), answer);
    else if (asked.kind === 'time')
      await this.hand.type(this.questionField(id), answer === '' ? '' : toShanghaiInput(Date.parse(answer)));
    else if (isPressed(asked)) await this.hand.press(this.option(id, answer));
    else for (const value of answer.split(' ')) await this.hand.choose(this.option(id, value));
  }

  /** Answers a question and goes on. */
  async answer(id: string, answer: string): Promise<void> {
    await this.fillIn(id, answer);
    if (!isPressed(question(id))) await this.hand.press(this.next);
  }

  /** Answers a whole screen and goes on; where there is no answer, what stands filled in is left. */
  async answerScreen(screen: Screen, answers: Facts): Promise<void> {
    await this.ready();
    for (const { id } of screen) {
      await seen(this.asked(id));
      if (answers[id]) await this.fillIn(id, answers[id]);
    }
    const last = screen.at(-1);
    if (last !== undefined && !isPressed(last)) await this.hand.press(this.next);
  }

  async answerAll(answers: Facts): Promise<void> {
    for (const screen of screensFor(answers)) await this.answerScreen(screen, answers);
    await seen(this.page.getByText(triageText.verdict, { exact: true }));
  }

  /** Answers all but the last screen, and types a title there. */
  async answerHalf(answers: Facts): Promise<void> {
    for (const screen of screensFor(answers).slice(0, -1)) await this.answerScreen(screen, answers);
    await this.fillIn('title', answers['title'] ?? '');
  }

  change(id: string): Locator {
    return this.page
      .getByRole('region', { name: triageText.answers })
      .getByRole('button', { name: named(triageText.change, question(id).label) });
  }

  /** At the verdict: unfolds what was answered. */
  async again(): Promise<void> {
    await this.hand.press(this.page.getByText(triageText.again, { exact: true }));
  }

  /** From the verdict to the open incident. @returns its id */
  async open(name = '张三'): Promise<string> {
    await this.hand.choose(this.page.getByLabel(officerText.role), { label: officeName });
    await this.hand.type(this.page.getByLabel(officerText.name), name);
    return this.start();
  }

  /** The same where it is known who keeps the record. */
  async start(): Promise<string> {
    await this.press(triageText.start);
    await this.page.waitForURL(/\/desk\/#\w+$/);
    await this.saved();
    return new URL(this.page.url()).hash.slice(1);
  }

  // — desk —

  async saved(): Promise<void> {
    await seen(this.page.getByRole('status').getByText(saveText.saved, { exact: true }));
  }

  row(stepId: string): Locator {
    return this.page.locator(`#step-${stepId}`);
  }

  /** The button that takes back what was recorded of the open step. */
  get undo(): Locator {
    return this.pane.locator('.undo');
  }

  /** Opens a step and takes back what was recorded of it. */
  async takeBack(stepId: string): Promise<void> {
    await this.openStep(stepId);
    await this.hand.press(this.undo);
    await this.stands(stepId, 'todo');
  }

  /** The button that opens a step in its pane. */
  title(stepId: string): Locator {
    return this.row(stepId).locator('.step-open');
  }

  /** The open step. */
  get pane(): Locator {
    return this.page.locator('.open-step');
  }

  /** On a phone: one of the panes, by the tabs at its foot. */
  async showPane(pane: keyof typeof paneLabel): Promise<void> {
    const tabs = this.page.locator('.panes');
    await this.hand.press(tabs.getByRole('button', { name: maybeUnfinished(paneLabel[pane]) }));
  }

  /** Opens a step. @returns its pane */
  async openStep(stepId: string): Promise<Locator> {
    await this.row(stepId).waitFor({ state: 'attached' });
    if (!(await this.title(stepId).isVisible())) await this.showPane('list');
    await this.hand.press(this.title(stepId));
    await seen(this.opened(stepId));
    // The focus follows a frame later and brings the heading into view: it would undo an earlier scroll or focus.
    await seen(this.opened(stepId).and(this.page.locator(':focus')));
    // Its forms are fetched, and what stands below them moves.
    await this.pane.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
    return this.pane;
  }

  /** Opens a step with the form that records it by hand, which is folded where another form does it. @returns its pane */
  async byHand(stepId: string): Promise<Locator> {
    const pane = await this.openStep(stepId);
    const folded = pane.getByText(stepText.byHand, { exact: true });
    if ((await folded.count()) > 0 && !(await pane.locator('.done-form').isVisible()))
      await this.hand.press(folded);
    return pane;
  }

  /** The open step's words on its assignee. */
  assignee(name: string): Locator {
    return this.pane.getByText(new RegExp(`${stepText.assignee} ${name}`));
  }

  /** Opens a step and waits until its sheet says something. */
  async tells(stepId: string, words: string | RegExp): Promise<void> {
    await this.openStep(stepId);
    await seen(this.pane.getByText(words));
  }

  /** The heading of a step in its pane. */
  opened(stepId: string): Locator {
    return this.pane.getByRole('heading', { level: 2, name: step(stepId).title });
  }

  /** The field of a value that a step wants. */
  want(stepId: string, want: string): Locator {
    return this.page.locator(`[id="done-${stepId}-${want}"]`);
  }

  /** Types values into the open step; optional ones are folded away until looked for. */
  async fillWants(stepId: string, values: Readonly<Record<string, string>>): Promise<void> {
    for (const [id, value] of Object.entries(values)) {
      const field = this.want(stepId, id);
      if (!(await field.isVisible())) await this.hand.press(this.pane.getByText(wantText.optional));
      const kind = step(stepId).wants?.find(want => want.id === id)?.kind;
      const text = kind === 'time' ? toShanghaiInput(Date.parse(value)) : value;
      if ((await field.inputValue()) !== text) await this.hand.type(field, text);
    }
  }

  /** Says when the report came in, where the form of the receipt proposes no time. */
  async saysReceived(stepId: string, at = Date.now()): Promise<void> {
    const field = this.page.locator(`[id="done-${stepId}"]`);
    if (step(stepId).fills === 'receipt' && (await field.inputValue()) === '')
      await this.hand.type(field, toShanghaiInput(at));
  }

  /** Opens a step, fills in what it wants and marks it done. */
  async finish(
    stepId: string,
    values: Readonly<Record<string, string>> = soundValues(stepId),
  ): Promise<void> {
    const pane = await this.byHand(stepId);
    await this.fillWants(stepId, values);
    await this.saysReceived(stepId);
    await this.press(doneLabel(stepId), pane);
    await this.stands(stepId, 'done');
  }

  /** Does a step by writing down what went out elsewhere. @param at milliseconds since the epoch */
  async publishElsewhere(stepId: string, at = Date.now() - 60_000): Promise<void> {
    const pane = await this.openStep(stepId);
    await this.press(publishStepText.elsewhere, pane);
    const form = this.page.locator('.elsewhere-form');
    await this.hand.choose(form.getByLabel(elsewhereText.form), 'full');
    await this.hand.type(form.getByLabel(editorText.heading, { exact: true }), '关于某村有关情况的通报');
    await this.hand.type(form.getByLabel(elsewhereText.text, { exact: true }), '情况已经查清，正在整改。');
    await this.hand.type(form.getByLabel(publish.fields.place.asked.label), '市政府门户网站');
    await this.hand.type(form.getByLabel(publish.fields.publishedAt.asked.label), toShanghaiInput(at));
    await this.hand.type(form.getByLabel(elsewhereText.approver), '冯主任');
    await this.hand.type(form.getByLabel(personText.title), '市政府新闻办主任');
    await this.press(elsewhereText.save, form);
    await this.press(publishText.toChecklist);
    await this.stands(stepId, 'done');
  }

  async state(stepId: string): Promise<string | null> {
    return this.row(stepId).getAttribute('data-state');
  }

  /** Waits for a step to stand as done, skipped and so on. */
  async stands(stepId: string, state: keyof typeof stateLabel): Promise<void> {
    await this.page.locator(`#step-${stepId}[data-state=${state}]`).waitFor({ state: 'attached' });
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

  /** Opens the log beside the open step, where it is not open. */
  async openLog(): Promise<void> {
    await seen(this.page.locator('.now-band'));
    if (!(await this.log.isVisible())) await this.press(deskText.log, this.page.locator('.now-band'));
    await seen(this.log);
  }

  /** Opens the limits beside the open step, where they are not open. */
  async openClocks(): Promise<void> {
    const clocks = this.page.locator('.clocks');
    if (!(await clocks.isVisible())) await this.hand.press(this.page.locator('.now-band .next'));
    await seen(clocks);
  }

  /** The line of the quick log. */
  get noteLine(): Locator {
    return this.page.getByLabel(logText.line);
  }

  async addNote(text: string): Promise<void> {
    await this.openLog();
    await this.hand.type(this.noteLine, text);
    await this.press(deskText.addNote, this.page.locator('.quick-log'));
  }

  get log(): Locator {
    return this.page.getByRole('region', { name: deskText.log });
  }

  /** Opens the log, where it is not open, and waits until it says something. */
  async logSays(words: string | RegExp): Promise<void> {
    await this.openLog();
    await seen(this.log.getByText(words));
  }

  /** The entry of the log that says something. */
  entry(text: string): Locator {
    return this.log.getByRole('listitem').filter({ hasText: text });
  }

  /** Goes to a page of an incident, where it is not the one on the screen: to its group first; people's pages stand under the officer's name. */
  async enter(page: IncidentPage): Promise<void> {
    const group = pageGroupOf(page);
    if (group === undefined) {
      const pages = this.page.getByRole('navigation', { name: toolText.people });
      if (!(await pages.isVisible())) await this.hand.press(this.page.locator('.tools > button').first());
      await this.hand.press(pages.getByRole('link', { name: maybeUnfinished(pageLabel[page]) }));
      return;
    }
    const groups = this.page.getByRole('navigation', { name: toolText.groups });
    const to = async (label: string, isEnough: boolean): Promise<void> => {
      const link = groups.getByRole('link', { name: maybeUnfinished(label) }).first();
      await link.waitFor();
      const isHere = (await link.getAttribute('aria-current')) !== null;
      const isThere = (await link.getAttribute('href')) === new URL(this.page.url()).hash;
      if (!isHere || !(isEnough || isThere)) await this.hand.press(link);
    };
    const isFirst = pagesOf[group][0] === page;
    await to(pageGroupLabel[group], !isFirst || page === '');
    if (!isFirst) await to(pageLabel[page], false);
  }

  /** One of the tools of an incident; on a phone they are folded away. */
  async tool(name: string): Promise<Locator> {
    const tools = this.page.locator('.tools');
    const button = tools.getByRole('button', { name: maybeUnfinished(name), includeHidden: true });
    await button.waitFor({ state: 'attached' });
    if (!(await button.isVisible()))
      await this.hand.press(tools.getByRole('button', { name: maybeUnfinished(toolText.more) }));
    return button;
  }

  /** Opens what a tool folds out. */
  async openTool(name: string): Promise<void> {
    const button = await this.tool(name);
    if ((await button.getAttribute('aria-expanded')) === 'false') await this.hand.press(button);
  }

  /** Exports through the panel, or with another button. @returns the file */
  async export(button?: Locator): Promise<string> {
    if (button !== undefined) return (await this.download(button, /\.json$/)).toString('utf8');
    await this.openTool(deskText.export);
    return this.exportIn(this.page.locator('.export'));
  }

  /** Exports from a panel. What it says of that moves what stands below, and comes first. */
  private async exportIn(panel: Locator): Promise<string> {
    const button = panel.getByRole('button', { name: deskText.export, exact: true });
    const file = await this.download(button, /\.json$/);
    await seen(panel.getByText(exportText.saved));
    return file.toString('utf8');
  }

  /** Exports a closed incident and asks to take it off the machine. */
  async askToWipe(incident: Pick<SeededIncident, 'id' | 'title'>): Promise<void> {
    await this.goToIncident(incident);
    await this.hand.press(await this.tool(pageLabel.archive));
    const archive = this.page.locator('.archive');
    await this.exportIn(archive);
    await seen(archive.getByText(archiveText.checkFile));
    await this.hand.type(archive.getByLabel(archiveText.name, { exact: true }), incident.title);
    await this.press(archiveText.wipe);
  }

  async wipe(incident: Pick<SeededIncident, 'id' | 'title'>): Promise<void> {
    await this.askToWipe(incident);
    await seen(this.page.getByText(deskText.none));
  }

  /** Presses what hands over a file, and reads the file. @param named what its name must be like */
  async download(button: Locator, named: RegExp): Promise<Buffer> {
    const [download] = await Promise.all([this.page.waitForEvent('download'), this.hand.press(button)]);
    if (!named.test(download.suggestedFilename()))
      throw new Error(`“${download.suggestedFilename()}” is not named like ${named}`);
    return readFile(await download.path());
  }

  /** Says of everything that is still open at the closing what becomes of it. */
  async arrangeWhatIsLeft(): Promise<void> {
    const fields = this.page.locator(closingWords);
    for (const field of await fields.all()) await this.hand.type(field, '交给执法科，月底前');
  }

  /** Says who read the list before closing with the officer. */
  async nameSecond(name = '核对人'): Promise<void> {
    await this.hand.name(this.page.getByLabel(closingText.second, { exact: true }), name, '副组长');
  }

  /** Closes the incident, its list read by two and what is open arranged; what it came to is shown. */
  async closeIncident(second?: string): Promise<void> {
    const offered = this.button(deskText.close, this.page.locator('.ended'));
    if (await offered.isVisible()) await this.hand.press(offered);
    else await this.openTool(deskText.close);
    // Naming the second person waits for the list to be there.
    await this.nameSecond(second);
    await this.arrangeWhatIsLeft();
    await this.press(deskText.close, this.page.locator('.closing'));
    await seen(this.page.locator('#closed-title'));
  }

  /** Hands a file to 导入, on the list of incidents. */
  async choose(text: string | Buffer, name = 'incident.json'): Promise<void> {
    await this.page.getByLabel(deskText.import).setInputFiles({
      name,
      mimeType: 'application/json',
      buffer: typeof text === 'string' ? Buffer.from(text) : text,
    });
  }

  /** Sets a lock on the settings screen. */
  async lock(passphrase: string): Promise<void> {
    if (!this.page.url().endsWith('desk/#settings')) await this.goTo('desk/#settings');
    await this.hand.choose(this.page.getByRole('checkbox', { name: lockText.understood }));
    await this.hand.type(this.page.getByLabel(passphraseText.first, { exact: true }), passphrase);
    await this.hand.type(this.page.getByLabel(passphraseText.again, { exact: true }), passphrase);
    await this.press(lockText.set);
    await seen(this.page.getByText(lockText.setDone));
  }

  /** Waits until the page asks for the passphrase. */
  isLocked(): Promise<void> {
    return seen(this.page.getByRole('heading', { level: 1, name: lockText.screen }));
  }

  async unlock(passphrase: string): Promise<void> {
    await this.hand.type(this.page.getByLabel(lockText.passphrase, { exact: true }), passphrase);
    await this.press(lockText.unlock);
  }

  /** Has said who keeps the record at some time before. */
  async isKnown(name = '张三'): Promise<void> {
    this.name = name;
    await this.page.addInitScript(
      ([store, known]) => {
        if (!location.protocol.startsWith('http')) return;
        localStorage.setItem(`${store}.role`, 'office');
        localStorage.setItem(`${store}.name`, known);
        localStorage.setItem(`${store}.title`, '值班长');
      },
      [storeNameAt(this.site), name] as const,
    );
  }

  /** An incident on the list; the queue above it may lead there too. */
  listed(title: string): Locator {
    return this.page.locator('.incident-list > ul').getByRole('link', { name: beginning(title) });
  }

  /** Brings an incident in from a package and opens it. @param given it, or what was done to a small one before */
  async bringIn(given: SeededIncident | readonly Meant[] = []): Promise<SeededIncident> {
    const incident = 'file' in given ? given : seeded(limited(), given);
    await this.isKnown();
    await this.takeIn(incident);
    await this.goToIncident(incident);
    return incident;
  }

  /** Brings an incident in from a package. */
  async takeIn({ title, events, file }: SeededIncident): Promise<void> {
    await this.goTo('desk/');
    await this.choose(file);
    await seen(this.page.getByText(importText.imported(title, events.length)));
    await this.saved();
  }

  async goToIncident({ id, title }: Pick<SeededIncident, 'id' | 'title'>): Promise<void> {
    await this.goTo(`desk/#${id}`);
    await seen(this.page.getByRole('heading', { level: 1, name: title }));
  }
}

export const officeName = found(playbook.roles, ({ id }) => id === 'office').name;
export const officeShort = found(playbook.roles, ({ id }) => id === 'office').short;
