import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { IncidentEvent, IncidentLog } from '../../../src/desk/core/incident.ts';
import {
  CAPACITY,
  type Capacity,
  isWithinCapacity,
  PACKAGE_LIMIT,
  packageLimits,
} from '../../../src/desk/core/limits.ts';
import type { RecordedFile } from '../../../src/desk/core/recorded.ts';
import { derive } from '../../../src/desk/incident/derive.ts';
import { incidentLogs } from '../../../src/desk/incident/kinds.ts';
import {
  type EventFault,
  type IncidentPackage,
  type PackageRefusal,
  readPackage,
  readTeamNews,
  writePackage,
} from '../../../src/desk/packages/package.ts';
import { packageSentence } from '../../../src/desk/packages/package-words.ts';
import { filesNamed, playbooksNamed } from '../../../src/desk/people/named.ts';
import { digestOf, digestOfBytes, withHash } from '../../../src/log/hash.ts';
import { LOG_VERSION } from '../../../src/log/kind.ts';
import { inOrder } from '../../../src/log/order.ts';
import { sizeInPackage } from '../../../src/log/size.ts';
import { HOUR, hoursAgo, limitedFacts, NOW, wideFacts } from '../../support/answers.ts';
import {
  act,
  allEvents,
  anyTurns,
  complete,
  contextAt,
  countingIds,
  fileOf,
  fileWanted,
  lastId,
  lastOf,
  laterDigest,
  laterEdition,
  logOf,
  markDone,
  openLog,
  openOn,
  plainLog,
  plainView,
  play,
  readBack,
  takenBack,
  viewOf,
} from '../../support/incident.ts';
import {
  changed,
  digest,
  index,
  playbook,
  required,
  smallPlaybook,
  withPlaybook,
} from '../../support/playbook.ts';
import { runs } from '../../support/property-runs.ts';

const context = contextAt(NOW, countingIds(1));
const log = complete(
  openLog(),
  context,
  markDone('report-to-office', hoursAgo(1)),
  { kind: 'note', text: '<b>组长来电</b> 😀' },
  { kind: 'regrade', facts: wideFacts },
  { kind: 'note', step: 'archive', text: '第四条之后' },
);
const { events } = log;
const at = (position: number): IncidentEvent => required(events[position], `event ${position}`);
const plain = (of: readonly IncidentEvent[]): IncidentPackage => ({
  playbooks: [{ digest, playbook }],
  events: of,
  attachments: [],
  gaps: [],
});
const file = writePackage(plain(events), NOW);

/** Told apart below: what is left of an emoji when one of its two code units is gone. */
const halfAnEmoji = /\p{Surrogate}/u;

/** The package as data, to be tampered with. */
const tampered = (change: (data: Record<string, unknown>) => Record<string, unknown>): string =>
  JSON.stringify(change(JSON.parse(file)));
const withEvents = (others: readonly unknown[]): string => tampered(data => ({ ...data, events: others }));
/** An event that says something else and whose hash fits again. */
function resealed(event: IncidentEvent, change: Partial<Omit<IncidentEvent, 'hash'>>): IncidentEvent {
  const { hash: _, ...rest } = event;
  return withHash({ ...rest, ...change }) as IncidentEvent;
}

/** Every playbook a log of the helpers may run on. */
const editions = [
  { digest, playbook },
  { digest: laterDigest, playbook: laterEdition },
];

/** Reads a package on a site that offers its playbook, which is then not checked once more: that takes the longest. */
const readOffered = (text: string, capacity = CAPACITY) =>
  readPackage(
    text,
    capacity,
    new Map(
      [...editions, { digest: digestOf(fileWanted), playbook: fileWanted }].map(each => [
        each.digest,
        each.playbook,
      ]),
    ),
  );

/** The files that the helpers attach: one for each want of the playbook that asks for one. */
const anyFile = new Map(
  playbook.steps
    .flatMap(({ wants = [] }) => wants.filter(({ kind }) => kind === 'file'))
    .map(({ id }) => fileOf(id).packed)
    .map(packed => [packed.sha256, packed]),
);

