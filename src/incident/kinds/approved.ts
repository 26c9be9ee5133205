import { failure } from '../../base/result.ts';
import { type Answer, command, type Desk, present } from '../desk.ts';
import { given, personField, textField } from '../fields.ts';
import type { ApprovalView, StageView } from '../release/approval.ts';
import type { StatementVersion } from '../release/statement.ts';
import { kind, OPEN, person, slug, TEXT_LIMITS, text, z } from './define.ts';
import { currentVersion, versionSubject } from './statement-saved.ts';

interface Place {
  readonly version: string;
  readonly stage: string;
}

export const approvalSubject = ({ version, stage }: Place): string => `approval:${version}/${stage}`;

const onStage = {
  subjects: ({ data }: { readonly data: Place }): readonly string[] => [approvalSubject(data)],
  refersTo: ({ data }: { readonly data: Place }): readonly string[] => [data.version],
  disturbs: ({ data }: { readonly data: Place }): readonly string[] => [OPEN, versionSubject(data.version)],
};

export const approved = kind(
  'approved',
  z.strictObject({
    version: z.ulid(),
    stage: slug,
    person,
    opinion: z.exactOptional(text(TEXT_LIMITS.reason)),
  }),
  onStage,
);

export const returned = kind(
  'returned',
  z.strictObject({ version: z.ulid(), stage: slug, person, reason: text(TEXT_LIMITS.reason) }),
  onStage,
);

function atStage(
  { view }: Desk,
  place: Place,
  go: (stage: StageView, version: StatementVersion, stages: ApprovalView['stages']) => Answer,
): Answer {
  const version = currentVersion(view.statements, place.version);
  if (!version.ok) return version;
  const stages = view.approvalOf(version.value)?.stages ?? [];
  const found = stages.find(({ stage }) => stage.id === place.stage);
  if (found === undefined) return failure({ code: 'unknownStage' });
  if (found.state === 'waiting' || found.state === 'approved')
    return failure({ code: 'notYourTurn', title: found.stage.title });
  return go(found, version.value, stages);
}

/** The first check that stands in the way of a version, as a refusal. */
export function openItem({ view }: Desk, version: StatementVersion): Answer | undefined {
  const open = view.gateOf(version).find(({ state }) => state === 'open' || state === 'blocked');
  return open && failure({ code: 'gateOpen', title: open.item.title });
}

export const approve = command({
  fields: {
    version: given<string>(),
    stage: given<string>(),
    person: personField(true),
    opinion: textField(TEXT_LIMITS.reason, true),
  },
  decide: (desk, { opinion, ...place }) =>
    atStage(desk, place, (found, version, stages) => {
      const earlier = stages.find(
        ({ state, mark }) => state === 'approved' && mark?.person.name === place.person.name,
      );
      if (earlier !== undefined) return failure({ code: 'sameApprover', title: earlier.stage.title });
      // Whoever has the last word must have the whole picture: the checks come first.
      const open = found.stage === stages.at(-1)?.stage ? openItem(desk, version) : undefined;
      return (
        open ?? desk.event(approved, present({ ...place, opinion: opinion === '' ? undefined : opinion }))
      );
    }),
});

export const returnVersion = command({
  fields: {
    version: given<string>(),
    stage: given<string>(),
    person: personField(true),
    reason: textField(TEXT_LIMITS.reason),
  },
  decide: (desk, data) => atStage(desk, data, () => desk.event(returned, data)),
});
