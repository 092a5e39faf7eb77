import { View } from '../shared/element.js';
import { Pages } from '../shared/pages.js';
import { desk, forgetSession } from './session.js';

/** What every page of the desk does: it knows its village and leads to the log-in page when the session is over. */
const onDesk = (Base) =>
  class extends Base {
    static properties = { person: { attribute: false } };
    api = desk;

    get village() {
      return this.route.params.village;
    }

    get base() {
      return `/villages/${this.village}`;
    }

    troubled() {
      if (this.problem.status === 401) {
        forgetSession();
        queueMicrotask(() => dispatchEvent(new Event('village-signed-out')));
      }
      return super.troubled();
    }
  };

export class DeskView extends onDesk(View) {}

export class DeskPages extends onDesk(Pages) {}
