import { z } from '../../src/base/schema.ts';
import { named } from '../../src/desk/core/words/named.ts';
import { feedbackText } from '../../src/desk/feedback/words.ts';
import { refusedText } from '../../src/desk/frame/list/refused-words.ts';
import { lockText } from '../../src/desk/lock/words.ts';
import { exportText } from '../../src/desk/packages/export-words.ts';
import { paperText } from '../../src/desk/paper/words.ts';
import { deskText, pageLabel, toolText } from '../../src/desk/parts/words.ts';
import { reviewText } from '../../src/desk/review/words.ts';
import { elsewhereText, pathText } from '../../src/desk/statements/words.ts';
import { manualText } from '../../src/site/manual-words.ts';
import { searchText } from '../../src/site/search/words.ts';
import { siteText } from '../../src/site/words.ts';
import { debriefText } from '../../src/training/drills/debrief-words.ts';
import { firstDrillText } from '../../src/training/drills/first-words.ts';
import { drillHomeText } from '../../src/training/drills/words.ts';
import { examText } from '../../src/training/exams/words.ts';
import { nightSchema } from '../../src/training/night/night-schema.ts';
import { nightText } from '../../src/training/night/words.ts';
import { QUESTION_KINDS } from '../../src/training/questions/question.ts';
import { questionText, sittingText } from '../../src/training/questions/words.ts';
import { recordText } from '../../src/training/records/words.ts';
import { tabletopText } from '../../src/training/table/words.ts';
import type { Visit } from '../support/browser.ts';
import { viewOf } from '../support/incident.ts';
import { about } from '../support/occurrence.ts';
import { readPlan } from '../support/plan.ts';
import { found, playbook, required } from '../support/playbook.ts';
import { Desk } from './desk.ts';
import { Trainee, village } from './drills.ts';
import { before, seeded, wide } from './incidents.ts';
import { examTaken, type Learner, learned, named as nameGiven, oneOfEachKind } from './learner.ts';
import { doneLabel, Officer, reload, screensFor, seen } from './officer.ts';
import { manualPage, readingPages } from './pages.ts';
import { cause, checking, currentOf, next, published, save, verified } from './releases.ts';
import { tampered } from './stored.ts';

type Look = (kind: string) => Promise<unknown>;

/** How the record leads to the result of an exam. */
const examLink = (score: number): string => recordText.examScore(score) + recordText.examMistakes;
const DAY = 86_400_000;

const longest = found(playbook.forms ?? [], ({ id }) => id === 'review-report');

/** The pages to read, the search and the triage, one after another. @param look is told what stands there */
export async function tourOfPages(visited: Visit, look: Look): Promise<void> {
  visited.allow(/404 \(Not Found\)/);
  const { page, site } = visited;
  const officer = new Officer(visited);
  for (const [kind, { path, heading }] of Object.entries(readingPages)) {
    await page.goto(site + path);
    await seen(page.getByRole('heading', { level: 1, name: heading }));
    await look(kind);
  }
  await page.goto(`${site}no/such/page/`);
  await look('404');
  await page.goto(site + required(readingPages['about'], 'about').path);
  // On a phone a sign stands for its words.
  await page.locator('summary', { hasText: siteText.display }).click();
  await look('display menu');
  await page.goto(`${site}search/?q=srn`);
  await seen(page.getByRole('option'));
  await page.getByRole('combobox').press('ArrowDown');
  await look('search with results');
  await page.getByRole('combobox').fill('qqqxxxzzz');
  await seen(page.getByText(searchText.noResult('qqqxxxzzz')));
  await look('search without result');
  await officer.goTo('desk/');
  await seen(page.getByText(deskText.none));
  await look('empty desk');

  const facts = wide();
  await officer.goTo('start/');
  await officer.ready();
  const screens = screensFor(facts);
  for (const screen of screens) {
    await seen(officer.asked(screen[0].id));
    if (screen === screens[0]) await look('first question');
    if (screen[0].id === 'topic') {
      // The first press after an option that leads on may still be meant for that option.
      await officer.next.click();
      await officer.next.click();
      await seen(officer.problem);
      await look('refused answer');
    }
    if (screen === screens.at(-1)) await look('question of words and time');
    await officer.answerScreen(screen, facts);
  }
  await seen(page.locator('.verdict'));
  await look('verdict');
}

