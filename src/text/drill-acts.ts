import type { IncidentEvent } from '../incident/kinds/registry.ts';
import type { Playbook } from '../playbook/playbook.ts';
import type { Act } from '../training/acts.ts';
import type { Scenario, Told } from '../training/scenario.ts';
import type { Story } from '../training/story.ts';
import { injectLabel } from './drill.ts';
import { noteKindLabel } from './event.ts';
import { factStateLabel } from './facts.ts';
import { kindLabel } from './statements.ts';
import { outcomeLabel } from './step.ts';

/** How something that came is called where it is only named: what it is, and from whom. */
export const arrivalName = ({ kind, from }: Pick<Scenario['injects'][number], 'kind' | 'from'>): string =>
  `${injectLabel[kind]} · ${from}`;

/** The same by its id; the id itself where the scenario has no such thing. */
export function arrivalNamed({ injects, reactions }: Scenario, id: string): string {
  const item = [...injects, ...reactions].find(each => each.id === id);
  return item === undefined ? id : arrivalName(item);
}

/** What a good officer enters into the ledger on something that came. */
export function enteredWords({ fact, value, source, told }: Told, { release }: Playbook): string {
  const label = release.elements.find(({ id }) => id === fact)?.label ?? fact;
  return `${label}（${factStateLabel[told === true ? 'checking' : 'verified']}）：${value}（${source}）`;
}

const quoted = (text: string): string => (text === '' ? '' : `：“${text}”`);

function themeTitle(event: IncidentEvent | undefined, events: Story['events']): string {
  if (event?.type === 'themeRecorded') return event.data.title;
  if (event === undefined || !('theme' in event.data)) return '';
  const { theme } = event.data;
  for (const each of events.values())
    if (each.type === 'themeRecorded' && each.data.theme === theme) return each.data.title;
  return '';
}

const themeStage = {
  heard: '记下反映',
  answered: '回应反映',
  passed: '转办反映',
  solved: '办结反映',
} as const;

/** What somebody did, in one line. */
export function actSentence(
  act: Act,
  { run: { scenario }, events }: Pick<Story, 'run' | 'events'>,
  playbook: Playbook,
): string {
  const event = events.get(act.event);
  const stepTitle = (id: string): string => playbook.steps.find(step => step.id === id)?.title ?? id;
  switch (act.kind) {
    case 'open':
      return '做完初判，开始处置';
    case 'grade':
      return '重新初判';
    case 'step': {
      const step = playbook.steps.find(({ id }) => id === act.step);
      return `${outcomeLabel[step?.outcome ?? 'handled']}：${stepTitle(act.step)}`;
    }
    case 'leave':
      return `没有办：${stepTitle(act.step)}${event !== undefined && 'reason' in event.data ? `（${event.data.reason}）` : ''}`;
    case 'assign':
      return '指定经办人';
    case 'handOver':
      return '交接';
    case 'close':
      return '办结';
    case 'fact': {
      const label = playbook.release.elements.find(({ id }) => id === act.fact)?.label ?? act.fact;
      const value = event?.type === 'factRecorded' ? event.data.value : '';
      return `记进台账（${factStateLabel[act.isDisputed ? 'conflict' : act.state]}）：${label}${value === '' ? '' : ` ${value}`}`;
    }
    case 'publish': {
      const channel = playbook.release.channels.find(({ id }) => id === act.channel)?.title ?? act.channel;
      const next = act.next === undefined ? '，没有说下次什么时候' : '';
      return `发布${kindLabel[act.form]}《${act.title}》（${channel}）${next}`;
    }
    case 'reply':
      return `答复 ${arrivalNamed(scenario, act.to)}${quoted(act.words)}`;
    case 'note':
      return `${act.noteKind === undefined ? '记录' : `记录 · ${noteKindLabel[act.noteKind]}`}${event?.type === 'noted' ? quoted(event.data.text) : ''}`;
    case 'theme': {
      const title = themeTitle(event, events);
      return `${themeStage[act.stage]}${title === '' ? '' : `：${title}`}${act.words === undefined ? '' : quoted(act.words)}`;
    }
    case 'file':
      return `存文书：${playbook.forms.find(({ id }) => id === act.form)?.title ?? act.form}`;
  }
}
