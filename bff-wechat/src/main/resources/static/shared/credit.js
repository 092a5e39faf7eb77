/** Study time and points in words; a number and its unit stay on one line. */
export const hours = (minutes) => (minutes && Math.abs(minutes) < 6
  ? `${minutes}\u00a0分钟` : `${Number((minutes / 60).toFixed(1))}\u00a0学时`);

export const points = (number) => `${number}\u00a0分`;

const signed = (number) => (number > 0 ? `+${number}` : `${number}`);

/** +2 分 · +1 学时 */
export function gain({ points: given, minutes }) {
  const parts = [];
  if (given) parts.push(points(signed(given)));
  if (minutes) parts.push(`${minutes > 0 ? '+' : ''}${hours(minutes)}`);
  return parts.join(' · ') || '0 分';
}

export const limits = { day: '当天上限', year: '全年上限', item: '同一项上限' };

/** What a rule gives, in a sentence. */
export function given(rule) {
  const each = `每 ${rule.per} ${rule.unit}`;
  const parts = [rule.points ? `${rule.points} 分` : '', rule.minutes ? hours(rule.minutes) : ''].filter(Boolean);
  return `${each}记 ${parts.join('、') || '0 分'}`;
}
