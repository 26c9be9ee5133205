import type { PlaybookIndex } from '../../playbook/checklist.ts';
import type { Facts } from '../../playbook/condition.ts';
import { optionsOf } from '../../playbook/wizard/flow.ts';
import { verdictOf } from '../../playbook/wizard/walk.ts';
import { answerWords, triageText } from '../../text/triage.ts';
import { BasisNote, CitedWords } from '../shared/Basis.tsx';
import { AtOnce, ClockGrounds } from './VerdictClocks.tsx';

interface Props {
  index: PlaybookIndex;
  facts: Facts;
}

/** What nobody knew yet, and how it was taken. */
function Unknown({ index, facts }: Props) {
  const unknown = index.playbook.triage.questions.filter(question =>
    optionsOf(question, facts).some(({ countsAs }) => countsAs !== undefined),
  );
  if (unknown.length === 0) return null;
  const words = unknown.map(question =>
    triageText.unknown(question.label, answerWords(question, facts[question.id], 0)),
  );
  return <p class="unknown aside">{triageText.unknowns(words)}</p>;
}

/** What the answers come to: first what to do and until when, then on what it rests and what joins it. */
export function VerdictPanel({ index, facts }: Props) {
  const { playbook } = index;
  const verdict = verdictOf(playbook.triage, facts);
  if (verdict === undefined) return null;
  const { outcome, additions } = verdict;
  const leads = playbook.triage.questions.flatMap(question =>
    optionsOf(question, facts).flatMap(option => option.leads ?? []),
  );
  return (
    <div class="verdict flow">
      <p class="small faint">{triageText.verdict}</p>
      <h1 tabIndex={-1}>{outcome.title}</h1>
      <Unknown index={index} facts={facts} />
      {outcome.ends === undefined && <AtOnce index={index} facts={facts} />}
      <p class="lead">{outcome.text}</p>
      <div class="verdict-basis flow-2">
        <BasisNote basis={outcome.basis} cite={outcome.cite} playbook={playbook} />
        <CitedWords cite={outcome.cite} playbook={playbook} />
      </div>
      {leads.length > 0 && (
        <p>
          <strong>{triageText.lead}</strong>　{leads.join('；')}
        </p>
      )}
      {additions.length > 0 && (
        <section>
          <h2>{triageText.additions}</h2>
          <ul class="additions ruled">
            {additions.map(addition => (
              <li key={addition.id}>
                <strong>{addition.title}</strong>
                <p>{addition.text}</p>
                <BasisNote basis={addition.basis} cite={addition.cite} playbook={playbook} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {outcome.ends === undefined && <ClockGrounds index={index} facts={facts} />}
    </div>
  );
}
