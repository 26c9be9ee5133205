import { dangerAnswers, dangerCalled } from '../../playbook/danger.ts';
import { DANGER_KIND_TOKEN } from '../../playbook/danger-token.ts';
import type { First } from '../../playbook/first.ts';
import type { Question } from '../../playbook/wizard/flow.ts';
import type { ProposedAnswers } from '../triage/proposals.ts';
import { doneAt, type FirstDraft, firstActs } from './draft.ts';
import { firstLineText } from './line-words.ts';

/**
 * Answers that follow from the first ten minutes, before the matter is graded: when it was found at the latest, its name, and
 * the answers of a named danger.
 */
export function proposedAnswers(
  first: Pick<First, 'dangers'>,
  questions: readonly Question[],
  draft: FirstDraft,
): ProposedAnswers {
  const [earliest] = firstActs(draft);
  const kind = draft.told[DANGER_KIND_TOKEN]?.trim() ?? '';
  const place = draft.told['地点']?.trim() ?? '';
  const danger = dangerCalled(first, kind);
  const named = danger === undefined ? {} : dangerAnswers(danger);
  const title = place === '' || place.includes(kind) ? place : `${place}${kind}`;
  return Object.fromEntries(
    questions.flatMap((question): readonly (readonly [string, ProposedAnswers[string]])[] => {
      const { id, means } = question;
      const answer = named[id];
      if (answer !== undefined) return [[id, { answer, source: firstLineText.fromDanger(kind) }]];
      if (means === 'foundAt' && earliest !== undefined)
        return [[id, { answer: doneAt(earliest[1]), source: firstLineText.fromEarliest }]];
      return means === 'title' &&
        question.kind === 'text' &&
        title !== '' &&
        title.length <= question.maxLength
        ? [[id, { answer: title, source: firstLineText.fromPlace }]]
        : [];
    }),
  );
}
