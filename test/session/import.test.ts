import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { IncidentEvent } from '../../src/desk/core/incident.ts';
import { CAPACITY, type Capacity } from '../../src/desk/core/limits.ts';
import { broughtIn } from '../../src/desk/packages/brought.ts';
import { broughtSentence } from '../../src/desk/packages/import-words.ts';
import { packageSentence } from '../../src/desk/packages/package-words.ts';
import { withHash } from '../../src/log/hash.ts';
import { sizeInPackage } from '../../src/log/size.ts';
import { limitedFacts } from '../support/answers.ts';
import { createDesk, type Desk, exportOf } from '../support/desk.ts';
import { fileOf, fileWanted, laterDigest, laterEdition, office } from '../support/incident.ts';
import { digest, playbook, required } from '../support/playbook.ts';
import { runs } from '../support/property-runs.ts';

const zhang = { ...office, name: '张三' };
const li = { role: 'section', name: '李四' };

async function opened(plan = playbook, options: Parameters<typeof createDesk>[0] = {}) {
  const desk = createDesk(options);
  const answer = await desk.session.open(plan, limitedFacts, zhang);
  if (!answer.ok) throw new Error(answer.refusal.code);
  return { desk, incident: answer.value };
}
const titleOf = ({ session }: Desk): string | undefined => session.snapshot().incidents[0]?.view.title;

describe('what an import brought', () => {
  test('is told by whose acts and which kinds', async () => {
    const { desk, incident } = await opened();
    const other = createDesk();
    await other.session.importFile(await exportOf(desk, incident), 'a.json');
    other.session.act(incident, { kind: 'note', text: '已到现场' }, li);
    other.session.act(incident, { kind: 'note', text: '正在核实' }, li);
    other.session.act(incident, { kind: 'rename', title: '某村道路' }, li);
    other.session.act(incident, { kind: 'note', text: '知道了' }, zhang);
    const brought = await desk.session.importFile(await exportOf(other, incident), 'b.json');
    expect(brought).toMatchObject({
      ok: true,
      value: {
        brought: [
          {
            by: li,
            count: 3,
            kinds: [
              { label: '记录', count: 2 },
              { label: '改名', count: 1 },
            ],
          },
          { by: zhang, count: 1 },
        ],
        foreignPlaybook: undefined,
      },
    });
    const names = (id: string): string => (id === 'office' ? '办公室' : '科室');
    expect(broughtSentence('某村道路', brought.ok ? brought.value.brought : [], names)).toBe(
      '已导入“某村道路”，新增 4 条记录：科室 李四 3 条（记录 2、改名 1），办公室 张三 1 条（记录 1）。',
    );
    expect(broughtSentence('某村道路', [], names)).toBe('“某村道路”的记录这里都有，没有新增。');
  });

  test('tells answers filled in later apart from a re-grade', async () => {
    const { finder: _, ...facts } = limitedFacts;
    const { session } = createDesk();
    const answer = await session.open(playbook, facts, zhang);
    const incident = answer.ok ? answer.value : '';
    session.act(incident, { kind: 'answerLater', answers: { finder: 'infoCentre' } }, zhang);
    session.act(incident, { kind: 'answerLater', answers: { finder: 'section' } }, zhang);
    const { log } = required(session.snapshot().incidents[0], 'incident');
    expect(broughtSentence('某', broughtIn(log, log.events), () => '办公室')).toContain(
      '（开始处置 1、补填初判 1、重新初判 1）',
    );
  });

  test('names five people, and counts the others with their records', async () => {
    const { desk, incident } = await opened();
    for (const name of ['甲', '乙', '丙', '丁', '戊', '己', '庚'])
      desk.session.act(incident, { kind: 'note', text: name }, { ...office, name });
    const { log } = required(desk.session.snapshot().incidents[0], 'incident');
    const sentence = broughtSentence('某', broughtIn(log, log.events), () => '办公室');
    expect(sentence).toMatch(/新增 8 条记录：.*；另有 3 人 3 条。$/);
  });
});

