import { expect } from 'vitest';
import { named as nameOf } from '../../src/desk/core/words/named.ts';
import { formText, tableText } from '../../src/kit/form-words.ts';
import { passphraseText } from '../../src/kit/passphrase-words.ts';
import { faultAsked, faultName, lackName } from '../../src/training/drills/fault-words.ts';
import { studyText } from '../../src/training/lessons/words.ts';
import { groupText } from '../../src/training/records/group-words.ts';
import { judgeText } from '../../src/training/records/judge-words.ts';
import { assignedText, monthText } from '../../src/training/records/month-words.ts';
import type { TrainingHappening } from '../../src/training/records/record.ts';
import { writeRecord } from '../../src/training/records/record-file.ts';
import { joiningSentence, recordFileSentence } from '../../src/training/records/record-words.ts';
import { recordText } from '../../src/training/records/words.ts';
import { focused } from '../e2e/focus.ts';
import { examTaken, Learner, learned, named, written } from '../e2e/learner.ts';
import { reload, seen } from '../e2e/officer.ts';
import { everythingKept } from '../e2e/stored.ts';
import { test } from '../support/dom-test.ts';
import { required } from '../support/playbook.ts';

test('the last record leaves an empty group, told as such, and nothing is said any more of what was taken in', async ({
  learner,
  catalog,
  page,
}) => {
  await learner.has([named('张三'), ...learned(catalog, learner.path('liaison'), 1)]);
  const record = await learner.export();
  await learner.goTo('group');
  await learner.collect([record]);
  await seen(page.locator('.group-outcomes').getByText(groupText.taken(1, 0, 0)));
  await page.locator('.group-people').getByRole('button', { name: groupText.remove.ask }).click();
  await learner.button(groupText.remove.yes).click();
  await seen(page.getByText(groupText.empty));
  await seen(page.getByRole('status').getByText(groupText.removed(groupText.recordOf('张三'))));
  await focused(page.getByRole('heading', { level: 1, name: groupText.title }));
  await page.getByText(groupText.taken(1, 0, 0)).waitFor({ state: 'detached' });
  // Nor of what was removed, once it is there again.
  await learner.collect([record]);
  await seen(page.getByText(groupText.people(1)));
  await page.getByText(groupText.removed(groupText.recordOf('张三'))).waitFor({ state: 'detached' });
  // The same file again brings nothing.
  await learner.collect([record]);
  await seen(page.locator('.group-outcomes').getByText(groupText.taken(0, 1, 0)));
  await seen(page.getByText(groupText.people(1)));
});

test('a group that cannot be read says so, and what another edition has put there is counted and stays', async ({
  visit,
}) => {
  const learner = await Learner.at(
    visit({
      before: `globalThis.isDamaged = true;
      const get = IDBObjectStore.prototype.get;
      IDBObjectStore.prototype.get = function (...values) {
        if (globalThis.isDamaged && values[0] === 'group') throw new DOMException('damaged', 'UnknownError');
        return get.apply(this, values);
      };`,
    }),
  );
  const { page } = learner;
  await learner.goTo('group');
  await seen(page.getByRole('status').getByText(groupText.notRead));

  await learner.keepDraft('group', [{ id: 'x', members: 'of a later shape' }]);
  await page.evaluate(() => Object.assign(globalThis, { isDamaged: false }));
  await learner.collect([{ name: '张三.json', text: writeRecord(written([named('张三')]), Date.now()) }]);
  await seen(page.getByText(groupText.people(1)));
  await seen(page.getByRole('alert').getByText(groupText.broken(1)));
  await page.getByText(groupText.notRead).waitFor({ state: 'detached' });
  expect(await everythingKept(page)).toContain('of a later shape');
});

/** How the record leads to the result of an exam. */
const examLink = (score: number): string => recordText.examScore(score) + recordText.examMistakes;

