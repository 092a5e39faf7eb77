import { VILLAGE, finish, look, open, troubles } from './browser.js';
import { disclose } from './disclosure.js';
import { month } from './month.js';
import { photo } from './photo.js';
import { township } from './township.js';
import { again, enter, to } from './walk.js';
import { askAccount, reportInWechat } from './wechat.js';
import { year } from './year.js';

const HOME = '330999101201';
const words = `村口第三根路灯不亮了，晚上走路看不见（${Date.now() % 100000}）。`;

async function stranger(visit) {
  await visit.page.goto(`${VILLAGE}/h5`);
  await visit.page.getByText('还不知道您是哪个村的').waitFor();
  await look(visit, 'stranger');
}

async function report(visit) {
  const { page } = visit;
  await enter(visit, '陈秀英', '村民端');
  await page.getByText('村里电话').waitFor();
  await look(visit, 'home');
  await page.getByRole('link', { name: /反映问题/ }).click();
  await page.locator('report-media input[type=file]').first()
    .setInputFiles({ name: 'lamp.png', mimeType: 'image/png', buffer: photo() });
  await page.locator('.medium').waitFor();
  await page.getByLabel('说说什么事').fill(words);
  await page.getByRole('button', { name: '选网格' }).click();
  await page.getByRole('button', { name: '第一网格' }).click();
  await page.getByRole('button', { name: /哪一类事/ }).click();
  await page.getByPlaceholder(/搜索/).fill('路灯');
  await page.locator('dialog .boxed button').first().click();
  await look(visit, 'report');
  await page.getByRole('button', { name: '提交', exact: true }).click();
  const ticket = await page.locator('.ticket').textContent();
  await page.getByRole('button', { name: '有进展微信通知我' }).click();
  await page.getByText('有进展会发微信给您').waitFor();
  await look(visit, 'filed');
  await page.getByRole('link', { name: '看办理进展' }).click();
  await page.locator('.timeline li').nth(1).waitFor();
  await look(visit, 'case');
  visit.case = page.url().match(/complaints\/([0-9a-f-]+)/)[1];
  return ticket;
}

/** The long way in: a number on the screen, confirmed from the demo page. */
async function logIn(visit, person) {
  const { page } = visit;
  await page.goto(`${VILLAGE}/console`);
  const code = await page.locator('.ticket').textContent();
  await look(visit, 'log-in');
  const phone = await open('phone');
  await phone.page.goto(`${VILLAGE}/demo`);
  const card = phone.page.locator('#request-list .card', { hasText: code });
  await card.locator('select').selectOption({ label: person });
  await card.getByRole('button').click();
  await page.locator('console-frame').waitFor();
  await phone.close();
}

async function answer(visit, ticket) {
  const { page } = visit;
  await logIn(visit, '王志强');
  await page.getByRole('link', { name: new RegExp(ticket) }).waitFor();
  await look(visit, 'tasks');
  await page.getByRole('link', { name: new RegExp(ticket) }).click();
  await page.getByRole('button', { name: '看姓名和电话' }).click();
  await page.getByLabel('为什么要看').fill('上门核实路灯位置');
  await page.getByRole('button', { name: '查看', exact: true }).click();
  await page.getByText('19900000001').waitFor();
  await look(visit, 'desk-case');
  await page.getByRole('button', { name: '写进展' }).click();
  await page.getByLabel('写给反映人的进展').fill('配件到了，今天下午去换。');
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await page.getByText('配件到了，今天下午去换。').waitFor();
  await page.getByRole('button', { name: '答复', exact: true }).click();
  await page.getByLabel('写给反映人的话').fill('路灯已经换好，请您看看。');
  await page.getByLabel('内部记录').fill('灯头老化，换了一只。');
  await page.locator('case-photos input[type=file]').setInputFiles({ name: 'done.png', mimeType: 'image/png', buffer: photo() });
  await page.locator('case-photos img').waitFor();
  await look(visit, 'desk-answer');
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await page.getByText('内部：').waitFor();
  await page.locator('.timeline village-file').first().waitFor();
  await look(visit, 'desk-answered');
  await page.getByRole('button', { name: '退出' }).click();
  await page.locator('.ticket').waitFor();
}

