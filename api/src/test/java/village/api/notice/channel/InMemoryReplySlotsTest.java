package village.api.notice.channel;

class InMemoryReplySlotsTest implements ReplySlotsContract {
    private final InMemoryReplySlots slots = new InMemoryReplySlots();

    @Override
    public ReplySlots slots() {
        return slots;
    }
}
