import { failure, type Result, success } from '../../base/result.ts';
import { command, present } from '../desk.ts';
import { given, linkField, textField, timeField } from '../fields.ts';
import { badField, type Refusal } from '../refusal.ts';
import { namedCauses } from '../release/cause.ts';
import { statementText } from '../release/compose.ts';
import type { Ledger } from '../release/ledger.ts';
import type { StatementVersion } from '../release/statement.ts';
import { itself, kind, OPEN, TEXT_LIMITS } from './define.ts';
import { currentVersion, versionSubject } from './statement-saved.ts';

/** A version that was signed off went out from here: when, where, and what it promised. */
export const published = kind(
  'published',
  ({ z, text, utcTime }) =>
    z.strictObject({
      version: z.ulid(),
      place: text(TEXT_LIMITS.value),
      publishedAt: utcTime,
      link: z.exactOptional(text(TEXT_LIMITS.link)),
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

/** Publishes a version: what the plan has it do is read from that, so nothing else is said with it. */
export const publish = command({
  fields: {
    version: given<string>(),
    place: textField(TEXT_LIMITS.value),
    publishedAt: timeField('past'),
    link: linkField,
  },
  decide: ({ view, event }, { version: id, place, publishedAt, link }) => {
    const version = currentVersion(view.statements, id);
    if (!version.ok) return version;
    const { next, approved } = view.signOffOf(version.value);
    if (next !== undefined) return failure({ code: 'signOffOpen', title: next.item.title });
    const unsound = soundness(view.ledger, version.value);
    if (!unsound.ok) return unsound;
    if (!approved) return failure({ code: 'notApproved' });
    const { nextUpdate } = version.value;
    if (nextUpdate !== undefined && nextUpdate <= publishedAt)
      return badField('nextUpdate', { code: 'notAhead' });
    return event(published, present({ version: id, place, publishedAt, link, nextUpdate }));
  },
});
