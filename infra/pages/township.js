import { VILLAGE, look, open } from './browser.js';
import { phoneOf, voice } from './phone.js';
import { again, enter, to } from './walk.js';
import { spokenToTheAccount } from './wechat.js';

const HOME = '330999101201';
const TOWNSHIP = '330999101';
const [REPORTER, MIGRANT, MEMBER] = ['陈秀英', '周建国', '李向阳'];
const [WORKER, CADRE, DISPATCHER, SUPERVISOR] = ['王志强', '赵桂兰', '何静', '高远'];
const SPOT = { latitude: 29.7131 + Math.random() / 800, longitude: 120.2362 + Math.random() / 800, accuracy: 8 };
const desk = (id) => `villages/${HOME}/complaints/${id}`;

/** A township's day: a voice from afar, sent back and forth, urged, joined with another, told to both, rated or not. */
export async function township(office, size) {
  const home = await open(size, { permissions: ['geolocation'], geolocation: SPOT });
  await spokenToTheAccount(office, home);
  const spoken = await voiceFromAfar();
  await meToo(home);
  await heardAndSentBack(office, spoken);
  await moreTimeRefused(office, spoken);
  await urged(office, spoken);
  const own = await reportedAgain(home);
  await joined(office, home, spoken, own);
  await silentIsNotOver(office, spoken);
  await silentIsOverAfterSevenDays(office, home);
  await wishTaken(office, home);
  await aboutACadre(office, home);
  await home.close();
}

/** 周建国 works away: another report of his comes as a voice by the mini-program, from a place that others are near. */
async function voiceFromAfar() {
  const phone = await phoneOf('demo-migrant-1');
  const { id: recording } = await phone.upload(`/villages/${HOME}/attachments`, voice());
  const point = { lat: SPOT.latitude, lon: SPOT.longitude, crs: 'wgs84', accuracyMetres: 8 };
  return phone.post(`/villages/${HOME}/complaints`, { category: '0202', attachments: [recording], point });
}

/** His neighbour meets the same, and says so by one tap instead of a second case. */
async function meToo(home) {
  const { page } = home;
  await enter(home, MEMBER, '村民端');
  await page.getByText('村里电话').waitFor();
  await to(home, 'h5', `villages/${HOME}/report`);
  await page.getByRole('button', { name: '我在的位置' }).click();
  await page.getByText('附近有人反映过').waitFor();
  await page.locator('report-near').scrollIntoViewIfNeeded();
  await look(home, 'day-near');
  await page.locator('.near', { hasText: '就在这里' }).getByRole('button', { name: '我也遇到了' }).click();
  await page.getByText('您已经说过“我也遇到了”').waitFor();
  await look(home, 'day-me-too');
}

async function heardAndSentBack(office, { id, ticket }) {
  const { page } = office;
  await enter(office, WORKER, '工作台');
  await page.getByRole('link', { name: new RegExp(ticket) }).waitFor();
  await look(office, 'day-tasks');
  await to(office, 'console', desk(id));
  await page.getByRole('heading', { name: '录音', exact: true }).waitFor();
  await look(office, 'day-voice');
  await page.getByRole('button', { name: '写成文字' }).click();
  await page.getByLabel('录音里说的话').fill('村东头桥边的路灯不亮，老人晚上不敢走。');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.getByText('还没有写成文字').waitFor({ state: 'detached' });
  await act(office, '退单', async () => {
    await page.getByLabel('为什么不该由您办').fill('灯杆归供电所管');
    await look(office, 'day-objection');
  });
  await enter(office, CADRE, '工作台');
  await to(office, 'console', desk(id));
  await act(office, '派单', async () => {
    await page.getByLabel('交给谁办').selectOption({ label: await labelOf(page, WORKER) });
    await look(office, 'day-dispatch');
  });
  await page.getByText('派单 2 次').waitFor();
}

/** Handlers are listed by what they are and a name. */
async function labelOf(page, name) {
  const labels = await page.getByLabel('交给谁办').locator('option').allTextContents();
  const found = labels.find((label) => label.includes(name.slice(1)));
  if (!found) throw new Error(`${name} among ${labels.join(' | ')}`);
  return found;
}

