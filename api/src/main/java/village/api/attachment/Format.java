package village.api.attachment;

import village.api.attachment.Attachment.Type;

/** The only kinds of files kept and served; what a file is called never matters. */
public enum Format {
    JPEG(Type.IMAGE, "image/jpeg", "jpg"),
    AMR(Type.VOICE, "audio/amr", "amr"),
    MP3(Type.VOICE, "audio/mpeg", "mp3"),
    M4A(Type.VOICE, "audio/mp4", "m4a"),
    WAV(Type.VOICE, "audio/wav", "wav"),
    PDF(Type.DOCUMENT, "application/pdf", "pdf"),
    DOCX(Type.DOCUMENT, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    XLSX(Type.DOCUMENT, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx");

    private final Type type;
    private final String mediaType;
    private final String extension;

    Format(Type type, String mediaType, String extension) {
        this.type = type;
        this.mediaType = mediaType;
        this.extension = extension;
    }

    public Type type() {
        return type;
    }

    /** The Content-Type it is served with. */
    public String mediaType() {
        return mediaType;
    }

    /** Without the dot. */
    public String extension() {
        return extension;
    }
}
