import { names } from '#names';
import { isCheck } from '../../desk/approval/sign-off.ts';
import type { Person } from '../../desk/core/define.ts';
import type { Command, IncidentEvent, IncidentLog } from '../../desk/core/incident.ts';
import type { IncidentView } from '../../desk/core/view.ts';
import type { FactValue } from '../../desk/facts/value.ts';
import { decide, open } from '../../desk/incident/decide.ts';
import { derive } from '../../desk/incident/derive.ts';
import { incidentLogs } from '../../desk/incident/kinds.ts';
import type { StatementVersion } from '../../desk/statements/version.ts';
import { isFinished } from '../../desk/steps/finished.ts';
import { isPlain } from '../../desk/steps/step-ready.ts';
import type { StepView } from '../../desk/steps/step-view.ts';
import type { Actor } from '../../log/envelope.ts';
import { digestOf } from '../../log/hash.ts';
import type { PlaybookIndex } from '../../playbook/checklist.ts';
import type { Facts } from '../../playbook/condition.ts';
import { postsOf } from '../../playbook/deciding.ts';
import { tokenOf } from '../../playbook/template.ts';

const MINUTE = 60_000;
const people = ['李四', '王五', '赵六', '钱七', '孙八', '周九', '吴十', '郑十一'].map(name => ({
  name,
  title: '科长',
}));

/**
 * The events of one incident with every state that a row can have, whatever the plan's steps are.
 * @param now milliseconds since the epoch
 */
