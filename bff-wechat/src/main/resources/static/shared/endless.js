import { Part } from './element.js';
import { moreButton } from './states.js';

/** Asks a list for more when its end comes into sight; the button stays for whoever cannot scroll. */
class Endless extends Part {
  static properties = { view: { attribute: false } };

  connectedCallback() {
    super.connectedCallback();
    this.watch = new IntersectionObserver((seen) => seen.some((each) => each.isIntersecting) && this.reached(), {
      rootMargin: '300px',
    });
    this.watch.observe(this);
  }

  disconnectedCallback() {
    this.watch.disconnect();
    super.disconnectedCallback();
  }

  reached() {
    if (this.view.next && !this.view.fetching) this.view.more();
  }

  render() {
    return moreButton(this.view);
  }
}

customElements.define('village-endless', Endless);
