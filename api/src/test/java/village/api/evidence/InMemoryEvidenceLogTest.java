package village.api.evidence;

class InMemoryEvidenceLogTest implements EvidenceLogContract {
    private final EvidenceLog log = new InMemoryEvidenceLog();

    @Override
    public EvidenceLog log() {
        return log;
    }
}