test('records are exported, collected by a supervisor elsewhere, compared, and leave as tables', async ({
  learner,
  catalog,
  visit,
}) => {
  const path = learner.path('liaison');
  await learner.has(learned(catalog, path, 1));
  await learner.goTo('record');
  // Without a name the export asks for one, and refuses none.
  await learner.button(recordText.export).click();
  await focused(learner.page.getByLabel(studyText.name, { exact: true }));
  await learner.button(studyText.nameGoOn).click();
  await seen(learner.page.getByRole('alert').getByText(studyText.nameNeeded));
  await focused(learner.page.getByLabel(studyText.name, { exact: true }));
  await learner.page.keyboard.type('=王海');
  const early = await learner.download(learner.button(studyText.nameGoOn));
  await focused(learner.button(recordText.export));
  expect(early.name).toMatch(/^学习记录-=王海-\d{8}\.json$/);
  const happenings = [
    named('李晓岚'),
    ...learned(catalog, path, path.lessons.length, place => (place === 0 ? 0 : 1)),
    examTaken(catalog, path, 1),
  ];
  const late = { name: '李晓岚.json', text: writeRecord(written(happenings), Date.now()) };

  const elsewhere = await visit();
  const supervisor = new Learner(elsewhere, catalog);
  const { page } = supervisor;
  await supervisor.goTo('group');
  await seen(page.getByText(groupText.empty));
  const changed = late.text.replace(/"score": ?0\b/, '"score":1');
  expect(changed).not.toBe(late.text);
  await supervisor.collect([
    early,
    late,
    { name: '李晓岚改过.json', text: changed },
    { name: '改过姓名.json', text: late.text.replace(/"name": ?"李晓岚"/, '"name": "李小岚"') },
    { name: '别的.json', text: '{"format":"other"}' },
    { name: '半份.json', text: late.text.slice(0, 300) },
  ]);
  const outcomes = page.locator('.group-outcomes');
  await seen(outcomes.getByText(groupText.taken(2, 0, 4)));
  const position =
    JSON.parse(late.text).events.findIndex(({ data }: { data: { score?: number } }) => data.score === 0) + 1;
  for (const [file, sentence] of [
    [early.name, joiningSentence('added', '=王海')],
    [late.name, joiningSentence('added', '李晓岚')],
    [
      '李晓岚改过.json',
      recordFileSentence({
        code: 'badEvents',
        faults: [
          { position, problem: 'altered' },
          { position: position + 1, problem: 'missingBefore' },
        ],
        sound: [],
      }),
    ],
    ['改过姓名.json', recordFileSentence({ code: 'changed' })],
    ['别的.json', recordFileSentence({ code: 'otherFile' })],
    ['半份.json', recordFileSentence({ code: 'notJson' })],
  ] as const)
    await seen(outcomes.getByText(groupText.outcome(file, sentence), { exact: true }));

  const row = (name: string) =>
    page.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) });
  expect(await row('李晓岚').textContent()).toContain(groupText.best(95, true));
  expect(await row('=王海').textContent()).toContain(groupText.noExam);
  // A picture says nothing that the table beside it does not.
  expect(await page.locator('.study-group svg:not([aria-hidden="true"])').count()).toBe(0);
  const clauses = page.locator('.clause-table tbody tr');
  expect(await clauses.count()).toBe(await clauses.locator('.bar').count());
  const rates = (await clauses.locator('.rate').allTextContents()).map(text => Number.parseInt(text, 10));
  expect(rates).toEqual([...rates].sort((one, another) => one - another));

  // Both stay; the later state of one takes the place of the earlier.
  await reload(page);
  await seen(row('李晓岚'));
  const csv = await supervisor.download(supervisor.button(groupText.csv.people));
  expect(csv.name).toMatch(/^学习情况-\d{8}\.csv$/);
  expect(csv.text).toContain('姓名');
  expect(csv.text).not.toMatch(/(^|,|")=/m);
  expect((await supervisor.download(supervisor.button(groupText.csv.clauses))).name).toMatch(
    /^薄弱条款-\d{8}\.csv$/,
  );
  expect((await supervisor.download(supervisor.button(tableText.excel))).text).toContain(
    'xl/worksheets/sheet2.xml',
  );
  const remove = page.getByRole('button', {
    name: nameOf(groupText.remove.ask, groupText.recordOf('=王海')),
    exact: true,
  });
  await remove.click();
  await focused(supervisor.button(groupText.remove.no));
  await page.keyboard.press('Enter');
  await focused(remove);
  await remove.click();
  await supervisor.button(groupText.remove.yes).click();
  await seen(page.getByText(groupText.removed(groupText.recordOf('=王海'))));
  await focused(page.getByRole('heading', { name: groupText.people(1), exact: true }));
});

