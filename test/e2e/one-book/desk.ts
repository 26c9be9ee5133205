import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Visit } from '../../support/browser.ts';

/**
 * An officer's hands, by the words on the screen and nothing else: these tests run on builds of other editions too, so
 * nothing of `src/` or `content/` is known here.
 */

/** Answers to the triage, by the words of a question; anything else is answered as {@link smallMatter} says. */
export type Answers = Readonly<Record<string, string>>;

/** A small matter: the short track. */
const smallMatter: Answers = {
  给这件事起个名字: '某村违建',
  '说的是哪方面的事？': '违法占地、违建',
  '背后有没有突发事件？': '没有',
  '关注传到了多大范围？': '影响范围较小',
  '是不是网络热点、敏感事件？': '不是',
  '事情查清楚了吗？': '已经清楚',
  '可能引起社会公众猜测和恐慌吗？': '不会',
  '有没有同时提出信访或者申请信息公开？': '都没有',
};

export const seen = (locator: Locator): Promise<void> => locator.first().waitFor({ state: 'visible' });

/** The text of what is laid out, unlike `textContent`. */
export const shownText = async (locator: Locator): Promise<string> =>
  (await locator.allInnerTexts()).join('\n');

export const eventually = <Value>(look: () => Value | Promise<Value>, timeout = 15_000) =>
  expect.poll(look, { timeout, interval: 100 });

/** `YYYY-MM-DDTHH:mm` of a moment in Shanghai, as a field of a form takes it. */
export const inShanghai = (moment: number): string =>
  new Date(moment + 8 * 3_600_000).toISOString().slice(0, 16);

const beginning = (words: string): RegExp => new RegExp(`^${words.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}`);

/** Opens a browser. */
export type Visiting = () => Promise<Visit>;

/** Work that is done once for several tests of a file. */
export function once<Value>(make: (visit: Visiting) => Promise<Value>): (visit: Visiting) => Promise<Value> {
  let made: Promise<Value> | undefined;
  return visit => {
    made ??= make(visit);
    return made;
  };
}

export class Hands {
  readonly page: Page;
  readonly site: string;

  constructor({ page, site }: Pick<Visit, 'page' | 'site'>) {
    this.page = page;
    this.site = site;
  }

  /** Nothing would be lost by leaving the page. */
  async atRest(): Promise<void> {
    await eventually(() =>
      this.page.evaluate(() => dispatchEvent(new Event('beforeunload', { cancelable: true }))),
    ).toBe(true);
  }

  async goTo(path: string): Promise<void> {
    await this.atRest();
    await this.page.goto(this.site + path);
  }

  async reload(): Promise<void> {
    await this.atRest();
    await this.page.reload();
  }

  /** A button by its whole name, or by how its name begins. */
  button(name: string | RegExp, within: Page | Locator = this.page): Locator {
    return within.getByRole('button', { name, exact: true });
  }

  async press(name: string | RegExp, within?: Page | Locator): Promise<void> {
    await this.button(name, within).first().click();
  }

  async saved(): Promise<void> {
    await seen(this.page.getByRole('status').getByText('已保存', { exact: true }));
  }

  // — triage —

  /** Answers one question of the screen; what stands there already stays, unless it is answered otherwise. */
  private async answer(question: Locator, answers: Answers): Promise<void> {
    const words = (await shownText(question.locator('h1, h2, label').first()))
      .replace(/（可以不填）|（北京时间）/, '')
      .trim();
    const field = question.locator('input:not([type=checkbox]), textarea');
    if ((await field.count()) > 0) {
      const typed = answers[words] ?? ((await field.inputValue()) === '' ? smallMatter[words] : undefined);
      if (typed !== undefined) await field.fill(typed);
      return;
    }
    const said = answers[words] ?? smallMatter[words];
    if (said === undefined) throw new Error(`no answer to “${words}”`);
    const name = beginning(said);
    const box = question.getByRole('checkbox', { name });
    if ((await box.count()) > 0) await box.check();
    else await question.getByRole('button', { name }).click();
  }

  /** Answers whatever is asked until the verdict stands. */
  async answerAll(answers: Answers = {}): Promise<void> {
    const verdict = this.page.getByText('初判结论', { exact: true });
    const form = this.page.locator('.wizard:not([aria-busy]) form.question');
    for (let asked = 0; asked < 30; asked += 1) {
      await seen(verdict.or(form));
      if (await verdict.isVisible()) return;
      const screen = await shownText(form.locator('h1'));
      const isHere = async (): Promise<boolean> =>
        !(await verdict.isVisible()) && (await shownText(form.locator('h1'))) === screen;
      const questions = form.locator('[data-question]');
      for (let place = 0; (await isHere()) && place < (await questions.count()); place += 1)
        await this.answer(questions.nth(place), answers);
      const next = form.getByRole('button', { name: '继续', exact: true });
      if ((await isHere()) && (await next.count()) > 0) await next.click();
      await eventually(isHere).toBe(false);
    }
    throw new Error('the triage does not end');
  }

