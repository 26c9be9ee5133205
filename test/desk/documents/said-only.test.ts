import { describe, expect, test } from 'vitest';
import type { Person } from '../../../src/desk/core/define.ts';
import type { Command, IncidentLog } from '../../../src/desk/core/incident.ts';
import { documentWords } from '../../../src/desk/documents/document-words.ts';
import { fillingOf } from '../../../src/desk/documents/filling.ts';
import { handoverModel } from '../../../src/desk/documents/handover-model.ts';
import { guardedSheet, handoverTexts } from '../../../src/desk/documents/handover-sentences.ts';
import { feedbackText, offlineState, onlineState, trackLabel } from '../../../src/desk/feedback/words.ts';
import { recommendedStatement, saidClear, tellingOf } from '../../../src/desk/publications/recommend.ts';
import { recommendedWords } from '../../../src/desk/publications/words.ts';
import type { Facts } from '../../../src/playbook/condition.ts';
import type { StepFill } from '../../../src/playbook/vocabulary.ts';
import {
  DAY,
  HOUR,
  hoursAgo,
  iso,
  limitedFacts,
  NOW,
  simpleFacts,
  wideFacts,
} from '../../support/answers.ts';
import {
  act,
  answerWith,
  atField,
  closeWith,
  complete,
  contextAt,
  elsewhere,
  openLog,
  refusalOf,
  sheet,
  viewOf,
} from '../../support/incident.ts';
import { index, required } from '../../support/playbook.ts';
import { record, released, replace, save } from '../../support/release.ts';
import { documentsOf, filled, formOf, sourceOf } from './incidents.ts';

const context = contextAt(NOW);
const later = (hours: number) => contextAt(NOW + hours * HOUR);
const opened = (facts: Facts = wideFacts): IncidentLog => openLog(facts, context);
const idOf = (fills: StepFill): string => required(index.stepsThatFill(fills)[0], fills).id;
const handoverOf = (log: IncidentLog, now = NOW) =>
  handoverTexts(fillingOf(sourceOf(log, now), documentWords));
const issueIn = (log: IncidentLog, form: string): string | undefined =>
  filled(formOf(form), sourceOf(log)).lines.find(({ at }) => at === 'issue')?.value;

const meeting = (more: object = {}): Command => ({
  kind: 'minute',
  sort: 'meeting',
  steps: [idOf('meeting')],
  heldAt: hoursAgo(1),
  people: '组长、矿产科',
  said: '矿产科和生态环境局联合取样',
  ...more,
});

describe('what a meeting decided', () => {
  const log = act(opened(), context, meeting());

  test('is a measure in every document, and no assessment', () => {
    const words = documentsOf(log);
    expect(words).toContain('议定事项：矿产科和生态环境局联合取样');
    expect(words).not.toContain('研判意见：矿产科');
    expect(documentsOf(log, NOW, ['handling-plan'])).not.toContain('未填：处置措施');
  });

  test('is apart from how it was assessed there', () => {
    const words = documentsOf(act(opened(), context, meeting({ assessed: '热度在涨' })));
    expect(words).toContain('研判意见：热度在涨');
  });

  test('settles what is said outside where the words are written down, and not without them', () => {
    const steps = [idOf('meeting'), idOf('line')];
    expect(refusalOf(opened(), meeting({ steps }), context)).toEqual(atField('line', 'required'));
    const settled = act(opened(), context, meeting({ steps, line: '已到现场，正在取样' }));
    const step = viewOf(settled).steps.find(({ step: { fills } }) => fills === 'line');
    expect(step?.state).toMatchObject({
      kind: 'done',
      sensed: { said: { line: { text: '已到现场，正在取样' } } },
    });
    expect(documentsOf(settled, NOW, ['handling-plan'])).toContain('对外统一口径：已到现场，正在取样。');
  });
});

test('who leads is a unit that was given the step: of a person it is said that he does it', () => {
  const lead = (to: { readonly unit: string } | { readonly to: Person }): string => {
    const given = required(
      index.stepsThatFill('lead')[0]?.evidence?.flatMap(rule => ('assigned' in rule ? rule.assigned : []))[0],
      'step',
    );
    return documentsOf(act(opened(), context, { kind: 'assign', steps: [given], ...to }), NOW, [
      'handling-plan',
    ]);
  };
  expect(lead({ unit: '矿产管理科' })).toContain('牵头科室：矿产管理科\n');
  const person = lead({ to: { name: '赵六', title: '矿产管理科科长' } });
  expect(person).not.toContain('牵头科室：矿产管理科');
  expect(person).toContain('具体由矿产管理科科长赵六承办');
});

describe('what was done stands where it happened', () => {
  const heard = complete(opened(), context, { kind: 'recordTheme', title: '何时复工', count: '3' });
  const theme = required(viewOf(heard).themes[0], 'theme').id;

  test('a theme solved before the order that was written down first', () => {
    const log = act(
      heard,
      later(48),
      { kind: 'note', text: '责令停止排水', noteKind: 'decision', happenedAt: iso(NOW + DAY) } as Command,
      { kind: 'solveTheme', theme, result: '已经修好', doneAt: iso(NOW + HOUR) },
    );
    const words = documentsOf(log, NOW + 3 * DAY, ['final-report']);
    expect(words.indexOf('已经修好')).toBeGreaterThan(-1);
    expect(words).toContain('已于11月24日15时解决');
    expect(viewOf(log).themes[0]?.solved?.at).toBe(iso(NOW + HOUR));
  });

  test('and not in the future', () => {
    expect(
      refusalOf(heard, { kind: 'solveTheme', theme, result: '修好', doneAt: iso(NOW + DAY) }, context),
    ).toEqual(atField('doneAt', 'inFuture'));
  });
});