describe('a playbook that is not this site’s', () => {
  test('is named each time that an incident comes with it, and not where the site has published it', async () => {
    const { desk, incident } = await opened(laterEdition);
    const file = await exportOf(desk, incident);
    const other = createDesk();
    expect(await other.session.importFile(file, 'a.json')).toMatchObject({
      value: { foreignPlaybook: laterEdition.edition },
    });
    expect(await other.session.importFile(file, 'a.json')).toMatchObject({
      value: { foreignPlaybook: laterEdition.edition },
    });
    expect(other.session.isForeign(laterDigest)).toBe(true);
    const offering = createDesk();
    offering.session.offer(laterEdition);
    expect(await offering.session.importFile(file, 'a.json')).toMatchObject({
      value: { foreignPlaybook: undefined },
    });
  });

  test('is moved to by no file unasked: nothing is taken in until the officer says so', async () => {
    const { desk, incident } = await opened();
    const other = createDesk();
    await other.session.importFile(await exportOf(desk, incident), 'a.json');
    other.session.offer(laterEdition);
    other.session.act(incident, { kind: 'note', text: '换版' }, li);
    expect(other.session.act(incident, { kind: 'movePlaybook', playbook: laterDigest }, li).ok).toBe(true);
    const theirs = await exportOf(other, incident);
    const before = desk.session.snapshot().incidents[0];
    expect(await desk.session.importFile(theirs, 'b.json')).toEqual({
      ok: false,
      refusal: {
        code: 'movesPlaybook',
        title: titleOf(desk),
        playbook: laterDigest,
        edition: laterEdition.edition,
      },
    });
    await desk.session.flushed();
    expect(desk.session.snapshot().incidents[0]?.log).toBe(before?.log);
    expect((await desk.store.read(incident)).events).toHaveLength(1);
    // Asked again, though the playbook has been seen by now.
    expect(await desk.session.importFile(theirs, 'b.json')).toMatchObject({ ok: false });
    expect(await desk.session.importFile(theirs, 'b.json', laterDigest)).toMatchObject({ ok: true });
    expect(desk.session.snapshot().incidents[0]?.view.playbook).toBe(laterDigest);
  });

  test('stays foreign after it was asked about, after it was moved to and after a start, whatever its date says', async () => {
    const { desk, incident } = await opened();
    const other = createDesk();
    await other.session.importFile(await exportOf(desk, incident), 'a.json');
    other.session.offer(laterEdition);
    other.session.act(incident, { kind: 'movePlaybook', playbook: laterDigest }, li);
    const theirs = await exportOf(other, incident);
    const { session, store } = desk;
    expect(await session.importFile(theirs, 'b.json')).toMatchObject({ ok: false });
    // Nothing was taken in: what is not here cannot be moved to.
    expect(session.indexOf(laterDigest)).toBeUndefined();
    expect(session.act(incident, { kind: 'movePlaybook', playbook: laterDigest }, li).ok).toBe(false);
    expect(await session.importFile(theirs, 'b.json', laterDigest)).toMatchObject({
      value: { foreignPlaybook: laterEdition.edition },
    });
    expect(session.isForeign(laterDigest)).toBe(true);
    await session.flushed();
    const again = createDesk({ store });
    await again.session.load();
    expect(again.session.isForeign(laterDigest)).toBe(true);
    // The site's own is known again without its being fetched, and leads back.
    expect(again.session.isForeign(digest)).toBe(false);
    expect(again.session.act(incident, { kind: 'movePlaybook', playbook: digest }, li).ok).toBe(true);
    expect(
      again.session.isForeign(required(again.session.snapshot().incidents[0], 'incident').view.playbook),
    ).toBe(false);
  });

  test('is moved to with a file where it is what the site offers', async () => {
    const { desk, incident } = await opened();
    const other = createDesk();
    await other.session.importFile(await exportOf(desk, incident), 'a.json');
    other.session.offer(laterEdition);
    other.session.act(incident, { kind: 'movePlaybook', playbook: laterDigest }, li);
    desk.session.offer(laterEdition);
    expect(await desk.session.importFile(await exportOf(other, incident), 'b.json')).toMatchObject({
      ok: true,
    });
  });
});

test('a file in which an id of this machine stands for another record is refused, and changes nothing', async () => {
  const { desk, incident } = await opened();
  desk.session.act(incident, { kind: 'note', text: '第一笔' }, zhang);
  const before = desk.session.snapshot().incidents[0];
  const content = JSON.parse(await exportOf(desk, incident)) as { events: IncidentEvent[] };
  const { hash: _, ...note } = required(content.events.at(-1), 'note');
  const forged = withHash({ ...note, data: { text: '后来的内容' } });
  const file = JSON.stringify({ ...content, events: [...content.events.slice(0, -1), forged] });
  // Nothing is wrong with the file by itself.
  expect(await createDesk().session.importFile(file, 'a.json')).toMatchObject({ ok: true });
  expect(await desk.session.importFile(file, 'a.json')).toEqual({ ok: false, refusal: { code: 'idTaken' } });
  expect(desk.session.snapshot().incidents[0]?.log).toBe(before?.log);
});