async function moreTimeRefused(office, { id }) {
  const { page } = office;
  await enter(office, WORKER, '工作台');
  await to(office, 'console', desk(id));
  await act(office, '受理', () => {});
  await act(office, '申请延期', async () => {
    const day = page.getByLabel('延到哪一天');
    await day.fill(await day.getAttribute('max'));
    await page.getByLabel('为什么要延期').fill('等供电所的配件');
    await look(office, 'day-extension');
  });
  await enter(office, DISPATCHER, '工作台');
  await to(office, 'console', desk(id));
  await page.getByRole('heading', { name: '有人申请延期' }).waitFor();
  await page.getByLabel('审批意见').fill('今天就去修。');
  await look(office, 'day-decision');
  await page.getByRole('button', { name: '不同意' }).click();
  await page.getByRole('heading', { name: '有人申请延期' }).waitFor({ state: 'detached' });
}

async function urged(office, { id }) {
  const { page } = office;
  await enter(office, SUPERVISOR, '工作台');
  await to(office, 'console', 'overview/330999');
  await page.getByRole('table').first().waitFor();
  await look(office, 'day-county');
  await to(office, 'console', desk(id));
  await act(office, '督办', async () => page.getByLabel('督办要求').fill('请今天办结，明天回访。'));
  await page.locator('.case-head').getByText('督办 1').waitFor();
  await look(office, 'day-urged');
}

/** 陈秀英 reports the same all the same. */
async function reportedAgain(home) {
  const { page } = home;
  await enter(home, REPORTER, '村民端');
  await page.getByText('村里电话').waitFor();
  await to(home, 'h5', `villages/${HOME}/report`);
  await page.getByLabel('说说什么事').fill('桥边的路灯不亮了，晚上看不见路。');
  await page.getByRole('button', { name: '我在的位置' }).click();
  await page.getByText(/误差约/).waitFor();
  await page.getByRole('button', { name: '提交', exact: true }).click();
  const ticket = await page.locator('.ticket').textContent();
  return { ticket, id: page.url().match(/complaints\/([0-9a-f-]+)/)[1] };
}

async function joined(office, home, spoken, own) {
  const { page } = office;
  await enter(office, CADRE, '工作台');
  await to(office, 'console', desk(own.id));
  await act(office, '并案', async () => {
    await page.getByLabel('并到哪一件').fill(spoken.ticket);
    await look(office, 'day-merge');
  });
  await page.getByText('一起办，现在').waitFor();
  await look(office, 'day-merged');
  await enter(office, WORKER, '工作台');
  await to(office, 'console', desk(spoken.id));
  await act(office, '答复', async () => page.getByLabel('写给反映人的话').fill('路灯修好了，请您看看。'));
  for (const [reader, id, kind] of [[REPORTER, own.id, '诉求有进展'], [REPORTER, own.id, '您关注的事有消息'], [MIGRANT, spoken.id, '诉求有答复了']]) {
    await told(home, reader, id, kind);
  }
  await look(home, 'day-migrant-notices');
  await to(home, 'h5', desk(spoken.id));
  await home.page.getByText('路灯修好了').first().waitFor();
  await look(home, 'day-migrant-case');
  await enter(home, REPORTER, '村民端');
  await home.page.goto(`${VILLAGE}/h5?elder=1#/${desk(own.id)}`);
  await home.page.getByText('路灯修好了').first().waitFor();
  await look(home, 'day-elder-merged');
  await to(home, 'h5', 'notices');
  await home.page.locator('.cell').first().waitFor();
  await look(home, 'day-elder-notices');
  await home.page.goto(`${VILLAGE}/h5?elder=0#/`);
}

async function told(home, reader, id, kind) {
  await enter(home, reader, '村民端');
  await to(home, 'h5', 'notices');
  await again(home, home.page.locator(`a[href*="${id}"]`, { hasText: kind }));
}

/** A check leaves the reporter his seven days: nobody closes it now, and nobody more is satisfied. */
async function silentIsNotOver(office, { id }) {
  const before = await verdicts(office);
  await to(office, 'console', desk(id));
  await act(office, '核实', async () => {
    await office.page.getByLabel('解决了', { exact: true }).check();
    await look(office, 'day-verification');
  });
  await enter(office, CADRE, '工作台');
  await to(office, 'console', desk(id));
  await office.page.locator('.case-head').getByText('已核实').first().waitFor();
  if (await office.page.getByRole('button', { name: '办结', exact: true }).count()) throw new Error('closed before the reporter had his say');
  const after = await verdicts(office);
  await look(office, 'day-verdicts');
  const [satisfied, rated, unrated] = after.map((each, at) => each - before[at]);
  if (satisfied || rated || unrated) throw new Error(`verdicts: +${satisfied} +${rated} +${unrated} (expected: +0 +0 +0)`);
}

