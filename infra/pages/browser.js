import { AxeBuilder } from '@axe-core/playwright';
import { mkdirSync } from 'node:fs';
import { chromium } from 'playwright-core';

export const VILLAGE = process.env.VILLAGE ?? 'http://localhost:8080';
const PICTURES = process.env.PICTURES ?? new URL('target/pictures', import.meta.url).pathname;
const QUIET = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const SCREENS = {
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
  desktop: { viewport: { width: 1366, height: 768 } },
};

export const troubles = [];
mkdirSync(PICTURES, { recursive: true });
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: QUIET });

/**
 * A fresh browser of one size, watched for everything that must not happen. An address that fits `refused` may be
 * refused for as long as it is set.
 */
export async function open(size, more = {}) {
  const context = await browser.newContext({ ...SCREENS[size], ...more, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  context.setDefaultTimeout(Number(process.env.PATIENCE ?? 10_000));
  const page = await context.newPage();
  const visit = { page, size, close: () => context.close() };
  watch(visit);
  return visit;
}

export const finish = () => browser.close();

function watch(visit) {
  const { page, size } = visit;
  const trouble = (words) => troubles.push(`${size} ${page.url().replace(VILLAGE, '')}: ${words}`);
  page.on('pageerror', (error) => trouble(error.stack));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) trouble(message.text());
  });
  page.on('response', (response) => {
    if (response.status() >= 400 && !askedWhetherSignedIn(response) && !visit.refused?.test(response.url())) trouble(`${response.status()} ${response.url()}`);
  });
}

/** A page finds out that nobody is signed in by asking; that is no error. */
function askedWhetherSignedIn(response) {
  return response.status() === 401 && /\/(sessions\/refreshes|session|me|me\/notices)$/.test(new URL(response.url()).pathname);
}

/** Keeps a picture of the page as it is and asks axe what it thinks. */
export async function look({ page, size }, name) {
  await page.waitForTimeout(600);
  await page.screenshot({ path: `${PICTURES}/${name}-${size}.png` });
  const { violations } = await new AxeBuilder({ page }).analyze();
  for (const { id, help, nodes } of violations) {
    troubles.push(`${size} ${name}: axe ${id} (${help}) at ${nodes.map((node) => node.target).join(', ')}`);
  }
  console.log(`${size.padEnd(8)}${name}`);
}
