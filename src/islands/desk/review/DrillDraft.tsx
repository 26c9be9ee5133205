import './review.css';
import './drill-draft.css';
import { useCallback, useMemo, useState } from 'preact/hooks';
import { Button } from '../../../kit/Button.tsx';
import { useDraft } from '../../../kit/draft.ts';
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
  const blanks = blankCount(JSON.stringify(scenario));
  const [changed, same] = [true, false].map(isChanged =>
    [...texts.keys()].filter(original => (said(original) !== original) === isChanged),
  ) as [string[], string[]];

  const save = (): void => {
    if ([...texts.keys()].some(original => said(original).trim() === '')) {
      setTold(drillDraftText.cleared);
      return;
    }
    const name = `${scenario.id}.yaml`;
    import('../../../files/yaml.ts')
      .then(({ yamlOf }) => {
        const data = yamlOf(scenario, fileHead(blanks));
        return saveFile({ name, type: 'application/yaml', data, picker: false });
      })
      .then(
        () => setTold(drillDraftText.saved(name)),
        () => setTold(drillDraftText.failed),
      );
  };

  /** The incident's words beside what the drill says, each to be mended. */
  const pairs = (originals: readonly string[]) => (
    <Table
      class="review-table draft-pairs carded"
      rows={originals}
      keyOf={String}
      columns={[
        { head: drillDraftText.original, class: 'entry', cell: original => original },
        {
          head: drillDraftText.stripped,
          cell: original => (
            <textarea
              rows={Math.max(1, said(original).split('\n').length)}
              aria-label={original}
              value={said(original)}
              onChange={event => setMended({ ...mended, [original]: event.currentTarget.value })}
            />
          ),
        },
      ]}
    />
  );

  const { columns } = drillDraftText;
  return (
    <section class="desk-screen review flow" aria-labelledby="incident-title">
      <p>
        <PlaceLink place="review">{drillDraftText.back}</PlaceLink>
      </p>
      <p class="draft-intro measure">{drillDraftText.intro}</p>
      <h2>{drillDraftText.pairs}</h2>
      {changed.length === 0 ? <p>{drillDraftText.nothing}</p> : pairs(changed)}
      <details open>
        <summary>{drillDraftText.same(same.length)}</summary>
        {pairs(same)}
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
      <div class="tool-row no-print cluster">
        <Button words={drillDraftText.save} class="primary" onClick={save} />
        <span role="status">{told}</span>
      </div>
    </section>
  );
}