test('what was said in a drill is judged on the trainer’s own desk, and comes back into the record of the trainee', async ({
  learner,
  catalog,
  visit,
}) => {
  const run = '01JDDDDDDDDDDDDDDDDDDDDDDD';
  const said = (event: string, to: string, text: string) => ({
    ...{ event, to, text, kind: 'reply' as const, at: '2026-03-10T01:20:00.000Z', facts: [] },
    suspected: text.length < 6 ? [{ fault: 'unanswered' as const, text }] : [],
  });
  const words = [
    said('01JDDDDDDDDDDDDDDDDDDDDDD1', 'caller', '在看了，五点半前回您。是不是违建要等查。'),
    said('01JDDDDDDDDDDDDDDDDDDDDDD2', 'reporter-call', '不知道'),
  ];
  const scenario = required(
    catalog.scenarios.find(({ id }) => id === 'village-building'),
    'scenario',
  );
  await learner.has([
    named('张三'),
    {
      type: 'drillFinished',
      data: {
        ...{
          run,
          scenario: scenario.id,
          form: 'full',
          mode: 'solo',
          notAssessed: [],
          failures: [],
          vetoed: [],
        },
        grades: { report: 'P' },
        claims: Object.fromEntries(
          (['caller-answered', 'reporter'] as const).map((objective, place) => [
            objective,
            [{ event: required(words[place], 'words').event, proved: 'P' as const, waits: true }],
          ]),
        ),
        broken: 0,
        words,
      },
    },
  ]);
  await learner.goTo('record');
  await seen(learner.page.getByText(/？ 未判/));
  await learner.button(recordText.sealed.open).click();
  for (const label of [passphraseText.first, passphraseText.again])
    await learner.page.getByLabel(label, { exact: true }).fill('石榴坡 三层楼 一条路');
  const sealed = await learner.download(learner.button(recordText.sealed.save));
  expect(sealed.name).toMatch(/\.json\.age$/);

  const trainer = await Learner.at(visit({ context: { viewport: { width: 390, height: 844 } } }));
  const { page } = trainer;
  await trainer.goTo('group');
  await trainer.collect([sealed]);
  await seen(page.getByText(groupText.outcome(sealed.name, groupText.sealed)));
  await page.getByLabel(groupText.passphrase).fill('石榴坡 三层楼 一条路');
  await trainer.collect([sealed]);
  await seen(page.getByText(groupText.people(1)));
  await trainer.link(groupText.judge(1)).click();
  await seen(page.getByRole('heading', { level: 1, name: groupText.judging('张三') }));
  const short = page.locator('.judge-said', { hasText: '不知道' });
  await seen(short.getByText(faultAsked.unanswered));
  // Not by the trainee's own name.
  await page.getByLabel(judgeText.name, { exact: true }).fill('张三');
  const press = short.getByRole('button', { name: judgeText.give(undefined, false), exact: true });
  await press.click();
  // Nothing ticked is no grade.
  await seen(short.getByText(judgeText.nothingTicked));
  await short.getByRole('checkbox', { name: judgeText.fine, exact: true }).check();
  await short.getByRole('button', { name: judgeText.give('P', false), exact: true }).click();
  await seen(page.getByText(judgeText.oneself));
  await page.getByLabel(judgeText.name, { exact: true }).fill('李带教');
  await page.getByLabel(judgeText.post, { exact: true }).fill('科长');
  await short.getByRole('checkbox', { name: faultName.unanswered, exact: true }).check();
  await short.getByLabel(judgeText.sentence, { exact: true }).fill('先说看到了什么，再说几点回话。');
  await short.getByRole('button', { name: judgeText.give('U', false), exact: true }).click();
  await seen(short.getByText(/李带教（科长）在带教人的机器上判：没答上/));
  await page.getByRole('checkbox', { name: judgeText.fine, exact: true }).check();
  await trainer.button(judgeText.give('P', false)).click();
  await seen(page.getByText(judgeText.allJudged));
  await page.getByLabel(judgeText.remark, { exact: true }).fill('下个月练接电话的第一句。');
  await trainer.button(judgeText.giveRemark).click();
  await seen(page.getByText(judgeText.wroteOfRun('李带教')));
  const back = await trainer.download(trainer.button(groupText.giveBack));
  expect(back.name).toMatch(/^评判-张三-/);

  await learner.page
    .getByLabel(recordText.takeJudged)
    .setInputFiles([{ name: back.name, mimeType: 'application/json', buffer: Buffer.from(back.text) }]);
  await seen(learner.page.getByText(recordText.taken({ kind: 'judged', fresh: 3 })));
  await seen(learner.page.getByText(/没有通过，李带教（科长）在带教人的机器上判/));
  await seen(learner.page.getByText('先说看到了什么，再说几点回话。'));
  await seen(learner.page.getByText('下个月练接电话的第一句。'));
});

