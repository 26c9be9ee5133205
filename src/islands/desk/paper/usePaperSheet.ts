import { useContext, useState } from 'preact/hooks';
import {
  commandsFromPaper,
  EMPTY_ROW,
  enterPaper,
  isBegun,
  notesFromPaper,
  type PaperOutcome,
  type PaperRow,
  type PaperSheet,
  withoutEntered,
} from '../../../incident/paper.ts';
import { Drafts } from '../../../kit/draft.ts';
import { usePrivacyGuard } from '../../../kit/privacy.ts';
import { shanghaiDate } from '../../../playbook/deadline/compute.ts';
import { timeNow } from '../../../session/surroundings.ts';
import { useWork } from '../work.ts';

/** Texts of the sheet in people's own words. */
const wordsOf = ({ rows, notes }: PaperSheet): string =>
  [notes, ...Object.values(rows).flatMap(row => [row.reason, ...Object.values(row.values)])].join('\n');

/**
 * What is typed back from paper. No form of the kit: row by row it is handed in or refused, and only what was taken leaves the
 * sheet.
 */
export function usePaperSheet() {
  const { view, officer, actEach } = useWork();
  const drafts = useContext(Drafts);
  const [sheet, setSheet] = useState<PaperSheet>(
    () =>
      (drafts.read('paper') as PaperSheet | undefined) ?? {
        date: shanghaiDate(timeNow()),
        lastName: officer.name ?? '',
        rows: {},
        notes: '',
      },
  );
  const [outcome, setOutcome] = useState<PaperOutcome>();
  const guard = usePrivacyGuard();
  const keep = (next: PaperSheet): void => {
    guard.reset();
    setSheet(next);
    drafts.keep('paper', isBegun(next) ? next : undefined);
  };
  const entries = commandsFromPaper(view, sheet);
  const isEmpty = entries.length === 0 && notesFromPaper(sheet).length === 0;
  return {
    sheet,
    outcome,
    guard,
    entries,
    isEmpty,
    keep,
    /** Changes the row of a step. */
    change: (id: string, part: Partial<PaperRow>): void => {
      const before = sheet.rows[id] ?? EMPTY_ROW;
      const after = { ...before, ...part };
      // Most sheets are filled in by one hand.
      const named = part.mark === 'done' && after.name === '' ? { ...after, name: sheet.lastName } : after;
      const lastName = part.name !== undefined && part.name.trim() !== '' ? part.name : sheet.lastName;
      keep({ ...sheet, lastName, rows: { ...sheet.rows, [id]: named } });
      setOutcome(outcome && { ...outcome, problems: outcome.problems.filter(({ row }) => row !== id) });
    },
    /** Hands the sheet in. @returns what became of it; `undefined` where there is nothing, or a number has to be looked at first */
    hand: (): PaperOutcome | undefined => {
      if (isEmpty || !guard.allows(wordsOf(sheet))) return undefined;
      const decided = enterPaper(view, sheet, actEach);
      keep(withoutEntered(sheet, decided));
      setOutcome(decided);
      return decided;
    },
  };
}
