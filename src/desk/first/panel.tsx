import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { Button } from '../../kit/Button.tsx';
import { useFetched } from '../../kit/fetched.ts';
import { giveFocus, useArrival } from '../../kit/focus.ts';
import { PlainInput } from '../../kit/PlainInput.tsx';
import { DANGER_KIND_TOKEN } from '../../playbook/danger-token.ts';
import { type CallList, dangerCalled, type First, type FirstLine } from '../../playbook/first.ts';
import type { Playbook } from '../../playbook/playbook.ts';
import type { Session, Snapshot } from '../../session/session.ts';
import { inDrill } from '../../session/surroundings.ts';
import { href } from '../shell/href.tsx';
import { fetchPlaybook } from '../shell/useSession.tsx';
import { Calls } from './Calls.tsx';
import { type FirstCall, firstActs } from './draft.ts';
import type { Acknowledge } from './SayForm.tsx';
import { branchesOf, type Callee, type Contact } from './tree.ts';
import type { FirstWork } from './useFirst.tsx';
import { dangerAsk, firstPanelText } from './words.ts';

/** What a panel under one of the five lines is given. */
export interface PanelProps {
  line: Pick<FirstLine, 'id' | 'text'>;
  first: FirstWork;
  /** What becomes of the first word where no incident is opened for it. */
  onSay?: (said: Acknowledge) => void;
  session: Session;
  snapshot: Pick<Snapshot, 'contacts' | 'authority'>;
}

/** `undefined` until it is here. */
export function usePlaybook(): Playbook | undefined {
  const [playbook] = useFetched([], fetchPlaybook);
  return typeof playbook === 'object' ? playbook : undefined;
}

/** The panel under a line. Once it is there its line stands at the head of the screen: what it asks begins there. */
export function Panel({ line, children }: { line: PanelProps['line']; children: ComponentChildren }) {
  const panel = useRef<HTMLDivElement>(null);
  useArrival(true, () => {
    const opener = panel.current?.closest('li')?.querySelector('button');
    if (opener) giveFocus(opener, opener);
  });
  return (
    <section ref={panel} class="first-panel" aria-label={line.text}>
      {children}
    </section>
  );
}

/** Asks for numbers while there are none; in a drill nobody is dialled. */
export const NumbersHint = ({ contacts }: { contacts: readonly Contact[] }) =>
  contacts.length > 0 || inDrill() ? null : (
    <p class="small">
      {firstPanelText.empty} <a href={href('desk/#settings')}>{firstPanelText.enter}</a>
    </p>
  );

/** The calls of the matter so far, earliest first, each with its key. */
export const callsMade = ({
  draft,
}: Pick<FirstWork, 'draft'>): readonly (FirstCall & { readonly key: string })[] =>
  firstActs(draft).flatMap(([key, act]) => (act.kind === 'call' ? [{ ...act, key }] : []));

/** A call as it is put on record, now. @param list what for; none where a line asks for the call by itself */
export const callOf = (
  { post, person }: Callee,
  end: FirstCall['end'],
  now: number,
  more: Partial<Pick<FirstCall, 'list' | 'told' | 'rangBack' | 'placeUntold'>> = {},
): FirstCall => ({
  kind: 'call',
  person,
  calledAt: new Date(now).toISOString(),
  end,
  ...(post !== undefined && { post }),
  ...more,
});

/** The place of a danger, as it is typed. */
export const PlaceInput = ({ first }: { first: FirstWork }) => (
  <PlainInput
    id="first-place"
    field={{ kind: 'line', label: dangerAsk.地点, limit: 100 }}
    value={first.draft.told['地点'] ?? ''}
    onValue={words => first.tell('地点', String(words))}
  />
);

interface ListCallsProps {
  first: FirstWork;
  playbook: First;
  list: CallList;
  contacts: readonly Contact[];
  /** What is read aloud to whoever answers, as far as it was filled in. */
  told?: string | undefined;
}

/** The calls of a list. Of a danger, nobody is told of who hears no place: what was called before that is filled in says so. */
export function ListCalls({ first, playbook, list, contacts, told }: ListCallsProps) {
  const isDanger = playbook.dangers.some(({ calls }) => calls === list.id);
  const hasPlace = (first.draft.told['地点'] ?? '').trim() !== '';
  return (
    <Calls
      now={first.now()}
      branches={branchesOf(playbook, list, contacts, callsMade(first))}
      onCall={(callee, end, rangBack) =>
        first.record(
          callOf(callee, end, first.now(), {
            list: list.id,
            ...(rangBack && { rangBack }),
            ...(end === 'reached' && !rangBack && told !== undefined && { told }),
            ...(end === 'reached' && isDanger && !hasPlace && { placeUntold: true }),
          }),
        )
      }
      onForget={({ key }) => first.record(undefined, key)}
      about={({ key, ...call }) =>
        call.end === 'reached' && (
          <>
            {call.placeUntold && (
              <p class="small problem">
                {firstPanelText.placeUntold}{' '}
                {hasPlace && (
                  <Button
                    class="small"
                    words={firstPanelText.placeTold}
                    onClick={() => {
                      const { placeUntold: _, ...placed } = call;
                      first.record(placed, key);
                    }}
                  />
                )}
              </p>
            )}
            <PlainInput
              id={`said-${key}`}
              field={{ kind: 'line', label: firstPanelText.said }}
              value={call.said ?? ''}
              onValue={said => first.record({ ...call, said: String(said) }, key)}
            />
          </>
        )
      }
    />
  );
}

/** The danger that was chosen, by the name it was chosen under. */
export const chosenDanger = (playbook: First, { draft }: Pick<FirstWork, 'draft'>) => {
  const kind = draft.told[DANGER_KIND_TOKEN];
  return kind === undefined ? undefined : dangerCalled(playbook, kind);
};