/** The whole site on one page: to axe it is as much as all other pages together. */
export async function tourOfManual({ page, site }: Visit, look: Look): Promise<void> {
  await page.goto(site + manualPage.path);
  await seen(page.getByRole('button', { name: manualText.print, exact: true }));
  await look('manual');
}

/** Every screen of the desk. */
export async function tourOfDesk(visited: Visit, look: Look): Promise<void> {
  const { page, site } = visited;
  const officer = new Desk(visited);

  const theme = '一句没有断开的很长的话'.repeat(5);
  const incident = await officer.bringIn(
    seeded(wide(), [
      { kind: 'note', text: '现场已围挡', noteKind: 'situation' },
      { kind: 'skip', step: 'search-spread', reason: '市里已经在搜' },
      { kind: 'markDone', step: 'report-to-leaders', doneAt: before(1) },
      verified('time', about('09:00')),
      verified(cause.id, '未经批准擅自堆放弃土'),
      verified('scale', '约20亩'),
      checking('scale', '约25亩'),
      save('完全没有影响。市公安局已到场，情况正在核实。'),
      { kind: 'recordTheme', title: theme, count: '3' },
      log => ({ kind: 'passTheme', theme: required(viewOf(log).themes[0], 'theme').id, to: '执法科' }),
      { kind: 'recordAction', finding: '晚了', text: '排班', owner: { name: '李四' }, due: next() },
      { kind: 'propose', target: { kind: 'clause', id: '4.4.1' }, what: '写明时间', why: '找不到人' },
    ]),
  );
  await officer.openStep('solve-problem');
  await officer.press(doneLabel('solve-problem'), officer.pane);
  await seen(officer.pane.locator('.problem'));
  await look('incident with a refused step');
  await officer.goTo(`desk/#${incident.id}/release/elsewhere`);
  await officer.press(elsewhereText.save);
  await seen(page.locator('.elsewhere-form .problem'));
  await look('publication elsewhere');
  await officer.statement(incident);
  await officer.press(pathText.edit);
  await seen(officer.text);
  await look('editor');
  await officer.goToIncident(incident);
  await officer.openTool(deskText.export);
  await page.getByText(exportText.encrypt, { exact: true }).click();
  await look('export');
  await officer.goTo('desk/');
  await officer.goToIncident(incident);
  await officer.openTool(deskText.close);
  await seen(page.locator('.closing-read'));
  await look('closing');
  await officer.goTo(`desk/#${incident.id}/feedback`);
  await page.getByRole('button', { name: named(feedbackText.passAgain, theme) }).click();
  await officer.press(feedbackText.savePass);
  await seen(page.locator('.theme .problem'));
  await look('feedback');
  await officer.goTo(`desk/#${incident.id}/review`);
  await officer.press(reviewText.addAction);
  await officer.press(reviewText.propose);
  await seen(page.getByLabel(reviewText.target));
  await look('review');
  await officer.goTo(`desk/#${incident.id}/documents`);
  await seen(page.locator('.documents'));
  await look('documents');
  const folded = page.locator('.document-others:not([open]) > summary');
  if ((await folded.count()) > 0) await folded.click();
  await page.getByRole('link', { name: longest.title, exact: true }).click();
  await seen(page.getByRole('textbox'));
  await look(longest.title);
  await officer.goTo(`desk/#${incident.id}/paper`);
  await officer.press(paperText.preview);
  await look('paper with the sheet');

  for (const [screen, heading] of Object.entries({
    timeline: pageLabel.timeline,
    handover: pageLabel.handover,
    team: pageLabel.team,
    archive: pageLabel.archive,
    edition: pageLabel.edition,
  })) {
    await officer.goTo(`desk/#${incident.id}/${screen}`);
    await seen(page.getByRole('heading', { name: heading }));
    await look(screen);
  }

  const out = await officer.bringIn([
    ...published,
    log => verified('time', about('08:00'), currentOf(log, 'time')),
  ]);
  await officer.statement(out);
  await look('published');
  await officer.goTo('desk/');
  await officer.choose('no JSON');
  await seen(page.locator('p.problem'));
  await officer.choose(tampered(incident));
  await seen(page.getByRole('heading', { name: refusedText.title }));
  await look('list of incidents');
  for (const [screen, heading] of Object.entries({
    register: toolText.register,
    settings: toolText.settings,
  })) {
    await officer.goTo(`desk/#${screen}`);
    await seen(page.getByRole('heading', { level: 1, name: heading }));
    await look(screen);
  }
  await page.goto(`${site}plan/`);
  await seen(page.locator('[data-next-clock] a'));
  await look('reading page with the slim bar');
  await officer.lock('湖边 石桥 七号 早班');
  await look('settings with a lock');
  await reload(page);
  await seen(page.getByRole('heading', { level: 1, name: lockText.screen }));
  await look('lock screen');
}

