import { names } from '#names';
import { failure } from '../../base/result.ts';
import { amount, isWork, itself, nobody, type Shapes, TEXT_LIMITS } from '../core/define.ts';
import { type Answer, type CommandSpec, type DecisionContext, present } from '../core/desk.ts';
import {
  amountField,
  asked,
  choiceField,
  linkField,
  officeField,
  opaqueField,
  promisedField,
  textField,
  timeField,
} from '../core/fields.ts';
import { kind } from '../core/kind.ts';
import { badField } from '../core/refusal.ts';
import { namedCauses } from '../facts/cause.ts';
import { isOut } from '../statements/life.ts';
import { labelsOf, unsaidIn } from '../statements/quote.ts';
import { ANSWER_WAYS, themeSubject } from '../statements/theme-subject.ts';

// The public's questions, by theme and count, never by person: online they are answered, offline they are solved.

/** Work on a theme counts only while the theme itself is on record. */
const onTheme = ({ data }: { readonly data: { readonly theme: string } }): readonly string[] => [
  themeSubject('title', data.theme),
];

const ifKnown = ({ view }: DecisionContext, theme: string, go: () => Answer): Answer =>
  view.themes.some(({ id }) => id === theme) ? go() : failure({ code: 'unknownTheme' });

const recordThemeFields = {
  /** Absent for a new theme. */
  theme: opaqueField<string | undefined>(),
  title: asked(textField(TEXT_LIMITS.title), {
    label: '反映的是什么',
    hint: '一句话，写问题本身，例如“什么时候恢复供水”。',
  }),
  count: asked(amountField(), { label: '听到多少条', hint: '大概数就行，例如 3.2万、约 120。' }),
  place: asked(textField(TEXT_LIMITS.value, true), {
    label: '在哪里听到的（可以不填）',
    hint: '写平台或渠道，例如“微博评论区”“12345 热线”。',
  }),
  /** The section it is passed on to at once. */
  to: asked(officeField(true), { label: `交给哪个${names.section}（可以不填）` }),
};
export const recordTheme: CommandSpec<typeof recordThemeFields> = {
  who: 'anyone',
  fields: recordThemeFields,
  decide: (desk, { theme, title, count, place, to }) => {
    const record = (id: string): Answer => {
      const recorded = desk.event(themeRecorded, present({ theme: id, title, count, place }));
      return to === undefined ? recorded : desk.followedBy(recorded, { kind: 'passTheme', theme: id, to });
    };
    return theme === undefined ? record(desk.context.newId()) : ifKnown(desk, theme, () => record(theme));
  },
};

export const themeRecorded = kind(
  'themeRecorded',
  shapes => {
    const { z, text } = shapes;
    return z.strictObject({
      theme: z.ulid(),
      title: text(TEXT_LIMITS.title),
      /** How many were heard this time. */
      count: amount(shapes),
      place: z.exactOptional(text(TEXT_LIMITS.value)),
    });
  },
  {
    subjects: event => [...itself(event), themeSubject('title', event.data.theme)],
    value: ({ data }, subject) => (subject.startsWith('theme:') ? data.title : data),
    disturbs: isWork,
    names: nobody,
    story: 'log',
    label: '记下反映',
    effort: 'theme',
    commands: { recordTheme },
  },
);

const answerThemeFields = {
  theme: opaqueField<string>(),
  how: choiceField(ANSWER_WAYS),
  publication: opaqueField<string>(),
  text: asked(textField(TEXT_LIMITS.fact), {
    label: '公开答的话',
    hint: '整句照抄发布过的原话，不增不改；只记已经答出去的。要说新的，另写答复送审。',
    long: true,
  }),
  place: asked(textField(TEXT_LIMITS.value), { label: '在哪里答的' }),
  answeredAt: asked(timeField('past'), { label: '什么时候答的' }),
  promised: promisedField,
  link: asked(linkField, { label: '链接（可以不填）' }),
};
export const answerTheme: CommandSpec<typeof answerThemeFields> = {
  who: 'anyone',
  fields: answerThemeFields,
  decide: (desk, data) =>
    ifKnown(desk, data.theme, () => {
      const { view } = desk;
      const out = [...view.publications, ...view.replies].find(({ event }) => event === data.publication);
      if (out === undefined || !isOut(out)) return failure({ code: 'notOut' });
      if (Date.parse(data.answeredAt) < Date.parse(out.publishedAt))
        return badField('answeredAt', { code: 'beforePublished' });
      const version = view.statements
        .flatMap(({ versions }) => versions)
        .find(({ id }) => id === out.version);
      const [foreign] =
        version === undefined
          ? [data.text]
          : unsaidIn(data.text, version, labelsOf(desk.index.playbook.release, view.ledger));
      if (foreign !== undefined) return badField('text', { code: 'notQuoted', text: foreign });
      const [cause] = namedCauses(data.text, desk.view.ledger);
      return cause === undefined
        ? desk.event(themeAnswered, present(data))
        : badField('text', { code: 'unapprovedCause', text: cause });
    }),
};