describe('an exported incident', () => {
  test('comes back the same, with its playbook', () => {
    expect(readPackage(file)).toEqual({ ok: true, value: plain(events) });
  });

  test('comes back the same, whoever wrote what in whatever order, on whichever editions', () => {
    fc.assert(
      fc.property(anyTurns(), turns => {
        const all = allEvents(play(turns).logs);
        for (const event of all) expect(readBack(event)).toEqual({ event });
        const named = playbooksNamed(all);
        const attachments = [...filesNamed(all).keys()].map(sha256 => required(anyFile.get(sha256), 'file'));
        const content: IncidentPackage = {
          playbooks: editions.filter(each => named.includes(each.digest)),
          events: inOrder(all),
          attachments,
          gaps: [],
        };
        expect(readOffered(writePackage(content, NOW))).toEqual({ ok: true, value: content });
      }),
      { numRuns: runs(20) },
    );
  });

  test('comes back the same with what it has lost, so long as that is declared', () => {
    const anyDamaged = anyTurns().chain(turns => {
      const [opened, ...rest] = inOrder(allEvents(play(turns).logs));
      return fc.subarray(rest).map(left => logOf([required(opened, 'opened'), ...left]));
    });
    fc.assert(
      fc.property(anyDamaged, damaged => {
        const content: IncidentPackage = {
          playbooks: editions.filter(each => playbooksNamed(damaged.events).includes(each.digest)),
          events: damaged.events,
          attachments: [],
          gaps: damaged.gaps,
        };
        const read = readOffered(writePackage(content, NOW));
        expect(read).toEqual({ ok: true, value: content });
        expect(plainLog(incidentLogs.fold(read.ok ? read.value.events : []))).toEqual(plainLog(damaged));
      }),
      { numRuns: runs(20) },
    );
  });

  test('shows the same on another machine', () => {
    const read = readPackage(file);
    const there = logOf(read.ok ? read.value.events : []);
    expect(plainView(viewOf(there))).toEqual(plainView(viewOf(log)));
  });

  test('comes back the same after its file was formatted, or its line ends changed', () => {
    const same = readPackage(file);
    for (const text of [JSON.stringify(JSON.parse(file)), file.replaceAll('\n', '\r\n'), ` \n${file}\n`])
      expect(readPackage(text)).toEqual(same);
  });

  test('is made the same from what was read', () => {
    const read = readPackage(file);
    expect(JSON.parse(read.ok ? writePackage(read.value, NOW) : '{}')).toEqual(JSON.parse(file));
  });

  test('takes along every playbook it ran on, and no other', () => {
    const moved = act(log, context, { kind: 'movePlaybook', playbook: laterDigest });
    const content: IncidentPackage = { ...plain(moved.events), playbooks: editions };
    expect(readPackage(writePackage(content, NOW))).toEqual({ ok: true, value: content });
    const withMore = { ...plain(events), playbooks: editions };
    expect(readPackage(writePackage(withMore, NOW))).toEqual({ ok: true, value: plain(events) });
    for (const { digest: left } of editions)
      expect(
        readPackage(
          writePackage({ ...content, playbooks: editions.filter(each => each.digest !== left) }, NOW),
        ),
      ).toEqual({ ok: false, refusal: { code: 'badPlaybook' } });
  });
});

describe('a playbook that the site itself offers', () => {
  const offered = new Map([[digest, playbook]]);

  test('comes out of a file as the one that was checked when the site was built', () => {
    const read = readPackage(file, CAPACITY, offered);
    expect(read).toEqual({ ok: true, value: plain(events) });
    expect(read.ok && read.value.playbooks[0]?.playbook).toBe(playbook);
  });

  test('vouches for no other', () => {
    const changed = tampered(data => ({ ...data, playbooks: [{ ...playbook, edition: '2030-01-01' }] }));
    expect(readPackage(changed, CAPACITY, offered)).toEqual(readPackage(changed));
    const broken = tampered(data => ({ ...data, playbooks: [{ ...playbook, steps: 1 }] }));
    expect(readPackage(broken, CAPACITY, offered)).toEqual(readPackage(broken));
  });
});

