/*
 * Messages and codes carry the addresses of the pages in a browser (#/villages/…/complaints/…). This says which page of
 * the mini-program shows the same; what it has no page for opens in the web view.
 */
const PAGES = [
  [/^\/villages\/(\d{12})\/complaints\/([0-9a-f-]{36})$/, (found) => `/pages/case/case?village=${found[1]}&id=${found[2]}`],
  [/^\/villages\/(\d{12})\/report(?:\?plate=([\w-]+))?$/, (found) =>
    `/pages/report/report?village=${found[1]}${found[2] ? `&plate=${found[2]}` : ''}`],
  [/^\/villages\/(\d{12})\/report\?text=([^&]+)$/, (found) => `/pages/report/report?village=${found[1]}&text=${found[2]}`],
  [/^\/villages\/(\d{12})\/contacts$/, (found) => `/pages/contacts/contacts?village=${found[1]}`],
  [/^\/villages\/(\d{12})\/news(?:\?column=([0-9a-f-]{36}))?$/, (found) =>
    `/pages/news/news?village=${found[1]}${found[2] ? `&column=${found[2]}` : ''}`],
  [/^\/villages\/(\d{12})\/news\/([0-9a-f-]{36})$/, (found) => `/pages/article/article?village=${found[1]}&id=${found[2]}`],
  [/^\/villages\/(\d{12})\/disclosures(?:\?class=([a-z]+))?$/, (found) =>
    `/pages/disclosures/disclosures?village=${found[1]}${found[2] ? `&class=${found[2]}` : ''}`],
  [/^\/villages\/(\d{12})\/disclosures\/([0-9a-f-]{36})$/, (found) =>
    `/pages/disclosure/disclosure?village=${found[1]}&id=${found[2]}`],
  [/^\/villages\/(\d{12})\/inquire(?:\?desk=([a-z-]+))?$/, (found) =>
    `/pages/inquire/inquire?village=${found[1]}${found[2] ? `&desk=${found[2]}` : ''}`],
  [/^\/villages\/(\d{12})\/inquiries\/([0-9a-f-]{36})$/, (found) => `/pages/inquiry/inquiry?village=${found[1]}&id=${found[2]}`],
  [/^\/villages\/(\d{12})\/faqs(?:\?q=([^&]+))?$/, (found) =>
    `/pages/faqs/faqs?village=${found[1]}${found[2] ? `&q=${found[2]}` : ''}`],
  [/^\/villages\/(\d{12})\/courses$/, (found) => `/pages/courses/courses?village=${found[1]}`],
  [/^\/villages\/(\d{12})\/courses\/([0-9a-f-]{36})$/, (found) => `/pages/course/course?village=${found[1]}&id=${found[2]}`],
  [/^\/villages\/(\d{12})\/courses\/([0-9a-f-]{36})\/quiz$/, (found) => `/pages/quiz/quiz?village=${found[1]}&id=${found[2]}`],
  [/^\/villages\/(\d{12})\/courses\/([0-9a-f-]{36})\/lessons\/([0-9a-f-]{36})$/, (found) =>
    `/pages/lesson/lesson?village=${found[1]}&id=${found[2]}&lesson=${found[3]}`],
  [/^\/villages\/(\d{12})\/activities$/, (found) => `/pages/activities/activities?village=${found[1]}`],
  [/^\/villages\/(\d{12})\/activities\/([0-9a-f-]{36})(?:\?code=(\d{6}))?$/, (found) =>
    `/pages/activity/activity?village=${found[1]}&id=${found[2]}${found[3] ? `&code=${found[3]}` : ''}`],
  [/^\/me\/credits\/appeals$/, () => '/pages/appeals/appeals'],
  [/^\/me\/questions$/, () => '/pages/questions/questions'],
  [/^\/me\/access-log$/, () => '/pages/access-log/access-log'],
  [/^\/me\/privacy$/, () => '/pages/privacy/privacy'],
  [/^\/me\/inquiries$/, () => '/pages/inquiries/inquiries'],
  [/^\/me\/credits$/, () => '/pages/credits/credits'],
  [/^\/me\/credits\/entries$/, () => '/pages/credit-lines/credit-lines'],
  [/^\/me\/credits\/certificates\/(\d{4})$/, (found) => `/pages/certificate/certificate?year=${found[1]}`],
  [/^\/console-login\/([0-9a-f-]{36})(?:\?code=(\d{6}))?$/, (found) =>
    `/pages/confirm/confirm?id=${found[1]}${found[2] ? `&code=${found[2]}` : ''}`],
  [/^\/me\/binding$/, () => '/pages/binding/binding'],
];

/** The mini-program's page for an address or its part after the `#`; empty for what it does not know. */
function pageOf(address) {
  const hash = address.indexOf('#/');
  if (hash < 0) return '';
  const path = address.slice(hash + 1);
  for (const [pattern, to] of PAGES) {
    const found = pattern.exec(path);
    if (found) return to(found);
  }
  return `/pages/page/page?to=${encodeURIComponent(path)}`;
}

/** The short code of a scanned door plate, a mini-program code's or a printed address's; empty for any other code. */
function plateOf(result, path) {
  const found = /[?&]scene=([^&]+)/.exec(path || '') || /\/door-plates\/([\w-]+)/.exec(result || '');
  return found ? decodeURIComponent(found[1]) : '';
}

function open(address) {
  const to = pageOf(address);
  if (to) wx.navigateTo({ url: to });
}

module.exports = { open, pageOf, plateOf };
