import { timeNow } from '../../../session/surroundings.ts';
import { type CommandProblem, carryOut } from '../carry-out.ts';
import './sign-off.css';
import { useRef, useState } from 'preact/hooks';
import { doneByPublishing } from '../../../incident/evidence.ts';
import type { StatementVersion } from '../../../incident/release/statement.ts';
import { isSettled } from '../../../incident/settled.ts';
import { useDraft } from '../../../kit/draft.ts';
import { fromShanghaiInput, toShanghaiInput } from '../../../playbook/deadline/compute.ts';
import { editorText, publishText } from '../../../text/statements.ts';
import { fullTime } from '../../../text/time.ts';
import { useNow } from '../../shared/hooks.ts';
import type { Work } from '../work.ts';
import { OutFields } from './OutFields.tsx';
import { usualPlace } from './release.ts';

interface Props {
  work: Work;
  version: StatementVersion;
  onPublished(): void;
}

interface Typed {
  /** Absent it is where such a statement went last, or the channel's name. */
  readonly place?: string;
  /** `YYYY-MM-DDTHH:mm`, Shanghai time; absent it follows the clock, until somebody touches it. */
  readonly time?: string;
  readonly link: string;
}

const NOTHING: Typed = { link: '' };

/** Where and when it went out. */
export function PublishForm({ work, version, onPublished }: Props) {
  const { view } = work.incident;
  const [typed, keep] = useDraft(`publish/${version.id}`, NOTHING);
  const [problem, setProblem] = useState<CommandProblem>();
  const form = useRef<HTMLFormElement>(null);
  const now = useNow();
  const isFirst = view.publications.length === 0;
  const does = view.steps.filter(
    ({ step, applies, state }) => applies && !isSettled(state) && doneByPublishing(step, version, isFirst),
  );
  const place = typed.place ?? usualPlace(work, version.channel);

  const submit = (): void => {
    const refused = carryOut(work, {
      kind: 'publish',
      version: version.id,
      place,
      publishedAt:
        typed.time === undefined ? new Date(timeNow()).toISOString() : fromShanghaiInput(typed.time),
      link: typed.link,
    });
    setProblem(refused);
    if (refused === undefined) {
      keep(undefined);
      onPublished();
      return;
    }
    requestAnimationFrame(() =>
      form.current?.querySelector<HTMLElement>(`[id="publish-${refused.field}"]`)?.focus(),
    );
  };
  const at = (field: string): string | undefined => (problem?.field === field ? problem.sentence : undefined);
  const passed = version.nextUpdate !== undefined && Date.parse(version.nextUpdate) <= now;
  // That the promise has passed stands beside it already.
  const other = problem?.field === undefined ? problem?.sentence : undefined;

  return (
    <form
      ref={form}
      class="publish-form no-print"
      noValidate
      onSubmit={event => {
        event.preventDefault();
        submit();
      }}
    >
      <OutFields
        out={{ place, time: typed.time ?? toShanghaiInput(now), link: typed.link }}
        at={at}
        onOut={change => {
          setProblem(undefined);
          keep({ ...typed, ...change });
        }}
      />
      <p class="small">
        {version.nextUpdate === undefined
          ? version.noUpdate === undefined
            ? editorText.noPromise
            : editorText.notPromised(version.noUpdate)
          : editorText.promised(fullTime(Date.parse(version.nextUpdate), now))}
      </p>
      {(passed || problem?.field === 'nextUpdate') && (
        <p class="problem" role="alert">
          {publishText.nextPassed}
        </p>
      )}
      {does.length > 0 && (
        <p class="small">{publishText.does(does.map(({ step, number }) => `${number} ${step.title}`))}</p>
      )}
      {other !== undefined && (
        <p class="problem" role="alert">
          {other}
        </p>
      )}
      <button type="submit" class="primary">
        {publishText.publish}
      </button>
    </form>
  );
}
