import { VILLAGE } from './browser.js';

/** Signs in by the demo page's button, on the villagers' pages or at the desk. */
export async function enter({ page }, person, place) {
  await page.goto(`${VILLAGE}/demo`);
  await page.getByRole('button', { name: `以此人身份进入${place}：${person}` }).click();
  await page.waitForURL(place === '工作台' ? /\/console/ : /\/h5/);
}

export const to = ({ page }, pages, hash) => page.goto(`${VILLAGE}/${pages}#/${hash}`);