describe('attachments', () => {
  const attach = ({ file: screenshot }: { file: RecordedFile }, step = 'archive'): IncidentLog =>
    act(openOn(fileWanted), context, {
      kind: 'markDone',
      step,
      doneAt: hoursAgo(1),
      values: { screenshot },
    });
  const image = fileOf('某镇现场', '现场 1.png');
  const withImage = attach(image);
  const content: IncidentPackage = {
    playbooks: [{ digest: digestOf(fileWanted), playbook: fileWanted }],
    events: withImage.events,
    attachments: [image.packed],
    gaps: [],
  };
  const packed = (change: (attachment: Record<string, unknown>) => object): string => {
    const data = JSON.parse(writePackage(content, NOW));
    return JSON.stringify({ ...data, attachments: data.attachments.map(change) });
  };

  test('come back byte for byte, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 5_000 }), raw => {
        const bytes = new Uint8Array(raw);
        const any = fileOf('');
        const sha256 = digestOfBytes(bytes);
        const whole: IncidentPackage = {
          ...content,
          events: attach({ file: { ...any.file, bytes: bytes.length, sha256 } }).events,
          attachments: [{ sha256, type: 'application/octet-stream', bytes }],
        };
        expect(readOffered(writePackage(whole, NOW))).toEqual({ ok: true, value: whole });
      }),
      { numRuns: 15 },
    );
  });

  test('are named in the log by the name they were attached under', () => {
    expect(filesNamed(withImage.events)).toEqual(new Map([[image.packed.sha256, '现场 1.png']]));
  });

  test.each<[name: string, change: (attachment: Record<string, unknown>) => object]>([
    ['altered', attachment => ({ ...attachment, data: Buffer.from('另一张').toString('base64') })],
    ['cut short', attachment => ({ ...attachment, data: `${attachment['data']}`.slice(0, -4) })],
    ['not base64', attachment => ({ ...attachment, data: '某镇现场' })],
    ['empty', attachment => ({ ...attachment, data: '' })],
  ])('whose bytes are %s are refused, by name', (_, change) => {
    const refusal: PackageRefusal = { code: 'badAttachment', name: '现场 1.png' };
    expect(readPackage(packed(change))).toEqual({ ok: false, refusal });
    expect(packageSentence(refusal)).toMatch(/^附件“现场 1.png”.*。$/);
  });

  test('that no record names are left out, sound or not', () => {
    const stranger = fileOf('夹带').packed;
    for (const bytes of [stranger.bytes, new Uint8Array([1])]) {
      const smuggled = { ...content, attachments: [image.packed, { ...stranger, bytes }] };
      expect(readPackage(writePackage(smuggled, NOW))).toEqual({ ok: true, value: content });
    }
  });

  test('that the exporting machine did not have do not keep the rest from travelling', () => {
    const without = { ...content, attachments: [] };
    expect(readPackage(writePackage(without, NOW))).toEqual({ ok: true, value: without });
  });

  test('of a step that was taken back stay with the log, which still names them', () => {
    const last = lastId(withImage);
    const undone = takenBack(withImage, context, last);
    const whole = { ...content, events: undone.events };
    expect(readPackage(writePackage(whole, NOW))).toEqual({ ok: true, value: whole });
  });
});

const sizeOf = (events: readonly IncidentEvent[]): number =>
  events.reduce((sum, event) => sum + sizeInPackage(event), 0);

