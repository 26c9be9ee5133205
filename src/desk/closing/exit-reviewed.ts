import { names } from '#names';
import { failure } from '../../base/result.ts';
import { heldBy } from '../approval/posts.ts';
import { checkDecided, DECIDED, decided } from '../core/decided.ts';
import { nothing, OPEN, type Shapes, TEXT_LIMITS } from '../core/define.ts';
import { type CommandSpec, officerOf, present } from '../core/desk.ts';
import { asked, choiceField, opaqueField, signerField, textField } from '../core/fields.ts';
import { kind } from '../core/kind.ts';
import { badField } from '../core/refusal.ts';
import { endedBecause, isOwnExit } from './exit.ts';

/** Outcomes of the second person's review of a matter that is to end without being handled. */
const EXIT_OUTCOMES = ['agreed', 'returned'] as const;
export type ExitOutcome = (typeof EXIT_OUTCOMES)[number];

const reviewExitFields = {
  outcome: choiceField(EXIT_OUTCOMES),
  person: signerField,
  /** The reviewer's post, where several may review. */
  post: opaqueField<string | undefined>(),
  note: asked(textField(TEXT_LIMITS.reason, true), { label: '意见或者退回的理由（退回的要写）', long: true }),
  ...DECIDED,
};
/** A second person agrees, and with that it is closed; or sends it back, and it stays open. */
export const reviewExit: CommandSpec<typeof reviewExitFields> = {
  who: 'anyone',
  fields: reviewExitFields,
  lacks: (_, { outcome, note = '' }) =>
    outcome === 'returned' && note.trim() === '' ? [{ field: 'note', why: { code: 'required' } }] : [],
  decide: (desk, { outcome, person, post: typed, note, how, decidedAt, evidence }) => {
    const { view, context, index } = desk;
    const { exit } = view;
    if (exit === undefined || exit.state === 'agreed') return failure({ code: 'nothingToReview' });
    const post = heldBy(view.people, person, context.by) ?? (typed === '' ? undefined : typed);
    if (post === undefined) return badField('post', { code: 'required' });
    if (isOwnExit(view.people, exit.filedBy, { person, post }))
      return badField('person', { code: 'ownExit', filer: officerOf(exit.filedBy) });
    if (!exit.posts.includes(post)) {
      const { roles, triage } = index.playbook;
      const posts = roles.filter(({ id }) => exit.posts.includes(id)).map(({ short }) => short);
      return badField('person', {
        code: 'notOfPost',
        title: view.verdict?.outcome.title ?? triage.title,
        posts,
      });
    }
    const file = checkDecided(desk, present({ decidedAt, evidence }), [
      { at: exit.since, title: index.playbook.triage.title },
    ]);
    if (!file.ok) return file;
    const reviewed = desk.event(
      exitReviewed,
      present({ person, post, how, decidedAt, evidence: file.value, outcome, note }),
    );
    if (outcome === 'returned') return reviewed;
    const reason = endedBecause(index, view);
    const closed = desk.followedBy(reviewed, present({ kind: 'close' as const, reason }));
    // Steps that were begun before and are still open need an answer: the closing asks for it.
    return closed.ok ? closed : reviewed;
  },
};

export const exitReviewed = kind(
  'exitReviewed',
  (shapes: Shapes) => {
    const { z, slug, text } = shapes;
    return z.strictObject({
      ...decided(shapes),
      /** In which post of the plan. */
      post: slug,
      outcome: z.enum(EXIT_OUTCOMES),
      /** The opinion, or why it comes back. */
      note: z.exactOptional(text(TEXT_LIMITS.reason)),
    });
  },
  {
    subjects: () => [OPEN],
    value: ({ data }) => (data.outcome === 'returned' ? 'open' : 'agreed'),
    names: ({ data }) => [data.person],
    disturbs: nothing,
    story: 'whole',
    happenedAt: ({ data }) => data.decidedAt,
    label: `复核不按${names.matter}处置的`,
    effort: 'none',
    commands: { reviewExit },
  },
);

declare module '../core/incident.ts' {
  interface IncidentKinds {
    exitReviewed: typeof exitReviewed;
  }
}
