import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { IncidentLog } from '../../../src/desk/core/incident.ts';
import { documentTime } from '../../../src/desk/core/words/time.ts';
import { documentWords } from '../../../src/desk/documents/document-words.ts';
import { fillingOf } from '../../../src/desk/documents/filling.ts';
import { handoverTexts } from '../../../src/desk/documents/handover-sentences.ts';
import { feedbackText, offlineState, onlineState, trackLabel } from '../../../src/desk/feedback/words.ts';
import { NOW } from '../../support/answers.ts';
import { anyTurns, play } from '../../support/incident.ts';
import { runs } from '../../support/property-runs.ts';
import { anyReleaseTurns, playRelease } from '../../support/release.ts';
import { documentsOf, filled, formOf, sourceOf } from './incidents.ts';

/** Pairs of places that would say different things of one subject. */
function contradictionsIn(log: IncidentLog): readonly string[] {
  const source = sourceOf(log);
  const { view, index } = source;
  const said = documentsOf(log);
  const sheet = handoverTexts(fillingOf(source, documentWords));
  const found: string[] = [];
  const never = (what: string, isSo: boolean): void => {
    if (isSo) found.push(what);
  };
  // A time: what is verified stands alone, and clocks and lists have it.
  const triage = view.facts[index.question('emergencyAt')?.id ?? ''];
  if (view.happened?.from === 'triage') never('time', view.happened.value !== triage);
  for (const [, told] of said.matchAll(/突发事件发生于([^，。]*)/g))
    never(
      `time ${told}`,
      view.happened === undefined ||
        !(view.happened.from === 'ledger'
          ? view.happened.value.startsWith(told ?? '')
          : documentTime(Date.parse(view.happened.value), NOW) === told),
    );
  // A fact is verified, or open, and not both.
  for (const { label, usable } of view.ledger.facts)
    never(
      `fact ${label}`,
      usable !== undefined &&
        new RegExp(`(^|、|　)${label}[^。]*(正在核实|尚未核实)。`, 'm').test(said) &&
        !said.includes('《'),
    );
  // A theme: the sum, the marks beside it and the table of the report.
  const unanswered = view.themes.filter(theme => onlineState(theme) === 'unanswered').length;
  const left = feedbackText.left(view.themes);
  never('themes', unanswered > 0 !== left.includes('线上未答复'));
  const table = filled(formOf('review-report'), source).sections.find(({ id }) => id === 'themes');
  const rows = table?.kind === 'table' ? table.table.rows : [];
  view.themes.forEach((theme, position) => {
    never(
      `theme ${theme.title}`,
      (offlineState(theme) === 'unpassed') !== (rows[position]?.[3] === trackLabel.unpassed),
    );
  });
  // A measure.
  const plan = documentsOf(log, NOW, ['handling-plan']);
  never('measures', plan.includes('未填：处置措施') && said.includes('议定事项：'));
  // A document: two that are made once are never one issue.
  const issues = ['initial-report', 'final-report'].map(
    form => filled(formOf(form), source).lines.find(({ at }) => at === 'issue')?.value ?? '',
  );
  const isProposed =
    !view.documents.has('final-report') && index.playbook.forms.some(({ id }) => id === 'final-report');
  never('issue', isProposed && issues[0] !== '' && issues[0] === issues[1]);
  // One published statement governs; nothing of a closed incident is still running.
  never('governs', sheet.risks.split('对外口径以此为准').length > 2);
  never('limits', view.status === 'closed' && sheet.limits.includes('已超过'));
  return found;
}

test('no two documents or views say opposite things of one time, fact, theme, measure or document, whatever was recorded', () => {
  let verified = 0;
  fc.assert(
    fc.property(anyReleaseTurns, anyTurns(12), (release, turns) => {
      for (const log of [...playRelease(release).logs.slice(0, 1), ...play(turns).logs.slice(0, 1)]) {
        expect(contradictionsIn(log)).toEqual([]);
        if (sourceOf(log).view.ledger.facts.some(({ usable }) => usable !== undefined)) verified += 1;
      }
    }),
    { numRuns: runs(25) },
  );
  expect(verified).toBeGreaterThan(0);
});
