package village.wechat.account.inbox;

class InMemoryInboxTest implements InboxContract {
    private final Inbox inbox = new InMemoryInbox();

    @Override
    public Inbox inbox() {
        return inbox;
    }
}