/** What the demo's 李向阳 never rated was closed by the clock: said on his page, and counted as unrated, not as content. */
async function silentIsOverAfterSevenDays(office, home) {
  const { page } = home;
  await enter(home, MEMBER, '村民端');
  await to(home, 'h5', 'complaints');
  await page.getByText('旧家具').first().click();
  await page.getByText('已办结').first().waitFor();
  await look(home, 'day-closed-by-the-clock');
  const [satisfied, rated, unrated] = await verdicts(office);
  if (unrated < 1 || satisfied > rated) throw new Error(`${satisfied} of ${rated} content, ${unrated} unrated (expected: one unrated at least)`);
}

async function verdicts(office) {
  const { page } = office;
  await enter(office, DISPATCHER, '工作台');
  await to(office, 'console', `overview/${TOWNSHIP}`);
  const sums = page.locator('section', { hasText: '反映人怎么说' }).locator('tfoot td');
  await sums.first().waitFor();
  await sums.first().scrollIntoViewIfNeeded();
  return (await sums.allTextContents()).map(Number);
}

/** 陈秀英's wish is offered to Party members; one of them takes it, does it and says how. */
async function wishTaken(office, home) {
  const phone = await phoneOf('demo-villager-1');
  const words = `想修一修收音机（${Date.now() % 100000}）`;
  const { id } = await phone.post(`/villages/${HOME}/complaints`, { kind: 'wish', text: words });
  await enter(office, CADRE, '工作台');
  await to(office, 'console', desk(id));
  await act(office, '请党员接单', () => look(office, 'day-offer'));
  const { page } = home;
  await enter(home, MEMBER, '村民端');
  await to(home, 'h5', `villages/${HOME}/claims`);
  await page.getByText(words).waitFor();
  await look(home, 'day-claims');
  await page.getByText(words).click();
  page.once('dialog', (dialog) => dialog.accept());
  await page.getByRole('button', { name: '我来办' }).click();
  await page.getByRole('button', { name: '办好了，写结果' }).click();
  await page.getByLabel('办得怎么样').fill('换了电池和开关，能响了。');
  await look(home, 'day-claim-result');
  await page.getByRole('button', { name: '办好了，写结果' }).click();
  await page.getByText('换了电池和开关').first().waitFor();
  await look(home, 'day-claimed');
}

/** What is about a cadre goes past his village: he finds nothing of it, the township has it. */
async function aboutACadre(office, home) {
  const { page } = home;
  const words = `低保评议不公（${Date.now() % 100000}）`;
  await enter(home, REPORTER, '村民端');
  await to(home, 'h5', `villages/${HOME}/report`);
  await page.getByLabel('说说什么事').fill(words);
  await page.getByRole('button', { name: /谁能看到/ }).click();
  await page.getByRole('switch', { name: '这事和村干部、网格员有关' }).check();
  await page.getByText('直接交给镇里办').waitFor();
  await page.getByText('直接交给镇里办').scrollIntoViewIfNeeded();
  await look(home, 'day-about-staff');
  await page.getByRole('button', { name: '提交', exact: true }).click();
  const ticket = await page.locator('.ticket').textContent();
  await search(office, CADRE, ticket);
  await office.page.getByText('没有这样的诉求').waitFor();
  await look(office, 'day-cadre-finds-nothing');
  await search(office, DISPATCHER, ticket);
  await office.page.getByRole('link', { name: new RegExp(ticket) }).waitFor();
  await look(office, 'day-township-finds-it');
}

async function search(office, who, words) {
  const { page } = office;
  await enter(office, who, '工作台');
  await to(office, 'console', `villages/${HOME}/complaints`);
  await page.getByRole('button', { name: '全部', exact: true }).click();
  await page.getByRole('searchbox').fill(words);
  await page.getByRole('button', { name: '查找' }).click();
}

/** Opens the sheet of an act, fills it and sends it. */
async function act({ page }, name, fill) {
  await page.locator('case-acts').getByRole('button', { name, exact: true }).first().click();
  const sheet = page.locator('case-acts dialog');
  await sheet.getByRole('heading', { name }).waitFor();
  await fill();
  await sheet.locator('form button').last().click();
  await sheet.getByRole('heading', { name }).waitFor({ state: 'detached' });
}