describe('whatever exports also imports', () => {
  /** Room for a few records beside the playbook, and for a few small files. */
  const records = sizeInPackage(playbook) + 60_000;
  const capacity: Capacity = { ...CAPACITY, records, files: 2_000 };
  const attachTo = (before: IncidentLog, text: string): IncidentEvent => {
    const done = act(before, context, markDone('archive', hoursAgo(1)));
    const last = lastOf(done);
    if (last.type !== 'stepDone') throw new Error('archive is not done');
    return resealed(last, { data: { ...last.data, values: { screenshot: fileOf(text).file } } });
  };
  const anyContent = fc
    .record({
      notes: fc.array(fc.integer({ min: 1, max: 4_000 }), { maxLength: 20, size: 'max' }),
      files: fc.uniqueArray(fc.integer({ min: 1, max: 900 }), { maxLength: 8 }),
    })
    .map(({ notes, files }): IncidentPackage => {
      let growing = openLog();
      for (const length of notes)
        growing = act(growing, context, {
          kind: 'note',
          text: '字"\n😀x'.repeat(length).slice(0, length),
        });
      const marks: IncidentEvent[] = [];
      for (const length of files) {
        const mark = attachTo(growing, '图'.repeat(length));
        marks.push(mark);
        growing = incidentLogs.extend(growing, [
          mark,
          resealed(mark, {
            id: context.newId(),
            type: 'undone',
            data: { event: mark.id },
            prev: [mark.hash],
          }),
        ]);
      }
      return {
        ...plain(growing.events),
        attachments: files.map(length => fileOf('图'.repeat(length)).packed),
      };
    });

  test('within the capacity of an incident, but for files beyond it', () => {
    let [full, over] = [0, 0];
    fc.assert(
      fc.property(anyContent, content => {
        const bytes = new TextEncoder().encode(writePackage(content, NOW, capacity)).length;
        if (
          !isWithinCapacity({ size: sizeOf(content.events), ties: 0 }, content.playbooks, capacity, false)
        ) {
          over += 1;
          return;
        }
        expect(bytes).toBeLessThanOrEqual(packageLimits(capacity).size);
        const read = readOffered(writePackage(content, NOW, capacity), capacity);
        expect(read).toMatchObject({ ok: true, value: { events: content.events, gaps: [] } });
        const files = read.ok ? read.value.attachments : [];
        expect(content.attachments).toEqual(expect.arrayContaining([...files]));
        if (files.length < content.attachments.length) full += 1;
        // An imported package is exported the same.
        if (read.ok) expect(readOffered(writePackage(read.value, NOW, capacity), capacity)).toEqual(read);
      }),
      // Always the same ones, so that what they come to below is not chance.
      { numRuns: 15, seed: 5, endOnFailure: true },
    );
    expect(full).toBeGreaterThan(2);
    expect(over).toBeGreaterThan(2);
  });

  test('a log of ten thousand records with as many files as can be attached is within all bounds', () => {
    const long = Array.from({ length: 10_000 }, (_, number) => ({
      ...at(1),
      id: countingIds(9, NOW + number)(),
      data: { text: `第 ${number} 条：科室来电，现场已安排人员核实，稍后再报。` },
    })) as IncidentEvent[];
    const takes = { size: sizeOf(long), ties: incidentLogs.countTies(long) };
    expect(isWithinCapacity(takes, [{ playbook }], CAPACITY, true)).toBe(true);
    expect(packageLimits(CAPACITY).size).toBeLessThan(128 * 1024 * 1024);
  });
});

