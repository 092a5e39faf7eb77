package village.wechat.gateway.draft;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import me.chanjar.weixin.common.enums.WxType;
import me.chanjar.weixin.common.error.WxError;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.common.util.http.RequestExecutor;
import me.chanjar.weixin.common.util.http.ResponseHandler;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.entity.mime.MultipartEntityBuilder;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.ParseException;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/** Uploads a picture from memory and gives WeChat's answer. WxJava's own wants a file on the disk. */
final class PictureUpload implements RequestExecutor<String, byte[]> {
    private static final int OK = 200;

    private final CloseableHttpClient client;

    PictureUpload(CloseableHttpClient client) {
        this.client = client;
    }

    @Override
    public String execute(String uri, byte[] picture, WxType type) throws WxErrorException, IOException {
        var request = new HttpPost(uri);
        request.setEntity(MultipartEntityBuilder.create()
                .addBinaryBody("media", picture, ContentType.IMAGE_JPEG, "picture.jpg")
                .build());
        var answer = client.execute(request, PictureUpload::read);
        var error = WxError.fromJson(answer, type);
        if (error.getErrorCode() != 0) {
            throw new WxErrorException(error);
        }
        return answer;
    }

    @Override
    public void execute(String uri, byte[] picture, ResponseHandler<String> handler, WxType type)
            throws WxErrorException, IOException {
        handler.handle(execute(uri, picture, type));
    }

    private static String read(ClassicHttpResponse response) throws IOException {
        if (response.getCode() != OK || response.getEntity() == null) {
            throw new IOException("status " + response.getCode());
        }
        try {
            return EntityUtils.toString(response.getEntity(), StandardCharsets.UTF_8, 16 * 1024);
        } catch (ParseException e) {
            throw new IOException("unreadable answer");
        }
    }
}