/** The handler's photo is refused to her until it is checked, and the page says so in its place. */
async function rate(visit) {
  const { page } = visit;
  const notice = page.locator(`a[href*="${visit.case}"]`, { hasText: '有答复了' });
  visit.refused = /\/mp\/v1\/villages\/\d+\/attachments\//;
  await to(visit, 'h5', 'notices');
  await again(visit, notice);
  await look(visit, 'notices');
  await notice.click();
  await page.getByRole('button', { name: '想打分、说两句' }).click();
  await page.getByRole('button', { name: /^5 星/ }).click();
  await page.getByLabel('还想说的').fill('很快，谢谢。');
  await look(visit, 'rate');
  await page.getByRole('button', { name: '解决了', exact: true }).click();
  await page.getByText('您的评价：').waitFor();
  await to(visit, 'h5', 'me/access-log');
  await page.getByText('上门核实路灯位置').first().waitFor();
  await look(visit, 'access-log');
  visit.refused = undefined;
}

/** She reads in big letters, and her messages are short: without a ticket. */
async function messageWentOut(visit) {
  await visit.page.goto(`${VILLAGE}/demo`);
  await visit.page.locator('#message-list .card', { hasText: '诉求有答复了' }).first().waitFor({ timeout: 20_000 });
  await look(visit, 'demo');
}

async function elder(visit) {
  const { page } = visit;
  await page.goto(`${VILLAGE}/h5?village=${HOME}&elder=1#/`);
  await page.getByRole('button', { name: '普通版' }).waitFor();
  await look(visit, 'elder-home');
  for (const [name, tile] of [['news', /村里新闻/], ['disclosures', /村务公开/]]) {
    await page.getByRole('navigation', { name: '办事' }).getByRole('link', { name: tile }).click();
    await page.locator('main .cell').first().waitFor();
    await look(visit, `elder-${name}`);
    await page.goBack();
    await page.getByRole('button', { name: '普通版' }).waitFor();
  }
  for (const [name, hash] of [['report', `villages/${HOME}/report`], ['cases', 'complaints'], ['me', 'me']]) {
    await to(visit, 'h5', hash);
    await page.locator('main h1').waitFor();
    await look(visit, `elder-${name}`);
  }
  await page.getByRole('switch', { name: '长辈模式' }).uncheck();
  await page.getByRole('button', { name: '退出登录' }).click();
  await page.getByRole('link', { name: '去选演示人物' }).waitFor();
}

async function bind(visit) {
  const { page } = visit;
  await enter(visit, '林晓雨', '村民端');
  await page.getByText('村里电话').waitFor();
  await to(visit, 'h5', 'me');
  await page.getByRole('link', { name: /谁看过我的信息/ }).waitFor();
  if (await page.getByText('已绑定').count()) return;
  await to(visit, 'h5', 'me/binding');
  await page.getByRole('button', { name: /我同意|^绑定$/ }).waitFor();
  const consent = page.getByRole('button', { name: /我同意/ });
  if (await consent.count()) await consent.click();
  await page.getByLabel('手机号').fill('19900000009');
  await page.getByLabel('姓名', { exact: true }).fill('林晓雨');
  await look(visit, 'bind');
  await page.getByRole('button', { name: '绑定', exact: true }).click();
  await page.getByText(/绑定好了|已交给村里核实/).waitFor();
  await look(visit, 'bound');
}

async function desks(visit) {
  await enter(visit, '赵桂兰', '工作台');
  for (const part of ['tasks', 'complaints', 'bindings', 'attachments', 'rosters']) {
    await to(visit, 'console', `villages/${HOME}/${part}`);
    await visit.page.locator('main h1').waitFor();
    await look(visit, `cadre-${part}`);
  }
  await enter(visit, '何静', '工作台');
  await to(visit, 'console', 'overview/330999101');
  await visit.page.getByRole('table').first().waitFor();
  await look(visit, 'overview');
}

