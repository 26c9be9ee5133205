import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from '../../src/base/schema.ts';
import { causesGiven } from '../../src/desk/gate/causes.ts';
import { findPrivate } from '../../src/desk/gate/privacy.ts';
import { lintWording } from '../../src/desk/gate/wording.ts';
import { playbook } from './playbook.ts';

const fixture = (name: string): unknown =>
  parse(readFileSync(fileURLToPath(new URL(`../fixtures/${name}.yaml`, import.meta.url)), 'utf8'));

const sentences = z.array(z.string()).check(z.minLength(1));
const bothWays = z.strictObject({ fires: sentences, silent: sentences });

/** Sentences looked at one by one while the lists were made. */
export const tuned = z
  .strictObject({
    wording: z.record(z.string(), bothWays),
    cause: bothWays,
    /** Sentences whose form alone seems to give a cause, which a second person then reads. */
    causeByForm: bothWays,
    nameAtAddress: bothWays,
    plate: bothWays,
    phone: bothWays,
    idCard: bothWays,
    bankCard: bothWays,
    ordinary: sentences,
  })
  .parse(fixture('release-sentences'));

/** Sentences nobody looked at while the lists were made, by what is wrong with them; `none` where nothing is. @public for tests that lie with a plan */
export const held: Readonly<Record<string, readonly string[]>> = z
  .record(z.string(), sentences)
  .parse(fixture('held-sentences'));

/** A hundred sentences as a bureau publishes them. @public for tests that lie with a plan */
export const ordinary: readonly string[] = sentences.parse(fixture('ordinary-sentences'));

const written = z.array(
  z.union([
    z.string(),
    z.pipe(
      z.looseObject({ text: z.string() }),
      z.transform(({ text }) => text),
    ),
  ]),
);

/** Honest and bad sentences that measured the judge; each fixture says who wrote it and what its first run found. @public for tests that lie with a plan */
export const measured = (list: string) =>
  z.strictObject({ honest: written, bad: written }).parse(fixture(`${list}-sentences`));

/** The lists that the sentences try. */
export const { suspicions } = playbook;

/** The gate's findings in one sentence, before any fact is known: rules and checks by name. */
export const findingsIn = (sentence: string): readonly string[] => [
  ...lintWording(sentence, suspicions).map(({ rule }) => rule),
  ...findPrivate(sentence, suspicions).map(() => 'privacy'),
  ...causesGiven(sentence, suspicions).map(() => 'cause'),
];
