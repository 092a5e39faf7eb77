package village.api.identity.roster;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The columns a roster may have, each with the words offices use for it. */
public enum RosterColumn {
    NAME("姓名", "名字", "村民姓名", "人员姓名"),
    ID_NUMBER("身份证号", "身份证号码", "身份证", "公民身份号码", "公民身份证号", "居民身份证号", "证件号码", "证件号"),
    PHONE("手机号", "手机号码", "手机", "联系电话", "电话", "电话号码", "联系方式", "本人手机号"),
    HOUSEHOLD("户号", "户编号", "家庭编号", "家庭户号", "户籍号", "户口编号"),
    RELATION("与户主关系", "与户主的关系", "和户主关系", "户主关系", "家庭关系"),
    GRID("网格", "所属网格", "所在网格", "网格名称"),
    PARTY_BRANCH("党支部", "所在党支部", "所属党支部", "支部", "所在支部", "党组织"),
    KIND("类别", "人员类别", "人员类型", "村民类别", "居民类别"),
    MIGRANT("是否外出", "外出", "外出务工", "是否外出务工", "外出情况"),
    GUARDIAN("监护人身份证号", "监护人身份证号码", "监护人身份证", "监护人"),
    RELATIVES("近亲属身份证号", "近亲属身份证号码", "近亲属身份证", "近亲属"),
    REMARK("备注", "备注说明", "说明");

    private final String title;
    private final List<String> synonyms;

    RosterColumn(String title, String... synonyms) {
        this.title = title;
        this.synonyms = List.of(synonyms);
    }

    /** The heading in our template, and the name of the column in reports. */
    public String title() {
        return title;
    }

    /** Recognises a heading, whatever its spacing, width, star or bracketed hint. */
    public static Optional<RosterColumn> of(String heading) {
        var plain = Normalizer.normalize(heading, Normalizer.Form.NFKC)
                .replaceAll("[(\\[【〔].*", "")
                .replaceAll("[\\s*:★]", "");
        return Arrays.stream(values())
                .filter(column -> column.title.equals(plain) || column.synonyms.contains(plain))
                .findFirst();
    }
}
