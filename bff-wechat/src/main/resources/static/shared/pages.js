import { View, readable } from './element.js';
import { toast } from './toast.js';

/** A view over a list that is read page by page. Subclasses say where: `address(after)`, and with which `api`. */
export class Pages extends View {
  static properties = { next: { state: true }, fetching: { state: true } };

  async load() {
    const page = await this.api.get(this.address(), this.options);
    this.next = page.next;
    return page;
  }

  async more() {
    this.fetching = true;
    try {
      const page = await this.api.get(this.address(this.next), this.options);
      this.next = page.next;
      this.data = { ...this.data, items: [...this.data.items, ...page.items] };
    } catch (error) {
      toast(readable(error).detail);
    } finally {
      this.fetching = false;
    }
  }
}

export function paged(path, after, extra = {}) {
  const query = new URLSearchParams({ limit: '20', ...extra });
  if (after) query.set('after', after);
  return `${path}?${query}`;
}
