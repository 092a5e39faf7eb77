/** Times and colours in words. The village lives by Beijing time, wherever the phone is. */
const ZONE = 'Asia/Shanghai';
const DAY = 86_400_000;
const date = new Intl.DateTimeFormat('zh-CN', { timeZone: ZONE, month: 'long', day: 'numeric' });
const dateOfYear = new Intl.DateTimeFormat('zh-CN', { timeZone: ZONE, year: 'numeric', month: 'long', day: 'numeric' });
const clock = new Intl.DateTimeFormat('zh-CN', { timeZone: ZONE, hour: '2-digit', minute: '2-digit', hour12: false });
const plain = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE });

const dayNumber = (time) => Math.round(Date.parse(plain.format(time)) / DAY);

/** 今天 09:30, 昨天 09:30, 3月5日 09:30, 2025年3月5日 */
export function when(text, now = new Date()) {
  if (!text) return '';
  const time = new Date(text);
  const days = dayNumber(now) - dayNumber(time);
  if (days === 0) return `今天 ${clock.format(time)}`;
  if (days === 1) return `昨天 ${clock.format(time)}`;
  if (days === -1) return `明天 ${clock.format(time)}`;
  if (plain.format(time).slice(0, 4) !== plain.format(now).slice(0, 4)) return dateOfYear.format(time);
  return `${date.format(time)} ${clock.format(time)}`;
}

export function day(text, now = new Date()) {
  return text ? when(text, now).split(' ')[0] : '';
}

/** 2025年3月5日 09:30: for paper, on which today is another day tomorrow. */
export function dated(text) {
  const time = new Date(text);
  return `${dateOfYear.format(time)} ${clock.format(time)}`;
}

/** What a due time means to somebody who waits. */
export function due(text, colour, now = new Date()) {
  if (!text || colour === 'done') return '';
  const time = new Date(text);
  const days = dayNumber(time) - dayNumber(now);
  if (time < now) return days === 0 ? '已过时限' : `超期 ${-days} 天`;
  if (days === 0) return `今天 ${clock.format(time)} 前答复`;
  if (days === 1) return '明天前答复';
  return `${days} 天内答复`;
}

export const colourName = { red: '已超期', yellow: '快到期', green: '时间充足', done: '已办' };

export const badgeOf = (item) => ({ red: 'red', yellow: 'yellow', green: 'green' })[item.dueColour] ?? '';

export function size(bytes) {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

export const kinds = { complaint: '反映问题', wish: '微心愿', enterprise: '企业诉求' };

export const roles = {
  villager: '村民', resident: '新居民', 'party-member': '党员', 'grid-worker': '网格员', cadre: '村干部',
  'branch-secretary': '党支部书记', 'supervision-committee': '村务监督委员会', dispatcher: '乡镇派单员', supervisor: '县级督查', operator: '运维',
};
