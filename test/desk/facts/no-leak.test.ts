import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { isCheck } from '../../../src/desk/approval/sign-off.ts';
import type { Command, IncidentEvent, IncidentLog } from '../../../src/desk/core/incident.ts';
import { recordedWords } from '../../../src/desk/facts/value.ts';
import { incidentLogs } from '../../../src/desk/incident/kinds.ts';
import type { TextSegment } from '../../../src/desk/statements/segment.ts';
import { HOUR, iso, NOW } from '../../support/answers.ts';
import {
  act,
  answer,
  answerWith,
  closing,
  contextAt,
  countingIds,
  picked,
  reasonOf,
  undo,
  viewOf,
} from '../../support/incident.ts';
import { found, required } from '../../support/playbook.ts';
import { runs } from '../../support/property-runs.ts';
import {
  approveCause,
  decided,
  kit,
  openRelease,
  type RecordFact,
  record,
  recordNew,
  save,
  sentBack,
  signing,
} from '../../support/release.ts';

/*
 * 慎报原因, whatever officers do: a cause gets into a statement, an answer or a document only while it is the approved one.
 * What must not happen is worked out here from the bare events, apart from the code that is to prevent it.
 */

/** Accounts of a cause: some hold others, in whole or in part. The short ones are causes only next to words that say why. */
const CAUSES = [
  '边坡失稳垮塌',
  '连日强降雨',
  '连日强降雨引发边坡失稳垮塌',
  '施工开挖坡脚',
  '施工开挖坡脚后连日强降雨',
  '爆破作业A1区',
  '雷击',
  '塌方',
] as const;
const LONG = 4;

/** Values of other facts; the last mentions a cause in passing. */
const VALUES = ['9时许', '甲村', '3人', '约200立方米', '边坡失稳垮塌现场'] as const;

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

type Recorded = Extract<IncidentEvent, { type: 'factRecorded' }>;

/** The entries of a fact that count, and those that nothing took the place of; found entry by entry, on foot. */
function entriesOf(
  { events }: IncidentLog,
  fact: string,
): { all: readonly Recorded[]; current: readonly Recorded[] } {
  const undone = new Set(events.flatMap(event => (event.type === 'undone' ? [event.data.event] : [])));
  const recorded = events.flatMap(event =>
    event.type === 'factRecorded' && event.data.fact === fact ? [event] : [],
  );
  const reaches = (from: Recorded, entry: string): boolean =>
    from.data.replaces.some(id => {
      const next = recorded.find(each => each.id === id);
      return id === entry || (next !== undefined && undone.has(id) && reaches(next, entry));
    });
  const all = recorded.filter(({ id }) => !undone.has(id));
  return { all, current: all.filter(({ id }) => !all.some(other => other.id !== id && reaches(other, id))) };
}

/** The publishable value of a fact; `undefined` for none. */
function tellable(log: IncidentLog, fact: string): string | undefined {
  const { current } = entriesOf(log, fact);
  const last = current.at(-1);
  if (last === undefined) return undefined;
  if (current.some(({ data }) => data.value !== last.data.value || data.state !== 'verified'))
    return undefined;
  const undone = new Set(log.events.flatMap(event => (event.type === 'undone' ? [event.data.event] : [])));
  const isApproved = log.events.some(
    event => event.type === 'causeApproved' && event.data.entry === last.id && !undone.has(event.id),
  );
  return fact !== 'cause' || isApproved ? recordedWords(last) : undefined;
}

const placesOf = (text: string, piece: string): readonly number[] =>
  [...text].flatMap((_, at) => (text.startsWith(piece, at) ? [at] : []));

/** The first cause a text gives that an officer with this log must not give. */
function leakIn(text: string, log: IncidentLog): string | undefined {
  const approved = plain(tellable(log, 'cause') ?? '');
  const says = (bare: string, phrase: string, cause: string): boolean => {
    const allowed = approved === '' ? [] : placesOf(bare, approved);
    return placesOf(bare, phrase)
      .map(at => at + phrase.indexOf(cause))
      .some(at => !allowed.some(from => at >= from && at + cause.length <= from + approved.length));
  };
  return entriesOf(log, 'cause')
    .all.map(recordedWords)
    .find(value => {
      const cause = plain(value);
      if (cause === approved) return false;
      if (cause.length >= LONG) return says(plain(text), cause, cause);
      const phrases = [`因${cause}`, `由于${cause}`, `${cause}所致`, `${cause}引发险情`];
      return text
        .split(/[。\n]/)
        .map(plain)
        .some(sentence => phrases.some(phrase => says(sentence, phrase, cause)));
    });
}

const words = (segments: readonly TextSegment[]): string => segments.map(({ text }) => text).join('');

