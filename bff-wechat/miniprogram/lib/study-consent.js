const { mp } = require('./session');

/** What the server says before a member agreed to how his study is kept. */
const consentMissing = (problem) => problem.code === 'credit.consent-required';

/*
 * 先看一下怎么记, to be spread into a page that shows the template `consent` while `consent` is set: agreeing there goes on
 * with `agreed()`, which is what was refused for want of it.
 */
const consenting = {
  async agreeStudy() {
    const done = await this.attempt(async () => {
      const { consentVersion } = await mp.get('/me/credits');
      await mp.post('/me/consents', { document: 'credit', version: consentVersion });
    });
    if (!done) return undefined;
    this.setData({ consent: false });
    return this.agreed();
  },
};

module.exports = { consenting, consentMissing };
