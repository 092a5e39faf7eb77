package village.api.attachment;

class InMemoryAttachmentStoreTest implements AttachmentStoreContract {
    private final InMemoryAttachmentStore store = new InMemoryAttachmentStore();

    @Override
    public AttachmentStore store() {
        return store;
    }

    @Override
    public int files() {
        return store.files();
    }
}
