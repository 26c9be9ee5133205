import { Button } from '../../kit/Button.tsx';
import { PlainInput } from '../../kit/PlainInput.tsx';
import type { CallList, First } from '../../playbook/first.ts';
import { inDrill } from '../../session/surroundings.ts';
import { personName } from '../core/words/person.ts';
import { fullTime } from '../core/words/time.ts';
import { dialled } from '../people/roster.tsx';
import { type FirstCall, firstActs } from './draft.ts';
import { type Branch, branchesOf, type Callee, type Contact } from './tree.ts';
import type { FirstWork } from './useFirst.tsx';
import { callEnd, firstPanelText } from './words.ts';

interface Props {
  work: FirstWork;
  playbook: First;
  list: CallList;
  contacts: readonly Contact[];
  /** What is read aloud to whoever answers. */
  told?: string | undefined;
}

/** Whom one calls, each with a way to dial, and what is said of the call: it got through, or did not and the next is dialled. */
export function Calls({ work, playbook, list, contacts, told }: Props) {
  const made = firstActs(work.draft).flatMap(([key, act]) =>
    act.kind === 'call' ? [[key, act] as const] : [],
  );
  const keyOf = (call: FirstCall): string => made.find(([, each]) => each === call)?.[0] ?? '';
  const record = ({ post, person }: Callee, end: FirstCall['end']): void =>
    work.record({
      kind: 'call',
      list: list.id,
      post,
      person,
      calledAt: new Date(work.now()).toISOString(),
      end,
      ...(end === 'reached' && told !== undefined && { told }),
    });
  const branches = branchesOf(
    playbook,
    list,
    contacts,
    made.map(([, call]) => call),
  );
  const first = branches.find(({ next }) => next !== undefined)?.next;
  return (
    <ul class="calls plain">
      {branches.map(({ callees: [leader], calls, reached, next, after }) => (
        <li key={leader?.post}>
          {calls.map(call => (
            <p key={keyOf(call)} class="small">
              {firstPanelText.one(
                personName(call.person),
                fullTime(Date.parse(call.calledAt), work.now()),
                callEnd[call.end],
              )}{' '}
              <Button
                class="quiet small"
                words={firstPanelText.wrong}
                of={personName(call.person)}
                onClick={() => work.record(undefined, keyOf(call))}
              />
            </p>
          ))}
          {reached !== undefined && (
            <PlainInput
              id={`said-${keyOf(reached)}`}
              field={{ kind: 'line', label: firstPanelText.said }}
              value={reached.said ?? ''}
              onValue={said => work.record({ ...reached, said: String(said) }, keyOf(reached))}
            />
          )}
          {next !== undefined && (
            <NextCall next={next} after={after} isFirst={next === first} onEnd={end => record(next, end)} />
          )}
          {next === undefined && reached === undefined && <p class="small">{firstPanelText.nobody}</p>}
        </li>
      ))}
    </ul>
  );
}

interface NextCallProps extends Pick<Branch, 'after'> {
  next: Callee;
  /** It is the one to begin with. */
  isFirst: boolean;
  onEnd(end: FirstCall['end']): void;
}

/** Dials whoever is next, and takes down what became of it: who does not answer is followed by the one behind him. */
export const NextCall = ({ next, after, isFirst, onEnd }: NextCallProps) => (
  <div class="cluster">
    <Dial
      callee={next}
      class={isFirst ? 'primary' : ''}
      words={firstPanelText.dial(personName(next.person))}
    />
    <Button words={firstPanelText.reached} of={personName(next.person)} onClick={() => onEnd('reached')} />
    {after === undefined ? (
      <Button words={firstPanelText.inVain} of={personName(next.person)} onClick={() => onEnd('inVain')} />
    ) : (
      <Dial
        callee={after}
        words={firstPanelText.inVainNext(personName(after.person))}
        onDial={() => onEnd('inVain')}
      />
    )}
  </div>
);

interface DialProps {
  callee: Callee;
  words: string;
  class?: string;
  onDial?(): void;
}

/** Dials where a number is known; says so where none is. */
function Dial({ callee: { person, phone }, words, class: style = '', onDial }: DialProps) {
  // Nothing of a drill leaves it: least of all a call to the fire brigade.
  if (phone !== undefined && !inDrill())
    return (
      <a class={`button ${style}`} href={`tel:${dialled(phone)}`} onClick={onDial}>
        {words} {phone}
      </a>
    );
  return onDial === undefined ? (
    <span>{(inDrill() ? firstPanelText.notDialled : firstPanelText.noNumber)(personName(person))}</span>
  ) : (
    <Button words={words} onClick={onDial} />
  );
}
