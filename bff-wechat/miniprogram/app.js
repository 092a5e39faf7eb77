const session = require('./lib/session');

App({
  /** A code on a door plate or a poster opens the mini-program with its short id as the scene. */
  onLaunch(options) {
    this.scene = options.query && options.query.scene ? decodeURIComponent(options.query.scene) : '';
    session.signIn().catch(() => {});
  },
});
