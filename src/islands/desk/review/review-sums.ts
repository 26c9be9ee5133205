import { isMissed, type ReviewSummary } from '../../../incident/review/summary.ts';
import type { IncidentView } from '../../../incident/view.ts';
import { reviewText } from '../../../text/review.ts';

/** The parts of this page, each with what it comes to. */
export function sumsOf(view: IncidentView, summary: ReviewSummary): readonly (readonly string[])[] {
  const { clocks, deviations, regrades, unfinished } = summary;
  const { actions, themes, closed } = view;
  const { sums } = reviewText;
  const count = <Item>(items: readonly Item[], is: (item: Item) => boolean): number =>
    items.filter(is).length;
  const heard = themes.reduce((total, theme) => total + theme.count, 0);
  const left = closed === undefined ? 0 : unfinished.length;
  const corrections = count(view.publications, ({ kind }) => kind === 'correction');
  const met = count(clocks, ({ outcome }) => outcome === 'met');
  return [
    ['clocks', sums.clocks, sums.clocksOf(met, count(clocks, isMissed))],
    ['deviations', sums.deviations, sums.deviationsOf(deviations.length, left)],
    ['regrades', sums.regrades, sums.regradesOf(regrades.length)],
    ['statements', sums.statements, sums.statementsOf(view.publications.length, corrections)],
    ['themes', sums.themes, sums.themesOf(themes.length, heard)],
    [
      'actions',
      sums.actions,
      sums.actionsOf(
        count(actions, ({ done }) => done !== undefined),
        actions.length,
      ),
    ],
  ];
}
