import { failure } from '../../base/result.ts';
import type { Playbook } from '../../playbook/playbook.ts';
import { nobody, nothing, OPEN, type Shapes, someone, TEXT_LIMITS } from '../core/define.ts';
import { type CommandSpec, officerOf, present } from '../core/desk.ts';
import { combinedField, opaqueField, personField, textField } from '../core/fields.ts';
import { kind } from '../core/kind.ts';
import { badField, wrongFields } from '../core/refusal.ts';
import type { IncidentView } from '../core/view.ts';
import { samePerson } from '../people/same-person.ts';
import { closingAsks, closingPauseOf, wordsOnLeft } from './closing.ts';

const words = ({ z, slug, text }: Shapes) => z.exactOptional(z.record(slug, text(TEXT_LIMITS.reason)));

const unlessEmpty = <Words extends object>(said: Words): Words | undefined =>
  Object.keys(said).length === 0 ? undefined : said;

const closeFields = {
  reason: textField(TEXT_LIMITS.reason, true),
  second: personField('both', true),
  combines: combinedField,
  /** Answers for open items, by the keys of closing asks. */
  words: opaqueField<Readonly<Record<string, string>> | undefined>(),
};
/** Whether two people read the list before closing together. */
const isReadByTwo = (playbook: Playbook, { verdict }: Pick<IncidentView, 'verdict'>): boolean =>
  closingPauseOf(playbook) !== undefined && verdict?.outcome.ends === undefined;

const close: CommandSpec<typeof closeFields> = {
  who: 'anyone',
  fields: closeFields,
  lacks: ({ index: { playbook }, view, context }, { second, words = {} }) => {
    if (view.exit !== undefined && view.exit.state !== 'agreed') return [];
    const left = wordsOnLeft(closingAsks(playbook, view), words);
    const wrong = left.ok ? [] : wrongFields(left.refusal);
    // A need that cannot be left open is told before any word is asked for.
    if (!left.ok && wrong.length === 0) return [];
    const asksSecond = isReadByTwo(playbook, view) && officerOf(context.by) !== undefined;
    return asksSecond && second === undefined
      ? [...wrong, { field: 'second', why: { code: 'unnamed' } }]
      : wrong;
  },
  decide: ({ index: { playbook }, view, context, event }, { reason, second, combines, words: typed }) => {
    if (view.exit !== undefined && view.exit.state !== 'agreed') return failure({ code: 'exitUnreviewed' });
    const left = wordsOnLeft(closingAsks(playbook, view), typed ?? {});
    if (!left.ok) return left;
    let isOne = false;
    // A verdict that ends the matter leaves no list to read through first.
    if (isReadByTwo(playbook, view)) {
      const closer = officerOf(context.by);
      if (closer === undefined) return failure({ code: 'noName' });
      if (second === undefined) return badField('second', { code: 'unnamed' });
      isOne = samePerson(view.people, second, closer);
      if (isOne && combines === undefined) return badField('second', { code: 'sameReader', reader: closer });
    }
    return event(
      closed,
      present({
        reason,
        second,
        combines: isOne ? combines : undefined,
        steps: unlessEmpty(left.value.steps),
        left: unlessEmpty(left.value.needs),
      }),
    );
  },
};

export const closed = kind(
  'closed',
  shapes => {
    const { z, text, person } = shapes;
    return z.strictObject({
      /** How it ended, where somebody has said so. */
      reason: z.exactOptional(text(TEXT_LIMITS.reason)),
      /** The second reader of the list before closing. */
      second: z.exactOptional(person),
      /** The reason for closing without a second reader: the closing officer stands for both. */
      combines: z.exactOptional(text(TEXT_LIMITS.reason)),
      /** The answer for each step without a result, by its id. */
      steps: words(shapes),
      /** The answer for other open items, by the id of the closing need. */
      left: words(shapes),
    });
  },
  {
    subjects: () => [OPEN],
    settles: () => [OPEN],
    names: ({ data }) => someone(data.second),
    disturbs: nothing,
    story: 'whole',
    label: '结束',
    effort: 'none',
    commands: { close },
  },
);

const reopen: CommandSpec<Record<never, never>> = {
  who: 'anyone',
  whenClosed: true,
  fields: {},
  decide: ({ view, event }) => {
    // Closed here and worked on elsewhere: it is open again, and saying so settles it.
    const isContradicted = view.differences.some(({ subject }) => subject === OPEN);
    return view.status === 'open' && !isContradicted ? failure({ code: 'alreadyOpen' }) : event(reopened, {});
  },
};

export const reopened = kind('reopened', ({ z }) => z.strictObject({}), {
  subjects: () => [OPEN],
  value: () => 'open',
  names: nobody,
  disturbs: nothing,
  story: 'whole',
  label: '重新打开',
  effort: 'none',
  commands: { reopen },
});

declare module '../core/incident.ts' {
  interface IncidentKinds {
    closed: typeof closed;
    reopened: typeof reopened;
  }
}
