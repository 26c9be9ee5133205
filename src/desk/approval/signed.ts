import { failure, type Result, success } from '../../base/result.ts';
import { checkText } from '../../base/typed.ts';
import type { SignOffItem } from '../../playbook/release-kit.ts';
import { kind, OPEN, type Person, type Shapes, TEXT_LIMITS } from '../core/define.ts';
import { command, type Desk, officerOf, present, write } from '../core/desk.ts';
import { combinedField, given, signerField, textField } from '../core/fields.ts';
import { badField, type Refusal } from '../core/refusal.ts';
import type { IncidentEvent } from '../incident/kinds.ts';
import { samePerson } from '../people/same-person.ts';
import { currentVersion, versionSubject } from '../statements/statement-saved.ts';
import { isCheck, isThrough, type SignOffLine, signedAlready, wantsOther } from './sign-off.ts';

interface Place {
  readonly version: string;
  readonly item: string;
}

export const signOffSubject = ({ version, item }: Place): string => `sign:${version}/${item}`;

const place = ({ z, slug }: Shapes) => ({ version: z.ulid(), item: slug });
const onLine = {
  subjects: ({ data }: { readonly data: Place }): readonly string[] => [signOffSubject(data)],
  refersTo: ({ data }: { readonly data: Place }): readonly string[] => [data.version],
  disturbs: ({ data }: { readonly data: Place }): readonly string[] => [OPEN, versionSubject(data.version)],
};

/** Somebody looked at a version and lets it pass: a check made, an approval given, a list heard read aloud. */
export const signed = kind(
  'signed',
  (shapes: Shapes) => {
    const { z, text, person } = shapes;
    return z.strictObject({
      ...place(shapes),
      person,
      /** What was found, or the opinion. */
      note: z.exactOptional(text(TEXT_LIMITS.reason)),
      /** Why the same person signs what should be signed by different ones. */
      combines: z.exactOptional(text(TEXT_LIMITS.reason)),
    });
  },
  { ...onLine, names: ({ data }) => [data.person] },
);

/** An approver sends a version back. */
export const returned = kind(
  'returned',
  (shapes: Shapes) =>
    shapes.z.strictObject({
      ...place(shapes),
      person: shapes.person,
      reason: shapes.text(TEXT_LIMITS.reason),
    }),
  { ...onLine, names: ({ data }) => [data.person] },
);

/** What a machine has found is let stand, with a reason. */
export const passedOver = kind(
  'passedOver',
  (shapes: Shapes) => shapes.z.strictObject({ ...place(shapes), reason: shapes.text(TEXT_LIMITS.reason) }),
  onLine,
);

/** A line of the sign-off of the version that a command means, among all of them. */
function lineAt(
  { view }: Desk,
  { version, item }: Place,
): Result<{ readonly line: SignOffLine; readonly lines: readonly SignOffLine[] }, Refusal> {
  const current = currentVersion(view.statements, version);
  if (!current.ok) return current;
  const { lines } = view.signOffOf(current.value);
  const line = lines.find(each => each.item.id === item);
  return line === undefined ? failure({ code: 'unknownItem' }) : success({ line, lines });
}

/** Why a line cannot be signed now; `undefined` where it can. */
function whyNot({ item, state }: SignOffLine, lines: readonly SignOffLine[]): Refusal | undefined {
  if (isCheck(item)) return undefined;
  if (item.check !== 'approval' && item.check !== 'aloud') return { code: 'notAsked', title: item.title };
  const first = lines.find(line => !isThrough(line));
  if (first !== undefined && first.item !== item) return { code: 'notYourTurn', title: first.item.title };
  return state === 'passed' ? { code: 'unchanged' } : undefined;
}

/** Signs one line, or several checks at once. */
export const sign = command({
  fields: {
    version: given<string>(),
    items: given<readonly { readonly item: string; readonly note?: string | undefined }[]>(),
    person: signerField,
    combines: combinedField,
  },
  decide: (desk, { version, items, person, combines }) => {
    const { context, view, log } = desk;
    const events: IncidentEvent[] = [];
    let heads = log.heads;
    for (const { item: id, note: typed = '' } of items) {
      const found = lineAt(desk, { version, item: id });
      if (!found.ok) return found;
      const { line, lines } = found.value;
      const { item } = line;
      const again = twice(desk, item, lines, person);
      const refused = whyNot(line, lines) ?? (combines === undefined ? again : undefined);
      if (refused !== undefined) return failure(refused);
      const note = checkText(typed, TEXT_LIMITS.reason, !('mustSay' in item && item.mustSay === true));
      if (!note.ok) return badField(id, note.refusal);
      const data = present({
        version,
        item: id,
        person,
        note: note.value === '' ? undefined : note.value,
        combines: again === undefined ? undefined : combines,
      });
      const event = write(context, view.id, heads, signed, data);
      events.push(event);
      heads = [event.hash];
    }
    return events.length === 0 ? failure({ code: 'unknownItem' }) : success(events);
  },
});

/** Somebody who signs what wants another person: the lines above, and whoever wrote what needs other eyes, or reads aloud. */
function twice(
  { context, view }: Desk,
  item: SignOffItem,
  lines: readonly SignOffLine[],
  signer: Person,
): Refusal | undefined {
  const other = signedAlready(lines, item, signer, view.people);
  if (other !== undefined) return { code: 'sameSigner', title: other.item.title, signer: other.person };
  const reader = officerOf(context.by);
  return wantsOther(item) && reader !== undefined && samePerson(view.people, reader, signer)
    ? { code: 'sameReader', reader }
    : undefined;
}

export const passOver = command({
  fields: { version: given<string>(), item: given<string>(), reason: textField(TEXT_LIMITS.reason) },
  decide: (desk, data) => {
    const found = lineAt(desk, data);
    if (!found.ok) return found;
    const { item } = found.value.line;
    return 'skippable' in item && item.skippable === true
      ? desk.event(passedOver, data)
      : failure({ code: 'notSkippable', title: item.title });
  },
});

/** Goes back to whoever wrote it. */
export const returnVersion = command({
  fields: {
    version: given<string>(),
    item: given<string>(),
    person: signerField,
    reason: textField(TEXT_LIMITS.reason),
  },
  decide: (desk, data) => {
    const found = lineAt(desk, data);
    if (!found.ok) return found;
    const { line, lines } = found.value;
    if (isCheck(line.item)) return failure({ code: 'notAsked', title: line.item.title });
    const refused = whyNot(line, lines);
    return refused === undefined ? desk.event(returned, data) : failure(refused);
  },
});
