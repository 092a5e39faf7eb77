import { clientOf } from '../shared/api.js';

/** The staff member at this browser. The session is a cookie bound to this device; there is nothing to renew. */
export const desk = clientOf({ base: '/console/v1', client: 'console' });

let mine;

export function session(again = false) {
  if (again || !mine) {
    mine = desk.get('/session').then(named);
    mine.catch(() => (mine = undefined));
  }
  return mine;
}

export function forgetSession() {
  mine = undefined;
}

function named(found) {
  return { ...found, villages: found.villages ?? [], areas: found.areas ?? [] };
}

const KEY = 'village.desk';

export function rememberDesk(village) {
  try {
    localStorage.setItem(KEY, village);
  } catch {
    // Then the first village opens next time.
  }
}

/** Where this person starts: the last village if still theirs, else the only one, else the overview, else a choice. */
export function firstPlace({ villages, areas, operator }) {
  const last = read();
  if (villages.some((village) => village.code === last) || (last && areas.some((area) => last.startsWith(area.code)))) {
    return `#/villages/${last}/tasks`;
  }
  if (villages.length === 1) return `#/villages/${villages[0].code}/tasks`;
  if (areas.length) return `#/overview/${areas[0].code}`;
  if (operator && !villages.length) return '#/notices';
  return '#/choose';
}

function read() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/** Whether somebody holds one of the roles in the village or in an area above it. */
export function holds({ villages, areas }, village, ...wanted) {
  const here = villages.find((each) => each.code === village)?.roles ?? [];
  const above = areas.filter((area) => village?.startsWith(area.code)).map((area) => area.role);
  return [...here, ...above].some((role) => wanted.includes(role));
}

/** Whether somebody has a desk in the village; an operator only sets it up. */
export function worksIn({ villages, areas }, village) {
  return villages.some((each) => each.code === village) || areas.some((area) => village?.startsWith(area.code));
}

export function isOperator({ operator }) {
  return operator === true;
}
