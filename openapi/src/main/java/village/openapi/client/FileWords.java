package village.openapi.client;

import village.api.attachment.Attachment;
import village.api.attachment.Format;

/** What files are, in Chinese, for people. */
public final class FileWords {
    private FileWords() {}

    public static String label(Attachment.Type type) {
        return switch (type) {
            case IMAGE -> "图片";
            case VOICE -> "录音";
            case DOCUMENT -> "文档";
        };
    }

    /** For example PDF 文档. */
    public static String label(Format format) {
        return format.name() + ' ' + label(format.type());
    }
}
