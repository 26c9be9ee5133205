import { describe, expect, test } from 'vitest';
import { checklist, deadlinesInForce, occasionalSteps } from '../../src/playbook/checklist.ts';
import type { Facts } from '../../src/playbook/condition.ts';
import type { Step } from '../../src/playbook/playbook.ts';
import { index, playbook } from '../../test/support/playbook.ts';
import { matter } from './matter.ts';

const { deadlines, rules, steps, triage } = playbook;

const leak = (more: Facts): Facts =>
  matter({ topic: 'data-leak', factsClear: 'unclear', panic: 'yes', ...more });

const citing = (rule: string) => (facts: Facts) =>
  checklist(index, facts).filter(({ cite }) => cite[0] === rule);
const onOccasion = (rule: string, facts: Facts): readonly Step[] =>
  occasionalSteps(index, facts).filter(({ cite }) => cite[0] === rule);
const limitsCiting = (rule: string, facts: Facts): readonly string[] =>
  deadlinesInForce(index, facts).flatMap(({ cite, limitText }) => (cite[0] === rule ? [limitText] : []));
const said = (part: unknown): string => JSON.stringify(part);
const rule = (id: string) => rules.find(each => each.id === id);

describe('who grades: whoever runs the network, and the bureau for geological disasters', () => {
  test.each([
    ['not graded yet', { emergency: 'yes', emergencyLevel: 'ungraded' }, true],
    ['no emergency to be seen', { emergency: 'no' }, true],
    ['whether there is one not known', { emergency: 'unknown' }, true],
    ['graded larger', { emergency: 'yes', emergencyLevel: 'larger' }, true],
    ['graded ordinary by itself', { emergency: 'yes', emergencyLevel: 'ordinary' }, false],
  ] as const)('a leak, %s, has the clock of four hours and the report: %s', (_, grade, due) => {
    const facts = leak(grade);
    expect(limitsCiting('cyber-report-measures', facts)).toEqual(due ? ['4小时内'] : []);
    expect(citing('cyber-report-measures')(facts)).toHaveLength(due ? 1 : 0);
  });

  test('whoever stops a leak grades it meanwhile, by the guide', () => {
    const [contain] = citing('pipl-57')(leak({}));
    expect(
      contain?.how.some(line => line.includes('自己') && line.includes('《网络安全事件分级指南》')),
    ).toBe(true);
  });

  test('the question of the grade sends nobody to wait for another', () => {
    const level = triage.questions.find(({ means }) => means === 'level');
    expect(level?.help).toContain('本局初判');
    expect(level?.cite).toEqual(
      expect.arrayContaining(['geo-7', 'cyber-grading', 'national-plan-first-grade']),
    );
  });

  test('what may become grave is reported at once, whatever its grade', () => {
    const [report] = citing('emergency-law-2')(matter({ emergency: 'yes', emergencyLevel: 'ordinary' }));
    expect(report?.cite).toContain('national-plan-escalation');
    expect(report?.how.some(line => line.includes('可能演化为重大的') && line.includes('立即报告'))).toBe(
      true,
    );
  });
});

