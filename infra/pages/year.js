import { VILLAGE, look, open } from './browser.js';
import { cheated, recounted, rulesChanged } from './ledger.js';
import { phoneOf } from './phone.js';
import { photo } from './photo.js';
import { again, enter, to } from './walk.js';

const HOME = '330999101201';
const [MEMBER, SECRETARY] = ['李向阳', '赵桂兰'];
/** A lesson lasts a minute at least, by the server's clock. */
const LESSON = 120_000;
const now = () => new Date(Date.now() + 8 * 3600_000);

/**
 * A member's year: agrees, learns beside one who cheats, is examined, signs, hands in, appeals, sees rules change, adds his
 * lines up by himself, and shows a certificate anybody can check.
 */
export async function year(office, home) {
  const mark = Date.now() % 100000;
  await (await phoneOf('demo-party-1')).drop('/me/consents/credit');
  const course = await written(office, `年度学习（${mark}）`);
  await agreed(home);
  await cheated(home.size, course, `年度学习（${mark}）`);
  await learned(home, course);
  await examined(home, course);
  await attended(office, home, `重温入党誓词（${mark}）`);
  await handedIn(office, home, `镇党校轮训（${mark}）`);
  await appealed(office, home, mark);
  await rulesChanged(office, home, mark);
  await recounted(home);
  await certified(home);
}

/** The secretary writes a course of an article and a video with a quiz, and publishes it. */
async function written(office, title) {
  const { page } = office;
  await enter(office, SECRETARY, '工作台');
  await to(office, 'console', `villages/${HOME}/courses/new`);
  await page.getByLabel('课程名').fill(title);
  await page.getByRole('button', { name: '加一课图文' }).click();
  const [article, video] = [page.locator('fieldset', { hasText: '第 1 课' }), page.locator('fieldset', { hasText: '第 2 课' })];
  await article.getByLabel('题目').fill('党章总纲');
  await article.getByLabel(/^正文/).fill('中国共产党是中国工人阶级的先锋队。\n\n同时是中国人民和中华民族的先锋队。');
  await article.getByLabel('至少学几分钟').fill('1');
  await page.getByRole('button', { name: '加一课视频' }).click();
  await video.getByLabel('题目').fill('怎么做群众工作');
  await video.getByLabel(/视频链接/).fill('https://v.qq.com/x/page/demo.html');
  await video.getByLabel('至少学几分钟').fill('1');
  await page.getByRole('button', { name: '加一个测验' }).click();
  await page.getByLabel('第 1 题', { exact: true }).fill('党的根本宗旨是什么？');
  await page.getByLabel('第 1 题选项 A').fill('全心全意为人民服务');
  await page.getByLabel('第 1 题选项 B').fill('发展经济');
  await page.getByLabel('第 1 题 A 正确').check();
  await look(office, 'year-course-draft');
  await page.getByRole('button', { name: '保存草稿' }).click();
  await page.getByRole('button', { name: '保存并发布' }).click();
  await page.getByText('学习中').or(page.locator('.badge.green')).first().waitFor();
  await look(office, 'year-course');
  return page.url().match(/courses\/([0-9a-f-]+)/)[1];
}

/** Consent is asked before anything is kept. */
async function agreed(home) {
  const { page } = home;
  await enter(home, MEMBER, '村民端');
  await page.getByText('村里电话').waitFor();
  await to(home, 'h5', 'me/credits');
  await page.getByRole('heading', { name: '先看一下怎么记' }).waitFor();
  await look(home, 'year-consent');
  await page.getByRole('button', { name: '知道了，同意' }).click();
  await page.getByRole('heading', { name: '从哪里来' }).waitFor();
}

