package village.api.credit;

import java.util.Locale;

/** Where credit comes from. The words are published: on the wire and in tables they are lower-kebab. */
public enum SourceKind {
    LESSON("线上课程"),
    QUIZ("测验"),
    ACTIVITY("主题党日"),
    OFFLINE("线下学习"),
    SERVICE("为民服务"),
    EARLIER("以前年度记录"),
    OTHER("其他");

    private final String label;

    SourceKind(String label) {
        this.label = label;
    }

    /** In Chinese, for people. */
    public String label() {
        return label;
    }

    /** The published word. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