/** Every screen of a drill. */
export async function tourOfDrill(visited: Visit, look: Look): Promise<void> {
  const trainee = new Trainee(visited);
  const { page, site } = trainee;
  const [night] = z.array(nightSchema).parse(readPlan('nights'));
  await page.goto(`${site}drill/`);
  await seen(page.locator('.scenarios'));
  await look('home');
  await trainee.press(drillHomeText.firstBegin);
  await seen(page.getByLabel(firstDrillText.name));
  await look('before the first drill');
  await page.goto(`${site}drill/#night/${required(night, 'night').id}`);
  await page.getByRole('button', { name: nightText.begin }).click();
  await seen(page.getByLabel(nightText.say, { exact: true }));
  await look('night');
  await page.goto(`${site}drill/#scenario/${village.id}`);
  await seen(page.getByRole('heading', { name: drillHomeText.brief }));
  await look('scenario');
  await trainee.begin(village, 'full');
  await seen(page.locator('.wizard:not([aria-busy]) .question'));
  await look('triage');
  await trainee.begin(village, 'short');
  await seen(page.locator('.now-band'));
  await look('desk');
  await trainee.openFeed();
  await look('feed');
  await trainee.closeFeed();
  await trainee.end();
  await page.getByText(debriefText.more, { exact: true }).click();
  await seen(page.getByText(debriefText.timeline, { exact: true }).first());
  await look('hot wash');
  await page.goto(`${site}drill/#group/${village.id}`);
  await seen(page.getByRole('button', { name: new RegExp(tabletopText.releaseNext) }));
  await look('room');
  await page.goto(`${site}drill/#lead/${village.id}`);
  await trainee.button(tabletopText.release).first().click();
  await look('facilitator');
  await trainee.press(tabletopText.grades);
  await look('grades');
  await page.goto(`${site}drills/${village.id}/`);
  await look('pack');
}

/** Every screen of 我的学习. */
export async function tourOfStudy(learner: Learner, look: Look): Promise<void> {
  const { page, catalog } = learner;
  const path = learner.path('liaison');
  await learner.goTo();
  await look('empty');
  await learner.has(oneOfEachKind(catalog), Date.now() - 40 * DAY);
  await learner.goTo('review');
  for (const _ of QUESTION_KINDS) {
    const { kind } = await learner.chooseAnswer(false);
    await look(`${kind}, asked`);
    await learner.button(questionText.answer).click();
    await seen(page.locator('.explained'));
    await look(`${kind}, explained`);
    await learner.goOn();
  }
  await seen(page.getByRole('heading', { name: sittingText.resultTitle(0, QUESTION_KINDS.length) }));
  await look('review at its end');
  await learner.has([
    nameGiven('张三'),
    ...learned(catalog, path, path.lessons.length, place => (place === 0 ? 0 : 1)),
    examTaken(catalog, path, 1),
  ]);
  await look('home');
  for (const screen of [`exam/${path.id}`, 'record', `certificate/${path.id}`]) {
    await learner.goTo(screen);
    await look(screen);
  }
  const record = await learner.export();
  await page.getByRole('link', { name: examLink(95) }).click();
  await seen(page.locator('.exam-mistakes'));
  await look('result');
  await learner.goTo(`exam/${path.id}`);
  await learner.button(examText.start).click();
  await learner.handIn.click();
  await seen(page.locator('.exam-warning'));
  await look('exam with a warning');
  await learner.goTo('group');
  await learner.collect([record, { name: '别的.json', text: '{}' }]);
  await seen(page.locator('.group-people'));
  await page.locator('.group-people').getByRole('button').first().click();
  await look('group');
}
