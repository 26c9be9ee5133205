import type { IncidentView } from '../core/view.ts';

/**
 * Interviews of which an outlet still waits for its answer: none was written down with them, nor with a later one of the same outlet.
 */
export const unansweredInterviews = (minutes: IncidentView['minutes']): IncidentView['minutes'] => {
  const interviews = minutes.filter(({ sort }) => sort === 'interview');
  return interviews.filter(({ reply, people }, place) => {
    const answered = interviews.slice(place).filter(later => later.reply !== undefined);
    return (
      reply === undefined && !people.every(outlet => answered.some(later => later.people.includes(outlet)))
    );
  });
};
