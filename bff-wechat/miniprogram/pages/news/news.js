const { openArticle, toLine } = require('../../lib/news');
const { further, page } = require('../../lib/page');
const { mp } = require('../../lib/session');

/** 村里新闻: by column or by words; what is pinned first, and more as one reads on. */
page({
  openArticle,
  data: { column: '', words: '' },

  onLoad({ column = '', q = '' }) {
    this.setData({ column, words: decodeURIComponent(q) });
  },

  async load({ village }) {
    this.columns = this.columns || (await mp.get(`/villages/${village}/news-columns`)).items;
    const found = await this.ask('');
    return { ...this.chips(), items: found.items.map((item) => toLine(village, item)), next: found.next || '' };
  },

  ask(after) {
    const { column, words } = this.data;
    const chosen = [
      words && `q=${encodeURIComponent(words)}`,
      !words && column && `column=${column}`,
      after && `after=${after}`,
    ].filter(Boolean).join('&');
    return mp.get(`/villages/${this.options.village}/news?${chosen}`);
  },

  /** The upper columns, and those below the one chosen. */
  chips() {
    const { column } = this.data;
    const top = this.columns.find(({ id, children }) => id === column || children.some((child) => child.id === column));
    return {
      upper: [{ id: '', name: '全部' }, ...this.columns].map(({ id, name }) => ({ id, name, on: id === (top ? top.id : '') })),
      lower: top ? top.children.map(({ id, name }) => ({ id, name, on: id === column })) : [],
      empty: column ? '这个栏目还没有新闻。' : '村里还没有发新闻。',
    };
  },

  choose(event) {
    this.setData({ column: event.currentTarget.dataset.id, words: '', waiting: true });
    return this.reload();
  },

  search(event) {
    this.setData({ words: event.detail.value.trim(), waiting: true });
    return this.reload();
  },

  ...further((list, after) => list.ask(after), (item, { options }) => toLine(options.village, item)),
});
