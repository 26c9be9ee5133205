import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { yamlOf } from '../../src/files/yaml.ts';
import type { IncidentLog } from '../../src/incident/kinds/registry.ts';
import { draftWords, fileHead, stripWords } from '../../src/text/drill-draft.ts';
import { scenarioFrom, wordsOf } from '../../src/training/from-incident.ts';
import type { Source } from '../../src/training/incident-deeds.ts';
import { rehearse } from '../../src/training/rehearse.ts';
import { scenarioSchema } from '../../src/training/scenario-schema.ts';
import { stripped } from '../../src/training/strip.ts';
import { validateScenario } from '../../src/training/validate-scenario.ts';
import { scenario, stageOf } from '../support/drill.ts';
import { viewOf } from '../support/incident.ts';
import { index, playbook } from '../support/playbook.ts';
import { moment, noticeLog, quarryLog } from '../support/story.ts';

const sourceOf = (log: IncidentLog): Source => ({ index, log, view: viewOf(log, moment('18:00', 25)) });

/** As the screen saves it when nobody has mended anything. */
function draftOf(source: Source) {
  const people = source.view.people.all.map(({ name }) => name);
  const texts = stripped(wordsOf(source, draftWords), people, stripWords);
  return scenarioFrom(source, draftWords, original => texts.get(original) ?? original);
}

const { approvers = {} } = scenario;

describe.each([
  ['the wide story', quarryLog()],
  ['the small one', noticeLog()],
])('the draft of %s', (_, log) => {
  const source = sourceOf(log);
  const draft = draftOf(source);
  const text = yamlOf(draft, fileHead(1));

  test('reads back from its file in the shape of a scenario', () => {
    expect(scenarioSchema.parse(parse(text))).toEqual(JSON.parse(JSON.stringify(draft)));
  });

  test('names nothing that the playbook or the draft itself does not have', () => {
    expect(validateScenario(draft, playbook)).toEqual([]);
  });

  test('can be played: the desk takes every deed, and what was done at its time is done well', () => {
    // Who approves comes from the settings, once the file lies in the content.
    const whole = { ...draft, approvers };
    const run = { scenario: whole, form: 'full', seed: 1, from: 0 } as const;
    const { refused, outcome } = rehearse(stageOf(whole), run, draft.ideal);
    expect(refused).toEqual([]);
    expect(
      outcome.marks.filter(({ grade }) => grade !== 'P').map(({ objective }) => objective.title),
    ).toEqual([]);
  });

  test('says no name, place, link or number of the incident', () => {
    for (const told of ['赵六', '陈刚', '周敏', '刘洋', '孙丽', '王强', 'https://', '岩舍', '白茅', '石板镇'])
      expect(text.replaceAll('example.invalid', '')).not.toContain(told);
  });
});

test('what came in, what was asked and what the review found are in it', () => {
  const { injects, public: asked, objectives, ideal } = draftOf(sourceOf(quarryLog()));
  expect(injects.filter(({ kind }) => kind === 'finding').flatMap(({ facts = [] }) => facts)).toContainEqual(
    expect.objectContaining({ fact: 'scale', value: '无人机测得裸露面约291亩' }),
  );
  expect(asked.questions.map(({ asks }) => asks)).toContain('自来水能不能喝');
  expect(objectives.map(({ title }) => title)).toContain('沉淀池多年未列入巡查');
  expect(ideal.find(({ do: what }) => what === 'publish')).toMatchObject({
    at: 'PT4H20M',
    form: 'holding',
    next: 'PT5H20M',
  });
});

test('what was mended stands in every place of it', () => {
  const source = sourceOf(quarryLog());
  const draft = scenarioFrom(source, draftWords, original =>
    original === '自来水能不能喝' ? '井水能不能喝' : original,
  );
  expect(JSON.stringify(draft)).not.toContain('自来水能不能喝');
  expect(draft.public.questions[0]?.asks).toBe('井水能不能喝');
});

test.each([
  ['联系李大山，电话13812345678', '13812345678'],
  ['原帖 https://example.com/p/1 已删', 'https://example.com/p/1'],
  ['赣L12345 停在路口', '赣L12345'],
  ['去了余江县和石榴坡村', '余江县'],
  ['去了余江县和石榴坡村', '石榴坡'],
  ['陈大力说的', '陈大力'],
])('takes out of %j what is %s', (text, piece) => {
  expect(stripped([text], ['陈大力', '矿产管理科'], stripWords).get(text)).not.toContain(piece);
});

test.each(['矿产管理科到现场核查', '全市的村都在问', '从网上看到，请市里答复'])(
  'leaves %j as it is',
  text => {
    expect(stripped([text], ['矿产管理科'], stripWords).get(text)).toBe(text);
  },
);

test('the file says what was written, whatever it is', () => {
  const word = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('no', 'true', '12', '- a', 'a: b', '#c', '一\n二', '一\n\n 二\n', ' '),
  );
  const value = fc.letrec(tie => ({
    value: fc.oneof(word, fc.integer(), fc.boolean(), tie('list'), tie('record')),
    list: fc.array(tie('value'), { maxLength: 4 }),
    record: fc.dictionary(fc.stringMatching(/^[a-z][a-z-]{0,8}$/), tie('value'), { maxKeys: 4 }),
  }));
  fc.assert(
    fc.property(fc.record({ first: word, rest: value.value }), data => {
      expect(parse(yamlOf(data, '说明'))).toEqual(data);
    }),
  );
});