describe('duties that are none of ours to weigh', () => {
  test('a crime in a leak goes to the police by law, whatever the legal section or a leader thinks', () => {
    const [report] = onOccasion('cyber-report-police', leak({}));
    expect(report?.basis).toBe('rule');
    expect(report?.outcome).toBe('reported');
    expect(report?.roles).not.toContain('legalSection');
    expect(report?.wants?.map(({ means }) => means)).not.toContain('opinion');
  });

  test('a summary follows within 30 days once a graded leak is dealt with', () => {
    const facts = leak({ emergency: 'yes', emergencyLevel: 'larger' });
    expect(citing('cyber-summary-8')(facts)).toHaveLength(1);
    expect(limitsCiting('cyber-summary-8', facts)).toEqual(['30日内']);
  });

  test.each([
    ['network-data-11', leak({})],
    ['cyber-law-27', leak({})],
    ['petition-25', matter({ request: 'petition' })],
    ['petition-46', matter({ request: 'petition' })],
  ])('%s is cited by a step that its matter asks for', (id, facts) => {
    expect(rule(id)?.kind).toBe('rule');
    expect(checklist(index, facts).some(({ cite }) => cite.includes(id))).toBe(true);
  });

  test('grave petitions go to the city at once, to the section in charge and to the joint office', () => {
    const [step] = citing('petition-23')(matter({ request: 'petition' }));
    expect(step?.how.some(line => line.includes('重大、紧急') && line.includes('联席会议办公室'))).toBe(true);
  });

  test('a referred petition has five working days to object, an unclear application seven to ask', () => {
    const referred = matter({ request: 'petition', finder: 'transferred' });
    expect(limitsCiting('petition-23', referred)).toContain('5个工作日内');
    expect(limitsCiting('petition-23', matter({ request: 'petition', finder: 'office' }))).not.toContain(
      '5个工作日内',
    );
    expect(limitsCiting('disclosure-30', matter({ request: 'disclosure' }))).toEqual(['7个工作日内']);
    const days = deadlines.flatMap(({ within }) =>
      typeof within === 'object' && 'workingDays' in within ? [within.workingDays] : [],
    );
    expect(days).toEqual(expect.arrayContaining([5, 7, 20]));
  });

  test('persons in charge speak first where an event is grave', () => {
    const grave = citing('state-council-80')(
      matter({ emergency: 'yes', emergencyLevel: 'major', spread: 'citywide' }),
    );
    expect(grave).toHaveLength(2);
    for (const step of grave) expect(said(step)).toContain('主要负责人');
  });

  test('the city’s office with the publicity department co-ordinates, and a step asks it to', () => {
    const steps61 = checklist(index, matter({ spread: 'citywide' })).filter(({ cite }) =>
      cite.includes('state-council-61-duty'),
    );
    expect(steps61.some(({ how }) => how.some(line => line.includes('办公室会同宣传部')))).toBe(true);
  });

  test('nothing of an emergency is left out: 漏报 stands with 迟报、谎报、瞒报', () => {
    const listed = /迟报、(?:不)?谎报、(?:不)?瞒报/;
    const parts = [...playbook.roles.flatMap(({ limits }) => limits), ...triage.additions];
    for (const { text } of parts.filter(({ text }) => listed.test(text))) expect(text).toContain('漏报');
  });
});

describe('the grading guide is quoted whole', () => {
  test('30 minutes count for harmful matter on the front page, not for any change of it', () => {
    const texts = [said(rule('cyber-grading')), ...steps.map(said)].filter(text => text.includes('30分钟'));
    expect(texts.length).toBeGreaterThan(1);
    for (const text of texts) expect(text).toContain('违法有害信息');
  });
});

describe('danger', () => {
  const slide = matter({
    topic: 'geological-disaster',
    emergency: 'yes',
    emergencyLevel: 'ungraded',
    factsClear: 'unclear',
    panic: 'yes',
  });

  test('people are moved with the first report, by geo-29', () => {
    const moving = checklist(index, slide).filter(
      ({ cite, how }) => cite.includes('geo-29') && how.some(line => /转移|撤人/.test(line)),
    );
    expect(moving.map(({ phase }) => phase)).toContain('discovery');
    expect(triage.additions.some(({ cite, text }) => cite.includes('geo-29') && text.includes('转移'))).toBe(
      true,
    );
  });

  test('a warning is no forecast: the step that watches for one asks for the other', () => {
    const [step] = citing('geo-17')(slide);
    expect(step?.title).toMatch(/警示/);
    expect(step?.how[0]).toMatch(/警示，不是预报/);
    expect(rule('geo-17')?.effect).toMatch(/是警示，不是预报/);
    expect(playbook.release.signOff.find(({ cite }) => cite[0] === 'geo-17')?.title).toMatch(/警示/);
  });
});
