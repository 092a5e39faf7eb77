import { VILLAGE } from './browser.js';

/** Signs in by the demo page's button, on the villagers' pages or at the desk. */
export async function enter({ page }, person, place) {
  await page.goto(`${VILLAGE}/demo`);
  await page.getByRole('button', { name: `以此人身份进入${place}：${person}` }).click();
  await page.waitForURL(place === '工作台' ? /\/console/ : /\/h5/);
}

export const to = ({ page }, pages, hash) => page.goto(`${VILLAGE}/${pages}#/${hash}`);

/** Opens the page again until something stands there that comes a little later. */
export async function again({ page }, wanted) {
  for (let turn = 0; turn < 20 && !(await wanted.count()); turn++) {
    await page.waitForTimeout(500);
    await page.reload();
    await page.locator('main .cell').first().waitFor();
  }
  await wanted.first().waitFor();
}