export function exampleOf(index: PlaybookIndex, choices: Facts, now: number): readonly IncidentEvent[] {
  const { triage, release, roles } = index.playbook;
  const by: Actor = {
    role: roles.find(({ functions }) => functions?.includes('keepsRecord'))?.id ?? '',
    name: '张三',
  };
  let serial = 0;
  /** As good as a ULID for an incident that never leaves its page. */
  const newId = (): string => {
    serial += 1;
    return String(serial).padStart(26, '0');
  };
  let at = now - 180 * MINUTE;
  const moment = (minutes: number): string => new Date(at + minutes * MINUTE).toISOString();
  const given: Facts = {
    ...choices,
    ...Object.fromEntries(
      triage.questions.flatMap(({ id, kind, means }) =>
        kind === 'time' ? [[id, moment(-30)]] : means === 'title' ? [[id, '某镇某村山体滑坡']] : [],
      ),
    ),
  };
  const opened = open(index, digestOf(index.playbook), given, { now: at, newId, by });
  if (!opened.ok) throw new Error(opened.refusal.code);
  let log = incidentLogs.fold([opened.value]) as IncidentLog;
  const view = (): IncidentView => derive(index, log, at);
  const decided = (command: Command, writer = by): readonly IncidentEvent[] => {
    const answer = decide(index, log, view(), command, { now: at, newId, by: writer });
    if (!answer.ok) throw new Error(`${command.kind}: ${JSON.stringify(answer.refusal)}`);
    return answer.value;
  };
  const act = (command: Command): void => {
    at += MINUTE;
    log = incidentLogs.extend(log, decided(command));
  };

  /** The first step that nobody has touched, and that is of a kind. */
  const touched = new Set<string>();
  const untouched = (is: (item: StepView) => boolean = () => true): string => {
    const found = view().steps.find(
      item =>
        item.applies &&
        !isFinished(item.state) &&
        !touched.has(item.step.id) &&
        item.step.decides === undefined &&
        is(item),
    );
    touched.add(found?.step.id ?? '');
    return found?.step.id ?? '';
  };
  const plain = (): string => untouched(({ step }) => isPlain(step));
  act({ kind: 'markDone', step: plain(), doneAt: moment(0) });
  const reopened = plain();
  act({ kind: 'markDone', step: reopened, doneAt: moment(0) });
  act({ kind: 'reopenStep', step: reopened, reason: '登记的时间不对' });
  const deciding = view().steps.find(({ step }) => step.decides === 'report');
  if (deciding !== undefined)
    act({ kind: 'decideReport', step: deciding.step.id, report: 'yes', to: '市委宣传部', reason: '' });
  act({
    kind: 'defer',
    step: untouched(),
    reason: `等${names.section}意见`,
    until: { kind: 'time', at: moment(10) },
  });
  act({ kind: 'defer', step: untouched(), reason: `等${names.section}意见`, until: { kind: 'regrade' } });
  act({ kind: 'start', step: untouched() });
  act({ kind: 'skip', step: untouched(), reason: '市里已经在搜' });
  act({ kind: 'markNotApplicable', step: untouched(), reason: '不涉及其他单位' });
  act({ kind: 'assign', steps: [untouched()], to: { name: '李四', title: '科长' } });
  act({ kind: 'note', step: untouched(), text: '一句没有断开的很长的话'.repeat(9) });
  act({ kind: 'note', text: '可能与昨晚降雨有关', noteKind: 'guess' });
  const differing = untouched();
  const apart = [
    ...decided({ kind: 'skip', step: differing, reason: '没有新情况' }),
    ...decided(
      { kind: 'markNotApplicable', step: differing, reason: '月底一并复盘' },
      { ...by, name: '王五' },
    ),
  ];
  log = incidentLogs.fold([...log.events, ...apart]) as IncidentLog;

  const tell = (
    fact: string,
    value: FactValue,
    state: 'verified' | 'checking' | 'withheld' | 'notApplicable' = 'verified',
  ) =>
    act({
      kind: 'recordFact',
      fact,
      value,
      source: '现场核查',
      state,
      replaces: [],
      ...(state === 'verified' && { person: { name: '李四', title: '科长' }, verifiedAt: moment(0) }),
      ...((state === 'withheld' || state === 'notApplicable') && { reason: '涉及个人信息' }),
    });
  const { elements, channels } = release;
  const [known, disputed, held, absent, waiting] = elements.flatMap(({ cause, id }) => (cause ? [] : [id]));
  const cause = elements.find(each => each.cause)?.id ?? '';
  tell(known ?? '', { kind: 'about', at: moment(-120) });
  tell(disputed ?? '', '约20亩');
  tell(disputed ?? '', '约25亩', 'checking');
  tell(held ?? '', '伤者姓名', 'withheld');
  tell(absent ?? '', '', 'notApplicable');
  tell(waiting ?? '', '一处民房', 'checking');
  tell(cause, '连续降雨');

  const channel = channels[0];
  const last = (): StatementVersion => view().statements.at(-1)?.latest as StatementVersion;
  const write = (title: string, text: string): void =>
    act({
      kind: 'saveStatement',
      channel: channel?.id ?? '',
      form: 'holding',
      title,
      parts: [{ part: channel?.parts[0]?.id ?? '', draft: text }],
      nextUpdate: moment(240),
    });
  /** Goes through the list of what was written last: to the reading aloud, or to the approval that sends it back. */
  const signOff = (returnedAt?: number): void => {
    for (let person = 0; ; person += 1) {
      const version = last();
      const { lines, next, approvals } = view().signOffOf(version);
      if (next === undefined || next.item.check === 'aloud') return;
      const items = isCheck(next.item)
        ? lines.filter(({ item, state }) => isCheck(item) && state !== 'passed')
        : [next];
      const signer = people[person] as Person;
      if (next.item.check === 'approval' && approvals.length === returnedAt) {
        const reason = '先说清下一次什么时候发布';
        act({
          kind: 'return',
          version: version.id,
          item: next.item.id,
          person: signer,
          reason,
          how: 'phone',
          decidedAt: moment(0),
        });
        return;
      }
      act({
        kind: 'sign',
        version: version.id,
        items: items.map(({ item }) => ({
          item: item.id,
          person: signer,
          post: postsOf(item)[0],
          note: '已核对',
        })),
        how: 'meeting',
        decidedAt: moment(0),
        occasion: '审稿会',
        combines: '',
      });
    }
  };
  const label = elements.find(({ id }) => id === known)?.label ?? '';
  const sound = `${tokenOf(label)}，情况正在核实。`;
  write('写着电话号码的一稿', `${sound}请到××路，联系13800138000。`);
  write('退回的一稿', sound);
  signOff(1);
  write('待通读的一稿', sound);
  signOff();
  return log.events;
}
