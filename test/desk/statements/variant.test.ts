import { describe, expect, test } from 'vitest';
import type { IncidentLog } from '../../../src/desk/core/incident.ts';
import { draftPart } from '../../../src/desk/statements/compose.ts';
import { fittingVariant, templateWords } from '../../../src/desk/statements/variant.ts';
import { indexPlaybook } from '../../../src/playbook/checklist.ts';
import type { Variant } from '../../../src/playbook/release-kit.ts';
import { limitedFacts } from '../../support/answers.ts';
import { act, viewOf } from '../../support/incident.ts';
import { found, withPlaybook } from '../../support/playbook.ts';
import { kit, openRelease, record, releasePlaybook, writing } from '../../support/release.ts';

const context = writing();
const told = (log: IncidentLog, variants: readonly Variant[] = kit.variants): string | undefined => {
  const playbook = withPlaybook({ release: { ...kit, variants: [...variants] } }, releasePlaybook);
  return fittingVariant(indexPlaybook(playbook), viewOf(log))?.id;
};
const variant = (id: string): Variant => found(kit.variants, each => each.id === id);

describe('the variant that fits', () => {
  const open = openRelease();

  test.each([
    ['未发现人员受伤', 'unfounded'],
    ['2人受伤', 'event'],
    ['是否未发现，正在核实', 'event'],
  ])('where the fact is “%s” is %s', (value, id) => {
    expect(told(act(open, context, record('casualties', value)))).toBe(id);
  });

  test('waits for the fact to be verified, and is the last while nothing is known', () => {
    expect(told(open)).toBe('event');
    expect(told(act(open, context, record('casualties', '未发现人员受伤', { state: 'checking' })))).toBe(
      'event',
    );
  });

  test('is the first of those that the answers of the triage meet', () => {
    const few: Variant = {
      ...variant('event'),
      id: 'few',
      when: { is: ['spread', limitedFacts['spread'] ?? ''] },
    };
    const many: Variant = {
      ...few,
      id: 'many',
      when: { not: { is: ['spread', limitedFacts['spread'] ?? ''] } },
    };
    expect(told(open, [many, few, ...kit.variants])).toBe('few');
    expect(told(open, [many, ...kit.variants])).toBe('event');
  });
});

describe('an account', () => {
  const log = act(openRelease(), context, record('time', '9时'), record('casualties', '未发现人员受伤'));
  const { ledger } = viewOf(log);
  const text = (id: string, kind: 'full' | 'holding'): string =>
    draftPart('{通报内容}', ledger, templateWords(variant(id), kind, ledger, {}));

  test('has the lines whose facts are usable, the facts as tokens', () => {
    expect(text('unfounded', 'full')).toBe('核查：{伤亡情况}。');
    expect(text('event', 'full')).toBe('');
  });

  test('calls open what its full text tells of, and nothing else', () => {
    expect(text('event', 'holding')).toBe('时间：{发生时间}。\n尚未核实：发生地点、涉及规模。');
    expect(text('unfounded', 'holding')).toBe('已核查：{伤亡情况}。');
  });

  test('says of what nobody is at that it is not verified yet, and of what somebody is at that it is being checked', () => {
    const at = viewOf(act(log, context, record('place', '柳塘村', { state: 'checking' }))).ledger;
    expect(draftPart('{通报内容}', at, templateWords(variant('event'), 'holding', at, {}))).toBe(
      '时间：{发生时间}。\n还在核实：发生地点。\n尚未核实：涉及规模。',
    );
  });

  test('is none of a correction’s', () => {
    expect(templateWords(variant('event'), 'correction', ledger, {})).not.toHaveProperty('通报内容');
  });
});
