package village.api.disclosure.finance;

import village.api.Refusal;

/**
 * A cell that does not fit the others.
 *
 * @param pointer JSON pointer to it in the table
 * @param place where it stands, in words, for example 第 3 条明细
 * @param reason a Chinese half-sentence, for example 余额应为 12,345.67，表里是 12,345.76
 */
public record FinanceFault(String pointer, String place, String reason) {

    /** The fault as one of a request's, whose table stands at the prefix. */
    public Refusal.Fault under(String prefix) {
        return new Refusal.Fault(prefix + pointer, place + "：" + reason + "。");
    }
}
