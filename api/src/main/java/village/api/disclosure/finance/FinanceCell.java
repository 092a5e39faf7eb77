package village.api.disclosure.finance;

/**
 * An amount of a table and where it stands.
 *
 * @param label what the amount is, for example 余额
 */
record FinanceCell(String pointer, String place, String label, long fen) {

    FinanceFault shouldBe(long right) {
        return new FinanceFault(pointer, place, label + "应为 " + Fen.words(right) + "，表里是 " + Fen.words(fen));
    }
}
