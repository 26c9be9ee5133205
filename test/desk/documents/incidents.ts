import { wellFormed } from '../../../src/base/typed.ts';
import { write } from '../../../src/desk/core/desk.ts';
import type { IncidentEvent, IncidentLog } from '../../../src/desk/core/incident.ts';
import type { DocumentModel, DocumentSource } from '../../../src/desk/documents/document.ts';
import { documentWords } from '../../../src/desk/documents/document-words.ts';
import { documentOf, prefill } from '../../../src/desk/documents/fill.ts';
import { plainText } from '../../../src/desk/documents/plain-text.ts';
import { factRecorded } from '../../../src/desk/facts/fact-recorded.ts';
import { themeRecorded } from '../../../src/desk/feedback/theme.ts';
import { type NoteKind, noted } from '../../../src/desk/record/noted.ts';
import { statementSaved } from '../../../src/desk/statements/statement-saved.ts';
import { stepMarked } from '../../../src/desk/steps/step-marks.ts';
import type { Envelope } from '../../../src/log/envelope.ts';
import type { Kind } from '../../../src/log/kind.ts';
import type { Form } from '../../../src/playbook/form.ts';
import { HOUR, iso, NOW, wideFacts } from '../../support/answers.ts';
import { bureau } from '../../support/bureau.ts';
import {
  act,
  answerWith,
  complete,
  contextAt,
  countingIds,
  indexFor,
  logOf,
  openLog,
  viewOf,
} from '../../support/incident.ts';
import { about } from '../../support/occurrence.ts';
import { found, playbook, required } from '../../support/playbook.ts';
import {
  approveCause,
  officer,
  record,
  released,
  replace,
  save,
  signed,
  writing,
} from '../../support/release.ts';

export const forms: readonly Form[] = required(playbook.forms, 'forms');

export const formOf = (id: string): Form => found(forms, form => form.id === id);

/** The source of an incident's documents. @param now milliseconds since the epoch */
export function sourceOf(log: IncidentLog, now: number = NOW): DocumentSource {
  const own = { index: indexFor(log), view: viewOf(log, now) };
  return { ...own, log, now, by: officer, bureau, incidents: [own] };
}

/** A form as it is first offered. */
export const filled = (form: Form, source: DocumentSource): DocumentModel =>
  documentOf(form, prefill(form, source, documentWords), source, documentWords);

/** All that the documents of an incident say, as they are first offered. @param of some of them alone */
export const documentsOf = (log: IncidentLog, now: number = NOW, of: readonly string[] = []): string => {
  const source = sourceOf(log, now);
  return forms
    .filter(({ id }) => of.length === 0 || of.includes(id))
    .map(form => plainText(filled(form, source)))
    .join('\n\n');
};

/** An incident that was opened and nothing else. */
export const emptySource = (): DocumentSource => sourceOf(openLog(wideFacts));

/** Texts that put a strain on whatever writes them down. */
export const hostile: readonly string[] = [
  '🧑‍🌾🚜村民反映路断了👨‍👩‍👧‍👦',
  '𠮷田镇𰻝面馆旁〇〇路',
  `无空格${'长'.repeat(40)}https://example.invalid/${'a'.repeat(400)}`,
  'W'.repeat(5000),
  '<script>alert(1)</script>&amp;<b>粗</b>',
  "=cmd|' /C calc'!A0",
  '@SUM(1+1)',
  '甲\u0000乙\u0007丙\u001f丁\uFFFF戊\uD800己',
  '第一行\n第二行',
  'x\ty',
  ']]>{标题}{{更正}}%s$1',
];

/** Such texts over and over, mostly short: what ten thousand records hold. */
export const hostileAt = (position: number): string =>
  (hostile[position % hostile.length] ?? '').slice(0, position % 100 === 3 ? 4000 : 200);

const later = (hours: number) => NOW + hours * HOUR;

