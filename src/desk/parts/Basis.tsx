import type { Basis } from '../../playbook/basis.ts';
import type { Playbook } from '../../playbook/playbook.ts';
import { isRetold } from '../../playbook/retold.ts';
import { basisLabel, briefNumbers, cited } from '../../site/words.ts';

interface Props {
  /** The instruction that has this basis. */
  of: { readonly basis: Basis; readonly cite: readonly string[] };
  playbook: Playbook;
  /** Names only the first few. */
  brief?: boolean | undefined;
}

/** The label of what an instruction rests on, and the numbers it cites. */
export const BasisNote = ({ of: { basis, cite }, playbook, brief }: Props) => (
  <BasisNumbers basis={basis} numbers={cite.map(id => cited(basis, id, playbook.rules))} brief={brief} />
);

interface NumbersProps extends Pick<Props, 'brief'> {
  basis: Basis;
  numbers: readonly string[];
}

/** The same, where the numbers have been looked up. */
function BasisNumbers({ basis, numbers, brief = false }: NumbersProps) {
  return (
    <span class="basis-note">
      <span class={`basis tag basis-${basis}`}>{basisLabel[basis]}</span>
      {brief ? briefNumbers(numbers) : numbers.join('、')}
    </span>
  );
}

/** The words behind a citation: clauses verbatim, rules with their number. */
export function CitedWords({ cite, playbook }: { cite: readonly string[]; playbook: Playbook }) {
  return (
    <>
      {cite.map(id => {
        const clause = playbook.clauses.find(each => each.id === id);
        if (clause !== undefined)
          return (
            <blockquote key={id} class="cited measure">
              <p>{clause.text}</p>
              <cite>
                {basisLabel.plan} {id}
              </cite>
            </blockquote>
          );
        const rule = playbook.rules.find(each => each.id === id);
        if (rule === undefined) return null;
        return (
          <blockquote key={id} class={`cited measure ${isRetold(rule) ? 'retold' : ''}`}>
            <p>{rule.wording}</p>
            <cite>
              {rule.kind === 'rule' ? basisLabel.rule : basisLabel.advice} {rule.title}（{rule.number}）
              {isRetold(rule) && '（大意）'}
            </cite>
          </blockquote>
        );
      })}
    </>
  );
}