describe('an incident’s capacity', () => {
  const capacity: Capacity = {
    records: Math.round((sizeInPackage(fileWanted) + 20_000) / (1 - 1 / 16)),
    files: 3_000,
    ties: CAPACITY.ties,
    apart: CAPACITY.apart,
    heads: CAPACITY.heads,
  };

  test('is refused what is tied to more than a view is worked out of, before it is folded, and nothing of it is kept', async () => {
    const { desk, incident } = await opened(playbook);
    for (let count = 0; count < 20; count += 1)
      desk.session.act(incident, { kind: 'note', text: `第 ${count} 条` }, zhang);
    const file = await exportOf(desk, incident);
    const other = createDesk({ capacity: { ...CAPACITY, ties: 30 } });
    const refused = await other.session.importFile(file, 'a.json');
    expect(refused).toEqual({ ok: false, refusal: { code: 'tooTangled', limit: 30 } });
    expect(other.session.snapshot().incidents).toEqual([]);
    expect(
      await createDesk({ capacity: { ...CAPACITY, ties: 60 } }).session.importFile(file, 'a.json'),
    ).toMatchObject({
      ok: true,
    });
  });

  test('is refused more values of one subject side by side than anybody would decide among', async () => {
    const { desk, incident } = await opened(playbook);
    const file = await exportOf(desk, incident);
    const capacity: Capacity = { ...CAPACITY, apart: 2 };
    const joint = createDesk({ capacity });
    expect(await joint.session.importFile(file, 'a.json')).toMatchObject({ ok: true });
    const renamedApart = async (title: string) => {
      const other = createDesk();
      await other.session.importFile(file, 'a.json');
      expect(other.session.act(incident, { kind: 'rename', title }, zhang)).toMatchObject({ ok: true });
      return joint.session.importFile(await exportOf(other, incident), `${title}.json`);
    };
    expect(await renamedApart('某镇某村征地')).toMatchObject({ ok: true });
    expect(await renamedApart('某村征地补偿')).toMatchObject({ ok: true });
    const refused = await renamedApart('征地补偿款');
    expect(refused).toEqual({ ok: false, refusal: { code: 'tooFarApart', limit: 2 } });
    expect(joint.session.snapshot().incidents).toHaveLength(1);
  });

  test('is refused more records that know nothing of each other than one can join, at once or one file after another', async () => {
    const { desk, incident } = await opened(playbook);
    const file = await exportOf(desk, incident);
    const capacity: Capacity = { ...CAPACITY, heads: 3 };
    const joint = createDesk({ capacity });
    const elsewhere = createDesk();
    const apart = async (text: string): Promise<string> => {
      const other = createDesk();
      await other.session.importFile(file, 'a.json');
      other.session.act(incident, { kind: 'note', text }, zhang);
      const own = await exportOf(other, incident);
      await elsewhere.session.importFile(own, 'a.json');
      return own;
    };
    for (const text of ['甲', '乙', '丙'])
      expect(await joint.session.importFile(await apart(text), 'a.json')).toMatchObject({ ok: true });
    const refused = { ok: false, refusal: { code: 'tooManyHeads', limit: 3 } };
    const three = await exportOf(joint, incident);
    expect(await joint.session.importFile(await apart('丁'), 'a.json')).toEqual(refused);
    expect(await exportOf(joint, incident)).toBe(three);
    expect(
      await createDesk({ capacity }).session.importFile(await exportOf(elsewhere, incident), 'a.json'),
    ).toEqual(refused);
    expect(await createDesk({ capacity }).session.importFile(three, 'a.json')).toMatchObject({ ok: true });
    // Once somebody has gone on, there is one.
    expect(joint.session.act(incident, { kind: 'note', text: '都看过了' }, zhang)).toMatchObject({
      ok: true,
    });
    expect(await joint.session.importFile(await apart('戊'), 'a.json')).toMatchObject({ ok: true });
  });

  test('takes no more work once its records are tied to as much', async () => {
    const { desk, incident } = await opened(playbook, { capacity: { ...CAPACITY, ties: 32 } });
    const note = () => desk.session.act(incident, { kind: 'note', text: '字' }, zhang);
    let left = 40;
    while (note().ok && left > 0) left -= 1;
    expect(left).toBeGreaterThan(20);
    expect(note()).toEqual({ ok: false, refusal: { code: 'noRoom' } });
  });

  test('lets whatever two officers’ machines hold after any acts and merges be exported and taken in elsewhere', async () => {
    let [refused, left] = [0, 0];
    const anyWork = fc.array(
      fc.oneof(
        fc.record({
          kind: fc.constant('note' as const),
          who: fc.nat(1),
          length: fc.integer({ min: 1, max: 4_000 }),
        }),
        fc.record({
          kind: fc.constant('attach' as const),
          who: fc.nat(1),
          length: fc.integer({ min: 1, max: 600 }),
        }),
        fc.record({ kind: fc.constant('merge' as const), who: fc.nat(1), length: fc.constant(0) }),
      ),
      { minLength: 8, maxLength: 24, size: 'max' },
    );
    await fc.assert(
      fc.asyncProperty(anyWork, async work => {
        const { desk, incident } = await opened(fileWanted, { capacity });
        const other = createDesk({ capacity });
        await other.session.importFile(await exportOf(desk, incident), 'a.json');
        const desks = [desk, other] as const;
        for (const { kind, who, length } of work) {
          const own = who === 0 ? desk : other;
          const { session } = own;
          if (kind === 'merge') {
            const taken = await session.importFile(await exportOf(desks[1 - who] ?? own, incident), 'm.json');
            if (taken.ok) left += taken.value.left.length;
            else expect(taken.refusal).toEqual({ code: 'noRoom', limit: capacity.records });
            continue;
          }
          const by = who === 0 ? zhang : li;
          if (kind === 'note') {
            const noted = session.act(incident, { kind, text: '字'.repeat(length) }, by);
            if (!noted.ok) {
              expect(noted.refusal.code).toBe('noRoom');
              refused += 1;
            }
            continue;
          }
          const { file, packed } = fileOf('图'.repeat(length));
          const done = session.act(
            incident,
            {
              kind: 'markDone',
              step: 'archive',
              doneAt: '2026-11-24T00:00:00.000Z',
              values: { screenshot: file },
            },
            by,
            [packed],
          );
          const mark = done.ok ? done.value.find(({ type }) => type === 'stepDone') : undefined;
          if (mark !== undefined) session.act(incident, { kind: 'undo', event: mark.id }, by);
        }
        for (const own of desks) {
          const file = await exportOf(own, incident);
          const elsewhere = createDesk({ capacity });
          expect(await elsewhere.session.importFile(file, 'e.json')).toMatchObject({
            ok: true,
            value: { left: [] },
          });
          // And what came in goes out again.
          const again = await exportOf(elsewhere, incident);
          expect(JSON.parse(again)).toEqual({
            ...JSON.parse(file),
            exportedAt: JSON.parse(again).exportedAt,
          });
        }
      }),
      // Always the same ones, so that what they come to below is not chance.
      { numRuns: runs(12), seed: 6 },
    );
    expect(refused).toBeGreaterThan(3);
    expect(left).toBeGreaterThan(3);
  });

  test('that is full takes no more work, and still lets what is there be taken back', async () => {
    const { desk, incident } = await opened(fileWanted, { capacity });
    const note = { kind: 'note', text: '字'.repeat(1_000) } as const;
    let last = desk.session.act(incident, note, zhang);
    for (let turn = 0; turn < 1_000 && last.ok; turn += 1) last = desk.session.act(incident, note, zhang);
    expect(last).toEqual({ ok: false, refusal: { code: 'noRoom' } });
    const first = required(desk.session.snapshot().incidents[0]?.log.events[1], 'note').id;
    expect(desk.session.act(incident, { kind: 'undo', event: first }, zhang).ok).toBe(true);
    expect(desk.session.actEach(incident, [[note]], zhang)[0]?.why).toEqual({ code: 'noRoom' });
    // An incident that another tab has wiped takes no command either.
    expect(desk.session.actEach('gone', [[note]], zhang)[0]?.why).toEqual({ code: 'unknownIncident' });
  });

  test('is refused with a sentence that says what to do', () => {
    expect(packageSentence({ code: 'noRoom', limit: 32 * 1024 * 1024 })).toMatch(/32 MB.*另存.*。$/);
  });
});