test('a month: what a trainer assigns by a date stands on 我的学习 until it is done, and two trainees’ answers to one call are judged beneath each other', async ({
  learner,
  catalog,
  visit,
}) => {
  const night = required(catalog.nights[0], 'night');
  const answered = (run: string, event: string, text: string): TrainingHappening => ({
    type: 'drillFinished',
    data: {
      run,
      scenario: night.id,
      form: 'night',
      mode: 'solo',
      grades: {},
      claims: { villager: [{ event, proved: 'P', waits: true }] },
      notAssessed: [],
      failures: [],
      vetoed: [],
      broken: 0,
      words: [
        {
          event,
          kind: 'reply',
          at: '2026-06-12T18:00:20.000Z',
          to: 'villager',
          text,
          facts: [],
          suspected: [],
        },
      ],
    },
  });
  await learner.has([named('张三')]);
  const own = await learner.export();
  const other = written([
    named('李四'),
    answered('01JDDDDDDDDDDDDDDDDDDDDDDA', '01JDDDDDDDDDDDDDDDDDDDDDDB', '天亮再说。'),
  ]);
  const trainer = await Learner.at(visit({}));
  const { page } = trainer;
  await trainer.goTo('group');
  await trainer.collect([{ name: '李四.json', text: writeRecord(other, Date.now()) }, own]);
  await seen(page.getByText(groupText.people(2)));

  await page.getByLabel(monthText.name, { exact: true }).fill('李带教');
  await trainer.button(monthText.give).click();
  await seen(page.getByText(monthText.dueMissing));
  await page.getByLabel(monthText.due, { exact: true }).fill('2099-12-20');
  const file = await trainer.download(trainer.button(monthText.give));
  expect(file.name).toMatch(/^训练安排-2099-12-20-/);
  const month = page.locator('section', { has: page.locator('#group-month') });
  await seen(
    month.getByRole('row', { name: new RegExp(`夜里十分钟：${night.title}.*0 / 2 人.*李四、张三`) }),
  );

  await page.getByRole('link', { name: monthText.queue(1) }).click();
  const call = page.locator('section', { hasText: '要不要紧' });
  await seen(call.getByText(judgeText.model, { exact: true }));
  const said = call.locator('.judge-said', { hasText: '天亮再说' });
  await seen(said.getByText('李四'));
  await page.getByLabel(judgeText.name, { exact: true }).fill('李带教');
  await page.getByLabel(judgeText.post, { exact: true }).fill('科长');
  await said.getByRole('checkbox', { name: lackName.people, exact: true }).check();
  await said.getByRole('button', { name: judgeText.give('U', false), exact: true }).click();
  await seen(page.getByText(judgeText.allJudged));
  await page.getByRole('link', { name: groupText.back }).click();
  await seen(month.getByRole('row', { name: `${lackName.people} 1 1` }));

  await learner.page
    .getByLabel(recordText.takeJudged)
    .setInputFiles([{ name: file.name, mimeType: 'application/json', buffer: Buffer.from(file.text) }]);
  await seen(learner.page.getByText(recordText.taken({ kind: 'assigned', fresh: 1 })));
  await learner.goTo('');
  const toDo = learner.page.locator('.assigned li', { hasText: night.title });
  await seen(toDo.getByText('○ 未做'));
  await seen(toDo.getByRole('link', { name: assignedText.begin }));
});