type Version = Extract<IncidentEvent, { type: 'statementSaved' }>;

const versionOf = ({ events }: IncidentLog, id: string): Version =>
  found(events, (event): event is Version => event.type === 'statementSaved' && event.id === id);

const textOf = ({ data }: Version): string =>
  [data.title, ...data.parts.map(({ text }) => words(text))].join('\n');

/** The text that an event publishes, or prepares for publication. */
function outputOf(event: IncidentEvent, log: IncidentLog): string | undefined {
  switch (event.type) {
    case 'statementSaved':
      return `${textOf(event)}\n${event.data.noUpdate ?? ''}`;
    case 'published':
      return textOf(versionOf(log, event.data.version));
    case 'themeAnswered':
      return event.data.text;
    case 'documentFiled':
      return Object.values(event.data.fields).join('\n');
    default:
      return undefined;
  }
}

/** Something typed: words, tokens, and causes spaced and punctuated in every way. */
const anyPiece: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      '',
      '正在核实。',
      '{发生时间}',
      '{发生地点}',
      '{涉及规模}',
      '{转移人数}',
      '转移群众30人，道路封闭',
    ),
  },
  { weight: 3, arbitrary: fc.constantFrom('{主要原因}', '原因是{主要原因}。', '{ 主要原因 }', '{', '}') },
  {
    weight: 3,
    arbitrary: fc
      .tuple(
        fc.constantFrom(...CAUSES),
        fc.constantFrom('', '', '', ' ', '　', '，', '\n', '·', '\u200b', '😀', '”“'),
        fc.nat(9),
        fc.constantFrom('', '', '因', '由于', '系'),
        fc.constantFrom('', '', '所致', '引发险情', '。'),
        fc.boolean(),
      )
      .map(([cause, noise, at, before, after, wide]) => {
        const characters = [...cause];
        const cut = at % characters.length;
        const spaced = [...characters.slice(0, cut), noise, ...characters.slice(cut)].join('');
        return before + (wide ? spaced.replace('A1', 'ａ１') : spaced) + after;
      }),
  },
);
const anyDraft = fc.array(anyPiece, { minLength: 1, maxLength: 3 }).map(pieces => pieces.join(''));

type Intent =
  | {
      readonly do: 'record';
      readonly fact: string;
      readonly value: string;
      readonly state: RecordFact['state'];
      readonly replaces: boolean;
    }
  | {
      readonly do:
        | 'approveCause'
        | 'gate'
        | 'approve'
        | 'return'
        | 'publish'
        | 'push'
        | 'undo'
        | 'reopen'
        | 'close';
      readonly pick: number;
    }
  | {
      readonly do: 'save';
      readonly title: string;
      readonly body: string;
      readonly answers: string;
      readonly noUpdate: string;
      readonly pick: number;
    }
  | { readonly do: 'settle'; readonly value: string }
  | { readonly do: 'answer' | 'file'; readonly text: string };

const anyIntent: fc.Arbitrary<Intent> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('record' as const),
      fact: fc.constant('cause'),
      value: fc.constantFrom(...CAUSES),
      state: fc.constantFrom(
        'verified' as const,
        'verified' as const,
        'checking' as const,
        'withheld' as const,
      ),
      replaces: fc.constantFrom(true, true, true, false),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('record' as const),
      fact: fc.constantFrom('place', 'scale', 'new'),
      value: fc.constantFrom(...VALUES),
      state: fc.constantFrom('verified' as const, 'verified' as const, 'checking' as const),
      replaces: fc.constantFrom(true, true, false),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant('settle' as const), value: fc.constantFrom(...CAUSES) }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('approveCause' as const), pick: fc.nat(9) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('save' as const),
      title: fc.oneof({ weight: 4, arbitrary: fc.constant('情况通告') }, { weight: 1, arbitrary: anyDraft }),
      body: anyDraft,
      answers: fc.oneof({ weight: 2, arbitrary: fc.constant('') }, { weight: 1, arbitrary: anyDraft }),
      noUpdate: fc.oneof({ weight: 3, arbitrary: fc.constant('') }, { weight: 1, arbitrary: anyDraft }),
      pick: fc.nat(3),
    }),
  },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('push' as const), pick: fc.nat(9) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'gate' as const,
        'approve' as const,
        'return' as const,
        'publish' as const,
        'publish' as const,
      ),
      pick: fc.nat(99),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('undo' as const), pick: fc.nat(99) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom('answer' as const, 'answer' as const, 'file' as const),
      text: anyDraft,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constantFrom('close' as const, 'reopen' as const), pick: fc.nat(1) }),
  },
);

interface Turn {
  readonly officer: number;
  readonly hears: boolean;
  readonly intent: Intent;
}