async function learned(home, course) {
  const { page } = home;
  await to(home, 'h5', `villages/${HOME}/courses`);
  await page.locator(`a[href*="${course}"]`).waitFor();
  await look(home, 'year-courses');
  await page.locator(`a[href*="${course}"]`).click();
  await page.getByRole('link', { name: '开始学' }).waitFor();
  await look(home, 'year-course-begins');
  await page.getByRole('link', { name: '开始学' }).click();
  await page.getByText(/还要学/).waitFor();
  await look(home, 'year-article');
  await page.getByText('这一课学完了').waitFor({ timeout: LESSON });
  await look(home, 'year-article-done');
  await page.getByRole('link', { name: '学下一课' }).click();
  await page.getByRole('link', { name: /看视频/ }).waitFor();
  await look(home, 'year-video');
  await watched(page);
  await page.getByText('这一课学完了').waitFor({ timeout: LESSON });
}

/** The video is another site's: it opens beside, and here the time goes on. */
async function watched(page) {
  await page.context().route('https://v.qq.com/**', (route) => route.fulfill({ contentType: 'text/html', body: '<title>视频</title>' }));
  const [beside] = await Promise.all([page.context().waitForEvent('page'), page.getByRole('link', { name: /看视频/ }).click()]);
  await beside.close();
}

async function examined(home, course) {
  const { page } = home;
  await to(home, 'h5', `villages/${HOME}/courses/${course}/quiz`);
  await page.getByRole('button', { name: '开始测验' }).waitFor();
  await look(home, 'year-quiz-begins');
  await page.getByRole('button', { name: '开始测验' }).click();
  await page.getByLabel('全心全意为人民服务').check();
  await look(home, 'year-quiz');
  await page.getByRole('button', { name: '交卷' }).click();
  await page.getByText('考合格了').waitFor();
  await look(home, 'year-quiz-passed');
}

/** The code on the secretary's screen turns every few seconds; the member types the one he sees. Short: another walk's would overlap. */
async function attended(office, home, title) {
  const { page } = office;
  await to(office, 'console', `villages/${HOME}/activities`);
  await page.getByLabel('主题').fill(title);
  await page.getByLabel('地点').fill('文化礼堂');
  await page.getByLabel('开始').fill(now().toISOString().slice(0, 16));
  await page.getByLabel('结束').fill(new Date(now().getTime() + 120_000).toISOString().slice(0, 16));
  await look(office, 'year-activity-plan');
  await page.getByRole('button', { name: '安排', exact: true }).click();
  const digits = page.locator('.sign-digits');
  await digits.waitFor();
  await look(office, 'year-code');
  const activity = page.url().split('activities/')[1];
  await to(home, 'h5', `villages/${HOME}/activities/${activity}`);
  await home.page.getByLabel('屏幕上的六位数字').fill((await digits.textContent()).replace(/\D/g, ''));
  await look(home, 'year-sign');
  await home.page.getByRole('button', { name: '签到', exact: true }).click();
  await home.page.getByText('已经记到您的学习记录里').waitFor();
  await look(home, 'year-signed');
  await page.reload();
  await page.getByText('参加的人（1）').scrollIntoViewIfNeeded();
  await look(office, 'year-attendances');
}

async function handedIn(office, home, title) {
  const { page } = home;
  await to(home, 'h5', `villages/${HOME}/offline-studies`);
  await page.getByRole('button', { name: '报一次线下学习' }).click();
  await page.getByLabel('学了什么').fill(title);
  await page.getByLabel('学了几个小时').fill('3');
  await page.locator('offline-hand-in input[type=file]').setInputFiles({ name: '签到表.png', mimeType: 'image/png', buffer: photo() });
  await page.getByText('材料 1：').waitFor();
  await look(home, 'year-hand-in');
  await page.getByRole('button', { name: '交给书记确认' }).click();
  const card = page.locator('article', { hasText: title });
  await card.getByText('等书记确认').waitFor();
  await look(home, 'year-handed-in');
  await decided(office, title);
  await page.reload();
  await card.getByText('已记入', { exact: true }).waitFor();
  await look(home, 'year-recognised');
}

