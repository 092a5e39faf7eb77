import { VILLAGE, look, open } from './browser.js';
import { photo } from './photo.js';
import { enter, to } from './walk.js';

const HOME = '330999101201';
const AGENT = 'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36 MicroMessenger/8.0.50';

/** WeChat's script as the page meets it: it takes the signature, then has one photo and one place. */
const script = (image) => `window.wx = {
  config(given) { window.given = given; setTimeout(() => this.begin()); },
  ready(begin) { this.begin = begin; }, error() {},
  getLocation: ({ success }) => success({ latitude: 29.7155, longitude: 120.3188, accuracy: '12' }),
  chooseImage: ({ success }) => success({ localIds: ['wxLocalResource://1'] }),
  getLocalImgData: ({ success }) => success({ localData: '${image}' }),
};`;

/** Inside WeChat the report page takes place and photo through WeChat. */
export async function reportInWechat(size) {
  const visit = await open(size, { userAgent: AGENT });
  const { page } = visit;
  await page.route('https://res.wx.qq.com/**', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: script(photo().toString('base64')) }));
  await enter(visit, '陈秀英', '村民端');
  await page.getByText('村里电话').waitFor();
  await to(visit, 'h5', `villages/${HOME}/report`);
  await page.waitForFunction(() => window.given?.signature);
  await page.locator('report-media label.take').first().click();
  await page.locator('.medium img').waitFor();
  await page.getByRole('button', { name: '我在的位置' }).click();
  await page.getByText('误差约 12 米').waitFor();
  await look(visit, 'report-in-wechat');
  await visit.close();
}

/** 周建国 works away and speaks to the public account; his village's desk has what he said, to be heard. */
export async function spokenToTheAccount(office, home) {
  const { page } = home;
  const words = `老家门口的路灯坏了，我娘走夜路看不见（${Date.now() % 100000}）`;
  await page.goto(`${VILLAGE}/demo`);
  const box = page.locator('#account-box');
  const say = async (kind, text) => {
    await box.getByLabel('做什么').selectOption(kind);
    await box.getByRole('textbox').fill(text);
    await box.getByRole('button', { name: '发给公众号' }).click();
  };
  await box.getByLabel('以谁的身份').selectOption('demo-migrant-1');
  await say('voice', words);
  await box.getByText(/语音 1 段/).waitFor();
  await say('text', '1');
  const told = await box.getByText(/编号：\d{8}/).textContent();
  const ticket = told.match(/编号：(\d{8})/)[1];
  await look(home, 'day-spoken-in-the-account');
  await enter(office, '王志强', '工作台');
  await office.page.getByRole('link', { name: new RegExp(ticket) }).click();
  await office.page.getByRole('heading', { name: '录音', exact: true }).waitFor();
  await office.page.getByText(words).first().waitFor();
  await look(office, 'day-spoken-at-the-desk');
}

/** The demo page's box writes to the public account: how does my case stand? */
export async function askAccount(visit, ticket) {
  const { page } = visit;
  await page.goto(`${VILLAGE}/demo`);
  const box = page.locator('#account-box');
  await box.getByRole('textbox').fill(`查进度 ${ticket}`);
  await box.getByRole('button', { name: '发给公众号' }).click();
  await box.getByText(new RegExp(ticket)).nth(1).waitFor();
  await look(visit, 'demo-account');
}