const people = ['张三', '李四', '王五', '赵六'];

/** A command, or one that depends on what those before it have led to. */
type Deed = Command | ((log: IncidentLog) => Command);

/** The commands an officer gives to do as meant; refused ones are as good as not given. */
function commandsFor(intent: Intent, log: IncidentLog, now: number): readonly Deed[] {
  const { ledger, statements, signOffOf } = viewOf(log);
  const at = iso(now);
  const publishAt = (version: string): Command => ({
    kind: 'publish',
    version,
    place: '局网站',
    publishedAt: at,
  });
  switch (intent.do) {
    case 'record': {
      const { fact, value, state, replaces } = intent;
      const id =
        fact === 'new' ? (ledger.facts.find(({ label }) => label === '转移人数')?.id ?? 'new') : fact;
      const current = ledger.byId.get(id)?.current.map(({ event }) => event) ?? [];
      const changes = { state, reason: '侦查需要', verifiedAt: at, replaces: replaces ? current : [] };
      return [id === 'new' ? recordNew('转移人数', value, changes) : record(id, value, changes)];
    }
    case 'settle': {
      const current = ledger.byId.get('cause')?.current.map(({ event }) => event) ?? [];
      return [
        record('cause', intent.value, { verifiedAt: at, replaces: current }),
        after => ({
          kind: 'approveCause',
          entry: viewOf(after).ledger.byId.get('cause')?.current.at(-1)?.event ?? '',
          person: { name: '郑组长', title: '组长' },
          ...decided(now),
        }),
      ];
    }
    case 'approveCause': {
      const history = ledger.byId.get('cause')?.history ?? [];
      // Mostly the one that stands; now and then one that does not.
      const entry = intent.pick < 8 ? history.at(-1) : picked(history, intent.pick);
      return entry === undefined
        ? []
        : [
            {
              kind: 'approveCause',
              entry: entry.event,
              person: { name: '郑组长', title: '组长' },
              ...decided(now),
            },
          ];
    }
    case 'save': {
      const { title, body, answers, noUpdate, pick } = intent;
      const own = pick === 0 ? undefined : picked(statements, pick);
      return [
        save('', {
          ...(own === undefined ? {} : { statement: own.id }),
          title,
          parts: [
            { part: 'body', draft: body },
            { part: 'answers', draft: answers },
          ],
          nextUpdate: noUpdate === '' ? iso(now + 48 * HOUR) : '',
          noUpdate,
        }),
      ];
    }
    case 'gate':
    case 'approve':
    case 'return':
    case 'publish': {
      const all = statements.flatMap(({ versions }) => versions);
      const version = picked(all, intent.pick);
      if (version === undefined) return [];
      const item = picked(kit.signOff, intent.pick)?.id ?? '';
      const approvals = signOffOf(version).lines.filter(line => line.item.check === 'approval');
      const approval = picked(approvals, intent.pick)?.item.id ?? '';
      const person = { name: picked(people, intent.pick) ?? '', title: '负责人' };
      if (intent.do === 'publish') return [publishAt(version.id)];
      if (intent.do === 'gate')
        return [
          { kind: 'passOver', version: version.id, item, reason: '来不及' },
          signing(version.id, [{ item, note: '看过' }], person, decided(now)),
        ];
      return intent.do === 'approve'
        ? [signing(version.id, [{ item: approval }], person, decided(now))]
        : [sentBack(version.id, approval, person, '改', now)];
    }
    case 'push': {
      const version = picked(statements, intent.pick)?.latest;
      if (version === undefined) return [];
      return [
        ...signOffOf(version).lines.flatMap(({ item, state }, position): readonly Command[] =>
          state === 'passed'
            ? []
            : [
                { kind: 'passOver', version: version.id, item: item.id, reason: '来不及' },
                signing(
                  version.id,
                  [{ item: item.id, note: '看过' }],
                  { name: isCheck(item) ? '孙七' : `第${position}人`, title: '负责人' },
                  decided(now),
                ),
              ],
        ),
        publishAt(version.id),
      ];
    }
    case 'undo':
      return [undo(picked(log.events, intent.pick)?.id ?? '')];
    case 'answer': {
      const [theme] = viewOf(log).themes;
      // Only what is out can be repeated; anything else is refused.
      const out = viewOf(log).publications.at(-1)?.version;
      const repeated = out === undefined ? undefined : textOf(versionOf(log, out)).trim();
      return theme !== undefined
        ? [answerWith(log, theme.id, { text: repeated ?? intent.text, answeredAt: at })]
        : [{ kind: 'recordTheme', title: '为什么会塌', count: '9' }];
    }
    case 'file':
      return [{ kind: 'fileDocument', form: 'initial-report', fields: { title: '初报', text: intent.text } }];
    case 'close':
      return [closing];
    case 'reopen':
      return [{ kind: 'reopen' }];
  }
}

