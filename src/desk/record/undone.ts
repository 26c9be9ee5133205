import { failure } from '../../base/result.ts';
import { itself, nobody, nothing, TEXT_LIMITS } from '../core/define.ts';
import { type CommandSpec, present } from '../core/desk.ts';
import { opaqueField, textField } from '../core/fields.ts';
import type { IncidentEvent } from '../core/incident.ts';
import { kind } from '../core/kind.ts';
import { badField } from '../core/refusal.ts';

/** Kinds of event that others rely on: a signature, a publication, a withdrawal. */
const RELIED_ON = [
  'signed',
  'releaseAuthorised',
  'ratified',
  'causeApproved',
  'published',
  'publishedElsewhere',
  'withdrawn',
] as const;
export type Relied = Extract<IncidentEvent, { type: (typeof RELIED_ON)[number] }>;

/** Whether taking it back has to be explained. */
export const isReliedOn = (event: IncidentEvent): event is Relied =>
  RELIED_ON.some(type => type === event.type);

const undoFields = { event: opaqueField<string>(), reason: textField(TEXT_LIMITS.reason, true) };
const undo: CommandSpec<typeof undoFields> = {
  who: 'anyone',
  whenClosed: true,
  fields: undoFields,
  decide: (desk, { event: id, reason }) => {
    const { log } = desk;
    const target = log.events[log.places.get(id) ?? -1];
    const kept = target === undefined ? 'nothingToUndo' : desk.whyKept(target);
    if (target === undefined || kept !== undefined) return failure({ code: kept ?? 'nothingToUndo' });
    if (isReliedOn(target) && reason === undefined) return badField('reason', { code: 'required' });
    return desk.event(undone, present({ event: id, reason }));
  },
};

/** Takes an event back: it no longer counts, and the value it had replaced is current again. */
export const undone = kind(
  'undone',
  ({ z, text }) =>
    z.strictObject({
      event: z.ulid(),
      /** Why; always there where a signature or a publication was taken back on this desk. */
      reason: z.exactOptional(text(TEXT_LIMITS.reason)),
    }),
  {
    undoable: false,
    subjects: itself,
    names: nobody,
    disturbs: nothing,
    story: 'log',
    label: '撤销',
    effort: 'none',
    commands: { undo },
  },
);

declare module '../core/incident.ts' {
  interface IncidentKinds {
    undone: typeof undone;
  }
}
