import { useEffect, useState } from 'preact/hooks';
import type { ApprovalView, StageView } from '../../../incident/release/approval.ts';
import type { ApprovalMark, Statement, StatementVersion } from '../../../incident/release/statement.ts';
import { timeNow } from '../../../session/surroundings.ts';
import { deskText, personName } from '../../../text/incident.ts';
import { personText } from '../../../text/people.ts';
import { approvalText } from '../../../text/statements.ts';
import { fullTime } from '../../../text/time.ts';
import { BasisNote } from '../../shared/Basis.tsx';
import { described, Field } from '../../shared/Field.tsx';
import { useKept } from '../kept.ts';
import { NOBODY, PersonField, personOf } from '../PersonField.tsx';
import { UndoButton } from '../UndoButton.tsx';
import type { Work } from '../work.ts';
import { carryOut, type ReleaseProblem } from './release.ts';

interface Props {
  work: Work;
  statement: Statement;
  version: StatementVersion;
  approval: ApprovalView | undefined;
  /** Nothing of the gate stands in the way. */
  through: boolean;
  locked: boolean;
}

/** Shapes of the checklist that say the same of a stage. */
const shapes = { approved: 'done', returned: 'skipped', next: 'started', waiting: 'todo' } as const;

/** Who approves, one after another, and what they said. */
export function ApprovalChain({ work, statement, version, approval, through, locked }: Props) {
  if (approval === undefined) return <p>{approvalText.none}</p>;
  const { chain, stages } = approval;
  const wasApproved = statement.versions.some(
    ({ id, approvals }) => id !== version.id && approvals.some(({ approved }) => approved),
  );
  const last = stages.at(-1);
  return (
    <>
      <p class="small">
        {chain.title}{' '}
        <BasisNote basis={chain.basis} cite={chain.cite} playbook={work.incident.index.playbook} />
      </p>
      {wasApproved && version.approvals.length === 0 && (
        <p class="notice" role="status">
          {approvalText.again(version.number)}
        </p>
      )}
      <ol class="approval">
        {stages.map(view => (
          <li key={view.stage.id} data-stage={view.state}>
            <div class="gate-head" data-state={shapes[view.state]}>
              <span class="shape" aria-hidden="true" />
              <h3 tabIndex={-1}>{view.stage.title}</h3>
              <span class="gate-state small">{approvalText.state[view.state]}</span>
            </div>
            <div class="gate-body">
              <p class="small faint">{approvalText.roles(view.stage.roles.map(work.roleName))}</p>
              {view.mark !== undefined && (
                <Mark mark={view.mark} title={view.stage.title} work={work} locked={locked} />
              )}
              {view.contested.length > 0 && (
                <div class="notice" role="alert">
                  <p>{approvalText.contested}</p>
                  {view.contested.map(mark => (
                    <Mark key={mark.event} mark={mark} title={view.stage.title} work={work} locked={locked} />
                  ))}
                </div>
              )}
              {!locked && (view.state === 'next' || view.state === 'returned') && (
                <StageForms
                  view={view}
                  work={work}
                  version={version}
                  blocked={view === last && !through}
                  isNext={through && view.state === 'next'}
                />
              )}
            </div>
          </li>
        ))}
      </ol>
    </>
  );
}

interface MarkProps {
  mark: ApprovalMark;
  /** Title of the stage. */
  title: string;
  work: Work;
  locked: boolean;
}

function Mark({ mark, title, work, locked }: MarkProps) {
  return (
    <p class="small gate-mark">
      {approvalText.state[mark.approved ? 'approved' : 'returned']}{' '}
      {approvalText.by(personName(mark.person), fullTime(Date.parse(mark.at), timeNow()))}
      {mark.text !== undefined && `：${mark.text}`}{' '}
      {!locked && <UndoButton work={work} event={mark.event} label={deskText.undoLabel(title)} />}
    </p>
  );
}

interface StageProps {
  view: StageView;
  work: Work;
  version: StatementVersion;
  /** The last one, and the gate is not through. */
  blocked: boolean;
  /** The next thing to do: the checks are behind it. */
  isNext: boolean;
}

/** Yes with an opinion, or no with a reason. */
function StageForms({ view: { stage, state }, work, version, blocked, isNext }: StageProps) {
  const [form, setForm] = useState<'approve' | 'return'>();
  if (form !== undefined)
    return (
      <StageForm form={form} stage={stage} work={work} version={version} onClose={() => setForm(undefined)} />
    );
  return (
    <>
      {state === 'returned' && <p class="small">{approvalText.returned}</p>}
      {blocked && <p class="small">{approvalText.gateFirst}</p>}
      <div class="tool-row no-print">
        {!blocked && (
          <button
            type="button"
            class={isNext ? 'primary' : ''}
            aria-label={approvalText.approveLabel(stage.title)}
            onClick={() => setForm('approve')}
          >
            {approvalText.approve}
          </button>
        )}
        {state === 'next' && (
          <button
            type="button"
            class="quiet"
            aria-label={approvalText.returnLabel(stage.title)}
            onClick={() => setForm('return')}
          >
            {approvalText.return}
          </button>
        )}
      </div>
    </>
  );
}

function StageForm({
  form,
  stage,
  work,
  version,
  onClose,
}: Omit<StageProps, 'view' | 'blocked' | 'isNext'> & {
  form: 'approve' | 'return';
  stage: StageView['stage'];
  onClose(): void;
}) {
  const key = `${version.id}/${stage.id}/${form}`;
  const [person, setPerson] = useKept(`${key}/person`, NOBODY);
  const [text, setText] = useKept(key, '');
  const [problem, setProblem] = useState<ReleaseProblem>();
  const id = `stage-${stage.id}`;
  useEffect(() => document.getElementById(id)?.focus(), [id]);
  const words = form === 'approve' ? approvalText.opinion : approvalText.reason;
  const atText = problem?.field === 'reason' || problem?.field === 'opinion' ? problem.sentence : undefined;
  const atPerson = atText === undefined ? problem?.sentence : undefined;
  return (
    <form
      class="gate-form no-print"
      noValidate
      onSubmit={event => {
        event.preventDefault();
        const place = { version: version.id, stage: stage.id, person: personOf(person) };
        const refused = carryOut(
          work,
          form === 'approve'
            ? { kind: 'approve', ...place, opinion: text }
            : { kind: 'return', ...place, reason: text },
        );
        setProblem(refused);
        if (refused !== undefined) {
          const isText = refused.field === 'reason' || refused.field === 'opinion';
          document.getElementById(isText ? `${id}-text` : id)?.focus();
          return;
        }
        onClose();
        // The next stage, or what comes after the last one.
        requestAnimationFrame(() =>
          document
            .querySelector<HTMLElement>('[data-stage="next"] h3, [data-stage="returned"] h3, #publish-title')
            ?.focus(),
        );
      }}
    >
      <p class="small faint">{approvalText.nameHint}</p>
      <PersonField
        id={id}
        label={personText.name(approvalText.person)}
        person={person}
        problem={atPerson}
        onPerson={setPerson}
      />
      <Field id={`${id}-text`} label={words} problem={atText}>
        <textarea
          id={`${id}-text`}
          rows={2}
          value={text}
          {...described(`${id}-text`, undefined, atText)}
          onInput={event => setText(event.currentTarget.value)}
        />
      </Field>
      <div class="tool-row">
        <button type="submit" class="primary">
          {form === 'approve' ? approvalText.doApprove(version.number) : approvalText.doReturn}
        </button>
        <button type="button" class="quiet" onClick={onClose}>
          {deskText.cancel}
        </button>
      </div>
    </form>
  );
}