/** A landslide with everything an office does of a busy day; `said` goes wherever an officer types. */
function typicalLog(said = '村口约三百立方米土石落下，两户暂住亲戚家'): IncidentLog {
  const context = contextAt(NOW, countingIds(1), officer);
  const write1 = writing(2, NOW);
  let log = openLog(wideFacts, context);
  log = complete(
    log,
    context,
    { kind: 'markDone', step: 'register-report', doneAt: iso(NOW - 100 * 60_000) },
    {
      kind: 'markDone',
      step: 'report-to-leaders',
      doneAt: iso(NOW - 90 * 60_000),
      values: { recipient: '组长、副组长', instruction: said },
    },
    {
      kind: 'markDone',
      step: 'search-spread',
      doneAt: iso(NOW - 80 * 60_000),
      values: { platforms: '微博、短视频，最早是微博', attention: '12,000', comments: '320' },
    },
    {
      kind: 'markDone',
      step: 'assign-lead',
      doneAt: iso(NOW - 70 * 60_000),
      values: { lead: '地质环境科', tasks: [{ who: '地质环境科', what: said }] },
    },
    { kind: 'skip', step: 'report-upward', reason: '市政府值班室已到现场' },
    {
      kind: 'defer',
      step: 'draft-plans',
      reason: '等现场组回话',
      until: { kind: 'time', at: iso(later(2)) },
    },
    { kind: 'note', text: said, noteKind: 'situation' },
    { kind: 'note', text: '现场设警戒线，通知各组', noteKind: 'decision' },
    { kind: 'note', text: '怀疑与上方修路有关', noteKind: 'guess' },
    { kind: 'note', text: '与镇政府值班室通话', noteKind: 'contact' },
    { kind: 'regrade', facts: { ...wideFacts, emergencyLevel: 'larger' } },
  );
  log = act(
    log,
    write1,
    record('time', about('11:00')),
    record('place', '某镇某村村口'),
    record('scale', said),
    record('handling', '已设警戒线，转移两户七人'),
    record('impact', '说法不一', { state: 'checking' }),
    record('progress', '不宜公开的进度', { state: 'withheld', reason: '涉及部署' }),
    record('cause', '上方修路切坡过陡'),
    save('{发生时间}，{发生地点}发生滑坡，{涉及规模}。原因正在调查，查清后公布。', {
      form: 'holding',
      title: '关于某村滑坡的情况说明',
    }),
  );
  log = released(log, writing(3, NOW));
  log = act(log, writing(4, NOW + 60_000), replace(log, 'place', '某镇某村村口以东约两百米'));
  log = act(
    log,
    writing(5, NOW + 120_000),
    { kind: 'recordTheme', title: '什么时候能回家', count: '42', place: '微博' },
    { kind: 'recordTheme', title: '道路什么时候通', count: '17' },
  );
  const { themes, statements } = viewOf(log);
  const themeCalled = (title: string): string => found(themes, theme => theme.title === title).id;
  log = act(
    log,
    writing(6, NOW + 180_000),
    answerWith(log, themeCalled('什么时候能回家'), {
      text: '原因正在调查，查清后公布',
      place: said,
      answeredAt: iso(NOW + 180_000),
      link: 'https://example.invalid/answer',
    }),
    {
      kind: 'passTheme',
      theme: themeCalled('道路什么时候通'),
      to: '市公路中心',
      due: iso(later(48)),
    },
    save('更正：地点是{发生地点}。', {
      form: 'correction',
      title: '更正说明',
      corrects: required(statements[0], 'statement').id,
    }),
    {
      kind: 'recordAction',
      finding: '首次搜索晚了二十分钟',
      text: '值班表上写明谁搜',
      owner: { name: '赵六', title: '信息和档案中心' },
      due: iso(later(240)),
    },
    {
      kind: 'propose',
      target: { kind: 'clause', id: '4.4.3' },
      what: '写明三日从何时起算',
      why: '这一次两种算法差一天',
    },
  );
  return log;
}

export const typicalSource = (said?: string): DocumentSource => sourceOf(typicalLog(said), NOW + HOUR);

/** The chain of approval gone through for the version saved last, and the cause approved. */
export function settledLog(): IncidentLog {
  const log = typicalLog();
  return signed(act(log, writing(7, NOW + 240_000), approveCause(log)), writing(8, NOW + 300_000));
}

const kinds: readonly (NoteKind | undefined)[] = ['situation', 'decision', 'contact', 'guess', undefined];

/** A log of so many events, of every kind that grows; each knows the one before. */
export function longLog(events: number, said: (position: number) => string): IncidentLog {
  const context = writing(9, NOW);
  const opened = openLog(wideFacts, context);
  const all: IncidentEvent[] = [...opened.events];
  const id = opened.stream;
  let heads = opened.heads;
  const append = <Event extends Envelope>(
    kind: Kind<Event>,
    data: Event['data'],
    minutes: number,
  ): IncidentEvent => {
    const event = write({ ...context, now: NOW + minutes * 60_000 }, id, heads, kind, data);
    heads = [event.hash];
    all.push(event);
    return event;
  };
  const themes = Array.from({ length: 80 }, () => context.newId());
  const steps = playbook.steps.map(step => step.id);
  let standing: string | undefined;
  let statement: string | undefined;
  let version: string | undefined;
  for (let position = 0; all.length < events; position += 1) {
    const text = wellFormed(said(position));
    switch (position % 10) {
      case 0:
        standing = append(
          factRecorded,
          {
            fact: 'scale',
            value: text,
            source: '现场',
            state: 'verified',
            person: { name: '王五' },
            verifiedAt: iso(NOW),
            replaces: standing === undefined ? [] : [standing],
          },
          position,
        ).id;
        break;
      case 1: {
        const theme = required(themes[position % 80], 'theme');
        append(
          themeRecorded,
          { theme, title: text.slice(0, 60), count: { number: 3, approximate: false } },
          position,
        );
        break;
      }
      case 2: {
        statement ??= context.newId();
        version = append(
          statementSaved,
          {
            statement,
            channel: 'notice',
            kind: 'full',
            title: '情况通告',
            parts: [{ part: 'body', text: [{ text }] }],
            replaces: version === undefined ? [] : [version],
          },
          position,
        ).id;
        break;
      }
      case 3: {
        const step = required(steps[position % steps.length], 'step');
        append(
          stepMarked,
          { step, mark: { kind: 'deferred', reason: text, until: { kind: 'regrade' } } },
          position,
        );
        break;
      }
      default: {
        const kind = kinds[position % kinds.length];
        append(noted, { text, ...(kind === undefined ? {} : { kind }) }, position);
      }
    }
  }
  return logOf(all);
}
