/** Endings of office names, and duties that may follow one. */
const OFFICE = /[科局室股所队站处组厅部办]$|中心$|支队$|大队$/;
/** How a duty title ends, for a pattern. */
export const DUTY_END =
  '(?:副?(?:科|室|局|股|所|队|站|院|处|组|厅|部|班|镇|乡|村|县|市|区)长|秘书长|副?主任|副?书记|负责人|联络员|科员|干部|工作人员|值班员|专员|主管|带班领导|值班领导)';
const DUTY = new RegExp(`${DUTY_END}$`);

/** Whether words name somebody by his duty, and no office: 科长, 矿产管理科科长. */
export const isDuty = (words: string): boolean => DUTY.test(words.trim());

/**
 * The office that a duty title names, 矿产管理科 of 矿产管理科科长; `undefined` where it names none: 科长, 副组长. An office is
 * asked for where a person will not do.
 */
export function officeOf(title: string): string | undefined {
  const whole = title.trim();
  const duty = DUTY.exec(whole)?.[0];
  const before = duty === undefined ? whole : whole.slice(0, -duty.length).trim();
  // 矿产科长 has said the office with the duty.
  const within = /^副?(.)长$/.exec(duty ?? '')?.[1];
  const office = before === '' || OFFICE.test(before) || within === undefined ? before : `${before}${within}`;
  return office.length > 1 && OFFICE.test(office) ? office : undefined;
}