test('the record shows everything, and wiping takes it off the machine after a second word', async ({
  learner,
  catalog,
  page,
}) => {
  const path = learner.path('liaison');
  const scenario = required(catalog.scenarios[0], 'scenario');
  await learner.has([
    named('张三'),
    ...learned(catalog, path, 2, place => (place === 0 ? 0 : 1)),
    examTaken(catalog, path, 6),
    {
      type: 'drillFinished',
      data: {
        run: '01JDDDDDDDDDDDDDDDDDDDDDDD',
        scenario: scenario.id,
        form: 'full',
        mode: 'solo',
        grades: Object.fromEntries(scenario.objectives.map(({ id }) => [id, 'S' as const])),
        notAssessed: [],
        failures: ['approval'],
        vetoed: [],
        claims: {},
        broken: 0,
        words: [],
      },
    },
  ]);
  await seen(page.getByText(`✗ 不合格　可改进 ${scenario.objectives.length}`));
  await learner.goTo('record');
  await seen(page.getByText(recordText.lessonsDone(2, catalog.lessons.length)));
  await seen(page.getByRole('row').filter({ hasText: examLink(70) }));
  await seen(page.getByRole('row').filter({ hasText: scenario.title }));
  const rates = (await page.locator('.clause-table td.rate').allTextContents()).map(text =>
    Number.parseInt(text, 10),
  );
  expect(rates[0]).toBeLessThan(100);
  expect(rates).toEqual([...rates].sort((one, other) => one - other));

  // A name is changed, or left as it was.
  await learner.button(studyText.nameChange).click();
  await focused(page.getByLabel(studyText.name, { exact: true }));
  await page.keyboard.type('不');
  await learner.button(formText.cancel).click();
  await focused(learner.button(studyText.nameChange));
  await seen(page.locator('.study-record header').getByText('张三', { exact: true }));
  await page.keyboard.press('Enter');
  await page.getByLabel(studyText.name, { exact: true }).fill('张三丰');
  await learner.button(studyText.nameChanged).click();
  await focused(learner.button(studyText.nameChange));
  await seen(page.locator('.study-record header').getByText('张三丰', { exact: true }));

  await learner.button(recordText.wipe.ask).click();
  await focused(learner.button(recordText.wipe.no));
  await page.keyboard.press('Enter');
  await focused(learner.button(recordText.wipe.ask));
  expect((await learner.stored()).length).toBeGreaterThan(0);
  await page.keyboard.press('Enter');
  await learner.button(recordText.wipe.yes).click();
  await seen(page.getByText(recordText.wiped));
  await focused(page.getByRole('heading', { name: recordText.wipe.ask, exact: true }));
  expect(await learner.stored()).toEqual([]);
  await seen(page.getByText(recordText.empty));
});
