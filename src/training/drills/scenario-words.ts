import { names } from '#names';

/** How a drill is played; fetched with the screen of a scenario. */
export const rules = [
  '计时有三档快慢，可以停，可以直接到下一件事；5小时、24小时几分钟就能过完。',
  '每办一件事都要用演练里的时间：会商、起草、送审……记下时扣，暂停时也扣；填写时不计时。',
  `该办的都在处置台上办：初判、清单、事实台账、发布稿、${names.approve}、反映。来电、记者在“来件”里答复。`,
  `发布未核实的原因、未经${names.approve}发布、露出个人信息，任何一样都算不合格。`,
  '名字写自己的，不写网民的。演练里写的东西也不要录入真的秘密和个人信息。',
] as const;