async function decided(office, title) {
  const { page } = office;
  await to(office, 'console', `villages/${HOME}/offline-studies`);
  await page.getByText(title).waitFor();
  await look(office, 'year-studies');
  await page.getByText(title).click();
  await page.getByRole('heading', { name: '证明材料' }).waitFor();
  await look(office, 'year-study');
  await page.getByLabel(/^规则/).selectOption('offline-hour');
  await page.getByRole('button', { name: '确定', exact: true }).click();
  await page.getByRole('heading', { name: '已记入' }).waitFor();
}

/** He thinks a line is wrong; the secretary takes it back and books it anew, and both can be read. */
async function appealed(office, home, mark) {
  const { page } = home;
  const [words, reason] = [`那天学了四个小时（${mark}），签到表上有。`, `签到表上是四个小时（${mark}）。`];
  await to(home, 'h5', 'me/credits/entries');
  const line = page.locator('article', { hasText: `镇党校轮训（${mark}）` });
  await line.waitFor();
  await look(home, 'year-lines');
  await line.getByRole('button', { name: '这一行不对，申诉' }).click();
  await line.getByLabel(/^哪里不对/).fill(words);
  await look(home, 'year-appealing');
  await line.getByRole('button', { name: '提交申诉' }).click();
  await page.getByText(words).waitFor();
  await look(home, 'year-appeals');
  await upheld(office, words, reason);
  await page.reload();
  await page.getByText(reason).waitFor();
  await look(home, 'year-appeal-upheld');
  await to(home, 'h5', 'notices');
  await again(home, page.locator('main .cell', { hasText: '您的申诉有结果了' }));
  await to(home, 'h5', 'me/credits/entries');
  await page.locator('article', { hasText: '减掉记错的' }).first().waitFor();
  await look(home, 'year-lines-corrected');
}

async function upheld(office, words, reason) {
  const { page } = office;
  await to(office, 'console', `villages/${HOME}/credit-appeals`);
  await page.locator('main a', { hasText: words }).waitFor();
  await look(office, 'year-desk-appeals');
  await page.locator('main a', { hasText: words }).click();
  await page.getByLabel('结果').selectOption('true');
  await page.getByLabel(/^按这个数量重新记一行/).fill('4');
  await page.getByLabel(/^理由/).fill(reason);
  await look(office, 'year-deciding');
  await page.getByRole('button', { name: '确定', exact: true }).click();
  await page.getByText('并重新记了一行').waitFor();
  await to(office, 'console', `villages/${HOME}/credits`);
  await page.getByText('按姓名排列').waitFor();
  await look(office, 'year-branch');
}

/** What anybody checks who was given the link, also without being signed in. */
async function certified(home) {
  const { page } = home;
  await to(home, 'h5', 'me/credits');
  await page.getByRole('heading', { name: '从哪里来' }).waitFor();
  await look(home, 'year-credits');
  await to(home, 'h5', `me/credits/certificates/${now().getFullYear()}`);
  const check = page.getByRole('link', { name: '先自己核对一下' });
  await check.waitFor();
  await look(home, 'year-certificate');
  const link = await check.getAttribute('href');
  const stranger = await open(home.size);
  await stranger.page.goto(`${VILLAGE}/h5${link}`);
  await stranger.page.getByText('这份证明是真的').waitFor();
  await look(stranger, 'year-checked');
  stranger.refused = /credit-certificate-checks$/;
  await stranger.page.goto(`${VILLAGE}/h5?forged${link.slice(0, -6)}AAAAAA`);
  await stranger.page.locator('[role=alert]').waitFor();
  await look(stranger, 'year-forged');
  await stranger.close();
  await elder(home, link);
}

async function elder(home, link) {
  const { page } = home;
  for (const [name, hash, sign] of [['credits', '#/me/credits', '从哪里来'], ['lines', '#/me/credits/entries', '新记的在前'],
    ['offline', `#/villages/${HOME}/offline-studies`, '报过的'], ['certificate', link, '这份证明是真的']]) {
    await page.goto(`${VILLAGE}/h5?elder=1&${name}${hash}`);
    await page.getByText(sign).first().waitFor();
    await look(home, `year-elder-${name}`);
  }
  await page.goto(`${VILLAGE}/h5?elder=0#/`);
}