describe('screens and documents that said opposite things', () => {
  test('themes: what is left on each track is counted from the states that stand beside them', () => {
    const heard = complete(opened(), context, elsewhere(), {
      kind: 'recordTheme',
      title: '何时复工',
      count: '3',
    });
    const theme = required(viewOf(heard).themes[0], 'theme').id;
    const answered = act(heard, context, answerWith(heard, theme));
    const { themes } = viewOf(answered);
    expect(feedbackText.left(themes)).toBe('线上都已答复，线下未解决 1 类');
    expect(themes.map(onlineState)).toEqual(['answered']);
    expect(themes.map(offlineState)).toEqual(['unpassed']);
    expect(documentsOf(answered)).toContain(trackLabel.unpassed);
  });

  test('a final report has no number of an issue while the first report is not filed', () => {
    expect(issueIn(opened(), 'initial-report')).toBe('第1期');
    expect(issueIn(opened(), 'final-report')).toBe('');
    const filed = act(opened(), context, {
      kind: 'fileDocument',
      form: 'initial-report',
      fields: { issue: '第1期' },
    });
    expect(issueIn(filed, 'final-report')).toBe('第2期');
  });

  test('facts that are clear by the triage and not in the ledger are to be written down, not told as being checked', () => {
    const words = (facts: Facts): string => {
      const view = viewOf(opened(facts));
      const recommended = recommendedStatement(view);
      return recommendedWords(recommended, tellingOf(view.ledger), NOW, saidClear(index, view.facts));
    };
    const clear = words({ ...limitedFacts, factsClear: 'clear' });
    expect(clear).toContain('已经清楚');
    expect(clear).not.toMatch(/正在核实|尚未核实/);
    expect(words(limitedFacts)).toContain('尚未核实');
    // Work on a matter is told, not verified: where nobody has recorded any, nothing waits to be verified.
    const { label } = required(
      index.playbook.release.elements.find(({ means }) => means === 'handling'),
      'what is done',
    );
    expect(words(limitedFacts)).not.toContain(label);
  });

  test('of several statements that are out the last that was approved governs what is said', () => {
    const known = act(opened(limitedFacts), context, record('place', '甲村'));
    const first = released(act(known, context, save('{发生地点}。')), context);
    const both = released(act(replaced(first), later(1), save('{发生地点}起。')), later(2));
    const { risks } = handoverOf(both, NOW + 3 * HOUR);
    expect(viewOf(both, NOW + 3 * HOUR).publications).toHaveLength(2);
    expect(risks.split('对外口径以此为准')).toHaveLength(2);
  });

  test('what the section thinks of it is told as late where something went out before it', () => {
    const reviewOf = (log: IncidentLog): string => documentsOf(log, NOW + HOUR, ['review-report']);
    const known = (facts: Facts): IncidentLog => act(opened(facts), context, record('place', '甲村'));
    const out = (facts: Facts): IncidentLog =>
      released(act(known(facts), context, save('{发生地点}。')), context);
    // On the short track no section signs what goes out.
    expect(reviewOf(out(simpleFacts))).toMatch(/发布在前，没有承办科室的意见/);
    expect(reviewOf(known(simpleFacts))).not.toContain('发布在前');
    // Where it signs, that is its opinion.
    expect(reviewOf(out(limitedFacts))).not.toContain('发布在前');
  });

  test('where the post is, once it is typed, stands in the first report without a search', () => {
    const log = act(opened(), context, { kind: 'recordPost', platform: '抖音、微信群', summary: '溪水发白' });
    expect(documentsOf(log, NOW, ['initial-report'])).toContain('抖音、微信群');
  });

  test('a closed incident shows each limit that was missed once', () => {
    const closed = closeWith(opened(), later(30));
    const { limits, risks } = handoverOf(closed, NOW + 90 * HOUR);
    expect(limits).not.toContain('已超过');
    expect(risks).toContain('已超过规定时限');
  });
});

describe('sentences that nobody said', () => {
  const words = documentsOf(opened());

  test.each(['核实一项、公布一项', '是否向上级报告', '问题办理情况为'])('no document says %s', said => {
    expect(words).not.toContain(said);
  });

  test('what somebody answered stands as he said it', () => {
    const called = (reply: string): string =>
      documentsOf(
        act(opened(), context, {
          kind: 'minute',
          sort: 'phoneReport',
          steps: [idOf('report')],
          heldAt: hoursAgo(1),
          people: '组长',
          said: '报告情况',
          reply,
        }),
      );
    expect(called('同意先发')).toContain('组长的意见：同意先发。');
  });

  test('a ticket is received when somebody says so, not when the matter was found', () => {
    const lines = filled(formOf('order-slip'), sourceOf(opened())).lines;
    expect(lines.find(({ label }) => label === '收到时间')?.value).toBe('');
  });
});

test('a sheet of hand-over shows no cause that nobody has approved, on the screen and on paper as in its form', () => {
  const log = act(opened(), context, record('cause', '边坡失稳'));
  const filling = fillingOf(sourceOf(log), documentWords);
  const texts = { ...sheet, situation: '现场已封闭。\n主要原因是边坡失稳。' };
  expect(guardedSheet(filling, texts).situation).toBe('现场已封闭。');
  const model = handoverModel(filling, { from: '甲', to: '乙', texts });
  expect(JSON.stringify(model)).not.toContain('边坡失稳');
});

function replaced(log: IncidentLog): IncidentLog {
  return act(log, later(1), replace(log, 'place', '乙村'));
}
