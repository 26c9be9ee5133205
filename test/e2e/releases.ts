import type { Locator, Page } from 'playwright-core';
import type { Command } from '../../src/incident/decide.ts';
import type { IncidentLog } from '../../src/incident/kinds/registry.ts';
import { ledgerOf } from '../../src/incident/release/ledger.ts';
import { type StatementVersion, statementsOf } from '../../src/incident/release/statement.ts';
import { tokenOf } from '../../src/playbook/template.ts';
import { factText } from '../../src/text/facts.ts';
import { personText } from '../../src/text/people.ts';
import { approvalText, gateText, pathText } from '../../src/text/statements.ts';
import { HOUR } from '../support/answers.ts';
import { playbook, required } from '../support/playbook.ts';
import { before, type Meant, type SeededIncident } from './incidents.ts';
import { beginning, eventually, Officer, seen } from './officer.ts';

const kit = required(playbook.release, 'release');
export const elementLabel = (id: string): string =>
  required(
    kit.elements.find(element => element.id === id),
    id,
  ).label;
export const cause = required(
  kit.elements.find(element => element.cause === true),
  'cause',
);
export const notice = required(
  kit.channels.find(({ id }) => id === 'notice'),
  'notice',
);
export const part = required(notice.parts[0], 'part');
/** The chain of the limited track: the incident's facts say which. */
export const chain = required(
  kit.approvals.find(({ when }) => JSON.stringify(when ?? {}).includes('limited')),
  'chain',
);
export const signed = kit.gate.filter(({ check, when }) => check === 'asked' && when === undefined);
export const next = (): string => new Date(Date.now() + 6 * HOUR).toISOString();

type Recorded = Extract<Command, { kind: 'recordFact' }>;

export const verified = (fact: string, value: string, replaces: readonly string[] = []): Recorded => ({
  kind: 'recordFact',
  fact,
  value,
  source: '现场核查',
  state: 'verified',
  person: { name: '李四' },
  verifiedAt: before(1),
  replaces,
});
export const checking = (fact: string, value: string): Recorded => ({
  kind: 'recordFact',
  fact,
  value,
  source: '群众来电',
  state: 'checking',
  replaces: [],
});
export const standingOf = (log: IncidentLog, fact: string): readonly string[] =>
  required(ledgerOf(log, kit).byId.get(fact), fact).standing.map(({ event }) => event);
export const latestOf = (log: IncidentLog): StatementVersion =>
  required(statementsOf(log, ledgerOf(log, kit)).at(-1), 'statement').latest;

export const save = (draft = `${tokenOf(elementLabel('time'))}，情况正在核实。`): Command => ({
  kind: 'saveStatement',
  channel: notice.id,
  form: 'holding',
  title: '关于某村有关情况的说明',
  parts: [{ part: part.id, draft }],
  nextUpdate: next(),
});
export const signatures: readonly Meant[] = signed.map(
  ({ id }) =>
    (log: IncidentLog): Command => ({
      kind: 'passGate',
      version: latestOf(log).id,
      item: id,
      note: '看过',
      person: { name: '钱七' },
    }),
);
const approvers = ['赵六', '孙八', '周九', '吴十'];
export const approvals: readonly Meant[] = chain.stages.map(
  ({ id }, position) =>
    (log: IncidentLog): Command => ({
      kind: 'approve',
      version: latestOf(log).id,
      stage: id,
      person: { name: approvers[position] ?? '' },
    }),
);
export const publication = (log: IncidentLog): Command => ({
  kind: 'publish',
  version: latestOf(log).id,
  place: '门户网站 通知公告',
  publishedAt: before(0),
  steps: [],
});

/** The screens of facts and statements, by names on the screen. */
export class Desk extends Officer {
  async facts({ id }: SeededIncident): Promise<void> {
    await this.goTo(`desk/#${id}/facts`);
    await seen(this.page.getByRole('heading', { name: factText.elements }));
  }

  /** The first statement of an incident. */
  async statement({ id }: SeededIncident): Promise<void> {
    await this.goTo(`desk/#${id}/release`);
    await this.page.locator('.statement-list a').first().click();
    await seen(this.page.getByRole('list', { name: pathText.label }));
  }

  fact(id: string): Locator {
    return this.page.locator(`[id="fact-${id}"]`);
  }

  async press(name: string, within: Locator | Page = this.page): Promise<void> {
    await within.getByRole('button', { name, exact: true }).click();
  }

  factState(id: string): Promise<string | null> {
    return this.fact(id).getAttribute('data-fact');
  }

  get text(): Locator {
    return this.page.locator(`[id="part-${part.id}"]`);
  }

  async sign(item: { readonly id: string; readonly title: string }): Promise<void> {
    const row = this.page.locator(`[id="gate-${item.id}"]`);
    await this.press(gateText.signLabel(item.title), row);
    await row.getByLabel(gateText.note).fill('看过，没有问题');
    await row.getByLabel('姓名').fill('钱七');
    await this.press(gateText.sign, row);
    await eventually(() => row.getAttribute('data-gate')).toBe('passed');
  }

  async approve(position: number, name = approvers[position] ?? ''): Promise<void> {
    const { title } = required(chain.stages[position], 'stage');
    await this.press(approvalText.approveLabel(title));
    await this.page.getByLabel(personText.name(approvalText.person)).fill(name);
    await this.page.getByRole('button', { name: beginning(approvalText.doApprove(1).slice(0, 4)) }).click();
  }
}
