const { mp } = require('./session');

/** Whom one may act for in a village, oneself first; only oneself where nobody was approved or nothing can be known. */
async function actFor(village) {
  const found = await mp.get('/me/family').catch(() => null);
  const here = found && found.villages.find((each) => each.code === village);
  const ties = ((here && here.iActFor) || []).filter((tie) => tie.state === 'approved' && tie.rosterId);
  return [{ id: '', name: '我自己' }, ...ties.map((tie) => ({ id: tie.rosterId, name: tie.name }))];
}

module.exports = { actFor };