/** A theme was answered with words that are out already: whole sentences of one publication. New words go out as a reply, which is a statement. */
export const themeAnswered = kind(
  'themeAnswered',
  ({ z, text, utcTime }: Shapes) =>
    z.strictObject({
      theme: z.ulid(),
      how: z.enum(ANSWER_WAYS),
      /** The event that says the words went out, which are repeated here. */
      publication: z.ulid(),
      text: text(TEXT_LIMITS.fact),
      /** Where it was answered, and when. */
      place: text(TEXT_LIMITS.value),
      answeredAt: utcTime,
      /** When more was promised with it. */
      promised: z.exactOptional(utcTime),
      link: z.exactOptional(text(TEXT_LIMITS.link)),
    }),
  {
    subjects: itself,
    refersTo: ({ data }) => [data.publication],
    buildsOn: onTheme,
    disturbs: isWork,
    names: nobody,
    story: 'release',
    happenedAt: ({ data }) => data.answeredAt,
    label: '线上答复',
    effort: 'reply',
    commands: { answerTheme },
  },
);

const passThemeFields = {
  theme: opaqueField<string>(),
  to: asked(officeField(), { label: `交给哪个${names.section}` }),
  due: asked(timeField('ahead', true), { label: '什么时候前办好（可以不填）' }),
  doneAt: asked(timeField('past', true), { label: '什么时候转的' }),
  datesConfirmed: opaqueField<true | undefined>(),
};
export const passTheme: CommandSpec<typeof passThemeFields> = {
  who: 'anyone',
  fields: passThemeFields,
  decide: (desk, data) => ifKnown(desk, data.theme, () => desk.event(themePassed, present(data))),
};

export const themePassed = kind(
  'themePassed',
  ({ z, text, utcTime }: Shapes) =>
    z.strictObject({
      theme: z.ulid(),
      to: text(TEXT_LIMITS.name),
      due: z.exactOptional(utcTime),
      /** When that was, where it was written down later. */
      doneAt: z.exactOptional(utcTime),
      /** The time contradicts another of the matter; its writer was asked, and keeps it. */
      datesConfirmed: z.exactOptional(z.literal(true)),
    }),
  {
    subjects: ({ data }) => [themeSubject('passed', data.theme)],
    buildsOn: onTheme,
    disturbs: isWork,
    names: nobody,
    story: 'release',
    happenedAt: ({ data }) => data.doneAt,
    label: '线下转办',
    effort: 'theme',
    commands: { passTheme },
  },
);

const solveThemeFields = {
  theme: opaqueField<string>(),
  result: asked(textField(TEXT_LIMITS.reason), {
    label: '解决情况',
    hint: '写实际办结的，不写“已督促”“已重视”。',
    long: true,
  }),
  doneAt: asked(timeField('past', true), { label: '什么时候解决的' }),
  datesConfirmed: opaqueField<true | undefined>(),
};
export const solveTheme: CommandSpec<typeof solveThemeFields> = {
  who: 'anyone',
  fields: solveThemeFields,
  decide: (desk, data) => ifKnown(desk, data.theme, () => desk.event(themeSolved, present(data))),
};

export const themeSolved = kind(
  'themeSolved',
  ({ z, text, utcTime }: Shapes) =>
    z.strictObject({
      theme: z.ulid(),
      result: text(TEXT_LIMITS.reason),
      doneAt: z.exactOptional(utcTime),
      /** The time contradicts another of the matter; its writer was asked, and keeps it. */
      datesConfirmed: z.exactOptional(z.literal(true)),
    }),
  {
    subjects: ({ data }) => [themeSubject('solved', data.theme)],
    buildsOn: onTheme,
    disturbs: isWork,
    names: nobody,
    story: 'release',
    happenedAt: ({ data }) => data.doneAt,
    label: '线下解决',
    effort: 'theme',
    commands: { solveTheme },
  },
);

declare module '../core/incident.ts' {
  interface IncidentKinds {
    themeAnswered: typeof themeAnswered;
    themePassed: typeof themePassed;
    themeRecorded: typeof themeRecorded;
    themeSolved: typeof themeSolved;
  }
}
