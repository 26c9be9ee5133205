import { useState } from 'preact/hooks';
import type { Element } from '../../domain/release/release-schema.ts';
import type { Act } from '../../domain/training/acts.ts';
import type { Arrival } from '../../domain/training/course.ts';
import { drillText, injectLabel, sinceStart } from '../../text/drill.ts';
import { fullTime } from '../../text/time.ts';
import { ReplyForm } from './ReplyForm.tsx';

interface Props {
  arrivals: readonly Arrival[];
  acts: readonly Act[];
  elements: readonly Element[];
  /** The start of the scenario, and the time now. Milliseconds since the epoch. */
  start: number;
  now: number;
  /** No incident has been opened: there is no log yet that an answer could go to. */
  opened: boolean;
  triageUrl: string;
  onReply(inject: string, text: string): string | undefined;
}

/** Everything that has reached the trainee, newest first, with a field where somebody waits for an answer. */
export function ArrivalList({ arrivals, acts, elements, start, now, opened, triageUrl, onReply }: Props) {
  if (arrivals.length === 0) return <p class="faint">{drillText.noArrivals}</p>;
  return (
    <ol class="arrivals">
      {[...arrivals].reverse().map(({ at, item }) => {
        const replies = acts.filter(act => act.kind === 'reply' && act.to === item.id);
        return (
          <li key={item.id} class={`arrival arrival-${item.kind}`}>
            <p class="arrival-head">
              <strong>{injectLabel[item.kind]}</strong> <span>{item.from}</span>{' '}
              <time class="faint numeric">
                {sinceStart(at - start)} · {fullTime(at, now)}
              </time>
            </p>
            <p>{item.text}</p>
            {item.facts !== undefined && (
              <div class="known-facts">
                <p class="small faint">{drillText.factsKnown}</p>
                <ul>
                  {item.facts.map(({ fact, value, source }) => (
                    <li key={fact}>
                      <span>
                        <strong>{elements.find(({ id }) => id === fact)?.label ?? fact}</strong>：{value}
                        <span class="faint small">{drillText.factSource(source)}</span>
                      </span>
                      <CopyButton text={value} />
                    </li>
                  ))}
                </ul>
              </div>
            )}
            {replies.map(act => (
              <p key={act.event} class="replied">
                <span class="small">{drillText.replied(fullTime(act.at, now))}</span>
                {act.kind === 'reply' && <q>{act.words}</q>}
              </p>
            ))}
            {item.reply === true &&
              replies.length === 0 &&
              (opened ? (
                <ReplyForm id={item.id} from={item.from} onSend={text => onReply(item.id, text)} />
              ) : (
                <p class="small">
                  {drillText.notOpen} <a href={triageUrl}>{drillText.toTriage}</a>
                </p>
              ))}
          </li>
        );
      })}
    </ol>
  );
}

function CopyButton({ text }: { text: string }) {
  const [copied, setCopied] = useState(false);
  return (
    <button
      type="button"
      class="quiet small"
      onClick={() => {
        navigator.clipboard?.writeText(text).then(
          () => setCopied(true),
          () => undefined,
        );
      }}
    >
      {copied ? drillText.copied : drillText.copy}
    </button>
  );
}
