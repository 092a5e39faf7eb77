package village.wechat.account.envelope;

/** Signs a page so that it may use WeChat's JS-SDK. */
public final class PageSignature {
    private PageSignature() {}

    /**
     * Signs a page's address.
     *
     * @param ticket the account's jsapi_ticket
     * @param timestamp seconds
     * @param url as the browser shows it; what follows {@code #} does not count
     * @return 40 hexadecimal digits
     */
    public static String of(String ticket, String nonce, long timestamp, String url) {
        var hash = url.indexOf('#');
        var page = hash < 0 ? url : url.substring(0, hash);
        return Signature.sha1(
                "jsapi_ticket=" + ticket + "&noncestr=" + nonce + "&timestamp=" + timestamp + "&url=" + page);
    }
}
