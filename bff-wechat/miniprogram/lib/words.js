/** Times and colours in words. The village lives by Beijing time, wherever the phone is. */
const EIGHT_HOURS = 8 * 3600 * 1000;
const DAY = 24 * 3600 * 1000;

function local(time) {
  return new Date(time.getTime() + EIGHT_HOURS);
}

function dayNumber(time) {
  return Math.floor((time.getTime() + EIGHT_HOURS) / DAY);
}

function two(number) {
  return number < 10 ? `0${number}` : String(number);
}

/** 今天 09:30, 昨天 09:30, 3月5日 09:30, 2025年3月5日 */
function when(text, now = new Date()) {
  if (!text) return '';
  const time = new Date(text);
  const there = local(time);
  const clock = `${two(there.getUTCHours())}:${two(there.getUTCMinutes())}`;
  const date = `${there.getUTCMonth() + 1}月${there.getUTCDate()}日`;
  const near = { 0: '今天', 1: '昨天', '-1': '明天' }[dayNumber(now) - dayNumber(time)];
  if (near) return `${near} ${clock}`;
  return there.getUTCFullYear() === local(now).getUTCFullYear() ? `${date} ${clock}` : `${there.getUTCFullYear()}年${date}`;
}

function day(text, now) {
  return when(text, now).split(' ')[0];
}

/** What a due time means to somebody who waits. */
function due(text, colour, now = new Date()) {
  if (!text || colour === 'done') return '';
  const time = new Date(text);
  const days = dayNumber(time) - dayNumber(now);
  if (time < now) return days === 0 ? '已过时限' : `超期 ${-days} 天`;
  if (days === 0) return `${when(text, now)} 前答复`;
  return days === 1 ? '明天前答复' : `${days} 天内答复`;
}

const kinds = { complaint: '反映问题', wish: '微心愿', enterprise: '企业诉求' };

const roles = {
  villager: '村民', resident: '新居民', 'party-member': '党员', 'grid-worker': '网格员', cadre: '村干部',
  'branch-secretary': '党支部书记', 'supervision-committee': '村务监督委员会', dispatcher: '乡镇派单员', supervisor: '县级督查', operator: '运维',
};

/** What of an unsent question goes into an address: its beginning, without numbers, letters and what somebody is called. */
function keywords(text) {
  return text.replace(/(?:[我他她名]叫|姓名是?|名字是?)[:：]?[\u4e00-\u9fff]{2,3}/g, ' ').replace(/[^\u4e00-\u9fff]+/g, ' ').trim().slice(0, 24).trim();
}

module.exports = { when, day, due, keywords, kinds, roles };
