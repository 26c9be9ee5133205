import * as fc from 'fast-check';
import type { Facts } from '../../src/playbook/condition.ts';
import type { Question } from '../../src/playbook/wizard/flow.ts';
import { defaultOption } from '../../src/playbook/wizard/walk.ts';
import { index, playbook } from './playbook.ts';

/** The moment at which tests stand unless they say otherwise: 24 November 2026, 14:00 in Shanghai. */
export const NOW = Date.parse('2026-11-24T14:00:00+08:00');
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** A moment as an answer or a record says it. */
export const iso = (moment: number): string => new Date(moment).toISOString();
/** Hours before {@link NOW}, as an answer. */
export const hoursAgo = (hours: number): string => iso(NOW - hours * HOUR);

/** Some of the choice questions answered, each with one of its options; not every set lies on a path. */
export const anyChoices: fc.Arbitrary<Facts> = fc
  .record(
    Object.fromEntries(
      [...index.definitions.values()].map(({ id, values }) => [
        id,
        fc.constantFrom(...values.map(({ value }) => value)),
      ]),
    ),
    { requiredKeys: [] },
  )
  .map(choices =>
    Object.fromEntries(
      Object.entries(choices).filter((choice): choice is [string, string] => choice[1] !== undefined),
    ),
  );

function soundAnswer(question: Question): fc.Arbitrary<string> {
  switch (question.kind) {
    case 'choice': {
      const values = question.options.map(({ value }) => value);
      const any = fc.constantFrom(...values);
      // Ways out are rare: most of what is to be tried lies on the way that goes on.
      const preset = defaultOption(question);
      return preset === undefined
        ? any
        : fc.oneof({ weight: 9, arbitrary: fc.constant(preset) }, { weight: 1, arbitrary: any });
    }
    case 'time':
      return fc.integer({ min: 0, max: 30 * 24 * 60 }).map(minutes => hoursAgo(minutes / 60));
    case 'text':
      return fc.constantFrom('某镇某村征地补偿', '河道采砂', '地面塌陷 🕳️');
  }
}

/** Every question answered soundly; answers off the path are there too, and the walk leaves them aside. */
export const anyAnswers: fc.Arbitrary<Facts> = fc.record(
  Object.fromEntries(playbook.triage.questions.map(question => [question.id, soundAnswer(question)])),
);

/** A small, clear matter: one platform, nothing sensitive. */
export const simpleFacts: Facts = {
  title: '某镇某村公示牌有误',
  foundAt: hoursAgo(2),
  place: 'forum',
  link: '',
  finder: 'office',
  topic: 'spatial-planning',
  emergency: 'no',
  spread: 'limited',
  sensitive: 'no',
  factsClear: 'clear',
  request: 'none',
};

/** A small matter: one platform, nothing sensitive, facts not clear yet. */
export const limitedFacts: Facts = {
  title: '某镇某村违建',
  foundAt: hoursAgo(2),
  place: 'short-video',
  link: '',
  finder: 'section',
  topic: 'illegal-construction',
  emergency: 'no',
  spread: 'limited',
  sensitive: 'no',
  factsClear: 'unclear',
  panic: 'no',
  request: 'none',
};

/** A landslide the whole city talks about: every clock but the data leak's runs. */
export const wideFacts: Facts = {
  title: '暴雨后山体滑坡',
  foundAt: hoursAgo(2),
  place: 'weibo',
  link: 'https://example.invalid/1',
  finder: 'section',
  topic: 'geological-disaster',
  emergency: 'yes',
  emergencyAt: hoursAgo(3),
  emergencyLevel: 'major',
  spread: 'citywide',
  attentionAt: hoursAgo(1),
  factsClear: 'unclear',
  panic: 'yes',
  request: 'both',
};
