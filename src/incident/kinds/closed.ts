import { failure } from '../../base/result.ts';
import { checkText } from '../../base/typed.ts';
import { command, present } from '../desk.ts';
import { given, textField } from '../fields.ts';
import { kind, OPEN, slug, TEXT_LIMITS, text, z } from './define.ts';

export const closed = kind(
  'closed',
  z.strictObject({
    reason: text(TEXT_LIMITS.reason),
    /** What was open at the closing, by the id of the closing need, and what becomes of it. */
    left: z.exactOptional(z.record(slug, text(TEXT_LIMITS.reason))),
  }),
  { subjects: () => [OPEN], settles: () => [OPEN] },
);

export const reopened = kind('reopened', z.strictObject({}), {
  subjects: () => [OPEN],
  value: () => 'open',
});

export const close = command({
  fields: {
    reason: textField(TEXT_LIMITS.reason),
    /** What becomes of what is open, by the ids of closing needs. */
    left: given<Readonly<Record<string, string>> | undefined>(),
  },
  decide: ({ view, event }, { reason, left: typed }) => {
    const { closingPause } = view;
    if (closingPause?.state.kind === 'open')
      return failure({ code: 'pauseOpen', pause: closingPause.pause.id });
    const left: Record<string, string> = {};
    for (const { need, met } of view.closing) {
      if (met) continue;
      const said = checkText(typed?.[need.id] ?? '', TEXT_LIMITS.reason, true);
      if (!said.ok) return failure({ code: 'badField', field: need.id, why: said.refusal });
      const leavable = need.leave !== undefined;
      if (!leavable || said.value === '')
        return failure({ code: 'closingOpen', need: need.id, title: need.title, leavable });
      left[need.id] = said.value;
    }
    return event(closed, present({ reason, left: Object.keys(left).length === 0 ? undefined : left }));
  },
});

export const reopen = command({
  whenClosed: true,
  fields: {},
  decide: ({ view, event }) => {
    // Closed here and worked on elsewhere: it is open again, and saying so settles it.
    const isContradicted = view.differences.some(({ subject }) => subject === OPEN);
    return view.status === 'open' && !isContradicted ? failure({ code: 'alreadyOpen' }) : event(reopened, {});
  },
});
