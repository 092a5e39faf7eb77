import { call, getJson } from './calls.js';
import { element, fill, say } from './dom.js';

/** What one can do in the chat, and what the field means then. */
const ACTS = {
  text: ['发文字', '路灯坏了，晚上看不见路'],
  voice: ['发一段语音（识别结果）', '村口的路灯坏了三天了'],
  image: ['发一张照片', ''],
  location: ['发送位置', ''],
  click: ['点菜单（按钮的键）', 'report'],
  scan: ['扫门牌码', 'door-1'],
  subscribe: ['关注', ''],
};
const BEAT = 2000;
const LATE = '/cgi-bin/message/custom/send';
const said = [];
const shown = new Set();
let since = Date.now();

export function showAccount(persons) {
  const place = document.getElementById('account-box');
  const talk = element('div', { id: 'account-talk', role: 'log', ariaLive: 'polite' });
  const who = element('select', { ariaLabel: '以谁的身份' }, ...persons.map((each) => option(each.openid, each.name)));
  const act = element('select', { ariaLabel: '做什么' }, ...Object.entries(ACTS).map(([kind, [words]]) => option(kind, words)));
  const text = element('input', { ariaLabel: '内容', value: ACTS.text[1], maxLength: 600 });
  const send = element('button', { className: 'button main' }, '发给公众号');
  act.onchange = () => (text.value = ACTS[act.value][1]);
  who.onchange = () => (since = Date.now());
  send.onclick = async () => {
    send.disabled = true;
    note(talk, who.selectedOptions[0].text, `${ACTS[act.value][0]} ${text.value}`);
    try {
      const body = { openid: who.value, kind: act.value, text: text.value };
      const reply = await call('POST', '/demo/account/messages', { body });
      note(talk, '公众号', reply.text || '（没有马上回复）');
    } catch (failure) {
      say(failure.message);
    }
    send.disabled = false;
  };
  fill(place, [talk, element('div', { className: 'row confirm' }, who, act), text, send]);
  follow(talk, who);
}

function option(value, words) {
  return element('option', { value }, words);
}

function note(talk, who, words) {
  said.push(element('p', {}, element('b', {}, `${who}：`), words));
  fill(talk, said.slice(-12));
}

/** Shows what the account says of its own accord. */
async function follow(talk, who) {
  const answer = document.hidden ? null : await getJson('/demo/messages').catch(() => null);
  const fresh = (answer?.items ?? []).filter((each) =>
    each.kind === LATE && each.openid === who.value && Date.parse(each.at) >= since && !shown.has(each.at));
  for (const each of fresh.reverse()) {
    shown.add(each.at);
    note(talk, '公众号（随后）', each.data.text ?? '');
  }
  setTimeout(() => follow(talk, who), BEAT);
}
