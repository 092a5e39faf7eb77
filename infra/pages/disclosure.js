import { VILLAGE, look } from './browser.js';
import { enter, to } from './walk.js';

const HOME = '330999101201';
const TABLES = `${VILLAGE}/console/v1/villages/${HOME}/disclosures/finance-tables`;

/** A clerk's month: bring the table in, mend a wrong cell, submit, be checked, publish; a villager reads and prints. */
export async function disclose(office, home) {
  const { page } = office;
  const title = `集体工程决算（${Date.now() % 100000}）`;
  await enter(office, '赵桂兰', '工作台');
  await to(office, 'console', `villages/${HOME}/disclosures`);
  await page.getByRole('heading', { name: '公开日历' }).waitFor();
  await look(office, 'disclosure-calendar');
  await to(office, 'console', `villages/${HOME}/disclosures/new/C0803`);
  await page.getByLabel('期间').fill(new Date(Date.now() + 8 * 3600_000).toISOString().slice(0, 10));
  await page.getByLabel('标题').fill(title);
  await page.getByLabel('正文').fill('本期收支逐笔公开，请大家监督。');
  const template = await page.request.get(`${TABLES}/template`);
  await page.locator('finance-editor input[type=file]').setInputFiles({
    name: 'table.xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer: await template.body(),
  });
  await page.getByText('表内各数已核对').waitFor();
  const balance = page.getByLabel('管理费用余额');
  await balance.fill('9,700.09');
  await balance.blur();
  await page.getByText(/余额应为 9,700.00，表里是 9,700.09/).waitFor();
  await look(office, 'finance-wrong-cell');
  await balance.fill('9,700.00');
  await balance.blur();
  await page.getByText('表内各数已核对').waitFor();
  await page.getByRole('button', { name: '保存草稿' }).click();
  await page.getByRole('button', { name: '提交监委会审核' }).waitFor();
  await look(office, 'disclosure-draft');
  await page.getByRole('button', { name: '提交监委会审核' }).click();
  await page.getByText('待监委会审核').waitFor();
  const filing = page.url().split('#')[1].slice(1);
  await check(office, filing);
  page.once('dialog', (dialog) => dialog.accept());
  await enter(office, '赵桂兰', '工作台');
  await to(office, 'console', filing);
  await page.getByRole('button', { name: '公布', exact: true }).click();
  await page.getByText('已公布，异议期内').waitFor();
  await look(office, 'disclosure-published');
  await read(home, title, filing);
}

async function check(office, filing) {
  const { page } = office;
  await enter(office, COMMITTEE, '工作台');
  await to(office, 'console', filing);
  await page.getByRole('heading', { name: '监委会审核' }).waitFor();
  await look(office, 'disclosure-check');
  await page.getByRole('button', { name: '审核通过' }).click();
  await page.getByText('审核通过，待公布').waitFor();
}

async function read(home, title, filing) {
  const { page } = home;
  await to(home, 'h5', `villages/${HOME}/disclosures?class=finance`);
  await page.getByRole('link', { name: new RegExp(title.replace(/[（）]/g, '.')) }).waitFor();
  await look(home, 'disclosures');
  await to(home, 'h5', filing);
  await page.getByRole('heading', { name: title }).waitFor();
  await look(home, 'disclosure');
  await page.locator('.bars').first().scrollIntoViewIfNeeded();
  await look(home, 'disclosure-table');
  await to(home, 'h5', `${filing}/print`);
  await page.locator('img.qr').waitFor();
  await look(home, 'disclosure-print');
  await page.goto(`${VILLAGE}/h5?elder=1#/${filing}`);
  await page.getByRole('heading', { name: title }).waitFor();
  await look(home, 'elder-disclosure');
  await page.goto(`${VILLAGE}/h5?elder=0#/${filing}`);
}

const COMMITTEE = '孙明';
