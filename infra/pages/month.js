import { VILLAGE, look } from './browser.js';
import { enter, to } from './walk.js';

const HOME = '330999101201';
const DESK = `${VILLAGE}/console/v1/villages/${HOME}/disclosures`;
const [CLERK, COMMITTEE, VILLAGER] = ['赵桂兰', '孙明', '陈秀英'];
const NUMBER = '11010519491231002X';

/** What a clerk meets in a month: a number in the text, a check that is not hers, a question, a slip to be corrected. */
export async function month(office, home) {
  const title = `水渠清淤收支（${Date.now() % 100000}）`;
  const filing = await draft(office, title);
  await blockedAndMasked(office);
  await noCheckOfOnesOwn(office, filing);
  await checkedAndPublished(office, filing);
  await ask(home, filing);
  await answer(office, title);
  await beside(home, filing);
  await correct(office, filing);
  await bothRevisions(home, filing, title);
}

async function draft(office, title) {
  const { page } = office;
  await enter(office, CLERK, '工作台');
  await to(office, 'console', `villages/${HOME}/disclosures/new/C0803`);
  await page.getByLabel('期间').fill('2026-10-20');
  await page.getByLabel('标题').fill(title);
  await page.getByLabel('正文').fill(`付清淤工付某某（${NUMBER}，手机 13800138000）工钱。`);
  const template = await page.request.get(`${DESK}/finance-tables/template`);
  await page.locator('finance-editor input[type=file]').setInputFiles({
    name: '会计的表.xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer: await template.body(),
  });
  await page.getByText('表内各数已核对').waitFor();
  await page.getByRole('button', { name: '保存草稿' }).click();
  await page.getByRole('button', { name: '提交监委会审核' }).waitFor();
  return page.url().split('#')[1].slice(1);
}

async function blockedAndMasked(office) {
  const { page } = office;
  office.refused = /\/submissions$/;
  await page.getByRole('button', { name: '提交监委会审核' }).click();
  await page.getByRole('heading', { name: '不能直接公开的内容' }).waitFor();
  await page.locator('filing-acts [role=alert]').waitFor();
  await look(office, 'month-blocked');
  office.refused = undefined;
  await page.getByRole('button', { name: '一键打码' }).click();
  await page.getByRole('heading', { name: '不能直接公开的内容' }).waitFor({ state: 'detached' });
  if ((await page.locator('rich-editor').innerText()).includes(NUMBER)) throw new Error('the number is still there');
  await look(office, 'month-masked');
  await page.getByRole('button', { name: '提交监委会审核' }).click();
  await page.getByText('待监委会审核').waitFor();
}

/** The page offers her no check, and who asks all the same is refused. */
async function noCheckOfOnesOwn(office, filing) {
  const { page } = office;
  if (await page.getByRole('button', { name: '审核通过' }).count()) throw new Error('the clerk is offered her own check');
  await look(office, 'month-submitted');
  office.refused = /\/checks$/;
  const status = await page.evaluate(async (address) => (await fetch(address, {
    method: 'POST', body: '{"version":3,"approved":true}',
    headers: { 'Content-Type': 'application/json', 'X-Village-Client': 'console', 'Idempotency-Key': crypto.randomUUID() },
  })).status, `${DESK}/${filing.split('/').pop()}/checks`);
  office.refused = undefined;
  if (status !== 403) throw new Error(`her own check: ${status} (expected: 403)`);
}

async function checkedAndPublished(office, filing) {
  const { page } = office;
  await enter(office, COMMITTEE, '工作台');
  await to(office, 'console', filing);
  await page.getByRole('button', { name: '审核通过' }).click();
  await page.getByText('审核通过，待公布').waitFor();
  await enter(office, CLERK, '工作台');
  await to(office, 'console', filing);
  page.once('dialog', (dialog) => dialog.accept());
  await page.getByRole('button', { name: '公布', exact: true }).click();
  await page.getByText('已公布，异议期内').waitFor();
}

