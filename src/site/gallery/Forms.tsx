import { Button } from '../../kit/Button.tsx';
import { Disclosure } from '../../kit/Disclosure.tsx';
import { disclosed, disclosedText, Form } from '../../kit/Form.tsx';
import type { FormFields } from '../../kit/fields.ts';
import { Section } from '../../kit/Section.tsx';
import { timeNow } from '../../session/surroundings.ts';

const platforms = ['微博', '短视频', '论坛'].map(label => ({ value: label, label }));

/** A field of each kind. */
const fields: FormFields = {
  line: {
    kind: 'line',
    label: '一行字',
    hint: '写到村、路口或者单位。',
    value: '石桥村',
    source: '来自初判',
    limit: 12,
    offers: ['石桥村', '柳塘村'],
  },
  text: { kind: 'text', label: '几行字', value: '现场已围挡。'.repeat(7), limit: 45 },
  office: { kind: 'office', label: '交给哪个单位' },
  people: { kind: 'people', label: '几个人', hint: '用顿号隔开。' },
  count: { kind: 'count', label: '数量', hint: '可以写“约3.2万”。' },
  link: { kind: 'link', label: '链接' },
  phone: { kind: 'phone', label: '电话' },
  secret: { kind: 'secret', label: '口令', isNew: true },
  time: { kind: 'time', label: '时间', clock: timeNow },
  tasks: {
    kind: 'tasks',
    label: '分工',
    value: [{ who: '矿产管理科', what: '到现场复核面积', by: '2026-11-24T17:00' }],
  },
  occurred: { kind: 'occurrence', label: '什么时候发生的' },
  disabled: { kind: 'line', label: '现在不问的', value: '由上一项得出', disabled: true },
  choice: { kind: 'choice', label: '从列表选一个', options: [{ value: '', label: '请选择' }, ...platforms] },
  shown: { kind: 'choice', shown: 'side by side', label: '并排选一个', options: platforms, value: '微博' },
  states: {
    kind: 'choice',
    shown: 'side by side',
    label: '结果',
    options: [
      { value: 'done', label: '已办', state: 'done' },
      { value: 'skipped', label: '跳过', state: 'skipped' },
    ],
  },
  choices: {
    kind: 'choices',
    label: '可以选几个',
    options: [
      { value: 'words', label: '用语', about: '没有绝对化表述，没有替其他单位下结论。' },
      { value: 'facts', label: '事实', about: '每一处都核实过。' },
    ],
    value: ['facts'],
  },
  card: {
    kind: 'choice',
    shown: 'cards',
    label: '从卡片选一个',
    rank: 2,
    options: [
      { value: 'limited', label: '小范围', about: '一个村、一个小区在传。' },
      { value: 'city', label: '全市关注' },
    ],
    value: 'limited',
  },
  cards: { kind: 'choices', shown: 'cards', label: '从卡片选几个', options: platforms, value: ['微博'] },
  person: { kind: 'person', label: '签批人', signs: true },
  file: { kind: 'file', label: '附件', take: () => Promise.resolve('这个文件太大，最多 5 MB。') },
  note: { kind: 'line', label: '备注', folded: '另外说明' },
};

/** The form: every kind of field, as it stands and refused; forms that open in the place of a button; one that takes its time. */
export const Forms = () => (
  <>
    <Section id="fields" title="各种输入" class="flow">
      <Form
        id="every"
        fields={fields}
        action="全部退回"
        onSubmit={() => [
          { sentence: '有一处要先改。' },
          ...Object.keys(fields).map(field => ({ field, sentence: '这一项请再看一遍。' })),
        ]}
      />
    </Section>
    <Section id="disclosed" title="按钮和它打开的表单" class="flow">
      <Disclosure
        forms={[
          disclosedText({
            id: 'reason',
            button: '退回',
            saved: '已退回。',
            label: '为什么退回',
            hint: '写清要改哪里。',
            action: '退回',
            onText: text => (text.trim() === '' ? { sentence: '请写清原因。' } : undefined),
          }),
          disclosed({
            id: 'slow',
            button: '慢慢办',
            class: 'quiet',
            fields: { to: { kind: 'line', label: '报送单位和岗位', value: '组长' } },
            action: '上报',
            onSubmit: () => new Promise<undefined>(() => undefined),
          }),
          false,
        ]}
      >
        <Button class="quiet" words="旁边的按钮" />
      </Disclosure>
    </Section>
  </>
);
