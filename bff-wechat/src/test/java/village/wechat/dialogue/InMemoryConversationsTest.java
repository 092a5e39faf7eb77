package village.wechat.dialogue;

class InMemoryConversationsTest implements ConversationsContract {
    private final InMemoryConversations conversations = new InMemoryConversations();

    @Override
    public Conversations conversations() {
        return conversations;
    }

    @Override
    public Conversations elsewhere() {
        return conversations;
    }
}
