import { documentDate } from '../../desk/core/words/time.ts';
import type { DocumentModel, DocumentSection } from '../../desk/documents/document.ts';
import type { PathProgress } from './record.ts';
import { certificateText } from './words.ts';

const part = (id: string, ...paragraphs: readonly string[]): DocumentSection => ({
  id,
  heading: '',
  kind: 'text',
  paragraphs,
});

/** 学习证明: one page for a finished path. Nothing on it looks official. @param certifiedAt milliseconds since the epoch */
export function certificateOf(
  { path, lessons, best, judges }: Pick<PathProgress, 'path' | 'lessons' | 'best' | 'judges'>,
  name: string,
  certifiedAt: number,
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
      part('lessons', `${certificateText.lessons}：${lessons.map(lesson => lesson.title).join('、')}`),
    ],
    signatures: [],
    unreviewed: '',
    note: `${plan}　${notice}`,
  };
}
