import './desk.css';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { toShanghaiInput } from '../../domain/deadline/compute.ts';
import type { Command } from '../../domain/incident/decide.ts';
import type { Actor } from '../../domain/incident/event.ts';
import { byPhase } from '../../domain/playbook/checklist.ts';
import type { DeskIncident } from '../../session/session.ts';
import { deskText, refusalSentence } from '../../text/incident.ts';
import { fullTime } from '../../text/time.ts';
import type { useSession } from '../shared/hooks.ts';
import { inPlace } from '../shared/inPlace.ts';
import { OfficerFields } from '../shared/OfficerFields.tsx';
import { Clocks } from './Clocks.tsx';
import { download, packageName } from './download.ts';
import { LogPanel } from './LogPanel.tsx';
import { NowBand } from './NowBand.tsx';
import { SaveLine } from './SaveLine.tsx';
import { StepRow } from './StepRow.tsx';
import { TextForm } from './TextForm.tsx';

interface Props {
  running: NonNullable<ReturnType<typeof useSession>>;
  incident: DeskIncident;
  officer: Actor;
  onOfficer(officer: Actor): void;
  listUrl: string;
  onList(): void;
  onRegrade(): void;
}

/** Carries out a command; the answer is the sentence to show, or `undefined` when it was done. */
export type Act = (command: Command) => string | undefined;

/** One incident: what to do now, the checklist, the clocks, the log. */
export function Incident({ running, incident, officer, onOfficer, listUrl, onList, onRegrade }: Props) {
  const { session } = running;
  const { view, index, log } = incident;
  const { playbook } = index;
  const [openStep, setOpenStep] = useState<string>();
  const [form, setForm] = useState<'rename' | 'close' | 'officer'>();
  const [officerProblem, setOfficerProblem] = useState<string>();
  const root = useRef<HTMLDivElement>(null);

  // Kept stable so that rows that did not change are not drawn again.
  const acting = useRef({ id: view.id, officer });
  acting.current = { id: view.id, officer };
  const act: Act = useCallback(
    command => {
      const answer = session.act(acting.current.id, command, acting.current.officer);
      if (answer.ok) return undefined;
      const sentence = refusalSentence(answer.refusal);
      if (answer.refusal.code === 'noRole') {
        setForm('officer');
        setOfficerProblem(sentence);
      }
      return sentence;
    },
    [session],
  );
  const toggle = useCallback(
    (step: string) => setOpenStep(current => (current === step ? undefined : step)),
    [],
  );
  const show = (step: string): void => {
    setOpenStep(step);
    requestAnimationFrame(() => {
      const row = root.current?.querySelector<HTMLElement>(`#step-${step}`);
      row?.scrollIntoView({ block: 'center' });
      row?.querySelector<HTMLElement>('.step-open')?.focus({ preventScroll: true });
    });
  };

  useEffect(() => {
    document.title = `${view.title} · ${deskText.list}`;
  }, [view.title]);

  const todo = view.progress.total - view.progress.settled;
  const roleName = (id: string): string => playbook.roles.find(role => role.id === id)?.short ?? id;
  const closed = view.status === 'closed';

  return (
    <div class="incident" ref={root}>
      <header class="incident-header">
        <p class="small">
          <a href={listUrl} onClick={inPlace(onList)}>
            {deskText.backToList}
          </a>
        </p>
        <h1>{view.title}</h1>
        <p class="small faint">
          {view.verdict?.outcome.title} · {deskText.openedAt(fullTime(Date.parse(view.openedAt), Date.now()))}{' '}
          · {deskText.progress(view.progress.settled, view.progress.total)}
          {closed && ` · ${deskText.closed}`}
        </p>
        <div class="tools no-print">
          {!closed && (
            <button type="button" class="quiet" onClick={() => setForm('rename')}>
              {deskText.rename}
            </button>
          )}
          {!closed && (
            <button type="button" class="quiet" onClick={onRegrade}>
              {deskText.regrade}
            </button>
          )}
          <button
            type="button"
            class="quiet"
            onClick={() =>
              download(
                packageName(view.title, toShanghaiInput(Date.now())),
                session.exportFile(view.id) ?? '',
              )
            }
          >
            {deskText.export}
          </button>
          <button type="button" class="quiet" onClick={() => print()}>
            {deskText.print}
          </button>
          {closed ? (
            <button type="button" class="quiet" onClick={() => act({ kind: 'reopen' })}>
              {deskText.reopen}
            </button>
          ) : (
            <button type="button" class="quiet" onClick={() => setForm('close')}>
              {deskText.close}
            </button>
          )}
          <button type="button" class="quiet" onClick={() => setForm('officer')}>
            {deskText.officer(officer.role === '' ? undefined : roleName(officer.role), officer.name)}
          </button>
          <SaveLine running={running} />
        </div>
        {form === 'rename' && (
          <TextForm
            id="rename"
            label={deskText.rename}
            value={view.title}
            action={deskText.save}
            onCancel={() => setForm(undefined)}
            onText={title => act({ kind: 'rename', title })}
            onDone={() => setForm(undefined)}
          />
        )}
        {form === 'close' && (
          <TextForm
            id="close"
            label={deskText.closeReason}
            hint={deskText.closeHint(todo)}
            action={deskText.close}
            onCancel={() => setForm(undefined)}
            onText={reason => act({ kind: 'close', reason })}
            onDone={() => setForm(undefined)}
          />
        )}
        {form === 'officer' && (
          <form
            class="inline-form"
            onSubmit={event => {
              event.preventDefault();
              if (officer.role !== '') setForm(undefined);
              else setOfficerProblem(refusalSentence({ code: 'noRole' }));
            }}
          >
            <OfficerFields
              roles={playbook.roles}
              officer={officer}
              problem={officer.role === '' ? officerProblem : undefined}
              onChange={onOfficer}
            />
            <button type="submit" class="primary">
              {deskText.save}
            </button>
          </form>
        )}
      </header>

      <NowBand view={view} playbook={playbook} roleName={roleName} onShow={show} />

      <div class="incident-body">
        <div class="steps">
          {byPhase(playbook.phases, view.steps, ({ step }) => step.phase).map(({ phase, items }) => (
            <section key={phase.id} aria-labelledby={`phase-${phase.id}`}>
              <h2 id={`phase-${phase.id}`}>
                {phase.title}
                <span class="small faint numeric">
                  {' '}
                  {deskText.progress(items.filter(({ state }) => state.kind !== 'todo').length, items.length)}
                </span>
              </h2>
              <ol>
                {items.map(item => (
                  <StepRow
                    key={item.step.id}
                    item={item}
                    playbook={playbook}
                    current={view.current?.step.id === item.step.id}
                    mine={officer.role !== '' && item.step.roles.includes(officer.role)}
                    open={openStep === item.step.id}
                    closedAt={view.closedAt}
                    onToggle={toggle}
                    act={act}
                  />
                ))}
              </ol>
            </section>
          ))}
        </div>
        <aside>
          <p class="secrecy">{deskText.secrecy}</p>
          <Clocks view={view} playbook={playbook} onShow={show} />
          <LogPanel log={log} playbook={playbook} roleName={roleName} act={act} closed={closed} />
        </aside>
      </div>
      <p class="print-only small">{deskText.printed(fullTime(Date.now(), Date.now()))}</p>
    </div>
  );
}