  /** Opens an incident as the office. @returns its id */
  async open(title: string, answers: Answers = {}, name = '张三'): Promise<string> {
    await this.goTo('start/');
    await this.answerAll({ ...answers, 给这件事起个名字: title });
    await this.page.getByLabel('岗位').selectOption({ label: '局网络舆情处置领导小组办公室' });
    await this.page.getByLabel('姓名（可以不填）').fill(name);
    await this.press(/^开始处置/);
    await this.page.waitForURL(/\/desk\/#\w+$/);
    await this.saved();
    return new URL(this.page.url()).hash.slice(1);
  }

  // — desk —

  get heading(): Locator {
    return this.page.locator('.incident-header, header').getByRole('heading', { level: 1 });
  }

  /** An incident on the list. */
  listed(title: string): Locator {
    return this.page.locator('.incident-list').getByRole('link', { name: beginning(title) });
  }

  async goToIncident(id: string): Promise<void> {
    await this.goTo(`desk/#${id}`);
    await seen(this.page.locator('.step-row'));
  }

  /** Hands a file to the import, and waits for the answer. */
  async choose(file: string, name = 'incident.json'): Promise<void> {
    await this.goTo('desk/');
    // By its path: the driver hands over no more than 50 MB by content.
    const folder = await mkdtemp(join(tmpdir(), 'yuqing-package-'));
    try {
      await writeFile(join(folder, name), file);
      await this.page.getByLabel('导入事件文件').setInputFiles(join(folder, name));
      await this.told.waitFor({ state: 'visible', timeout: 60_000 });
    } finally {
      await rm(folder, { recursive: true });
    }
  }

  /** What the list says of a file: that it was refused, or what it brought. */
  get told(): Locator {
    return this.refusal.or(this.page.getByText(/^(已导入|“.*”的记录这里都有)/)).first();
  }

  get refusal(): Locator {
    return this.page.locator('p.problem');
  }

  /** Brings an incident in, known as who brings it in from now on. @returns whether it was taken in */
  async bringIn(file: string): Promise<boolean> {
    await this.choose(file);
    if (await this.refusal.first().isVisible()) return false;
    await this.saved();
    return true;
  }

  /** Keeps the record under a name from now on. */
  async isKnownAs(name: string): Promise<void> {
    await this.page.context().addInitScript(known => {
      if (!location.protocol.startsWith('http')) return;
      localStorage.setItem('yuqing.role', 'office');
      localStorage.setItem('yuqing.name', known);
      localStorage.setItem('yuqing.title', '值班长');
    }, name);
  }

  private async tool(name: string): Promise<void> {
    await this.press('更多', this.page.locator('.tools'));
    await this.press(name, this.page.locator('.tools'));
  }

  /** @returns the open incident's package */
  async export(timeout = 15_000): Promise<string> {
    await this.tool('导出');
    const [download] = await Promise.all([
      this.page.waitForEvent('download', { timeout }),
      this.press('导出', this.page.locator('.export')),
    ]);
    return readFile(await download.path(), 'utf8');
  }

  async note(text: string): Promise<void> {
    await this.page.getByLabel(/^写下情况、决定/).fill(text);
    await this.press('记一笔', this.page.locator('.quick-log'));
    await seen(this.entry(text));
  }

  get log(): Locator {
    return this.page.getByRole('region', { name: '记录', exact: true });
  }

  entry(text: string): Locator {
    return this.log.getByRole('listitem').filter({ hasText: text });
  }

  async undoEntry(text: string): Promise<void> {
    await this.entry(text).getByRole('button', { name: /^撤销/ }).click();
  }

  async correct(text: string, correction: string): Promise<void> {
    await this.entry(text).getByRole('button', { name: /^更正/ }).click();
    await this.entry(text).getByLabel('更正', { exact: true }).fill(correction);
    await this.press('保存', this.entry(text));
    await seen(this.entry(correction));
  }

  async rename(title: string): Promise<void> {
    await this.tool('改名');
    await this.page.getByRole('textbox', { name: '改名' }).fill(title);
    await this.press('保存');
    await seen(this.page.getByRole('heading', { level: 1, name: title, exact: true }));
  }

  /** Answers the triage anew and takes what comes of it. */
  async regrade(answers: Answers): Promise<void> {
    await this.tool('重新初判');
    const list = this.page.getByRole('region', { name: '已答' });
    // Every answer is confirmed, from the first on; the title stays as it is.
    await seen(
      list.or(this.page.locator('form.question')).or(this.page.getByText('初判结论', { exact: true })),
    );
    for (const [question, answer] of Object.entries(answers)) {
      await list.getByRole('button', { name: `更改“${question}”` }).click();
      const form = this.page.locator('form.question');
      await seen(form);
      const name = beginning(answer);
      await form.getByRole('button', { name }).or(form.getByRole('checkbox', { name })).click();
      const next = form.getByRole('button', { name: '继续', exact: true });
      if (await next.isVisible()) await next.click();
      await this.answerAll();
    }
    await this.press('按新的初判继续');
    await seen(this.page.locator('.step-row'));
  }

  // — steps —

  row(title: string): Locator {
    return this.page
      .locator('.step-row')
      .filter({ has: this.page.locator('.row-title', { hasText: title }) });
  }

  get pane(): Locator {
    return this.page.locator('.open-step');
  }

  async openStep(title: string): Promise<Locator> {
    await this.row(title).locator('.step-open').click();
    await seen(this.pane.getByRole('heading', { level: 2, name: title }));
    return this.pane;
  }

  async skipStep(title: string, reason: string): Promise<void> {
    const pane = await this.openStep(title);
    await this.press('不办本步（说明理由）', pane);
    await pane.getByLabel(/理由$/).fill(reason);
    await this.press('不办本步（说明理由）', pane);
    await seen(this.row(title).getByText(reason));
  }

  async assign(title: string, name: string): Promise<void> {
    const pane = await this.openStep(title);
    await this.press('指定人', pane);
    await pane.getByLabel('姓名', { exact: true }).fill(name);
    await this.press('交给他', pane);
    await seen(this.row(title).getByText(name));
  }

  /** Closes the incident, its list read by two and whatever is open arranged. */
  async close(): Promise<void> {
    await this.tool('结束事件');
    const closing = this.page.locator('.closing');
    // Naming the second person waits for the list to be there.
    await closing.getByLabel('第二人姓名').fill('核对人');
    await closing.getByLabel('第二人职务').fill('副组长');
    for (const field of await closing.locator('textarea:is([id^="close-need:"], [id^="close-phase:"])').all())
      await field.fill('交给执法科，月底前');
    await this.press('结束事件', closing);
    await seen(this.page.locator('#closed-title'));
  }

  // — facts and statements —

  async verifyFact(id: string, label: string, value: string): Promise<void> {
    await this.goTo(`desk/#${id}/facts`);
    await this.press(`登记：${label}`);
    const form = this.page.locator('form.fact-form');
    await form.getByLabel('内容').fill(value);
    await form.getByLabel('来源', { exact: true }).fill('现场核查');
    await form.getByText('已核实', { exact: true }).click();
    await form.getByLabel('姓名').fill('李四');
    await form.getByLabel('职务').fill('地质灾害科科长');
    await this.press('记下', form);
    // What approves a cause that was just verified takes the form's place.
    await form.getByLabel('内容').waitFor({ state: 'detached' });
  }

  async approveCause(id: string, label: string, name: string): Promise<void> {
    await this.goTo(`desk/#${id}/facts`);
    await this.press(`审定原因：${label}`);
    const form = this.page.locator('form.fact-form');
    await form.getByLabel('姓名').fill(name);
    await form.getByLabel('职务').fill('组长');
    await this.press('审定原因', form);
    await form.waitFor({ state: 'detached' });
  }

  /** Writes a first statement and saves it as a version. */
  async draftStatement(id: string, title: string, text: string): Promise<void> {
    await this.goTo(`desk/#${id}/release`);
    await this.press('起草');
    await this.page.getByLabel('标题', { exact: true }).fill(title);
    await this.writeStatement(text);
  }

  async writeStatement(text: string): Promise<void> {
    const parts = this.page.locator('[id^="part-"]:is(textarea)');
    await seen(parts);
    for (const [place, part] of (await parts.all()).entries()) await part.fill(place === 0 ? text : '');
    const next = this.page.getByLabel('下次更新', { exact: true });
    await next.fill(inShanghai(Date.now() + 6 * 3_600_000));
    await this.press(/^存为第/);
    await seen(this.page.locator('table.sign-off:visible'));
  }

  /** The first statement on the list. */
  async openStatement(id: string): Promise<void> {
    await this.goTo(`desk/#${id}/release`);
    await this.page.locator('.statement-list a').first().click();
    await seen(this.page.locator('.sign-off, .statement-paper'));
  }

  private get form(): Locator {
    return this.page.locator('.line-form');
  }

  /** Names whoever signs, with a title. */
  private async sign(name: string): Promise<void> {
    const [person, title] = await this.form.locator('.pair input').all();
    await person?.fill(name);
    await title?.fill('负责人');
  }

  /** Signs the line that is next. */
  private async signAs(name: string, button: RegExp, note = ''): Promise<void> {
    await this.sign(name);
    if (note !== '') {
      await this.form.locator('summary').click();
      await this.form.locator('details textarea').fill(note);
    }
    const before = await this.page.locator('.sign-off [data-next]').getAttribute('id');
    await this.press(button, this.form);
    await this.page.locator(`.sign-off [id="${before}"][data-next]`).waitFor({ state: 'detached' });
  }

  /** Signs every check that is open. */
  async signAll(name = '钱七', note = '看过，没有问题'): Promise<void> {
    await this.signAs(name, /^看过/, note);
  }

  async approveNext(name: string, opinion = ''): Promise<void> {
    await this.signAs(name, /^同意/, opinion);
  }

  async returnNext(name: string, reason: string): Promise<void> {
    await this.press('退回去改', this.form);
    await this.sign(name);
    await this.form.getByLabel(/^为什么退回/).fill(reason);
    await this.press('记为退回', this.form);
    await seen(this.page.locator('.sign-off [data-line="returned"]'));
  }

  /** Every approval, and the reading at the end. */
  async approveAll(names: readonly string[] = ['赵六', '孙八', '周九', '吴十']): Promise<void> {
    for (const name of names)
      if ((await this.form.getByRole('button', { name: /^同意/ }).count()) > 0) await this.approveNext(name);
    await this.sign('郑十一');
    await this.press('念完了，可以发', this.form);
  }

  /** Publishes the approved version. @param at milliseconds since the epoch */
  async publish(place: string, at = Date.now()): Promise<void> {
    await this.page.getByLabel('发布在哪里').fill(place);
    await this.page.getByLabel('发布时间').fill(inShanghai(at));
    await this.press('记为已发布');
    await seen(this.page.locator('.publish-done'));
  }

  // — feedback and review —

  async recordTheme(id: string, title: string): Promise<void> {
    await this.goTo(`desk/#${id}/feedback`);
    const field = this.page.getByLabel('反映的是什么');
    await seen(field.or(this.button('记一类反映')));
    if (!(await field.isVisible())) await this.press('记一类反映');
    const form = this.page.locator('form').filter({ has: field });
    await field.fill(title);
    await form.getByLabel('听到多少条').fill('20');
    await this.press('记一类反映', form);
    await seen(this.page.locator('.theme').getByText(title));
  }

  async passTheme(id: string, title: string, section: string): Promise<void> {
    await this.goTo(`desk/#${id}/feedback`);
    await this.press(`交给科室：${title}`);
    const form = this.page.locator('.theme form');
    await form.getByLabel('交给哪个科室').fill(section);
    await this.press('记为已转办', form);
    await form.waitFor({ state: 'detached' });
  }

  async solveTheme(id: string, title: string, result: string): Promise<void> {
    await this.goTo(`desk/#${id}/feedback`);
    await this.press(`解决了：${title}`);
    const form = this.page.locator('.theme form');
    await form.getByLabel('怎么解决的').fill(result);
    await this.press('记为已解决', form);
    await form.waitFor({ state: 'detached' });
  }

  async recordAction(id: string, finding: string, action: string): Promise<void> {
    await this.goTo(`desk/#${id}/review`);
    await this.press('记一项改进');
    const form = this.page.locator('form').filter({ has: this.page.getByLabel('要怎么改') });
    await form.getByLabel('发现了什么').fill(finding);
    await form.getByLabel('要怎么改').fill(action);
    await form.getByLabel('谁负责：职务或科室').fill('办公室主任');
    await form.getByLabel('什么时候前改好').fill(inShanghai(Date.now() + 5 * 86_400_000));
    await this.press('记下这项改进', form);
    await seen(this.button(`改好了：${action}`));
  }

  async finishAction(id: string, action: string, result: string): Promise<void> {
    await this.goTo(`desk/#${id}/review`);
    await this.press(`改好了：${action}`);
    const form = this.page.locator('form').filter({ has: this.page.getByLabel('改成了什么样') });
    await form.getByLabel('改成了什么样').fill(result);
    await this.press('记为已改好', form);
    await seen(this.page.getByText(result));
  }

  // — what is told of acts that knew nothing of each other —

  /** The list of differences, and whatever alarm or notice stands on the desk; the log names every act and does not count. */
  get notices(): Locator {
    return this.page.locator(
      [
        '[aria-label="不一致"]',
        'section:has(> :is(h2, h3):text-is("不一致"))',
        '.differences',
        '[role=alert]',
        '.notice',
        '.banner',
      ]
        .map(selector => `.incident ${selector}`)
        .join(', '),
    );
  }

  /** What the desk of an incident tells on the screen, or on paper, besides its lists. */
  async toldOn(medium: 'screen' | 'print'): Promise<string> {
    await this.page.emulateMedia({ media: medium });
    const told = (await this.notices.allInnerTexts()).join('\n');
    await this.page.emulateMedia({ media: null });
    return told;
  }
}
