import { useState } from 'preact/hooks';
import { injectLabel, sinceStart } from '../../text/drill.ts';
import { groupText } from '../../text/drill-group.ts';
import { triggerWords, unlessWords } from '../../text/drill-patterns.ts';
import { fullTime } from '../../text/time.ts';
import { startOf } from '../../training/course.ts';
import { milliseconds } from '../../training/offset.ts';
import type { Inject } from '../../training/scenario.ts';
import { Cites } from './Cites.tsx';
import { roleName } from './role-name.ts';
import type { Materials } from './useDrill.ts';

interface Props {
  inject: Inject;
  materials: Materials;
  base: string;
  /** What a good officer does stands below. */
  answered: boolean;
}

/** One inject as it is read to the table: what came, what each role asks itself, and, when asked for, what is good. */
export function GroupInject({ inject, materials, base, answered }: Props) {
  const { scenario, index } = materials;
  const { playbook } = index;
  const [role, setRole] = useState('');
  const since = milliseconds(inject.at);
  const start = startOf({ scenario });
  const prompts = scenario.roles.flatMap(({ role: id }) => {
    const question = role === '' || id === role ? inject.prompts[id] : undefined;
    return question === undefined ? [] : [[id, question] as const];
  });
  return (
    <>
      <div class="group-came">
        <h2 class="group-head" tabIndex={-1}>
          <strong>{injectLabel[inject.kind]}</strong> <span>{inject.from}</span>
          <time class="numeric faint">
            {sinceStart(since)} · {fullTime(start + since, start)}
          </time>
        </h2>
        <p class="group-text">{inject.text}</p>
        {inject.facts !== undefined && (
          <div class="group-facts">
            <p class="small faint">{groupText.facts}</p>
            <ul>
              {inject.facts.map(({ fact, value }) => (
                <li key={fact}>
                  <strong>{playbook.release.elements.find(({ id }) => id === fact)?.label ?? fact}</strong>：
                  {value}
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
      <section class="group-prompts" aria-labelledby="group-prompts">
        <div class="group-roles">
          <h2 id="group-prompts">{groupText.prompts}</h2>
          {['', ...scenario.roles.map(each => each.role)].map(id => (
            <button key={id} type="button" aria-pressed={role === id} onClick={() => setRole(id)}>
              {id === '' ? groupText.allRoles : roleName(playbook, id)}
            </button>
          ))}
        </div>
        {prompts.length === 0 ? (
          <p class="faint">{groupText.noPrompt}</p>
        ) : (
          <ul>
            {prompts.map(([id, question]) => (
              <li key={id}>
                <strong>{roleName(playbook, id)}</strong>
                {question}
              </li>
            ))}
          </ul>
        )}
      </section>
      {answered && <Answer inject={inject} materials={materials} base={base} />}
    </>
  );
}

/** What a good officer does, on what grounds, what it is marked by, and how the public may answer. */
function Answer({ inject, materials: { scenario, index }, base }: Omit<Props, 'answered'>) {
  const { playbook, definitions } = index;
  const objectives = scenario.objectives.filter(({ after }) => after === inject.id);
  const names = { playbook, scenario, definitions };
  return (
    <section class="group-answer" aria-label={groupText.good}>
      <p class="group-good">
        <strong>{groupText.good}</strong>
        {inject.good}
      </p>
      <p class="small">
        {groupText.cite} <Cites cite={inject.cite} playbook={playbook} base={base} />
      </p>
      {objectives.length > 0 && (
        <>
          <h3>{groupText.objectives}</h3>
          <ul>
            {objectives.map(({ id, title, ideal }) => (
              <li key={id}>
                <strong>{title}</strong>：{ideal}
              </li>
            ))}
          </ul>
        </>
      )}
      <details>
        <summary>{groupText.reactions}</summary>
        <ul>
          {scenario.reactions.map(({ id, when, unless, from, text }) => (
            <li key={id}>
              <span class="small faint">
                {triggerWords(when, names)}
                {unless !== undefined && `（${unlessWords(unless, names)}）`}
              </span>
              <br />
              <strong>{from}</strong>：{text}
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}
