import { useEffect, useRef, useState } from 'preact/hooks';
import { Form } from '../../kit/Form.tsx';
import { drillText, injectLabel, sinceStart } from '../../text/drill.ts';
import { fullTime } from '../../text/time.ts';
import type { Act } from '../../training/acts.ts';
import { FindingForm } from './FindingForm.tsx';
import type { Coming } from './useComing.ts';
import type { FeedDesk } from './useFeedDesk.ts';

interface Props {
  coming: Coming;
  desk: FeedDesk | undefined;
  /** The site's base. */
  base: string;
}

/** Everything that has reached the trainee, newest first, with a form where somebody waits for an answer or tells what was found. */
export function ArrivalList({ coming: { arrivals, acts, start, now }, desk, base }: Props) {
  /** The inject that was answered just now. */
  const [sent, setSent] = useState<string>();
  if (arrivals.length === 0) return <p class="faint">{drillText.noArrivals}</p>;
  return (
    <ol class="ruled">
      {[...arrivals].reverse().map(({ at, item }) => {
        const replies = acts.filter((act): act is Reply => act.kind === 'reply' && act.to === item.id);
        return (
          <li key={item.id} class={`arrival flow-2 arrival-${item.kind}`}>
            <p class="arrival-head row small">
              <strong>{injectLabel[item.kind]}</strong> <span>{item.from}</span>{' '}
              <time class="faint numeric">
                {sinceStart(at - start)} · {fullTime(at, now)}
              </time>
            </p>
            <p class="as-told">{item.text}</p>
            {replies.map(act => (
              <Replied key={act.event} act={act} now={now} isNew={sent === item.id} />
            ))}
            {item.reply !== undefined &&
              replies.length === 0 &&
              (desk !== undefined ? (
                <Form
                  id={`reply-${item.id}`}
                  effort="reply"
                  fields={{
                    text: {
                      kind: 'text',
                      id: `reply-${item.id}`,
                      rows: 3,
                      label: drillText.replyTo(item.from),
                      hint: drillText.replyHint,
                    },
                  }}
                  action={drillText.send}
                  onSubmit={({ text }) =>
                    desk.act({ kind: 'note', text, noteKind: 'contact', answers: item.id })
                  }
                  onDone={() => setSent(item.id)}
                />
              ) : (
                <p class="small">
                  {drillText.notOpen} <a href={`${base}drill/start/`}>{drillText.toTriage}</a>
                </p>
              ))}
            {item.kind === 'finding' && desk !== undefined && <FindingForm item={item} desk={desk} />}
          </li>
        );
      })}
    </ol>
  );
}

type Reply = Extract<Act, { kind: 'reply' }>;

/** What was answered, in place of the field it was typed in. */
function Replied({ act, now, isNew }: { act: Reply; now: number; isNew: boolean }) {
  const words = useRef<HTMLParagraphElement>(null);
  // The field has gone, and the focus would be lost with it.
  useEffect(() => {
    if (isNew) words.current?.focus();
  }, [isNew]);
  return (
    <p ref={words} class="replied aside" tabIndex={-1}>
      <span class="small">{drillText.replied(fullTime(act.at, now))}</span>
      <q class="block">{act.words}</q>
    </p>
  );
}
