package village.api.identity;

class InMemoryWechatIdentitiesTest implements WechatIdentitiesContract {
    private final InMemoryWechatIdentities identities = new InMemoryWechatIdentities();

    @Override
    public WechatIdentities identities() {
        return identities;
    }

    @Override
    public void occupy(Person.Id person) {
        identities.occupy(person);
    }
}
