import { drillMark } from '../../desk/triage/opened.ts';
import { logFamily } from '../../log/family.ts';
import { type EventOf, eventKind, type HappeningOf } from '../../log/kind.ts';
import type { Log } from '../../log/log.ts';

/** Events of a drill's run. Its log's id is the run's; the trainee's acts are in the logs of its incidents. */
export const runKinds = {
  /** At the real time, as all of these. */
  runBegun: eventKind(
    'runBegun',
    shapes => {
      const { z, slug } = shapes;
      return z.strictObject({
        mark: drillMark(shapes),
        /** The run it was begun anew from, and the inject. */
        retryOf: z.exactOptional(z.strictObject({ run: z.ulid(), inject: slug })),
      });
    },
    { subjects: () => ['begun'], undoable: false },
  ),
  /** Where its clock stood, in the drill's time. */
  runEnded: eventKind('runEnded', ({ z }) => z.strictObject({ at: z.number().check(z.minimum(0)) }), {
    subjects: () => ['ended'],
    undoable: false,
  }),
  /** Its grades are in the training record. */
  runRecorded: eventKind('runRecorded', ({ z }) => z.strictObject({}), {
    subjects: () => ['recorded'],
    undoable: false,
  }),
};

export type RunEvent = EventOf<(typeof runKinds)[keyof typeof runKinds]>;
export type RunHappening = HappeningOf<RunEvent>;

export type RunLog = Log<RunEvent>;
export const runLogs = logFamily<RunEvent>(runKinds);
