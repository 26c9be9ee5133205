import { failure } from '../../base/result.ts';
import { type Answer, command, type Desk } from '../desk.ts';
import { given, personField, textField } from '../fields.ts';
import type { GateItemView } from '../release/gate.ts';
import { kind, OPEN, person, slug, TEXT_LIMITS, text, z } from './define.ts';
import { currentVersion, versionSubject } from './statement-saved.ts';

interface Place {
  readonly version: string;
  readonly item: string;
}

export const checkSubject = ({ version, item }: Place): string => `check:${version}/${item}`;

const onCheck = {
  subjects: ({ data }: { readonly data: Place }): readonly string[] => [checkSubject(data)],
  refersTo: ({ data }: { readonly data: Place }): readonly string[] => [data.version],
  disturbs: ({ data }: { readonly data: Place }): readonly string[] => [OPEN, versionSubject(data.version)],
};

/** A check of the gate that somebody made. */
export const gatePassed = kind(
  'gatePassed',
  z.strictObject({ version: z.ulid(), item: slug, note: text(TEXT_LIMITS.reason), person }),
  onCheck,
);

export const gateSkipped = kind(
  'gateSkipped',
  z.strictObject({ version: z.ulid(), item: slug, reason: text(TEXT_LIMITS.reason) }),
  onCheck,
);

function atItem({ view }: Desk, place: Place, go: (item: GateItemView['item']) => Answer): Answer {
  const version = currentVersion(view.statements, place.version);
  if (!version.ok) return version;
  const found = view.gateOf(version.value).find(({ item }) => item.id === place.item);
  return found === undefined ? failure({ code: 'unknownItem' }) : go(found.item);
}

export const passGate = command({
  fields: {
    version: given<string>(),
    item: given<string>(),
    note: textField(TEXT_LIMITS.reason),
    person: personField(true),
  },
  decide: (desk, data) =>
    atItem(desk, data, item =>
      item.check === 'asked' || item.check === 'bodies'
        ? desk.event(gatePassed, data)
        : failure({ code: 'notAsked', title: item.title }),
    ),
});

export const skipGate = command({
  fields: { version: given<string>(), item: given<string>(), reason: textField(TEXT_LIMITS.reason) },
  decide: (desk, data) =>
    atItem(desk, data, item =>
      item.skippable === true
        ? desk.event(gateSkipped, data)
        : failure({ code: 'notSkippable', title: item.title }),
    ),
});