/** Some facts are known from the start, so that drafts have something to say. */
const start = act(
  openRelease(),
  contextAt(NOW, countingIds(9), { role: 'office', name: '值班员' }),
  record('time', '9时许'),
  record('place', '甲村'),
  record('scale', '3人'),
);

/** States that the runs have reached, so that the property cannot hold for want of cases. */
interface Reached {
  saved: number;
  savedWithCause: number;
  published: number;
  publishedWithCause: number;
  kept: number;
  answered: number;
  filed: number;
}

/** Plays turns; @throws on the first event that lets something out that must not get out. */
function play(turns: readonly Turn[], reached: Reached): void {
  const logs: IncidentLog[] = [start, start];
  const ids = [countingIds(1), countingIds(2)];
  let now = NOW;
  for (const { officer, hears, intent } of turns) {
    now += 60_000;
    let log = required(logs[officer], 'log');
    if (hears) log = incidentLogs.extend(log, required(logs[1 - officer], 'log').events);
    const context = contextAt(now, required(ids[officer], 'ids'), {
      role: 'office',
      name: `值班员${officer}`,
    });
    for (const deed of commandsFor(intent, log, now)) {
      const decided = answer(log, typeof deed === 'function' ? deed(log) : deed, context);
      if (!decided.ok) {
        if (['unapprovedCause', 'badToken'].includes(reasonOf(decided.refusal).code)) reached.kept += 1;
        continue;
      }
      for (const event of decided.value) {
        const output = outputOf(event, log);
        if (output !== undefined) {
          const leak = leakIn(output, log);
          expect(leak === undefined ? undefined : `${event.type}: ${leak} in ${output}`).toBeUndefined();
        }
        const cause = tellable(log, 'cause');
        const saysCause = cause !== undefined && output?.includes(cause) === true;
        const version =
          event.type === 'published'
            ? versionOf(log, event.data.version)
            : event.type === 'statementSaved'
              ? event
              : undefined;
        // Nothing but what is verified at that moment; of the cause, nothing but the approved one.
        for (const { text } of version?.data.parts ?? [])
          for (const segment of text)
            if ('fact' in segment) expect(tellable(log, segment.fact)).toBe(segment.text);
        if (event.type === 'published') {
          reached.published += 1;
          if (saysCause) reached.publishedWithCause += 1;
        }
        if (event.type === 'statementSaved') {
          reached.saved += 1;
          if (saysCause) reached.savedWithCause += 1;
        }
        if (event.type === 'themeAnswered') reached.answered += 1;
        if (event.type === 'documentFiled') reached.filed += 1;
      }
      log = incidentLogs.extend(log, decided.value);
    }
    logs[officer] = log;
  }
}

test('no cause gets into a statement, an answer, a document or a publication unless it is the approved one at that moment, whatever two officers do', () => {
  const reached: Reached = {
    saved: 0,
    savedWithCause: 0,
    published: 0,
    publishedWithCause: 0,
    kept: 0,
    answered: 0,
    filed: 0,
  };
  const anyTurn = fc.record({
    officer: fc.nat(1),
    hears: fc.boolean(),
    intent: anyIntent,
  });
  const turns = fc.array(anyTurn, { minLength: 4, maxLength: 22, size: 'max' });
  fc.assert(
    fc.property(turns, each => {
      play(each, { ...reached });
    }),
    { numRuns: runs(150) },
  );
  // Random turns reach states by chance: a fixed seed shows that they reach every one.
  fc.assert(
    fc.property(turns, each => {
      play(each, reached);
    }),
    { numRuns: 300, seed: 5 },
  );
  for (const [what, count] of Object.entries(reached)) expect(count, what).toBeGreaterThan(5);
});

test('the eye that looks for leaks sees them', () => {
  const context = contextAt(NOW, countingIds(3), { role: 'office', name: '值班员' });
  const log = act(start, context, record('cause', '连日强降雨'));
  for (const text of ['连日强降雨', '系连日 强，降\n雨所致', '连日强降雨引发边坡失稳垮塌'])
    expect(leakIn(text, log)).toBe('连日强降雨');
  expect(leakIn('原因正在调查，降雨已停。', log)).toBeUndefined();
  const approved = act(log, context, approveCause(log));
  expect(leakIn('连日强降雨', approved)).toBeUndefined();
  const other = record('cause', '连日强降雨引发边坡失稳垮塌', { state: 'checking' });
  expect(leakIn('连日强降雨引发边坡失稳垮塌', act(approved, context, other))).toBeDefined();
});
