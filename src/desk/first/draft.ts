import { isObject } from '../../base/guard.ts';
import { DANGER_KIND_TOKEN, MATTER_TOKENS } from '../../playbook/danger-token.ts';
import type { Command } from '../core/incident.ts';
import { firstLineText } from './line-words.ts';

/** Commands that can be given before an incident exists; they wait for one. */
export type FirstAct = Extract<Command, { readonly kind: 'call' | 'takeLine' }>;
/** Text that was typed and reported to nobody, as a note. */
type FirstNote = Extract<Command, { readonly kind: 'note' }>;
export type FirstCall = Extract<FirstAct, { readonly kind: 'call' }>;

/** The first ten minutes of a matter that has no incident yet, as they are kept on the machine. */
export interface FirstDraft {
  /** Each under a key of its own, so that two tabs keep what either did. */
  readonly acts: Readonly<Record<string, FirstAct>>;
  /** Values typed into the words that report a danger, by token. */
  readonly told: Readonly<Record<string, string>>;
  /** Half-written forms, by form. */
  readonly forms: Readonly<Record<string, unknown>>;
}

const NOTHING: FirstDraft = { acts: {}, told: {}, forms: {} };

const isAct = (value: unknown): value is FirstAct =>
  isObject(value) && 'kind' in value && (value.kind === 'call' || value.kind === 'takeLine');

/** A draft as it was kept; what cannot be read of it is left out. */
export function firstDraft(kept: unknown): FirstDraft {
  if (!isObject(kept) || !('acts' in kept) || !('told' in kept)) return NOTHING;
  const { acts, told } = kept;
  const forms = 'forms' in kept ? kept.forms : {};
  if (!isObject(acts) || !isObject(told)) return NOTHING;
  return {
    acts: Object.fromEntries(Object.entries(acts).filter(([, act]) => isAct(act))),
    told: Object.fromEntries(Object.entries(told).filter(([, words]) => typeof words === 'string')),
    forms: isObject(forms) ? { ...forms } : {},
  };
}

/** When an act was done. ISO 8601. */
export const doneAt = (act: FirstAct): string => (act.kind === 'call' ? act.calledAt : act.takenAt);

/** The acts, earliest first, each with its key. */
export const firstActs = ({ acts }: FirstDraft): readonly (readonly [key: string, act: FirstAct])[] =>
  Object.entries(acts).sort(([, one], [, other]) => Date.parse(doneAt(one)) - Date.parse(doneAt(other)));

/** The draft with an act more, or with another in the place of one; without it where there is none. */
export function withAct(draft: FirstDraft, key: string, act: FirstAct | undefined): FirstDraft {
  const { [key]: _, ...others } = draft.acts;
  return { ...draft, acts: act === undefined ? others : { ...others, [key]: act } };
}

/** The draft with the half-written words of one form; without that form where they are undefined. */
export function withForm(draft: FirstDraft, name: string, written: unknown): FirstDraft {
  const { [name]: _, ...others } = draft.forms;
  return { ...draft, forms: written === undefined ? others : { ...others, [name]: written } };
}

/** Text typed about a danger that no recorded call tells. @param said other words that may tell it */
function unreported({ acts, told }: FirstDraft, said: string): readonly string[] {
  const heard = [
    said,
    ...Object.values(acts).flatMap(act => (act.kind === 'call' ? (act.told ?? '') : [])),
  ].join('\n');
  return [DANGER_KIND_TOKEN, ...MATTER_TOKENS].flatMap(token => {
    const words = (told[token] ?? '').trim().replace(/[。；，]+$/u, '');
    return words === '' || heard.includes(words) ? [] : [`${token}：${words}`];
  });
}

/**
 * The commands for the incident that is opened for a draft: the acts in their order, and last a note of text that was typed and
 * reported to nobody.
 * @param said other words recorded at the opening, which may tell it
 */
export function forOpening(draft: FirstDraft, said = ''): readonly (FirstAct | FirstNote)[] {
  const left = unreported(draft, said);
  return [
    ...firstActs(draft).map(([, act]) => act),
    ...(left.length === 0
      ? []
      : [
          {
            kind: 'note',
            step: undefined,
            text: firstLineText.untold(left.join('；')),
            noteKind: undefined,
            happenedAt: undefined,
            answers: undefined,
          } as const,
        ]),
  ];
}

/** The rest of a draft once an incident has taken it over. @param refused for each command handed over, whether it was refused */
export function afterOpening(draft: FirstDraft, refused: readonly boolean[]): FirstDraft {
  const acts = firstActs(draft);
  return {
    ...NOTHING,
    acts: Object.fromEntries(acts.filter((_, place) => refused[place] === true)),
    told: refused[acts.length] === true ? draft.told : {},
  };
}

/** Whether there is nothing in it. */
export const isEmpty = ({ acts, told, forms }: FirstDraft): boolean =>
  Object.keys(acts).length === 0 &&
  Object.keys(forms).length === 0 &&
  Object.values(told).every(words => words.trim() === '');
