import { failure, type Result, success } from '../../base/result.ts';
import type { WantMeaning } from '../../playbook/meaning.ts';
import type { Want } from '../../playbook/want.ts';
import { command, present } from '../desk.ts';
import { given, linkField, textField, timeField } from '../fields.ts';
import type { Refusal } from '../refusal.ts';
import { namedCauses } from '../release/cause.ts';
import { statementText } from '../release/compose.ts';
import type { Ledger } from '../release/ledger.ts';
import type { StatementVersion } from '../release/statement.ts';
import type { TypedValue } from '../values.ts';
import { itself, kind, OPEN, TEXT_LIMITS, text, utcTime, z } from './define.ts';
import type { IncidentEvent } from './registry.ts';
import { currentVersion, versionSubject } from './statement-saved.ts';

/** A version went out: when, where, and what it promised. */
export const published = kind(
  'published',
  z.strictObject({
    version: z.ulid(),
    place: text(TEXT_LIMITS.value),
    publishedAt: utcTime,
    link: z.exactOptional(text(TEXT_LIMITS.value)),
    nextUpdate: z.exactOptional(utcTime),
  }),
  {
    subjects: itself,
    refersTo: ({ data }) => [data.version],
    disturbs: ({ data }) => [OPEN, versionSubject(data.version)],
  },
);

/** What holds even where a playbook's sign-off leaves it out: the inserted facts still stand, and no cause but the approved one is given. */
function soundness(ledger: Ledger, version: StatementVersion): Result<undefined, Refusal> {
  for (const { text: segments } of version.parts)
    for (const segment of segments) {
      if (!('fact' in segment)) continue;
      const fact = ledger.byId.get(segment.fact);
      if (fact?.usable?.value === segment.text) continue;
      const why = fact?.cause === true && fact.state === 'verified' ? 'notApproved' : 'notVerified';
      return failure({ code: 'badToken', token: fact?.label ?? segment.fact, why });
    }
  const [cause] = namedCauses(`${version.title}\n${statementText(version)}`, ledger);
  return cause === undefined ? success(undefined) : failure({ code: 'unapprovedCause', text: cause });
}

/** What a publication says of the values that a step wants. */
const saidBy = (
  wants: readonly Want[],
  said: Partial<Record<WantMeaning, string | undefined>>,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    wants.flatMap(({ id, means }) => {
      const value = means === undefined ? undefined : said[means];
      return value === undefined ? [] : [[id, value]];
    }),
  );

/** Publishes a version and does the steps it stands for, each event knowing the one before. */
export const publish = command({
  fields: {
    version: given<string>(),
    place: textField(TEXT_LIMITS.value),
    publishedAt: timeField('past'),
    link: linkField,
    /** Steps of the checklist that this publication does, each with what else it wants; their clocks stop. */
    steps:
      given<readonly { readonly step: string; readonly values: Readonly<Record<string, TypedValue>> }[]>(),
  },
  decide: (desk, { version: id, place, publishedAt, link, steps }) => {
    const { index, view } = desk;
    const version = currentVersion(view.statements, id);
    if (!version.ok) return version;
    const { next, approved } = view.signOffOf(version.value);
    if (next !== undefined) return failure({ code: 'signOffOpen', title: next.item.title });
    const unsound = soundness(view.ledger, version.value);
    if (!unsound.ok) return unsound;
    if (!approved) return failure({ code: 'notApproved' });
    const { nextUpdate, number, title } = version.value;
    if (nextUpdate !== undefined && nextUpdate <= publishedAt)
      return failure({ code: 'badField', field: 'nextUpdate', why: { code: 'notAhead' } });
    const first = desk.event(published, present({ version: id, place, publishedAt, link, nextUpdate }));
    if (!first.ok) return first;
    const events: IncidentEvent[] = [...first.value];
    const publication = events[0]?.id;
    const said = { version: `《${title}》第 ${number} 稿`, place, link, nextUpdate };
    for (const { step, values } of steps) {
      const known = index.steps.get(step);
      if (known === undefined || known.outcome !== 'published')
        return failure({ code: 'badField', field: step, why: { code: 'unknownStep' } });
      const done = desk.after(events, {
        kind: 'markDone',
        step,
        doneAt: publishedAt,
        publication,
        values: { ...values, ...(known.wants && saidBy(known.wants, said)) },
      });
      if (!done.ok) return failure({ code: 'badField', field: step, why: done.refusal });
      events.push(...done.value);
    }
    return success(events);
  },
});
