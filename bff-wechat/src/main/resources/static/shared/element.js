import { LitElement, html, nothing } from 'lit';
import { Problem } from './api.js';
import { bones, trouble } from './states.js';

/** A page part without a shadow, so that the linked style sheets (and nothing inline) dress it. */
export class Part extends LitElement {
  createRenderRoot() {
    return this;
  }
}

/** A page that loads something: bones, then content, or a problem with a way to try again. */
export class View extends Part {
  static properties = {
    route: { attribute: false },
    data: { state: true },
    problem: { state: true },
  };

  connectedCallback() {
    super.connectedCallback();
    this.onOnline = () => this.problem?.offline && this.reload();
    addEventListener('online', this.onOnline);
    this.reload();
  }

  disconnectedCallback() {
    removeEventListener('online', this.onOnline);
    super.disconnectedCallback();
  }

  /** Answers what the page shows; an error becomes the trouble state. */
  async load() {
    return {};
  }

  async reload() {
    const turn = (this.turn = (this.turn ?? 0) + 1);
    try {
      const data = await this.load();
      if (turn === this.turn) [this.data, this.problem] = [data, undefined];
    } catch (error) {
      if (turn === this.turn) this.problem = readable(error);
    }
  }

  render() {
    return html`${this.heading()}${this.problem ? this.troubled() : nothing}
    ${this.data ? this.content(this.data) : this.problem ? nothing : this.waiting()}`;
  }

  heading() {
    return nothing;
  }

  waiting() {
    return bones();
  }

  troubled() {
    return trouble(this.problem, () => this.retry());
  }

  retry() {
    this.problem = undefined;
    this.reload();
  }
}

export function readable(error) {
  if (error instanceof Problem) return error;
  console.error(error);
  return new Problem({ status: 500, code: 'page.broken' });
}
