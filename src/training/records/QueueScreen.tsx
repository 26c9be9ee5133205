import '../../kit/form.css';
import '../drills/debrief.css';
import './judge.css';
import { useState } from 'preact/hooks';
import { GoLink, ScreenTitle } from '../../desk/parts/Screen.tsx';
import { useOnce } from '../../kit/effects.ts';
import { FieldInput } from '../../kit/FieldInput.tsx';
import { Section } from '../../kit/Section.tsx';
import type { Group } from '../../session/training-group.ts';
import { Loaded } from '../drills/Loaded.tsx';
import { playedIn } from '../lessons/catalog.ts';
import { useStudy } from '../lessons/useStudy.tsx';
import { LoadedNight } from '../night/LoadedNight.tsx';
import { type Beside, besideDrill, besideNight } from './beside.ts';
import { groupText } from './group-words.ts';
import { type JudgeAsked, JudgedWords, useGiving, useJudge } from './JudgeWords.tsx';
import { judgeText } from './judge-words.ts';
import { traineesOf } from './month.ts';
import { judgingQueue, type QueuedCall } from './queue.ts';
import { traineeName } from './record-words.ts';

/** 按来电判: all trainees' answers to one call beneath each other, with the models above and the judge named once. */
export function QueueScreen() {
  const { session, catalog } = useStudy();
  const [group, setGroup] = useState<Group | 'failed'>();
  const [openOnly, setOpenOnly] = useState(true);
  const judge = useJudge();
  const read = (): Promise<void> => session.group().then(setGroup, () => setGroup('failed'));
  useOnce(() => void read());
  if (group === undefined) return <p aria-busy="true" />;
  if (group === 'failed') return <p role="alert">{groupText.notRead}</p>;
  const calls = judgingQueue(traineesOf(group.members, catalog));
  const shown = openOnly
    ? calls.filter(({ entries }) => entries.some(({ judged }) => judged === undefined))
    : calls;
  return (
    <article class="study-judge flow">
      <header>
        <p class="no-print">
          <GoLink to="group" class="tall">
            {groupText.back}
          </GoLink>
        </p>
        <ScreenTitle>{groupText.queue}</ScreenTitle>
        <p class="lead no-print">{groupText.queueLead}</p>
      </header>
      {calls.length === 0 ? (
        <p class="faint">{groupText.queueNone}</p>
      ) : (
        <>
          {judge.fields}
          <FieldInput
            id="queue-open"
            field={{
              kind: 'choices',
              label: groupText.shown,
              options: [{ value: 'open', label: groupText.openOnly }],
            }}
            value={openOnly ? ['open'] : []}
            onValue={value => setOpenOnly((value as readonly string[]).length > 0)}
          />
          {shown.length === 0 && <p role="status">{judgeText.allJudged}</p>}
        </>
      )}
      {shown.map(call => (
        <CallInQueue key={call.id} call={call} openOnly={openOnly} judge={judge} onJudged={read} />
      ))}
    </article>
  );
}

interface CallProps {
  call: QueuedCall;
  openOnly: boolean;
  judge: JudgeAsked;
  onJudged(): Promise<void>;
}

/** One call: loads the scenario or night that it is of. */
const CallInQueue = (props: CallProps) => {
  const { scenario, form } = props.call;
  return form === 'night' ? (
    <LoadedNight id={scenario}>
      {({ night, index }) => <Answers {...props} beside={besideNight({}, night, index)} />}
    </LoadedNight>
  ) : (
    <Loaded scenario={scenario}>
      {({ scenario: played, index }) => (
        <Answers {...props} beside={besideDrill({ claims: {} }, played, index)} />
      )}
    </Loaded>
  );
};

/** The question and the models, and beneath them everybody's answer. */
function Answers({ call, openOnly, judge, onJudged, beside }: CallProps & { beside: Beside }) {
  const { catalog } = useStudy();
  const { scenario, kind, entries } = call;
  const [first] = entries;
  if (first === undefined) return null;
  const title = playedIn(catalog).find(({ id }) => id === scenario)?.title ?? scenario;
  const { about, asked, models, listen } = beside.of(first.said);
  const left = entries.filter(({ judged }) => judged === undefined).length;
  return (
    <Section
      id={`queue-${call.id}`}
      class="flow"
      title={groupText.queueCall(title, kind === 'publish' ? groupText.releases : about, left)}
    >
      {asked !== undefined && <p class="as-told">{asked}</p>}
      {models.length > 0 && (
        <div class="aside">
          <p class="small">{judgeText.model}</p>
          {models.map(model => (
            <p key={model}>{model}</p>
          ))}
          {listen !== undefined && <p class="small">{listen}</p>}
        </div>
      )}
      <ol class="judge-words ruled plain">
        {entries
          .filter(({ judged }) => !openOnly || judged === undefined)
          .map(entry => (
            <Answer key={entry.said.event} {...{ beside, entry, judge, onJudged }} />
          ))}
      </ol>
    </Section>
  );
}

function Answer({
  beside,
  entry: { trainee, run, said, judged },
  judge,
  onJudged,
}: Pick<CallProps, 'judge' | 'onJudged'> & { beside: Beside; entry: QueuedCall['entries'][number] }) {
  const { session } = useStudy();
  const give = useGiving(
    {
      data: run.data,
      beside,
      trainee: trainee.record.names,
      where: 'trainer',
      onJudge: judging =>
        session.judgeInGroup(trainee.id, [judging]).then(
          () => onJudged().then(() => true),
          () => false,
        ),
    },
    judge,
  );
  return (
    <JudgedWords
      beside={beside}
      judging
      whose={traineeName(trainee.record)}
      said={said}
      judged={judged}
      onGive={given => give(said.event, given)}
    />
  );
}
