import { propose } from '../../../incident/kinds/improvement.ts';
import { proposalsOf } from '../../../incident/review/summary.ts';
import { Disclosure } from '../../../kit/Disclosure.tsx';
import { Form } from '../../../kit/Form.tsx';
import { ask } from '../../../kit/fields.ts';
import { Section } from '../../../kit/Section.tsx';
import { deskText } from '../../../text/incident.ts';
import { PROPOSALS, proposalTable, reviewText, targetWords } from '../../../text/review.ts';
import { shownTime } from '../../shared/shown-time.ts';
import { saveCsv, TableFiles } from '../TableFiles.tsx';
import { UndoButton } from '../UndoButton.tsx';
import { useWork } from '../work.ts';
import { choicesOf, chosen } from './proposal-target.ts';

/** 修改方案的建议: which clause or step, what, why; and the list of them for the next edition. */
export function ReviewProposals() {
  const { index, view, stepTitle, act } = useWork();
  const { proposals } = view;
  const choices = choicesOf(index);
  const own = proposalsOf([{ index, view }], view.drill !== undefined);
  return (
    <Section id="review-proposals" title={reviewText.proposals}>
      <p class="small faint no-print">{reviewText.proposalsHint}</p>
      {proposals.length === 0 && <p class="faint">{reviewText.proposalsNone}</p>}
      <ul class="review-list ruled">
        {proposals.map(({ id, event, at, target, what, why }) => (
          <li key={id}>
            <p>
              <strong>{targetWords({ target }, stepTitle)}</strong>
            </p>
            <p class="entry">{what}</p>
            <p class="small entry">{reviewText.because(why)}</p>
            <p class="small faint">
              {shownTime(at)} <UndoButton event={event} label={deskText.undoLabel(what)} />
            </p>
          </li>
        ))}
      </ul>
      <Disclosure
        forms={[
          {
            id: 'proposal',
            button: reviewText.propose,
            saved: reviewText.savedProposal,
            form: opened => (
              <Form
                {...opened}
                fields={{
                  target: {
                    kind: 'line',
                    label: reviewText.target,
                    hint: reviewText.targetHint,
                    offers: choices.map(({ label }) => label),
                  },
                  what: ask(propose.fields.what, { label: reviewText.what, long: true }),
                  why: ask(propose.fields.why, { label: reviewText.why, long: true }),
                }}
                action={reviewText.saveProposal}
                onSubmit={({ target, what, why }) => {
                  const problem = act({
                    kind: 'propose',
                    target: chosen(choices, target) ?? { kind: 'clause', id: '' },
                    what,
                    why,
                  });
                  return problem?.refusal.code === 'unknownTarget'
                    ? { ...problem, field: 'target' }
                    : problem;
                }}
              />
            ),
          },
        ]}
      />
      {own.length > 0 && (
        <TableFiles files={[[reviewText.csv, () => saveCsv(PROPOSALS, proposalTable(own))]]} />
      )}
    </Section>
  );
}
