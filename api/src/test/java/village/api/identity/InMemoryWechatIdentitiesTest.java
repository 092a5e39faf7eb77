package village.api.identity;

class InMemoryWechatIdentitiesTest implements WechatIdentitiesContract {
    private final WechatIdentities identities = new InMemoryWechatIdentities();

    @Override
    public WechatIdentities identities() {
        return identities;
    }
}
