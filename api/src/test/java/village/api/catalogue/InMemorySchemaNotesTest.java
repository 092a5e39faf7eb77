package village.api.catalogue;

class InMemorySchemaNotesTest implements SchemaNotesContract {
    @Override
    public SchemaNotes notes() {
        var notes = new InMemorySchemaNotes();
        notes.put("noted.title", new Note("标题：给人看的", Kind.STRING));
        notes.put("noted.seen_at", new Note("看到的时间", Kind.DATETIME));
        return notes;
    }
}
