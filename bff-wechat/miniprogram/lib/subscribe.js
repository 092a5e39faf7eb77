const { appId, mp } = require('./session');

/** WeChat asks about three messages at most, and only out of a tap: so the templates are fetched before. */
const WANTED = ['answered', 'asked', 'progress'];

async function templates() {
  const found = await mp.get(`/me/subscriptions?appId=${appId()}`).catch(() => ({ templates: [] }));
  return found.templates.filter((each) => WANTED.indexOf(each.kind) >= 0).map((each) => each.templateId).slice(0, 3);
}

/** Asks, and tells the server what was allowed. Whatever happens, what the villager came for goes on. */
function askToTell(tmplIds) {
  if (!tmplIds.length) return Promise.resolve();
  return new Promise((resolve) => {
    wx.requestSubscribeMessage({
      tmplIds,
      success: (answers) => {
        const results = {};
        tmplIds.filter((id) => ['accept', 'reject', 'ban'].indexOf(answers[id]) >= 0).forEach((id) => (results[id] = answers[id]));
        mp.post('/me/subscriptions', { results }).catch(() => {});
        resolve();
      },
      fail: () => resolve(),
    });
  });
}

module.exports = { askToTell, templates };
