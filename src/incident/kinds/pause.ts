import { failure, type Result, success } from '../../base/result.ts';
import { command, type Desk, nameOf } from '../desk.ts';
import { given, personField, textField } from '../fields.ts';
import type { Refusal } from '../refusal.ts';
import type { PauseView } from '../step-state.ts';
import { isWork, kind, person, slug, TEXT_LIMITS, text, z } from './define.ts';

interface Place {
  readonly pause: string;
  /** The step it stands before. */
  readonly step: string;
}

/** A pause stands before a step, each time anew; what is read before closing, the closing itself says. */
export const pauseSubject = ({ pause, step }: Place): string => `pause:${pause}/${step}`;

const place = { pause: slug, step: slug };
const atPause = {
  subjects: ({ data }: { readonly data: Place }): readonly string[] => [pauseSubject(data)],
  disturbs: isWork,
};

/** A list read aloud and confirmed by a second person. */
export const pauseConfirmed = kind('pauseConfirmed', z.strictObject({ ...place, second: person }), atPause);

export const pauseSkipped = kind(
  'pauseSkipped',
  z.strictObject({ ...place, reason: text(TEXT_LIMITS.reason) }),
  atPause,
);

function openPause({ view }: Desk, { pause, step }: Place): Result<PauseView, Refusal> {
  const found = view.steps.find(each => each.step.id === step)?.pause;
  if (found === undefined || found.pause.id !== pause) return failure({ code: 'unknownPause' });
  return found.state.kind === 'open' ? success(found) : failure({ code: 'pauseTaken' });
}

export const confirmPause = command({
  fields: {
    pause: given<string>(),
    step: given<string>(),
    second: personField(true),
  },
  decide: (desk, { pause, step, second }) => {
    const open = openPause(desk, { pause, step });
    if (!open.ok) return open;
    const reader = nameOf(desk.context.by);
    if (reader === '') return failure({ code: 'noName' });
    if (second.name === reader) return failure({ code: 'samePerson' });
    return desk.event(pauseConfirmed, { pause, step, second });
  },
});

export const skipPause = command({
  fields: {
    pause: given<string>(),
    step: given<string>(),
    reason: textField(TEXT_LIMITS.reason),
  },
  decide: (desk, { pause, step, reason }) => {
    const open = openPause(desk, { pause, step });
    return open.ok ? desk.event(pauseSkipped, { pause, step, reason }) : open;
  },
});
