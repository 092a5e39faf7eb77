import { html, nothing } from 'lit';
import { freshKey } from './api.js';
import { Part, readable } from './element.js';

/** A part that does one thing at the server: busy while it does, and with the refusal beside the button. */
export class Act extends Part {
  static properties = { busy: { state: true }, refusal: { state: true } };
  key = freshKey();

  /** Answers what the server said, or true when it said nothing; undefined when it refused or could not be reached. */
  async attempt(act) {
    this.busy = true;
    this.refusal = undefined;
    try {
      const done = await act(this.key);
      this.key = freshKey();
      return done ?? true;
    } catch (error) {
      this.refusal = readable(error);
      if (!this.refusal.unsure) this.key = freshKey();
      return undefined;
    } finally {
      this.busy = false;
    }
  }

  refused() {
    return this.refusal
      ? html`<p class="wrong" role="alert">${this.refusal.detail}
          ${this.refusal.errors?.map((each) => html`<br>${each.detail}`)}</p>`
      : nothing;
  }
}