/** A clerk writes, is held back by a telephone number, masks it and publishes. */
async function writeNews(visit, title) {
  const { page } = visit;
  await enter(visit, '赵桂兰', '工作台');
  await page.locator('console-frame').waitFor();
  await to(visit, 'console', `villages/${HOME}/news-columns`);
  await page.locator('column-row').first().waitFor();
  await look(visit, 'news-columns');
  await to(visit, 'console', `villages/${HOME}/news`);
  await page.getByRole('link', { name: '写一篇' }).click();
  await page.getByLabel('标题', { exact: true }).fill(title);
  await page.getByLabel('栏目').selectOption({ label: '通知公告' });
  await page.locator('.writing').click();
  await page.keyboard.type('下周一上午八点，村口养老服务站开放，六十岁以上老人免费理发。');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '大标题' }).click();
  await page.keyboard.type('怎么报名');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '正文', exact: true }).click();
  await page.keyboard.type('打电话给李阿姨 137 1111 9050，或者到村委会。');
  await page.getByLabel('来源').fill('枫溪村村委会');
  await page.getByRole('button', { name: '在手机上的样子' }).click();
  await look(visit, 'news-preview');
  await page.getByRole('button', { name: '关闭' }).click();
  await page.getByRole('button', { name: '保存草稿' }).click();
  await page.locator('gate-findings .note').first().waitFor();
  await look(visit, 'news-found-by-gate');
  await page.getByRole('button', { name: '一键打码' }).click();
  await page.getByText('137 **** 9050').first().waitFor();
  await page.getByRole('button', { name: '马上发布' }).click();
  await page.locator('.work-title .badge.green').waitFor();
  await look(visit, 'news-published');
  await page.getByRole('link', { name: '看每一次修改' }).click();
  await page.locator('.compared ins').first().waitFor();
  await look(visit, 'news-revisions');
  await to(visit, 'console', `villages/${HOME}/news`);
  await page.getByRole('link', { name: new RegExp(title) }).waitFor();
  await look(visit, 'news-desk');
}

async function readNews(visit, title, mode) {
  const { page } = visit;
  await page.goto(`${VILLAGE}/h5?village=${HOME}&elder=${mode ? 1 : 0}#/villages/${HOME}/news`);
  await page.getByRole('link', { name: new RegExp(title) }).waitFor();
  await look(visit, `${mode}news`);
  await page.getByRole('searchbox').fill('养老');
  await page.getByRole('button', { name: '查找' }).click();
  await page.getByRole('link', { name: new RegExp(title) }).click();
  await page.locator('.article .prose').waitFor();
  await look(visit, `${mode}news-article`);
}

async function walk(villager, desk) {
  const [home, office] = [await open(villager), await open(desk)];
  await stranger(home);
  const ticket = await report(home);
  await answer(office, ticket);
  await rate(home);
  await messageWentOut(office);
  await askAccount(office, ticket);
  await reportInWechat(villager);
  await elder(home);
  await bind(home);
  const title = `养老服务站下周开放${Date.now() % 100000}`;
  await writeNews(office, title);
  await readNews(home, title, 'elder-');
  await readNews(home, title, '');
  await desks(office);
  await disclose(office, home);
  await month(office, home);
  await township(office, villager);
  await year(office, home);
  await Promise.all([home.close(), office.close()]);
}

try {
  await walk('phone', 'desktop');
  await walk('desktop', 'phone');
} catch (failure) {
  troubles.push(failure.stack);
}
await finish();
troubles.forEach((trouble) => console.error(trouble));
console.log(troubles.length ? `${troubles.length} troubles` : 'The story holds.');
process.exitCode = troubles.length ? 1 : 0;
