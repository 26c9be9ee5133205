import { amountWords } from '../core/words/value.ts';
import type { PostCount } from './post.ts';

/** Labels of the post's details. */
export const postLabel = {
  summary: '内容摘要',
  firstAt: '首发时间',
  platform: '传播平台',
  link: '网址或出处',
  attention: '关注量',
  comments: '跟帖数',
  countedAt: '统计时间',
  original: '截图原图',
  masked: '遮好的截图',
  nothingToMask: '两张是同一张图',
} as const;

/** The officer's confirmation that the original picture needs no masking. */
export const nothingToMaskWords = '已核对：图中没有账号、头像、人脸、车牌，不用遮';

/** Wording around the post that an incident is about. */
export const postText = {
  title: '原帖',
  none: '还没有登记原帖说了什么。',
  record: '登记原帖',
  more: '补记、改正、记新的数',
  save: '记下',
  saveAndDone: '登记，记为已办',
  summaryHint: '帖子说了什么、要什么，两三句；不写是谁发的。',
  firstAtHint: '最早那条的发布时间；不知道的不填。',
  linkHint: '贴网址；没有网址的写清从哪里看到。',
  amountHint: '阅读量、播放量一类；大概数就行，例如 3.2万、约 120。',
  countedAtHint: '不填就是现在。',
  originalHint: '单独存放，只供内部核对：不进文书，也不进不加密的导出文件。',
  maskedHint: '账号、头像、人脸、车牌都遮掉的一张，文书和对外的材料只用这一张。',
  notSaid: '未填',
  internal: '只供内部',
  counted: (time: string, { attention, comments }: PostCount) =>
    [
      time,
      attention && `${postLabel.attention} ${amountWords(attention)}`,
      comments && `${postLabel.comments} ${amountWords(comments)}`,
    ]
      .filter(Boolean)
      .join('　'),
  countAt: (time: string) => `${time}的数`,
} as const;

/** Wording of the picture of a post in a document. */
export const postPictureText = {
  caption: '附：帖文截图（个人信息已遮盖）',
  onPaper: '截图印在纸上、存进 Word；复制的文字里没有。',
  missing: '遮好的截图不在本机，或者不是图片，印不出来。',
} as const;
