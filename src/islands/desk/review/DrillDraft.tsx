import { ColumnHeads } from '../../../kit/ColumnHeads.tsx';
import './review.css';
import './drill-draft.css';
import { useCallback, useMemo, useState } from 'preact/hooks';
import { useDraft } from '../../../kit/draft.ts';
import { inPlace } from '../../../kit/inPlace.ts';
import {
  blankCount,
  draftWords,
  drillDraftText,
  fileHead,
  offsetWords,
  stripWords,
} from '../../../text/drill-draft.ts';
import { scenarioFrom, wordsOf } from '../../../training/from-incident.ts';
import type { Scenario } from '../../../training/scenario.ts';
import { yamlOf } from '../../../training/scenario-file.ts';
import { stripped } from '../../../training/strip.ts';
import { saveFile } from '../save-file.ts';
import type { Work } from '../work.ts';

/** What the officer writes in place of the incident's words, by those. */
type Mended = Readonly<Record<string, string>>;

const NOTHING: Mended = {};

interface PairsProps {
  id: string;
  originals: readonly string[];
  said(original: string): string;
  onMend(original: string, text: string): void;
}

/** The incident's words beside what the drill says, each to be mended. */
function Pairs({ id, originals, said, onMend }: PairsProps) {
  return (
    <table class="review-table draft-pairs carded">
      <thead>
        <ColumnHeads columns={[drillDraftText.original, drillDraftText.stripped]} />
      </thead>
      <tbody>
        {originals.map((original, place) => (
          <tr key={original}>
            <th scope="row" id={`${id}-${place}`} class="entry">
              {original}
            </th>
            <td>
              <textarea
                rows={Math.max(1, said(original).split('\n').length)}
                aria-labelledby={`${id}-${place}`}
                value={said(original)}
                onChange={event => onMend(original, event.currentTarget.value)}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What comes, when, to whom, and what is to be done then. */
function EventList({ scenario, roleName }: { scenario: Scenario; roleName(id: string): string }) {
  const { columns } = drillDraftText;
  return (
    <table class="review-table draft-events carded">
      <thead>
        <ColumnHeads columns={Object.values(columns)} />
      </thead>
      <tbody>
        {scenario.injects.map(({ id, at, text, prompts, good }) => (
          <tr key={id}>
            <th scope="row" class="numeric">
              {offsetWords(at)}
            </th>
            <td>{text}</td>
            <td>{Object.keys(prompts).map(roleName).join('、')}</td>
            <td>{good}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** 改成演练脚本: a closed incident as the draft of a scenario, stripped of names, places, numbers and links. */
export function DrillDraft({ work }: { work: Work }) {
  const { incident } = work;
  const { view } = incident;
  const [mended, setMended] = useDraft('drill-draft', NOTHING);
  const [told, setTold] = useState('');
  const texts = useMemo(() => {
    const people = incident.view.people.all.map(({ name }) => name);
    return stripped(wordsOf(incident, draftWords), people, stripWords);
  }, [incident]);
  const said = useCallback(
    (original: string): string => mended[original] ?? texts.get(original) ?? original,
    [mended, texts],
  );
  const scenario = useMemo(() => scenarioFrom(incident, draftWords, said), [incident, said]);
  const blanks = blankCount(yamlOf(scenario, ''));
  const [changed, same] = [true, false].map(isChanged =>
    [...texts.keys()].filter(original => (said(original) !== original) === isChanged),
  ) as [string[], string[]];
  const mend = (original: string, text: string): void => setMended({ ...mended, [original]: text });

  const save = (): void => {
    if ([...texts.keys()].some(original => said(original).trim() === '')) {
      setTold(drillDraftText.cleared);
      return;
    }
    const name = `${scenario.id}.yaml`;
    const data = yamlOf(scenario, fileHead(blanks));
    saveFile({ name, type: 'application/yaml', data, picker: false }).then(
      () => setTold(drillDraftText.saved(name)),
      () => setTold(drillDraftText.failed),
    );
  };

  return (
    <section class="desk-screen review flow" aria-labelledby="incident-title">
      <p>
        <a href={`#${view.id}/review`} onClick={inPlace(() => work.go('review'))}>
          {drillDraftText.back}
        </a>
      </p>
      <p class="draft-intro measure">{drillDraftText.intro}</p>
      <h2>{drillDraftText.pairs}</h2>
      {changed.length === 0 ? (
        <p>{drillDraftText.nothing}</p>
      ) : (
        <Pairs id="changed" originals={changed} said={said} onMend={mend} />
      )}
      <details open>
        <summary>{drillDraftText.same(same.length)}</summary>
        <Pairs id="same" originals={same} said={said} onMend={mend} />
      </details>
      <h2>{drillDraftText.table}</h2>
      <EventList scenario={scenario} roleName={work.roleName} />
      <p>{drillDraftText.blanks(blanks)}</p>
      <div class="tool-row no-print cluster">
        <button type="button" class="primary" onClick={save}>
          {drillDraftText.save}
        </button>
        <span role="status">{told}</span>
      </div>
    </section>
  );
}
