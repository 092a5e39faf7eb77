const { freshKey } = require('../../lib/api');
const links = require('../../lib/links');
const { openFiling } = require('../../lib/news');
const { page } = require('../../lib/page');
const { mp } = require('../../lib/session');
const { day, due } = require('../../lib/words');

const COLOURS = { answered: 'green', withheld: 'red' };

/** 我的疑问: what I asked about disclosures, with the answer, or why it is not public. */
page({
  openFiling,

  async load() {
    this.keys = this.keys || {};
    return toShown(await mp.get('/me/disclosure-questions'), []);
  },

  more() {
    return this.attempt(async () => {
      this.setData(toShown(await mp.get(`/me/disclosure-questions?after=${encodeURIComponent(this.data.next)}`), this.data.items));
    });
  },

  /** What came out answers by itself whoever asked for its item: it need not be what he meant. */
  askAgain(event) {
    const { village, item } = event.currentTarget.dataset;
    links.open(`#/villages/${village}/disclosure-items/${item}`);
  },

  /** Who is not content with the reason asks the township to look, once. */
  object(event) {
    const { village, id } = event.currentTarget.dataset;
    const key = (this.keys[id] = this.keys[id] || freshKey());
    return this.attempt(async () => {
      await mp.post(`/villages/${village}/disclosure-questions/${id}/objections`, {}, { key });
      await this.reload();
    });
  },
});

function toShown(found, before) {
  return { items: [...before, ...found.items.map(toCard)], next: found.next || '' };
}

function toCard(item) {
  const late = item.overdueDays ? `村里逾期 ${item.overdueDays} 天没有答复，已经报给乡镇。` : '';
  const waits = item.status === 'waiting' ? late || `村里会在${day(item.dueAt)}以前答复（${due(item.dueAt, item.dueColour)}）。` : '';
  return {
    ...item, waits,
    facts: `${item.villageName} · ${day(item.askedAt)}`,
    colour: COLOURS[item.status] || item.dueColour || '',
    said: item.status === 'answered' && item.answer ? item.answer.text : '',
    corrected: item.status === 'answered' && item.answer && item.answer.reason ? item.answer.reason : '',
  };
}