describe('a forged package whose hashes fit', () => {
  test('is refused where it takes the opening back', () => {
    const forged = resealed(at(1), {
      id: countingIds(8)(),
      type: 'undone',
      data: { event: at(0).id },
      prev: log.heads,
    } as Partial<IncidentEvent>);
    expect(readPackage(withEvents([...events, forged]))).toMatchObject({
      refusal: {
        code: 'badEvents',
        faults: [{ position: events.length + 1, problem: 'unreadable' }],
        sound: events,
      },
    });
    // A forged event that a disk may hold all the same has no effect.
    const there = logOf([...events, forged]);
    expect(there.undone.has(at(0).id)).toBe(false);
    expect(viewOf(there)).toMatchObject({ title: viewOf(log).title, status: 'open' });
  });

  test.each<[name: string, data: object]>([
    ['says something else', { text: '另一句话' }],
    ['is of another kind', { title: '另一个标题' }],
  ])('is refused where a second record of one id %s', (_, data) => {
    const twin = resealed(at(2), {
      ...('title' in data ? { type: 'renamed' as const } : {}),
      data,
      prev: log.heads,
    } as Partial<IncidentEvent>);
    for (const [first, second] of [
      [at(2), twin],
      [twin, at(2)],
    ] as const) {
      const rest = events.filter(event => event !== at(2));
      const read = readPackage(withEvents([...rest.slice(0, 2), first, ...rest.slice(2), second]));
      expect(read).toMatchObject({ ok: false, refusal: { code: 'badEvents' } });
      expect(read.ok || read.refusal.code !== 'badEvents' ? [] : read.refusal.faults).toContainEqual({
        position: events.length + 1,
        problem: 'idTaken',
      });
    }
  });
});

describe('what a team hands over one by one', () => {
  const offered = new Map([[digest, playbook]]);
  const heard = (...others: readonly IncidentEvent[]) =>
    readTeamNews({ events: others, playbooks: new Map(), files: [] }, events, CAPACITY, offered, each =>
      offered.get(each),
    );

  test('is held to what a package is held to: an answer that is no time, the opening taken back', () => {
    const more = { id: countingIds(8)(), prev: log.heads };
    const answers = { foundAt: '昨天下午' };
    const forged = [
      resealed(at(1), { ...more, type: 'answered', data: { answers } } as Partial<IncidentEvent>),
      resealed(at(1), { ...more, type: 'undone', data: { event: at(0).id } } as Partial<IncidentEvent>),
    ];
    for (const event of forged) {
      expect(readPackage(withEvents([...events, event]))).toMatchObject({ refusal: { code: 'badEvents' } });
      expect(heard(event)).toMatchObject({ ok: true, value: { events: [at(0)], unsound: 1 } });
    }
  });

  test('is not what was taken back before it was there, where nobody can take it back', () => {
    const undoing = (target: string, writer: number): IncidentEvent =>
      resealed(at(1), {
        id: countingIds(writer)(),
        type: 'undone',
        data: { event: target },
        prev: log.heads,
      } as Partial<IncidentEvent>);
    const first = undoing(at(1).id, 8);
    const early = undoing(first.id, 9);
    expect(readPackage(withEvents([...events, early, first]))).toMatchObject({
      refusal: { code: 'badEvents' },
    });
    const news = { events: [first], playbooks: new Map(), files: [] };
    const there = [...events, early];
    expect(readTeamNews(news, there, CAPACITY, offered, each => offered.get(each))).toMatchObject({
      ok: true,
      value: { events: [at(0)], unsound: 1 },
    });
  });
});

test('an answer that the edition of its day took comes back, whatever a later one asks', () => {
  const strict = withPlaybook({
    edition: '2028-01-01',
    triage: {
      ...playbook.triage,
      questions: changed(playbook.triage.questions, 'emergencyAt', question =>
        question.kind === 'time' ? { ...question, optional: false } : question,
      ),
    },
  });
  const pinned = [
    { digest, playbook },
    { digest: digestOf(strict), playbook: strict },
  ];
  const moved = act(openLog({ ...wideFacts, emergencyAt: '' }), context, {
    kind: 'movePlaybook',
    playbook: digestOf(strict),
  });
  const content: IncidentPackage = { ...plain(moved.events), playbooks: pinned };
  const editions = new Map(pinned.map(each => [each.digest, each.playbook]));
  expect(readPackage(writePackage(content, NOW), CAPACITY, editions)).toEqual({ ok: true, value: content });
});

