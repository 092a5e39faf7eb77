package village.api.client;

class InMemoryClientsTest implements ClientsContract {
    private final InMemoryClients clients = new InMemoryClients();

    @Override
    public Clients clients() {
        return clients;
    }
}
