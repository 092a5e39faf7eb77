import { showAccount } from './account.js';
import { confirmAs, enterAsStaff, enterAsVillager, getJson } from './calls.js';
import { element, fill, say } from './dom.js';
import { roles, when } from '/shared/format.js';

const STAFF = ['grid-worker', 'cadre', 'supervision-committee', 'dispatcher', 'supervisor', 'operator'];
const BEAT = 3000;
let persons = [];

const isStaff = (person) => person.roles.some((role) => STAFF.includes(role));

async function showPersons() {
  const list = document.getElementById('person-list');
  try {
    persons = (await getJson('/demo/persons')).items;
    fill(list, persons.map(personCard));
  } catch (failure) {
    fill(list, [again(failure, showPersons)]);
  }
  list.removeAttribute('aria-busy');
}

function personCard(person) {
  const held = person.roles.map((role) => roles[role] ?? role);
  const village = person.village?.name ?? person.village;
  return element('article', { className: 'card person' },
    element('h3', {}, person.name),
    element('p', {}, ...[village, ...held].filter(Boolean).map((word) => element('span', { className: 'badge' }, word))),
    element('p', { className: 'soft' }, person.description ?? ''),
    element('p', { className: 'soft small mono' }, person.openid),
    button('以此人身份进入村民端', 'main', person, async () => {
      const { villages = [] } = await enterAsVillager(person.openid);
      const first = villages.find((each) => each.binding === 'bound') ?? villages[0];
      const code = first?.code ?? person.villageCode;
      return `/h5${code ? `?village=${code}` : ''}#/`;
    }),
    isStaff(person) && button('以此人身份进入工作台', '', person, () => enterAsStaff(person.openid).then(() => '/console')));
}

function button(words, kind, person, act) {
  const made = element('button', { className: `button ${kind}`, ariaLabel: `${words}：${person.name}` }, words);
  made.onclick = () => during(made, async () => location.assign(await act()));
  return made;
}

async function during(made, act) {
  made.disabled = true;
  try {
    await act();
  } catch (failure) {
    say(failure.message);
  } finally {
    made.disabled = false;
  }
}

function again(failure, retry) {
  const made = element('button', { className: 'button main' }, '再试一次');
  made.onclick = retry;
  return element('div', { className: 'state' }, element('p', {}, failure.message), made);
}

/** Keeps a list up to date without disturbing somebody who is choosing in it. */
function follow(id, path, show, none) {
  const place = document.getElementById(id);
  let last;
  async function look() {
    const answer = document.hidden ? null : await getJson(path).catch(() => null);
    const text = JSON.stringify(answer);
    if (answer && text !== last) {
      last = text;
      fill(place, answer.items.length ? answer.items.map(show) : [element('p', { className: 'card soft' }, none)]);
    }
    setTimeout(look, BEAT);
  }
  look();
}

function requestCard(request) {
  const choice = element('select', { ariaLabel: `谁来确认 ${request.code}` },
    ...persons.filter(isStaff).map((person) => element('option', { value: person.openid }, person.name)));
  const confirm = element('button', { className: 'button main' }, '以此人确认');
  confirm.onclick = () => during(confirm, () => confirmAs(choice.value, request).then(() => say('已确认，请看工作台那一页。')));
  return element('article', { className: 'card' },
    element('p', {}, element('span', { className: 'strong mono' }, request.code), ` ${when(request.createdAt)}`),
    element('div', { className: 'row confirm' }, choice, confirm));
}

function messageCard(message) {
  const facts = Object.entries(message.data ?? {}).flatMap(([name, value]) => [
    element('dt', {}, name), element('dd', {}, String(value?.value ?? value))]);
  return element('article', { className: 'card' },
    element('h3', {}, message.openid ? `发给 ${message.person ?? message.openid}` : '公众号草稿箱'),
    element('p', { className: 'soft small' }, [when(message.at), message.kind, message.template].filter(Boolean).join(' · ')),
    element('dl', { className: 'facts' }, ...facts));
}

await showPersons();
showAccount(persons);
follow('request-list', '/demo/login-requests', requestCard, '没有。打开 /console 就会出现一个。');
follow('message-list', '/demo/messages', messageCard, '还没有发出消息。');
