import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { VILLAGE, look, open } from './browser.js';
import { phoneOf } from './phone.js';
import { enter, to } from './walk.js';

const HOME = '330999101201';
const CHEAT = '赵桂兰';
const number = (words) => Number(words.replace(/[^\d.-]/g, ''));

/** Another member sends beats as fast as he can, and skips to the end: nothing of it counts, and he sees that it does not. */
export async function cheated(size, course, title) {
  const phone = await phoneOf('demo-cadre-1');
  const { consentVersion } = await phone.get('/me/credits');
  await phone.post('/me/consents', { document: 'credit', version: consentVersion });
  const { lessons } = await phone.get(`/villages/${HOME}/courses/${course}`);
  for (let beat = 0; beat < 40; beat++) await say(phone, course, lessons[0].id, beat * 3);
  for (const { id } of lessons) await say(phone, course, id, 3600);
  const visit = await open(size);
  await enter(visit, CHEAT, '村民端');
  await to(visit, 'h5', `villages/${HOME}/courses/${course}`);
  await visit.page.getByText('学完 0 课').waitFor();
  await look(visit, 'year-cheat-course');
  await to(visit, 'h5', 'me/credits/entries');
  await visit.page.getByRole('heading', { name: '学习记录' }).waitFor();
  await visit.page.getByText(/新记的在前|还没有记录/).waitFor();
  if (await visit.page.getByText(title).count()) throw new Error(`a cheat was given a line for ${title}`);
  await look(visit, 'year-cheat-lines');
  await visit.close();
}

const say = (phone, course, lesson, positionSeconds) =>
  phone.post(`/villages/${HOME}/courses/${course}/lessons/${lesson}/progress`, { beat: randomUUID(), positionSeconds });

/** New rules are for the days from which they apply: what stands, and what applies today, stays as it was. */
export async function rulesChanged(office, home, mark) {
  const before = await standing(home);
  const { page } = office;
  const day = new Date(Date.now() + (2 + (mark % 300)) * 86_400_000).toISOString().slice(0, 10);
  await to(office, 'console', `villages/${HOME}/credit-rules`);
  await page.getByText('公布新版规则').click();
  await page.getByLabel(/^从哪一天起生效/).fill(day);
  await page.getByLabel('依据').fill(`镇党委关于学时折算的通知（${mark}）`);
  await look(office, 'year-rules-new');
  await page.getByRole('button', { name: '公布', exact: true }).click();
  await page.getByRole('heading', { name: `${day} 起生效` }).waitFor();
  await look(office, 'year-rules');
  const after = await standing(home);
  if (before !== after) throw new Error(`rules of ${day} changed what stood: ${after} (expected: ${before})`);
  await look(home, 'year-rules-before-their-day');
}

/** What his page says of his year, and by which rules. */
async function standing(home) {
  const { page } = home;
  await to(home, 'h5', 'me/credits');
  await page.reload();
  await page.getByText('适用规则').waitFor();
  return [await page.locator('section[aria-labelledby=so-far]').innerText(), await page.getByText('适用规则').innerText()].join('\n');
}

/** He takes his lines home and adds them up with a program that knows nothing of the village. */
export async function recounted(home) {
  const { page } = home;
  await to(home, 'h5', 'me/credits/entries');
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: /的记录存下来/ }).click()]);
  const folder = mkdtempSync(join(tmpdir(), 'ledger-'));
  await file.saveAs(join(folder, 'lines.csv'));
  const program = await page.request.get(`${VILLAGE}/h5/verifier/Recount.java`);
  writeFileSync(join(folder, 'Recount.java'), await program.body());
  const sums = execFileSync('java', ['Recount.java', 'lines.csv'], { cwd: folder, encoding: 'utf8' }).trim();
  const [, , lines, points] = sums.split(',').map(Number);
  await to(home, 'h5', 'me/credits');
  const shown = page.locator('section[aria-labelledby=so-far]');
  const seen = [number(await page.getByText(/一行一行看/).innerText()), number(await shown.getByText(/^积分：/).locator('.strong').innerText())];
  if (seen[0] !== lines || seen[1] !== points) throw new Error(`recounted: ${sums} (expected: ${seen.join(' lines, ')} points)`);
  console.log(`recounted ${sums}`);
}
