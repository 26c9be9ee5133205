import { names } from '#names';
import type { First } from '../playbook/first.ts';

/** Wording of the first ten minutes where they are read: on the card and in the manual. */
export const firstText = {
  title: '头十分钟：先办这几件',
  skip: '跳到初判的问题',
  cardTitle: '头十分钟随身卡',
  cardHint: '按 A6 两面排好，打印后对折或者剪开，放在证件套里。号码自己填。',
  print: '打印随身卡',
  about: '先办这几件，再答初判的问题。办理方法：',
  calls: '通知对象（没接通，打箭头后面的）',
  sentences: '可以直接说的话',
  onceSent: (text: string) => `（派了人才说）${text}`,
  may: '没有指示也要做',
  mayNot: '没有指示不能做',
  approval: `电话请示${names.approve}，照着念`,
  dangers: '报险情，照着念',
  due: '依法还要',
  numbers: '号码',
  next: ' → ',
} as const;

/** Words that may be said as they are, on paper: what is so only once somebody was sent says it. */
export const sentenceWords = (said: First['card']['sentences'][number]): string =>
  typeof said === 'string' ? said : firstText.onceSent(said.text);

/** Whom one calls for something, each with the deputies behind. */
export const whomOf = (
  { posts }: Pick<First, 'posts'>,
  { whom }: First['calls'][number],
): readonly string[] =>
  whom.map(deputies =>
    deputies
      .flatMap(id => posts.filter(post => post.id === id))
      .map(({ title, number }) => (number === undefined ? title : `${title}\u00a0${number}`))
      .join(firstText.next),
  );