describe('a package whose log lost a record', () => {
  const lost = at(2);
  const left = events.filter(event => event !== lost);

  test('is taken in where the loss is declared, and the gap is still reported there', () => {
    const read = readPackage(writePackage({ ...plain(left), gaps: [lost.hash] }, NOW));
    expect(read).toEqual({ ok: true, value: { ...plain(left), gaps: [lost.hash] } });
    const there = logOf(read.ok ? read.value.events : []);
    expect(there.gaps).toEqual([lost.hash]);
    expect(viewOf(there).gaps).toBe(1);
  });

  test('is refused where it is not declared, and the record after the gap is named', () => {
    for (const gaps of [[], [at(1).hash]]) {
      const read = readPackage(writePackage({ ...plain(left), gaps }, NOW));
      expect(read).toEqual({
        ok: false,
        refusal: { code: 'badEvents', faults: [{ position: 3, problem: 'missingBefore' }], sound: left },
      });
      expect(read.ok ? '' : packageSentence(read.refusal)).toMatch(/第 3 条记录之前缺了记录.*。$/);
    }
  });

  test('is whole once the record comes back from elsewhere', () => {
    const read = readPackage(writePackage({ ...plain(left), gaps: [lost.hash] }, NOW));
    const there = read.ok ? read.value.events : [];
    expect(plainLog(incidentLogs.fold([...there, lost]))).toEqual(plainLog(log));
  });

  test('declares nothing that is there after all', () => {
    const read = readPackage(writePackage({ ...plain(events), gaps: [lost.hash] }, NOW));
    expect(read).toEqual({ ok: true, value: plain(events) });
  });
});