async function ask(home, filing) {
  const { page } = home;
  await enter(home, VILLAGER, '村民端');
  await to(home, 'h5', filing);
  await page.getByRole('button', { name: '提出疑问' }).click();
  await page.getByLabel('您想问什么？').fill('管理费用里的三百元买了什么？');
  await page.getByRole('button', { name: '提交疑问' }).scrollIntoViewIfNeeded();
  await look(home, 'month-asking');
  await page.getByRole('button', { name: '提交疑问' }).click();
  await page.getByText('村里收到了您的疑问').waitFor();
  await look(home, 'month-asked');
}

async function answer(office, title) {
  const { page } = office;
  await to(office, 'console', `villages/${HOME}/disclosure-questions`);
  await page.getByRole('link', { name: new RegExp(title.replace(/[（）]/g, '.')) }).waitFor();
  await look(office, 'month-questions');
  await page.getByRole('link', { name: new RegExp(title.replace(/[（）]/g, '.')) }).click();
  await page.getByLabel(/^答复/).fill('买了办公用纸，发票在村委会，可以来看。');
  await look(office, 'month-answering');
  await page.getByRole('button', { name: '公布答复' }).click();
  await page.getByRole('heading', { name: '答复', exact: true }).waitFor();
}

async function beside(home, filing) {
  const { page } = home;
  await to(home, 'h5', `villages/${HOME}/disclosures?class=finance`);
  await to(home, 'h5', filing);
  await page.getByText('买了办公用纸').scrollIntoViewIfNeeded();
  await look(home, 'month-answer-beside');
}

async function correct(office, filing) {
  const { page } = office;
  await to(office, 'console', filing);
  await page.getByLabel('更正理由（村民看得到）').fill('漏写了清淤的日期');
  await page.getByRole('button', { name: '起草更正' }).click();
  await page.getByText('更正理由：漏写了清淤的日期').waitFor();
  await page.getByLabel('正文').fill('十月二十日清淤，付清淤工工钱。');
  await page.getByRole('button', { name: '保存草稿' }).click();
  await page.getByText('草稿已保存').waitFor();
  await look(office, 'month-correcting');
  await page.getByRole('button', { name: '提交监委会审核' }).click();
  await page.getByText('待监委会审核').waitFor();
  await checkedAndPublished(office, filing);
}

/** The revision was published a moment ago: asked again until a checkpoint covers it, and then it must be what was published. */
async function proved(page) {
  const again = page.getByRole('button', { name: '再看一次' });
  const same = page.getByRole('heading', { name: '这份公开与当时发布的一致' });
  const verdict = page.locator('.card.proof');
  for (const until = Date.now() + 90_000; ; await page.waitForTimeout(1000)) {
    await verdict.waitFor();
    if (await same.count()) return;
    if (!(await again.count()) || Date.now() > until) throw new Error(`the proof says: ${await verdict.innerText()}`);
    await again.click();
  }
}

async function bothRevisions(home, filing, title) {
  const { page } = home;
  await to(home, 'h5', `villages/${HOME}/disclosures?class=finance`);
  await to(home, 'h5', filing);
  await page.getByRole('heading', { name: title }).waitFor();
  await page.getByText('这是更正后的第 2 版').waitFor();
  await page.getByRole('heading', { name: '历次版本' }).scrollIntoViewIfNeeded();
  await look(home, 'month-revisions');
  await page.getByRole('button', { name: '看这一版' }).click();
  await page.getByText('您在看第 1 版').waitFor();
  await look(home, 'month-first-revision');
  await to(home, 'h5', `${filing}/proof`);
  await proved(page);
  await look(home, 'month-proof');
  await page.goto(`${VILLAGE}/h5?elder=1#/${filing}`);
  await page.getByRole('heading', { name: '历次版本' }).waitFor();
  await look(home, 'month-elder');
  await page.goto(`${VILLAGE}/h5?elder=0#/${filing}`);
}
