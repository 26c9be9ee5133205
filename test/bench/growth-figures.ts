import type { IncidentEvent } from '../../src/desk/core/incident.ts';
import { namedCauses } from '../../src/desk/facts/cause.ts';
import { causesGiven } from '../../src/desk/gate/causes.ts';
import { createSearch } from '../../src/search/query.ts';
import { set, toys, write } from '../log/family.ts';
import { eventsOf, fold, graph, shapes, star } from '../log/large.ts';
import { NOW } from '../support/answers.ts';
import { act, answer, contextAt, countingIds, eventOf, logOf, openLog, viewOf } from '../support/incident.ts';
import { required } from '../support/playbook.ts';
import { openRelease, record, save, writing } from '../support/release.ts';
import { siteIndex } from '../support/search-corpus.ts';
import { findingsIn, suspicions } from '../support/sentences.ts';

/** A figure of what is made as large, or as awkward, as it may come, and what it may be at most. */
interface Growth {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly atMost: number;
}

/** Time of this process on a processor, the least of some rounds: a busy machine makes one of them slow. Milliseconds. */
function spent(work: () => unknown, rounds = 3): number {
  const times = Array.from({ length: rounds }, () => {
    const before = process.cpuUsage();
    work();
    return process.cpuUsage(before).user / 1_000;
  });
  return Math.min(...times);
}

const repeated = (piece: string, length: number): string => piece.repeat(Math.ceil(length / piece.length));

/** Texts that rules of words could take ever longer over. */
const PIECES = [
  '一二三四五六七八九十',
  '网传有人说没有证据',
  '因是由把挖塌责任在与关',
  '“没有《问是不是',
  '王大力家住三组五号',
  '一三八138·1234一',
  '绝对违法尽快删帖',
];
/** The worst of some thousand texts for the rules of causes, repeated without an end of a sentence. */
const CAUSES = ['网传“', '是因', '滑坡,是', '认为', '一'];

function textFigures(): readonly Growth[] {
  const start = openRelease();
  const { ledger } = viewOf(act(start, writing(), record('cause', '连日强降雨使排水沟漫溢')));
  const cause = (text: string) => [namedCauses(text, ledger), causesGiven(text, suspicions)];
  const huge = '雨{发生时间}'.repeat(100_000);
  const long = '抢险人员正在现场清理土石，道路单边通行。'.repeat(20_000);
  return [
    {
      name: 'words: ten times the text costs so many times as much',
      // Milliseconds that a short text costs at least, or a ratio of nothings would be told.
      value: Math.max(
        ...PIECES.map(
          piece =>
            spent(() => findingsIn(repeated(piece, 20_000))) /
            Math.max(
              20,
              spent(() => findingsIn(repeated(piece, 2_000))),
            ),
        ),
      ),
      unit: '×',
      atMost: 30,
    },
    {
      name: 'a cause looked for in 20,000 characters, the worst',
      value: Math.max(...CAUSES.map(piece => spent(() => cause(repeated(piece, 20_000)), 5))),
      unit: 'ms',
      atMost: 100,
    },
    {
      name: 'a cause of the ledger looked for in a long text',
      value: spent(() => namedCauses(long, ledger)),
      unit: 'ms',
      atMost: 2_000,
    },
    {
      name: 'enormous values refused',
      value: spent(() => [record('time', huge), save(huge)].map(each => answer(start, each, writing()))),
      unit: 'ms',
      atMost: 2_000,
    },
  ];
}

function queryFigure(): Growth {
  const search = createSearch(siteIndex());
  const queries = [
    '舆情'.repeat(5_000),
    'a'.repeat(10_000),
    'xianxianxianxian'.repeat(10),
    'sz'.repeat(50),
    '发 布 '.repeat(2_000),
    '<img src=x onerror=alert(1)>'.repeat(50),
    '👨‍👩‍👧‍👦'.repeat(500),
    '\ufdfa'.repeat(1_000),
  ];
  return {
    name: 'search: the most awkward query',
    value: Math.max(...queries.map(query => spent(() => search(query)))),
    unit: 'ms',
    atMost: 1_000,
  };
}

/** SPEC.md, rule 17. */
function orderFigures(): readonly Growth[] {
  const ratios = shapes.map(([name, subjects, parents]): Growth => {
    const [small, large] = [eventsOf(4_000, subjects, parents), eventsOf(16_000, subjects, parents)];
    const few = spent(() => fold(small));
    const many = spent(() => fold(large));
    // Sixteen times as much, were it quadratic.
    return { name: `four times the events ${name}`, value: many / few, unit: '×', atMost: 12 };
  });
  const wide = eventsOf(100_000, 1, star);
  const { log } = fold(eventsOf(10_000, 1000, graph));
  const event = write(900_000, log.heads, set('s1', 3));
  return [
    ...ratios,
    {
      name: '100,000 events on one parent: in order',
      value: spent(() => fold(wide)),
      unit: 'ms',
      atMost: 2_000,
    },
    {
      name: 'one event more on 10,000 of a random graph',
      value: spent(() => toys.extend(log, [event])),
      unit: 'ms',
      atMost: 100,
    },
  ];
}

const RECORDS = 20_000;
/** Kinds of event that may fill a log. */
const FULL_OF: Readonly<Record<string, (place: number) => Pick<IncidentEvent, 'type' | 'data'>>> = {
  notes: place => ({ type: 'noted', data: { text: `${place}` } }),
  'themes heard': () => ({
    type: 'themeRecorded',
    data: {
      theme: '01KARM8C00000000000000000B',
      title: '何时通车',
      count: { number: 1, approximate: false },
    },
  }),
  undoings: place => ({ type: 'undone', data: { event: `${place}` } }),
  corrections: place => ({ type: 'corrected', data: { event: `${place}`, text: '改' } }),
  marks: () => ({ type: 'stepMarked', data: { step: 'archive', mark: { kind: 'started' } } }),
};

/** Were what was folded before copied for each of them, time would grow with the square. */
function foldFigures(): readonly Growth[] {
  const start = openLog();
  const sample = eventOf(start, { kind: 'note', text: '一' }, contextAt(NOW, countingIds(8)));
  return Object.entries(FULL_OF).map(([name, make]) => {
    const newId = countingIds(9);
    const events = [...start.events];
    // Each knows the one before. Hashes are not what is measured, so they are only numbers here.
    for (let place = 0; place < RECORDS; place += 1)
      events.push({
        ...sample,
        ...make(place),
        id: newId(),
        prev: [required(events.at(-1), 'event').hash],
        hash: place.toString(16).padStart(64, '0'),
      } as IncidentEvent);
    return {
      name: `20,000 ${name}: folded`,
      value: spent(() => logOf(events)),
      unit: 'ms',
      atMost: 500,
    };
  });
}

/** Work whose time could grow faster than its input. */
export const growthFigures = (): readonly Growth[] => [
  ...textFigures(),
  queryFigure(),
  ...orderFigures(),
  ...foldFigures(),
];
