import { ANSWER_LIMIT } from '../../playbook/wizard/answer.ts';
import { nobody, nothing, OPEN, type Shapes, TEXT_LIMITS, type z } from '../core/define.ts';
import { kind } from '../core/kind.ts';

/** Says that an incident is a drill, and of which run: real desks refuse it. In no real log. */
export const drillMark = ({ z, slug, count }: Shapes) =>
  z.strictObject({
    run: z.ulid(),
    scenario: slug,
    form: z.enum(['full', 'short']),
    /** Where in the scenario the run began, in milliseconds since its start. */
    from: count,
  });
export type DrillMark = z.infer<ReturnType<typeof drillMark>>;

/** An answer of the triage: a time, a text, or the id of an option; `null` takes it off the path. */
export const answer = ({ text }: Shapes) => text(ANSWER_LIMIT);
/** Question id, or question id and option of a question that takes several: `topic/mining`. */
export const answerKey = ({ z }: Shapes) =>
  z.string().check(z.regex(/^[a-z][\w-]*(\/[a-z][\w-]*)?$/), z.maxLength(120));

const ANSWER = 'answer:';
export const answerSubject = (key: string): string => `${ANSWER}${key}`;
/** The key that a subject is about; `undefined` for one that is about something else. */
export const answerKeyOf = (subject: string): string | undefined =>
  subject.startsWith(ANSWER) ? subject.slice(ANSWER.length) : undefined;

/** Begins an incident and pins its playbook by digest. Always the first event; cannot be taken back. */
export const opened = kind(
  'opened',
  shapes => {
    const { z, text, hash } = shapes;
    return z.strictObject({
      title: text(TEXT_LIMITS.title),
      answers: z.record(answerKey(shapes), answer(shapes)),
      playbook: hash,
      /** Times among the answers contradict each other; the officer was asked, and keeps them. */
      datesConfirmed: z.exactOptional(z.literal(true)),
      drill: z.exactOptional(drillMark(shapes)),
    });
  },
  {
    undoable: false,
    subjects: ({ data }) => [
      'opened',
      'title',
      'playbook',
      OPEN,
      ...Object.keys(data.answers).map(answerSubject),
    ],
    value: ({ data }, subject) => {
      if (subject === 'title') return data.title;
      if (subject === 'playbook') return data.playbook;
      if (subject === OPEN) return 'open';
      return data.answers[answerKeyOf(subject) ?? ''] ?? data;
    },
    names: nobody,
    disturbs: nothing,
    story: 'whole',
    label: '开始处置',
    effort: 'grade',
    commands: {},
  },
);

declare module '../core/view.ts' {
  interface IncidentView {
    /** Set in a drill: no screen, document or export of it may pass for a real one. */
    readonly drill: DrillMark | undefined;
  }
}

declare module '../core/incident.ts' {
  interface IncidentKinds {
    opened: typeof opened;
  }
}
