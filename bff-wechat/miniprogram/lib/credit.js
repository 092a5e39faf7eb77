/** Study time and points in words. */
const hours = (minutes) => (minutes && Math.abs(minutes) < 6 ? `${minutes} 分钟` : `${Number((minutes / 60).toFixed(1))} 学时`);

const points = (number) => `${number} 分`;

const signed = (number) => (number > 0 ? `+${number}` : `${number}`);

/** +2 分 · +1 学时 */
function gain({ points: given, minutes }) {
  const parts = [];
  if (given) parts.push(`${signed(given)} 分`);
  if (minutes) parts.push(`${minutes > 0 ? '+' : ''}${hours(minutes)}`);
  return parts.join(' · ') || '0 分';
}

/** How much of what is required is there, and what is missing. */
function measure(name, has, required, words) {
  if (!required) return { name, has: words(has), need: '没有数量要求', percent: 100 };
  const missing = has < required ? `，还差 ${words(required - has)}` : '';
  return { name, has: words(has), need: `全年要求 ${words(required)}${missing}`, percent: Math.max(0, Math.min(100, (has / required) * 100)) };
}

/** What an activity is for me now. */
function standing(item) {
  if (item.attendance) {
    return { words: item.attendance.statusLabel, colour: { confirmed: 'green', waiting: 'yellow', refused: 'red', 'called-off': '' }[item.attendance.status] };
  }
  if (item.cancelled) return { words: '已取消', colour: '' };
  if (item.open) return { words: '正在签到', colour: 'yellow' };
  return { words: item.begun ? '没有参加' : '还没开始', colour: '' };
}

/** How long that is to read or to watch. */
const minutes = (seconds) => (seconds < 60 ? `${Math.max(0, Math.ceil(seconds))} 秒` : `${Math.ceil(seconds / 60)} 分钟`);

module.exports = { gain, hours, measure, minutes, points, standing };
