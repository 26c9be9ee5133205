import { documentDate } from '../../desk/core/words/time.ts';
import type { DocumentModel, DocumentSection } from '../../desk/documents/document.ts';
import type { PathProgress } from './record.ts';
import type { RunResult } from './result.ts';
import { certificateText } from './words.ts';

const part = (id: string, ...paragraphs: readonly string[]): DocumentSection => ({
  id,
  heading: '',
  kind: 'text',
  paragraphs,
});

/** Choices and words of the nights that were played, each by its latest run: right choices, judged words. */
function nightsPlayed(drills: readonly { readonly latest: RunResult }[]): readonly string[] {
  const nights = drills.flatMap(({ latest }) => (latest.data.form === 'night' ? [latest] : []));
  const words = nights.flatMap(({ data }) => data.words);
  const chosen = words.flatMap(({ chose }) => chose ?? []);
  const unjudged = nights.reduce((sum, night) => sum + night.unjudged, 0);
  return nights.length === 0
    ? []
    : [
        certificateText.nights({
          nights: nights.length,
          chosen: chosen.length,
          right: chosen.filter(({ right }) => right).length,
          words: words.length,
          judged: words.length - unjudged,
        }),
      ];
}

/**
 * 学习证明: one page for a finished path. Nothing on it looks official.
 * @param certifiedAt milliseconds since the epoch
 * @param drills of the trainee's record, nights among them
 */
export function certificateOf(
  { path, lessons, best, judges }: Pick<PathProgress, 'path' | 'lessons' | 'best' | 'judges'>,
  name: string,
  certifiedAt: number,
  drills: readonly { readonly latest: RunResult }[],
): DocumentModel {
  const { title, score, scoreValue, date, plan, notice } = certificateText;
  return {
    form: title,
    layout: 'certificate',
    title,
    lines: [],
    sections: [
      part('name', name),
      part('body', certificateText.body(path.title, lessons.length)),
      part('score', `${score}：${scoreValue(best ?? 0)}　${date}：${documentDate(certifiedAt)}`),
      part('judges', certificateText.judged(judges)),
      ...nightsPlayed(drills).map(line => part('nights', line)),
      part('lessons', `${certificateText.lessons}：${lessons.map(lesson => lesson.title).join('、')}`),
    ],
    signatures: [],
    unreviewed: '',
    note: `${plan}　${notice}`,
  };
}