describe('a package is refused', () => {
  const stranger = openLog(limitedFacts, contextAt(NOW + HOUR, countingIds(5)));
  const badEvents = (...faults: readonly (readonly [number, EventFault['problem']])[]) => ({
    code: 'badEvents' as const,
    faults: faults.map(([position, problem]) => ({ position, problem })),
  });
  const withoutOpening = events.slice(1).map(event => resealed(event, { prev: [] }));

  const refusals: readonly (readonly [
    name: string,
    text: string,
    refusal: { readonly code: PackageRefusal['code'] },
  ])[] = [
    ['that is not JSON', '舆情台账', { code: 'notJson' }],
    ['that is empty', '', { code: 'notJson' }],
    ['of which only half arrived', file.slice(0, file.length / 2), { code: 'notJson' }],
    ['that lost its last character', file.slice(0, -1), { code: 'notJson' }],
    ['that is other JSON', '{"name":"yuqing-playbook"}', { code: 'otherFile' }],
    ['that is a list', '[]', { code: 'otherFile' }],
    ['that is null', 'null', { code: 'otherFile' }],
    ['that is a text', '"yuqing-incident"', { code: 'otherFile' }],
    ['that has another format', tampered(data => ({ ...data, format: 'other' })), { code: 'otherFile' }],
    ['that has no version', tampered(({ version: _, ...data }) => data), { code: 'otherFile' }],
    ['that has no list of events', tampered(data => ({ ...data, events: {} })), { code: 'otherFile' }],
    ['of a newer shape', tampered(data => ({ ...data, version: 3 })), { code: 'newerPackage' }],
    [
      'of a newer shape this edition knows nothing of',
      '{"format":"yuqing-incident","version":4}',
      { code: 'newerPackage' },
    ],
    ['without events', withEvents([]), { code: 'noEvents' }],
    [
      'with an altered event',
      withEvents(
        events.map((event, index_) => (index_ === 2 ? { ...event, data: { text: '改过' } } : event)),
      ),
      badEvents([3, 'altered'], [4, 'missingBefore']),
    ],
    [
      'with an event whose time was changed',
      withEvents(events.map((event, index_) => (index_ === 1 ? { ...event, at: hoursAgo(9) } : event))),
      badEvents([2, 'altered'], [3, 'missingBefore']),
    ],
    [
      'with an event that lost a field',
      withEvents(events.map(({ by: _, ...event }, index_) => (index_ === 4 ? event : at(index_)))),
      badEvents([5, 'unreadable']),
    ],
    [
      'with a note longer than any form takes',
      withEvents([
        ...events,
        resealed(at(1), { data: { text: '长'.repeat(200_000) } } as Partial<IncidentEvent>),
      ]),
      badEvents([6, 'unreadable']),
    ],
    ['with something else for an event', withEvents([...events, null]), badEvents([6, 'unreadable'])],
    [
      'with an event of a newer edition',
      withEvents([...events, { ...at(1), v: LOG_VERSION + 1 }]),
      badEvents([6, 'newerVersion']),
    ],
    [
      'with an event missing in the middle',
      withEvents(events.filter((_, index_) => index_ !== 2)),
      badEvents([3, 'missingBefore']),
    ],
    ['with its opening missing', withEvents(events.slice(1)), badEvents([1, 'missingBefore'])],
    [
      'with an event of another incident',
      withEvents([...events, ...stranger.events]),
      badEvents([6, 'foreign']),
    ],
    ['with nothing that opens it', withEvents(withoutOpening.slice(0, 1)), { code: 'notOpened' }],
    [
      'that was opened twice',
      withEvents([...events, resealed(at(0), { id: countingIds(7)() })]),
      { code: 'notOpened' },
    ],
    ['without any list of playbooks', tampered(({ playbooks: _, ...data }) => data), { code: 'otherFile' }],
    ['without its playbook', tampered(data => ({ ...data, playbooks: [] })), { code: 'badPlaybook' }],
    [
      'without any list of attachments',
      tampered(({ attachments: _, ...data }) => data),
      { code: 'otherFile' },
    ],
    ['without any list of gaps', tampered(({ gaps: _, ...data }) => data), { code: 'otherFile' }],
    [
      'with another playbook',
      tampered(data => ({ ...data, playbooks: [smallPlaybook] })),
      { code: 'badPlaybook' },
    ],
    [
      'with one word of its playbook changed',
      tampered(data => ({ ...data, playbooks: [withPlaybook({ edition: '2026-11-25' })] })),
      { code: 'badPlaybook' },
    ],
    [
      'with a list nested without end for its events',
      file.replace('"events": [', `"events": [${'['.repeat(100_000)}${']'.repeat(100_000)},`),
      { code: 'beyondBounds' },
    ],
    [
      'with a playbook nested without end',
      file.replace('"playbooks": [', `"playbooks": [${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)},`),
      { code: 'beyondBounds' },
    ],
    [
      'with a text longer than the largest file',
      tampered(data => ({ ...data, note: '字'.repeat(packageLimits(CAPACITY).bounds.length + 1) })),
      { code: 'beyondBounds' },
    ],
    [
      'with more in it than its capacity allows',
      `{"format":"yuqing-incident","events":[${'0,'.repeat(packageLimits(CAPACITY).bounds.items)}0]}`,
      { code: 'beyondBounds' },
    ],
    [
      'with something else for a playbook',
      tampered(data => ({ ...data, playbooks: ['手册'] })),
      { code: 'unusablePlaybook' },
    ],
  ];

  test.each(refusals)('%s', (_, text, refusal) => {
    const read = readPackage(text);
    expect(read).toMatchObject({ ok: false, refusal });
    expect(read.ok ? '' : packageSentence(read.refusal)).toMatch(/。$/);
  });

  test('with all that is wrong with it named at once, and what is sound kept for inspection', () => {
    const text = withEvents([
      at(0),
      { ...at(1), at: hoursAgo(9) },
      null,
      { ...at(2), v: LOG_VERSION + 1 },
      ...events.slice(3),
      ...stranger.events,
    ]);
    const read = readPackage(text);
    expect(read).toEqual({
      ok: false,
      refusal: {
        code: 'badEvents',
        faults: [
          { position: 2, problem: 'altered' },
          { position: 3, problem: 'unreadable' },
          { position: 4, problem: 'newerVersion' },
          { position: 5, problem: 'missingBefore' },
          { position: 7, problem: 'foreign' },
        ],
        sound: inOrder([at(0), ...events.slice(3)]),
      },
    });
    expect(read.ok ? '' : packageSentence(read.refusal)).toMatch(/第 2 条.*第 3 条.*第 4 条.*等 5 处.*。$/);
  });

  test('that is too large, before anything else is looked at', () => {
    const text = ' '.repeat(PACKAGE_LIMIT + 1);
    expect(readPackage(text)).toEqual({
      ok: false,
      refusal: { code: 'tooLarge', limit: PACKAGE_LIMIT },
    });
  });

  test('for every reason there is', () => {
    const reached = new Set(refusals.map(([, , { code }]) => code));
    const all: Record<PackageRefusal['code'], true> = {
      tooLarge: true,
      notJson: true,
      otherFile: true,
      newerPackage: true,
      beyondBounds: true,
      noEvents: true,
      badEvents: true,
      badAttachment: true,
      notOpened: true,
      badPlaybook: true,
      unusablePlaybook: true,
      otherIncident: true,
      idTaken: true,
      isDrill: true,
      isReal: true,
      noRoom: true,
      tooTangled: true,
      tooFarApart: true,
      tooManyHeads: true,
    };
    // Too large a file and altered attachments have tests of their own; whether an incident is here already only the session can tell.
    const elsewhere = [
      'tooLarge',
      'badAttachment',
      'otherIncident',
      'idTaken',
      'isDrill',
      'isReal',
      'noRoom',
      'tooTangled',
      'tooFarApart',
      'tooManyHeads',
    ];
    expect(reached).toEqual(new Set(Object.keys(all).filter(code => !elsewhere.includes(code))));
  });

  test('or says the same, whatever single character of it was changed', () => {
    const same = readPackage(file);
    const anyCharacter = fc.constantFrom('', '0', '9', 'a', '"', '}', '，', '\n', '\\', '\u0000');
    fc.assert(
      fc.property(fc.nat(file.length - 1), anyCharacter, (position, character) => {
        const text = file.slice(0, position) + character + file.slice(position + 1);
        fc.pre(!halfAnEmoji.test(text));
        const read = readPackage(text);
        expect(read.ok ? read : read.refusal.code).toEqual(read.ok ? same : expect.any(String));
      }),
      { numRuns: runs(100) },
    );
  });

  test('whatever part of it is missing at the end', () => {
    fc.assert(
      fc.property(fc.nat(file.length - 1), length => {
        expect(readPackage(file.slice(0, length))).toEqual({ ok: false, refusal: { code: 'notJson' } });
      }),
    );
  });

  test('or read, but never ends in an exception: half an emoji in a note', () => {
    const text = file.replace('😀', '\\ud83d');
    expect(text).not.toBe(file);
    expect(() => readPackage(text)).not.toThrow();
  });

  test.each([
    ['昨天下午', 'refused'],
    ['', 'refused'],
    ['2026-02-30T10:00:00.000Z', 'refused'],
    ['0000-01-01T00:00:00.000Z', 'shown'],
    ['9999-12-31T23:59:59.999Z', 'shown'],
    ['+020000-01-01T00:00:00.000Z', 'refused'],
    ['+275760-09-13T00:00:00.000Z', 'refused'],
  ])('whose fact claims the time %j is %s, and what is shown can be worked on', (time, outcome) => {
    const [opened] = events;
    if (opened?.type !== 'opened') throw new Error('the package begins with no opening');
    const forged = resealed(opened, {
      data: { ...opened.data, answers: { ...wideFacts, foundAt: time, emergencyAt: time } },
    } as Partial<IncidentEvent>);
    const read = readPackage(withEvents([forged]));
    expect(read.ok ? 'shown' : 'refused').toBe(outcome);
    if (read.ok) expect(() => derive(index, logOf(read.value.events), NOW)).not.toThrow();
    else expect(read.refusal).toMatchObject(badEvents([1, 'unreadable']));
  });
});

test('the digest that pins a playbook survives being written to a file and read back', () => {
  expect(digestOf(JSON.parse(JSON.stringify(playbook)))).toBe(digest);
});
