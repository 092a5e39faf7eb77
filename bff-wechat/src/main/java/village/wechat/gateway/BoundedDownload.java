package village.wechat.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import me.chanjar.weixin.common.enums.WxType;
import me.chanjar.weixin.common.error.WxError;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.common.util.http.RequestExecutor;
import me.chanjar.weixin.common.util.http.ResponseHandler;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;

/** Reads a file of WeChat into memory, up to a limit and no byte further. WxJava's own would fill the disk instead. */
final class BoundedDownload implements RequestExecutor<byte[], String> {
    /** The largest photo that is kept; WeChat's recordings are smaller. */
    static final int LIMIT = 10 * 1024 * 1024;

    private static final int PIECE = 16 * 1024;
    private static final int OK = 200;

    private final Wire wire;

    BoundedDownload(Wire wire) {
        this.wire = wire;
    }

    /** What WeChat answered: its bytes, and whether they are its words rather than a file. */
    private record Answer(byte[] bytes, boolean words) {}

    @Override
    public byte[] execute(String uri, String data, WxType type) throws WxErrorException, IOException {
        var request = new HttpGet(uri);
        var answer = wire.getRequestHttpClient().execute(request, response -> read(request, response));
        if (answer.words()) {
            throw new WxErrorException(WxError.fromJson(new String(answer.bytes(), StandardCharsets.UTF_8), type));
        }
        return answer.bytes();
    }

    @Override
    public void execute(String uri, String data, ResponseHandler<byte[]> handler, WxType type)
            throws WxErrorException, IOException {
        handler.handle(execute(uri, data, type));
    }

    private static Answer read(HttpGet request, ClassicHttpResponse response) throws IOException {
        var entity = response.getEntity();
        if (response.getCode() != OK || entity == null) {
            throw new IOException("status " + response.getCode());
        }
        if (entity.getContentLength() > LIMIT) {
            throw tooLarge(request);
        }
        return new Answer(bytes(request, entity.getContent()), words(entity));
    }

    private static byte[] bytes(HttpGet request, InputStream content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var piece = new byte[PIECE];
        for (var read = content.read(piece); read >= 0; read = content.read(piece)) {
            if (bytes.size() + read > LIMIT) {
                throw tooLarge(request);
            }
            bytes.write(piece, 0, read);
        }
        return bytes.toByteArray();
    }

    /** Breaks the connection off: closed in the usual way, it would be read to the end first. */
    private static WechatFailure tooLarge(HttpGet request) {
        request.cancel();
        return WechatFailure.answered(ErrorCodes.MEDIA_TOO_LARGE);
    }

    /** WeChat tells errors with status 200, as JSON, sometimes called plain text. */
    private static boolean words(HttpEntity entity) {
        var type =
                entity.getContentType() == null ? "" : entity.getContentType().toLowerCase(Locale.ROOT);
        return type.contains("json") || type.startsWith("text/");
    }
}
