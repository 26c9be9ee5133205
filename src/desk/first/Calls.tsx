import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../../kit/Button.tsx';
import { inDrill } from '../../session/surroundings.ts';
import { partyName } from '../core/words/person.ts';
import { fullTime } from '../core/words/time.ts';
import { dialled } from '../people/roster.tsx';
import type { Branch, Callee, MadeCall } from './tree.ts';
import { callWords, firstPanelText } from './words.ts';

/** How it came to be answered: the person rang back, or heard the words that stand beside the call. */
export type CallWay = 'rangBack' | 'read';

interface Props<Call extends MadeCall> {
  branches: readonly Branch<Call>[];
  /** Milliseconds since the epoch. */
  now: number;
  /** Records the outcome of a call. */
  onCall(callee: Callee, end: MadeCall['end'], how?: CallWay): void;
  /** Takes back a call that is not in a record yet. */
  onForget?(call: Call): void;
  /** Words to read aloud stand beside the call: whoever was reached heard them, or what the caller said himself. */
  reads?: boolean;
  /** Shown below a call: its words, and missing details. */
  about?(call: Call): ComponentChildren;
}

/** Whom one calls, each with a way to dial, and what became of each call: answered, in vain, rung back, called once more. */
export const Calls = <Call extends MadeCall>({ branches, ...props }: Props<Call>) => {
  const first = branches.find(({ next }) => next !== undefined);
  return (
    <ul class="calls plain">
      {branches.map(branch => (
        <Place
          key={branch.callees.map(({ post, person }) => `${post}/${person?.name}`).join()}
          branch={branch}
          isFirst={branch === first}
          {...props}
        />
      ))}
    </ul>
  );
};

/** Calls for display: those in vain to one person share a line until somebody answers, the latest first. */
function inOneLine<Call extends MadeCall>(calls: readonly Call[]): readonly (readonly [Call, ...Call[]])[] {
  const lines: [Call, ...Call[]][] = [];
  for (const call of calls) {
    const since = lines.slice(lines.findLastIndex(([{ end }]) => end === 'reached') + 1);
    const same = since.find(([{ post, person }]) => post === call.post && person?.name === call.person?.name);
    if (call.end === 'inVain' && same !== undefined) same.unshift(call);
    else lines.push([call]);
  }
  return lines;
}

type PlaceProps<Call extends MadeCall> = Omit<Props<Call>, 'branches'> & {
  branch: Branch<Call>;
  /** It is the one to begin with. */
  isFirst: boolean;
};

function Place<Call extends MadeCall>({
  branch: { callees, calls, reached, next, after, isInVain },
  isFirst,
  now,
  onCall,
  onForget,
  reads = false,
  about,
}: PlaceProps<Call>) {
  const [isAgain, setAgain] = useState(false);
  const calleeOf = (call: Call): Callee => ({ post: undefined, ...call, phone: undefined });
  const end = (callee: Callee, became: MadeCall['end'], how?: CallWay): void => {
    setAgain(false);
    onCall(callee, became, how);
  };
  const again =
    reached === undefined
      ? undefined
      : (callees.find(({ post, person }) => post === reached.post && person?.name === reached.person?.name) ??
        callees[0]);
  return (
    <li>
      {inOneLine(calls).map(([call, ...earlier]) => (
        <div key={call.calledAt} class="made-call">
          <p class="small cluster">
            <span>
              {firstPanelText.one(
                partyName(call),
                [call, ...earlier]
                  .reverse()
                  .map(({ calledAt }) => fullTime(Date.parse(calledAt), now))
                  .join('、'),
                callWords(call),
              )}
              {earlier.length > 0 && firstPanelText.times(earlier.length + 1)}
            </span>
            {call.end === 'inVain' && reached === undefined && (
              <Button
                class="small"
                words={firstPanelText.rangBack}
                of={partyName(call)}
                onClick={() => end(calleeOf(call), 'reached', 'rangBack')}
              />
            )}
            {onForget !== undefined && (
              <Button
                class="quiet small"
                words={firstPanelText.wrong}
                of={partyName(call)}
                onClick={() => onForget(call)}
              />
            )}
          </p>
          {about?.(call)}
        </div>
      ))}
      {isInVain && callees.length > 1 && <p class="small">{firstPanelText.nobody}</p>}
      {next !== undefined && (
        <NextCall
          next={next}
          after={after}
          isFirst={isFirst}
          reads={reads}
          onEnd={(became, how) => end(next, became, how)}
        />
      )}
      {again !== undefined &&
        (isAgain ? (
          <NextCall
            next={again}
            after={undefined}
            isFirst={false}
            reads={reads}
            onEnd={(became, how) => end(again, became, how)}
          />
        ) : (
          <Button
            class="quiet small"
            words={firstPanelText.again}
            of={partyName(again)}
            onClick={() => setAgain(true)}
          />
        ))}
    </li>
  );
}

interface NextCallProps extends Pick<Branch, 'after'> {
  next: Callee;
  /** It is the one to begin with. */
  isFirst: boolean;
  reads: boolean;
  onEnd(end: MadeCall['end'], how?: CallWay): void;
}

/** A machine that is held in the hand and dials by itself; elsewhere a number is read, and dialled on the telephone beside. */
const dialsItself = (): boolean => !inDrill() && matchMedia('(pointer: coarse)').matches;

/** Says whom to call under which number, and takes down what became of it. */
function NextCall({ next, after, isFirst, reads, onEnd }: NextCallProps) {
  const who = partyName(next);
  const isLink = dialsItself() && next.phone !== undefined;
  const dialsOn = dialsItself() && after?.phone !== undefined;
  return (
    <div class="cluster call-next">
      {isLink ? (
        <Dial phone={next.phone} words={firstPanelText.dial(who)} class={isFirst ? 'primary' : ''} />
      ) : (
        <span class="call-who">
          {firstPanelText.dial(who)}{' '}
          {hasNumber(next) ? <strong class="numeric">{next.phone}</strong> : numberWords()}
        </span>
      )}
      {reads && (
        <Button words={firstPanelText.reachedAndRead} of={who} onClick={() => onEnd('reached', 'read')} />
      )}
      <Button
        words={reads ? firstPanelText.reachedUnread : firstPanelText.reached}
        of={who}
        onClick={() => onEnd('reached')}
      />
      {dialsOn && after !== undefined ? (
        <Dial
          phone={after.phone}
          words={firstPanelText.inVainNext(partyName(after))}
          onDial={() => onEnd('inVain')}
        />
      ) : (
        <Button words={firstPanelText.inVain} of={who} onClick={() => onEnd('inVain')} />
      )}
    </div>
  );
}

/** Nothing of a drill leaves it: least of all a call to the fire brigade. */
const hasNumber = ({ phone }: Callee): boolean => phone !== undefined && !inDrill();
const numberWords = (): string => (inDrill() ? firstPanelText.notDialled : firstPanelText.noNumber);

interface DialProps {
  phone: string | undefined;
  words: string;
  class?: string;
  onDial?(): void;
}

const Dial = ({ phone = '', words, class: style = '', onDial }: DialProps) => (
  <a class={`button ${style}`} href={`tel:${dialled(phone)}`} onClick={onDial}>
    {words} <span class="phone-number">{phone}</span>
  </a>
);
