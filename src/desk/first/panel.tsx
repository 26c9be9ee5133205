import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { Button } from '../../kit/Button.tsx';
import { useFetched } from '../../kit/fetched.ts';
import { giveFocus, isFocusIn, isFocusLost, useArrival } from '../../kit/focus.ts';
import { PlainInput } from '../../kit/PlainInput.tsx';
import { Problem } from '../../kit/Problem.tsx';
import { usePrivacyGuard } from '../../kit/privacy.ts';
import { dangerCalled } from '../../playbook/danger.ts';
import { DANGER_KIND_TOKEN, MATTER_TOKENS } from '../../playbook/danger-token.ts';
import type { CallList, First, FirstLine } from '../../playbook/first.ts';
import type { Playbook } from '../../playbook/playbook.ts';
import type { Session } from '../../session/session.ts';
import type { Snapshot } from '../../session/snapshot.ts';
import { inDrill } from '../../session/surroundings.ts';
import { partyName } from '../core/words/person.ts';
import { within } from '../core/words/sentence.ts';
import { findPersonalNumbers } from '../gate/personal-number.ts';
import { keptNumberSentence } from '../gate/privacy-words.ts';
import { href } from '../parts/href.tsx';
import { fetchPlaybook } from '../parts/useSession.tsx';
import { Calls } from './Calls.tsx';
import { type FirstCall, firstActs } from './draft.ts';
import type { Acknowledge } from './SayForm.tsx';
import { branchesOf, type Callee, type Contact } from './tree.ts';
import type { FirstWork } from './useFirst.tsx';
import { dangerAsk, firstPanelText } from './words.ts';

/** Props of a panel under one of the five lines. */
export interface PanelProps {
  line: Pick<FirstLine, 'id' | 'text'>;
  first: FirstWork;
  /** Takes the first word where no incident is opened for it. */
  onSay?: (said: Acknowledge) => void;
  session: Session;
  snapshot: Pick<Snapshot, 'contacts' | 'authority'>;
}

/** `undefined` until it is here. */
export function usePlaybook(): Playbook | undefined {
  const [playbook] = useFetched([], fetchPlaybook);
  return typeof playbook === 'object' ? playbook : undefined;
}

/** The panel under a line. It scrolls its line to the head of the screen, where the panel's fields begin. */
export function Panel({ line, children }: { line: PanelProps['line']; children: ComponentChildren }) {
  const panel = useRef<HTMLDivElement>(null);
  useArrival(true, () => {
    const line = panel.current?.closest('li');
    const opener = line?.querySelector('button');
    // A slow machine loads it late: somebody who has opened another line by then stays there.
    if (opener && (isFocusLost() || isFocusIn(line))) giveFocus(opener, opener);
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
  { post, unit, person }: Callee,
  end: FirstCall['end'],
  now: number,
  more: Partial<Pick<FirstCall, 'list' | 'told' | 'rangBack' | 'placeUntold'>> = {},
): FirstCall => ({
  kind: 'call',
  calledAt: new Date(now).toISOString(),
  end,
  ...(post !== undefined && { post }),
  ...(unit !== undefined && { unit }),
  ...(person !== undefined && { person }),
  ...more,
});

interface KeptLineProps {
  id: string;
  label: string;
  value: string;
  onWords(words: string): void;
}

/** A line that is kept as it is typed. No button would stop a person's number in it: its field says so at once. */
export function KeptLine({ id, label, value, onWords }: KeptLineProps) {
  const kinds = findPersonalNumbers(value).map(({ kind }) => kind);
  return (
    <PlainInput
      id={id}
      field={{ kind: 'line', label, limit: 100 }}
      value={value}
      problem={kinds.length === 0 ? undefined : keptNumberSentence(kinds)}
      onValue={words => onWords(String(words))}
    />
  );
}

/** The place of a danger, as it is typed. */
export const PlaceInput = ({ first }: { first: FirstWork }) => (
  <KeptLine
    id="first-place"
    label={dangerAsk.地点}
    value={first.draft.told['地点'] ?? ''}
    onWords={words => first.tell('地点', words)}
  />
);

interface ListCallsProps {
  first: FirstWork;
  playbook: First;
  list: CallList;
  contacts: readonly Contact[];
  /** The words read aloud to the person who answers, as far as they were filled in. */
  told?: string | undefined;
}

/**
 * The calls of a list. A report of a danger needs a place: a call made before one is filled in is marked as incomplete. The
 * words read are recorded with the call; values filled in or mended later are recorded only where the caller confirms having
 * read them too.
 */
export function ListCalls({ first, playbook, list, contacts, told }: ListCallsProps) {
  const guard = usePrivacyGuard();
  // The number to ring back is the officer's own.
  const ofMatter = MATTER_TOKENS.map(token => first.draft.told[token] ?? '').join('\n');
  const isDanger = playbook.dangers.some(({ calls }) => calls === list.id);
  /** Whether more, or other words, stand in the fields than the call is on record with. */
  const isBehind = (call: FirstCall): boolean =>
    hasPlace &&
    (call.placeUntold === true || (call.told !== undefined && told !== undefined && call.told !== told));
  const hasPlace = (first.draft.told['地点'] ?? '').trim() !== '';
  return (
    <>
      <Problem>{guard.warning}</Problem>
      <Calls
        now={first.now()}
        branches={branchesOf(playbook, list, contacts, callsMade(first))}
        reads={told !== undefined}
        onCall={(callee, end, how) => {
          if (how === 'read' && !guard.allows(ofMatter)) return;
          guard.reset();
          first.record(
            callOf(callee, end, first.now(), {
              list: list.id,
              ...(how === 'rangBack' && { rangBack: true }),
              ...(how === 'read' && told !== undefined && { told }),
              ...(end === 'reached' && isDanger && !hasPlace && { placeUntold: true }),
            }),
          );
        }}
        onForget={({ key }) => first.record(undefined, key)}
        about={({ key, ...call }) =>
          call.end === 'reached' && (
            <>
              {call.placeUntold && <p class="small problem">{firstPanelText.placeUntold}</p>}
              {call.told !== undefined && (
                <p class="small faint">{firstPanelText.recorded(within(call.told.replaceAll('\n', '')))}</p>
              )}
              {isBehind(call) && (
                <p class="small">
                  {firstPanelText.readSince}{' '}
                  <Button
                    class="small"
                    words={firstPanelText.readToo}
                    of={partyName(call)}
                    onClick={() => {
                      const { placeUntold: _, ...placed } = call;
                      first.record({ ...placed, ...(told !== undefined && { told }) }, key);
                    }}
                  />
                </p>
              )}
              <KeptLine
                id={`said-${key}`}
                label={firstPanelText.said}
                value={call.said ?? ''}
                onWords={said => first.record({ ...call, said }, key)}
              />
            </>
          )
        }
      />
    </>
  );
}

/** The danger that was chosen, by the name it was chosen under. */
export const chosenDanger = (playbook: First, { draft }: Pick<FirstWork, 'draft'>) => {
  const kind = draft.told[DANGER_KIND_TOKEN];
  return kind === undefined ? undefined : dangerCalled(playbook, kind);
};
