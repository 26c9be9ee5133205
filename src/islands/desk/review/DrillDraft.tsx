import './review.css';
import './drill-draft.css';
import { useCallback, useMemo } from 'preact/hooks';
import { Button } from '../../../kit/Button.tsx';
import { useDraft } from '../../../kit/draft.ts';
import { FieldInput } from '../../../kit/FieldInput.tsx';
import { useOutcome } from '../../../kit/outcome.tsx';
import { Table } from '../../../kit/Table.tsx';
import { sinceStart } from '../../../text/drill.ts';
import { blankCount, draftWords, drillDraftText, fileHead, stripWords } from '../../../text/drill-draft.ts';
import { scenarioFrom, wordsOf } from '../../../training/from-incident.ts';
import { milliseconds } from '../../../training/offset.ts';
import { stripped } from '../../../training/strip.ts';
import { PlaceLink } from '../PlaceLink.tsx';
import { saveFile } from '../save-file.ts';
import { useWork } from '../work.ts';

/** What the officer writes in place of the incident's words, by those. */
type Mended = Readonly<Record<string, string>>;

const NOTHING: Mended = {};

/** 改成演练脚本: a closed incident as the draft of a scenario, stripped of names, places, numbers and links. */
export function DrillDraft() {
  const work = useWork();
  const { incident } = work;
  const [mended, setMended] = useDraft('drill-draft', NOTHING);
  const { outcome, tell, follow } = useOutcome();
  const texts = useMemo(() => {
    const people = incident.view.people.all.map(({ name }) => name);
    return stripped(wordsOf(incident, draftWords), people, stripWords);
  }, [incident]);
  const said = useCallback(
    (original: string): string => mended[original] ?? texts.get(original) ?? original,
    [mended, texts],
  );
  const scenario = useMemo(() => scenarioFrom(incident, draftWords, said), [incident, said]);
  const blanks = blankCount(JSON.stringify(scenario));
  const originals = [...texts.keys()];
  const places = new Map(originals.map((original, place) => [original, place]));
  // By what the programme found: a line stays where it is while it is mended.
  const isSame = (original: string): boolean => texts.get(original) === original;
  const changed = originals.filter(original => !isSame(original));
  const same = originals.filter(isSame);

  const save = async (): Promise<string> => {
    const name = `${scenario.id}.yaml`;
    const { yamlOf } = await import('../../../files/yaml.ts');
    await saveFile({ name, type: 'application/yaml', data: yamlOf(scenario, fileHead(blanks)) });
    return drillDraftText.saved(name);
  };
  /** The incident's words, and what the drill says in their place, each to be mended. */
  const pairs = (originals: readonly string[]) =>
    originals.map(original => (
      <FieldInput
        key={original}
        id={`draft-${places.get(original)}`}
        field={{ kind: 'text', label: original, rows: 1 }}
        value={said(original)}
        problem={said(original).trim() === '' ? drillDraftText.cleared : undefined}
        onValue={next => setMended({ ...mended, [original]: String(next) })}
      />
    ));

  const { columns } = drillDraftText;
  return (
    <section class="desk-screen review flow" aria-labelledby="incident-title">
      <p>
        <PlaceLink place="review">{drillDraftText.back}</PlaceLink>
      </p>
      <p class="draft-intro measure">{drillDraftText.intro}</p>
      <h2>{drillDraftText.pairs}</h2>
      {changed.length === 0 ? (
        <p>{drillDraftText.nothing}</p>
      ) : (
        <div class="draft-pairs stack-3">{pairs(changed)}</div>
      )}
      <details open>
        <summary>{drillDraftText.same(same.length)}</summary>
        <div class="draft-pairs stack-3">{pairs(same)}</div>
      </details>
      <h2>{drillDraftText.table}</h2>
      <Table
        class="review-table draft-events carded"
        rows={scenario.injects}
        keyOf={({ id }) => id}
        columns={[
          { head: columns.at, class: 'numeric', cell: ({ at }) => sinceStart(milliseconds(at)) },
          { head: columns.inject, cell: ({ text }) => text },
          { head: columns.role, cell: ({ prompts }) => Object.keys(prompts).map(work.roleName).join('、') },
          { head: columns.good, cell: ({ good }) => good },
        ]}
      />
      <p>{drillDraftText.blanks(blanks)}</p>
      <div class="tool-row cluster">
        <Button
          words={drillDraftText.save}
          class="primary"
          onClick={() =>
            originals.some(original => said(original).trim() === '')
              ? tell({ ok: false, text: drillDraftText.cleared })
              : follow(save(), drillDraftText.failed)
          }
        />
        {outcome}
      </div>
    </section>
  );
}
