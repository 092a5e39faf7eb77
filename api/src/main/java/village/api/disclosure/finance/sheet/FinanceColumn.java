package village.api.disclosure.finance.sheet;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The columns a finance table may have, each with the words offices use for it. */
public enum FinanceColumn {
    DATE("日期", "记账日期", "发生日期", "时间"),
    VOUCHER("凭证号", "凭证编号", "凭证字号", "凭证", "凭证号数", "票据号"),
    CODE("科目编码", "科目代码", "科目编号", "编码", "代码"),
    ACCOUNT("科目", "科目名称", "会计科目", "项目", "收支项目", "公开项目", "项目名称", "名称", "类别"),
    SUMMARY("摘要", "内容", "事由", "用途", "说明", "具体内容", "收支内容", "备注"),
    INCOME("收入", "收入金额", "本期收入", "收入数", "本月收入", "本季收入", "进账"),
    SPENDING("支出", "支出金额", "本期支出", "支出数", "本月支出", "本季支出", "付出"),
    BALANCE("余额", "结余", "结存", "结余金额", "余额数", "结存金额");

    private final String title;
    private final List<String> synonyms;

    FinanceColumn(String title, String... synonyms) {
        this.title = title;
        this.synonyms = List.of(synonyms);
    }

    /** The heading in our own tables. */
    public String title() {
        return title;
    }

    /** Recognises a heading, whatever its spacing, width or bracketed unit. */
    static Optional<FinanceColumn> of(SheetCell heading) {
        var plain = heading.plain().replaceAll("[(\\[【〔].*", "").replaceAll("[*:★]", "");
        return Arrays.stream(values())
                .filter(column -> column.title.equals(plain) || column.synonyms.contains(plain))
                .findFirst();
    }
}
