import { contactAsks } from '../../desk/core/contact.ts';
import type { Command, IncidentLog } from '../../desk/core/incident.ts';
import type { TypedValue } from '../../desk/core/values.ts';
import type { IncidentView } from '../../desk/core/view.ts';
import type { DocumentSource } from '../../desk/documents/document.ts';
import { decide, open } from '../../desk/incident/decide.ts';
import { derive } from '../../desk/incident/derive.ts';
import { incidentLogs } from '../../desk/incident/kinds.ts';
import { isFinished } from '../../desk/steps/finished.ts';
import type { StepView } from '../../desk/steps/step-view.ts';
import { digestOf } from '../../log/hash.ts';
import type { PlaybookIndex } from '../../playbook/checklist.ts';
import type { Facts } from '../../playbook/condition.ts';
import type { Step } from '../../playbook/playbook.ts';
import type { Want } from '../../playbook/want.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Text that the example types into a field: the field's name, so that readers see where its words end up. */
export const exampleWords = (label: string): string => `〔${label}〕`;

/** The value that the example gives a step's field, by its kind. */
export function exampleValue({ id, kind, label }: Want, now: number): TypedValue {
  switch (kind) {
    case 'text':
    case 'office':
    case 'people':
      return exampleWords(label);
    case 'tasks':
      return [{ who: exampleWords('承办单位'), what: exampleWords(label) }];
    case 'number':
      return '1200';
    case 'link':
      return `https://example.invalid/${id}`;
    case 'time':
      return new Date(now + 24 * HOUR).toISOString();
    case 'file':
      return {
        kind: 'file',
        name: `${exampleWords(label)}.png`,
        type: 'image/png',
        bytes: 1,
        sha256: digestOf(id),
      };
  }
}

/** An answer to each question that is one of words or a time; choices stand as they were made. */
const answersWith = ({ playbook: { triage } }: PlaybookIndex, choices: Facts, at: number): Facts =>
  Object.fromEntries(
    triage.questions.flatMap(({ id, kind, label }) =>
      choices[id] === undefined
        ? []
        : [
            [
              id,
              kind === 'choice'
                ? choices[id]
                : kind === 'time'
                  ? new Date(at).toISOString()
                  : exampleWords(label),
            ],
          ],
    ),
  );

/** The command that does a step, where the desk accepts it by hand. */
function doing(
  { step }: StepView,
  { orders }: IncidentView,
  index: PlaybookIndex,
  at: number,
): readonly Command[] {
  const rules = step.evidence ?? [];
  const now = new Date(at).toISOString();
  const decision: readonly Command[] =
    step.decides === undefined
      ? []
      : [
          {
            kind: 'decideReport',
            step: step.id,
            report: 'yes',
            to: exampleWords('报送单位和岗位'),
            reason: '',
          },
        ];
  const values = Object.fromEntries((step.wants ?? []).map(want => [want.id, exampleValue(want, at)]));
  return [
    ...rules.flatMap((rule): readonly Command[] => {
      if ('published' in rule)
        return [
          {
            kind: 'recordPublication',
            version: undefined,
            channel: rule.channel ?? index.playbook.release.channels[0]?.id ?? '',
            form: rule.published[0] ?? '',
            title: exampleWords('标题'),
            text: exampleWords('正文'),
            place: exampleWords('发布在哪里'),
            publishedAt: now,
            link: undefined,
            datesConfirmed: undefined,
            nextUpdate: undefined,
            approver: somebody,
          },
        ];
      if (!('orders' in rule)) return [];
      return rule.orders === 'registered' || orders.length === 0
        ? [
            {
              kind: 'registerOrder',
              order: undefined,
              sort: 'notice',
              from: exampleWords('哪里来的'),
              number: '',
              receivedAt: now,
              demand: exampleWords('要求办什么'),
              limit: '',
            },
          ]
        : orders.map(({ id }) => ({
            kind: 'answerOrder',
            order: id,
            stage: 'final',
            text: exampleWords('反馈内容'),
            way: exampleWords('反馈方式'),
            answeredAt: now,
            link: '',
          }));
    }),
    ...decision,
    { kind: 'markDone', step: step.id, doneAt: now, values },
  ];
}

const somebody = { name: exampleWords('姓名'), title: exampleWords('职务') };

/**
 * A simulated hand that works on incidents of a playbook and fills every field by its kind: all that it does follows from what the
 * playbook declares, so that content needs no example of its own. A minute goes by between its acts.
 */
export function handOf(index: PlaybookIndex) {
  const { release } = index.playbook;
  const digest = digestOf(index.playbook);
  const by = { role: index.role('keepsRecord')?.id ?? '', name: exampleWords('记录人') };
  let serial = 0;
  /** As good as a ULID for an incident that never leaves its page. */
  const newId = (): string => {
    serial += 1;
    return String(serial).padStart(26, '0');
  };
  const nowIn = ({ events }: IncidentLog): number => Date.parse(events.at(-1)?.at ?? '') + MINUTE;
  const viewOf = (log: IncidentLog): IncidentView => derive(index, log, nowIn(log));
  const act = (log: IncidentLog, command: Command): IncidentLog => {
    const answer = decide(index, log, viewOf(log), command, { now: nowIn(log), newId, by });
    return answer.ok ? incidentLogs.extend(log, answer.value) : log;
  };
  const stepIn = (log: IncidentLog, id: string): StepView | undefined => {
    const { steps, occasional } = viewOf(log);
    return [...steps, ...occasional].find(({ step }) => step.id === id);
  };
  return {
    /** Opens an incident with these choices, and verifies all that the playbook asks for. @param now milliseconds since the epoch */
    opened(choices: Facts, now: number): IncidentLog {
      const facts = answersWith(index, choices, now - HOUR);
      const answer = open(index, digest, facts, { now, newId, by });
      if (!answer.ok) throw new Error(`${answer.refusal.code} for ${JSON.stringify(choices)}`);
      const at = new Date(now).toISOString();
      const verified = release.elements.map(
        ({ id, label, means }): Command => ({
          kind: 'recordFact',
          fact: id,
          value:
            means === 'happenedAt'
              ? { kind: 'exact', at: new Date(now - HOUR).toISOString() }
              : exampleWords(label),
          source: exampleWords('来源'),
          state: 'verified',
          person: somebody,
          verifiedAt: at,
          replaces: [],
        }),
      );
      return verified.reduce(act, incidentLogs.fold([answer.value]) as IncidentLog);
    },
    /** Does a step as far as it can. */
    did(begun: IncidentLog, { id }: Step): IncidentLog {
      let log = begun;
      // A step that takes several acts is only begun by the first of them.
      for (let tries = 0; tries < 2; tries += 1) {
        const item = stepIn(log, id);
        if (item === undefined || isFinished(item.state)) break;
        log = doing(item, viewOf(log), index, nowIn(log)).reduce(act, log);
      }
      return log;
    },
    /** Writes down what the public asks. */
    heard: (log: IncidentLog): IncidentLog =>
      act(log, {
        kind: 'recordTheme',
        theme: undefined,
        title: exampleWords('公众问什么'),
        count: '12',
        place: exampleWords('在哪里'),
        to: '',
      }),
    stepIn,
    /** As a document is filled from it. */
    source(log: IncidentLog): DocumentSource {
      const view = viewOf(log);
      return {
        index,
        view,
        log,
        now: nowIn(log),
        by,
        bureau: Object.fromEntries(contactAsks(release.contactLine).map(name => [name, exampleWords(name)])),
        incidents: [{ index, view }],
      };
    },
  };
}
